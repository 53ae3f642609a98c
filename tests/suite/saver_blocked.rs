//! The saver where something stands in its way: somebody else's file, a full disk, a disk that does not answer.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use rapporteur::store::versions::Occasion;
use rapporteur::store::{Event, FailureKind};

use crate::saver_desk::{Desk, texts};

#[test]
fn a_changed_file_is_read_once_however_often_it_cannot_be_saved() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let text = std::fs::read_to_string(&desk.path).expect("the file");
    std::fs::write(&desk.path, text.replace("Unclassified", "UNCLASSIFIED")).expect("writable");
    seat.save_changed();
    assert_eq!(seat.wait_failed().0, FailureKind::Conflict);
    desk.files.log();
    for _ in 0..3 {
        seat.save_changed();
        assert_eq!(seat.wait_failed().0, FailureKind::Conflict);
    }
    let log = desk.files.log();
    assert!(!log.iter().any(|done| done == "open day.ron"), "{log:?}");
    // It is looked into again as soon as it looks different from outside.
    std::fs::write(&desk.path, text).expect("writable");
    seat.save();
    seat.wait(|event| matches!(event, Event::Saved { .. }));
}

#[test]
fn nothing_is_saved_before_what_gives_way_is_kept() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    seat.enter("ours");
    let before = seat.session.clone();
    seat.enter("after");
    desk.files.fail_create(Some(("versions", io::ErrorKind::StorageFull)));
    seat.saver.keep(before.clone(), Occasion::Ours);
    seat.save();
    let (why, journal_ok) = seat.wait_failed();
    assert!(why.to_string().contains("kept as a version") && why.to_string().contains("full"), "{why}");
    assert!(journal_ok && texts(&desk.file()).is_empty());
    assert_eq!(texts(&desk.open().session), ["ours", "after"], "the journal has it");
    // What is in the file anyway gives way to nothing.
    seat.saver.save(before, seat.saver.sequence());
    seat.wait_saved(2);
    desk.files.fail_create(None);
}

#[test]
fn letting_go_waits_for_no_disk() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let last = seat.enter("one");
    seat.wait_journaled(last);
    desk.files.close_sync_gate(".journal");
    seat.enter("two");
    desk.files.wait_at_gate();
    // The journal is in the hands of a disk that takes its time; this comes back all the same.
    let (done, came_back) = channel();
    std::thread::scope(|scope| {
        let saver = &seat.saver;
        scope.spawn(move || {
            saver.let_go(2);
            let _ = done.send(());
        });
        let came_back = came_back.recv_timeout(Duration::from_secs(20));
        desk.files.open_gate();
        came_back.expect("it does not wait");
    });
    drop(seat);
    assert!(desk.open().recovered == 0, "it is let go");
}

#[test]
fn leaving_waits_no_longer_for_a_disk_that_does_not_answer() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    desk.files.close_gate("day.ron");
    let through = seat.enter("one");
    seat.wait_journaled(through);
    // How long it waits is counted in looks, and every step that becomes safe is one: that makes it short.
    let settled = AtomicBool::new(false);
    let finished = std::thread::scope(|scope| {
        let (saver, session) = (&seat.saver, seat.session.clone());
        let settled = &settled;
        let finished = scope.spawn(move || {
            let finished = saver.settle(session);
            settled.store(true, Ordering::Relaxed);
            finished
        });
        while !settled.load(Ordering::Relaxed) {
            let number = saver.journal(Vec::new());
            let is_safe = |event: &Event| matches!(event, Event::Journaled(done) if *done >= number);
            while !settled.load(Ordering::Relaxed) && !saver.poll().iter().any(is_safe) {
                std::thread::yield_now();
            }
        }
        finished.join().expect("it comes back")
    });
    assert!(finished.saved.is_err());
    let (done, left) = channel();
    std::thread::spawn(move || {
        drop(seat);
        let _ = done.send(());
    });
    let left = left.recv_timeout(Duration::from_secs(20));
    let in_use = desk.try_seat().is_err();
    desk.files.open_gate();
    left.expect("nobody waits for it");
    assert!(in_use, "its threads may still write");
    let patience = Instant::now();
    while desk.try_seat().is_err() {
        assert!(patience.elapsed() < Duration::from_secs(20), "it is let go when the disk answers");
    }
}
