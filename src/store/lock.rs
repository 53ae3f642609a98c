//! Who has a session open. The one place that decides it.
//!
//! A small hidden file beside the session, `.day.ron.lock`, says who has it, and is held with the file system's lock for as
//! long as the session is open. The session file itself is never locked: it is replaced at every save. On the same machine
//! the lock of the [journal](super::journal) tells the same, also where nothing can be written beside the session.
//!
//! Four limits. A folder that may not be written, or a full disk, has no such file, and opening goes on without. Some network
//! shares know no locks, and folders that are kept in step carry the file to machines where nobody holds it: then what it
//! says is all there is, and a person has to say. On Windows nobody can read a file that somebody else has locked: it is
//! known that the session is open, and not where. And two machines of one name are taken for one.
//!
//! Something else that has the name of the lock stays what it is: then there is no such file, either.

mod found;
mod holder;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use self::found::Found;
use super::files::{Files, Writing};

pub use self::holder::{Held, Holder};

/// A session that this process has open, as far as others can be told. Dropping it takes the file away.
pub struct Lock {
    files: Arc<dyn Files>,
    path: PathBuf,
    holder: Holder,
    /// Holds the file system's lock until it is closed. Nobody asks anything else of it: the mutex is for the compiler.
    _file: Mutex<Box<dyn Writing>>,
}

/// Where the lock of a session file is.
pub fn beside(session: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(session.file_name().unwrap_or_default());
    name.push(".lock");
    session.with_file_name(name)
}

/// Whether another process has the session open, by what lies beside it and by its journal. Touches nothing.
///
/// Both paths have no link in them any more.
pub fn held(files: &dyn Files, session: &Path, journal: &Path) -> Option<Held> {
    let path = beside(session);
    if matches!(Found::at(files, &path), Found::Nothing | Found::Other) {
        return held_on_this_machine(files, journal);
    }
    let state = match files.is_locked(&path) {
        Ok(true) => Locked::Yes,
        Ok(false) => Locked::No,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return held_on_this_machine(files, journal),
        Err(_) => Locked::Unknown,
    };
    judge(files, Found::at(files, &path).holder(), state).or_else(|| held_on_this_machine(files, journal))
}

/// What only the journal tells: it is in the data folder of the user, so whoever holds it is on this machine.
fn held_on_this_machine(files: &dyn Files, journal: &Path) -> Option<Held> {
    files.is_locked(journal).unwrap_or(false).then(Held::on_this_machine)
}

/// Whether the file system says that a lock file is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Locked {
    Yes,
    No,
    /// It knows no locks, or does not let us ask.
    Unknown,
}

/// Who has the session by a lock file that is there; nobody, where whoever it names is gone.
fn judge(files: &dyn Files, holder: Option<Holder>, locked: Locked) -> Option<Held> {
    match (locked, &holder) {
        (Locked::Yes, _) => Some(Held::by(holder, true)),
        // Cut short by a power cut, or a full disk.
        (Locked::No, None) => None,
        (Locked::No, Some(holder)) if holder.is_of_this_machine() => None,
        (Locked::Unknown, Some(holder)) if holder.is_of_this_machine() && holder.is_gone(files) => None,
        _ => Some(Held::by(holder, false)),
    }
}

/// How often a lock is tried for: between two looks others may come and go.
const TRIES: u32 = 8;

/// What came of one try.
enum Try {
    Taken(Box<dyn Writing>),
    Held(Held),
    /// There can be no file here.
    NoPlace(io::Error),
    /// Something has changed meanwhile.
    Again,
}

impl Lock {
    /// Takes the lock of a session for `holder`. `None` where there can be no such file: then there is none.
    ///
    /// What a killed process left behind is taken over in silence. `anyway` says that a person knows better than a lock file that
    /// nobody can be seen to hold.
    pub fn take(files: &Arc<dyn Files>, session: &Path, holder: Holder, anyway: bool) -> Result<Option<Self>, Held> {
        let path = beside(session);
        for _ in 0..TRIES {
            match try_for(&**files, &path, anyway) {
                Try::Taken(mut file) => match holder.write(&mut *file, mode_for(&**files, session)) {
                    // Somebody took away what was just locked, and perhaps put another one in its place.
                    Ok(()) if !is_ours(&**files, &path, &holder) => {}
                    written => {
                        if let Err(error) = written {
                            // It is held all the same; only who holds it is not told.
                            log::warn!("the lock beside the session does not say who holds it: {error}");
                        }
                        return Ok(Some(Self { files: Arc::clone(files), path, holder, _file: Mutex::new(file) }));
                    }
                },
                Try::Held(held) => return Err(held),
                Try::NoPlace(error) => {
                    log::info!("no lock beside the session: {error}");
                    return Ok(None);
                }
                Try::Again => {}
            }
        }
        Err(Held::by(Found::at(&**files, &path).holder(), false))
    }
}

/// Whether what lies there now is not what `holder` has written. Where it cannot be read, it is taken for that.
fn is_another(files: &dyn Files, path: &Path, holder: &Holder) -> bool {
    match Found::at(files, path) {
        Found::Lock(found) => found.is_some_and(|found| found != *holder),
        Found::Nothing | Found::Other => true,
        Found::Unreadable => false,
    }
}

/// Whether what lies there is what `holder` has just written. An empty one is not: somebody has made it that instant, and is
/// about to lock it.
fn is_ours(files: &dyn Files, path: &Path, holder: &Holder) -> bool {
    match Found::at(files, path) {
        Found::Lock(found) => found.is_some_and(|found| found == *holder),
        // On Windows, because we hold it.
        Found::Unreadable => true,
        Found::Nothing | Found::Other => false,
    }
}

/// Whoever may read the session may know who has it.
fn mode_for(files: &dyn Files, session: &Path) -> u32 {
    files.stat(session).map_or(0o600, |stat| stat.mode & 0o666 | 0o600)
}

fn try_for(files: &dyn Files, path: &Path, anyway: bool) -> Try {
    match files.create(path) {
        Ok(mut file) => match lock(files, path, &mut *file) {
            None => Try::Again,
            Some(Locked::Yes) => Try::Held(Held::by(Found::at(files, path).holder(), true)),
            Some(_) => Try::Taken(file),
        },
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => try_for_old(files, path, anyway),
        Err(error) => Try::NoPlace(error),
    }
}

/// The same, where something is there already.
fn try_for_old(files: &dyn Files, path: &Path, anyway: bool) -> Try {
    let is_readable = match Found::at(files, path) {
        Found::Nothing => return Try::Again,
        Found::Other => return no_lock(),
        Found::Unreadable => false,
        Found::Lock(_) => true,
    };
    let mut file = match files.append(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Try::Again,
        Err(error) => return clear_away(files, path, error, anyway),
    };
    let Some(locked) = lock(files, path, &mut *file) else {
        return Try::Again;
    };
    // Looked at once more: before it was locked somebody may have written into it, or put something else there.
    let found = match Found::at(files, path) {
        Found::Other => return no_lock(),
        // On Windows, because we hold it ourselves now.
        Found::Unreadable if !is_readable && locked != Locked::Yes => return no_lock(),
        found => found,
    };
    match judge(files, found.holder(), locked) {
        Some(held) if held.is_certain() || !anyway => Try::Held(held),
        _ => Try::Taken(file),
    }
}

fn no_lock() -> Try {
    Try::NoPlace(io::Error::other("something else lies there, and stays as it is"))
}

/// Locks a file. `None` where somebody stood in the way who does no more; he may only have looked.
fn lock(files: &dyn Files, path: &Path, file: &mut dyn Writing) -> Option<Locked> {
    match file.lock() {
        Ok(()) => Some(Locked::No),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
            files.is_locked(path).is_ok_and(|held| held).then_some(Locked::Yes)
        }
        Err(_) => Some(Locked::Unknown),
    }
}

/// A lock file that may be read and not written: another user's. One that nobody holds goes, where that is allowed.
fn clear_away(files: &dyn Files, path: &Path, why: io::Error, anyway: bool) -> Try {
    let locked = files.is_locked(path).map_or(Locked::Unknown, |held| if held { Locked::Yes } else { Locked::No });
    let found = Found::at(files, path);
    let is_lock = matches!(found, Found::Lock(_));
    match judge(files, found.holder(), locked) {
        Some(held) if held.is_certain() || !anyway => Try::Held(held),
        _ if !is_lock => Try::NoPlace(why),
        _ => match files.remove(path) {
            Ok(()) => Try::Again,
            Err(_) => Try::NoPlace(why),
        },
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Where somebody took it over, it is theirs.
        if !is_another(&*self.files, &self.path, &self.holder) {
            let _ = self.files.remove(&self.path);
        }
    }
}
