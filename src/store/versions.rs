//! Earlier versions of a file, outside its folder: when something went wrong by hand, there is a way back.
//!
//! One is kept at each opening, then at most every ten minutes while the session is written, and always before something
//! takes the place of work that is not ours. What is the same as the newest one is not kept twice.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::atomic::{Expected, clear_all_orphans, replace};
use super::failure::Failure;
use super::files::Files;
use super::fingerprint::Fingerprint;
use super::format::from_bytes;
use super::making::write_paper;
use super::places::Places;
use super::progress::Progress;
use super::reading::{read_all, read_session};
use super::refused::Refused;
use crate::session::Session;

/// How long no new version is kept after the last one.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// How many of the last versions are kept in any case.
const LAST: usize = 10;

/// For how many days the last version of each is kept.
const DAYS: i64 = 30;

/// The versions of one file, for as long as it is open.
pub struct Versions {
    files: Arc<dyn Files>,
    folder: PathBuf,
    kept: Option<Timestamp>,
}

impl Versions {
    /// Those in that folder, which does not have to be there yet. The first [`keep`](Self::keep) always keeps.
    pub fn new(files: Arc<dyn Files>, folder: PathBuf) -> Self {
        Self { files, folder, kept: None }
    }

    /// Keeps the file at `path` as it is now, unless it is less than ten minutes since the last time.
    ///
    /// A version that cannot be kept is no reason not to save: that is logged and nothing else. Returns what the file held,
    /// if there is a version of that now.
    pub fn keep(&mut self, path: &Path, now: Timestamp) -> Option<Fingerprint> {
        if self.kept.is_some_and(|kept| now.duration_since(kept) < PAUSE && now >= kept) {
            return None;
        }
        self.kept = Some(now);
        let kept = self.keep_now(path, now);
        kept.inspect_err(|failure| log::warn!("no version was kept: {failure}")).ok()
    }

    /// Keeps the file at `path` as it is now, whenever the last time was: before an import, a migration, or whatever else
    /// a person may want to go back behind. Returns what it holds.
    pub fn keep_now(&mut self, path: &Path, now: Timestamp) -> Result<Fingerprint, Failure> {
        let bytes = read_all(&*self.files, path).map_err(|error| Failure::from_io(path, &error))?;
        self.keep_bytes(&bytes, now).map(|()| Fingerprint::of(&bytes))
    }

    /// Keeps these bytes as a version.
    pub fn keep_bytes(&mut self, bytes: &[u8], now: Timestamp) -> Result<(), Failure> {
        clear_all_orphans(&*self.files, &self.folder);
        if self.newest_is(bytes) {
            return Ok(());
        }
        self.files.create_folder(&self.folder).map_err(|error| Failure::from_io(&self.folder, &error))?;
        replace(&*self.files, &self.free_name(now), Expected::Anything, bytes, &mut || {})?;
        self.prune(now);
        Ok(())
    }

    /// No two of them in one second take each other's place.
    fn free_name(&self, now: Timestamp) -> PathBuf {
        let path =
            |seconds| self.folder.join(name_of(now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(now)));
        (0..60).map(path).find(|path| self.files.stat(path).is_err()).unwrap_or_else(|| path(0))
    }

    fn newest_is(&self, bytes: &[u8]) -> bool {
        let Some((_, newest)) = self.list().pop() else {
            return false;
        };
        // The length tells most of them apart without reading.
        let is_as_long = self.files.stat(&newest).is_ok_and(|stat| stat.len == bytes.len() as u64);
        let read = || self.files.open(&newest).and_then(|mut file| Fingerprint::read(&mut file));
        is_as_long && read().is_ok_and(|found| found == Fingerprint::of(bytes))
    }

    /// All versions with their times, the oldest first.
    pub fn list(&self) -> Vec<(Timestamp, PathBuf)> {
        list(&*self.files, &self.folder)
    }

    fn prune(&self, now: Timestamp) {
        let versions = self.list();
        let last = versions.len().saturating_sub(LAST);
        for (index, (time, path)) in versions.iter().enumerate().take(last) {
            let day = |time: &Timestamp| time.as_second().div_euclid(24 * 60 * 60);
            let last_of_day = versions.get(index + 1).is_none_or(|(next, _)| day(next) != day(time));
            if !(last_of_day && day(&now) - day(time) < DAYS) {
                let _ = self.files.remove(path);
            }
        }
    }

    /// Removes all of them. The next one is kept ten minutes from now, or at the next opening.
    pub fn forget(&mut self, now: Timestamp) -> Result<(), Failure> {
        clear_all_orphans(&*self.files, &self.folder);
        for (_, path) in self.list() {
            self.files.remove(&path).map_err(|error| Failure::from_io(&path, &error))?;
        }
        // Its name holds that of the session.
        if let Err(error) = self.files.remove_folder(&self.folder)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            log::warn!("the folder of the versions stays: {error}");
        }
        self.kept = Some(now);
        Ok(())
    }
}

/// A version that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// When.
    pub at: Timestamp,
    /// Where it is.
    pub path: PathBuf,
    /// How long it is, in bytes; `None` where it cannot be read.
    pub len: Option<u64>,
    /// How many notes it has, as far as that is seen without understanding it.
    pub notes: Option<usize>,
}

/// The versions of the file at `path`, the newest first. Reads through all of them: not on the thread that draws.
pub fn kept(files: &dyn Files, places: &Places, path: &Path) -> Vec<Kept> {
    let describe = |(at, path): (Timestamp, PathBuf)| {
        let bytes = read_all(files, &path).ok();
        Kept { at, len: bytes.as_ref().map(|bytes| bytes.len() as u64), notes: bytes.as_deref().and_then(count), path }
    };
    list(files, &places.versions(path)).into_iter().rev().map(describe).collect()
}

/// Reads a version, or any other state of a session, without its journal. Slow: not on the thread that draws.
pub fn read(files: &dyn Files, path: &Path) -> Result<Session, Refused> {
    let progress = Arc::<Progress>::default();
    let (_, bytes) = read_session(files, path, &progress)?;
    from_bytes(path, &bytes, &progress)
}

/// Writes a version to a new file, byte for byte.
pub fn copy(files: &dyn Files, version: &Path, to: &Path) -> Result<(), Failure> {
    let bytes = read_all(files, version).map_err(|error| Failure::from_io(version, &error))?;
    write_paper(files, to, &bytes, false)
}

fn list(files: &dyn Files, folder: &Path) -> Vec<(Timestamp, PathBuf)> {
    let paths = files.list(folder).unwrap_or_default();
    let mut versions: Vec<_> = paths.into_iter().filter_map(|path| Some((time_of(&path)?, path))).collect();
    versions.sort();
    versions
}

/// How many records stand in the list of notes, a line each, as we write it. A file from an editor may have another form:
/// then nobody knows without understanding it.
fn count(bytes: &[u8]) -> Option<usize> {
    let start = memchr::memmem::find(bytes, b"\n    notes: [")?;
    let rest = &bytes[start + 1..];
    let first = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    if rest[..first].trim_ascii_end().ends_with(b"],") {
        return Some(0);
    }
    let list = &rest[..memchr::memmem::find(rest, b"\n    ],")?];
    let records = list.split(|byte| *byte == b'\n').skip(1);
    let mut notes = 0;
    for record in records {
        if !record.starts_with(b"        (") {
            return None;
        }
        notes += 1;
    }
    Some(notes)
}

/// `2017-10-04T144107Z.ron`: sorts by time, and every system takes it.
fn name_of(time: Timestamp) -> String {
    format!("{}.ron", time.strftime("%Y-%m-%dT%H%M%SZ"))
}

fn time_of(path: &Path) -> Option<Timestamp> {
    Timestamp::strptime("%Y-%m-%dT%H%M%S%z", path.file_stem()?.to_str()?.replace('Z', "+0000")).ok()
}
