//! The wall's window and its thumbnail in the console, as the running program shows them.

use egui::{Rect, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use rapporteur::session::permitted::WallMode;
use rapporteur::t;
use rapporteur::ui::theme::{WallLook, WallTokens};
use rapporteur::ui::wall::{self, USUAL_SIZE};

use super::{NOW, discussion, view};
use crate::support::app::{Desk, WallDesk, rows_of};

fn desk() -> Desk {
    Desk::open(&discussion(), NOW)
}

fn open_wall(desk: &mut Desk) -> WallDesk {
    desk.press("<F5>");
    WallDesk::new(vec2(960.0, 540.0))
}

const QUESTION: &str = "Which powers exist over goods in transit, trans-shipped or re-exported?";

#[test]
fn the_window_opens_and_closes_and_follows_what_is_asked_for() {
    let mut desk = desk();
    assert!(!desk.wall_is_open());
    let mut wall = open_wall(&mut desk);
    for (keys, shows) in [
        ("", QUESTION),
        ("<Ctrl+Shift+1>", "Unclassified"),
        ("<Ctrl+Shift+2>", "Opening remarks"),
        ("<Ctrl+Shift+3>", QUESTION),
        ("No power to stop goods⏎", "No power to stop goods"),
        ("<PageDown>", "How is the end user and end use checked before and after shipment?"),
        ("<Ctrl+Shift+1>", "Georgetown, Guyana, 4 October 2017"),
    ] {
        desk.press(keys);
        let shown = wall.look(&desk);
        assert!(shown.iter().any(|text| text == shows), "{keys}: {shows} is not in {shown:?}");
    }
    desk.press("<F5>");
    assert!(!desk.wall_is_open());
}

#[test]
fn black_shows_nothing_and_then_what_was_there() {
    let mut desk = desk();
    let mut wall = open_wall(&mut desk);
    desk.press("<Ctrl+Shift+3><Ctrl+B>");
    assert!(!wall.look(&desk).iter().any(|text| text == QUESTION));
    desk.must_say(&t!("wall-thumbnail", state = t!("wall-is-black")));
    desk.press("<Ctrl+B>");
    assert!(wall.look(&desk).iter().any(|text| text == QUESTION));
}

#[test]
fn frozen_and_moved_on_in_one_breath_it_holds_what_the_room_saw() {
    let mut desk = desk();
    let mut wall = open_wall(&mut desk);
    assert!(wall.look(&desk).iter().any(|text| text == QUESTION));
    let before = desk.session().floor.clone();
    wall.press_at_once(&mut desk, "f<PageDown>");
    assert_ne!(desk.session().floor, before, "the room goes on");
    assert!(wall.texts.iter().any(|text| text == QUESTION), "it shows {:?}", wall.texts);
}

#[test]
fn a_frozen_wall_stays_and_loses_at_once_what_may_no_longer_be_seen() {
    let mut desk = desk();
    let mut wall = open_wall(&mut desk);
    desk.press("<Ctrl+Shift+3>First⏎Second⏎<F6>");
    let shows = |desk: &Desk, wall: &mut WallDesk, text: &str| wall.look(desk).iter().any(|shown| shown == text);
    assert!(shows(&desk, &mut wall, "First") && shows(&desk, &mut wall, "Second"));
    desk.press("Third⏎<PageDown>");
    assert!(!shows(&desk, &mut wall, "Third") && shows(&desk, &mut wall, QUESTION), "it holds what it shows");
    desk.press("<PageUp>");

    desk.harness.get_by_label("Point, First").click();
    desk.settle();
    desk.press("<Ctrl+Delete>");
    assert!(!shows(&desk, &mut wall, "First") && shows(&desk, &mut wall, "Second"), "a note that is deleted goes");
    desk.harness.get_by_label("Point, Second").click_secondary();
    desk.settle();
    desk.click(&t!("note-mark-sensitive"));
    assert!(!shows(&desk, &mut wall, "Second") && shows(&desk, &mut wall, QUESTION), "a sensitive one goes");
    desk.press("<F6>");
    assert!(shows(&desk, &mut wall, "Third"), "and it goes on");
}

#[test]
fn keys_in_the_walls_window_act_as_in_the_console_and_text_goes_to_the_line() {
    let mut desk = desk();
    let mut wall = open_wall(&mut desk);
    wall.press(&mut desk, "<PageDown>");
    assert_eq!(desk.session().floor.element, Some("OP3D-END".into()));
    wall.press(&mut desk, "<PageUp>");
    assert!(wall.texts.iter().any(|text| text == QUESTION), "{:?}", wall.texts);
    for key in ["b", "."] {
        wall.press(&mut desk, key);
        assert!(!wall.texts.iter().any(|text| text == QUESTION), "{key} makes it dark");
        wall.press(&mut desk, key);
        assert!(wall.texts.iter().any(|text| text == QUESTION), "{key} shows it again");
    }
    wall.press(&mut desk, "f<PageDown>");
    assert!(wall.texts.iter().any(|text| text == QUESTION), "frozen: {:?}", wall.texts);
    wall.press(&mut desk, "f");
    assert!(!wall.texts.iter().any(|text| text == QUESTION));
    assert_eq!(desk.line().text, "", "what was a key is no text");
    wall.press(&mut desk, "No power⏎");
    assert_eq!(desk.session().notes.last().map(|note| note.text.as_str()), Some("No power"));
    wall.press(&mut desk, "<Escape>");
    assert!(desk.wall_is_open(), "Escape never closes it");
    wall.press(&mut desk, "<F5>");
    assert!(!desk.wall_is_open());
}

#[test]
fn the_thumbnail_breaks_its_lines_where_the_wall_does() {
    let mut session = discussion();
    session.workshop.title =
        "A title so long that it takes more than one line on any screen that there may be, ".repeat(2);
    let long = "Customs may only look at goods that are entered for import, so that goods in transit pass without a look, and \
                nobody else has a right to stop them either, neither at sea nor on land";
    for mode in WallMode::ALL {
        for size in [USUAL_SIZE, vec2(960.0, 540.0), vec2(1024.0, 768.0)] {
            let mut desk = Desk::open(&session, NOW);
            desk.press(&format!("{long}⏎"));
            let number = WallMode::ALL.iter().position(|other| *other == mode).map_or(1, |at| at + 1);
            desk.press(&format!("<Ctrl+Shift+{number}>"));
            if size != USUAL_SIZE {
                desk.press("<F5>");
                WallDesk::new(size).press(&mut desk, "<Shift+F10>");
            }
            desk.settle();
            let rect = thumbnail(&desk);
            let small = rows_of(&desk.harness.output().shapes, rect);
            let large = rows_of_wall(&desk, mode, size);
            assert_eq!(small, large, "{mode:?} at {size:?}");
            let shape = (rect.width() / rect.height() - size.x / size.y).abs();
            assert!(shape < 0.02, "{mode:?} at {size:?}: {rect:?}");
        }
    }
}

fn thumbnail(desk: &Desk) -> Rect {
    let name = t!("wall-thumbnail", state = "*");
    let before = name.split_once('*').expect("the state stands in it").0.to_owned();
    desk.harness.get_by_label_contains(&before).rect()
}

fn rows_of_wall(desk: &Desk, mode: WallMode, size: Vec2) -> Vec<String> {
    let view = view(desk.session(), mode, false);
    let sheet = wall::sheet(&desk.harness.ctx, &view, size, &WallTokens::new(WallLook::default()));
    let texts = sheet.shapes.iter().filter_map(|shape| match shape {
        egui::Shape::Text(text) => Some(&text.galley),
        _ => None,
    });
    texts.flat_map(|galley| galley.rows.iter().map(|row| row.text())).collect()
}

#[test]
fn a_remote_turns_the_pages_and_then_moves_the_room_on() {
    let mut desk = desk();
    let mut wall = open_wall(&mut desk);
    wall.press(&mut desk, "<Ctrl+Shift+5>");
    assert!(desk.says("On the wall: coverage"), "{:?}", desk.told());
    let theme = |wall: &WallDesk, letter: &str| wall.texts.iter().any(|text| text.starts_with(&format!("{letter}  ")));
    assert!(theme(&wall, "A") && !theme(&wall, "I"), "{:?}", wall.texts);
    let mut pages = 1;
    while !theme(&wall, "I") {
        wall.press(&mut desk, "<PageDown>");
        pages += 1;
        assert!(pages < 9, "{:?}", wall.texts);
    }
    assert_eq!(desk.session().floor.element, Some("OP3D-TRS".into()), "the room stays where it is");
    wall.press(&mut desk, "<PageUp>");
    assert!(!theme(&wall, "I"), "{:?}", wall.texts);
    wall.press(&mut desk, "<PageDown><PageDown>");
    assert_eq!(desk.session().floor.element, Some("OP3D-END".into()), "after the last page the next element");
}

#[test]
fn more_points_than_a_screen_holds_are_paged_and_the_newest_come_back_by_themselves() {
    let mut desk = desk();
    let mut wall = open_wall(&mut desk);
    for number in 0..30 {
        desk.press(&format!("Point number {number}⏎"));
    }
    let shows = |wall: &WallDesk, number: usize| wall.texts.contains(&format!("Point number {number}"));
    wall.look(&desk);
    assert!(shows(&wall, 29) && !shows(&wall, 0), "{:?}", wall.texts);
    let mut back = 0;
    while !shows(&wall, 0) {
        wall.press(&mut desk, "<PageUp>");
        back += 1;
        assert!(back < 30 && !shows(&wall, 29), "{:?}", wall.texts);
    }
    assert_eq!(desk.session().floor.element, Some("OP3D-TRS".into()), "the room stays where it is");
    wall.press(&mut desk, "<PageDown>");
    assert!(!shows(&wall, 0), "{:?}", wall.texts);
    // What is said now is seen now.
    desk.press("One more⏎");
    assert!(wall.look(&desk).iter().any(|text| text == "One more") && shows(&wall, 29), "{:?}", wall.texts);
    wall.press(&mut desk, &"<PageUp>".repeat(back));
    assert!(shows(&wall, 0), "{:?}", wall.texts);
    wall.press(&mut desk, "<PageUp>");
    assert_ne!(desk.session().floor.element, Some("OP3D-TRS".into()), "before the first page the element before");
}

#[test]
fn whoever_needs_high_contrast_on_the_console_has_it_on_the_wall() {
    let mut desk = desk();
    let accent = WallTokens::new(WallLook { dark: false, contrast: true }).accent;
    let is_on = |desk: &Desk| {
        let within = thumbnail(desk);
        let shapes =
            desk.harness.output().shapes.iter().filter(|shape| within.expand(0.5).contains_rect(shape.clip_rect));
        let mut texts =
            shapes.filter_map(|shape| if let egui::Shape::Text(text) = &shape.shape { Some(text) } else { None });
        texts.any(|text| text.galley.job.sections.iter().any(|section| section.format.color == accent))
    };
    assert!(!is_on(&desk));
    desk.press("<Ctrl+K>High contrast⏎");
    assert!(is_on(&desk), "with the theme of the console");
    desk.press("<Ctrl+K>High contrast on the wall⏎");
    assert!(!is_on(&desk), "and by itself");
    desk.press("<Ctrl+K>High contrast on the wall⏎");
    let desk = desk.reopen();
    assert!(is_on(&desk), "also the next time");
}
