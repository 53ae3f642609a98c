//! The file of the open session in the hands of others: another program that has changed it, a copy that goes on elsewhere,
//! the traces that this computer keeps of it.

use std::sync::Arc;

use super::OpenSession;
use crate::store::versions::Occasion;
use crate::store::{Failure, Foreign, Saver};
use crate::ui::SaveState;

impl OpenSession {
    /// What another program has put in the place of the file.
    pub fn foreign(&self) -> Option<&Arc<Foreign>> {
        self.foreign.as_ref()
    }

    /// Looks now whether another program has changed the file.
    pub fn look_at_file(&self) {
        self.saver.iter().for_each(Saver::look);
    }

    /// Keeps what is here as a version, before anything is saved again. `false` where nothing is kept at all.
    pub fn keep_as_version(&self) -> bool {
        self.saver.iter().for_each(|saver| saver.keep(self.session.clone(), Occasion::BeforeTaking));
        self.saver.is_some()
    }

    /// The number of the last step.
    pub fn sequence(&self) -> u64 {
        self.saver.as_ref().map_or(0, Saver::sequence)
    }

    /// Lets what is here take the place of what another program has written, if that is still the one of this hash; `false`
    /// where it is not.
    pub fn accept_foreign(&mut self, hash: u64) -> bool {
        let foreign = self.foreign.as_ref().filter(|foreign| foreign.fingerprint.hash == hash);
        let (Some(saver), Some(foreign)) = (&self.saver, foreign) else {
            return false;
        };
        saver.accept(foreign.fingerprint);
        self.unsaved_since = None;
        self.save_state = SaveState::Saving;
        saver.save(self.session.clone(), saver.sequence());
        true
    }

    /// Removes what this computer keeps of the session beside its file. What stands in the line now is kept again.
    pub fn forget_traces(&mut self) {
        if let Some(saver) = &self.saver {
            saver.forget();
        }
    }

    /// How deleting all traces went, once.
    pub fn take_forgotten(&mut self) -> Option<Result<(), Failure>> {
        let forgotten = self.forgotten.take();
        if let (Some(_), Some(saver), Some(draft)) = (&forgotten, &self.saver, &self.draft) {
            saver.draft(Some(draft.clone()));
        }
        forgotten
    }
}
