//! Every size and look: three columns, two or one.

use egui::{Key, Modifiers};
use rapporteur::ui::theme::Look;

use egui_kittest::kittest::Queryable as _;

use super::desk::{Console, builder, exercise, with_notes};
use crate::support::app::Desk;

#[test]
fn every_size_and_look_works_and_every_control_has_a_name() {
    // `run` fails on a control without a name and on a view that never comes to rest.
    for size in [[960.0, 600.0], [1280.0, 800.0], [1920.0, 1080.0]] {
        for (look, scale) in [(Look::Light, 1.0), (Look::Dark, 1.5), (Look::Contrast, 2.0)] {
            let mut console = Console::with(builder(size, look, scale), exercise());
            console.key(Key::ArrowDown).key(Key::Enter);
            assert_eq!(console.focused(), "Text of the note", "{size:?} at {scale}");
            let before = console.desk().selected().expect("one is selected").text.clone();
            console.type_text("x").key(Key::Enter);
            assert_eq!(console.focused(), "Notes of All notes", "{size:?} at {scale}");
            assert_ne!(console.desk().selected().expect("it still is").text, before);
        }
    }
}

#[test]
fn in_one_column_the_note_takes_the_place_of_the_list_and_gives_it_back() {
    let mut console = Console::with(builder([960.0, 600.0], Look::Light, 2.0), exercise());
    assert!(console.says("Notes of All notes") && !console.says("Text of the note"));
    console.key(Key::ArrowDown);
    assert!(!console.says("Text of the note"), "moving along the list does not leave it");
    console.key(Key::Enter);
    assert!(console.says("Text of the note") && !console.says("Notes of All notes"));
    console.key(Key::Escape);
    assert_eq!(console.focused(), "Notes of All notes");
    console.key(Key::Enter).tab_to("Back to the notes").key(Key::Space);
    assert!(!console.says("Text of the note"));
    console.tab_to("Notes of: All notes").key(Key::Space);
    console.tab_to("All notes: 185 notes, 20 gaps, 43 measures").key(Key::ArrowDown).key(Key::Enter);
    assert!(console.says("Notes of No support to non-State actors"));
}

#[test]
fn the_menu_of_kinds_stands_in_for_the_buttons() {
    let mut console = Console::with(builder([960.0, 600.0], Look::Light, 1.0), exercise());
    console.tab_to("All kinds").key(Key::Space).tab_to("Gap 20").key(Key::Space);
    assert!(console.says("20 of 185"));
    console.key(Key::Escape);
    console.tab_to("Notes of All notes").press(Modifiers::NONE, Key::End);
    assert_eq!(console.desk().selected().map(|note| note.kind.word()), Some("gap"));
}

#[test]
fn a_long_record_is_at_home_in_a_small_window() {
    let mut console = Console::with(builder([960.0, 600.0], Look::Dark, 1.0), with_notes(exercise(), 10_000));
    console.key(Key::End).key(Key::Enter).type_text("!");
    assert!(console.desk().selected().is_some_and(|note| note.text.ends_with("(9999)!")));
}

#[test]
fn elements_agenda_and_pre_flight_stand_on_one_line_wherever_there_are_three_columns() {
    for width in [900.0, 1000.0, 1199.0, 1280.0] {
        let size = egui::vec2(width, 700.0);
        let desk = Desk::open_at_size(&exercise(), "2026-10-20T09:00:00-04:00", size);
        let top = |name: &str| desk.harness.get_by_label(name).rect().top();
        assert!((top("List by: Elements") - top("List by: Pre-flight")).abs() < 1.0, "{width}");
    }
}
