//! One of a few: every choice in sight, as words side by side. One stop for Tab; arrows choose.

use egui::style::ScrollAnimation;
use egui::{
    EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::text;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, Tokens, space, tokens};

/// Shows the choices under a label; the one that was chosen now, if any.
///
/// `name` is what each choice is called aloud, from the label and its word.
pub fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: Id,
    label: &str,
    chosen: T,
    choices: &[(T, String)],
    name: impl Fn(&str) -> String,
) -> Option<T> {
    ui.vertical(|ui| parts_ui(ui, id, label, chosen, choices, name)).inner
}

fn parts_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: Id,
    label: &str,
    chosen: T,
    choices: &[(T, String)],
    name: impl Fn(&str) -> String,
) -> Option<T> {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    if !label.is_empty() {
        text::strong(ui, label, Size::Small, tokens.second);
    }
    let at = choices.iter().position(|(choice, _)| *choice == chosen);
    let mut stop = at.unwrap_or(0);
    let mut wanted = None;
    if let Some(turn) = arrows(ui, id.with(stop)) {
        let count = choices.len().max(1);
        let to = if turn == Turn::On { stop + 1 } else { stop + count - 1 } % count;
        // From here on it is the word that can have the focus: the others give it up as they are drawn.
        stop = to;
        ui.memory_mut(|memory| memory.request_focus(id.with(to)));
        ui.ctx().request_repaint();
        wanted = choices.get(to).map(|(choice, _)| *choice);
    }
    let inset = inset(ui, &tokens, choices);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(BETWEEN, BETWEEN);
        for (index, (choice, word)) in choices.iter().enumerate() {
            let response = pill_ui(ui, &tokens, id.with(index), word, (at == Some(index), stop == index), inset);
            response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, at == Some(index), name(word)));
            if response.clicked() {
                ui.memory_mut(|memory| memory.request_focus(id.with(index)));
                wanted = Some(*choice);
            }
        }
    });
    wanted.filter(|wanted| *wanted != chosen)
}

/// Where an arrow leads: round and round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    On,
    Back,
}

/// The arrow that was pressed. Arrows belong to the choices while one of them has the focus.
fn arrows(ui: &Ui, stop: Id) -> Option<Turn> {
    if !ui.memory(|memory| memory.has_focus(stop)) {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(stop, filter));
    let turn = ui.input_mut(|input| {
        let mut pressed = |key| take_exactly(input, Modifiers::NONE, key);
        if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
            Some(Turn::On)
        } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
            Some(Turn::Back)
        } else {
            None
        }
    });
    if turn.is_some() {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    turn
}

/// Room between two words.
const BETWEEN: f32 = space::XS + 2.0;

/// Room on either side of a word: less of it where that keeps all of them on one line.
fn inset<T>(ui: &Ui, tokens: &Tokens, choices: &[(T, String)]) -> f32 {
    let (room, line) = (ui.available_width(), tokens.line_height(Size::Body));
    let wide = |(_, word): &(T, String)| {
        text::layout_line(ui, word, tokens.strong(Size::Body), line, tokens.ink, f32::INFINITY).size().x
    };
    let words: f32 = choices.iter().map(wide).sum();
    let count = choices.len().max(1) as f32;
    let left = ((room - words - BETWEEN * (count - 1.0)) / (2.0 * count)).floor();
    if left >= space::XS { left.min(space::M) } else { space::M }
}

fn pill_ui(ui: &mut Ui, tokens: &Tokens, id: Id, word: &str, (chosen, stop): (bool, bool), inset: f32) -> Response {
    let (font, ink) =
        if chosen { (tokens.strong(Size::Body), tokens.accent.ink) } else { (tokens.font(Size::Body), tokens.ink) };
    // The width is that of the semibold word in either case: choosing moves nothing.
    let line = tokens.line_height(Size::Body);
    let room = ui.max_rect().width() - 2.0 * inset;
    let wide = text::layout_line(ui, word, tokens.strong(Size::Body), line, ink, room);
    let galley = text::layout_line(ui, word, font, line, ink, room);
    let (_, rect) = ui.allocate_space(vec2(wide.size().x + 2.0 * inset, tokens.scaled(28.0)));
    let sense = if stop { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    let focused = response.has_focus();
    let (fill, stroke) = match (chosen, focused) {
        (_, true) => (tokens.accent.ground, Stroke::new(2.0, tokens.accent.ink)),
        (true, false) => (tokens.accent.ground, Stroke::new(1.5, tokens.accent.ink)),
        (false, false) if response.hovered() => (tokens.hover, Stroke::new(1.0, tokens.faint)),
        (false, false) => (tokens.surface, Stroke::new(1.0, tokens.line)),
    };
    ui.painter().rect(rect, space::RADIUS, fill, stroke, StrokeKind::Inside);
    let at = Rect::from_center_size(rect.center(), galley.size()).min;
    ui.painter().galley(at, galley, ink);
    if response.gained_focus() {
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
    }
    response
}
