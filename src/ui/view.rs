//! What a view is given to look at.

use std::collections::HashSet;
use std::sync::Arc;

use egui::Vec2;
use jiff::Timestamp;

use super::{papers, theme, versions};
use crate::command::Circumstances;
use crate::session::history::StepName;
use crate::session::index::Index;
use crate::session::permitted::{WallMode, WallView};
use crate::session::timing::Standing;
use crate::session::{NoteId, Session};

/// Everything that a view may look at.
pub struct View<'a> {
    /// The record.
    pub session: &'a Session,
    /// What is derived from its notes.
    pub index: &'a Index,
    /// Grows with every change of the record: caches hang on it.
    pub revision: u64,
    /// The same, but while something is typed into a field: for what takes a walk through the record.
    pub whole_revision: u64,
    /// Where the room stands now.
    pub standing: &'a Standing,
    /// Now.
    pub now: Timestamp,
    /// How time is kept on this day.
    pub timekeeping: Timekeeping,
    /// How many times as fast as the machine's clock the room's clock goes: 1, but for a rehearsal.
    pub rate: u32,
    /// What undo would take back.
    pub undo: Option<StepName>,
    /// What redo would do again.
    pub redo: Option<StepName>,
    /// Whether all of it is on disk.
    pub save: &'a SaveState,
    /// Notes that are on their way to the journal: their rows show no time yet.
    pub pending: &'a HashSet<NoteId>,
    /// The wall and its window.
    pub wall: &'a WallStatus,
    /// The paper that was built last, and what became of writing it.
    pub papers: &'a papers::Desk,
    /// Earlier versions, and what stands beside today.
    pub versions: &'a versions::Desk,
    /// The file is no longer what was last read or written here.
    pub changed: Option<&'a versions::FileChange>,
    /// What commands depend on, as it was when the pass began.
    pub circumstances: Circumstances,
    /// Name of the file, without its folder.
    pub file_name: &'a str,
    /// Why the session is only looked at; `None` where it is worked on.
    pub read_only: Option<&'a ReadOnly>,
}

/// How time is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timekeeping {
    /// Not asked yet, or a workshop day: timers are live.
    #[default]
    Live,
    /// The room was long ago: no timers, unknown times stay unknown.
    Afterwards,
    /// A copy to try things with; nothing of it is kept.
    Rehearsal,
}

/// Whether all of the record is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Yes, since this time of day.
    Saved(String),
    /// In a moment.
    Saving,
    /// No: why, and whether the recovery has it.
    NotSaved {
        /// One line that says why.
        why: String,
        /// Every note is in the journal all the same.
        in_recovery: bool,
    },
    /// It is not meant to be: a rehearsal.
    NotKept,
    /// It is only looked at: why, in a few words.
    ReadOnly(String),
}

/// Why a session is only looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOnly {
    /// In a few words, for the corner of the window.
    pub short: String,
    /// In full, a line each; the first one says it all in short.
    pub lines: Vec<String>,
    /// What a copy of it would be.
    pub copy: String,
}

/// The wall and its window.
#[derive(Clone, Debug, PartialEq)]
pub struct WallStatus {
    /// Its window is open.
    pub open: bool,
    /// It covers a whole screen.
    pub full_screen: bool,
    /// It holds what it shows.
    pub frozen: bool,
    /// It is dark.
    pub black: bool,
    /// What it shows.
    pub mode: WallMode,
    /// Its colours.
    pub look: theme::WallLook,
    /// The screen that it is on, as the system names it; empty while unknown.
    pub screen: String,
    /// The screens that there are, in the order of the system.
    pub screens: Vec<ScreenChoice>,
    /// Its window is wanted as an ordinary one, whatever screens there are.
    pub as_window: bool,
    /// Size of its window in points.
    pub size: Vec2,
    /// Exactly what it shows.
    pub view: Arc<WallView>,
}

/// A screen that the wall can be put on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenChoice {
    /// As the system calls it; may be empty.
    pub name: String,
    /// Width and height in physical pixels.
    pub size: (u32, u32),
    /// The wall fills it, or would as soon as it is opened.
    pub for_wall: bool,
    /// The console is on it.
    pub has_console: bool,
}
