//! Earlier versions of a file, outside its folder: when something went wrong by hand, there is a way back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::atomic::{Expected, clear_all_orphans, replace};
use super::failure::Failure;
use super::files::Files;
use super::reading::read_all;

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
    /// A version that cannot be kept is no reason not to save: that is logged and nothing else.
    pub fn keep(&mut self, path: &Path, now: Timestamp) {
        if self.kept.is_some_and(|kept| now.duration_since(kept) < PAUSE && now >= kept) {
            return;
        }
        self.kept = Some(now);
        clear_all_orphans(&*self.files, &self.folder);
        match self.write(path, now) {
            Ok(()) => self.prune(now),
            Err(failure) => log::warn!("no version was kept: {failure}"),
        }
    }

    /// Keeps the file at `path` as it is now, whenever the last version was kept, unless that is the same.
    pub fn keep_now(&mut self, path: &Path, now: Timestamp) -> Result<(), Failure> {
        let read = |path: &Path| read_all(&*self.files, path);
        let file = read(path).map_err(|error| Failure::from_io(path, &error))?;
        let is_kept = self.list().last().is_some_and(|(_, last)| read(last).is_ok_and(|version| version == file));
        if !is_kept {
            self.write(path, now)?;
            self.prune(now);
        }
        self.kept = Some(now);
        Ok(())
    }

    fn write(&self, path: &Path, now: Timestamp) -> Result<(), Failure> {
        let old = read_all(&*self.files, path).map_err(|error| Failure::from_io(path, &error))?;
        self.files.create_folder(&self.folder).map_err(|error| Failure::from_io(&self.folder, &error))?;
        let path = self.folder.join(name_of(now));
        replace(&*self.files, &path, Expected::Anything, &old, &mut || {}).map(|_| ())
    }

    /// All versions with their times, the oldest first.
    pub fn list(&self) -> Vec<(Timestamp, PathBuf)> {
        let paths = self.files.list(&self.folder).unwrap_or_default();
        let mut versions: Vec<_> = paths.into_iter().filter_map(|path| Some((time_of(&path)?, path))).collect();
        versions.sort();
        versions
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
}

/// `2017-10-04T144107Z.ron`: sorts by time, and every system takes it.
fn name_of(time: Timestamp) -> String {
    format!("{}.ron", time.strftime("%Y-%m-%dT%H%M%SZ"))
}

fn time_of(path: &Path) -> Option<Timestamp> {
    Timestamp::strptime("%Y-%m-%dT%H%M%S%z", path.file_stem()?.to_str()?.replace('Z', "+0000")).ok()
}
