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

/// The whole place.
pub fn review_ui(_ui: &mut Ui, _view: &View<'_>, _state: &mut State, _asks: &mut Vec<Ask>) {}

/// The search field, in the bar above.
pub fn search_ui(_ui: &mut Ui, _state: &mut ReviewState) {}
