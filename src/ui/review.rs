//! Review: the record after the day. Elements or agenda items on the left, their notes in the middle, the chosen note in
//! full on the right. In a narrow window the left folds into a menu, then the right takes the place of the middle.

mod afterwards;
mod board;
mod chosen;
mod details;
mod found;
mod going;
mod layout;
mod list;
pub mod plan;
pub mod preflight;
mod search;
mod side;
mod state;

use std::sync::Arc;

use egui::{Id, Key, Ui};

pub use self::search::search_ui;
pub use self::state::ReviewState;

use self::chosen::{Chosen, Kinds};
use self::found::{Listed, Scroll};
use self::state::{By, Wish};
use super::run::capture;
use super::widgets::rows::Rows;
use super::{Ask, State, View};
use crate::session::note::Note;
use crate::session::{ElementId, NoteId};

impl ReviewState {
    /// The search field wants the focus.
    pub fn focus_search(&mut self) {
        self.leave_coverage();
        self.wish = Some(Wish::Search);
    }

    /// Whether something gets the focus at the next pass.
    pub fn wants_focus(&self) -> bool {
        self.wish.is_some()
    }

    /// The list of notes wants the focus.
    pub fn focus_list(&mut self) {
        self.wish = Some(Wish::List);
    }

    /// Shows the notes of an element.
    pub fn show_element(&mut self, id: ElementId) {
        self.leave_coverage();
        self.by = By::Element;
        self.choose(Chosen::Element(id));
        self.wish = Some(Wish::List);
    }

    /// A note was taken afterwards.
    pub fn note_taken(&mut self, id: NoteId) {
        self.line.clear();
        self.selected = Some(id);
        self.cursor.scroll_to(Scroll::Near);
    }

    /// A note is being deleted.
    pub fn deleted(&mut self, id: NoteId) {
        if self.selected == Some(id) {
            self.selected = None;
            self.take_neighbour = true;
        }
    }

    /// Undo or redo happened at this note; `None` where it took the note away.
    pub fn lead_to(&mut self, note: Option<NoteId>) {
        if note.is_some() {
            self.leave_coverage();
        }
        self.take_neighbour = note.is_none() && self.selected.is_some();
        self.reveal = note.is_some();
        self.selected = note;
    }

    /// Whether the line has the focus: then the keys of kinds mean what is written in it.
    pub fn is_writing(&self) -> bool {
        self.writing
    }

    /// Whether the page keys mean the list of notes.
    pub fn takes_page_keys(&self) -> bool {
        self.pages
    }

    /// Shows the notes of something else.
    fn choose(&mut self, chosen: Chosen) {
        if self.chosen != chosen {
            self.chosen = chosen;
            self.before_search = None;
            self.rows = Rows::default();
            self.scroll_side = true;
        }
    }

    /// Selects the note in a row.
    fn go_to(&mut self, view: &View<'_>, row: usize) {
        if let Some(id) = self.listed(view).get(row).map(|note| note.id) {
            self.selected = Some(id);
            self.cursor.stand(row);
            self.cursor.scroll_to(Scroll::Near);
            self.follow(view);
        }
    }

    /// What a person chose on the left. A note that is not there is no longer selected.
    fn pick(&mut self, chosen: Chosen) {
        if self.kept.as_ref().is_some_and(|(_, note)| !chosen.holds(note)) {
            self.selected = None;
        }
        self.choose(chosen);
    }

    /// Brings everything up to date that hangs on the record, before anything is drawn.
    fn follow(&mut self, view: &View<'_>) {
        if !self.chosen.exists(view.session) {
            self.choose(Chosen::All);
        }
        let before = self.found.generation();
        self.found.follow(view, &self.chosen, &self.query, self.kinds);
        let changed = before != self.found.generation();
        if std::mem::take(&mut self.take_neighbour) && self.selected.is_none() {
            let listed = self.found.listed(view);
            self.selected = self.cursor.neighbour(&listed).map(|note| note.id);
            self.cursor.scroll_to(Scroll::Near);
        }
        if std::mem::take(&mut self.reveal) {
            self.uncover_selected(view);
        }
        if std::mem::take(&mut self.take_first) && self.selected.is_none() {
            self.selected = self.listed(view).get(0).map(|note| note.id);
        }
        self.cursor.follow(self.selected, &self.found.listed(view), self.found.generation());
        if changed || self.selected != self.kept.as_ref().map(|(_, note)| note.id) {
            self.keep_selected(view);
        }
        match self.cursor.take_scroll() {
            Some((row, Scroll::Near)) => self.rows.show_row(row),
            Some((row, Scroll::Far)) => self.rows.show_among_neighbours(row),
            None => {}
        }
    }

    /// Takes away whatever keeps the selected note out of the list.
    fn uncover_selected(&mut self, view: &View<'_>) {
        self.cursor.scroll_to(Scroll::Far);
        let Some(id) = self.selected else {
            return;
        };
        if self.found.listed(view).position(id).is_some() {
            return;
        }
        let Some(note) = view.session.note(id) else {
            return;
        };
        if !self.kinds.shows(note.kind) {
            self.kinds = Kinds::default();
        }
        self.query.clear();
        if !self.chosen.holds(note) {
            let element = note.on.first().cloned().map(Chosen::Element);
            self.choose(element.filter(|_| self.by != By::Item).unwrap_or(Chosen::All));
        }
        self.found.follow(view, &self.chosen, &self.query, self.kinds);
    }

    /// Looks the selected note up, once per change. A selection that is gone is none.
    fn keep_selected(&mut self, view: &View<'_>) {
        let listed = self.found.listed(view);
        let note = self.selected.and_then(|id| {
            let note = self.cursor.row().and_then(|row| listed.get(row));
            note.or_else(|| view.session.note(id)).cloned()
        });
        self.selected = note.as_ref().map(|note| note.id);
        self.kept = note.map(|note| (view.revision, note));
        self.open &= self.selected.is_some();
    }

    /// The selected note.
    fn note(&self) -> Option<Arc<Note>> {
        self.kept.as_ref().map(|(_, note)| Arc::clone(note))
    }

    /// The notes in the middle.
    fn listed<'a>(&'a self, view: &'a View<'_>) -> Listed<'a> {
        self.found.listed(view)
    }

    /// Ends the search. What was found and selected stays in sight.
    fn end_search(&mut self) {
        self.query.clear();
        let before = self.before_search.take();
        match before {
            Some(before) if self.selected.is_none() => self.choose(before),
            _ => self.cursor.scroll_to(Scroll::Far),
        }
    }
}

/// The id of the list, for the focus.
fn list_id() -> Id {
    Id::unique("review-list")
}

/// The whole place.
pub fn review_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let in_dialog = state.dialog.is_some();
    let uncovered = state.uncovered;
    let review = &mut state.review;
    arrive(ui, review);
    if !review.query.is_empty() || review.line.wants_focus() {
        review.leave_coverage();
    }
    review.follow(view);
    // While a dialog is there, or was in the last pass, the focus is the dialog's.
    if !in_dialog && ui.memory(|memory| memory.top_modal_layer().is_none()) {
        give_focus(ui, view, review);
    }
    // A list has no use for letters, and nothing that is typed is dropped.
    if !in_dialog && view.read_only.is_none() && ui.memory(|memory| memory.has_focus(list_id())) {
        capture::catch_letters(ui.ctx(), &mut review.line, Some(list_id()));
    }
    layout::columns_ui(ui, view, review, uncovered, asks);
    going::leave_plan(ui, view, review);
    let (focused, escaped) = (ui.memory(egui::Memory::focused), ui.input(|input| input.key_pressed(Key::Escape)));
    if escaped && focused.is_none() && !in_dialog {
        // Esc takes the focus away from a field: the list is where it goes.
        review.wish = Some(Wish::List);
    }
    // What gives the focus back to the list does so now: a key of the next pass is for the list already.
    if review.wish == Some(Wish::List) && !in_dialog && review.list_is_drawn {
        give_focus(ui, view, review);
    }
    let focused = ui.memory(egui::Memory::focused);
    review.writing = focused == Some(review.line.id());
    let in_board = review.shows_coverage() && board::has_focus(ui, review, view);
    let in_list = focused == Some(list_id()) || focused == Some(plan::table_id()) || in_board;
    review.pages = in_list && !view.wall.open;
    if !review.plan.wide && !review.measures_shown {
        review.plan.focused = false;
        review.plan.leave_cell();
    }
    review.plan.tell_lost(view, asks);
}

/// Whoever comes here comes to the list.
fn arrive(ui: &Ui, review: &mut ReviewState) {
    let pass = ui.ctx().cumulative_pass_nr();
    if review.last_pass.is_none_or(|last| pass > last + 1) {
        review.wish.get_or_insert(Wish::List);
    }
    review.last_pass = Some(pass);
}

fn give_focus(ui: &Ui, view: &View<'_>, review: &mut ReviewState) {
    let id = match review.wish.take() {
        Some(Wish::Search) => {
            search::select_all(ui, &review.query);
            search::field_id()
        }
        Some(Wish::Plan) => plan::table_id(),
        Some(Wish::List) if review.plan.wide => plan::table_id(),
        Some(Wish::List) if review.shows_coverage() => board::focus_id(review, view),
        Some(Wish::List) => {
            review.open = false;
            list_id()
        }
        Some(Wish::Text) => details::text_id(),
        None => return,
    };
    if !ui.memory(|memory| memory.has_focus(id)) {
        ui.memory_mut(|memory| memory.request_focus(id));
        ui.ctx().request_repaint();
    }
}
