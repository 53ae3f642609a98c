//! Making files that were not there: new sessions, copies, the working copy of the Georgetown session.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;
use thiserror::Error;

use super::atomic::{Expected, clear_orphans, folder_of, replace};
use super::failure::{Failure, FailureKind};
use super::files::{FileKind, Files};
use super::format::to_text;
use super::opening::open;
use super::places::Places;
use super::recovery::put_stale_aside;
use super::refused::Refused;
use super::templates::Template;
use crate::clock::Clock;
use crate::session::Session;

/// Writes a session to a new file and returns its real path; `force` lets it take the place of a file that is there.
///
/// A session that goes on in the copy is written with [`save_copy`].
pub fn create(files: &dyn Files, path: &Path, session: &Session, force: bool) -> Result<PathBuf, Failure> {
    let text = to_text(session).map_err(|error| Failure::new(path, FailureKind::Other(error.to_string())))?;
    let real = real_path(files, path)?;
    let expected = if force { Expected::Anything } else { Expected::Nothing };
    // Told by the name that the person gave, not by where a link leads.
    let named = |failure: Failure| Failure { path: path.to_owned(), ..failure };
    clear_orphans(files, &real);
    replace(files, &real, expected, text.as_bytes(), &mut || {}).map_err(named)?;
    Ok(real)
}

/// Writes a paper to a new file; `force` lets it take the place of a file that is there.
pub fn write_paper(files: &dyn Files, path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let real = real_path(files, path)?;
    let expected = if force { Expected::Anything } else { Expected::Nothing };
    let named = |failure: Failure| Failure { path: path.to_owned(), ..failure };
    clear_orphans(files, &real);
    replace(files, &real, expected, bytes, &mut || {}).map_err(named).map(|_| ())
}

/// Writes a paper under this name, or under the first of `name 2`, `name 3`… that is free; nothing is replaced.
pub fn write_paper_beside(files: &dyn Files, path: &Path, bytes: &[u8]) -> Result<PathBuf, Failure> {
    under_free_name(path, |path| write_paper(files, path, bytes, false))
}

/// Where a file is or will be: links are followed, so that a link stays one.
fn real_path(files: &dyn Files, path: &Path) -> Result<PathBuf, Failure> {
    if let Ok(real) = files.canonical(path) {
        return Ok(real);
    }
    let name = path.file_name().ok_or_else(|| Failure::new(path, FailureKind::NotAFile))?;
    let folder = files.canonical(folder_of(path)).map_err(|error| match Failure::from_io(path, &error) {
        Failure { kind: FailureKind::Gone, .. } => Failure::new(path, FailureKind::NoFolder),
        failure => failure,
    })?;
    if files.stat(&folder).is_ok_and(|stat| stat.kind != FileKind::Folder) {
        return Err(Failure::new(path, FailureKind::NoFolder));
    }
    Ok(folder.join(name))
}

/// Why there is no working copy.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoWorkingCopy {
    /// What ships is broken.
    #[error(transparent)]
    Template(#[from] Refused),
    /// It could not be written.
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// A copy that was written, to go on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCopy {
    /// Where it is.
    pub path: PathBuf,
    /// Where something lies now that was in recovery for an earlier file of that name.
    pub aside: Option<PathBuf>,
}

/// Writes a copy of the session that is open at `from` to a new file. The folder that is offered for it is made, if need be.
pub fn save_copy(
    files: &dyn Files,
    places: &Places,
    path: &Path,
    from: &Path,
    session: &Session,
) -> Result<SavedCopy, Failure> {
    let documents = places.documents();
    if folder_of(path) == documents {
        files.create_folder(&documents).map_err(|error| Failure::from_io(&documents, &error))?;
    }
    // It may be gone just now, and back with the stick in a moment.
    if real_path(files, path)? == from {
        return Err(Failure::new(path, FailureKind::Same));
    }
    let path = create(files, path, session, false)?;
    let aside = put_stale_aside(files, places, session, &path);
    // Then its opening asks what becomes of that.
    let aside = aside.inspect_err(|failure| log::warn!("an old journal stays: {failure}")).unwrap_or_default();
    Ok(SavedCopy { path, aside })
}

/// The copy of a shipped session that a person works on: in the documents folder, made the first time, then kept.
pub fn working_copy(
    files: &dyn Files,
    places: &Places,
    clock: &dyn Clock,
    template: Template,
) -> Result<PathBuf, NoWorkingCopy> {
    let folder = places.documents();
    let path = folder.join(file_name(template));
    if files.stat(&path).is_ok() {
        return Ok(path);
    }
    files.create_folder(&folder).map_err(|error| Failure::from_io(&folder, &error))?;
    Ok(create(files, &path, &template.session(clock)?, false)?)
}

/// A new session from a template. Held where it is made, until somebody says otherwise: it has the zone of this machine
/// when the template names none.
pub fn new_session(clock: &dyn Clock, template: Template) -> Result<Session, Refused> {
    let mut session = template.session(clock)?;
    if session.workshop.zone.is_empty() {
        TimeZone::system().iana_name().unwrap_or_default().clone_into(&mut session.workshop.zone);
    }
    Ok(session)
}

/// A new session from a template, in the documents folder, under a name that is free there.
pub fn new_in_documents(
    files: &dyn Files,
    places: &Places,
    clock: &dyn Clock,
    template: Template,
) -> Result<PathBuf, NoWorkingCopy> {
    let folder = places.documents();
    files.create_folder(&folder).map_err(|error| Failure::from_io(&folder, &error))?;
    let session = new_session(clock, template)?;
    Ok(create_under_free_name(files, &folder.join(file_name(template)), &session)?)
}

/// How many names are tried before something else must be wrong.
const MOST_NAMES: u32 = 1000;

/// Writes a session under a name, or under the first of `name 2`, `name 3`… that is free.
pub(super) fn create_under_free_name(files: &dyn Files, path: &Path, session: &Session) -> Result<PathBuf, Failure> {
    under_free_name(path, |path| create(files, path, session, false).map(drop))
}

/// Does `write` with a path, or with the first of `name 2`, `name 3`… that is free. Returns the path.
fn under_free_name(path: &Path, write: impl Fn(&Path) -> Result<(), Failure>) -> Result<PathBuf, Failure> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let mut next = path.to_owned();
    for number in 2..MOST_NAMES {
        match write(&next) {
            Ok(()) => return Ok(next),
            Err(Failure { kind: FailureKind::Exists, .. }) => {
                next = path.with_file_name(format!("{stem} {number}.{ending}"));
            }
            Err(failure) => return Err(failure),
        }
    }
    Err(Failure::new(path, FailureKind::Exists))
}

/// Makes a copy of a session in `folder`, to show it without touching it. The error is a line for a person.
pub fn copy_for_showing(files: &dyn Files, places: &Places, path: &Path, folder: &Path) -> Result<PathBuf, String> {
    let opened = open(files, places, path, &Arc::default()).map_err(|refused| refused.to_string())?;
    files.create_folder(folder).map_err(|error| Failure::from_io(folder, &error).to_string())?;
    create(files, &folder.join("shown.ron"), &opened.session, true).map_err(|failure| failure.to_string())
}

/// Writes a picture that the program has made of itself; one that is there is replaced.
pub fn write_picture(files: &dyn Files, path: &Path, png: &[u8]) -> Result<(), Failure> {
    replace(files, path, Expected::Anything, png, &mut || {}).map(|_| ())
}

fn file_name(template: Template) -> &'static str {
    match template {
        Template::Georgetown2017 => "Georgetown 2017.ron",
        Template::OneDay => "One day.ron",
        Template::Empty => "Session.ron",
        Template::Exercise => "Exercise.ron",
    }
}
