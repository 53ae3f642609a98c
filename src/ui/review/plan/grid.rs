//! Where the columns of the table stand: the first one stays where the others move aside.

use egui::{Rect, Ui, pos2, vec2};

use super::PlanState;
use super::column::Column;
use crate::ui::theme::tokens;

/// Where the columns stand in one pass.
pub(super) struct Grid {
    pub area: Rect,
    /// Column, left edge in points from the table's, and width. The first one does not move.
    pub columns: Vec<(Column, f32, f32)>,
    /// Width of all of them.
    pub total: f32,
    /// Height of the heads.
    pub head: f32,
    /// How far it is scrolled to the right.
    pub scroll: f32,
}

impl Grid {
    pub fn new(ui: &Ui, plan: &mut PlanState, area: Rect) -> Self {
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
    pub fn cell(&self, at: usize, row: Rect) -> Rect {
        let (_, left, width) = self.columns.get(at).copied().unwrap_or_default();
        let left = self.area.left() + if at == 0 { left } else { left - self.scroll };
        Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()))
    }

    /// The columns that are in sight, the one that does not move last: it is drawn over the others.
    pub fn in_sight(&self) -> impl Iterator<Item = usize> {
        let edge = self.area.left() + self.pinned();
        let moving = (1..self.columns.len()).filter(move |at| {
            let cell = self.cell(*at, self.area);
            cell.right() > edge && cell.left() < self.area.right()
        });
        moving.chain((!self.columns.is_empty()).then_some(0))
    }

    /// What may be painted of a column.
    pub fn clip(&self, at: usize, of: Rect) -> Rect {
        let edge = self.area.left() + self.pinned();
        if at == 0 { of } else { Rect::from_min_max(pos2(edge, of.top()), of.max) }
    }

    pub fn is_wide(&self) -> bool {
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
