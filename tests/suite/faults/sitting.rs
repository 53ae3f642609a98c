//! Somebody who takes notes on a machine whose disk fails, and what has to be there afterwards.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rapporteur::clock::{Clock, ManualClock};
use rapporteur::session::Session;
use rapporteur::session::capture::Binding;
use rapporteur::session::edit::Edit;
use rapporteur::store::format::from_bytes;
use rapporteur::store::versions::Occasion;
use rapporteur::store::{
    Draft, Event, Files as _, Finished, Foreign, Opened, Places, Preferences, Progress, Saver, create, open,
};

use super::disk::MemoryDisk;
use crate::saver_desk::{edits, texts};

/// The session file of all sittings.
pub fn file() -> PathBuf {
    PathBuf::from("/stick/day.ron")
}

/// Where the program keeps its own things.
pub fn places() -> Places {
    Places::under(Path::new("/home"))
}

pub fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::new("2017-10-04T14:41:07Z".parse().expect("a timestamp")))
}

/// The session at the beginning.
pub fn base() -> Session {
    let bytes = std::fs::read("tests/museum/small.ron").expect("the museum's entrance");
    read(Path::new("small.ron"), &bytes)
}

pub fn read(path: &Path, bytes: &[u8]) -> Session {
    from_bytes(path, bytes, &Arc::new(Progress::default())).unwrap_or_else(|refused| panic!("{refused}"))
}

/// A machine with a session on its stick, and a home where nothing was ever kept.
pub fn machine() -> MemoryDisk {
    let disk = MemoryDisk::new();
    disk.create_folder(Path::new("/stick")).expect("no fault yet");
    create(&disk, &file(), &base(), false).expect("no fault yet");
    disk
}

/// What was entered, and how much of it was acknowledged.
#[derive(Debug)]
pub struct Story {
    /// The record as it was at the beginning and after each step.
    pub states: Vec<Session>,
    /// Which of them is the record now.
    current: usize,
    /// The number of the step that led to each of them.
    numbers: Vec<u64>,
    /// Which of them is the least that has to be there.
    pub acknowledged: usize,
    /// Of a file that is written in one go: it was said to be written.
    pub written: bool,
}

impl Story {
    pub fn beginning_with(session: Session) -> Self {
        Self { states: vec![session], current: 0, numbers: vec![0], acknowledged: 0, written: false }
    }

    fn acknowledge(&mut self, number: u64) {
        let known = self.numbers.iter().rposition(|known| *known <= number).unwrap_or_default();
        self.acknowledged = self.acknowledged.max(known);
    }

    pub fn now(&self) -> &Session {
        &self.states[self.current]
    }

    /// Takes a line as the program does; the edits are for the journal.
    pub fn enter(&mut self, line: &str, clock: &dyn Clock) -> Vec<Edit> {
        let mut session = self.now().clone();
        let edits = edits(&session, line, clock);
        for edit in &edits {
            session.apply(edit.clone()).expect("it fits");
        }
        self.is_now(session);
        edits
    }

    /// The record is this now.
    pub fn is_now(&mut self, session: Session) {
        self.states.push(session);
        self.current = self.states.len() - 1;
    }

    /// The step of the last line has this number.
    pub fn numbered(&mut self, number: u64) {
        self.numbers.push(number);
    }

    /// Everything up to now was said to be safe.
    pub fn all_is_safe(&mut self) {
        self.acknowledged = self.acknowledged.max(self.current);
    }
}

/// A saver at work, and whoever listens to it.
pub struct Sitting {
    pub saver: Saver,
    rung: Receiver<()>,
    /// What another program has written, once that was told.
    pub foreign: RefCell<Option<Arc<Foreign>>>,
    pub clock: Arc<ManualClock>,
}

impl Sitting {
    /// Opens the session as the program does; `None` when that fails.
    pub fn begin(disk: &MemoryDisk, story: &mut Story) -> Option<Self> {
        let clock = clock();
        let (mut preferences, _) = Preferences::read(disk, &places());
        let opened = open(disk, &places(), &file(), &Arc::new(Progress::default())).ok()?;
        let (bell, rung) = channel();
        let bell = Mutex::new(bell);
        let wake = Box::new(move || {
            let _ = bell.lock().expect("nobody panics").send(());
        });
        let saver =
            Saver::start(Arc::new(disk.clone()), &places(), Arc::clone(&clock) as Arc<dyn Clock>, &opened, wake)
                .ok()?;
        preferences.opened(&file());
        // What is wrong with them is told and costs nothing else.
        let _ = preferences.write(disk, &places());
        let Opened { session, .. } = opened;
        if let Some(known) = story.states.iter().rposition(|state| *state == session) {
            story.current = known;
        } else {
            story.is_now(session);
            story.numbered(saver.sequence());
        }
        Some(Self { saver, rung, foreign: RefCell::default(), clock })
    }

    fn listen(&self, story: &mut Story, enough: impl Fn(&Event) -> bool) {
        loop {
            let events = self.saver.poll();
            for event in &events {
                if let Event::Journaled(number) | Event::Saved { through: number, .. } = event {
                    story.acknowledge(*number);
                }
                if let Event::Changed(foreign) = event {
                    // As the window does.
                    self.saver.keep(story.now().clone(), Occasion::Ours);
                    self.foreign.replace(Some(Arc::clone(foreign)));
                }
            }
            if events.iter().any(&enough) {
                return;
            }
            self.rung.recv_timeout(Duration::from_mins(1)).expect("an answer");
        }
    }

    /// Takes a line and waits until the row shows its time, or something else is said.
    pub fn enter(&self, story: &mut Story, line: &str) {
        let number = self.saver.journal(story.enter(line, &*self.clock));
        story.numbered(number);
        self.wait_for(story, number);
    }

    fn wait_for(&self, story: &mut Story, number: u64) {
        let answers = |event: &Event| match event {
            Event::Journaled(done) => *done >= number,
            Event::Failed { journal_ok, .. } => !journal_ok,
            _ => false,
        };
        self.listen(story, answers);
    }

    /// Takes edits in and waits as for a line.
    pub fn take(&self, story: &mut Story, edits: Vec<Edit>) {
        let mut session = story.now().clone();
        for edit in &edits {
            session.apply(edit.clone()).expect("it fits");
        }
        story.is_now(session);
        let number = self.saver.journal(edits);
        story.numbered(number);
        self.wait_for(story, number);
    }

    /// Writes the session file, and waits until that is said to be done or not to be.
    pub fn save(&self, story: &mut Story) {
        let through = self.saver.sequence();
        self.saver.save(story.now().clone(), through);
        let answers = |event: &Event| match event {
            Event::Saved { through: done, .. } => *done >= through,
            Event::Failed { what, .. } => what.path == self.saver.path(),
            _ => false,
        };
        self.listen(story, answers);
    }

    /// Deletes all traces, and waits until that is said to be done or not to be.
    pub fn forget(&self, story: &mut Story) {
        self.saver.forget();
        self.listen(story, |event| matches!(event, Event::Forgotten(_)));
    }

    pub fn draft(&self, text: &str) {
        self.saver.draft(Some(Draft::new(text, &Binding::default())));
    }

    /// Leaves it as the window does: what is not in the file is kept as a version where the file is somebody else's.
    pub fn leave(self, story: &mut Story) -> Finished {
        let finished = self.saver.settle(story.now().clone());
        if finished.nothing_lost() {
            story.all_is_safe();
        }
        finished
    }

    pub fn finish(self, story: &mut Story) -> Finished {
        let finished = self.saver.finish(story.now().clone());
        if finished.nothing_lost() {
            story.all_is_safe();
        }
        finished
    }
}

/// Old or new, never neither; nothing acknowledged is missing; and after the next opening nothing is left behind.
pub fn must_hold(disk: &MemoryDisk, story: &Story) {
    for (path, bytes) in disk.files() {
        if path.starts_with("/home/data/versions") && path.extension().is_some_and(|ending| ending == "ron") {
            assert!(story.states.contains(&read(&path, &bytes)), "a version that never was: {}", path.display());
        }
    }
    let files = disk.files();
    let bytes = files.get(&file()).unwrap_or_else(|| panic!("no session file, but {:?}", files.keys()));
    assert!(story.states.contains(&read(&file(), bytes)), "the file is neither old nor new");

    let opened = open(disk, &places(), &file(), &Arc::new(Progress::default())).expect("it opens");
    let found = story.states.iter().rposition(|state| *state == opened.session);
    let found = found.unwrap_or_else(|| panic!("a record that never was: {:?}", texts(&opened.session)));
    assert!(
        found >= story.acknowledged,
        "of {:?} only {:?} is there; on the disk is {:#?}",
        texts(&story.states[story.acknowledged]),
        texts(&opened.session),
        files.iter().map(|(path, bytes)| (path, String::from_utf8_lossy(bytes))).collect::<Vec<_>>()
    );

    let mut again = Story::beginning_with(opened.session.clone());
    let sitting = Sitting::begin(disk, &mut again).expect("the next opening");
    assert_eq!(sitting.finish(&mut again).saved, Ok(()));
    let left: Vec<PathBuf> =
        disk.files().into_keys().filter(|path| path.extension().is_some_and(|e| e == "tmp")).collect();
    assert_eq!(left, Vec::<PathBuf>::new(), "left behind after the next opening");
    let last = open(disk, &places(), &file(), &Arc::new(Progress::default())).expect("it opens");
    assert_eq!((last.recovered, &last.session), (0, &opened.session), "what came back is in the file now");
}
