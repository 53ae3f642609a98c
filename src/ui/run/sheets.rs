//! What stands in the centre while something other than the elements is on: by the role of the item.

use std::borrow::Cow;

use egui::epaint::RectShape;
use egui::{Frame, Id, Margin, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::session::agenda::{AgendaItem, Role};
use crate::session::paragraph::Paragraph;
use crate::session::permitted::WallMode;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, View, texts};

/// What a request for assistance needs to be specific (DOMAIN 6).
const REQUEST: [&str; 9] = [
    "request-subject",
    "request-situation",
    "request-help",
    "request-beneficiary",
    "request-result",
    "request-timeframe",
    "request-contribution",
    "request-earlier",
    "request-sustained",
];

/// The share of the centre that a sheet may take before it scrolls; the rest belongs to the notes.
const SHARE: f32 = 0.5;

/// Height that the notes keep in any case, in points at 100 %.
const NOTES: f32 = 110.0;

/// The share of the width that the labels of a sheet take at most: with large text.
const MOST_LABEL: f32 = 0.3;

/// The sheet of an item.
pub fn sheet_ui(ui: &mut Ui, view: &View<'_>, item: &AgendaItem, asks: &mut Vec<Ask>) {
    let height = ui.available_height();
    let most = (height * SHARE).min(height - tokens(ui).scaled(NOTES)).max(60.0);
    let margin = Margin::symmetric(space::XL as i8, space::M as i8);
    ScrollArea::vertical().id_salt(("sheet", &item.id)).max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            covered_ui(ui, item);
            match item.role {
                Role::Opening => event_ui(ui, view),
                Role::Experts => {
                    paragraphs_ui(ui, view, asks);
                    columns_ui(ui);
                }
                Role::Assistance => {
                    list_ui(ui, &t!("sheet-request"), &REQUEST.map(|key| t!(key)));
                    prompts_ui(ui, view, asks);
                }
                Role::Discussion => floor_ui(ui),
                Role::Break | Role::Other => {}
            }
        });
    });
}

/// What a presentation covers.
fn covered_ui(ui: &mut Ui, item: &AgendaItem) {
    let ink = tokens(ui).ink;
    for line in item.covered.iter().filter(|line| !line.is_empty()) {
        text::label(ui, line, Size::Reading, ink);
    }
    if !item.covered.is_empty() {
        ui.add_space(space::S);
    }
}

/// The event sheet: what the opening remarks need at hand.
fn event_ui(ui: &mut Ui, view: &View<'_>) {
    let workshop = &view.session.workshop;
    let days = workshop.days.iter().map(|day| texts::date(*day)).collect::<Vec<_>>().join(", ");
    let rows = [
        ("event-title", workshop.title.clone()),
        ("event-organizers", workshop.organizers.join("; ")),
        ("event-participants", workshop.participants.join("; ")),
        (
            "event-venue",
            [workshop.venue.clone(), days]
                .iter()
                .filter(|part| !part.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
        ),
        ("event-rule", texts::rule(workshop.rule).into_owned()),
        ("event-request", workshop.background.request.clone()),
        ("event-purpose", workshop.background.purpose.clone()),
    ];
    for (label, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        pair_ui(ui, &t!(label), &value);
    }
}

/// The paragraphs, with the verb that separates duty from encouragement; a click puts one on the wall.
fn paragraphs_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    text::column_head(ui, t!("sheet-paragraphs"));
    for paragraph in Paragraph::ALL {
        let number = t!("element-op", op = paragraph.number());
        let label = paragraph
            .force()
            .map_or(number.clone(), |force| t!("sheet-paragraph", number = number, force = texts::force(force)));
        for_the_wall_ui(ui, view, WallMode::Paragraph(paragraph), &label, asks, |ui| {
            pair_ui(ui, &label, &texts::paragraph(paragraph));
        });
    }
}

/// The columns of a plan, so that the room knows what it will be asked for.
fn columns_ui(ui: &mut Ui) {
    let ink = tokens(ui).ink;
    ui.add_space(space::S);
    text::column_head(ui, t!("sheet-columns"));
    text::label(ui, t!("sheet-columns-text"), Size::Body, ink);
}

fn list_ui(ui: &mut Ui, head: &str, lines: &[Cow<'static, str>]) {
    let ink = tokens(ui).ink;
    text::column_head(ui, head);
    for line in lines {
        text::label(ui, format!("–  {line}"), Size::Body, ink);
    }
    ui.add_space(space::S);
}

/// What makes a measure last; a click puts it on the wall.
fn prompts_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    let head = t!("sheet-sustain");
    for_the_wall_ui(ui, view, WallMode::Prompts, &head, asks, |ui| {
        list_ui(ui, &head, &texts::sustainability());
    });
}

/// What a click puts on the wall, and takes away from it again: it says so, and whether it is there.
fn for_the_wall_ui(
    ui: &mut Ui,
    view: &View<'_>,
    mode: WallMode,
    name: &str,
    asks: &mut Vec<Ask>,
    add: impl FnOnce(&mut Ui),
) {
    let tokens = tokens(ui);
    let behind = ui.painter().add(Shape::Noop);
    let inside = ui.scope(|ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
    let rect = inside.response.rect.expand2(vec2(space::S, 1.0));
    let response = ui.interact(rect, Id::unique(("for-the-wall", mode)), Sense::click());
    let on = view.wall.mode == mode;
    let tip = if on { t!("sheet-on-wall", what = name) } else { t!("sheet-to-wall", what = name) };
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, &tip));
    if on || response.hovered() {
        let fill = if on { tokens.selected } else { tokens.hover };
        ui.painter().set(behind, RectShape::filled(rect, 4.0, fill));
    }
    if on {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 1.5, tokens.accent.ink);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, tokens.accent.ink), StrokeKind::Inside);
    }
    if response.on_hover_text(tip).clicked() {
        asks.push(Ask::WallPutOver(mode));
    }
}

/// No element is on the floor: how to put one there.
fn floor_ui(ui: &mut Ui) {
    let second = tokens(ui).second;
    text::label(ui, t!("sheet-no-floor"), Size::Reading, second);
}

/// A label and what it says, side by side.
fn pair_ui(ui: &mut Ui, label: &str, value: &str) {
    let tokens = tokens(ui);
    let width = tokens.scaled(132.0).min(ui.available_width() * MOST_LABEL);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.set_width(width);
            text::label(ui, label, Size::Small, tokens.second);
        });
        ui.vertical(|ui| text::label(ui, value, Size::Body, tokens.ink));
    });
}
