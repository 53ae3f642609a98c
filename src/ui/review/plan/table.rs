//! The table itself: a head that stays, rows of which only the visible ones are touched, and the number of each row, which
//! stays where the other columns move aside.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use egui::{
    FocusDirection, Galley, Id, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::chooser::{choices, chooser_ui};
use super::column::{Column, Editing};
use super::grid::Grid;
use super::head::{bar_ui, head_ui};
use super::keys::{begin, keys};
use super::typing::{Ending, typing_ui};
use super::{Leave, Mode, PlanState, cell_name, table_id};
use crate::session::MeasureId;
use crate::session::plan::Measure;
use crate::t;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::text;
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

/// The table in all the space there is.
pub(super) fn table_ui(ui: &mut Ui, view: &View<'_>, plan: &mut PlanState, uncovered: bool, asks: &mut Vec<Ask>) {
    let area = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(area);
    if plan.is_editing() || ui.memory(|memory| memory.has_focus(table_id())) {
        // In the first pass in which it has the focus nothing tells the toolkit yet that Tab and arrows are ours.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    let response = ui.interact(area, table_id(), Sense::focusable_noninteractive());
    let name = plan.measure().map(|measure| cell_name(view, measure, plan.column, uncovered));
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
            // What is taken back in the same pass does not come into the record first.
            if changed && ending != Some(Ending::Cancel) {
                plan.typed(view, asks);
            }
            if let Some(ending) = ending {
                plan.end_typing(ui, view, ending, asks);
            }
        }
        Mode::Choosing(chooser) => {
            let sensitive = view.index.is_sensitive(&measure);
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
        plan.leave_cell();
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
        let says = column.shows(self.view, measure, self.uncovered);
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
            let name = || cell_name(self.view, measure, column, self.uncovered);
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
            response.on_hover_text(column.shows(self.view, measure, self.uncovered));
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
