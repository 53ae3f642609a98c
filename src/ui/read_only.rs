//! The strip over a session that is only looked at: why, and the way on.

use egui::{Align, Layout, Margin, Sense, Ui, vec2};

use super::theme::{Size, space, tokens};
use super::widgets::{button, mark, text};
use super::{Ask, ReadOnly};
use crate::command::Command;

/// The strip, as high as its reasons are long.
pub fn strip_ui(ui: &mut Ui, why: &ReadOnly, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let ink = tokens.gap.ink;
    egui::Frame::new().inner_margin(Margin::symmetric(space::M as i8, space::XS as i8)).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
            if ui.button(Command::SaveCopy.name()).on_hover_text(button::tip(Command::SaveCopy)).clicked() {
                asks.push(Ask::Do(Command::SaveCopy));
            }
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                let line = tokens.line_height(Size::Body);
                let (rect, _) = ui.allocate_exact_size(vec2(tokens.scaled(16.0), line), Sense::hover());
                mark::warning(ui.painter(), rect.center(), tokens.scaled(13.0), ink);
                ui.vertical(|ui| {
                    for (at, reason) in why.lines.iter().enumerate() {
                        let line = if at == 0 { text::strong } else { text::label };
                        line(ui, reason, Size::Body, tokens.ink);
                    }
                    text::label(ui, &why.copy, Size::Small, tokens.second);
                });
            });
        });
    });
}
