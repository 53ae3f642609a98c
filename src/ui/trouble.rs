//! The page that stands in the place of everything else after something in the program broke off.

use egui::{CentralPanel, Frame, Key, Modifiers, ScrollArea, Ui};

use super::theme::{Size, space, tokens};
use super::widgets::{button, text};
use super::{Ask, Place};
use crate::command::Command;
use crate::t;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TroublePage {
    /// Where.
    pub place: Place,
    /// Everything entered is on the disk; or why it is not.
    pub unsaved: Option<String>,
    /// Where the report lies, if it could be written.
    pub report: Option<String>,
    /// Where one could go on; nowhere once everything was tried.
    pub next: Option<Place>,
}

/// The width of its column, in points at 100 %.
const WIDTH: f32 = 560.0;

/// The page.
pub fn trouble_ui(ui: &mut Ui, page: &TroublePage, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    CentralPanel::default().frame(Frame::new().fill(tokens.ground)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let width = tokens.scaled(WIDTH).min(ui.available_width() - 2.0 * space::XL);
            let side = ((ui.available_width() - width) / 2.0).max(space::XL);
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add_space(tokens.scaled(72.0));
                    words_ui(ui, page, asks);
                });
            });
        });
    });
}

fn words_ui(ui: &mut Ui, page: &TroublePage, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    text::strong(ui, t!("trouble-title", place = place_name(page.place)), Size::Title, tokens.ink);
    ui.add_space(space::S);
    let safe = match &page.unsaved {
        None => t!("trouble-safe").into_owned(),
        Some(why) => t!("trouble-unsaved", why = why.as_str()),
    };
    text::label(ui, safe, Size::Reading, tokens.ink);
    ui.add_space(space::S);
    if let Some(report) = &page.report {
        text::label(ui, t!("trouble-report", path = report.as_str()), Size::Body, tokens.second);
    }
    if page.next.is_none() {
        text::label(ui, t!("trouble-nowhere"), Size::Body, tokens.ink);
    }
    ui.add_space(space::L);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    ui.horizontal(|ui| {
        if let Some(next) = page.next {
            let name = t!("trouble-go-on", place = place_name(next));
            if button::primary_ui(ui, &name).clicked() || enter {
                asks.push(Ask::GoOn);
            }
        }
        if ui.button(t!("trouble-close")).clicked() {
            asks.push(Ask::Do(Command::Quit));
        }
    });
}

fn place_name(place: Place) -> String {
    t!(match place {
        Place::Start => "place-start",
        Place::Prepare => "place-prepare",
        Place::Run => "place-run",
        Place::Review => "place-review",
        Place::Papers => "place-papers",
    })
    .into_owned()
}
