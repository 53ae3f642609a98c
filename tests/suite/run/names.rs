//! Every control has a name, in every place and dialog: what has none can be reached by no screen reader and no test.
//!
//! `Desk::settle` looks after each pass that comes to rest; here everything is opened once.

use egui_kittest::kittest::Queryable as _;
use rapporteur::t;

use super::{NOW, desk};
use crate::support::app::{Desk, exercise};

#[test]
fn every_control_has_a_name_in_every_place() {
    let mut desk = Desk::open(&exercise(), NOW);
    for place in ["<Ctrl+1>", "<Ctrl+2>", "<Ctrl+3>"] {
        desk.press(place);
        desk.harness.check_accessibility();
    }
    Desk::start_page().harness.check_accessibility();
}

#[test]
fn every_control_has_a_name_in_every_dialog() {
    for keys in [
        "<Ctrl+K>",
        "<Ctrl+E>",
        "<F1>",
        "<Ctrl+K>began⏎",
        "<Ctrl+O>",
        "<Ctrl+Shift+S>",
        "#tran",
        "@new !action #fin by:2018 for:nc -5",
        "No power⏎<ArrowUp>",
        "<F5><F6>",
    ] {
        let mut desk = desk();
        desk.press(keys);
        desk.harness.check_accessibility();
    }
    let mut other_day = Desk::open(&super::discussion(), "2026-11-23T10:00:00-04:00");
    other_day.press("<F2>");
    other_day.must_say(&t!("other-day-question"));
    other_day.harness.check_accessibility();
}

#[test]
fn every_control_has_a_name_in_every_menu() {
    for menu in ["menu-session", "menu-edit", "menu-view", "menu-room", "menu-wall", "menu-help"] {
        let mut desk = desk();
        desk.click(&t!(menu));
        desk.harness.check_accessibility();
        assert!(desk.says("Ctrl+"), "{menu} shows its keys");
    }
    let mut desk = desk();
    desk.press("No power⏎");
    desk.harness.get_by_label("Point, No power").click_secondary();
    desk.settle();
    desk.must_say(&t!("note-mark-sensitive"));
    desk.harness.check_accessibility();
}
