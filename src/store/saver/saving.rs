//! The thread that writes the session file.

use std::sync::PoisonError;
use std::time::Duration;

use super::Event;
use super::session_file::SessionFile;
use super::shared::{Shared, State};
use crate::clock::Clock;
use crate::session::Session;
use crate::store::failure::{Failure, FailureKind};
use crate::store::panics::{self, Panicked};

/// How long after a save that failed the next one is tried, unless a newer snapshot comes first.
const RETRY: Duration = Duration::from_secs(3);

/// Saves what comes until it is told to stop and nothing waits any more. `broke` is told when it broke off; then it begins
/// again with what it had in its hands.
pub fn run(shared: &Shared, mut file: SessionFile, clock: &dyn Clock, broke: &dyn Fn(&Panicked)) {
    let mut hand = None;
    while let Err(panicked) = panics::catch(|| work(shared, &mut file, clock, &mut hand)) {
        broke(&panicked);
        let what = Failure::new(file.path(), FailureKind::BrokeOff);
        let (stop, journal_ok) = {
            let mut state = shared.state();
            state.saving = false;
            state.last_save = Some(Err(what.clone()));
            (state.stop, state.trouble.is_none())
        };
        shared.tell(Event::Failed { what, journal_ok });
        if stop {
            return;
        }
    }
}

/// `hand` is what was to be saved and is not: it is tried again unless something newer comes.
fn work(shared: &Shared, file: &mut SessionFile, clock: &dyn Clock, hand: &mut Option<(Session, u64)>) {
    loop {
        let stop = {
            let mut state = shared.state();
            let idle = |state: &mut State| state.snapshot.is_none() && !state.stop;
            if hand.is_some() {
                let waited = shared.to_save.wait_timeout_while(state, RETRY, idle);
                state = waited.unwrap_or_else(PoisonError::into_inner).0;
            } else {
                state = shared.to_save.wait_while(state, idle).unwrap_or_else(PoisonError::into_inner);
            }
            // An older one that failed is of no use any more.
            *hand = state.snapshot.take().or_else(|| hand.take());
            state.saving = hand.is_some();
            state.stop
        };
        let Some((session, through)) = &*hand else {
            return;
        };
        let through = *through;
        let result = file.save(session, &mut |fingerprint| {
            shared.with_journal(|journal| journal.about_to_cover(through, fingerprint));
        });
        let event = match &result {
            Ok(()) => {
                *hand = None;
                shared.with_journal(|journal| {
                    shared.state().covered = through;
                    journal.covered(through);
                });
                Event::Saved { through, at: clock.now() }
            }
            Err(what) => {
                log::warn!("not saved: {what}");
                Event::Failed { what: what.clone(), journal_ok: shared.state().trouble.is_none() }
            }
        };
        {
            let mut state = shared.state();
            state.saving = false;
            state.last_save = Some(result);
        }
        shared.tell(event);
        // The last try was made; what failed is in the journal.
        if stop && shared.state().snapshot.is_none() {
            return;
        }
    }
}
