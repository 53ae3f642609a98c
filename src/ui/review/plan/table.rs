//! The table itself: a head that stays, rows of which only the visible ones are touched, and the number of each row, which
//! stays where the other columns move aside.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use egui::{
    Align2, CursorIcon, FocusDirection, Galley, Id, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::chooser::{choices, chooser_ui};
use super::column::{Column, Editing};
use super::keys::{begin, keys};
use super::typing::typing_ui;
use super::{Leave, Mode, PlanState, table_id};
use crate::session::MeasureId;
use crate::session::plan::Measure;
use crate::t;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::{mark, text};
use crate::ui::{Ask, View};

/// Lines of a cell at most; what is more ends in `…`, and stands in full where the cell is edited.
const LINES: usize = 6;

/// Height of the bar below a table that is wider than its place, in points.
const BAR: f32 = 12.0;

/// How high rows are, as long as nothing has changed that they depend on.
#[derive(Debug, Default)]
pub(super) struct Heights {
    key: Vec<u64>,
    rows: RefCell<HashMap<MeasureId, f32>>,
}

/// Where the columns stand in one pass.
struct Grid {
    area: Rect,
    /// Column, left edge in points from the table's, and width. The first one does not move.
    columns: Vec<(Column, f32, f32)>,
    total: f32,
    head: f32,
    scroll: f32,
}

impl Grid {
    fn new(ui: &Ui, plan: &mut PlanState, area: Rect) -> Self {
        let tokens = tokens(ui);
        let shown = plan.columns_now();
        let mut widths: Vec<f32> = shown.iter().map(|column| tokens.scaled(width(plan, *column))).collect();
        let rest = area.width() - widths.iter().sum::<f32>();
        if let Some(at) = shown.iter().position(|column| *column == Column::Action).filter(|_| rest > 0.0) {
            widths[at] += rest;
        }
        let mut left = 0.0;
        let columns = shown.into_iter().zip(widths).map(|(column, width)| {
            left += width;
            (column, left - width, width)
        });
        let columns: Vec<_> = columns.collect();
        let head = tokens.scaled(44.0);
        let mut grid = Self { area, columns, total: left, head, scroll: 0.0 };
        if plan.reveal && grid.columns.first().is_some_and(|(column, ..)| *column == plan.column) {
            plan.scroll = 0.0;
        }
        if plan.reveal
            && let Some(at) = grid.columns.iter().skip(1).find(|(column, ..)| *column == plan.column)
        {
            let (_, left, width) = *at;
            let room = (area.width() - grid.pinned()).max(1.0);
            let from = left - grid.pinned();
            plan.scroll = plan.scroll.min(from).max((from + width - room).min(from));
        }
        plan.scroll = plan.scroll.clamp(0.0, (grid.total - area.width()).max(0.0));
        grid.scroll = plan.scroll;
        grid
    }

    /// Width of what does not move.
    fn pinned(&self) -> f32 {
        self.columns.first().map_or(0.0, |(_, _, width)| *width)
    }

    /// The place of a cell in a row.
    fn cell(&self, at: usize, row: Rect) -> Rect {
        let (_, left, width) = self.columns.get(at).copied().unwrap_or_default();
        let left = self.area.left() + if at == 0 { left } else { left - self.scroll };
        Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()))
    }

    /// The columns that are in sight, the one that does not move last: it is drawn over the others.
    fn in_sight(&self) -> impl Iterator<Item = usize> {
        let edge = self.area.left() + self.pinned();
        let moving = (1..self.columns.len()).filter(move |at| {
            let cell = self.cell(*at, self.area);
            cell.right() > edge && cell.left() < self.area.right()
        });
        moving.chain((!self.columns.is_empty()).then_some(0))
    }

    /// What may be painted of a column.
    fn clip(&self, at: usize, of: Rect) -> Rect {
        let edge = self.area.left() + self.pinned();
        if at == 0 { of } else { Rect::from_min_max(pos2(edge, of.top()), of.max) }
    }

    fn is_wide(&self) -> bool {
        self.total > self.area.width() + 0.5
    }
}

fn width(plan: &PlanState, column: Column) -> f32 {
    match column {
        _ if plan.wide => plan.columns.width(column),
        Column::Number => 104.0,
        Column::Lead => 84.0,
        Column::By => 80.0,
        _ => 140.0,
    }
}

/// The table in all the space there is.
pub(super) fn table_ui(ui: &mut Ui, view: &View<'_>, plan: &mut PlanState, uncovered: bool, asks: &mut Vec<Ask>) {
    let area = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(area);
    if plan.is_editing() || ui.memory(|memory| memory.has_focus(table_id())) {
        // In the first pass in which it has the focus nothing tells the toolkit yet that Tab and arrows are ours.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    let response = ui.interact(area, table_id(), Sense::focusable_noninteractive());
    let name = plan.measure().map(|measure| plan.cell_name(view, measure, plan.column, uncovered));
    let name = t!("plan-table", cell = name.unwrap_or_default());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Grid, true, &name));
    if response.gained_focus() {
        // The Tab that came here is not one more.
        ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Tab);
            input.consume_key(Modifiers::SHIFT, Key::Tab);
        });
    }
    keys(ui, view, plan, uncovered, asks);
    if let Some(by) = sideways(ui, &response) {
        plan.scroll -= by;
    }
    plan.focused = response.has_focus() || plan.is_editing();
    let grid = Grid::new(ui, plan, area);
    head_ui(ui, &grid, plan);
    let bar = if grid.is_wide() { BAR } else { 0.0 };
    let body = Rect::from_min_max(area.min + vec2(0.0, grid.head), area.max - vec2(0.0, bar));
    let cell = rows_ui(ui, view, plan, &grid, body, uncovered, asks);
    if grid.is_wide() {
        bar_ui(ui, plan, &grid, Rect::from_min_max(pos2(area.left(), body.bottom()), area.max));
    }
    if let Some(cell) = cell {
        edit_ui(ui, view, plan, cell, asks);
    }
    if !plan.held.is_empty() {
        ui.ctx().request_repaint();
    }
}

/// Two fingers sideways, or the wheel with Shift.
fn sideways(ui: &Ui, response: &Response) -> Option<f32> {
    let by =
        response.contains_pointer().then(|| ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.x)));
    by.filter(|by| *by != 0.0)
}

/// The field or the list over the cell of the cursor.
fn edit_ui(ui: &Ui, view: &View<'_>, plan: &mut PlanState, cell: Rect, asks: &mut Vec<Ask>) {
    let Some(measure) = plan.measure().cloned() else {
        return;
    };
    let column = plan.column;
    let name = t!("plan-field", column = column.title(), number = measure.number.to_string());
    match &mut plan.mode {
        Mode::Moving => {}
        Mode::Typing(typing) => {
            let (changed, ending) = typing_ui(ui, view, cell, (column, &name), typing);
            if changed {
                plan.typed(view, asks);
            }
            if let Some(ending) = ending {
                plan.end_typing(ui, ending, asks);
            }
        }
        Mode::Choosing(chooser) => {
            let sensitive = plan.listing.is_sensitive(measure.id);
            let rows = choices(column, view.session, &measure, sensitive, &chooser.query);
            if let Some(at) = chooser_ui(ui, cell, chooser, &rows) {
                plan.take(view, at, asks);
                if column.editing() != Editing::Several {
                    plan.mode = Mode::Moving;
                }
                ui.memory_mut(|memory| memory.request_focus(table_id()));
            }
        }
    }
}

/// The heads: a click sorts, an edge that is dragged makes a column wider.
fn head_ui(ui: &mut Ui, grid: &Grid, plan: &mut PlanState) {
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

/// What a person does with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Select,
    Edit,
    ToNotes,
    Delete,
}

/// The rows; the place of the cell of the cursor, where it is in sight.
fn rows_ui(
    ui: &mut Ui,
    view: &View<'_>,
    plan: &mut PlanState,
    grid: &Grid,
    body: Rect,
    uncovered: bool,
    asks: &mut Vec<Ask>,
) -> Option<Rect> {
    let tokens = tokens(ui);
    plan.heights.follow(view.revision, grid, tokens.scale, uncovered);
    let mut rows = std::mem::take(&mut plan.rows);
    if std::mem::take(&mut plan.reveal) {
        rows.show_row(plan.row);
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("plan-rows"));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    let mut cursor = None;
    let mut deed = None;
    {
        let plan = &*plan;
        let all = plan.listing.rows();
        let look = Look { view, plan, grid, tokens: &tokens, uncovered, marked: plan.marked() };
        rows.show(
            &mut child,
            "plan",
            all.len(),
            |ui, row, _| all.get(row).map_or(0.0, |measure| look.height(ui, measure)),
            |ui, row, rect| {
                if let Some(measure) = all.get(row) {
                    let done = look.row_ui(ui, row, measure, rect, &mut cursor);
                    deed = done.map(|(column, done)| (row, column, done)).or(deed);
                }
            },
        );
    }
    plan.rows = rows;
    if let Some((row, column, done)) = deed {
        plan.mode = Mode::Moving;
        let held = ui.input(|input| input.modifiers.shift);
        plan.anchor = held.then(|| plan.anchor.unwrap_or((plan.row, plan.column)));
        plan.column = column;
        plan.stand(row);
        plan.reveal = false;
        ui.memory_mut(|memory| memory.request_focus(table_id()));
        match done {
            Deed::Select => {}
            Deed::Edit => begin(view, plan, None, uncovered, asks),
            Deed::ToNotes => plan.leave = Some(Leave::ToNotes),
            Deed::Delete => asks.push(Ask::Do(crate::command::Command::DeleteNote)),
        }
        ui.ctx().request_repaint();
    }
    cursor
}

/// What rows need to be drawn.
struct Look<'a> {
    view: &'a View<'a>,
    plan: &'a PlanState,
    grid: &'a Grid,
    tokens: &'a Tokens,
    uncovered: bool,
    marked: (std::ops::RangeInclusive<usize>, Vec<Column>),
}

impl Look<'_> {
    fn galley(&self, ui: &Ui, measure: &Measure, column: Column, width: f32) -> Arc<Galley> {
        let says = column.shows(self.view.session, measure, &self.plan.listing, self.uncovered);
        let open = match column {
            Column::Lead => measure.lead.is_none(),
            Column::By => measure.by.is_none(),
            _ => false,
        };
        let tokens = self.tokens;
        let ink = match column {
            _ if open => tokens.gap.ink,
            Column::Number | Column::Notes => tokens.accent.ink,
            Column::Sources | Column::Papers => tokens.second,
            _ => tokens.ink,
        };
        let font = if column == Column::Number { tokens.strong(Size::Body) } else { tokens.font(Size::Body) };
        let room = width - 2.0 * space::S;
        text::layout_rows(ui, &says, font, tokens.line_height(Size::Body), ink, room, LINES)
    }

    fn height(&self, ui: &Ui, measure: &Measure) -> f32 {
        if let Some(height) = self.plan.heights.rows.borrow().get(&measure.id) {
            return *height;
        }
        let of = |(column, _, width): &(Column, f32, f32)| self.galley(ui, measure, *column, *width).size().y;
        let tallest = self.grid.columns.iter().map(of).fold(self.tokens.line_height(Size::Body), f32::max);
        let height = tallest + 2.0 * space::S - 2.0;
        self.plan.heights.rows.borrow_mut().insert(measure.id, height);
        height
    }

    fn row_ui(
        &self,
        ui: &mut Ui,
        row: usize,
        measure: &Measure,
        rect: Rect,
        cursor: &mut Option<Rect>,
    ) -> Option<(Column, Deed)> {
        let tokens = self.tokens;
        let selected = self.plan.selected == Some(measure.id);
        let fill = if selected { tokens.selected } else { tokens.surface };
        ui.painter().rect_filled(rect, 0.0, fill);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        let mut done = None;
        for at in self.grid.in_sight() {
            let Some((column, _, width)) = self.grid.columns.get(at).copied() else { continue };
            let cell = self.grid.cell(at, rect);
            let clip = self.grid.clip(at, rect).intersect(ui.clip_rect());
            let mut child = ui.new_child(UiBuilder::new().max_rect(cell).id_salt((measure.id, column)));
            child.set_clip_rect(clip);
            let id = Id::unique(("plan-cell", measure.id.0, column));
            let response = child.interact(cell.intersect(clip), id, Sense::CLICK);
            let name = || self.plan.cell_name(self.view, measure, column, self.uncovered);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Cell, true, name()));
            let marked = self.plan.anchor.is_some() && self.marked.0.contains(&row) && self.marked.1.contains(&column);
            if at == 0 {
                let ground = Rect::from_min_max(cell.min, cell.max - vec2(0.0, 1.0));
                child.painter().rect_filled(ground, 0.0, fill);
            }
            if marked {
                child.painter().rect_filled(cell, 0.0, tokens.accent.ground);
            }
            let galley = self.galley(&child, measure, column, width);
            let elided = galley.elided;
            let at_text = cell.min + vec2(space::S, space::S - 1.0);
            child.painter().galley(at_text, galley, tokens.ink);
            if at == 0 && self.grid.scroll > 0.5 {
                child.painter().vline(cell.right() - 0.5, cell.y_range(), Stroke::new(1.0, tokens.line));
            }
            if selected && self.plan.column == column {
                self.cursor_ui(&child, cell);
                *cursor = Some(cell.intersect(Rect::everything_right_of(self.grid.area.left())));
            }
            done = self.deed(response, measure, column, elided).map(|deed| (column, deed)).or(done);
        }
        done
    }

    fn cursor_ui(&self, ui: &Ui, cell: Rect) {
        let tokens = self.tokens;
        let line = if self.plan.focused { Stroke::new(2.0, tokens.accent.ink) } else { Stroke::new(1.0, tokens.faint) };
        ui.painter().rect_stroke(cell.shrink2(vec2(0.5, 1.0)), 3.0, line, StrokeKind::Inside);
    }

    fn deed(&self, response: Response, measure: &Measure, column: Column, elided: bool) -> Option<Deed> {
        let mut deed = if response.double_clicked() {
            Some(Deed::Edit)
        } else if response.clicked() && column == Column::Notes {
            Some(Deed::ToNotes)
        } else {
            (response.clicked() || response.secondary_clicked()).then_some(Deed::Select)
        };
        response.context_menu(|ui| {
            for (key, chosen) in
                [("plan-edit-cell", Deed::Edit), ("plan-to-notes", Deed::ToNotes), ("plan-delete", Deed::Delete)]
            {
                if ui.button(t!(key)).clicked() {
                    deed = Some(chosen);
                    ui.close();
                }
            }
        });
        if elided {
            response.on_hover_text(column.shows(self.view.session, measure, &self.plan.listing, self.uncovered));
        }
        deed
    }
}

impl Heights {
    /// Forgets them when anything has changed that they depend on.
    fn follow(&mut self, revision: u64, grid: &Grid, scale: f32, uncovered: bool) {
        let widths = grid.columns.iter().map(|(column, _, width)| (*column as u64) << 32 | u64::from(width.to_bits()));
        let mut key = vec![revision, u64::from(scale.to_bits()), u64::from(uncovered)];
        key.extend(widths);
        if key != self.key {
            self.key = key;
            self.rows.borrow_mut().clear();
        }
    }
}

/// The bar below: where among the columns the view is.
fn bar_ui(ui: &Ui, plan: &mut PlanState, grid: &Grid, rect: Rect) {
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
