//! What the saver's threads and the program have in common.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Event, Failure, Finished};
use crate::session::Session;
use crate::session::edit::Edit;
use crate::store::fingerprint::Fingerprint;
use crate::store::journal::{Contents, Draft, Journal};
use crate::store::versions::Occasion;

/// How long somebody waits at most before looking again.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// How long somebody waits before giving up.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often one looks within that time, should nobody ring.
fn looks(patience: Duration) -> u128 {
    patience.as_millis() / LOOK_AGAIN.as_millis()
}

/// Never locked longer than it takes to move a value, but for the journal, which is locked while it is written.
pub struct Shared {
    state: Mutex<State>,
    journal: Mutex<Option<Journal>>,
    /// Rings when there is something for the thread of the journal.
    pub to_journal: Condvar,
    /// Rings when there is something for the thread that saves.
    pub to_save: Condvar,
    /// Rings when something was done or has failed.
    told: Condvar,
    wake: Box<dyn Fn() + Send + Sync>,
}

/// What waits, and what has been done.
pub struct State {
    /// The number of the last step taken in.
    pub last: u64,
    /// Steps that are not in the journal yet.
    pub steps: Vec<(u64, Vec<Edit>)>,
    /// The draft as it should be on the disk, if that has changed; without text, there should be none.
    pub draft: Option<Draft>,
    /// The draft is being written.
    pub drafting: bool,
    /// The draft that could not be written, and why: it is tried again, unless a newer one comes.
    pub undrafted: Option<(Draft, Failure)>,
    /// The draft could not be written when that was last tried.
    pub draft_failed: bool,
    /// What is to be saved next, and up to which step it goes.
    pub snapshot: Option<(Session, u64)>,
    /// A save is going on.
    pub saving: bool,
    /// The journal was begun, or could not be.
    pub held: bool,
    /// The session file has all steps up to this one.
    pub covered: u64,
    /// All steps up to this one are safe, in the journal or in the session file.
    pub journaled: u64,
    /// The journal could not be written.
    pub trouble: Option<Failure>,
    /// How the last save went.
    pub last_save: Option<Result<(), Failure>>,
    /// The snapshot is the last one before the session is left.
    pub leaving: bool,
    /// The file shall be looked at now.
    pub look: bool,
    /// What of another program may be replaced.
    pub accepted: Option<Fingerprint>,
    /// All traces shall go.
    pub forget: bool,
    /// To be kept as versions, the oldest first.
    pub keep: Vec<(Session, Occasion)>,
    /// The journal shall let go of the steps up to this one.
    pub let_go: Option<u64>,
    /// Another file has all steps up to this one, which the journal shall say.
    pub copied: Option<(u64, PathBuf)>,
    /// Whoever waited for the last save has given up: the disk does not answer.
    pub hangs: bool,
    /// For the program to poll.
    pub events: Vec<Event>,
    /// What the session file holds at the end is kept as a version, too.
    pub is_kept: bool,
    /// Do what is waiting, then end.
    pub stop: bool,
}

/// What the thread that saves has to do.
pub struct ToDo {
    pub snapshot: Option<(Session, u64)>,
    pub leaving: bool,
    pub accepted: Option<Fingerprint>,
    pub let_go: Option<u64>,
    pub copied: Option<(u64, PathBuf)>,
    pub forget: bool,
    pub keep: Vec<(Session, Occasion)>,
    pub stop: bool,
}

impl State {
    /// Whether there is something to do for the thread that saves.
    pub fn waits_for_saving(&self) -> bool {
        self.snapshot.is_some()
            || self.look
            || self.accepted.is_some()
            || self.let_go.is_some()
            || self.copied.is_some()
            || self.forget
            || !self.keep.is_empty()
    }

    /// Takes what there is to do; with no new snapshot it is `failed` that is to be saved.
    pub fn take_todo(&mut self, failed: Option<(Session, u64)>) -> ToDo {
        self.look = false;
        ToDo {
            snapshot: self.snapshot.take().or(failed),
            leaving: std::mem::take(&mut self.leaving),
            accepted: self.accepted.take(),
            let_go: self.let_go.take(),
            copied: self.copied.take(),
            forget: std::mem::take(&mut self.forget),
            keep: std::mem::take(&mut self.keep),
            stop: self.stop,
        }
    }
}

impl State {
    /// How it went with the steps up to `through` and with the draft; `None` while that is not known.
    pub fn finished(&self, through: u64) -> Option<Finished> {
        // What failed may have been an older snapshot; and then it matters whether the journal has it all.
        let tried = self.snapshot.is_none() && !self.saving;
        let told = self.trouble.is_some() || self.journaled >= through;
        let saved = match &self.last_save {
            Some(Err(failure)) if tried && told => Err(failure.clone()),
            Some(Ok(())) if self.covered >= through => Ok(()),
            // A save that was under way before this one has ended, or nothing has yet.
            Some(_) | None => return None,
        };
        let journaled = self.trouble.clone().map_or(Ok(()), Err);
        Some(Finished { saved, journaled, drafted: self.drafted()? })
    }

    /// The same, where the disk does not answer: nothing is known of the file.
    pub fn given_up(&self, through: u64, hangs: &Failure) -> Finished {
        let is_journaled = self.trouble.is_none() && self.journaled >= through;
        let journaled = if is_journaled { Ok(()) } else { Err(hangs.clone()) };
        let drafted = self.drafted().unwrap_or_else(|| Err(hangs.clone()));
        Finished { saved: Err(hangs.clone()), journaled, drafted }
    }

    /// Whether the draft is written, or why not; `None` while it is being written. One without text is nothing to lose.
    fn drafted(&self) -> Option<Result<(), Failure>> {
        if self.draft.is_some() || self.drafting {
            return None;
        }
        let failed = self.undrafted.as_ref().filter(|(draft, _)| !draft.text.is_empty());
        Some(failed.map_or(Ok(()), |(_, failure)| Err(failure.clone())))
    }
}

impl Shared {
    /// With nothing waiting, and the steps of the journal not yet in the session file.
    pub fn new(journal: Journal, contents: &Contents, wake: Box<dyn Fn() + Send + Sync>) -> Self {
        let state = State {
            last: contents.last,
            steps: Vec::new(),
            draft: None,
            drafting: false,
            undrafted: None,
            draft_failed: false,
            snapshot: None,
            saving: false,
            held: false,
            covered: if contents.steps.is_empty() { contents.last } else { 0 },
            journaled: contents.last,
            trouble: None,
            last_save: None,
            leaving: false,
            look: false,
            accepted: None,
            forget: false,
            keep: Vec::new(),
            let_go: None,
            copied: None,
            hangs: false,
            events: Vec::new(),
            is_kept: false,
            stop: false,
        };
        Self {
            state: Mutex::new(state),
            journal: Mutex::new(Some(journal)),
            to_journal: Condvar::new(),
            to_save: Condvar::new(),
            told: Condvar::new(),
            wake,
        }
    }

    /// A thread that panicked has left values that are whole: each change of the state is one assignment.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the journal, unless it is closed.
    pub fn with_journal<T>(&self, act: impl FnOnce(&mut Journal) -> T) -> Option<T> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map(act)
    }

    /// Ends the journal, when no thread writes to it any more.
    pub fn close_journal(&self) {
        if let Some(journal) = self.journal.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let is_kept = self.state().is_kept;
            journal.close(is_kept);
        }
    }

    pub fn journal(&self, edits: Vec<Edit>) -> u64 {
        let mut state = self.state();
        state.last += 1;
        let number = state.last;
        state.steps.push((number, edits));
        drop(state);
        self.to_journal.notify_one();
        number
    }

    pub fn draft(&self, draft: Draft) {
        self.state().draft = Some(draft);
        self.to_journal.notify_one();
    }

    pub fn save(&self, snapshot: Session, through: u64) {
        let replaced = self.state().snapshot.replace((snapshot, through));
        self.to_save.notify_one();
        // A large session takes its time to go; not while others wait for the state.
        drop(replaced);
    }

    /// The journal was begun, or could not be: the other thread may have the disk.
    pub fn held(&self) {
        self.state().held = true;
        self.to_save.notify_one();
    }

    /// Waits until the journal was begun. A note that is entered waits for that, and for nothing else.
    pub fn wait_until_held(&self) {
        let mut state = self.state();
        for _ in 0..looks(PATIENCE) {
            if state.held {
                return;
            }
            state = self.to_save.wait_timeout(state, LOOK_AGAIN).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Has something done by the thread that saves.
    pub fn ask_saver(&self, ask: impl FnOnce(&mut State)) {
        ask(&mut self.state());
        self.to_save.notify_one();
    }

    pub fn stop(&self) {
        self.state().stop = true;
        self.to_journal.notify_one();
        self.to_save.notify_one();
    }

    /// Tells the program.
    pub fn tell(&self, event: Event) {
        self.state().events.push(event);
        self.told.notify_all();
        (self.wake)();
    }

    /// Waits, for so long at most, until the session file has all steps up to `through` or cannot be written, and the
    /// draft as well. `None` when that is not known by then: a disk that hangs must not hang the program.
    pub fn wait_until_settled(&self, through: u64, patience: Duration) -> Option<Finished> {
        let mut state = self.state();
        for _ in 0..looks(patience) {
            if let Some(finished) = state.finished(through) {
                return Some(finished);
            }
            // The wait ends by itself now and then, should a thread end without telling.
            state = self.told.wait_timeout(state, LOOK_AGAIN).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.finished(through)
    }

    /// A draft that could not be written is tried again now, unless a newer one waits.
    pub fn draft_again(&self) {
        {
            let mut state = self.state();
            if let Some((draft, _)) = state.undrafted.take() {
                state.draft.get_or_insert(draft);
            }
        }
        self.to_journal.notify_one();
    }

    /// The draft in hand is written, or was not.
    pub fn drafted(&self, failed: Option<(Draft, Failure)>) {
        let is_news = {
            let mut state = self.state();
            state.drafting = false;
            state.undrafted = failed;
            let fails = state.undrafted.is_some();
            std::mem::replace(&mut state.draft_failed, fails) != fails
        };
        self.told.notify_all();
        if is_news {
            (self.wake)();
        }
    }
}
