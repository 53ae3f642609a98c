//! The capture line where time matters: compositions of an input method, the floor that moves, the disk that is slow.

use egui::{Event, ImeEvent, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use rapporteur::t;

use super::{desk, shown};
use crate::support::app::Desk;

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

fn enter() -> Event {
    Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

#[test]
fn an_enter_that_belongs_to_a_composition_takes_nothing() {
    for (what, passes, end) in [
        ("during the composition", vec![vec![preedit("kou")], vec![enter()]], "| kou"),
        ("it ends it, before", vec![vec![preedit("kou")], vec![enter(), preedit(""), commit("λιμάνι")]], "| λιμάνι"),
        ("it ends it, behind", vec![vec![preedit("kou")], vec![preedit(""), commit("λιμάνι"), enter()]], "| λιμάνι"),
        ("it ends it without a word", vec![vec![preedit("kou")], vec![enter(), commit("λιμάνι")]], "| λιμάνι"),
        (
            "the one after it",
            vec![vec![preedit("kou")], vec![preedit(""), commit("λιμάνι")], vec![enter()]],
            "Point TRS: λιμάνι |",
        ),
        ("given up, then", vec![vec![preedit("kou")], vec![preedit("")], vec![enter()]], "|"),
    ] {
        let mut desk = desk();
        for pass in passes {
            desk.pass(pass);
        }
        desk.settle();
        assert_eq!(shown(&desk), end, "{what}");
        assert_eq!(desk.focus(), "line", "{what}");
    }
}

#[test]
fn a_draft_keeps_the_element_that_it_was_begun_under() {
    let chip = t!("capture-moved");
    let mut desk = desk();
    desk.press("Who stops goods");
    desk.must_not_say(&chip);
    desk.press("<PageDown>");
    assert_eq!(desk.session().floor.element, Some("OP3D-END".into()));
    desk.must_say(&chip);
    desk.press("?⏎");
    assert_eq!(shown(&desk), "Point TRS: Who stops goods? |");
    desk.must_not_say(&chip);
    desk.press("And who is the user⏎");
    assert_eq!(shown(&desk), "Point TRS: Who stops goods? / Point END: And who is the user |");
}

#[test]
fn a_draft_takes_the_new_element_when_told_to() {
    let mut desk = desk();
    desk.press("Who<PageDown>");
    desk.must_say(&t!("capture-moved"));
    desk.press("<Alt+Home>");
    desk.must_not_say(&t!("capture-moved"));
    desk.press("⏎");
    assert_eq!(shown(&desk), "Point END: Who |");

    desk.press("What<PageUp>");
    desk.click(&t!("capture-moved"));
    desk.press("⏎");
    assert_eq!(shown(&desk), "Point END: Who / Point TRS: What |");
}

#[test]
fn a_word_that_means_several_things_waits_for_a_choice_and_holds_nothing_up() {
    let chip = t!("capture-unclear", word = "#fin", count = 2);
    let mut desk = desk();
    desk.press("Banks #fin");
    desk.must_say(&chip);
    desk.press("⏎");
    assert_eq!(shown(&desk), "Point TRS: Banks #fin |");
    assert_eq!(desk.session().notes[0].unclear, ["#fin"]);

    desk.press("Banks #fin ");
    desk.click(&chip);
    desk.click("OP3D-FIN");
    desk.press("⏎");
    assert_eq!(shown(&desk), "Point TRS: Banks #fin / Point FIN: Banks |");
}

#[test]
fn an_unknown_agency_comes_and_goes_with_its_note() {
    let mut desk = desk();
    let before = desk.session().agencies.len();
    desk.press("@coastguard Boats are missing");
    desk.must_say(&t!("capture-new-agency", name = "coastguard"));
    assert_eq!(desk.session().agencies.len(), before);
    desk.press("⏎");
    assert_eq!(desk.session().agencies.last().map(|agency| agency.name.as_str()), Some("coastguard"));
    assert_eq!(desk.session().notes[0].lead, desk.session().agencies.last().map(|agency| agency.id.clone()));
    desk.press("<Ctrl+Z>");
    assert_eq!((desk.session().agencies.len(), desk.session().notes.len()), (before, 0));
    desk.press("<Ctrl+Y>");
    assert_eq!((desk.session().agencies.len(), desk.session().notes.len()), (before + 1, 1));
}

#[test]
fn an_action_is_a_measure_in_the_same_step() {
    let mut desk = desk();
    desk.press("!action Review the act");
    desk.must_say("OP3D-TRS.1");
    desk.press("⏎");
    assert_eq!(desk.session().measures.len(), 1);
    desk.press("<Ctrl+Z>");
    assert_eq!((desk.session().measures.len(), desk.session().notes.len()), (0, 0));
}

#[test]
fn a_note_is_entered_when_its_row_shows_its_time() {
    let mut desk = desk();
    desk.saved();
    desk.disk.hold_up();
    desk.press("No power to stop⏎");
    assert_eq!(shown(&desk), "Point TRS: No power to stop |");
    let row = |desk: &Desk| {
        let painted = desk.painted();
        let at = painted.iter().rposition(|text| text == "No power to stop").expect("its row is there");
        painted[at - 2].clone()
    };
    assert_eq!(row(&desk), "…", "the journal does not have it yet");
    assert!(!desk.journal_text().is_empty());
    desk.disk.let_go();
    desk.wait("the journal has it", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    desk.settle();
    assert_eq!(row(&desk), "10:40");
    assert!(desk.journal_text().contains("No power to stop"));
}

#[test]
fn a_draft_is_there_again_with_all_that_was_chosen() {
    let mut first = desk();
    first.press("No power⏎<ArrowUp> at se<Alt+G><Alt+S>");
    first.wait("the draft is on the disk", |_| true);
    let path = first.opened().path().to_owned();
    let again = first.reopen();
    assert_eq!(shown(&again), "Point TRS: No power | No power at se");
    assert_eq!(again.opened().path(), path);
    assert_eq!(again.line().editing, Some(again.session().notes[0].id));
    assert!(again.line().sensitive);
    assert_eq!(again.focus(), "line");
}

/// A kill may come when the note is in the journal and its draft, half a second old, is still on the disk.
#[test]
fn the_draft_of_a_note_that_was_taken_is_not_offered_again() {
    for (draft, rest, offered) in [("No power to st", "op⏎", ""), ("Who pays", "<Ctrl+A>No power⏎", "Who pays")] {
        let mut desk = desk();
        desk.press(draft);
        let folder = desk.path("data").join("journal");
        let on_disk = || {
            let mut files = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
            files.find(|path| {
                std::fs::read_to_string(path).is_ok_and(|text| text.contains(&format!("text:\"{draft}\"")))
            })
        };
        desk.wait("the draft is on the disk", |_| on_disk().is_some());
        let path = on_disk().expect("it is");
        let old = std::fs::read(&path).expect("it can be read");
        desk.press(rest);
        desk.saved();
        let again = desk.reopen_after(|| std::fs::write(&path, old).expect("it can be written"));
        assert_eq!(again.line().text, offered, "{draft}");
    }
}

#[test]
fn every_chip_is_in_the_window_however_much_is_typed() {
    let mut desk = Desk::open_at_size(&super::discussion(), super::NOW, vec2(960.0, 600.0));
    desk.press("#trs #lst !action @customs @coastguard by:2018-03 for:ncbd -5 Banks #fin review goods in transit");
    let window = desk.harness.ctx.content_rect();
    let chips = [
        t!("capture-unclear", word = "#fin", count = 2),
        t!("capture-new-agency", name = "coastguard"),
        t!("note-by", date = "March 2018"),
        "OP3D-TRS.1".to_owned(),
    ];
    for chip in &chips {
        let rect = desk.harness.get_by_label(chip).rect();
        assert!(window.contains_rect(rect) && rect.width() > 40.0, "{chip} is at {rect:?}");
    }
}
