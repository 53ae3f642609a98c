//! A disk that does as the test says.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};

use rapporteur::store::files::{Stat, Writing};
use rapporteur::store::{DiskFiles, Files};

/// The real disk, until something is asked of it.
#[derive(Clone, Default)]
pub struct Faulty(Arc<(Mutex<Faults>, Condvar)>);

/// What goes wrong. A path is meant by any part of it.
#[derive(Default)]
struct Faults {
    /// Writing there fails like this.
    write: Option<(&'static str, io::ErrorKind)>,
    /// Syncing there fails like this.
    sync: Option<(&'static str, io::ErrorKind)>,
    /// What is read back there is not what was written.
    compare: Option<(&'static str, io::ErrorKind)>,
    /// A new file there fails like this.
    create: Option<(&'static str, io::ErrorKind)>,
    /// Asking for a lock there fails like this.
    lock: Option<(&'static str, io::ErrorKind)>,
    /// Somebody looks there so many times just when it is to be locked.
    looks: Option<(&'static str, usize)>,
    /// Syncing the folder fails like this, once.
    sync_folder: Option<(&'static str, io::ErrorKind)>,
    /// A rename to there waits until this is taken away.
    gate: Option<&'static str>,
    /// The same for a sync.
    sync_gate: Option<&'static str>,
    /// Somebody waits at the gate.
    waiting: bool,
    /// What was done to the disk, in order.
    log: Vec<String>,
}

impl Faulty {
    fn faults(&self) -> std::sync::MutexGuard<'_, Faults> {
        self.0.0.lock().expect("no test panics while it holds this")
    }

    pub fn fail_write(&self, at: Option<(&'static str, io::ErrorKind)>) {
        self.faults().write = at;
    }

    pub fn fail_create(&self, at: Option<(&'static str, io::ErrorKind)>) {
        self.faults().create = at;
    }

    pub fn fail_lock(&self, at: Option<(&'static str, io::ErrorKind)>) {
        self.faults().lock = at;
    }

    /// The next so many times that something there is to be locked, somebody looks at that instant whether it is.
    pub fn look_while_locking(&self, at: &'static str, times: usize) {
        self.faults().looks = Some((at, times));
    }

    pub fn fail_sync(&self, at: Option<(&'static str, io::ErrorKind)>) {
        self.faults().sync = at;
    }

    pub fn fail_compare(&self, at: Option<(&'static str, io::ErrorKind)>) {
        self.faults().compare = at;
    }

    pub fn fail_next_sync_folder(&self, at: Option<(&'static str, io::ErrorKind)>) {
        self.faults().sync_folder = at;
    }

    /// Renames to a path with this in it stop from now on.
    pub fn close_gate(&self, at: &'static str) {
        self.faults().gate = Some(at);
    }

    /// Syncs of a path with this in it stop from now on.
    pub fn close_sync_gate(&self, at: &'static str) {
        self.faults().sync_gate = Some(at);
    }

    /// Waits until somebody has come to the gate.
    pub fn wait_at_gate(&self) {
        let faults = self.faults();
        drop(self.0.1.wait_while(faults, |faults| !faults.waiting).expect("nobody panics"));
    }

    pub fn open_gate(&self) {
        {
            let mut faults = self.faults();
            (faults.gate, faults.sync_gate) = (None, None);
        }
        self.0.1.notify_all();
    }

    /// What was done so far; begins anew.
    pub fn log(&self) -> Vec<String> {
        std::mem::take(&mut self.faults().log)
    }

    fn check(
        &self,
        what: &str,
        path: &Path,
        fault: fn(&Faults) -> Option<(&'static str, io::ErrorKind)>,
    ) -> io::Result<()> {
        let mut faults = self.faults();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        faults.log.push(format!("{what} {name}"));
        match fault(&faults) {
            Some((part, kind)) if path.to_string_lossy().contains(part) => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn gate(&self, to: &Path, gate: fn(&Faults) -> Option<&'static str>) {
        let mut faults = self.faults();
        let meant = |faults: &Faults| gate(faults).is_some_and(|gate| to.to_string_lossy().contains(gate));
        if meant(&faults) {
            faults.waiting = true;
            self.0.1.notify_all();
            let mut faults = self.0.1.wait_while(faults, |faults| meant(faults)).expect("nobody panics");
            faults.waiting = false;
        }
    }
}

impl Files for Faulty {
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        DiskFiles.canonical(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        DiskFiles.stat(path)
    }

    fn itself(&self, path: &Path) -> io::Result<Stat> {
        DiskFiles.itself(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        self.check("open", path, |_| None)?;
        DiskFiles.open(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        self.check("create", path, |faults| faults.create)?;
        Ok(Box::new(FaultyFile { disk: self.clone(), path: path.to_owned(), file: DiskFiles.create(path)? }))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        Ok(Box::new(FaultyFile { disk: self.clone(), path: path.to_owned(), file: DiskFiles.append(path)? }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate(to, |faults| faults.gate);
        self.check("rename", to, |_| None)?;
        DiskFiles.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check("rename_new", to, |_| None)?;
        DiskFiles.rename_new(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.check("remove", path, |_| None)?;
        DiskFiles.remove(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.check("remove_folder", path, |_| None)?;
        DiskFiles.remove_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let checked = self.check("sync_folder", path, |faults| faults.sync_folder);
        if checked.is_err() {
            self.faults().sync_folder = None;
        }
        checked?;
        DiskFiles.sync_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        DiskFiles.list(folder)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        DiskFiles.create_folder(path)
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        let locked = DiskFiles.is_locked(path)?;
        self.check("is_locked", path, |faults| faults.lock)?;
        Ok(locked)
    }
}

struct FaultyFile {
    disk: Faulty,
    path: PathBuf,
    file: Box<dyn Writing>,
}

impl Writing for FaultyFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let checked = self.disk.check("write", &self.path, |faults| faults.write);
        if checked.is_err() {
            // As a full disk does it: some of it is there.
            self.file.write_all(&bytes[..bytes.len() / 2])?;
        }
        checked?;
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.gate(&self.path, |faults| faults.sync_gate);
        self.disk.check("sync", &self.path, |faults| faults.sync)?;
        self.file.sync()
    }

    fn holds(&mut self, bytes: &[u8]) -> io::Result<bool> {
        Ok(self.file.holds(bytes)? && self.disk.check("compare", &self.path, |faults| faults.compare).is_ok())
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.disk.check("truncate", &self.path, |_| None)?;
        self.file.truncate(len)
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        self.file.set_mode(mode)
    }

    fn lock(&mut self) -> io::Result<()> {
        self.disk.check("lock", &self.path, |faults| faults.lock)?;
        if let Some((part, times)) = &mut self.disk.faults().looks
            && *times > 0
            && self.path.to_string_lossy().contains(*part)
        {
            *times -= 1;
            let looks = std::fs::File::open(&self.path)?;
            looks.try_lock_shared()?;
            return self.file.lock();
        }
        self.file.lock()
    }
}
