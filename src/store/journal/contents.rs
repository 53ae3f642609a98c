//! What a journal file holds, and which of it no save has had.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Author, Line};
use crate::session::SessionId;
use crate::session::edit::Edit;
use crate::store::files::Files;
use crate::store::fingerprint::Fingerprint;
use crate::store::format::options;
use crate::store::reading::read_all;

/// What a journal file holds, without what its last saved file covers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// The session, and the path of its file as the journal has it.
    pub of: Option<(SessionId, String)>,
    /// Who wrote it last; unknown in a journal of version 1.
    pub by: Option<Author>,
    /// Copies made of the session have all steps up to this number.
    pub copied: u64,
    /// Steps in order, each with its number.
    pub steps: Vec<(u64, Vec<Edit>)>,
    /// When each of them was taken, as far as that is known.
    pub times: BTreeMap<u64, Timestamp>,
    /// The highest number in it, covered or not.
    pub last: u64,
    /// Lines that cannot be understood, without what is behind the last line end.
    pub broken: Vec<String>,
    /// There is a journal, and the system does not give it to us.
    pub unreadable: bool,
    /// It says for which content of the session file its steps are, and the file has another one: somebody else has
    /// written to it in between.
    pub of_another_file: bool,
    /// It says for which content its steps are.
    pub says_of_which: bool,
    /// The session file as it is has all steps up to this number.
    covered: u64,
    /// A session file that was saved had all steps up to this number.
    saved: u64,
    /// All that was read; `None` where there was nothing to read.
    pub(super) read: Option<Fingerprint>,
    /// Journals beside it that could not be read once, and whose steps are among these now.
    pub absorbed: Vec<PathBuf>,
}

impl Contents {
    /// What the journal at `path` holds that no save of the session file has had. `saved` is what that holds now: where it is
    /// not what was saved last, the [file is another one](Self::of_another_file), and what it may lack counts as well.
    pub fn unsaved(files: &dyn Files, path: &Path, saved: Fingerprint) -> Self {
        let mut contents = Self::read(files, path, saved);
        contents.of_another_file |= contents.covered < contents.saved;
        // Where somebody has put another one in its place, what was saved is here and perhaps nowhere else.
        let through = if contents.of_another_file { contents.covered } else { contents.saved };
        contents.steps.retain(|(number, _)| *number > through);
        contents
    }

    /// What the journal at `path` holds beyond a session file of content `saved`. A journal that is not there is empty.
    pub fn read(files: &dyn Files, path: &Path, saved: Fingerprint) -> Self {
        let bytes = match read_all(files, path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let unreadable = error.kind() != io::ErrorKind::NotFound;
                return Self { unreadable, ..Self::default() };
            }
        };
        let whole = memchr::memrchr(b'\n', &bytes).map_or(0, |end| end + 1);
        let text = String::from_utf8_lossy(&bytes[..whole]);
        let mut contents = Self { read: Some(Fingerprint::of(&bytes)), ..Self::default() };
        let mut is_of_this = false;
        let mut at = None;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match options().from_str(line) {
                Ok(Line::At(time)) => at = Some(time),
                Ok(Line::Step(number, edits)) => {
                    contents.times.extend(at.take().map(|at| (number, at)));
                    contents.last = contents.last.max(number);
                    contents.steps.push((number, edits));
                }
                Ok(Line::Covers(through, fingerprint)) => {
                    contents.says_of_which = true;
                    if fingerprint == saved {
                        is_of_this = true;
                        contents.covered = contents.covered.max(through);
                    }
                }
                Ok(Line::Journal(_, session, path)) => contents.of = Some((session, path)),
                Ok(Line::Saved(through)) => contents.saved = contents.saved.max(through),
                Ok(Line::By(author)) => contents.by = Some(author),
                Ok(Line::Copied(through, _)) => contents.copied = contents.copied.max(through),
                Err(_) => contents.broken.push(line.to_owned()),
            }
        }
        let covered = contents.covered;
        contents.steps.retain(|(number, _)| *number > covered);
        contents.of_another_file = contents.says_of_which && !is_of_this;
        contents
    }

    /// Whether the journal at `path` is still as it was read.
    pub(in crate::store) fn is_current(&self, files: &dyn Files, path: &Path) -> bool {
        match files.open(path).and_then(|mut file| Fingerprint::read(&mut file)) {
            // Whatever it holds, it is put aside as it is.
            _ if self.unreadable => true,
            Ok(found) => self.read == Some(found),
            Err(error) => self.read.is_none() && error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Whether every step is in a copy that was made of the session.
    pub fn is_copied(&self) -> bool {
        self.broken.is_empty() && self.steps.iter().all(|(number, _)| *number <= self.copied)
    }

    /// When the first and the last of those steps were taken that are meant, as far as that is known.
    pub fn span(&self, is_meant: impl Fn(u64) -> bool) -> Option<(Timestamp, Timestamp)> {
        let meant = self.steps.iter().map(|(number, _)| *number).filter(|number| is_meant(*number));
        let times: Vec<_> = meant.filter_map(|number| self.times.get(&number)).collect();
        Some((**times.iter().min()?, **times.iter().max()?))
    }

    /// Whether there is nothing to recover.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.broken.is_empty()
    }
}
