//! What tells two states of one record apart, by id: an earlier version from today, or somebody else's file from ours.
//!
//! *Here* is the open record, *there* the other one. Notes and measures are told one by one with the fields that differ;
//! everything else in coarser words. What is to come from there into here is in [`taking`].

mod fields;
pub mod taking;

use std::collections::HashMap;
use std::sync::Arc;

pub use self::fields::{Field, of_measures, of_notes};

use super::edit::Keyed;
use super::{AgencyId, ElementId, ItemId, MeasureId, NoteId, Session};

/// A part of the record that can differ.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Record {
    /// A note.
    Note(NoteId),
    /// A measure of the plan.
    Measure(MeasureId),
    /// The event sheet.
    Event,
    /// An agenda item.
    Item(ItemId),
    /// An element.
    Element(ElementId),
    /// An agency.
    Agency(AgencyId),
    /// What both have stands in another order.
    Order,
    /// What was accepted as it is.
    Accepted,
    /// Where the room is.
    Floor,
}

/// Where a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// In the other record and not in the open one.
    There,
    /// In both, and not the same.
    Both,
    /// In the open record and not in the other one.
    Here,
}

impl Side {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::There, Self::Both, Self::Here];
}

/// A record that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Which.
    pub record: Record,
    /// How.
    pub side: Side,
}

/// Everything that differs: notes, then measures, then the rest, each in the order of the record that has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// All of it.
    pub all: Vec<Differing>,
}

impl Difference {
    /// What tells `there` from `here`. Linear in their size; records that share their memory are not looked into.
    pub fn between(here: &Session, there: &Session) -> Self {
        let mut all = Vec::new();
        let mut add = |record, side| all.push(Differing { record, side });
        let mut in_order = records(&here.notes, &there.notes, |id, side| add(Record::Note(id), side));
        in_order &= records(&here.measures, &there.measures, |id, side| add(Record::Measure(id), side));
        if here.workshop != there.workshop {
            add(Record::Event, Side::Both);
        }
        in_order &= records(&here.agenda, &there.agenda, |id, side| add(Record::Item(id), side));
        in_order &= records(&here.elements, &there.elements, |id, side| add(Record::Element(id), side));
        in_order &= records(&here.agencies, &there.agencies, |id, side| add(Record::Agency(id), side));
        if !in_order {
            add(Record::Order, Side::Both);
        }
        if here.accepted != there.accepted {
            add(Record::Accepted, Side::Both);
        }
        if here.floor != there.floor {
            add(Record::Floor, Side::Both);
        }
        Self { all }
    }

    /// Whether both are the same record. Numbers that were given and taken back may still differ.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many records are on that side.
    pub fn count(&self, side: Side) -> usize {
        self.all.iter().filter(|differing| differing.side == side).count()
    }

    /// Whether nothing but where the room is tells them apart: nothing that anybody wrote.
    pub fn is_only_the_floor(&self) -> bool {
        self.all.iter().all(|differing| differing.record == Record::Floor)
    }
}

/// The same value, seen at once where it is the same piece of memory.
pub(super) trait Same {
    fn is_same(&self, other: &Self) -> bool;
}

impl<T: PartialEq> Same for Arc<T> {
    fn is_same(&self, other: &Self) -> bool {
        Self::ptr_eq(self, other) || self == other
    }
}

macro_rules! same_by_value {
    ($($record:ty),*) => {
        $(impl Same for $record {
            fn is_same(&self, other: &Self) -> bool {
                self == other
            }
        })*
    };
}
same_by_value!(super::agenda::AgendaItem, super::catalogue::Element, super::workshop::Agency, super::check::Accepted);

/// Tells every record that is not the same in both lists, and returns whether those that both have stand in one order.
fn records<T: Keyed + Same>(here: &[T], there: &[T], mut tell: impl FnMut(T::Key, Side)) -> bool {
    // Mostly one list is the other with something at its end: as far as the ids go together, nothing has to be looked up.
    let aligned = here.iter().zip(there).take_while(|(a, b)| a.key() == b.key()).count();
    for (a, b) in here.iter().zip(there).take(aligned) {
        if !a.is_same(b) {
            tell(a.key(), Side::Both);
        }
    }
    let (here, there) = (&here[aligned..], &there[aligned..]);
    let mut places: HashMap<T::Key, usize> = here.iter().map(Keyed::key).zip(0..).collect();
    let (mut in_order, mut last) = (true, None);
    for record in there {
        let key = record.key();
        let Some(at) = places.remove(&key) else {
            tell(key, Side::There);
            continue;
        };
        in_order &= last < Some(at);
        last = Some(at);
        if !here[at].is_same(record) {
            tell(key, Side::Both);
        }
    }
    for record in here.iter().filter(|record| places.contains_key(&record.key())) {
        tell(record.key(), Side::Here);
    }
    in_order
}

/// Lets `there` share the memory of what is the same in `here`: what was read from a file costs nothing twice, and the next
/// look at what differs is quick.
pub fn share(here: &Session, there: &mut Session) {
    for note in &mut there.notes {
        if let Some(same) = here.note(note.id).filter(|same| *same == note) {
            *note = Arc::clone(same);
        }
    }
    for measure in &mut there.measures {
        if let Some(same) = here.measure(measure.id).filter(|same| *same == measure) {
            *measure = Arc::clone(same);
        }
    }
}
