//! The element finder: by a few letters of its title or id an element comes on the floor, or in Review into the middle.

use egui::Ui;

use super::Flow;
use super::palette::{Choice, PaletteState, choose_ui};
use crate::session::Floor;
use crate::session::catalogue::Element;
use crate::t;
use crate::ui::{Ask, Place, State, View};

/// The dialog.
pub(super) fn finder_ui(
    ui: &mut Ui,
    view: Option<&View<'_>>,
    state: &mut State,
    of: &mut PaletteState,
    asks: &mut Vec<Ask>,
) -> Flow {
    let Some(view) = view else {
        return Flow::Close;
    };
    let elements: Vec<&Element> = view.session.elements.iter().filter(|element| !element.hidden).collect();
    let choices: Vec<Choice> =
        elements.iter().map(|element| Choice { name: element.title.clone(), detail: element.id.to_string() }).collect();
    match choose_ui(ui, &t!("finder-hint"), &t!("finder-none"), &choices, of) {
        Some(index) => {
            if let Some(element) = elements.get(index).filter(|_| state.place == Place::Review) {
                state.review.show_element(element.id.clone());
            } else if let Some(element) = elements.get(index) {
                asks.push(Ask::Floor(Floor { element: Some(element.id.clone()), ..view.session.floor.clone() }));
            }
            Flow::Close
        }
        None => Flow::Stay,
    }
}

/// The element of a new measure: that of the selected measure stands first.
pub(super) fn new_measure_ui(
    ui: &mut Ui,
    view: Option<&View<'_>>,
    state: &State,
    of: &mut PaletteState,
    asks: &mut Vec<Ask>,
) -> Flow {
    let Some(view) = view else {
        return Flow::Close;
    };
    let now = state.review.plan.selected.and_then(|id| view.session.measure(id)).map(|measure| &measure.number.0);
    let mut elements: Vec<&Element> = view.session.elements.iter().filter(|element| !element.hidden).collect();
    elements.sort_by_key(|element| Some(&element.id) != now);
    let choices: Vec<Choice> =
        elements.iter().map(|element| Choice { name: element.title.clone(), detail: element.id.to_string() }).collect();
    match choose_ui(ui, &t!("plan-new-hint"), &t!("finder-none"), &choices, of) {
        Some(index) => {
            asks.extend(elements.get(index).map(|element| Ask::AddMeasure(element.id.clone(), None)));
            Flow::Close
        }
        None => Flow::Stay,
    }
}
