//! Writing what was chosen: a copy beside the file under a free name, or among the documents where that cannot be.

use std::path::{Path, PathBuf};

use super::Offer;
use crate::session::Session;
use crate::store::atomic::folder_of;
use crate::store::failure::{Failure, FailureKind};
use crate::store::files::Files;
use crate::store::making::{create_under_free_name, write_paper_beside};
use crate::store::places::Places;
use crate::store::recovery::put_stale_aside;

/// A copy that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The session.
    pub path: PathBuf,
    /// What could not be read and is kept, if there is any.
    pub kept: Option<PathBuf>,
    /// Why it is not beside the file but among the documents, if it is.
    pub elsewhere: Option<Failure>,
}

/// The ending of session files.
const ENDING: &str = "ron";

/// Writes a session as a copy of the file at `real`, and `kept`, if there is any, as a text beside it.
///
/// First the text: should something fail in between, nothing is missing that the copy seems to have.
pub fn write_copy(
    files: &dyn Files,
    places: &Places,
    real: &Path,
    session: &Session,
    kept: Option<&str>,
) -> Result<Copy, Failure> {
    let stem = real.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let write = |folder: &Path| -> Result<Copy, Failure> {
        let text = folder.join(format!("{stem} - not read.txt"));
        let kept = kept.map(|kept| write_paper_beside(files, &text, kept.as_bytes())).transpose()?;
        let path = create_under_free_name(files, &folder.join(format!("{stem}.{ENDING}")), session)?;
        if path != real {
            // Then its opening asks what becomes of that.
            if let Err(failure) = put_stale_aside(files, places, session, &path) {
                log::warn!("an old journal stays: {failure}");
            }
        }
        Ok(Copy { path, kept, elsewhere: None })
    };
    match write(folder_of(real)) {
        Err(failure) if !matches!(failure.kind, FailureKind::Exists) => {
            let documents = places.documents();
            files.create_folder(&documents).map_err(|error| Failure::from_io(&documents, &error))?;
            write(&documents).map(|copy| Copy { elsewhere: Some(failure), ..copy })
        }
        outcome => outcome,
    }
}

impl Offer {
    /// Whether something is to be kept beside the copy because it is not in it.
    pub fn has_leftovers(&self) -> bool {
        self.lines() > 0 || !self.unapplied.is_empty()
    }

    /// How many pieces of the file could not be read, but for zeros.
    pub fn lines(&self) -> usize {
        self.unread.iter().filter(|unread| !unread.bytes.is_empty()).count()
    }

    /// How many bytes of the file are zeros.
    pub fn zeros(&self) -> usize {
        self.unread.iter().map(|unread| unread.zeros).sum()
    }
}
