//! The capture line: one line of typing, and above it what will be recorded.
//!
//! Enter is taken before the field can see it; what was pressed after it waits for the next pass (see
//! [`keys::hold_back`](crate::ui::keys::hold_back)).

mod suggest;

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    CompletionPopup, Event, EventFilter, Frame, Galley, Id, Key, KeyboardShortcut, Margin, Modifiers, RectAlign,
    Stroke, TextBuffer, TextEdit, Ui, vec2,
};
use jiff::civil::Date;

use super::{RunState, chips};
use crate::session::NoteId;
use crate::session::capture::{Binding, CannotTake};
use crate::session::note::{Kind, LONGEST_TEXT, Note};
use crate::session::quick::{self, Reading, Vocabulary};
use crate::session::{ItemId, Session};
use crate::t;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, View};

/// What stands in the capture line.
#[derive(Debug, Default)]
pub struct Line {
    /// As typed.
    pub text: String,
    /// The item and element that the draft was begun under.
    pub binding: Option<Binding>,
    /// A kind chosen by key or chip, unless one is typed.
    pub kind: Option<Kind>,
    /// Marked sensitive by key or chip.
    pub sensitive: bool,
    /// The note that is being rewritten; `None` while a new one is written.
    pub editing: Option<NoteId>,
    /// Why Enter did not take it.
    pub refused: Option<CannotTake>,
    /// An input method is composing a word.
    composing: bool,
    /// Wants the focus at the next pass.
    wants_focus: bool,
    /// Wants its cursor at the end, and an undo history that begins here.
    fresh: bool,
}

/// The id of the field, for the focus.
pub fn line_id() -> Id {
    Id::unique("capture-line")
}

impl Line {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether an input method is composing a word in it.
    pub fn is_composing(&self) -> bool {
        self.composing
    }

    /// Whether it will have the focus in this pass, though it may not have it yet.
    pub fn wants_focus(&self) -> bool {
        self.wants_focus
    }

    /// Asks for the focus.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Empties it for the next note.
    pub fn clear(&mut self) {
        *self = Self { fresh: true, wants_focus: true, ..Self::default() };
    }

    /// Puts a draft back that was there before: its text, what it was bound to, what was chosen by key, and which note it
    /// was rewriting.
    pub fn restore_draft(
        &mut self,
        text: &str,
        binding: Binding,
        kind: Option<Kind>,
        sensitive: bool,
        editing: Option<NoteId>,
    ) {
        self.clear();
        text.clone_into(&mut self.text);
        (self.binding, self.kind, self.sensitive, self.editing) = (Some(binding), kind, sensitive, editing);
    }

    /// Begins to rewrite a note.
    pub fn edit(&mut self, note: &Note, session: &Session, today: Date) {
        self.clear();
        self.text = quick::escape(&note.text, &vocabulary(session, today));
        self.binding = Some(Binding { item: Some(note.item.clone()), element: note.on.first().cloned() });
        self.kind = Some(note.kind);
        self.sensitive = note.sensitive;
        self.editing = Some(note.id);
    }

    /// What the line says now, with what was chosen by key.
    pub fn reading(&self, session: &Session, today: Date) -> Reading {
        let mut reading = quick::read(&self.text, &vocabulary(session, today));
        reading.kind = reading.kind.or(self.kind);
        reading.sensitive |= self.sensitive;
        reading
    }

    /// The binding of the draft: the floor's until something is typed.
    pub fn binding(&self, session: &Session) -> Binding {
        self.binding.clone().unwrap_or_else(|| Binding::to_floor(session))
    }
}

fn vocabulary(session: &Session, today: Date) -> Vocabulary<'_> {
    Vocabulary { elements: &session.elements, agencies: &session.agencies, today }
}

/// The day that `by:Q2` is seen from.
pub fn reference_day(view: &View<'_>) -> Date {
    view.session.reference_day(view.session.workshop.time_zone().to_datetime(view.now).date())
}

/// Gives the line the focus when a letter is typed and nothing has it.
pub fn catch_letters(ctx: &egui::Context, line: &mut Line) {
    let letter = ctx.input(|input| {
        input.events.iter().any(|event| matches!(event, Event::Text(text) if !text.chars().all(char::is_control)))
    });
    if letter && ctx.memory(egui::Memory::focused).is_none() {
        ctx.memory_mut(|memory| memory.request_focus(line_id()));
        line.wants_focus = false;
    }
}

/// Whether this event is the Enter that takes the note; follows compositions of an input method on the way.
pub fn is_taking_enter(event: &Event, composing: &mut bool) -> bool {
    match event {
        Event::Ime(egui::ImeEvent::Preedit { text, .. }) => {
            *composing = !text.is_empty();
            false
        }
        // The Enter that follows in the same breath ends the composition; it is no Enter of ours.
        Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => !*composing && modifiers.is_none(),
        _ => false,
    }
}

/// Takes a bare Enter out of the pass; `true` if there was one.
fn take_enter(ui: &Ui, line: &mut Line) -> bool {
    ui.input_mut(|input| {
        let mut entered = false;
        let mut composing = line.composing;
        let was_composing = composing;
        input.events.retain(|event| {
            let enter = is_taking_enter(event, &mut composing);
            entered |= enter;
            !enter
        });
        let committed = input.events.iter().any(|event| matches!(event, Event::Ime(egui::ImeEvent::Commit(_))));
        line.composing = composing && !committed;
        entered && !(was_composing && committed)
    })
}

/// The line, with what will be recorded above it and a hint below it.
pub fn capture_ui(ui: &mut Ui, view: &View<'_>, state: &mut RunState, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let today = reference_day(view);
    ui.spacing_mut().item_spacing.y = space::S;
    let reading = state.line.reading(view.session, today);
    chips::chips_ui(ui, view, &mut state.line, &reading, asks);

    // Asking a field for the focus that it has already makes it deaf to this pass. While a dialog is there, or was in the
    // last pass, the focus is the dialog's.
    let wants_focus =
        ui.memory(|memory| memory.top_modal_layer().is_none()) && std::mem::take(&mut state.line.wants_focus);
    if wants_focus && !ui.memory(|memory| memory.has_focus(line_id())) {
        ui.memory_mut(|memory| memory.request_focus(line_id()));
    }
    let focused = ui.memory(|memory| memory.has_focus(line_id()));
    let entered = focused && take_enter(ui, &mut state.line);
    if focused {
        arrows(ui, view, state, today);
    }
    field_ui(ui, view, &mut state.line, today);
    let line = &mut state.line;
    // The click that asked for the focus takes it from the field in the same pass: then it is asked for again.
    line.wants_focus |= wants_focus && !ui.memory(|memory| memory.has_focus(line_id()));
    if entered {
        enter(view, line, today, asks);
    }
    hint_ui(ui, &tokens, line);
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
            None => Ask::Take(Box::new(reading), line.binding(view.session)),
        });
        None
    };
}

/// ↑ in an empty line edits the last note, wherever it went; while nothing was changed, ↑ and ↓ go from note to note.
fn arrows(ui: &Ui, view: &View<'_>, state: &mut RunState, today: Date) {
    let line = &state.line;
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
    let at = line.editing.and_then(|id| notes.iter().rposition(|note| note.id == id));
    if pressed(Key::ArrowUp) {
        let before = at.unwrap_or(notes.len()).checked_sub(1);
        if let Some(note) = before.and_then(|at| notes.get(at)) {
            state.line.edit(note, view.session, today);
            state.selected = Some(note.id);
        }
    } else if line.editing.is_some() && pressed(Key::ArrowDown) {
        if let Some(note) = at.and_then(|at| notes.get(at + 1)) {
            state.line.edit(note, view.session, today);
            state.selected = Some(note.id);
        } else {
            state.line.clear();
            state.selected = None;
        }
    }
}

/// Takes a key with exactly these modifiers out of the pass.
pub fn take_exactly(input: &mut egui::InputState, wanted: Modifiers, wanted_key: Key) -> bool {
    let before = input.events.len();
    input.events.retain(|event| {
        !matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted_key && modifiers.matches_exact(wanted))
    });
    input.events.len() != before
}

fn field_ui(ui: &mut Ui, view: &View<'_>, line: &mut Line, today: Date) {
    let tokens = tokens(ui);
    let id = line_id();
    if line.fresh {
        // Without this, undo would bring the taken note back as a draft.
        line.fresh = false;
        let end = egui::text::CCursor::new(egui::text::CharIndex(line.text.chars().count()));
        let mut state = egui::text_edit::TextEditState::default();
        state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
        state.store(ui.ctx(), id);
    }
    if line.editing.is_some() && ui.memory(|memory| memory.has_focus(id)) && !popup_is_open(ui) {
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
    let edit = TextEdit::multiline(&mut line.text)
        .hint_text(t!("capture-hint"))
        .font(tokens.font(Size::Reading))
        .frame(frame)
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .event_filter(EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true })
        .layouter(&mut layouter);
    let output = CompletionPopup::new(id)
        .accept_keys([Key::Tab])
        .align(RectAlign::TOP_START)
        .max_height(tokens.scaled(220.0))
        .show(ui, edit, |query| suggest::suggest(query.word, &vocabulary));
    popup_opened(ui, output.is_open);
    let response = output.text_edit.response.response;
    response.widget_info(|| egui::WidgetInfo::text_edit(true, "", line.text.as_str(), t!("capture-name")));
    if line.text.len() != before || response.changed() {
        line.refused = None;
    }
    if line.text.is_empty() && line.editing.is_none() {
        line.binding = None;
    } else if was_empty && line.binding.is_none() {
        line.binding = Some(Binding::to_floor(view.session));
    }
}

fn popup_flag() -> Id {
    Id::unique("capture-popup-open")
}

fn popup_opened(ui: &Ui, open: bool) {
    ui.data_mut(|data| data.insert_temp(popup_flag(), open));
}

fn popup_is_open(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(popup_flag())).unwrap_or(false)
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
fn hint_ui(ui: &mut Ui, tokens: &Tokens, line: &Line) {
    let (hint, color) = match line.refused {
        Some(CannotTake::NoText) => (t!("capture-no-text").into_owned(), tokens.gap.ink),
        Some(CannotTake::TooLong) => (t!("capture-too-long", limit = LONGEST_TEXT / 1024), tokens.gap.ink),
        None if line.editing.is_some() => (t!("capture-keys-editing").into_owned(), tokens.second),
        None => (t!("capture-keys").into_owned(), tokens.second),
    };
    let height = tokens.line_height(Size::Small);
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        text::one_line(ui, hint, tokens.font(Size::Small), color);
    });
}

/// The item that a draft is bound to, where the room has moved on since.
pub(super) fn moved_item<'a>(view: &'a View<'_>, line: &Line) -> Option<&'a ItemId> {
    let bound = line.binding.as_ref()?.item.as_ref()?;
    view.session.current_item().map(|item| &item.id).filter(|id| *id != bound)
}
