//! Keys of the table while it has the focus: they move the cursor, begin to edit, or narrow a list.
//!
//! They are followed one by one, in the order pressed. What comes after a key that changes what the next one means waits
//! for the next pass.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::chooser::{Chooser, choices};
use super::column::{Column, Editing};
use super::paste::block;
use super::typing::Typing;
use super::{Leave, Mode, PlanState, table_id};
use crate::ui::{Ask, View};

/// Follows the keys of this pass.
pub(super) fn keys(ui: &Ui, view: &View<'_>, plan: &mut PlanState, uncovered: bool, asks: &mut Vec<Ask>) {
    if let Mode::Typing(typing) = &mut plan.mode {
        let held = typing.take_ending(ui);
        plan.held.extend(held);
        return;
    }
    if !ui.memory(|memory| memory.has_focus(table_id())) {
        plan.mode = Mode::Moving;
        return;
    }
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(table_id(), filter));
    let events: Vec<Event> = ui.input_mut(|input| input.events.extract_if(.., |event| is_key(event)).collect());
    let mut events = events.into_iter();
    let mut with_alt = false;
    for event in events.by_ref() {
        if let Event::Key { modifiers, .. } = &event {
            with_alt = modifiers.alt;
        }
        if with_alt && matches!(event, Event::Text(_)) {
            continue;
        }
        let asked = asks.len();
        let choosing = matches!(plan.mode, Mode::Choosing(_));
        if choosing {
            choose(view, plan, &event, asks);
        } else {
            move_or_begin(ui, view, plan, &event, uncovered, asks);
        }
        let is_other = choosing != matches!(plan.mode, Mode::Choosing(_)) || matches!(plan.mode, Mode::Typing(_));
        if is_other || asks.len() > asked || plan.leave.is_some() {
            break;
        }
    }
    plan.held.extend(events);
}

/// Whether an event is something pressed.
pub(super) fn is_key(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::Ime(egui::ImeEvent::Commit(_))
            | Event::Key { pressed: true, .. }
    )
}

fn move_or_begin(ui: &Ui, view: &View<'_>, plan: &mut PlanState, event: &Event, uncovered: bool, asks: &mut Vec<Ask>) {
    match event {
        Event::Paste(text) if let Some(cells) = block(text) => plan.paste(view, &cells, uncovered, asks),
        Event::Text(text) | Event::Paste(text) | Event::Ime(egui::ImeEvent::Commit(text)) => {
            let typed = (text != " ").then(|| text.clone());
            begin(view, plan, typed, uncovered, asks);
        }
        Event::Copy | Event::Cut => {
            if let Some(text) = plan.copied(view, uncovered) {
                ui.ctx().copy_text(text);
            }
        }
        Event::Key { key, modifiers, .. } => key_pressed(view, plan, *key, *modifiers, uncovered, asks),
        _ => {}
    }
}

fn key_pressed(
    view: &View<'_>,
    plan: &mut PlanState,
    key: Key,
    modifiers: Modifiers,
    uncovered: bool,
    asks: &mut Vec<Ask>,
) {
    let extend = modifiers.shift;
    let (bare, ctrl) = (!modifiers.command && !modifiers.alt, modifiers.command && !modifiers.alt);
    let page = plan.rows.whole().len().saturating_sub(1).max(1).cast_signed();
    let last = isize::MAX / 2;
    match key {
        Key::ArrowDown if bare => plan.go(0, 1, extend),
        Key::ArrowUp if bare => plan.go(0, -1, extend),
        Key::ArrowRight if bare => plan.go(1, 0, extend),
        Key::ArrowLeft if bare => plan.go(-1, 0, extend),
        Key::PageDown if bare => plan.go(0, page, extend),
        Key::PageUp if bare => plan.go(0, -page, extend),
        Key::Home if bare => plan.go(-last, 0, extend),
        Key::End if bare => plan.go(last, 0, extend),
        Key::Home if ctrl => plan.go(0, -last, extend),
        Key::End if ctrl => plan.go(0, last, extend),
        Key::ArrowDown if ctrl => plan.sort_by(plan.column, false),
        Key::ArrowUp if ctrl => plan.sort_by(plan.column, true),
        Key::ArrowRight if modifiers.alt => plan.widen(plan.column, 16.0),
        Key::ArrowLeft if modifiers.alt => plan.widen(plan.column, -16.0),
        Key::Tab if bare => plan.tab(!extend),
        Key::Enter if bare => begin(view, plan, None, uncovered, asks),
        Key::Delete | Key::Backspace if bare && !extend => plan.clear_cell(view, uncovered, asks),
        Key::A if ctrl => plan.select_all(),
        Key::Escape if plan.anchor.is_some() => plan.anchor = None,
        Key::Escape => plan.leave = Some(Leave::Out),
        _ => {}
    }
}

/// Begins to edit the cell of the cursor, with what was typed onto it if anything was.
pub(super) fn begin(
    view: &View<'_>,
    plan: &mut PlanState,
    typed: Option<String>,
    uncovered: bool,
    asks: &mut Vec<Ask>,
) {
    plan.anchor = None;
    if view.read_only.is_some() && !matches!(plan.column.editing(), Editing::Nothing | Editing::Notes) {
        return asks.push(Ask::ReadOnly);
    }
    let Some(measure) = plan.measure().cloned() else {
        return;
    };
    let sensitive = view.index.is_sensitive(&measure);
    plan.reveal = true;
    match plan.column.editing() {
        Editing::Nothing => {}
        Editing::Notes => plan.leave = typed.is_none().then_some(Leave::ToNotes),
        // What is covered is not typed over unseen.
        Editing::Text if sensitive && !uncovered => plan.says_covered = true,
        Editing::Text | Editing::Date => {
            let is_onto = typed.is_some();
            plan.mode = Mode::Typing(Typing::new(plan.column, &measure, typed));
            if is_onto {
                plan.typed(view, asks);
            }
        }
        Editing::One | Editing::Several => {
            let query = typed.unwrap_or_default();
            let rows = choices(plan.column, view.session, &measure, sensitive, &query);
            plan.mode = Mode::Choosing(Chooser::new(query, &rows));
        }
    }
}

fn choose(view: &View<'_>, plan: &mut PlanState, event: &Event, asks: &mut Vec<Ask>) {
    let Some(measure) = plan.measure().cloned() else {
        plan.mode = Mode::Moving;
        return;
    };
    let sensitive = view.index.is_sensitive(&measure);
    let column = plan.column;
    let Mode::Choosing(chooser) = &mut plan.mode else {
        return;
    };
    let rows = choices(column, view.session, &measure, sensitive, &chooser.query);
    let several = column.editing() == Editing::Several;
    match event {
        Event::Text(text) if text == " " && several && chooser.query.is_empty() => {
            plan.take(view, chooser_at(&plan.mode), asks);
        }
        Event::Text(text) | Event::Paste(text) | Event::Ime(egui::ImeEvent::Commit(text)) => {
            chooser.query.push_str(text.trim_end_matches(['\n', '\r']));
            chooser.typed();
        }
        Event::Key { key, modifiers, .. } => match key {
            Key::Backspace => {
                chooser.query.pop();
                chooser.typed();
            }
            Key::ArrowDown => chooser.step(true, rows.len()),
            Key::ArrowUp => chooser.step(false, rows.len()),
            Key::Escape => plan.mode = Mode::Moving,
            Key::Enter => {
                let at = chooser.touched.then_some(chooser.at);
                if let Some(at) = at {
                    plan.take(view, at, asks);
                }
                if !several || at.is_none() {
                    plan.mode = Mode::Moving;
                    plan.go(0, 1, false);
                }
            }
            Key::Tab => {
                let at = (chooser.touched && !(several && chooser.query.is_empty())).then_some(chooser.at);
                if let Some(at) = at {
                    plan.take(view, at, asks);
                }
                plan.mode = Mode::Moving;
                plan.tab(!modifiers.shift);
            }
            _ => {}
        },
        _ => {}
    }
}

fn chooser_at(mode: &Mode) -> usize {
    if let Mode::Choosing(chooser) = mode { chooser.at } else { 0 }
}

impl PlanState {
    /// The cell on or back, over the ends of rows.
    pub(super) fn tab(&mut self, on: bool) {
        self.anchor = None;
        let columns = self.columns_now();
        let at = columns.iter().position(|column| *column == self.column).unwrap_or(0);
        let (row, last) = (self.row, self.listing.rows().len().saturating_sub(1));
        let column = |at: usize| columns.get(at).copied().unwrap_or(Column::Number);
        if on && at + 1 < columns.len() {
            self.column = column(at + 1);
        } else if on && row < last {
            self.column = column(0);
            self.stand(row + 1);
        } else if !on && at > 0 {
            self.column = column(at - 1);
        } else if !on && row > 0 {
            self.column = column(columns.len().saturating_sub(1));
            self.stand(row - 1);
        }
        self.reveal = true;
    }
}
