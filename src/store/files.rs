//! The one way to the disk. Whatever the store does to files goes through [`Files`], so that a test can make each of it
//! fail, and so that nothing else in the program needs to know how.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::atomic::folder_of;
use super::fingerprint::fill;

/// A file system.
pub trait Files: Send + Sync {
    /// The path with every link followed and nothing relative in it. The file has to be there.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;

    /// What is there, following links.
    fn stat(&self, path: &Path) -> io::Result<Stat>;

    /// What is there itself: a link is [`FileKind::Other`], wherever it leads. The same as [`stat`](Self::stat) on a file
    /// system without links.
    fn itself(&self, path: &Path) -> io::Result<Stat> {
        self.stat(path)
    }

    /// Opens a file to read it from its beginning.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>>;

    /// Makes a file that was not there, readable and writable by its owner alone.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>>;

    /// Opens a file to write behind its end. Where the system can be asked for that, a
    /// link, which could have been put there a moment ago, is not opened.
    fn append(&self, path: &Path) -> io::Result<Box<dyn Writing>>;

    /// Gives a file another name in its folder; whatever has that name is replaced in one instant.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another name, unless something has that name: then `AlreadyExists`.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder with nothing in it. A file system that cannot do that keeps an empty folder.
    fn remove_folder(&self, _path: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Waits until the names in a folder are on the disk. Where systems cannot do that it does nothing.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// What stands in a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Makes a folder and those above it; those it makes are open to their owner alone, and their names are on the disk.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Whether somebody holds the [lock](Writing::lock) of a file. Not to be trusted on network shares.
    fn is_locked(&self, path: &Path) -> io::Result<bool>;
}

/// A file that is being written.
pub trait Writing: Send {
    /// Writes all of it, or fails somewhere within.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until all of it is on the disk. After a failure this file is not to be trusted: write another one.
    fn sync(&mut self) -> io::Result<()>;

    /// Reads the file back: whether it holds these bytes and nothing else.
    fn holds(&mut self, bytes: &[u8]) -> io::Result<bool>;

    /// Cuts the file off behind so many bytes.
    fn truncate(&mut self, len: u64) -> io::Result<()>;

    /// Sets the permission bits; does nothing where a system has none.
    fn set_mode(&mut self, mode: u32) -> io::Result<()>;

    /// Holds a lock on the file until it is closed, be it by the death of the process.
    fn lock(&mut self) -> io::Result<()>;
}

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What sort of thing it is.
    pub kind: FileKind,
    /// Length in bytes.
    pub len: u64,
    /// Permission bits; 0o600 where a system has none.
    pub mode: u32,
    /// Somebody took the right to write away from it.
    pub read_only: bool,
    /// When it was written last, where the system says so: a hint to look closer, and nothing more.
    pub modified: Option<SystemTime>,
    /// The file system that it is on, by the number that the system gives it while it is mounted; 0 where it gives none.
    pub device: u64,
}

/// What sort of thing a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A device, a pipe, a socket; a link that is not followed.
    Other,
}

/// The disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiskFiles;

impl Files for DiskFiles {
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        Ok(stat_of(&fs::metadata(path)?))
    }

    fn itself(&self, path: &Path) -> io::Result<Stat> {
        Ok(stat_of(&fs::symlink_metadata(path)?))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(path)?))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        system::private(&mut options);
        Ok(Box::new(DiskFile { file: options.open(path)?, appends: false }))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        let mut options = OpenOptions::new();
        // Windows lets nobody cut off a file that is opened to be appended to: there each write goes to the end by itself.
        options.read(true).write(true).append(!cfg!(windows));
        system::no_link(&mut options);
        Ok(Box::new(DiskFile { file: options.open(path)?, appends: true }))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the way to the disk that all others take")]
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        // Windows does not let go of a file while a virus scanner or an indexer looks at it; they are soon done.
        let mut wait = Duration::from_millis(50);
        loop {
            match fs::rename(from, to) {
                Err(error) if is_sharing_violation(&error) && wait <= Duration::from_millis(1600) => {
                    std::thread::sleep(wait);
                    wait *= 2;
                }
                result => return result,
            }
        }
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Sticks have no hard links. Between the look and the rename there is an instant in which another program
            // could make the same name; no portable call closes it.
            Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => self.rename(from, to),
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let made: Vec<&Path> = path.ancestors().take_while(is_missing).collect();
        let mut builder = fs::DirBuilder::new();
        system::private_folder(&mut builder);
        builder.recursive(true).create(path)?;
        // Or a power cut may take the new folder, with files in it that were synced.
        made.into_iter().map(folder_of).try_for_each(|above| match self.sync_folder(above) {
            // Who may write there and not look cannot wait for it either.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
            synced => synced,
        })
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        // Shared: two who only look at the same time do not take each other for a holder.
        match File::open(path)?.try_lock_shared() {
            Ok(()) => Ok(false),
            Err(fs::TryLockError::WouldBlock) => Ok(true),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }
}

fn stat_of(metadata: &Metadata) -> Stat {
    let kind = if metadata.is_file() {
        FileKind::File
    } else if metadata.is_dir() {
        FileKind::Folder
    } else {
        FileKind::Other
    };
    let read_only = metadata.permissions().readonly();
    let modified = metadata.modified().ok();
    Stat {
        kind,
        len: metadata.len(),
        mode: system::mode(metadata),
        read_only,
        modified,
        device: system::device(metadata),
    }
}

struct DiskFile {
    file: File,
    /// Whatever is written goes behind its end.
    appends: bool,
}

impl Writing for DiskFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.appends {
            self.file.seek(SeekFrom::End(0))?;
        }
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_all()
    }

    fn holds(&mut self, bytes: &[u8]) -> io::Result<bool> {
        self.file.rewind()?;
        let mut piece = vec![0; 64 * 1024];
        for expected in bytes.chunks(piece.len()) {
            let filled = fill(&mut self.file, &mut piece[..expected.len()])?;
            if piece[..filled] != *expected {
                return Ok(false);
            }
        }
        Ok(self.file.read(&mut piece)? == 0)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.file.set_len(len)
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        system::set_mode(&self.file, mode)
    }

    fn lock(&mut self) -> io::Result<()> {
        self.file.try_lock().map_err(Into::into)
    }
}

/// The two codes by which Windows says that somebody else has the file open.
fn is_sharing_violation(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

#[cfg(unix)]
mod system {
    use std::fs::{DirBuilder, File, Metadata, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};

    pub fn mode(metadata: &Metadata) -> u32 {
        metadata.permissions().mode() & 0o7777
    }

    pub fn device(metadata: &Metadata) -> u64 {
        metadata.dev()
    }

    pub fn private(options: &mut OpenOptions) {
        options.mode(0o600);
    }

    pub fn no_link(options: &mut OpenOptions) {
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }

    pub fn private_folder(builder: &mut DirBuilder) {
        builder.mode(0o700);
    }

    pub fn set_mode(file: &File, mode: u32) -> io::Result<()> {
        file.set_permissions(Permissions::from_mode(mode))
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::{DirBuilder, File, Metadata, OpenOptions};
    use std::io;

    pub fn mode(_: &Metadata) -> u32 {
        0o600
    }

    pub fn device(_: &Metadata) -> u64 {
        0
    }

    pub fn private(_: &mut OpenOptions) {}

    pub fn no_link(_: &mut OpenOptions) {}

    pub fn private_folder(_: &mut DirBuilder) {}

    pub fn set_mode(_: &File, _: u32) -> io::Result<()> {
        Ok(())
    }
}
