//! Elements to put aside for another meeting, so that the others get time. What the pace suggests is ticked.

use egui::{Checkbox, Key, Modifiers, RichText, ScrollArea, Ui};

use super::Flow;
use crate::session::catalogue::Element;
use crate::session::timing::{Pace, shown_left, shown_pace};
use crate::session::{ElementId, parking};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, text};
use crate::ui::{Ask, View, texts};

/// What is ticked; `None` until somebody has looked at it.
#[derive(Debug, Default)]
pub struct ParkState {
    ticked: Option<Vec<ElementId>>,
}

/// Height of the list at most, in points at 100 %.
const LIST: f32 = 320.0;

/// The dialog.
pub(super) fn park_ui(ui: &mut Ui, view: Option<&View<'_>>, of: &mut ParkState, asks: &mut Vec<Ask>) -> Flow {
    let Some(view) = view else {
        return Flow::Close;
    };
    let tokens = tokens(ui);
    let enter = ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Enter));
    let waiting: Vec<&Element> = parking::waiting(view.session, view.index).collect();
    let suggested = || view.standing.pace.map(|pace| parking::suggested(view.session, view.index, pace));
    let ticked = of.ticked.get_or_insert_with(|| suggested().unwrap_or_default());
    ui.set_width(ui.max_rect().width());
    text::strong(ui, t!("park-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    if waiting.is_empty() {
        text::label(ui, t!("park-nothing"), Size::Body, tokens.ink);
        ui.add_space(space::M);
        return if enter || ui.button(t!("park-leave")).clicked() { Flow::Close } else { Flow::Stay };
    }
    if let Some(pace) = view.standing.pace {
        text::label(ui, why(view, pace), Size::Body, tokens.second);
    }
    ui.add_space(space::M);
    ScrollArea::vertical().max_height(tokens.scaled(LIST)).show(ui, |ui| {
        for element in &waiting {
            element_ui(ui, element, ticked);
        }
    });
    ui.add_space(space::S);
    // What was parked or discussed meanwhile is not parked once more.
    let chosen: Vec<ElementId> = ticked.iter().filter(|id| waiting.iter().any(|it| it.id == **id)).cloned().collect();
    text::label(ui, then(view, waiting.len() - chosen.len()), Size::Reading, tokens.ink);
    ui.add_space(space::M);

    let step = parking::park(view.session, &chosen);
    let mut flow = Flow::Stay;
    ui.horizontal(|ui| {
        let take = t!("park-take", count = chosen.len());
        let pressed = ui.add_enabled_ui(step.is_some(), |ui| button::primary_ui(ui, &take)).inner.clicked();
        if let Some(step) = step.filter(|_| enter || pressed) {
            asks.push(Ask::Step(Box::new(step)));
            flow = Flow::Close;
        }
        if ui.button(t!("park-leave")).clicked() {
            flow = Flow::Close;
        }
    });
    flow
}

fn element_ui(ui: &mut Ui, element: &Element, ticked: &mut Vec<ElementId>) {
    let tokens = tokens(ui);
    let mut parks = ticked.contains(&element.id);
    let title = RichText::new(&element.title).font(tokens.font(Size::Body)).color(tokens.ink);
    let response = ui.add(Checkbox::new(&mut parks, title)).on_hover_text(texts::force(element.force));
    if response.changed() {
        if parks {
            ticked.push(element.id.clone());
        } else {
            ticked.retain(|id| *id != element.id);
        }
    }
}

/// How it stands without parking anything.
fn why(view: &View<'_>, pace: Pace) -> String {
    let Some(running) = view.standing.running.filter(|running| running.left > 0) else {
        return t!("park-why-no-time", count = pace.elements);
    };
    let each = texts::duration_seconds(shown_pace(pace.seconds_each));
    t!("park-why", left = texts::left(shown_left(running.left)), each = each, count = pace.elements)
}

/// How it would stand with so many elements left.
fn then(view: &View<'_>, left: usize) -> String {
    let time =
        view.standing.pace.and(view.standing.running).map(|running| running.left.max(0)).filter(|left| *left > 0);
    match (left, time) {
        (0, _) => t!("park-then-none").into_owned(),
        (_, Some(time)) => {
            let each = time / i64::try_from(left).unwrap_or(i64::MAX);
            t!("park-then", count = left, each = texts::duration_seconds(shown_pace(each)))
        }
        (_, None) => t!("park-then-open", count = left),
    }
}
