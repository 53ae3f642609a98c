//! Run: the console in the room. Agenda on the left, one place for the eyes in the middle, the board on the right.

mod agenda;
mod board;
pub mod capture;
pub(in crate::ui) mod chips;
mod notes;
mod sheets;

use egui::{CentralPanel, Frame, Margin, Panel, Ui, Vec2};

use self::capture::Line;
use super::theme::{Size, space, tokens};
use super::widgets::rows::Rows;
use super::widgets::text;
use super::{Ask, State, View, texts};
use crate::session::agenda::{AgendaItem, Role};
use crate::session::catalogue::{Element, Theme};
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
    /// The theme whose elements are listed on the board; the floor's when nothing was chosen.
    open_theme: Option<Theme>,
}

impl Default for RunState {
    fn default() -> Self {
        Self { line: Line::default(), selected: None, rows: Rows::at_end(), shown: None, open_theme: None }
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

/// The whole place.
pub fn run_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let width = ui.available_width();
    let wide = width >= WIDE;
    let column =
        |margin: f32| Frame::new().fill(tokens.ground).inner_margin(Margin::symmetric(margin as i8, space::L as i8));
    let left = if wide { 232.0 } else { 196.0 };
    let right = if wide { 272.0 } else { 216.0 };
    Panel::left("run-agenda")
        .exact_size(tokens.scaled(left).min(width * MOST_LEFT))
        .resizable(false)
        .frame(column(space::M))
        .show(ui, |ui| agenda::agenda_ui(ui, view, asks));
    Panel::right("run-board")
        .exact_size(tokens.scaled(right).min(width * MOST_RIGHT))
        .resizable(false)
        .frame(column(space::L))
        .show(ui, |ui| board::board_ui(ui, view, &mut state.run.open_theme, asks));
    Panel::bottom("run-capture")
        .resizable(false)
        .frame(Frame::new().fill(tokens.ground).inner_margin(Margin::symmetric(space::XL as i8, space::M as i8)))
        .show(ui, |ui| capture::capture_ui(ui, view, &mut state.run, state.uncovered, asks));
    CentralPanel::default().frame(Frame::new().fill(tokens.surface)).show(ui, |ui| centre_ui(ui, view, state, asks));
}

/// The middle: what the running item is about, then its notes.
fn centre_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let item = view.session.current_item();
    let floor = view.session.floor.element.as_ref().and_then(|id| view.session.element(id));
    match (item.map(|item| item.role), floor) {
        (Some(Role::Discussion) | None, Some(element)) => element_head_ui(ui, view, element),
        (Some(_), _) => {
            if let Some(item) = item {
                item_head_ui(ui, view, item);
                sheets::sheet_ui(ui, view, item);
            }
        }
        (None, None) => no_agenda_ui(ui),
    }
    notes::notes_ui(ui, view, state, asks);
}

/// The question before the room, large.
fn element_head_ui(ui: &mut Ui, view: &View<'_>, element: &Element) {
    head(ui, |ui| {
        let tokens = tokens(ui);
        text::strong(ui, texts::source(element, view.session.year()), Size::Small, tokens.second);
        ui.add_space(space::XS);
        text::strong(ui, &element.title, Size::Title, tokens.ink);
        ui.add_space(space::XS);
        text::label(ui, &element.question, Size::Reading, tokens.ink);
    });
}

/// What the item is, and who presents.
fn item_head_ui(ui: &mut Ui, view: &View<'_>, item: &AgendaItem) {
    head(ui, |ui| {
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
        text::strong(ui, &item.title, Size::Title, tokens.ink);
    });
}

fn no_agenda_ui(ui: &mut Ui) {
    head(ui, |ui| {
        let tokens = tokens(ui);
        text::strong(ui, t!("run-no-agenda"), Size::Title, tokens.ink);
        ui.add_space(space::XS);
        text::label(ui, t!("run-no-agenda-how"), Size::Reading, tokens.second);
    });
}

/// A block at the top of the middle, with the line under it.
fn head(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let tokens = tokens(ui);
    let frame = Frame::new().inner_margin(Margin {
        left: space::XL as i8,
        right: space::XL as i8,
        top: 20,
        bottom: space::L as i8,
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
