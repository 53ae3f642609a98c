//! Run: the console in the room. Agenda on the left, one place for the eyes in the middle, the board on the right.

mod agenda;
mod board;
pub mod capture;
pub(in crate::ui) mod chips;
mod notes;
mod seen;
mod sheets;

use egui::{CentralPanel, Frame, Margin, Panel, Ui, Vec2};

use self::capture::Line;
use self::seen::Seen;
use super::theme::{self, Size, space, tokens};
use super::widgets::rows::Rows;
use super::widgets::text;
use super::{Ask, State, View, texts};
use crate::session::agenda::{AgendaItem, Role};
use crate::session::catalogue::Element;
use crate::session::{ElementId, ItemId, NoteId};
use crate::t;

/// What Run remembers.
pub struct RunState {
    /// The capture line.
    pub line: Line,
    /// The selected note.
    pub selected: Option<NoteId>,
    /// Where the notes are scrolled to, and of what they are the notes.
    rows: Rows,
    shown: Option<Shown>,
    board: board::BoardState,
    /// The agenda item that was brought into view last.
    item_seen: Seen<ItemId>,
}

impl Default for RunState {
    fn default() -> Self {
        Self {
            line: Line::default(),
            selected: None,
            rows: Rows::at_end(),
            shown: None,
            board: board::BoardState::default(),
            item_seen: Seen::default(),
        }
    }
}

impl RunState {
    /// A note was taken: it comes into view.
    pub fn note_taken(&mut self) {
        self.selected = None;
        self.rows.go_to_end();
    }
}

/// Of what the notes in the middle are the notes.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Element(ElementId),
    Item(ItemId),
}

/// Width from which the side columns have their full width, in points at 100 %.
const WIDE: f32 = 1200.0;

/// The shares of the width that the side columns take at most: with large text the middle stays the middle.
const MOST_LEFT: f32 = 0.22;
const MOST_RIGHT: f32 = 0.25;

/// Height under which what can be smaller is smaller, so that the notes keep their room, in points at 100 %.
const TIGHT: f32 = 420.0;

/// The whole place.
pub fn run_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let width = ui.available_width();
    let wide = width >= WIDE;
    // Under all three stands the strip of messages: it is their margin.
    let margin =
        |sides: f32, top: f32| Margin { bottom: space::XS as i8, top: top as i8, ..Margin::symmetric(sides as i8, 0) };
    let ground = theme::ground_frame(ui);
    let column = |sides: f32| ground.inner_margin(margin(sides, space::L));
    let left = if wide { 232.0 } else { 196.0 };
    let right = if wide { 272.0 } else { 232.0 };
    let tight = ui.available_height() < tokens.scaled(TIGHT);
    Panel::left("run-agenda")
        .exact_size(tokens.scaled(left).min(width * MOST_LEFT))
        .resizable(false)
        .frame(column(if wide { space::M } else { space::S }))
        .show(ui, |ui| agenda::agenda_ui(ui, view, &mut state.run.item_seen, asks));
    Panel::right("run-board")
        .exact_size(tokens.scaled(right).min(width * MOST_RIGHT))
        .resizable(false)
        .frame(column(if wide { space::L } else { space::M }))
        .show(ui, |ui| board::board_ui(ui, view, &mut state.run.board, asks));
    Panel::bottom("run-capture")
        .resizable(false)
        .frame(ground.inner_margin(margin(space::XL, space::M)))
        .show(ui, |ui| capture::capture_ui(ui, view, &mut state.run, tight, state.uncovered, asks));
    CentralPanel::default()
        .frame(Frame::new().fill(tokens.surface))
        .show(ui, |ui| centre_ui(ui, view, state, tight, asks));
}

/// The middle: what the running item is about, then its notes.
fn centre_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, tight: bool, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let item = view.session.current_item();
    let floor = view.session.floor.element.as_ref().and_then(|id| view.session.element(id));
    match (item.map(|item| item.role), floor) {
        (Some(Role::Discussion) | None, Some(element)) => element_head_ui(ui, view, element, tight),
        (Some(_), _) => {
            if let Some(item) = item {
                item_head_ui(ui, view, item, tight);
                sheets::sheet_ui(ui, view, item, asks);
            }
        }
        (None, None) => no_agenda_ui(ui),
    }
    notes::notes_ui(ui, view, state, asks);
}

/// The question before the room, large.
fn element_head_ui(ui: &mut Ui, view: &View<'_>, element: &Element, tight: bool) {
    let (title, question) = if tight { (Size::Large, Size::Body) } else { (Size::Title, Size::Reading) };
    head(ui, tight, |ui| {
        let tokens = tokens(ui);
        text::strong(ui, texts::source(element, view.session.cited_on()), Size::Small, tokens.second);
        ui.add_space(space::XS);
        text::strong(ui, &element.title, title, tokens.ink);
        ui.add_space(space::XS);
        text::label(ui, &element.question, question, tokens.ink);
    });
}

/// What the item is, and who presents.
fn item_head_ui(ui: &mut Ui, view: &View<'_>, item: &AgendaItem, tight: bool) {
    let title = if tight { Size::Large } else { Size::Title };
    head(ui, tight, |ui| {
        let tokens = tokens(ui);
        let number = view.session.agenda.iter().position(|other| other.id == item.id).map_or(0, |at| at + 1);
        let mut line = t!("run-item-number", number = number, count = view.session.agenda.len());
        if item.role != Role::Other {
            line.push_str("  ·  ");
            line.push_str(&texts::role(item.role));
        }
        if !item.presenter.is_empty() {
            line.push_str("  ·  ");
            line.push_str(&item.presenter);
        }
        text::strong(ui, line, Size::Small, tokens.second);
        ui.add_space(space::XS);
        text::strong(ui, &item.title, title, tokens.ink);
    });
}

fn no_agenda_ui(ui: &mut Ui) {
    head(ui, false, |ui| {
        let tokens = tokens(ui);
        text::strong(ui, t!("run-no-agenda"), Size::Title, tokens.ink);
        ui.add_space(space::XS);
        text::label(ui, t!("run-no-agenda-how"), Size::Reading, tokens.second);
    });
}

/// A block at the top of the middle, with the line under it.
fn head(ui: &mut Ui, tight: bool, add: impl FnOnce(&mut Ui)) {
    let tokens = tokens(ui);
    let frame = Frame::new().inner_margin(Margin {
        left: space::XL as i8,
        right: space::XL as i8,
        top: if tight { space::S as i8 } else { 20 },
        bottom: if tight { space::S as i8 } else { space::L as i8 },
    });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
    let rect = ui.max_rect();
    let y = ui.cursor().top();
    ui.painter().hline(rect.x_range(), y, egui::Stroke::new(1.0, tokens.line));
    ui.add_space(1.0);
}
