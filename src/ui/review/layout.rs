//! How the columns stand: three, two, or one, by how much room there is for the size of the text.

use egui::{Color32, Id, Rect, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{By, ReviewState, Wish, afterwards, board, details, list, plan, side};
use crate::t;
use crate::ui::theme::{space, tokens};
use crate::ui::widgets::choice;
use crate::ui::{Ask, View};

/// Widths in points at 100 %: from here on there is room for three columns, and for two.
const THREE: f32 = 900.0;
const TWO: f32 = 600.0;

/// Columns of Review.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// Elements, notes, the note; with the widths of the first and the last.
    Three(f32, f32),
    /// Notes, the note; with the width of the last. The elements are a menu.
    Two(f32),
    /// Notes, or the note.
    One,
}

impl Shape {
    /// The shape for a width, in points at 100 %.
    fn of(width: f32) -> Self {
        match width {
            ..TWO => Self::One,
            ..THREE => Self::Two((width * 0.46).min(400.0)),
            ..1200.0 => Self::Three(244.0, 316.0),
            ..1600.0 => Self::Three(296.0, 376.0),
            _ => Self::Three(304.0, 460.0),
        }
    }
}

/// The columns, from the left: so goes the focus, too.
pub(super) fn columns_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, uncovered: bool, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let area = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(area);
    if review.plan.wide {
        return plan_ui(ui, view, review, area, uncovered, asks);
    }
    if review.shows_coverage() {
        review.list_is_drawn = true;
        return column_ui(ui, area, tokens.surface, Vec2::ZERO, |ui| board::board_ui(ui, view, review, asks));
    }
    // A table needs more room than a form.
    let more = if review.measures_shown { 100.0 } else { 0.0 };
    let (left, right) = match Shape::of(area.width() / tokens.scale) {
        Shape::Three(left, right) => (Some(tokens.scaled(left)), Some(tokens.scaled(right + more))),
        Shape::Two(right) => (None, Some(tokens.scaled(right + more / 2.0))),
        Shape::One => (None, None),
    };
    let margin = vec2(space::L, space::L);
    let x = [area.left() + left.unwrap_or(0.0), area.right() - right.unwrap_or(0.0)];
    let column = |from: f32, to: f32| Rect::from_min_max(pos2(from, area.top()), pos2(to, area.bottom()));
    if left.is_some() {
        let rect = column(area.left(), x[0]);
        column_ui(ui, rect, tokens.ground, vec2(space::S, space::L), |ui| {
            side::side_ui(ui, view, review, uncovered, asks);
        });
        // What was chosen just now is shown just now.
        review.follow(view);
    }
    let middle = column(x[0], x[1]);
    // The line stands below the list: when it wants the focus, it has to be there.
    review.open &= !review.line.wants_focus();
    review.list_is_drawn = right.is_some() || !review.open;
    if !review.list_is_drawn {
        column_ui(ui, middle, tokens.ground, margin, |ui| {
            if ui.button(t!("review-back")).clicked() {
                review.wish = Some(Wish::List);
            }
            ui.add_space(space::S);
            right_ui(ui, view, review, uncovered, asks);
        });
        return;
    }
    column_ui(ui, middle, tokens.surface, Vec2::ZERO, |ui| {
        list::list_ui(ui, view, review, list::Look { folded: left.is_none(), uncovered }, asks);
        afterwards::afterwards_ui(ui, view, review, asks);
    });
    if right.is_some() {
        let rect = column(x[1], area.right());
        column_ui(ui, rect, tokens.ground, margin, |ui| right_ui(ui, view, review, uncovered, asks));
        ui.painter().vline(x[1], area.y_range(), Stroke::new(1.0, tokens.line));
    }
    if left.is_some() {
        ui.painter().vline(x[0], area.y_range(), Stroke::new(1.0, tokens.line));
    }
}

/// The right column: the note, or the measures that grew out of the element's notes.
fn right_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, uncovered: bool, asks: &mut Vec<Ask>) {
    let choices = [(false, t!("review-note").into_owned()), (true, t!("review-measures").into_owned())];
    let name = |word: &str| t!("review-right-name", word = word);
    let id = Id::unique("review-right");
    if let Some(measures) = choice::choice_ui(ui, id, "", review.measures_shown, &choices, name) {
        review.measures_shown = measures;
    }
    ui.add_space(space::S);
    if review.measures_shown {
        plan::plan_ui(ui, view, review, uncovered, asks);
    } else {
        details::details_ui(ui, view, review, uncovered, asks);
    }
}

/// Height of the notes beneath the plan, as a share of the place.
const BELOW: f32 = 0.2;

/// The plan over the whole width, with the notes of the selected row beneath. What is missing stays beside it.
fn plan_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, area: Rect, uncovered: bool, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    review.list_is_drawn = true;
    let beside = match Shape::of(area.width() / tokens.scale) {
        Shape::Three(left, _) if review.by == By::Missing => tokens.scaled(left),
        _ => 0.0,
    };
    let mut place = area;
    if beside > 0.0 {
        place.min.x += beside;
        let rect = Rect::from_min_max(area.min, pos2(place.left(), area.bottom()));
        column_ui(ui, rect, tokens.ground, vec2(space::S, space::L), |ui| {
            side::side_ui(ui, view, review, uncovered, asks);
        });
        ui.painter().vline(place.left(), area.y_range(), Stroke::new(1.0, tokens.line));
    }
    let height = (place.height() * BELOW).clamp(tokens.scaled(84.0), tokens.scaled(220.0)).min(place.height() * 0.4);
    let edge = place.bottom() - height;
    let table = Rect::from_min_max(place.min, pos2(place.right(), edge));
    column_ui(ui, table, tokens.surface, Vec2::ZERO, |ui| plan::plan_ui(ui, view, review, uncovered, asks));
    let below = Rect::from_min_max(pos2(place.left(), edge), place.max);
    let mut clicked = None;
    column_ui(ui, below, tokens.ground, Vec2::ZERO, |ui| {
        clicked = plan::below_ui(ui, view, &mut review.plan, uncovered);
    });
    ui.painter().hline(place.x_range(), edge, Stroke::new(1.0, tokens.line));
    if let Some(note) = clicked {
        review.go_to_note(note);
    }
}

fn column_ui(ui: &mut Ui, rect: Rect, fill: Color32, margin: Vec2, add: impl FnOnce(&mut Ui)) {
    ui.painter().rect_filled(rect, 0.0, fill);
    let inside = UiBuilder::new().max_rect(rect.shrink2(margin)).id_salt("review-column");
    let mut column = ui.new_child(inside);
    column.set_clip_rect(rect.intersect(ui.clip_rect()));
    add(&mut column);
}
