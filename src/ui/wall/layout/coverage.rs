//! Which elements were discussed, on the wall: a table by theme, as large as fits; else page by page.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::RectShape;
use egui::{Galley, NumExt as _, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::{Page, Pages, Set, size};
use crate::session::note::Kind;
use crate::session::permitted::{CoverageRow, CoverageSheet, Covered, KindCounts, ThemeCoverage};
use crate::t;
use crate::ui::texts;

/// The kinds that have a column; the others share the last one.
const KINDS: [Kind; 4] = [Kind::Gap, Kind::Action, Kind::Need, Kind::Question];

/// Width of a column of numbers, of a screen 1080 high.
const COLUMN: f32 = 152.0;

/// The largest size of a row, of a screen 1080 high.
const MOST: f32 = 44.0;

/// Lays the board out.
pub(super) fn put(page: &mut Page<'_>, sheet: &CoverageSheet) {
    let head = put_head(page, sheet);
    let (top, bottom) = (head + page.px(10.0), page.foot_top() - page.px(12.0));
    if sheet.themes.is_empty() {
        page.line(&t!("wall-coverage-none"), page.set(size::BODY), top, 2);
        return;
    }
    let board = Board::fit(page, sheet, bottom - top);
    let pages = Pages::of(board.pages.len(), sheet.page);
    if let Some(pieces) = board.pages.get(pages.before()) {
        board.put(page, pieces, top);
    }
    page.sheet.pages = pages;
    let discussed = t!("wall-discussed", done = sheet.count(Covered::Discussed), all = sheet.elements());
    let parked = sheet.count(Covered::Parked);
    let parked = if parked > 0 { t!("wall-parked", count = parked) } else { String::new() };
    page.foot(&discussed, &parked, &super::page_of(pages));
}

/// What it is, the names of the columns, and the numbers of the whole workshop; returns where the line under them is.
fn put_head(page: &mut Page<'_>, sheet: &CoverageSheet) -> f32 {
    let small = Set { strong: true, color: page.tokens.second, ..page.set(size::SMALL) };
    let heading = Set { strong: true, ..page.set(size::QUESTION) };
    let room = numbers_left(page) - page.left();
    let title = page.galley(&t!("wall-coverage"), heading, room, 2);
    let at = pos2(page.left(), page.px(56.0));
    let bottom = at.y + page.put(title, at);
    let names = KINDS.map(texts::kind).into_iter().chain([t!("wall-coverage-others")]);
    for (column, name) in names.enumerate() {
        let galley = page.galley(&name, small, page.px(COLUMN), 1);
        let at = pos2(column_right(page, column) - galley.size().x, bottom - galley.size().y);
        page.put(galley, at);
    }
    let so_far = page.galley(&t!("wall-coverage-all"), Set { strong: false, ..small }, room, 2);
    let height = so_far.size().y;
    let at = pos2(page.left(), bottom);
    page.put(so_far, at);
    put_numbers(page, &numbers(page, &sheet.notes, small), bottom);
    let y = bottom + height + page.px(6.0);
    page.rule(y);
    y
}

fn column_right(page: &Page<'_>, column: usize) -> f32 {
    page.right() - (KINDS.len() - column) as f32 * page.px(COLUMN)
}

/// Where the first column of numbers begins.
fn numbers_left(page: &Page<'_>) -> f32 {
    column_right(page, 0) - page.px(COLUMN)
}

/// All themes, laid out at a size, and how they fill pages.
struct Board {
    themes: Vec<Theme>,
    pages: Vec<Vec<Piece>>,
    points: f32,
}

/// A theme, or those of its rows that stand on one page.
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
    notes: Notes,
}

/// What stands at the right of an element.
enum Notes {
    /// How many of each kind, with what a screen reader is told.
    Numbers(Vec<(usize, Arc<Galley>, String)>),
    /// Nothing, in words.
    Words(Arc<Galley>),
}

impl Row {
    fn height(&self) -> f32 {
        let words = if let Notes::Words(words) = &self.notes { words.size().y } else { 0.0 };
        self.title.size().y.max(words)
    }
}

impl Board {
    /// At the largest size at which it takes no more pages than at the least.
    fn fit(page: &Page<'_>, sheet: &CoverageSheet, space: f32) -> Self {
        let least = Self::new(page, sheet, size::LEAST, space);
        let pages = least.pages.len();
        let rows = (sheet.elements() + sheet.themes.len()) as f32;
        let mut points = MOST;
        while points > size::LEAST {
            // A row is one line at least: most sizes need not be laid out to see that they are too large.
            if rows * (page.px(points) * 1.32 - 1.0) <= space * pages as f32 {
                let board = Self::new(page, sheet, points, space);
                if board.pages.len() <= pages && !board.is_cut() {
                    return board;
                }
            }
            points -= 2.0;
        }
        least
    }

    fn new(page: &Page<'_>, sheet: &CoverageSheet, points: f32, space: f32) -> Self {
        let themes = sheet.themes.iter().map(|theme| Theme::new(page, theme, points)).collect();
        let mut board = Self { themes, pages: Vec::new(), points };
        board.fill(page, space);
        board
    }

    /// Fills pages one after the other. A theme stays together, unless a page is too small for it.
    fn fill(&mut self, page: &Page<'_>, space: f32) {
        let mut pages: Vec<Vec<Piece>> = Vec::new();
        // Nothing fits on a page that is not there yet.
        let mut used = f32::INFINITY;
        for (theme, Theme { head, rows }) in self.themes.iter().enumerate() {
            let head = head.size().y;
            let height = |row: &Row| row.height() + row_gap(page, self.points);
            let whole = head + rows.iter().map(height).sum::<f32>();
            let between = theme_gap(page, self.points);
            if let Some(last) = pages.last_mut().filter(|_| used + between + whole <= space) {
                last.push(Piece { theme, rows: 0..0 });
                used += between + head;
            } else {
                pages.push(vec![Piece { theme, rows: 0..0 }]);
                used = head;
            }
            for (at, row) in rows.iter().enumerate() {
                if used > head && used + height(row) > space {
                    pages.push(vec![Piece { theme, rows: at..at }]);
                    used = head;
                }
                used += height(row);
                if let Some(piece) = pages.last_mut().and_then(|last| last.last_mut()) {
                    piece.rows.end = at + 1;
                }
            }
        }
        self.pages = pages;
    }

    fn is_cut(&self) -> bool {
        let is_cut = |row: &Row| row.title.elided || matches!(&row.notes, Notes::Words(words) if words.elided);
        self.themes.iter().any(|theme| theme.head.elided || theme.rows.iter().any(is_cut))
    }

    fn put(&self, page: &mut Page<'_>, pieces: &[Piece], top: f32) {
        let mut y = top;
        for (place, piece) in pieces.iter().enumerate() {
            let Some(theme) = self.themes.get(piece.theme) else { continue };
            if place > 0 {
                y += theme_gap(page, self.points);
            }
            let left = page.left();
            y += page.put(Arc::clone(&theme.head), pos2(left, y));
            for row in theme.rows.get(piece.rows.clone()).unwrap_or_default() {
                self.put_row(page, row, y);
                y += row.height() + row_gap(page, self.points);
            }
        }
    }

    fn put_row(&self, page: &mut Page<'_>, row: &Row, y: f32) {
        let left = page.left();
        let line = row.title.rows.first().map_or(0.0, |line| line.rect().height());
        let side = page.px(self.points * 0.56);
        put_mark(page, row.covered, pos2(left + side / 2.0, y + line / 2.0), side);
        let indent = indent(page, self.points);
        page.put(Arc::clone(&row.title), pos2(left + indent, y));
        match &row.notes {
            Notes::Numbers(numbers) => put_numbers(page, numbers, y),
            Notes::Words(words) => {
                let x = page.right() - words.size().x;
                page.put(Arc::clone(words), pos2(x, y));
            }
        }
    }
}

impl Theme {
    fn new(page: &Page<'_>, theme: &ThemeCoverage, points: f32) -> Self {
        let head = Set { strong: true, color: page.tokens.second, ..page.set(points) };
        let words = t!("wall-theme", letter = theme.theme.letter().to_string(), theme = texts::theme(theme.theme));
        Self {
            head: page.galley(&words, head, page.width(), 2),
            rows: theme.rows.iter().map(|row| Row::new(page, row, points)).collect(),
        }
    }
}

impl Row {
    fn new(page: &Page<'_>, row: &CoverageRow, points: f32) -> Self {
        let (ink, second, accent) = (page.tokens.ink, page.tokens.second, page.tokens.accent);
        let set = |color| Set { color, ..page.set(points) };
        let words =
            |words: &str, color| Notes::Words(page.galley(words, set(color), page.right() - numbers_left(page), 2));
        let notes = match row.covered {
            Covered::Discussed if row.notes.iter().next().is_some() => {
                Notes::Numbers(numbers(page, &row.notes, set(ink)))
            }
            Covered::Discussed => words(&t!("wall-covered-nothing"), second),
            Covered::Parked => words(&t!("wall-covered-parked"), second),
            Covered::NotDiscussed => words(&t!("wall-covered-not"), accent),
        };
        let room = numbers_left(page) - page.left() - indent(page, points);
        Self { covered: row.covered, title: page.galley(&row.title, set(ink), room, 4), notes }
    }
}

/// The numbers that there are, each in its column.
fn numbers(page: &Page<'_>, notes: &KindCounts, set: Set) -> Vec<(usize, Arc<Galley>, String)> {
    let number = |count: usize| page.galley(&count.to_string(), set, page.px(COLUMN), 1);
    let of = |kind: Kind| notes.iter().find(|(other, _)| *other == kind).map(|(_, count)| count);
    let mut numbers: Vec<_> = KINDS
        .into_iter()
        .enumerate()
        .filter_map(|(column, kind)| Some((column, of(kind)?, kind)))
        .map(|(column, count, kind)| (column, number(count), texts::count_of_kind(kind, count)))
        .collect();
    let others: usize = notes.iter().filter(|(kind, _)| !KINDS.contains(kind)).map(|(_, count)| count).sum();
    if others > 0 {
        numbers.push((KINDS.len(), number(others), t!("wall-coverage-count-others", count = others)));
    }
    numbers
}

fn put_numbers(page: &mut Page<'_>, numbers: &[(usize, Arc<Galley>, String)], y: f32) {
    for (column, galley, said) in numbers {
        let x = column_right(page, *column) - galley.size().x;
        page.put_said(Arc::clone(galley), pos2(x, y), said);
    }
}

/// A full square for what was discussed, an empty one for what was not, a bar for what is put aside.
fn put_mark(page: &mut Page<'_>, covered: Covered, center: Pos2, side: f32) {
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
    page.px(points)
}

fn row_gap(page: &Page<'_>, points: f32) -> f32 {
    page.px(points * 0.06)
}

fn theme_gap(page: &Page<'_>, points: f32) -> f32 {
    page.px(points * 0.3)
}
