//! Recovery that is not simple: asked about in words, and never decided by itself.

use super::desk::{NOW, read};
use crate::support::app::{Desk, exercise};

/// A desk after a kill with a note that only the journal has, and the journal changed by `meddle`.
pub fn killed(meddle: impl Fn(&str) -> String, file: impl Fn(&std::path::Path)) -> Desk {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk.disk.keep_session_files_as_they_are(true);
    desk.press("Only in the journal⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let (path, journal) = desk.journal();
    let journal = meddle(&journal);
    desk.reopen_after_kill(|home| {
        std::fs::write(path, &journal).expect("the journal");
        file(&home.join("day.ron"));
    })
}

pub fn has_it(desk: &Desk) -> bool {
    desk.session().notes.iter().any(|note| note.text == "Only in the journal")
}

pub fn elsewhere(journal: &str) -> String {
    let (before, rest) = journal.split_once("host:\"").expect("it says who wrote it");
    let (_, after) = rest.split_once('"').expect("a name");
    format!("{before}host:\"another-desk\"{after}")
}

#[test]
fn after_a_power_cut_nothing_is_asked() {
    let desk = killed(str::to_owned, |_| {});
    assert!(!desk.asks());
    assert!(has_it(&desk));
    desk.must_say("One change that had not reached the file was brought back from recovery");
}

#[test]
fn what_was_undone_to_what_stands_in_the_file_is_nobody_elses_change() {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk.press("Kept⏎");
    desk.saved();
    desk.press("Undone⏎<Ctrl+Z>");
    desk.saved();
    desk.disk.keep_session_files_as_they_are(true);
    desk.press("Only in the journal⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let (path, journal) = desk.journal();
    let desk = desk.reopen_after_kill(|_| std::fs::write(path, &journal).expect("the journal"));
    assert!(!desk.asks(), "{:?}", desk.told());
    assert!(has_it(&desk));
}

#[test]
fn what_was_saved_and_then_overwritten_from_elsewhere_is_asked_about() {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    let before = desk.file_text();
    desk.press("Only in the journal⏎");
    desk.saved();
    assert!(desk.file_text().contains("Only in the journal"));
    let (path, journal) = desk.journal();
    // The power goes before there is a version, and a sync folder puts back what it had.
    let kept = desk.versions_kept();
    let mut desk = desk.reopen_after_kill(|home| {
        for version in super::desk::versions_in(home).into_iter().filter(|version| !kept.contains(version)) {
            std::fs::remove_file(version).expect("it can be removed");
        }
        std::fs::write(path, &journal).expect("the journal");
        std::fs::write(home.join("day.ron"), &before).expect("the file");
    });
    desk.must_say("Recovery holds one change that is not in the file as it is now");
    desk.answer("1");
    assert!(has_it(&desk));
    desk.saved();
    assert!(desk.file_text().contains("Only in the journal"));
}

#[test]
fn a_journal_without_an_author_is_read_as_before() {
    let old = |journal: &str| {
        let lines: Vec<&str> = journal.lines().filter(|line| !line.starts_with("By(")).collect();
        lines.join("\n").replace("Journal(3,", "Journal(1,") + "\n"
    };
    let desk = killed(old, |_| {});
    assert!(!desk.asks());
    assert!(has_it(&desk));
}

#[test]
fn what_another_machine_wrote_is_asked_about() {
    let mut desk = killed(elsewhere, |_| {});
    assert!(desk.app().open_session().is_none(), "nothing is decided yet");
    desk.must_say("It was not entered on this machine");
    desk.must_say("another-desk");
    desk.answer("1");
    assert!(has_it(&desk));
    desk.saved();
    assert!(desk.file_text().contains("Only in the journal"));
}

#[test]
fn what_was_entered_elsewhere_for_a_file_that_was_changed_since_is_said_once() {
    let desk = killed(elsewhere, corrected);
    let told = desk.told().join("\n");
    assert_eq!(told.matches("Recovery holds one change").count(), 1, "{told}");
    desk.must_say("It was not entered on this machine, and another program has written to the file since");
    desk.must_say("It takes the place of what was written in the same note;");
}

#[test]
fn from_when_the_changes_are_is_told_and_not_when_the_session_was_opened() {
    // Opened at 10:40, a note at 10:52 and another at 11:07.
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk.disk.keep_session_files_as_they_are(true);
    for minutes in [12, 15] {
        desk.clock.advance(std::time::Duration::from_mins(minutes));
        desk.press("Only in the journal⏎");
        desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    }
    let (path, journal) = desk.journal();
    let mut desk = desk.reopen_after_kill(|_| std::fs::write(&path, elsewhere(&journal)).expect("the journal"));
    desk.must_say("from 13 October 2026, 10:52 to 11:07");
    desk.must_not_say("10:40");
    desk.answer("1");
    assert!(has_it(&desk));
    // It goes on into the journal that is written now.
    assert_eq!(desk.journal().1.matches("At(").count(), 2);
}

#[test]
fn one_change_has_one_time_and_an_earlier_journal_that_of_its_window() {
    let at_once = killed(elsewhere, |_| {});
    at_once.must_say(", on 13 October 2026, 10:40");
    let earlier = |journal: &str| {
        let journal = elsewhere(journal).replace("Journal(3,", "Journal(2,");
        let lines: Vec<&str> = journal.lines().filter(|line| !line.starts_with("At(")).collect();
        lines.join("\n") + "\n"
    };
    let desk = killed(earlier, |_| {});
    desk.must_say("in a window that was opened on 13 October 2026, 10:40");
}

/// Somebody has corrected a note in the file by hand while the program was gone.
fn corrected(path: &std::path::Path) {
    let text = std::fs::read_to_string(path).expect("the file");
    assert!(text.contains("Port Élise lives on trans-shipment"), "{text}");
    std::fs::write(path, text.replace("Port Élise lives on", "Port Élise does live on")).expect("it can be written");
}

#[test]
fn a_file_that_somebody_else_has_written_to_since_is_asked_about() {
    let mut desk = killed(str::to_owned, corrected);
    assert!(desk.app().open_session().is_none(), "nothing is decided yet");
    desk.must_say("another program has written to the file since");
    desk.answer("1");
    assert!(has_it(&desk) && desk.session().notes.iter().any(|note| note.text.starts_with("Port Élise does live on")));
    desk.saved();
    let desk = desk.reopen();
    assert!(!desk.asks() && has_it(&desk));
}

#[test]
fn a_file_that_only_the_program_has_written_to_since_is_not() {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk.press("Saved⏎");
    desk.saved();
    desk.disk.keep_session_files_as_they_are(true);
    desk.press("Only in the journal⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let (path, journal) = desk.journal();
    let desk = desk.reopen_after_kill(|_| std::fs::write(path, &journal).expect("the journal"));
    assert!(!desk.asks() && has_it(&desk));
}

/// The journals in the home that a file is in.
fn journals_beside(file: &std::path::Path) -> std::path::PathBuf {
    file.parent().expect("its folder").join("data/journal")
}

#[test]
fn a_journal_that_could_not_be_read_once_is_asked_about_when_work_has_gone_on() {
    let put_aside_and_go_on = |file: &std::path::Path| {
        for entry in std::fs::read_dir(journals_beside(file)).expect("a folder").flatten() {
            if entry.path().extension().is_some_and(|ending| ending == "journal") {
                let aside = entry.path().with_extension("unreadable");
                std::fs::rename(entry.path(), aside).expect("it can be moved");
            }
        }
        corrected(file);
    };
    let mut desk = killed(str::to_owned, put_aside_and_go_on);
    desk.must_say("another program has written to the file since");
    desk.answer("2");
    assert!(!has_it(&desk));
}

#[test]
fn a_file_that_has_what_the_journal_holds_is_opened_without_a_word() {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk.press("First⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let (path, journal) = desk.journal();
    desk.saved();
    // The power went after the file was in place, and took with it what the journal said of that.
    let desk = desk.reopen_after_kill(|_| std::fs::write(path, &journal).expect("the journal"));
    assert!(!desk.asks());
    desk.must_not_say("brought back from recovery");
}

#[test]
fn what_no_screen_shows_is_not_shown_here_either() {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+2>");
    desk.disk.keep_session_files_as_they_are(true);
    desk.press("!s The gate stands open⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let (path, journal) = desk.journal();
    let journal = elsewhere(&journal) + "Step(99,[Workshop((private_names:[\"Quillfeather\"],rubbish))])\n";
    let mut desk = desk.reopen_after_kill(|_| std::fs::write(path, &journal).expect("the journal"));
    desk.click("Look at the text");
    desk.must_say("Sensitive note, covered");
    desk.must_say("Event sheet");
    desk.must_not_say("The gate stands open");
    desk.must_not_say("Quillfeather");
}

#[test]
fn a_copy_gets_nothing_of_an_earlier_one_of_its_name() {
    let stale = |file: &std::path::Path| {
        let folder = journals_beside(file);
        let mut entries = std::fs::read_dir(&folder).expect("a folder").flatten();
        let journal = entries.find(|entry| entry.path().extension().is_some_and(|ending| ending == "journal"));
        let text = std::fs::read_to_string(journal.expect("a journal").path()).expect("text");
        let places = rapporteur::store::Places::under(file.parent().expect("its folder"));
        let copy = file.canonicalize().expect("it is there").with_file_name("day 2.ron");
        let stale = places.journal(read(file).id, &copy);
        std::fs::write(stale, text.replace("Only in the journal", "Of another day")).expect("it can be written");
    };
    let mut desk = killed(elsewhere, stale);
    desk.answer("3");
    assert!(desk.opened().path().ends_with("day 2.ron") && has_it(&desk));
    assert!(!desk.session().notes.iter().any(|note| note.text == "Of another day"));
    assert_eq!(desk.names_with("data/journal", ".aside").len(), 1, "it is kept all the same");
}

#[test]
fn it_can_stay_in_recovery() {
    let mut desk = killed(elsewhere, |_| {});
    desk.answer("2");
    assert!(!has_it(&desk));
    desk.must_say("What was in recovery is kept in");
    assert_eq!(desk.names_with("data/journal", ".aside").len(), 1);
    assert!(desk.journal_text().contains("Only in the journal"));
    let desk = desk.reopen();
    assert!(!desk.asks(), "it is not asked twice");
}

#[test]
fn it_can_go_into_a_copy() {
    let mut desk = killed(elsewhere, |_| {});
    let before = desk.bytes();
    desk.answer("3");
    assert!(desk.opened().path().ends_with("day 2.ron"));
    assert!(has_it(&desk));
    assert_eq!(desk.bytes(), before);
    assert_eq!(read(&desk.file()).notes.len(), exercise().notes.len());
}

#[test]
fn a_headless_command_does_not_decide_either() {
    let add = |file: &std::path::Path| {
        let home = file.parent().expect("its folder");
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        let said = command.args(["add", "day.ron", "One more"]).current_dir(home).env("RAPPORTEUR_HOME", home).output();
        let said = said.expect("it runs");
        assert_eq!(said.status.code(), Some(2));
        let said = String::from_utf8(said.stderr).expect("text");
        assert!(said.contains("there is something in recovery"), "{said}");
    };
    let check = |file: &std::path::Path| {
        let home = file.parent().expect("its folder");
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        let said = command.args(["check", "day.ron"]).current_dir(home).env("RAPPORTEUR_HOME", home).output();
        let said = String::from_utf8(said.expect("it runs").stderr).expect("text");
        assert!(said.contains("there is something in recovery"), "{said}");
    };
    let desk = killed(elsewhere, |file| {
        add(file);
        check(file);
    });
    assert!(desk.asks(), "it is still there to be asked about");
    assert!(!String::from_utf8_lossy(&desk.bytes()).contains("One more"));
}

#[test]
fn not_now_leaves_everything_where_it_is() {
    let mut desk = killed(elsewhere, |_| {});
    desk.press("<Escape>");
    assert!(desk.app().open_session().is_none());
    assert!(desk.journal_text().contains("Only in the journal"));
    assert!(desk.journal_text().contains("another-desk"));
}

#[test]
fn steps_that_fit_nowhere_are_shown_before_anything_is_opened() {
    let broken = |journal: &str| format!("{journal}Step(99,[rubbish])\n");
    let mut desk = killed(broken, |_| {});
    desk.must_say("One change in recovery no longer fits this file");
    desk.must_say("One change fits and comes back");
    desk.click("Look at the text");
    desk.must_say("Step(99,[rubbish])");
    desk.click("Back");
    desk.answer("1");
    assert!(has_it(&desk));
    let folder = desk.path("data/journal");
    desk.wait("it is kept", |_| {
        std::fs::read_dir(&folder)
            .expect("a folder")
            .flatten()
            .any(|it| it.path().extension().is_some_and(|it| it == "unapplied"))
    });
    let unapplied = folder.join(&desk.names_with("data/journal", ".unapplied")[0]);
    assert!(std::fs::read_to_string(unapplied).expect("text").contains("Step(99,[rubbish])"));
}

#[test]
fn of_a_file_that_is_gone_the_first_page_says_what_recovery_has() {
    let mut desk = killed(str::to_owned, |file| std::fs::remove_file(file).expect("it was there"));
    desk.must_say("day.ron is not there");
    desk.press("<Escape>");
    desk.wait("it was looked for", |_| true);
    for _ in 0..200 {
        if desk.says("One change for day.ron") {
            break;
        }
        desk.wait("a pass", |_| true);
        desk.harness.step();
        std::thread::yield_now();
    }
    let line = desk.told().into_iter().find(|told| told.contains("One change for day.ron")).expect("the quiet line");
    desk.click(&line);
    desk.wait("it was looked for", |app| !app.is_opening());
    desk.settle();
    desk.must_say("day.ron is not there");
    desk.answer("1");
    // Its folder is there: the file comes back where it was.
    assert_eq!(desk.opened().path(), desk.file().canonicalize().expect("it is back"));
    assert!(has_it(&desk));
}

#[test]
fn of_a_file_that_is_gone_the_version_comes_back_with_what_recovery_has() {
    let (mut desk, _) = super::desk::worked_at();
    desk.disk.keep_session_files_as_they_are(true);
    desk.press("Only in the journal⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let (path, journal) = desk.journal();
    let mut desk = desk.reopen_after_kill(|home| {
        std::fs::write(path, &journal).expect("the journal");
        std::fs::remove_file(home.join("day.ron")).expect("it was there");
    });
    desk.must_say("1  Open the version of");
    desk.must_say("One change from recovery is in it");
    desk.answer("1");
    assert!(has_it(&desk));
    assert_eq!(desk.session().workshop, exercise().workshop);
    desk.press("<Ctrl+2>");
    desk.press("And on it goes⏎");
    desk.saved();
    // Everything is in the file, and nothing comes a second time.
    let desk = desk.reopen();
    assert!(!desk.asks());
    assert_eq!(desk.session().notes.iter().filter(|note| note.text == "Only in the journal").count(), 1);
}
