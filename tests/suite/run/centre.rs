//! The middle of the console follows the role of the item.

use egui::vec2;
use rapporteur::session::Floor;
use rapporteur::t;

use super::{NOW, desk, discussion};
use crate::support::app::{Desk, georgetown};

#[test]
fn each_role_has_its_own_at_hand() {
    let mut session = georgetown();
    session.floor = Floor::default();
    let own = [
        ("", t!("event-organizers"), "Guyana; United Nations Regional Centre"),
        ("<PageDown>", t!("sheet-paragraphs"), "OP 3(d) · Decides"),
        ("<PageDown>", t!("sheet-request"), "an owner and a budget line"),
        ("<PageDown><PageDown>", t!("run-no-notes-element"), "OP1-SUP  ·  OP 1  ·  Decides"),
    ];
    let mut desk = Desk::open(&session, NOW);
    for (at, (keys, head, text)) in own.iter().enumerate() {
        desk.press(keys);
        desk.must_say(head);
        desk.must_say(text);
        for (other, (_, head, text)) in own.iter().enumerate().filter(|(other, _)| *other != at) {
            let told = desk.told();
            assert!(!told.iter().any(|told| *told == **head), "what belongs to {other} stands in {at}");
            assert!(!desk.says(text), "what belongs to {other} stands in {at}");
        }
    }
    desk.must_say(&session.elements[0].question);
}

#[test]
fn what_a_presentation_covers_and_who_presents_it_is_at_hand() {
    let session = georgetown();
    for (item, presses) in [("experts", 1), ("stimson", 2)] {
        let mut desk = Desk::open(&session, NOW);
        desk.press(&"<PageDown>".repeat(presses));
        let item = session.item(&item.into()).expect("it is on the agenda");
        desk.must_say(&item.presenter);
        assert!(!item.covered.is_empty());
        item.covered.iter().for_each(|line| desk.must_say(line));
    }
}

#[test]
fn what_makes_a_measure_last_stands_beside_actions_and_needs_once_it_was_presented() {
    let prompt = t!("sustain-owner");
    let mut session = discussion();
    let mut before = Desk::open(&session, NOW);
    before.press("!action Review the act");
    before.must_not_say(&prompt);

    let presented = session.agenda.iter_mut().find(|item| item.id.as_str() == "stimson").expect("it is on the agenda");
    presented.started = Some("2017-10-04T10:00:00-04:00".parse().expect("a moment"));
    presented.ended = Some("2017-10-04T10:36:00-04:00".parse().expect("a moment"));
    for (keys, stands) in [
        ("Review the act", false),
        ("!action Review the act", true),
        ("!need A scanner", true),
        ("<Alt+A>Review the act", true),
        ("!gap No act", false),
        ("!action Review the act⏎", false),
    ] {
        let mut after = Desk::open(&session, NOW);
        after.press(keys);
        assert_eq!(after.says(&prompt), stands, "{keys}");
    }
}

#[test]
fn the_notes_of_the_element_stand_under_its_question() {
    let mut desk = desk();
    desk.press("No power⏎#lst No list⏎Both #lst #trs⏎");
    let rows = |desk: &Desk| {
        let notes = ["No power", "No list", "Both"];
        notes.into_iter().filter(|note| desk.says(&format!("Point, {note}"))).collect::<Vec<_>>()
    };
    assert_eq!(rows(&desk), ["No power", "Both"]);
    desk.press("<PageUp>");
    desk.must_say("National control lists");
    assert_eq!(rows(&desk), ["No list", "Both"]);
}

#[test]
fn a_sensitive_text_is_covered_until_it_is_asked_for() {
    let mut desk = desk();
    desk.press("!s Names were named⏎");
    let covered = t!("note-covered");
    desk.must_say(&covered);
    desk.must_not_say("Names were named");
    assert!(!desk.painted().iter().any(|text| text.contains("Names were named")));
    desk.press("<Ctrl+Shift+U>");
    desk.must_say("Names were named");
    desk.must_not_say(&covered);
}

#[test]
fn without_an_agenda_the_first_note_opens_a_discussion() {
    let mut session = georgetown();
    session.agenda.clear();
    session.floor = Floor::default();
    let mut desk = Desk::open(&session, NOW);
    desk.must_say(&t!("run-no-agenda"));
    desk.press("No power⏎");
    assert_eq!(super::shown(&desk), "Point : No power |");
    assert_eq!(desk.session().agenda.len(), 1);
    desk.press("<Ctrl+Z>");
    assert_eq!((desk.session().agenda.len(), desk.session().notes.len()), (0, 0));
}

#[test]
fn a_click_puts_a_paragraph_or_the_prompts_on_the_wall_and_takes_them_away_again() {
    let mut session = georgetown();
    session.floor = Floor::default();
    // High enough for all of a sheet to be in sight.
    let mut desk = Desk::open_at_size(&session, NOW, vec2(1280.0, 1600.0));
    let to = |what: &str| t!("sheet-to-wall", what = what);
    let away = |what: &str| t!("sheet-on-wall", what = what);
    let on_wall = |desk: &Desk, state: &str| desk.must_say(&t!("wall-thumbnail", state = t!("wall-off", mode = state)));
    desk.press("<Ctrl+Shift+2><PageDown>");
    desk.click(&to("OP 3(a) · Decides"));
    on_wall(&desk, "paragraph 3(a)");
    desk.click(&to("OP 3(b) · Decides"));
    on_wall(&desk, "paragraph 3(b)");
    desk.click(&away("OP 3(b) · Decides"));
    on_wall(&desk, "agenda");
    desk.press("<PageDown>");
    desk.click(&to(&t!("sheet-sustain")));
    on_wall(&desk, "sustainability");
    desk.click(&away(&t!("sheet-sustain")));
    on_wall(&desk, "agenda");
}
