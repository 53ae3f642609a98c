//! Going between the notes and the plan: from a note to its measure, from a measure to its notes, and where a new measure
//! belongs.

use std::sync::Arc;

use egui::Ui;

use super::plan::{self, Column};
use super::{ReviewState, Wish};
use crate::session::index::Index;
use crate::session::plan::Measure;
use crate::session::{ElementId, MeasureId, NoteId, Session};
use crate::ui::View;

impl ReviewState {
    /// Shows a note among those of its element.
    pub(super) fn go_to_note(&mut self, id: NoteId) {
        self.plan.wide = false;
        self.measures_shown = false;
        self.lead_to(Some(id));
        self.wish = Some(Wish::List);
    }

    /// Shows a measure: over the whole width, or in the right column where that shows measures.
    pub fn show_measure(&mut self, id: MeasureId, column: Option<Column>) {
        if !self.measures_shown {
            self.plan.wide = true;
        }
        self.query.clear();
        self.plan.select(id, column);
        self.wish = Some(Wish::Plan);
    }

    /// The plan over the whole width, at the measure of the selected note; or back to the notes of the selected measure.
    pub fn toggle_plan(&mut self, session: &Session, index: &Index) {
        self.leave_coverage();
        if self.plan.wide {
            self.plan.wide = false;
            let measure = self.plan.selected.and_then(|id| session.measure(id));
            let is_among = |measure: &&Arc<Measure>| self.selected.is_some_and(|id| measure.from.contains(&id));
            let notes = measure.filter(|measure| !is_among(measure)).map(|measure| measure.from.clone());
            if let Some(note) = notes.unwrap_or_default().into_iter().find(|id| session.note(*id).is_some()) {
                self.lead_to(Some(note));
            }
            self.wish = Some(Wish::List);
            return;
        }
        let of_note =
            self.selected.filter(|_| !self.plan.focused).map(|id| index.measures_from(id)).unwrap_or_default();
        self.plan.wide = true;
        if let Some(measure) = of_note.first() {
            self.plan.select(measure.id, None);
        }
        self.wish = Some(Wish::Plan);
    }

    /// Under which element a measure that is added now would stand, and from which note: `None` asks for an element.
    pub fn new_measure(&self, session: &Session) -> Option<(ElementId, Option<NoteId>)> {
        if self.plan.wide {
            return None;
        }
        let note = self.selected.filter(|_| !self.plan.focused).and_then(|id| session.note(id));
        match (note, self.chosen.element()) {
            (Some(note), chosen) if !note.on.is_empty() => {
                let element = chosen.filter(|id| note.on.contains(id)).or_else(|| note.on.first());
                element.map(|element| (element.clone(), Some(note.id)))
            }
            (_, Some(element)) => Some((element.clone(), None)),
            _ => None,
        }
    }

    /// A measure was added.
    pub fn measure_added(&mut self, id: MeasureId) {
        self.query.clear();
        self.measures_shown |= !self.plan.wide;
        self.plan.select(id, Some(Column::Action));
        self.wish = Some(Wish::Plan);
    }

    /// Undo or redo happened at this measure.
    pub fn lead_to_measure(&mut self, id: MeasureId) {
        if self.plan.wide || self.measures_shown {
            self.plan.select(id, None);
        }
    }

    /// The measure that commands mean: the one of the table, while that has the focus or the whole width.
    pub fn selected_measure(&self) -> Option<MeasureId> {
        self.plan.selected.filter(|_| self.is_in_plan())
    }

    /// Whether commands mean the plan.
    pub fn is_in_plan(&self) -> bool {
        self.plan.wide || (self.plan.focused && self.measures_shown)
    }
}

/// The keyboard leaves the table: to the notes of a row, to the buttons above, or to the list.
pub(super) fn leave_plan(ui: &Ui, view: &View<'_>, review: &mut ReviewState) {
    match review.plan.take_leave() {
        Some(plan::Leave::ToNotes) => {
            if let Some(note) = plan::notes_of_selected(view, &mut review.plan).first() {
                review.go_to_note(*note);
            }
        }
        Some(plan::Leave::Out) if review.plan.wide && !review.query.is_empty() => review.query.clear(),
        Some(plan::Leave::Out) if review.plan.wide => {
            if let Some(id) = review.plan.tools {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        Some(plan::Leave::Out) => review.wish = Some(Wish::List),
        None => return,
    }
    ui.ctx().request_repaint();
}
