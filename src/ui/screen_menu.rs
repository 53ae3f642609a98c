//! The screens to choose from for the wall: a menu within the menu, and rows of the palette.

use egui::{Atom, Button, IdSalt, Ui, WidgetInfo, vec2};

use super::theme::tokens;
use super::widgets::mark;
use super::{Ask, ScreenChoice, WallStatus};
use crate::t;

/// The menu *Screen for the wall*: each screen by its name and size, and the ordinary window.
pub(super) fn screen_menu_ui(ui: &mut Ui, wall: &WallStatus, asks: &mut Vec<Ask>) {
    // As wide as the rows with a tick before their name.
    let side = tokens(ui).scaled(14.0);
    let room = Atom::custom(IdSalt::new("tick"), vec2(side, side));
    ui.menu_button((room, t!("wall-screen")), |ui| {
        for (place, name) in names(wall) {
            let on =
                place.map_or(wall.as_window, |place| wall.screens.get(place).is_some_and(|screen| screen.for_wall));
            if row_ui(ui, &name, on) {
                asks.push(Ask::WallScreen(place));
                ui.close();
            }
        }
    })
    .response
    .on_hover_text(t!("wall-screen-tip"));
}

/// The same as rows of the palette, each with what it asks for.
pub(super) fn palette_rows(wall: &WallStatus) -> impl Iterator<Item = (String, Ask)> {
    names(wall).map(|(place, name)| {
        let row = match place {
            Some(_) => t!("wall-screen-choose", screen = name),
            None => t!("wall-screen-choose-window").into_owned(),
        };
        (row, Ask::WallScreen(place))
    })
}

fn names(wall: &WallStatus) -> impl Iterator<Item = (Option<usize>, String)> {
    let screens = wall.screens.iter().enumerate().map(|(place, screen)| (Some(place), name(screen)));
    screens.chain(std::iter::once_with(|| (None, t!("wall-screen-window").into_owned())))
}

/// `HDMI-1, 1920 × 1080`.
fn name(screen: &ScreenChoice) -> String {
    let key = if screen.has_console { "wall-screen-row-here" } else { "wall-screen-row" };
    let (width, height) = (screen.size.0.to_string(), screen.size.1.to_string());
    t!(key, name = screen.name.as_str(), width = width, height = height)
}

fn row_ui(ui: &mut Ui, name: &str, on: bool) -> bool {
    let tokens = tokens(ui);
    let side = tokens.scaled(14.0);
    let room = IdSalt::new("tick");
    let drawn = Button::new((Atom::custom(room, vec2(side, side)), name)).atom_ui(ui);
    drawn.response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, name));
    if let Some(rect) = drawn.rect(room).filter(|_| on) {
        mark::tick(ui.painter(), rect.center(), side, tokens.accent.ink);
    }
    drawn.response.clicked()
}
