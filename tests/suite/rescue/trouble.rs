//! Something in the program breaks off: the window says so and goes on, and nothing that was entered is lost.

use rapporteur::ui::{Place, SaveState};

use super::desk::{NOW, read};
use crate::support::app::{Desk, exercise};

fn desk() -> Desk {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk
}

#[test]
fn a_view_that_breaks_off_is_left_and_the_day_goes_on() {
    let mut desk = desk();
    desk.press("Entered before⏎");
    desk.press("half a thought");
    desk.harness.state_mut().break_off_when(|state| state.place == Place::Review);
    desk.press("<Ctrl+3>");
    desk.must_say("Something went wrong in Review");
    desk.must_say("Everything that was entered is on the disk");
    desk.must_not_say("Capture line");
    desk.press("⏎");
    assert_eq!(desk.state().place, Place::Run);
    assert_eq!(desk.line().text, "half a thought");
    desk.press(" is whole⏎");
    desk.saved();
    let texts = desk.file_text();
    assert!(texts.contains("Entered before") && texts.contains("half a thought is whole"));

    let reports = desk.names_in("data/reports");
    assert_eq!(reports.len(), 1, "{reports:?}");
    let report = std::fs::read_to_string(desk.path("data/reports").join(&reports[0])).expect("the report");
    assert!(report.contains("in Review") && report.contains("src/app/trouble.rs:"), "{report}");
    assert!(!report.contains("Entered before") && !report.contains("half a thought"));
}

#[test]
fn it_goes_from_place_to_place_and_never_in_a_circle() {
    let mut desk = desk();
    desk.harness.state_mut().break_off_when(|state| state.place != Place::Start);
    desk.press("a");
    for place in ["Run", "Review", "Prepare", "Papers"] {
        desk.must_say(&format!("Something went wrong in {place}"));
        desk.press("⏎");
    }
    desk.must_say("Opened lately");
    assert!(desk.app().open_session().is_none());
    assert_eq!(read(&desk.file()).notes.len(), exercise().notes.len());
}

#[test]
fn where_it_breaks_everywhere_the_window_says_so_and_can_be_closed() {
    let mut desk = desk();
    desk.harness.state_mut().break_off_when(|_| true);
    desk.press("a");
    for _ in 0..6 {
        desk.press("⏎");
    }
    desk.must_say("It goes wrong everywhere now");
    desk.must_say("Close");
}

#[test]
fn a_thread_that_saves_breaks_off_says_so_and_comes_back() {
    let mut desk = desk();
    desk.disk.break_session_files(true);
    desk.press("Entered meanwhile⏎");
    desk.clock.advance(std::time::Duration::from_secs(1));
    desk.harness.step();
    desk.wait("it is said", |app| {
        app.open_session()
            .is_some_and(|open| matches!(open.save_state(), SaveState::NotSaved { in_recovery: true, .. }))
    });
    desk.settle();
    desk.must_say("NOT SAVED");
    desk.must_say("broke off");
    desk.must_say("Kept in recovery");
    desk.disk.break_session_files(false);
    desk.wait("it is saved by itself", |app| app.open_session().is_some_and(rapporteur::app::OpenSession::is_saved));
    assert!(desk.file_text().contains("Entered meanwhile"));
    assert!(!desk.names_in("data/reports").is_empty());
}

#[test]
fn a_thread_of_the_journal_breaks_off_and_has_everything_afterwards() {
    let mut desk = desk();
    desk.disk.break_journals(true);
    desk.disk.keep_session_files_as_they_are(true);
    desk.press("First⏎");
    desk.press("Second⏎");
    desk.wait("it is said", |app| {
        app.open_session()
            .is_some_and(|open| matches!(open.save_state(), SaveState::NotSaved { in_recovery: false, .. }))
    });
    assert!(!desk.opened().pending().is_empty(), "no row may show its time");
    desk.disk.break_journals(false);
    desk.wait("both are in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let journal = desk.journal_text();
    assert_eq!((journal.matches("First").count(), journal.matches("Second").count()), (1, 1), "{journal}");
}

#[test]
fn the_next_start_tells_of_an_end_and_then_no_more() {
    let desk = desk();
    let reports = desk.path("data/reports");
    let desk = desk.reopen_after(|| {
        std::fs::create_dir_all(&reports).expect("a folder");
        std::fs::write(reports.join("2026-10-13T144000Z-ended.txt"), "a report").expect("a report");
    });
    desk.must_say("Rapporteur ended by itself the last time");
    let desk = desk.reopen();
    desk.must_not_say("ended by itself");
    assert_eq!(desk.names_in("data/reports"), ["2026-10-13T144000Z.txt"]);
}
