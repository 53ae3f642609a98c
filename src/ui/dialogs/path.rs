//! A path to be typed, where the desktop offers no file dialog.

use std::path::PathBuf;

use egui::{Key, Modifiers, TextEdit, Ui, WidgetInfo};

use super::Flow;
use crate::t;
use crate::ui::Ask;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, text};

/// What the path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// To open it.
    Open,
    /// To write a copy there.
    SaveCopy,
    /// To write an earlier version there.
    SaveVersion,
}

/// What is typed.
#[derive(Debug)]
pub struct PathState {
    purpose: PathPurpose,
    path: String,
    /// What stands in the way of this path.
    why: Option<String>,
    seen: bool,
}

impl PathState {
    pub(super) fn new(purpose: PathPurpose, path: String, why: Option<String>) -> Self {
        Self { purpose, path, why, seen: false }
    }
}

/// The dialog.
pub(super) fn path_ui(ui: &mut Ui, of: &mut PathState, asks: &mut Vec<Ask>) -> Flow {
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    let (title, verb) = match of.purpose {
        PathPurpose::Open => ("path-open", "path-open-do"),
        PathPurpose::SaveCopy => ("path-save", "path-save-do"),
        PathPurpose::SaveVersion => ("path-save-version", "path-save-do"),
    };
    text::strong(ui, t!(title), Size::Large, tokens.ink);
    text::label(ui, t!("path-why"), Size::Small, tokens.second);
    ui.add_space(space::S);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let response = ui.add(TextEdit::singleline(&mut of.path).desired_width(f32::INFINITY).hint_text(t!("path-hint")));
    response.widget_info(|| WidgetInfo::text_edit(true, "", of.path.as_str(), t!("path-name")));
    if !of.seen {
        of.seen = true;
        response.request_focus();
    }
    if response.changed() {
        of.why = None;
    }
    if let Some(why) = &of.why {
        text::label(ui, t!("path-not-written", why = why.as_str()), Size::Small, tokens.alarm.ink);
    }
    ui.add_space(space::S);
    let pressed = button::primary_ui(ui, &t!(verb)).clicked();
    if !(enter || pressed) || of.path.trim().is_empty() {
        return Flow::Stay;
    }
    let path = PathBuf::from(of.path.trim());
    asks.push(match of.purpose {
        PathPurpose::Open => Ask::OpenFile(path),
        PathPurpose::SaveCopy => Ask::SaveCopyTo(path),
        PathPurpose::SaveVersion => Ask::SaveVersionTo(path),
    });
    Flow::Close
}
