//! Taking from another state of the record into the open one: single records, or all of it. Always one step.
//!
//! Whatever a record needs comes with it: a note its item, elements and agencies, and the measures that grew out of it. A
//! number of a measure is a citation: no number that was given on either side is given again, and of two measures that
//! were given the same one, the one that comes in gets a new one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Difference, Record, Same, Side};
use crate::session::edit::{Change, Edit, EditError, Keyed};
use crate::session::history::{Step, StepName};
use crate::session::note::Note;
use crate::session::plan::{Measure, MeasureNumber};
use crate::session::records::List;
use crate::session::{AgencyId, ElementId, ItemId, MeasureId, NoteId, Session};

/// The step that makes these records as they are there. What is only here stays.
pub fn take(here: &Session, there: &Session, name: StepName, records: &[Record]) -> Result<Step, EditError> {
    let mut taking = Taking::new(here, there);
    // What others refer to comes first; and measures after the notes that they follow.
    for record in records {
        match record {
            Record::Item(id) => taking.item(id, true)?,
            Record::Element(id) => taking.element(id, true)?,
            Record::Agency(id) => taking.agency(id, true)?,
            Record::Event => taking.event()?,
            Record::Order | Record::Accepted | Record::Floor | Record::Note(_) | Record::Measure(_) => {}
        }
    }
    for record in records {
        if let Record::Note(id) = record {
            taking.note(*id)?;
        }
    }
    for record in records {
        if let Record::Measure(id) = record {
            taking.measure(*id)?;
        }
    }
    taking.step(name)
}

/// What [`take`] can bring: everything but what is only here, and what goes with the whole alone.
pub fn can_be_taken(record: &Record, side: Side) -> bool {
    side != Side::Here && !matches!(record, Record::Order | Record::Accepted | Record::Floor)
}

/// The step that makes the whole record as it is there, but for the numbers that were given. `with_floor`: the room goes
/// there, too; else it stays where it is.
pub fn take_all(here: &Session, there: &Session, name: StepName, with_floor: bool) -> Result<Step, EditError> {
    let mut taking = Taking::new(here, there);
    taking.everything()?;
    if with_floor && taking.work.floor != there.floor {
        taking.apply(Edit::Floor(there.floor.clone()))?;
    }
    debug_assert!(!with_floor || Difference::between(&taking.work, there).is_empty(), "all of it was taken");
    taking.step(name)
}

/// A step as it grows, tried out on a copy: pointers, not texts.
struct Taking<'a> {
    work: Session,
    there: &'a Session,
    edits: Vec<Edit>,
    /// The measures that grew out of each note there.
    grown: HashMap<NoteId, Vec<MeasureId>>,
    /// The same here.
    grown_here: HashMap<NoteId, Vec<MeasureId>>,
}

impl<'a> Taking<'a> {
    fn new(here: &Session, there: &'a Session) -> Self {
        Self {
            work: here.clone(),
            there,
            edits: Vec::new(),
            grown: grown(&there.measures),
            grown_here: grown(&here.measures),
        }
    }

    fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        self.work.apply(edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }

    /// What was done, with the numbers that were given there counted as given.
    fn step(mut self, name: StepName) -> Result<Step, EditError> {
        if !self.edits.is_empty() {
            let used: Vec<MeasureNumber> = self.work.measures.iter().map(|measure| measure.number.clone()).collect();
            let there = self.there;
            there.issued.iter().chain(&used).try_for_each(|number| self.count_as_given(number))?;
        }
        Ok(Step::new(name, self.edits))
    }

    /// Sees to it that neither this number nor a lower one is given again.
    fn count_as_given(&mut self, MeasureNumber(element, number): &MeasureNumber) -> Result<(), EditError> {
        if self.work.highest_number(element) >= *number {
            return Ok(());
        }
        self.apply(Edit::Issued(element.clone(), Some(*number)))
    }

    fn event(&mut self) -> Result<(), EditError> {
        if self.work.workshop == self.there.workshop {
            return Ok(());
        }
        self.apply(Edit::Workshop(Box::new(self.there.workshop.clone())))
    }

    /// Sees to it that there is such an item; `as_there`: and that it is as it is there.
    fn item(&mut self, id: &ItemId, as_there: bool) -> Result<(), EditError> {
        let change = bring(&self.work.agenda, &self.there.agenda, id, as_there);
        change.map_or(Ok(()), |change| self.apply(Edit::Item(change)))
    }

    fn element(&mut self, id: &ElementId, as_there: bool) -> Result<(), EditError> {
        let change = bring(&self.work.elements, &self.there.elements, id, as_there);
        change.map_or(Ok(()), |change| self.apply(Edit::Element(change)))
    }

    fn agency(&mut self, id: &AgencyId, as_there: bool) -> Result<(), EditError> {
        let change = bring(&self.work.agencies, &self.there.agencies, id, as_there);
        change.map_or(Ok(()), |change| self.apply(Edit::Agency(change)))
    }

    fn note(&mut self, id: NoteId) -> Result<(), EditError> {
        let there = self.there;
        let Some(note) = there.note(id) else {
            return Ok(());
        };
        self.item(&note.item, false)?;
        note.on.iter().try_for_each(|id| self.element(id, false))?;
        note.lead.iter().chain(&note.support).try_for_each(|id| self.agency(id, false))?;
        let before = self.work.note(id).cloned();
        match bring(&self.work.notes, &there.notes, &id, true) {
            Some(Change::Insert(at, note)) => {
                let at = self.in_time(at, &note);
                self.apply(Edit::Note(Change::Insert(at, note)))?;
            }
            Some(change) => self.apply(Edit::Note(change))?,
            None => {}
        }
        if let Some(before) = before {
            // What nobody has touched in its measures follows it, as it does when a note is rewritten.
            for measure in self.grown_here.get(&id).cloned().unwrap_or_default() {
                let Some(measure) = self.work.measure(measure) else { continue };
                let next = measure.following(&before, note);
                if !Arc::ptr_eq(&next, measure) {
                    self.apply(Edit::Measure(Change::Replace(next)))?;
                }
            }
        }
        for measure in self.grown.get(&id).cloned().unwrap_or_default() {
            if self.work.measure(measure).is_none() {
                self.measure(measure)?;
            }
        }
        Ok(())
    }

    /// Where a note comes in from this place on: behind what was said here before it, which nobody there has heard of.
    fn in_time(&self, at: usize, note: &Note) -> usize {
        let is_earlier = |other: &&Arc<Note>| {
            let times = other.at.zip(note.at);
            times.is_some_and(|(other, own)| other.timestamp() <= own.timestamp())
                && self.there.note(other.id).is_none()
        };
        at + self.work.notes[at..].iter().take_while(is_earlier).count()
    }

    fn measure(&mut self, id: MeasureId) -> Result<(), EditError> {
        let there = self.there;
        let Some(measure) = there.measure(id) else {
            return Ok(());
        };
        measure.elements().try_for_each(|id| self.element(id, false))?;
        measure.lead.iter().chain(&measure.support).try_for_each(|id| self.agency(id, false))?;
        let measure = self.with_free_number(measure);
        self.count_as_given(&measure.number)?;
        let change = match self.work.measures.place(&id) {
            Some(at) if self.work.measures[at].is_same(&measure) => return Ok(()),
            Some(_) => Change::Replace(measure),
            None => Change::Insert(place_behind(&self.work.measures, &there.measures, &id), measure),
        };
        self.apply(Edit::Measure(change))
    }

    /// The measure, under another number where its own stands for another measure here.
    fn with_free_number(&self, measure: &Arc<Measure>) -> Arc<Measure> {
        let is_taken = |other: &Arc<Measure>| other.number == measure.number && other.id != measure.id;
        if !self.work.measures.iter().any(is_taken) {
            return Arc::clone(measure);
        }
        // One that it has here already is one that it was given before.
        let number = self.work.measure(measure.id).map_or_else(
            || {
                let element = &measure.number.0;
                let used = self.work.measures.iter().chain(&self.there.measures).map(|measure| &measure.number);
                let given = self.work.issued.iter().chain(&self.there.issued).chain(used);
                let highest = given.filter(|number| number.0 == *element).map(|number| number.1).max().unwrap_or(0);
                MeasureNumber(element.clone(), highest.saturating_add(1))
            },
            |known| known.number.clone(),
        );
        Arc::new(Measure { number, ..Measure::clone(measure) })
    }

    /// Makes everything but the floor as it is there, in an order in which no record ever refers to one that is not there.
    fn everything(&mut self) -> Result<(), EditError> {
        let there = self.there;
        self.event()?;
        there.agenda.iter().try_for_each(|item| self.item(&item.id, true))?;
        there.elements.iter().try_for_each(|element| self.element(&element.id, true))?;
        there.agencies.iter().try_for_each(|agency| self.agency(&agency.id, true))?;
        // One that is to get a number which another one has goes first and comes again: no two ever have the same.
        let renumbered = |a: &Arc<Measure>, b: &Arc<Measure>| a.number != b.number;
        for change in aligned(&self.work.measures, &there.measures, renumbered) {
            self.apply(Edit::Measure(change))?;
        }
        for change in aligned(&self.work.notes, &there.notes, |_, _| false) {
            self.apply(Edit::Note(change))?;
        }
        for change in trimmed(&self.work.agenda, &there.agenda) {
            self.apply(Edit::Item(change))?;
        }
        for change in trimmed(&self.work.elements, &there.elements) {
            self.apply(Edit::Element(change))?;
        }
        for change in trimmed(&self.work.agencies, &there.agencies) {
            self.apply(Edit::Agency(change))?;
        }
        for change in aligned(&self.work.accepted, &there.accepted, |_, _| false) {
            self.apply(Edit::Accepted(change))?;
        }
        Ok(())
    }
}

/// The measures that grew out of each note.
fn grown(measures: &[Arc<Measure>]) -> HashMap<NoteId, Vec<MeasureId>> {
    let mut grown: HashMap<NoteId, Vec<MeasureId>> = HashMap::new();
    for measure in measures {
        for note in &measure.from {
            grown.entry(*note).or_default().push(measure.id);
        }
    }
    grown
}

/// The change that brings a record in where it is missing, or `as_there` makes it the same; none where nothing is to do.
fn bring<T, H>(here: &H, there: &impl List<T>, key: &T::Key, as_there: bool) -> Option<Change<T>>
where
    T: Keyed + Same + Clone,
    H: List<T>,
{
    let record = there.at(there.place(key)?)?;
    let Some(at) = here.place(key) else {
        return Some(Change::Insert(place_behind(here, there, key), record.clone()));
    };
    let differs = as_there && here.at(at).is_some_and(|known| !known.is_same(record));
    differs.then(|| Change::Replace(record.clone()))
}

/// Where a record that comes in stands: behind the nearest of those before it there that is here, too; else before the
/// nearest behind it; else at the end.
fn place_behind<T: Keyed>(here: &impl List<T>, there: &impl List<T>, key: &T::Key) -> usize {
    let at = there.place(key).unwrap_or(0);
    let before = (0..at).rev().find_map(|at| here.place(&there.at(at)?.key()));
    let behind = || (at + 1..there.count()).find_map(|at| here.place(&there.at(at)?.key()));
    before.map(|before| before + 1).or_else(behind).unwrap_or(here.count())
}

/// The changes that make one list the other. `anew` says which of two states cannot follow each other in one place.
fn aligned<T: Keyed + Same + Clone>(here: &[T], there: &[T], anew: impl Fn(&T, &T) -> bool) -> Vec<Change<T>> {
    let places: HashMap<T::Key, usize> = there.iter().map(Keyed::key).zip(0..).collect();
    let (mut gone, mut replaced, mut kept) = (Vec::new(), Vec::new(), HashSet::new());
    let mut last = None;
    for record in here {
        let key = record.key();
        match places.get(&key).map(|at| (*at, &there[*at])) {
            // One that stands out of order comes again in its place.
            Some((at, other)) if last < Some(at) && !anew(record, other) => {
                last = Some(at);
                kept.insert(at);
                if !record.is_same(other) {
                    replaced.push(Change::Replace(other.clone()));
                }
            }
            _ => gone.push(Change::Remove(key)),
        }
    }
    // From the end, so that what is left stands where it stood.
    let gone = gone.into_iter().rev();
    let come = there.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    gone.chain(replaced).chain(come.map(|(at, record)| Change::Insert(at, record.clone()))).collect()
}

/// The changes that drop what is not there, and bring the rest into the order there; `here` has everything that there is.
fn trimmed<T: Keyed + Clone>(here: &[T], there: &[T]) -> Vec<Change<T>> {
    let wanted: Vec<T::Key> = there.iter().map(Keyed::key).collect();
    let mut order: Vec<T::Key> = here.iter().map(Keyed::key).collect();
    let mut changes = Vec::new();
    for key in order.extract_if(.., |key| !wanted.contains(key)) {
        changes.push(Change::Remove(key));
    }
    for (at, key) in wanted.into_iter().enumerate() {
        if let Some(from) = order.iter().position(|other| *other == key).filter(|from| *from != at) {
            order.remove(from);
            order.insert(at, key.clone());
            changes.push(Change::Move(key, at));
        }
    }
    changes
}
