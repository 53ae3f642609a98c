//! What is typed and chosen comes into the record: what is typed at once and as one step, each choice as a step of its own.

use std::sync::Arc;

use egui::Ui;

use super::chooser::{Value, choices};
use super::column::Editing;
use super::typing::Ending;
use super::{Mode, PlanState, table_id};
use crate::session::edit::{Change, Edit};
use crate::session::history::{Place, Step, StepName};
use crate::session::plan::{Measure, working};
use crate::ui::{Ask, View};

impl PlanState {
    /// Puts what was typed into the record, where it means something.
    pub(super) fn typed(&mut self, view: &View<'_>, asks: &mut Vec<Ask>) {
        let Some(before) = self.measure().cloned() else {
            return;
        };
        let column = self.column;
        if let Mode::Typing(typing) = &mut self.mode {
            let mut after = Measure::clone(&before);
            if typing.put(view, column, &mut after) && after != *before {
                typing.changed = true;
                asks.push(Ask::Step(Box::new(working::change(column.slug(), after))));
            }
        }
    }

    /// Ends typing.
    pub(super) fn end_typing(&mut self, ui: &Ui, ending: Ending, asks: &mut Vec<Ask>) {
        let Mode::Typing(typing) = std::mem::take(&mut self.mode) else {
            return;
        };
        if ending == Ending::Cancel && typing.changed {
            // All that was typed here is one step, and the last one.
            asks.push(Ask::Do(crate::command::Command::Undo));
        } else {
            asks.push(Ask::LeaveField);
        }
        match ending {
            Ending::Down => self.go(0, 1, false),
            Ending::On => self.tab(true),
            Ending::Back => self.tab(false),
            Ending::Cancel | Ending::Away => {}
        }
        if ending != Ending::Away {
            ui.memory_mut(|memory| memory.request_focus(table_id()));
        }
        ui.ctx().request_repaint();
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
