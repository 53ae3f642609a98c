//! Earlier versions and the changed file beside today: listed, read and compared on threads, and what is taken from them.

mod background;
mod file;
mod taking;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use egui::Context;

use self::background::{Gone, arrived, on_thread};

use super::Rapporteur;
use super::rescue::words;
use crate::session::Session;
use crate::session::difference::share;
use crate::store::Foreign;
use crate::store::versions::{self, Occasion};
use crate::t;
use crate::ui::Timekeeping;
use crate::ui::dialogs::{Dialog, PathPurpose};
use crate::ui::versions::{Desk, FileChange, Shown, Source, Version, VersionsAsk};

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

    /// Whether a version is being written to another file.
    pub fn is_copying(&self) -> bool {
        self.copying.is_some()
    }
}

impl Rapporteur {
    /// Opens the dialog with the earlier versions.
    pub(super) fn show_versions(&mut self, ctx: &Context) {
        self.list_versions(ctx);
        self.state.dialog = Some(Dialog::versions());
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
                // Whoever comes back to what broke off has it tried again.
                self.versions.desk.unreadable.take_if(|(of, _)| *of == source);
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
}

/// A version, as the views have it.
fn version(kept: versions::Kept) -> Version {
    let why = kept.occasion.map(|occasion| {
        t!(match occasion {
            Occasion::Opened => "versions-why-opened",
            Occasion::Working => "versions-why-working",
            Occasion::Closed => "versions-why-closed",
            Occasion::BeforeTaking => "versions-why-before-taking",
            Occasion::Ours => "versions-why-ours",
            Occasion::Theirs => "versions-why-theirs",
        })
    });
    Version { at: kept.at, why, path: kept.path, notes: kept.notes, len: kept.len }
}

/// The other state, sharing what is the same.
fn shared(here: &Session, mut there: Session) -> Arc<Session> {
    share(here, &mut there);
    Arc::new(there)
}
