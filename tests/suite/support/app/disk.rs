//! The real disk, with a journal that can be held up: to look at the moment between Enter and the disk.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use rapporteur::store::files::{Stat, Writing};
use rapporteur::store::{DiskFiles, Files};

/// The disk. While it is held up, a journal waits for its sync.
#[derive(Clone, Default)]
pub struct Disk(Arc<(Mutex<bool>, Condvar)>);

impl Disk {
    fn held_up(&self) -> MutexGuard<'_, bool> {
        self.0.0.lock().expect("no test panics while it holds this")
    }

    /// From now on the disk takes its time with the journal.
    pub fn hold_up(&self) {
        *self.held_up() = true;
    }

    /// The disk has done what it was asked for.
    pub fn let_go(&self) {
        *self.held_up() = false;
        self.0.1.notify_all();
    }

    fn wait(&self, path: &Path) {
        if path.extension().is_some_and(|ending| ending == "journal") {
            drop(self.0.1.wait_while(self.held_up(), |held_up| *held_up).expect("nobody panics"));
        }
    }
}

impl Files for Disk {
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        DiskFiles.canonical(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        DiskFiles.stat(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        DiskFiles.open(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        DiskFiles.create(path)
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        Ok(Box::new(Slow { disk: self.clone(), path: path.to_owned(), file: DiskFiles.append(path)? }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        DiskFiles.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        DiskFiles.rename_new(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        DiskFiles.remove(path)
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
        DiskFiles.is_locked(path)
    }
}

struct Slow {
    disk: Disk,
    path: PathBuf,
    file: Box<dyn Writing>,
}

impl Writing for Slow {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.wait(&self.path);
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
        self.file.lock()
    }
}
