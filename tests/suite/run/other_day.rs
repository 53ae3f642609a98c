//! Starting something on a day that is not the workshop's: three ways to go on, each with what follows.

use std::time::Duration;

use jiff::civil::date;
use rapporteur::command::Command;
use rapporteur::t;
use rapporteur::ui::Timekeeping;

use super::shown;
use crate::support::app::{Desk, georgetown};

const ANOTHER_DAY: &str = "2026-11-23T10:00:00-04:00";

fn asked() -> Desk {
    let mut desk = Desk::open(&georgetown(), ANOTHER_DAY);
    desk.saved();
    desk.press("<F2>");
    desk.must_say(&t!("other-day-question"));
    desk
}

fn nothing_began(desk: &Desk) {
    assert!(desk.session().agenda.iter().all(|item| item.started.is_none()));
    assert_eq!(desk.session().workshop.days, [date(2017, 10, 4)]);
}

#[test]
fn on_the_day_itself_nobody_is_asked() {
    let mut desk = Desk::open(&georgetown(), super::NOW);
    desk.press("<F2>");
    assert!(desk.state().dialog.is_none());
    assert!(desk.session().running().is_some());
}

#[test]
fn escape_leaves_everything_as_it_is() {
    let mut desk = asked();
    nothing_began(&desk);
    desk.press("<Escape>");
    nothing_began(&desk);
    assert_eq!((desk.state().dialog.is_none(), desk.focus()), (true, "line"));
    desk.press("<F2>");
    desk.must_say(&t!("other-day-question"));
}

#[test]
fn held_today_the_dates_move_and_undo_moves_them_back() {
    let mut desk = asked();
    desk.press("1");
    assert_eq!(desk.session().workshop.days, [date(2026, 11, 23)]);
    assert_eq!(desk.session().running().map(|item| item.id.to_string()), Some("opening".to_owned()));
    desk.must_say("30 min");
    assert_eq!(desk.focus(), "line");
    desk.press("Welcome⏎");
    assert_eq!(desk.session().notes[0].at.map(|at| at.to_string()), Some("2026-11-23T10:00:01-04:00".to_owned()));
    // The note, the start, the dates.
    desk.press("<Ctrl+Z><Ctrl+Z>");
    assert!(desk.session().running().is_none());
    desk.press("<Ctrl+Z>");
    nothing_began(&desk);
    assert_eq!(shown(&desk), "|");
}

#[test]
fn nobody_is_asked_twice() {
    for answer in ["1", "2", "3"] {
        let mut desk = asked();
        desk.press(answer);
        desk.press("<F2>");
        assert!(desk.state().dialog.is_none(), "after {answer}");
    }
}

#[test]
fn a_rehearsal_leaves_no_trace() {
    let mut desk = Desk::open(&georgetown(), ANOTHER_DAY);
    desk.press("Before it⏎Half a th");
    desk.saved();
    let draft_kept = |desk: &Desk| desk.journal_text().contains("Half a th");
    let begin = std::time::Instant::now();
    while !draft_kept(&desk) {
        assert!(begin.elapsed() < Duration::from_secs(10), "the draft is not kept");
        desk.harness.step();
    }
    let (file, journal) = (desk.file_text(), desk.journal_text());
    desk.press("<F2>2");
    assert_eq!(desk.opened().timekeeping, Timekeeping::Rehearsal);
    desk.must_say(&t!("rehearsal-on", rate = 20));
    desk.must_say(&t!("save-not-kept"));
    assert!(desk.session().running().is_some(), "the clock runs");
    desk.press("ought⏎Only a rehearsal⏎And a draft of it");
    assert_eq!(desk.session().notes.len(), 3);
    desk.saved();
    assert_eq!(desk.file_text(), file);
    assert_eq!(desk.journal_text(), journal);

    desk.click(&Command::EndRehearsal.name());
    nothing_began(&desk);
    desk.must_not_say(&t!("rehearsal-on", rate = 20));
    assert_eq!(shown(&desk), "Point : Before it | Half a th", "the draft of before is there again");
    assert_eq!(desk.focus(), "line");
    desk.press("<Ctrl+S>");
    desk.saved();
    assert_eq!(desk.file_text(), file);
    let again = desk.reopen();
    assert_eq!(shown(&again), "Point : Before it | Half a th");
}

#[test]
fn what_was_entered_right_before_a_rehearsal_is_in_the_file_during_it() {
    let mut desk = Desk::open(&georgetown(), ANOTHER_DAY);
    desk.press("Just said⏎<F2>2");
    let begin = std::time::Instant::now();
    while !desk.file_text().contains("Just said") {
        assert!(begin.elapsed() < Duration::from_secs(10), "the file stays behind");
        desk.harness.step();
    }
}

#[test]
fn the_program_is_left_from_a_rehearsal_without_a_trace_of_it() {
    let mut desk = Desk::open(&georgetown(), ANOTHER_DAY);
    desk.press("Before it⏎<F2>2Only a rehearsal⏎");
    let again = desk.reopen();
    assert_eq!(shown(&again), "Point : Before it |");
    nothing_began(&again);
}

#[test]
fn captured_afterwards_no_clock_runs_and_unknown_times_stay_unknown() {
    let mut desk = asked();
    desk.press("3");
    nothing_began(&desk);
    assert_eq!(desk.opened().timekeeping, Timekeeping::Afterwards);
    desk.press("Welcome⏎-5 Late⏎");
    assert_eq!(shown(&desk), "Point : Welcome / Point : -5 Late |");
    assert!(desk.session().notes.iter().all(|note| note.at.is_none()));
    desk.saved();
    assert_eq!(desk.painted().iter().filter(|text| **text == t!("note-no-time")).count(), 2);
    assert_eq!(desk.wants_repaint_in(), None, "nothing on the screen changes by itself");
    assert!(!desk.file_text().contains("at: \""));
    desk.must_not_say(&t!("command-start-item"));
}

#[test]
fn a_rehearsal_begins_by_the_plan_and_goes_twenty_times_as_fast() {
    let mut session = georgetown();
    // It was tried before, on a day of its own; a rehearsal is of the plan.
    session.agenda[0].started = Some("2017-10-04T09:20:00-04:00".parse().expect("a moment"));
    session.agenda[0].ended = Some("2017-10-04T09:40:00-04:00".parse().expect("a moment"));
    let mut desk = Desk::open(&session, ANOTHER_DAY);
    let before = desk.session().clone();
    run(&mut desk, Command::Rehearse);
    let began = desk.session().agenda[0].started.expect("the first item runs");
    assert_eq!(began.to_string(), "2026-11-23T09:00:00-04:00");
    desk.advance(Duration::from_secs(30));
    desk.must_say("20 min");
    desk.must_say("On time");
    desk.click(&t!("rehearsal-real"));
    desk.advance(Duration::from_mins(5));
    desk.must_say("15 min");
    desk.must_say(&t!("rehearsal-on", rate = 1));
    desk.press("Just a try⏎");
    run(&mut desk, Command::EndRehearsal);
    assert_eq!(*desk.session(), before);
}

/// By its name in the palette.
fn run(desk: &mut Desk, command: Command) {
    desk.press("<Ctrl+K>");
    desk.press(&command.name());
    desk.press("⏎");
}
