//! What lies where the lock of a session would be. Whoever may write to the folder can put anything there: a link to
//! another file, a pipe, a file of his own. Only what is a lock is asked, written to and removed.

use std::io;
use std::path::Path;

use super::holder::Holder;
use crate::store::files::{FileKind, Files};
use crate::store::format::options;
use crate::store::reading::read_all;

/// What was found.
pub(super) enum Found {
    Nothing,
    /// A lock, and whom it names. Nobody, where it is empty or a power cut or a full disk has cut it short.
    Lock(Option<Holder>),
    /// A file that is not given to us: on Windows any that is locked, elsewhere another user's.
    Unreadable,
    /// No lock.
    Other,
}

impl Found {
    /// Looks there without following a link, and without waiting for whoever may write into a pipe.
    pub(super) fn at(files: &dyn Files, path: &Path) -> Self {
        /// More than this is no lock.
        const LARGEST: u64 = 64 * 1024;
        match files.itself(path) {
            Ok(stat) if stat.kind != FileKind::File || stat.len > LARGEST => return Self::Other,
            Ok(_) => {}
            Err(error) => return Self::unread(&error),
        }
        match read_all(files, path) {
            Ok(bytes) => Self::of(&bytes),
            Err(error) => Self::unread(&error),
        }
    }

    fn of(bytes: &[u8]) -> Self {
        match options().from_bytes(bytes) {
            Ok(holder) => Self::Lock(Some(holder)),
            Err(_) if is_cut_short(bytes) => Self::Lock(None),
            Err(_) => Self::Other,
        }
    }

    fn unread(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Nothing } else { Self::Unreadable }
    }

    /// Whom it names.
    pub(super) fn holder(self) -> Option<Holder> {
        if let Self::Lock(holder) = self { holder } else { None }
    }
}

/// Whether this is what may be left of a lock: nothing, zeros in place of what was not on the disk yet, or its beginning.
fn is_cut_short(bytes: &[u8]) -> bool {
    const BEGINS: &[u8] = b"(host:";
    let kept = |byte: &u8| *byte != 0 && !byte.is_ascii_whitespace();
    let begins: Vec<u8> = bytes.iter().copied().filter(kept).take(BEGINS.len()).collect();
    BEGINS.starts_with(&begins)
}
