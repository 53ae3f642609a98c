//! Getting the bytes of a file, within bounds and in view of whoever waits.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::files::{FileKind, Files};
use super::format::LARGEST;
use super::progress::{Phase, Progress};
use super::refused::{Refused, Why};

/// From this size on a block of memory goes back to the system as soon as it is let go of, in bytes: the most that
/// glibc's `M_MMAP_THRESHOLD` grows to by itself. Whatever is smaller may be kept for a later need that never comes.
const GOES_BACK: usize = 33 * 1024 * 1024;

/// How much room to ask for, for the text of a large session. What is asked for and not used costs no memory.
pub fn roomy(bytes: usize) -> usize {
    const LARGE: usize = 1024 * 1024;
    if bytes < LARGE { bytes } else { bytes.max(GOES_BACK) }
}

/// Everything in a file.
pub fn read_all(files: &dyn Files, path: &Path) -> io::Result<Vec<u8>> {
    let len = files.stat(path)?.len;
    let mut bytes = Vec::with_capacity(roomy(len.min(LARGEST) as usize));
    files.open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The real path of a session file, and its bytes. What is no file, or too large, is refused before it is read.
pub fn read_session(files: &dyn Files, path: &Path, progress: &Progress) -> Result<(PathBuf, Vec<u8>), Refused> {
    let io = |error: io::Error| Refused::from_io(path, &error);
    let real = files.canonical(path).map_err(io)?;
    let stat = files.stat(&real).map_err(io)?;
    match stat.kind {
        FileKind::File if stat.len > LARGEST => {
            return Err(Refused::new(path, Why::TooLarge { bytes: stat.len }));
        }
        FileKind::File => {}
        FileKind::Folder => return Err(Refused::new(path, Why::Folder)),
        FileKind::Other => return Err(Refused::new(path, Why::NotAFile)),
    }
    progress.begin(Phase::Reading, stat.len);
    // A file may grow while it is read; one byte over the limit is enough to know.
    let mut source = files.open(&real).map_err(io)?.take(LARGEST + 1);
    let mut bytes = Vec::with_capacity(roomy(stat.len as usize + 1));
    loop {
        let more = source.by_ref().take(1 << 20).read_to_end(&mut bytes).map_err(io)?;
        progress.advance(more as u64);
        if more == 0 {
            return Ok((real, bytes));
        }
    }
}
