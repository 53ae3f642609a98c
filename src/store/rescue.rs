//! What there is instead of a file that cannot be opened: an earlier version, what can be read of it, what is in recovery.
//!
//! All of it is found and put together here, off the thread that draws, and nothing on the disk changes by that. What a
//! person chooses is written as a copy; the file itself and its journal stay as they are.

mod copy;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::files::Files;
use super::fingerprint::Fingerprint;
use super::format::{from_bytes, settled, unchecked};
use super::journal::{Author, Contents, line_of, replay};
use super::places::Places;
use super::progress::Progress;
use super::reading::{read_all, read_session};
use super::recovery::{Told, lines_of};
use super::refused::{Refused, Why};
use super::salvage::{Frame, Unread, salvage, stand_in_for};
use super::templates::Template;
use super::twins::{self, Twin};
use super::versions::Versions;
use crate::clock::Clock;
use crate::session::edit::{Change, Edit};
use crate::session::{Session, SessionId};

pub use self::copy::{Copy, write_copy};

/// A file that cannot be opened, and what there is instead.
#[derive(Clone, Debug)]
pub struct Rescue {
    /// Why it cannot be opened.
    pub refused: Refused,
    /// Where it is or was, with every link followed as far as that goes.
    pub real: PathBuf,
    /// What can be opened instead, the best first.
    pub offers: Vec<Offer>,
    /// How many steps are in recovery for it.
    pub steps: usize,
    /// Who wrote them, where that is known.
    pub by: Option<Author>,
    /// When the first and the last of them were taken, where that is known.
    pub times: Option<(Timestamp, Timestamp)>,
    /// What is in recovery, a line for each edit.
    pub text: Vec<Told>,
    /// The journal, if there is one with something in it.
    journal: Option<(PathBuf, u64)>,
}

/// A session that can be opened instead of the file.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The session.
    pub session: Session,
    /// Where it comes from.
    pub source: Source,
    /// How many changes of the journal are in it.
    pub recovered: usize,
    /// What is not in it, to be kept beside it: of the file.
    pub unread: Vec<Unread>,
    /// What is not in it, to be kept beside it: of the journal, a line for each edit.
    pub unapplied: Vec<String>,
}

/// Where the session of an offer comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// An earlier version, kept at this time.
    Version(Timestamp),
    /// What can be read of the file.
    Salvage {
        /// How many notes of the file could be read.
        notes: usize,
        /// How many pieces of the list of notes could not.
        unread_notes: usize,
        /// How many notes come from the earlier version.
        from_version: usize,
        /// Where event, agencies, elements and agenda come from.
        frame: Frame,
        /// How many agencies, elements and items are there by name only.
        stand_ins: usize,
        /// Records that got an id of their own.
        twins: Vec<Twin>,
    },
    /// The whole file, with ids of their own for these.
    Twins(Vec<Twin>),
    /// What is in recovery, and nothing else.
    Recovery,
}

/// Looks for what there is instead of the file at `path`, which was refused.
pub fn rescue(files: &Arc<dyn Files>, places: &Places, clock: &dyn Clock, path: &Path, refused: Refused) -> Rescue {
    let real = where_it_is(&**files, path);
    let bytes = if may_be_broken(&refused.why) {
        read_session(&**files, path, &Progress::default()).map(|(_, bytes)| bytes).unwrap_or_default()
    } else {
        Vec::new()
    };
    let mut looking = Looking { files: &**files, clock, journal: journal_of(&**files, places, &real) };
    let version =
        Versions::new(Arc::clone(files), places.versions(&real)).best_first().into_iter().find_map(|version| {
            let (time, path) = version;
            let bytes = read_all(&**files, &path).ok()?;
            let session = from_bytes(&path, &bytes, &Arc::default()).ok()?;
            Some((time, session, Fingerprint::of(&bytes)))
        });
    let twins = looking.twins(&bytes);
    let salvaged = if twins.is_some() { None } else { looking.salvage(&bytes, version.as_ref().map(|it| &it.1)) };
    let earlier = version.filter(|_| stands_for_itself(&refused.why)).map(|version| looking.version(version));
    let alone = (earlier.is_none() && salvaged.is_none() && twins.is_none()).then(|| looking.recovery()).flatten();
    let mut offers: Vec<Offer> = [twins, salvaged, earlier, alone].into_iter().flatten().collect();
    // Which of them has more is the better beginning; a copy of the whole file is first in any case.
    offers
        .sort_by_key(|offer| std::cmp::Reverse((matches!(offer.source, Source::Twins(_)), offer.session.notes.len())));

    let contents = looking.journal.map(|(path, _)| (Contents::read(&**files, &path, Fingerprint::of(b"")), path));
    let journal = contents.as_ref().map(|(contents, path)| (path.clone(), contents.last));
    let contents = contents.map(|(contents, _)| contents).unwrap_or_default();
    Rescue {
        steps: contents.steps.len(),
        times: contents.span(|_| true),
        text: lines_of(&contents),
        by: contents.by,
        refused,
        real,
        offers,
        journal,
    }
}

impl Rescue {
    /// Whether there is neither a file nor anything instead of it: a name that was mistyped.
    pub fn is_nothing(&self) -> bool {
        *self.refused.why == Why::Missing && self.offers.is_empty() && self.steps == 0
    }

    /// Notes in the journal that a copy of this offer has everything that is in it, where it has.
    pub fn note_copy(&self, files: &dyn Files, offer: &Offer, copy: &Path) {
        if let Some((journal, last)) = self.journal.as_ref().filter(|_| offer.recovered > 0)
            && let Err(failure) = super::journal::note_copy(files, journal, *last, copy)
        {
            // It will be asked about once more, that is all.
            log::warn!("the journal does not say that a copy was made: {failure}");
        }
    }
}

/// Whether the bytes of the file may hold something that can be read.
fn may_be_broken(why: &Why) -> bool {
    !matches!(
        why,
        Why::Missing
            | Why::Folder
            | Why::NotAFile
            | Why::Permission
            | Why::Unreadable(_)
            | Why::TooLarge { .. }
            | Why::Utf16
            | Why::SomethingElse(_)
            | Why::Newer { .. }
    )
}

/// Whether an earlier version is an answer to this. A later program's file is not broken, and a folder never was one.
fn stands_for_itself(why: &Why) -> bool {
    !matches!(why, Why::Folder | Why::NotAFile | Why::Newer { .. })
}

/// The path with its links followed; of a file that is not there, those of its folder, if that is there.
fn where_it_is(files: &dyn Files, path: &Path) -> PathBuf {
    if let Ok(real) = files.canonical(path) {
        return real;
    }
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return path;
    };
    files.canonical(folder).map_or_else(|_| path.clone(), |folder| folder.join(name))
}

/// The journal of the file at `real`, with something in it that no copy has yet, and the session that it is of.
fn journal_of(files: &dyn Files, places: &Places, real: &Path) -> Option<(PathBuf, SessionId)> {
    let ending = Places::journal_ending(real);
    let mut paths = files.list(&places.journals()).unwrap_or_default();
    paths.retain(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(&ending)));
    paths.sort();
    paths.into_iter().rev().find_map(|path| {
        let contents = Contents::read(files, &path, Fingerprint::of(b""));
        let id = contents.of.as_ref()?.0;
        (!contents.is_empty()).then_some((path, id))
    })
}

struct Looking<'a> {
    files: &'a dyn Files,
    clock: &'a dyn Clock,
    journal: Option<(PathBuf, SessionId)>,
}

impl Looking<'_> {
    fn version(&self, (time, session, fingerprint): (Timestamp, Session, Fingerprint)) -> Offer {
        self.with_journal(session, fingerprint, Source::Version(time), Vec::new())
    }

    fn twins(&mut self, bytes: &[u8]) -> Option<Offer> {
        let mut session = unchecked(bytes)?;
        let twins = twins::settle(&mut session, &mut || self.clock.new_id());
        let session = settled(session).filter(|_| !twins.is_empty())?;
        Some(self.with_journal(session, Fingerprint::of(bytes), Source::Twins(twins), Vec::new()))
    }

    fn salvage(&mut self, bytes: &[u8], version: Option<&Session>) -> Option<Offer> {
        let empty = Template::Empty.session(self.clock).ok()?;
        let salvaged = salvage(bytes, version, &empty, &mut || self.clock.new_id())?;
        let source = Source::Salvage {
            notes: salvaged.notes,
            unread_notes: salvaged.unread_notes,
            from_version: salvaged.from_version,
            frame: salvaged.frame,
            stand_ins: salvaged.stand_ins,
            twins: salvaged.twins,
        };
        Some(self.with_journal(salvaged.session, Fingerprint::of(bytes), source, salvaged.unread))
    }

    fn recovery(&self) -> Option<Offer> {
        let (_, id) = self.journal.as_ref()?;
        let mut empty = Template::Empty.session(self.clock).ok()?;
        empty.id = *id;
        let offer = self.with_journal(empty, Fingerprint::of(b""), Source::Recovery, Vec::new());
        (offer.recovered > 0).then_some(offer)
    }

    /// The session with what its journal has beyond it.
    fn with_journal(
        &self,
        mut session: Session,
        fingerprint: Fingerprint,
        source: Source,
        unread: Vec<Unread>,
    ) -> Offer {
        let mut offer = Offer { session: session.clone(), source, recovered: 0, unread, unapplied: Vec::new() };
        let Some((path, _)) = self.journal.as_ref().filter(|(_, id)| *id == session.id) else {
            return offer;
        };
        let contents = Contents::read(self.files, path, fingerprint);
        let replayed = replay(&mut session, &contents.steps);
        let unapplied = replayed.unapplied.len();
        let (brought, left) = bring_in(session.clone(), replayed.unapplied);
        offer.recovered = replayed.recovered + unapplied - left.len();
        offer.unapplied = left.iter().map(|(number, edit)| line_of(*number, edit)).chain(contents.broken).collect();
        offer.session = brought;
        offer
    }
}

/// Notes and measures that fit nowhere because of what they name: with stand-ins for that, they do.
fn bring_in(session: Session, unapplied: Vec<(u64, Edit)>) -> (Session, Vec<(u64, Edit)>) {
    let mut with = session.clone();
    let mut left = Vec::new();
    for (number, edit) in unapplied.clone() {
        match &edit {
            Edit::Note(Change::Insert(_, note) | Change::Replace(note)) if with.note(note.id).is_none() => {
                with.notes.push(Arc::clone(note));
            }
            Edit::Measure(Change::Insert(_, measure) | Change::Replace(measure))
                if with.measure(measure.id).is_none() =>
            {
                with.measures.push(Arc::clone(measure));
            }
            _ => left.push((number, edit)),
        }
    }
    stand_in_for(&mut with);
    match settled(with) {
        Some(with) => (with, left),
        // Two measures of one number, say: then nothing of it comes in by itself.
        None => (session, unapplied),
    }
}
