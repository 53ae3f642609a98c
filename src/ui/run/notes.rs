//! The notes under the question: those of the element on the floor, else those of the item.

use std::sync::Arc;

use egui::{Sense, Ui};

use super::{RunState, Shown};
use crate::session::agenda::Role;
use crate::session::note::Note;
use crate::t;
use crate::ui::note_row::{self, Row, RowStyle};
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, State, View};

const STYLE: RowStyle = RowStyle { margin: space::XL, stacked: false, lines: usize::MAX, widest: 1000.0 };

/// The notes that stand in the middle now, oldest first.
pub fn shown<'a>(view: &'a View<'_>) -> &'a [Arc<Note>] {
    let rows = match subject(view) {
        Some(Shown::Element(id)) => view.index.of_element(&id),
        Some(Shown::Item(id)) => view.index.of_item(&id),
        None => None,
    };
    rows.map(crate::session::index::Rows::notes).unwrap_or_default()
}

fn subject(view: &View<'_>) -> Option<Shown> {
    let item = view.session.current_item();
    let floor = view.session.floor.element.as_ref().filter(|id| view.session.element(id).is_some());
    match (item, floor) {
        (Some(item), Some(element)) if item.role == Role::Discussion => Some(Shown::Element(element.clone())),
        (None, Some(element)) => Some(Shown::Element(element.clone())),
        (Some(item), _) => Some(Shown::Item(item.id.clone())),
        (None, None) => None,
    }
}

/// The list.
pub fn notes_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let subject = subject(view);
    let run = &mut state.run;
    if run.shown != subject {
        run.shown.clone_from(&subject);
        run.rows.go_to_end();
        run.selected = None;
    }
    let notes = shown(view);
    if notes.is_empty() {
        empty_ui(ui, subject.as_ref());
        return;
    }
    let under = match &subject {
        Some(Shown::Element(id)) => Some(id),
        _ => None,
    };
    let uncovered = state.uncovered;
    let RunState { rows, selected, line, .. } = run;
    if let Some(at) =
        selected.filter(|_| line.editing.is_some()).and_then(|id| notes.iter().rposition(|note| note.id == id))
    {
        rows.show_row(at);
    }
    let chosen = *selected;
    let row = |at: usize| Row {
        note: &notes[at],
        under,
        names_item: false,
        selected: Some(notes[at].id) == chosen,
        focused: false,
        uncovered,
        sense: Sense::click(),
    };
    ui.add_space(space::XS);
    let today = super::capture::reference_day(view);
    rows.show(
        ui,
        "run-notes",
        notes.len(),
        |ui, at, width| note_row::height(ui, view, &row(at), STYLE, width),
        |ui, at, rect| {
            let response = note_row::row_ui(ui, view, &row(at), STYLE, rect);
            if response.double_clicked() {
                line.edit(&notes[at], view.session, today);
                *selected = Some(notes[at].id);
            } else if response.clicked() {
                *selected = if chosen == Some(notes[at].id) { None } else { Some(notes[at].id) };
                line.focus();
            }
            response.context_menu(|ui| {
                if ui.button(t!("note-edit")).clicked() {
                    line.edit(&notes[at], view.session, today);
                    *selected = Some(notes[at].id);
                    ui.close();
                }
                note_row::menu_ui(ui, &notes[at], asks);
            });
        },
    );
}

/// What goes here, and how.
fn empty_ui(ui: &mut Ui, subject: Option<&Shown>) {
    let second = tokens(ui).second;
    let text = match subject {
        Some(Shown::Element(_)) => t!("run-no-notes-element"),
        Some(Shown::Item(_)) => t!("run-no-notes-item"),
        None => return,
    };
    ui.add_space(space::XL);
    ui.horizontal(|ui| {
        ui.add_space(space::XL);
        text::label(ui, text, Size::Body, second);
    });
}
