//! Working on the plan: rows added, changed, linked and deleted, as steps.

use std::sync::Arc;

use super::{Measure, MeasureNumber};
use crate::session::edit::{Change, Edit};
use crate::session::history::{Field, Place, Step, StepName};
use crate::session::note::{Kind, Note};
use crate::session::{ElementId, MeasureId, NoteId, Session};

/// The step that adds a row under an element, with its next number; from a note if there is one, else empty.
///
/// Whatever the kind of the note: a need or a decision can ask for a measure, too. Who said a thing does not become who is
/// to do it, where the rule of the room names no speakers.
pub fn add(session: &Session, element: &ElementId, from: Option<&Note>, id: MeasureId) -> Step {
    let number = session.next_number(element);
    let issued = Edit::Issued(element.clone(), Some(number.1));
    let measure = match from {
        Some(note) => Measure {
            also: number.beside(&note.on),
            lead: note.lead.clone().filter(|_| session.may_name_agencies(note)),
            support: if session.may_name_agencies(note) { note.support.clone() } else { Vec::new() },
            by: note.by,
            scope: note.scope,
            assistance: note.assistance.clone(),
            from: vec![note.id],
            ..worded(number, note, id)
        },
        None => Measure::new(number, String::new(), id),
    };
    let insert = Edit::Measure(Change::Insert(session.measures.len(), Arc::new(measure)));
    Step::new(StepName::AddMeasure, vec![issued, insert]).at(Place::Measure(id))
}

/// What asks for something is the action; what describes is the situation, and the action is still to be said.
fn worded(number: MeasureNumber, note: &Note, id: MeasureId) -> Measure {
    match note.kind {
        Kind::Action | Kind::Need | Kind::Offer | Kind::Decision | Kind::Next => {
            Measure::new(number, note.text.as_str(), id)
        }
        Kind::Point | Kind::Have | Kind::Gap | Kind::Question | Kind::Parked => {
            Measure { situation: note.text.clone(), ..Measure::new(number, String::new(), id) }
        }
    }
}

/// The step that makes the measure of the same id this one, as typed or chosen in `field`.
///
/// Steps of one field that follow each other join: they are one cell that is typed into.
pub fn change(field: Field, mut after: Measure) -> Step {
    // What the room heard was read with who and by when. Other words are looked after by `Measure::reword`.
    if matches!(field, "lead" | "by") {
        after.hear(None);
    }
    let place = Place::Measure(after.id);
    Step::new(StepName::EditMeasure, vec![Edit::Measure(Change::Replace(Arc::new(after)))]).at(place).joining(field)
}

/// The step that deletes a measure. Its notes stay, and its number is not given again.
pub fn delete(id: MeasureId) -> Step {
    Step::new(StepName::DeleteMeasure, vec![Edit::Measure(Change::Remove(id))]).at(Place::Measure(id))
}

/// The step that ties a note to a measure, or unties it. `None` where that changes nothing.
///
/// A sensitive note that comes to a measure holds it back again: it was released for other notes. One that leaves it
/// leaves the measure sensitive, because its words are still there.
pub fn link(session: &Session, id: MeasureId, note: NoteId, linked: bool) -> Option<Step> {
    let before = session.measure(id)?;
    if before.from.contains(&note) == linked {
        return None;
    }
    let note = session.note(note)?;
    let mut after = Measure::clone(before);
    if linked {
        after.from.push(note.id);
        after.released &= !note.sensitive;
    } else {
        after.lose(note.id, note.sensitive);
    }
    let edits = vec![Edit::Measure(Change::Replace(Arc::new(after)))];
    Some(Step::new(StepName::LinkMeasure, edits).at(Place::Measure(id)))
}

/// The step that keeps a measure from the papers, or lets it in although a note of it is sensitive.
pub fn set_sensitive(session: &Session, id: MeasureId, sensitive: bool) -> Option<Step> {
    let before = session.measure(id)?;
    let mut after = Measure::clone(before);
    let by_notes = before.from.iter().filter_map(|note| session.note(*note)).any(|note| note.sensitive);
    after.sensitive = sensitive && !by_notes;
    after.released = !sensitive && by_notes;
    if after == **before {
        return None;
    }
    let edits = vec![Edit::Measure(Change::Replace(Arc::new(after)))];
    Some(Step::new(StepName::MarkMeasureSensitive, edits).at(Place::Measure(id)))
}

impl Measure {
    /// Loses the link to a note. What a sensitive note gave stays sensitive, unless it was released.
    pub(in crate::session) fn lose(&mut self, note: NoteId, is_sensitive: bool) {
        self.sensitive |= is_sensitive && !self.released && self.from.contains(&note);
        self.from.retain(|id| *id != note);
    }
}
