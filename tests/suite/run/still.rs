//! What comes and goes moves nothing that stands there, and lies over nothing that is read.

use egui::{Rect, accesskit, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::command::Command;
use rapporteur::t;
use rapporteur::ui::Timekeeping;

use super::{NOW, desk, discussion};
use crate::support::app::{Desk, exercise, georgetown};

fn at(desk: &Desk, label: &str) -> Rect {
    desk.harness.get_by_label(label).rect()
}

fn line(desk: &Desk) -> Rect {
    desk.harness.get_by_role(accesskit::Role::MultilineTextInput).rect()
}

#[test]
fn a_message_comes_in_under_everything_else() {
    for size in [vec2(960.0, 600.0), vec2(1280.0, 800.0), vec2(1920.0, 1080.0)] {
        let mut desk = Desk::open_at_size(&discussion(), NOW, size);
        let heading = "Transit, trans-shipment, re-export";
        let before = (at(&desk, heading), line(&desk), at(&desk, &t!("capture-keys")));
        desk.press("<Ctrl+K>edit the last⏎");
        assert_eq!((at(&desk, heading), line(&desk), at(&desk, &t!("capture-keys"))), before, "{size}");
        let message = at(&desk, &t!("message-no-note"));
        assert!(message.top() >= before.2.bottom() && message.bottom() <= size.y, "{size}: {message} under {before:?}");
        desk.click(&t!("message-read"));
        desk.must_not_say(&t!("message-no-note"));
    }
}

#[test]
fn the_field_of_the_palette_stays_where_it_is() {
    for key in ["<Ctrl+K>", "<Ctrl+E>"] {
        let mut desk = desk();
        desk.press(key);
        let field = |desk: &Desk| desk.harness.get_by_role(accesskit::Role::TextInput).rect().min;
        let before = field(&desk);
        for typed in ["c", "oo", "zzqq"] {
            desk.press(typed);
            assert_eq!(field(&desk), before, "{key} {typed}");
        }
    }
}

#[test]
fn a_command_is_called_what_it_does_now() {
    let mut desk = desk();
    let has = |desk: &mut Desk, menu: &str, item: &str| {
        desk.click(&t!(menu));
        desk.must_say(item);
        desk.press("<Escape>");
    };
    has(&mut desk, "menu-wall", &t!("command-wall"));
    has(&mut desk, "menu-room", &t!("command-pause-item"));
    desk.press("<F5><F3>");
    has(&mut desk, "menu-wall", &t!("command-wall-close"));
    has(&mut desk, "menu-room", &t!("command-resume-item"));
    desk.press("<Ctrl+K>close the wall⏎");
    has(&mut desk, "menu-wall", &t!("command-wall"));
}

#[test]
fn a_rehearsal_ends_by_its_command() {
    let mut desk = Desk::open(&georgetown(), "2017-10-03T10:40:00-04:00");
    desk.press("<Ctrl+K>end reh");
    desk.must_not_say(&Command::EndRehearsal.name());
    desk.press("<Escape><F2>2");
    assert_eq!(desk.opened().timekeeping, Timekeeping::Rehearsal);
    desk.press("<Ctrl+K>end reh⏎");
    assert_eq!(desk.opened().timekeeping, Timekeeping::Live);
}

#[test]
fn saving_is_told_on_the_clocks_of_the_workshop() {
    let mut desk = desk();
    desk.press("No power⏎");
    desk.saved();
    // 10:40 in Guyana, wherever this machine is.
    assert!(desk.says("Saved 10:4"), "{:?}", desk.told());
}

#[test]
fn what_is_running_and_what_is_on_the_floor_come_into_view() {
    let mut session = exercise();
    session.floor.element = session.elements.iter().rfind(|element| element.star).map(|element| element.id.clone());
    session.floor.item = session.agenda.last().map(|item| item.id.clone());
    let item = session.agenda.last().expect("there is an agenda").title.clone();
    // Also in a window that was larger at first.
    let mut desk = Desk::open_at_size(&session, "2026-10-13T14:20:00-04:00", vec2(1280.0, 1000.0));
    desk.press("<Ctrl+2>");
    desk.harness.set_size(vec2(960.0, 600.0));
    desk.settle();
    let within = |rect: Rect| rect.top() >= 89.0 && rect.bottom() <= 600.0;
    let row = desk.harness.get_all_by_role(accesskit::Role::Button);
    let rows: Vec<(String, Rect)> =
        row.filter_map(|node| Some((node.accesskit_node().label()?, node.rect()))).collect();
    let element = session.element(session.floor.element.as_ref().expect("one is on the floor")).expect("it is there");
    for name in [&item, &element.title] {
        let row = rows
            .iter()
            .find(|(label, _)| label.starts_with(&format!("{name}, ")))
            .unwrap_or_else(|| panic!("{name} is not in {rows:?}"));
        assert!(within(row.1), "{row:?}");
    }
}
