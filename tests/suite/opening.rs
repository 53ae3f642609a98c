//! What is seen while a file is opened.

use std::sync::Arc;

use egui::epaint::ClippedShape;
use egui::{Context, RawInput, Shape};
use rapporteur::app::{NoDialogs, Rapporteur, Surroundings, Task};
use rapporteur::clock::ManualClock;
use rapporteur::store::{DiskFiles, Places, Template, create};
use rapporteur::ui::theme::{self, Look, Tokens};
use tempfile::TempDir;

use crate::support::app::Desk;

/// Whether the first page is on the screen after the first pass.
fn begins_with_the_first_page(task: impl FnOnce(&TempDir, &ManualClock) -> Task) -> bool {
    let home = tempfile::tempdir().expect("a temporary folder");
    let clock = Arc::new(ManualClock::new("2017-10-04T14:40:00Z".parse().expect("a time")));
    let task = task(&home, &clock);
    let around = Surroundings {
        clock,
        files: Arc::new(DiskFiles),
        places: Places::under(home.path()),
        picker: Arc::new(NoDialogs),
    };
    let ctx = Context::default();
    theme::install_fonts(&ctx);
    theme::install(&ctx, Tokens::new(Look::Light, 1.0));
    let mut app = Rapporteur::new(around, task);
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        app.logic(ui.ctx());
        app.frame_ui(ui);
    });
    output.textures_delta.clear();
    let is_title = |shape: &ClippedShape| says(&shape.shape, &rapporteur::t!("start-title"));
    output.shapes.iter().any(is_title)
}

fn says(shape: &Shape, words: &str) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(|shape| says(shape, words)),
        Shape::Text(text) => text.galley.text().contains(words),
        _ => false,
    }
}

#[test]
fn started_on_a_file_no_other_page_flashes_up() {
    assert!(begins_with_the_first_page(|_, _| Task::Start));
    assert!(!begins_with_the_first_page(|home, clock| {
        let session = Template::Exercise.session(clock).expect("it ships");
        Task::Open(create(&DiskFiles, &home.path().join("day.ron"), &session, false).expect("a session file"))
    }));
}

#[test]
fn a_file_that_cannot_be_opened_leaves_no_empty_window() {
    let desk = Desk::without_its_file();
    assert!(desk.says(&rapporteur::t!("start-exercise")));
}
