//! Starting something on a day that is not the workshop's: three ways to go on, each with what follows.

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
        assert!(begin.elapsed() < std::time::Duration::from_secs(10), "the draft is not kept");
        desk.harness.step();
    }
    let (file, journal) = (desk.file_text(), desk.journal_text());
    desk.press("<F2>2");
    assert_eq!(desk.opened().timekeeping, Timekeeping::Rehearsal);
    desk.must_say(&t!("rehearsal-on"));
    desk.must_say(&t!("save-not-kept"));
    assert!(desk.session().running().is_some(), "the clock runs");
    desk.press("ought⏎Only a rehearsal⏎And a draft of it");
    assert_eq!(desk.session().notes.len(), 3);
    desk.saved();
    assert_eq!(desk.file_text(), file);
    assert_eq!(desk.journal_text(), journal);

    desk.click(&Command::EndRehearsal.name());
    nothing_began(&desk);
    desk.must_not_say(&t!("rehearsal-on"));
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
        assert!(begin.elapsed() < std::time::Duration::from_secs(10), "the file stays behind");
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
