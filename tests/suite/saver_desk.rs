//! A desk to take notes at: what the tests of the saver sit down to.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use rapporteur::clock::{Clock, ManualClock};
use rapporteur::session::capture::{Binding, Given, take};
use rapporteur::session::edit::Edit;
use rapporteur::session::quick::{Vocabulary, read};
use rapporteur::session::{MeasureId, NoteId, Session};
use rapporteur::store::{
    DiskFiles, Event, Failure, FailureKind, Files, Opened, Places, Progress, Refused, Saver, Template, create, open,
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

    pub fn try_open(&self) -> Result<Opened, Refused> {
        open(&self.files, &self.places, &self.path, &Arc::new(Progress::default()))
    }

    pub fn seat(&self) -> Seat {
        self.try_seat().expect("a saver")
    }

    pub fn try_seat(&self) -> Result<Seat, Failure> {
        self.seat_with(self.open())
    }

    pub fn seat_with(&self, opened: Opened) -> Result<Seat, Failure> {
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

    pub fn file(&self) -> Session {
        let text = std::fs::read(&self.path).expect("the file");
        rapporteur::store::format::from_bytes(&self.path, &text, &Arc::new(Progress::default())).expect("never torn")
    }

    pub fn journal(&self) -> PathBuf {
        self.places.journal(self.file().id, &self.path)
    }

    pub fn left_behind(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries
            .filter(|entry| entry.as_ref().expect("an entry").file_name().to_string_lossy().ends_with(".tmp"))
            .count()
    }
}

/// Somebody who takes notes.
pub struct Seat {
    pub saver: Saver,
    pub session: Session,
    rung: Receiver<()>,
    seen: Vec<Event>,
    clock: Arc<ManualClock>,
}

impl Seat {
    /// Takes a line and gives it to the journal.
    pub fn enter(&mut self, line: &str) -> u64 {
        let edits = edits(&self.session, line, &*self.clock);
        for edit in &edits {
            self.session.apply(edit.clone()).expect("it fits");
        }
        self.saver.journal(edits)
    }

    pub fn save(&self) {
        self.saver.save(self.session.clone(), self.saver.sequence());
    }

    /// Saves with a change, so that there is something to write.
    pub fn save_changed(&self) {
        let mut changed = self.session.clone();
        changed.workshop.remark.push('.');
        self.saver.save(changed, self.saver.sequence());
    }

    /// Waits for an event that `wanted` wants. Ends a test that would wait for ever.
    pub fn wait(&mut self, wanted: impl Fn(&Event) -> bool) -> Event {
        loop {
            self.seen.extend(self.saver.poll());
            if let Some(at) = self.seen.iter().position(&wanted) {
                return self.seen.remove(at);
            }
            self.rung.recv_timeout(Duration::from_mins(1)).expect("an event");
        }
    }

    pub fn wait_journaled(&mut self, number: u64) {
        self.wait(|event| matches!(event, Event::Journaled(done) if *done >= number));
    }

    pub fn wait_saved(&mut self, number: u64) {
        self.wait(|event| matches!(event, Event::Saved { through, .. } if *through >= number));
    }

    pub fn wait_failed(&mut self) -> (FailureKind, bool) {
        match self.wait(|event| matches!(event, Event::Failed { .. })) {
            Event::Failed { what, journal_ok, .. } => (what.kind, journal_ok),
            _ => unreachable!("only that was waited for"),
        }
    }

    /// What a kill does: threads stop, nothing more is written. The lock goes with the process.
    pub fn die(self, desk: &Desk) {
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
    let ids = Given { note: NoteId(clock.new_id()), measure: MeasureId(clock.new_id()), title: "Discussion" };
    take(session, &read(line, &vocabulary), &Binding::to_floor(session), None, ids).expect("a note").edits
}

pub fn texts(session: &Session) -> Vec<&str> {
    session.notes.iter().map(|note| note.text.as_str()).collect()
}
