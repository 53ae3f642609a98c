//! What has to be said to a person: one line, with what to do, until it is read. Never a dialog, never on the wall.

use egui::{Align, Frame, Layout, Margin, Panel, Stroke, Ui};

use super::Ask;
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says: what happened, what is safe, what to do.
    pub text: String,
    /// How much it matters.
    pub weight: Weight,
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
        self.all.push(Message { text, weight });
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

/// The messages, under the tabs.
pub fn messages_ui(ui: &mut Ui, messages: &mut Messages, _asks: &mut Vec<Ask>) {
    if messages.all.is_empty() {
        return;
    }
    let tokens = tokens(ui);
    let mut read = None;
    Panel::top("messages").frame(Frame::new().fill(tokens.surface)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, message) in messages.all.iter().enumerate() {
            let tint = if message.weight == Weight::Warning { tokens.gap } else { tokens.accent };
            Frame::new()
                .fill(tint.ground)
                .stroke(Stroke::new(1.0, tokens.line))
                .inner_margin(Margin::symmetric(16, 6))
                .show(ui, |ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if button::mark_ui(ui, &t!("message-read"), mark::cross).clicked() {
                            read = Some(index);
                        }
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            ui.spacing_mut().item_spacing.x = space::S;
                            if message.weight == Weight::Warning {
                                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(14.0), egui::Sense::hover());
                                mark::warning(ui.painter(), rect.center(), 13.0, tint.ink);
                            }
                            text::label(ui, &message.text, Size::Body, tokens.ink);
                        });
                    });
                });
        }
    });
    if let Some(index) = read {
        messages.all.remove(index);
    }
}
