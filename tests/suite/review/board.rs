//! The coverage board on the console: what it says of each element, and the way to its notes by keyboard and by pointer.

use egui::Key;
use rapporteur::session::Session;
use rapporteur::ui::theme::Look;

use super::console::Console;
use super::desk::{self, builder, exercise};

/// The exercise, with an element parked and one that somebody spoke about in confidence alone.
fn session() -> Session {
    let mut session = exercise();
    for element in &mut session.elements {
        element.parked = element.id.as_str() == "OP2-PEN";
    }
    session
}

fn board() -> Console {
    let mut console = Console::open(&session());
    console.press("<Shift+F9>");
    console
}

#[test]
fn every_element_says_how_it_stands() {
    let console = board();
    for row in [
        "Prohibition in law: 14 notes, 2 gaps, 2 actions, 2 needs, 1 question, 1 decision, 2 in place, 4 points",
        "Penalties and jurisdiction: parked",
        "Physical protection of sites: discussed, nothing to note",
        "Brokering: not discussed yet",
    ] {
        assert!(console.says(row), "{row} is not on the board: {:#?}", console.told());
    }
    assert!(!console.says("Security during transport"), "it has no star and no note");
}

#[test]
fn arrows_go_from_element_to_element_and_enter_to_its_notes() {
    let mut console = board();
    assert!(console.focused().starts_with("No support to non-State actors: "), "{}", console.focused());
    console.press("<ArrowDown>");
    assert!(console.focused().starts_with("Treaties and instruments: "), "{}", console.focused());
    console.press("<End><PageUp><PageUp><PageUp><PageUp><PageDown><Home><ArrowDown><ArrowDown>");
    assert!(console.focused().starts_with("National coordination mechanism: "), "{}", console.focused());
    console.press("⏎");
    assert_eq!(console.focused(), "Notes of National coordination mechanism");
    console.press("<Shift+F9>");
    assert!(console.focused().starts_with("National coordination mechanism: "), "it comes back to where it was");
    console.press("<Escape>");
    assert_eq!(console.focused(), "Notes of National coordination mechanism");
}

#[test]
fn the_key_goes_there_from_anywhere_and_back() {
    let mut console = Console::exercise();
    for (keys, shown) in [
        ("<Ctrl+2><Shift+F9>", true),
        ("<Shift+F9>", false),
        ("<F9><Shift+F9>", true),
        ("<F9>", false),
        ("<Shift+F9><Ctrl+1><Shift+F9>", true),
        ("<Ctrl+F>", false),
        ("<Shift+F9><F8>", false),
    ] {
        console.press(keys);
        assert_eq!(console.says("Coverage board"), shown, "{keys}");
    }
}

#[test]
fn a_click_goes_to_the_notes() {
    let mut console = board();
    console.desk_mut().click("Penalties and jurisdiction: parked");
    assert_eq!(console.focused(), "Notes of Penalties and jurisdiction");
}

#[test]
fn nothing_unseen_is_deleted() {
    let mut console = Console::exercise();
    console.press("<ArrowDown>");
    let notes = console.session().notes.len();
    console.press("<Shift+F9><Ctrl+Delete>");
    assert_eq!(console.session().notes.len(), notes);
}

#[test]
fn it_works_at_every_size() {
    for (size, look, scale) in [
        ([960.0, 600.0], Look::Light, 1.0),
        ([960.0, 600.0], Look::Contrast, 2.0),
        ([1280.0, 800.0], Look::Dark, 1.0),
        ([3840.0, 2160.0], Look::Light, 1.0),
    ] {
        let mut console = desk::Console::with(builder(size, look, scale), session());
        console.press(egui::Modifiers::SHIFT, Key::F9).key(Key::ArrowDown);
        assert!(console.focused().starts_with("Treaties and instruments: "), "{size:?}: {}", console.focused());
        console.key(Key::Enter);
        assert_eq!(console.focused(), "Notes of Treaties and instruments", "{size:?} at {scale}");
    }
}
