//! The agenda on the wall.

use jiff::Timestamp;

use crate::session::Session;
use crate::session::moment::{self, Moment};
use crate::session::timing::{self, Shown, Standing};

/// The agenda as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaSheet {
    /// Title of the event.
    pub title: String,
    /// Items of the day.
    pub rows: Vec<AgendaRow>,
    /// Where.
    pub venue: String,
    /// The time in the workshop's zone, `10:49`; `None` on another day than the workshop's.
    pub clock: Option<String>,
    /// The page that is asked for: 0 is what is around now, those before it are negative.
    pub page: i32,
}

/// One item of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaRow {
    /// When it began, else when it is planned: `09:24`.
    pub time: String,
    /// Its title.
    pub title: String,
    /// Past, running or still to come.
    pub state: RowState,
    /// Time left, while it is running.
    pub left: Option<Shown>,
}

/// Where an agenda item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// It has ended.
    Past,
    /// It is running.
    Now,
    /// It is still to come.
    Next,
}

impl AgendaSheet {
    pub(super) fn of(session: &Session, standing: &Standing, now: Timestamp, page: i32) -> Self {
        let today = session.workshop.time_zone().to_datetime(now);
        let day = session
            .running()
            .map(|item| item.day)
            .or_else(|| {
                let at = session.workshop.days.iter().position(|day| *day == today.date())?;
                u32::try_from(at + 1).ok()
            })
            .or_else(|| session.current_item().map(|item| item.day))
            .unwrap_or(1);
        let slots = timing::timetable(session);
        // What is still to come is told as it looks now: a time that is past helps nobody.
        let day_now = timing::forecast(session, standing, now);
        let expected =
            |index: usize| day_now.as_ref()?.rows.iter().find(|row| row.index == index).map(|row| row.starts);
        let rows = session
            .agenda
            .iter()
            .zip(&slots)
            .enumerate()
            .filter(|(_, (item, _))| item.day == day && !item.dropped)
            .map(|(index, (item, slot))| {
                let running = standing.running.filter(|running| running.index == index);
                AgendaRow {
                    time: item.started.map_or_else(
                        || timing::hour_minute(expected(index).unwrap_or(slot.starts)),
                        Moment::hour_minute,
                    ),
                    title: item.title.clone(),
                    state: match (running, item.ended) {
                        (Some(_), _) => RowState::Now,
                        (None, Some(_)) => RowState::Past,
                        (None, None) => RowState::Next,
                    },
                    left: running.map(|running| timing::shown_left(running.left)),
                }
            })
            .collect();
        Self {
            title: session.workshop.title.clone(),
            rows,
            venue: session.workshop.venue.clone(),
            clock: standing.is_workshop_day.then(|| moment::hour_minute(today.time())),
            page,
        }
    }
}
