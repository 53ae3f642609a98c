//! The board beside the room: which elements were discussed, the pace that is needed, and what is on the wall.

use egui::{Align, Frame, Margin, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::seen::Seen;
use crate::command::Command;
use crate::session::catalogue::{Element, Theme};
use crate::session::timing;
use crate::session::{ElementId, Floor};
use crate::t;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::{button, mark, text};
use crate::ui::{Ask, View, keys, texts, wall};

/// Width under which the squares stand closer, in points at 100 %.
const NARROW: f32 = 224.0;

/// Width under which the pace is smaller, in points at 100 %.
const NARROW_PACE: f32 = 150.0;

/// Height that the list of themes keeps, in points at 100 %.
const LIST: f32 = 130.0;

/// What the board remembers.
#[derive(Debug, Default)]
pub struct BoardState {
    /// The theme whose elements are listed; the floor's when nothing was chosen.
    open: Option<Theme>,
    /// The floor that was brought into view last.
    seen: Seen<ElementId>,
}

/// The column.
pub fn board_ui(ui: &mut Ui, view: &View<'_>, board: &mut BoardState, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let floor = view.session.floor.element.as_ref();
    let (done, all) = view.index.discussed(view.session);
    text::column_head(ui, t!("board-head", done = done, all = all));
    ui.add_space(space::S);
    let pace = if view.standing.pace.is_some() { tokens.scaled(78.0) } else { 0.0 };
    let left = ui.available_height() - tokens.scaled(66.0) - pace;
    // The thumbnail is what a person can do without first.
    let thumbnail = wall::thumbnail_height(ui, view.wall);
    let has_thumbnail = left - thumbnail >= tokens.scaled(LIST);
    let height = if has_thumbnail { left - thumbnail } else { left };
    let moved = board.seen.is_new(floor, height);
    ScrollArea::vertical().max_height(height.max(0.0)).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for theme in Theme::ALL {
            let elements: Vec<&Element> = on_board(view, theme).collect();
            if !elements.is_empty() {
                let on_floor = theme_ui(ui, view, theme, &elements, &mut board.open, asks);
                if let Some(rect) = on_floor.filter(|_| moved) {
                    // No further than it takes, with its neighbours.
                    ui.scroll_to_rect(rect.expand2(vec2(0.0, tokens.scaled(24.0))), None);
                }
            }
        }
    });
    pace_ui(ui, view, asks);
    ui.with_layout(egui::Layout::bottom_up(Align::Min), |ui| {
        wall_ui(ui, view, has_thumbnail, asks);
    });
}

/// Visible elements of a theme that are starred, or have something.
fn on_board<'a>(view: &'a View<'_>, theme: Theme) -> impl Iterator<Item = &'a Element> {
    view.session.elements.iter().filter(move |element| {
        element.theme == theme && !element.hidden && (element.star || view.index.of_element(&element.id).is_some())
    })
}

/// A theme, and its elements while it is open; where the floor is, if it is in it.
fn theme_ui(
    ui: &mut Ui,
    view: &View<'_>,
    theme: Theme,
    elements: &[&Element],
    open: &mut Option<Theme>,
    asks: &mut Vec<Ask>,
) -> Option<Rect> {
    let tokens = tokens(ui);
    let floor = view.session.floor.element.as_ref();
    let has_floor = elements.iter().any(|element| Some(&element.id) == floor);
    let is_open = open.map_or(has_floor, |open| open == theme);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, tokens.scaled(24.0)), Sense::click());
    let done = elements.iter().filter(|element| view.index.is_discussed(view.session, &element.id)).count();
    let name = t!("board-theme", theme = texts::theme(theme), done = done, all = elements.len());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_open, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, tokens.hover);
    }
    let font = if has_floor { tokens.strong(Size::Body) } else { tokens.font(Size::Body) };
    let narrow = width < tokens.scaled(NARROW);
    let side = match (elements.len() > 5, narrow) {
        (true, true) => 7.0,
        (true, false) | (false, true) => 8.0,
        (false, false) => 9.0,
    };
    let step = tokens.scaled(side) + space::XS;
    let squares = step * elements.len() as f32;
    let title = text::layout_line(
        ui,
        &texts::theme_short(theme),
        font,
        tokens.line_height(Size::Body),
        tokens.ink,
        width - squares - space::S,
    );
    ui.painter().galley(pos2(rect.left(), rect.center().y - title.size().y / 2.0), title, tokens.ink);
    for (index, element) in elements.iter().enumerate() {
        let full = view.index.is_discussed(view.session, &element.id);
        let center = pos2(rect.right() - squares + step * (index as f32 + 0.5), rect.center().y);
        let color = if full { tokens.accent.ink } else { tokens.faint };
        if element.parked && !full {
            mark::parked(ui.painter(), center, tokens.scaled(side), tokens.second);
        } else {
            mark::square(ui.painter(), center, tokens.scaled(side), full, color);
        }
    }
    if response.on_hover_text(name).clicked() {
        *open = if is_open && !has_floor { None } else { Some(theme) };
    }
    let mut on_floor = has_floor.then_some(rect);
    if is_open {
        for element in elements {
            let row = element_ui(ui, view, &tokens, element, asks);
            if Some(&element.id) == floor {
                on_floor = Some(row);
            }
        }
        ui.add_space(space::XS);
    }
    on_floor
}

fn element_ui(ui: &mut Ui, view: &View<'_>, tokens: &Tokens, element: &Element, asks: &mut Vec<Ask>) -> Rect {
    let on_floor = view.session.floor.element.as_ref() == Some(&element.id);
    let count = view.index.of_element(&element.id).map_or(0, |rows| rows.notes().len());
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, tokens.scaled(22.0)), Sense::click());
    let state = if count > 0 {
        t!("board-notes", count = count)
    } else if element.discussed {
        t!("board-nothing-to-note").into_owned()
    } else if element.parked {
        t!("board-parked").into_owned()
    } else {
        t!("board-not-discussed").into_owned()
    };
    let name = format!("{}, {state}", element.title);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on_floor, &name));
    let row = rect.expand2(vec2(6.0, 0.0));
    if on_floor {
        ui.painter().rect_filled(row, 4.0, tokens.accent.ground);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(row, 4.0, tokens.hover);
    }
    let ink = if on_floor { tokens.accent.ink } else { tokens.second };
    let font = if on_floor { tokens.strong(Size::Small) } else { tokens.font(Size::Small) };
    let number = if count > 0 {
        count.to_string()
    } else if element.discussed {
        "✓".to_owned()
    } else if element.parked {
        t!("board-parked-short").into_owned()
    } else {
        "–".to_owned()
    };
    let number = text::layout_line(ui, &number, font.clone(), tokens.line_height(Size::Small), ink, width * 0.4);
    let title = text::layout_line(
        ui,
        &element.title,
        font,
        tokens.line_height(Size::Small),
        ink,
        width - number.size().x - space::L - space::S,
    );
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + space::L, middle - title.size().y / 2.0), title, ink);
    ui.painter().galley(pos2(rect.right() - number.size().x, middle - number.size().y / 2.0), number, ink);
    if response.on_hover_text(name).clicked() {
        asks.push(Ask::Floor(Floor { element: Some(element.id.clone()), ..view.session.floor.clone() }));
    }
    rect
}

fn pace_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    let Some(pace) = view.standing.pace else {
        return;
    };
    let tokens = tokens(ui);
    ui.add_space(space::M);
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(space::RADIUS)
        .inner_margin(Margin::symmetric(space::M as i8, space::S as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            text::label(ui, t!("pace-left", count = pace.elements), Size::Body, tokens.second);
            let each = texts::duration_seconds(timing::shown_pace(pace.seconds_each));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let size = if ui.available_width() < tokens.scaled(NARROW_PACE) { Size::Reading } else { Size::Large };
                text::strong(ui, each, size, tokens.ink);
                text::label(ui, t!("pace-each"), Size::Body, tokens.second);
                let too_many = pace.too_many();
                if too_many > 0 {
                    ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| park_ui(ui, too_many, asks));
                }
            });
        });
}

/// What the pace suggests: fewer elements, seen before they are parked.
fn park_ui(ui: &mut Ui, count: usize, asks: &mut Vec<Ask>) {
    let tip = button::tip(Command::ParkElements);
    if ui.button(t!("pace-park", count = count)).on_hover_text(tip).clicked() {
        asks.push(Ask::Do(Command::ParkElements));
    }
}

/// What is on the wall, from the bottom of the column upwards.
fn wall_ui(ui: &mut Ui, view: &View<'_>, has_thumbnail: bool, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.spacing_mut().button_padding.x = space::S;
    if view.wall.open {
        let key = |command: Command| command.key().map(keys::name).unwrap_or_default();
        let keys = t!("board-wall-keys", black = key(Command::WallBlack), freeze = key(Command::WallFreeze));
        text::one_line(ui, keys, tokens.font(Size::Small), tokens.second);
    } else {
        button::command_ui(ui, Command::Wall, true, asks);
    }
    if has_thumbnail {
        wall::thumbnail_ui(ui, view.wall, asks);
        ui.add_space(2.0);
    }
    let state = wall::state_text(view.wall);
    ui.horizontal(|ui| {
        text::column_head(ui, t!("board-wall"));
        let ink = if view.wall.frozen || view.wall.black { tokens.gap.ink } else { tokens.second };
        text::one_line(ui, state, tokens.font(Size::Small), ink);
    });
}
