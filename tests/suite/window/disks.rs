//! Disks that fill up, go away and come back under the running window: it says so, goes on taking notes, and saves by
//! itself as soon as it can.
//!
//! These mount file systems, which only root may. Where that is not possible they fail and say why.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::desk::Desk;
use super::keyboard::US_INTL;
use super::program::{Program, georgetown};
use super::rows::Console;

/// How much there is on a small stick, in bytes.
const SIZE: usize = 256 * 1024;

/// A stick of 256 KiB. It can be pulled out and put in again, with what is on it.
struct Stick {
    /// Where it is put in.
    folder: PathBuf,
    /// What it is, whether it is put in or not.
    device: PathBuf,
}

fn mount(arguments: &[&str]) {
    let output = Command::new("mount").args(arguments).output().expect("mount is there");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "nothing can be mounted here, which takes root and no container: {said}");
}

fn unmount(folder: &Path) -> bool {
    // Even if somebody still has a file of it open: nobody asks before pulling a stick out.
    Command::new("umount").arg("-l").arg(folder).output().is_ok_and(|output| output.status.success())
}

impl Stick {
    fn new(desk: &Desk) -> Self {
        let stick = Self { folder: desk.home().join("stick"), device: desk.home().join("device") };
        fs::create_dir(&stick.device).expect("the home can be written");
        mount(&["-t", "tmpfs", "-o", &format!("size={SIZE},mode=700"), "rapporteur-test", &text(&stick.device)]);
        stick.put_in();
        stick
    }

    fn put_in(&self) {
        fs::create_dir_all(&self.folder).expect("the home can be written");
        mount(&["--bind", &text(&self.device), &text(&self.folder)]);
    }

    fn pull_out(&self) {
        self.pull_out_of_its_folder();
        fs::remove_dir(&self.folder).expect("nobody wrote where the stick was");
    }

    /// Pulled out, where the folder in which it is mounted is always there.
    fn pull_out_of_its_folder(&self) {
        assert!(unmount(&self.folder), "it is put in");
    }

    /// The same stick, which nobody may write to, over the one that somebody may still have a file open on.
    fn protect(&self) {
        mount(&["--bind", &text(&self.device), &text(&self.folder)]);
        mount(&["-o", "remount,bind,ro", &text(&self.folder)]);
    }

    fn unprotect(&self) {
        assert!(unmount(&self.folder), "it is protected");
    }

    /// Writes until not a byte more fits.
    fn fill(&self) {
        let mut size = SIZE;
        let file = fs::File::options().append(true).create(true).open(self.folder.join("full")).expect("a file");
        while size > 0 {
            if (&file).write_all(&vec![1; size]).is_err() {
                size /= 2;
            }
        }
    }

    fn free(&self) {
        fs::remove_file(self.folder.join("full")).expect("it was filled");
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        // Twice, should it be protected still.
        for folder in [&self.folder, &self.folder, &self.device] {
            let _ = unmount(folder);
        }
    }
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A window on a session on a stick, with a note on it.
struct Sitting<'a> {
    program: Program<'a>,
    desk: &'a Desk,
    screen: Console,
    file: PathBuf,
    log: PathBuf,
}

impl<'a> Sitting<'a> {
    fn begin(desk: &'a Desk, stick: &Stick) -> Self {
        let file = stick.folder.join("day.ron");
        fs::copy(georgetown(desk), &file).expect("there is room for it");
        let program = Program::open(desk, &file);
        desk.press_and_see(&program.console, &["F2"]);
        desk.press(&["1"]);
        program.until_saved("the opening runs", |session| session.running().is_some());
        let this = Self { screen: Console::wait(desk), log: desk.home().join("rapporteur.log"), program, desk, file };
        this.enter("first");
        this.until_saved(1);
        this
    }

    fn enter(&self, text: &str) {
        self.desk.write(text);
        self.desk.press(&["Return"]);
    }

    fn until_saved(&self, notes: usize) {
        self.program.until_saved("the notes in the file", |session| session.notes.len() == notes);
        self.desk.until("no alarm", || if self.screen.has_alarm()? { Err("an alarm".to_owned()) } else { Ok(()) });
    }

    /// Takes two notes while the file cannot be written: that is shown, with the reason, and the journal has both.
    fn go_on_unsaved(&self, journal: &Path, texts: [&str; 2], why: &str) {
        let before = fs::read(&self.file).ok();
        for text in texts {
            self.enter(text);
            self.desk.until(&format!("{text:?} in recovery"), || {
                let kept = fs::read_to_string(journal).map_err(|error| error.to_string())?;
                if kept.contains(text) { Ok(()) } else { Err(kept) }
            });
        }
        self.desk.until("NOT SAVED", || if self.screen.has_alarm()? { Ok(()) } else { Err("no alarm".to_owned()) });
        let log = fs::read_to_string(&self.log).expect("it logs");
        let said = log.lines().rfind(|line| line.contains("not saved"));
        assert!(said.is_some_and(|said| said.contains(why)), "{said:?}");
        assert_eq!(fs::read(&self.file).ok(), before, "the old file is as it was");
    }

    fn journal(&self) -> PathBuf {
        self.program.journal()
    }
}

#[test]
fn a_stick_that_is_full_and_then_is_not() {
    let desk = Desk::new("full-stick", US_INTL);
    let stick = Stick::new(&desk);
    let sitting = Sitting::begin(&desk, &stick);
    let journal = sitting.journal();
    stick.fill();
    sitting.go_on_unsaved(&journal, ["second", "third"], "the disk is full");
    let left: Vec<PathBuf> =
        fs::read_dir(&stick.folder).expect("a stick").map(|entry| entry.expect("one").path()).collect();
    let halves = left.iter().filter(|path| path.extension().is_some_and(|ending| ending == "tmp")).count();
    assert!(halves <= 1, "at most the try that is being made: {left:?}");
    desk.picture("not-saved");
    stick.free();
    sitting.until_saved(3);
}

#[test]
fn a_stick_that_is_pulled_out_and_put_in_again() {
    let desk = Desk::new("pulled-stick", US_INTL);
    let stick = Stick::new(&desk);
    let sitting = Sitting::begin(&desk, &stick);
    let journal = sitting.journal();
    stick.pull_out();
    sitting.go_on_unsaved(&journal, ["second", "third"], "the file or its folder is gone");
    stick.put_in();
    sitting.until_saved(3);

    stick.pull_out_of_its_folder();
    sitting.go_on_unsaved(&journal, ["fourth", "fifth"], "the stick or disk that the file is on was taken out");
    let written: Vec<_> = fs::read_dir(&stick.folder).expect("the folder stays").collect();
    assert!(written.is_empty(), "nothing is written where nobody looks for it: {written:?}");
    stick.put_in();
    sitting.until_saved(5);
}

#[test]
fn a_stick_that_is_write_protected_for_a_while() {
    let desk = Desk::new("protected-stick", US_INTL);
    let stick = Stick::new(&desk);
    let sitting = Sitting::begin(&desk, &stick);
    let journal = sitting.journal();
    stick.protect();
    sitting.go_on_unsaved(&journal, ["second", "third"], "you are not allowed to write here");
    stick.unprotect();
    sitting.until_saved(3);

    // The file alone: somebody took the right to write away from it.
    let rights = |mode| {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&sitting.file, fs::Permissions::from_mode(mode)).expect("ours");
    };
    rights(0o400);
    sitting.go_on_unsaved(&journal, ["fourth", "fifth"], "you are not allowed to write here");
    rights(0o600);
    sitting.until_saved(5);
}
