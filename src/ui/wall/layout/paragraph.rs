//! A paragraph of resolution 1540 (2004) on the wall: its number, its verb, and in short what it says.

use egui::{NumExt as _, pos2};

use super::{Page, Set, size};
use crate::session::paragraph::Paragraph;
use crate::t;
use crate::ui::texts;

/// The largest size of what it says, of a screen 1080 high.
const MOST: f32 = 88.0;

/// Lays the paragraph out.
pub(super) fn put(page: &mut Page<'_>, paragraph: Paragraph) {
    let at = Paragraph::ALL.iter().position(|other| *other == paragraph).unwrap_or(0) + 1;
    let pages = t!("wall-paragraph-page", number = at, count = Paragraph::ALL.len());
    let foot = page.foot(&t!("wall-paragraph-short"), "", &pages);
    let second = Set { color: page.tokens.second, ..page.set(size::BODY) };
    let mut y = page.line(&t!("wall-paragraph-head", op = paragraph.number()), second, page.px(86.0), 2);
    if let Some(force) = paragraph.force() {
        let verb = Set { strong: true, color: page.tokens.accent, ..page.set(size::TITLE) };
        y = page.line(&texts::force(force), verb, y + page.px(16.0), 1);
    }
    let top = y + page.px(20.0);
    let space = foot - top - page.px(24.0);
    let words = texts::paragraph(paragraph);
    let fit = page.largest(&words, page.set(MOST), page.width(), space);
    let y = top + ((space - fit.size().y) / 2.0).at_least(0.0);
    let left = page.left();
    page.put(fit, pos2(left, y));
}
