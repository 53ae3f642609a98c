//! Running the day: what the facilitator does, as steps. Ticking is not among them: see [`timing`].

use jiff::ToSpan;
use jiff::civil::Time;

use super::agenda::{AgendaItem, LONGEST, Pause};
use super::catalogue::Element;
use super::edit::{Change, Edit};
use super::history::{Place, Step, StepName};
use super::moment::Moment;
use super::workshop::Workshop;
use super::{ElementId, ItemId, Session, timing};

/// Starts an item; the one that was running ends. `None` if there is no such item or it has begun already.
pub fn start(session: &Session, id: &ItemId, at: Moment) -> Option<Step> {
    let item = session.item(id).filter(|item| item.started.is_none())?;
    let mut edits: Vec<Edit> =
        session.agenda.iter().filter(|other| other.is_running()).map(|other| end_edit(other, at)).collect();
    edits.push(replace(AgendaItem { started: Some(at), ended: None, dropped: false, ..item.clone() }));
    Some(step(StepName::StartItem, id, edits))
}

/// Ends the running item.
pub fn end(session: &Session, at: Moment) -> Option<Step> {
    let item = session.running()?;
    Some(step(StepName::EndItem, &item.id, vec![end_edit(item, at)]))
}

/// Stops the running item for a while, or lets it go on.
pub fn pause_or_resume(session: &Session, at: Moment) -> Option<Step> {
    let item = session.running()?;
    let mut next = item.clone();
    let name = if item.is_paused() {
        close_pause(&mut next, at);
        StepName::ResumeItem
    } else {
        next.pauses.push(Pause { from: at, to: None });
        StepName::PauseItem
    };
    Some(step(name, &item.id, vec![replace(next)]))
}

/// Gives the running item `by` more planned minutes (fewer when negative), never less than none.
pub fn change_minutes(session: &Session, by: i32) -> Option<Step> {
    // An end that is pinned does not ask for minutes.
    let item = session.running().filter(|item| item.ends.is_none())?;
    let minutes = item.minutes.saturating_add_signed(by).min(LONGEST);
    let step = step(StepName::ChangeMinutes, &item.id, vec![replace(item.with_minutes(minutes))]);
    (minutes != item.minutes).then(|| step.joining("minutes"))
}

/// Says that the running item began so many minutes before `now`. What ran before it ended then, too.
pub fn back_date(session: &Session, minutes: u32, now: Moment) -> Option<Step> {
    let item = session.running()?;
    let began = now.plus_seconds(-60 * i64::from(minutes));
    let old = item.started?;
    let mut edits = Vec::new();
    // The item before gave way to this one; it goes on doing so, but never ends before it began.
    let gave_way = |ended: Moment| ended == old || (ended < old && ended > began);
    for before in session.agenda.iter().filter(|other| other.id != item.id && other.ended.is_some_and(gave_way)) {
        let end = before.started.map_or(began, |started| began.max(started));
        let mut before = AgendaItem { ended: Some(end), ..before.clone() };
        before.pauses.retain(|pause| pause.from < end);
        for pause in &mut before.pauses {
            pause.to = pause.to.map(|to| to.min(end));
        }
        edits.push(replace(before));
    }
    let mut next = AgendaItem { started: Some(began), ..item.clone() };
    // What stood still before it began did not; a pause that goes on still goes on. One that is yet to come was made by a
    // clock that has been set back since.
    next.pauses.retain(|pause| pause.to.is_none_or(|to| to > began) && pause.from <= now);
    for pause in &mut next.pauses {
        pause.from = pause.from.max(began);
    }
    edits.push(replace(next));
    Some(step(StepName::BackDate, &item.id, edits))
}

/// Marks an element as discussed with nothing to note, or takes the mark away.
pub fn mark_discussed(session: &Session, id: &ElementId) -> Option<Step> {
    let element = session.element(id)?;
    let next = Element { discussed: !element.discussed, ..element.clone() };
    let step = Step::new(StepName::MarkDiscussed, vec![Edit::Element(Change::Replace(next))]);
    Some(step.at(Place::Element(id.clone())))
}

/// The workshop before it began: what was planned, and nothing of what happened but the notes.
#[must_use]
pub fn as_planned(session: &Session) -> Session {
    let mut planned = session.clone();
    for item in &mut planned.agenda {
        *item = AgendaItem {
            minutes: item.minutes_before(),
            planned: None,
            moved: None,
            dropped: false,
            started: None,
            pauses: Vec::new(),
            ended: None,
            ..item.clone()
        };
    }
    planned
}

/// Moves the workshop so that the day of `item` is today; the days keep their distances.
///
/// A day that has no date yet follows the one before. When the hour at which `item` was to begin is past, a workshop of one
/// day also opens later, so that nobody is hours behind in the first minute.
pub fn hold_today(session: &Session, item: &ItemId, now: Moment) -> Step {
    let today = now.civil().date();
    let day = session.item(item).map_or(1, |item| item.day.clamp(1, MOST_DAYS)) as usize;
    let mut days = session.workshop.days.clone();
    while days.len() < day {
        days.push(days.last().map_or(today, |last| last.saturating_add(1.day())));
    }
    if let Some(old) = days.get(day - 1).copied() {
        let shift = today - old;
        for day in &mut days {
            *day = day.saturating_add(shift);
        }
    }
    let opens = opens_later(session, item, now.civil().time()).or(session.workshop.opens);
    let workshop = Workshop { days, opens, ..session.workshop.clone() };
    Step::new(StepName::MoveDates, vec![Edit::Workshop(Box::new(workshop))]).at(Place::Workshop)
}

/// When the day has to open so that `item` is planned to begin now. `None` where its plan is not late, or does not follow
/// from the opening.
fn opens_later(session: &Session, item: &ItemId, now: Time) -> Option<Time> {
    let index = session.agenda.iter().position(|other| other.id == *item)?;
    let is_first_start = session.agenda.iter().all(|other| other.day <= 1 && other.started.is_none());
    let follows = session.agenda.iter().take(index + 1).all(|other| other.starts.is_none());
    let starts = timing::timetable(session).get(index)?.starts;
    let late = timing::minutes_of_day(now).checked_sub(starts).filter(|late| *late > 0)?;
    let opens = timing::minutes_of_day(session.workshop.opening_time()) + late;
    let at = |minutes: u32| Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).ok();
    (is_first_start && follows).then(|| at(opens)).flatten()
}

/// A typing error in the number of a day must not fill the memory with dates.
const MOST_DAYS: u32 = 366;

/// The starred, visible element that is not parked before (`-1`) or after (`1`) one in board order; the first or last one from nowhere.
pub fn neighbour(session: &Session, from: Option<&ElementId>, forwards: bool) -> Option<ElementId> {
    let on_the_way = |element: &&Element| element.star && !element.hidden && !element.parked;
    let at = from.and_then(|id| session.elements.iter().position(|element| element.id == *id));
    let found = match (at, forwards) {
        (None, true) => session.elements.iter().find(on_the_way),
        (None, false) => session.elements.iter().rev().find(on_the_way),
        (Some(at), true) => session.elements.iter().skip(at + 1).find(on_the_way),
        (Some(at), false) => session.elements.iter().take(at).rev().find(on_the_way),
    };
    found.map(|element| element.id.clone())
}

fn step(name: StepName, id: &ItemId, edits: Vec<Edit>) -> Step {
    Step::new(name, edits).at(Place::Item(id.clone()))
}

fn replace(item: AgendaItem) -> Edit {
    Edit::Item(Change::Replace(item))
}

fn end_edit(item: &AgendaItem, at: Moment) -> Edit {
    let mut next = item.clone();
    close_pause(&mut next, at);
    next.ended = Some(at);
    replace(next)
}

fn close_pause(item: &mut AgendaItem, at: Moment) {
    if let Some(pause) = item.pauses.last_mut() {
        pause.to.get_or_insert(at);
    }
}
