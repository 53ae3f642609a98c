//! The real disk, with a journal and new files that can be held up or refused: to look at the moment between asking and the
//! disk.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use rapporteur::store::files::{Stat, Writing};
use rapporteur::store::{DiskFiles, Files};

/// The disk. While it is held up, a journal waits for its sync, or a new file for its name.
#[derive(Clone, Default)]
pub struct Disk(Arc<(Mutex<Trouble>, Condvar)>);

#[derive(Default)]
struct Trouble {
    journal_waits: bool,
    new_files_wait: bool,
    is_full: bool,
    sessions_wait: bool,
    every_disk_is_full: bool,
    data_is_full: bool,
    taken_out: Option<PathBuf>,
    sessions_stay: bool,
    folder_refuses: Option<PathBuf>,
    sessions_break: bool,
    journals_break: bool,
    versions_are_full: bool,
    versions_break: bool,
    /// How often a version was opened to be read.
    versions_read: usize,
    knows_no_locks: bool,
    reading_breaks: bool,
    papers_break: bool,
    before_lock: Option<Box<dyn FnOnce() + Send>>,
}

impl Disk {
    fn trouble(&self) -> MutexGuard<'_, Trouble> {
        self.0.0.lock().expect("no test panics while it holds this")
    }

    /// From now on the disk takes its time with the journal.
    pub fn hold_up(&self) {
        self.trouble().journal_waits = true;
    }

    /// From now on the disk takes its time with files that were not there.
    pub fn hold_up_new_files(&self) {
        self.trouble().new_files_wait = true;
    }

    /// From now on the disk takes its time with session files.
    pub fn hold_up_session_files(&self) {
        self.trouble().sessions_wait = true;
    }

    /// From now on there is no room for files that were not there.
    pub fn fill_up(&self) {
        self.trouble().is_full = true;
    }

    /// From now on nothing can be written anywhere, or it can again.
    pub fn fill_every_disk(&self, full: bool) {
        self.trouble().every_disk_is_full = full;
    }

    /// From now on nothing can be written to the data folder, or it can again.
    pub fn fill_data(&self, full: bool) {
        self.trouble().data_is_full = full;
    }

    /// The stick with this session file is taken out, and the folder in which it was mounted stays.
    pub fn take_out(&self, file: &Path) {
        self.trouble().taken_out = Some(file.to_owned());
    }

    /// It is put in again.
    pub fn put_in(&self) {
        self.trouble().taken_out = None;
    }

    /// From now on no session file is replaced, as after a kill that came first.
    pub fn keep_session_files_as_they_are(&self, stay: bool) {
        self.trouble().sessions_stay = stay;
    }

    /// From now on nothing new can be made in the folder of this file.
    pub fn refuse_new_files_beside(&self, path: &Path) {
        self.trouble().folder_refuses = path.parent().map(Path::to_owned);
    }

    /// Whoever writes a session file breaks off when it is there already.
    pub fn break_session_files(&self, breaks: bool) {
        self.trouble().sessions_break = breaks;
    }

    /// Whoever writes a journal breaks off.
    pub fn break_journals(&self, breaks: bool) {
        self.trouble().journals_break = breaks;
    }

    /// From now on there is no room for versions, or there is again.
    pub fn fill_versions(&self, full: bool) {
        self.trouble().versions_are_full = full;
    }

    /// Whoever reads a version breaks off.
    pub fn break_versions(&self, breaks: bool) {
        self.trouble().versions_break = breaks;
    }

    /// How often a version was opened to be read.
    pub fn versions_read(&self) -> usize {
        self.trouble().versions_read
    }

    /// Whoever reads a session file breaks off.
    pub fn break_reading(&self, breaks: bool) {
        self.trouble().reading_breaks = breaks;
    }

    /// Whoever writes a paper breaks off.
    pub fn break_papers(&self, breaks: bool) {
        self.trouble().papers_break = breaks;
    }

    /// From now on nobody can tell whether a file is locked, as on some network shares.
    pub fn know_no_locks(&self) {
        self.trouble().knows_no_locks = true;
    }

    /// Something that happens right before the next session is locked.
    pub fn before_next_lock(&self, happens: impl FnOnce() + Send + 'static) {
        self.trouble().before_lock = Some(Box::new(happens));
    }

    fn breaks(&self, breaks: impl Fn(&Trouble) -> bool) {
        let breaks = breaks(&self.trouble());
        assert!(!breaks, "broken by a test");
    }

    /// The disk has done what it was asked for.
    pub fn let_go(&self) {
        let mut trouble = self.trouble();
        (trouble.journal_waits, trouble.new_files_wait, trouble.sessions_wait) = (false, false, false);
        self.0.1.notify_all();
    }

    fn wait(&self, waits: impl Fn(&Trouble) -> bool) -> MutexGuard<'_, Trouble> {
        self.0.1.wait_while(self.trouble(), |trouble| waits(trouble)).expect("nobody panics")
    }
}

impl Files for Disk {
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        DiskFiles.canonical(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let stat = DiskFiles.stat(path)?;
        match &self.trouble().taken_out {
            Some(file) if file == path => Err(io::ErrorKind::NotFound.into()),
            // What is below is the disk of the mount folder.
            Some(file) if file.parent() == Some(path) => Ok(Stat { device: stat.device + 1, ..stat }),
            _ => Ok(stat),
        }
    }

    fn itself(&self, path: &Path) -> io::Result<Stat> {
        DiskFiles.itself(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        if is_version(path) {
            self.trouble().versions_read += 1;
            self.breaks(|trouble| trouble.versions_break);
        }
        self.breaks(|trouble| trouble.reading_breaks && is_session(path));
        DiskFiles.open(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        self.breaks(|trouble| trouble.papers_break && !is_in_home(path));
        if is_version(path) && self.trouble().versions_are_full {
            return Err(io::ErrorKind::StorageFull.into());
        }
        if path.extension().is_some_and(|ending| ending == "lock") {
            let happens = self.trouble().before_lock.take();
            if let Some(happens) = happens {
                happens();
            }
        }
        Ok(Box::new(Slow { disk: self.clone(), path: path.to_owned(), file: DiskFiles.create(path)? }))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        self.breaks(|trouble| trouble.journals_break);
        Ok(Box::new(Slow { disk: self.clone(), path: path.to_owned(), file: DiskFiles.append(path)? }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if is_session(to) {
            drop(self.wait(|trouble| trouble.sessions_wait));
        }
        if is_session(to) && self.trouble().sessions_stay {
            return Err(io::ErrorKind::StorageFull.into());
        }
        DiskFiles.rename(from, to)?;
        self.breaks(|trouble| trouble.sessions_break && is_session(to));
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let trouble = self.wait(|trouble| trouble.new_files_wait);
        if trouble.is_full {
            return Err(io::ErrorKind::StorageFull.into());
        }
        if to.parent() == trouble.folder_refuses.as_deref() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        drop(trouble);
        DiskFiles.rename_new(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        DiskFiles.remove(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        DiskFiles.remove_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        DiskFiles.sync_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        DiskFiles.list(folder)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        DiskFiles.create_folder(path)
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        if self.trouble().knows_no_locks {
            return Err(io::ErrorKind::Unsupported.into());
        }
        DiskFiles.is_locked(path)
    }
}

/// Whether a path is that of a session file, and not of a version or of the preferences.
fn is_session(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ron") && !is_in_home(path)
}

/// Whether a path is in a folder that the program has for itself.
fn is_in_home(path: &Path) -> bool {
    path.components().any(|part| ["data", "config"].iter().any(|name| part.as_os_str() == *name))
}

/// Whether a path is in the folder of the versions.
fn is_version(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "versions")
}

struct Slow {
    disk: Disk,
    path: PathBuf,
    file: Box<dyn Writing>,
}

impl Writing for Slow {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let is_full = {
            let trouble = self.disk.trouble();
            trouble.every_disk_is_full || trouble.data_is_full && is_in_home(&self.path)
        };
        if is_full {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        if self.path.extension().is_some_and(|ending| ending == "journal") {
            drop(self.disk.wait(|trouble| trouble.journal_waits));
            self.disk.breaks(|trouble| trouble.journals_break);
        }
        self.file.sync()
    }

    fn holds(&mut self, bytes: &[u8]) -> io::Result<bool> {
        self.file.holds(bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.file.truncate(len)
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        self.file.set_mode(mode)
    }

    fn lock(&mut self) -> io::Result<()> {
        if self.disk.trouble().knows_no_locks {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.file.lock()
    }
}
