//! The toolkit's own widgets in our colours and sizes.

use egui::epaint::Shadow;
use egui::style::{HandleShape, Selection, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, FontId, Margin, Stroke, Style, TextStyle, Visuals, vec2};

use super::{Look, Size, Tokens, rgb, space};

/// The style of a window with these tokens.
pub(super) fn style(tokens: &Tokens) -> Style {
    let mut style = Style { visuals: visuals(tokens), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, tokens.font(Size::Small)),
        (TextStyle::Body, tokens.font(Size::Body)),
        (TextStyle::Button, tokens.font(Size::Body)),
        (TextStyle::Heading, tokens.strong(Size::Large)),
        (TextStyle::Monospace, FontId::monospace(tokens.points(Size::Body))),
    ]
    .into();
    style.spacing.item_spacing = vec2(space::S, space::XS);
    style.spacing.button_padding = vec2(space::M, tokens.scaled(5.0));
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.interact_size = vec2(tokens.scaled(40.0), tokens.scaled(28.0));
    style.spacing.icon_width = tokens.scaled(16.0);
    style.spacing.icon_width_inner = tokens.scaled(10.0);
    style.spacing.text_edit_width = tokens.scaled(240.0);
    style.spacing.scroll = egui::style::ScrollStyle::floating();
    style.spacing.tooltip_width = tokens.scaled(320.0);
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.6;
    style.animation_time = 0.0;
    style
}

fn visuals(tokens: &Tokens) -> Visuals {
    let dark = tokens.look == Look::Dark;
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let corner = CornerRadius::same(space::RADIUS);
    let widget = |ground: Color32, line: Color32, ink: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: corner,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: widget(tokens.surface, tokens.line, tokens.ink),
        inactive: widget(tokens.surface, tokens.line, tokens.ink),
        hovered: widget(tokens.hover, tokens.faint, tokens.ink),
        active: widget(tokens.accent.ground, tokens.accent.ink, tokens.ink),
        open: widget(tokens.accent.ground, tokens.accent.ink, tokens.ink),
    };
    visuals.selection = Selection { bg_fill: selection_ground(tokens), stroke: Stroke::new(1.5, tokens.accent.ink) };
    visuals.hyperlink_color = tokens.accent.ink;
    visuals.faint_bg_color = tokens.hover;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.code_bg_color = tokens.ground;
    visuals.warn_fg_color = tokens.gap.ink;
    visuals.error_fg_color = tokens.alarm.ink;
    visuals.weak_text_color = Some(tokens.second);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    let shadow =
        Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(if dark { 120 } else { 28 }) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.panel_fill = tokens.ground;
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.ink);
    visuals.handle_shape = HandleShape::Circle;
    visuals.striped = false;
    visuals.button_frame = true;
    visuals
}

fn selection_ground(tokens: &Tokens) -> Color32 {
    match tokens.look {
        Look::Light => rgb(0xc9_e0f3),
        Look::Dark => rgb(0x2d_5378),
        Look::Contrast => rgb(0xb5_d3f0),
    }
}
