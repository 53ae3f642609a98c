//! What the clock shows, and when the screen is drawn again because of it.

use std::time::Duration;

use jiff::Timestamp;
use rapporteur::session::Session;
use rapporteur::t;

use super::discussion;
use crate::support::app::Desk;

fn at(time: &str) -> Timestamp {
    format!("2017-10-04T{time}-04:00").parse().expect("a time of the day")
}

impl Desk {
    fn at(&mut self, time: &str) {
        self.clock.set(at(time));
        self.settle();
    }

    /// A text of its own, not a part of another one.
    fn shows(&self, text: &str) -> bool {
        self.told().iter().any(|told| told == text)
    }
}

/// The discussion began at 10:36, is planned for 240 minutes and to end at 15:00.
#[test]
fn time_left_is_shown_in_minutes_until_the_last_two_then_in_seconds() {
    let mut desk = Desk::open(&discussion(), super::NOW);
    for (time, shown, behind) in [
        ("10:36:00", "4 h", "24 min ahead"),
        ("10:36:01", "4 h", "24 min ahead"),
        ("10:37:00", "3 h 59 min", "24 min ahead"),
        ("12:36:59", "2 h", "24 min ahead"),
        ("12:37:00", "119 min", "24 min ahead"),
        ("14:33:59", "3 min", "24 min ahead"),
        ("14:34:00", "2 min", "24 min ahead"),
        ("14:34:01", "2 min", "24 min ahead"),
        ("14:34:05", "1 min 55 s", "24 min ahead"),
        ("14:35:30", "30 s", "24 min ahead"),
        ("14:35:51", "9 s", "24 min ahead"),
        ("14:36:00", "0 s", "24 min ahead"),
        ("14:37:00", "1 min over", "23 min ahead"),
        ("15:00:00", "24 min over", "On time"),
        ("15:06:30", "30 min over", "6 min behind"),
    ] {
        desk.at(time);
        assert!(desk.shows(shown), "at {time}: {shown} is not in\n{}", desk.told().join("\n"));
        assert!(desk.shows(behind), "at {time}: {behind} is not in\n{}", desk.told().join("\n"));
    }
}

#[test]
fn a_pause_holds_the_time_left_and_the_room_falls_behind() {
    let mut desk = Desk::open(&discussion(), "2017-10-04T11:00:00-04:00");
    desk.press("<F3>");
    let paused = t!("agenda-paused");
    assert!(desk.shows(&paused));
    desk.at("11:44:00");
    assert!(desk.shows(&paused) && desk.shows("20 min behind"), "{}", desk.told().join("\n"));
    desk.press("<F3>");
    assert!(!desk.shows(&paused) && desk.shows("3 h 36 min"), "{}", desk.told().join("\n"));
}

#[test]
fn an_item_that_should_have_begun_is_named() {
    let mut session = discussion();
    session.agenda.iter_mut().for_each(|item| item.started = None);
    let mut desk = Desk::open(&session, "2017-10-04T08:59:00-04:00");
    let overdue = t!("run-overdue", item = "Opening remarks");
    assert!(desk.shows(&t!("run-nothing-running")) && !desk.shows(&overdue));
    desk.at("09:03:00");
    assert!(desk.shows(&overdue) && desk.shows("3 min behind"));
}

#[test]
fn the_pace_shares_the_time_left_among_the_elements_left() {
    let mut desk = Desk::open(&discussion(), super::NOW);
    desk.at("14:06:00");
    assert!(desk.shows("24 elements left") && desk.shows("1 min 15 s"), "{}", desk.told().join("\n"));
    desk.press("No power⏎");
    assert!(desk.shows("23 elements left"));
}

/// Too many for the time that is left: what the pace suggests is seen first, parked by Enter and taken up by one undo.
#[test]
fn what_gets_no_time_is_parked() {
    let mut desk = Desk::open(&discussion(), super::NOW);
    let parked = |desk: &Desk| desk.session().elements.iter().filter(|element| element.parked).count();
    assert!(!desk.told().iter().any(|told| told.starts_with("Park ")), "there is time for all");
    desk.at("14:06:00");
    assert!(desk.shows("Park 18…"), "{}", desk.told().join("\n"));
    desk.press("<Ctrl+K>park elements⏎");
    desk.must_say("Park 18 elements");
    desk.must_say("Then 5 min for each of 6 elements");
    assert_eq!(parked(&desk), 0);
    desk.press("⏎");
    assert_eq!((parked(&desk), desk.shows("6 elements left"), desk.focus()), (18, true, "line"));
    desk.press("<Ctrl+Z>");
    assert_eq!((parked(&desk), desk.shows("24 elements left")), (0, true));
    // One at a time; what was discussed cannot be parked.
    desk.press("<Ctrl+Shift+D>");
    assert_eq!((parked(&desk), desk.shows("23 elements left")), (1, true));
    desk.press("<Ctrl+Shift+D>No power⏎<Ctrl+Shift+D>");
    assert_eq!(parked(&desk), 0);
    desk.must_say(&t!("message-already-discussed"));
}

/// Between one drawing and the next that the program asks for, nothing that is shown may become untrue; and it asks for
/// none that shows nothing new, but for the turn of the minute, which the clock on the wall follows.
#[test]
fn the_screen_is_drawn_again_when_a_text_changes_and_not_before() {
    let mut paused = discussion();
    let item = paused.agenda.iter_mut().find(|item| item.is_running()).expect("it runs");
    item.pauses = vec![rapporteur::session::agenda::Pause {
        from: "2017-10-04T10:38:07-04:00".parse().expect("a moment"),
        to: None,
    }];
    let mut waiting = discussion();
    waiting.agenda.iter_mut().for_each(|item| item.started = None);
    let times =
        ["10:40:00", "10:40:17", "12:00:59", "13:59:03", "14:33:30", "14:33:58", "14:35:59", "14:36:20", "15:20:40"];
    for (what, session) in [("running", discussion()), ("paused", paused), ("waiting", waiting)] {
        for time in times {
            changes_when_it_says(what, &session, time);
        }
    }
}

fn changes_when_it_says(what: &str, session: &Session, time: &str) {
    let mut desk = Desk::open(session, &format!("2017-10-04T{time}-04:00"));
    desk.saved();
    desk.at(time);
    for _ in 0..3 {
        let shown = desk.painted();
        let now = rapporteur::clock::Clock::now(&*desk.clock);
        let wish = desk.wants_repaint_in().expect("something ticks").as_secs();
        assert!((1..=60).contains(&wish), "{what} at {now}: in {wish} s");
        desk.advance(Duration::from_secs(wish - 1));
        assert_eq!(desk.painted(), shown, "{what} at {now}: changed within {wish} s");
        desk.advance(Duration::from_secs(1));
        let then = rapporteur::clock::Clock::now(&*desk.clock);
        let whole_minute = then.as_second() % 60 == 0;
        assert!(whole_minute || desk.painted() != shown, "{what} at {now}: nothing new after {wish} s");
    }
}

#[test]
fn nothing_blinks() {
    let desk = Desk::open(&discussion(), super::NOW);
    let style = desk.harness.ctx.global_style();
    assert!(!style.visuals.text_cursor.blink);
}

/// The discussion began 40 minutes late, and half an hour of closing is to follow it.
fn late() -> Desk {
    let mut session = discussion();
    let begun = session.agenda.iter_mut().find(|item| item.is_running()).expect("the discussion runs");
    begun.started = Some("2017-10-04T11:40:00-04:00".parse().expect("a moment"));
    session.agenda.iter_mut().filter(|item| item.id == "closing".into()).for_each(|item| item.minutes = 30);
    Desk::open(&session, "2017-10-04T11:40:00-04:00")
}

#[test]
fn the_rest_of_the_day_is_planned_anew_as_it_is_shown_and_one_undo_restores_it() {
    for (keys, says, minutes, end, dropped) in [
        ("", vec!["11:40 – 15:04 · 36 min shorter", "15:04 – 15:30 · 4 min shorter"], [204, 26], "15:30", false),
        ("3", vec!["11:40 – 15:40", "15:40 – 16:10"], [240, 30], "16:10", false),
        ("2<Tab><Space>", vec!["11:40 – 15:40", "not held"], [240, 30], "15:40", true),
    ] {
        let mut desk = late();
        assert!(desk.shows("40 min behind"));
        let before = desk.session().clone();
        desk.press("<F7>");
        desk.press(keys);
        for text in says {
            assert!(desk.shows(text), "{keys}: {text} is not in\n{}", desk.told().join("\n"));
        }
        assert!(desk.says(end), "{keys}: the end {end} is not in\n{}", desk.told().join("\n"));
        assert_eq!(*desk.session(), before, "{keys}: nothing is taken yet");
        desk.press("<Enter>");
        let item = |id: &str| desk.session().item(&id.into()).expect("an item").clone();
        assert_eq!([item("discussion").minutes, item("closing").minutes], minutes, "{keys}");
        assert_eq!(item("closing").dropped, dropped, "{keys}");
        assert!(desk.shows("On time"), "{keys}: {}", desk.told().join("\n"));
        assert_eq!(desk.focus(), "line");
        desk.press("<Ctrl+Z>");
        assert_eq!(*desk.session(), before, "{keys}");
    }
}

#[test]
fn a_plan_that_leaves_nothing_out_cannot_be_taken_and_escape_takes_none() {
    let mut desk = late();
    let before = desk.session().clone();
    desk.press("<F7>2<Enter>");
    desk.must_say(&t!("replan-say-choose"));
    desk.press("<Escape>");
    assert_eq!(*desk.session(), before);
    assert_eq!(desk.focus(), "line");
}
