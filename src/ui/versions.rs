//! Earlier versions, and the file as another program has left it: what the views are given, and what they ask for.

pub(super) mod list;
pub(super) mod news;
pub(super) mod row;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use crate::session::difference::{Difference, Record, Side};
use crate::session::{NoteId, Session};
use crate::t;

/// What the program has found out. It fills this on threads; views read it.
#[derive(Debug, Default)]
pub struct Desk {
    /// The versions of the file, the newest first; `None` while they are looked for.
    pub kept: Option<Vec<Version>>,
    /// Why they could not be looked for.
    pub unlisted: Option<String>,
    /// The folder that they are in.
    pub folder: String,
    /// What is looked at beside today, as it was compared last.
    pub shown: Option<Arc<Shown>>,
    /// What cannot be read, and why.
    pub unreadable: Option<(Source, String)>,
}

/// A version of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it was kept.
    pub at: Timestamp,
    /// Why, where that is known: `as opened`.
    pub why: Option<Cow<'static, str>>,
    /// Where it is.
    pub path: PathBuf,
    /// How many notes it has; `None` where nobody has counted them.
    pub notes: Option<usize>,
    /// How long it is, in bytes.
    pub len: Option<u64>,
}

/// What stands beside today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The version at this path.
    Version(PathBuf),
    /// The file as another program has left it, by the hash of what it holds.
    File(u64),
}

/// Another state of the record beside the open one.
#[derive(Debug)]
pub struct Shown {
    /// Where it comes from.
    pub source: Source,
    /// It.
    pub there: Arc<Session>,
    /// Its sensitive notes: their texts, and those of measures that grew out of them, are covered.
    pub sensitive: std::collections::HashSet<NoteId>,
    /// What tells it from the open one.
    pub difference: Difference,
    /// The lines of the list: heads and what stands under them.
    pub lines: Vec<Line>,
    /// The revision of the open record that it was compared with.
    pub revision: u64,
    /// It is another session altogether.
    pub is_other: bool,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The head over what is on a side, and how much that is.
    Head(Side, usize),
    /// The record at this place in [`Difference::all`].
    Record(usize),
}

impl Shown {
    /// Compares; takes as long as there are notes, so not on the thread that draws.
    pub fn new(source: Source, here: &Session, there: Arc<Session>, revision: u64) -> Self {
        there.learn_places();
        let difference = Difference::between(here, &there);
        let mut lines = Vec::new();
        for side in Side::ALL {
            let count = difference.count(side);
            if count > 0 {
                lines.push(Line::Head(side, count));
                let of_side = difference.all.iter().enumerate().filter(|(_, differing)| differing.side == side);
                lines.extend(of_side.map(|(at, _)| Line::Record(at)));
            }
        }
        let (sensitive, is_other) = (there.sensitive_notes(), there.id != here.id);
        Self { source, there, sensitive, difference, lines, revision, is_other }
    }

    /// Of another session altogether: which it is.
    pub fn other_session(&self) -> String {
        let title = self.there.workshop.title.trim();
        let has_title = if title.is_empty() { "no" } else { "yes" };
        let of = if matches!(self.source, Source::File(_)) { "file" } else { "version" };
        t!("difference-other-session", of = of, title = title, has = has_title, count = self.there.notes.len())
    }

    /// Whether everything from here is there as it is here: whoever takes it whole leaves nothing behind.
    pub fn only_adds(&self) -> bool {
        self.difference.all.iter().all(|differing| differing.side == Side::There)
    }
}

/// The file is no longer what was last read or written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// The hash of what it holds now.
    pub hash: u64,
    /// Why it cannot be read: what is wrong with it, and where.
    pub unreadable: Option<String>,
    /// That is because it holds something that is not known here. Otherwise it may be half there still.
    pub unknown: bool,
}

/// What is asked for here.
#[derive(Clone, Debug, PartialEq)]
pub enum VersionsAsk {
    /// Look once more which versions there are.
    List,
    /// Put this beside today.
    Look(Source),
    /// Take these records from what stands beside today.
    Take(Vec<Record>),
    /// Make everything as it is there.
    TakeAll,
    /// Write the version at this path to another file.
    SaveCopy(PathBuf),
    /// Let ours take the place of what another program has written.
    KeepOurs,
    /// Take these records in from the changed file, and save both together.
    TakeIn(Vec<Record>),
    /// Remove journal, draft and versions of the open session.
    DeleteTraces,
}
