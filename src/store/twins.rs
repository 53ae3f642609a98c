//! Two records of one id, as copying a line by hand makes them: both are kept, the second under an id of its own.

use std::collections::HashSet;
use std::sync::Arc;

use uuid::Uuid;

use crate::session::note::Note;
use crate::session::plan::{Measure, MeasureNumber};
use crate::session::records::Records;
use crate::session::{AgencyId, ElementId, ItemId, MeasureId, NoteId, Session};

/// A record that had what another one had before it, and has its own now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// What it is.
    pub of: TwinOf,
    /// The id or number that both had.
    pub was: String,
    /// The one that this has now.
    pub now: String,
    /// How many notes and measures name it by that id. Of a note they name both now, else still the first.
    pub named_by: usize,
}

/// What there can be two of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwinOf {
    /// Notes of one id.
    Note,
    /// Measures of one id.
    Measure,
    /// Measures of one number.
    Number,
    /// Agencies of one id.
    Agency,
    /// Elements of one id.
    Element,
    /// Agenda items of one id.
    Item,
}

/// Gives the second of two an id of its own, and every further one.
pub fn settle(session: &mut Session, new_id: &mut dyn FnMut() -> Uuid) -> Vec<Twin> {
    let mut twins = Vec::new();
    settle_words(session, &mut twins);
    settle_measures(session, new_id, &mut twins);
    settle_notes(session, new_id, &mut twins);
    twins
}

fn settle_notes(session: &mut Session, new_id: &mut dyn FnMut() -> Uuid, twins: &mut Vec<Twin>) {
    let mut seen: HashSet<NoteId> = HashSet::with_capacity(session.notes.len());
    let mut renamed: Vec<(NoteId, NoteId)> = Vec::new();
    let notes: Vec<Arc<Note>> = session
        .notes
        .iter()
        .map(|note| {
            if seen.insert(note.id) {
                return Arc::clone(note);
            }
            let id = NoteId(new_id());
            seen.insert(id);
            renamed.push((note.id, id));
            Arc::new(Note { id, ..Note::clone(note) })
        })
        .collect();
    if renamed.is_empty() {
        return;
    }
    session.notes = Records::from(notes);
    for (was, now) in renamed {
        // Nobody knows which of the two a measure grew out of.
        let mut named_by = 0;
        let name_both = |measure: &Arc<Measure>| {
            if !measure.from.contains(&was) {
                return Arc::clone(measure);
            }
            named_by += 1;
            let mut from = measure.from.clone();
            from.push(now);
            Arc::new(Measure { from, ..Measure::clone(measure) })
        };
        session.measures = session.measures.iter().map(name_both).collect();
        twins.push(Twin { of: TwinOf::Note, was: was.to_string(), now: now.to_string(), named_by });
    }
}

fn settle_measures(session: &mut Session, new_id: &mut dyn FnMut() -> Uuid, twins: &mut Vec<Twin>) {
    let mut ids: HashSet<MeasureId> = HashSet::new();
    let mut numbers: HashSet<MeasureNumber> =
        session.measures.iter().map(|measure| measure.number.clone()).chain(session.issued.iter().cloned()).collect();
    let mut given: HashSet<MeasureNumber> = HashSet::new();
    let mut settled: Vec<Arc<Measure>> = Vec::with_capacity(session.measures.len());
    for measure in &session.measures {
        let (mut id, mut number) = (measure.id, measure.number.clone());
        if !ids.insert(id) {
            id = MeasureId(new_id());
            ids.insert(id);
            let named_by = 0;
            twins.push(Twin { of: TwinOf::Measure, was: measure.id.to_string(), now: id.to_string(), named_by });
        }
        if !given.insert(number.clone()) {
            let of_element = numbers.iter().filter(|other| other.0 == number.0).map(|other| other.1);
            number.1 = of_element.max().unwrap_or(0).saturating_add(1);
            numbers.insert(number.clone());
            given.insert(number.clone());
            let (was, now) = (measure.number.to_string(), number.to_string());
            twins.push(Twin { of: TwinOf::Number, was, now, named_by: 0 });
        }
        let same = id == measure.id && number == measure.number;
        settled.push(if same {
            Arc::clone(measure)
        } else {
            Arc::new(Measure { number, id, ..Measure::clone(measure) })
        });
    }
    session.measures = Records::from(settled);
}

/// Agencies, elements and items have words for ids, and what names them goes on naming the first.
fn settle_words(session: &mut Session, twins: &mut Vec<Twin>) {
    let agencies = rename(session.agencies.iter().map(|agency| agency.id.as_str()));
    for (at, was, now) in agencies {
        let named_by = session.notes.iter().filter(|note| names_agency(note, &was)).count();
        session.agencies[at].id = AgencyId::from(now.as_str());
        twins.push(Twin { of: TwinOf::Agency, was, now, named_by });
    }
    let elements = rename(session.elements.iter().map(|element| element.id.as_str()));
    for (at, was, now) in elements {
        let named_by = session.notes.iter().filter(|note| note.on.iter().any(|id| id.as_str() == was)).count();
        session.elements[at].id = ElementId::from(now.as_str());
        twins.push(Twin { of: TwinOf::Element, was, now, named_by });
    }
    let items = rename(session.agenda.iter().map(|item| item.id.as_str()));
    for (at, was, now) in items {
        let named_by = session.notes.iter().filter(|note| note.item.as_str() == was).count();
        session.agenda[at].id = ItemId::from(now.as_str());
        twins.push(Twin { of: TwinOf::Item, was, now, named_by });
    }
}

fn names_agency(note: &Note, id: &str) -> bool {
    note.lead.iter().chain(&note.support).any(|agency| agency.as_str() == id)
}

/// The places at which a word stands for the second time, with the word and another one that is free.
fn rename<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<(usize, String, String)> {
    let ids: Vec<&str> = ids.collect();
    let mut taken: HashSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let mut seen = HashSet::new();
    let mut renamed = Vec::new();
    for (at, id) in ids.into_iter().enumerate() {
        if seen.insert(id) {
            continue;
        }
        let free = (2_u32..u32::MAX).map(|number| format!("{id}-{number}")).find(|name| !taken.contains(name));
        let Some(free) = free else {
            continue;
        };
        taken.insert(free.clone());
        renamed.push((at, id.to_owned(), free));
    }
    renamed
}
