//! What people do with a disk, each thing with every fault.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rapporteur::clock::Clock as _;
use rapporteur::session::edit::{Change, Edit};
use rapporteur::store::fingerprint::Fingerprint;
use rapporteur::store::journal::{Contents, Journal, replay};
use rapporteur::store::preferences::ThemeChoice;
use rapporteur::store::versions::Versions;
use rapporteur::store::{Files as _, Preferences, create, write_paper, write_paper_beside};

use super::disk::{Leaving, MemoryDisk};
use super::sitting::{Sitting, Story, base, clock, file, machine, must_hold, places, read};
use super::try_all;

/// The first note, the first save, more of both, a version after a while, a line that is not finished.
fn morning(disk: &MemoryDisk) -> Story {
    let mut story = Story::beginning_with(base());
    let Some(sitting) = Sitting::begin(disk, &mut story) else {
        return story;
    };
    sitting.enter(&mut story, "one");
    sitting.save(&mut story);
    sitting.enter(&mut story, "#trs !action two");
    sitting.enter(&mut story, "three");
    sitting.save(&mut story);
    sitting.clock.advance(Duration::from_mins(11));
    sitting.enter(&mut story, "four");
    sitting.draft("half a sent");
    sitting.save(&mut story);
    sitting.enter(&mut story, "five");
    sitting.finish(&mut story);
    story
}

#[test]
fn a_morning() {
    let faults = try_all("a morning", machine, morning, must_hold);
    assert!(faults > 800, "{faults}");
}

/// Who deletes the traces of a session keeps the session, and what of it is in the journal alone.
#[test]
fn all_traces_are_deleted() {
    let forgetting = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        let Some(sitting) = Sitting::begin(disk, &mut story) else {
            return story;
        };
        sitting.enter(&mut story, "one");
        sitting.save(&mut story);
        sitting.enter(&mut story, "two");
        sitting.forget(&mut story);
        sitting.enter(&mut story, "three");
        sitting.finish(&mut story);
        story
    };
    try_all("all traces deleted", machine, forgetting, must_hold);
}

/// A machine that was killed with two notes that only the journal has, and with lines in it that nobody understands.
pub fn killed() -> (MemoryDisk, Story) {
    let disk = machine();
    let mut story = Story::beginning_with(base());
    let sitting = Sitting::begin(&disk, &mut story).expect("no fault yet");
    sitting.enter(&mut story, "one");
    sitting.enter(&mut story, "two");
    sitting.draft("half a sent");
    drop(sitting);
    (disk.after(Leaving::All), story)
}

/// The same with a note that fits nowhere, and one that was kept as such before.
pub fn killed_with_strays() -> MemoryDisk {
    let (disk, _) = killed();
    let journal = places().journal(base().id, &file());
    let mut end = disk.append(&journal).expect("there is a journal");
    end.write_all(b"Step(3, [what is this]\n").and_then(|()| end.sync()).expect("no fault yet");
    drop(end);
    let unapplied = places().unapplied(base().id, &file());
    write_paper(&disk, &unapplied, b"Step(1, [kept before]\n", true).expect("no fault yet");
    disk
}

#[test]
fn an_opening_after_a_kill() {
    let (_, before) = killed();
    let states = before.states.clone();
    let opening = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        for (number, state) in (1..).zip(&states[1..]) {
            story.is_now(state.clone());
            story.numbered(number);
        }
        story.all_is_safe();
        if let Some(sitting) = Sitting::begin(disk, &mut story) {
            sitting.save(&mut story);
            sitting.finish(&mut story);
        }
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        must_hold(left, story);
        let all: Vec<u8> = left.files().into_values().flatten().collect();
        for kept in ["what is this", "kept before"] {
            assert!(memchr::memmem::find(&all, kept.as_bytes()).is_some(), "{kept:?} is nowhere");
        }
    };
    let faults = try_all("an opening after a kill", killed_with_strays, opening, check);
    assert!(faults > 500, "{faults}");
}

#[test]
fn an_opening_where_there_is_nothing_to_recover() {
    let opening = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        let _ = Sitting::begin(disk, &mut story).map(drop);
        story
    };
    try_all("an opening", machine, opening, must_hold);
}

#[test]
fn the_file_was_taken_away() {
    let without = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        let Some(sitting) = Sitting::begin(disk, &mut story) else {
            return story;
        };
        sitting.enter(&mut story, "one");
        // By another program; whether that works is no matter.
        let _ = disk.remove(&file());
        sitting.save(&mut story);
        sitting.finish(&mut story);
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        if !left.files().contains_key(&file()) {
            // Whoever took it has it, and puts it back.
            create(left, &file(), &base(), false).expect("nothing is there");
        }
        must_hold(left, story);
    };
    try_all("a file that was taken away", machine, without, check);
}

/// The parts alone, on the thread of the test: a journal from its first line to its last.
#[test]
fn a_journal() {
    let keeping = |disk: &MemoryDisk| {
        let clock = clock();
        let mut story = Story::beginning_with(base());
        let path = places().journal(base().id, &file());
        let contents = Contents::default();
        let mut journal = Journal::new(Arc::new(disk.clone()), path, base().id, &file(), &contents);
        let _ = journal.hold();
        for (number, line) in (1..).zip(["one", "two", "three"]) {
            journal.push(number, story.enter(line, &*clock));
            story.numbered(number);
            if journal.flush().is_ok() {
                story.all_is_safe();
            }
            if number == 2 {
                journal.about_to_cover(1, Fingerprint::of(b"not what is in the file"));
            }
        }
        if journal.flush().is_ok() {
            story.all_is_safe();
        }
        journal.close(true);
        story
    };
    let faults = try_all("a journal", machine, keeping, must_hold);
    assert!(faults > 110, "{faults}");
}

#[test]
fn versions() {
    let start = clock().now();
    // What is the same is kept once: each of them is another state of the record.
    let nth = |number: u64| {
        let mut session = base();
        session.workshop.remark = format!("State {number}");
        session
    };
    let keep = |versions: &mut Versions, number: u64| {
        let text = rapporteur::store::format::to_text(&nth(number)).expect("it has a text");
        // A version that cannot be kept costs that version.
        let _ = versions.keep_bytes(text.as_bytes(), start + Duration::from_hours(number));
    };
    let with_many = || {
        let disk = machine();
        let mut versions = Versions::new(Arc::new(disk.clone()), places().versions(&file()));
        (0..14).for_each(|number| keep(&mut versions, number));
        disk
    };
    let keeping = |disk: &MemoryDisk| {
        let mut versions = Versions::new(Arc::new(disk.clone()), places().versions(&file()));
        versions.keep(&file(), start + Duration::from_hours(20));
        keep(&mut versions, 21);
        let mut story = Story::beginning_with(base());
        (0..22).for_each(|number| story.is_now(nth(number)));
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        let kept = Versions::new(Arc::new(left.clone()), places().versions(&file())).list();
        assert!(kept.len() >= 10, "{} versions are left", kept.len());
        must_hold(left, story);
    };
    try_all("versions", with_many, keeping, check);
}

/// Old or new, for a file that is written in one go. `old` is what is there before, if anything.
fn one_file(name: &str, path: &Path, old: Option<&[u8]>, new: &[u8], write: impl Fn(&MemoryDisk) -> bool) -> usize {
    let prepare = || {
        let disk = machine();
        if let Some(old) = old {
            write_paper(&disk, path, old, true).expect("no fault yet");
        }
        disk
    };
    let is_new = |bytes: Option<&Vec<u8>>| bytes.is_some_and(|bytes| bytes == new);
    let scenario = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        if write(disk) {
            // Said to be written: the new one has to be there.
            story.written = true;
        }
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        let files = left.files();
        let there = files.get(path);
        let is_old = there.map(Vec::as_slice) == old;
        assert!(is_new(there) || is_old && !story.written, "{name}: neither old nor new: {there:?}");
        // The next time it is written nothing stays behind.
        write(left);
        let orphans = left.files().into_keys().filter(|path| path.extension().is_some_and(|ending| ending == "tmp"));
        assert_eq!(orphans.collect::<Vec<PathBuf>>(), Vec::<PathBuf>::new());
    };
    try_all(name, prepare, scenario, check)
}

#[test]
fn files_that_are_written_in_one_go() {
    let text = rapporteur::store::format::to_text(&base()).expect("it has a text");
    let copy = PathBuf::from("/stick/copy.ron");
    let paper = PathBuf::from("/stick/note.docx");
    let mut faults =
        one_file("a new session", &copy, None, text.as_bytes(), |disk| create(disk, &copy, &base(), false).is_ok());
    faults += one_file("a copy over another file", &copy, Some(b"old"), text.as_bytes(), |disk| {
        create(disk, &copy, &base(), true).is_ok()
    });
    faults += one_file("a new paper", &paper, None, b"the paper", |disk| {
        write_paper(disk, &paper, b"the paper", false).is_ok()
    });
    faults += one_file("a paper over another", &paper, Some(b"old"), b"the paper", |disk| {
        write_paper(disk, &paper, b"the paper", true).is_ok()
    });
    let beside = PathBuf::from("/stick/note 2.docx");
    faults += one_file("a paper beside another", &beside, None, b"the paper", |disk| {
        let _ = write_paper(disk, &paper, b"first", true);
        write_paper_beside(disk, &paper, b"the paper").is_ok_and(|path| path == beside)
    });
    assert!(faults > 400, "{faults}");
}

#[test]
fn preferences() {
    let dark = Preferences { theme: ThemeChoice::Dark, ..Preferences::default() };
    let light = Preferences::default();
    for old in [None, Some(&light)] {
        let prepare = || {
            let disk = machine();
            if let Some(old) = old {
                old.write(&disk, &places()).expect("no fault yet");
            }
            disk
        };
        let scenario = |disk: &MemoryDisk| {
            let mut story = Story::beginning_with(base());
            if dark.write(disk, &places()).is_ok() {
                story.written = true;
            }
            story
        };
        let check = |left: &MemoryDisk, story: &Story| {
            let (found, warning) = Preferences::read(left, &places());
            assert_eq!(warning, None);
            assert!(found == dark || found == light && !story.written, "{found:?}");
            must_hold(left, story);
        };
        try_all("preferences", prepare, scenario, check);
    }
}

/// Whatever the journal may have lost, no fault makes the next opening bring back what was taken away.
#[test]
fn what_was_deleted_stays_deleted_or_is_there_as_it_was() {
    let deleting = |disk: &MemoryDisk| {
        let clock = clock();
        let mut story = Story::beginning_with(base());
        let path = places().journal(base().id, &file());
        let mut journal = Journal::new(Arc::new(disk.clone()), path, base().id, &file(), &Contents::default());
        journal.push(1, story.enter("one", &*clock));
        story.numbered(1);
        if journal.flush().is_ok() {
            story.all_is_safe();
        }
        let mut without = story.states[1].clone();
        let gone = Edit::Note(Change::Remove(without.notes.last().expect("the new one").id));
        without.apply(gone.clone()).expect("it is there");
        journal.push(2, vec![gone]);
        story.is_now(without);
        story.numbered(2);
        if journal.flush().is_ok() {
            story.all_is_safe();
        }
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        let path = places().journal(base().id, &file());
        let contents = Contents::read(left, &path, Fingerprint::of(&left.files()[&file()]));
        let mut session = read(&file(), &left.files()[&file()]);
        assert_eq!(replay(&mut session, &contents.steps).unapplied, Vec::new());
        let found = story.states.iter().rposition(|state| *state == session).expect("a state that was");
        assert!(found >= story.acknowledged);
    };
    try_all("a note that was deleted", machine, deleting, check);
}
