//! The journal: what was entered is on the disk before the session file is, and while that cannot be written.
//!
//! A text file in the data folder, one record a line. The first line names the session; each further one holds the edits
//! of one step, or says that a certain content of the session file has everything up to a certain step. A line counts as
//! soon as its line end is there, so the torn line of a killed process is no line.
//!
//! What the session file has stays in the journal until a version of the file has it, too: should the file itself be lost
//! or damaged, the newest version and the journal together are everything that was entered.

mod aside;
mod contents;
mod draft;
mod replay;

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::atomic::{Expected, folder_of, replace};
use super::failure::Failure;
use super::files::{Files, Writing};
use super::fingerprint::Fingerprint;
use super::format::{options, tidy};
use super::machine::Machine;
use super::reading::read_all;
use crate::session::SessionId;
use crate::session::edit::Edit;

pub use self::contents::Contents;
pub use self::draft::Draft;
pub use self::replay::{Replayed, replay};

pub(super) use self::aside::{Aside, absorb};

/// The journal of an open session.
///
/// It keeps the lines that no saved file covers yet: after trouble with its own file it begins a new one from them.
pub struct Journal {
    files: Arc<dyn Files>,
    path: PathBuf,
    first: String,
    /// Which content of the session file the lines are for, and up to which step it has everything.
    base: Option<(u64, Fingerprint)>,
    /// Entered and not covered: number and line. Those from `written` on are not in the file yet.
    lines: VecDeque<(u64, String)>,
    written: usize,
    /// The highest number taken in or covered.
    last: u64,
    /// When the steps are taken that come now.
    now: Option<Timestamp>,
    /// A copy has all steps up to this number.
    copied: Option<(u64, String)>,
    /// `None` until there is something to write, and after trouble.
    file: Option<Box<dyn Writing>>,
    /// After trouble: what the file has is not what is known here. It may have a step without the one that takes it back.
    is_stale: bool,
    /// What must not go when the file is written anew.
    aside: Aside,
}

/// Who wrote a journal, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Where, and as whom.
    pub machine: Machine,
    /// When the session was opened.
    pub since: Timestamp,
}

/// One line of the file.
#[derive(Serialize, Deserialize)]
enum Line {
    /// The session file has had all steps up to this number. Since version 2.
    Saved(u64),
    /// Version of the journal, session, its path as a hint for people.
    Journal(u32, SessionId, String),
    /// Who writes the lines from here on. Since version 2.
    By(Author),
    /// A copy of the session elsewhere has all steps up to this number. Since version 2.
    Copied(u64, String),
    /// When the step in the next line was taken. Since version 3.
    At(Timestamp),
    /// Number and edits of one step.
    Step(u64, Vec<Edit>),
    /// A session file of this content has all steps up to this number.
    Covers(u64, Fingerprint),
}

/// Version 2 says who writes, version 3 when. Journals of earlier versions are read as before.
const VERSION: u32 = 3;

impl Line {
    fn text(&self) -> Result<String, ron::Error> {
        options().to_string(self).map(|line| tidy(line) + "\n")
    }
}

impl Journal {
    /// The journal file at `path` of a session that lives at `of`. Nothing is touched until there is something to write.
    ///
    /// `contents` is what the file holds; its steps stay until a save covers them.
    pub fn new(files: Arc<dyn Files>, path: PathBuf, session: SessionId, of: &Path, contents: &Contents) -> Self {
        let header = Line::Journal(VERSION, session, of.display().to_string());
        // A header that cannot be written is none: everything else still is, and reads.
        let first = header.text().unwrap_or_default();
        let step = |(number, edits): &(u64, Vec<Edit>)| {
            let line = step_line(contents.times.get(number).copied(), *number, edits.clone()).ok()?;
            Some((*number, line))
        };
        let lines = contents.steps.iter().filter_map(step).collect();
        let (base, aside) = (None, Aside::default());
        Self {
            files,
            path,
            first,
            base,
            lines,
            written: 0,
            last: contents.last,
            now: None,
            copied: None,
            file: None,
            is_stale: false,
            aside,
        }
    }

    /// The same, for a session file of this content: should it have another one at the next opening, that can be told.
    #[must_use]
    pub fn on(mut self, file: Fingerprint) -> Self {
        let before = self.lines.front().map_or(self.last, |(number, _)| number.saturating_sub(1));
        self.base = Some((before, file));
        self
    }

    fn base_line(&self) -> String {
        let line = self.base.and_then(|(through, file)| Line::Covers(through, file).text().ok());
        line.unwrap_or_default()
    }

    /// The same, with what has to be put aside before its file is written.
    #[must_use]
    pub(super) fn after(mut self, aside: Aside) -> Self {
        self.aside = aside;
        self
    }

    /// The same journal, which says who writes it.
    #[must_use]
    pub fn by(mut self, author: Author) -> Self {
        self.first.push_str(&Line::By(author).text().unwrap_or_default());
        self
    }

    fn copied_line(&self) -> Option<String> {
        let (through, copy) = self.copied.clone()?;
        Line::Copied(through, copy).text().ok()
    }

    /// The steps that come now are taken at this time.
    pub fn set_time(&mut self, now: Timestamp) {
        self.now = Timestamp::from_second(now.as_second()).ok();
    }

    /// Takes a step in. It is on the disk after the next [`flush`](Self::flush).
    pub fn push(&mut self, number: u64, edits: Vec<Edit>) {
        self.last = self.last.max(number);
        match step_line(self.now, number, edits) {
            Ok(line) => self.lines.push_back((number, line)),
            // Our types have no such value; and the session file will have the step in a second.
            Err(error) => log::error!("step {number} cannot be written to the journal: {error}"),
        }
    }

    /// The highest number taken in: safe after a [`flush`](Self::flush).
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Makes the file, so that others see that the session is open.
    pub fn hold(&mut self) -> Result<(), Failure> {
        if self.file.is_none() { self.begin() } else { Ok(()) }
    }

    /// Writes what is not in the file yet, and waits until it is on the disk.
    ///
    /// After a failure the next call begins a new file: what became of the old one's end is not known.
    pub fn flush(&mut self) -> Result<(), Failure> {
        if self.written == self.lines.len() && (self.file.is_some() || self.lines.is_empty() && !self.is_stale) {
            return Ok(());
        }
        let Some(file) = &mut self.file else {
            return self.begin();
        };
        let new: String = self.lines.range(self.written..).map(|(_, line)| line.as_str()).collect();
        if let Err(error) = file.write_all(new.as_bytes()).and_then(|()| file.sync()) {
            self.mistrust_file();
            return Err(Failure::from_io(&self.path, &error));
        }
        self.written = self.lines.len();
        Ok(())
    }

    /// What is in the file is not known any more: the next [`flush`](Self::flush) writes it anew.
    pub fn mistrust_file(&mut self) {
        self.file = None;
        self.written = 0;
        self.is_stale = true;
    }

    /// Writes the whole file anew.
    fn begin(&mut self) -> Result<(), Failure> {
        self.aside.put(&*self.files, &self.path)?;
        let io = |error| Failure::from_io(&self.path, &error);
        self.files.create_folder(folder_of(&self.path)).map_err(io)?;
        let text: String = [&self.first, &self.base_line()]
            .into_iter()
            .chain(self.lines.iter().map(|(_, line)| line))
            .chain(&self.copied_line())
            .cloned()
            .collect();
        replace(&*self.files, &self.path, Expected::Anything, text.as_bytes(), &mut || {})?;
        let mut file = self.files.append(&self.path).map_err(io)?;
        // For as long as this process lives: nobody else shall write to this session meanwhile. A share that knows no
        // locks is no reason not to keep what is entered.
        if let Err(error) = take_lock(&mut *file) {
            log::warn!("the journal cannot be locked: {error}");
        }
        self.file = Some(file);
        self.written = self.lines.len();
        self.is_stale = false;
        self.aside.clear(&*self.files);
        Ok(())
    }

    /// Begins the file anew: what a save has covered is not in it any more.
    pub fn begin_anew(&mut self) -> Result<(), Failure> {
        self.mistrust_file();
        self.begin()
    }

    /// Says that a session file of this content, about to be put in its place, has all steps up to `through`.
    ///
    /// Should the process die right after that, the steps are not done a second time. Without the line nothing is lost
    /// either, for replaying does no harm to what is there; so a failure is not worth a word.
    pub fn about_to_cover(&mut self, through: u64, fingerprint: Fingerprint) {
        if self.file.is_none() && !self.lines.is_empty() && self.begin().is_err() {
            return;
        }
        if let Some(file) = &mut self.file
            && let Ok(line) = Line::Covers(through, fingerprint).text()
            && file.write_all(line.as_bytes()).is_err()
        {
            self.mistrust_file();
        }
    }

    /// A copy at this path has all steps up to `through`: the first page does not tell of them any more, and they stay for the
    /// day on which the file itself can be written. Without the line they are told of once more, and nothing else.
    pub fn copied(&mut self, through: u64, copy: &Path) {
        self.copied = Some((through, copy.display().to_string()));
        let line = self.copied_line().unwrap_or_default();
        if let Some(file) = &mut self.file
            && file.write_all(line.as_bytes()).is_err()
        {
            self.mistrust_file();
        }
    }

    /// Lets go of all steps up to `through`: the session file has them, and was read back; `file` is what it holds now, where
    /// it is this journal's own. They go from the journal's file when there is a version, `kept`, of what it held before.
    pub fn covered(&mut self, through: u64, file: Option<Fingerprint>, kept: Option<Fingerprint>) {
        let before = self.base_line();
        let is_kept = kept.is_some() && kept == self.base.map(|(_, file)| file);
        if let Some(file) = file {
            self.base = Some((through, file));
        }
        self.last = self.last.max(through);
        let mut gone = String::new();
        let length = self.lines.len();
        while let Some((_, line)) = self.lines.pop_front_if(|(number, _)| *number <= through) {
            gone.push_str(&line);
        }
        self.written = self.written.saturating_sub(length - self.lines.len());
        let base = self.base_line();
        let saved = Line::Saved(through).text().unwrap_or_default();
        let Some(file) = &mut self.file else {
            return;
        };
        // With steps left the file stays as it is: they are on the disk, and would not be for a moment.
        let noted = if is_kept && self.lines.is_empty() {
            let since = [before, gone, base, saved].concat();
            file.truncate(self.first.len() as u64).and_then(|()| file.write_all(since.as_bytes()))
        } else {
            file.write_all(saved.as_bytes())
        };
        if noted.is_err() {
            self.mistrust_file();
        }
    }

    /// Ends it. A journal that nobody needs goes: everything is in the session file, and in a version of it, too, if
    /// `is_kept`. Else it stays for the next opening.
    pub fn close(mut self, is_kept: bool) {
        // Its name may come back after a power cut: then with nothing in it that was taken back since.
        let is_current = !self.is_stale || self.begin().is_ok();
        if is_kept && is_current && self.lines.is_empty() && self.aside.is_done() {
            self.file = None;
            let _ = self.files.remove(&self.path);
        }
    }
}

/// A step as it stands in the file, below the line that says when it was taken.
fn step_line(at: Option<Timestamp>, number: u64, edits: Vec<Edit>) -> Result<String, ron::Error> {
    let at = at.and_then(|at| Line::At(at).text().ok()).unwrap_or_default();
    Ok(at + &Line::Step(number, edits).text()?)
}

/// Locks a file that is just made. Others who only look whether it is locked are in the way for an instant.
fn take_lock(file: &mut dyn Writing) -> io::Result<()> {
    for wait in [1, 2, 4, 8, 16, 32] {
        match file.lock() {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                std::thread::sleep(Duration::from_millis(wait));
            }
            done => return done,
        }
    }
    file.lock()
}

/// One edit as a line of a journal has it.
pub(super) fn line_of(number: u64, edit: &Edit) -> String {
    Line::Step(number, vec![edit.clone()]).text().unwrap_or_default().trim_end().to_owned()
}

/// Notes in the journal at `path` that a copy has all steps up to `through`: the first page does not tell of them any more,
/// and they stay for the day on which the file itself is there.
pub fn note_copy(files: &dyn Files, path: &Path, through: u64, copy: &Path) -> Result<(), Failure> {
    let io = |error: io::Error| Failure::from_io(path, &error);
    let line = Line::Copied(through, copy.display().to_string()).text().unwrap_or_default();
    // Behind a line that a killed process left half, it would be no line.
    let torn = read_all(files, path).map_err(io)?.last().is_some_and(|byte| *byte != b'\n');
    let line = if torn { format!("\n{line}") } else { line };
    let mut file = files.append(path).map_err(io)?;
    file.write_all(line.as_bytes()).and_then(|()| file.sync()).map_err(io)
}
