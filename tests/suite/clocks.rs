//! Clocks that do what clocks do: a laptop sleeps, a clock is set back, midnight comes, a zone changes, days go by.
//!
//! Each table says what the machine's clock shows, and what the room is told then.

use jiff::Timestamp;
use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::moment::Moment;
use rapporteur::session::timing::{self, Standing};
use rapporteur::session::{Floor, Session, run};

use crate::support::fixtures::Room;

/// A workshop of these days in a zone; each item is `id day start minutes`, pinned where a start is given.
fn workshop(zone: &str, days: &[&str], items: &[(&str, u32, &str, u32)]) -> Room {
    let mut room = Room::georgetown();
    let workshop = &mut room.session.workshop;
    zone.clone_into(&mut workshop.zone);
    workshop.days = days.iter().map(|day| day.parse().expect("a date")).collect();
    room.session.agenda = items
        .iter()
        .map(|(id, day, starts, minutes)| AgendaItem {
            day: *day,
            minutes: *minutes,
            starts: (!starts.is_empty()).then(|| starts.parse().expect("a time")),
            ..AgendaItem::new((*id).into(), Role::Discussion, *id)
        })
        .collect();
    room.session.floor = Floor::default();
    room
}

fn now(time: &str) -> Timestamp {
    time.parse().expect("a time")
}

fn start(room: &mut Room, id: &str, time: &str) {
    let at = Moment::new(now(time), &room.session.workshop.time_zone());
    room.step(run::start(&room.session, &id.into(), at).expect("it has not begun"));
}

fn pause_or_resume(room: &mut Room, time: &str) {
    let at = Moment::new(now(time), &room.session.workshop.time_zone());
    room.step(run::pause_or_resume(&room.session, at).expect("it is running"));
}

/// `a 30/60 +0, next b`: what runs with its minutes gone and left, minutes behind, what should have begun.
fn told(session: &Session, time: &str) -> String {
    let Standing { running, behind, overdue, is_workshop_day, .. } = timing::standing(session, 0, now(time));
    let id = |index: usize| session.agenda[index].id.to_string();
    let mut words = match running {
        Some(it) => format!("{} {}/{}", id(it.index), it.elapsed.div_euclid(60), it.left.div_euclid(60)),
        None => "-".to_owned(),
    };
    words.push_str(&behind.map_or_else(String::new, |behind| format!(" {:+}", behind / 60)));
    words.push_str(&overdue.map_or_else(String::new, |index| format!(", {} is due", id(index))));
    words.push_str(if is_workshop_day { "" } else { ", another day" });
    words
}

fn table(session: &Session, rows: &[(&str, &str)]) {
    for (time, expected) in rows {
        assert_eq!(told(session, time), *expected, "{time}");
    }
}

const DAY: [(&str, u32, &str, u32); 3] = [("talk", 1, "09:00", 30), ("debate", 1, "", 60), ("lunch", 1, "12:00", 60)];

#[test]
fn what_should_have_begun_is_told_while_something_else_runs_too() {
    let mut room = workshop("America/Guyana", &["2017-10-04"], &DAY);
    table(
        &room.session,
        &[
            ("2017-10-04T08:59:59-04:00", "-"),
            ("2017-10-04T09:00:00-04:00", "- +0, talk is due"),
            ("2017-10-04T09:12:00-04:00", "- +12, talk is due"),
        ],
    );
    start(&mut room, "talk", "2017-10-04T09:12:00-04:00");
    table(
        &room.session,
        &[
            ("2017-10-04T09:29:00-04:00", "talk 17/13 +12"),
            ("2017-10-04T09:30:00-04:00", "talk 18/12 +12, debate is due"),
            ("2017-10-04T09:50:00-04:00", "talk 38/-8 +20, debate is due"),
        ],
    );
    start(&mut room, "debate", "2017-10-04T09:50:00-04:00");
    table(
        &room.session,
        &[
            ("2017-10-04T11:59:00-04:00", "debate 129/-69 +89"),
            ("2017-10-04T12:00:00-04:00", "debate 130/-70 +90, lunch is due"),
        ],
    );
}

/// The processor sleeps, the room talks on: time is what the clock shows, not what was counted.
#[test]
fn a_laptop_that_slept_knows_how_late_it_is() {
    let mut room = workshop("America/Guyana", &["2017-10-04"], &DAY);
    start(&mut room, "talk", "2017-10-04T09:00:00-04:00");
    table(
        &room.session,
        &[
            ("2017-10-04T09:01:00-04:00", "talk 1/29 +0"),
            ("2017-10-04T09:26:00-04:00", "talk 26/4 +0"),
            ("2017-10-04T11:00:00-04:00", "talk 120/-90 +90, debate is due"),
        ],
    );
}

/// A laptop that asks the time somewhere may find that it was an hour ahead all morning.
#[test]
fn a_clock_that_is_set_back_shows_nothing_absurd() {
    let mut room = workshop("America/Guyana", &["2017-10-04"], &DAY);
    start(&mut room, "talk", "2017-10-04T10:00:00-04:00");
    pause_or_resume(&mut room, "2017-10-04T10:10:00-04:00");
    pause_or_resume(&mut room, "2017-10-04T10:12:00-04:00");
    table(
        &room.session,
        &[
            ("2017-10-04T10:22:00-04:00", "talk 20/10 +62, debate is due"),
            // An hour back: the item has not begun yet by this clock; nothing has elapsed, and nothing is negative.
            ("2017-10-04T09:22:00-04:00", "talk 0/30 +22"),
            ("2017-10-04T10:30:00-04:00", "talk 28/2 +62, debate is due"),
        ],
    );
    // The facilitator says when it began, by the clock that is right now.
    let right = Moment::new(now("2017-10-04T09:25:00-04:00"), &room.session.workshop.time_zone());
    room.step(run::back_date(&room.session, 25, right).expect("it is running"));
    table(&room.session, &[("2017-10-04T09:25:00-04:00", "talk 25/5 +0")]);
}

#[test]
fn an_item_that_begins_before_midnight_ends_after_it() {
    let late = [("evening", 1, "22:30", 120), ("morning", 2, "09:00", 60)];
    let mut room = workshop("America/Guyana", &["2017-10-04", "2017-10-05"], &late);
    start(&mut room, "evening", "2017-10-04T22:40:00-04:00");
    table(
        &room.session,
        &[
            ("2017-10-04T23:59:59-04:00", "evening 79/40 +10"),
            ("2017-10-05T00:00:00-04:00", "evening 80/40 +10"),
            ("2017-10-05T00:50:00-04:00", "evening 130/-10 +20"),
            // Nobody ended it. In the morning it is the morning that is due.
            ("2017-10-05T09:05:00-04:00", "evening 625/-505 +515, morning is due"),
        ],
    );
    start(&mut room, "morning", "2017-10-05T09:05:00-04:00");
    table(&room.session, &[("2017-10-05T09:10:00-04:00", "morning 5/55 +5")]);
}

#[test]
fn each_day_has_its_own_morning() {
    let days = [("one", 1, "09:00", 60), ("two", 2, "09:00", 60), ("three", 3, "14:00", 60)];
    let mut room = workshop("America/Guyana", &["2017-10-04", "2017-10-05", "2017-10-09"], &days);
    start(&mut room, "one", "2017-10-04T09:00:00-04:00");
    let at = Moment::new(now("2017-10-04T10:00:00-04:00"), &room.session.workshop.time_zone());
    room.step(run::end(&room.session, at).expect("it is running"));
    table(
        &room.session,
        &[
            ("2017-10-04T17:00:00-04:00", "-"),
            ("2017-10-05T08:59:00-04:00", "-"),
            ("2017-10-05T09:20:00-04:00", "- +20, two is due"),
            ("2017-10-07T09:20:00-04:00", "-, another day"),
            // The second day was not held; the third one is not late for it.
            ("2017-10-09T13:00:00-04:00", "-"),
            ("2017-10-09T14:01:00-04:00", "- +1, three is due"),
        ],
    );
}

/// The laptop comes from New York, the workshop is in Guyana: only the workshop's zone counts.
#[test]
fn the_zone_is_the_workshops() {
    let mut room = workshop("America/Guyana", &["2017-10-04"], &DAY);
    table(
        &room.session,
        &[("2017-10-04T23:30:00-05:00", "-, another day"), ("2017-10-04T15:00:00+02:00", "- +0, talk is due")],
    );
    start(&mut room, "talk", "2017-10-04T15:00:00+02:00");
    assert_eq!(room.session.agenda[0].started.expect("it began").to_string(), "2017-10-04T09:00:00-04:00");
    // Somebody corrects the zone in the middle of the day: what has elapsed stays, what was planned moves.
    room.session.workshop.zone = "America/Port_of_Spain".to_owned();
    table(&room.session, &[("2017-10-04T13:10:00Z", "talk 10/20 +0")]);
    room.session.workshop.zone = "America/Lima".to_owned();
    table(&room.session, &[("2017-10-04T13:10:00Z", "talk 10/20 -60")]);
}

/// Clocks go back an hour in the night of the second day, at two in the morning: the hour is there twice, so four hours from
/// eleven end at two and not at three, as the timetable has it.
#[test]
fn an_hour_that_is_there_twice_counts_twice() {
    let night = [("evening", 1, "23:00", 240), ("morning", 2, "09:00", 60)];
    let mut room = workshop("America/New_York", &["2017-11-04", "2017-11-05"], &night);
    start(&mut room, "evening", "2017-11-04T23:00:00-04:00");
    table(
        &room.session,
        &[
            ("2017-11-05T01:30:00-04:00", "evening 150/90 -60"),
            ("2017-11-05T01:30:00-05:00", "evening 210/30 -60"),
            ("2017-11-05T02:00:00-05:00", "evening 240/0 -60"),
            ("2017-11-05T08:59:00-05:00", "evening 659/-419 +359"),
        ],
    );
    // In the morning the hour is over: nine o'clock is nine o'clock.
    let at = Moment::new(now("2017-11-05T02:00:00-05:00"), &room.session.workshop.time_zone());
    room.step(run::end(&room.session, at).expect("it is running"));
    table(&room.session, &[("2017-11-05T08:59:59-05:00", "-"), ("2017-11-05T09:00:00-05:00", "- +0, morning is due")]);
}

/// A pause stays a pause, whatever starts or ends meanwhile, until somebody resumes that item or another one begins.
#[test]
fn a_pause_stays_paused() {
    let mut room = workshop("America/Guyana", &["2017-10-04"], &DAY);
    start(&mut room, "talk", "2017-10-04T09:00:00-04:00");
    pause_or_resume(&mut room, "2017-10-04T09:10:00-04:00");
    table(
        &room.session,
        &[
            ("2017-10-04T09:40:00-04:00", "talk 10/20 +30, debate is due"),
            ("2017-10-04T11:10:00-04:00", "talk 10/20 +120, debate is due"),
        ],
    );
    start(&mut room, "debate", "2017-10-04T11:10:00-04:00");
    let talk = &room.session.agenda[0];
    assert_eq!(timing::elapsed(talk, now("2017-10-04T15:00:00-04:00")), Some(600), "what stood still is not counted");
    assert!(talk.pauses.iter().all(|pause| pause.to.is_some()));
    pause_or_resume(&mut room, "2017-10-04T11:20:00-04:00");
    table(&room.session, &[("2017-10-04T11:50:00-04:00", "debate 10/50 +130")]);
}
