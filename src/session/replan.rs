//! The rest of the day, planned anew: three plain choices, each to be seen before it is taken.
//!
//! Pins hold in all three: a pinned start waits, a pinned end stays. What cannot fit before a pin is told, never squeezed
//! in silence.

use jiff::civil::Time;

use super::agenda::{AgendaItem, Role};
use super::edit::{Change, Edit};
use super::history::{Place, Step, StepName};
use super::timing::{Expected, Forecast, minutes_of_day, pinned_end};
use super::{ItemId, Session};

/// What the room can do about being late or early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// What is left is shortened in proportion, or lengthened when the room is early, so that the day ends as planned.
    Fit,
    /// These items are not held.
    Drop(Vec<ItemId>),
    /// Nothing is changed but the end.
    Slip,
}

/// The rest of the day by one of the [`Way`]s, to be shown and then taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What is left of the day, in order, dropped items too.
    pub rows: Vec<Row>,
    /// When the day ends if nothing is done, in minutes after midnight.
    pub end_before: u32,
    /// When it ends by this proposal.
    pub end: u32,
    /// What would still begin too late for its pin.
    pub misfits: Vec<Misfit>,
}

/// An item before and after, in minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in the agenda.
    pub index: usize,
    /// Start and end as they look now.
    pub before: (u32, u32),
    /// Start and end by the proposal; `None` when it is not held.
    pub after: Option<(u32, u32)>,
}

/// Something pinned that cannot begin or end in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The pinned item, by its place in the agenda.
    pub index: usize,
    /// So many minutes too late.
    pub minutes: u32,
}

/// The least that an item is shortened to, in minutes; what is planned shorter stays as it is.
const LEAST: u32 = 5;

/// The rest of the day, planned anew.
pub fn propose(session: &Session, forecast: &Forecast, way: &Way) -> Proposal {
    let mut plan: Vec<Planned<'_>> = forecast
        .rest()
        .filter_map(|row| session.agenda.get(row.index).map(|item| Planned::new(item, *row, forecast.now)))
        .collect();
    match way {
        Way::Fit => fit(&mut plan, forecast),
        Way::Drop(ids) => plan.iter_mut().filter(|row| !row.expected.begun).for_each(|row| {
            row.dropped = ids.contains(&row.item.id);
        }),
        Way::Slip => {}
    }
    lay_out(&plan, forecast)
}

/// Takes a proposal, as one step. `None` when it changes nothing.
pub fn take(session: &Session, forecast: &Forecast, proposal: &Proposal) -> Option<Step> {
    let mut edits = Vec::new();
    // Where the timetable puts the end of the row before. It knows nothing of a pin that is kept late: what follows one
    // carries its own beginning, as the first row does.
    let mut follows = None;
    for row in &proposal.rows {
        let item = session.agenda.get(row.index)?;
        let mut next = item.clone();
        match row.after {
            None => {
                next.dropped = true;
                follows = item.starts.or(item.moved).map(minutes_of_day).or(follows);
            }
            Some((starts, ends)) => {
                if item.ends.is_none() {
                    let begun = forecast.rows.iter().any(|other| other.index == row.index && other.begun);
                    next = item.with_minutes(if begun { stretched(item, row, ends) } else { ends - starts });
                }
                let starts = if item.ends.is_none() { ends.saturating_sub(next.minutes) } else { starts };
                if item.starts.is_none() {
                    next.moved = time(starts).filter(|_| follows != Some(starts));
                }
                let begins = item.starts.map_or(starts, minutes_of_day);
                follows = Some(pinned_end(&next, begins).map_or(begins + next.minutes, |end| end.max(begins)));
            }
        }
        if next != *item {
            edits.push(Edit::Item(Change::Replace(next)));
        }
    }
    (!edits.is_empty()).then(|| Step::new(StepName::Replan, edits).at(Place::Workshop))
}

/// The minutes of a running item that shall end at `ends`: what it has used, and what is left of it then.
fn stretched(item: &AgendaItem, row: &Row, ends: u32) -> u32 {
    let change = i64::from(ends) - i64::from(row.before.1);
    // An item past its time has used more than its minutes: it gets what it used.
    u32::try_from(i64::from(item.minutes) + change).unwrap_or(0)
}

fn time(minutes: u32) -> Option<Time> {
    Time::new(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()
}

/// An item of the rest of the day while it is being planned.
struct Planned<'a> {
    item: &'a AgendaItem,
    expected: Expected,
    /// What is still ahead of it, in minutes.
    minutes: u32,
    dropped: bool,
}

impl<'a> Planned<'a> {
    fn new(item: &'a AgendaItem, expected: Expected, now: u32) -> Self {
        let from = if expected.begun { now.max(expected.starts) } else { expected.starts };
        Self { item, expected, minutes: expected.ends.saturating_sub(from), dropped: false }
    }

    /// A break keeps its length: people need it most on a day that runs late.
    fn is_elastic(&self) -> bool {
        self.item.role != Role::Break && self.item.ends.is_none() && self.minutes > 0
    }

    fn pinned_start(&self) -> Option<u32> {
        self.item.starts.filter(|_| !self.expected.begun).map(minutes_of_day)
    }
}

/// Shortens or lengthens what is elastic, from pin to pin, so that each stretch ends where it should.
fn fit(plan: &mut [Planned<'_>], forecast: &Forecast) {
    let is_early = forecast.end() < forecast.planned_end;
    let mut cursor = begins(plan, forecast);
    let mut from = 0;
    while from < plan.len() {
        // A stretch goes up to the next pinned start, or through a pinned end, or to the end of the day.
        let mut to = from;
        let mut goal = forecast.planned_end;
        let mut hard = false;
        while to < plan.len() {
            if to > from
                && let Some(pin) = plan[to].pinned_start()
            {
                (goal, hard) = (pin, true);
                break;
            }
            to += 1;
            if plan[to - 1].item.ends.is_some() {
                (goal, hard) = (plan[to - 1].expected.ends, true);
                break;
            }
        }
        let stretch = &mut plan[from..to];
        let starts = stretch.first().and_then(Planned::pinned_start).map_or(cursor, |pin| pin.max(cursor));
        let fixed: u32 =
            stretch.iter().filter(|row| !row.is_elastic() && row.item.ends.is_none()).map(|row| row.minutes).sum();
        let needed: u32 = stretch.iter().filter(|row| row.is_elastic()).map(|row| row.minutes).sum();
        let room = goal.saturating_sub(starts).saturating_sub(fixed);
        if room < needed || (is_early && !hard) {
            share(stretch, needed, room);
        }
        let used: u32 = stretch.iter().filter(|row| row.item.ends.is_none()).map(|row| row.minutes).sum();
        cursor = if hard { goal.max(starts + used) } else { starts + used };
        from = to;
    }
}

/// When the rest of the day begins: now, while something runs.
fn begins(plan: &[Planned<'_>], forecast: &Forecast) -> u32 {
    plan.first().map_or(forecast.now, |first| first.expected.starts.max(forecast.now))
}

/// Gives `room` minutes to the elastic rows in proportion to what they need; none gets less than [`LEAST`].
fn share(rows: &mut [Planned<'_>], needed: u32, room: u32) {
    let (mut needed, mut room) = (needed, room);
    for row in rows.iter_mut().filter(|row| row.is_elastic()) {
        // What is given out step by step adds up to the whole, whatever is rounded.
        let part = (u64::from(row.minutes) * u64::from(room) + u64::from(needed) / 2) / u64::from(needed.max(1));
        let minutes = u32::try_from(part).unwrap_or(u32::MAX).max(LEAST.min(row.minutes));
        needed = needed.saturating_sub(row.minutes);
        room = room.saturating_sub(minutes);
        row.minutes = minutes;
    }
}

/// The times that follow, and what does not fit.
fn lay_out(plan: &[Planned<'_>], forecast: &Forecast) -> Proposal {
    let mut proposal = Proposal {
        rows: Vec::with_capacity(plan.len()),
        end_before: forecast.end(),
        end: forecast.now,
        misfits: Vec::new(),
    };
    let mut cursor = begins(plan, forecast);
    for row in plan {
        let Expected { index, starts, ends, begun, .. } = row.expected;
        let before = (starts, ends);
        if row.dropped {
            proposal.rows.push(Row { index, before, after: None });
            continue;
        }
        let begins = if begun { starts } else { row.pinned_start().map_or(cursor, |pin| pin.max(cursor)) };
        if let Some(pin) = row.pinned_start().filter(|pin| *pin < begins) {
            proposal.misfits.push(Misfit { index, minutes: begins - pin });
        }
        let from = if begun { forecast.now.max(starts) } else { begins };
        let stops = if row.item.ends.is_some() { ends.max(from) } else { from + row.minutes };
        if row.item.ends.is_some() && ends < from {
            proposal.misfits.push(Misfit { index, minutes: from - ends });
        }
        proposal.rows.push(Row { index, before, after: Some((begins, stops)) });
        (proposal.end, cursor) = (stops, stops);
    }
    proposal
}
