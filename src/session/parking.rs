//! Parking: which elements the room puts aside for another meeting, so that the others get time.

use super::catalogue::{Element, Force};
use super::edit::{Change, Edit};
use super::history::{Place, Step, StepName};
use super::index::Index;
use super::timing::Pace;
use super::{ElementId, Session};

/// The starred elements on the board that still need time: neither discussed nor parked, in board order.
pub fn waiting<'a>(session: &'a Session, index: &'a Index) -> impl Iterator<Item = &'a Element> {
    let needs_time = |element: &&Element| element.star && !element.hidden && !element.parked;
    session.elements.iter().filter(needs_time).filter(|element| !index.is_discussed(session, &element.id))
}

/// What to park so that each of the others gets [`ENOUGH`](super::timing::ENOUGH); nothing while the pace is bearable.
///
/// What binds is kept longest, then what comes first on the board; what is on the floor stays there.
pub fn suggested(session: &Session, index: &Index, pace: Pace) -> Vec<ElementId> {
    let mut candidates: Vec<&Element> = waiting(session, index).collect();
    let count = pace.too_many().min(candidates.len());
    candidates.retain(|element| Some(&element.id) != session.floor.element.as_ref());
    let weight = |force: Force| match force {
        Force::Decides => 2,
        Force::CallsUpon => 1,
        Force::Practice => 0,
    };
    candidates.reverse();
    candidates.sort_by_key(|element| weight(element.force));
    candidates.into_iter().take(count).map(|element| element.id.clone()).collect()
}

/// The step that parks elements. `None` where there is nothing to park.
pub fn park(session: &Session, ids: &[ElementId]) -> Option<Step> {
    let found = ids.iter().filter_map(|id| session.element(id)).filter(|element| !element.parked);
    let edits: Vec<Edit> = found.map(|element| set(element, true)).collect();
    (!edits.is_empty()).then(|| {
        let step = Step::new(StepName::ParkElements, edits);
        match ids {
            [only] => step.at(Place::Element(only.clone())),
            _ => step,
        }
    })
}

/// The step that parks an element, or takes it up again.
pub fn park_or_take_up(session: &Session, id: &ElementId) -> Option<Step> {
    let element = session.element(id)?;
    let name = if element.parked { StepName::TakeUpElement } else { StepName::ParkElements };
    Some(Step::new(name, vec![set(element, !element.parked)]).at(Place::Element(id.clone())))
}

fn set(element: &Element, parked: bool) -> Edit {
    Edit::Element(Change::Replace(Element { parked, ..element.clone() }))
}
