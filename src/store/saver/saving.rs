//! The thread that writes the session file, and looks after it meanwhile.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use super::Event;
use super::foreign::Seen;
use super::session_file::SessionFile;
use super::shared::{Shared, State, ToDo};
use crate::clock::Clock;
use crate::session::Session;
use crate::store::failure::{Failure, FailureKind};
use crate::store::journal::Journal;
use crate::store::panics::{self, Panicked};

/// How long after a save that failed the next one is tried, unless a newer snapshot comes first; and how long nobody looks
/// whether another program has changed the file.
const AGAIN: Duration = Duration::from_secs(3);

/// Saves what comes until it is told to stop and nothing waits any more. `broke` is told when it broke off; then it begins
/// again with what it had in its hands.
pub fn run(shared: &Shared, mut file: SessionFile, clock: &dyn Clock, broke: &dyn Fn(&Panicked)) {
    shared.wait_until_held();
    let mut hand = None;
    let mut is_kept = false;
    while let Err(panicked) = panics::catch(|| {
        if !std::mem::replace(&mut is_kept, true) {
            file.keep_as_opened();
        }
        work(shared, &mut file, clock, &mut hand);
        // Whatever becomes of the file from now on, what was entered is there twice.
        let is_kept = file.is_kept_as_closed();
        shared.state().is_kept = is_kept;
    }) {
        broke(&panicked);
        let what = Failure::new(file.path(), FailureKind::BrokeOff);
        let (stop, journal_ok) = {
            let mut state = shared.state();
            state.saving = false;
            state.last_save = Some(Err(what.clone()));
            (state.stop, state.trouble.is_none())
        };
        shared.tell(Event::Failed { what, journal_ok, of_file: true });
        if stop {
            return;
        }
    }
}

/// `hand` is what was to be saved and is not: it is tried again unless something newer comes.
fn work(shared: &Shared, file: &mut SessionFile, clock: &dyn Clock, hand: &mut Option<(Session, u64)>) {
    loop {
        let ToDo { snapshot, leaving, accepted, let_go, copied, forget, keep, stop } = wait(shared, hand);
        // An older one that failed is of no use any more.
        *hand = snapshot;
        // Before anything that may give way because of it.
        file.keep(keep);
        if let Some(foreign) = accepted {
            file.accept(foreign);
        }
        if let Some(through) = let_go {
            let_go_of_steps(shared, through);
        }
        if let Some((through, copy)) = copied {
            shared.with_journal(|journal| journal.copied(through, &copy));
        }
        tell_seen(shared, file);
        if hand.is_some() {
            save_hand(shared, file, clock, hand, leaving);
        } else {
            // Nothing gives way yet; what cannot be kept is tried again, and the next save says so.
            let _ = file.keep_now(None);
        }
        if forget {
            let forgotten = file.forget().and_then(|()| shared.with_journal(Journal::begin_anew).unwrap_or(Ok(())));
            shared.tell(Event::Forgotten(forgotten));
        }
        // The last try was made; what failed is in the journal.
        if stop && !shared.state().waits_for_saving() {
            return;
        }
    }
}

/// Saves what is in hand, and tells how that went. What failed stays in hand.
fn save_hand(
    shared: &Shared,
    file: &mut SessionFile,
    clock: &dyn Clock,
    hand: &mut Option<(Session, u64)>,
    leaving: bool,
) {
    let Some((session, through)) = &*hand else {
        return;
    };
    let through = *through;
    let result = save(shared, file, session, through, leaving);
    let event = match &result {
        Ok(()) => {
            *hand = None;
            Event::Saved { through, at: clock.now() }
        }
        Err(what) => {
            log::warn!("not saved: {what}");
            Event::Failed { what: what.clone(), journal_ok: shared.state().trouble.is_none(), of_file: true }
        }
    };
    if result.is_err() {
        tell_seen(shared, file);
    }
    {
        let mut state = shared.state();
        state.saving = false;
        state.last_save = Some(result);
    }
    shared.tell(event);
}

/// The journal lets go of the steps up to this one: another file has them.
fn let_go_of_steps(shared: &Shared, through: u64) {
    shared.with_journal(|journal| {
        {
            let mut state = shared.state();
            state.covered = state.covered.max(through);
        }
        journal.covered(through, None, None);
    });
}

/// Waits for something to do, but not for ever: what failed is tried again, and the file is looked at now and then.
fn wait(shared: &Shared, failed: &mut Option<(Session, u64)>) -> ToDo {
    let idle = |state: &mut State| !state.waits_for_saving() && !state.stop;
    let waited = shared.to_save.wait_timeout_while(shared.state(), AGAIN, idle);
    let mut state = waited.unwrap_or_else(PoisonError::into_inner).0;
    let todo = state.take_todo(failed.take());
    state.saving = todo.snapshot.is_some();
    todo
}

fn save(
    shared: &Shared,
    file: &mut SessionFile,
    session: &Session,
    through: u64,
    leaving: bool,
) -> Result<(), Failure> {
    let was_foreign = file.is_foreign();
    file.save(session, leaving, &mut |fingerprint| {
        shared.with_journal(|journal| journal.about_to_cover(through, fingerprint));
    })?;
    if was_foreign && !file.is_foreign() {
        shared.tell(Event::AsKnown);
    }
    if file.take_made_again() {
        shared.tell(Event::MadeAgain);
    }
    let (saved, kept) = (file.content(), file.take_kept());
    shared.with_journal(|journal| {
        shared.state().covered = through;
        journal.covered(through, saved, kept);
    });
    Ok(())
}

/// Tells the program when the file has become somebody else's, or ours again.
fn tell_seen(shared: &Shared, file: &mut SessionFile) {
    match file.look() {
        Some(Seen::Foreign(foreign)) => shared.tell(Event::Changed(Arc::from(foreign))),
        Some(Seen::AsKnown) => shared.tell(Event::AsKnown),
        None => {}
    }
}
