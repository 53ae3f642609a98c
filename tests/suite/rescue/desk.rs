//! A desk with a file on it that something happens to while the program is not running.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rapporteur::session::Session;
use rapporteur::store::format::from_bytes;
use rapporteur::ui::dialogs::Dialog;

use crate::support::app::Desk;

/// The time at every desk here: a day of the exercise.
pub const NOW: &str = "2026-10-13T10:40:00-04:00";

/// A session on the disk, and the bytes of its file.
pub fn read(path: &Path) -> Session {
    from_bytes(path, &std::fs::read(path).expect("a file"), &Arc::default()).expect("a session")
}

/// A desk on which a note was taken and saved, so that there is a version, and what its file holds.
pub fn worked_at() -> (Desk, Vec<u8>) {
    let mut desk = Desk::open(&crate::support::app::exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk.press("A point that was saved⏎");
    desk.saved();
    let bytes = std::fs::read(desk.opened().path()).expect("the file");
    (desk, bytes)
}

/// The desk again, after its file was replaced by these bytes.
pub fn with_file(desk: Desk, bytes: &[u8]) -> Desk {
    let path = desk.opened().path().to_owned();
    desk.reopen_after(|| std::fs::write(path, bytes).expect("the file can be written"))
}

/// The same on a machine that has no version of it.
pub fn with_file_alone(desk: Desk, bytes: &[u8]) -> Desk {
    let (path, versions) = (desk.opened().path().to_owned(), desk.path("data/versions"));
    desk.reopen_after(|| {
        std::fs::remove_dir_all(versions).expect("one was kept at the opening");
        std::fs::write(path, bytes).expect("the file can be written");
    })
}

/// The versions of all files in a home.
pub fn versions_in(home: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    entries(&home.join("data/versions")).iter().flat_map(|folder| entries(folder)).collect()
}

impl Desk {
    /// The versions that there are.
    pub fn versions_kept(&self) -> Vec<PathBuf> {
        versions_in(&self.path(""))
    }

    pub fn asks(&self) -> bool {
        matches!(self.state().dialog, Some(Dialog::Rescue(_)))
    }

    /// Presses a key that answers, and waits until the copy is open.
    pub fn answer(&mut self, key: &str) {
        assert!(self.asks(), "nothing is asked:\n{}", self.told().join("\n"));
        self.press(key);
        self.wait("it is open", |app| !app.is_opening());
        self.settle();
        assert!(self.app().open_session().is_some(), "nothing is open:\n{}", self.told().join("\n"));
    }

    /// Everything in a folder of the home, by name.
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path(folder)) else {
            return Vec::new();
        };
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<String> = entries.map(name).map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The journal's path, and what it holds.
    pub fn journal(&self) -> (PathBuf, String) {
        let name = self.names_in("data/journal").into_iter().find(|name| name.ends_with(".journal"));
        let path = self.path("data/journal").join(name.expect("a journal"));
        let text = std::fs::read_to_string(&path).expect("text");
        (path, text)
    }

    /// The names in a folder that end like this.
    pub fn names_with(&self, folder: &str, ending: &str) -> Vec<String> {
        self.names_in(folder).into_iter().filter(|name| name.ends_with(ending)).collect()
    }

    pub fn file(&self) -> PathBuf {
        self.path("day.ron")
    }

    /// What the file holds.
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.file()).expect("the file")
    }
}
