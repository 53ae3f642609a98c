//! Saving as people work: what was entered is there again, whatever became of the disk and of the process.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use rapporteur::clock::{Clock, ManualClock};
use rapporteur::session::capture::{Binding, NewIds, take};
use rapporteur::session::edit::{Change, Edit};
use rapporteur::session::note::Note;
use rapporteur::session::quick::{Vocabulary, read};
use rapporteur::session::{MeasureId, NoteId, Session};
use rapporteur::store::versions::Versions;
use rapporteur::store::{
    DiskFiles, Draft, Event, Failure, FailureKind, Files, Opened, Places, Progress, Refused, Saver, Template, create,
    open, working_copy,
};

use crate::saver_faults::Faulty;

/// A machine of its own: a home, a session in it, a disk and a clock.
pub struct Desk {
    pub home: tempfile::TempDir,
    pub places: Places,
    pub files: Faulty,
    pub clock: Arc<ManualClock>,
    pub path: PathBuf,
}

impl Desk {
    pub fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let clock = Arc::new(ManualClock::new("2017-10-04T14:41:07Z".parse::<Timestamp>().expect("a timestamp")));
        let folder = home.path().join("stick");
        std::fs::create_dir(&folder).expect("a folder");
        let session = Template::Georgetown2017.session(&*clock).expect("it is sound");
        let path = create(&DiskFiles, &folder.join("day.ron"), &session, false).expect("a new file");
        Self { places: Places::under(home.path()), home, files: Faulty::default(), clock, path }
    }

    pub fn open(&self) -> Opened {
        self.try_open().expect("it opens")
    }

    fn try_open(&self) -> Result<Opened, Refused> {
        open(&self.files, &self.places, &self.path, &Arc::new(Progress::default()))
    }

    fn seat(&self) -> Seat {
        self.try_seat().expect("a saver")
    }

    fn try_seat(&self) -> Result<Seat, Failure> {
        let opened = self.open();
        let (bell, rung) = channel();
        let bell = Mutex::new(bell);
        let wake = Box::new(move || {
            // A test that has seen enough listens no more.
            let _ = bell.lock().expect("nobody panics").send(());
        });
        let files: Arc<dyn Files> = Arc::new(self.files.clone());
        let saver = Saver::start(files, &self.places, Arc::clone(&self.clock) as Arc<dyn Clock>, &opened, wake)?;
        Ok(Seat { saver, session: opened.session, rung, seen: Vec::new(), clock: Arc::clone(&self.clock) })
    }

    /// Opens the session and closes it again, without entering anything.
    pub fn sit_down_and_up_again(&self) {
        drop(self.seat());
    }

    fn file(&self) -> Session {
        let text = std::fs::read(&self.path).expect("the file");
        rapporteur::store::format::from_bytes(&self.path, &text, &Arc::new(Progress::default())).expect("never torn")
    }

    fn journal(&self) -> PathBuf {
        self.places.journal(self.file().id, &self.path)
    }

    fn left_behind(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries
            .filter(|entry| entry.as_ref().expect("an entry").file_name().to_string_lossy().ends_with(".tmp"))
            .count()
    }
}

/// Somebody who takes notes.
struct Seat {
    saver: Saver,
    session: Session,
    rung: Receiver<()>,
    seen: Vec<Event>,
    clock: Arc<ManualClock>,
}

impl Seat {
    /// Takes a line and gives it to the journal.
    fn enter(&mut self, line: &str) -> u64 {
        let edits = edits(&self.session, line, &*self.clock);
        for edit in &edits {
            self.session.apply(edit.clone()).expect("it fits");
        }
        self.saver.journal(edits)
    }

    fn save(&self) {
        self.saver.save(self.session.clone(), self.saver.sequence());
    }

    /// Waits for an event that `wanted` wants. Ends a test that would wait for ever.
    fn wait(&mut self, wanted: impl Fn(&Event) -> bool) -> Event {
        loop {
            self.seen.extend(self.saver.poll());
            if let Some(at) = self.seen.iter().position(&wanted) {
                return self.seen.remove(at);
            }
            self.rung.recv_timeout(Duration::from_mins(1)).expect("an event");
        }
    }

    fn wait_journaled(&mut self, number: u64) {
        self.wait(|event| matches!(event, Event::Journaled(done) if *done >= number));
    }

    fn wait_saved(&mut self, number: u64) {
        self.wait(|event| matches!(event, Event::Saved { through, .. } if *through >= number));
    }

    fn wait_failed(&mut self) -> (FailureKind, bool) {
        match self.wait(|event| matches!(event, Event::Failed { .. })) {
            Event::Failed { what, journal_ok } => (what.kind, journal_ok),
            _ => unreachable!("only that was waited for"),
        }
    }

    /// What a kill does: threads stop, nothing more is written. The lock goes with the process.
    fn die(self, desk: &Desk) {
        // A killed process writes nothing on its way out; what its threads do while they are told to stop is undone.
        let before = Before::of(desk);
        drop(self.saver);
        before.restore();
    }
}

/// Everything under a home as it was.
struct Before(Vec<(PathBuf, Vec<u8>)>);

impl Before {
    fn of(desk: &Desk) -> Self {
        let mut files = Vec::new();
        let mut folders = vec![desk.home.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(bytes) = std::fs::read(&path) {
                    files.push((path, bytes));
                }
            }
        }
        Self(files)
    }

    fn restore(self) {
        for (path, bytes) in self.0 {
            std::fs::write(path, bytes).expect("writable");
        }
    }
}

/// The edits of a line taken as a note.
pub fn edits(session: &Session, line: &str, clock: &dyn Clock) -> Vec<Edit> {
    let today = "2017-10-04".parse().expect("a date");
    let vocabulary = Vocabulary { elements: &session.elements, agencies: &session.agencies, today };
    let ids = NewIds { note: NoteId(clock.new_id()), measure: MeasureId(clock.new_id()) };
    take(session, &read(line, &vocabulary), &Binding::to_floor(session), None, ids).expect("a note").edits
}

fn texts(session: &Session) -> Vec<&str> {
    session.notes.iter().map(|note| note.text.as_str()).collect()
}

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
    desk.files.fail_sync_folder(Some(("stick", io::ErrorKind::Other)));
    seat.enter("one");
    seat.save();
    assert!(matches!(seat.wait_failed(), (FailureKind::Other(_), true)));
    desk.files.fail_sync_folder(None);
    seat.enter("two");
    seat.save();
    seat.wait_saved(2);
    assert_eq!(texts(&desk.file()), ["one", "two"]);
}

#[test]
fn a_disk_that_does_not_keep_what_it_is_given() {
    let desk = Desk::new();
    let before = std::fs::read(&desk.path).expect("the file");
    let mut seat = desk.seat();
    desk.files.fail_compare(Some(("stick", io::ErrorKind::Other)));
    seat.enter("one");
    seat.save();
    assert_eq!(seat.wait_failed(), (FailureKind::BadDisk, true));
    assert_eq!(std::fs::read(&desk.path).expect("the file"), before);
}

#[test]
fn somebody_elses_change_is_never_overwritten() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let text = std::fs::read_to_string(&desk.path).expect("the file");
    // Of the same length: size and time alone would not tell.
    let theirs = text.replace("Unclassified", "UNCLASSIFIED");
    std::fs::write(&desk.path, &theirs).expect("writable");
    seat.enter("one");
    seat.save();
    assert_eq!(seat.wait_failed(), (FailureKind::Conflict, true));
    assert_eq!(std::fs::read_to_string(&desk.path).expect("the file"), theirs);

    // The stick is pulled out, and put back as it was.
    std::fs::remove_file(&desk.path).expect("removable");
    seat.save();
    assert_eq!(seat.wait_failed(), (FailureKind::Gone, true));
    std::fs::write(&desk.path, &text).expect("writable");
    seat.save();
    seat.wait_saved(1);
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
    assert!(desk.open().in_use);
    assert_eq!(desk.try_seat().err().expect("refused").kind, FailureKind::InUse);
    drop(seat);
    assert!(!desk.open().in_use);
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

#[test]
fn a_file_is_written_in_ten_steps() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let first = seat.enter("one");
    seat.wait_journaled(first);
    desk.files.log();
    seat.save();
    seat.wait_saved(first);
    let log = desk.files.log();
    let at =
        |what: &str| log.iter().position(|done| done.starts_with(what)).unwrap_or_else(|| panic!("{what}: {log:?}"));
    let steps = [
        at("create .rapporteur-"),
        at("write .rapporteur-"),
        at("sync .rapporteur-"),
        at("rename 2017-10-04T144107Z.ron"),
        at("rename day.ron"),
        at("sync_folder stick"),
        at("truncate "),
    ];
    assert!(steps.is_sorted(), "{log:?}");
}

#[test]
fn what_a_killed_process_left_behind_is_cleared() {
    let desk = Desk::new();
    let folder = desk.path.parent().expect("a folder").to_owned();
    let seat = desk.seat();
    desk.files.close_gate("day.ron");
    seat.save_changed();
    desk.files.wait_at_gate();
    assert_eq!(Desk::left_behind(&folder), 1);
    let alive: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    let temporary = alive.iter().find(|path| path.extension().is_some_and(|tmp| tmp == "tmp")).expect("one");
    let dead = temporary.with_file_name(
        temporary.file_name().expect("a name").to_string_lossy().replace(&std::process::id().to_string(), "1"),
    );
    std::fs::write(&dead, "half of it").expect("writable");
    std::fs::write(folder.join("notes.tmp"), "not ours").expect("writable");
    let journals = desk.journal().with_file_name(".rapporteur-0123456789abcdef-1-0.tmp");
    std::fs::write(&journals, "half of a draft").expect("writable");
    rapporteur::store::atomic::clear_orphans(&desk.files, &desk.path);
    assert!(temporary.exists(), "it is being written");
    assert!(!dead.exists() && folder.join("notes.tmp").exists());
    desk.files.open_gate();
    drop(seat);
    desk.sit_down_and_up_again();
    assert!(!journals.exists());
}

impl Seat {
    /// Saves with a change, so that there is something to write.
    fn save_changed(&self) {
        let mut changed = self.session.clone();
        changed.workshop.remark.push('.');
        self.saver.save(changed, self.saver.sequence());
    }
}

#[test]
fn versions_are_kept_now_and_then() {
    let desk = Desk::new();
    let before = std::fs::read(&desk.path).expect("the file");
    let mut seat = desk.seat();
    for line in ["one", "two"] {
        seat.enter(line);
        seat.save();
        seat.wait_saved(seat.saver.sequence());
    }
    let versions = Versions::new(Arc::new(DiskFiles), desk.places.versions(&desk.path));
    let kept = versions.list();
    assert_eq!(kept.len(), 1, "two saves within ten minutes");
    assert_eq!(std::fs::read(&kept[0].1).expect("a version"), before, "the file as it was opened");
    desk.clock.advance(Duration::from_mins(11));
    seat.enter("three");
    seat.save();
    seat.wait_saved(3);
    assert_eq!(versions.list().len(), 2);
}

#[test]
fn old_versions_go_but_for_the_last_of_each_day() {
    let desk = Desk::new();
    let mut versions = Versions::new(Arc::new(DiskFiles), desk.home.path().join("v"));
    let start: Timestamp = "2017-10-01T08:00:00Z".parse().expect("a timestamp");
    let mut now = start;
    for _day in 0..40 {
        for _ in 0..2 {
            versions.keep(&desk.path, now);
            now += Duration::from_hours(1);
        }
        now += Duration::from_hours(22);
    }
    let kept: Vec<String> = versions.list().iter().map(|(time, _)| time.to_string()).collect();
    // The last five days make the last ten; of the 25 days before, the last one each.
    assert_eq!(kept.len(), 25 + 10, "{kept:?}");
    assert_eq!(kept[0], "2017-10-11T09:00:00Z");
    assert_eq!(kept[24..27], ["2017-11-04T09:00:00Z", "2017-11-05T08:00:00Z", "2017-11-05T09:00:00Z"]);
}

#[cfg(unix)]
#[test]
fn modes_and_links_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let desk = Desk::new();
    let mode = |path: &Path| std::fs::metadata(path).expect("there").mode() & 0o777;
    assert_eq!(mode(&desk.path), 0o600, "a new file is private");
    std::fs::set_permissions(&desk.path, std::fs::Permissions::from_mode(0o664)).expect("ours");
    let link = desk.home.path().join("link.ron");
    symlink(&desk.path, &link).expect("a link");

    let mut desk = desk;
    let real = std::mem::replace(&mut desk.path, link.clone());
    let mut seat = desk.seat();
    seat.enter("one");
    assert_eq!(seat.saver.finish(seat.session.clone()).saved, Ok(()));
    assert!(std::fs::symlink_metadata(&link).expect("there").is_symlink());
    desk.path = real;
    assert_eq!(mode(&desk.path), 0o664);
    assert_eq!(texts(&desk.file()), ["one"]);

    std::fs::set_permissions(&desk.path, std::fs::Permissions::from_mode(0o444)).expect("ours");
    let mut seat = desk.seat();
    seat.enter("two");
    let failure = seat.saver.finish(seat.session.clone()).saved.expect_err("write-protected");
    assert_eq!(failure.kind, FailureKind::Permission);
}

#[test]
fn a_new_file_never_takes_the_place_of_another() {
    let desk = Desk::new();
    let session = desk.file();
    let error = create(&desk.files, &desk.path, &session, false).expect_err("it is there");
    assert_eq!(error.kind, FailureKind::Exists);
    create(&desk.files, &desk.path, &session, true).expect("asked for");
    let folder = desk.home.path().join("stick");
    for (path, kind) in [
        (folder.clone(), FailureKind::NotAFile),
        (folder.join("nowhere/x.ron"), FailureKind::Gone),
        (desk.path.join("x.ron"), FailureKind::Gone),
    ] {
        assert_eq!(create(&desk.files, &path, &session, true).expect_err("impossible").kind, kind);
    }
}

#[test]
fn the_working_copy_is_made_once() {
    let desk = Desk::new();
    let make = || working_copy(&desk.files, &desk.places, &*desk.clock, Template::Georgetown2017).expect("a copy");
    let path = make();
    assert!(path.ends_with("Rapporteur/Georgetown 2017.ron"));
    let mut desk = desk;
    desk.path = path.clone();
    let mut seat = desk.seat();
    seat.enter("one");
    assert_eq!(seat.saver.finish(seat.session.clone()).saved, Ok(()));
    let again = working_copy(&desk.files, &desk.places, &*desk.clock, Template::Georgetown2017).expect("a copy");
    assert_eq!(again, path);
    assert_eq!(texts(&desk.file()), ["one"]);
}

/// A type that the compiler keeps honest: what the app holds on to may cross threads.
#[test]
fn a_saver_may_be_sent() {
    fn sent<T: Send + Sync>() {}
    sent::<Saver>();
    sent::<Opened>();
    sent::<Note>();
}
