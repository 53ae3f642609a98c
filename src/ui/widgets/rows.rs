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
    /// Once at its end it stays there: new rows come into view.
    holds: bool,
    /// At its end, or on the way there.
    at_end: bool,
    /// A row that has to come into view.
    wanted: Option<Wanted>,
    /// Held by its bar.
    grip: Option<Grip>,
    /// The rows that were whole in view in the last pass.
    whole: Range<usize>,
}

/// A row that has to come into view.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    row: usize,
    /// In the middle, where it is not in view already: it is far from what was in view before.
    in_middle: bool,
}

/// How the bar is held.
#[derive(Clone, Copy, Debug)]
struct Grip {
    /// Where on the bar, in points from its top.
    at: f32,
    /// How far down the list it was dragged to last, from 0 to 1.
    share: Option<f32>,
}

/// A list as it is in one pass: how many rows, the space for them, and how high each is.
struct List<'a, H> {
    count: usize,
    space: f32,
    width: f32,
    height: &'a H,
}

impl<H: Fn(&Ui, usize, f32) -> f32> List<'_, H> {
    /// Never nothing, so that every walk along the rows comes to an end.
    fn height(&self, ui: &Ui, row: usize) -> f32 {
        (self.height)(ui, row, self.width).at_least(1.0)
    }
}

impl Rows {
    /// A list that begins at its end and stays there while rows are added, until somebody scrolls up.
    pub fn at_end() -> Self {
        Self { holds: true, at_end: true, ..Self::default() }
    }

    /// Brings a row into view at the next pass, whole if it fits.
    pub fn show_row(&mut self, row: usize) {
        self.wanted = Some(Wanted { row, in_middle: false });
    }

    /// Brings a row into view at the next pass, with its neighbours above and below.
    pub fn show_among_neighbours(&mut self, row: usize) {
        self.wanted = Some(Wanted { row, in_middle: true });
    }

    /// Goes to the end at the next pass.
    pub fn go_to_end(&mut self) {
        self.at_end = true;
        self.wanted = None;
    }

    /// Moves on by so many points; back, when negative.
    pub fn scroll_by(&mut self, points: f32) {
        self.at_end = false;
        self.above += points;
    }

    /// The rows that were whole in view when the list was last shown.
    pub fn whole(&self) -> Range<usize> {
        self.whole.clone()
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
            *self = Self { holds: self.holds, at_end: self.holds, ..Self::default() };
            return 0..0;
        }
        let list = List { count, space: area.height(), width: area.width(), height: &height };
        self.first = self.first.min(count - 1);
        if response.contains_pointer() {
            self.take_wheel(ui);
        }
        self.bring_into_view(ui, &list);
        self.settle(ui, &list);

        let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt(id));
        child.set_clip_rect(area.intersect(ui.clip_rect()));
        let mut top = area.top() - self.above;
        let mut row = self.first;
        let mut seen = 0.0;
        self.whole = self.first + usize::from(self.above > 0.5)..self.first;
        while row < count && top < area.bottom() {
            let rect = Rect::from_min_size(pos2(area.left(), top), vec2(list.width, list.height(&child, row)));
            draw(&mut child, row, rect);
            seen += area.y_range().intersection(rect.y_range()).span() / rect.height();
            top = rect.bottom();
            row += 1;
            if top <= area.bottom() + 0.5 {
                self.whole.end = row;
            }
        }
        self.whole.start = self.whole.start.min(self.whole.end);
        let is_whole = self.first == 0 && self.above <= 0.5 && row == count && top <= area.bottom() + 0.5;
        if !is_whole {
            self.bar_ui(ui, id, area, &list, seen);
        }
        self.first..row
    }

    /// The wheel, or two fingers.
    fn take_wheel(&mut self, ui: &Ui) {
        let scrolled = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
        if scrolled != 0.0 {
            self.at_end = false;
            self.above -= scrolled;
        }
    }

    /// Moves so that the wanted row is whole in view, by the shortest way. Of a row that is too high, its top.
    fn bring_into_view<H: Fn(&Ui, usize, f32) -> f32>(&mut self, ui: &Ui, list: &List<'_, H>) {
        let Some(Wanted { row, in_middle }) = self.wanted.take() else {
            return;
        };
        let row = row.min(list.count - 1);
        let mut used = list.height(ui, row);
        let fits = used < list.space;
        if (row <= self.first && !(in_middle && row < self.first)) || !fits {
            (self.first, self.above, self.at_end) = (row, 0.0, false);
            return;
        }
        if in_middle && !self.shows(ui, list, row) {
            // The list begins half the free space above it.
            let above = -(list.space - used) / 2.0;
            (self.first, self.above, self.at_end) = (row, above, false);
            return;
        }
        // From the wanted row upwards until the space is full: if the first visible row is reached, it is in view.
        let mut at = row;
        while at > self.first {
            at -= 1;
            used += list.height(ui, at);
            if at == self.first && used - self.above <= list.space {
                return;
            }
            if used >= list.space {
                (self.first, self.above, self.at_end) = (at, used - list.space, false);
                return;
            }
        }
    }

    /// Whether a row is whole in view.
    fn shows<H: Fn(&Ui, usize, f32) -> f32>(&self, ui: &Ui, list: &List<'_, H>, row: usize) -> bool {
        let mut bottom = -self.above;
        let mut at = self.first;
        while at <= row && bottom <= list.space {
            bottom += list.height(ui, at);
            at += 1;
        }
        row >= self.first && at > row && bottom <= list.space && !(row == self.first && self.above > 0.0)
    }

    /// Makes `first` and `above` true again after scrolling, and fills the space to the end.
    fn settle<H: Fn(&Ui, usize, f32) -> f32>(&mut self, ui: &Ui, list: &List<'_, H>) {
        while self.above < 0.0 && self.first > 0 {
            self.first -= 1;
            self.above += list.height(ui, self.first);
        }
        self.above = self.above.at_least(0.0);
        while self.first + 1 < list.count && self.above >= list.height(ui, self.first) {
            self.above -= list.height(ui, self.first);
            self.first += 1;
        }
        if !self.at_end && self.reaches_past_the_edge(ui, list) {
            return;
        }
        // From the end upwards: where the list begins if its last row stands at the bottom. It begins with a row even
        // where large text leaves no space for any.
        let mut first = list.count - 1;
        let mut used = list.height(ui, first);
        while first > 0 && used < list.space {
            first -= 1;
            used += list.height(ui, first);
        }
        (self.first, self.above) = (first, (used - list.space).at_least(0.0));
        self.at_end = self.holds;
    }

    /// Whether rows are left below the lower edge.
    fn reaches_past_the_edge<H: Fn(&Ui, usize, f32) -> f32>(&self, ui: &Ui, list: &List<'_, H>) -> bool {
        let mut bottom = -self.above;
        (self.first..list.count).any(|row| {
            bottom += list.height(ui, row);
            bottom > list.space
        })
    }

    /// A thin bar that says where in the list the view is. `seen` is how many rows are in view, parts of rows counted.
    fn bar_ui<H: Fn(&Ui, usize, f32) -> f32>(&mut self, ui: &Ui, id: Id, area: Rect, list: &List<'_, H>, seen: f32) {
        let tokens = tokens(ui);
        let rail =
            Rect::from_min_max(pos2(area.right() - 10.0, area.top() + 2.0), area.right_bottom() - vec2(2.0, 2.0));
        let count = list.count as f32;
        let length = (rail.height() * seen / count).at_least(24.0).at_most(rail.height());
        let free = (rail.height() - length).at_least(1.0);
        let way = (count - seen).at_least(0.01);
        let passed = self.first as f32 + self.above / list.height(ui, self.first);
        let top = rail.top() + free * (passed / way).at_most(1.0);
        let bar = Rect::from_min_size(pos2(rail.right() - 6.0, top), vec2(6.0, length));
        // Not focusable: the keyboard moves the list itself.
        let response = ui.interact(rail, Id::unique(("rows-bar", id)), Sense::DRAG);
        let held = response.is_pointer_button_down_on();
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| held) {
            let on_bar = bar.y_range().contains(pointer.y);
            let at = if on_bar { pointer.y - top } else { length / 2.0 };
            let grip = self.grip.get_or_insert(Grip { at, share: None });
            let share = ((pointer.y - grip.at - rail.top()) / free).clamp(0.0, 1.0);
            if grip.share.replace(share) != Some(share) {
                self.drag_to(ui, list, share, way);
            }
        } else {
            self.grip = None;
        }
        let color = if response.hovered() || held { tokens.second } else { tokens.faint };
        ui.painter().rect_filled(bar, 3.0, color.gamma_multiply(0.7));
    }

    fn drag_to<H: Fn(&Ui, usize, f32) -> f32>(&mut self, ui: &Ui, list: &List<'_, H>, share: f32, way: f32) {
        let passed = share * way;
        self.first = (passed as usize).min(list.count - 1);
        self.above = passed.fract() * list.height(ui, self.first);
        self.at_end = share >= 1.0;
        ui.ctx().request_repaint();
    }
}
