//! What is in recovery: when somebody has to be asked about it, and what it is in words.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::atomic::folder_of;
use super::failure::{Failure, FailureKind};
use super::files::Files;
use super::fingerprint::Fingerprint;
use super::journal::{Author, Contents, Draft, line_of};
use super::lock::{Held, held};
use super::machine::Machine;
use super::opening::Opened;
use super::places::Places;
use crate::session::Session;
use crate::session::edit::{Change, Edit};

/// Why somebody has to be asked before a session goes on with what its journal holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// How many steps were brought back.
    pub recovered: usize,
    /// How many edits fit nowhere any more, or cannot be read.
    pub unapplied: usize,
    /// There is a journal, and the system does not give it to us.
    pub unreadable: bool,
    /// Who wrote it, where it says so.
    pub by: Option<Author>,
    /// When the first and the last change were made that are asked about, where it says so.
    pub times: Option<(Timestamp, Timestamp)>,
    /// That was another machine, or somebody else.
    pub elsewhere: bool,
    /// Somebody else has written to the file since.
    pub changed: bool,
    /// What it holds, a line for each edit.
    pub text: Vec<Told>,
}

/// What recovery tells of one edit. What no screen shows is not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// In these words.
    Words(String),
    /// A sensitive note or measure.
    Sensitive,
    /// The event sheet, which has the private names in it.
    Event,
}

impl Opened {
    /// What there is to ask about, on the machine `here`. After a power cut there usually is nothing: the same machine, the
    /// file as it was, and every step fits. Where the file is another one, taking the steps in may undo what somebody else
    /// has written.
    pub fn doubt(&self, here: &Machine) -> Option<Doubt> {
        let by = self.journal.by.clone();
        let elsewhere = by.as_ref().is_some_and(|by| !by.machine.is_same(here)) && self.recovered > 0;
        let changed = self.journal.of_another_file && self.recovered > 0;
        let asks_of_all = elsewhere || changed;
        if self.unapplied == 0 && !asks_of_all {
            return None;
        }
        let mut text = if asks_of_all { lines_of(&self.journal) } else { Vec::new() };
        if !asks_of_all {
            text.extend(self.replayed.unapplied.iter().map(|(number, edit)| line_for(*number, edit)));
            text.extend(self.journal.broken.iter().map(|line| raw(line)));
        }
        let is_meant = |number| asks_of_all || self.replayed.unapplied.iter().any(|(left, _)| *left == number);
        Some(Doubt {
            times: self.journal.span(is_meant),
            recovered: self.recovered,
            unapplied: self.unapplied,
            unreadable: self.journal.unreadable,
            by,
            elsewhere,
            changed,
            text,
        })
    }

    /// Puts the journal aside, so that the file opens as it is. Nothing of it is lost; returns where it lies. A journal
    /// that another window has by now stays its.
    pub fn put_journal_aside(&self, files: &dyn Files, places: &Places) -> Result<PathBuf, Failure> {
        let journal = places.journal(self.session.id, &self.path);
        // While the question was open, another window may have begun to write into it.
        if let Some(held) = held(files, &self.path, &journal).filter(Held::is_certain) {
            return Err(Failure::new(&self.path, FailureKind::InUse(held)));
        }
        // Those that could not be read once stay beside it: they would be read again the next time.
        let found = std::iter::once(&journal).chain(&self.journal.absorbed).filter(|path| files.stat(path).is_ok());
        let mut kept = journal.with_extension("aside");
        for path in found {
            kept = put_aside(files, path)?;
        }
        Ok(kept)
    }
}

/// A copy was just made at `path`: a journal of an earlier one of that name, which was taken away by hand, is not its. Returns
/// where it lies, if it holds anything that is in no other file.
pub fn put_stale_aside(
    files: &dyn Files,
    places: &Places,
    session: &Session,
    path: &Path,
) -> Result<Option<PathBuf>, Failure> {
    let journal = places.journal(session.id, path);
    if files.stat(&journal).is_err() || files.is_locked(&journal).unwrap_or(false) {
        return Ok(None);
    }
    let contents = Contents::read(files, &journal, Fingerprint::of(b""));
    let holds_something = contents.unreadable || !(contents.is_empty() || contents.is_copied());
    put_aside(files, &journal).map(|aside| holds_something.then_some(aside))
}

/// What stood in the capture line goes along into a copy that is opened instead of the file. Without it nothing is lost: the
/// draft of the file stays.
pub fn carry_draft(files: &dyn Files, places: &Places, session: &Session, from: &Path, to: &Path) {
    let Some(draft) = Draft::read(files, &places.draft(session.id, from)).filter(|_| from != to) else {
        return;
    };
    if let Err(failure) = Draft::write(files, &places.draft(session.id, to), &draft) {
        log::warn!("the line as it stood does not go along: {failure}");
    }
}

/// How many names are tried before something else must be wrong.
const MOST_NAMES: u32 = 1000;

/// Gives a journal a name under which it is kept and not read again: `….aside`, or the first of `….aside-2`… that is free.
pub fn put_aside(files: &dyn Files, journal: &Path) -> Result<PathBuf, Failure> {
    for number in 1..MOST_NAMES {
        let ending = if number == 1 { "aside".to_owned() } else { format!("aside-{number}") };
        let aside = journal.with_extension(ending);
        match files.rename_new(journal, &aside) {
            Ok(()) => {
                // Or a power cut brings it back under its name, and somebody is asked again about what was decided: that is
                // the worst of it, and it is done all the same.
                if let Err(error) = files.sync_folder(folder_of(journal)) {
                    log::warn!("a power cut may bring a journal back that was put aside: {error}");
                }
                return Ok(aside);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Failure::from_io(journal, &error)),
        }
    }
    Err(Failure::new(journal, FailureKind::Exists))
}

/// Something in recovery for a file that is not there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The file.
    pub path: PathBuf,
    /// How many steps.
    pub steps: usize,
}

/// What waits in recovery for files that are not there. Reads the journals: not on a thread that draws.
///
/// Of a file that is there, opening it tells; what a copy has already is not told of again.
pub fn waiting(files: &dyn Files, places: &Places) -> Vec<Waiting> {
    let mut paths = files.list(&places.journals()).unwrap_or_default();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "journal"));
    paths.sort();
    paths.into_iter().filter_map(|journal| waits(files, &journal)).collect()
}

fn waits(files: &dyn Files, journal: &Path) -> Option<Waiting> {
    let contents = Contents::read(files, journal, Fingerprint::of(b""));
    let (_, path) = contents.of.as_ref()?;
    let path = PathBuf::from(path);
    // A path that is no Unicode is not in the journal as it is.
    let is_its = journal.file_name()?.to_str()?.ends_with(&Places::journal_ending(&path));
    let is_missing = files
        .stat(&path)
        .is_err_and(|error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory));
    let waits = is_its && is_missing && !contents.is_copied() && !files.is_locked(journal).unwrap_or(false);
    waits.then_some(Waiting { path, steps: contents.steps.len() })
}

/// What a journal holds, a line for each edit.
pub fn lines_of(contents: &Contents) -> Vec<Told> {
    let edits = contents.steps.iter().flat_map(|(number, edits)| edits.iter().map(|edit| line_for(*number, edit)));
    edits.chain(contents.broken.iter().map(|line| raw(line))).collect()
}

/// An edit for people: of a note or a measure its words, of anything else the line of the journal.
fn line_for(number: u64, edit: &Edit) -> Told {
    match edit {
        Edit::Note(Change::Insert(_, note) | Change::Replace(note)) if note.sensitive => Told::Sensitive,
        Edit::Note(Change::Insert(_, note) | Change::Replace(note)) => Told::Words(match note.at {
            Some(at) => format!("{}  {}", at.hour_minute(), note.text),
            None => note.text.clone(),
        }),
        Edit::Measure(Change::Insert(_, measure) | Change::Replace(measure)) if measure.sensitive => Told::Sensitive,
        Edit::Measure(Change::Insert(_, measure) | Change::Replace(measure)) if !measure.action.is_empty() => {
            Told::Words(format!("{}  {}", measure.number, measure.action))
        }
        Edit::Workshop(_) => Told::Event,
        other => raw(&line_of(number, other)),
    }
}

/// A line as it stands there, unless it has something in it that is not for the screen.
fn raw(line: &str) -> Told {
    if line.contains("private_names") {
        Told::Event
    } else if line.contains("sensitive") {
        Told::Sensitive
    } else {
        Told::Words(line.trim_end().to_owned())
    }
}
