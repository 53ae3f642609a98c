//! Review: the record after the day.

use egui::Ui;

use super::{Ask, State, View};
use crate::session::NoteId;

/// What Review remembers.
#[derive(Debug, Default)]
pub struct ReviewState {
    /// The selected note.
    pub selected: Option<NoteId>,
}

impl ReviewState {
    /// The search field wants the focus.
    pub fn focus_search(&mut self) {}

    /// A note was taken afterwards.
    pub fn note_taken(&mut self, id: NoteId) {
        self.selected = Some(id);
    }

    /// A note was deleted.
    pub fn deleted(&mut self, id: NoteId) {
        self.selected = self.selected.filter(|selected| *selected != id);
    }

    /// Undo or redo happened at this note; `None` where it took the note away.
    pub fn lead_to(&mut self, note: Option<NoteId>) {
        self.selected = note;
    }

    /// A key chose the kind of the note that is being written.
    pub fn set_kind(&mut self, _kind: crate::session::note::Kind) {}
}

/// The whole place.
pub fn review_ui(_ui: &mut Ui, _view: &View<'_>, _state: &mut State, _asks: &mut Vec<Ask>) {}

/// The search field, in the bar above.
pub fn search_ui(_ui: &mut Ui, _state: &mut ReviewState) {}
