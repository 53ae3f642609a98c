//! The capture line: one line of typing, and above it what will be recorded.
//!
//! Enter is taken before the field can see it; what was pressed after it waits for the next pass (see
//! [`keys::hold_back`](crate::ui::keys::hold_back)).

mod line;
mod suggest;

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    CompletionPopup, EventFilter, Frame, Galley, Id, Key, KeyboardShortcut, Margin, Modifiers, RectAlign, ScrollArea,
    Stroke, TextBuffer, TextEdit, Ui, vec2,
};
use jiff::civil::Date;

pub use self::line::{Line, catch_letters, is_taking_enter, line_id, take_enter};
use super::{RunState, chips};
use crate::session::capture::CannotTake;
use crate::session::note::{LONGEST_TEXT, Note};
use crate::session::quick::{self, Vocabulary};
use crate::session::{NoteId, Session};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, ReadOnly, View, read_back};

pub(super) fn vocabulary(session: &Session, today: Date) -> Vocabulary<'_> {
    Vocabulary { elements: &session.elements, agencies: &session.agencies, today }
}

/// The day that `by:Q2` is seen from.
pub fn reference_day(view: &View<'_>) -> Date {
    view.session.reference_day(view.session.workshop.time_zone().to_datetime(view.now).date())
}

/// The line, with what will be recorded above it and a hint below it.
///
/// `tight` says that there is little height: then the hint gives way, unless it says why Enter did not take the line.
pub fn capture_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut RunState,
    tight: bool,
    uncovered: bool,
    asks: &mut Vec<Ask>,
) {
    ui.spacing_mut().item_spacing.y = space::S;
    read_back::strip_ui(ui, view, asks);
    if let Some(why) = view.read_only {
        return read_only_ui(ui, why, &mut state.line);
    }
    let reading = state.line.reading(view.session, reference_day(view));
    chips::chips_ui(ui, view, &mut state.line, &reading, asks);
    let RunState { line, selected, .. } = state;
    line_ui(ui, view, line, |ui, line| arrows(ui, view, line, selected, uncovered), asks);
    if !tight || line.refused.is_some() {
        hint_ui(ui, line);
    }
}

/// The field. Enter takes what stands in it; `keys` takes more keys while it has the focus.
pub fn line_ui(ui: &mut Ui, view: &View<'_>, line: &mut Line, keys: impl FnOnce(&Ui, &mut Line), asks: &mut Vec<Ask>) {
    if let Some(why) = view.read_only {
        return read_only_ui(ui, why, line);
    }
    let today = reference_day(view);
    // Asking a field for the focus that it has already makes it deaf to this pass. While a dialog is there, or was in the
    // last pass, the focus is the dialog's.
    let wants_focus = ui.memory(|memory| memory.top_modal_layer().is_none()) && std::mem::take(&mut line.wants_focus);
    if wants_focus && !ui.memory(|memory| memory.has_focus(line.id())) {
        ui.memory_mut(|memory| memory.request_focus(line.id()));
    }
    let focused = ui.memory(|memory| memory.has_focus(line.id()));
    let entered = focused && take_enter(ui, &mut line.composing);
    if focused {
        keys(ui, line);
    }
    field_ui(ui, view, line, today);
    // The click that asked for the focus takes it from the field in the same pass: then it is asked for again.
    line.wants_focus |= wants_focus && !ui.memory(|memory| memory.has_focus(line.id()));
    if entered {
        enter(view, line, today, asks);
    }
}

/// In place of the line, where nothing is taken.
fn read_only_ui(ui: &mut Ui, why: &ReadOnly, line: &mut Line) {
    let tokens = tokens(ui);
    // There is nothing that could have the focus.
    line.wants_focus = false;
    let frame = Frame::new()
        .fill(tokens.ground)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(8.0)
        .inner_margin(Margin::symmetric(14, 11));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        text::one_line(ui, t!("capture-read-only", why = why.short.as_str()), tokens.font(Size::Body), tokens.second);
    });
}

/// Whether the popup of completions is open over a line.
pub fn completes(ui: &Ui, line: &Line) -> bool {
    ui.data(|data| data.get_temp(popup_flag(line))).unwrap_or(false)
}

fn popup_flag(line: &Line) -> Id {
    line.id().with("completes")
}

/// Takes the line as a note, or says why not.
fn enter(view: &View<'_>, line: &mut Line, today: Date, asks: &mut Vec<Ask>) {
    if line.text.trim().is_empty() && line.editing.is_none() {
        return;
    }
    let reading = line.reading(view.session, today);
    line.refused = if reading.text.is_empty() {
        Some(CannotTake::NoText)
    } else if reading.text.len() > LONGEST_TEXT {
        Some(CannotTake::TooLong)
    } else {
        asks.push(match line.editing {
            Some(id) => Ask::Rewrite(id, Box::new(reading)),
            None if line.is_afterwards() => Ask::TakeAfterwards(Box::new(reading), line.binding(view.session)),
            None => Ask::Take(Box::new(reading), line.binding(view.session)),
        });
        None
    };
}

/// ↑ in an empty line edits the last note, wherever it went; while nothing was changed, ↑ and ↓ go from note to note.
///
/// Walking passes over sensitive notes while their texts are covered; the very last note is the one that was just typed.
fn arrows(ui: &Ui, view: &View<'_>, line: &mut Line, selected: &mut Option<NoteId>, uncovered: bool) {
    let today = reference_day(view);
    let untouched = match line.editing {
        None => line.text.is_empty(),
        Some(id) => view
            .session
            .note(id)
            .is_some_and(|note| quick::escape(&note.text, &vocabulary(view.session, today)) == line.text),
    };
    if !untouched {
        return;
    }
    let pressed = |key| ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key));
    let notes = &view.session.notes;
    let at = line.editing.and_then(|id| notes.place(&id));
    if pressed(Key::ArrowUp) {
        let shown = |note: &&Arc<Note>| uncovered || !note.sensitive;
        let before = match at {
            None => notes.last(),
            Some(at) => notes[..at].iter().rev().find(shown),
        };
        if let Some(note) = before {
            line.edit(note, view.session, today);
            *selected = Some(note.id);
        }
    } else if line.editing.is_some() && pressed(Key::ArrowDown) {
        let shown = |note: &&Arc<Note>| uncovered || !note.sensitive;
        if let Some(note) = at.and_then(|at| notes[at + 1..].iter().find(shown)) {
            line.edit(note, view.session, today);
            *selected = Some(note.id);
        } else {
            line.clear();
            *selected = None;
        }
    }
}

/// The share of the window's height that the field takes at most.
const MOST_HEIGHT: f32 = 0.3;

fn field_ui(ui: &mut Ui, view: &View<'_>, line: &mut Line, today: Date) {
    let tokens = tokens(ui);
    let id = line.id();
    if line.fresh {
        // Without this, undo would bring the taken note back as a draft.
        line.fresh = false;
        let end = egui::text::CCursor::new(egui::text::CharIndex(line.text.chars().count()));
        let mut state = egui::text_edit::TextEditState::default();
        state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
        state.store(ui.ctx(), id);
    }
    if line.editing.is_some() && ui.memory(|memory| memory.has_focus(id)) && !completes(ui, line) {
        let esc = ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Escape));
        if esc {
            line.clear();
        }
    }
    let before = line.text.len();
    let was_empty = line.text.is_empty();
    let vocabulary = vocabulary(view.session, today);
    let shared = Arc::clone(&tokens);
    let mut layouter =
        |ui: &Ui, buffer: &dyn TextBuffer, width: f32| galley(ui, &shared, buffer.as_str(), &vocabulary, width);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let stroke = if focused { Stroke::new(2.0, tokens.accent.ink) } else { Stroke::new(1.0, tokens.faint) };
    let frame =
        Frame::new().fill(tokens.surface).stroke(stroke).corner_radius(8.0).inner_margin(Margin::symmetric(14, 11));
    let hint = if line.is_afterwards() { t!("review-capture-hint") } else { t!("capture-hint") };
    // On one line, or the field would be higher while it is empty.
    let room = ui.available_width() - 28.0;
    let hint_font = tokens.font(Size::Body);
    let hint = text::layout_line(ui, &hint, hint_font, tokens.line_height(Size::Reading), tokens.second, room);
    let edit = TextEdit::multiline(&mut line.text)
        .hint_text(hint)
        .font(tokens.font(Size::Reading))
        .frame(Frame::NONE)
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .event_filter(EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true })
        .layouter(&mut layouter);
    let popup =
        CompletionPopup::new(id).accept_keys([Key::Tab]).align(RectAlign::TOP_START).max_height(tokens.scaled(220.0));
    // A pasted page scrolls within the field instead of pushing it out of the window.
    let most = (ui.ctx().content_rect().height() * MOST_HEIGHT).max(tokens.line_height(Size::Reading));
    let area = ScrollArea::vertical().id_salt(id).max_height(most).auto_shrink([false, true]);
    let output = frame
        .show(ui, |ui| {
            area.show(ui, |ui| popup.show(ui, edit, |query| suggest::suggest(query.word, &vocabulary))).inner
        })
        .inner;
    ui.data_mut(|data| data.insert_temp(popup_flag(line), output.is_open));
    let name = if line.is_afterwards() { t!("review-capture-name") } else { t!("capture-name") };
    let response = output.text_edit.response.response.accessible_name(name);
    if line.text.len() != before || response.changed() {
        line.refused = None;
    }
    if line.text.is_empty() && line.editing.is_none() {
        line.binding = None;
    } else if was_empty && line.binding.is_none() {
        line.binding = Some(line.home(view.session));
    }
}

/// The text with its marks in the accent; what still waits for a choice in amber.
fn galley(ui: &Ui, tokens: &Tokens, line: &str, vocabulary: &Vocabulary<'_>, width: f32) -> Arc<Galley> {
    let reading = quick::read(line, vocabulary);
    let format = |strong: bool, color| TextFormat {
        font_id: if strong { tokens.strong(Size::Reading) } else { tokens.font(Size::Reading) },
        color,
        line_height: Some(tokens.line_height(Size::Reading)),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut at = 0;
    for mark in &reading.marks {
        job.append(&line[at..mark.range.start], 0.0, format(false, tokens.ink));
        let color = if mark.unclear { tokens.gap.ink } else { tokens.accent.ink };
        job.append(&line[mark.range.clone()], 0.0, format(true, color));
        at = mark.range.end;
    }
    job.append(&line[at..], 0.0, format(false, tokens.ink));
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}

/// How the line works, or why Enter did not take it.
pub fn hint_ui(ui: &mut Ui, line: &Line) {
    let tokens = tokens(ui);
    let (hint, color) = match line.refused {
        Some(CannotTake::NoText) => (t!("capture-no-text").into_owned(), tokens.gap.ink),
        Some(CannotTake::TooLong) => (t!("capture-too-long", limit = LONGEST_TEXT / 1024), tokens.gap.ink),
        None if line.editing.is_some() => (t!("capture-keys-editing").into_owned(), tokens.second),
        None if line.is_afterwards() => (t!("review-capture-keys").into_owned(), tokens.second),
        None => (t!("capture-keys").into_owned(), tokens.second),
    };
    let height = tokens.line_height(Size::Small);
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        text::one_line(ui, hint, tokens.font(Size::Small), color);
    });
}
