//! Buttons of commands: name, key and tooltip come from the command itself.

use egui::{Button, Response, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::command::Command;
use crate::ui::theme::{Size, tokens};
use crate::ui::{Ask, keys};

/// A quiet button with the command's name; asks for it when pressed.
pub fn command_ui(ui: &mut Ui, command: Command, enabled: bool, asks: &mut Vec<Ask>) -> Response {
    let response = ui.add_enabled(enabled, Button::new(command.name())).on_hover_text(tip(command));
    if response.clicked() {
        asks.push(Ask::Do(command));
    }
    response
}

/// The one button of a view that most people want: in the accent.
pub fn primary_ui(ui: &mut Ui, text: &str) -> Response {
    let tokens = tokens(ui);
    let text = RichText::new(text).font(tokens.strong(Size::Body)).color(tokens.surface);
    ui.add(Button::new(text).fill(tokens.accent.ink).stroke(Stroke::new(1.0, tokens.accent.ink)))
}

/// A row of a menu: name on the left, key on the right.
pub fn menu_item_ui(ui: &mut Ui, command: Command, enabled: bool, checked: Option<bool>, asks: &mut Vec<Ask>) {
    let key = command.key().map(keys::name).unwrap_or_default();
    let mut button = Button::new(command.name()).shortcut_text(key);
    if let Some(checked) = checked {
        button = button.selected(checked);
    }
    if ui.add_enabled(enabled, button).on_hover_text(command.tooltip()).clicked() {
        asks.push(Ask::Do(command));
        ui.close();
    }
}

/// What a command does and its key, for a tooltip.
pub fn tip(command: Command) -> String {
    match command.key() {
        Some(key) => format!("{}  ({})", command.tooltip(), keys::name(key)),
        None => command.tooltip().into_owned(),
    }
}

/// A small square button that draws its own mark; `name` is what it is called.
pub fn mark_ui(
    ui: &mut Ui,
    name: &str,
    paint: impl FnOnce(&egui::Painter, egui::Pos2, f32, egui::Color32),
) -> Response {
    let tokens = tokens(ui);
    let side = tokens.scaled(28.0);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, tokens.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, tokens.accent.ink), egui::StrokeKind::Inside);
    }
    let color = if response.hovered() { tokens.ink } else { tokens.second };
    paint(ui.painter(), rect.center(), tokens.scaled(14.0), color);
    response.on_hover_text(name)
}
