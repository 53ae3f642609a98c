//! What the dialogs have in common that show another state of the record beside today.

use egui::{Rect, Ui, UiBuilder, vec2};

use super::Flow;
use crate::ui::theme::tokens;

/// A dialog with a head, a list that takes what room is left, and a foot.
#[derive(Debug, Default)]
pub struct Frame {
    /// How high head and foot were in the last pass.
    around: f32,
}

/// Height of such a dialog at most, in points at 100 %.
const HIGHEST: f32 = 640.0;

/// Height of the list at least, in points at 100 %.
const LIST: f32 = 112.0;

/// Draws head, middle and foot below each other; the middle gets the rectangle that is left for it.
pub fn parts_ui<S>(
    ui: &mut Ui,
    frame: &mut Frame,
    state: &mut S,
    head: impl FnOnce(&mut Ui, &mut S),
    middle: impl FnOnce(&mut Ui, &mut S, Rect),
    foot: impl FnOnce(&mut Ui, &mut S) -> Flow,
) -> Flow {
    let tokens = tokens(ui);
    let most = tokens.scaled(HIGHEST).min(ui.ctx().content_rect().height() - 96.0);
    let width = ui.max_rect().width();
    ui.set_width(width);
    let top = ui.cursor().top();
    head(ui, state);
    let list = (most - frame.around).max(tokens.scaled(LIST));
    let (rect, _) = ui.allocate_exact_size(vec2(width, list), egui::Sense::hover());
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect));
    middle(&mut inner, state, rect);
    let flow = foot(ui, state);
    let around = ui.min_rect().bottom() - top - list;
    if (around - frame.around).abs() > 0.5 {
        frame.around = around;
        ui.ctx().request_repaint();
    }
    flow
}
