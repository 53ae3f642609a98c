//! Going on in a copy: it is written and opened in the background, while the session stays open. Then the session moves there
//! as it is, with what can be undone and whatever stands in the line; only the file is another one.

use std::path::{Path, PathBuf};

use super::opening::{Begun, Copying, OpeningJob, Prepared};
use super::{Rapporteur, file_dialogs};
use crate::t;

impl Rapporteur {
    /// Begins to write a copy of the session elsewhere, to go on with that.
    pub(super) fn save_copy_to(&mut self, path: &Path) {
        let Some(open) = &self.open else {
            return;
        };
        // The dialog may have been open before the rehearsal began.
        if self.rehearsal.is_some() {
            return self.state.messages.note(t!("message-no-copy-of-rehearsal"));
        }
        let copy = Self::with_ending(path);
        let copying = Copying { typed: path.to_owned(), through: open.sequence() };
        let (around, session, file) = (self.machine(), open.session().clone(), copy.clone());
        // A disk that is slow, or does not answer, must not hold the window.
        let make = move || {
            let path = crate::store::save_copy(&*around.files, &around.places, &file, &session)?;
            Ok(Prepared { path, tell: None })
        };
        self.opening = Some(OpeningJob::prepare(&self.machine(), &copy, Box::new(make)).of(copying));
    }

    /// Whether a file is being opened in whose place there will be another session: what is open now is not shown meanwhile.
    pub(super) fn is_giving_way(&self) -> bool {
        self.opening.as_ref().is_some_and(|job| job.copying.is_none())
    }

    /// Moves the open session to a copy that has its steps up to `through`; any later ones are saved there at once.
    pub(super) fn move_to_copy(&mut self, begun: Begun, through: u64) {
        let Begun { opened, saver, .. } = begun;
        self.end_rehearsal();
        let (Some(open), Some(saver)) = (&mut self.open, saver) else {
            // Left meanwhile: the copy is there, and nobody wants to go on with it.
            return;
        };
        let (left, path) = (open.file_name(), opened.path);
        let refused = saver.refused().cloned();
        if open.read_only().is_some() {
            // There was no line to write into.
            self.state.line_mut().focus();
        }
        open.move_to(path.clone(), through, saver, self.around.clock.now());
        self.state.messages.clear();
        self.tell_of_refusal(refused.as_ref());
        self.versions.leave_session();
        self.papers.leave_session();
        // A copy looks like what it was made of.
        self.state.messages.note(t!("message-copied", copy = path.display().to_string(), name = left));
        self.preferences.opened(&path);
        self.keep_preferences();
        self.look_for_recent();
    }

    /// A name without an ending gets ours: the file dialogs of some desktops leave it out.
    pub(super) fn with_ending(path: &Path) -> PathBuf {
        if path.extension().is_some() { path.to_owned() } else { path.with_extension(file_dialogs::ENDING) }
    }
}
