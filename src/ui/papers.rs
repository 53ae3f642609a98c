//! Papers: choose one, see it as it will be and what it leaves out, write it.

mod desk;
mod list;
pub mod preview;
mod side;

use std::collections::HashMap;

use egui::{Id, Key, Modifiers, Rect, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

pub use self::desk::{Desk, PaperAsk, Shown};

use super::keys::take_exactly;
use super::theme::{space, tokens};
use super::widgets::rows::Rows;
use super::{Ask, State, View};
use crate::papers::{Format, Paper};

/// What is chosen, and what is in sight.
#[derive(Debug)]
pub struct PapersState {
    /// The paper.
    pub paper: Paper,
    /// Formats chosen, by paper; the usual one else.
    formats: HashMap<Paper, Format>,
    /// Its language.
    pub language: String,
    /// Each page says that it is a draft.
    pub draft: bool,
    /// The plan shows the notes of each row.
    pub with_notes: bool,
    rows: Rows,
    /// The list of papers wants the focus.
    wish: bool,
    /// The list has the focus, and with it the keys that turn pages.
    pages: bool,
}

impl Default for PapersState {
    fn default() -> Self {
        Self {
            paper: Paper::Note,
            formats: HashMap::new(),
            language: "en".to_owned(),
            draft: true,
            with_notes: false,
            rows: Rows::default(),
            wish: false,
            pages: false,
        }
    }
}

impl PapersState {
    /// What the paper will be written as.
    pub fn format(&self) -> Format {
        let usual = self.paper.formats().first().copied().unwrap_or(Format::Docx);
        self.formats.get(&self.paper).copied().unwrap_or(usual)
    }

    /// Gives the list of papers the focus.
    pub fn focus(&mut self) {
        self.wish = true;
    }

    /// Whether the page keys turn the pages of the preview.
    pub fn takes_page_keys(&self) -> bool {
        self.pages
    }

    fn choose(&mut self, paper: Paper) {
        if self.paper != paper {
            self.paper = paper;
            self.rows = Rows::default();
        }
    }
}

fn list_id() -> Id {
    Id::unique("papers-list")
}

/// The whole place.
pub fn papers_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let in_dialog = state.dialog.is_some();
    let papers = &mut state.papers;
    if std::mem::take(&mut papers.wish) && !in_dialog {
        ui.memory_mut(|memory| memory.request_focus(list_id()));
    }
    let area = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(area);
    if papers.pages {
        turn_pages(ui, &mut papers.rows, area.height());
    }
    let wide = area.width() >= tokens.scaled(1200.0);
    let left = tokens.scaled(if wide { 240.0 } else { 190.0 }).min(area.width() * 0.28);
    let right = tokens.scaled(if wide { 320.0 } else { 250.0 }).min(area.width() * 0.34);
    let column = |from: f32, to: f32| Rect::from_min_max(pos2(from, area.top()), pos2(to, area.bottom()));
    let x = [area.left() + left, area.right() - right];
    column_ui(ui, column(area.left(), x[0]), vec2(space::M, space::L), |ui| list::list_ui(ui, papers));
    column_ui(ui, column(x[0], x[1]), Vec2::ZERO, |ui| match &view.papers.shown {
        Some(shown) if shown.paper == papers.paper => {
            preview::preview_ui(ui, &shown.built.document, &shown.parts, &mut papers.rows);
        }
        _ => {}
    });
    column_ui(ui, column(x[1], area.right()), vec2(space::L, space::L), |ui| side::side_ui(ui, view, papers, asks));
    let line = Stroke::new(1.0, tokens.line);
    for x in x {
        ui.painter().vline(x, area.y_range(), line);
    }
    papers.pages = ui.memory(|memory| memory.has_focus(list_id())) && !view.wall.open;
}

fn column_ui(ui: &mut Ui, rect: Rect, margin: Vec2, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(margin)));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
}

/// A page is what is in view, less a little that stays.
fn turn_pages(ui: &Ui, rows: &mut Rows, height: f32) {
    let page = height * 0.9;
    for (key, by) in [(Key::PageDown, page), (Key::PageUp, -page)] {
        if ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key)) {
            rows.scroll_by(by);
        }
    }
    if ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Home)) {
        rows.show_row(0);
    }
    if ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::End)) {
        rows.go_to_end();
    }
}
