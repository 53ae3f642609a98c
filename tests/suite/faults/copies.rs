//! Copies, versions and what is put aside: each with every fault, and nothing is lost by making them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rapporteur::session::edit::{Change, Edit};
use rapporteur::store::format::to_text;
use rapporteur::store::recovery::carry_draft;
use rapporteur::store::rescue::{rescue, write_copy};
use rapporteur::store::versions::Occasion;
use rapporteur::store::{Files, Progress, open, versions};

use super::disk::MemoryDisk;
use super::scenarios::killed;
use super::sitting::{Sitting, Story, base, clock, file, machine, must_hold, places, read};
use super::try_all;
use crate::saver_desk::texts;

fn is_somewhere(disk: &MemoryDisk, text: &str) -> bool {
    disk.files().values().any(|bytes| memchr::memmem::find(bytes, text.as_bytes()).is_some())
}

/// After a kill: the record with all that is in the journal, of which everything was acknowledged.
fn killed_story() -> Story {
    let (_, mut story) = killed();
    story.all_is_safe();
    story
}

#[test]
fn a_file_with_comments() {
    const COMMENT: &str = "// Ana knows more";
    let commented = || {
        let disk = machine();
        let text = to_text(&base()).expect("it has a text").replacen(
            "    notes: [",
            &format!("    {COMMENT}\n    notes: ["),
            1,
        );
        disk.write_from_outside(&file(), text.as_bytes());
        disk
    };
    let saving = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        let Some(sitting) = Sitting::begin(disk, &mut story) else {
            return story;
        };
        // Where they cannot be kept that is told, and the person decides.
        story.written = sitting.saver.comments_kept().is_some_and(Result::is_ok);
        sitting.enter(&mut story, "one");
        sitting.save(&mut story);
        sitting.finish(&mut story);
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        assert!(!story.written || is_somewhere(left, COMMENT), "the comment is nowhere");
        must_hold(left, story);
    };
    let faults = try_all("a file with comments", commented, saving, check);
    assert!(faults > 400, "{faults}");
}

#[test]
fn a_journal_is_put_aside() {
    let putting = |disk: &MemoryDisk| {
        let mut story = killed_story();
        // What is put aside is not in the record any more, and was not deleted.
        story.acknowledged = 0;
        if let Ok(opened) = open(disk, &places(), &file(), &Arc::new(Progress::default()))
            && opened.put_journal_aside(disk, &places()).is_ok()
            && let Some(sitting) = Sitting::begin(disk, &mut story)
        {
            // Ids are made of the time.
            sitting.clock.advance(Duration::from_mins(1));
            sitting.enter(&mut story, "three");
            sitting.save(&mut story);
            sitting.finish(&mut story);
        }
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        for text in ["text:\"one\"", "text:\"two\""] {
            assert!(is_somewhere(left, text) || is_somewhere(left, &text.replace(':', ": ")), "{text} is nowhere");
        }
        must_hold(left, story);
    };
    let faults = try_all("a journal put aside", || killed().0, putting, check);
    assert!(faults > 400, "{faults}");
}

#[test]
fn a_copy_of_what_recovery_has() {
    let copy = PathBuf::from("/stick/day 2.ron");
    let copying = |disk: &MemoryDisk| {
        let mut story = killed_story();
        let Ok(opened) = open(disk, &places(), &file(), &Arc::new(Progress::default())) else {
            return story;
        };
        // A journal that the disk does not give is asked about first.
        if opened.unapplied == 0
            && let Ok(copy) = write_copy(disk, &places(), &opened.path, &opened.session, None)
        {
            story.written = copy.elsewhere.is_none();
            carry_draft(disk, &places(), &opened.session, &opened.path, &copy.path);
        }
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        let there = left.files().remove(&copy);
        assert!(there.is_some() || !story.written, "it was said to be written");
        if let Some(bytes) = there {
            assert_eq!(texts(&read(&copy, &bytes))[2..], ["one", "two"], "a whole copy, or none");
        }
        // What is left of one goes with the next one.
        write_copy(left, &places(), &file(), &base(), None).expect("no fault any more");
        must_hold(left, story);
    };
    let faults = try_all("a copy of what recovery has", || killed().0, copying, check);
    assert!(faults > 150, "{faults}");
}

#[test]
fn a_copy_instead_of_a_broken_file() {
    let broken = to_text(&base()).expect("it has a text").replacen("kind: Action", "kind: Acti", 1);
    assert_ne!(broken, to_text(&base()).expect("it has a text"));
    let prepare = || {
        let disk = killed().0;
        disk.write_from_outside(&file(), broken.as_bytes());
        disk
    };
    let rescuing = |disk: &MemoryDisk| {
        let mut story = killed_story();
        let Err(refused) = open(disk, &places(), &file(), &Arc::new(Progress::default())) else {
            panic!("it is broken");
        };
        let files: Arc<dyn Files> = Arc::new(disk.clone());
        let rescued = rescue(&files, &places(), &*clock(), &file(), refused);
        if let Some(offer) = rescued.offers.first()
            && let Ok(copy) = write_copy(disk, &places(), &rescued.real, &offer.session, Some("what was not read"))
        {
            story.written = texts(&offer.session).contains(&"two") && copy.elsewhere.is_none();
            carry_draft(disk, &places(), &offer.session, &rescued.real, &copy.path);
            rescued.note_copy(disk, offer, &copy.path);
        }
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        let files = left.files();
        assert_eq!(files[&file()], broken.as_bytes(), "the file stays as it is");
        assert!(is_somewhere(left, "text:\"two\""), "the journal stays, whatever becomes of the copy");
        let is_copy = |path: &Path| path.to_string_lossy().starts_with("/stick/day ");
        let copies: Vec<_> = files.iter().filter(|(path, _)| is_copy(path)).collect();
        for (path, bytes) in copies.iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "ron")) {
            let is_whole = !story.written || texts(&read(path, bytes)).contains(&"two");
            assert!(is_whole, "{}", path.display());
        }
        assert!(!story.written || !copies.is_empty(), "it was said to be written");
    };
    try_all("a copy instead of a broken file", prepare, rescuing, check);
}

/// What gives way because a person goes back is kept as a version first, or nothing is saved.
#[test]
fn what_gives_way_is_kept() {
    let going_back = |disk: &MemoryDisk| {
        let mut story = Story::beginning_with(base());
        let Some(sitting) = Sitting::begin(disk, &mut story) else {
            return story;
        };
        sitting.enter(&mut story, "given way");
        let before = story.now().clone();
        sitting.saver.keep(before.clone(), Occasion::BeforeTaking);
        let gone = before.notes.last().expect("just taken").id;
        sitting.take(&mut story, vec![Edit::Note(Change::Remove(gone))]);
        sitting.save(&mut story);
        story.written = sitting.finish(&mut story).saved.is_ok();
        story
    };
    let check = |left: &MemoryDisk, story: &Story| {
        let kept = versions::kept(left, &places(), &file()).expect("no fault any more");
        let mut read = kept.iter().map(|kept| versions::read(left, &kept.path).expect("a version is whole"));
        assert!(
            !story.written || read.any(|it| texts(&it).contains(&"given way")),
            "it was saved, and nothing was kept"
        );
        must_hold(left, story);
    };
    try_all("what gives way", machine, going_back, check);
}
