//! The list on the left: what is missing, and below it what was accepted as it is.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

use super::PreflightState;
use crate::session::check::{self, Finding};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::review::ReviewState;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, View};

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// Something that is missing.
    Open(usize),
    /// How many were accepted; shows or hides them.
    Accepted,
    /// Something that was accepted.
    Taken(usize),
}

/// What a person does with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Go,
    Accept,
}

fn list_id() -> Id {
    Id::unique("preflight-list")
}

/// The list in all the space there is.
pub(in crate::ui::review) fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    review: &mut ReviewState,
    uncovered: bool,
    asks: &mut Vec<Ask>,
) {
    let tokens = tokens(ui);
    let state = &mut review.preflight;
    let preflight = state.follow(&view.into());
    let (open, taken) = (preflight.open.len(), preflight.accepted.len());
    let words = if open == 0 { t!("check-nothing").into_owned() } else { t!("check-count", count = open) };
    egui::Frame::new().inner_margin(egui::Margin::symmetric(space::S as i8, 0)).show(ui, |ui| {
        text::strong(ui, words, Size::Body, if open == 0 { tokens.have.ink } else { tokens.ink });
        text::label(ui, t!("preflight-keys"), Size::Small, tokens.second);
    });
    ui.add_space(space::S);
    let shown = if state.shows_accepted { taken } else { 0 };
    let count = open + usize::from(taken > 0) + shown;
    let line = move |row: usize| match row {
        _ if row < open => Line::Open(row),
        _ if row == open => Line::Accepted,
        _ => Line::Taken(row - open - 1),
    };
    let area = ui.available_rect_before_wrap();
    let response = ui.interact(area, list_id(), Sense::focusable_noninteractive());
    state.row = state.row.min(count.saturating_sub(1));
    let says = state.row_words(view, line(state.row), uncovered);
    let name = t!("preflight-list", row = says);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, &name));
    let mut deed = if response.has_focus() && count > 0 { keys(ui, state, count) } else { None };
    let focused = response.has_focus();
    let mut rows = std::mem::take(&mut state.rows);
    {
        let state = &*state;
        rows.show(
            ui,
            "preflight",
            count,
            |ui, row, _| height(ui, line(row)),
            |ui, row, rect| {
                let at = state.row == row && focused;
                deed = row_ui(ui, view, state, (row, line(row)), rect, (uncovered, at)).or(deed);
            },
        );
    }
    state.rows = rows;
    if let Some((row, deed)) = deed {
        state.row = row;
        carry_out(view, review, line(row), deed, asks);
        ui.ctx().request_repaint();
    }
}

fn height(ui: &Ui, line: Line) -> f32 {
    let tokens = tokens(ui);
    let rows = if line == Line::Accepted { 0.0 } else { tokens.line_height(Size::Body) };
    rows + tokens.line_height(Size::Small) + 2.0 * space::S
}

impl PreflightState {
    fn finding(&self, line: Line) -> Option<&Finding> {
        let preflight = &self.found.as_ref()?.preflight;
        match line {
            Line::Open(at) => preflight.open.get(at),
            Line::Taken(at) => preflight.accepted.get(at),
            Line::Accepted => None,
        }
    }

    fn row_words(&self, view: &View<'_>, line: Line, uncovered: bool) -> String {
        let taken = self.found.as_ref().map_or(0, |found| found.preflight.accepted.len());
        match self.finding(line).map(|finding| self.words(view.session, finding, uncovered)) {
            Some((what, about)) if about.is_empty() => what,
            Some((what, about)) => t!("preflight-row", what = what, about = about),
            None if taken > 0 => t!("check-accepted", count = taken),
            None => t!("check-nothing").into_owned(),
        }
    }
}

fn keys(ui: &Ui, state: &mut PreflightState, count: usize) -> Option<(usize, Deed)> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), filter));
    let pressed = |key| ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key));
    let page = state.rows.whole().len().saturating_sub(1).max(1);
    let row = state.row;
    let to = if pressed(Key::ArrowDown) {
        row + 1
    } else if pressed(Key::ArrowUp) {
        row.saturating_sub(1)
    } else if pressed(Key::PageDown) {
        row + page
    } else if pressed(Key::PageUp) {
        row.saturating_sub(page)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        count - 1
    } else {
        row
    };
    if to != row {
        state.row = to.min(count - 1);
        state.rows.show_row(state.row);
    }
    if pressed(Key::Enter) {
        return Some((state.row, Deed::Go));
    }
    pressed(Key::Space).then_some((state.row, Deed::Accept))
}

fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &PreflightState,
    (row, line): (usize, Line),
    rect: Rect,
    (uncovered, cursor): (bool, bool),
) -> Option<(usize, Deed)> {
    let tokens = tokens(ui);
    let finding = state.finding(line);
    let id = Id::unique(("preflight-row", row));
    let response = ui.interact(rect, id, Sense::CLICK);
    let says = state.row_words(view, line, uncovered);
    let current = finding.is_some() && finding == state.current.as_ref() && matches!(line, Line::Open(_));
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, current, &says));
    if current {
        let flat = tokens.accent.ground == tokens.surface;
        let fill = if flat { tokens.selected } else { tokens.accent.ground };
        ui.painter().rect_filled(rect, space::RADIUS, fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, space::RADIUS, tokens.hover);
    }
    if cursor {
        let stroke = Stroke::new(2.0, tokens.accent.ink);
        ui.painter().rect_stroke(rect, space::RADIUS, stroke, StrokeKind::Inside);
    }
    let left = rect.left() + space::S;
    let room = rect.width() - 2.0 * space::S - space::XS;
    let small = tokens.line_height(Size::Small);
    let (what, about) = match finding {
        Some(finding) => state.words(view.session, finding, uncovered),
        None => (says.clone(), String::new()),
    };
    let ink = if matches!(line, Line::Open(_)) { tokens.gap.ink } else { tokens.second };
    let galley = text::layout_line(ui, &what, tokens.strong(Size::Small), small, ink, room);
    ui.painter().galley(pos2(left, rect.top() + space::S), galley, ink);
    if finding.is_some() {
        let body = tokens.line_height(Size::Body);
        let galley = text::layout_line(ui, &about, tokens.font(Size::Body), body, tokens.ink, room);
        ui.painter().galley(pos2(left, rect.top() + space::S + small), galley, tokens.ink);
    }
    let mut deed = response.clicked().then_some((row, Deed::Go));
    if finding.is_some() {
        response.context_menu(|ui| {
            let key = if matches!(line, Line::Taken(_)) { "preflight-withdraw" } else { "preflight-accept" };
            if ui.button(t!(key)).clicked() {
                deed = Some((row, Deed::Accept));
                ui.close();
            }
        });
        response.on_hover_text(says);
    }
    ui.painter().hline(rect.x_range().shrink(space::S), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    deed
}

fn carry_out(view: &View<'_>, review: &mut ReviewState, line: Line, deed: Deed, asks: &mut Vec<Ask>) {
    let Some(finding) = review.preflight.finding(line).cloned() else {
        review.preflight.shows_accepted ^= true;
        return;
    };
    match (deed, line) {
        (Deed::Go, _) => {
            if let Line::Open(at) = line {
                let state = &mut review.preflight;
                state.stand(at, Some(finding.clone()));
                state.walking = true;
            }
            asks.push(Ask::ShowFinding(Box::new(finding)));
        }
        (Deed::Accept, Line::Taken(_)) => {
            asks.extend(check::withdraw(view.session, &finding).map(|step| Ask::Step(Box::new(step))));
        }
        (Deed::Accept, _) => {
            asks.extend(check::accept(view.session, &finding).map(|step| Ask::Step(Box::new(step))));
        }
    }
}
