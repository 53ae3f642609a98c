//! What a journal has and the new one in its place would not have: put where people find it, before anything is replaced.

use std::path::{Path, PathBuf};

use super::{Contents, Line, Replayed};
use crate::session::SessionId;
use crate::store::atomic::{Expected, folder_of, replace};
use crate::store::failure::{Failure, FailureKind};
use crate::store::files::Files;
use crate::store::fingerprint::Fingerprint;
use crate::store::places::Places;
use crate::store::reading::read_all;

/// How many journals that could not be read are kept beside each other.
const MOST: usize = 9;

/// What has to be put aside before the journal of an opened session is written anew. Of the default there is nothing.
#[derive(Default)]
pub struct Aside {
    /// Where lines go that nobody understands, or that fit nowhere any more.
    unapplied: PathBuf,
    lines: Vec<String>,
    /// Where the journal itself goes when it could not be read; the first of these names that is free.
    unreadable: Option<[PathBuf; MOST]>,
    /// Journals that were put aside once and have been read since: the new one has what they have.
    absorbed: Vec<PathBuf>,
}

impl Aside {
    /// Of the session at `path`, opened with these contents of its journal.
    pub fn of(places: &Places, session: SessionId, path: &Path, contents: &Contents, replayed: &Replayed) -> Self {
        let edits = replayed.unapplied.iter();
        let steps = edits.filter_map(|(number, edit)| Line::Step(*number, vec![edit.clone()]).text().ok());
        let lines = contents.broken.iter().map(|line| format!("{line}\n")).chain(steps).collect();
        let unreadable = contents.unreadable.then(|| names(places, session, path));
        let unapplied = places.unapplied(session, path);
        Self { unapplied, lines, unreadable, absorbed: contents.absorbed.clone() }
    }

    /// Whether nothing is left to be put aside.
    pub fn is_done(&self) -> bool {
        self.lines.is_empty() && self.unreadable.is_none()
    }

    /// Puts everything aside; what has failed is tried again the next time.
    pub fn put(&mut self, files: &dyn Files, journal: &Path) -> Result<(), Failure> {
        keep_lines(files, &self.unapplied, &self.lines)?;
        self.lines.clear();
        let Some(names) = &self.unreadable else {
            return Ok(());
        };
        let io = |error| Failure::from_io(journal, &error);
        match names.iter().map(|name| files.rename_new(journal, name)).find(|moved| !is_taken(moved)) {
            // What cannot be put aside is not replaced either.
            None => return Err(Failure::new(journal, FailureKind::Exists)),
            // Moved at an earlier try, or by whoever tidies up.
            Some(Err(error)) if error.kind() == std::io::ErrorKind::NotFound => {}
            Some(moved) => moved.map_err(io)?,
        }
        files.sync_folder(folder_of(journal)).map_err(io)?;
        self.unreadable = None;
        Ok(())
    }

    /// The new journal is on the disk.
    pub fn clear(&mut self, files: &dyn Files) {
        for path in self.absorbed.drain(..) {
            let _ = files.remove(&path);
        }
    }
}

fn is_taken(moved: &std::io::Result<()>) -> bool {
    moved.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::AlreadyExists)
}

/// Adds lines to the file at `path`. Those that are in it already are not added again. Nothing to add: nothing is touched.
fn keep_lines(files: &dyn Files, path: &Path, lines: &[String]) -> Result<(), Failure> {
    if lines.is_empty() {
        return Ok(());
    }
    let mut text = match read_all(files, path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        // What is in it may be the only copy there is.
        Err(error) => return Err(Failure::from_io(path, &error)),
    };
    for line in lines {
        if !text.lines().any(|known| known == line.trim_end()) {
            text.push_str(line);
        }
    }
    files.create_folder(folder_of(path)).map_err(|error| Failure::from_io(path, &error))?;
    replace(files, path, Expected::Anything, text.as_bytes(), &mut || {}).map(|_| ())
}

fn names(places: &Places, session: SessionId, path: &Path) -> [PathBuf; MOST] {
    let first = places.unreadable(session, path);
    std::array::from_fn(|number| match number {
        0 => first.clone(),
        _ => first.with_extension(format!("unreadable-{}", number + 1)),
    })
}

/// Takes in what journals have that could not be read at an earlier opening, and can be now: often it was the disk that
/// would not, once.
pub fn absorb(
    files: &dyn Files,
    places: &Places,
    session: SessionId,
    path: &Path,
    saved: Fingerprint,
    contents: &mut Contents,
) {
    let names = names(places, session, path);
    let mut there = files.list(folder_of(&names[0])).unwrap_or_default();
    there.retain(|path| names.contains(path));
    there.sort();
    let mut steps = Vec::new();
    let with_times = |contents: &mut Contents| {
        let Contents { steps, times, .. } = contents;
        let steps = std::mem::take(steps).into_iter();
        steps.map(|(number, edits)| (times.get(&number).copied(), edits)).collect::<Vec<_>>()
    };
    for name in there {
        let mut found = Contents::unsaved(files, &name, saved);
        if !found.unreadable {
            if !found.steps.is_empty() {
                // What it does not say of itself may be old: then a person is asked.
                contents.of_another_file |= found.of_another_file || !found.says_of_which;
                contents.by = found.by.take().or(contents.by.take());
            }
            steps.extend(with_times(&mut found));
            contents.broken.extend(found.broken);
            contents.absorbed.push(name);
        }
    }
    if !steps.is_empty() {
        // They are older than what the journal has, and were numbered without knowing of it.
        steps.append(&mut with_times(contents));
        let numbered = || (1..).zip(&steps);
        contents.times = numbered().filter_map(|(number, (at, _))| Some((number, (*at)?))).collect();
        contents.steps = (1..).zip(steps).map(|(number, (_, edits))| (number, edits)).collect();
        contents.last = contents.last.max(contents.steps.len() as u64);
    }
}
