//! Read-back: what is read to the room, page by page, and what the room says to it.

use crate::app::Rapporteur;
use crate::session::read_back::{self, Outcome, Passage};
use crate::t;

impl Rapporteur {
    /// Puts what is meant large on the wall; back, where it is there already or nothing else is selected.
    pub(super) fn toggle_read_back(&mut self) {
        let now = self.wall.passage();
        let selected = self.selected_passage();
        if now.is_some() && (selected.is_none() || selected == now) {
            return self.wall.end_read_back();
        }
        let last = || self.open.as_ref()?.session().notes.last().map(|note| Passage::Note(note.id));
        match selected.or_else(last) {
            Some(passage) => self.read_back(passage),
            None => self.state.messages.note(t!("message-no-note")),
        }
    }

    fn selected_passage(&self) -> Option<Passage> {
        let measure = self.state.selected_measure().map(Passage::Measure);
        measure.or_else(|| self.state.selected_note().map(Passage::Note))
    }

    /// Puts a passage large on the wall, or says why not.
    pub(super) fn read_back(&mut self, passage: Passage) {
        let Some(open) = &self.open else {
            return;
        };
        let session = open.session();
        if passage.words(session).is_some() {
            return self.wall.read_back(passage);
        }
        let is_sensitive = match passage {
            Passage::Note(id) => session.note(id).is_some_and(|note| note.sensitive),
            Passage::Measure(id) => session.measure(id).is_some_and(|measure| measure.is_held_back(session)),
        };
        self.state.messages.note(if is_sensitive {
            t!("message-read-back-sensitive")
        } else {
            t!("message-read-back-empty")
        });
    }

    /// Keeps what the room says.
    pub(super) fn say(&mut self, outcome: Outcome) {
        if let Some(passage) = self.wall.passage() {
            // The room says yes to what it sees.
            if !self.wall.lets_see(passage) {
                return self.state.messages.note(t!("message-read-back-unseen"));
            }
            self.with_now(|session, now| read_back::say(session, passage, outcome, now));
        }
    }
}
