//! Taking, changing and deleting notes: what the note-taker does, as steps.
//!
//! One rule runs through all of it: an action with an element *is* a measure of the plan, from the moment it is taken.

use std::sync::Arc;

use thiserror::Error;

use super::agenda::{AgendaItem, Role};
use super::edit::{Change, Edit};
use super::history::{Field, Place, Step, StepName};
use super::moment::Moment;
use super::note::{Kind, LONGEST_TEXT, Note};
use super::plan::{Measure, MeasureNumber};
use super::quick::{AgencyRef, Reading};
use super::workshop::Agency;
use super::{AgencyId, ElementId, ItemId, MeasureId, NoteId, Session, slug};

/// The item and element that a draft was begun under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Binding {
    /// The agenda item; `None` where the agenda is empty.
    pub item: Option<ItemId>,
    /// The element on the floor; `None` where there was none.
    pub element: Option<ElementId>,
}

impl Binding {
    /// What a draft begun now is bound to.
    pub fn to_floor(session: &Session) -> Self {
        Self {
            item: session.current_item().map(|item| item.id.clone()),
            element: session.floor.element.clone().filter(|id| session.element(id).is_some()),
        }
    }
}

/// What a step may need for what it makes, given in from outside.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// For the note.
    pub note: NoteId,
    /// For the measure, should there be one.
    pub measure: MeasureId,
    /// The title of the agenda item that is made when the agenda has none.
    pub title: &'a str,
}

/// Why a line cannot be taken. It stays where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CannotTake {
    /// Nothing but marks, or nothing at all.
    #[error("there is no text in it yet")]
    NoText,
    /// The text is longer than [`LONGEST_TEXT`].
    #[error("its text is longer than {LONGEST_TEXT} bytes")]
    TooLong,
}

/// Where a note lands: what was said some minutes ago belongs to what the room did then.
#[derive(Clone, Debug, PartialEq)]
pub struct Landing<'a> {
    /// When it was said; `None` when that is unknown.
    pub at: Option<Moment>,
    /// The item that it belongs to; `None` where the agenda is empty.
    pub item: Option<&'a AgendaItem>,
    /// What it is about: the elements typed, else the one that it was begun under.
    pub on: Vec<ElementId>,
    /// It belongs to another item than the one that it was begun under.
    pub is_elsewhere: bool,
}

impl<'a> Landing<'a> {
    /// Where a line that is taken at `now` lands; `now` is `None` when no time is kept.
    ///
    /// A note said before anything had begun, or between two items, belongs to the item that it was begun under. What lands
    /// in another item is not about the element that is on the floor now, unless that is typed.
    pub fn of(session: &'a Session, reading: &Reading, binding: &Binding, now: Option<Moment>) -> Self {
        let at = now.map(|now| now.plus_seconds(-60 * i64::from(reading.minutes_ago.unwrap_or(0))));
        let ran_then = at.filter(|_| reading.minutes_ago.is_some()).and_then(|at| session.item_at(at));
        let bound = binding.item.as_ref().and_then(|id| session.item(id)).or_else(|| session.current_item());
        let is_elsewhere = ran_then.zip(bound).is_some_and(|(then, bound)| then.id != bound.id);
        let on = if !reading.on.is_empty() {
            reading.on.clone()
        } else if is_elsewhere {
            Vec::new()
        } else {
            binding.element.iter().filter(|id| session.element(id).is_some()).cloned().collect()
        };
        Self { at, item: ran_then.or(bound), on, is_elsewhere }
    }
}

/// The text of a note; where no time is kept, `-5` can have meant nothing else than what stands there.
fn text_of(reading: &Reading, keeps_time: bool) -> String {
    match reading.minutes_ago {
        Some(minutes) if !keeps_time => format!("-{minutes} {}", reading.text),
        _ => reading.text.clone(),
    }
}

/// The step that takes a line as a note, with its new agencies and its measure.
///
/// `now` is when it is taken; `None` when nobody knows when it was said. Where it lands is told by [`Landing`].
pub fn take(
    session: &Session,
    reading: &Reading,
    binding: &Binding,
    now: Option<Moment>,
    given: Given<'_>,
) -> Result<Step, CannotTake> {
    if reading.text.is_empty() {
        return Err(CannotTake::NoText);
    }
    if reading.text.len() > LONGEST_TEXT {
        return Err(CannotTake::TooLong);
    }
    let mut edits = Vec::new();
    let Landing { at, item, on, .. } = Landing::of(session, reading, binding, now);
    let item = item.map_or_else(
        || {
            // An empty agenda is no reason to lose a note: the room is plainly discussing something.
            let item = AgendaItem::new("discussion".into(), Role::Discussion, given.title);
            let id = item.id.clone();
            edits.push(Edit::Item(Change::Insert(0, item)));
            id
        },
        |item| item.id.clone(),
    );
    let mut agencies = agency_ids(session, &reading.agencies, &mut edits).into_iter();
    let note = Note {
        at,
        item,
        kind: reading.kind.unwrap_or_default(),
        on,
        text: text_of(reading, at.is_some()),
        lead: agencies.next(),
        support: agencies.collect(),
        by: reading.by,
        scope: reading.scope,
        assistance: Vec::new(),
        sensitive: reading.sensitive,
        read_back: None,
        unclear: reading.not_understood(),
        id: given.note,
    };
    let measure = new_measure(session, &note, given.measure);
    edits.push(Edit::Note(Change::Insert(session.notes.len(), Arc::new(note))));
    edits.extend(measure);
    Ok(Step::new(StepName::TakeNote, edits).at(Place::Note(given.note)))
}

/// Ids of the agencies typed; those that are new are added to `edits`.
fn agency_ids(session: &Session, typed: &[AgencyRef], edits: &mut Vec<Edit>) -> Vec<AgencyId> {
    let mut fresh: Vec<AgencyId> = Vec::new();
    typed
        .iter()
        .map(|agency| match agency {
            AgencyRef::Known(id) => id.clone(),
            AgencyRef::New(name) => {
                let taken = |id: &str| {
                    session.agencies.iter().any(|agency| agency.id.as_str() == id)
                        || fresh.iter().any(|other| other.as_str() == id)
                };
                let id = AgencyId::from(slug(name, "agency", taken).as_str());
                let agency = Agency { id: id.clone(), name: name.clone(), short: String::new() };
                edits.push(Edit::Agency(Change::Insert(session.agencies.len() + fresh.len(), agency)));
                fresh.push(id.clone());
                id
            }
        })
        .collect()
}

/// The edits that make the measure of an action, with the next number of its first element.
fn new_measure(session: &Session, note: &Note, id: MeasureId) -> Vec<Edit> {
    let Some(first) = note.on.first() else {
        return Vec::new();
    };
    let MeasureNumber(_, number) = session.next_number(first);
    let Some(measure) = Measure::from_note(note, number, id) else {
        return Vec::new();
    };
    vec![
        Edit::Issued(measure.number.0.clone(), Some(number)),
        Edit::Measure(Change::Insert(session.measures.len(), Arc::new(measure))),
    ]
}

/// The step that changes a note to `after` (same id), and its measure with it.
///
/// A note that becomes an action with an element gets its measure; one that no longer is one takes its measure along
/// as long as nobody has worked on it, else the measure stays and only loses the link. A measure that was made by hand from
/// a note of another kind stays tied to it. Steps that change nothing but the text, or nothing but the date, join: they are
/// one field that is typed into. What the room said when the note was read back was said to the words as they were: it
/// stays with them, and goes with them.
pub fn change(session: &Session, name: StepName, after: &Note, new_measure_id: MeasureId) -> Step {
    let place = Place::Note(after.id);
    let mut edits = Vec::new();
    let mut joins = None;
    if let Some(before) = session.note(after.id) {
        let after = &Note { read_back: before.read_back.filter(|_| reads_the_same(before, after)), ..after.clone() };
        joins = typed_field(before, after).filter(|_| name == StepName::EditNote);
        let wants = |note: &Note| note.kind == Kind::Action && !note.on.is_empty();
        let (wanted, wants_measure) = (wants(before), wants(after));
        let mut has_measure = false;
        for measure in session.measures_from(after.id) {
            has_measure = true;
            if wanted && !wants_measure {
                edits.push(without_note(measure, before, before.sensitive || after.sensitive));
                continue;
            }
            let next = measure.following(before, after);
            if !Arc::ptr_eq(&next, measure) {
                edits.push(Edit::Measure(Change::Replace(next)));
            }
        }
        edits.insert(0, Edit::Note(Change::Replace(Arc::new(after.clone()))));
        // A row that somebody deleted does not come back with a letter that is typed into its note.
        if wants_measure && !has_measure && !wanted {
            edits.extend(new_measure(session, after, new_measure_id));
        }
    }
    Step { joins, ..Step::new(name, edits).at(place) }
}

/// Whether the room would be read the same: the words, who, and by when.
fn reads_the_same(before: &Note, after: &Note) -> bool {
    (&after.text, &after.lead, after.by) == (&before.text, &before.lead, before.by)
}

/// The field that alone tells two states of a note apart, where it is one that is typed into.
fn typed_field(before: &Note, after: &Note) -> Option<Field> {
    if *after == (Note { text: after.text.clone(), read_back: after.read_back, ..before.clone() }) {
        Some("text")
    } else if *after == (Note { by: after.by, read_back: after.read_back, ..before.clone() }) {
        Some("by")
    } else {
        None
    }
}

/// The step that changes a note to what its line says now. What the line does not mention stays as it was.
pub fn rewrite(
    session: &Session,
    id: NoteId,
    reading: &Reading,
    new_measure_id: MeasureId,
) -> Result<Step, CannotTake> {
    if reading.text.is_empty() {
        return Err(CannotTake::NoText);
    }
    if reading.text.len() > LONGEST_TEXT {
        return Err(CannotTake::TooLong);
    }
    let Some(before) = session.note(id) else {
        return Ok(Step::new(StepName::EditNote, Vec::new()));
    };
    let mut edits = Vec::new();
    let mut after = Note::clone(before);
    // When it was said is known already: minutes typed now can only be words.
    after.text = text_of(reading, false);
    after.unclear = reading.not_understood();
    after.sensitive = reading.sensitive;
    after.kind = reading.kind.unwrap_or(after.kind);
    after.by = reading.by.or(after.by);
    if !reading.scope.is_empty() {
        after.scope = reading.scope;
    }
    if !reading.on.is_empty() {
        after.on.clone_from(&reading.on);
    }
    if !reading.agencies.is_empty() {
        let mut agencies = agency_ids(session, &reading.agencies, &mut edits).into_iter();
        after.lead = agencies.next();
        after.support = agencies.collect();
    }
    if after == **before {
        return Ok(Step::new(StepName::EditNote, Vec::new()).at(Place::Note(id)));
    }
    let mut step = change(session, StepName::EditNote, &after, new_measure_id);
    // New agencies come first: the note refers to them.
    edits.append(&mut step.edits);
    step.edits = edits;
    // A line is taken as a whole: the next one is a step of its own.
    step.joins = None;
    Ok(step)
}

/// The step that deletes a note, and its measure with it as long as nobody has worked on that.
pub fn delete(session: &Session, id: NoteId) -> Step {
    let mut edits = Vec::new();
    if let Some(note) = session.note(id) {
        edits.extend(session.measures_from(id).map(|measure| without_note(measure, note, note.sensitive)));
        edits.push(Edit::Note(Change::Remove(id)));
    }
    Step::new(StepName::DeleteNote, edits).at(Place::Note(id))
}

/// A measure whose note goes: it goes too if it is still as the note gave it, else it loses the link.
fn without_note(measure: &Arc<Measure>, note: &Note, is_sensitive: bool) -> Edit {
    if measure.is_as_given_by(note) {
        return Edit::Measure(Change::Remove(measure.id));
    }
    let mut kept = Measure::clone(measure);
    kept.lose(note.id, is_sensitive);
    Edit::Measure(Change::Replace(Arc::new(kept)))
}
