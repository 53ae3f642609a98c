//! The timetable: what follows from opening, durations and pins.

use jiff::civil::Time;

use crate::session::Session;
use crate::session::agenda::AgendaItem;

/// Where an item stands in the timetable, in minutes after midnight of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Planned start.
    pub starts: u32,
    /// Planned end.
    pub ends: u32,
    /// How its pin fits what comes before.
    pub fit: Fit,
}

/// How the pin of an item fits what comes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It follows on, or is not pinned.
    Follows,
    /// What comes before takes so many minutes too long.
    Collides(u32),
    /// There are so many minutes of nothing before it.
    Waits(u32),
}

/// The timetable as the room has it now: one slot per agenda item, in order. A dropped item takes no time.
pub fn timetable(session: &Session) -> Vec<Slot> {
    let minutes = |item: &AgendaItem| if item.dropped { 0 } else { item.minutes };
    slots(session, minutes, |item| item.moved)
}

/// The timetable as it was before the day began.
pub fn original(session: &Session) -> Vec<Slot> {
    slots(session, AgendaItem::minutes_before, |_| None)
}

fn slots(
    session: &Session,
    minutes: impl Fn(&AgendaItem) -> u32,
    moved: impl Fn(&AgendaItem) -> Option<Time>,
) -> Vec<Slot> {
    let opening = minutes_of_day(session.workshop.opening_time());
    let mut day = 0;
    let mut cursor = opening;
    session
        .agenda
        .iter()
        .map(|item| {
            let first_of_day = item.day != day;
            if first_of_day {
                day = item.day;
                cursor = opening;
            }
            let (starts, fit) = match (item.starts.map(minutes_of_day), moved(item).map(minutes_of_day)) {
                (None, None) => (cursor, Fit::Follows),
                (None, Some(moved)) => (moved, Fit::Follows),
                (Some(pinned), _) if first_of_day || pinned == cursor => (pinned, Fit::Follows),
                (Some(pinned), _) if pinned < cursor => (pinned, Fit::Collides(cursor - pinned)),
                (Some(pinned), _) => (pinned, Fit::Waits(pinned - cursor)),
            };
            let slot = match pinned_end(item, starts) {
                Some(ends) if ends < starts => Slot { starts, ends: starts, fit: Fit::Collides(starts - ends) },
                Some(ends) => Slot { starts, ends, fit },
                None => Slot { starts, ends: starts.saturating_add(minutes(item)), fit },
            };
            cursor = slot.ends;
            slot
        })
        .collect()
}

/// Whole minutes since midnight.
pub fn minutes_of_day(time: Time) -> u32 {
    u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs())
}

/// When an item that begins at `starts` has to end. A pin long before its start is one of the small hours behind it.
pub fn pinned_end(item: &AgendaItem, starts: u32) -> Option<u32> {
    const DAY: u32 = 24 * 60;
    let pinned = item.ends.map(minutes_of_day).filter(|_| !item.dropped)?;
    Some(if pinned + DAY / 2 < starts { pinned + DAY } else { pinned })
}
