//! The agenda as a timetable: what follows from durations and pinned starts, in an order that can be changed.

use std::sync::Arc;

use egui::{Galley, Id, Key, Modifiers, Rect, Ui, WidgetInfo, pos2};

use super::{PrepareState, Refused, Want, agenda_item, frame, sections};
use crate::session::agenda::{AgendaItem, Role};
use crate::session::history::{Place, Step};
use crate::session::prepare::{self, InUse};
use crate::session::timing::{self, Fit, Slot, timetable};
use crate::session::{ItemId, Session};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::pick::{Picked, Source, pick_ui};
use crate::ui::widgets::{mark, text};
use crate::ui::{Ask, View, texts};

/// Width of the column of times, in points at 100 %.
const TIME: f32 = 52.0;

/// The section.
pub(super) fn agenda_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let chosen = chosen(view.session, state).map(|item| item.id.clone());
    if let Some(id) = &chosen {
        shift(ui, view, id, state, asks);
    }
    frame::two_ui(
        ui,
        state,
        asks,
        &t!("prepare-agenda-back"),
        |ui, state, asks| list_ui(ui, view, state, asks),
        |ui, state, asks| match chosen.as_ref().and_then(|id| view.session.item(id)) {
            Some(item) => agenda_item::item_ui(ui, view, item, state, asks),
            None => frame::column_ui(ui, "agenda-empty", |ui| {
                frame::head_ui(ui, &t!("prepare-agenda-empty"), &t!("prepare-agenda-empty-how"));
            }),
        },
    );
}

/// The item that the fields are about.
fn chosen<'a>(session: &'a Session, state: &PrepareState) -> Option<&'a AgendaItem> {
    state.item.as_ref().and_then(|id| session.item(id)).or(session.agenda.first())
}

/// Planned minutes of all items.
pub(super) fn planned(session: &Session) -> i64 {
    session.agenda.iter().map(|item| i64::from(item.minutes)).sum()
}

/// Alt+↑ and Alt+↓ move the chosen item, wherever the focus is in this section.
fn shift(ui: &Ui, view: &View<'_>, id: &ItemId, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    if !ui.memory(|memory| memory.allows_interaction(ui.layer_id())) {
        return;
    }
    for (key, down) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
        if ui.input_mut(|input| take_exactly(input, Modifiers::ALT, key)) {
            asks.extend(prepare::shift_item(view.session, id, down).map(|step| Ask::Step(Box::new(step))));
            state.item = Some(id.clone());
            state.reveals = Some(view.revision);
        }
    }
}

fn list_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let session = view.session;
    let slots = timetable(session);
    let list = List { view, tokens: &tokens, slots: &slots };
    let at = chosen(session, state).and_then(|item| session.agenda.iter().position(|other| other.id == item.id));
    if let Some(row) = at
        && (state.take_want(Want::List) || state.take_want(Want::Section))
    {
        ui.memory_mut(|memory| memory.request_focus(list.id(row)));
    }
    ui.spacing_mut().item_spacing.y = space::S;
    frame::list_ui(
        ui,
        "prepare-agenda",
        &mut (state, asks),
        |ui, (state, asks)| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let reveal = state.take_reveal(view.revision);
            if let Some(picked) = pick_ui(ui, &list, at, reveal) {
                answer(view, state, asks, picked);
            }
            if session.agenda.is_empty() {
                text::label(ui, t!("prepare-agenda-none"), Size::Body, tokens.second);
            } else {
                list.end_ui(ui);
            }
            if let (false, Some(item)) = (state.beside, at.and_then(|at| session.agenda.get(at))) {
                frame::refused_ui(ui, &Place::Item(item.id.clone()), view.revision, state);
            }
        },
        |ui, (state, asks)| {
            ui.spacing_mut().item_spacing.y = space::S;
            add_ui(ui, view, state, asks);
            text::label(ui, t!("prepare-agenda-keys"), Size::Small, tokens.second);
        },
    );
}

/// The field for a new item. Enter adds it after the chosen one, and the field is ready for the next.
fn add_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    // Where there is no row to begin at, one begins here.
    let empty = view.session.agenda.is_empty();
    let focus = empty && (state.take_want(Want::Section) || state.take_want(Want::List));
    let id = Id::unique("prepare-new-item");
    let (name, hint) = (t!("prepare-item-add"), t!("prepare-item-add-hint"));
    if let Some(title) = frame::add_ui(ui, id, &name, &hint, &mut state.new_item, focus) {
        let after = chosen(view.session, state).map(|item| item.id.clone());
        let (step, id) = prepare::add_item(view.session, after.as_ref(), &title);
        state.item = Some(id);
        state.reveals = Some(view.revision);
        asks.push(Ask::Step(Box::new(step)));
    }
}

fn answer(view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>, picked: Picked) {
    let id = |row: usize| view.session.agenda.get(row).map(|item| item.id.clone());
    match picked {
        Picked::Row(row) | Picked::Mark(row) => state.item = id(row).or(state.item.take()),
        Picked::Press(row) => {
            state.item = id(row).or(state.item.take());
            state.open = !state.beside;
        }
        Picked::Open(row) => {
            state.item = id(row).or(state.item.take());
            state.open = true;
            state.wants = Some(Want::Detail);
        }
        Picked::Remove(row) => {
            if let Some(id) = id(row) {
                remove(view, state, asks, &id);
            }
        }
        Picked::Move(from, to) => {
            if let (Some(id), Some(beside)) = (id(from), id(to)) {
                state.item = Some(id.clone());
                asks.extend(prepare::move_item(view.session, &id, &beside).map(|step| Ask::Step(Box::new(step))));
            }
        }
    }
}

/// Removes an item and chooses its neighbour, or says why not.
pub(super) fn remove(view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>, id: &ItemId) {
    let agenda = &view.session.agenda;
    let at = agenda.iter().position(|item| item.id == *id).unwrap_or(0);
    let neighbour = agenda.get(at + 1).or(at.checked_sub(1).and_then(|before| agenda.get(before)));
    if ask_removal(state, asks, view.revision, Place::Item(id.clone()), prepare::remove_item(view.session, id)) {
        state.item = neighbour.map(|item| item.id.clone());
    }
}

/// Asks for a removal, or keeps why it is refused.
pub(super) fn ask_removal(
    state: &mut PrepareState,
    asks: &mut Vec<Ask>,
    revision: u64,
    place: Place,
    step: Result<Step, InUse>,
) -> bool {
    match step {
        Ok(step) => {
            asks.push(Ask::Step(Box::new(step)));
            state.open = false;
            state.wants = Some(Want::List);
            true
        }
        Err(InUse { notes, measures }) => {
            let why = match (notes, measures) {
                (notes, 0) => t!("prepare-in-use-notes", notes = notes),
                (0, measures) => t!("prepare-in-use-measures", measures = measures),
                (notes, measures) => t!("prepare-in-use", notes = notes, measures = measures),
            };
            state.refused = Some(Refused { place, revision, why, was_shown: false });
            false
        }
    }
}

/// The rows of the timetable.
struct List<'a> {
    view: &'a View<'a>,
    tokens: &'a Tokens,
    slots: &'a [Slot],
}

/// The words of a row, laid out for a width.
struct Parts {
    title: Arc<Galley>,
    meta: Arc<Galley>,
    fit: Option<(Arc<Galley>, bool)>,
}

impl List<'_> {
    fn item(&self, row: usize) -> Option<(&AgendaItem, Slot)> {
        Some((self.view.session.agenda.get(row)?, *self.slots.get(row)?))
    }

    fn left(&self) -> f32 {
        space::S + self.tokens.scaled(TIME)
    }

    fn parts(&self, ui: &Ui, row: usize, width: f32) -> Option<Parts> {
        let tokens = self.tokens;
        let (item, slot) = self.item(row)?;
        let width = width - self.left() - space::S;
        let untitled = t!("prepare-untitled");
        let (words, ink) =
            if item.title.trim().is_empty() { (&*untitled, tokens.second) } else { (&*item.title, tokens.ink) };
        let title = text::layout_size(ui, tokens, words, Size::Body, ink, width);
        let meta = text::layout_size(ui, tokens, &meta(item), Size::Small, tokens.second, width);
        let fit = fit(slot).map(|(words, wrong)| {
            let ink = if wrong { tokens.gap.ink } else { tokens.second };
            let width = if wrong { width - tokens.scaled(16.0) } else { width };
            (text::layout_size(ui, tokens, &words, Size::Small, ink, width), wrong)
        });
        Some(Parts { title, meta, fit })
    }

    /// When the last day ends, under the last row.
    fn end_ui(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let end = sections::end_of_day(self.slots, self.slots.len().saturating_sub(1));
        let line = tokens.line_height(Size::Body);
        let size = egui::vec2(ui.available_width(), line + space::S);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
        response
            .widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, t!("prepare-day-ends", time = end.as_str())));
        for (words, x) in [(end.clone(), space::S), (t!("prepare-agenda-end").into_owned(), self.left())] {
            let galley = text::layout_line(ui, &words, tokens.font(Size::Body), line, tokens.second, rect.width());
            ui.painter().galley(rect.min + egui::vec2(x, space::S - 2.0), galley, tokens.second);
        }
    }
}

/// `Assistance · 45 min · Stimson Center`.
fn meta(item: &AgendaItem) -> String {
    let mut parts = Vec::new();
    if item.role != Role::Other {
        parts.push(texts::role(item.role).into_owned());
    }
    if item.minutes > 0 {
        parts.push(texts::duration_minutes(i64::from(item.minutes)));
    }
    if !item.presenter.trim().is_empty() {
        parts.push(item.presenter.trim().to_owned());
    }
    parts.join(" · ")
}

/// How a pinned start fits, in words; and whether that is wrong.
fn fit(slot: Slot) -> Option<(String, bool)> {
    let time = |minutes: u32| texts::duration_minutes(i64::from(minutes));
    match slot.fit {
        Fit::Follows => None,
        Fit::Collides(minutes) => Some((t!("prepare-collides", time = time(minutes)), true)),
        Fit::Waits(minutes) => Some((t!("prepare-waits", time = time(minutes)), false)),
    }
}

impl Source for List<'_> {
    fn count(&self) -> usize {
        self.view.session.agenda.len()
    }

    fn id(&self, row: usize) -> Id {
        Id::unique(("prepare-item", self.view.session.agenda.get(row).map(|item| &item.id)))
    }

    fn name(&self, row: usize) -> String {
        let Some((item, slot)) = self.item(row) else {
            return String::new();
        };
        let mut parts = vec![timing::hour_minute(slot.starts), item.title.clone(), meta(item)];
        parts.extend(fit(slot).map(|(words, _)| words));
        parts.join(", ")
    }

    fn height(&self, ui: &Ui, row: usize, width: f32) -> f32 {
        self.parts(ui, row, width).map_or(0.0, |parts| {
            let fit = parts.fit.map_or(0.0, |(fit, _)| fit.size().y);
            parts.title.size().y + parts.meta.size().y + fit + 2.0 * (space::S - 2.0)
        })
    }

    fn head_ui(&self, ui: &mut Ui, row: usize) {
        let agenda = &self.view.session.agenda;
        let day = |row: usize| agenda.get(row).map(|item| item.day);
        let several = agenda.iter().any(|item| item.day != 1) || self.view.session.workshop.days.len() > 1;
        let before = row.checked_sub(1);
        let (Some(this), true) = (day(row), several && before.and_then(day) != day(row)) else {
            return;
        };
        if let Some(before) = before {
            ui.add_space(space::S);
            let words = t!("prepare-day-ends", time = sections::end_of_day(self.slots, before));
            text::label(ui, words, Size::Small, self.tokens.second);
        }
        ui.add_space(if row == 0 { 0.0 } else { space::M });
        text::column_head(ui, day_name(self.view, this));
        ui.add_space(space::XS);
    }

    fn row_ui(&self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Picked> {
        let tokens = self.tokens;
        let (item, slot) = self.item(row)?;
        let parts = self.parts(ui, row, rect.width())?;
        let top = rect.top() + space::S - 2.0;
        let pinned = item.starts.is_some();
        let font = if pinned { tokens.strong(Size::Body) } else { tokens.font(Size::Body) };
        let line = tokens.line_height(Size::Body);
        let time =
            text::layout_line(ui, &timing::hour_minute(slot.starts), font, line, tokens.ink, tokens.scaled(TIME));
        ui.painter().galley(pos2(rect.left() + space::S, top), time, tokens.ink);
        let x = rect.left() + self.left();
        let mut y = top;
        for galley in [parts.title, parts.meta] {
            let height = galley.size().y;
            ui.painter().galley(pos2(x, y), galley, tokens.ink);
            y += height;
        }
        if let Some((galley, wrong)) = parts.fit {
            let mut x = x;
            if wrong {
                let side = tokens.scaled(12.0);
                let center = pos2(x + side / 2.0, y + tokens.line_height(Size::Small) / 2.0);
                mark::warning(ui.painter(), center, side, tokens.gap.ink);
                x += tokens.scaled(16.0);
            }
            ui.painter().galley(pos2(x, y), galley, tokens.ink);
        }
        None
    }

    fn is_movable(&self, from: usize, to: usize) -> bool {
        from != to && to < self.count()
    }
}

/// `Day 2 · 5 October 2017`, or `Day 2` while it has no date.
pub(super) fn day_name(view: &View<'_>, day: u32) -> String {
    let date = view.session.workshop.days.get(day.max(1) as usize - 1);
    date.map_or_else(|| t!("prepare-day", day = day), |date| t!("agenda-day", day = day, date = texts::date(*date)))
}
