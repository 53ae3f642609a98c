//! Earlier versions beside today, all traces, and the file that another program changes: keys in, words and files out.

use std::path::PathBuf;
use std::time::Duration;

use egui::Event;
use rapporteur::app::OpenSession;
use rapporteur::session::Session;
use rapporteur::store::format::{from_bytes, to_text};
use rapporteur::ui::SaveState;
use rapporteur::ui::dialogs::Dialog;

use crate::support::app::{Desk, georgetown};

mod again;
mod kept;
mod nothing_lost;
mod traces;

const NOW: &str = "2017-10-04T10:40:00-04:00";

/// A day on which these were said, closed and opened again.
fn desk_with(notes: &[&str]) -> Desk {
    let mut desk = Desk::open(&georgetown(), NOW);
    for note in notes {
        desk.press(&format!("{note}⏎"));
    }
    desk.saved();
    let mut desk = desk.reopen();
    desk.press("<Ctrl+2>");
    desk
}

fn texts(session: &Session) -> Vec<&str> {
    session.notes.iter().map(|note| note.text.as_str()).collect()
}

/// The session file as it is on the disk.
fn on_disk(desk: &Desk) -> Session {
    let path = desk.opened().path().to_owned();
    from_bytes(&path, &std::fs::read(&path).expect("the file"), &std::sync::Arc::default()).expect("never torn")
}

/// Another program writes the file, after a change of its own.
fn change_underneath(desk: &Desk, change: impl FnOnce(&str) -> String) -> String {
    let theirs = change(&desk.file_text());
    std::fs::write(desk.opened().path(), &theirs).expect("writable");
    theirs
}

/// Another note, as another machine would have added it.
fn with_a_note(text: &str) -> String {
    let note = "        (item: \"discussion\", text: \"From another machine\", id: \"01990000-0000-7000-8000-00000000abcd\"),\n";
    let at = text.find("    notes: [\n").expect("notes") + "    notes: [\n".len();
    let end = at + text[at..].find("    ],").expect("their end");
    format!("{}{note}{}", &text[..end], &text[end..])
}

fn come_to_the_window(desk: &mut Desk) {
    desk.pass(vec![Event::WindowFocused(true)]);
}

fn is_changed(desk: &mut Desk) {
    desk.wait("the change is seen", |app| app.open_session().is_some_and(|open| open.foreign().is_some()));
    desk.settle();
}

fn is_settled(desk: &mut Desk) {
    desk.wait("it is settled", |app| {
        app.open_session().is_some_and(|open| open.foreign().is_none() && open.is_saved())
    });
    desk.settle();
}

/// Opens the dialog with the versions, and waits until the first is compared.
fn open_versions(desk: &mut Desk) {
    desk.press("<Ctrl+K>versions⏎");
    desk.wait("the versions are listed", |app| app.versions().kept.is_some());
    desk.settle();
    compared(desk);
}

fn compared(desk: &mut Desk) {
    desk.wait("it is compared", |app| app.versions().shown.is_some());
    desk.settle();
}

fn compared_again(desk: &mut Desk) {
    let revision = desk.opened().revision();
    desk.wait("it is compared again", move |app| {
        app.versions().shown.as_ref().is_some_and(|shown| shown.revision == revision)
    });
    desk.settle();
}

fn versions_of(desk: &Desk) -> Vec<String> {
    let folder = desk.path("data").join("versions");
    let folders = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("an entry").path());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let mut paths: Vec<PathBuf> = files.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read_to_string(path).expect("a version")).collect()
}

#[test]
fn a_note_is_taken_back_from_a_version_with_keys() {
    let mut desk = desk_with(&["The first point", "The second point"]);
    // Deleted, and the program closed: undo cannot bring it back any more.
    desk.press("<Ctrl+3>");
    desk.press("<ArrowDown><Home><Ctrl+Delete>");
    desk.saved();
    assert_eq!(texts(&on_disk(&desk)).len(), 1, "one is gone");
    let gone = if on_disk(&desk).notes[0].text == "The first point" { "The second point" } else { "The first point" };
    let mut desk = desk.reopen();
    open_versions(&mut desk);
    desk.must_say("This version is the same");
    desk.press("<ArrowDown>");
    compared_again(&mut desk);
    desk.wait("the older one is shown", |app| {
        app.versions().shown.as_ref().is_some_and(|it| !it.difference.is_empty())
    });
    desk.settle();
    desk.must_say(gone);
    desk.press("<ArrowRight>⏎");
    compared_again(&mut desk);
    desk.must_say("the same as today");
    desk.saved();
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "The second point"]);
    desk.press("<Escape>");
    assert_eq!(desk.focus(), "line");
    desk.press("<Ctrl+Z>");
    desk.saved();
    assert_eq!(texts(&on_disk(&desk)).len(), 1, "undo takes it out again");
}

#[test]
fn the_whole_version_is_one_step() {
    let mut desk = desk_with(&["The first point"]);
    desk.press("A second⏎A third⏎");
    desk.saved();
    open_versions(&mut desk);
    desk.must_say("A third");
    desk.click("Take the whole version");
    assert_eq!(texts(desk.session()), ["The first point"]);
    desk.saved();
    assert!(versions_of(&desk).iter().any(|version| version.contains("A third")), "more than undo keeps it");
    desk.press("<Ctrl+Z>");
    assert_eq!(texts(desk.session()), ["The first point", "A second", "A third"]);
}

#[test]
fn a_sensitive_text_is_covered_in_a_version_too() {
    let mut desk = desk_with(&["!s The source asked not to be named"]);
    desk.press("<Ctrl+3><ArrowDown><Home><Ctrl+Delete>");
    open_versions(&mut desk);
    desk.must_say("Sensitive note, covered");
    desk.must_not_say("The source asked");
    desk.click("Show sensitive texts");
    desk.must_say("The source asked not to be named");
}

#[test]
fn a_version_is_written_to_another_file() {
    let mut desk = desk_with(&["The first point"]);
    open_versions(&mut desk);
    desk.click("Save it as a copy…");
    let to = desk.path("copy");
    desk.press(&format!("<Ctrl+A>{}⏎", to.display()));
    let to = desk.path("copy.ron");
    let looked = to.clone();
    desk.wait("it is written", move |_| looked.exists());
    assert_eq!(std::fs::read_to_string(to).expect("the copy"), *versions_of(&desk).last().expect("a version"));
}

#[test]
fn a_file_that_is_newer_is_offered_and_taken_over_in_one_step() {
    let mut desk = desk_with(&["The first point"]);
    let ours = desk.file_text();
    let theirs = change_underneath(&desk, with_a_note);
    come_to_the_window(&mut desk);
    is_changed(&mut desk);
    // Whoever comes from another program is asked; nothing was written meanwhile.
    assert!(matches!(desk.state().dialog, Some(Dialog::FileChanged(_))));
    desk.must_say("The file was changed by another program");
    compared(&mut desk);
    desk.must_say("From another machine");
    desk.press("⏎");
    is_settled(&mut desk);
    assert_eq!(texts(desk.session()), ["The first point", "From another machine"]);
    desk.saved();
    assert_eq!(desk.file_text(), theirs);
    desk.press("<Ctrl+Z>");
    desk.saved();
    assert_eq!(texts(&on_disk(&desk)), ["The first point"]);
    assert!(versions_of(&desk).contains(&ours), "what was here is kept");
    assert!(!desk.says("The file was changed"));
}

#[test]
fn both_changed_nothing_is_overwritten_until_somebody_says_what() {
    let mut desk = desk_with(&["The first point"]);
    let theirs = change_underneath(&desk, |text| {
        with_a_note(text).replace("The first point", "The first point, as they heard it")
    });
    desk.press("Ours while it happened⏎");
    desk.clock.advance(Duration::from_secs(1));
    desk.harness.step();
    is_changed(&mut desk);
    desk.wait("it is not saved", |app| {
        app.open_session()
            .is_some_and(|open| matches!(open.save_state(), SaveState::NotSaved { in_recovery: true, .. }))
    });
    desk.settle();
    // No dialog comes while somebody types; the corner says it.
    assert!(desk.state().dialog.is_none());
    desk.must_say("NOT SAVED");
    desk.press("And more of ours⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    assert_eq!(desk.file_text(), theirs, "not touched");
    assert!(desk.journal_text().contains("And more of ours"), "in recovery");

    desk.press("<Ctrl+K>file was changed⏎");
    compared(&mut desk);
    desk.must_say("The first point, as they heard it");
    // Put off, it stays said.
    desk.press("<Escape>");
    desk.must_say("NOT SAVED");
    desk.click("Look…");
    compared(&mut desk);
    desk.click("Take one in and save both");
    is_settled(&mut desk);
    let all = ["The first point", "From another machine", "Ours while it happened", "And more of ours"];
    let mut on_disk = texts(&on_disk(&desk)).into_iter().map(str::to_owned).collect::<Vec<_>>();
    on_disk.sort_by_key(|text| all.iter().position(|other| other == text));
    assert_eq!(on_disk, all);
    assert!(versions_of(&desk).contains(&theirs), "theirs is kept");
}

#[test]
fn ours_is_kept_and_theirs_becomes_a_version() {
    let mut desk = desk_with(&["The first point"]);
    let theirs = change_underneath(&desk, |text| text.replace("The first point", "Something else"));
    desk.press("Ours⏎");
    desk.clock.advance(Duration::from_secs(1));
    desk.harness.step();
    is_changed(&mut desk);
    desk.press("<Ctrl+K>file was changed⏎");
    compared(&mut desk);
    desk.click("Keep ours");
    is_settled(&mut desk);
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "Ours"]);
    assert!(versions_of(&desk).contains(&theirs));
    assert!(desk.state().dialog.is_none());
}

#[test]
fn in_a_copy_elsewhere_everything_goes_on_and_the_file_stays_theirs() {
    let mut desk = desk_with(&["The first point"]);
    let theirs = change_underneath(&desk, |text| text.replace("The first point", "Something else"));
    desk.press("Ours⏎");
    desk.clock.advance(Duration::from_secs(1));
    desk.harness.step();
    is_changed(&mut desk);
    desk.press("<Ctrl+K>file was changed⏎");
    compared(&mut desk);
    desk.click("Go on in a copy elsewhere…");
    let (to, before) = (desk.path("elsewhere.ron"), desk.opened().path().to_owned());
    desk.press(&format!("<Ctrl+A>{}⏎", to.display()));
    desk.wait("the copy is open", move |app| {
        app.open_session().is_some_and(|open| open.path().ends_with("elsewhere.ron"))
    });
    desk.saved();
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "Ours"]);
    assert_eq!(std::fs::read_to_string(&before).expect("the file"), theirs);
    // Opened again, it has nothing of ours in it.
    desk.press(&format!("<Ctrl+O><Ctrl+A>{}⏎", before.display()));
    desk.wait("the file is open", move |app| app.open_session().is_some_and(|open| open.path() == before));
    desk.settle();
    assert_eq!(texts(desk.session()), ["Something else"]);
}

#[test]
fn one_difference_is_chosen_note_by_note() {
    let mut desk = desk_with(&["The first point", "The second point"]);
    change_underneath(&desk, |text| {
        text.replace("The first point", "The first, theirs").replace("The second point", "The second, theirs")
    });
    desk.press("Ours⏎");
    desk.clock.advance(Duration::from_secs(1));
    desk.harness.step();
    is_changed(&mut desk);
    desk.press("<Ctrl+K>file was changed⏎");
    compared(&mut desk);
    // Nothing is marked: ours stays where both differ, and an Enter decides nothing. The second one is marked, and taken.
    desk.must_say("Nothing is marked yet");
    desk.press("⏎");
    assert!(desk.state().dialog.is_some() && desk.opened().foreign().is_some());
    desk.press("<ArrowDown><Space>⏎");
    is_settled(&mut desk);
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "The second, theirs", "Ours"]);
}

#[test]
fn a_file_that_is_touched_only_is_no_news() {
    let mut desk = desk_with(&["The first point"]);
    let text = desk.file_text();
    std::fs::write(desk.opened().path(), &text).expect("writable");
    come_to_the_window(&mut desk);
    // It goes on: the next note is in the file, and nothing was asked.
    desk.press("Ours⏎");
    desk.saved();
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "Ours"]);
    assert!(desk.state().dialog.is_none() && desk.state().messages.all().is_empty());
}

#[test]
fn a_file_that_comes_back_as_it_was_needs_no_decision() {
    let mut desk = desk_with(&["The first point"]);
    let text = desk.file_text();
    change_underneath(&desk, with_a_note);
    come_to_the_window(&mut desk);
    is_changed(&mut desk);
    std::fs::write(desk.opened().path(), text).expect("writable");
    desk.wait("it is as it was", |app| app.open_session().is_some_and(|open| open.foreign().is_none()));
    desk.must_say("again as it was last saved here: there is nothing left to decide");
    is_settled(&mut desk);
    assert!(desk.state().dialog.is_none(), "there is nothing left to ask");
    assert!(desk.state().messages.all().len() <= 1, "and nothing else is said");
}

#[test]
fn a_file_that_is_half_there_is_left_alone_until_it_is_whole() {
    let mut desk = desk_with(&["The first point"]);
    let whole = with_a_note(&desk.file_text());
    std::fs::write(desk.opened().path(), &whole[..whole.len() / 2]).expect("writable");
    come_to_the_window(&mut desk);
    is_changed(&mut desk);
    desk.must_say("cannot be read. Line ");
    desk.press("<Escape>");
    desk.press("Ours⏎");
    desk.clock.advance(Duration::from_secs(1));
    desk.harness.step();
    desk.wait("it is in recovery", |app| {
        app.open_session()
            .is_some_and(|open| matches!(open.save_state(), SaveState::NotSaved { in_recovery: true, .. }))
    });
    std::fs::write(desk.opened().path(), &whole).expect("writable");
    desk.wait("it is whole", |app| {
        app.open_session().and_then(OpenSession::foreign).is_some_and(|foreign| foreign.read.is_ok())
    });
    assert_eq!(desk.file_text(), whole);
}

#[test]
fn closing_with_a_changed_file_loses_neither() {
    let mut desk = desk_with(&["The first point"]);
    let ours = desk.file_text();
    let theirs = change_underneath(&desk, with_a_note);
    come_to_the_window(&mut desk);
    is_changed(&mut desk);
    desk.press("<Escape>");
    let desk = desk.reopen();
    assert_eq!(texts(desk.session()), ["The first point", "From another machine"]);
    assert_eq!(desk.file_text(), theirs);
    assert!(versions_of(&desk).contains(&ours));
}

#[test]
fn all_traces_go_but_the_file_and_what_comes_is_kept_again() {
    let mut desk = desk_with(&["The first point"]);
    desk.press("A second⏎");
    desk.saved();
    assert!(!versions_of(&desk).is_empty());
    let (journal, _) = desk.journal();
    let rests =
        ["aside", "aside-2", "unapplied", "unreadable", "unreadable-3"].map(|ending| journal.with_extension(ending));
    for rest in &rests {
        std::fs::write(rest, "The first point").expect("it can be written");
    }
    desk.press("<Ctrl+K>delete all⏎");
    desk.wait("they are counted", |app| app.versions().kept.is_some());
    desk.settle();
    desk.must_say("This stays");
    // An Enter too many deletes nothing.
    desk.press("⏎");
    assert!(desk.state().dialog.is_none() && !versions_of(&desk).is_empty());
    desk.press("<Ctrl+K>delete all⏎");
    desk.press("<Tab>");
    desk.press("⏎");
    desk.wait("they are gone", |app| !app.state().messages.all().is_empty());
    desk.settle();
    desk.must_say("All that this computer kept of this file is deleted");
    assert!(versions_of(&desk).is_empty());
    assert!(!desk.journal_text().contains("point"));
    assert!(rests.iter().all(|rest| !rest.exists()), "and what recovery kept");
    let settings = std::fs::read_to_string(desk.path("config").join("preferences.ron")).expect("settings");
    assert!(!settings.contains("day.ron"));
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "A second"]);
    desk.press("A third⏎");
    desk.saved();
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "A second", "A third"]);
}

#[test]
fn what_another_program_wrote_is_the_canonical_text_again_once_it_is_ours() {
    let mut desk = desk_with(&["The first point"]);
    change_underneath(&desk, |text| with_a_note(text).replace("    notes: [", "\n    notes: ["));
    come_to_the_window(&mut desk);
    is_changed(&mut desk);
    compared(&mut desk);
    desk.press("⏎");
    is_settled(&mut desk);
    desk.saved();
    assert_eq!(desk.file_text(), to_text(desk.session()).expect("text"));
}
