//! A short list of which one row is chosen, and which can be put in another order. One stop for Tab; arrows choose.
//!
//! For lists of some dozens of rows: all of them are laid out. For thousands there is [`rows`](super::rows).

use egui::style::ScrollAnimation;
use egui::{
    CursorIcon, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use crate::ui::keys::take_exactly;
use crate::ui::theme::{Tokens, space, tokens};

/// What a list is made of.
pub trait Source {
    /// How many rows there are.
    fn count(&self) -> usize;
    /// The id of a row, from the record that it shows.
    fn id(&self, row: usize) -> Id;
    /// What a row says aloud.
    fn name(&self, row: usize) -> String;
    /// How high a row is at a width.
    fn height(&self, ui: &Ui, row: usize, width: f32) -> f32;
    /// Draws a row into `rect`; what was asked for by a mark in it, if anything.
    fn row_ui(&self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Picked>;
    /// Draws the head of the group that begins with this row, if one does.
    fn head_ui(&self, _ui: &mut Ui, _row: usize) {}
    /// Whether a row can be put in the place of another one. Rows that have no order cannot be moved.
    fn is_movable(&self, _from: usize, _to: usize) -> bool {
        false
    }
}

/// What a person wants of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Choose this row, by key.
    Row(usize),
    /// Choose this row, by pointer.
    Press(usize),
    /// Go on to what the chosen row is about.
    Open(usize),
    /// Space on the row, or a click on its mark.
    Mark(usize),
    /// Remove it.
    Remove(usize),
    /// Put the first row in the place of the second.
    Move(usize, usize),
}

/// Shows the list, with the row that is chosen; `reveal` brings that one into view.
pub fn pick_ui(ui: &mut Ui, source: &impl Source, chosen: Option<usize>, reveal: bool) -> Option<Picked> {
    let tokens = tokens(ui);
    let mut stop = chosen.unwrap_or(0);
    let mut picked = (source.count() > 0).then(|| keys(ui, source, stop)).flatten();
    if let Some(Picked::Row(row)) = picked {
        // From here on it is the row that can have the focus: the others give it up as they are drawn.
        stop = row;
        ui.memory_mut(|memory| memory.request_focus(source.id(row)));
        ui.ctx().request_repaint();
    }
    let mut rects = Vec::with_capacity(source.count());
    let mut dragged = None;
    for row in 0..source.count() {
        source.head_ui(ui, row);
        let width = ui.available_width();
        let (_, rect) = ui.allocate_space(vec2(width, source.height(ui, row, width)));
        let response = row_response(ui, source, row, rect, row == stop);
        paint_row(ui, &tokens, rect, chosen == Some(row), &response);
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen == Some(row), source.name(row))
        });
        picked = source.row_ui(ui, row, rect).or(picked);
        if response.clicked() || response.drag_started() {
            ui.memory_mut(|memory| memory.request_focus(source.id(row)));
            picked = picked.or(Some(Picked::Press(row)));
        }
        if response.double_clicked() {
            picked = Some(Picked::Open(row));
        }
        if response.gained_focus() || (reveal && chosen == Some(row)) {
            ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
        }
        if response.dragged() || response.drag_stopped() {
            dragged = Some((row, response));
        }
        rects.push(rect);
    }
    if let Some((from, response)) = dragged {
        picked = drag(ui, source, from, &response, &rects).or(picked);
    }
    picked
}

fn row_response(ui: &Ui, source: &impl Source, row: usize, rect: Rect, stop: bool) -> Response {
    let mut sense = Sense::CLICK;
    if stop {
        sense |= Sense::FOCUSABLE;
    }
    if (0..source.count()).any(|to| source.is_movable(row, to)) {
        sense |= Sense::DRAG;
    }
    ui.interact(rect, source.id(row), sense)
}

fn paint_row(ui: &Ui, tokens: &Tokens, rect: Rect, chosen: bool, response: &Response) {
    if chosen {
        // In high contrast tints have no ground of their own.
        let flat = tokens.accent.ground == tokens.surface;
        let fill = if flat { tokens.selected } else { tokens.accent.ground };
        ui.painter().rect_filled(rect, space::RADIUS, fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, space::RADIUS, tokens.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, space::RADIUS, Stroke::new(2.0, tokens.accent.ink), StrokeKind::Inside);
    }
}

/// Keys of the row that has the focus; they are taken out of the pass.
fn keys(ui: &Ui, source: &impl Source, stop: usize) -> Option<Picked> {
    let id = source.id(stop);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let last = source.count() - 1;
    let picked = ui.input_mut(|input| {
        let mut pressed = |key| take_exactly(input, Modifiers::NONE, key);
        if pressed(Key::ArrowUp) {
            Some(Picked::Row(stop.saturating_sub(1)))
        } else if pressed(Key::ArrowDown) {
            Some(Picked::Row((stop + 1).min(last)))
        } else if pressed(Key::Home) {
            Some(Picked::Row(0))
        } else if pressed(Key::End) {
            Some(Picked::Row(last))
        } else if pressed(Key::Enter) {
            Some(Picked::Open(stop))
        } else if pressed(Key::Space) {
            Some(Picked::Mark(stop))
        } else if pressed(Key::Delete) {
            Some(Picked::Remove(stop))
        } else {
            None
        }
    });
    if picked.is_some() {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    picked
}

/// Where the row under the pointer would go, as a line; and the move when it is let go.
fn drag(ui: &Ui, source: &impl Source, from: usize, response: &Response, rects: &[Rect]) -> Option<Picked> {
    let pointer = response.interact_pointer_pos()?;
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let mut to = from;
    while to > 0
        && rects.get(to - 1).is_some_and(|above| pointer.y < above.center().y)
        && source.is_movable(from, to - 1)
    {
        to -= 1;
    }
    while rects.get(to + 1).is_some_and(|below| pointer.y > below.center().y) && source.is_movable(from, to + 1) {
        to += 1;
    }
    if to == from {
        return None;
    }
    let rect = rects.get(to)?;
    let y = if to < from { rect.top() } else { rect.bottom() };
    ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, tokens(ui).accent.ink));
    response.drag_stopped().then_some(Picked::Move(from, to))
}
