//! Around the rows: the heads, which sort and have edges to drag, and the bar below a table that is wider than its place.

use egui::{Align2, CursorIcon, Id, Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::PlanState;
use super::column::Column;
use super::grid::Grid;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{mark, text};

/// The heads: a click sorts, an edge that is dragged makes a column wider.
pub(super) fn head_ui(ui: &mut Ui, grid: &Grid, plan: &mut PlanState) {
    let tokens = tokens(ui);
    let head = Rect::from_min_size(grid.area.min, vec2(grid.area.width(), grid.head));
    ui.painter().rect_filled(head, 0.0, tokens.ground);
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    for at in grid.in_sight().collect::<Vec<_>>() {
        let Some((column, ..)) = grid.columns.get(at).copied() else { continue };
        let rect = grid.cell(at, head);
        let clip = grid.clip(at, head).intersect(ui.clip_rect());
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("plan-head", column)));
        child.set_clip_rect(clip);
        if at == 0 {
            child.painter().rect_filled(Rect::from_min_max(rect.min, rect.max - vec2(0.0, 1.0)), 0.0, tokens.ground);
        }
        let response = child.interact(rect.intersect(clip), Id::unique(("plan-head", column)), Sense::CLICK);
        let title = column.title();
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ColumnHeader, true, &*title));
        let is_cursor = plan.column == column && plan.focused;
        let ink = if response.hovered() || is_cursor { tokens.ink } else { tokens.second };
        let side = tokens.scaled(10.0);
        let sorted = plan.sort.filter(|(by, _)| *by == column);
        let room = rect.width() - 2.0 * space::S - if sorted.is_some() { side + space::XS } else { 0.0 };
        let line = tokens.line_height(Size::Small);
        let galley = text::layout_rows(&child, &title, tokens.strong(Size::Small), line, ink, room, 2);
        let at_text = pos2(rect.left() + space::S, rect.bottom() - space::XS - 2.0 - galley.size().y);
        child.painter().galley(at_text, galley, ink);
        if let Some((_, backwards)) = sorted {
            let center = pos2(rect.right() - space::S - side / 2.0, rect.bottom() - space::XS - line / 2.0);
            mark::sorted(child.painter(), center, side, backwards, tokens.accent.ink);
        }
        if response.clicked() {
            let backwards = sorted.is_some_and(|(_, backwards)| !backwards);
            // Up, down, and back to the order of the plan.
            let is_last = sorted.is_some_and(|(_, backwards)| backwards);
            plan.sort = (!is_last).then_some((column, backwards));
            plan.reveal = true;
        }
        head_menu(&response, plan, column);
        response.on_hover_text(t!("plan-head-tip"));
        if plan.wide {
            edge_ui(&child, plan, column, rect, clip);
        }
    }
}

fn head_menu(response: &Response, plan: &mut PlanState, column: Column) {
    response.context_menu(|ui| {
        for (key, sort) in
            [("plan-sort-up", Some((column, false))), ("plan-sort-down", Some((column, true))), ("plan-sort-off", None)]
        {
            if ui.button(t!(key)).clicked() {
                plan.sort = sort;
                ui.close();
            }
        }
        if plan.wide && column != Column::Number && ui.button(t!("plan-hide-column")).clicked() {
            plan.columns.show(column, false);
            ui.close();
        }
    });
}

/// The right edge of a head: dragged it changes the width, a double click puts the usual one back.
fn edge_ui(ui: &Ui, plan: &mut PlanState, column: Column, head: Rect, clip: Rect) {
    let edge = Rect::from_min_max(pos2(head.right() - 5.0, head.top()), pos2(head.right() + 3.0, head.bottom()));
    let edge = edge.intersect(clip);
    if !edge.is_positive() {
        return;
    }
    let response = ui.interact(edge, Id::unique(("plan-edge", column)), Sense::DRAG | Sense::CLICK);
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        let line = Stroke::new(2.0, tokens(ui).accent.ink);
        ui.painter().vline(head.right() - 1.0, head.y_range(), line);
    }
    if response.double_clicked() {
        plan.columns.set_width(column, column.usual_width());
    } else if response.dragged() {
        let by = response.drag_delta().x / tokens(ui).scale;
        plan.columns.set_width(column, plan.columns.width(column) + by);
    }
}

/// The bar below: where among the columns the view is.
pub(super) fn bar_ui(ui: &Ui, plan: &mut PlanState, grid: &Grid, rect: Rect) {
    let tokens = tokens(ui);
    ui.painter().rect_filled(rect, 0.0, tokens.ground);
    let rail = rect.shrink2(vec2(space::XS, 3.0));
    let share = grid.area.width() / grid.total;
    let length = (rail.width() * share).max(32.0);
    let free = (rail.width() - length).max(1.0);
    let way = grid.total - grid.area.width();
    let left = rail.left() + free * (grid.scroll / way).clamp(0.0, 1.0);
    let bar = Rect::from_min_size(pos2(left, rail.top()), vec2(length, rail.height()));
    let response = ui.interact(rect, Id::unique("plan-bar"), Sense::DRAG);
    if response.dragged() {
        plan.scroll = (grid.scroll + response.drag_delta().x * way / free).clamp(0.0, way);
    }
    let color = if response.hovered() || response.dragged() { tokens.second } else { tokens.faint };
    ui.painter().rect_filled(bar, 3.0, color.gamma_multiply(0.7));
    if plan.says_covered {
        let words = t!("plan-covered");
        ui.painter().text(rect.left_top(), Align2::LEFT_BOTTOM, words, tokens.font(Size::Small), tokens.gap.ink);
    }
}
