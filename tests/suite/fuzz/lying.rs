//! A session and what lies beside it: opened as the program opens it, kept, and rescued where it cannot be opened.

use std::path::Path;
use std::sync::Arc;

use bolero::{Driver, ValueGenerator};
use rapporteur::session::Session;
use rapporteur::store::fingerprint::Fingerprint;
use rapporteur::store::journal::Contents;
use rapporteur::store::rescue::{rescue, write_copy};
use rapporteur::store::{Files, Machine, Opened, Progress, Refused, Saver, lock, open};

use super::beside::{self, bytes_of};
use super::clumsy::{Bytes, Clumsy, SESSIONS, SHIPPED, below};
use super::looking::is_looked_at;
use super::watch::Input;
use crate::faults::disk::MemoryDisk;
use crate::faults::sitting::{clock, file, places};

/// What lies on a disk.
#[derive(Clone, Debug)]
pub struct Lying {
    /// The session that it was once: an index into the shipped ones.
    which: usize,
    file: Bytes,
    journal: Option<Bytes>,
    /// A journal that could not be read once.
    unreadable: Option<Bytes>,
    draft: Option<Bytes>,
    lock: Option<Bytes>,
    version: Option<Bytes>,
}

impl Input for Lying {
    fn size(&self) -> usize {
        let beside = [&self.journal, &self.unreadable, &self.draft, &self.lock, &self.version];
        self.file.size() + beside.into_iter().flatten().map(Bytes::size).sum::<usize>()
    }
}

/// A session that was used, with ways to be clumsy with each part of it.
struct Used {
    file: Vec<u8>,
    beside: [Vec<u8>; 5],
    clumsy: Clumsy,
    clumsy_beside: [Clumsy; 5],
}

/// Makes what lies on a disk.
pub struct Lies {
    used: Vec<Used>,
    file_is_broken: bool,
}

/// The file is broken, the rest is sound or not there.
pub fn of_which_the_file_is_broken() -> Lies {
    Lies { used: used(), file_is_broken: true }
}

/// The file is sound, the rest is broken, sound, or not there.
pub fn of_which_the_rest_is_broken() -> Lies {
    Lies { used: used(), file_is_broken: false }
}

fn used() -> Vec<Used> {
    let used = |(file, session): (&Vec<u8>, &Session)| {
        let file = file.clone();
        let journal = beside::journal(&file, session);
        let beside = [journal.clone(), journal, beside::draft(session), beside::lock(), file.clone()];
        let clumsy_beside = beside.clone().map(|text| Clumsy::with(vec![text]));
        Used { clumsy: Clumsy::with(vec![file.clone()]), file, beside, clumsy_beside }
    };
    SHIPPED.iter().zip(&*SESSIONS).map(used).collect()
}

impl ValueGenerator for Lies {
    type Output = Lying;

    fn generate<D: Driver>(&self, driver: &mut D) -> Option<Lying> {
        // The small one is quickest, and most of what can be said of a file is in it.
        let which = [0, 0, 0, 0, 0, 1, 1, 2].get(below(driver, 8)?).copied()?;
        let used = self.used.get(which)?;
        let file = if self.file_is_broken { used.clumsy.generate(driver)? } else { Bytes(used.file.clone()) };
        let mut beside = Vec::new();
        for (sound, clumsy) in used.beside.iter().zip(&used.clumsy_beside) {
            beside.push(match below(driver, 4)? {
                0 => Some(Bytes(sound.clone())),
                1 | 2 if !self.file_is_broken => Some(clumsy.generate(driver)?),
                _ => None,
            });
        }
        let [journal, unreadable, draft, lock, version] = <[_; 5]>::try_from(beside).ok()?;
        Some(Lying { which, file, journal, unreadable, draft, lock, version })
    }
}

/// Puts a file where none is.
pub fn put(disk: &MemoryDisk, path: &Path, bytes: &[u8]) {
    let mut file = disk.create(path).expect("no fault");
    file.write_all(bytes).and_then(|()| file.sync()).expect("no fault");
}

/// What is said on one line, and is not a whole page.
pub fn is_one_line(said: &str) {
    assert!(!said.contains(char::is_control) && said.chars().count() < 700, "{said}");
}

/// It is opened and can be kept, or refused in words and rescued; and nothing is lost by that.
pub fn is_answered(lying: &Lying) {
    let disk = beside::disk();
    let id = SESSIONS[lying.which].id;
    let places = places();
    put(&disk, &file(), &lying.file.0);
    for (bytes, path) in [
        (&lying.journal, places.journal(id, &file())),
        (&lying.unreadable, places.unreadable(id, &file())),
        (&lying.draft, places.draft(id, &file())),
        (&lying.lock, lock::beside(&file())),
        (&lying.version, places.versions(&file()).join("2017-10-04T120000Z.ron")),
    ] {
        if let Some(bytes) = bytes {
            put(&disk, &path, &bytes.0);
        }
    }
    let before = disk.files();
    let opened = open(&disk, &places, &file(), &Arc::new(Progress::default()));
    assert_eq!(disk.files(), before, "opening has changed something");
    match opened {
        Ok(opened) => is_kept(&disk, opened),
        Err(refused) => is_rescued(&disk, refused),
    }
}

/// What was opened can be worked on: after that the file has all of it, and what the journal had beyond it is kept.
fn is_kept(disk: &MemoryDisk, opened: Opened) {
    super::can_be_kept(&opened.session);
    // The largest that ships takes its time.
    if opened.session.notes.len() < 50 {
        is_looked_at(&opened.session);
    }
    let _ = opened.doubt(&Machine::here()).map(|doubt| format!("{doubt:?}"));
    opened.in_use.iter().for_each(|held| is_one_line(&held.to_string()));
    if !opened.unread.is_none() {
        return;
    }
    let journal = beside::journal_path(&opened.session);
    let nobody_knows = Contents::read(disk, &journal, Fingerprint::of(b"")).broken;
    let (session, unapplied) = (opened.session.clone(), opened.unapplied);
    let saver = Saver::start(Arc::new(disk.clone()), &places(), clock(), &opened.anyway(), Box::new(|| {}))
        .expect("nobody has it");
    // Something has to be written, or the journal stays as it is.
    saver.journal(Vec::new());
    let finished = saver.finish(session.clone());
    assert_eq!((finished.saved, finished.journaled), (Ok(()), Ok(())));
    let again = open(disk, &places(), &file(), &Arc::new(Progress::default())).expect("it was just written");
    assert_eq!((&again.session, again.recovered), (&session, 0));
    let all: Vec<u8> = disk.files().into_values().flatten().collect();
    for line in nobody_knows {
        assert!(memchr::memmem::find(&all, line.as_bytes()).is_some(), "{line:?} is nowhere; {unapplied} are told of");
    }
}

/// Each thing that is offered instead can be written as a copy and opened; the file stays as it is.
fn is_rescued(disk: &MemoryDisk, refused: Refused) {
    is_one_line(&refused.to_string());
    let broken = bytes_of(disk, &file());
    let files: Arc<dyn Files> = Arc::new(disk.clone());
    let rescued = rescue(&files, &places(), &*clock(), &file(), refused);
    for offer in &rescued.offers {
        super::can_be_kept(&offer.session);
        let copy = write_copy(disk, &places(), &rescued.real, &offer.session, Some("what could not be read"));
        let copy = copy.expect("no fault");
        let opened = open(disk, &places(), &copy.path, &Arc::new(Progress::default())).expect("it was just written");
        assert_eq!((&opened.session, opened.recovered), (&offer.session, 0));
        rescued.note_copy(disk, offer, &copy.path);
    }
    assert_eq!(bytes_of(disk, &file()), broken);
}
