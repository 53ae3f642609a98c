//! An element on the wall: its question, and what was said, as large as it fits.

use std::sync::Arc;

use egui::{Galley, NumExt as _, pos2};

use super::{Page, Pages, Set, size};
use crate::session::permitted::{ElementSheet, Point};
use crate::t;
use crate::ui::texts;

/// Lays the element out.
pub(super) fn put(page: &mut Page<'_>, sheet: &ElementSheet) {
    let discussed = t!("wall-discussed", done = sheet.discussed.0, all = sheet.discussed.1);
    let left = sheet.left.map(super::time_left).unwrap_or_default();
    let foot = page.foot(&sheet.item, &discussed, &left);
    let small = Set { color: page.tokens.second, ..page.set(size::SMALL) };
    let top = page.px(86.0);
    let mut y = page.line(&source(sheet), small, top, 2) + page.px(10.0);
    let heading = Set { strong: true, ..page.set(size::TITLE) };
    y = page.line(&sheet.title, heading, y, 2) + page.px(14.0);
    let question = Set { color: page.tokens.accent, ..page.set(size::QUESTION) };
    y = page.line(&sheet.question, question, y, 4) + page.px(48.0);
    points(page, sheet, y, foot - page.px(20.0));
}

/// `OP3D-TRS · Resolution 1540 (2004), paragraph 3(d): decides`.
fn source(sheet: &ElementSheet) -> String {
    let mut parts = vec![sheet.id.to_string()];
    let force = texts::force(sheet.force).to_lowercase();
    if sheet.op.is_empty() {
        parts.extend(sheet.later.iter().map(|cited| t!("element-later", resolution = cited.as_str())));
        parts.push(force);
    } else {
        parts.push(t!("wall-paragraph", op = sheet.op.as_str(), force = force));
    }
    parts.join("  ·  ")
}

/// The points, as large as they fit; when they do not fit at the least size, page by page, the newest first.
fn points(page: &mut Page<'_>, sheet: &ElementSheet, top: f32, bottom: f32) {
    let space = bottom - top;
    let mut size = size::BODY;
    while sheet.earlier == 0 && size >= size::LEAST {
        if let Some(rows) = all_points(page, &sheet.points, size, space) {
            put_points(page, rows, top, gap(page, size));
            return;
        }
        size -= 2.0;
    }
    let gap = gap(page, size::ON_PAGES);
    // What comes before and after stands in a line of its own.
    let line = page.line_height(size::LEAST) + gap;
    let back = sheet.page.unsigned_abs() as usize;
    let (rows, before, pages) = paged(page, &sheet.points, back, |at| space - if at == 0 { line } else { 2.0 * line });
    let later = sheet.points.len() - before - rows.len();
    page.sheet.pages = pages;
    let said = Set { color: page.tokens.second, ..page.set(size::LEAST) };
    let mut y = top;
    if sheet.earlier + before > 0 {
        y = page.line(&t!("wall-earlier", count = sheet.earlier + before), said, y, 1) + gap;
    }
    y = put_points(page, rows, y, gap);
    if later > 0 {
        page.line(&t!("wall-later", count = later), said, y, 1);
    }
}

/// Between two points.
fn gap(page: &Page<'_>, size: f32) -> f32 {
    page.px(size * 0.62)
}

/// All points at a size, if there is room for them. No more of them are laid out than it takes to see that there is none.
fn all_points(page: &Page<'_>, points: &[Point], size: f32, space: f32) -> Option<Vec<PointRow>> {
    let gap = gap(page, size);
    // A point is one line at least, which may have been rounded down to whole pixels.
    let least = page.px(size) * 1.32 - 1.0 + gap;
    let mut room = space + gap - least * points.len() as f32;
    let row = |point| {
        let row = lay_out(page, point, size);
        room -= row.height() + gap - least;
        (room >= 0.0).then_some(row)
    };
    points.iter().map(row).collect()
}

/// The points of the page that lies so far back, oldest first, how many points come before them, and the pages as far as
/// they were looked at: one before that page, if there is one. `space` is that of a page.
fn paged(
    page: &Page<'_>,
    points: &[Point],
    back: usize,
    space: impl Fn(usize) -> f32,
) -> (Vec<PointRow>, usize, Pages) {
    let mut shown = newest_points(page, points, space(0));
    let mut before = points.len() - shown.len();
    let mut at = 0;
    while at < back && before > 0 {
        at += 1;
        shown = newest_points(page, &points[..before], space(at));
        before -= shown.len();
    }
    let shown_at = -i32::try_from(at).unwrap_or(i32::MAX);
    let first = if before > 0 { shown_at.saturating_sub(1) } else { shown_at };
    (shown, before, Pages { first, last: 0, shown: shown_at })
}

/// As many of the newest points as there is room for, and one in any case; oldest first.
fn newest_points(page: &Page<'_>, points: &[Point], space: f32) -> Vec<PointRow> {
    let gap = gap(page, size::ON_PAGES);
    let mut rows: Vec<PointRow> = Vec::new();
    let mut room = space + gap;
    for point in points.iter().rev() {
        let row = lay_out(page, point, size::ON_PAGES);
        room -= row.height() + gap;
        if room < 0.0 && !rows.is_empty() {
            break;
        }
        rows.push(row);
    }
    rows.reverse();
    rows
}

struct PointRow {
    kind: Arc<Galley>,
    text: Arc<Galley>,
}

impl PointRow {
    fn height(&self) -> f32 {
        self.kind.size().y.max(self.text.size().y)
    }
}

/// Width of the column of kinds, of a screen 1080 high.
const KINDS: f32 = 190.0;

fn lay_out(page: &Page<'_>, point: &Point, points: f32) -> PointRow {
    let kind = Set { points: (points * 0.82).at_least(size::LEAST), strong: true, color: page.tokens.second };
    let text = Set { points, strong: false, color: page.tokens.ink };
    let width = page.width() - page.px(KINDS);
    PointRow {
        kind: page.galley(&texts::kind(point.kind), kind, page.px(KINDS) - page.px(12.0), 1),
        text: page.galley(&point_text(point), text, width, 6),
    }
}

/// Returns where the next row would begin.
fn put_points(page: &mut Page<'_>, rows: Vec<PointRow>, top: f32, gap: f32) -> f32 {
    let left = page.left();
    let mut y = top;
    for row in rows {
        let height = row.height();
        let first_line = row.text.rows.first().map_or(height, |line| line.rect().height());
        let kind_y = y + (first_line - row.kind.size().y) / 2.0;
        page.put(row.kind, pos2(left, kind_y));
        let text_left = left + page.px(KINDS);
        page.put(row.text, pos2(text_left, y));
        y += height + gap;
    }
    y
}

/// `Review transit powers — Customs, March 2018`.
fn point_text(point: &Point) -> String {
    // A date is not torn apart at the end of a line.
    let by = point.by.map(|by| texts::due(by).replace(' ', "\u{a0}"));
    match (&point.agency, by) {
        (None, None) => point.text.clone(),
        (Some(agency), None) => t!("wall-point-tail", text = point.text.as_str(), tail = agency.as_str()),
        (None, Some(by)) => t!("wall-point-tail", text = point.text.as_str(), tail = by),
        (Some(agency), Some(by)) => {
            let tail = t!("wall-point-lead-by", agency = agency.as_str(), by = by);
            t!("wall-point-tail", text = point.text.as_str(), tail = tail)
        }
    }
}
