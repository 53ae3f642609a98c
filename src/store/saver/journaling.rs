//! The thread that writes the journal and the draft.
//!
//! Should it break off, it begins again with what is not written yet: whatever was taken in stays until the journal has it.

use std::path::Path;
use std::sync::PoisonError;
use std::time::Duration;

use super::Event;
use super::shared::Shared;
use crate::clock::Clock;
use crate::session::edit::Edit;
use crate::store::failure::{Failure, FailureKind};
use crate::store::files::Files;
use crate::store::journal::{Draft, Journal};
use crate::store::panics::{self, Panicked};

/// How long after a draft the next one is written at the earliest. A draft may be half a second old after a kill.
const BETWEEN_DRAFTS: Duration = Duration::from_millis(200);

/// How long after trouble the journal is tried again.
const RETRY: Duration = Duration::from_secs(3);

/// Writes what comes until it is told to stop and nothing waits any more. `broke` is told when it broke off.
pub fn run(shared: &Shared, files: &dyn Files, clock: &dyn Clock, draft_path: &Path, broke: &dyn Fn(&Panicked)) {
    let mut hand = None;
    while let Err(panicked) = panics::catch(|| work(shared, files, clock, draft_path, &mut hand)) {
        broke(&panicked);
        // What it had in its hands may be half on the disk.
        shared.with_journal(Journal::mistrust_file);
        let what = Failure::new(draft_path, FailureKind::BrokeOff);
        {
            let mut state = shared.state();
            state.trouble = Some(what.clone());
        }
        shared.drafted(hand.take().map(|draft| (draft, what.clone())));
        shared.tell(Event::Failed { what, journal_ok: false, of_file: false });
        let waited = shared.to_journal.wait_timeout_while(shared.state(), RETRY, |state| !state.stop);
        if waited.unwrap_or_else(PoisonError::into_inner).0.stop {
            return;
        }
    }
}

/// `hand` is the draft that is being written.
fn work(shared: &Shared, files: &dyn Files, clock: &dyn Clock, draft_path: &Path, hand: &mut Option<Draft>) {
    hold(shared);
    shared.held();
    loop {
        let (steps, stop, trouble) = {
            let mut state = shared.state();
            let idle =
                |state: &mut super::shared::State| state.steps.is_empty() && state.draft.is_none() && !state.stop;
            if state.trouble.is_some() || state.undrafted.is_some() {
                let waited = shared.to_journal.wait_timeout_while(state, RETRY, idle);
                state = waited.unwrap_or_else(PoisonError::into_inner).0;
            } else {
                state = shared.to_journal.wait_while(state, idle).unwrap_or_else(PoisonError::into_inner);
            }
            let failed = state.undrafted.take().map(|(draft, _)| draft);
            *hand = state.draft.take().or(failed);
            state.drafting = hand.is_some();
            (state.steps.clone(), state.stop, state.trouble.is_some())
        };
        if !steps.is_empty() || trouble {
            write_steps(shared, clock, steps);
        }
        let drafted = hand.is_some();
        if let Some(draft) = &*hand {
            let failed = Draft::write(files, draft_path, draft).err();
            // Tried again by itself; only who wants to leave has to be told.
            if let Some(failure) = &failed {
                log::warn!("the draft is not kept: {failure}");
            }
            shared.drafted(failed.zip(hand.take()).map(|(failure, draft)| (draft, failure)));
            *hand = None;
        }
        if stop {
            let state = shared.state();
            if state.steps.is_empty() && state.draft.is_none() {
                return;
            }
        } else if drafted {
            // A fast typist is no reason to write on every key; but a note does not wait.
            let waiting = shared
                .to_journal
                .wait_timeout_while(shared.state(), BETWEEN_DRAFTS, |state| state.steps.is_empty() && !state.stop);
            drop(waiting);
        }
    }
}

/// Makes the journal's file, and with it the lock that tells others that the session is open.
fn hold(shared: &Shared) {
    if let Some(Err(failure)) = shared.with_journal(Journal::hold) {
        shared.state().trouble = Some(failure.clone());
        shared.tell(Event::Failed { what: failure, journal_ok: false, of_file: false });
    }
}

fn write_steps(shared: &Shared, clock: &dyn Clock, steps: Vec<(u64, Vec<Edit>)>) {
    let mut through = 0;
    let written = shared.with_journal(|journal| {
        // Asked under the lock of the journal, where it is also set: no step is let go and then written.
        let covered = shared.state().covered;
        // They come here as soon as they are taken, whenever the disk lets them be written.
        journal.set_time(clock.now());
        for (number, edits) in steps {
            if number > covered && number > journal.last() {
                journal.push(number, edits);
            }
            through = number;
        }
        // The journal has them now, and writes them until it can.
        shared.state().steps.retain(|(number, _)| *number > through);
        journal.flush().map(|()| journal.last())
    });
    match written {
        Some(Ok(last)) => {
            {
                let mut state = shared.state();
                state.trouble = None;
                state.journaled = last;
            }
            shared.tell(Event::Journaled(last));
        }
        Some(Err(failure)) => {
            shared.state().trouble = Some(failure.clone());
            shared.tell(Event::Failed { what: failure, journal_ok: false, of_file: false });
        }
        // Closed: nobody listens any more.
        None => shared.state().steps.clear(),
    }
}
