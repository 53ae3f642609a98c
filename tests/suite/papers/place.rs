//! The place where a paper is chosen, looked at and written.

use rapporteur::papers::Paper;
use rapporteur::t;
use rapporteur::ui::Place;

use crate::support::app::{Desk, exercise};

const NOW: &str = "2026-11-23T10:00:00-04:00";

/// Papers, with the first one on the desk.
fn papers() -> Desk {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+4>");
    assert_eq!(desk.state().place, Place::Papers);
    built(&mut desk, Paper::Note);
    desk
}

/// What the choice of a format is called.
fn format(word: &str) -> String {
    let label = t!("papers-format");
    t!("prepare-choice", label = label.as_ref(), word = word)
}

fn built(desk: &mut Desk, paper: Paper) {
    desk.wait("the paper on the desk", |app| app.papers().shown.as_ref().is_some_and(|shown| shown.paper == paper));
}

fn written(desk: &mut Desk) -> String {
    desk.wait("the paper on the disk", |app| app.papers().written.is_some());
    let path = desk.app().papers().written.clone().expect("it was written");
    assert!(path.exists(), "{}", path.display());
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn arrows_choose_a_paper_and_it_is_seen_as_it_will_be() {
    let mut desk = papers();
    desk.must_say("Information Note");
    desk.must_say("Organizers");
    desk.must_say("185 notes: the information note is made from public fields alone");
    desk.press("<ArrowDown>");
    built(&mut desk, Paper::Plan);
    desk.must_say("OP1-SUP.1");
    desk.must_say("Lead agency");
    desk.must_say("4 sensitive notes");
    desk.press("<ArrowUp><ArrowUp>");
    built(&mut desk, Paper::Note);
}

#[test]
fn pages_turn_while_the_list_has_the_focus() {
    let mut desk = papers();
    desk.must_not_say("Additional comments");
    let floor = desk.session().floor.clone();
    desk.press("<PageDown>");
    desk.must_say("Additional comments");
    assert_eq!(desk.session().floor, floor, "the room stays where it is");
    desk.press("<Home>");
    desk.must_not_say("Additional comments");
}

#[test]
fn what_is_written_lies_beside_the_session_and_replaces_nothing() {
    let mut desk = papers();
    desk.press("<Ctrl+P>");
    assert_eq!(written(&mut desk), "information-note-exercise-republic-2026-11-23-en.docx");
    desk.click(&format("Web page"));
    desk.press("<Ctrl+P>");
    desk.wait("the next one", |app| {
        app.papers().written.as_ref().is_some_and(|path| path.extension().is_some_and(|ending| ending == "html"))
    });
    desk.click(&format("Word"));
    desk.click(&t!("papers-write"));
    desk.wait("the second of its name", |app| {
        app.papers().written.as_ref().is_some_and(|path| path.to_string_lossy().ends_with("-en 2.docx"))
    });
}

#[test]
fn from_elsewhere_the_key_leads_here_first() {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+P>");
    assert_eq!(desk.state().place, Place::Papers);
    built(&mut desk, Paper::Note);
    assert!(desk.app().papers().written.is_none(), "nobody writes what was not looked at");
}

#[test]
fn a_change_of_the_record_is_in_the_paper() {
    let mut desk = papers();
    desk.press("<ArrowDown>");
    built(&mut desk, Paper::Plan);
    desk.must_not_say("Count the drums twice a year");
    desk.press("<Ctrl+2>");
    desk.press("#sup !action Count the drums twice a year⏎<Ctrl+4>");
    desk.wait("the new row", |app| {
        let shown = app.papers().shown.as_ref().map(|shown| shown.built.document.texts().collect::<Vec<_>>().join(" "));
        shown.is_some_and(|texts| texts.contains("Count the drums twice a year"))
    });
}
