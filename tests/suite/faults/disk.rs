//! A disk in memory that knows what would be left of it after a power cut, and that fails at the call that a test names.
//!
//! It is as strict as POSIX: the content of a file is safe when the file was synced, and its name when its folder was.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use rapporteur::store::Files;
use rapporteur::store::files::{FileKind, Stat, Writing};

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is done, and this is the answer.
    Error(io::ErrorKind),
    /// It is done, of what is written one half, and the answer is an error all the same.
    HalfDone,
    /// The machine stops: of what is written one half is there, and nothing that comes later is done.
    Crash,
}

/// Which call fails, counted from 1, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub at: usize,
    pub fault: Fault,
    /// All later calls fail, too.
    pub lasting: bool,
}

/// What is left of a disk after its machine has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Everything, as after a kill.
    All,
    /// What was synced and nothing else.
    Synced,
    /// All names, and one half of what was written into files since they were synced.
    Torn,
    /// All names, and zeros instead of what was written into files since they were synced.
    Zeros,
}

impl Leaving {
    pub const EACH: [Self; 4] = [Self::All, Self::Synced, Self::Torn, Self::Zeros];

    fn of(self, inode: &Inode) -> Vec<u8> {
        let Inode { data, synced, .. } = inode;
        let same = data.iter().zip(synced).take_while(|(one, other)| one == other).count();
        match self {
            Self::All => data.clone(),
            Self::Synced => synced.clone(),
            Self::Torn => data[..same + (data.len() - same) / 2].to_vec(),
            Self::Zeros => data[..same].iter().copied().chain(std::iter::repeat_n(0, data.len() - same)).collect(),
        }
    }
}

/// The disk of one machine, until the machine stops. Clones are the same disk.
#[derive(Clone)]
pub struct MemoryDisk(Arc<Mutex<World>>);

struct World {
    inodes: Vec<Inode>,
    folders: BTreeMap<PathBuf, Folder>,
    /// What was asked, in order.
    calls: Vec<String>,
    plan: Option<Plan>,
    hit: bool,
    stopped: bool,
    handles: usize,
    writes: u64,
    knows_no_locks: bool,
}

#[derive(Clone, Default)]
struct Inode {
    data: Vec<u8>,
    synced: Vec<u8>,
    mode: u32,
    /// When it was written last, in seconds of a clock that goes on with every write.
    written: u64,
    /// The handle that holds the lock.
    locked: Option<usize>,
}

#[derive(Clone, Default)]
struct Folder {
    names: BTreeMap<PathBuf, Entry>,
    synced: BTreeMap<PathBuf, Entry>,
}

#[derive(Clone, Copy, PartialEq)]
enum Entry {
    File(usize),
    Folder,
}

impl World {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        if self.folders.contains_key(path) {
            return Ok(Entry::Folder);
        }
        let folder = path.parent().and_then(|folder| self.folders.get(folder));
        folder.and_then(|folder| folder.names.get(path)).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        match self.entry(path)? {
            Entry::File(inode) => Ok(inode),
            Entry::Folder => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    fn folder_of(&mut self, path: &Path) -> io::Result<&mut Folder> {
        let folder = path.parent().and_then(|folder| self.folders.get_mut(folder));
        folder.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn open(&mut self, disk: &MemoryDisk, inode: usize) -> MemoryFile {
        self.handles += 1;
        MemoryFile { disk: disk.clone(), inode, at: 0, handle: self.handles }
    }
}

/// How much of a call is done.
enum Turn {
    Whole,
    Half,
    Last,
}

impl MemoryDisk {
    pub fn new() -> Self {
        let world = World {
            inodes: Vec::new(),
            folders: BTreeMap::from([(PathBuf::from("/"), Folder::default())]),
            calls: Vec::new(),
            plan: None,
            hit: false,
            stopped: false,
            handles: 0,
            writes: 0,
            knows_no_locks: false,
        };
        Self(Arc::new(Mutex::new(world)))
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on calls are counted, and one of them fails.
    pub fn plan(&self, plan: Plan) {
        let mut world = self.world();
        world.calls.clear();
        world.plan = Some(plan);
    }

    /// Whether the call that was to fail has come.
    pub fn was_hit(&self) -> bool {
        self.world().hit
    }

    /// What was asked since the plan was made.
    pub fn calls(&self) -> Vec<String> {
        self.world().calls.clone()
    }

    /// Another machine starts with what is left of the disk.
    pub fn after(&self, leaving: Leaving) -> Self {
        let new = Self::new();
        let old = self.world();
        {
            let mut world = new.world();
            world.inodes = old
                .inodes
                .iter()
                .map(|inode| {
                    let data = leaving.of(inode);
                    Inode { synced: data.clone(), data, mode: inode.mode, written: inode.written, locked: None }
                })
                .collect();
            let mut open = vec![PathBuf::from("/")];
            while let Some(path) = open.pop() {
                // A folder that was removed, and whose removal nobody waited for, comes back with nothing in it.
                let folder = old.folders.get(&path).cloned().unwrap_or_default();
                let names = if leaving == Leaving::Synced { folder.synced } else { folder.names };
                open.extend(names.iter().filter(|(_, entry)| **entry == Entry::Folder).map(|(path, _)| path.clone()));
                world.folders.insert(path, Folder { synced: names.clone(), names });
            }
        }
        new
    }

    /// All files, with what is in them.
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let world = self.world();
        let entries = world.folders.values().flat_map(|folder| &folder.names);
        let file = |(path, entry): (&PathBuf, &Entry)| match entry {
            Entry::File(inode) => Some((path.clone(), world.inodes[*inode].data.clone())),
            Entry::Folder => None,
        };
        entries.filter_map(file).collect()
    }

    /// From now on it is a share that knows no locks.
    pub fn know_no_locks(&self) {
        self.world().knows_no_locks = true;
    }

    /// Another program puts this in the place of a file, and waits until it is on the disk.
    /// Not while the machine stands still.
    pub fn write_from_outside(&self, path: &Path, bytes: &[u8]) -> bool {
        let mut world = self.world();
        if world.stopped {
            return false;
        }
        world.writes += 1;
        let (data, written) = (bytes.to_vec(), world.writes);
        let entry = Entry::File(world.inodes.len());
        world.inodes.push(Inode { synced: data.clone(), data, mode: 0o600, written, locked: None });
        let folder = world.folder_of(path).expect("there is such a folder");
        folder.names.insert(path.to_owned(), entry);
        folder.synced.insert(path.to_owned(), entry);
        true
    }

    fn turn(&self, what: &str, path: &Path) -> io::Result<(MutexGuard<'_, World>, Turn)> {
        let mut world = self.world();
        if world.stopped {
            return Err(io::Error::other("the machine has stopped"));
        }
        world.calls.push(format!("{what} {}", path.display()));
        let number = world.calls.len();
        let fault = world.plan.filter(|plan| plan.at == number || plan.lasting && number > plan.at);
        world.hit |= fault.is_some();
        let turn = match fault.map(|plan| plan.fault) {
            None => Turn::Whole,
            Some(Fault::Error(kind)) => return Err(kind.into()),
            Some(Fault::HalfDone) => Turn::Half,
            Some(Fault::Crash) => {
                world.stopped = true;
                Turn::Last
            }
        };
        Ok((world, turn))
    }

    fn call<T>(&self, what: &str, path: &Path, act: impl FnOnce(&mut World) -> io::Result<T>) -> io::Result<T> {
        let (mut world, turn) = self.turn(what, path)?;
        match turn {
            Turn::Whole => act(&mut world),
            Turn::Half => {
                let done = act(&mut world);
                // A handle that is dropped wants the disk, too.
                drop(world);
                done.and_then(|_| Err(io::Error::other("it was done, and yet")))
            }
            Turn::Last => Err(io::Error::other("the machine stops")),
        }
    }
}

impl Files for MemoryDisk {
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("canonical", path, |world| world.entry(path).map(|_| path.to_owned()))
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.call("stat", path, |world| {
            Ok(match world.entry(path)? {
                Entry::Folder => {
                    Stat { kind: FileKind::Folder, len: 0, mode: 0o700, read_only: false, modified: None, device: 1 }
                }
                Entry::File(inode) => {
                    let Inode { data, mode, written, .. } = &world.inodes[inode];
                    let read_only = mode & 0o222 == 0;
                    let len = data.len() as u64;
                    let modified = Some(UNIX_EPOCH + Duration::from_secs(*written));
                    Stat { kind: FileKind::File, len, mode: *mode, read_only, modified, device: 1 }
                }
            })
        })
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        self.call("open", path, |world| {
            let inode = world.file(path)?;
            Ok(Box::new(world.open(self, inode)) as Box<dyn Read + Send>)
        })
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        self.call("create", path, |world| {
            if world.entry(path).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            let inode = world.inodes.len();
            world.folder_of(path)?.names.insert(path.to_owned(), Entry::File(inode));
            world.inodes.push(Inode { mode: 0o600, ..Inode::default() });
            Ok(Box::new(world.open(self, inode)) as Box<dyn Writing>)
        })
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        self.call("append", path, |world| {
            let inode = world.file(path)?;
            Ok(Box::new(world.open(self, inode)) as Box<dyn Writing>)
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", to, |world| {
            let inode = world.file(from)?;
            world.folder_of(to)?.names.insert(to.to_owned(), Entry::File(inode));
            world.folder_of(from)?.names.remove(from);
            Ok(())
        })
    }

    /// Two calls, as on the real disk: a second name, and one name less.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("link", to, |world| {
            if world.entry(to).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            let inode = world.file(from)?;
            world.folder_of(to)?.names.insert(to.to_owned(), Entry::File(inode));
            Ok(())
        })?;
        self.remove(from)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove", path, |world| {
            world.file(path)?;
            world.folder_of(path)?.names.remove(path);
            Ok(())
        })
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call("remove_folder", path, |world| {
            let folder = world.folders.get(path).ok_or(io::ErrorKind::NotFound)?;
            if !folder.names.is_empty() {
                return Err(io::ErrorKind::DirectoryNotEmpty.into());
            }
            world.folder_of(path)?.names.remove(path);
            world.folders.remove(path);
            Ok(())
        })
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.call("sync_folder", path, |world| {
            let folder = world.folders.get_mut(path).ok_or(io::ErrorKind::NotFound)?;
            folder.synced = folder.names.clone();
            Ok(())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.call("list", folder, |world| {
            let folder = world.folders.get(folder).ok_or(io::ErrorKind::NotFound)?;
            Ok(folder.names.keys().cloned().collect())
        })
    }

    /// One call for each folder that is not there; those that were made are safe.
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut missing: Vec<&Path> =
            path.ancestors().take_while(|folder| !self.world().folders.contains_key(*folder)).collect();
        missing.reverse();
        for folder in missing {
            self.call("create_folder", folder, |world| {
                if world.folders.contains_key(folder) {
                    // Another thread was faster.
                    return Ok(());
                }
                let above = world.folder_of(folder)?;
                above.names.insert(folder.to_owned(), Entry::Folder);
                above.synced.insert(folder.to_owned(), Entry::Folder);
                world.folders.insert(folder.to_owned(), Folder::default());
                Ok(())
            })?;
        }
        Ok(())
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        self.call("is_locked", path, |world| {
            let inode = world.file(path)?;
            if world.knows_no_locks {
                Err(io::ErrorKind::Unsupported.into())
            } else {
                Ok(world.inodes[inode].locked.is_some())
            }
        })
    }
}

/// An open file: one that reads begins at its beginning, one that writes writes at its end.
struct MemoryFile {
    disk: MemoryDisk,
    inode: usize,
    at: usize,
    handle: usize,
}

impl MemoryFile {
    fn call<T>(&self, what: &str, act: impl FnOnce(&mut Inode) -> io::Result<T>) -> io::Result<T> {
        let name = PathBuf::from(format!("inode {}", self.inode));
        self.disk.call(what, &name, |world| act(&mut world.inodes[self.inode]))
    }
}

impl Read for MemoryFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let at = self.at;
        let read = self.call("read", |inode| {
            let rest = inode.data.get(at..).unwrap_or_default();
            let len = rest.len().min(into.len());
            into[..len].copy_from_slice(&rest[..len]);
            Ok(len)
        })?;
        self.at += read;
        Ok(read)
    }
}

impl Writing for MemoryFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (mut world, turn) = self.disk.turn("write", Path::new(&format!("inode {}", self.inode)))?;
        world.writes += 1;
        let now = world.writes;
        let inode = &mut world.inodes[self.inode];
        inode.written = now;
        let data = &mut inode.data;
        match turn {
            Turn::Whole => {
                data.extend_from_slice(bytes);
                Ok(())
            }
            Turn::Half | Turn::Last => {
                data.extend_from_slice(&bytes[..bytes.len() / 2]);
                Err(io::ErrorKind::StorageFull.into())
            }
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.call("sync", |inode| {
            inode.synced = inode.data.clone();
            Ok(())
        })
    }

    fn holds(&mut self, bytes: &[u8]) -> io::Result<bool> {
        self.call("holds", |inode| Ok(inode.data == bytes))
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.call("truncate", |inode| {
            inode.data.resize(len as usize, 0);
            Ok(())
        })
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        self.call("set_mode", |inode| {
            inode.mode = mode;
            Ok(())
        })
    }

    fn lock(&mut self) -> io::Result<()> {
        if self.disk.world().knows_no_locks {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let handle = self.handle;
        self.call("lock", |inode| match inode.locked {
            Some(other) if other != handle => Err(io::ErrorKind::WouldBlock.into()),
            _ => {
                inode.locked = Some(handle);
                Ok(())
            }
        })
    }
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        let mut world = self.disk.world();
        let inode = &mut world.inodes[self.inode];
        if inode.locked == Some(self.handle) {
            inode.locked = None;
        }
    }
}
