//! What is taken from another state of the record, and what is said of it.

use crate::app::{OpenSession, Rapporteur};
use crate::command::Command;
use crate::session::Session;
use crate::session::difference::{Record, Side, taking};
use crate::session::edit::EditError;
use crate::session::history::{Step, StepName};
use crate::t;
use crate::ui;
use crate::ui::versions::{Shown, Source};

impl Rapporteur {
    /// What stands beside today, if a step can be made from it.
    fn step_from(
        &self,
        step: impl FnOnce(&Session, &Session) -> Result<Step, EditError>,
    ) -> Option<Result<Step, EditError>> {
        let (open, shown) = (self.open.as_ref()?, self.versions.desk.shown.as_ref()?);
        (!shown.is_other).then(|| step(open.session(), &shown.there))
    }

    /// Takes a step that was made from another state of the record; `false` where that could not be.
    fn take_step(&mut self, step: Option<Result<Step, EditError>>) -> bool {
        match step {
            Some(Ok(step)) => self.take(step),
            Some(Err(error)) => {
                self.state.messages.warn(t!("message-refused", why = error.to_string()));
                false
            }
            None => false,
        }
    }

    pub(super) fn take_records(&mut self, records: &[Record]) {
        let step = self.step_from(|here, there| taking::take(here, there, StepName::TakeFromVersion, records));
        if self.take_step(step) {
            self.say_step(t!("message-taken", count = records.len(), key = undo_key()));
        }
    }

    pub(super) fn take_all(&mut self) {
        match self.versions.desk.shown.clone() {
            Some(shown) if matches!(shown.source, Source::File(_)) => self.take_file_over(&shown),
            Some(_) => self.take_version(),
            None => {}
        }
    }

    /// The whole version. The room stays where it is when somebody goes back to one.
    fn take_version(&mut self) {
        let step = self.step_from(|here, there| taking::take_all(here, there, StepName::TakeVersion, false));
        let is_kept = self.keep_before(step.as_ref());
        if self.take_step(step) {
            let key = if is_kept { "message-taken-all" } else { "message-taken-all-rehearsal" };
            self.say_step(t!(key, key = undo_key()));
        }
    }

    /// The whole of the changed file, which is then ours; the room goes where it is there.
    fn take_file_over(&mut self, shown: &Shown) {
        if !self.is_file_still(shown) {
            return;
        }
        let step = self.step_from(|here, there| taking::take_all(here, there, StepName::TakeFromFile, true));
        let is_same = step.as_ref().is_some_and(|step| step.as_ref().is_ok_and(|step| step.edits.is_empty()));
        self.keep_before(step.as_ref());
        if !self.take_step(step) || !self.settle_file() {
            return;
        }
        let count = |side| shown.difference.count(side);
        let (came, changed, gone) = (count(Side::There), count(Side::Both), count(Side::Here));
        if is_same {
            self.state.messages.note(t!("message-taken-over-same"));
        } else {
            self.say_step(t!("message-taken-over", came = came, changed = changed, gone = gone, key = undo_key()));
        }
    }

    /// Keeps what is here as a version before such a step. Some of it may be in no file and in no version: it has to be more
    /// than undo that keeps it.
    fn keep_before(&self, step: Option<&Result<Step, EditError>>) -> bool {
        matches!(step, Some(Ok(_))) && self.open.as_ref().is_some_and(OpenSession::keep_as_version)
    }

    pub(super) fn take_in(&mut self, records: &[Record]) {
        if !self.versions.desk.shown.clone().is_some_and(|shown| self.is_file_still(&shown)) {
            return;
        }
        let step = self.step_from(|here, there| taking::take(here, there, StepName::TakeFromFile, records));
        if self.take_step(step) && self.settle_file() {
            self.say_step(t!("message-taken-in", count = records.len(), key = undo_key()));
        }
    }

    /// Whether the file is still what stands beside ours. If not, nobody has seen yet what would be taken: says so.
    fn is_file_still(&mut self, shown: &Shown) -> bool {
        let foreign = self.open.as_ref().and_then(OpenSession::foreign);
        let is_still = foreign.is_some_and(|foreign| shown.source == Source::File(foreign.fingerprint.hash));
        if !is_still {
            self.state.messages.warn(t!("message-file-changed-again"));
        }
        is_still
    }

    fn say_step(&mut self, words: String) {
        self.state.messages.note_of_step(words);
    }

    /// Lets the next save take the place of what another program has written, and saves.
    pub(super) fn settle_file(&mut self) -> bool {
        let hash = self.versions.change.as_ref().map(|change| change.hash);
        self.open.as_mut().zip(hash).is_some_and(|(open, hash)| open.accept_foreign(hash))
    }
}

fn undo_key() -> String {
    Command::Undo.key().map(ui::keys::name).unwrap_or_default()
}
