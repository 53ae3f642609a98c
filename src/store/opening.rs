//! Opening a session: the file, and whatever its journal has beyond it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{Files, Stat};
use super::fingerprint::Fingerprint;
use super::format::{Reading, Unread, from_file};
use super::journal::{Contents, Draft, Replayed, absorb, replay};
use super::lock::{Held, held};
use super::places::Places;
use super::progress::{Phase, Progress};
use super::reading::read_session;
use super::refused::Refused;
use crate::session::Session;

/// A session that was opened. Nothing on the disk has changed by that.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The record: the file with the journal replayed on it.
    pub session: Session,
    /// The file, with every link followed.
    pub path: PathBuf,
    /// What the file held when it was read.
    pub fingerprint: Fingerprint,
    /// How many steps the journal brought back. More than none: the session should be saved.
    pub recovered: usize,
    /// How many edits of the journal fit nowhere any more, or cannot be read; they are kept beside it.
    pub unapplied: usize,
    /// What stood in the capture line.
    pub draft: Option<Draft>,
    /// Another process has this session open. It may be read; it should not be written.
    pub in_use: Option<Held>,
    /// What of the file was left unread. With anything in it the session may be read; written, that would be lost.
    pub unread: Unread,
    /// The line of the first comment in the file, which the next save drops.
    pub comments: Option<usize>,
    /// A person says that nobody has it open, whatever a lock file says that nobody is seen to hold.
    pub(super) anyway: bool,
    /// How the file looked from outside before it was read.
    looked: Option<Stat>,
    pub(super) journal: Contents,
    pub(super) replayed: Replayed,
}

impl Opened {
    /// The same, where a person has said that the window is gone which a lock file still tells of.
    #[must_use]
    pub fn anyway(self) -> Self {
        Self { anyway: true, in_use: None, ..self }
    }

    /// Whether file and journal still hold what was read. Between that and taking the lock another window may have come, and
    /// gone.
    pub(super) fn is_current(&self, files: &dyn Files, journal: &Path) -> bool {
        self.journal.is_current(files, journal) && self.is_file_current(files)
    }

    fn is_file_current(&self, files: &dyn Files) -> bool {
        match files.stat(&self.path) {
            // Nothing stands there that somebody has entered. Saving makes it anew.
            Err(_) => true,
            Ok(stat) if stat.modified.is_some() && self.looked == Some(stat) => true,
            Ok(_) => {
                let found = files.open(&self.path).and_then(|mut file| Fingerprint::read(&mut file));
                found.is_ok_and(|found| found == self.fingerprint)
            }
        }
    }
}

/// Opens the session at `path`. Slow for large files: call it off the thread that draws, and look at `progress`.
pub fn open(files: &dyn Files, places: &Places, path: &Path, progress: &Arc<Progress>) -> Result<Opened, Refused> {
    // First this: whoever writes while it is read is noticed.
    let looked = files.stat(path).ok();
    let (real, bytes) = read_session(files, path, progress)?;
    let Reading { mut session, unread, comments } = from_file(path, &bytes, progress)?;
    let fingerprint = Fingerprint::of(&bytes);

    progress.begin(Phase::Recovering, 0);
    let journal_path = places.journal(session.id, &real);
    let mut journal = Contents::read(files, &journal_path, fingerprint);
    absorb(files, places, session.id, &real, fingerprint, &mut journal);
    let before = journal.of_another_file.then(|| session.clone());
    let mut replayed = replay(&mut session, &journal.steps);
    if before.is_some_and(|before| before == session) {
        // Ours all the same: the power went before the journal could say that the file has it all.
        replayed.recovered = 0;
    }
    let draft = Draft::read(files, &places.draft(session.id, &real));
    Ok(Opened {
        fingerprint,
        recovered: replayed.recovered,
        unapplied: replayed.unapplied.len() + journal.broken.len() + usize::from(journal.unreadable),
        draft,
        in_use: held(files, &real, &journal_path),
        path: real,
        unread,
        comments,
        anyway: false,
        looked,
        journal,
        replayed,
        session,
    })
}
