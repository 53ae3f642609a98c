//! A hundred thousand notes: nothing that is drawn grows with them.

use egui::Key;
use egui_kittest::kittest::NodeT as _;
use rapporteur::session::note::Kind;

use super::desk::{Console, exercise, with_notes};

/// Nodes of the accessibility tree whose name begins with the word of a kind: the rows of the list.
fn rows(console: &Console) -> usize {
    let is_row = |label: &str| label.contains(", ") && KINDS.iter().any(|kind| label.starts_with(kind));
    let nodes = console.harness.root().children_recursive();
    nodes.filter(|node| node.accesskit_node().label().is_some_and(|label| is_row(&label))).count()
}

const KINDS: [&str; 10] =
    ["Point,", "Have,", "Gap,", "Action,", "Need,", "Offer,", "Question,", "Decision,", "Next,", "Parked,"];

#[test]
fn only_the_visible_rows_of_a_hundred_thousand_notes_are_drawn() {
    let mut console = Console::new(with_notes(exercise(), 100_000));
    assert!((4..20).contains(&rows(&console)), "{} rows", rows(&console));
    console.key(Key::End);
    assert!((4..20).contains(&rows(&console)), "{} rows", rows(&console));
    assert_eq!(console.desk().selected().map(|note| note.id), console.desk().session.notes.last().map(|note| note.id));
    assert!(console.says("(99999)"), "the last note is in view");
    console.key(Key::PageUp).key(Key::ArrowUp);
    let at = console.desk().session.notes.iter().position(|note| Some(note.id) == console.desk().state.review.selected);
    assert!(at.is_some_and(|at| (99_980..99_999).contains(&at)), "{at:?}");
    console.key(Key::Home);
    assert_eq!(console.desk().state.review.selected, Some(console.desk().session.notes[0].id));
}

#[test]
fn a_search_among_a_hundred_thousand_notes_selects_and_ends_in_sight_of_what_was_found() {
    let mut console = Console::new(with_notes(exercise(), 100_000));
    console.ctrl(Key::F).type_text("(77777)").key(Key::Enter);
    let found = console.desk().selected().expect("one was found").clone();
    assert!(found.text.ends_with("(77777)"), "{}", found.text);
    assert_eq!(rows(&console), 1);
    console.key(Key::Escape);
    assert_eq!(console.desk().selected().map(|note| note.id), Some(found.id));
    assert!(rows(&console) > 3);
    assert!(console.says("(77776)") && console.says("(77778)"), "its neighbours are in view with it");
}

#[test]
fn changing_one_of_many_notes_keeps_the_list_where_it_is() {
    let mut console = Console::new(with_notes(exercise(), 20_000));
    console.ctrl(Key::F).type_text("(12345)").key(Key::Enter).key(Key::Escape);
    let before = console.desk().selected().expect("it was found").clone();
    let kind = if before.kind == Kind::Gap { Key::N } else { Key::G };
    console.press(egui::Modifiers::ALT, kind);
    let after = console.desk().selected().expect("it is still selected");
    assert_eq!(after.id, before.id);
    assert_ne!(after.kind, before.kind);
    assert!(console.says("(12344)") && console.says("(12346)"));
}
