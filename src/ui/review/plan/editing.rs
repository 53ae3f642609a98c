//! What is typed and chosen comes into the record: what is typed at once and as one step, each choice as a step of its own.

use std::sync::Arc;

use egui::Ui;

use super::chooser::{Value, choices};
use super::column::{Column, Editing};
use super::typing::Ending;
use super::{Mode, PlanState, table_id};
use crate::session::edit::{Change, Edit};
use crate::session::history::{Place, Step, StepName};
use crate::session::plan::{Measure, working};
use crate::ui::{Ask, View};

impl PlanState {
    /// Puts what was typed into the record, where it means something.
    pub(super) fn typed(&self, view: &View<'_>, asks: &mut Vec<Ask>) {
        if let Mode::Typing(typing) = &self.mode {
            self.type_into(asks, |column, measure| typing.put(view, column, measure));
        }
    }

    /// Changes the cell of the cursor, as part of what is being typed there.
    fn type_into(&self, asks: &mut Vec<Ask>, put: impl FnOnce(Column, &mut Measure)) {
        let Some(before) = self.measure() else {
            return;
        };
        let mut after = Measure::clone(before);
        put(self.column, &mut after);
        if after != **before {
            asks.push(Ask::Step(Box::new(working::change(self.column.slug(), after))));
        }
    }

    /// Ends typing. What does not read stays in its field until it does, or is taken back.
    pub(super) fn end_typing(&mut self, ui: &Ui, view: &View<'_>, ending: Ending, asks: &mut Vec<Ask>) {
        let Mode::Typing(typing) = &self.mode else {
            return;
        };
        ui.ctx().request_repaint();
        match ending {
            Ending::Down | Ending::On | Ending::Back if typing.problem(view, self.column).is_some() => return,
            Ending::Cancel => self.type_into(asks, |column, measure| typing.restore(column, measure)),
            _ => {}
        }
        if ending == Ending::Away {
            self.leave_cell();
        }
        self.mode = Mode::Moving;
        asks.push(Ask::LeaveField);
        match ending {
            Ending::Down => self.go(0, 1, false),
            Ending::On => self.tab(true),
            Ending::Back => self.tab(false),
            Ending::Cancel | Ending::Away => {}
        }
        if ending != Ending::Away {
            ui.memory_mut(|memory| memory.request_focus(table_id()));
        }
    }

    /// Goes away from the cell in whatever state it is: what was typed there and not kept is told.
    pub(in crate::ui::review) fn leave_cell(&mut self) {
        if let Mode::Typing(typing) = std::mem::take(&mut self.mode) {
            self.left = Some((self.column, typing));
        }
    }

    /// Tells what was typed into a cell that was left, and could not be kept.
    pub(in crate::ui::review) fn tell_lost(&mut self, view: &View<'_>, asks: &mut Vec<Ask>) {
        if let Some((column, typing)) = self.left.take() {
            asks.extend(typing.lost(view, column).map(Ask::Tell));
        }
    }

    /// Takes a row of the list.
    pub(super) fn take(&mut self, view: &View<'_>, at: usize, asks: &mut Vec<Ask>) {
        let Some(before) = self.measure().cloned() else {
            return;
        };
        let sensitive = view.index.is_sensitive(&before);
        let column = self.column;
        let Mode::Choosing(chooser) = &mut self.mode else {
            return;
        };
        let rows = choices(column, view.session, &before, sensitive, &chooser.query);
        let Some(choice) = rows.get(at) else {
            return;
        };
        chooser.touched = false;
        if !chooser.query.is_empty() {
            chooser.query.clear();
            chooser.at = 0;
        }
        if let Value::Sensitive(sensitive) = choice.value {
            let step = working::set_sensitive(view.session, before.id, sensitive);
            asks.extend(step.map(|step| Ask::Step(Box::new(step))));
            return;
        }
        let mut after = Measure::clone(&before);
        let added = choice.value.put(column, view.session, &mut after);
        if after != *before {
            // Each choice is a step of its own.
            let mut edits: Vec<Edit> = added.into_iter().collect();
            edits.push(Edit::Measure(Change::Replace(Arc::new(after))));
            let step = Step::new(StepName::EditMeasure, edits).at(Place::Measure(before.id));
            asks.push(Ask::Step(Box::new(step)));
        }
    }

    /// Empties the cell of the cursor.
    pub(super) fn clear_cell(&mut self, view: &View<'_>, uncovered: bool, asks: &mut Vec<Ask>) {
        let Some(before) = self.measure().cloned() else {
            return;
        };
        if self.column.editing() == Editing::Text && view.index.is_sensitive(&before) && !uncovered {
            self.says_covered = true;
            return;
        }
        let mut after = Measure::clone(&before);
        if self.column.clear(&mut after) && after != *before {
            asks.push(Ask::Step(Box::new(working::change(self.column.slug(), after))));
            asks.push(Ask::LeaveField);
        }
    }
}
