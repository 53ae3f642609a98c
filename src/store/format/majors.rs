//! The formats that there were, and how a file of each becomes a session of today.
//!
//! A *minor* step adds fields: an older program opens such a file to be read, and says what it does not know. A *major* step
//! changes what is there: it gets a room of its own beside [`first`], a row in [`READERS`], and a golden file in
//! `tests/golden/format` that has to open for ever. The file as it was needs no care here: the first save of every opening
//! keeps it as a version.

use ron::error::SpannedResult;

use crate::session::{FORMAT, Session};
use crate::store::refused::Why;

use super::first::{self, Aside};
use super::sniff;

/// Reads a text of one major format, and brings it to the session of today.
type Reader = fn(&str, Aside) -> SpannedResult<Session>;

/// Every major format, the oldest first.
const READERS: [(u16, Reader); 1] = [(1, first::read)];

/// Reads a text by the reader of the format that it says it has; where it says none that is known, by the newest.
pub fn read(text: &str, aside: Aside) -> SpannedResult<Session> {
    let said = sniff::format(text).map(|(major, _)| major);
    let of_major = READERS.iter().find(|(major, _)| Some(*major) == said);
    let (_, reader) = of_major.unwrap_or(&READERS[READERS.len() - 1]);
    reader(text, aside)
}

/// Why a format is not one that this version reads.
pub fn foreign(format @ (major, minor): (u16, u16)) -> Option<Why> {
    if READERS.iter().any(|(known, _)| *known == major) {
        return None;
    }
    Some(if format > FORMAT { Why::Newer { major, minor } } else { Why::NoSuchFormat { major, minor } })
}

/// Whether a format is one of ours with something more in it.
pub fn is_higher_minor((major, minor): (u16, u16)) -> bool {
    major == FORMAT.0 && minor > FORMAT.1
}
