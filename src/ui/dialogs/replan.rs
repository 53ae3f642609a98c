//! The rest of the day, planned anew: three choices, each seen before it is taken.

use std::borrow::Cow;

use egui::{
    Align, Checkbox, Frame, Id, Key, Layout, Margin, Modifiers, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2,
};

use super::Flow;
use crate::session::ItemId;
use crate::session::agenda::AgendaItem;
use crate::session::replan::{self, Proposal, Row, Way};
use crate::session::timing::{self, Forecast, hour_minute};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, choice, text};
use crate::ui::{Ask, View, texts};

/// What is chosen.
#[derive(Debug, Default)]
pub struct ReplanState {
    choice: Choice,
    /// Items that shall not be held, while that is the choice.
    left_out: Vec<ItemId>,
    seen: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choice {
    #[default]
    Fit,
    Drop,
    Slip,
}

impl ReplanState {
    fn way(&self) -> Way {
        match self.choice {
            Choice::Fit => Way::Fit,
            Choice::Drop => Way::Drop(self.left_out.clone()),
            Choice::Slip => Way::Slip,
        }
    }
}

const CHOICES: [(Choice, Key); 3] = [(Choice::Fit, Key::Num1), (Choice::Drop, Key::Num2), (Choice::Slip, Key::Num3)];

/// The dialog.
pub(super) fn replan_ui(ui: &mut Ui, view: Option<&View<'_>>, of: &mut ReplanState, asks: &mut Vec<Ask>) -> Flow {
    let Some((view, day)) = view.and_then(|view| Some((view, forecast(view)?))) else {
        return nothing_left_ui(ui);
    };
    let tokens = tokens(ui);
    // Before a mark that has the focus can take it.
    let enter = ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Enter));
    ui.set_width(ui.max_rect().width());
    text::strong(ui, t!("replan-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    text::label(ui, standing(&day), Size::Body, tokens.second);
    ui.add_space(space::M);
    choices_ui(ui, of, day.end() < day.planned_end);
    ui.add_space(space::M);

    let proposal = replan::propose(view.session, &day, &of.way());
    rows_ui(ui, view, &day, &proposal, of);
    ui.add_space(space::S);
    for misfit in &proposal.misfits {
        let item = view.session.agenda.get(misfit.index).map_or("", |item| item.title.as_str());
        let words = t!("replan-misfit", item = item, time = texts::duration_minutes(i64::from(misfit.minutes)));
        text::label(ui, words, Size::Body, tokens.gap.ink);
    }
    let sentence = sentence(view, &day, &proposal, of);
    sentence_ui(ui, &sentence);
    ui.add_space(space::M);

    let step = replan::take(view.session, &day, &proposal).filter(|_| of.choice != Choice::Drop || drops(&proposal));
    let mut flow = Flow::Stay;
    ui.horizontal(|ui| {
        let pressed =
            ui.add_enabled_ui(step.is_some(), |ui| button::primary_ui(ui, &t!("replan-take"))).inner.clicked();
        if let Some(step) = step.filter(|_| enter || pressed) {
            asks.push(Ask::Step(Box::new(step)));
            flow = Flow::Close;
        }
        if ui.button(t!("replan-leave")).clicked() {
            flow = Flow::Close;
        }
    });
    flow
}

fn forecast(view: &View<'_>) -> Option<Forecast> {
    timing::forecast(view.session, view.standing, view.now)
}

fn drops(proposal: &Proposal) -> bool {
    proposal.rows.iter().any(|row| row.after.is_none())
}

fn nothing_left_ui(ui: &mut Ui) -> Flow {
    let tokens = tokens(ui);
    text::strong(ui, t!("replan-title"), Size::Large, tokens.ink);
    ui.add_space(space::S);
    text::label(ui, t!("replan-nothing-left"), Size::Body, tokens.ink);
    ui.add_space(space::M);
    if ui.button(t!("replan-leave")).clicked() { Flow::Close } else { Flow::Stay }
}

/// How the day looks if nothing is done.
fn standing(day: &Forecast) -> String {
    let (planned, end) = (hour_minute(day.planned_end), hour_minute(day.end()));
    let by = i64::from(day.end()) - i64::from(day.planned_end);
    let time = texts::duration_minutes(by.abs());
    match by {
        0 => t!("replan-on-time", end = end),
        1.. => t!("replan-late", end = end, planned = planned, time = time),
        _ => t!("replan-early", end = end, planned = planned, time = time),
    }
}

fn choices_ui(ui: &mut Ui, of: &mut ReplanState, is_early: bool) {
    let word = |choice| match choice {
        Choice::Fit if is_early => t!("replan-lengthen"),
        Choice::Fit => t!("replan-shorten"),
        Choice::Drop => t!("replan-drop"),
        Choice::Slip => t!("replan-slip"),
    };
    let words: Vec<(Choice, String)> = CHOICES
        .iter()
        .enumerate()
        .map(|(at, (choice, _))| (*choice, format!("{}  {}", at + 1, word(*choice))))
        .collect();
    let id = Id::unique("replan-choice");
    let chosen = choice::choice_ui(ui, id, "", of.choice, &words, str::to_owned);
    let pressed = CHOICES.iter().position(|(_, key)| ui.input_mut(|input| take_exactly(input, Modifiers::NONE, *key)));
    let first = (!of.seen).then_some(0);
    if let Some(at) = pressed.or(first) {
        ui.memory_mut(|memory| memory.request_focus(id.with(at)));
    }
    of.seen = true;
    of.choice = pressed.and_then(|at| CHOICES.get(at)).map(|(choice, _)| *choice).or(chosen).unwrap_or(of.choice);
}

/// Widths of the columns of times at 100 % text, in points.
const NOW: f32 = 124.0;
const THEN: f32 = 232.0;

/// Every item that is left, as it looks now and as it would be.
fn rows_ui(ui: &mut Ui, view: &View<'_>, day: &Forecast, proposal: &Proposal, of: &mut ReplanState) {
    let tokens = tokens(ui);
    let drops = of.choice == Choice::Drop;
    let small = tokens.strong(Size::Small);
    columns_ui(ui, |ui, column| {
        let head = match column {
            0 => t!("replan-item"),
            1 => t!("replan-now"),
            _ => t!("replan-then"),
        };
        text::one_line(ui, head, small.clone(), tokens.second);
    });
    ScrollArea::vertical().max_height(tokens.scaled(240.0)).show(ui, |ui| {
        for row in &proposal.rows {
            let Some(item) = view.session.agenda.get(row.index) else {
                continue;
            };
            let begun = day.rows.iter().any(|other| other.index == row.index && other.begun);
            let (then, changed) = after(row);
            columns_ui(ui, |ui, column| match column {
                0 if drops && !begun => left_out_ui(ui, item, of),
                0 => drop(text::one_line(ui, item.title.as_str(), tokens.font(Size::Body), tokens.ink)),
                1 => drop(text::one_line(ui, span(row.before), tokens.font(Size::Body), tokens.second)),
                _ if changed => drop(text::one_line(ui, then.as_ref(), tokens.strong(Size::Body), tokens.ink)),
                _ => drop(text::one_line(ui, then.as_ref(), tokens.font(Size::Body), tokens.second)),
            });
        }
    });
}

fn columns_ui(ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize)) {
    let tokens = tokens(ui);
    let (now, then) = (tokens.scaled(NOW), tokens.scaled(THEN));
    let title = (ui.available_width() - now - then - 2.0 * space::S).max(tokens.scaled(80.0));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (column, width) in [title, now, then].into_iter().enumerate() {
            let size = vec2(width, tokens.line_height(Size::Body));
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
            cell(&mut inner, column);
        }
    });
}

fn left_out_ui(ui: &mut Ui, item: &AgendaItem, of: &mut ReplanState) {
    let tokens = tokens(ui);
    let mut held = !of.left_out.contains(&item.id);
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    let title = RichText::new(&item.title).font(tokens.font(Size::Body)).color(tokens.ink);
    if ui.add(Checkbox::new(&mut held, title)).on_hover_text(t!("replan-held-tip")).changed() {
        if held {
            of.left_out.retain(|id| *id != item.id);
        } else {
            of.left_out.push(item.id.clone());
        }
    }
}

fn span((from, to): (u32, u32)) -> String {
    t!("agenda-span", from = hour_minute(from), to = hour_minute(to))
}

/// Its times by the proposal, and whether they are other ones.
fn after(row: &Row) -> (Cow<'static, str>, bool) {
    let Some(times) = row.after else {
        return (t!("replan-not-held"), true);
    };
    let length = |(from, to): (u32, u32)| i64::from(to) - i64::from(from);
    let change = length(times) - length(row.before);
    let time = texts::duration_minutes(change.abs());
    let words = match change {
        0 => span(times),
        1.. => t!("replan-span-longer", span = span(times), time = time),
        _ => t!("replan-span-shorter", span = span(times), time = time),
    };
    (words.into(), times != row.before)
}

/// What the chair can say to the room.
fn sentence(view: &View<'_>, day: &Forecast, proposal: &Proposal, of: &ReplanState) -> String {
    let end = hour_minute(proposal.end);
    let as_planned = if proposal.end == day.planned_end { "yes" } else { "no" };
    match of.choice {
        Choice::Fit if day.end() < day.planned_end => t!("replan-say-lengthen", end = end),
        Choice::Fit => t!("replan-say-shorten", end = end, planned = as_planned),
        Choice::Slip => t!("replan-say-slip", end = end, planned = as_planned),
        Choice::Drop => {
            let titles: Vec<&str> = proposal
                .rows
                .iter()
                .filter(|row| row.after.is_none())
                .filter_map(|row| Some(view.session.agenda.get(row.index)?.title.as_str()))
                .collect();
            match titles.as_slice() {
                [] => t!("replan-say-choose").into_owned(),
                titles => t!("replan-say-drop", items = titles.join(", "), count = titles.len(), end = end),
            }
        }
    }
}

fn sentence_ui(ui: &mut Ui, sentence: &str) {
    let tokens = tokens(ui);
    Frame::new().fill(tokens.ground).corner_radius(8.0).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        text::label(ui, sentence, Size::Reading, tokens.ink);
    });
}
