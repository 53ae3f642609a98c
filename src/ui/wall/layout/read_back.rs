//! A note or a measure that is read to the room, as large as it fits; on pages where it does not fit at the least size.

use std::sync::Arc;

use egui::{Galley, NumExt as _, pos2};

use super::{Page, Pages, Set, size};
use crate::session::permitted::ReadBackSheet;
use crate::session::read_back::ReadBack;
use crate::t;
use crate::ui::texts;
use crate::ui::widgets::mark;

/// A single short sentence gets no larger than this.
const LARGEST: f32 = 96.0;
/// The size on pages: a text that takes several of them anyway has room for more than the least.
const ON_PAGES: f32 = size::BODY;
/// Between two sizes that are tried.
const STEP: f32 = 4.0;
/// A text longer than this, in bytes, is read as it is broken: it is long anyway.
const SHORT: usize = 400;

/// Lays the passage out.
pub(super) fn put(page: &mut Page<'_>, sheet: &ReadBackSheet) {
    let small = Set { color: page.tokens.second, ..page.set(size::SMALL) };
    let source = source(sheet);
    let below_head = page.line(&source, Set { strong: true, ..small }, page.px(86.0), 2) + page.px(28.0);
    let answer_line = page.line_height(size::BODY);
    let answer = page.foot_top() - page.px(36.0) - answer_line;
    let tail = tail(sheet).map(|tail| page.galley(&tail, Set { points: size::BODY, ..small }, page.width(), 2));
    let below_text = tail.as_ref().map_or(0.0, |tail| page.px(20.0) + tail.size().y);
    let space = answer - page.px(36.0) - below_head - below_text;
    let (galley, pages) = words(page, sheet, space);
    // In the middle of its room: a short sentence does not hang under the edge.
    let top = below_head + ((space - galley.size().y) / 2.0).at_least(0.0) * f32::from(u8::from(pages.count() == 1));
    let left = page.left();
    let below = top + page.put(galley, pos2(left, top));
    if let Some(tail) = tail {
        let gap = page.px(20.0);
        page.put(tail, pos2(left, below + gap));
    }
    answer_line_of(page, sheet, answer, answer_line);
    page.foot(&t!("wall-read-back"), "", &super::page_of(pages));
    page.sheet.pages = pages;
}

/// What the room said, or what it is asked.
fn answer_line_of(page: &mut Page<'_>, sheet: &ReadBackSheet, top: f32, height: f32) {
    let set = Set { color: page.tokens.accent, ..page.set(size::BODY) };
    let Some(said) = sheet.said else {
        page.line(&t!("wall-read-back-asks"), set, top, 1);
        return;
    };
    let side = page.px(size::BODY);
    let center = pos2(page.left() + side / 2.0, top + height / 2.0);
    page.sheet.shapes.extend(mark::outcome(said.outcome, center, side, page.tokens.accent));
    let room = page.width() - side * 1.5;
    let galley = page.galley(&said_text(said, sheet.with_day), Set { strong: true, ..set }, room, 1);
    let left = page.left() + side * 1.5;
    page.put(galley, pos2(left, top));
}

/// `Agreed 11:42`.
fn said_text(said: ReadBack, with_day: bool) -> String {
    t!("outcome-said", outcome = texts::outcome(said.outcome), at = texts::said_at(said, with_day))
}

/// `Action  ·  OP3D-TRS.2  ·  Transit, trans-shipment, re-export`.
fn source(sheet: &ReadBackSheet) -> String {
    let mut parts = vec![match sheet.kind {
        Some(kind) => texts::kind(kind).into_owned(),
        None => t!("wall-measure").into_owned(),
    }];
    match (&sheet.number, &sheet.element) {
        (Some(number), _) => parts.push(number.to_string()),
        (None, Some((id, _))) => parts.push(id.to_string()),
        (None, None) => {}
    }
    parts.extend(sheet.element.iter().map(|(_, title)| title.clone()).filter(|title| !title.is_empty()));
    parts.join("  ·  ")
}

/// `Customs, March 2018`.
fn tail(sheet: &ReadBackSheet) -> Option<String> {
    match (sheet.agency.clone(), sheet.by.map(texts::due)) {
        (None, None) => None,
        (Some(agency), None) => Some(agency),
        (None, Some(by)) => Some(by),
        (Some(agency), Some(by)) => Some(t!("wall-point-lead-by", agency = agency, by = by)),
    }
}

/// The words at the size that fits, and which page of them it is.
fn words(page: &Page<'_>, sheet: &ReadBackSheet, space: f32) -> (Arc<Galley>, Pages) {
    let text = sheet.text.trim();
    let least = at_size(page, text, size::LEAST, space);
    if least.elided {
        return one_page(page, text, sheet.page, space);
    }
    let steps = ((LARGEST - size::LEAST) / STEP) as usize;
    let of = |step: usize| at_size(page, text, size::LEAST + STEP * step as f32, space);
    // What fits at a size fits at every smaller one.
    let (mut fits, mut too_large) = (0, steps + 1);
    while too_large - fits > 1 {
        let middle = usize::midpoint(fits, too_large);
        if of(middle).elided { too_large = middle } else { fits = middle }
    }
    let whole = (0..=fits).rev().map(of).find(|galley| !breaks_word(galley)).filter(|_| text.len() <= SHORT);
    (whole.unwrap_or_else(|| of(fits)), Pages::ONE)
}

/// The text at a size; cut where there is not enough room for it.
fn at_size(page: &Page<'_>, text: &str, points: f32, space: f32) -> Arc<Galley> {
    page.galley(text, page.set(points), page.width(), rows_in(page, points, space))
}

/// How many lines there is room for.
fn rows_in(page: &Page<'_>, points: f32, space: f32) -> usize {
    ((space / page.line_height(points)).floor() as usize).at_least(1)
}

/// The page of a long text that is asked for, or the last one.
fn one_page(page: &Page<'_>, text: &str, asked: i32, space: f32) -> (Arc<Galley>, Pages) {
    let set = page.set(ON_PAGES);
    let whole = page.galley(text, set, page.width(), usize::MAX);
    let rows = rows_in(page, ON_PAGES, space);
    let pages = Pages::of(whole.rows.len().div_ceil(rows), asked);
    let at = pages.before();
    let length = |rows: &[egui::epaint::text::PlacedRow]| -> usize {
        rows.iter().map(|row| row.char_count_including_newline().0).sum()
    };
    let (from, to) = ((at * rows).at_most(whole.rows.len()), ((at + 1) * rows).at_most(whole.rows.len()));
    let words: String = text.chars().skip(length(&whole.rows[..from])).take(length(&whole.rows[from..to])).collect();
    (page.galley(words.trim_end_matches(['\n', '\r']), set, page.width(), rows), pages)
}

/// Whether a word is torn at the end of a line.
fn breaks_word(galley: &Galley) -> bool {
    galley.rows.windows(2).any(|rows| {
        let [row, next] = rows else {
            return false;
        };
        let torn = |glyph: Option<&egui::epaint::text::Glyph>| glyph.is_some_and(|glyph| glyph.chr.is_alphanumeric());
        !row.ends_with_newline && torn(row.glyphs.last()) && torn(next.glyphs.first())
    })
}
