//! Review by keyboard alone: a note is found, changed, deleted and brought back.

use rapporteur::session::ElementId;
use rapporteur::session::note::Kind;

use super::console::Console;

const TRANSIT: &str = "Notes of Transit, trans-shipment, re-export";

fn element(id: &str) -> ElementId {
    ElementId::from(id)
}

#[test]
fn a_note_changes_its_kind_and_its_elements_is_deleted_and_comes_back() {
    let mut console = Console::at_element("op3d-trs");
    let count = console.session().notes.len();
    console.press("<Home><ArrowDown><ArrowDown><ArrowDown>");
    let before = console.selected();
    assert_eq!(before.kind, Kind::Gap);

    console.press("<Alt+N>");
    assert_eq!(console.selected().kind, Kind::Need);

    console.tab_to("Add an element").press("fin<ArrowDown>⏎");
    assert_eq!(console.selected().on.len(), before.on.len() + 1);
    console.tab_to("Remove control lists").press("<Space>");
    let on = console.selected().on;
    assert_eq!(on.len(), before.on.len());
    assert!(!on.contains(&element("OP6-LST")));

    console.tab_to(TRANSIT).press("<Ctrl+Delete>");
    assert_eq!(console.session().notes.len(), count - 1);
    assert!(console.says("Note deleted, Ctrl+Z brings it back"));
    let neighbour = console.selected();
    assert_ne!(neighbour.id, before.id);
    assert!(neighbour.on.contains(&element("OP3D-TRS")), "the selection goes on in the same list");

    console.press("<Ctrl+Z>");
    assert_eq!(console.session().notes.len(), count);
    assert_eq!(console.selected().id, before.id, "undo leads to the note");
    console.press("<Ctrl+Z><Ctrl+Z><Ctrl+Z>");
    assert_eq!(console.selected(), before);
    console.press("<Ctrl+Y>");
    assert_eq!(console.selected().kind, Kind::Need);
}

#[test]
fn undo_leads_to_a_note_that_is_not_in_the_list() {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Home>");
    let gone = console.selected();
    console.press("<Ctrl+Delete>").go_to_element("op2-leg").press("<Ctrl+F>nothing like it<Escape><Ctrl+Z>");
    assert_eq!(console.selected(), gone);
    assert!(!console.says("Notes · Prohibition in law"), "a list is shown in which it stands");
    assert!(console.says(&gone.text));
}

#[test]
fn the_keys_of_the_list_move_the_selection() {
    let table = [
        ("<ArrowDown>", 0),
        ("<ArrowDown><ArrowDown>", 1),
        ("<Home>", 0),
        ("<End>", 8),
        ("<End><ArrowDown>", 8),
        ("<Home><ArrowUp>", 0),
        ("<End><ArrowUp><ArrowUp>", 6),
        ("<End><PageUp><PageUp><PageUp>", 0),
        ("<Home><PageDown><PageDown><PageDown>", 8),
    ];
    for (keys, row) in table {
        let mut console = Console::at_element("op3d-trs");
        console.press(keys);
        assert_eq!(console.selected(), console.notes_on("OP3D-TRS")[row], "{keys}");
    }
}

#[test]
fn with_the_wall_on_page_keys_move_the_wall() {
    let mut console = Console::at_element("op3d-trs");
    let floor = console.session().floor.clone();
    console.press("<Home><PageDown>");
    let selected = console.selected();
    assert_eq!(console.session().floor, floor);
    console.press("<F5><PageDown><PageUp><PageUp>");
    assert_eq!(console.selected(), selected);
    assert_ne!(console.session().floor, floor);
}

#[test]
fn kinds_filter_the_list_and_a_changed_note_stays_at_hand() {
    let mut console = Console::at_element("op3d-trs");
    console.tab_to("Action 3").press("<Space>");
    assert!(console.says("3 of 9"));
    console.tab_to(TRANSIT).press("<ArrowDown><Alt+P>");
    assert!(console.says("2 of 9"), "it has left the list");
    assert_eq!(console.selected().kind, Kind::Point, "but not the hand");
    console.press("<Ctrl+Z>");
    assert!(console.says("3 of 9"));
    assert_eq!(console.selected().kind, Kind::Action);
    console.tab_to("All kinds").press("<Space>");
    assert!(!console.says("of 9"));
}

#[test]
fn the_elements_say_what_they_have_and_which_are_empty() {
    let mut console = Console::exercise();
    assert!(console.says("Transit, trans-shipment, re-export: 9 notes, one gap, 3 measures"));
    assert!(console.says("Brokering: – empty"));
    assert!(console.says("Physical protection of sites: – discussed"));
    console.tab_to("All notes: 185 notes, 20 gaps, 43 measures").press("<ArrowDown>");
    assert!(console.says("Notes · No support to non-State actors"));
    console.press("<ArrowDown>⏎");
    assert_eq!(console.focused(), "Notes of Treaties and instruments");

    console.tab_to("List by: Elements").press("<ArrowRight>");
    console.tab_to("All notes: 185 notes, 20 gaps, 44 actions").press("<ArrowDown>");
    assert!(console.says("Notes · Opening remarks"));
    assert!(console.says("Lunch: – empty"));
}

#[test]
fn elements_that_nobody_had_to_discuss_are_there_when_asked_for() {
    let mut console = Console::exercise();
    assert!(!console.says("National rules for treaty commitments"));
    console.tab_to("11 elements more").press("<Space>");
    assert!(console.says("National rules for treaty commitments"));
    console.tab_to("Only elements in use").press("<Space>");
    assert!(!console.says("National rules for treaty commitments"));
}

#[test]
fn words_are_found_with_and_without_their_accents() {
    for typed in ["São Breno", "sao breno", "SAO BRENO", "breno são", "zlota"] {
        let mut console = Console::exercise();
        console.press("<Ctrl+F>").type_text(typed).press("⏎");
        let found = console.selected();
        assert!(found.text.contains("São Breno") || found.text.contains("Złota"), "{typed} finds {}", found.text);
    }
}

#[test]
fn a_search_looks_everywhere_until_something_on_the_left_is_chosen() {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Ctrl+F>customs");
    assert!(console.says("of 185"));
    console.press("<Escape>");
    assert!(console.says("Notes · Transit"), "without a selection the search leaves no trace");
    assert_eq!(console.focused(), TRANSIT);

    console.press("<Ctrl+F>customs").tab_to("All notes: 185 notes, 20 gaps, 43 measures").press("<ArrowDown>");
    assert!(!console.says("of 185"), "now only one element is looked through");
}

#[test]
fn nothing_found_says_what_to_do() {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Ctrl+F>zebra");
    assert!(console.says("No note has “zebra” in it"));
    console.press("<Escape>");
    assert!(!console.says("zebra"));
    console.press("<Ctrl+F>coast guard").tab_to("All notes: 185 notes, 20 gaps, 43 measures").press("<ArrowDown>");
    console.tab_to("Look in all notes").press("<Space>");
    assert!(console.says("of 185"));
}

#[test]
fn find_comes_from_anywhere() {
    let mut console = Console::exercise();
    console.press("<Ctrl+2>half a line<Ctrl+F>stim");
    assert_eq!(console.value("Find in notes"), "stim");
    console.press("<Ctrl+2>");
    assert_eq!(console.desk.line().text, "half a line");
}
