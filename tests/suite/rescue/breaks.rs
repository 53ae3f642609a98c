//! Parts of the program that break off where nobody draws: carrying out what was asked for, what follows a change, opening,
//! writing a paper. What was entered is on the disk, the window says what happened and goes on.

use std::sync::atomic::Ordering;

use rapporteur::t;
use rapporteur::ui::Place;

use super::desk::{NOW, read};
use crate::support::app::{Desk, exercise};

fn desk() -> Desk {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk
}

/// The one report that there is: it names the place, and no word of the record.
fn only_report(desk: &Desk, words: &[&str]) -> String {
    let reports = desk.names_in("data/reports");
    assert_eq!(reports.len(), 1, "{reports:?}");
    let report = std::fs::read_to_string(desk.path("data/reports").join(&reports[0])).expect("the report");
    for word in words {
        assert!(!report.contains(word), "{word:?} is in the report");
    }
    report
}

#[test]
fn what_was_asked_for_breaks_off_and_the_line_is_still_there() {
    let mut desk = desk();
    desk.press("Entered before⏎");
    desk.ids_break.store(true, Ordering::Relaxed);
    desk.press("Half a thought⏎");
    desk.must_say("Something went wrong in Run");
    desk.must_say("Everything that was entered is on the disk");
    only_report(&desk, &["Entered before", "Half a thought"]);
    desk.ids_break.store(false, Ordering::Relaxed);
    desk.press("⏎");
    desk.press("<Ctrl+2>");
    assert_eq!(desk.line().text, "Half a thought", "what was not taken stands where it stood");
    desk.press("⏎");
    desk.saved();
    let text = desk.file_text();
    assert!(text.contains("Entered before") && text.matches("Half a thought").count() == 1);
}

#[test]
fn what_follows_a_change_breaks_off_and_the_change_is_kept() {
    let mut desk = desk();
    desk.harness.state_mut().break_off_after_next_change();
    desk.press("Taken all the same⏎");
    desk.must_say("Something went wrong in Run");
    only_report(&desk, &["Taken all the same"]);
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    desk.press("⏎");
    // What is derived from the record has it, too: it was made anew.
    let open = desk.opened();
    assert_eq!(open.index().search("taken all the same").len(), 1);
    desk.saved();
    assert!(desk.file_text().contains("Taken all the same"));
    desk.press("<Ctrl+2>");
    desk.press("And one more⏎");
    desk.saved();
    assert!(desk.file_text().contains("And one more"));
}

#[test]
fn a_kill_right_after_that_loses_nothing() {
    let mut desk = desk();
    desk.disk.keep_session_files_as_they_are(true);
    desk.harness.state_mut().break_off_after_next_change();
    desk.press("Taken all the same⏎");
    desk.must_say("Something went wrong in Run");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let before = exercise().notes.len();
    let desk = desk.reopen_after_kill(|_| {});
    assert_eq!(desk.session().notes.len(), before + 1);
    assert!(desk.session().notes.iter().any(|note| note.text == "Taken all the same"));
}

#[test]
fn the_thread_that_opens_breaks_off_and_the_window_goes_on() {
    let mut desk = desk();
    desk.press("Entered before⏎");
    desk.saved();
    let path = desk.opened().path().with_file_name("other.ron");
    std::fs::copy(desk.opened().path(), &path).expect("a copy");
    desk.disk.break_reading(true);
    for _ in 0..2 {
        desk.press("<Ctrl+O><Ctrl+A>");
        desk.pass(vec![egui::Event::Text(path.display().to_string())]);
        desk.press("⏎");
        desk.wait("it is given up", |app| !app.is_opening());
        desk.settle();
        desk.must_say("other.ron: the file cannot be read (the thread that reads it has stopped)");
    }
    assert_ne!(desk.opened().path(), path, "the session that was open is open");
    desk.press("<Ctrl+2>");
    desk.press("Entered after⏎");
    desk.disk.break_reading(false);
    desk.saved();
    let text = desk.file_text();
    assert!(text.contains("Entered before") && text.contains("Entered after"));
    assert_eq!(read(&path).notes.len(), exercise().notes.len() + 1, "the other one is as it was");
}

#[test]
fn the_thread_that_writes_a_paper_breaks_off_and_the_next_one_is_written() {
    let mut desk = desk();
    desk.press("<Ctrl+4>");
    desk.wait("the paper on the desk", |app| app.papers().shown.is_some());
    desk.disk.break_papers(true);
    desk.press("<Ctrl+P>");
    let gone = t!("papers-thread-gone").into_owned();
    desk.wait("it is said", |app| app.state().messages.all().iter().any(|message| message.text.contains(&gone)));
    desk.settle();
    desk.must_say(&gone);
    desk.disk.break_papers(false);
    desk.press("<Ctrl+P>");
    desk.wait("the paper on the disk", |app| app.papers().written.is_some());
    assert_eq!(desk.state().place, Place::Papers);
}
