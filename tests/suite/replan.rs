//! The rest of the day, planned anew: (plan, what happened, clock) to a timetable, from what rooms complain about.

use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::moment::Moment;
use rapporteur::session::replan::{Proposal, Way, propose, take};
use rapporteur::session::timing::{self, Forecast, forecast, hour_minute};
use rapporteur::session::{Session, SessionId, run};

const DAY: &str = "2017-10-04";

fn at(time: &str) -> Moment {
    format!("{DAY}T{time}-04:00").parse().expect("a moment")
}

/// `opening 30 | lunch 60 @12:00 | close 0 ..17:00`: minutes, a pinned start, a pinned end. A lunch is a break.
fn day(plan: &str) -> Session {
    let mut session = Session::empty(SessionId(uuid::Uuid::nil()));
    session.workshop.zone = "America/Guyana".into();
    session.workshop.days = vec![DAY.parse().expect("a date")];
    for row in plan.split('|') {
        let mut words = row.split_whitespace();
        let title = words.next().expect("a title");
        let role = if title == "lunch" { Role::Break } else { Role::Discussion };
        let mut item = AgendaItem::new(title.into(), role, title);
        for word in words {
            if let Some(time) = word.strip_prefix('@') {
                item.starts = Some(time.parse().expect("a time"));
            } else if let Some(time) = word.strip_prefix("..") {
                item.ends = Some(time.parse().expect("a time"));
            } else {
                item.minutes = word.parse().expect("minutes");
            }
        }
        session.agenda.push(item);
    }
    session
}

/// `opening 09:20-09:50 | experts 09:50-`: when items began and ended.
fn held(mut session: Session, past: &str) -> Session {
    for row in past.split('|').filter(|row| !row.trim().is_empty()) {
        let (title, times) = row.trim().split_once(' ').expect("a title and its times");
        let (began, ended) = times.split_once('-').expect("two times");
        let item = session.agenda.iter_mut().find(|item| item.title == title).expect("an item");
        item.started = Some(at(&format!("{began}:00")));
        item.ended = (!ended.is_empty()).then(|| at(&format!("{ended}:00")));
    }
    session
}

fn look(session: &Session, now: &str) -> Forecast {
    let now = at(&format!("{now}:00")).timestamp();
    forecast(session, &timing::standing(session, 0, now), now).expect("a day with something left")
}

/// `experts 09:50-10:20, lunch 12:00-13:00 > 17:00`, dropped ones with a minus, misfits with `!`.
fn told(session: &Session, proposal: &Proposal) -> String {
    let title = |index: usize| session.agenda[index].title.as_str();
    let rows: Vec<String> = proposal
        .rows
        .iter()
        .map(|row| match row.after {
            Some((starts, ends)) => format!("{} {}-{}", title(row.index), hour_minute(starts), hour_minute(ends)),
            None => format!("-{}", title(row.index)),
        })
        .collect();
    let misfits = proposal.misfits.iter().map(|misfit| format!("!{} {}", title(misfit.index), misfit.minutes));
    let ends: Vec<String> = std::iter::once(hour_minute(proposal.end)).chain(misfits).collect();
    format!("{} > {}", rows.join(", "), ends.join(" "))
}

const USUAL: &str = "opening 30 | experts 60 | lunch 60 @12:00 | discussion 180 | next 30";

#[test]
fn late_or_early_the_rest_of_the_day_can_be_planned_anew() {
    for (what, plan, past, now, way, expected) in [
        (
            "half an hour late, the rest gives way in proportion and the pinned lunch holds",
            "opening 30 | experts 60 | situation 90 | lunch 60 @12:00 | discussion 180 | next 30",
            "opening 09:30-",
            "09:30",
            Way::Fit,
            "opening 09:30-09:55, experts 09:55-10:45, situation 10:45-12:00, lunch 12:00-13:00, \
             discussion 13:00-16:00, next 16:00-16:30 > 16:30",
        ),
        (
            "an overrun that the pause before lunch absorbs shortens nothing",
            USUAL,
            "opening 09:00-09:50 | experts 09:50-",
            "10:00",
            Way::Fit,
            "experts 09:50-10:50, lunch 12:00-13:00, discussion 13:00-16:00, next 16:00-16:30 > 16:30",
        ),
        (
            "late after lunch, what is left is shortened to end as planned",
            USUAL,
            "opening 09:00-09:30 | experts 09:30-10:30 | lunch 12:00-13:35 | discussion 13:35-",
            "13:35",
            Way::Fit,
            "discussion 13:35-16:05, next 16:05-16:30 > 16:30",
        ),
        (
            "the end slips and nothing is shortened",
            USUAL,
            "opening 09:00-09:30 | experts 09:30-10:30 | lunch 12:00-13:35 | discussion 13:35-",
            "13:35",
            Way::Slip,
            "discussion 13:35-16:35, next 16:35-17:05 > 17:05",
        ),
        (
            "an item that is not held makes room",
            USUAL,
            "opening 09:00-09:30 | experts 09:30-10:30 | lunch 12:00-13:35 | discussion 13:35-",
            "13:35",
            Way::Drop(vec!["next".into()]),
            "discussion 13:35-16:35, -next > 16:35",
        ),
        (
            "the first of what is to come is not held: the next one takes its place, and lunch does not move",
            "opening 30 | experts 60 | situation 90 | lunch 60 @12:00 | discussion 180",
            "opening 09:00-10:00",
            "10:00",
            Way::Drop(vec!["experts".into()]),
            "-experts, situation 10:00-11:30, lunch 12:00-13:00, discussion 13:00-16:00 > 16:00",
        ),
        (
            "what cannot fit before a pin is told",
            "opening 30 | experts 60 | lunch 60 @12:00 | discussion 180",
            "opening 09:00-11:56 | experts 11:56-",
            "11:56",
            Way::Slip,
            "experts 11:56-12:56, lunch 12:56-13:56, discussion 13:56-16:56 > 16:56 !lunch 56",
        ),
        (
            "nothing is shortened to less than five minutes",
            "opening 30 | experts 60 | lunch 60 @12:00 | discussion 180",
            "opening 09:00-11:58 | experts 11:58-",
            "11:58",
            Way::Fit,
            "experts 11:58-12:03, lunch 12:03-13:03, discussion 13:03-16:00 > 16:00 !lunch 3",
        ),
        (
            "a pinned end stays, and what follows it is as planned",
            "opening 30 | guest 60 ..10:30 | discussion 180",
            "opening 09:00-09:50 | guest 09:50-",
            "09:50",
            Way::Fit,
            "guest 09:50-10:30, discussion 10:30-13:30 > 13:30",
        ),
        (
            "early, the time won is given to the rest",
            "opening 30 | discussion 60 | next 30",
            "opening 09:00-09:15 | discussion 09:15-",
            "09:15",
            Way::Fit,
            "discussion 09:15-10:25, next 10:25-11:00 > 11:00",
        ),
        (
            "nothing has begun yet, and it is late",
            "opening 30 | discussion 60",
            "",
            "09:20",
            Way::Slip,
            "opening 09:20-09:50, discussion 09:50-10:50 > 10:50",
        ),
    ] {
        let session = held(day(plan), past);
        let proposal = propose(&session, &look(&session, now), &way);
        assert_eq!(told(&session, &proposal), expected, "{what}");
        becomes_the_plan(session, now, &proposal, what);
    }
}

#[test]
fn what_follows_a_pin_that_is_kept_late_is_planned_from_its_end() {
    for (what, plan, past, now, way, expected) in [
        (
            "a pinned lunch that begins late: what follows it is planned from its end",
            USUAL,
            "opening 09:00-09:30 | experts 09:30-12:30 | lunch 12:30-",
            "12:30",
            Way::Fit,
            "lunch 12:30-13:30, discussion 13:30-16:04, next 16:04-16:30 > 16:30",
        ),
        (
            "the same, and the end slips",
            USUAL,
            "opening 09:00-09:30 | experts 09:30-12:30 | lunch 12:30-",
            "12:30",
            Way::Slip,
            "lunch 12:30-13:30, discussion 13:30-16:30, next 16:30-17:00 > 17:00",
        ),
    ] {
        let session = held(day(plan), past);
        let proposal = propose(&session, &look(&session, now), &way);
        assert_eq!(told(&session, &proposal), expected, "{what}");
        becomes_the_plan(session, now, &proposal, what);
    }
}

/// What is shown is what is taken: the timetable says the same from then on, of everything that has not begun.
fn becomes_the_plan(mut session: Session, now: &str, proposal: &Proposal, what: &str) {
    let Some(step) = take(&session, &look(&session, now), proposal) else {
        return;
    };
    for edit in step.edits {
        session.apply(edit).expect("it applies");
    }
    let slots = timing::timetable(&session);
    for row in &proposal.rows {
        let (Some(after), item) = (row.after, &session.agenda[row.index]) else {
            continue;
        };
        // A pin that cannot be kept stays where it is; what is around it is planned.
        if item.started.is_none() && item.starts.is_none() {
            let slot = slots[row.index];
            assert_eq!((slot.starts, slot.ends), after, "{what}: {}", item.title);
        }
    }
}

#[test]
fn what_is_taken_is_the_plan_from_then_on_and_one_undo_restores_it() {
    for (way, behind_before) in [(Way::Fit, 2100), (Way::Slip, 2100), (Way::Drop(vec!["next".into()]), 2100)] {
        let mut session =
            held(day(USUAL), "opening 09:00-09:30 | experts 09:30-10:30 | lunch 12:00-13:35 | discussion 13:35-");
        let now = at("13:40:00").timestamp();
        let behind = |session: &Session| timing::standing(session, 0, now).behind;
        assert_eq!(behind(&session), Some(behind_before));
        let day = look(&session, "13:40");
        let proposal = propose(&session, &day, &way);
        let before = session.clone();

        let step = take(&session, &day, &proposal).expect("it changes something");
        let mut inverses: Vec<_> =
            step.edits.into_iter().map(|edit| session.apply(edit).expect("it applies")).collect();
        assert_eq!(behind(&session), Some(0), "{way:?}: the room is on time again");
        let after = look(&session, "13:40");
        assert_eq!((after.end(), after.planned_end), (proposal.end, proposal.end), "{way:?}");
        assert_eq!(timing::original(&session), timing::original(&before), "{way:?}: what was planned is kept");

        inverses.reverse();
        for edit in inverses {
            session.apply(edit).expect("it applies");
        }
        assert_eq!(session, before, "{way:?}");
    }
}

#[test]
fn minutes_more_and_less_keep_what_was_planned() {
    let mut session = held(day(USUAL), "opening 09:00-");
    for by in [5, -3] {
        let step = run::change_minutes(&session, by).expect("a step");
        step.edits.into_iter().for_each(|edit| drop(session.apply(edit).expect("it applies")));
    }
    assert_eq!((session.agenda[0].minutes, session.agenda[0].planned), (32, Some(30)));
    let step = run::change_minutes(&session, -2).expect("a step");
    step.edits.into_iter().for_each(|edit| drop(session.apply(edit).expect("it applies")));
    assert_eq!((session.agenda[0].minutes, session.agenda[0].planned), (30, None), "as planned again");
}

#[test]
fn an_end_time_is_an_end_time() {
    let session = held(day("opening 30 | guest 60 ..10:30 | discussion 180"), "guest 09:50-");
    let left = |time: &str| {
        let standing = timing::standing(&session, 0, at(time).timestamp());
        standing.running.map(|running| running.left)
    };
    assert_eq!(left("10:00:00"), Some(30 * 60));
    assert_eq!(left("10:31:00"), Some(-60));
    // Behind counts from the pin alone.
    assert_eq!(timing::standing(&session, 0, at("10:31:00").timestamp()).behind, Some(60));
}

#[test]
fn an_item_that_runs_into_the_night_is_of_its_day() {
    let mut session = day("dinner 180");
    session.workshop.opens = Some("22:00".parse().expect("a time"));
    session.agenda[0].started = Some(at("22:30:00"));
    let late: Moment = "2017-10-05T00:10:00-04:00".parse().expect("a moment");
    let standing = timing::standing(&session, 0, late.timestamp());
    assert_eq!(standing.behind, Some(30 * 60));
    let day = forecast(&session, &standing, late.timestamp()).expect("the day goes on");
    assert_eq!((hour_minute(day.now), hour_minute(day.end())), ("00:10".into(), "01:30".into()));
    let next_noon: Moment = "2017-10-06T12:00:00-04:00".parse().expect("a moment");
    assert_eq!(timing::standing(&session, 0, next_noon.timestamp()).behind, None);
}

#[test]
fn a_dropped_item_is_passed_over_and_can_be_held_after_all() {
    let mut session = held(day(USUAL), "opening 09:00-09:30");
    session.agenda[1].dropped = true;
    assert_eq!(timing::next_item(&session, |_| true), Some(2));
    let step = run::start(&session, &"experts".into(), at("09:31:00")).expect("a step");
    step.edits.into_iter().for_each(|edit| drop(session.apply(edit).expect("it applies")));
    assert!(!session.agenda[1].dropped);
}
