//! The selected note in full: every field by keyboard, nothing typed is lost, each thing done is one step.

use egui::{Event, ImeEvent};
use rapporteur::session::note::Kind;
use rapporteur::session::quick;

use super::console::Console;
use crate::support::app::exercise;

const TRANSIT: &str = "Notes of Transit, trans-shipment, re-export";

/// The second note of the exercise on transit: an action with its measure.
fn at_action() -> Console {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Home><ArrowDown>");
    assert_eq!(console.selected().kind, Kind::Action);
    console
}

#[test]
fn what_is_typed_into_the_text_is_in_the_record_and_one_step() {
    let mut console = at_action();
    console.press("⏎");
    assert_eq!(console.focused(), "Text of the note");
    let before = console.selected();
    console.press(" at once<Backspace>");
    assert_eq!(console.selected().text, format!("{} at onc", before.text));
    console.press("<Shift+Enter>twice");
    let text = format!("{} at onc\ntwice", before.text);
    assert_eq!(console.selected().text, text);
    let measure = console.session().measures_from(before.id).next().expect("an action has its measure");
    assert_eq!(measure.action, text, "the plan follows");
    console.press("⏎");
    assert_eq!(console.focused(), TRANSIT);
    console.press("<Ctrl+Z>");
    assert_eq!(console.selected(), before, "one step for all that was typed");
    console.press("<Ctrl+Y>⏎!");
    assert_eq!(console.selected().text, format!("{text}!"), "redone, and typed on behind it");
}

#[test]
fn texts_typed_on_two_occasions_are_two_steps() {
    let mut console = at_action();
    let before = console.selected();
    console.press("⏎ one⏎");
    console.press("⏎ two⏎<Ctrl+Z>");
    assert_eq!(console.selected().text, format!("{} one", before.text));
    console.press("<Ctrl+Z>");
    assert_eq!(console.selected(), before);
}

#[test]
fn within_the_field_undo_is_the_text_s_own() {
    let mut console = at_action();
    let before = console.selected();
    console.press("⏎x<Ctrl+Z>");
    assert_eq!(console.selected().text, before.text);
    assert_eq!(console.focused(), "Text of the note");
    assert_eq!(console.session().notes.len(), exercise().notes.len());
}

#[test]
fn a_text_that_was_emptied_stays_as_it_was() {
    let mut console = at_action();
    let before = console.selected();
    console.press("⏎<Ctrl+A><Delete>");
    assert_eq!(console.selected(), before);
    assert!(console.says("A note needs a text"));
    console.press("⏎");
    assert_eq!(console.focused(), "Text of the note", "Enter does not leave a note without a text");
    console.press("New");
    assert_eq!(console.selected().text, "New");
}

#[test]
fn the_enter_that_ends_a_composition_stays_in_the_text() {
    let mut console = at_action();
    console.press("⏎");
    let preedit = Event::Ime(ImeEvent::Preedit { text: "´".to_owned(), active_range_chars: None });
    console.pass(vec![preedit]);
    let enter = Event::Key {
        key: egui::Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    console.pass(vec![Event::Ime(ImeEvent::Commit("é".to_owned())), enter]);
    assert_eq!(console.focused(), "Text of the note");
    assert!(console.selected().text.ends_with('é'));
}

#[test]
fn a_date_is_typed_as_people_say_it() {
    let mut console = at_action();
    for (typed, kept, shown) in [
        ("March 2027", Some("2027-03"), "March 2027"),
        ("q3", Some("2027-Q3"), "Q3 2027"),
        ("end 2027", Some("2027"), "end of 2027"),
        ("in 6 months", Some("2027-04"), "April 2027"),
        ("short", Some("short"), "short term"),
        ("", None, ""),
    ] {
        console.tab_to("By when").press("<Ctrl+A><Delete>").press(typed).press("<Tab>");
        assert_eq!(console.selected().by.map(|due| due.to_string()).as_deref(), kept, "{typed}");
        assert_eq!(console.value("By when"), shown, "{typed}");
    }
    for typed in ["soon", "Q1 or Q2 2028", "Q1<Ctrl+A>soon"] {
        console.tab_to("By when").press("<Ctrl+A>Q4<Tab>").tab_to("By when").press("<Ctrl+A>").press(typed);
        let by = console.selected().by.map(|due| due.to_string());
        assert_eq!(by.as_deref(), Some("2026-Q4"), "{typed}: the one before is kept");
    }
    assert!(console.says("Not a date yet"));
}

#[test]
fn a_date_is_kept_when_another_note_is_chosen_before_the_field_is_left() {
    let mut console = at_action();
    let id = console.selected().id;
    console.tab_to("By when").press("<Ctrl+A>May 2028").go_to_element("op2-leg");
    let note = console.session().note(id).expect("it is there");
    assert_eq!(note.by.map(|due| due.to_string()).as_deref(), Some("2028-05"));
}

#[test]
fn agencies_are_found_by_letters_or_added() {
    let mut console = at_action();
    console.tab_to("Set the lead agency").press("coa⏎");
    assert_eq!(console.selected().lead.map(|id| id.to_string()).as_deref(), Some("coast"));
    console.tab_to("Add a supporting agency").press("@cust⏎Airports Authority⏎");
    let support: Vec<String> = console.selected().support.iter().map(ToString::to_string).collect();
    assert_eq!(support, ["trade", "customs", "airports-authority"]);
    let agency = console.session().agencies.last().expect("there are agencies");
    assert_eq!(agency.name, "Airports Authority");
    console.tab_to("Remove Coast Guard").press("<Space>");
    assert_eq!(console.selected().lead, None);
    assert!(console.says("To be confirmed"));
}

#[test]
fn letters_and_enter_in_one_pass_take_the_first_hit() {
    let mut console = at_action();
    console.tab_to("Add an element");
    console.desk.press_at_once("brok⏎");
    assert_eq!(console.selected().on.last().map(rapporteur::session::ElementId::as_str), Some("OP3C-BRK"));
    assert_eq!(console.focused(), "Add an element", "ready for the next one");
}

#[test]
fn weapons_item_and_mark_are_changed_by_key() {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Home>");
    let before = console.selected();
    console.tab_to("Nuclear").press("<Space>").tab_to("Means of delivery").press("<Space>");
    assert_eq!(console.selected().scope.to_string(), "ND");
    console.tab_to("Nuclear").press("<Space>");
    assert_eq!(console.selected().scope.to_string(), "D");
    console.tab_to("Sensitive: off the wall and out of every paper").press("<Space>");
    assert!(console.selected().sensitive);
    console.press("<Alt+S>");
    assert!(!console.selected().sensitive);
    console.tab_to("Agenda item: Discussion of the plan’s elements, continued").press("<Space>");
    console.tab_to("Opening remarks").press("<Space>");
    assert_eq!(console.selected().item.as_str(), "opening");
    assert_ne!(console.selected().item, before.item);
}

#[test]
fn the_text_of_a_sensitive_note_is_covered_everywhere_until_asked_for() {
    let mut console = Console::exercise();
    let sensitive = console.session().notes.iter().find(|note| note.sensitive).expect("there is one").clone();
    console.press("<Ctrl+F>").type_text(&sensitive.text).press("⏎");
    assert_eq!(console.selected().id, sensitive.id);
    console.press("<Escape>");
    assert!(!console.says(&sensitive.text));
    assert!(console.says("Sensitive note, covered"));
    console.tab_to("Show sensitive notes").press("<Space>");
    assert!(console.says(&sensitive.text));
    console.press("<Ctrl+Shift+U>");
    assert!(!console.says(&sensitive.text));
}

#[test]
fn a_word_that_matches_several_things_is_chosen() {
    let mut console = Console::at_element("op3d-trs");
    let session = exercise();
    let today = jiff::civil::date(2026, 10, 13);
    let vocabulary = quick::Vocabulary { elements: &session.elements, agencies: &session.agencies, today };
    let unclear = quick::read("Ask #con soon", &vocabulary).unclear;
    assert_eq!(unclear.len(), 1, "the word matches several elements");

    console.tab_to("Line for what is taken afterwards").press("Ask #con soon⏎");
    assert_eq!(console.selected().unclear, ["#con"]);
    console.tab_to("#con · choose").press("<Space>").tab_to("Border controls").press("<Space>");
    let note = console.selected();
    assert!(note.unclear.is_empty());
    assert_eq!(note.text, "Ask border controls soon");
    assert!(note.on.iter().any(|id| id.as_str() == "OP3C-BDR"));
    console.press("<Ctrl+Z>");
    assert_eq!(console.selected().unclear, ["#con"]);
}

#[test]
fn what_changes_is_saved_and_there_after_a_restart() {
    let mut console = at_action();
    console.press("⏎ at once⏎<Alt+G>");
    let note = console.selected();
    console.desk.saved();
    let again = Console { desk: console.desk.reopen() };
    assert_eq!(again.session().note(note.id).map(|kept| (**kept).clone()), Some(note));
}
