//! Read-back at the console: keys in, words on the wall and in the rows out.

use egui::{Event, Role, vec2};
use egui_kittest::kittest::Queryable as _;
use rapporteur::session::read_back::Outcome;
use rapporteur::t;

use super::{NOW, desk, discussion};
use crate::support::app::{Desk, WallDesk};

/// What the last note was said to by the room, and what stands in the line.
fn end(desk: &Desk) -> (Option<Outcome>, &str) {
    let said = desk.session().notes.last().and_then(|note| note.read_back);
    (said.map(|said| said.outcome), desk.line().text.as_str())
}

fn is_reading(desk: &Desk) -> bool {
    desk.says(&t!("read-back-end", key = "Ctrl+R"))
}

#[test]
fn keys_of_a_read_back() {
    use Outcome as O;
    for (what, keys, reading, said, line) in [
        ("nothing to read", "<Ctrl+R>", false, None, ""),
        ("the note taken last", "No power⏎<Ctrl+R>", true, None, ""),
        ("and back", "No power⏎<Ctrl+R><Ctrl+R>", false, None, ""),
        ("agreed", "No power⏎<Ctrl+R><Ctrl+Shift+A>", true, Some(O::Agreed), ""),
        ("amended", "No power⏎<Ctrl+R><Ctrl+Shift+M>", true, Some(O::Amended), ""),
        ("reserved", "No power⏎<Ctrl+R><Ctrl+Shift+R>", true, Some(O::Reserved), ""),
        ("said last", "No power⏎<Ctrl+R><Ctrl+Shift+A><Ctrl+Shift+R>", true, Some(O::Reserved), ""),
        ("while the next one is typed", "No power⏎<Ctrl+R>Next<Ctrl+Shift+A> one", true, Some(O::Agreed), "Next one"),
        ("undone", "No power⏎<Ctrl+R><Ctrl+Shift+A><Ctrl+Z>", true, None, ""),
        ("done again", "No power⏎<Ctrl+R><Ctrl+Shift+A><Ctrl+Z><Ctrl+Y>", true, Some(O::Agreed), ""),
        ("other words", "No power⏎<Ctrl+R><Ctrl+Shift+A><ArrowUp> here⏎", true, None, ""),
        ("without a read-back", "No power⏎<Ctrl+Shift+A>", false, None, ""),
        ("a sensitive one", "!s Names⏎<Ctrl+R>", false, None, ""),
        ("the room goes on", "No power⏎<Ctrl+R><PageDown>", false, None, ""),
        ("Esc does nothing", "No power⏎<Ctrl+R><Escape>", true, None, ""),
        ("another mode", "No power⏎<Ctrl+R><Ctrl+Shift+1>", false, None, ""),
    ] {
        let mut desk = desk();
        desk.press(keys);
        assert_eq!((is_reading(&desk), end(&desk)), (reading, (said, line)), "{what}");
    }
}

#[test]
fn the_wall_shows_it_large_and_what_the_room_says() {
    let mut desk = desk();
    let mut wall = WallDesk::new(vec2(960.0, 540.0));
    desk.press("<F5>!action @gra No power by:2018-03⏎<Ctrl+R>");
    let shown = wall.look(&desk).to_vec();
    for text in [
        "Action  ·  OP3D-TRS.1  ·  Transit, trans-shipment, re-export",
        "No power",
        "GRA, March 2018",
        "Agreed, amended or reserved?",
    ] {
        assert!(shown.iter().any(|told| told == text), "{text} is not in {shown:?}");
    }
    desk.press("<Ctrl+Shift+A>");
    assert!(wall.look(&desk).iter().any(|told| told == "Agreed 10:40"), "{:?}", wall.texts);
    desk.must_say("Agreed 10:40");
    assert!(desk.painted().iter().any(|text| text.contains("agreed 10:40")), "the row says so, too");
    desk.press("<Ctrl+R>");
    assert!(!wall.look(&desk).iter().any(|told| told == "Agreed 10:40"));
    assert!(desk.painted().iter().any(|text| text.contains("agreed 10:40")));
}

#[test]
fn one_that_is_marked_sensitive_leaves_the_wall_at_once_and_stays_away() {
    for freeze in ["", "<F6>"] {
        let mut desk = desk();
        let mut wall = WallDesk::new(vec2(960.0, 540.0));
        desk.press("<F5>Names were named⏎<Ctrl+R>");
        desk.press(freeze);
        let shows = |desk: &Desk, wall: &mut WallDesk| wall.look(desk).iter().any(|told| told.contains("Names"));
        assert!(shows(&desk, &mut wall));
        // In Review, where Alt+S means the selected note.
        desk.press("<Ctrl+3><ArrowDown><Alt+S>");
        assert!(desk.session().notes[0].sensitive);
        assert!(!shows(&desk, &mut wall), "{freeze}: {:?}", wall.texts);
        assert!(wall.texts.iter().any(|told| told.contains("Which powers")), "{freeze}: {:?}", wall.texts);
        assert!(!is_reading(&desk));
        desk.press("<Ctrl+Z>");
        desk.press(freeze);
        assert!(!desk.session().notes[0].sensitive);
        assert!(wall.look(&desk).iter().any(|told| told.contains("Which powers")), "{freeze}: {:?}", wall.texts);
    }
}

#[test]
fn pages_are_turned_while_there_are_more() {
    let mut desk = desk();
    let mut wall = WallDesk::new(vec2(960.0, 540.0));
    let long = "Goods in transit pass without a look. ".repeat(90);
    desk.press("<F5>");
    desk.pass(vec![Event::Paste(long)]);
    desk.press("⏎<Ctrl+R>");
    let floor = desk.session().floor.clone();
    let page = |desk: &Desk, wall: &mut WallDesk| {
        wall.look(desk).iter().find(|told| told.starts_with("Page ")).cloned().unwrap_or_default()
    };
    // The console learns the size of the window from its first pass.
    assert_eq!(page(&desk, &mut wall), "Page 1 of 3");
    desk.press("<PageDown><PageDown>");
    assert_eq!(page(&desk, &mut wall), "Page 3 of 3");
    desk.press("<PageUp>");
    assert_eq!(page(&desk, &mut wall), "Page 2 of 3");
    wall.press(&mut desk, "<PageDown>");
    assert_eq!(page(&desk, &mut wall), "Page 3 of 3", "in the window of the wall, too");
    assert_eq!(desk.session().floor, floor);
    desk.press("<PageDown>");
    assert_ne!(desk.session().floor, floor, "after the last page the room goes on");
    assert_eq!(page(&desk, &mut wall), "");
}

#[test]
fn a_row_of_the_plan_is_read_and_the_next_one_after_it() {
    let mut desk = Desk::open(&discussion(), NOW);
    desk.press("!action Review transit⏎!action Review lists⏎<Ctrl+3><F9><Wait><Ctrl+R>");
    let says = |desk: &Desk, text: &str| desk.says(&t!("read-back-head", text = text));
    assert!(says(&desk, "Review transit"), "{:?}", desk.told());
    desk.press("<Ctrl+Shift+A><ArrowDown><Ctrl+R>");
    assert!(says(&desk, "Review lists"));
    let said = |desk: &Desk| -> Vec<bool> { desk.session().measures.iter().map(|it| it.read_back.is_some()).collect() };
    assert_eq!(said(&desk), [true, false]);
    desk.press("<Ctrl+R>");
    assert!(!is_reading(&desk));
}

#[test]
fn the_strip_leaves_room_for_the_line_in_a_small_window_and_with_large_text() {
    for larger in [0, 4, 12] {
        let mut desk = Desk::open_at_size(&discussion(), NOW, vec2(960.0, 600.0));
        desk.press("No power to stop goods in transit on the suspicion of an end use⏎<Ctrl+R><Ctrl+Shift+A>");
        desk.press(&"<Ctrl+Plus>".repeat(larger));
        let line = desk.harness.get_by_label(&t!("capture-name")).rect();
        for name in ["Agreed 10:40", "Amended", "Reserved"] {
            let button = desk.harness.get_by_role_and_label(Role::Button, name).rect();
            assert!(button.bottom() < line.top() && button.top() > line.top() - 300.0, "{larger}: {name} at {button}");
            assert!(button.right() < 960.0 * 0.8 && button.left() > 960.0 * 0.15, "{larger}: {name} at {button}");
        }
        assert!(line.bottom() <= 600.0, "{larger}: the line at {line}");
    }
}
