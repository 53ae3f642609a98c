//! Tags and chips: a word in a tint.

use egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use crate::session::note::Kind;
use crate::ui::texts;
use crate::ui::theme::{Size, Tint, Tokens, space, tokens};

/// Height of a tag, in points at 100 %.
const HEIGHT: f32 = 20.0;

/// Size that a tag with this text takes.
pub fn tag_size(ui: &Ui, tokens: &Tokens, text: &str) -> Vec2 {
    let width = ui
        .ctx()
        .fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), tokens.strong(Size::Small), tokens.ink).size().x);
    vec2(width + 2.0 * space::S, tokens.scaled(HEIGHT))
}

/// Paints a word in a tint with its left edge at `rect`'s, centred in its height.
pub fn paint_tag(ui: &Ui, tokens: &Tokens, rect: Rect, text: &str, tint: Tint) {
    let size = tag_size(ui, tokens, text);
    let tag = Rect::from_min_size(rect.left_center() - vec2(0.0, size.y / 2.0), size);
    ui.painter().rect_filled(tag, 4.0, tint.ground);
    if tint.ground == tokens.surface {
        ui.painter().rect_stroke(tag, 4.0, Stroke::new(1.0, tint.ink), StrokeKind::Inside);
    }
    ui.painter().text(tag.center(), Align2::CENTER_CENTER, text, tokens.strong(Size::Small), tint.ink);
}

/// Paints the tag of a kind.
pub fn paint_kind(ui: &Ui, tokens: &Tokens, rect: Rect, kind: Kind) {
    paint_tag(ui, tokens, rect, &texts::kind(kind), tokens.kind(kind));
}

/// A kind as a tag in the flow of a row.
pub fn kind_ui(ui: &mut Ui, kind: Kind) -> Response {
    let tokens = tokens(ui);
    tag_ui(ui, &texts::kind(kind), tokens.kind(kind))
}

/// A word in a tint in the flow of a row.
pub fn tag_ui(ui: &mut Ui, text: &str, tint: Tint) -> Response {
    let tokens = tokens(ui);
    let size = tag_size(ui, &tokens, text);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    paint_tag(ui, &tokens, rect, text, tint);
    response
}

/// A word that is on or off: in its tint with a line around it, or quiet.
pub fn toggle_ui(ui: &mut Ui, text: &str, tint: Tint, on: bool) -> Response {
    let tokens = tokens(ui);
    let font = if on { tokens.strong(Size::Small) } else { tokens.font(Size::Small) };
    let ink = if on { tint.ink } else { tokens.ink };
    let line = tokens.line_height(Size::Small);
    // The width is that of the semibold in either case: nothing moves.
    let wide = super::text::layout_line(ui, text, tokens.strong(Size::Small), line, ink, f32::INFINITY).size().x;
    let galley = super::text::layout_line(ui, text, font, line, ink, f32::INFINITY);
    let size = vec2(wide + 2.0 * space::S, tokens.scaled(24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, text));
    let ground = match (on, response.hovered()) {
        (true, _) => tint.ground,
        (false, true) => tokens.hover,
        (false, false) => tokens.surface,
    };
    let stroke = match (response.has_focus(), on) {
        (true, _) => Stroke::new(2.0, tokens.accent.ink),
        (false, true) => Stroke::new(1.0, tint.ink),
        (false, false) => Stroke::new(1.0, tokens.line),
    };
    ui.painter().rect(rect, space::RADIUS, ground, stroke, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    response
}

/// A chip with a cross; `true` when the cross was pressed. `name` is what the cross is called, `tip` says the whole.
pub fn removable_ui(ui: &mut Ui, text: &str, name: &str, tip: &str) -> bool {
    let tokens = tokens(ui);
    let line = tokens.line_height(Size::Small);
    let cross = tokens.scaled(22.0);
    let most = (ui.max_rect().width() - cross - 2.0 * space::M).max(tokens.scaled(40.0));
    let galley = super::text::layout_line(ui, text, tokens.font(Size::Small), line, tokens.ink, most);
    let size = vec2(galley.size().x + space::M + cross, tokens.scaled(26.0));
    let (rect, chip) = ui.allocate_exact_size(size, Sense::hover());
    chip.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    let radius = CornerRadius::same((size.y / 2.0) as u8);
    ui.painter().rect(rect, radius, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    ui.painter().galley(rect.left_center() + vec2(space::M, -galley.size().y / 2.0), galley, tokens.ink);
    chip.on_hover_text(tip);
    let place = Rect::from_center_size(rect.right_center() - vec2(cross / 2.0 + 2.0, 0.0), Vec2::splat(cross));
    let id = ui.scope_id().with(("remove", text, tip));
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().circle_filled(place.center(), cross / 2.0 - 1.0, tokens.hover);
    }
    if response.has_focus() {
        ui.painter().circle_stroke(place.center(), cross / 2.0 - 1.0, Stroke::new(2.0, tokens.accent.ink));
    }
    let ink = if response.hovered() { tokens.ink } else { tokens.second };
    super::mark::cross(ui.painter(), place.center(), tokens.scaled(12.0), ink);
    response.on_hover_text(name).clicked()
}

/// A rounded outline around a word; a click goes to it or changes it.
pub fn chip_ui(ui: &mut Ui, text: &str, tint: Option<Tint>) -> Response {
    let tokens = tokens(ui);
    let (ink, ground, line) =
        tint.map_or((tokens.ink, tokens.surface, tokens.line), |tint| (tint.ink, tint.ground, tint.ink));
    let most = ui.available_width().max(tokens.scaled(60.0));
    let galley = super::text::layout_line(
        ui,
        text,
        tokens.font(Size::Small),
        tokens.line_height(Size::Small),
        ink,
        most - 2.0 * space::M,
    );
    let size = vec2(galley.size().x + 2.0 * space::M - 4.0, tokens.scaled(24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, text));
    let radius = CornerRadius::same((size.y / 2.0) as u8);
    ui.painter().rect_filled(rect, radius, ground);
    let line = if response.has_focus() { tokens.accent.ink } else { line };
    ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, line), StrokeKind::Inside);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, ink);
    response
}
