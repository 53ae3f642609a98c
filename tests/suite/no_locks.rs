//! A share that knows no locks: opening, saving and taking a note from the command line all work, and where a window cannot
//! see whether another one has the session open, it says so in words and lets a person choose.

use std::path::PathBuf;
use std::sync::Arc;

use rapporteur::store::{Failure, FailureKind, Progress, Saver, open};
use rapporteur::t;

use crate::faults::sitting::{Sitting, Story, base, clock, file, machine, must_hold, places};
use crate::saver_desk::{edits, texts};
use crate::support::app::{Desk, Disk, georgetown};

const NOW: &str = "2017-10-04T10:40:00-04:00";

#[test]
fn everything_is_entered_saved_and_there_at_the_next_opening() {
    let disk = machine();
    disk.know_no_locks();
    let mut story = Story::beginning_with(base());
    let sitting = Sitting::begin(&disk, &mut story).expect("it opens");
    sitting.enter(&mut story, "one");
    sitting.save(&mut story);
    sitting.enter(&mut story, "two");
    let finished = sitting.finish(&mut story);
    assert_eq!((finished.saved, finished.journaled), (Ok(()), Ok(())));
    assert!(disk.files().into_keys().all(|path| path.extension().is_none_or(|ending| ending != "lock")));
    must_hold(&disk, &story);
}

/// As `add` does it: open, take, save, and say who may have it.
#[test]
fn a_note_is_added_from_the_command_line_unless_somebody_may_have_it() {
    let disk = machine();
    disk.know_no_locks();
    let add = |line: &str| -> Result<(), Failure> {
        let mut opened = open(&disk, &places(), &file(), &Arc::new(Progress::default())).expect("it opens");
        let (clock, files) = (clock(), Arc::new(disk.clone()));
        let saver = Saver::start(files, &places(), Arc::clone(&clock) as Arc<_>, &opened, Box::new(|| {}))?;
        for edit in edits(&opened.session, line, &*clock) {
            opened.session.apply(edit).expect("it fits");
        }
        saver.finish(opened.session).saved
    };
    assert_eq!(add("one"), Ok(()));

    let mut story = Story::beginning_with(base());
    let sitting = Sitting::begin(&disk, &mut story).expect("it opens");
    let failure = add("two").expect_err("somebody may have it");
    let FailureKind::InUse(held) = &failure.kind else {
        panic!("{failure}");
    };
    assert!(!held.is_certain());
    let said = failure.to_string();
    assert!(
        said.contains("as far as can be seen from here") && said.contains("open it in a window here and choose"),
        "{said}"
    );
    sitting.finish(&mut story);
    let opened = open(&disk, &places(), &file(), &Arc::new(Progress::default())).expect("it opens");
    assert_eq!(texts(&opened.session)[2..], ["one"]);
    assert!(opened.in_use.is_none(), "whoever closed it took the word away");
}

#[test]
fn the_second_window_says_that_it_cannot_see_the_first() {
    let disk = || {
        let disk = Disk::default();
        disk.know_no_locks();
        disk
    };
    let first = Desk::open(&georgetown(), NOW);
    let path: PathBuf = first.opened().path().to_owned();
    let mut first = first.window_again_on(disk());
    assert!(first.opened().read_only().is_none(), "nobody else has it");
    first.press("Entered here⏎");
    first.saved();
    assert!(first.file_text().contains("Entered here"));

    let mut second = first.window_on(disk());
    second.must_say(&t!("in-use-perhaps-why"));
    second.press("<Esc>");
    drop(second);
    assert!(
        first.opened().path() == path && std::fs::exists(rapporteur::store::lock::beside(&path)).is_ok_and(|is| is)
    );
    first.press("And after that⏎");
    first.saved();
    assert!(first.file_text().contains("And after that"));
}
