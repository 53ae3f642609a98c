//! The thread that writes the session file.

use std::sync::PoisonError;
use std::time::Duration;

use super::Event;
use super::session_file::SessionFile;
use super::shared::{Shared, State};
use crate::clock::Clock;
use crate::session::Session;

/// How long after a save that failed the next one is tried, unless a newer snapshot comes first.
const RETRY: Duration = Duration::from_secs(3);

/// Saves what comes until it is told to stop and nothing waits any more.
pub fn run(shared: &Shared, mut file: SessionFile, clock: &dyn Clock) {
    let mut failed: Option<(Session, u64)> = None;
    loop {
        let (snapshot, stop) = {
            let mut state = shared.state();
            let idle = |state: &mut State| state.snapshot.is_none() && !state.stop;
            if failed.is_some() {
                let waited = shared.to_save.wait_timeout_while(state, RETRY, idle);
                state = waited.unwrap_or_else(PoisonError::into_inner).0;
            } else {
                state = shared.to_save.wait_while(state, idle).unwrap_or_else(PoisonError::into_inner);
            }
            let snapshot = state.snapshot.take().or_else(|| failed.take());
            state.saving = snapshot.is_some();
            (snapshot, state.stop)
        };
        let Some((session, through)) = snapshot else {
            return;
        };
        // An older one that failed is of no use any more.
        failed = None;
        let result = file.save(&session, &mut |fingerprint| {
            shared.with_journal(|journal| journal.about_to_cover(through, fingerprint));
        });
        let event = match &result {
            Ok(()) => {
                shared.with_journal(|journal| {
                    shared.state().covered = through;
                    journal.covered(through);
                });
                Event::Saved { through, at: clock.now() }
            }
            Err(what) => {
                log::warn!("not saved: {what}");
                failed = Some((session, through));
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
