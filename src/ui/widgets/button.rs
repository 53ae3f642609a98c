//! Buttons of commands: name, key and tooltip come from the command itself.

use egui::{Atom, Button, IdSalt, Response, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::mark;
use crate::command::Command;
use crate::t;
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

/// What stands before the name in a row of a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Nothing: no row of this menu switches anything.
    None,
    /// Nothing, but other rows of this menu have a tick.
    Room,
    /// A tick while what it switches is on.
    Switch(bool),
}

/// A row of a menu: tick and name on the left, key on the right.
///
/// The pair says whether it can be pressed, and whether it cannot because the session is only looked at.
pub fn menu_item_ui(
    ui: &mut Ui,
    command: Command,
    name: &str,
    (enabled, held_off): (bool, bool),
    tick: Tick,
    asks: &mut Vec<Ask>,
) {
    let key = command.key().map(keys::name).unwrap_or_default();
    let tokens = tokens(ui);
    let side = tokens.scaled(14.0);
    let room = IdSalt::new("tick");
    let button = match tick {
        Tick::None => Button::new(name),
        Tick::Room | Tick::Switch(_) => Button::new((Atom::custom(room, vec2(side, side)), name)),
    };
    let drawn = ui.add_enabled_ui(enabled, |ui| button.shortcut_text(&key).atom_ui(ui)).inner;
    if let (Tick::Switch(on), Some(rect)) = (tick, drawn.rect(room)) {
        drawn
            .response
            .widget_info(|| WidgetInfo::selected(egui::Role::Button, enabled, on, format!("{name} {key}").trim()));
        let ink = if enabled { tokens.accent.ink } else { tokens.faint };
        if on {
            mark::tick(ui.painter(), rect.center(), side, ink);
        }
    }
    let response = if held_off { drawn.response.on_disabled_hover_text(t!("read-only-tip")) } else { drawn.response };
    if response.on_hover_text(command.tooltip()).clicked() {
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
    let side = tokens(ui).scaled(28.0);
    mark_sized_ui(ui, name, side, paint)
}

/// The same with a side of so many points.
pub fn mark_sized_ui(
    ui: &mut Ui,
    name: &str,
    side: f32,
    paint: impl FnOnce(&egui::Painter, egui::Pos2, f32, egui::Color32),
) -> Response {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, tokens.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, tokens.accent.ink), egui::StrokeKind::Inside);
    }
    let color = if response.hovered() { tokens.ink } else { tokens.second };
    paint(ui.painter(), rect.center(), side / 2.0, color);
    response.on_hover_text(name)
}
