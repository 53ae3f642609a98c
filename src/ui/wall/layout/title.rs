//! The event on the wall.

use egui::{NumExt as _, pos2};

use super::{Page, Set, size};
use crate::session::permitted::TitleSheet;
use crate::t;
use crate::ui::wall::days;

/// Lays the event out.
pub(super) fn put(page: &mut Page<'_>, sheet: &TitleSheet) {
    let foot = page.foot(&sheet.marking, "", "");
    let place = [sheet.venue.clone(), sheet.days.map(days).unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let heading = Set { strong: true, ..page.set(size::TITLE) };
    let second = Set { color: page.tokens.second, ..page.set(size::BODY) };
    let title = if sheet.title.is_empty() { t!("wall-untitled").into_owned() } else { sheet.title.clone() };
    let width = page.width();
    // A long official title shrinks before it is cut.
    let mut set = heading;
    let mut galley = page.galley(&title, set, width, 6);
    while galley.rows.len() > 4 && set.points > size::QUESTION {
        set.points -= 4.0;
        galley = page.galley(&title, set, width, 6);
    }
    let organizers = page.galley(&sheet.organizers.join("\n"), second, width, 5);
    let place = page.galley(&place, second, width, 2);
    let gap = page.px(48.0);
    let total = galley.size().y + gap + organizers.size().y + gap / 2.0 + place.size().y;
    let mut y = ((foot - total) / 2.0).at_least(page.px(80.0));
    let left = page.left();
    y += page.put(galley, pos2(left, y)) + gap;
    y += page.put(organizers, pos2(left, y)) + gap / 2.0;
    page.put(place, pos2(left, y));
}
