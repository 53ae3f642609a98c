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
