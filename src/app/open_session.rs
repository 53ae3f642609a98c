//! The open session: record, history, what is derived from it, and how much of it is on disk.

mod foreign;
mod moving;
mod saving;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

pub use self::saving::NotWritten;
use self::saving::time_of_day;
use crate::clock::Clock;
use crate::session::edit::{Edit, EditError};
use crate::session::history::{Field, History, Moved, Place, Step};
use crate::session::index::Index;
use crate::session::run;
use crate::session::{Floor, NoteId, Session};
use crate::store::{Draft, Failure, Foreign, Opened, Saver};
use crate::ui::{ReadOnly, SaveState, Timekeeping};

/// The open session.
pub struct OpenSession {
    session: Session,
    history: History,
    index: Index,
    revision: u64,
    /// The revision with which the last whole step came, or with which typing into a field ended.
    whole: u64,
    /// The field that is being typed into, as steps name it.
    typed: Option<(Option<Place>, Field)>,
    path: PathBuf,
    /// `None` for a rehearsal, of which nothing is kept, and for what is only looked at.
    saver: Option<Saver>,
    /// Why it is only looked at, if it is.
    read_only: Option<Box<ReadOnly>>,
    save_state: SaveState,
    /// The file could not be written when that was last tried.
    file_failed: bool,
    /// The file was gone and was made again, until somebody asks.
    made_again: bool,
    /// When the first change was made that no save has.
    unsaved_since: Option<Timestamp>,
    /// What was entered since a copy was begun to be made of it.
    since_copy: Option<Vec<Vec<Edit>>>,
    /// Since when the journal has not answered.
    journal_waits_since: Option<Timestamp>,
    /// Since when it is being written, and the disk has not answered.
    saving_since: Option<Timestamp>,
    /// It is being written so that the window can close: the number to ask the saver with.
    settling: Option<u64>,
    /// The disk is not waited for any more.
    given_up: bool,
    /// Notes whose step is not in the journal yet.
    pending: HashSet<NoteId>,
    /// The number of the step of each of those.
    numbers: HashMap<NoteId, u64>,
    draft: Option<Draft>,
    /// What another program has put in the place of the file.
    foreign: Option<Arc<Foreign>>,
    /// How deleting all traces went, until somebody asks.
    forgotten: Option<Result<(), Failure>>,
    /// What follows the next change breaks off, for tests.
    pub(super) breaks: bool,
    /// How time is kept.
    pub timekeeping: Timekeeping,
}

impl OpenSession {
    /// Takes over a session that was opened, with the saver that looks after it.
    pub fn new(opened: Opened, index: Index, saver: Saver, clock: &dyn Clock) -> Self {
        let now = clock.now();
        // What came back from the journal is in no file yet.
        let unsaved = opened.recovered > 0;
        Self {
            saver: Some(saver),
            save_state: if unsaved { SaveState::Saving } else { SaveState::Saved(time_of_day(&opened.session, now)) },
            unsaved_since: unsaved.then_some(now),
            draft: opened.draft,
            ..Self::not_kept(opened.session, index, opened.path)
        }
    }

    /// A session that was opened to be looked at. Nothing of it is written, and nothing in it is changed but where the room
    /// is: that is how one looks around, and it is not kept.
    pub fn looked_at(why: ReadOnly, opened: Opened, index: Index) -> Self {
        Self {
            save_state: SaveState::ReadOnly(why.short.clone()),
            read_only: Some(Box::new(why)),
            ..Self::not_kept(opened.session, index, opened.path)
        }
    }

    /// A copy to try the day with from its beginning, kept nowhere.
    #[must_use]
    pub fn rehearsal(&self) -> Self {
        Self {
            revision: self.revision + 1,
            whole: self.revision + 1,
            timekeeping: Timekeeping::Rehearsal,
            ..Self::not_kept(run::as_planned(&self.session), self.index.clone(), self.path.clone())
        }
    }

    fn not_kept(session: Session, index: Index, path: PathBuf) -> Self {
        Self {
            session,
            history: History::default(),
            index,
            revision: 0,
            whole: 0,
            typed: None,
            path,
            saver: None,
            read_only: None,
            save_state: SaveState::NotKept,
            unsaved_since: None,
            pending: HashSet::new(),
            numbers: HashMap::new(),
            draft: None,
            file_failed: false,
            made_again: false,
            since_copy: None,
            journal_waits_since: None,
            saving_since: None,
            settling: None,
            given_up: false,
            foreign: None,
            forgotten: None,
            breaks: false,
            timekeeping: Timekeeping::default(),
        }
    }

    /// The record.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What is derived from its notes.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Undo and redo.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Grows with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Grows with every change too, but not with each letter of what is typed into a field: with the first one, and when
    /// the typing ends. What takes a walk through the record is looked for as often as that.
    pub fn whole_revision(&self) -> u64 {
        self.whole
    }

    /// Where it is on disk.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// A name that a copy of it could have.
    pub fn name_for_copy(&self) -> String {
        format!("{} 2.ron", self.path.file_stem().unwrap_or_default().to_string_lossy())
    }

    /// Whether all of it is on disk.
    pub fn save_state(&self) -> &SaveState {
        &self.save_state
    }

    /// Why it is only looked at; `None` where it is worked on.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_deref()
    }

    /// Notes that are on their way to the journal.
    pub fn pending(&self) -> &HashSet<NoteId> {
        &self.pending
    }

    /// Carries a step out and remembers it. A step without edits is nothing.
    pub fn take(&mut self, step: Step, now: Timestamp) -> Result<(), EditError> {
        if step.edits.is_empty() {
            return Ok(());
        }
        let edits = step.edits.clone();
        let typed = step.joins.map(|field| (step.place.clone(), field));
        let inverses = self.history.take(&mut self.session, step)?;
        self.changed(&edits, &inverses, now);
        if typed.is_none() || typed != self.typed {
            self.whole = self.revision;
        }
        self.typed = typed;
        Ok(())
    }

    /// Takes the last step back.
    pub fn undo(&mut self, now: Timestamp) -> Result<Option<Moved>, EditError> {
        let moved = self.history.undo(&mut self.session)?;
        Ok(self.moved(moved, now))
    }

    /// Does the last undone step again.
    pub fn redo(&mut self, now: Timestamp) -> Result<Option<Moved>, EditError> {
        let moved = self.history.redo(&mut self.session)?;
        Ok(self.moved(moved, now))
    }

    fn moved(&mut self, moved: Option<Moved>, now: Timestamp) -> Option<Moved> {
        let moved = moved?;
        self.changed(&moved.edits, &moved.inverses, now);
        (self.whole, self.typed) = (self.revision, None);
        Some(moved)
    }

    /// Puts the room somewhere else; not in the history.
    pub fn set_floor(&mut self, floor: Floor, now: Timestamp) {
        if floor == self.session.floor {
            return;
        }
        let edit = Edit::Floor(floor);
        if let Ok(inverse) = self.session.apply(edit.clone()) {
            self.changed(&[edit], &[inverse], now);
        }
    }

    /// The next step joins nothing that was typed before.
    pub fn close_step(&mut self) {
        self.history.close_step();
        self.end_typing();
    }

    /// What was being typed is whole now. It may still be joined by what is typed into the same field next.
    pub fn end_typing(&mut self) {
        if self.typed.take().is_some() {
            self.whole = self.revision;
        }
    }

    /// What has to follow every change: the index, the journal, and the save to come.
    fn changed(&mut self, edits: &[Edit], inverses: &[Edit], now: Timestamp) {
        self.revision += 1;
        // First what keeps it: should anything after that break off, it is in the journal all the same.
        self.keep_edits(edits, now);
        assert!(!std::mem::take(&mut self.breaks), "broken for a test");
        self.index.follow(&self.session, edits, inverses);
    }

    fn keep_edits(&mut self, edits: &[Edit], now: Timestamp) {
        let Some(saver) = &self.saver else {
            return;
        };
        if let Some(since) = &mut self.since_copy {
            since.push(edits.to_vec());
        }
        let taken: Vec<NoteId> = edits.iter().filter_map(note_entered).collect();
        let number = saver.journal(edits.to_vec());
        for id in taken {
            self.pending.insert(id);
            self.numbers.insert(id, number);
        }
        self.unsaved_since.get_or_insert(now);
        if matches!(self.save_state, SaveState::Saved(_)) {
            self.save_state = SaveState::Saving;
        }
    }

    /// After something broke off, what is derived from the record may be behind it: it is made anew, and the file gets
    /// everything once more.
    pub fn make_anew(&mut self, now: Timestamp) {
        self.index = Index::new(&self.session);
        self.revision += 1;
        (self.whole, self.typed) = (self.revision, None);
        if self.saver.is_some() {
            self.unsaved_since.get_or_insert(now);
        }
    }
}

/// The note that an edit enters or changes.
fn note_entered(edit: &Edit) -> Option<NoteId> {
    use crate::session::edit::Change;
    match edit {
        Edit::Note(Change::Insert(_, note) | Change::Replace(note)) => Some(note.id),
        _ => None,
    }
}
