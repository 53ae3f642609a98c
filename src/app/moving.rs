//! Going on in a copy: it is written and opened in the background, while the session stays open. Then the session moves there
//! as it is, with what can be undone and whatever stands in the line; only the file is another one.

use std::path::{Path, PathBuf};

use super::opening::{Begun, Copying, NotBegun, OpeningJob, Prepared};
use super::{Rapporteur, file_dialogs};
use crate::store::{SavedCopy, Saver, save_copy};
use crate::t;
use crate::ui::dialogs::PathPurpose;

impl Rapporteur {
    /// Begins to write a copy of the session elsewhere, to go on with that.
    pub(super) fn save_copy_to(&mut self, path: &Path) {
        // The dialog may have been open before the rehearsal began.
        if self.rehearsal.is_some() {
            return self.state.messages.note(t!("message-no-copy-of-rehearsal"));
        }
        if self.is_copying() {
            return self.state.messages.note(t!("message-copying-still"));
        }
        let copy = Self::with_ending(path);
        let Some(open) = &mut self.open else {
            return;
        };
        let copying =
            Copying { typed: path.to_owned(), words: t!("message-copying", copy = copy.display().to_string()) };
        self.state.messages.note(copying.words.clone());
        open.begin_copying();
        let (session, from) = (open.session().clone(), open.path().to_owned());
        let (around, to) = (self.machine(), copy.clone());
        // A disk that is slow, or does not answer, must not hold the window.
        let make = move || {
            let SavedCopy { path, aside } = save_copy(&*around.files, &around.places, &to, &from, &session)?;
            let tell = aside.map(|aside| t!("doubt-aside", path = aside.display().to_string()));
            Ok(Prepared { path, tell })
        };
        self.opening = Some(OpeningJob::prepare(&self.machine(), &copy, Box::new(make)).of(copying));
    }

    /// Whether a copy of the open session is being made.
    pub(super) fn is_copying(&self) -> bool {
        self.opening.as_ref().is_some_and(|job| job.copying.is_some())
    }

    /// Whether a file is being opened in whose place there will be another session: what is open now is not shown meanwhile.
    pub(super) fn is_giving_way(&self) -> bool {
        self.opening.is_some() && !self.is_copying()
    }

    /// Takes what came of making a copy: moves the session there, or says why not and goes on as before.
    pub(super) fn follow_copying(&mut self, copying: &Copying, result: Result<Begun, NotBegun>) {
        self.state.messages.take_back(&copying.words);
        let Some(open) = self.record_mut() else {
            // Left meanwhile: the copy is there, and nobody wants to go on with it.
            return;
        };
        let failed = match result {
            Ok(Begun { opened, saver: Some(saver), tell, .. }) => return self.move_to_copy(&opened.path, saver, tell),
            Err(NotBegun::NotMade(failure)) => Some(failure),
            Ok(_) | Err(_) => None,
        };
        open.end_copying();
        self.closing.not_written();
        if let Some(failure) = failed {
            return self.ask_for_file_again(PathPurpose::SaveCopy, &copying.typed, &failure);
        }
        let copy = copying.typed.display().to_string();
        self.state.messages.warn(t!("message-copy-not-opened", copy = copy));
    }

    /// Moves the record to a copy that was made of it.
    fn move_to_copy(&mut self, path: &Path, saver: Saver, tell: Option<String>) {
        let now = self.machine_clock().now();
        let refused = saver.refused().cloned();
        let Some(open) = self.record_mut() else {
            return;
        };
        let (left, was_read_only) = (open.file_name(), open.read_only().is_some());
        open.move_to(path.to_owned(), saver, now);
        if was_read_only {
            // There was no line to write into.
            self.state.line_mut().focus();
        }
        self.state.messages.clear();
        self.closing.another_file();
        (self.told_only_here, self.told_no_draft) = (false, false);
        self.tell_of_refusal(refused.as_ref());
        if let Some(tell) = tell {
            self.state.messages.warn(tell);
        }
        // What was looked at and marked there was about the other file.
        self.state.put_off = None;
        self.state.dialog.take_if(|dialog| dialog.is_beside());
        self.versions.leave_session();
        self.papers.leave_session();
        // A copy looks like what it was made of.
        self.state.messages.note(t!("message-copied", copy = path.display().to_string(), name = left));
        self.preferences.opened(path);
        self.keep_preferences();
        self.look_for_recent();
    }

    /// A name without an ending gets ours: the file dialogs of some desktops leave it out.
    pub(super) fn with_ending(path: &Path) -> PathBuf {
        if path.extension().is_some() { path.to_owned() } else { path.with_extension(file_dialogs::ENDING) }
    }
}
