//! Every mark of the grammar is on the keyboards of the people who use it.

use rapporteur::session::note::Kind;

use super::desk::Desk;
use super::keyboard::{ES, FR, Layout, PT, US_INTL};
use super::program::{Program, georgetown};
use crate::support::fixtures::texts;

/// Types a line with every mark in it, and a word with the accents of the layout.
fn every_mark_arrives(name: &'static str, layout: Layout, word: &str) {
    let desk = Desk::new(name, layout);
    let program = Program::open(&desk, &georgetown(&desk));
    // The workshop is held today: `-5` means something only where a clock runs.
    desk.press(&["F2", "1"]);
    desk.write(&format!(r"-5 #trs !gap @police by:2018-03 for:nc \#tag {word}"));
    desk.press(&["Return"]);

    let session = program.until_saved("the note in the file", |session| !session.notes.is_empty());
    let note = &session.notes[0];
    assert_eq!(note.text, format!("#tag {word}"));
    assert_eq!(note.kind, Kind::Gap);
    assert_eq!(texts(&note.on), ["OP3D-TRS"]);
    assert_eq!(note.lead, Some("police".into()));
    assert_eq!(note.by.map(|due| due.to_string()).as_deref(), Some("2018-03"));
    assert_eq!(note.scope.to_string(), "NC");
    let seconds_ago = note.at.map(|at| jiff::Timestamp::now().as_second() - at.timestamp().as_second());
    assert!(seconds_ago.is_some_and(|ago| ago >= 300), "said {seconds_ago:?} seconds ago");
}

#[test]
fn on_a_spanish_keyboard() {
    every_mark_arrives("marks-es", ES, "señales y tránsito");
}

#[test]
fn on_a_french_keyboard() {
    every_mark_arrives("marks-fr", FR, "contrôle très étendu");
}

#[test]
fn on_a_portuguese_keyboard() {
    every_mark_arrives("marks-pt", PT, "coordenação");
}

#[test]
fn on_a_us_international_keyboard() {
    every_mark_arrives("marks-us-intl", US_INTL, "café");
}
