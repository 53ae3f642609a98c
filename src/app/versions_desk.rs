//! Earlier versions and the changed file beside today: listed, read and compared on threads, and what is taken from them.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Context, Event};

use super::rescue::words;
use super::{OpenSession, Rapporteur};
use crate::command::Command;
use crate::session::difference::{Record, Side, share, taking};
use crate::session::history::{Step, StepName};
use crate::session::{Session, edit::EditError};
use crate::store::versions::{self, Occasion};
use crate::store::{Foreign, NotRead};
use crate::t;
use crate::ui::dialogs::{Dialog, PathPurpose};
use crate::ui::versions::{Desk, FileChange, Shown, Source, Version, VersionsAsk, Why};
use crate::ui::{self, Timekeeping};

/// What is looked at beside today, and what is being done for it.
#[derive(Default)]
pub struct VersionsDesk {
    desk: Desk,
    listing: Option<Receiver<Result<Vec<Version>, String>>>,
    comparing: Option<(Source, Receiver<Result<Shown, String>>)>,
    /// What somebody wants to look at.
    wanted: Option<Source>,
    /// The version that is to be written to another file, as soon as it is said to which.
    to_copy: Option<PathBuf>,
    copying: Option<Receiver<Result<PathBuf, String>>>,
    /// The file as another program has left it, for the views.
    change: Option<FileChange>,
    /// Somebody has just come to the window and has not pressed anything yet.
    just_came: bool,
}

/// What another state of the record comes from.
enum From {
    Version(PathBuf),
    File(Arc<Foreign>),
    /// It was read before.
    Again(Arc<Session>),
}

impl VersionsDesk {
    /// For the views.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// For the views: what became of the file.
    pub fn change(&self) -> Option<&FileChange> {
        self.change.as_ref()
    }

    /// Another session, or none.
    pub fn leave_session(&mut self) {
        *self = Self { copying: self.copying.take(), ..Self::default() };
    }
}

/// Does something on a thread; the window is woken when it is done.
fn on_thread<T: Send + 'static>(
    name: &str,
    ctx: &Context,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<Receiver<T>> {
    let (sender, result) = channel();
    let wake = Wake(ctx.clone());
    let work = move || {
        // The sender goes first: whoever is woken sees that it has gone, if the work breaks off.
        let (_wake, sender) = (wake, sender);
        // Nobody waits any more when the window was closed meanwhile.
        let _ = sender.send(work());
    };
    match std::thread::Builder::new().name(name.to_owned()).spawn(work) {
        Ok(_) => Some(result),
        Err(error) => {
            log::error!("no thread for versions: {error}");
            None
        }
    }
}

/// Wakes the window when it goes.
struct Wake(Context);

impl Drop for Wake {
    fn drop(&mut self) {
        self.0.request_repaint();
    }
}

/// What came over a channel, once it has; a thread that has gone without a word gives an error.
fn arrived<T>(receiver: Option<&Receiver<T>>) -> Option<Result<T, Gone>> {
    match receiver?.try_recv() {
        Ok(value) => Some(Ok(value)),
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Disconnected) => Some(Err(Gone)),
    }
}

/// A thread has stopped before it was done.
struct Gone;

impl Rapporteur {
    /// Opens the dialog with the earlier versions.
    pub(super) fn show_versions(&mut self, ctx: &Context) {
        self.list_versions(ctx);
        self.state.dialog = Some(Dialog::versions());
    }

    /// Opens the dialog about the file that another program has changed, with what was marked in it before.
    pub(super) fn show_changed_file(&mut self) {
        self.state.dialog = Some(Dialog::file_changed(self.state.put_off.take()));
    }

    /// Asks before all traces go; how many versions go with them is counted meanwhile.
    pub(super) fn ask_to_delete_traces(&mut self, ctx: &Context) {
        self.list_versions(ctx);
        self.state.dialog = Some(Dialog::delete_traces());
    }

    fn list_versions(&mut self, ctx: &Context) {
        let Some(open) = &self.open else {
            return;
        };
        let (files, places, path) =
            (Arc::clone(&self.around.files), self.around.places.clone(), open.path().to_owned());
        let folder = places.versions(&path).display().to_string();
        self.versions.desk = Desk { folder, ..Desk::default() };
        self.versions.listing = on_thread("versions", ctx, move || {
            let kept = versions::kept(&*files, &places, &path).map_err(|failure| failure.to_string())?;
            Ok(kept.into_iter().map(version).collect())
        });
        if self.versions.listing.is_none() {
            self.versions.desk.unlisted = Some(t!("versions-unlisted-broke-off").into_owned());
        }
    }

    /// What happened meanwhile: versions that were found, records that were compared, a file that was changed.
    pub(super) fn follow_versions(&mut self, ctx: &Context) {
        self.follow_file(ctx);
        if let Some(kept) = arrived(self.versions.listing.as_ref()) {
            self.versions.listing = None;
            match kept {
                Ok(Ok(kept)) => self.versions.desk.kept = Some(kept),
                // Not known is not none.
                Ok(Err(why)) => self.versions.desk.unlisted = Some(why),
                Err(Gone) => self.versions.desk.unlisted = Some(t!("versions-unlisted-broke-off").into_owned()),
            }
        }
        if let Some(copied) = arrived(self.versions.copying.as_ref()) {
            self.versions.copying = None;
            match copied {
                Ok(Ok(path)) => {
                    self.state.messages.note(t!("message-version-copied", path = path.display().to_string()));
                }
                Ok(Err(why)) => self.state.messages.warn(why),
                Err(Gone) => self.state.messages.warn(t!("message-version-not-copied")),
            }
        }
        self.take_compared();
        if self.state.dialog.as_ref().is_some_and(Dialog::is_beside) {
            self.compare(ctx);
        } else if self.state.dialog.is_none() {
            // Nobody looks at it: a large record beside the open one is memory.
            (self.versions.desk.shown, self.versions.wanted) = (None, None);
        }
    }

    fn take_compared(&mut self) {
        let compared = arrived(self.versions.comparing.as_ref().map(|(_, result)| result));
        let Some(compared) = compared else {
            return;
        };
        let Some((source, _)) = self.versions.comparing.take() else {
            return;
        };
        match compared {
            Ok(Ok(shown)) => {
                self.versions.desk.unreadable = None;
                self.versions.desk.shown = Some(Arc::new(shown));
            }
            Ok(Err(why)) => self.versions.desk.unreadable = Some((source, why)),
            Err(Gone) => self.versions.desk.unreadable = Some((source, t!("versions-broke-off").into_owned())),
        }
    }

    /// Begins to compare what is wanted with today, unless that is done or on its way. One at a time: what was compared
    /// before is shown until its successor is there.
    fn compare(&mut self, ctx: &Context) {
        let (Some(open), Some(wanted)) = (&self.open, &self.versions.wanted) else {
            return;
        };
        let shown = self.versions.desk.shown.as_ref().filter(|shown| shown.source == *wanted);
        let is_done = shown.is_some_and(|shown| shown.revision == open.revision());
        let failed = self.versions.desk.unreadable.as_ref().is_some_and(|(source, _)| source == wanted);
        if is_done || failed || self.versions.comparing.is_some() {
            return;
        }
        let from = match (shown, wanted, open.foreign()) {
            (Some(shown), ..) => From::Again(Arc::clone(&shown.there)),
            (None, Source::Version(path), _) => From::Version(path.clone()),
            (None, Source::File(hash), Some(foreign)) if foreign.fingerprint.hash == *hash => {
                From::File(Arc::clone(foreign))
            }
            (None, Source::File(_), _) => return,
        };
        let (here, revision, source) = (open.session().clone(), open.revision(), wanted.clone());
        let files = Arc::clone(&self.around.files);
        let of = source.clone();
        let work = move || {
            let read = match from {
                From::Again(there) => Ok(there),
                From::Version(path) => versions::read(&*files, &path)
                    .map_err(|refused| refused.to_string())
                    .map(|there| shared(&here, there)),
                From::File(foreign) => match &foreign.read {
                    Ok(there) => Ok(shared(&here, there.clone())),
                    Err(not_read) => Err(words::why(not_read.why())),
                },
            };
            read.map(|there| Shown::new(of, &here, there, revision))
        };
        match on_thread("compare", ctx, work) {
            Some(result) => self.versions.comparing = Some((source, result)),
            None => self.versions.desk.unreadable = Some((source, t!("versions-broke-off").into_owned())),
        }
    }

    /// Carries out what was asked for in the dialogs.
    pub(super) fn versions_ask(&mut self, ask: VersionsAsk, ctx: &Context) {
        match ask {
            VersionsAsk::List => self.list_versions(ctx),
            VersionsAsk::Look(source) => {
                self.versions.wanted = Some(source);
                self.compare(ctx);
            }
            VersionsAsk::Take(records) => self.take_records(&records),
            VersionsAsk::TakeAll => self.take_all(),
            VersionsAsk::SaveCopy(path) => {
                self.versions.to_copy = Some(path);
                self.ask_for_file(PathPurpose::SaveVersion, ctx);
            }
            VersionsAsk::KeepOurs => {
                if self.settle_file() {
                    self.state.messages.note(t!("message-kept-ours"));
                }
            }
            VersionsAsk::TakeIn(records) => self.take_in(&records),
            VersionsAsk::DeleteTraces => self.delete_traces(),
        }
    }

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

    fn take_records(&mut self, records: &[Record]) {
        let step = self.step_from(|here, there| taking::take(here, there, StepName::TakeFromVersion, records));
        if self.take_step(step) {
            self.say_step(t!("message-taken", count = records.len(), key = undo_key()));
        }
    }

    fn take_all(&mut self) {
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

    fn take_in(&mut self, records: &[Record]) {
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
    fn settle_file(&mut self) -> bool {
        let hash = self.versions.change.as_ref().map(|change| change.hash);
        self.open.as_mut().zip(hash).is_some_and(|(open, hash)| open.accept_foreign(hash))
    }

    /// Writes the version that was asked for to this path.
    pub(super) fn save_version_to(&mut self, to: &Path, ctx: &Context) {
        let Some(version) = self.versions.to_copy.take() else {
            return;
        };
        let to = Self::with_ending(to);
        let files = Arc::clone(&self.around.files);
        self.versions.copying = on_thread("copy", ctx, move || {
            versions::copy(&*files, &version, &to).map(|()| to).map_err(|failure| failure.to_string())
        });
    }

    fn delete_traces(&mut self) {
        let Some(open) = self.open.as_mut().filter(|open| open.timekeeping != Timekeeping::Rehearsal) else {
            return;
        };
        if open.read_only().is_some() {
            // Whoever has it open needs its journal.
            return self.say_read_only();
        }
        if !open.is_saved() || open.foreign().is_some() {
            return self.state.messages.warn(t!("message-traces-not-now"));
        }
        open.forget_traces();
        let path = open.path().to_owned();
        self.versions.desk.kept = None;
        self.preferences.forget(&path);
        self.keep_preferences();
        self.look_for_recent();
    }

    /// What became of the file since the last pass.
    fn follow_file(&mut self, ctx: &Context) {
        let Some(open) = &mut self.open else {
            self.versions.change = None;
            return;
        };
        if let Some(forgotten) = open.take_forgotten() {
            match forgotten {
                Ok(()) => self.state.messages.note(t!("message-traces-deleted")),
                Err(failure) => self.state.messages.warn(t!("message-traces-failed", why = failure.to_string())),
            }
        }
        let change = open.foreign().map(|foreign| FileChange {
            hash: foreign.fingerprint.hash,
            unreadable: foreign.read.as_ref().err().map(|not_read| words::why(not_read.why())),
            unknown: matches!(foreign.read, Err(NotRead::Unknown(_))),
        });
        let before = std::mem::replace(&mut self.versions.change, change);
        let messages = [t!("message-file-changed"), t!("message-file-unreadable"), t!("message-file-unknown")];
        let Some(change) = self.versions.change.clone() else {
            if before.is_some() {
                self.take_back(&messages);
                self.state.put_off = None;
                // Somebody was about to decide, and the dialog goes from under their hands.
                if matches!(self.state.dialog, Some(Dialog::FileChanged(_))) {
                    self.state.messages.note(t!("message-file-as-it-was"));
                }
                ctx.request_repaint();
            }
            return;
        };
        if before.is_some_and(|before| before.hash == change.hash) {
            return;
        }
        self.take_back(&messages);
        let [changed, unreadable, unknown] = messages;
        let words = if change.unreadable.is_none() { changed } else { unreadable };
        self.state.messages.warn(if change.unknown { unknown } else { words });
        // Whoever has just come to the window from another program is asked at once. Whoever is typing is not: their next
        // letters would land in a dialog.
        if std::mem::take(&mut self.versions.just_came) && self.state.dialog.is_none() && self.state.line().is_empty() {
            self.show_changed_file();
        }
        ctx.request_repaint();
    }

    fn take_back(&mut self, messages: &[Cow<'_, str>]) {
        for text in messages {
            self.state.messages.take_back(text);
        }
    }

    /// Coming to the window is a moment to look at the file: another program was at work.
    pub(super) fn look_on_coming(&mut self, ctx: &Context) {
        let (came, used) = ctx.input(|input| {
            let came = input.events.iter().any(|event| matches!(event, Event::WindowFocused(true)));
            let used = input.events.iter().any(|event| {
                matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Key { pressed: true, .. })
            });
            (came, used)
        });
        if came && let Some(open) = &self.open {
            open.look_at_file();
        }
        self.versions.just_came = (self.versions.just_came || came) && !used;
    }
}

/// A version, as the views have it.
fn version(kept: versions::Kept) -> Version {
    let why = kept.occasion.map(|occasion| match occasion {
        Occasion::Opened => Why::Opened,
        Occasion::Working => Why::Working,
        Occasion::Closed => Why::Closed,
        Occasion::BeforeTaking => Why::BeforeTaking,
        Occasion::Ours => Why::Ours,
        Occasion::Theirs => Why::Theirs,
    });
    Version { at: kept.at, why, path: kept.path, notes: kept.notes, len: kept.len }
}

/// The other state, sharing what is the same.
fn shared(here: &Session, mut there: Session) -> Arc<Session> {
    share(here, &mut there);
    Arc::new(there)
}

fn undo_key() -> String {
    Command::Undo.key().map(ui::keys::name).unwrap_or_default()
}
