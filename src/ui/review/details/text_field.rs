//! The text of the note. Every key press is in the record; all of them together are one step.

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::TextEditState;
use egui::{Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, Stroke, TextEdit, Ui};

use super::Editor;
use crate::command::Command;
use crate::session::history::StepName;
use crate::session::note::LONGEST_TEXT;
use crate::t;
use crate::ui::Ask;
use crate::ui::run::capture::take_enter;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, field, text};

/// What stands in the field.
#[derive(Debug, Default)]
pub(super) struct TextField {
    typed: String,
    /// The text of the record that the field last agreed with.
    known: String,
    /// An input method is composing a word.
    composing: bool,
}

/// The id of the field, for the focus.
pub(in crate::ui::review) fn text_id() -> Id {
    Id::unique("review-text")
}

impl TextField {
    /// Takes over a text that was not typed here.
    pub fn follow(&mut self, ui: &Ui, text: &str, is_other: bool) {
        if !is_other && self.known == text {
            return;
        }
        text.clone_into(&mut self.typed);
        text.clone_into(&mut self.known);
        // The field's own undo must not bring back what stood here before.
        let mut state = TextEditState::default();
        let end = CCursor::new(CharIndex(text.chars().count()));
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), text_id());
    }

    /// Why the text cannot be kept as it is.
    fn problem(&self) -> Option<String> {
        if self.typed.trim().is_empty() {
            Some(t!("review-text-empty").into_owned())
        } else if self.typed.len() > LONGEST_TEXT {
            Some(t!("capture-too-long", limit = LONGEST_TEXT / 1024))
        } else {
            None
        }
    }
}

/// The field, or a cover over it; `true` when Enter ended the typing.
pub(super) fn text_ui(ui: &mut Ui, editor: &mut Editor<'_>, of: &mut TextField) -> bool {
    let tokens = tokens(ui);
    if editor.note.sensitive && !editor.uncovered {
        text::label(ui, t!("note-covered"), Size::Reading, tokens.second);
        button::command_ui(ui, Command::Uncover, true, editor.asks);
        return false;
    }
    let focused = ui.memory(|memory| memory.has_focus(text_id()));
    let entered = focused && take_enter(ui, &mut of.composing);
    let problem = of.problem();
    let ink = if problem.is_some() { tokens.gap.ink } else { tokens.accent.ink };
    let stroke = if focused { Stroke::new(2.0, ink) } else { Stroke::new(1.0, tokens.faint) };
    let inset = i8::from(!focused);
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(stroke)
        .corner_radius(space::RADIUS)
        .inner_margin(Margin::symmetric(10 + inset, 8 + inset));
    let mut shown = of.typed.as_str();
    let edit = if editor.view.read_only.is_some() {
        TextEdit::multiline(&mut shown)
    } else {
        TextEdit::multiline(&mut of.typed)
    };
    let edit = edit
        .id(text_id())
        .font(tokens.font(Size::Reading))
        .frame(frame)
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    let response = ui.add(edit).accessible_name(t!("review-text-name"));
    if response.changed() && of.problem().is_none() {
        of.typed.clone_into(&mut of.known);
        editor.change(StepName::EditNote, |note| of.typed.clone_into(&mut note.text));
    }
    if response.lost_focus() {
        editor.asks.push(Ask::LeaveField);
    }
    match of.problem() {
        Some(problem) => drop(field::problem_ui(ui, &problem)),
        None => drop(text::label(ui, t!("review-text-keys"), Size::Small, tokens.second)),
    }
    entered && of.problem().is_none()
}
