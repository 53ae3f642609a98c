//! The rehearsal: a day on a copy that is kept nowhere, on a clock of its own, while the record waits.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::{OpenSession, Rapporteur};
use crate::clock::{Clock, FastClock};
use crate::session::{ItemId, Session, timing};
use crate::ui;
use crate::ui::Place;

/// How many times as fast a rehearsal goes: a minute in three seconds, so that a day takes half an hour.
pub const FAST: u32 = 20;

/// What waits while the day is rehearsed.
pub struct Rehearsal {
    record: Box<OpenSession>,
    /// The machine's clock.
    clock: Arc<dyn Clock>,
    /// The clock of the rehearsal; the program's surroundings have it, too.
    fast: Arc<FastClock>,
}

impl Rehearsal {
    /// The record.
    pub fn record(&self) -> &OpenSession {
        &self.record
    }

    /// The record, to be written when the window closes.
    pub fn record_mut(&mut self) -> &mut OpenSession {
        &mut self.record
    }

    /// How many times as fast as the machine's clock.
    pub fn rate(&self) -> u32 {
        self.fast.rate()
    }

    /// The machine's clock.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }
}

impl Rapporteur {
    /// Begins to try the day out, from `item` on. What happened so far is not part of the copy: the plan is.
    pub(super) fn begin_rehearsal(&mut self, item: &ItemId) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        // Put aside, it is asked for nothing any more: what is not written yet is written now.
        open.save_now();
        let now = self.around.clock.now();
        let planned = planned_start(open.session(), item, now).unwrap_or(now);
        let fast = Arc::new(FastClock::new(Arc::clone(&self.around.clock), planned, FAST));
        let clock = std::mem::replace(&mut self.around.clock, Arc::clone(&fast) as Arc<dyn Clock>);
        // What a wall holds is of the record, and later on of the rehearsal: neither is shown for the other.
        let copy = open.rehearsal();
        self.wall.session_changed(&copy);
        self.open = Some(copy);
        self.papers.leave_session();
        self.rehearsal = Some(Rehearsal { record: Box::new(open), clock, fast });
        self.state.place = Place::Run;
    }

    /// Back from the rehearsal to the record, and to the machine's clock.
    pub(super) fn end_rehearsal(&mut self) {
        let Some(Rehearsal { record, clock, .. }) = self.rehearsal.take() else {
            return;
        };
        self.around.clock = clock;
        self.papers.leave_session();
        self.state.run = ui::run::RunState::default();
        self.state.run.line.focus();
        self.state.review = ui::review::ReviewState::default();
        self.state.place = Place::Run;
        // What stood in the line before belongs to the record.
        if let Some(draft) = record.draft() {
            self.restore_draft(draft);
        }
        self.wall.session_changed(&record);
        self.open = Some(*record);
        self.lay_out_plan();
    }

    /// From fast to the pace of a real day, and back.
    pub(super) fn change_rehearsal_pace(&mut self) {
        if let Some(rehearsal) = &self.rehearsal {
            rehearsal.fast.set_rate(if rehearsal.rate() == 1 { FAST } else { 1 });
        }
    }

    /// How long a stretch of the room's time takes on the machine's clock.
    pub(super) fn real_time(&self, seconds: u64) -> Duration {
        Duration::from_secs(seconds) / self.rate()
    }

    /// How many times as fast as the machine's clock the room's clock goes.
    pub(super) fn rate(&self) -> u32 {
        self.rehearsal.as_ref().map_or(1, Rehearsal::rate)
    }
}

/// When an item is planned to begin, today.
fn planned_start(session: &Session, item: &ItemId, now: Timestamp) -> Option<Timestamp> {
    let index = session.agenda.iter().position(|other| other.id == *item)?;
    let starts = timing::original(session).get(index)?.starts;
    let zone = session.workshop.time_zone();
    let midnight = zone.to_timestamp(zone.to_datetime(now).date().to_datetime(jiff::civil::Time::midnight())).ok()?;
    midnight.checked_add(jiff::SignedDuration::from_mins(i64::from(starts))).ok()
}
