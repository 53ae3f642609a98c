//! The open session goes on in another file.

use std::path::PathBuf;

use jiff::Timestamp;

use super::OpenSession;
use crate::store::Saver;
use crate::ui::SaveState;

impl OpenSession {
    /// A copy is being made of it as it is now. What is entered from here on is remembered, to be entered there, too; the file
    /// gets what it lacks, if it can.
    pub fn begin_copying(&mut self) {
        self.save_now();
        self.since_copy = Some(Vec::new());
    }

    /// The copy was not made.
    pub fn end_copying(&mut self) {
        self.since_copy = None;
    }

    /// Goes on in the copy at `path`, which `saver` looks after and which has everything up to when it was
    /// [begun](Self::begin_copying). What came later is entered there now, and what can be undone stays so. The old file is
    /// left as it is.
    pub fn move_to(&mut self, path: PathBuf, saver: Saver, now: Timestamp) {
        let later = self.since_copy.take().unwrap_or_default();
        let draft = self.draft.take();
        if let Some(old) = self.saver.take() {
            let last = old.sequence();
            old.copied(last, &path);
            if self.foreign.is_some() {
                // It is left to whoever has written to it: brought back, our steps would be done to what they wrote.
                old.let_go(last);
            }
            leave(old);
        }
        self.saver = Some(saver);
        self.path = path;
        (self.foreign, self.forgotten, self.read_only) = (None, None, None);
        (self.file_failed, self.made_again, self.settling) = (false, false, None);
        (self.saving_since, self.journal_waits_since) = (None, None);
        // The copy has those that are not among what came later.
        self.pending.clear();
        self.numbers.clear();
        self.save_state = SaveState::Saving;
        for edits in later {
            self.keep_edits(&edits, now);
        }
        self.keep_draft(draft);
        self.unsaved_since = Some(now);
        self.save_now();
    }
}

/// Lets go of the old file on a thread of its own: getting away from a broken disk must not wait for that disk.
fn leave(old: Saver) {
    if let Err(error) = std::thread::Builder::new().name("left".to_owned()).spawn(move || drop(old)) {
        log::error!("no thread to let go of the file that was left: {error}");
    }
}
