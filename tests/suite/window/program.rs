//! The program on a desk, looked at from outside: its windows, and the files that it keeps.

use std::cell::RefCell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use rapporteur::session::Session;
use rapporteur::store::format::from_bytes;
use rapporteur::store::places::Places;
use rapporteur::store::progress::Progress;

use super::desk::{Desk, LOG, Window};

/// The program, with a session open. Killed when it is dropped.
pub struct Program<'a> {
    desk: &'a Desk,
    child: RefCell<Child>,
    file: PathBuf,
    /// The console's window.
    pub console: Window,
}

/// A copy of the Georgetown session in the documents of whoever sits at the desk.
pub fn georgetown(desk: &Desk) -> PathBuf {
    let folder = desk.home().join("documents");
    fs::create_dir_all(&folder).expect("the home folder can be written");
    let file = folder.join("georgetown.ron");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/georgetown-2017.ron"), &file)
        .expect("the session that ships is there");
    file
}

impl<'a> Program<'a> {
    /// Starts the program on a file and waits until its console can be typed into.
    pub fn open(desk: &'a Desk, file: &Path) -> Self {
        Self::open_by(desk, file, &[], &[])
    }

    /// The same, started by another program with these arguments, and with these variables beside those of the desk. The
    /// other program has to become this one in the end.
    pub fn open_by(desk: &'a Desk, file: &Path, by: &[&str], variables: &[(&str, &str)]) -> Self {
        let log = File::options()
            .create(true)
            .append(true)
            .open(desk.home().join(LOG))
            .expect("the home folder can be written");
        let words: Vec<&str> = by.iter().copied().chain([env!("CARGO_BIN_EXE_rapporteur")]).collect();
        let child = Command::new(words[0])
            .args(&words[1..])
            .arg(file)
            .env_clear()
            .envs(desk.environment())
            .envs(variables.iter().copied())
            .current_dir(desk.home())
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("one more of the same file"))
            .stderr(log)
            .spawn()
            .expect("the program was built with the tests");
        let title = read(file).expect("the session can be read").workshop.title;
        let nothing = Window { id: String::new(), title: String::new() };
        let mut program = Self { desk, child: child.into(), file: file.to_owned(), console: nothing };
        // The title tells that the session is open; before that the window is called by the program's name alone.
        program.console = program.window("the console with the session", |shown| shown.contains(&title));
        program.desk.until_drawn(&program.console);
        program.desk.focus(&program.console);
        program
    }

    /// Waits for one of its windows.
    pub fn window(&self, what: &str, is_it: impl Fn(&str) -> bool) -> Window {
        self.until(what, || {
            let windows = self.desk.windows();
            windows.iter().find(|window| is_it(&window.title)).cloned().ok_or_else(|| format!("{windows:?}"))
        })
    }

    /// Waits for a condition, as long as the program runs.
    pub fn until<T>(&self, what: &str, mut look: impl FnMut() -> Result<T, String>) -> T {
        self.desk.until(what, || {
            let ended = self.child.borrow_mut().try_wait().expect("it is a child of this process");
            assert_eq!(ended, None, "the program ended, while {what} was waited for");
            look()
        })
    }

    /// Waits until the session file says so, and returns what it holds then.
    pub fn until_saved(&self, what: &str, holds: impl Fn(&Session) -> bool) -> Session {
        self.until(what, || {
            let session = read(&self.file)?;
            if holds(&session) { Ok(session) } else { Err(summary(&session)) }
        })
    }

    /// Waits until the capture line as it stands is on the disk.
    pub fn until_draft_kept(&self, text: &str) {
        let draft = places(self.desk).draft(read(&self.file).expect("the session can be read").id, &self.file);
        self.until(&format!("{text:?} kept as a draft"), || holds(&draft, text));
    }

    /// Where its journal is.
    pub fn journal(&self) -> PathBuf {
        places(self.desk).journal(read(&self.file).expect("the session can be read").id, &self.file)
    }

    /// Waits until a note is in the journal: then it is entered, whether the file has it yet or not.
    pub fn until_entered(&self, text: &str) {
        let journal = self.journal();
        self.until(&format!("{text:?} in the journal or in the file"), || {
            holds(&journal, text).or_else(|_| holds(&self.file, text))
        });
    }

    /// Waits until the program has said so in its log.
    pub fn until_logged(&self, text: &str) {
        let log = self.desk.home().join(LOG);
        self.until(&format!("{text:?} in the log"), || holds(&log, text));
    }

    /// Ends it as a power cut would: at once and unasked.
    pub fn kill(self) {
        let mut child = self.child.borrow_mut();
        child.kill().expect("it runs");
        child.wait().expect("it is a child of this process");
    }
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        self.desk.picture_failure();
        let mut child = self.child.borrow_mut();
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// The session in a file, as any other reader would see it.
fn read(file: &Path) -> Result<Session, String> {
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    from_bytes(file, &bytes, &Arc::new(Progress::default())).map_err(|refused| format!("NOT A SESSION: {refused}"))
}

fn holds(file: &Path, text: &str) -> Result<(), String> {
    let content = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    if content.contains(text) { Ok(()) } else { Err(content.lines().last().unwrap_or("nothing").to_owned()) }
}

fn places(desk: &Desk) -> Places {
    Places::under(Path::new(&desk.environment()["RAPPORTEUR_HOME"]))
}

/// What of a session a failed wait shows.
fn summary(session: &Session) -> String {
    let notes: Vec<String> = session.notes.iter().map(|note| format!("{:?} {}", note.kind, note.text)).collect();
    let running = session.running().map(|item| item.id.to_string());
    format!("running {running:?}, floor {:?}, notes {notes:#?}", session.floor)
}
