//! Which elements were discussed, on the wall: by theme, in one column or two, as large as fits; else page by page.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::RectShape;
use egui::{Galley, NumExt as _, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::{Page, Set, size};
use crate::session::permitted::{CoverageRow, CoverageSheet, Covered, KindCounts, ThemeCoverage};
use crate::t;
use crate::ui::texts;

/// The largest size of a row, of a screen 1080 high.
const MOST: f32 = 44.0;

/// The least width of a column, and the space between two, of a screen 1080 high.
const LEAST_COLUMN: f32 = 640.0;
const BETWEEN: f32 = 72.0;

/// Lays the board out.
pub(super) fn put(page: &mut Page<'_>, sheet: &CoverageSheet) {
    let heading = Set { strong: true, ..page.set(size::TITLE) };
    let small = Set { color: page.tokens.second, ..page.set(size::SMALL) };
    let mut y = page.line(&t!("wall-coverage"), heading, page.px(50.0), 2);
    let so_far = counts(&sheet.notes);
    if !so_far.is_empty() {
        y = page.line(&t!("wall-coverage-notes", counts = so_far), small, y, 2);
    }
    let (top, bottom) = (y + page.px(20.0), page.foot_top() - page.px(16.0));
    if sheet.themes.is_empty() {
        page.line(&t!("wall-coverage-none"), page.set(size::BODY), top, 2);
        return;
    }
    let board = Board::fit(page, sheet, bottom - top);
    let pages = board.columns.len().div_ceil(board.across);
    let shown = sheet.page.at_most(pages - 1);
    for (place, column) in board.columns.iter().skip(shown * board.across).take(board.across).enumerate() {
        let x = page.left() + place as f32 * (board.width + page.px(BETWEEN));
        board.put_column(page, column, pos2(x, top));
    }
    page.sheet.pages = pages;
    let discussed = t!("wall-discussed", done = sheet.count(Covered::Discussed), all = sheet.elements());
    let parked = sheet.count(Covered::Parked);
    let parked = if parked > 0 { t!("wall-parked", count = parked) } else { String::new() };
    let of_pages = if pages > 1 { t!("wall-page", page = shown + 1, pages = pages) } else { String::new() };
    page.foot(&discussed, &parked, &of_pages);
}

/// All themes, laid out at a size, and how they fill columns.
struct Board {
    themes: Vec<Theme>,
    columns: Vec<Vec<Piece>>,
    /// Columns side by side, and the width of one.
    across: usize,
    width: f32,
    points: f32,
}

/// A theme, or those of its rows that stand in one column.
struct Piece {
    theme: usize,
    rows: Range<usize>,
}

struct Theme {
    head: Arc<Galley>,
    rows: Vec<Row>,
}

struct Row {
    covered: Covered,
    title: Arc<Galley>,
    words: Arc<Galley>,
}

impl Row {
    fn height(&self) -> f32 {
        self.title.size().y.max(self.words.size().y)
    }
}

impl Board {
    /// At the largest size at which all of it stands on one page; at the least, on as many pages as it takes.
    fn fit(page: &Page<'_>, sheet: &CoverageSheet, space: f32) -> Self {
        let most_across = if page.width() >= 2.0 * page.px(LEAST_COLUMN) + page.px(BETWEEN) { 2 } else { 1 };
        let mut points = MOST;
        while points > size::LEAST {
            for across in 1..=most_across {
                // A row is one line at least: most sizes need not be laid out to see that they are too large.
                let line = page.px(points) * 1.32 - 1.0 + row_gap(page, points);
                let rows = sheet.elements() + sheet.themes.len();
                if rows as f32 * line <= space * across as f32 {
                    let board = Self::new(page, sheet, points, across, space);
                    if board.columns.len() <= across && !board.is_cut() {
                        return board;
                    }
                }
            }
            points -= 2.0;
        }
        Self::new(page, sheet, size::LEAST, most_across, space)
    }

    fn new(page: &Page<'_>, sheet: &CoverageSheet, points: f32, across: usize, space: f32) -> Self {
        let gaps = page.px(BETWEEN) * (across - 1) as f32;
        let width = ((page.width() - gaps) / across as f32).floor();
        let themes = sheet.themes.iter().map(|theme| Theme::new(page, theme, points, width)).collect();
        let mut board = Self { themes, columns: Vec::new(), across, width, points };
        board.fill(page, space);
        board
    }

    /// Fills columns one after the other. A theme stays together, unless a column is too small for it.
    fn fill(&mut self, page: &Page<'_>, space: f32) {
        let mut columns: Vec<Vec<Piece>> = Vec::new();
        // Nothing fits into what is not there yet.
        let mut used = f32::INFINITY;
        for (theme, Theme { head, rows }) in self.themes.iter().enumerate() {
            let head = head.size().y + head_gap(page, self.points);
            let height = |row: &Row| row.height() + row_gap(page, self.points);
            let whole = head + rows.iter().map(height).sum::<f32>();
            let between = theme_gap(page, self.points);
            match columns.last_mut().filter(|_| used + between + whole <= space) {
                Some(column) => {
                    column.push(Piece { theme, rows: 0..0 });
                    used += between + head;
                }
                None => {
                    columns.push(vec![Piece { theme, rows: 0..0 }]);
                    used = head;
                }
            }
            for (at, row) in rows.iter().enumerate() {
                if used > head && used + height(row) > space {
                    columns.push(vec![Piece { theme, rows: at..at }]);
                    used = head;
                }
                used += height(row);
                if let Some(piece) = columns.last_mut().and_then(|column| column.last_mut()) {
                    piece.rows.end = at + 1;
                }
            }
        }
        self.columns = columns;
    }

    fn is_cut(&self) -> bool {
        self.themes
            .iter()
            .any(|theme| theme.head.elided || theme.rows.iter().any(|row| row.title.elided || row.words.elided))
    }

    fn put_column(&self, page: &mut Page<'_>, column: &[Piece], at: egui::Pos2) {
        let mut y = at.y;
        for (place, piece) in column.iter().enumerate() {
            let theme = &self.themes[piece.theme];
            if place > 0 {
                y += theme_gap(page, self.points);
            }
            y += page.put(Arc::clone(&theme.head), pos2(at.x, y)) + head_gap(page, self.points);
            for row in &theme.rows[piece.rows.clone()] {
                self.put_row(page, row, pos2(at.x, y));
                y += row.height() + row_gap(page, self.points);
            }
        }
    }

    fn put_row(&self, page: &mut Page<'_>, row: &Row, at: egui::Pos2) {
        let line = row.title.rows.first().map_or(0.0, |line| line.rect().height());
        let side = page.px(self.points * 0.56);
        let center = at + vec2(side / 2.0, line / 2.0);
        put_mark(page, row.covered, center, side);
        page.put(Arc::clone(&row.title), at + vec2(indent(page, self.points), 0.0));
        page.put(Arc::clone(&row.words), at + vec2(self.width - row.words.size().x, 0.0));
    }
}

impl Theme {
    fn new(page: &Page<'_>, theme: &ThemeCoverage, points: f32, width: f32) -> Self {
        let head = Set { strong: true, color: page.tokens.second, ..page.set(points) };
        let words = t!("wall-theme", letter = theme.theme.letter().to_string(), theme = texts::theme(theme.theme));
        Self {
            head: page.galley(&words, head, width, 2),
            rows: theme.rows.iter().map(|row| Row::new(page, row, points, width)).collect(),
        }
    }
}

/// The share of a column that the words about an element take at most.
const WORDS: f32 = 0.44;

impl Row {
    fn new(page: &Page<'_>, row: &CoverageRow, points: f32, width: f32) -> Self {
        let color = if row.covered == Covered::NotDiscussed { page.tokens.accent } else { page.tokens.second };
        let said = Set { color, ..page.set(points) };
        let words = page.galley(&state(row), said, width * WORDS, 4);
        let room = width - indent(page, points) - words.size().x - page.px(points * 0.7);
        Self { covered: row.covered, title: page.galley(&row.title, page.set(points), room, 4), words }
    }
}

/// `2 gaps, 1 action`, else how it stands.
fn state(row: &CoverageRow) -> String {
    match row.covered {
        Covered::Discussed if row.notes.iter().next().is_some() => counts(&row.notes),
        Covered::Discussed => t!("wall-covered-nothing").into_owned(),
        Covered::Parked => t!("wall-covered-parked").into_owned(),
        Covered::NotDiscussed => t!("wall-covered-not").into_owned(),
    }
}

/// `2 gaps, 1 action`. A number is not torn from its word at the end of a line.
fn counts(notes: &KindCounts) -> String {
    let one = |(kind, count)| texts::count_of_kind(kind, count).replace(' ', "\u{a0}");
    notes.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A full square for what was discussed, an empty one for what was not, a bar for what is put aside.
fn put_mark(page: &mut Page<'_>, covered: Covered, center: egui::Pos2, side: f32) {
    let tokens = page.tokens;
    let square = Rect::from_center_size(center, Vec2::splat(side));
    let corner = page.px(3.0);
    let stroke = Stroke::new(page.px(3.0).at_least(1.0), tokens.accent);
    let shape = match covered {
        Covered::Discussed => RectShape::filled(square, corner, tokens.ink),
        Covered::NotDiscussed => RectShape::stroke(square, corner, stroke, StrokeKind::Inside),
        Covered::Parked => {
            let bar = Rect::from_center_size(center, vec2(side, (side * 0.25).at_least(2.0)));
            RectShape::filled(bar, 0.0, tokens.second)
        }
    };
    page.sheet.shapes.push(Shape::Rect(shape));
}

/// From the left of the mark to the words.
fn indent(page: &Page<'_>, points: f32) -> f32 {
    page.px(points * 1.0)
}

fn row_gap(page: &Page<'_>, points: f32) -> f32 {
    page.px(points * 0.1)
}

fn head_gap(page: &Page<'_>, points: f32) -> f32 {
    page.px(points * 0.08)
}

fn theme_gap(page: &Page<'_>, points: f32) -> f32 {
    page.px(points * 0.4)
}
