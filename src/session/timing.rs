//! The arithmetic of time: what follows from the agenda, and where the room stands. Pure in *now*.

mod forecast;
mod timetable;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Session;
use super::agenda::AgendaItem;
use super::moment::Moment;

pub use self::forecast::{Expected, Forecast, forecast};
pub use self::timetable::{Fit, Slot, original, timetable};

pub(super) use self::timetable::{minutes_of_day, pinned_end};

/// `09:05` of a number of minutes after midnight; past midnight it begins again at `00:00`.
pub fn hour_minute(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// Where the room stands at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Today is a day of the workshop, in its zone.
    pub is_workshop_day: bool,
    /// The item that is running.
    pub running: Option<Running>,
    /// Seconds behind the plan; negative when ahead. `None` where the plan says nothing about now.
    pub behind: Option<i64>,
    /// The next item of today, by its place in the agenda, once the clock has passed its planned start.
    pub overdue: Option<usize>,
    /// How fast the room has to go to reach every starred element.
    pub pace: Option<Pace>,
}

/// The item that is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its place in the agenda, counted from 0.
    pub index: usize,
    /// Seconds since it began, without its pauses.
    pub elapsed: i64,
    /// Seconds left of its planned minutes; negative when over.
    pub left: i64,
    /// It stands still.
    pub paused: bool,
    /// Its end is pinned: its time runs out in a pause, too.
    pub pinned: bool,
}

/// Time left in the discussion, shared among the starred elements that nobody has spoken about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Elements left.
    pub elements: usize,
    /// Seconds for each; 0 when the time is up.
    pub seconds_each: i64,
    /// Seconds left for all of them in the running item.
    pub left: i64,
    /// Seconds of discussions that are still to come on this day.
    pub later: i64,
}

/// Seconds since an item began, without its pauses; up to its end, if it has one. `None` if it has not begun.
pub fn elapsed(item: &AgendaItem, now: Timestamp) -> Option<i64> {
    let started = item.started?.timestamp();
    let until = item.ended.map_or(now, Moment::timestamp);
    let seconds = |from: Timestamp, to: Timestamp| (to.as_second() - from.as_second()).max(0);
    let paused: i64 = item
        .pauses
        .iter()
        .map(|pause| seconds(pause.from.timestamp(), pause.to.map_or(until, Moment::timestamp)))
        .sum();
    Some((seconds(started, until) - paused).max(0))
}

/// Seconds that an element of the board needs to be discussed at all: a question, a few points, one reading back.
pub const ENOUGH: i64 = 5 * 60;

impl Pace {
    /// How many elements are too many for each of the others to get [`ENOUGH`]. None are while more than half of that is
    /// left for each: people can be brief. It goes by the pace as it is [shown](shown_pace), and changes with that alone.
    pub fn too_many(self) -> usize {
        let each = shown_pace(self.seconds_each);
        let elements = i64::try_from(self.elements).unwrap_or(i64::MAX);
        let time = each.saturating_mul(elements).saturating_add(self.later);
        if time.saturating_mul(2) > ENOUGH.saturating_mul(elements) {
            return 0;
        }
        self.elements.saturating_sub(usize::try_from(time / ENOUGH).unwrap_or(0))
    }
}

/// Where the room stands at `now`, with `elements_left` starred elements not discussed yet.
pub fn standing(session: &Session, elements_left: usize, now: Timestamp) -> Standing {
    let zone = session.workshop.time_zone();
    let today = zone.to_datetime(now).date();
    let is_workshop_day = session.workshop.days.contains(&today);
    let local = Moment::new(now, &zone);
    let slots = timetable(session);
    let planned = |index: usize, minutes: u32| planned_moment(session, index, minutes, &zone);
    let running =
        session.agenda.iter().enumerate().rev().find(|(_, item)| item.is_running()).and_then(|(index, item)| {
            let elapsed = elapsed(item, now)?;
            // An item that nobody ended is not running for ever: the room went home.
            if !is_workshop_day && elapsed > LONGEST_RUN {
                return None;
            }
            // An end that is pinned comes nearer in a pause, too.
            let pinned = slots.get(index).filter(|_| item.ends.is_some()).and_then(|slot| planned(index, slot.ends));
            let left = pinned
                .filter(|_| day_of(session, index).is_some_and(|day| forecast::is_near(day, local)))
                .map_or(i64::from(item.minutes) * 60 - elapsed, |end| end.as_second() - now.as_second());
            Some(Running { index, elapsed, left, paused: item.is_paused(), pinned: pinned.is_some() })
        });
    let next = next_item(session, |index| is_workshop_day && day_of(session, index) == Some(today));
    let due = next.and_then(|index| {
        let start = planned(index, slots.get(index)?.starts)?;
        let late = now.as_second() - start.as_second();
        (late >= 0).then_some((index, late))
    });
    let overdue = due.map(|(index, _)| index);
    let behind = match running {
        Some(running) => {
            let is_day = day_of(session, running.index).is_some_and(|day| forecast::is_near(day, local));
            let ends = slots.get(running.index).map(|slot| slot.ends);
            let planned_end = ends.and_then(|ends| planned(running.index, ends)).filter(|_| is_day);
            // The end as it looks now: the rest of its minutes from here, or now when they are used up.
            planned_end.map(|end| now.as_second() + running.left.max(0) - end.as_second())
        }
        None => due.map(|(_, late)| late),
    };
    let pace = running.filter(|_| elements_left > 0).and_then(|running| {
        let is_discussion = |item: &AgendaItem| item.role == super::agenda::Role::Discussion;
        let item = session.agenda.get(running.index).filter(|item| is_discussion(item))?;
        let coming = || session.agenda.iter().enumerate().skip(running.index + 1).filter(|(_, it)| it.day == item.day);
        // A lunch that is pinned takes its time from the discussion before it.
        let next = coming().find(|(_, item)| !item.dropped && item.started.is_none());
        let pin = next.filter(|(_, item)| item.starts.is_some());
        let pin =
            pin.and_then(|(at, _)| planned(at, slots.get(at)?.starts)).map(|pin| pin.as_second() - now.as_second());
        let left = pin.filter(|until| *until > 0).map_or(running.left, |until| running.left.min(until)).max(0);
        let later = coming().filter(|(_, item)| is_discussion(item) && !item.dropped && item.started.is_none());
        Some(Pace {
            elements: elements_left,
            seconds_each: left / i64::try_from(elements_left).unwrap_or(i64::MAX),
            left,
            later: later.map(|(_, item)| i64::from(item.minutes) * 60).sum(),
        })
    });
    Standing { is_workshop_day, running, behind, overdue, pace }
}

/// On a day that is not the workshop's, an item that began longer ago than this is not running any more, in seconds.
const LONGEST_RUN: i64 = 24 * 60 * 60;

/// The next item that has not begun: after the last one that has, so that what was skipped stays skipped. Only those that
/// `counts` says yes to.
pub fn next_item(session: &Session, counts: impl Fn(usize) -> bool) -> Option<usize> {
    let begun = |item: &AgendaItem| item.started.is_some() || item.ended.is_some();
    let after = session.agenda.iter().rposition(begun).map_or(0, |last| last + 1);
    let is_held = |index: &usize| session.agenda.get(*index).is_some_and(|item| !item.dropped);
    (after..session.agenda.len()).filter(is_held).find(|index| counts(*index))
}

fn day_of(session: &Session, index: usize) -> Option<Date> {
    let day = session.agenda.get(index)?.day.max(1) as usize;
    session.workshop.days.get(day - 1).copied()
}

fn planned_moment(session: &Session, index: usize, minutes: u32, zone: &TimeZone) -> Option<Timestamp> {
    // By the clock on the wall: nine o'clock is nine o'clock also on a day that has an hour more or less.
    let midnight = day_of(session, index)?.to_datetime(Time::midnight());
    zone.to_timestamp(midnight.checked_add(SignedDuration::from_mins(i64::from(minutes))).ok()?).ok()
}

/// How a stretch of time is shown: whole minutes until the last two, then seconds, until the last ten in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// So many minutes, begun ones counted.
    Minutes(i64),
    /// So many seconds.
    Seconds(i64),
}

/// Below this many seconds left, seconds are shown (DESIGN 3: the last two minutes).
const LAST_SECONDS: i64 = 120;

/// Below this many seconds left, each of them is shown.
const EACH_SECOND: i64 = 10;

/// Before that they are shown in steps of so many. A number that runs in front of a room is all that the room looks at; and
/// painting both windows once a second costs more than anything else that the program does by itself.
const SECONDS_STEP: i64 = 5;

/// Time left as it is shown; `left` in seconds, negative shows as zero seconds. What has begun counts.
pub fn shown_left(left: i64) -> Shown {
    match left {
        left if left > LAST_SECONDS => Shown::Minutes((left + 59) / 60),
        left if left > EACH_SECOND => Shown::Seconds((left + SECONDS_STEP - 1) / SECONDS_STEP * SECONDS_STEP),
        left => Shown::Seconds(left.max(0)),
    }
}

/// Seconds until a text that shows how the room stands changes, or a clock turns its minute. Between 1 and 60.
pub fn next_change(standing: &Standing, now: Timestamp) -> u64 {
    let of_clock = 60 - now.as_second().rem_euclid(60);
    let ticking = standing.running.filter(|running| !running.paused || running.pinned);
    let of_left = ticking.map(|running| match running.left {
        left if left > LAST_SECONDS => (left - 1).rem_euclid(60) + 1,
        left if left > EACH_SECOND => (left - 1).rem_euclid(SECONDS_STEP) + 1,
        left if left > 0 => 1,
        over => 60 - (-over).rem_euclid(60),
    });
    let of_pace = standing.pace.zip(ticking).filter(|(pace, _)| pace.left > 0).map(|(pace, _)| {
        let step = PACE_STEP.saturating_mul(i64::try_from(pace.elements).unwrap_or(i64::MAX)).max(1);
        pace.left.rem_euclid(step) + 1
    });
    // While time is left, the end stays where it is; once it is used up, or stands still, the room falls behind.
    let falls_behind = ticking.is_none_or(|running| running.left <= 0);
    let of_behind = standing.behind.filter(|_| falls_behind).map(|behind| match behind {
        0.. => 60 - behind % 60,
        -59..=-1 => 60 - behind,
        _ => -behind % 60 + 1,
    });
    let seconds = of_left.into_iter().chain(of_pace).chain(of_behind).fold(of_clock, i64::min);
    seconds.clamp(1, 60).unsigned_abs()
}

/// The pace is shown in steps of so many seconds, so that it does not flicker while it is read.
const PACE_STEP: i64 = 5;

/// The pace as it is shown: cut to steps of five seconds.
pub fn shown_pace(seconds_each: i64) -> i64 {
    seconds_each / PACE_STEP * PACE_STEP
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::SessionId;
    use crate::session::agenda::{Pause, Role};
    use crate::session::moment::Moment;

    fn session() -> Session {
        let mut session = Session::empty(SessionId(uuid::Uuid::nil()));
        session.workshop.zone = "America/Guyana".into();
        session.workshop.days = vec![jiff::civil::date(2017, 10, 4)];
        for (id, minutes, pin) in [("a", 30, None), ("b", 60, None), ("lunch", 60, Some(12)), ("d", 90, None)] {
            let mut item = AgendaItem::new(id.into(), Role::Discussion, id);
            item.minutes = minutes;
            item.starts = pin.map(|hour| jiff::civil::time(hour, 0, 0, 0));
            session.agenda.push(item);
        }
        session
    }

    fn at(time: &str) -> Moment {
        format!("2017-10-04T{time}-04:00").parse().expect("a moment")
    }

    #[test]
    fn a_pin_holds_and_says_how_it_fits() {
        let mut session = session();
        let rows = |session: &Session| {
            timetable(session)
                .into_iter()
                .map(|slot| (hour_minute(slot.starts), hour_minute(slot.ends), slot.fit))
                .collect::<Vec<_>>()
        };
        assert_eq!(rows(&session)[0], ("09:00".into(), "09:30".into(), Fit::Follows));
        assert_eq!(rows(&session)[2], ("12:00".into(), "13:00".into(), Fit::Waits(90)));
        assert_eq!(rows(&session)[3], ("13:00".into(), "14:30".into(), Fit::Follows));
        session.agenda[1].minutes = 180;
        assert_eq!(rows(&session)[2], ("12:00".into(), "13:00".into(), Fit::Collides(30)));
        session.agenda[3].day = 2;
        assert_eq!(rows(&session)[3].0, "09:00");
    }

    #[test]
    fn elapsed_leaves_out_pauses_and_stops_at_the_end() {
        let mut session = session();
        let item = &mut session.agenda[0];
        item.started = Some(at("09:05:00"));
        item.pauses = vec![Pause { from: at("09:10:00"), to: Some(at("09:15:00")) }];
        assert_eq!(elapsed(item, at("09:20:00").timestamp()), Some(600));
        item.pauses.push(Pause { from: at("09:20:00"), to: None });
        assert_eq!(elapsed(item, at("09:50:00").timestamp()), Some(600));
        item.pauses.pop();
        item.ended = Some(at("09:30:00"));
        assert_eq!(elapsed(item, at("12:00:00").timestamp()), Some(1200));
        // A clock that was set back shows nothing negative.
        assert_eq!(elapsed(&AgendaItem { ended: None, ..item.clone() }, at("08:00:00").timestamp()), Some(0));
    }

    #[test]
    fn behind_counts_the_late_start_the_pause_and_the_overrun() {
        let mut session = session();
        session.agenda[0].started = Some(at("09:06:00"));
        let behind = |session: &Session, time| standing(session, 0, at(time).timestamp()).behind;
        assert_eq!(behind(&session, "09:10:00"), Some(360));
        assert_eq!(behind(&session, "09:36:00"), Some(360));
        assert_eq!(behind(&session, "09:40:00"), Some(600), "over its time by four minutes");
        session.agenda[0].started = Some(at("08:55:00"));
        assert_eq!(behind(&session, "09:10:00"), Some(-300), "begun early");
    }

    #[test]
    fn an_item_that_should_have_begun_is_named_on_the_day_alone() {
        let mut session = session();
        assert_eq!(standing(&session, 0, at("08:59:59").timestamp()).overdue, None);
        assert_eq!(standing(&session, 0, at("09:07:00").timestamp()).overdue, Some(0));
        session.workshop.days = vec![jiff::civil::date(2017, 10, 5)];
        let other_day = standing(&session, 0, at("09:07:00").timestamp());
        assert_eq!((other_day.is_workshop_day, other_day.overdue, other_day.behind), (false, None, None));
    }

    #[test]
    fn the_pace_shares_what_is_left() {
        let mut session = session();
        session.agenda[0].started = Some(at("09:00:00"));
        let pace = standing(&session, 15, at("09:10:00").timestamp()).pace;
        assert_eq!(
            pace,
            Some(Pace { elements: 15, seconds_each: 80, left: 20 * 60, later: 60 * 60 + 60 * 60 + 90 * 60 })
        );
        assert_eq!(standing(&session, 0, at("09:10:00").timestamp()).pace, None);
        assert_eq!(standing(&session, 3, at("10:10:00").timestamp()).pace.map(|pace| pace.seconds_each), Some(0));
    }

    #[test]
    fn whole_minutes_until_the_last_two_then_seconds_in_steps_until_the_last_ten() {
        assert_eq!(shown_left(41 * 60), Shown::Minutes(41));
        assert_eq!(shown_left(41 * 60 - 1), Shown::Minutes(41));
        assert_eq!(shown_left(121), Shown::Minutes(3));
        assert_eq!(shown_left(120), Shown::Seconds(120));
        assert_eq!(shown_left(116), Shown::Seconds(120));
        assert_eq!(shown_left(115), Shown::Seconds(115));
        assert_eq!(shown_left(11), Shown::Seconds(15));
        assert_eq!(shown_left(10), Shown::Seconds(10));
        assert_eq!(shown_left(9), Shown::Seconds(9));
        assert_eq!(shown_left(-5), Shown::Seconds(0));
    }

    #[test]
    fn the_next_change_is_when_the_text_changes_and_not_before() {
        let mut session = session();
        session.agenda[0].started = Some(at("09:00:20"));
        let next = |session: &Session, elements_left, time| {
            let now = at(time).timestamp();
            next_change(&standing(session, elements_left, now), now)
        };
        let after = |time| next(&session, 0, time);
        assert_eq!(after("09:05:00"), 20, "29 min 20 s are shown as 30 until 29 min are left");
        assert_eq!(after("09:05:20"), 40, "the clock's next minute comes first");
        assert_eq!(after("09:29:00"), 5, "1 min 20 s are shown until 1 min 15 s are left");
        assert_eq!(after("09:30:09"), 1, "11 s are shown as 15");
        assert_eq!(after("09:30:11"), 1, "each second is shown");
        assert_eq!(next(&session, 7, "09:06:00"), 20, "24 min 20 s for 7 are 3 min 25 s each for 24 s more");
        assert_eq!(next(&session, 7, "09:29:50"), 5, "30 s are shown until 25 s are left");
        session.agenda[0].pauses = vec![Pause { from: at("09:10:00"), to: None }];
        assert_eq!(next(&session, 7, "09:12:10"), 30, "a pause lets the room fall behind: 2 min 30 s by now");
        session.agenda[0].started = None;
        assert_eq!(next(&session, 0, "09:05:30"), 30);
    }
}
