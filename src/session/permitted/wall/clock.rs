//! The time on the wall.

use jiff::Timestamp;

use crate::session::Session;
use crate::session::moment;
use crate::session::timing::{self, Shown, Standing};

/// The time as the room sees it. It holds what is shown and nothing finer, so that it changes when the wall does.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockSheet {
    /// Title of the event.
    pub title: String,
    /// The time in the workshop's zone, `10:49`; `None` on another day than the workshop's.
    pub clock: Option<String>,
    /// What is running.
    pub on: Option<OnNow>,
    /// What comes after it.
    pub next: Option<Coming>,
}

/// The item that is running.
#[derive(Clone, Debug, PartialEq)]
pub struct OnNow {
    /// Its title.
    pub title: String,
    /// Time left; no seconds once it is over.
    pub left: Shown,
    /// It stands still.
    pub paused: bool,
}

/// The item that comes next.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    /// Its title.
    pub title: String,
    /// When it will begin as it looks now, `11:30`; `None` where the plan says nothing about now.
    pub time: Option<String>,
}

impl ClockSheet {
    pub(super) fn of(session: &Session, standing: &Standing, now: Timestamp) -> Self {
        let today = session.workshop.time_zone().to_datetime(now);
        let on = standing.running.and_then(|running| {
            let item = session.agenda.get(running.index)?;
            Some(OnNow { title: item.title.clone(), left: timing::shown_left(running.left), paused: running.paused })
        });
        Self {
            title: session.workshop.title.clone(),
            clock: standing.is_workshop_day.then(|| moment::hour_minute(today.time())),
            on,
            next: coming(session, standing, now),
        }
    }
}

fn coming(session: &Session, standing: &Standing, now: Timestamp) -> Option<Coming> {
    let of_day = timing::forecast(session, standing, now);
    let expected = of_day.as_ref().and_then(|day| day.rows.iter().find(|row| !row.begun));
    let (index, time) = match (expected, &of_day) {
        // With nothing running it waits for its time, also when that has passed: nobody knows when it will begin.
        (Some(row), _) if standing.running.is_none() => {
            (row.index, timing::timetable(session).get(row.index).map(|slot| slot.starts))
        }
        (Some(row), _) => (row.index, Some(row.starts)),
        // The last one of the day is running.
        (None, Some(_)) => return None,
        (None, None) if standing.is_workshop_day => return None,
        (None, None) => (timing::next_item(session, |_| true)?, None),
    };
    let title = session.agenda.get(index)?.title.clone();
    Some(Coming { title, time: time.map(timing::hour_minute) })
}
