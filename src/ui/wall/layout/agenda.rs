//! The agenda on the wall: as large as all of it fits, else what is around now, with pages before and after.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::{RectShape, Shape};
use egui::{Galley, NumExt as _, Rect, Stroke, pos2, vec2};

use super::{Page, Pages, Set, size};
use crate::session::permitted::{AgendaRow, AgendaSheet, RowState};
use crate::t;

/// Lays the agenda out.
pub(super) fn put(page: &mut Page<'_>, sheet: &AgendaSheet) {
    let foot = page.foot_top();
    let clock = sheet.clock.as_deref().unwrap_or_default();
    let head = Set { strong: true, color: page.tokens.second, ..page.set(size::BODY) };
    let top = page.px(90.0);
    let y = page.line(&sheet.title, head, top, 2) + page.px(40.0);
    if sheet.rows.is_empty() {
        let second = Set { color: page.tokens.second, ..page.set(size::BODY) };
        page.line(&t!("wall-no-agenda"), second, y, 2);
        page.foot(&sheet.venue, "", clock);
        return;
    }
    let space = foot - y - page.px(24.0);
    let total = |rows: &[Line]| rows.iter().map(|row| row.height).sum::<f32>();
    let mut points = size::QUESTION;
    let mut rows = lines(page, sheet, points);
    while total(&rows) > space && points > size::LEAST {
        points -= 2.0;
        rows = lines(page, sheet, points);
    }
    if total(&rows) > space {
        rows = lines(page, sheet, size::ON_PAGES);
    }
    let (shown, pages) = one_page(around_now(sheet, &rows, space), &rows, space, sheet.page);
    page.sheet.pages = pages;
    let used = total(&rows[shown.clone()]);
    page.foot(&sheet.venue, &not_shown(shown.start, rows.len() - shown.end), clock);
    let mut y = y + ((space - used) / 2.0).at_least(0.0).at_most(page.px(90.0));
    for (row, line) in sheet.rows[shown.clone()].iter().zip(rows.drain(shown)) {
        let height = line.height;
        put_line(page, row.state, line, y);
        y += height;
    }
}

/// A row of the agenda, laid out.
struct Line {
    time: Arc<Galley>,
    title: Arc<Galley>,
    left: Option<Arc<Galley>>,
    height: f32,
}

/// Width of the column of times, and the space beside what is in a row, of a screen 1080 high.
const TIMES: f32 = 200.0;
const ROW_PAD: f32 = 34.0;

/// All rows at a size; a long title goes on in a second line before it is cut.
fn lines(page: &Page<'_>, sheet: &AgendaSheet, points: f32) -> Vec<Line> {
    let pad = page.px(ROW_PAD);
    let line = |row: &AgendaRow| {
        let color = if row.state == RowState::Past { page.tokens.second } else { page.tokens.ink };
        let set = Set { points, strong: row.state == RowState::Now, color };
        let accent = Set { color: page.tokens.accent, ..set };
        let left = row.left.map(|shown| page.galley(&super::time(shown), accent, page.px(420.0), 1));
        let beside = left.as_ref().map_or(0.0, |left| left.size().x + pad);
        let words = page.width() - 2.0 * pad - page.px(TIMES) - beside;
        let title = page.galley(&row.title, set, words, 2);
        let height = title.size().y + page.px(46.0);
        Line { time: page.galley(&row.time, set, page.px(TIMES), 1), title, left, height }
    };
    sheet.rows.iter().map(line).collect()
}

/// How many items there was no room for; nothing where all are there.
fn not_shown(earlier: usize, later: usize) -> String {
    match (earlier, later) {
        (0, 0) => String::new(),
        (earlier, later) => t!("wall-agenda-more", earlier = earlier, later = later),
    }
}

/// As many rows as there is room for, around the one that is running or comes next.
fn around_now(sheet: &AgendaSheet, rows: &[Line], space: f32) -> Range<usize> {
    let at = |state| sheet.rows.iter().position(|row| row.state == state);
    let middle = at(RowState::Now).or_else(|| at(RowState::Next)).unwrap_or(rows.len() - 1);
    let mut shown = middle..middle + 1;
    let mut left = space - rows[middle].height;
    loop {
        let before = shown.start.checked_sub(1).filter(|at| rows[*at].height <= left);
        if let Some(before) = before {
            left -= rows[before].height;
            shown.start = before;
        }
        let after = Some(shown.end).filter(|at| rows.get(*at).is_some_and(|row| row.height <= left));
        if let Some(after) = after {
            left -= rows[after].height;
            shown.end += 1;
        }
        if before.is_none() && after.is_none() {
            return shown;
        }
    }
}

/// The rows of the page that is asked for, counted from those around now, or of the nearest one; and all pages.
fn one_page(now: Range<usize>, rows: &[Line], space: f32, asked: i32) -> (Range<usize>, Pages) {
    // At least one, or it would never end.
    let fitting = |heights: &mut dyn Iterator<Item = f32>| {
        let mut left = space;
        let fits = |height: &f32| {
            left -= height;
            left >= 0.0
        };
        heights.take_while(fits).count().at_least(1)
    };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut first = now.start;
    while first > 0 {
        let from = first - fitting(&mut rows[..first].iter().rev().map(|row| row.height));
        before.push(from..first);
        first = from;
    }
    let mut last = now.end;
    while last < rows.len() {
        let to = last + fitting(&mut rows[last..].iter().map(|row| row.height));
        after.push(last..to);
        last = to;
    }
    let count = |pages: &Vec<Range<usize>>| i32::try_from(pages.len()).unwrap_or(i32::MAX);
    let (first, last) = (-count(&before), count(&after));
    let shown = asked.clamp(first, last);
    let away = (shown.unsigned_abs() as usize).checked_sub(1);
    let pages = if shown < 0 { &before } else { &after };
    let rows = away.and_then(|away| pages.get(away)).cloned().unwrap_or(now);
    (rows, Pages { first, last, shown })
}

fn put_line(page: &mut Page<'_>, state: RowState, line: Line, y: f32) {
    let (left, right, height) = (page.left(), page.right(), line.height);
    if state == RowState::Now {
        let rect = Rect::from_min_max(pos2(left, y), pos2(right, y + height));
        page.sheet.shapes.push(Shape::Rect(RectShape::filled(rect, page.px(16.0), page.tokens.card)));
        let outline = Stroke::new(1.0, page.tokens.line);
        page.sheet.shapes.push(Shape::Rect(RectShape::stroke(rect, page.px(16.0), outline, egui::StrokeKind::Inside)));
        let bar = Rect::from_min_size(rect.min + vec2(0.0, page.px(12.0)), vec2(page.px(8.0), height - page.px(24.0)));
        page.sheet.shapes.push(Shape::Rect(RectShape::filled(bar, page.px(4.0), page.tokens.accent)));
    }
    let pad = page.px(ROW_PAD);
    // Time and what is left stand on the line of the first words.
    let top = y + (height - line.title.size().y) / 2.0;
    page.put(line.time, pos2(left + pad, top));
    if let Some(galley) = line.left {
        let x = right - pad - galley.size().x;
        page.put(galley, pos2(x, top));
    }
    let text_left = left + pad + page.px(TIMES);
    page.put(line.title, pos2(text_left, top));
}
