//! F1: the keys of now, and the marks of the capture line.

use egui::{Grid, ScrollArea, Ui};

use super::Flow;
use crate::command::Command;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Place, State, View, keys};

/// The marks of the capture line, with what they do.
const MARKS: [(&str, &str); 9] = [
    ("#trs", "mark-element"),
    ("@gra", "mark-agency"),
    ("!gap", "mark-kind"),
    ("!s", "mark-sensitive"),
    ("by:2018-03", "mark-by"),
    ("for:nc", "mark-for"),
    ("-5", "mark-ago"),
    ("\\#", "mark-escape"),
    ("↑", "mark-edit"),
];

/// The keys of Prepare that are no commands, with what they do.
const PREPARE: [(&str, &str); 6] = [
    ("Alt+1 … 5", "prepare-key-section"),
    ("Ctrl+Tab", "prepare-key-next"),
    ("Alt+↑ ↓", "prepare-key-move"),
    ("Enter", "prepare-key-open"),
    ("Space", "prepare-key-star"),
    ("Del", "prepare-key-remove"),
];

/// The keys of the plan that are no commands, with what they do.
const PLAN: [(&str, &str); 8] = [
    ("↑ ↓ ← → Tab", "plan-key-move"),
    ("Enter", "plan-key-edit"),
    ("Del", "plan-key-clear"),
    ("Shift+↑ ↓ ← →", "plan-key-mark"),
    ("Ctrl+C", "plan-key-copy"),
    ("Ctrl+↓ ↑", "plan-key-sort"),
    ("Alt+← →", "plan-key-width"),
    ("Enter", "plan-key-notes"),
];

/// The dialog.
pub(super) fn keys_ui(ui: &mut Ui, view: Option<&View<'_>>, state: &State) -> Flow {
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    text::strong(ui, t!("keys-title"), Size::Large, tokens.ink);
    ui.add_space(space::S);
    let most = (ui.ctx().content_rect().height() - tokens.scaled(200.0)).min(tokens.scaled(520.0));
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]).show(ui, |ui| {
        if state.place == Place::Run || state.place == Place::Review {
            text::column_head(ui, t!("keys-marks"));
            let rows = MARKS.map(|(mark, key)| (mark.to_owned(), t!(key).into_owned()));
            table_ui(ui, "marks", &rows);
            ui.add_space(space::M);
        }
        if state.place == Place::Review {
            text::column_head(ui, t!("plan-keys"));
            let rows = PLAN.map(|(key, what)| (key.to_owned(), t!(what).into_owned()));
            table_ui(ui, "plan", &rows);
            ui.add_space(space::M);
        }
        if state.place == Place::Prepare {
            text::column_head(ui, t!("prepare-keys-head"));
            let rows = PREPARE.map(|(key, what)| (key.to_owned(), t!(what).into_owned()));
            table_ui(ui, "prepare", &rows);
            ui.add_space(space::M);
        }
        text::column_head(ui, t!("keys-now"));
        let now = view.map(|view| view.circumstances).unwrap_or_default();
        let rows: Vec<_> = Command::ALL
            .iter()
            .filter(|command| command.is_possible(now))
            .filter_map(|command| Some((keys::name(command.key()?), command.tooltip().into_owned())))
            .collect();
        table_ui(ui, "keys", &rows);
    });
    Flow::Stay
}

fn table_ui(ui: &mut Ui, id: &str, rows: &[(String, String)]) {
    let tokens = tokens(ui);
    Grid::new(id).num_columns(2).min_col_width(tokens.scaled(120.0)).spacing(egui::vec2(space::M, space::XS)).show(
        ui,
        |ui| {
            for (key, what) in rows {
                text::strong(ui, key, Size::Body, tokens.ink);
                text::label(ui, what, Size::Body, tokens.ink);
                ui.end_row();
            }
        },
    );
}
