//! The capture line: what the keys make of it.

use rapporteur::command::Command;
use rapporteur::t;
use rapporteur::ui::kind_of;

use super::{desk, shown, try_lines};
use crate::support::app::{Desk, georgetown};

#[test]
fn it_has_the_focus_on_opening() {
    assert_eq!(desk().focus(), "line");
    let mut undated = georgetown();
    undated.workshop.days.clear();
    assert_eq!(Desk::open(&undated, super::NOW).focus(), "line");
}

#[test]
fn enter_takes_the_note_and_the_line_is_ready_for_the_next() {
    try_lines(&[
        ("a note", "", "No power to stop⏎", "Point TRS: No power to stop |"),
        ("two of them", "", "No power⏎No list⏎", "Point TRS: No power / Point TRS: No list |"),
        ("its marks", "", "#lst #end !gap No list⏎", "Gap LST,END: No list |"),
        ("nothing but a name", "", "#trs⏎", "Point TRS: transit and trans-shipment |"),
        ("nothing but a kind", "", "!gap⏎", "| !gap"),
        ("nothing but a kind, and then more", "!gap⏎", " No list⏎", "Gap TRS: No list |"),
        ("nothing", "", "⏎⏎", "|"),
        ("blanks", "", "  ⏎", "|"),
        ("two lines", "", "First<Shift+Enter>second⏎", "Point TRS: First\nsecond |"),
        ("in the middle of the text", "No power<ArrowLeft><ArrowLeft>", "⏎", "Point TRS: No power |"),
        ("accents", "", "Côté sûreté⏎", "Point TRS: Côté sûreté |"),
    ]);
}

#[test]
fn what_cannot_be_taken_says_so() {
    let mut desk = desk();
    desk.must_not_say(&t!("capture-no-text"));
    desk.press("!gap⏎");
    desk.must_say(&t!("capture-no-text"));
    desk.press(" N");
    desk.must_not_say(&t!("capture-no-text"));
}

/// A slow machine hands over everything since the last frame at once; no key may depend on how much that is.
#[test]
fn keys_that_arrive_in_one_pass_do_what_they_do_one_by_one() {
    for (what, keys, end) in [
        ("Enter does not accept a completion", "Powers over goods #trs⏎", "Point TRS: Powers over goods |"),
        ("nor where it would be another one", "Powers #tra⏎", "Point TRS: Powers #tra |"),
        ("two notes", "No power⏎No list⏎", "Point TRS: No power / Point TRS: No list |"),
        ("a note and the next draft", "No power⏎No li", "Point TRS: No power | No li"),
        ("a note, taken back", "No power⏎<Ctrl+Z>", "|"),
        ("a note, taken back, another", "No power⏎<Ctrl+Z>No list⏎", "Point TRS: No list |"),
        ("a kind by key", "<Alt+G>No power⏎No list⏎", "Gap TRS: No power / Point TRS: No list |"),
        ("points within a text", "e.g. this⏎", "Point TRS: e.g. this |"),
        ("another element in between", "Old⏎<PageDown>New⏎", "Point TRS: Old / Point END: New |"),
    ] {
        let mut desk = desk();
        desk.press_at_once(keys);
        assert_eq!(shown(&desk), end, "{what}");
        assert_eq!(desk.focus(), "line", "{what}");
    }
}

#[test]
fn undo_is_the_records_in_the_empty_line_and_the_texts_own_in_a_text() {
    try_lines(&[
        ("right after Enter", "No power⏎", "<Ctrl+Z>", "|"),
        ("once more than there is", "No power⏎", "<Ctrl+Z><Ctrl+Z>", "|"),
        ("one after the other", "No power⏎No list⏎", "<Ctrl+Z>", "Point TRS: No power |"),
        ("again", "No power⏎<Ctrl+Z>", "<Ctrl+Shift+Z>", "Point TRS: No power |"),
        ("again, as others do it", "No power⏎<Ctrl+Z>", "<Ctrl+Y>", "Point TRS: No power |"),
        ("undone, then on", "No power⏎<Ctrl+Z>", "No list⏎", "Point TRS: No list |"),
        ("nothing to do again", "No power⏎<Ctrl+Z>No list⏎", "<Ctrl+Shift+Z>", "Point TRS: No list |"),
        ("in a text", "No power⏎No li", "<Ctrl+Z>", "Point TRS: No power |"),
        ("in a text, again", "No power⏎No li", "<Ctrl+Z><Ctrl+Shift+Z>", "Point TRS: No power |"),
        ("what was taken is no draft", "No power<Wait>⏎No li<Wait>", "<Ctrl+Z>", "Point TRS: No power |"),
        ("what was typed comes back", "No<Wait> li<Wait>", "<Ctrl+Z><Ctrl+Shift+Z>st", "| No list"),
    ]);
}

#[test]
fn alt_and_a_letter_sets_the_kind_and_leaves_no_letter() {
    for command in Command::ALL {
        let Some(kind) = kind_of(*command) else { continue };
        let key = command.key().expect("every kind has a key").key;
        for (begin, text) in [("", "x"), ("x", "")] {
            let mut desk = desk();
            desk.press(begin);
            desk.press(&format!("<Alt+{key}>{text}"));
            assert_eq!(shown(&desk), "| x", "{command:?}");
            desk.press("⏎");
            assert_eq!(shown(&desk), format!("{kind:?} TRS: x |"), "{command:?}");
        }
    }
    try_lines(&[
        ("what is typed wins", "", "<Alt+G>!need A scanner⏎", "Need TRS: A scanner |"),
        ("not for the next note", "", "<Alt+G>No power⏎No list⏎", "Gap TRS: No power / Point TRS: No list |"),
    ]);
}

#[test]
fn a_note_is_made_sensitive_by_key() {
    let mut desk = desk();
    desk.press("<Alt+S>Names were named⏎And not here⏎");
    let sensitive: Vec<bool> = desk.session().notes.iter().map(|note| note.sensitive).collect();
    assert_eq!(sensitive, [true, false]);
}

#[test]
fn completions_are_offered_taken_with_tab_and_closed_with_escape() {
    try_lines(&[
        ("an element", "", "#tran<Tab>", "| #op3a-trn"),
        ("the second one", "", "#tran<ArrowDown><Tab>", "| #op3d-trs"),
        ("an agency", "", "@pol<Tab>", "| @police"),
        ("a kind", "", "!ga<Tab>", "| !gap"),
        (
            "within a sentence",
            "The law on ",
            "#tran<ArrowDown><Tab>x⏎",
            "Point TRS: The law on transit and trans-shipment x |",
        ),
        ("closed, then Enter", "Powers #tran", "<Escape>⏎", "Point TRS: Powers #tran |"),
    ]);
    let mut desk = desk();
    let offer = "Transit, trans-shipment, re-export OP3D-TRS";
    desk.press("#tran");
    desk.must_say(offer);
    desk.press("<Escape>");
    desk.must_not_say(offer);
    assert_eq!((shown(&desk).as_str(), desk.focus()), ("| #tran", "line"));
}

#[test]
fn escape_never_drops_the_focus_nor_the_text() {
    try_lines(&[
        ("in the empty line", "", "<Escape><Escape>", "|"),
        ("in a text", "No po", "<Escape>wer", "| No power"),
        ("after a note", "No power⏎", "<Escape>No list⏎", "Point TRS: No power / Point TRS: No list |"),
    ]);
}

#[test]
fn the_last_note_is_edited_in_the_line() {
    try_lines(&[
        ("up", "No power⏎", "<ArrowUp>", "Point TRS: No power | No power"),
        ("changed", "No power⏎", "<ArrowUp> here⏎", "Point TRS: No power here |"),
        ("as it was", "No power⏎", "<ArrowUp> here<Escape>", "Point TRS: No power |"),
        ("as it was, and on", "No power⏎", "<ArrowUp> here<Escape>New⏎", "Point TRS: No power / Point TRS: New |"),
        ("one further up", "No power⏎No list⏎", "<ArrowUp><ArrowUp>!⏎", "Point TRS: No power! / Point TRS: No list |"),
        (
            "up and down",
            "No power⏎No list⏎",
            "<ArrowUp><ArrowUp><ArrowDown>",
            "Point TRS: No power / Point TRS: No list | No list",
        ),
        ("down to the end", "No power⏎", "<ArrowUp><ArrowDown>", "Point TRS: No power |"),
        (
            "the last one, wherever it went",
            "No power⏎#lst No list⏎",
            "<ArrowUp>",
            "Point TRS: No power / Point LST: No list | No list",
        ),
        ("its kind", "<Alt+G>No power⏎", "<ArrowUp><Alt+N>⏎", "Need TRS: No power |"),
        ("its element", "No power⏎", "<ArrowUp> #lst⏎", "Point LST: No power |"),
        ("undone", "No power⏎<ArrowUp> here⏎", "<Ctrl+Z>", "Point TRS: No power |"),
        (
            "a text is not left by arrows",
            "No power⏎No li",
            "<ArrowUp>st⏎",
            "Point TRS: No power / Point TRS: stNo li |",
        ),
        ("nothing to edit", "", "<ArrowUp>New⏎", "Point TRS: New |"),
        ("marks of the text stay text", "\\#lst is a tag⏎", "<ArrowUp>⏎", "Point TRS: #lst is a tag |"),
    ]);
}

#[test]
fn letters_go_into_the_line_when_nothing_has_the_focus() {
    for c in ('a'..='z').chain('A'..='Z').chain('0'..='9').chain("#@!-+/:;,?()'\"éñ".chars()) {
        let mut desk = desk();
        desk.lose_focus();
        assert_eq!(desk.focus(), "nothing");
        desk.press(&c.to_string());
        assert_eq!(shown(&desk), format!("| {c}"), "no single letter is a command");
        assert_eq!(desk.focus(), "line");
        assert!(desk.state().dialog.is_none(), "{c}");
    }
}

#[test]
fn a_word_that_is_not_understood_is_told_in_the_line_and_on_its_row() {
    for word in ["!foo", "#tr", "#nowhere", "by:someday"] {
        let mut desk = desk();
        desk.press(&format!("{word} Review the act"));
        assert!(desk.says(&format!("{word} ")), "a chip tells of {word}");
        desk.press("⏎");
        let told = t!("note-unclear", words = word);
        assert!(desk.painted().iter().any(|text| text.contains(&told)), "{word}: {:?}", desk.painted());
    }
}
