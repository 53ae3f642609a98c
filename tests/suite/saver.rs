//! Saving as people work: what was entered is there again, whatever became of the disk and of the process.

use std::io;

use rapporteur::session::capture::Binding;
use rapporteur::session::edit::{Change, Edit};
use rapporteur::store::{Draft, FailureKind, Opened, Saver};

use crate::saver_desk::{Desk, texts};
use crate::saver_faults::Faulty;

#[test]
fn a_note_is_in_the_journal_before_it_is_in_the_file() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let number = seat.enter("#trs !gap No power to stop");
    seat.wait_journaled(number);
    assert!(desk.file().notes.is_empty());
    assert_eq!(texts(&desk.open().session), ["No power to stop"], "an opening has it from the journal");

    seat.save();
    seat.wait_saved(number);
    assert_eq!(desk.file(), seat.session);
    let opened = desk.open();
    assert_eq!((opened.recovered, &opened.session), (0, &seat.session), "and not a second time");
}

#[test]
fn a_killed_process_loses_nothing_that_was_entered() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    seat.enter("one");
    seat.save();
    seat.wait_saved(1);
    seat.enter("#lst !action @customs by:2018-03 two");
    let last = seat.enter("three, with an accent: é");
    seat.wait_journaled(last);
    let expected = seat.session.clone();
    seat.die(&desk);

    let opened = desk.open();
    assert_eq!(opened.session, expected);
    assert_eq!((opened.recovered, opened.unapplied), (2, 0));

    let mut seat = desk.seat();
    seat.save();
    seat.wait_saved(seat.saver.sequence());
    assert_eq!(desk.file(), expected);
    assert_eq!(desk.open().recovered, 0);
}

#[test]
fn a_kill_between_the_file_and_the_journal_does_nothing_twice() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    seat.enter("one");
    let last = seat.enter("two");
    seat.wait_journaled(last);
    let journal = desk.journal();
    let full = std::fs::read(&journal).expect("a journal");
    seat.save();
    seat.wait_saved(last);
    let expected = seat.session.clone();
    seat.die(&desk);
    // The file is new, the journal is still whole.
    std::fs::write(&journal, full).expect("writable");
    let opened = desk.open();
    assert_eq!((&opened.session, opened.unapplied), (&expected, 0));
}

#[test]
fn the_journal_says_up_to_where_a_file_covers_it() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    seat.enter("taken back");
    let taken_back = Edit::Note(Change::Remove(seat.session.notes[0].id));
    seat.session.apply(taken_back.clone()).expect("it is there");
    seat.saver.journal(vec![taken_back]);
    let first = seat.enter("one");
    seat.wait_journaled(first);
    // A kill right before the journal is let go: the gate holds the save after its mark and before its rename.
    desk.files.close_gate("day.ron");
    seat.save();
    desk.files.wait_at_gate();
    let second = seat.enter("two");
    seat.wait_journaled(second);
    let journal = std::fs::read_to_string(desk.journal()).expect("a journal");
    assert_eq!(journal.matches("Covers(3,").count(), 1);
    desk.files.open_gate();
    seat.wait_saved(first);
    assert_eq!(texts(&desk.file()), ["one"]);
    assert_eq!(desk.open().recovered, 1, "the step that the file does not have");
}

#[test]
fn a_note_does_not_wait_for_a_save() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    seat.enter("one");
    desk.files.close_gate("day.ron");
    seat.save();
    desk.files.wait_at_gate();
    for line in ["two", "three"] {
        let number = seat.enter(line);
        seat.wait_journaled(number);
    }
    assert_eq!(texts(&desk.open().session), ["one", "two", "three"]);
    desk.files.open_gate();
    seat.save();
    seat.wait_saved(3);
    assert!(seat.saver.is_idle());
}

#[test]
fn a_torn_line_is_no_line() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    seat.enter("one");
    let last = seat.enter("two");
    seat.wait_journaled(last);
    seat.die(&desk);
    let journal = desk.journal();
    let whole = std::fs::read(&journal).expect("a journal");
    let second = memchr::memrchr(b'\n', &whole[..whole.len() - 1]).expect("three lines") + 1;
    for cut in [second, second + 1, second + 30, whole.len() - 1] {
        std::fs::write(&journal, &whole[..cut]).expect("writable");
        let opened = desk.open();
        assert_eq!((texts(&opened.session), opened.unapplied), (vec!["one"], 0), "cut at {cut}");
    }
    // Whoever goes on writes a whole journal again.
    let mut seat = desk.seat();
    let last = seat.enter("three");
    seat.wait_journaled(last);
    assert_eq!(texts(&desk.open().session), ["one", "three"]);
}

#[test]
fn a_full_disk_is_told_and_mended_without_being_asked() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    desk.files.fail_write(Some(("stick", io::ErrorKind::StorageFull)));
    let number = seat.enter("one");
    seat.wait_journaled(number);
    seat.save();
    assert_eq!(seat.wait_failed(), (FailureKind::DiskFull, true));
    assert!(desk.file().notes.is_empty(), "the file is as it was");
    assert_eq!(texts(&desk.open().session), ["one"], "the journal has it");
    assert_eq!(Desk::left_behind(&desk.home.path().join("stick")), 0);

    desk.files.fail_write(None);
    seat.wait_saved(1);
    assert_eq!(texts(&desk.file()), ["one"]);
}

#[test]
fn a_journal_that_fails_is_begun_anew() {
    for fail in [Faulty::fail_write, Faulty::fail_sync] {
        let desk = Desk::new();
        let mut seat = desk.seat();
        let first = seat.enter("one");
        seat.wait_journaled(first);
        fail(&desk.files, Some(("journal", io::ErrorKind::StorageFull)));
        seat.enter("two");
        assert_eq!(seat.wait_failed(), (FailureKind::DiskFull, false));
        fail(&desk.files, None);
        let third = seat.enter("three");
        seat.wait_journaled(third);
        let opened = desk.open();
        assert_eq!((texts(&opened.session), opened.unapplied), (vec!["one", "two", "three"], 0));
    }
}

#[test]
fn a_save_that_failed_late_is_not_taken_for_somebody_elses() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    desk.files.fail_next_sync_folder(Some(("stick", io::ErrorKind::Other)));
    seat.enter("one");
    seat.save();
    assert!(matches!(seat.wait_failed(), (FailureKind::Other(_), true)));
    seat.enter("two");
    seat.save();
    seat.wait_saved(2);
    assert_eq!(texts(&desk.file()), ["one", "two"]);
}

#[test]
fn closing_waits_for_file_and_journal() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    seat.enter("one");
    let session = seat.session.clone();
    let finished = seat.saver.finish(session.clone());
    assert_eq!((finished.saved, finished.journaled), (Ok(()), Ok(())));
    assert_eq!(desk.file(), session);
    assert!(!desk.journal().exists(), "a journal with nothing in it goes");

    let mut seat = desk.seat();
    desk.files.fail_write(Some(("stick", io::ErrorKind::StorageFull)));
    seat.enter("two");
    let finished = seat.saver.finish(seat.session.clone());
    assert_eq!(finished.saved.as_ref().expect_err("no space").kind, FailureKind::DiskFull);
    assert!(finished.nothing_lost());
    desk.files.fail_write(None);
    assert_eq!(texts(&desk.open().session), ["one", "two"]);
}

#[test]
fn a_session_has_one_saver_at_a_time() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let first = seat.enter("one");
    seat.wait_journaled(first);
    assert!(desk.open().in_use.is_some());
    assert!(matches!(desk.try_seat().err().expect("refused").kind, FailureKind::InUse(_)));
    drop(seat);
    assert!(desk.open().in_use.is_none());
    assert_eq!(texts(&desk.seat().session), ["one"]);
}

#[test]
fn the_draft_is_there_again_and_never_in_the_file() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let binding = Binding { item: Some("discussion".into()), element: Some("OP3D-TRS".into()) };
    for text in ["#t", "#trs half a sent", "#trs half a sentence, «é»"] {
        seat.saver.draft(Some(Draft::new(text, &binding)));
    }
    seat.save();
    drop(seat.saver);
    let draft = desk.open().draft.expect("a draft");
    assert_eq!(draft, Draft::new("#trs half a sentence, «é»", &binding));
    assert_eq!(draft.binding(), binding);
    assert!(!std::fs::read_to_string(&desk.path).expect("the file").contains("half a sentence"));

    seat = desk.seat();
    seat.saver.draft(None);
    drop(seat);
    assert_eq!(desk.open().draft, None);
}

#[cfg(unix)]
/// A type that the compiler keeps honest: what the app holds on to may cross threads.
#[test]
fn a_saver_may_be_sent() {
    fn sent<T: Send + Sync>() {}
    sent::<Saver>();
    sent::<Opened>();
}

#[test]
fn settling_waits_and_goes_on() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    seat.enter("one");
    assert_eq!(seat.saver.settle(seat.session.clone()).saved, Ok(()));
    assert_eq!(texts(&desk.file()), ["one"]);

    // What an older snapshot met is no answer: the save under way fails, the one that is waited for does not.
    desk.files.close_gate("day.ron");
    seat.enter("two");
    seat.save();
    desk.files.wait_at_gate();
    desk.files.fail_next_sync_folder(Some(("stick", io::ErrorKind::Other)));
    seat.enter("three");
    let finished = std::thread::scope(|scope| {
        scope.spawn(|| desk.files.open_gate());
        seat.saver.settle(seat.session.clone())
    });
    assert_eq!((finished.saved, finished.journaled), (Ok(()), Ok(())));
    assert_eq!(texts(&desk.file()), ["one", "two", "three"]);

    desk.files.fail_write(Some(("stick", io::ErrorKind::StorageFull)));
    seat.enter("four");
    let finished = seat.saver.settle(seat.session.clone());
    assert_eq!(finished.saved.as_ref().expect_err("no space").kind, FailureKind::DiskFull);
    assert!(finished.nothing_lost());
    assert_eq!(texts(&desk.open().session).last(), Some(&"four"), "what is said to be in the journal is there");
    desk.files.fail_write(None);
    seat.wait_saved(4);
}
