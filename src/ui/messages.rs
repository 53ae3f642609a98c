//! What has to be said to a person: one line, with what to do, until it is read. Never a dialog, never on the wall.

use egui::{Area, Frame, Id, Margin, Order, Sense, Stroke, Ui, Vec2, pos2};

use super::theme::{Size, space, tokens};
use super::widgets::{button, mark, text};
use crate::t;

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Good to know.
    Note,
    /// Something did not work; nothing is lost.
    Warning,
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// What it says: what happened, what is safe, what to do.
    pub text: String,
    /// How much it matters.
    pub weight: Weight,
    /// When it was first shown, in seconds of the toolkit's time.
    shown_at: Option<f64>,
}

/// The messages that have not been read.
#[derive(Debug, Default)]
pub struct Messages {
    all: Vec<Message>,
}

/// More than this many would cover the work; older ones give way.
const MOST: usize = 3;

impl Messages {
    /// Says something that is good to know.
    pub fn note(&mut self, text: impl Into<String>) {
        self.say(text.into(), Weight::Note);
    }

    /// Says that something did not work.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.say(text.into(), Weight::Warning);
    }

    fn say(&mut self, text: String, weight: Weight) {
        self.all.retain(|message| message.text != text);
        self.all.push(Message { text, weight, shown_at: None });
        if self.all.len() > MOST {
            self.all.remove(0);
        }
    }

    /// What is shown, oldest first.
    pub fn all(&self) -> &[Message] {
        &self.all
    }

    /// Takes all away: they belong to a session that was left.
    pub fn clear(&mut self) {
        self.all.clear();
    }
}

/// How long a note stays that nobody closes, in seconds; a warning stays until it is closed.
const NOTE_STAYS: f64 = 7.0;

impl Message {
    fn age(&self, now: f64) -> f64 {
        self.shown_at.map_or(0.0, |shown_at| now - shown_at)
    }
}

/// Width of a message, in points at 100 %.
const WIDTH: f32 = 640.0;

/// The messages, over the work and under the tabs: nothing moves when one comes.
pub fn messages_ui(ui: &Ui, messages: &mut Messages) {
    if messages.all.is_empty() {
        return;
    }
    let tokens = tokens(ui);
    let area = ui.available_rect_before_wrap();
    let width = tokens.scaled(WIDTH).min(area.width() - 2.0 * space::XL);
    let at = pos2(area.center().x - width / 2.0, area.top() + space::S);
    let now = ui.input(|input| input.time);
    for message in &mut messages.all {
        message.shown_at.get_or_insert(now);
    }
    messages.all.retain(|message| message.weight == Weight::Warning || message.age(now) < NOTE_STAYS);
    if messages.all.iter().any(|message| message.weight == Weight::Note) {
        ui.ctx().request_repaint_after_secs(1.0);
    }
    let mut read = None;
    Area::new(Id::unique("messages")).order(Order::Foreground).fixed_pos(at).constrain(false).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = space::XS;
        for (index, message) in messages.all.iter().enumerate() {
            if message_ui(ui, message, width) {
                read = Some(index);
            }
        }
    });
    if let Some(index) = read {
        messages.all.remove(index);
    }
}

/// One message; `true` when it was closed.
fn message_ui(ui: &mut Ui, message: &Message, width: f32) -> bool {
    let tokens = tokens(ui);
    let tint = if message.weight == Weight::Warning { tokens.gap } else { tokens.accent };
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    let frame = Frame::popup(ui.style()).fill(tint.ground).stroke(Stroke::new(1.0, tint.ink)).inner_margin(margin);
    let inner = width - 2.0 * space::L;
    let side = tokens.scaled(36.0);
    let mut closed = false;
    frame.show(ui, |ui| {
        ui.set_width(inner);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if message.weight == Weight::Warning {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(tokens.scaled(14.0)), Sense::hover());
                mark::warning(ui.painter(), rect.center(), tokens.scaled(13.0), tint.ink);
            }
            let words = ui.available_width() - side;
            ui.vertical(|ui| {
                ui.set_width(words);
                text::label(ui, &message.text, Size::Body, tokens.ink);
            });
            closed = button::mark_ui(ui, &t!("message-read"), mark::cross).clicked();
        });
    });
    closed
}
