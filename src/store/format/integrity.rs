//! Whether the records of a file fit together. Linear in their number: a file of a hundred thousand notes opens at once.

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use crate::session::note::{LONGEST_TEXT, Note};
use crate::session::plan::{Measure, MeasureNumber};
use crate::session::{AgencyId, ElementId, ItemId, Session};
use crate::store::refused::Why;

use super::position::lines_of_id;

/// Something that does not fit, and the record that it is about.
#[derive(Debug)]
pub struct Flaw {
    list: &'static str,
    record: String,
    why: Box<Why>,
}

impl Flaw {
    /// The line of the record, where it can be found. Of two records with one id, that of the second.
    pub fn line(&self, text: &str) -> Option<usize> {
        let lines = lines_of_id(text, self.list, &self.record);
        if matches!(*self.why, Why::Duplicate { .. }) { lines.get(1).copied() } else { lines.first().copied() }
    }

    /// What is wrong, with the line of the other record where there are two.
    pub fn why(self, text: &str) -> Why {
        match *self.why {
            Why::Duplicate { of, id, .. } => {
                let first = lines_of_id(text, self.list, &self.record).first().copied();
                Why::Duplicate { of, id, first }
            }
            other => other,
        }
    }
}

/// Looks for what [`Session::apply`] would never have let in, and for what was taken apart by hand.
///
/// A floor and a measure's notes that point nowhere are let in: they read as none.
pub fn check(session: &Session) -> Result<(), Flaw> {
    unique("agencies", "agencies", session.agencies.iter().map(|agency| &agency.id))?;
    unique("elements", "elements", session.elements.iter().map(|element| &element.id))?;
    unique("agenda", "agenda items", session.agenda.iter().map(|item| &item.id))?;
    unique("notes", "notes", session.notes.iter().map(|note| note.id))?;
    unique("measures", "measures", session.measures.iter().map(|measure| measure.id))?;
    unique_numbers(session)?;
    let known = Known::of(session);
    session.notes.iter().try_for_each(|note| known.check_note(note))?;
    session.measures.iter().try_for_each(|measure| known.check_measure(measure))
}

/// Puts the highest numbers in order, and above every number that is in use: people add rows by hand and forget them.
pub fn settle_numbers(session: &mut Session) {
    session.issued.extend(session.measures.iter().map(|measure| measure.number.clone()));
    // The highest of an element first, so that it is the one that stays.
    session.issued.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    session.issued.dedup_by(|later, first| later.0 == first.0);
}

/// What is accepted twice over, in a file that was put together by hand, is accepted once.
pub fn settle_accepted(session: &mut Session) {
    let mut seen = HashSet::new();
    session.accepted.retain(|accepted| seen.insert(accepted.clone()));
}

fn unique<K: Hash + Eq + Display>(
    list: &'static str,
    of: &'static str,
    ids: impl Iterator<Item = K>,
) -> Result<(), Flaw> {
    let mut seen = HashSet::with_capacity(ids.size_hint().0);
    for id in ids {
        let record = id.to_string();
        if !seen.insert(id) {
            return Err(Flaw { list, why: Box::new(Why::Duplicate { of, id: record.clone(), first: None }), record });
        }
    }
    Ok(())
}

/// A number is a citation, so no two measures may have the same.
fn unique_numbers(session: &Session) -> Result<(), Flaw> {
    let mut seen: HashSet<&MeasureNumber> = HashSet::new();
    let twin = session.measures.iter().find(|measure| !seen.insert(&measure.number));
    twin.map_or(Ok(()), |twin| {
        let why = Why::Syntax(format!(
            "the number {} is given to two measures; give this one the next free number of its element",
            twin.number
        ));
        Err(Flaw { list: "measures", record: twin.id.to_string(), why: Box::new(why) })
    })
}

struct Known<'a> {
    agencies: HashSet<&'a AgencyId>,
    elements: HashSet<&'a ElementId>,
    items: HashSet<&'a ItemId>,
}

impl<'a> Known<'a> {
    fn of(session: &'a Session) -> Self {
        Self {
            agencies: session.agencies.iter().map(|agency| &agency.id).collect(),
            elements: session.elements.iter().map(|element| &element.id).collect(),
            items: session.agenda.iter().map(|item| &item.id).collect(),
        }
    }

    fn check_note(&self, note: &Note) -> Result<(), Flaw> {
        let flaw = |why| Flaw { list: "notes", record: note.id.to_string(), why: Box::new(why) };
        if note.text.len() > LONGEST_TEXT {
            return Err(flaw(Why::LongText { bytes: note.text.len() }));
        }
        let dangling = |to, id: &dyn Display| flaw(Why::Dangling { from: "note", to, id: id.to_string() });
        if !self.items.contains(&note.item) {
            return Err(dangling("agenda item", &note.item));
        }
        if let Some(id) = note.on.iter().find(|id| !self.elements.contains(id)) {
            return Err(dangling("element", id));
        }
        note.lead
            .iter()
            .chain(&note.support)
            .find(|id| !self.agencies.contains(id))
            .map_or(Ok(()), |id| Err(dangling("agency", id)))
    }

    fn check_measure(&self, measure: &Measure) -> Result<(), Flaw> {
        let dangling = |to, id: &dyn Display| Flaw {
            list: "measures",
            record: measure.id.to_string(),
            why: Box::new(Why::Dangling { from: "measure", to, id: id.to_string() }),
        };
        if let Some(text) = measure.texts().into_iter().find(|text| text.len() > LONGEST_TEXT) {
            return Err(Flaw {
                list: "measures",
                record: measure.id.to_string(),
                why: Box::new(Why::LongText { bytes: text.len() }),
            });
        }
        if let Some(id) = measure.elements().find(|id| !self.elements.contains(id)) {
            return Err(dangling("element", id));
        }
        measure
            .lead
            .iter()
            .chain(&measure.support)
            .find(|id| !self.agencies.contains(id))
            .map_or(Ok(()), |id| Err(dangling("agency", id)))
    }
}
