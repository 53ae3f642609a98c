//! Earlier versions of a file, outside its folder: when something went wrong by hand, there is a way back.
//!
//! One is kept at each opening, then at most every ten minutes while the session is written, at closing, and always before
//! something takes the place of work that is not ours. What is the same as the newest one is not kept twice.
//!
//! Of the regular ones (opened, worked, closed) the last ten are kept, and the last of each day of the workshop's zone for 30
//! days. Those that give way to a merge are counted apart, the last ten of them: a sync folder that comes back every minute
//! pushes none of the regular ones out. Why one was kept stands in its name.

mod occasion;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use super::atomic::{Expected, clear_all_orphans, replace};
use super::failure::{Failure, FailureKind};
use super::files::Files;
use super::fingerprint::Fingerprint;
use super::format::from_bytes;
use super::making::write_paper;
use super::places::Places;
use super::progress::Progress;
use super::reading::{read_all, read_session};
use super::refused::Refused;
use crate::session::Session;

pub use self::occasion::Occasion;
use self::occasion::{name_of, read_name};

/// How long no new version is kept after the last one.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// How many of the last versions are kept in any case: of the regular ones, and of the others.
const LAST: usize = 10;

/// For how many days the last regular version of each is kept.
const DAYS: i64 = 30;

/// The versions of one file, for as long as it is open.
pub struct Versions {
    files: Arc<dyn Files>,
    folder: PathBuf,
    kept: Option<Timestamp>,
    zone: TimeZone,
}

/// A version by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    at: Timestamp,
    path: PathBuf,
    /// Unknown in the names of earlier programs.
    occasion: Option<Occasion>,
}

impl Named {
    fn is_regular(&self) -> bool {
        self.occasion.is_none_or(Occasion::is_regular)
    }
}

impl Versions {
    /// Those in that folder, which does not have to be there yet. The first [`keep`](Self::keep) always keeps.
    pub fn new(files: Arc<dyn Files>, folder: PathBuf) -> Self {
        Self { files, folder, kept: None, zone: TimeZone::UTC }
    }

    /// From now on a day is one of this zone.
    pub fn set_zone(&mut self, zone: TimeZone) {
        self.zone = zone;
    }

    /// Keeps the file at `path` as it is now, while it is worked on, unless it is less than ten minutes since the last time.
    ///
    /// A version that cannot be kept is no reason not to save: that is logged and nothing else. Returns what the file held,
    /// if there is a version of that now.
    pub fn keep(&mut self, path: &Path, now: Timestamp) -> Option<Fingerprint> {
        if self.kept.is_some_and(|kept| now.duration_since(kept) < PAUSE && now >= kept) {
            return None;
        }
        let occasion = if self.kept.is_none() { Occasion::Opened } else { Occasion::Working };
        self.kept = Some(now);
        let kept = self.keep_now(path, now, occasion);
        kept.inspect_err(|failure| log::warn!("no version was kept: {failure}")).ok()
    }

    /// Keeps the file at `path` as it is now, whenever the last time was: before an import, a migration, or whatever else
    /// a person may want to go back behind. Returns what it holds.
    pub fn keep_now(&mut self, path: &Path, now: Timestamp, occasion: Occasion) -> Result<Fingerprint, Failure> {
        let bytes = read_all(&*self.files, path).map_err(|error| Failure::from_io(path, &error))?;
        self.keep_for(&bytes, now, occasion).map(|()| Fingerprint::of(&bytes))
    }

    /// Keeps these bytes as a regular version.
    pub fn keep_bytes(&mut self, bytes: &[u8], now: Timestamp) -> Result<(), Failure> {
        self.keep_for(bytes, now, Occasion::Working)
    }

    /// Keeps these bytes as a version.
    pub fn keep_for(&mut self, bytes: &[u8], now: Timestamp, occasion: Occasion) -> Result<(), Failure> {
        clear_all_orphans(&*self.files, &self.folder);
        let versions = self.named();
        let io = |error: std::io::Error| Failure::from_io(&self.folder, &error);
        if self.has(&versions, bytes, occasion) {
            // It may be there from a try that failed at the very end.
            return self.files.sync_folder(&self.folder).map_err(io);
        }
        self.files.create_folder(&self.folder).map_err(io)?;
        for time in free(&versions, now) {
            let path = self.folder.join(name_of(time, occasion));
            match replace(&*self.files, &path, Expected::Nothing, bytes, &mut || {}) {
                // Where the disk would not list them, this is how they are found: none takes the place of another one.
                Err(Failure { kind: FailureKind::Exists, .. }) => {}
                Err(failure) => return Err(failure),
                Ok(_) => {
                    self.prune(now, &path);
                    return Ok(());
                }
            }
        }
        Err(Failure::new(&self.folder, FailureKind::Exists))
    }

    /// Whether the newest version is the same. One that gives way to others sooner does not stand for a regular one.
    fn has(&self, versions: &[Named], bytes: &[u8], occasion: Occasion) -> bool {
        let stands = |version: &&Named| !occasion.is_regular() || version.is_regular();
        let Some(newest) = versions.iter().rev().find(stands) else {
            return false;
        };
        // The length tells most of them apart without reading.
        let is_as_long = self.files.stat(&newest.path).is_ok_and(|stat| stat.len == bytes.len() as u64);
        let read = || self.files.open(&newest.path).and_then(|mut file| Fingerprint::read(&mut file));
        is_as_long && read().is_ok_and(|found| found == Fingerprint::of(bytes))
    }

    fn named(&self) -> Vec<Named> {
        named(&*self.files, &self.folder).unwrap_or_default()
    }

    /// All versions with their times, the oldest first.
    pub fn list(&self) -> Vec<(Timestamp, PathBuf)> {
        self.named().into_iter().map(|version| (version.at, version.path)).collect()
    }

    /// All of them with their times, the likeliest to be wanted first: the newest, and last of all what another program had
    /// written, which may be another session altogether.
    pub(super) fn best_first(&self) -> Vec<(Timestamp, PathBuf)> {
        let mut versions = self.named();
        versions.reverse();
        versions.sort_by_key(|version| version.occasion == Some(Occasion::Theirs));
        versions.into_iter().map(|version| (version.at, version.path)).collect()
    }

    /// Removes what is too many. Never what was `just` kept: a clock that was set back makes it look like the oldest.
    fn prune(&self, now: Timestamp, just: &Path) {
        let (regular, others): (Vec<_>, Vec<_>) = self.named().into_iter().partition(Named::is_regular);
        let day = |time: Timestamp| self.zone.to_datetime(time).date();
        let oldest = day(now).checked_sub((DAYS - 1).days()).unwrap_or_default();
        let days: Vec<_> = regular.iter().map(|version| day(version.at)).collect();
        let stays = |at: usize| days[at] >= oldest && days.get(at + 1) != Some(&days[at]);
        let of_regular = regular.iter().enumerate().take(regular.len().saturating_sub(LAST));
        let gone = of_regular.filter(|(at, _)| !stays(*at)).map(|(_, version)| version);
        let gone = gone.chain(others.iter().take(others.len().saturating_sub(LAST)));
        for version in gone.filter(|version| version.path != just) {
            let _ = self.files.remove(&version.path);
        }
    }

    /// Removes all of them. The next one is kept ten minutes from now, or at the next opening.
    pub fn forget(&mut self, now: Timestamp) -> Result<(), Failure> {
        clear_all_orphans(&*self.files, &self.folder);
        for Named { path, .. } in named(&*self.files, &self.folder)? {
            self.files.remove(&path).map_err(|error| Failure::from_io(&path, &error))?;
        }
        // Its name holds that of the session.
        if let Err(error) = self.files.remove_folder(&self.folder)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            // Whatever is in it is not ours, or of a later version of the program.
            return Err(Failure::from_io(&self.folder, &error));
        }
        self.kept = Some(now);
        Ok(())
    }
}

/// The seconds from `now` on that no version has: in a list they are told apart by it.
fn free(versions: &[Named], now: Timestamp) -> impl Iterator<Item = Timestamp> {
    let seconds = (0..60).map(move |seconds| now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(now));
    seconds.filter(|time| versions.iter().all(|version| version.at.as_second() != time.as_second()))
}

/// A version that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// When.
    pub at: Timestamp,
    /// Why; unknown of those that an earlier program has kept.
    pub occasion: Option<Occasion>,
    /// Where it is.
    pub path: PathBuf,
    /// How long it is, in bytes; `None` where it cannot be read.
    pub len: Option<u64>,
    /// How many notes it has, as far as that is seen without understanding it.
    pub notes: Option<usize>,
}

/// The versions of the file at `path`, the newest first. Reads through all of them: not on the thread that draws.
pub fn kept(files: &dyn Files, places: &Places, path: &Path) -> Result<Vec<Kept>, Failure> {
    let describe = |Named { at, path, occasion }| {
        let bytes = read_all(files, &path).ok();
        let (len, notes) = (bytes.as_ref().map(|bytes| bytes.len() as u64), bytes.as_deref().and_then(count));
        Kept { at, occasion, path, len, notes }
    };
    Ok(named(files, &places.versions(path))?.into_iter().rev().map(describe).collect())
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

/// The versions in a folder, the oldest first. In a folder that is not there are none.
fn named(files: &dyn Files, folder: &Path) -> Result<Vec<Named>, Failure> {
    let paths = match files.list(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Failure::from_io(folder, &error)),
        paths => paths.unwrap_or_default(),
    };
    let mut versions: Vec<_> = paths.into_iter().filter_map(read_name).collect();
    versions.sort();
    Ok(versions)
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
