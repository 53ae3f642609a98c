//! A list of rows of different heights, of which only the visible ones are touched.
//!
//! The truth is the first visible row and how much of it is above the edge, not a distance from the top: nobody has to know
//! the height of a hundred thousand rows to scroll through them.

use std::ops::Range;

use egui::{Id, NumExt as _, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::tokens;

/// Where a list is scrolled to.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// First visible row.
    first: usize,
    /// How much of it is above the edge, in points.
    above: f32,
    /// Held at the end: new rows come into view.
    at_end: bool,
    /// A row that has to come into view.
    wanted: Option<usize>,
}

impl Rows {
    /// A list that begins at its end and stays there while rows are added.
    pub fn at_end() -> Self {
        Self { at_end: true, ..Self::default() }
    }

    /// Brings a row into view at the next pass.
    pub fn show_row(&mut self, row: usize) {
        self.wanted = Some(row);
    }

    /// Goes to the end at the next pass, and stays there.
    pub fn go_to_end(&mut self) {
        self.at_end = true;
        self.wanted = None;
    }

    /// Shows the rows in all the space there is. `height` says how high a row is at a width; `draw` draws it.
    ///
    /// Returns the rows that were drawn.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        id: impl std::hash::Hash + std::fmt::Debug,
        count: usize,
        height: impl Fn(&Ui, usize, f32) -> f32,
        mut draw: impl FnMut(&mut Ui, usize, Rect),
    ) -> Range<usize> {
        let area = ui.available_rect_before_wrap();
        let id = Id::unique(("rows", id));
        let response = ui.interact(area, id, Sense::hover());
        ui.advance_cursor_after_rect(area);
        if count == 0 {
            *self = Self { at_end: self.at_end, ..Self::default() };
            return 0..0;
        }
        let width = area.width();
        let height_of = |ui: &Ui, row: usize| height(ui, row, width).max(1.0);
        self.first = self.first.min(count - 1);
        if response.contains_pointer() {
            let scrolled = ui.input(|input| input.smooth_scroll_delta.y);
            if scrolled != 0.0 {
                self.at_end = false;
                self.above -= scrolled;
                ui.input_mut(|input| input.smooth_scroll_delta.y = 0.0);
            }
        }
        self.bring_into_view(ui, area.height(), &height_of);
        self.settle(ui, count, area.height(), &height_of);

        let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt(id));
        child.set_clip_rect(area.intersect(ui.clip_rect()));
        let mut top = area.top() - self.above;
        let mut row = self.first;
        while row < count && top < area.bottom() {
            let rect = Rect::from_min_size(pos2(area.left(), top), vec2(width, height_of(&child, row)));
            draw(&mut child, row, rect);
            top = rect.bottom();
            row += 1;
        }
        let drawn = self.first..row;
        if drawn.len() < count || self.above > 0.0 {
            self.bar_ui(ui, id, area, count, &drawn);
        }
        drawn
    }

    /// Moves so that the wanted row is whole in view, by the shortest way.
    fn bring_into_view(&mut self, ui: &Ui, space: f32, height_of: &impl Fn(&Ui, usize) -> f32) {
        let Some(row) = self.wanted.take() else {
            return;
        };
        if row <= self.first {
            (self.first, self.above, self.at_end) = (row, 0.0, false);
            return;
        }
        // From the wanted row upwards until the space is full: if the first visible row is reached, it is in view.
        let mut used = height_of(ui, row);
        let mut at = row;
        while at > self.first {
            at -= 1;
            used += height_of(ui, at);
            if at == self.first && used - self.above <= space {
                return;
            }
            if used >= space {
                (self.first, self.above, self.at_end) = (at, used - space, false);
                return;
            }
        }
    }

    /// Makes `first` and `above` true again after scrolling, and fills the space to the end.
    fn settle(&mut self, ui: &Ui, count: usize, space: f32, height_of: &impl Fn(&Ui, usize) -> f32) {
        while self.above < 0.0 && self.first > 0 {
            self.first -= 1;
            self.above += height_of(ui, self.first);
        }
        self.above = self.above.at_least(0.0);
        while self.first + 1 < count && self.above >= height_of(ui, self.first) {
            self.above -= height_of(ui, self.first);
            self.first += 1;
        }
        // From the end upwards: where the list would begin if its last row stood at the bottom.
        let mut used = 0.0;
        let mut last_first = count;
        while last_first > 0 && used < space {
            last_first -= 1;
            used += height_of(ui, last_first);
        }
        let last_above = (used - space).at_least(0.0);
        let past_end = self.first > last_first || (self.first == last_first && self.above >= last_above);
        if self.at_end || past_end {
            (self.first, self.above) = (last_first, last_above);
            // A list that fits needs no holding at its end, but goes on growing at it.
            self.at_end = true;
        }
    }

    /// A thin bar that says where in the list the view is.
    fn bar_ui(&mut self, ui: &mut Ui, id: Id, area: Rect, count: usize, drawn: &Range<usize>) {
        let tokens = tokens(ui);
        let rail =
            Rect::from_min_max(pos2(area.right() - 10.0, area.top() + 2.0), area.right_bottom() - vec2(2.0, 2.0));
        let share = |row: usize| row as f32 / count as f32;
        let length = (rail.height() * share(drawn.len())).at_least(24.0).at_most(rail.height());
        let free = rail.height() - length;
        let way = (count - drawn.len()).max(1) as f32;
        let top = rail.top() + free * (drawn.start as f32 / way).at_most(1.0);
        let bar = Rect::from_min_size(pos2(rail.right() - 6.0, top), vec2(6.0, length));
        let response = ui.interact(rail, Id::unique(("rows-bar", id)), Sense::drag());
        if response.dragged()
            && let Some(pointer) = response.interact_pointer_pos()
            && free > 0.0
        {
            let share = ((pointer.y - rail.top() - length / 2.0) / free).clamp(0.0, 1.0);
            self.at_end = share >= 1.0;
            self.first = (share * way) as usize;
            self.above = 0.0;
        }
        let color = if response.hovered() || response.dragged() { tokens.second } else { tokens.faint };
        ui.painter().rect_filled(bar, 3.0, color.gamma_multiply(0.7));
    }
}
