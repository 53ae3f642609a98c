//! The rest of a day as it looks now: what has been, when what runs will end, when everything else will follow.

use jiff::Timestamp;
use jiff::civil::Date;

use super::timetable::{minutes_of_day, pinned_end};
use super::{Standing, day_of, timetable};
use crate::session::Session;
use crate::session::agenda::AgendaItem;
use crate::session::moment::Moment;

/// A day of the workshop as it looks now. Times are minutes after midnight of that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The items of the day that were, are or will be held.
    pub rows: Vec<Expected>,
    /// When the day ends by the plan.
    pub planned_end: u32,
    /// Now.
    pub now: u32,
}

/// One item as it looks now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Its place in the agenda, counted from 0.
    pub index: usize,
    /// When it began or will.
    pub starts: u32,
    /// When it ended or will.
    pub ends: u32,
    /// It has begun.
    pub begun: bool,
    /// It has ended.
    pub over: bool,
}

impl Forecast {
    /// When the day ends as it looks now.
    pub fn end(&self) -> u32 {
        self.rows.last().map_or(self.planned_end, |row| row.ends)
    }

    /// The rows that can still be changed: what runs, and what is to come.
    pub fn rest(&self) -> impl Iterator<Item = &Expected> {
        self.rows.iter().filter(|row| !row.over)
    }
}

/// The day that the room is in, if it is one of the workshop's and has anything left to hold.
///
/// That is the day of what is running, also past its midnight; else the day of `now`.
pub fn forecast(session: &Session, standing: &Standing, now: Timestamp) -> Option<Forecast> {
    let zone = session.workshop.time_zone();
    let now = Moment::new(now, &zone);
    let today = match standing.running {
        Some(running) => day_of(session, running.index).filter(|day| is_near(*day, now))?,
        None => now.civil().date(),
    };
    let items: Vec<(usize, &AgendaItem)> =
        session.agenda.iter().enumerate().filter(|(index, _)| day_of(session, *index) == Some(today)).collect();
    let slots = timetable(session);
    let planned_end = items.last().and_then(|(index, _)| slots.get(*index)).map(|slot| slot.ends)?;
    let of_day = |moment: Moment| minutes_since_midnight(moment, today);
    let now_minutes = of_day(now);
    let last_begun = items.iter().rposition(|(_, item)| item.started.is_some());

    let mut rows = Vec::with_capacity(items.len());
    let mut cursor = None;
    for (at, (index, item)) in items.into_iter().enumerate() {
        let row = |starts, ends| Expected { index, starts, ends, begun: false, over: false };
        let running = standing.running.filter(|running| running.index == index);
        let next = match (item.started.map(of_day), running) {
            (Some(starts), Some(running)) => {
                let left = u32::try_from((running.left.max(0) + 59) / 60).unwrap_or(u32::MAX);
                Expected { begun: true, ..row(starts, now_minutes.saturating_add(left)) }
            }
            (Some(starts), None) => {
                let ends = item.ended.map_or(starts, of_day);
                Expected { begun: true, over: true, ..row(starts, ends.max(starts)) }
            }
            // Dropped, or passed over on the way to what is running.
            (None, _) if item.dropped || last_begun.is_some_and(|last| at < last) => continue,
            (None, _) => {
                let planned = slots.get(index).map_or(now_minutes, |slot| slot.starts);
                // With nothing running, what is to come waits for its time, and begins no earlier than now.
                let follows = match cursor {
                    Some(cursor) if standing.running.is_some() || rows.iter().any(|row: &Expected| !row.over) => cursor,
                    _ => planned.max(now_minutes),
                };
                let starts = item.starts.map(minutes_of_day).map_or(follows, |pinned| pinned.max(follows));
                row(starts, pinned_end(item, starts).unwrap_or(starts.saturating_add(item.minutes)).max(starts))
            }
        };
        cursor = Some(next.ends);
        rows.push(next);
    }
    rows.iter().any(|row| !row.over).then_some(Forecast { rows, planned_end, now: now_minutes })
}

/// Whether `now` is on this day or in the night behind it.
pub(super) fn is_near(day: Date, now: Moment) -> bool {
    let today = now.civil().date();
    day == today || day.tomorrow().is_ok_and(|next| next == today)
}

/// Whole minutes from the midnight with which a day begins; what was before it counts as midnight.
fn minutes_since_midnight(moment: Moment, day: Date) -> u32 {
    let days = (moment.civil().date() - day).get_days();
    let minutes = i64::from(days) * 24 * 60 + i64::from(minutes_of_day(moment.civil().time()));
    u32::try_from(minutes).unwrap_or(0)
}
