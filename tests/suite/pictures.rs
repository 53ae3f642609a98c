//! A few small pictures, each of one thing whose look matters: kept in `tests/snapshots`, and looked at when they change.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test pictures` makes them anew.

use egui::{Rect, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults, image_snapshot};
use rapporteur::session::Session;
use rapporteur::session::agenda::Role;
use rapporteur::session::permitted::WallMode;
use rapporteur::t;
use rapporteur::ui::theme::{self, WallLook};
use rapporteur::ui::wall;

use crate::support::app::{Desk, exercise};
use crate::wall::view_at;

/// The exercise in the afternoon: some elements discussed, one on the floor, the discussion running.
fn afternoon() -> Session {
    let mut session = exercise();
    let at = session.agenda.iter().rposition(|item| item.role == Role::Discussion).expect("there is a discussion");
    session.agenda[at].ended = None;
    session.floor.item = Some(session.agenda[at].id.clone());
    for later in &mut session.agenda[at + 1..] {
        (later.started, later.ended) = (None, None);
    }
    session.floor.element = Some("OP3D-TRS".into());
    session
}

/// Three hours before the discussion of the exercise is planned to end.
const NOW: &str = "2026-10-13T14:20:00-04:00";

fn desk() -> Desk {
    Desk::open(&afternoon(), NOW)
}

/// Compares a part of the console with its picture.
fn compare(desk: &mut Desk, part: Rect, name: &str) {
    let picture = desk.harness.render().expect("a picture");
    let part = part.round();
    let (x, y) = (part.min.x as u32, part.min.y as u32);
    let part = image::imageops::crop_imm(&picture, x, y, part.width() as u32, part.height() as u32).to_image();
    image_snapshot(&part, name);
}

#[test]
fn the_capture_line_with_its_chips() {
    let mut desk = desk();
    desk.press("#trs #lst !action @customs @coastguard by:2027-03 for:c Banks #fin review goods in transit");
    desk.lose_focus();
    desk.settle();
    let line = desk.harness.get_by_role(egui::accesskit::Role::MultilineTextInput).rect();
    let around = Rect::from_min_max(line.min - vec2(24.0, 108.0), line.max + vec2(24.0, 48.0));
    compare(&mut desk, around, "capture line");
}

#[test]
fn the_board() {
    let mut desk = desk();
    let (done, all) = desk.opened().index().discussed(desk.session());
    let head = desk.harness.get_by_label(&t!("board-head", done = done, all = all)).rect();
    let foot = desk.harness.get_by_label(&t!("pace-each")).rect();
    let corner = pos2(desk.harness.ctx.content_rect().right(), foot.max.y + 24.0);
    compare(&mut desk, Rect::from_min_max(head.min - vec2(16.0, 8.0), corner), "board");
}

#[test]
fn an_element_on_the_wall() {
    let mut results = SnapshotResults::new();
    for (name, dark) in [("wall element", false), ("wall element dark", true)] {
        let look = WallLook { dark, contrast: false };
        let view = view_at(&afternoon(), WallMode::Element(0), false, NOW);
        let mut harness = Harness::builder()
            .with_size(vec2(640.0, 360.0))
            .with_context_setup(theme::install_fonts)
            .build_ui(|ui| wall::wall_ui(ui, &view, look));
        harness.run();
        harness.snapshot(name);
        results.extend_harness(&mut harness);
    }
}
