//! How much of the open session is on the disk: it gives the saver what is due, and follows what became of it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

use super::OpenSession;
use crate::app::close::Loss;
use crate::session::Session;
use crate::session::moment::hour_minute_second;
use crate::store::versions::Occasion;
use crate::store::{Draft, Event, Failure, FailureKind, Finished, Saver};
use crate::t;
use crate::ui::SaveState;

/// How long the file may be behind the record before it is written: together with the writing it stays under a second.
const SAVE_AFTER: SignedDuration = SignedDuration::from_millis(600);

/// How long a disk may take to write the file before it is said that it does not answer.
const SLOW: SignedDuration = SignedDuration::from_secs(5);

/// How long leaving waits for the disk: a large session takes its second.
const LEAVING: Duration = Duration::from_secs(4);

/// How long closing waits before the window says that it does.
const UNNOTICED: Duration = Duration::from_millis(500);

/// A session that could not be written when it was left.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{why}")]
pub struct NotWritten {
    why: String,
    /// What was entered is safe in the journal all the same.
    pub in_recovery: bool,
    /// Nor is what stands in the capture line, and it is in no other place.
    pub loses_draft: bool,
}

impl NotWritten {
    /// What would be lost with the window.
    pub fn loss(&self) -> Loss {
        Loss { entered: !self.in_recovery, draft: self.loses_draft }
    }
}

impl OpenSession {
    /// What stood in the capture line when it was last kept.
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// Keeps what stands in the capture line.
    pub fn keep_draft(&mut self, draft: Option<Draft>) {
        if draft == self.draft {
            return;
        }
        if let Some(saver) = &self.saver {
            saver.draft(draft.clone());
        }
        self.draft = draft;
    }

    /// Takes in what the saver did, and gives it what is due. Returns when it wants to be called again.
    pub fn keep(&mut self, now: Timestamp) -> Option<Duration> {
        self.follow_saver(now);
        let again = self.save_when_due(now);
        let slow = self.notice_slow_disk(now);
        again.into_iter().chain(slow).min()
    }

    fn save_when_due(&mut self, now: Timestamp) -> Option<Duration> {
        let waited = now.duration_since(self.unsaved_since?);
        // A clock that was set back must not hold the save up.
        if waited >= SAVE_AFTER || waited.is_negative() {
            self.save_now();
            return None;
        }
        Duration::try_from(SAVE_AFTER - waited).ok()
    }

    /// A disk that neither writes nor refuses is as good as one that refuses, once it has had its time.
    fn notice_slow_disk(&mut self, now: Timestamp) -> Option<Duration> {
        let is_journaled = self.is_journaled();
        let journal = waits(&mut self.journal_waits_since, is_journaled, now);
        let file = waits(&mut self.saving_since, self.save_state != SaveState::Saving, now);
        if file == Some(Duration::ZERO) {
            self.file_failed = true;
            self.save_state = SaveState::NotSaved { why: FailureKind::Hangs.to_string(), in_recovery: is_journaled };
        }
        if let (Some(Duration::ZERO), SaveState::NotSaved { in_recovery, .. }) = (journal, &mut self.save_state) {
            *in_recovery = false;
        }
        [journal, file].into_iter().flatten().filter(|left| !left.is_zero()).min()
    }

    /// Writes what is not written yet, without waiting for it.
    pub fn save_now(&mut self) {
        if let Some(saver) = &self.saver
            && self.unsaved_since.take().is_some()
        {
            saver.save(self.session.clone(), saver.sequence());
        }
    }

    fn follow_saver(&mut self, now: Timestamp) {
        let Some(saver) = &self.saver else {
            return;
        };
        let latest = saver.sequence();
        for event in saver.poll() {
            match event {
                Event::Journaled(number) => {
                    self.numbers.retain(|_, of| *of > number);
                    if let SaveState::NotSaved { in_recovery, .. } = &mut self.save_state {
                        *in_recovery = true;
                    }
                    // The trouble was the journal's, and the file has everything.
                    if matches!(self.save_state, SaveState::NotSaved { .. }) && saver.is_idle() {
                        self.save_state = SaveState::Saved(time_of_day(&self.session, now));
                    }
                }
                Event::Saved { through, at } => {
                    (self.file_failed, self.saving_since) = (false, None);
                    self.numbers.retain(|_, of| *of > through);
                    if through == latest && self.unsaved_since.is_none() {
                        self.save_state = SaveState::Saved(time_of_day(&self.session, at));
                    } else if matches!(self.save_state, SaveState::NotSaved { .. }) {
                        self.save_state = SaveState::Saving;
                    }
                }
                Event::Failed { what, journal_ok, of_file } => {
                    self.file_failed |= of_file;
                    match &mut self.save_state {
                        // Why the file is not written is what somebody can do something about.
                        SaveState::NotSaved { in_recovery, .. } if !of_file && self.file_failed => *in_recovery = false,
                        state => {
                            let why = if of_file { what.kind.to_string() } else { of_recovery(&what) };
                            *state = SaveState::NotSaved { why, in_recovery: journal_ok };
                        }
                    }
                }
                Event::Changed(foreign) => {
                    // Should everything have been saved, then in a file that is not there any more.
                    saver.keep(self.session.clone(), Occasion::Ours);
                    self.foreign = Some(foreign);
                }
                Event::AsKnown => self.foreign = None,
                Event::MadeAgain => self.made_again = true,
                Event::Forgotten(result) => self.forgotten = Some(result),
            }
        }
        let numbers = &self.numbers;
        self.pending.retain(|id| numbers.contains_key(id));
    }

    /// Writes everything and waits for it: before the session is left. `None` where the disk has not answered within some
    /// seconds. It can go on after that, and after a failure, as before.
    pub fn settle_before_leaving(&mut self) -> Option<Result<(), NotWritten>> {
        let Some(saver) = self.saver.as_ref().filter(|_| !self.given_up) else {
            return Some(Ok(()));
        };
        self.unsaved_since = None;
        let finished = saver.settle_within(self.session.clone(), LEAVING).ok()?;
        Some(self.finished(finished))
    }

    /// The same, but waits only for as long as nobody notices: `None` where the disk is slower than that. Then
    /// [`settled`](Self::settled) tells.
    pub fn settle_soon(&mut self) -> Option<Result<(), NotWritten>> {
        let Some(saver) = &self.saver else {
            return Some(Ok(()));
        };
        self.unsaved_since = None;
        match saver.settle_within(self.session.clone(), UNNOTICED) {
            Ok(finished) => Some(self.finished(finished)),
            Err(through) => {
                self.settling = Some(through);
                None
            }
        }
    }

    /// How it went with what [`settle_soon`](Self::settle_soon) began, once; `None` while it goes on.
    pub fn settled(&mut self) -> Option<Result<(), NotWritten>> {
        let finished = self.saver.as_ref()?.settled(self.settling?)?;
        self.settling = None;
        Some(self.finished(finished))
    }

    /// The disk is not waited for any more, however it answers: what is not written yet is in recovery, or a person knows.
    pub fn give_up(&mut self) {
        self.given_up = true;
        self.saver.iter().for_each(Saver::give_up);
    }

    /// Whether everything that was entered is in recovery, if not in the file.
    pub fn is_journaled(&self) -> bool {
        self.saver.as_ref().is_none_or(Saver::is_journaled)
    }

    fn finished(&mut self, finished: Finished) -> Result<(), NotWritten> {
        let Finished { saved, journaled, drafted } = finished;
        let (in_recovery, loses_draft) = (saved.is_ok() || journaled.is_ok(), drafted.is_err());
        if let Err(failure) = &saved {
            self.save_state = SaveState::NotSaved { why: failure.kind.to_string(), in_recovery };
        }
        let why = saved.err().map(|failure| failure.to_string());
        let why = why.or(drafted.err().map(|failure| of_recovery(&failure)));
        why.map_or(Ok(()), |why| Err(NotWritten { why, in_recovery, loses_draft }))
    }

    /// Whether what stands in the capture line is kept, or soon will be.
    pub fn is_drafted(&self) -> bool {
        self.saver.as_ref().is_none_or(Saver::is_drafted)
    }

    /// Whether it could not be written when that was last tried.
    pub fn is_not_saved(&self) -> bool {
        matches!(self.save_state, SaveState::NotSaved { .. })
    }

    /// Whether what was entered is in this window and nowhere else: neither the file nor the journal can be written.
    pub fn is_only_here(&self) -> bool {
        self.file_failed && matches!(self.save_state, SaveState::NotSaved { in_recovery: false, .. })
    }

    /// Whether the file was gone and was made again; once.
    pub fn take_made_again(&mut self) -> bool {
        std::mem::take(&mut self.made_again)
    }

    /// Nothing waits to be written.
    pub fn is_saved(&self) -> bool {
        matches!(self.save_state, SaveState::Saved(_) | SaveState::NotKept | SaveState::ReadOnly(_))
    }
}

/// `10:42:07` on the clocks of the workshop, which the notes show, too.
pub(super) fn time_of_day(session: &Session, at: Timestamp) -> String {
    hour_minute_second(session.workshop.time_zone().to_datetime(at).time())
}

/// Why recovery is not written: its files are on this computer, wherever the session is, and have names for nobody.
fn of_recovery(failure: &Failure) -> String {
    t!("save-no-recovery", why = failure.kind.to_string())
}

/// How much of its time a disk has left: nothing when it has had it, `None` while it owes nothing.
fn waits(since: &mut Option<Timestamp>, owes_nothing: bool, now: Timestamp) -> Option<Duration> {
    if owes_nothing {
        *since = None;
        return None;
    }
    let waited = now.duration_since(*since.get_or_insert(now));
    Some(Duration::try_from(SLOW - waited).unwrap_or_default())
}
