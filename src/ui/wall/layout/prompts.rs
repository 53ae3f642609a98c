//! What makes a measure last, on the wall: a list, as large as it fits.

use std::sync::Arc;

use egui::{Galley, NumExt as _, pos2};

use super::{Page, Set, size};
use crate::t;
use crate::ui::texts;

/// The largest size of a prompt, and the space that its mark takes, of a screen 1080 high.
const MOST: f32 = 60.0;
const MARK: f32 = 56.0;

/// Lays the prompts out.
pub(super) fn put(page: &mut Page<'_>) {
    let heading = Set { strong: true, ..page.set(size::TITLE) };
    let top = page.line(&t!("wall-prompts"), heading, page.px(80.0), 2) + page.px(36.0);
    let space = page.size.y - page.px(80.0) - top;
    let mut points = MOST;
    let mut rows = lay_out(page, points);
    while height(page, &rows, points) > space && points > size::LEAST {
        points = (points - 2.0).at_least(size::LEAST);
        rows = lay_out(page, points);
    }
    let gap = gap(page, points);
    let (left, indent) = (page.left(), page.px(MARK));
    let mut y = top;
    for (mark, words) in rows {
        page.put(mark, pos2(left, y));
        y += page.put(words, pos2(left + indent, y)) + gap;
    }
}

fn lay_out(page: &Page<'_>, points: f32) -> Vec<(Arc<Galley>, Arc<Galley>)> {
    let mark = Set { color: page.tokens.accent, ..page.set(points) };
    let row = |words: std::borrow::Cow<'_, str>| {
        let width = page.width() - page.px(MARK);
        (page.galley("–", mark, page.px(MARK), 1), page.galley(&words, page.set(points), width, 3))
    };
    texts::sustainability().into_iter().map(row).collect()
}

fn gap(page: &Page<'_>, points: f32) -> f32 {
    page.px(points * 0.42)
}

fn height(page: &Page<'_>, rows: &[(Arc<Galley>, Arc<Galley>)], points: f32) -> f32 {
    rows.iter().map(|(_, words)| words.size().y + gap(page, points)).sum()
}
