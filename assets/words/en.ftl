app = Rapporteur
