//! The small fields of the note: date, weapons, agenda item, assistance, sensitive.

use std::borrow::Cow;

use egui::{ComboBox, Id, Ui, vec2};

use super::{Editor, part_ui};
use crate::command::Command;
use crate::session::due::Due;
use crate::session::history::StepName;
use crate::session::note::{Kind, Scope};
use crate::session::plan::Assistance;
use crate::t;
use crate::ui::run::capture::reference_day;
use crate::ui::theme::{space, tokens};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::{button, tag};
use crate::ui::{Ask, texts};

/// By when: what is typed, and what is in the record of it.
#[derive(Debug, Default)]
pub(super) struct ByWhen {
    typed: String,
    /// The date of the record that the field last agreed with.
    known: Option<Due>,
    /// The date before it was typed into: what does not read as a whole leaves that.
    before: Option<Due>,
}

impl ByWhen {
    /// Takes over a date that was not typed here.
    pub fn follow(&mut self, by: Option<Due>, is_other: bool) {
        if is_other || self.known != by {
            (self.known, self.before) = (by, by);
            self.typed = by.map(texts::due).unwrap_or_default();
        }
    }
}

/// By when, as people say it. What it means is in the record as soon as all of it means something.
pub(super) fn by_ui(ui: &mut Ui, editor: &mut Editor<'_>, of: &mut ByWhen) {
    let day = reference_day(editor.view);
    let year = (day.year() + 1).to_string();
    let meant = Due::parse_words(&of.typed, day);
    let help: Cow<'_, str> = match meant.map(texts::due).filter(|normal| *normal != of.typed) {
        Some(normal) => t!("review-by-means", date = normal).into(),
        None => t!("review-by-help", year = year.as_str()).into(),
    };
    let problem = |typed: &str| -> Option<Cow<'_, str>> {
        let wrong = !typed.trim().is_empty() && Due::parse_words(typed, day).is_none();
        wrong.then(|| t!("review-by-wrong", year = year.as_str()).into())
    };
    let field = Field::new(Id::unique("review-by-when"), t!("review-by")).help(help);
    let response = field.show(ui, &mut of.typed, problem);
    let meant = Due::parse_words(&of.typed, day);
    if response.changed() {
        let kept = if meant.is_some() || of.typed.trim().is_empty() { meant } else { of.before };
        of.known = kept;
        editor.change(StepName::EditNote, |note| note.by = kept);
    }
    if response.lost_focus() {
        editor.asks.push(Ask::LeaveField);
        if let Some(due) = meant {
            of.typed = texts::due(due);
        }
        of.before = of.known;
    }
}

/// Which weapons it is about; none chosen: it is not limited.
pub(super) fn scope_ui(ui: &mut Ui, editor: &mut Editor<'_>) {
    let now = editor.note.scope;
    let parts = [
        (Scope { nuclear: true, ..Scope::default() }, Scope { nuclear: !now.nuclear, ..now }, now.nuclear),
        (Scope { chemical: true, ..Scope::default() }, Scope { chemical: !now.chemical, ..now }, now.chemical),
        (Scope { biological: true, ..Scope::default() }, Scope { biological: !now.biological, ..now }, now.biological),
        (Scope { delivery: true, ..Scope::default() }, Scope { delivery: !now.delivery, ..now }, now.delivery),
    ];
    part_ui(ui, &t!("review-scope"), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS + 2.0, space::XS + 2.0);
            for (part, toggled, on) in parts {
                if tag::toggle_ui(ui, &texts::scope(part), tokens(ui).accent, on).clicked() {
                    editor.change(StepName::EditNote, |note| note.scope = toggled);
                }
            }
        });
    });
}

/// The agenda item that it belongs to.
pub(super) fn item_ui(ui: &mut Ui, editor: &mut Editor<'_>) {
    let session = editor.view.session;
    let title = session.item(&editor.note.item).map_or("", |item| item.title.as_str());
    part_ui(ui, &t!("review-item"), |ui| {
        let menu = ComboBox::from_id_salt("review-note-item").selected_text(title).width(ui.available_width());
        let response = menu.truncate().show_ui(ui, |ui| {
            for item in &session.agenda {
                if ui.selectable_label(item.id == editor.note.item, &item.title).clicked() {
                    editor.change(StepName::EditNote, |note| note.item = item.id.clone());
                }
            }
        });
        response.response.accessible_name(t!("review-item-name", item = title));
    });
}

/// Which assistance a need is for. Of other kinds it shows where something was said.
pub(super) fn assistance_ui(ui: &mut Ui, editor: &mut Editor<'_>) {
    if editor.note.kind != Kind::Need && editor.note.assistance.is_empty() {
        return;
    }
    part_ui(ui, &t!("review-assistance"), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS + 2.0, space::XS + 2.0);
            for answer in Assistance::ALL.into_iter().filter(|answer| answer.is_type()) {
                let on = editor.note.assistance.contains(&answer);
                if tag::toggle_ui(ui, &texts::assistance(answer), tokens(ui).need, on).clicked() {
                    editor.change(StepName::EditNote, |note| answer.toggle(&mut note.assistance));
                }
            }
        });
    });
}

/// Off the wall and out of every paper.
pub(super) fn sensitive_ui(ui: &mut Ui, editor: &mut Editor<'_>) {
    let mut sensitive = editor.note.sensitive;
    let response = ui.checkbox(&mut sensitive, t!("review-sensitive"));
    if response.on_hover_text(button::tip(Command::Sensitive)).changed() {
        editor.change(StepName::MarkSensitive, |note| note.sensitive = sensitive);
    }
}
