//! The file of an open session, from save to save.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::foreign::{self, Foreign, Seen};
use crate::clock::Clock;
use crate::session::Session;
use crate::store::atomic::{Expected, clear_all_orphans, clear_orphans, folder_of, replace};
use crate::store::failure::{Failure, FailureKind};
use crate::store::files::{FileKind, Files, Stat};
use crate::store::fingerprint::Fingerprint;
use crate::store::format::{read_back, to_text};
use crate::store::opening::Opened;
use crate::store::places::Places;
use crate::store::reading::read_all;
use crate::store::versions::{Occasion, Versions};

/// Knows what the file should hold, and writes it when it does.
pub struct SessionFile {
    files: Arc<dyn Files>,
    clock: Arc<dyn Clock>,
    path: PathBuf,
    /// What was last read or written; and, after a save that failed late, what was perhaps written.
    known: Vec<Fingerprint>,
    /// What is being written, for as long as that is going on: after a save that broke off it is perhaps there.
    under_way: Option<Fingerprint>,
    /// What it held before the last save, if that was kept as a version.
    kept: Option<Fingerprint>,
    /// How the file looked from outside when it was last looked into. As long as it looks like that, it is not read.
    looked: Option<Stat>,
    /// The disk of its folder when it was last seen there.
    device: Option<u64>,
    /// It was gone, and was made again since somebody last asked.
    made_again: bool,
    /// What somebody else has put in its place.
    foreign: Option<Fingerprint>,
    /// What of that may be replaced, because a person has said so.
    accepted: Option<Fingerprint>,
    /// States of the session that have to be kept as versions before anything else is written, the oldest first.
    to_keep: Vec<(Session, Occasion)>,
    /// What it held when all traces of it were deleted.
    forgotten: Option<Fingerprint>,
    versions: Versions,
    /// The draft, and beside it what goes with it when all traces go.
    draft: PathBuf,
}

impl SessionFile {
    /// The file that was opened. Clears what a killed process left beside it and among its versions.
    pub fn new(files: Arc<dyn Files>, clock: Arc<dyn Clock>, places: &Places, opened: &Opened) -> Self {
        clear_orphans(&*files, &opened.path);
        let kept = places.versions(&opened.path);
        clear_all_orphans(&*files, &kept);
        let mut versions = Versions::new(Arc::clone(&files), kept);
        versions.set_zone(opened.session.workshop.time_zone());
        let (path, draft) = (opened.path.clone(), places.draft(opened.session.id, &opened.path));
        let device = device_of_folder(&*files, &path);
        Self {
            files,
            clock,
            path,
            known: vec![opened.fingerprint],
            under_way: None,
            kept: None,
            looked: None,
            device,
            made_again: false,
            foreign: None,
            accepted: None,
            to_keep: Vec::new(),
            forgotten: None,
            versions,
            draft,
        }
    }

    /// Keeps the file as it was opened as a version.
    pub fn keep_as_opened(&mut self) {
        self.versions.keep(&self.path, self.clock.now());
    }

    /// These states of the session have to be kept as versions: nothing is written before they are.
    pub fn keep(&mut self, sessions: Vec<(Session, Occasion)>) {
        for session in sessions {
            if self.to_keep.last().map(|(last, _)| last) != Some(&session.0) {
                self.to_keep.push(session);
            }
        }
    }

    /// Keeps what has to be kept. What is the same as `saved`, which is to be written, need not be.
    pub fn keep_now(&mut self, saved: Option<&Session>) -> Result<(), Failure> {
        while let Some((session, occasion)) = self.to_keep.first() {
            let kept = to_text(session).map_err(|error| self.other(error.to_string()));
            let now = self.clock.now();
            if let Err(failure) = kept.and_then(|text| self.versions.keep_for(text.as_bytes(), now, *occasion))
                && !saved.is_some_and(|saved| is_same(saved, session))
            {
                log::warn!("no version was kept: {failure}");
                let why = format!("what was here before cannot be kept as a version: {failure}");
                return Err(self.other(why));
            }
            self.to_keep.remove(0);
        }
        Ok(())
    }

    /// Whether somebody else's work stands in the place of the file, as far as is known.
    pub fn is_foreign(&self) -> bool {
        self.foreign.is_some()
    }

    /// Looks whether somebody else has written into the file since; what was told once is not told again.
    ///
    /// Costs a question to the system where nothing has happened. A file that is gone is not foreign: the next save makes
    /// it anew.
    pub fn look(&mut self) -> Option<Seen> {
        self.own_up();
        let stat = self.files.stat(&self.path).ok().filter(|stat| stat.kind == FileKind::File)?;
        if self.looked == Some(stat) {
            return None;
        }
        // Looked at before it is read: what is written meanwhile is seen the next time.
        let bytes = read_all(&*self.files, &self.path).ok()?;
        self.looked = Some(stat);
        let fingerprint = Fingerprint::of(&bytes);
        if self.known.contains(&fingerprint) {
            // On a stick that was put in again it is on another disk than before, and ours all the same.
            self.device = device_of_folder(&*self.files, &self.path).or(self.device);
            return self.foreign.take().map(|_| Seen::AsKnown);
        }
        if self.foreign.replace(fingerprint) == Some(fingerprint) {
            return None;
        }
        let read = foreign::read(&self.path, &bytes);
        Some(Seen::Foreign(Box::new(Foreign { fingerprint, read })))
    }

    /// A person has seen this content of the file, and the next save may take its place. It is kept as a version first.
    pub fn accept(&mut self, foreign: Fingerprint) {
        self.accepted = Some(foreign);
    }

    /// Keeps the file as it is now as a version: saving will drop something of it.
    pub fn keep_version(&mut self) -> Result<(), Failure> {
        self.versions.keep_now(&self.path, self.clock.now(), Occasion::Opened).map(|_| ())
    }

    /// Writes the session, and does not return before it is on the disk.
    ///
    /// `before` is told what is about to be put in place. Nothing is written that could not be read again. `leaving`: should
    /// the file be somebody else's by now, the session is kept as a version, because nobody will look at both any more.
    pub fn save(
        &mut self,
        session: &Session,
        leaving: bool,
        before: &mut dyn FnMut(Fingerprint),
    ) -> Result<(), Failure> {
        self.versions.set_zone(session.workshop.time_zone());
        self.keep_now(Some(session))?;
        if self.foreign.is_some() && self.accepted.is_none() && !leaving && self.looks_as_before() {
            // As long as nobody decides there is nothing to try.
            return Err(Failure::new(&self.path, FailureKind::Conflict));
        }
        let text = to_text(session).map_err(|error| self.other(error.to_string()))?;
        let read = read_back(&self.path, &text, session);
        if !read.map_err(|refused| self.other(refused.why.to_string())).is_ok_and(|read| is_same(&read, session)) {
            return Err(self.other("it would not be read as it is".to_owned()));
        }
        let new = Fingerprint::of(text.as_bytes());
        self.own_up();
        let saved = self.take_accepted(new).and_then(|()| self.put(&text, new, before));
        if !is_conflict(&saved) {
            return saved;
        }
        // Somebody was faster, however the file looks from outside: the next look is into it.
        self.looked = None;
        if leaving {
            self.versions.keep_for(text.as_bytes(), self.clock.now(), Occasion::Ours)?;
            // All of it was in the file before it became somebody else's: nothing waits to be written.
            return if self.known.contains(&new) { Ok(()) } else { saved };
        }
        saved
    }

    /// Puts the text in place, unless it stands there.
    fn put(&mut self, text: &str, new: Fingerprint, before: &mut dyn FnMut(Fingerprint)) -> Result<(), Failure> {
        if self.known.contains(&new) && self.is_on_disk(new) {
            // Undone to what stands there: it has these steps, too, and the journal has to know that.
            before(new);
            self.has(new);
            return Ok(());
        }
        let now = self.clock.now();
        self.under_way = Some(new);
        let (versions, kept) = (&mut self.versions, &mut self.kept);
        let mut near = false;
        let known = Expected::OneOf(&self.known);
        let replaced = replace(&*self.files, &self.path, known, text.as_bytes(), &mut || {
            *kept = versions.keep(&self.path, now);
            before(new);
            near = true;
        });
        let replaced = match replaced {
            Err(Failure { kind: FailureKind::Gone, .. }) if self.is_only_the_file_gone() => {
                if self.is_on_another_disk() {
                    // The folder in which a stick was mounted stays when it is pulled out, and is nowhere that anybody looks.
                    Err(Failure::new(&self.path, FailureKind::TakenOut))
                } else {
                    // Somebody took the file away. Nothing stands there that could be overwritten, and the record is still here.
                    before(new);
                    near = true;
                    let made = replace(&*self.files, &self.path, Expected::Nothing, text.as_bytes(), &mut || {});
                    self.made_again |= made.is_ok();
                    made
                }
            }
            outcome => outcome,
        };
        self.under_way = None;
        match replaced {
            Ok(new) => self.has(new),
            // The rename may have worked although something failed; then the file is ours all the same.
            Err(_) if near => self.known.push(new),
            Err(_) => {}
        }
        replaced.map(|_| ())
    }

    /// What the file held before the last save, if that is kept as a version since; once.
    pub fn take_kept(&mut self) -> Option<Fingerprint> {
        self.kept.take()
    }

    /// Whether it was gone, and is there again; once.
    pub fn take_made_again(&mut self) -> bool {
        std::mem::take(&mut self.made_again)
    }

    /// Nothing is written to it any more: whether what it holds is kept as a version.
    pub fn is_kept_as_closed(&mut self) -> bool {
        if self.forgotten.is_some() && self.forgotten == self.content() {
            // Nothing was entered since somebody wanted no trace of it.
            return true;
        }
        let occasion = if self.is_foreign() { Occasion::Theirs } else { Occasion::Closed };
        let kept = self.versions.keep_now(&self.path, self.clock.now(), occasion);
        kept.inspect_err(|failure| log::warn!("no version was kept: {failure}")).is_ok()
    }

    /// What it holds after a save.
    pub fn content(&self) -> Option<Fingerprint> {
        self.known.last().copied()
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// After a save that broke off: what it was writing is perhaps there, and then it is ours.
    fn own_up(&mut self) {
        self.known.extend(self.under_way.take());
    }

    /// The file has this now, and it is ours.
    fn has(&mut self, new: Fingerprint) {
        self.known = vec![new];
        (self.foreign, self.accepted) = (None, None);
        self.looked = self.files.stat(&self.path).ok();
        self.device = device_of_folder(&*self.files, &self.path).or(self.device);
    }

    /// Keeps what a person has let be replaced as a version, and counts it as known. It has to be what stands there still.
    fn take_accepted(&mut self, new: Fingerprint) -> Result<(), Failure> {
        let Some(accepted) = self.accepted.take() else {
            return Ok(());
        };
        if accepted != new {
            let io = |error| Failure::from_io(&self.path, &error);
            let bytes = read_all(&*self.files, &self.path).map_err(io)?;
            if Fingerprint::of(&bytes) != accepted {
                return Err(Failure::new(&self.path, FailureKind::Conflict));
            }
            if let Err(failure) = self.versions.keep_for(&bytes, self.clock.now(), Occasion::Theirs) {
                // Asked for again by the next try.
                self.accepted = Some(accepted);
                return Err(self.other(format!("what stands there cannot be kept as a version: {failure}")));
            }
        }
        self.known.push(accepted);
        Ok(())
    }

    /// Removes the versions and what stands beside the journal.
    pub fn forget(&mut self) -> Result<(), Failure> {
        self.to_keep.clear();
        self.versions.forget(self.clock.now())?;
        self.forgotten = self.content();
        let all = match self.files.list(folder_of(&self.draft)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::from_io(folder_of(&self.draft), &error));
            }
            all => all.unwrap_or_default(),
        };
        let beside = all.iter().filter(|path| path.file_stem() == self.draft.file_stem() && goes_with_draft(path));
        beside.into_iter().try_for_each(|path| remove(&*self.files, path))
    }

    fn looks_as_before(&self) -> bool {
        self.looked.is_some() && self.files.stat(&self.path).ok() == self.looked
    }

    fn is_only_the_file_gone(&self) -> bool {
        let file = self.files.stat(&self.path);
        file.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
            && self.files.stat(folder_of(&self.path)).is_ok()
    }

    fn is_on_another_disk(&self) -> bool {
        let there = device_of_folder(&*self.files, &self.path);
        self.device.is_some() && there != self.device
    }

    fn is_on_disk(&self, fingerprint: Fingerprint) -> bool {
        let found = self.files.open(&self.path).and_then(|mut file| Fingerprint::read(&mut file));
        found.is_ok_and(|found| found == fingerprint)
    }

    fn other(&self, why: String) -> Failure {
        Failure::new(&self.path, FailureKind::Other(why))
    }
}

fn device_of_folder(files: &dyn Files, path: &Path) -> Option<u64> {
    files.stat(folder_of(path)).ok().map(|stat| stat.device)
}

/// The draft itself, and what of a journal could not be read or applied. Not the journal, which is in use.
fn goes_with_draft(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    ending == "draft" || ending == "unapplied" || ending.starts_with("unreadable") || ending.starts_with("aside")
}

fn is_conflict(saved: &Result<(), Failure>) -> bool {
    matches!(saved, Err(Failure { kind: FailureKind::Conflict, .. }))
}

fn remove(files: &dyn Files, path: &Path) -> Result<(), Failure> {
    match files.remove(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::from_io(path, &error)),
        _ => Ok(()),
    }
}

/// The same record. What reading puts right on its own, the counters, may differ.
fn is_same(read: &Session, written: &Session) -> bool {
    let Session { format, id, workshop, agencies, elements, agenda, floor, notes, issued: _, measures, accepted } =
        read;
    *format == written.format
        && *id == written.id
        && *workshop == written.workshop
        && *agencies == written.agencies
        && *elements == written.elements
        && *agenda == written.agenda
        && *floor == written.floor
        && *notes == written.notes
        && *measures == written.measures
        && *accepted == written.accepted
}
