//! The file of an open session, from save to save.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clock::Clock;
use crate::session::Session;
use crate::store::atomic::{Expected, clear_all_orphans, clear_orphans, folder_of, replace};
use crate::store::failure::{Failure, FailureKind};
use crate::store::files::Files;
use crate::store::fingerprint::Fingerprint;
use crate::store::format::{read_back, to_text};
use crate::store::opening::Opened;
use crate::store::places::Places;
use crate::store::versions::Versions;

/// Knows what the file should hold, and writes it when it does.
pub struct SessionFile {
    files: Arc<dyn Files>,
    clock: Arc<dyn Clock>,
    path: PathBuf,
    /// What was last read or written; and, after a save that failed late, what was perhaps written.
    known: Vec<Fingerprint>,
    /// What is being written, for as long as that is going on: after a save that broke off it is perhaps there.
    under_way: Option<Fingerprint>,
    versions: Versions,
}

impl SessionFile {
    /// The file that was opened. Clears what a killed process left beside it and among its versions.
    pub fn new(files: Arc<dyn Files>, clock: Arc<dyn Clock>, places: &Places, opened: &Opened) -> Self {
        clear_orphans(&*files, &opened.path);
        let kept = places.versions(&opened.path);
        clear_all_orphans(&*files, &kept);
        let versions = Versions::new(Arc::clone(&files), kept);
        Self { files, clock, path: opened.path.clone(), known: vec![opened.fingerprint], under_way: None, versions }
    }

    /// Writes the session, and does not return before it is on the disk.
    ///
    /// `before` is told what is about to be put in place. Nothing is written that could not be read again.
    pub fn save(&mut self, session: &Session, before: &mut dyn FnMut(Fingerprint)) -> Result<(), Failure> {
        let text = to_text(session).map_err(|error| self.other(error.to_string()))?;
        let read = read_back(&self.path, &text, session);
        if !read.map_err(|refused| self.other(refused.why.to_string())).is_ok_and(|read| is_same(&read, session)) {
            return Err(self.other("it would not be read as it is".to_owned()));
        }
        let new = Fingerprint::of(text.as_bytes());
        self.known.extend(self.under_way.take());
        if self.known == [new] && self.is_on_disk(new) {
            return Ok(());
        }
        let now = self.clock.now();
        self.under_way = Some(new);
        let versions = &mut self.versions;
        let mut near = false;
        let known = Expected::OneOf(&self.known);
        let replaced = replace(&*self.files, &self.path, known, text.as_bytes(), &mut || {
            versions.keep(&self.path, now);
            before(new);
            near = true;
        });
        let replaced = match replaced {
            // Somebody took the file away. Nothing stands there that could be overwritten, and the record is still here.
            Err(Failure { kind: FailureKind::Gone, .. }) if self.is_only_the_file_gone() => {
                before(new);
                replace(&*self.files, &self.path, Expected::Nothing, text.as_bytes(), &mut || {})
            }
            outcome => outcome,
        };
        self.under_way = None;
        match replaced {
            Ok(new) => self.known = vec![new],
            // The rename may have worked although something failed; then the file is ours all the same.
            Err(_) if near => self.known.push(new),
            Err(_) => {}
        }
        replaced.map(|_| ())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn is_only_the_file_gone(&self) -> bool {
        let file = self.files.stat(&self.path);
        file.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
            && self.files.stat(folder_of(&self.path)).is_ok()
    }

    fn is_on_disk(&self, fingerprint: Fingerprint) -> bool {
        let found = self.files.open(&self.path).and_then(|mut file| Fingerprint::read(&mut file));
        found.is_ok_and(|found| found == fingerprint)
    }

    fn other(&self, why: String) -> Failure {
        Failure::new(&self.path, FailureKind::Other(why))
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
