//! Saving as people work: two threads behind an open session, so that no key press ever waits for a disk.
//!
//! One thread writes the journal and the draft, and has little to do at a time. The other one writes the session file,
//! which may take a second for a large one. A note is safe when the first says so; the file follows.

mod foreign;
mod journaling;
mod saving;
mod session_file;
mod shared;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::Timestamp;

use super::atomic::{clear_all_orphans, folder_of, would_refuse};
use super::failure::{Failure, FailureKind};
use super::files::Files;
use super::fingerprint::Fingerprint;
use super::journal::{Aside, Author, Draft, Journal};
use super::lock::{Held, Holder, Lock};
use super::machine::Machine;
use super::opening::Opened;
use super::panics::{self, Panicked};
use super::places::Places;
use super::report;
use super::versions::Occasion;
use crate::clock::Clock;
use crate::session::Session;
use crate::session::edit::Edit;

pub use self::foreign::{Foreign, NotRead};
use self::session_file::SessionFile;
use self::shared::{PATIENCE, Shared};

/// Keeps an open session on the disk. Dropping it writes the journal; [`finish`](Self::finish) also writes the file.
pub struct Saver {
    shared: Arc<Shared>,
    path: PathBuf,
    threads: Vec<JoinHandle<()>>,
    comments_kept: Option<Result<(), Failure>>,
    refused: Option<Failure>,
    /// Goes last: until the threads are done, the session is in use.
    _lock: Option<Lock>,
}

/// What has become of what was given to a [`Saver`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// All steps up to this number are safe.
    Journaled(u64),
    /// The session file has all steps up to this number.
    Saved {
        /// The number that was given with the snapshot.
        through: u64,
        /// When it was done.
        at: Timestamp,
    },
    /// Something was not written. It is tried again every few seconds until it works.
    Failed {
        /// The journal or the session file, and why.
        what: Failure,
        /// What was entered is safe in the journal all the same.
        journal_ok: bool,
        /// It is the session file, and not the journal.
        of_file: bool,
    },
    /// Another program has written something else into the file. Nothing takes its place until somebody lets it.
    Changed(Arc<Foreign>),
    /// The file holds again what was last read or written.
    AsKnown,
    /// The file was not in its folder any more, and was written there anew.
    MadeAgain,
    /// All traces are gone; or why not.
    Forgotten(Result<(), Failure>),
}

/// How it stood when a session was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The session file has everything; or why not.
    pub saved: Result<(), Failure>,
    /// What the file does not have is in the journal, to be replayed at the next opening; or why not.
    pub journaled: Result<(), Failure>,
    /// What stands in the capture line is kept; or why not.
    pub drafted: Result<(), Failure>,
}

impl Finished {
    /// Whether everything is in the file or at least in the journal.
    pub fn nothing_lost(&self) -> bool {
        self.saved.is_ok() || self.journaled.is_ok()
    }
}

impl Saver {
    /// Begins to look after a session that was opened. `wake` is called, on another thread, when there are events.
    ///
    /// Fails when another process looks after it already, when one has since it was read, or when the system has no more
    /// threads.
    /// May wait for the disk: call it off the thread that draws.
    pub fn start(
        files: Arc<dyn Files>,
        places: &Places,
        clock: Arc<dyn Clock>,
        opened: &Opened,
        wake: Box<dyn Fn() + Send + Sync>,
    ) -> Result<Self, Failure> {
        let (id, path) = (opened.session.id, opened.path.clone());
        let journal_path = places.journal(id, &path);
        let in_use = |held| Failure::new(&path, FailureKind::InUse(held));
        let holder = Holder::this_process(clock.now());
        let lock = Lock::take(&files, &path, holder, opened.anyway).map_err(in_use)?;
        // Nothing beside the file says so, and the journal does: the lock file was taken away by hand, or cannot be there.
        if files.is_locked(&journal_path).unwrap_or(false) {
            return Err(in_use(Held::on_this_machine()));
        }
        if !opened.is_current(&*files, &journal_path) {
            return Err(Failure::new(&path, FailureKind::Overtaken));
        }
        clear_all_orphans(&*files, folder_of(&journal_path));
        let aside = Aside::of(places, id, &path, &opened.journal, &opened.replayed);
        let author = Author { machine: Machine::here(), since: clock.now() };
        let journal = Journal::new(Arc::clone(&files), journal_path, id, &path, &opened.journal)
            .after(aside)
            .by(author)
            .on(opened.fingerprint);
        let shared = Arc::new(Shared::new(journal, &opened.journal, wake));
        // Where a lock can lie beside the file, the file can be replaced.
        let refused = would_refuse(&*files, &path, lock.is_some()).err();
        let mut saver = Self { shared, path, threads: Vec::new(), comments_kept: None, refused, _lock: lock };

        let draft_path = places.draft(id, &saver.path);
        let (shared, draft_files) = (Arc::clone(&saver.shared), Arc::clone(&files));
        let broke = reporter(&files, places, &clock, "the journal");
        let broke_saving = reporter(&files, places, &clock, "saving");
        let mut file = SessionFile::new(files, Arc::clone(&clock), places, opened);
        saver.comments_kept = opened.comments.map(|_| file.keep_version());
        let times = Arc::clone(&clock);
        saver.spawn("journal", move || journaling::run(&shared, &*draft_files, &*times, &draft_path, &broke))?;
        let shared = Arc::clone(&saver.shared);
        saver.spawn("save", move || saving::run(&shared, file, &*clock, &broke_saving))?;
        Ok(saver)
    }

    fn spawn(&mut self, name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(run);
        self.threads.push(thread.map_err(|error| Failure::from_io(&self.path, &error))?);
        Ok(())
    }

    /// The file that it looks after.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file with its comments, which saving drops, is kept as a version; `None` where it has none.
    pub fn comments_kept(&self) -> Option<&Result<(), Failure>> {
        self.comments_kept.as_ref()
    }

    /// Why the file could not have been written when it was opened; `None` where nothing stood in the way.
    pub fn refused(&self) -> Option<&Failure> {
        self.refused.as_ref()
    }

    /// Takes in the edits of one step and returns its number at once; [`Event::Journaled`] tells when they are safe.
    pub fn journal(&self, edits: Vec<Edit>) -> u64 {
        self.shared.journal(edits)
    }

    /// The number of the last step taken in: what a snapshot made now has.
    pub fn sequence(&self) -> u64 {
        self.shared.state().last
    }

    /// The capture line stands like this now; `None` when it is empty. It is on the disk within half a second.
    pub fn draft(&self, draft: Option<Draft>) {
        self.shared.draft(draft.unwrap_or_default());
    }

    /// Whether the draft did not fail to be written.
    pub fn is_drafted(&self) -> bool {
        !self.shared.state().draft_failed
    }

    /// Writes the session file, as soon as the last save is done. A newer snapshot takes the place of one that waits.
    ///
    /// `through` is the number of the last step that is in the snapshot: the journal lets go of the steps up to it.
    pub fn save(&self, snapshot: Session, through: u64) {
        self.shared.save(snapshot, through);
    }

    /// Looks now whether another program has changed the file; it is looked at every few seconds anyway.
    pub fn look(&self) {
        self.shared.ask_saver(|state| state.look = true);
    }

    /// A person has seen what another program has written, and lets the next save take its place. It is kept as a version
    /// first; should the file hold something else by then, nothing takes its place.
    pub fn accept(&self, foreign: Fingerprint) {
        self.shared.ask_saver(|state| state.accepted = Some(foreign));
    }

    /// Another file has all steps up to this number, and this one is somebody else's: brought back at its next opening they
    /// would be done to what somebody else has written.
    pub fn let_go(&self, through: u64) {
        self.shared.ask_saver(|state| state.let_go = state.let_go.max(Some(through)));
    }

    /// A copy at this path has all steps up to this number: should they wait in the journal, nobody has to be told of them.
    pub fn copied(&self, through: u64, copy: &Path) {
        self.shared.ask_saver(|state| state.copied = Some((through, copy.to_owned())));
    }

    /// Keeps a snapshot as a version: the file is no longer what it was, and nothing else may have it all. As long as that
    /// fails, every save fails with the reason, and it is tried again.
    pub fn keep(&self, snapshot: Session, occasion: Occasion) {
        self.shared.ask_saver(|state| state.keep.push((snapshot, occasion)));
    }

    /// Removes the versions of the file, the draft, and what of the journal is saved or of no more use. What is not in the
    /// file yet stays in the journal. [`Event::Forgotten`] tells when it is done.
    pub fn forget(&self) {
        self.shared.ask_saver(|state| state.forget = true);
    }

    /// What happened since the last time.
    pub fn poll(&self) -> Vec<Event> {
        std::mem::take(&mut self.shared.state().events)
    }

    /// Whether nothing waits to be written: every step is in the session file.
    pub fn is_idle(&self) -> bool {
        let state = self.shared.state();
        state.covered == state.last && state.snapshot.is_none() && !state.saving
    }

    /// Writes `snapshot`, which has every step taken in, and waits until that is done or has failed. The saver goes on.
    ///
    /// For leaving: only when everything is safe may the session go. Gives up a disk that does not answer after half a minute.
    pub fn settle(&self, snapshot: Session) -> Finished {
        self.settle_within(snapshot, PATIENCE).unwrap_or_else(|through| {
            let hangs = Failure::new(&self.path, FailureKind::Hangs);
            let mut state = self.shared.state();
            state.hangs = true;
            state.given_up(through, &hangs)
        })
    }

    /// The same, but waits no longer than this. Where the disk is slower, the answer is a number to ask
    /// [`settled`](Self::settled) with.
    pub fn settle_within(&self, snapshot: Session, patience: Duration) -> Result<Finished, u64> {
        let through = self.begin_to_settle(snapshot);
        self.shared.wait_until_settled(through, patience).ok_or(through)
    }

    /// How it went with what [`settle_within`](Self::settle_within) began; `None` while it goes on.
    pub fn settled(&self, through: u64) -> Option<Finished> {
        self.shared.state().finished(through)
    }

    /// Whoever lets go of this does not wait for the disk.
    pub fn give_up(&self) {
        self.shared.state().hangs = true;
    }

    /// Whether every step taken in is in the journal or in the file.
    pub fn is_journaled(&self) -> bool {
        let state = self.shared.state();
        state.trouble.is_none() && state.journaled.max(state.covered) >= state.last
    }

    fn begin_to_settle(&self, snapshot: Session) -> u64 {
        let through = self.sequence();
        // At once, so that it is this snapshot that is the last one.
        self.shared.ask_saver(|state| {
            (state.last_save, state.leaving, state.hangs) = (None, true, false);
            state.snapshot = Some((snapshot, through));
        });
        self.shared.draft_again();
        through
    }

    /// Writes `snapshot`, which has every step taken in, and waits until it and the journal are on the disk or failed.
    ///
    /// May take a second for a large session. What is not in the file afterwards is in the journal.
    pub fn finish(mut self, snapshot: Session) -> Finished {
        let through = self.sequence();
        self.shared.save(snapshot, through);
        self.stop();
        let state = self.shared.state();
        let journaled = state.trouble.clone().map_or(Ok(()), Err);
        let lost = || Failure::new(&self.path, FailureKind::Other("the thread that saves is gone".to_owned()));
        let saved = state.last_save.clone().unwrap_or_else(|| Err(lost()));
        let drafted = state.undrafted.as_ref().map_or(Ok(()), |(_, failure)| Err(failure.clone()));
        Finished { saved, journaled, drafted }
    }

    fn stop(&mut self) {
        self.shared.stop();
        join(self.threads.drain(..));
    }
}

fn join(threads: impl Iterator<Item = JoinHandle<()>>) {
    for thread in threads {
        if thread.join().is_err() {
            log::error!("a thread of the saver has panicked");
        }
    }
}

/// How often a thread that breaks off again and again is reported.
const MOST_REPORTS: u32 = 3;

/// Reports that a thread broke off.
fn reporter(
    files: &Arc<dyn Files>,
    places: &Places,
    clock: &Arc<dyn Clock>,
    what: &'static str,
) -> impl Fn(&Panicked) + Send + use<> {
    let (files, places, clock) = (Arc::clone(files), places.clone(), Arc::clone(clock));
    let told = AtomicU32::new(0);
    move |panicked| {
        log::error!("{what} broke off at {}", panicked.location);
        if told.fetch_add(1, Ordering::Relaxed) < MOST_REPORTS {
            // What broke it may break this, too.
            let _ = panics::catch(|| report::write(&*files, &places, clock.now(), what, panicked, false));
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        if !self.shared.state().hangs {
            self.stop();
            return self.shared.close_journal();
        }
        // Whoever waited has given up already. The session stays in use until the disk has let go of its threads.
        self.shared.stop();
        let Self { shared, threads, _lock: lock, .. } = self;
        let (shared, threads, lock) = (Arc::clone(shared), std::mem::take(threads), lock.take());
        let wait = move || {
            join(threads.into_iter());
            shared.close_journal();
            drop(lock);
        };
        if let Err(error) = std::thread::Builder::new().name("hangs".to_owned()).spawn(wait) {
            log::error!("no thread to wait for a disk that hangs: {error}");
        }
    }
}
