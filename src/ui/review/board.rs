//! The coverage board: every element with how it stands and its notes by kind, over the whole width. What is empty says so.

use std::sync::Arc;

use egui::{
    Align, FontId, Galley, Id, Key, Layout, Margin, Modifiers, Painter, Pos2, Rect, ScrollArea, Ui, pos2, vec2,
};

use super::{ReviewState, Wish};
use crate::command::Command;
use crate::session::ElementId;
use crate::session::catalogue::{Element, Theme};
use crate::session::note::Kind;
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::pick::{self, Picked, Source};
use crate::ui::widgets::{button, mark, text};
use crate::ui::{Ask, View, keys, texts};

/// What the board remembers.
#[derive(Debug, Default)]
pub struct BoardState {
    /// It has the place of the notes.
    shown: bool,
    /// The element that has the cursor.
    at: Option<ElementId>,
    /// That has to come into view.
    reveal: bool,
}

impl ReviewState {
    /// The board, or the notes again; from elsewhere always the board.
    pub fn toggle_coverage(&mut self, from_elsewhere: bool) {
        self.board.shown = from_elsewhere || self.plan.wide || !self.board.shown;
        self.plan.wide = false;
        if self.board.shown {
            self.query.clear();
            self.board.at = self.chosen.element().cloned().or_else(|| self.board.at.take());
            self.board.reveal = true;
        }
        self.wish = Some(Wish::List);
    }

    /// Whether the board has the place of the notes.
    pub fn shows_coverage(&self) -> bool {
        self.board.shown && !self.plan.wide
    }

    /// The notes have their place again.
    pub(super) fn leave_coverage(&mut self) {
        self.board.shown = false;
    }
}

/// The row that the focus goes to.
pub(super) fn focus_id(review: &ReviewState, view: &View<'_>) -> Id {
    let elements = elements(view);
    let at = place(review, &elements).unwrap_or(0);
    elements.get(at).map_or_else(|| Id::unique("coverage"), |element| row_id(element))
}

/// Whether a row of the board has the focus.
pub(super) fn has_focus(ui: &Ui, review: &ReviewState, view: &View<'_>) -> bool {
    ui.memory(|memory| memory.has_focus(focus_id(review, view)))
}

fn row_id(element: &Element) -> Id {
    Id::unique(("coverage", element.id.as_str()))
}

fn place(review: &ReviewState, elements: &[&Element]) -> Option<usize> {
    let id = review.board.at.as_ref()?;
    elements.iter().position(|element| element.id == *id)
}

/// What the room should go through, and whatever else it has spoken about; in board order.
fn elements<'a>(view: &View<'a>) -> Vec<&'a Element> {
    let is_on = |element: &&Element| {
        view.index.of_element(&element.id).is_some() || (!element.hidden && (element.star || element.discussed))
    };
    let mut elements: Vec<&Element> = view.session.elements.iter().filter(is_on).collect();
    elements.sort_by_key(|element| element.theme);
    elements
}

/// The board in all the space there is.
pub(super) fn board_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let elements = elements(view);
    egui::Frame::new().inner_margin(Margin::symmetric(space::XL as i8, space::L as i8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, view, asks);
        ui.add_space(space::S);
        let columns = Columns::new(&tokens, ui.available_width());
        columns.head_ui(ui, &tokens);
        let at = place(review, &elements);
        let reveal = std::mem::take(&mut review.board.reveal);
        let list = List { view, tokens: &tokens, elements: &elements, columns };
        let picked = ScrollArea::vertical()
            .id_salt("coverage")
            .auto_shrink([false, false])
            .show(ui, |ui| page_keys(ui, &list, at).or_else(|| pick::pick_ui(ui, &list, at, reveal)));
        follow(ui, review, &elements, picked.inner);
    });
    // Esc leaves it, as it leaves every other place that took that of the notes.
    if has_focus(ui, review, view) && ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Escape)) {
        asks.push(Ask::Do(Command::Coverage));
    }
}

fn follow(ui: &Ui, review: &mut ReviewState, elements: &[&Element], picked: Option<Picked>) {
    match picked {
        Some(Picked::Row(row)) => {
            review.board.at = elements.get(row).map(|element| element.id.clone());
            ui.ctx().request_repaint();
        }
        Some(Picked::Open(row) | Picked::Press(row)) => {
            if let Some(element) = elements.get(row) {
                review.board.at = Some(element.id.clone());
                review.show_element(element.id.clone());
                ui.ctx().request_repaint();
            }
        }
        _ => {}
    }
}

/// How many rows the page keys go on.
const PAGE: usize = 10;

/// Keys that a list of some dozens has no use for elsewhere.
fn page_keys(ui: &Ui, list: &List<'_>, at: Option<usize>) -> Option<Picked> {
    let at = at.unwrap_or(0);
    let element = list.elements.get(at)?;
    if !ui.memory(|memory| memory.has_focus(row_id(element))) {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key));
    let to = if pressed(Key::PageDown) {
        (at + PAGE).min(list.elements.len() - 1)
    } else if pressed(Key::PageUp) {
        at.saturating_sub(PAGE)
    } else {
        return None;
    };
    let id = row_id(list.elements.get(to)?);
    ui.memory_mut(|memory| memory.request_focus(id));
    Some(Picked::Row(to))
}

/// What it is, how far the room has come, and the way back.
fn head_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let (done, all) = view.index.discussed(view.session);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        text::strong(ui, t!("coverage-head"), Size::Large, tokens.ink);
        let how_far = t!("wall-discussed", done = done, all = all);
        text::one_line(ui, how_far, tokens.font(Size::Body), tokens.second);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let key = Command::Coverage.key().map(keys::name).unwrap_or_default();
            if ui.button(t!("coverage-back")).on_hover_text(key).clicked() {
                asks.push(Ask::Do(Command::Coverage));
            }
            if ui.available_width() > tokens.scaled(HOW) {
                text::one_line(ui, t!("coverage-how"), tokens.font(Size::Small), tokens.second);
            }
        });
    });
}

/// Width from which there is room to say how to go on, in points at 100 %.
const HOW: f32 = 300.0;

/// Kinds, those first that matter most when there is room for some.
const KINDS: [Kind; 10] = [
    Kind::Gap,
    Kind::Action,
    Kind::Need,
    Kind::Question,
    Kind::Decision,
    Kind::Have,
    Kind::Offer,
    Kind::Next,
    Kind::Parked,
    Kind::Point,
];

/// Widths in points at 100 %: of a kind, of how an element stands, and the least of a title.
const KIND: f32 = 68.0;
const STATE: f32 = 196.0;
const TITLE: f32 = 200.0;

/// Where the columns stand: title, state, kinds; the kinds that have none are counted together.
#[derive(Clone, Copy)]
struct Columns {
    shown: usize,
    kind: f32,
    state: f32,
}

impl Columns {
    fn new(tokens: &Tokens, width: f32) -> Self {
        let (kind, state) = (tokens.scaled(KIND), tokens.scaled(STATE).min(width * 0.3));
        let room = ((width - state - tokens.scaled(TITLE)) / kind).max(1.0) as usize;
        // Where not all have room, the last one is for the others.
        let shown = if room >= KINDS.len() { KINDS.len() } else { room - 1 };
        Self { shown, kind, state }
    }

    fn count(self) -> usize {
        if self.shown < KINDS.len() { self.shown + 1 } else { self.shown }
    }

    /// The right edge of a column of numbers.
    fn right(self, rect: Rect, column: usize) -> f32 {
        rect.right() - space::S - (self.count() - 1 - column) as f32 * self.kind
    }

    fn state_left(self, rect: Rect) -> f32 {
        self.right(rect, 0) - self.kind - self.state
    }

    fn head_ui(self, ui: &mut Ui, tokens: &Tokens) {
        let line = tokens.line_height(Size::Small);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), line + space::XS));
        for column in 0..self.count() {
            let word = KINDS.get(column).filter(|_| column < self.shown).map(|kind| texts::kind(*kind));
            let word = word.unwrap_or_else(|| t!("coverage-others"));
            let galley = text::layout_line(ui, &word, tokens.strong(Size::Small), line, tokens.second, self.kind);
            ui.painter().galley(pos2(self.right(rect, column) - galley.size().x, rect.top()), galley, tokens.second);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, tokens.line));
    }
}

struct List<'a> {
    view: &'a View<'a>,
    tokens: &'a Tokens,
    elements: &'a [&'a Element],
    columns: Columns,
}

/// How an element stands: its mark, and in words.
enum Stands {
    Discussed,
    Parked,
    Not,
}

impl List<'_> {
    fn count(&self, element: &Element, kind: Kind) -> usize {
        self.view.index.of_element(&element.id).map_or(0, |rows| rows.of_kind(kind))
    }

    fn stands(&self, element: &Element) -> (Stands, String) {
        let notes = self.view.index.of_element(&element.id).map_or(0, |rows| rows.notes().len());
        if notes > 0 {
            (Stands::Discussed, t!("board-notes", count = notes))
        } else if element.discussed {
            (Stands::Discussed, t!("board-nothing-to-note").into_owned())
        } else if element.parked {
            (Stands::Parked, t!("board-parked-short").into_owned())
        } else {
            (Stands::Not, t!("board-not-discussed").into_owned())
        }
    }

    fn title(&self, ui: &Ui, element: &Element, width: f32) -> Arc<Galley> {
        let tokens = self.tokens;
        let numbers = self.columns.count() as f32 * self.columns.kind;
        let room = width - numbers - self.columns.state - space::XL;
        let line = tokens.line_height(Size::Body);
        text::layout_rows(ui, &element.title, tokens.font(Size::Body), line, tokens.ink, room, 3)
    }

    /// Notes of the kinds that have no column of their own.
    fn others(&self, element: &Element) -> usize {
        KINDS.iter().skip(self.columns.shown).map(|kind| self.count(element, *kind)).sum()
    }
}

fn put_mark(painter: &Painter, stands: &Stands, at: Pos2, size: f32, tokens: &Tokens) {
    match stands {
        Stands::Discussed => mark::square(painter, at, size, true, tokens.accent.ink),
        Stands::Parked => mark::parked(painter, at, size, tokens.second),
        Stands::Not => mark::square(painter, at, size, false, tokens.gap.ink),
    }
}

impl Source for List<'_> {
    fn count(&self) -> usize {
        self.elements.len()
    }

    fn id(&self, row: usize) -> Id {
        self.elements.get(row).map_or_else(|| Id::unique("coverage"), |element| row_id(element))
    }

    fn name(&self, row: usize) -> String {
        let Some(element) = self.elements.get(row) else {
            return String::new();
        };
        let (_, state) = self.stands(element);
        let counts = KINDS.map(|kind| (kind, self.count(element, kind)));
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let counts = counts.map(|(kind, count)| texts::count_of_kind(kind, count)).collect::<Vec<_>>().join(", ");
        if counts.is_empty() {
            t!("coverage-row-empty", title = element.title.as_str(), state = state)
        } else {
            t!("coverage-row", title = element.title.as_str(), state = state, counts = counts)
        }
    }

    fn height(&self, ui: &Ui, row: usize, width: f32) -> f32 {
        let title = self.elements.get(row).map_or(0.0, |element| self.title(ui, element, width).size().y);
        title + space::S
    }

    fn head_ui(&self, ui: &mut Ui, row: usize) {
        let theme = |row: usize| self.elements.get(row).map(|element| element.theme);
        let before = row.checked_sub(1).and_then(theme);
        if let Some(theme) = theme(row).filter(|theme| Some(*theme) != before) {
            ui.add_space(space::M);
            theme_ui(ui, theme, self.tokens);
        }
    }

    fn row_ui(&self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Picked> {
        let element = self.elements.get(row)?;
        let (tokens, line) = (self.tokens, self.tokens.line_height(Size::Body));
        let top = rect.top() + space::XS;
        let title = self.title(ui, element, rect.width());
        ui.painter().galley(pos2(rect.left() + space::S, top), title, tokens.ink);
        let (stands, words) = self.stands(element);
        let left = self.columns.state_left(rect);
        let side = tokens.scaled(10.0);
        put_mark(ui.painter(), &stands, pos2(left + side / 2.0, top + line / 2.0), side, tokens);
        let ink = if matches!(stands, Stands::Not) { tokens.gap.ink } else { tokens.second };
        let room = self.columns.state - side - space::S - space::XS;
        let words = text::layout_line(ui, &words, tokens.font(Size::Body), line, ink, room);
        ui.painter().galley(pos2(left + side + space::S, top), words, ink);
        let number = |ui: &Ui, column: usize, count: usize, font: FontId| {
            if count > 0 {
                let galley = text::layout_line(ui, &count.to_string(), font, line, tokens.ink, self.columns.kind);
                ui.painter().galley(pos2(self.columns.right(rect, column) - galley.size().x, top), galley, tokens.ink);
            }
        };
        for (column, kind) in KINDS.iter().take(self.columns.shown).enumerate() {
            number(ui, column, self.count(element, *kind), tokens.font(Size::Body));
        }
        if self.columns.shown < KINDS.len() {
            number(ui, self.columns.shown, self.others(element), tokens.font(Size::Body));
        }
        None
    }
}

fn theme_ui(ui: &mut Ui, theme: Theme, tokens: &Tokens) {
    let words = t!("review-theme", letter = theme.letter().to_string(), theme = texts::theme(theme));
    egui::Frame::new().inner_margin(Margin::symmetric(space::S as i8, 2)).show(ui, |ui| {
        text::strong(ui, words, Size::Small, tokens.second);
    });
}

/// The way to the board, beside the list of elements.
pub(super) fn opener_ui(ui: &mut Ui, asks: &mut Vec<Ask>) {
    let opener = ui.small_button(t!("coverage-open")).on_hover_text(button::tip(Command::Coverage));
    if opener.clicked() {
        asks.push(Ask::Do(Command::Coverage));
    }
}
