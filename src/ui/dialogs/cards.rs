//! Things to choose that each say what comes of them: as cards, two beside each other.

use std::sync::Arc;

use egui::style::ScrollAnimation;
use egui::{Color32, Galley, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::text;

/// One of them.
pub struct Card<'a> {
    /// By which it has the focus, whatever it is called in this pass.
    pub id: &'static str,
    /// What it is called.
    pub name: &'a str,
    /// What comes of it.
    pub tells: &'a str,
    /// It can be pressed now.
    pub enabled: bool,
    /// The one that most people want.
    pub primary: bool,
}

/// A card laid out for its width.
struct Laid {
    name: Arc<Galley>,
    tells: Arc<Galley>,
    ink: Color32,
}

/// Draws them; the one that was pressed, by its place.
pub fn cards_ui(ui: &mut Ui, cards: &[Card<'_>]) -> Option<usize> {
    ui.scope(|ui| rows_ui(ui, cards)).inner
}

fn rows_ui(ui: &mut Ui, cards: &[Card<'_>]) -> Option<usize> {
    let tokens = tokens(ui);
    let (whole, gap) = (ui.max_rect().width(), space::S);
    ui.spacing_mut().item_spacing.y = gap;
    let width = ((whole - gap) / 2.0).floor();
    let mut pressed = None;
    for (row, two) in cards.chunks(2).enumerate() {
        let laid: Vec<_> = two.iter().map(|card| lay_out(ui, &tokens, card, width)).collect();
        let height = laid.iter().map(Laid::height).fold(0.0, f32::max);
        let (line, _) = ui.allocate_exact_size(vec2(whole, height), Sense::hover());
        for (at, (card, laid)) in two.iter().zip(laid).enumerate() {
            let left = line.left() + at as f32 * (width + gap);
            let rect = Rect::from_min_size(pos2(left, line.top()), vec2(width, height));
            if card_ui(ui, &tokens, card, &laid, rect) {
                pressed = Some(row * 2 + at);
            }
        }
    }
    pressed
}

impl Laid {
    fn height(&self) -> f32 {
        self.name.size().y + self.tells.size().y + 2.0 * space::S
    }
}

fn lay_out(ui: &Ui, tokens: &Tokens, card: &Card<'_>, width: f32) -> Laid {
    let (ink, second) = match (card.enabled, card.primary) {
        (true, true) => (tokens.surface, tokens.surface),
        (true, false) => (tokens.ink, tokens.second),
        (false, _) => (tokens.second, tokens.second),
    };
    let words = width - 2.0 * space::M;
    let name = text::layout(ui, card.name, tokens.strong(Size::Body), tokens.line_height(Size::Body), ink, words);
    let tells = text::layout_size(ui, tokens, card.tells, Size::Small, second, words);
    Laid { name, tells, ink }
}

fn card_ui(ui: &mut Ui, tokens: &Tokens, card: &Card<'_>, laid: &Laid, rect: Rect) -> bool {
    let id = Id::unique(("card", card.id));
    let sense = if card.enabled && ui.is_enabled() { Sense::click() } else { Sense::hover() };
    let enabled = sense.senses_click();
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, card.name));
    let (fill, stroke) = match (enabled && card.primary, enabled && (response.hovered() || response.has_focus())) {
        (true, _) => (tokens.accent.ink, Stroke::new(1.0, tokens.accent.ink)),
        (false, true) => (tokens.hover, Stroke::new(1.0, tokens.second)),
        (false, false) => (tokens.surface, Stroke::new(1.0, if enabled { tokens.faint } else { tokens.line })),
    };
    ui.painter().rect(rect, space::RADIUS, fill, stroke, StrokeKind::Inside);
    if response.has_focus() {
        // Around it, so that it is seen on the accent, too.
        ui.painter().rect_stroke(
            rect.expand(3.0),
            space::RADIUS + 2,
            Stroke::new(2.0, tokens.accent.ink),
            StrokeKind::Inside,
        );
    }
    if response.gained_focus() {
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
    }
    let at = rect.min + vec2(space::M, space::S);
    ui.painter().galley(at, Arc::clone(&laid.name), laid.ink);
    let below = at + vec2(0.0, laid.name.size().y);
    ui.painter().galley(below, Arc::clone(&laid.tells), laid.ink);
    let words = Rect::from_min_size(below, laid.tells.size());
    let told = ui.interact(words, id.with("tells"), Sense::hover());
    told.widget_info(|| WidgetInfo::labeled(egui::Role::Label, enabled, card.tells));
    response.clicked()
}
