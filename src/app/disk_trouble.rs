//! What is said of the disk while a session is open: beside the corner of the window, which always tells how saving stands.

use super::Rapporteur;
use crate::command::Command;
use crate::store::Failure;
use crate::t;
use crate::ui::keys;

impl Rapporteur {
    /// Says what became of the file, and as long as nothing can be written at all, says that, too.
    pub(super) fn tell_of_disk(&mut self) {
        let Some(record) = self.record_mut() else {
            return;
        };
        let (is_only_here, is_drafted) = (record.is_only_here(), record.is_drafted());
        let made_again = record.take_made_again().then(|| record.file_name());
        if is_only_here != std::mem::replace(&mut self.told_only_here, is_only_here) {
            let key = Command::SaveCopy.key().map(keys::name).unwrap_or_default();
            let words = t!("message-only-here", key = key);
            if is_only_here {
                self.state.messages.warn(words);
            } else {
                self.state.messages.take_back(&words);
            }
        }
        // With everything in this window alone, that says it of the line, too.
        let no_draft = !is_drafted && !is_only_here;
        if no_draft != std::mem::replace(&mut self.told_no_draft, no_draft) {
            let words = t!("message-no-draft");
            if no_draft {
                self.state.messages.warn(words);
            } else {
                self.state.messages.take_back(&words);
            }
        }
        if let Some(name) = made_again {
            self.state.messages.warn(t!("message-made-again", name = name));
        }
    }

    /// Says before the first note that the file cannot be written.
    pub(super) fn tell_of_refusal(&mut self, refused: Option<&Failure>) {
        if let Some(failure) = refused {
            self.state.messages.warn(t!("message-cannot-be-written", why = failure.to_string()));
        }
    }
}
