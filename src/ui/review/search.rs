//! The search field, in the bar above.

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::TextEditState;
use egui::{
    Align, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, Rect, Response, Stroke, TextEdit, Ui, UiBuilder,
    Vec2, vec2,
};

use super::chosen::Chosen;
use super::{ReviewState, Wish};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::rows::Rows;
use crate::ui::widgets::{button, mark};

/// Its width, in points at 100 %.
const WIDTH: f32 = 280.0;

/// Room for the cross at its end, in points at 100 %.
const CROSS: f32 = 28.0;

pub(super) fn field_id() -> Id {
    Id::unique("review-search")
}

/// Selects all that stands in it: the next search usually replaces it.
pub(super) fn select_all(ui: &Ui, query: &str) {
    let mut state = TextEditState::load(ui.ctx(), field_id()).unwrap_or_default();
    let end = CCursor::new(CharIndex(query.chars().count()));
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), field_id());
}

/// The search field. Words are found without their accents and their case; Esc ends the search.
pub fn search_ui(ui: &mut Ui, review: &mut ReviewState) {
    if ui.memory(|memory| memory.has_focus(field_id())) {
        keys(ui, review);
    }
    let was_empty = review.query.is_empty();
    let hint = if review.plan.wide { t!("plan-search-hint") } else { t!("review-search-hint") };
    let response = field_ui(ui, &mut review.query, &hint);
    if !review.query.is_empty() && clear_ui(ui, response.rect) {
        review.end_search();
        review.wish = Some(Wish::List);
    } else if response.changed() {
        if was_empty {
            // A search looks through everything, until something on the left is chosen.
            review.before_search = Some(std::mem::replace(&mut review.chosen, Chosen::All));
        } else if review.query.is_empty() {
            review.end_search();
        }
        review.rows = Rows::default();
    }
}

fn field_ui(ui: &mut Ui, query: &mut String, hint: &str) -> Response {
    let tokens = tokens(ui);
    let id = field_id();
    let focused = ui.memory(|memory| memory.has_focus(id));
    let (width, line) = if focused { (2.0, tokens.accent.ink) } else { (1.0, tokens.faint) };
    let inset = i8::from(!focused);
    let cross = tokens.scaled(CROSS) as i8;
    let margin = Margin { left: 9 + inset, right: cross + inset, top: 5 + inset, bottom: 5 + inset };
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(width, line))
        .corner_radius(space::RADIUS)
        .inner_margin(margin);
    let field = TextEdit::singleline(query)
        .id(id)
        .hint_text(hint.to_owned())
        .font(tokens.font(Size::Body))
        .frame(frame)
        .desired_width(tokens.scaled(WIDTH).min(ui.available_width()))
        .event_filter(EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true });
    ui.add(field).accessible_name(hint)
}

/// The cross at the end of the field: inside of it, so that nothing moves when it comes.
fn clear_ui(ui: &mut Ui, field: Rect) -> bool {
    let side = tokens(ui).scaled(CROSS);
    let rect = Rect::from_center_size(field.right_center() - vec2(side / 2.0 + 2.0, 0.0), Vec2::splat(side));
    let mut place = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    button::mark_ui(&mut place, &t!("review-search-clear"), mark::cross).clicked()
}

/// Enter and ↓ go to what was found, Esc ends the search, or leaves the field where there is none.
fn keys(ui: &Ui, review: &mut ReviewState) {
    let pressed = |key| ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key));
    if pressed(Key::Escape) {
        if !review.query.is_empty() {
            review.end_search();
        }
        review.wish = Some(Wish::List);
    } else if pressed(Key::Enter) || pressed(Key::ArrowDown) {
        review.wish = Some(Wish::List);
        if review.cursor.row().is_none() {
            (review.selected, review.take_first) = (None, true);
        }
    }
}
