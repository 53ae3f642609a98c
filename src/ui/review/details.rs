//! The right: the selected note in full. Whatever is typed or chosen is in the record at once; a text or a date that is typed
//! on is one step of the history.

mod agencies;
mod elements;
mod finder;
mod measures;
mod small;
mod text_field;

use egui::{Id, ScrollArea, Ui};

use super::ReviewState;
use crate::command::Command;
use crate::session::NoteId;
use crate::session::history::StepName;
use crate::session::moment::Moment;
use crate::session::note::{Kind, Note};
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, choice, text};
use crate::ui::{Ask, View, texts};

pub(super) use self::text_field::text_id;

/// What is being typed into the fields of the note.
#[derive(Debug, Default)]
pub(super) struct Details {
    of: Option<NoteId>,
    text: text_field::TextField,
    by: small::ByWhen,
    element: String,
    lead: String,
    support: String,
    measure: String,
}

impl Details {
    /// Begins anew with another note; takes over what became of this one elsewhere, by undo for instance.
    fn follow(&mut self, ui: &Ui, note: &Note) {
        let is_other = self.of != Some(note.id);
        if is_other {
            *self = Self { of: Some(note.id), ..Self::default() };
        }
        self.text.follow(ui, &note.text, is_other);
        self.by.follow(note.by, is_other);
    }
}

/// The note while it is shown: what one field changes, the next one sees.
struct Editor<'a> {
    view: &'a View<'a>,
    note: Note,
    uncovered: bool,
    asks: &'a mut Vec<Ask>,
}

impl Editor<'_> {
    /// Changes the note, in the record too.
    fn change(&mut self, name: StepName, with: impl FnOnce(&mut Note)) {
        let before = self.note.clone();
        with(&mut self.note);
        if self.note != before {
            self.asks.push(Ask::Change(name, Box::new(self.note.clone())));
        }
    }
}

/// The column.
pub(super) fn details_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, uncovered: bool, asks: &mut Vec<Ask>) {
    let Some(note) = review.note() else {
        return nothing_ui(ui, view);
    };
    review.details.follow(ui, &note);
    let mut editor = Editor { view, note: Note::clone(&note), uncovered, asks };
    let details = &mut review.details;
    let mut done = false;
    ScrollArea::vertical().id_salt("review-details").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            text::strong(ui, heading(view, &note), Size::Small, tokens(ui).second);
            done = text_field::text_ui(ui, &mut editor, &mut details.text);
        });
        kind_ui(ui, &mut editor);
        small::assistance_ui(ui, &mut editor);
        elements::elements_ui(ui, &mut editor, &mut details.element);
        agencies::lead_ui(ui, &mut editor, &mut details.lead);
        agencies::support_ui(ui, &mut editor, &mut details.support);
        small::by_ui(ui, &mut editor, &mut details.by);
        small::scope_ui(ui, &mut editor);
        small::item_ui(ui, &mut editor);
        measures::measures_ui(ui, &mut editor, &mut details.measure);
        small::sensitive_ui(ui, &mut editor);
        if ui.button(t!("review-delete-note")).on_hover_text(button::tip(Command::DeleteNote)).clicked() {
            editor.asks.push(Ask::Do(Command::DeleteNote));
        }
        ui.add_space(space::S);
    });
    if done {
        review.focus_list();
        ui.ctx().request_repaint();
    }
}

/// `Note · 10:41 · 4 October 2017`.
fn heading(view: &View<'_>, note: &Note) -> String {
    match note.at {
        Some(at) => t!("review-note-at", time = Moment::hour_minute(at), date = texts::date(at.civil().date())),
        None if view.pending.contains(&note.id) => t!("review-note").into_owned(),
        None => t!("review-note-afterwards").into_owned(),
    }
}

/// What goes here, and how.
fn nothing_ui(ui: &mut Ui, view: &View<'_>) {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.y = space::S;
    text::strong(ui, t!("review-note"), Size::Small, tokens.second);
    if view.session.notes.is_empty() {
        text::label(ui, t!("review-no-note-yet"), Size::Body, tokens.second);
    } else {
        text::label(ui, t!("review-choose-note"), Size::Body, tokens.second);
        text::label(ui, t!("review-choose-note-keys"), Size::Body, tokens.second);
    }
}

fn kind_ui(ui: &mut Ui, editor: &mut Editor<'_>) {
    let choices = Kind::ALL.map(|kind| (kind, texts::kind(kind).into_owned()));
    let name = |word: &str| t!("review-kind-name", kind = word);
    let label = t!("note-kind");
    let chosen = choice::choice_ui(ui, Id::unique("review-kind"), &label, editor.note.kind, &choices, name);
    if let Some(kind) = chosen {
        editor.change(StepName::ChangeKind, |note| note.kind = kind);
    }
}

/// A part of the form: its label, and below it what `add` draws.
fn part_ui<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::strong(ui, label, Size::Small, tokens(ui).second);
        add(ui)
    })
    .inner
}
