//! The strip while something is read back to the room: what it is, and what the room says to it.

use egui::{Atom, Button, Frame, IdSalt, Margin, Sides, Ui, WidgetInfo, vec2};

use super::theme::{Size, space, tokens};
use super::widgets::{button, mark, text};
use super::{Ask, View, texts};
use crate::command::Command;
use crate::session::read_back::{Outcome, ReadBack};
use crate::t;

/// Width under which the answers stand under the text, in points at 100 %.
const NARROW: f32 = 450.0;

/// The answers, with the commands that give them.
const ANSWERS: [(Outcome, Command); 3] = [
    (Outcome::Agreed, Command::ReadAgreed),
    (Outcome::Amended, Command::ReadAmended),
    (Outcome::Reserved, Command::ReadReserved),
];

/// The outcome that a command says, if it is one of those.
pub fn outcome_of(command: Command) -> Option<Outcome> {
    ANSWERS.into_iter().find(|(_, other)| *other == command).map(|(outcome, _)| outcome)
}

/// The strip; nothing while nothing is read back.
pub fn strip_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    let Some(passage) = view.wall.mode.passage() else {
        return;
    };
    let Some(words) = passage.words(view.session) else {
        return;
    };
    let said = passage.said(view.session);
    let tokens = tokens(ui);
    let margin = Margin { left: space::M as i8, right: space::XS as i8, top: 4, bottom: 4 };
    Frame::new().fill(tokens.accent.ground).corner_radius(space::RADIUS).inner_margin(margin).show(ui, |ui| {
        let head = t!("read-back-head", text = words.lines().next().unwrap_or_default());
        let font = tokens.font(Size::Body);
        if ui.available_width() >= tokens.scaled(NARROW) {
            Sides::new().height(tokens.scaled(32.0)).shrink_left().truncate().show(
                ui,
                |ui| text::one_line(ui, head, font, tokens.accent.ink),
                |ui| {
                    back_ui(ui, asks);
                    for (outcome, command) in ANSWERS.into_iter().rev() {
                        answer_ui(ui, view, (outcome, command), said, asks);
                    }
                },
            );
        } else {
            Sides::new().height(tokens.scaled(28.0)).shrink_left().truncate().show(
                ui,
                |ui| text::one_line(ui, head, font, tokens.accent.ink),
                |ui| back_ui(ui, asks),
            );
            ui.horizontal_wrapped(|ui| {
                for answer in ANSWERS {
                    answer_ui(ui, view, answer, said, asks);
                }
            });
        }
    });
}

/// The way back to what was on the wall before.
fn back_ui(ui: &mut Ui, asks: &mut Vec<Ask>) {
    let key = Command::ReadBack.key().map(super::keys::name).unwrap_or_default();
    if button::mark_ui(ui, &t!("read-back-end", key = key), mark::cross).clicked() {
        asks.push(Ask::Do(Command::ReadBack));
    }
}

/// `Agreed`; the one that was said is marked by its shape and says when.
fn answer_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (outcome, command): (Outcome, Command),
    said: Option<ReadBack>,
    asks: &mut Vec<Ask>,
) {
    let tokens = tokens(ui);
    let said = said.filter(|said| said.outcome == outcome);
    let word = texts::outcome(outcome);
    let name = match said {
        Some(said) => {
            let at = texts::said_at(said, said.needs_day(&view.session.workshop.days));
            t!("outcome-said", outcome = word, at = at)
        }
        None => word.into_owned(),
    };
    let (room, side) = (IdSalt::new("outcome"), tokens.scaled(14.0));
    let button = match said {
        Some(_) => Button::new((Atom::custom(room, vec2(side, side)), name.as_str())),
        None => Button::new(name.as_str()),
    };
    let drawn = button.selected(said.is_some()).atom_ui(ui);
    drawn.response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, said.is_some(), &name));
    if let Some(rect) = drawn.rect(room) {
        ui.painter().extend(mark::outcome(outcome, rect.center(), side, tokens.accent.ink));
    }
    if drawn.response.on_hover_text(button::tip(command)).clicked() {
        asks.push(Ask::Do(command));
    }
}
