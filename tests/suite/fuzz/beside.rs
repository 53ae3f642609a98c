//! What lies beside a session on a machine that was used: all of it sound, as the program writes it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rapporteur::clock::Clock as _;
use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::edit::{Change, Edit};
use rapporteur::session::workshop::Workshop;
use rapporteur::session::{Floor, Session};
use rapporteur::store::fingerprint::Fingerprint;
use rapporteur::store::journal::{Contents, Journal};
use rapporteur::store::preferences::{PlanColumn, Preferences, Screen};
use rapporteur::store::{Author, Files as _, Machine};

use crate::faults::disk::MemoryDisk;
use crate::faults::sitting::{clock, file, places};
use crate::saver_desk::edits;

/// The bytes of a file.
pub fn bytes_of(disk: &MemoryDisk, path: &Path) -> Vec<u8> {
    disk.files().remove(path).unwrap_or_else(|| panic!("no {}", path.display()))
}

/// A disk with a folder for everything.
pub fn disk() -> MemoryDisk {
    let disk = MemoryDisk::new();
    for folder in [Path::new("/stick"), &places().journals(), &places().versions(&file()), &places().documents()] {
        disk.create_folder(folder).expect("no fault");
    }
    disk
}

/// Where its journal is.
pub fn journal_path(session: &Session) -> PathBuf {
    places().journal(session.id, &file())
}

/// A journal of all that people do to this session, saved in between.
pub fn journal(bytes: &[u8], session: &Session) -> Vec<u8> {
    let (disk, clock) = (disk(), clock());
    let author = Author { machine: Machine::here(), since: clock.now() };
    let path = journal_path(session);
    let mut journal = Journal::new(Arc::new(disk.clone()), path.clone(), session.id, &file(), &Contents::default())
        .by(author)
        .on(Fingerprint::of(bytes));
    let mut session = session.clone();
    let mut number = 0;
    let mut take = |session: &mut Session, edits: Vec<Edit>| {
        for edit in &edits {
            session.apply(edit.clone()).expect("it fits");
        }
        number += 1;
        journal.push(number, edits);
        journal.flush().expect("no fault");
        if number == 4 {
            journal.about_to_cover(3, Fingerprint::of(b"what a power cut left"));
        }
    };
    for line in ["one", "two, \"with\" (marks) [in it]", "@new-one !action #trs by:Q2 will look", "!s é の"] {
        let line = edits(&session, line, &*clock);
        take(&mut session, line);
    }
    let first = session.notes.first().expect("just taken").id;
    let element = session.elements.first().map(|element| element.id.clone());
    take(&mut session, vec![Edit::Note(Change::Remove(first))]);
    let workshop = Workshop { remark: "Rain".to_owned(), ..session.workshop.clone() };
    take(&mut session, vec![Edit::Workshop(Box::new(workshop))]);
    let coffee = AgendaItem::new("coffee".into(), Role::Break, "Coffee");
    take(&mut session, vec![Edit::Item(Change::Insert(0, coffee))]);
    take(&mut session, vec![Edit::Floor(Floor { item: Some("coffee".into()), element })]);
    drop(journal);
    bytes_of(&disk, &path)
}

/// A draft with all that a draft may have.
pub fn draft(session: &Session) -> Vec<u8> {
    let item = session.agenda.first().map(|item| format!("item: \"{}\", ", item.id)).unwrap_or_default();
    let note = session.notes.first().map(|note| format!("editing: \"{}\", ", note.id)).unwrap_or_default();
    format!("(text: \"half a \\\"sent\", {item}{note}kind: Gap, sensitive: true, notes: 3)").into_bytes()
}

/// A lock file, of a process on another machine.
pub fn lock() -> Vec<u8> {
    b"(\n    host: \"desk-2\",\n    user: \"ana\",\n    process: 4711,\n    since: \"2017-10-04T14:00:00Z\",\n)\n"
        .to_vec()
}

/// Preferences in which everything is set.
pub fn preferences() -> Vec<u8> {
    let disk = disk();
    let screen = Screen { name: "DP-1".to_owned(), size: (1920, 1080), position: (-1920, 0) };
    let column = PlanColumn { name: "action".to_owned(), width: 240.5, shown: true };
    let mut preferences = Preferences {
        wall_screen: Some(screen),
        plan_columns: vec![column],
        text_percent: 150,
        ..Preferences::default()
    };
    preferences.opened(&file());
    preferences.write(&disk, &places()).expect("no fault");
    bytes_of(&disk, &places().preferences())
}
