//! An element on the wall: its question, and what was said, as large as it fits.

use std::sync::Arc;

use egui::{Galley, NumExt as _, pos2};

use super::{Page, Set, size};
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

/// The points, as large as they fit; when they do not fit at the least size, the newest, and how many came before.
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
    let gap = gap(page, size::LEAST);
    let note = Set { color: page.tokens.second, ..page.set(size::LEAST) };
    let line = page.px(size::LEAST * 1.32) + gap;
    let rows = newest_points(page, &sheet.points, space - line);
    let earlier = sheet.earlier + sheet.points.len() - rows.len();
    let y = page.line(&t!("wall-earlier", count = earlier), note, top, 1) + gap;
    put_points(page, rows, y, gap);
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

/// As many of the newest points at the least size as there is room for, and one in any case; oldest first.
fn newest_points(page: &Page<'_>, points: &[Point], space: f32) -> Vec<PointRow> {
    let gap = gap(page, size::LEAST);
    let mut rows: Vec<PointRow> = Vec::new();
    let mut room = space + gap;
    for point in points.iter().rev() {
        let row = lay_out(page, point, size::LEAST);
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

fn put_points(page: &mut Page<'_>, rows: Vec<PointRow>, top: f32, gap: f32) {
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
