//! What Review remembers from pass to pass.

use std::sync::Arc;

use egui::Id;

use super::board::BoardState;
use super::chosen::{Chosen, Kinds};
use super::details::Details;
use super::found::{Cursor, Found};
use super::plan::PlanState;
use super::preflight::PreflightState;
use crate::session::note::Note;
use crate::session::{ItemId, NoteId};
use crate::ui::run::capture::Line;
use crate::ui::widgets::rows::Rows;

/// What Review remembers.
pub struct ReviewState {
    /// The selected note.
    pub selected: Option<NoteId>,
    /// The line for what is taken afterwards.
    pub line: Line,
    /// Whose notes stand in the middle.
    pub(super) chosen: Chosen,
    /// What the left lists.
    pub(super) by: By,
    /// The plan as a table.
    pub plan: PlanState,
    /// The coverage board.
    pub(super) board: BoardState,
    /// The walk through what is missing.
    pub preflight: PreflightState,
    /// The right shows measures instead of the note.
    pub(super) measures_shown: bool,
    /// The left lists the elements too that nobody had to discuss and nobody spoke about.
    pub(super) all_elements: bool,
    /// What is looked for; empty: everything.
    pub(super) query: String,
    /// Whose notes stood in the middle before the search.
    pub(super) before_search: Option<Chosen>,
    /// The kinds that are shown; none: all of them.
    pub(super) kinds: Kinds,
    /// The notes in the middle, as long as nothing that they depend on has changed.
    pub(super) found: Found,
    /// Where the selected note stands among them.
    pub(super) cursor: Cursor,
    /// The selected note as it was at a revision: it may not stand among them.
    pub(super) kept: Option<(u64, Arc<Note>)>,
    pub(super) rows: Rows,
    pub(super) details: Details,
    /// The agenda item of what is taken afterwards, once one was chosen.
    pub(super) item: Option<ItemId>,
    /// What gets the focus at the next pass.
    pub(super) wish: Option<Wish>,
    /// The selected note was deleted: the one that stands in its place now is selected next.
    pub(super) take_neighbour: bool,
    /// The selected note has to come into view, whatever hides it.
    pub(super) reveal: bool,
    /// The first note of the list is selected next, unless one of it is selected already.
    pub(super) take_first: bool,
    /// The line has the focus.
    pub(super) writing: bool,
    /// The list has the focus, and the keys that move the wall mean the list.
    pub(super) pages: bool,
    /// In a window with room for one column: the note stands there instead of the list.
    pub(super) open: bool,
    /// How high the line below the list was in the last pass.
    pub(super) below: f32,
    /// The list is in sight in this pass.
    pub(super) list_is_drawn: bool,
    /// The last pass in which Review was shown.
    pub(super) last_pass: Option<u64>,
    /// What is chosen has to come into view on the left.
    pub(super) scroll_side: bool,
    /// The line for what is taken afterwards shows what it will record: somebody is at it.
    pub(super) line_is_open: bool,
    /// The id of its menu of agenda items.
    pub(super) item_menu: Option<Id>,
}

/// What the left lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum By {
    /// Elements.
    #[default]
    Element,
    /// Agenda items.
    Item,
    /// What is missing.
    Missing,
}

/// What can be given the focus from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// The search.
    Search,
    /// The notes, or the plan where that has their place.
    List,
    /// The plan.
    Plan,
    /// The text of the note.
    Text,
}

impl Default for ReviewState {
    fn default() -> Self {
        Self {
            selected: None,
            line: Line::afterwards(),
            chosen: Chosen::All,
            by: By::Element,
            plan: PlanState::default(),
            board: BoardState::default(),
            preflight: PreflightState::default(),
            measures_shown: false,
            all_elements: false,
            query: String::new(),
            before_search: None,
            kinds: Kinds::default(),
            found: Found::default(),
            cursor: Cursor::default(),
            kept: None,
            rows: Rows::default(),
            details: Details::default(),
            item: None,
            wish: None,
            take_neighbour: false,
            reveal: false,
            take_first: false,
            writing: false,
            pages: false,
            open: false,
            below: 0.0,
            list_is_drawn: false,
            last_pass: None,
            scroll_side: false,
            line_is_open: false,
            item_menu: None,
        }
    }
}
