//! Why something was not written. What was there before is still there, and nothing was lost in memory.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::lock::Held;
use super::refused::shown;

/// A file that was not written. Shows as one line, in words for the person whose work it holds.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct Failure {
    /// The file.
    pub path: PathBuf,
    /// What stood in the way.
    pub kind: FailureKind,
}

/// What stands in the way of writing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FailureKind {
    /// No space, or no quota.
    #[error("the disk is full; free some space, or save elsewhere")]
    DiskFull,
    /// The system does not let us.
    #[error("you are not allowed to write here; ask for the right to write, or save elsewhere")]
    Permission,
    /// The file, its folder or its stick.
    #[error("the file or its folder is gone; put it back, or save elsewhere")]
    Gone,
    /// Its folder is there, and another disk than the one that the file was on.
    #[error("the stick or disk that the file is on was taken out; put it in again, or save elsewhere")]
    TakenOut,
    /// It is not what we last read or wrote.
    #[error("another program has changed the file; compare the two")]
    Conflict,
    /// A new file was to be made.
    #[error("there is such a file already; choose another name")]
    Exists,
    /// Another process has it open.
    #[error("{0}")]
    InUse(Held),
    /// Between reading it and having it for ourselves somebody else has written to it, or to its journal.
    #[error("somebody else was at work on it while it was being opened, and nothing was written; open it once more")]
    Overtaken,
    /// A copy was to be made of a file, in its own place.
    #[error("this is the file that is open; choose another name")]
    Same,
    /// A new file was to be made.
    #[error("there is no such folder; choose another one")]
    NoFolder,
    /// A folder, a device.
    #[error("this is not a file; choose another name")]
    NotAFile,
    /// Neither written nor refused, for longer than anybody waits.
    #[error("the disk does not answer; wait for it, or save elsewhere")]
    Hangs,
    /// What the disk gave back is not what was written.
    #[error("the disk does not keep what is written to it; save elsewhere")]
    BadDisk,
    /// We broke off ourselves.
    #[error("the part of Rapporteur that saves broke off and was started again; if this stays, save elsewhere")]
    BrokeOff,
    /// Any other trouble below us, in its words.
    #[error("the file cannot be written ({0}); try again, or save elsewhere")]
    Other(String),
}

impl Failure {
    /// A failure of that kind.
    pub fn new(path: &Path, kind: FailureKind) -> Self {
        Self { path: path.to_owned(), kind }
    }

    /// A failure below us.
    pub fn from_io(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind as Io;
        let kind = match error.kind() {
            Io::StorageFull | Io::QuotaExceeded | Io::FileTooLarge => FailureKind::DiskFull,
            Io::PermissionDenied | Io::ReadOnlyFilesystem => FailureKind::Permission,
            Io::NotFound | Io::NotADirectory => FailureKind::Gone,
            Io::AlreadyExists => FailureKind::Exists,
            Io::IsADirectory => FailureKind::NotAFile,
            _ => FailureKind::Other(error.to_string().replace(char::is_control, " ")),
        };
        Self::new(path, kind)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", shown(&self.path), self.kind)
    }
}
