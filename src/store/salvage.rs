//! What can be understood of a broken session file, line by line. Pure: bytes in, a session and what is left of them out.
//!
//! One record is one line, so a file that is cut short, has zeros in it or a single broken record is still mostly whole.
//! Nothing is dropped: what cannot be read is handed back as it stands. What the broken parts of the file lack is taken
//! from an earlier version of it where there is one, and what only has its name there gets a stand-in.

mod gaps;
mod lines;
mod pieces;
mod stand_in;

use uuid::Uuid;

use self::lines::Lines;
use super::format::{STACK, settled};
use super::twins::{self, Twin};
use crate::session::{FORMAT, Session, SessionId};

pub use self::pieces::Unread;
pub(super) use self::stand_in::stand_in_for;

/// A session made of what a broken file still says.
#[derive(Clone, Debug, PartialEq)]
pub struct Salvaged {
    /// The session. It fits together, and can be written and read.
    pub session: Session,
    /// How many notes of the file could be read.
    pub notes: usize,
    /// How many pieces of the list of notes could not.
    pub unread_notes: usize,
    /// How many records of any kind could be read.
    pub records: usize,
    /// What could not be read, in its order.
    pub unread: Vec<Unread>,
    /// How many notes the file no longer has, and the earlier version did.
    pub from_version: usize,
    /// Where that was taken from what the file itself no longer says.
    pub frame: Frame,
    /// How many agencies, elements and items are there by name only, because something refers to them.
    pub stand_ins: usize,
    /// Records that had the id of another one, and have one of their own now.
    pub twins: Vec<Twin>,
}

/// Where the parts come from that are not notes: event, agencies, elements, agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// All of it from the file.
    Whole,
    /// What the file lacks from the earlier version.
    Version,
    /// What the file lacks is not there: it begins as an empty session does.
    Empty,
}

/// Reads what can be read. `version` is an earlier state of the same session, `empty` a session with nothing in it;
/// `new_id` gives ids that are new. `None` where no record at all can be read.
pub fn salvage(
    bytes: &[u8],
    version: Option<&Session>,
    empty: &Session,
    new_id: &mut (dyn FnMut() -> Uuid + Send),
) -> Option<Salvaged> {
    // A record may nest as deep as it is allowed to.
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().name("salvage".to_owned()).stack_size(STACK);
        worker.spawn_scoped(scope, || on_this_stack(bytes, version, empty, new_id)).ok()?.join().ok()?
    })
}

fn on_this_stack(
    bytes: &[u8],
    version: Option<&Session>,
    empty: &Session,
    new_id: &mut (dyn FnMut() -> Uuid + Send),
) -> Option<Salvaged> {
    let lines = Lines::read(bytes);
    if lines.records() == 0 {
        return None;
    }
    let (notes, records) = (lines.notes.len(), lines.records());
    let base = version.unwrap_or(empty);
    let frame = match (lines.frame_is_whole(), version) {
        (true, _) => Frame::Whole,
        (false, Some(_)) => Frame::Version,
        (false, None) => Frame::Empty,
    };
    let (unread, unread_notes) = (lines.unread.clone(), lines.unread_notes());
    let id = lines.id.or(version.map(|version| version.id)).unwrap_or_else(|| SessionId(new_id()));
    let mut session = gaps::fill(lines, base, id);
    let from_version = session.notes.len() - notes;
    session.format = FORMAT;
    let twins = twins::settle(&mut session, new_id);
    let stand_ins = stand_in_for(&mut session);
    let session = settled(session)?;
    Some(Salvaged { session, notes, unread_notes, records, unread, from_version, frame, stand_ins, twins })
}
