//! A cell that is typed into: a field over the cell, in which everything is in the record as soon as it means something.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::TextEditState;
use egui::{
    Area, Event, EventFilter, Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, Order, Rect, ScrollArea, Stroke,
    TextEdit, Ui,
};

use super::column::{Column, Editing};
use crate::session::due::Due;
use crate::session::note::LONGEST_TEXT;
use crate::session::plan::Measure;
use crate::t;
use crate::ui::run::capture::reference_day;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{field, text};
use crate::ui::{View, texts};

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct Typing {
    text: String,
    /// What stood there before: what does not read leaves it there.
    before: Option<Arc<Measure>>,
    /// The field has had the focus.
    seen: bool,
    composing: bool,
    /// The key that ends it, once what came before it is typed.
    ending: Option<Ending>,
}

/// How many letters of a text are shown that was not kept.
const GLIMPSE: usize = 80;

/// How typing ends, and where the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Enter: one row down.
    Down,
    /// Tab: one cell on.
    On,
    /// Shift+Tab: one cell back.
    Back,
    /// Esc: as it was before.
    Cancel,
    /// The focus went elsewhere.
    Away,
}

impl Typing {
    /// Begins with what the cell says, or with what was typed onto it.
    pub fn new(column: Column, measure: &Arc<Measure>, typed: Option<String>) -> Self {
        let now = || match column {
            Column::By => measure.by.map(texts::due).unwrap_or_default(),
            _ => column.text(measure).to_owned(),
        };
        Self { text: typed.unwrap_or_else(now), before: Some(Arc::clone(measure)), ..Self::default() }
    }

    /// Puts what is typed into a measure as a whole, or what stood there before where the whole does not read: the
    /// beginning of `Q2 or Q3` means something that nobody said.
    pub fn put(&self, view: &View<'_>, column: Column, measure: &mut Measure) {
        if self.problem(view, column).is_some() {
            self.restore(column, measure);
        } else if column == Column::By {
            measure.by = Due::parse_words(&self.text, reference_day(view));
        } else {
            column.set_text(measure, &self.text);
        }
    }

    /// Puts what stood there before into a measure.
    pub fn restore(&self, column: Column, measure: &mut Measure) {
        let Some(before) = &self.before else {
            return;
        };
        if column == Column::By {
            measure.by = before.by;
        } else {
            column.set_text(measure, column.text(before));
        }
    }

    /// Why what is typed is not in the record.
    pub fn problem(&self, view: &View<'_>, column: Column) -> Option<String> {
        if self.text.len() > LONGEST_TEXT {
            return Some(t!("capture-too-long", limit = LONGEST_TEXT / 1024));
        }
        let day = reference_day(view);
        let is_date = column.editing() == Editing::Date;
        let wrong = is_date && !self.text.trim().is_empty() && Due::parse_words(&self.text, day).is_none();
        wrong.then(|| t!("review-by-wrong", year = (day.year() + 1).to_string()))
    }

    /// What is said where the typing was left for something else although it could not be kept; `None` where it was kept.
    pub fn lost(&self, view: &View<'_>, column: Column) -> Option<String> {
        self.problem(view, column)?;
        let number = self.before.as_ref().map(|before| before.number.to_string()).unwrap_or_default();
        let begins: String = self.text.chars().take(GLIMPSE).collect();
        let text = if begins.len() < self.text.len() { format!("{begins}…") } else { begins };
        Some(t!("plan-not-kept", column = column.title(), number = number, text = text))
    }

    /// Takes the key that ends the typing out of the pass, and returns what was pressed after it.
    pub fn take_ending(&mut self, ui: &Ui) -> Vec<Event> {
        if !self.seen {
            // A field needs a pass to find its place and one to get the focus: what is typed meanwhile waits for it.
            ui.ctx().request_repaint();
            return ui.input_mut(|input| input.events.extract_if(.., |event| super::keys::is_key(event)).collect());
        }
        let composing = &mut self.composing;
        let mut ending = None;
        let held = ui.input_mut(|input| {
            let at = input.events.iter().position(|event| {
                ending = ending_of(event, composing);
                ending.is_some()
            });
            let Some(at) = at else {
                return Vec::new();
            };
            let mut rest = input.events.split_off(at);
            rest.remove(0);
            rest
        });
        self.ending = ending;
        // The Enter that comes in the same breath as a word of an input method belongs to that word.
        let committed =
            ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Ime(egui::ImeEvent::Commit(_)))));
        self.composing &= !committed;
        held
    }
}

fn ending_of(event: &Event, composing: &mut bool) -> Option<Ending> {
    match event {
        Event::Ime(egui::ImeEvent::Preedit { text, .. }) => {
            *composing = !text.is_empty();
            None
        }
        Event::Key { key, pressed: true, modifiers, .. } if !*composing => match (key, *modifiers) {
            (Key::Enter, Modifiers::NONE) => Some(Ending::Down),
            (Key::Tab, Modifiers::NONE) => Some(Ending::On),
            (Key::Tab, Modifiers::SHIFT) => Some(Ending::Back),
            (Key::Escape, _) => Some(Ending::Cancel),
            _ => None,
        },
        _ => None,
    }
}

/// The id of the field, for the focus.
pub(super) fn typing_id() -> Id {
    Id::unique("plan-typing")
}

/// Least width of the field, in points at 100 %.
const WIDTH: f32 = 200.0;

/// The field over its cell: whether the text changed, and how the typing ended.
pub(super) fn typing_ui(
    ui: &Ui,
    view: &View<'_>,
    cell: Rect,
    (column, name): (Column, &str),
    typing: &mut Typing,
) -> (bool, Option<Ending>) {
    if !typing.seen && !ui.memory(|memory| memory.has_focus(typing_id())) {
        let mut state = TextEditState::default();
        let end = CCursor::new(CharIndex(typing.text.chars().count()));
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), typing_id());
        ui.memory_mut(|memory| memory.request_focus(typing_id()));
    }
    let tokens = tokens(ui);
    let window = ui.ctx().content_rect();
    let width = cell.width().max(tokens.scaled(WIDTH)).min(window.width() - 2.0 * space::L);
    let left = cell.left().min(window.right() - width - space::XS).max(window.left());
    let problem = typing.problem(view, column);
    let ink = if problem.is_some() { tokens.gap.ink } else { tokens.accent.ink };
    let inset = (space::S - 2.0) as i8;
    let frame =
        Frame::new().fill(tokens.surface).stroke(Stroke::new(2.0, ink)).inner_margin(Margin::symmetric(inset, inset));
    let mut changed = false;
    let mut lost = false;
    Area::new(Id::unique("plan-typing-area")).order(Order::Foreground).fixed_pos(egui::pos2(left, cell.top())).show(
        ui.ctx(),
        |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 2.0 * space::S);
                ui.spacing_mut().item_spacing.y = space::XS;
                let room = (window.bottom() - cell.top() - tokens.scaled(60.0)).max(tokens.scaled(120.0));
                ScrollArea::vertical().max_height(room).show(ui, |ui| {
                    let edit = TextEdit::multiline(&mut typing.text)
                        .id(typing_id())
                        .font(tokens.font(Size::Body))
                        .frame(Frame::new())
                        .margin(Margin::ZERO)
                        .desired_rows(1)
                        .desired_width(f32::INFINITY)
                        .min_size(egui::vec2(0.0, (cell.height() - 2.0 * space::S).max(0.0)))
                        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
                        .event_filter(EventFilter {
                            tab: true,
                            horizontal_arrows: true,
                            vertical_arrows: true,
                            escape: true,
                        });
                    let response = ui.add(edit).accessible_name(name);
                    changed = response.changed();
                    lost = typing.seen && !response.has_focus();
                    typing.seen |= response.has_focus();
                });
                below_ui(ui, view, column, typing, problem.as_deref());
            });
        },
    );
    if changed && column == Column::By && typing.text.contains(['\n', '\r']) {
        typing.text = typing.text.replace(['\n', '\r'], " ");
    }
    (changed, typing.ending.take().or(lost.then_some(Ending::Away)))
}

/// What it means, what is wrong with it, or what could stand there.
fn below_ui(ui: &mut Ui, view: &View<'_>, column: Column, typing: &Typing, problem: Option<&str>) {
    if let Some(problem) = problem {
        field::problem_ui(ui, problem);
        return;
    }
    if column != Column::By {
        return;
    }
    let day = reference_day(view);
    let words = if let Some(due) = Due::parse_words(&typing.text, day) {
        t!("review-by-means", date = texts::due(due))
    } else {
        t!("review-by-help", year = (day.year() + 1).to_string())
    };
    text::label(ui, words, Size::Small, tokens(ui).second);
}
