//! Rapporteur.
pub mod session;
