//! Making files that were not there: new sessions, copies, the working copy of the Georgetown session.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::atomic::{Expected, folder_of, replace};
use super::failure::{Failure, FailureKind};
use super::files::Files;
use super::format::to_text;
use super::places::Places;
use super::refused::Refused;
use super::templates::Template;
use crate::clock::Clock;
use crate::session::Session;

/// Writes a session to a new file and returns its real path; `force` lets it take the place of a file that is there.
///
/// This is also how a session is saved elsewhere: write the copy, then open it.
pub fn create(files: &dyn Files, path: &Path, session: &Session, force: bool) -> Result<PathBuf, Failure> {
    let text = to_text(session).map_err(|error| Failure::new(path, FailureKind::Other(error.to_string())))?;
    let real = real_path(files, path)?;
    let expected = if force { Expected::Anything } else { Expected::Nothing };
    // Told by the name that the person gave, not by where a link leads.
    let named = |failure: Failure| Failure { path: path.to_owned(), ..failure };
    replace(files, &real, expected, text.as_bytes(), &mut |_| {}).map_err(named)?;
    Ok(real)
}

/// Where a file is or will be: links are followed, so that a link stays one.
fn real_path(files: &dyn Files, path: &Path) -> Result<PathBuf, Failure> {
    if let Ok(real) = files.canonical(path) {
        return Ok(real);
    }
    let name = path.file_name().ok_or_else(|| Failure::new(path, FailureKind::NotAFile))?;
    let folder = files.canonical(folder_of(path)).map_err(|error| Failure::from_io(path, &error))?;
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

fn file_name(template: Template) -> &'static str {
    match template {
        Template::Georgetown2017 => "Georgetown 2017.ron",
        Template::OneDay => "One day.ron",
        Template::Empty => "Session.ron",
        Template::Exercise => "Exercise.ron",
    }
}
