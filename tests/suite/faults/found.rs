//! What the faults have found, each by its name.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rapporteur::store::{Files as _, Preferences, Progress, create, open, write_paper};

use super::disk::{Fault, MemoryDisk, Plan};
use super::scenarios::{killed, killed_with_strays};
use super::sitting::{Sitting, Story, base, file, machine, places};
use crate::saver_desk::texts;

/// What is asked of a disk when a session is opened, saved and closed.
fn open_and_close(disk: &MemoryDisk) {
    let mut story = Story::beginning_with(base());
    if let Some(sitting) = Sitting::begin(disk, &mut story) {
        sitting.finish(&mut story);
    }
}

/// Opens and closes a session with a fault at the first call that is named so and does this.
fn open_and_close_with_fault(prepare: impl Fn() -> MemoryDisk, what: &str, fault: Fault) -> MemoryDisk {
    let never = Plan { at: 0, fault, lasting: false };
    let healthy = prepare();
    healthy.plan(never);
    open_and_close(&healthy);
    let calls = healthy.calls();
    let at = calls.iter().position(|call| call.starts_with(what)).unwrap_or_else(|| panic!("{what}: {calls:#?}")) + 1;
    let disk = prepare();
    disk.plan(Plan { at, ..never });
    open_and_close(&disk);
    assert!(disk.was_hit());
    disk.plan(never);
    disk
}

fn shown(name: &Path) -> String {
    name.display().to_string()
}

#[test]
fn a_journal_that_the_disk_would_not_give_once_is_taken_in_at_the_next_opening() {
    let journal = shown(&places().journal(base().id, &file()));
    let fault = Fault::Error(io::ErrorKind::Other);
    let disk = open_and_close_with_fault(|| killed().0, &format!("stat {journal}"), fault);
    let aside = places().unreadable(base().id, &file());
    assert!(disk.files().contains_key(&aside), "it is put aside, and nothing in its place");

    let opened = open(&disk, &places(), &file(), &Arc::new(Progress::default())).expect("it opens");
    assert_eq!((opened.recovered, opened.unapplied), (2, 0));
    assert_eq!(texts(&opened.session)[2..], ["one", "two"]);
    open_and_close(&disk);
    assert!(!disk.files().contains_key(&aside), "the file has it now");
}

#[test]
fn what_fits_nowhere_is_added_to_what_was_kept_before_or_waits() {
    let kept = places().unapplied(base().id, &file());
    let fault = Fault::Error(io::ErrorKind::Other);
    let disk = open_and_close_with_fault(killed_with_strays, &format!("stat {}", shown(&kept)), fault);
    let text = |disk: &MemoryDisk, path: &Path| String::from_utf8_lossy(&disk.files()[path]).into_owned();
    assert!(text(&disk, &kept).contains("kept before"), "{}", text(&disk, &kept));
    open_and_close(&disk);
    assert_eq!(text(&disk, &kept), "Step(1, [kept before]\nStep(3, [what is this]\n");
}

/// They have folders that no session is opened in, so nobody came by to clear them.
#[test]
fn half_a_paper_and_half_of_the_preferences_go_with_the_next_one() {
    let disk = machine();
    let stop = |write: &dyn Fn(&MemoryDisk), disk: &MemoryDisk| {
        let trial = disk.after(super::disk::Leaving::All);
        trial.plan(Plan { at: 0, fault: Fault::Crash, lasting: false });
        write(&trial);
        let at = trial.calls().iter().position(|call| call.starts_with("write")).expect("it is written") + 1;
        disk.plan(Plan { at, fault: Fault::Crash, lasting: false });
        write(disk);
        disk.after(super::disk::Leaving::All)
    };
    let paper = |disk: &MemoryDisk| drop(write_paper(disk, Path::new("/stick/note.docx"), b"a paper", false));
    let copy = |disk: &MemoryDisk| drop(create(disk, Path::new("/stick/copy.ron"), &base(), false));
    let preferences = |disk: &MemoryDisk| drop(Preferences::default().write(disk, &places()));
    let disk = stop(&preferences, &stop(&copy, &stop(&paper, &disk)));
    let halves = |disk: &MemoryDisk| {
        disk.files().into_keys().filter(|path| path.extension().is_some_and(|ending| ending == "tmp")).count()
    };
    assert_eq!(halves(&disk), 3);
    for write in [&paper as &dyn Fn(&MemoryDisk), &copy, &preferences] {
        write(&disk);
    }
    assert_eq!(halves(&disk), 0);
    assert!(disk.stat(Path::new("/stick/note.docx")).is_ok());
}
