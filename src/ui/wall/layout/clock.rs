//! The time on the wall: as large as the last row can read it.

use std::sync::Arc;

use egui::{Galley, NumExt as _, pos2};

use super::{Page, Set, size};
use crate::session::permitted::{ClockSheet, Coming, OnNow};
use crate::t;

/// Sizes on a screen 1080 high: the time, and the time left where there is a time and where there is none.
const CLOCK: f32 = 330.0;
const LEFT: f32 = 150.0;
const LEFT_ALONE: f32 = 260.0;

/// Lays the time out.
pub(super) fn put(page: &mut Page<'_>, sheet: &ClockSheet) {
    let foot = next_line(page, sheet);
    let head = Set { color: page.tokens.second, ..page.set(size::SMALL) };
    let top = page.line(&sheet.title, head, page.px(56.0), 2) + page.px(8.0);
    let space = foot - top - page.px(24.0);
    // What is in the middle gives way together.
    let mut share = 1.0;
    let mut rows = middle(page, sheet, share);
    while height(&rows) > space && share > 0.3 {
        share -= 0.05;
        rows = middle(page, sheet, share);
    }
    let mut y = top + ((space - height(&rows)) / 2.0).at_least(0.0);
    for galley in rows {
        let x = (page.size.x - galley.size().x) / 2.0;
        y += page.put(galley, pos2(x, y));
    }
}

fn height(rows: &[Arc<Galley>]) -> f32 {
    rows.iter().map(|row| row.size().y).sum()
}

/// The time, what is running, and how long it has left.
fn middle(page: &Page<'_>, sheet: &ClockSheet, share: f32) -> Vec<Arc<Galley>> {
    let mut rows = Vec::new();
    if let Some(clock) = &sheet.clock {
        let set = Set { strong: true, ..page.set(CLOCK * share) };
        rows.push(page.galley_tight(clock, set, page.width(), 1));
    }
    let title = |text: &str| {
        // On one line rather than large.
        let mut points = (size::TITLE * share).at_least(size::BODY);
        while points > size::BODY && page.galley(text, page.set(points), page.width(), 2).rows.len() > 1 {
            points = (points - 2.0).at_least(size::BODY);
        }
        page.galley(text, page.set(points), page.width(), 2)
    };
    let Some(on) = &sheet.on else {
        if sheet.clock.is_none() {
            rows.push(title(&t!("wall-nothing-on")));
        }
        return rows;
    };
    rows.push(title(&on.title));
    let points = if sheet.clock.is_some() { LEFT } else { LEFT_ALONE };
    let set = Set { strong: true, color: page.tokens.accent, ..page.set(points * share) };
    rows.push(page.galley_tight(&left(on), set, page.width(), 1));
    rows
}

/// `41 min left`, `1 min 20 s left`, `Paused · 41 min left`, `Time is up`.
fn left(on: &OnNow) -> String {
    let left = super::time_left(on.left);
    if on.paused { t!("wall-paused-left", left = left) } else { left }
}

/// What comes next, under the line at the foot; returns where that line is.
fn next_line(page: &mut Page<'_>, sheet: &ClockSheet) -> f32 {
    let words = match (&sheet.next, &sheet.on) {
        (Some(Coming { title, time: Some(time) }), _) => {
            t!("wall-next-at", time = time.as_str(), item = title.as_str())
        }
        (Some(Coming { title, time: None }), _) => t!("wall-next", item = title.as_str()),
        (None, Some(_)) => t!("wall-last-item").into_owned(),
        (None, None) => String::new(),
    };
    let galley = page.galley(&words, page.set(size::BODY), page.width(), 2);
    let line_y = page.size.y - page.px(44.0) - galley.size().y - page.px(24.0);
    page.rule(line_y);
    if !words.is_empty() {
        let at = pos2(page.left(), line_y + page.px(24.0));
        page.put(galley, at);
    }
    line_y
}
