//! The open session goes on in another file.

use std::path::PathBuf;

use jiff::Timestamp;

use super::OpenSession;
use crate::session::Session;
use crate::store::Saver;
use crate::ui::SaveState;

impl OpenSession {
    /// Goes on in the copy at `path`, which `saver` looks after and which has every step up to `through`. What came later is
    /// saved there at once, and what can be undone stays so. The old file gets all of it, too, if it can be written: that is
    /// not waited for.
    pub fn move_to(&mut self, path: PathBuf, through: u64, saver: Saver, now: Timestamp) {
        let (old, draft) = (self.saver.replace(saver), self.draft.take());
        if let Some(old) = old {
            old.copied(through, &path);
            if self.foreign.is_some() {
                // It is left to whoever has written to it: brought back, our steps would be done to what they wrote.
                old.let_go(through);
            }
            leave(old, self.session.clone());
        }
        self.path = path;
        (self.foreign, self.forgotten, self.read_only) = (None, None, None);
        (self.file_failed, self.made_again) = (false, false);
        // They are safe with the first save.
        self.numbers.values_mut().for_each(|number| *number = 0);
        self.keep_draft(draft);
        self.save_state = SaveState::Saving;
        self.unsaved_since = Some(now);
        self.save_now();
    }
}

/// Has the old file written once more, on a thread of its own: getting away from a broken disk must not wait for that disk.
fn leave(old: Saver, session: Session) {
    let finish = move || {
        if let Err(failure) = old.finish(session).saved {
            log::info!("the file that was left is not saved: {failure}");
        }
    };
    if let Err(error) = std::thread::Builder::new().name("left".to_owned()).spawn(finish) {
        log::error!("no thread to save the file that was left: {error}");
    }
}
