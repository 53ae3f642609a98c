//! What tells the two apart, as a list of which only the visible rows are touched. One stop for Tab; arrows move, Space
//! marks what is to be taken.

use std::collections::HashSet;

use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2};

use super::row::{self, Look};
use super::{Line, Shown, Source};
use crate::session::difference::taking::can_be_taken;
use crate::session::difference::{Differing, Record, Side};
use crate::t;
use crate::ui::View;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::rows::Rows;
use crate::ui::widgets::text;

/// Where the list stands, and what is marked in it.
#[derive(Debug, Default)]
pub struct ListState {
    rows: Rows,
    cursor: usize,
    ticked: HashSet<Record>,
}

/// The name by which the list has the focus.
pub fn id() -> Id {
    Id::unique("difference-list")
}

impl ListState {
    /// From its beginning, with nothing marked.
    pub fn begin(&mut self) {
        *self = Self::default();
    }

    /// Marks everything that only there has.
    pub fn tick_what_is_new(&mut self, shown: &Shown) {
        self.tick_new(shown, |_| true);
    }

    /// Goes on beside what has come in the place of `before`: what is marked stays marked, what only there has and was not
    /// there `before` is marked, too, and the cursor stays with its row.
    pub fn go_on(&mut self, before: &Shown, shown: &Shown, came: &[Record]) {
        let came: HashSet<&Record> = came.iter().collect();
        self.tick_new(shown, |record| came.contains(record));
        let at = record_at(before, self.cursor).map(|differing| &differing.record);
        let place = shown.lines.iter().position(|line| match line {
            Line::Record(row) => at.is_some() && shown.difference.all.get(*row).map(|row| &row.record) == at,
            Line::Head(..) => false,
        });
        if let Some(place) = place {
            self.cursor = place;
            self.rows.show_row(place);
        }
    }

    fn tick_new(&mut self, shown: &Shown, wanted: impl Fn(&Record) -> bool) {
        let new =
            shown.difference.all.iter().filter(|differing| differing.side == Side::There && can_take(shown, differing));
        self.ticked.extend(new.map(|differing| &differing.record).filter(|record| wanted(record)).cloned());
    }

    /// What is marked and can be taken, in the order of the list.
    pub fn ticked(&self, shown: &Shown) -> Vec<Record> {
        if self.ticked.is_empty() {
            return Vec::new();
        }
        let all = shown.difference.all.iter();
        let ticked = all.filter(|differing| can_take(shown, differing) && self.ticked.contains(&differing.record));
        ticked.map(|differing| differing.record.clone()).collect()
    }

    /// What is marked; where nothing is, what the cursor is on.
    pub fn meant(&self, shown: &Shown) -> Vec<Record> {
        let ticked = self.ticked(shown);
        if !ticked.is_empty() {
            return ticked;
        }
        let at_cursor = record_at(shown, self.cursor).filter(|differing| can_take(shown, differing));
        at_cursor.map(|differing| differing.record.clone()).into_iter().collect()
    }

    /// The cursor stands on a record, as near as possible to where it stood: what was taken is gone from the list.
    fn settle(&mut self, shown: &Shown) {
        let last = shown.lines.len().saturating_sub(1);
        self.cursor = self.cursor.min(last);
        if matches!(shown.lines.get(self.cursor), Some(Line::Head(..))) {
            self.cursor = (self.cursor + 1).min(last);
        }
    }

    fn move_to(&mut self, shown: &Shown, to: usize, on: bool) {
        let mut to = to.min(shown.lines.len().saturating_sub(1));
        if matches!(shown.lines.get(to), Some(Line::Head(..))) {
            // The first line is a head: there is nothing above it, but it comes into view.
            to = if on || to == 0 { to + 1 } else { to - 1 };
        }
        self.cursor = to;
        self.rows.show_row(if to == 1 { 0 } else { to });
    }

    fn toggle(&mut self, record: &Record) {
        if !self.ticked.remove(record) {
            self.ticked.insert(record.clone());
        }
    }
}

fn can_take(shown: &Shown, differing: &Differing) -> bool {
    !shown.is_other && can_be_taken(&differing.record, differing.side)
}

fn record_at(shown: &Shown, line: usize) -> Option<&Differing> {
    match shown.lines.get(line)? {
        Line::Record(at) => shown.difference.all.get(*at),
        Line::Head(..) => None,
    }
}

/// The list in `area`.
pub fn list_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, of: &mut ListState, uncovered: bool, area: Rect) {
    let tokens = tokens(ui);
    let response = ui.interact(area, id(), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, t!("difference-list")));
    let focused = response.has_focus();
    ui.painter().rect(area, space::RADIUS, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    if focused {
        ui.painter().rect_stroke(area, space::RADIUS, Stroke::new(1.5, tokens.accent.ink), StrokeKind::Inside);
    }
    of.settle(shown);
    if focused {
        keys(ui, shown, of);
    }
    let inner = area.shrink(2.0);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("difference"));
    child.set_clip_rect(inner.intersect(ui.clip_rect()));
    let ListState { rows, cursor, ticked } = of;
    let (mut clicked, head) = (None, tokens.scaled(32.0));
    rows.show(
        &mut child,
        "difference",
        shown.lines.len(),
        |ui, line, width| match shown.lines.get(line) {
            Some(Line::Record(at)) => row::height(ui, &tokens, view, shown, *at, uncovered, width),
            _ => head,
        },
        |ui, line, rect| match shown.lines.get(line) {
            Some(Line::Record(at)) => {
                let takes = shown.difference.all.get(*at).filter(|differing| can_take(shown, differing));
                let ticked = takes.map(|differing| ticked.contains(&differing.record));
                let look = Look { uncovered, at_cursor: line == *cursor, focused, ticked };
                if row::row_ui(ui, &tokens, view, shown, *at, look, rect).clicked() {
                    clicked = Some(line);
                }
            }
            Some(Line::Head(side, count)) => head_ui(ui, &tokens, shown, *side, *count, rect),
            None => {}
        },
    );
    if let Some(line) = clicked {
        of.cursor = line;
        if let Some(differing) = record_at(shown, line).filter(|differing| can_take(shown, differing)) {
            of.toggle(&differing.record);
        }
        ui.memory_mut(|memory| memory.request_focus(id()));
    }
}

fn head_ui(ui: &Ui, tokens: &Tokens, shown: &Shown, side: Side, count: usize, rect: Rect) {
    let key = match (&shown.source, side) {
        (Source::Version(_), Side::There) => "difference-head-version",
        (Source::Version(_), Side::Here) => "difference-head-today",
        (Source::File(_), Side::There) => "difference-head-file",
        (Source::File(_), Side::Here) => "difference-head-here",
        (_, Side::Both) => "difference-head-both",
    };
    let words = t!(key, count = count);
    let head = ui.interact(rect, id().with(side), Sense::hover());
    head.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    ui.painter().rect_filled(rect, 0.0, tokens.ground);
    let line = tokens.line_height(Size::Small);
    let galley =
        text::layout_line(ui, &words, tokens.strong(Size::Small), line, tokens.ink, rect.width() - 2.0 * space::M);
    let at = pos2(rect.left() + space::M, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.ink);
}

/// Arrows, Home, End and Space, while the list has the focus.
fn keys(ui: &Ui, shown: &Shown, of: &mut ListState) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), filter));
    let pressed = |key| ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        of.move_to(shown, of.cursor + 1, true);
    }
    if pressed(Key::ArrowUp) {
        of.move_to(shown, of.cursor.saturating_sub(1), false);
    }
    if pressed(Key::Home) {
        of.move_to(shown, 0, true);
    }
    if pressed(Key::End) {
        of.move_to(shown, usize::MAX, false);
    }
    if pressed(Key::Space)
        && let Some(differing) = record_at(shown, of.cursor).filter(|differing| can_take(shown, differing))
    {
        of.toggle(&differing.record);
    }
}
