//! What is taken afterwards: the line of Review.

use rapporteur::session::note::Kind;
use rapporteur::session::{ElementId, Session, SessionId};

use super::console::Console;

const LINE: &str = "Line for what is taken afterwards";
const TRANSIT: &str = "Notes of Transit, trans-shipment, re-export";

fn element(id: &str) -> ElementId {
    ElementId::from(id)
}

#[test]
fn what_is_typed_over_the_list_goes_to_the_line() {
    let mut console = Console::at_element("op3d-trs");
    assert_eq!(console.focused(), TRANSIT);
    console.press("Boats pass at night⏎");
    assert_eq!(console.selected().text, "Boats pass at night", "nothing that is typed is dropped");
    assert_eq!(console.focused(), LINE);
}

#[test]
fn what_is_taken_afterwards_has_no_time_and_belongs_to_what_is_chosen() {
    let mut console = Console::at_element("op3d-trs");
    console.tab_to(LINE).press("-5 boats pass at night !gap @coast⏎");
    let first = console.selected();
    assert_eq!((first.at, first.kind), (None, Kind::Gap));
    assert_eq!(first.on, [element("OP3D-TRS")]);
    assert_eq!(first.item.as_str(), "discussion");
    assert_eq!(first.text, "-5 boats pass at night", "there is no now to count minutes from");
    assert_eq!(console.focused(), LINE, "ready for the next one");
    // Until it is in the journal the row shows nothing where the time stands.
    console.desk.saved();
    assert!(console.desk.painted().iter().any(|text| text == "–"), "its row has no time");

    console.press("<Alt+A>Watch #lst by:2027-03⏎");
    let second = console.selected();
    assert_eq!((second.at, second.kind), (None, Kind::Action));
    assert_eq!(second.on, [element("OP6-LST")]);
    assert!(console.session().measures_from(second.id).next().is_some());
    assert!(console.says("Notes · Transit"), "the list stays where the person works");

    console.press("<Ctrl+Z>");
    assert_eq!(console.session().note(second.id), None, "the empty line leaves undo to the record");
    console.press("<Escape>");
    assert_eq!(console.focused(), TRANSIT);
}

#[test]
fn the_keys_of_kinds_mean_the_line_while_it_has_the_focus() {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Home>");
    let before = console.selected();
    console.tab_to(LINE).press("<Alt+Q>Who pays⏎");
    assert_eq!(console.selected().kind, Kind::Question);
    assert_eq!(console.session().note(before.id).map(|note| note.kind), Some(before.kind));
    console.press("<Escape><Alt+P>");
    assert_eq!(console.selected().kind, Kind::Point, "in the list they mean the note");
}

#[test]
fn its_agenda_item_can_be_chosen() {
    let mut console = Console::at_element("op3d-trs");
    console.tab_to(LINE).press("<Shift+Tab>");
    assert_eq!(console.focused(), "Agenda item: Discussion of the plan’s elements");
    console.press("<Space>").tab_to("Next steps and closing").press("<Space>");
    console.tab_to(LINE).press("Said at the end⏎Said then, too⏎");
    let texts: Vec<_> = console.session().notes.iter().rev().take(2).map(|note| note.item.to_string()).collect();
    assert_eq!(texts, ["next-steps", "next-steps"]);
}

#[test]
fn notes_of_an_agenda_item_go_to_it() {
    let mut console = Console::exercise();
    console.tab_to("List by: Elements").press("<ArrowRight>");
    console.tab_to("All notes: 185 notes, 20 gaps, 44 actions").press("<ArrowDown>").tab_to(LINE).press("Welcome⏎");
    assert_eq!(console.selected().item.as_str(), "opening");
    assert!(console.selected().on.is_empty());
}

#[test]
fn lines_typed_faster_than_the_screen_are_taken_one_by_one() {
    let mut console = Console::at_element("op3d-trs");
    console.tab_to(LINE);
    let count = console.session().notes.len();
    console.desk.press_at_once("one⏎two⏎three⏎");
    let texts: Vec<_> = console.session().notes[count..].iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["one", "two", "three"]);
}

#[test]
fn a_draft_stays_with_what_it_was_begun_under() {
    let mut console = Console::at_element("op3d-trs");
    console.tab_to(LINE).press("Half a thought").go_to_element("op6-lst");
    assert!(console.says("something else is chosen"));
    console.tab_to(LINE).press("⏎");
    assert_eq!(console.selected().on, [element("OP3D-TRS")]);

    console.press("Another one").go_to_element("op3d-trs").press("<Alt+Home>⏎");
    assert_eq!(console.selected().on, [element("OP3D-TRS")]);
}

#[test]
fn a_draft_is_there_again_after_a_restart() {
    let mut console = Console::at_element("op3d-trs");
    console.tab_to(LINE).press("<Alt+G>Half a thought");
    console.desk.saved();
    let mut again = Console { desk: console.desk.reopen() };
    assert_eq!(again.desk.state().review.line.text, "Half a thought");
    again.tab_to(LINE).press("⏎");
    let note = again.selected();
    assert_eq!((note.at, note.kind, note.on), (None, Kind::Gap, vec![element("OP3D-TRS")]));
}

#[test]
fn a_line_that_cannot_be_taken_stays_and_says_why() {
    let mut console = Console::at_element("op3d-trs");
    let count = console.session().notes.len();
    console.tab_to(LINE).press("!gap⏎");
    assert_eq!(console.session().notes.len(), count);
    assert!(console.says("There is nothing to note yet"));
    console.press(" Now⏎");
    assert_eq!(console.selected().text, "Now");
}

#[test]
fn the_first_note_of_an_empty_session_can_be_taken_here() {
    let mut console = Console::open(&Session::empty(SessionId(uuid::Uuid::nil())));
    console.press("<Ctrl+3>");
    assert!(console.says("There are no notes yet"));
    console.tab_to(LINE).press("First⏎");
    assert_eq!(console.selected().text, "First");
}
