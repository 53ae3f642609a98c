//! Another program has written into the file: whatever a person decides, and whatever the disk does meanwhile, what either
//! of them has written is somewhere.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use rapporteur::session::Session;
use rapporteur::session::difference::taking;
use rapporteur::session::edit::{Change, Edit};
use rapporteur::session::history::StepName;
use rapporteur::store::fingerprint::Fingerprint;
use rapporteur::store::format::to_text;
use rapporteur::store::versions::Occasion;
use rapporteur::store::{Foreign, Progress, create, open, versions};

use super::disk::MemoryDisk;
use super::sitting::{Sitting, Story, base, clock, file, machine, places, read};
use super::try_all;
use crate::saver_desk::{edits, texts};

/// What the other program has made of the session.
fn theirs() -> Session {
    let mut theirs = base();
    for edit in edits(&theirs, "theirs", &*clock()) {
        theirs.apply(edit).expect("it fits");
    }
    theirs
}

/// Somebody takes a note, another program writes into the file, and somebody takes one more.
fn both_have_written(disk: &MemoryDisk, story: &mut Story) -> Option<(Sitting, Arc<Foreign>)> {
    let sitting = Sitting::begin(disk, story)?;
    // Ids are made of the time: theirs was earlier.
    sitting.clock.advance(std::time::Duration::from_mins(1));
    sitting.enter(story, "one");
    sitting.save(story);
    let text = to_text(&theirs()).expect("it has a text");
    story.written = disk.write_from_outside(&file(), text.as_bytes());
    sitting.enter(story, "two");
    sitting.save(story);
    let foreign = sitting.foreign.take();
    let Some(foreign) = foreign.filter(|it| it.fingerprint == Fingerprint::of(text.as_bytes())) else {
        // Nobody was told: there is nothing to decide yet.
        sitting.leave(story);
        return None;
    };
    Some((sitting, foreign))
}

/// The texts of all notes that a person can come by: in the file with its recovery, in a version, in a copy.
fn all_texts(disk: &MemoryDisk) -> BTreeSet<String> {
    let opened = open(disk, &places(), &file(), &Arc::new(Progress::default())).expect("it opens");
    let mut sessions = vec![opened.session];
    let kept = versions::kept(disk, &places(), &file()).expect("no fault any more");
    sessions.extend(kept.iter().map(|kept| versions::read(disk, &kept.path).expect("a version is whole")));
    let copy = disk.files().remove(&copy());
    sessions.extend(copy.map(|bytes| read(&self::copy(), &bytes)));
    sessions.iter().flat_map(texts).map(str::to_owned).collect()
}

fn copy() -> PathBuf {
    PathBuf::from("/stick/copy.ron")
}

/// Nothing that was acknowledged is missing, neither ours nor theirs; after the next opening neither, and nothing lies about.
fn nothing_is_missing(left: &MemoryDisk, story: &Story) {
    nothing_is_missing_but(left, story, &[]);
}

/// The same, but for what a person has let go.
fn nothing_is_missing_but(left: &MemoryDisk, story: &Story, let_go: &[&str]) {
    let there = all_texts(left);
    let mut wanted = texts(&story.states[story.acknowledged]);
    wanted.extend(story.written.then_some("theirs"));
    wanted.retain(|text| !let_go.contains(text));
    for text in &wanted {
        assert!(there.contains(*text), "{text:?} is nowhere, but {there:?}");
    }
    let mut again = Story::beginning_with(read(&file(), &left.files()[&file()]));
    let sitting = Sitting::begin(left, &mut again).expect("the next opening");
    assert_eq!(sitting.finish(&mut again).saved, Ok(()));
    let after = all_texts(left);
    assert!(wanted.iter().all(|text| after.contains(*text)), "of {there:?} only {after:?}");
    // What is left of a copy goes with the next one of that name.
    create(left, &copy(), &base(), true).expect("no fault any more");
    let left_over = left.files().into_keys().filter(|path| path.extension().is_some_and(|ending| ending == "tmp"));
    assert_eq!(left_over.collect::<Vec<_>>(), Vec::<PathBuf>::new());
}

#[test]
fn ours_takes_the_place_of_theirs() {
    let keeping_ours = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        if let Some((sitting, foreign)) = both_have_written(disk, &mut story) {
            sitting.saver.accept(foreign.fingerprint);
            sitting.save(&mut story);
            sitting.enter(&mut story, "three");
            sitting.leave(&mut story);
        }
        story
    };
    let faults = try_all("ours instead of theirs", machine, keeping_ours, nothing_is_missing);
    assert!(faults > 800, "{faults}");
}

#[test]
fn theirs_is_taken_over() {
    let taking_theirs = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        if let Some((sitting, foreign)) = both_have_written(disk, &mut story) {
            let there = foreign.read.as_ref().expect("it is whole");
            sitting.saver.keep(story.now().clone(), Occasion::BeforeTaking);
            let step = taking::take_all(story.now(), there, StepName::TakeFromFile, false).expect("it fits");
            sitting.take(&mut story, step.edits);
            sitting.saver.accept(foreign.fingerprint);
            sitting.save(&mut story);
            sitting.leave(&mut story);
        }
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        let ours =
            ["one", "two"].map(|text| story.states[story.acknowledged..].iter().all(|it| texts(it).contains(&text)));
        // Also what a person has let go: it is in a version, or the machine has stopped before that and the journal has it.
        let all: Vec<u8> = left.files().into_values().flatten().collect();
        for (text, is_there) in ["text:\"one\"", "text:\"two\""].into_iter().zip(ours) {
            let found = [text.to_owned(), text.replace(':', ": ")]
                .iter()
                .any(|text| memchr::memmem::find(&all, text.as_bytes()).is_some());
            assert!(found || !is_there, "{text} is nowhere");
        }
        nothing_is_missing_but(left, story, &["one", "two"]);
    };
    let faults = try_all("theirs instead of ours", machine, taking_theirs, check);
    assert!(faults > 800, "{faults}");
}

#[test]
fn some_of_theirs_is_taken_in() {
    let taking_in = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        if let Some((sitting, foreign)) = both_have_written(disk, &mut story) {
            let there = foreign.read.as_ref().expect("it is whole");
            let note = there.notes.iter().find(|note| note.text == "theirs").expect("the one that is new");
            let at = story.now().notes.len();
            sitting.take(&mut story, vec![Edit::Note(Change::Insert(at, Arc::clone(note)))]);
            sitting.saver.accept(foreign.fingerprint);
            sitting.save(&mut story);
            sitting.leave(&mut story);
        }
        story
    };
    try_all("some of theirs taken in", machine, taking_in, nothing_is_missing);
}

#[test]
fn ours_goes_on_in_a_copy() {
    let going_on = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        if let Some((sitting, _)) = both_have_written(disk, &mut story) {
            let through = sitting.saver.sequence();
            if create(disk, &copy(), story.now(), false).is_ok() {
                story.all_is_safe();
                sitting.saver.let_go(through);
            }
            sitting.leave(&mut story);
        }
        story
    };
    try_all("ours in a copy", machine, going_on, nothing_is_missing);
}
