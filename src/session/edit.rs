//! The only ways to change the record, and back.
//!
//! An [`Edit`] is addressed by id, never by what a screen happens to show. [`Session::apply`] checks it, carries it out and
//! returns its inverse; it never copies a list. What a person does is usually a [`Step`](super::history::Step) of several.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::agenda::AgendaItem;
use super::catalogue::Element;
use super::check::Accepted;
use super::note::{LONGEST_TEXT, Note};
use super::plan::{Measure, MeasureNumber};
use super::records::List;
use super::workshop::{Agency, Workshop};
use super::{AgencyId, ElementId, Floor, ItemId, MeasureId, NoteId, Session};

/// One reversible change of the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// The event becomes this.
    Workshop(Box<Workshop>),
    /// The room is here now.
    Floor(Floor),
    /// The highest number ever given for the element is this; `None`: none was.
    Issued(ElementId, Option<u32>),
    /// A change in the list of agencies.
    Agency(Change<Agency>),
    /// A change in the list of elements.
    Element(Change<Element>),
    /// A change in the agenda.
    Item(Change<AgendaItem>),
    /// A change in the list of notes.
    Note(Change<Arc<Note>>),
    /// A change in the list of measures.
    Measure(Change<Arc<Measure>>),
    /// A change in the list of what was accepted as it is.
    Accepted(Change<Accepted>),
}

/// One reversible change of a list whose records have an id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "T: Serialize + serde::de::DeserializeOwned, T::Key: Serialize + serde::de::DeserializeOwned")]
pub enum Change<T: Keyed> {
    /// The record comes to stand at this place, counted from 0.
    Insert(usize, T),
    /// The record of this id goes.
    Remove(T::Key),
    /// The record of the same id becomes this one, where it stands.
    Replace(T),
    /// The record of this id moves to this place, counted from 0 without it.
    Move(T::Key, usize),
}

/// A record with an id that is unique in its list.
pub trait Keyed {
    /// The id.
    type Key: Clone + Eq + std::hash::Hash + std::fmt::Display + std::fmt::Debug;
    /// The id of this record.
    fn key(&self) -> Self::Key;
}

macro_rules! keyed {
    ($($record:ty => $key:ty),* $(,)?) => {
        $(impl Keyed for $record {
            type Key = $key;
            fn key(&self) -> $key {
                self.id.clone()
            }
        })*
    };
}
keyed!(Agency => AgencyId, Element => ElementId, AgendaItem => ItemId);

impl Keyed for Arc<Note> {
    type Key = NoteId;
    fn key(&self) -> NoteId {
        self.id
    }
}

impl Keyed for Arc<Measure> {
    type Key = MeasureId;
    fn key(&self) -> MeasureId {
        self.id
    }
}

impl Keyed for Accepted {
    type Key = Self;
    fn key(&self) -> Self {
        self.clone()
    }
}

/// Why an edit was refused. The record is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// There is no record of that id.
    #[error("there is no {0}")]
    Missing(String),
    /// There is one of that id already.
    #[error("there is a {0} already")]
    Duplicate(String),
    /// The place is past the end of the list.
    #[error("place {0} is past the end")]
    OutOfRange(usize),
    /// It cannot go while notes or measures refer to it.
    #[error("{id} is used by {uses} notes or measures")]
    InUse {
        /// What was to go.
        id: String,
        /// How many records refer to it.
        uses: usize,
    },
    /// The text of a note is empty or longer than [`LONGEST_TEXT`].
    #[error("a note holds 1 to {LONGEST_TEXT} bytes, not {0}")]
    TextLength(usize),
    /// A text of a measure is longer than [`LONGEST_TEXT`].
    #[error("a cell of the plan holds at most {LONGEST_TEXT} bytes, not {0}")]
    CellLength(usize),
}

impl Session {
    /// Carries out one edit and returns the edit that takes it back.
    ///
    /// Refuses whatever would leave the record in a state that its file could not hold: two records of one id, a note
    /// about an element that does not exist. Then nothing has changed.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        Ok(match edit {
            Edit::Workshop(mut workshop) => {
                std::mem::swap(&mut self.workshop, &mut workshop);
                Edit::Workshop(workshop)
            }
            Edit::Floor(mut floor) => {
                // A floor that points nowhere reads as none, so nothing has to be checked: removing what it points at
                // needs no second edit, and undo never stumbles over where the room happens to be.
                std::mem::swap(&mut self.floor, &mut floor);
                Edit::Floor(floor)
            }
            Edit::Issued(element, highest) => Edit::Issued(element.clone(), self.set_issued(element, highest)),
            Edit::Agency(change) => {
                if let Change::Remove(id) = &change {
                    self.check_unused(
                        id.as_str(),
                        |note| agencies_of(note).any(|a| a == id),
                        |measure| measure.lead.as_ref() == Some(id) || measure.support.contains(id),
                    )?;
                }
                Edit::Agency(change.carry_out(&mut self.agencies)?)
            }
            Edit::Element(change) => {
                if let Change::Remove(id) = &change {
                    self.check_unused(
                        id.as_str(),
                        |note| note.on.contains(id),
                        |measure| measure.elements().any(|element| element == id),
                    )?;
                }
                Edit::Element(change.carry_out(&mut self.elements)?)
            }
            Edit::Item(change) => {
                if let Change::Remove(id) = &change {
                    self.check_unused(id.as_str(), |note| note.item == *id, |_| false)?;
                }
                Edit::Item(change.carry_out(&mut self.agenda)?)
            }
            Edit::Note(change) => {
                if let Change::Insert(_, note) | Change::Replace(note) = &change {
                    self.check_note(note)?;
                }
                Edit::Note(change.carry_out(&mut self.notes)?)
            }
            Edit::Measure(change) => {
                if let Change::Insert(_, measure) | Change::Replace(measure) = &change {
                    self.check_measure(measure)?;
                }
                Edit::Measure(change.carry_out(&mut self.measures)?)
            }
            // What is accepted may be about a record that is gone: then it says nothing.
            Edit::Accepted(change) => Edit::Accepted(change.carry_out(&mut self.accepted)?),
        })
    }

    /// Sets the highest number given for an element, and returns what it was.
    fn set_issued(&mut self, element: ElementId, highest: Option<u32>) -> Option<u32> {
        match (self.issued.binary_search_by(|issued| issued.0.cmp(&element)), highest) {
            (Ok(at), Some(number)) => Some(std::mem::replace(&mut self.issued[at].1, number)),
            (Ok(at), None) => Some(self.issued.remove(at).1),
            (Err(at), Some(number)) => {
                self.issued.insert(at, MeasureNumber(element, number));
                None
            }
            (Err(_), None) => None,
        }
    }

    fn check_element(&self, id: &ElementId) -> Result<(), EditError> {
        self.element(id).map(|_| ()).ok_or_else(|| EditError::Missing(id.to_string()))
    }

    fn check_agency(&self, id: &AgencyId) -> Result<(), EditError> {
        self.agency(id).map(|_| ()).ok_or_else(|| EditError::Missing(id.to_string()))
    }

    fn check_note(&self, note: &Note) -> Result<(), EditError> {
        if note.text.is_empty() || note.text.len() > LONGEST_TEXT {
            return Err(EditError::TextLength(note.text.len()));
        }
        if self.item(&note.item).is_none() {
            return Err(EditError::Missing(note.item.to_string()));
        }
        note.on.iter().try_for_each(|id| self.check_element(id))?;
        agencies_of(note).try_for_each(|id| self.check_agency(id))
    }

    fn check_measure(&self, measure: &Measure) -> Result<(), EditError> {
        if let Some(text) = measure.texts().into_iter().find(|text| text.len() > LONGEST_TEXT) {
            return Err(EditError::CellLength(text.len()));
        }
        measure.elements().try_for_each(|id| self.check_element(id))?;
        measure.lead.iter().chain(&measure.support).try_for_each(|id| self.check_agency(id))?;
        let twin = self.measures.iter().find(|other| other.number == measure.number && other.id != measure.id);
        twin.map_or(Ok(()), |twin| Err(EditError::Duplicate(twin.number.to_string())))
    }

    fn check_unused(
        &self,
        id: &str,
        in_note: impl Fn(&Note) -> bool,
        in_measure: impl Fn(&Measure) -> bool,
    ) -> Result<(), EditError> {
        let uses = self.notes.iter().filter(|note| in_note(note)).count()
            + self.measures.iter().filter(|measure| in_measure(measure)).count();
        if uses == 0 {
            return Ok(());
        }
        Err(EditError::InUse { id: id.to_owned(), uses })
    }
}

fn agencies_of(note: &Note) -> impl Iterator<Item = &AgencyId> {
    note.lead.iter().chain(&note.support)
}

impl<T: Keyed> Change<T> {
    /// Carries the change out on `list` and returns the change that takes it back.
    fn carry_out(self, list: &mut impl List<T>) -> Result<Self, EditError> {
        let missing = |key: &T::Key| EditError::Missing(key.to_string());
        match self {
            Self::Insert(at, record) => {
                let key = record.key();
                if list.place(&key).is_some() {
                    return Err(EditError::Duplicate(key.to_string()));
                }
                if at > list.count() {
                    return Err(EditError::OutOfRange(at));
                }
                list.insert(at, record);
                Ok(Self::Remove(key))
            }
            Self::Remove(key) => {
                let at = list.place(&key).ok_or_else(|| missing(&key))?;
                Ok(Self::Insert(at, list.remove(at)))
            }
            Self::Replace(record) => {
                let key = record.key();
                let at = list.place(&key).ok_or_else(|| missing(&key))?;
                Ok(Self::Replace(list.replace(at, record)))
            }
            Self::Move(key, to) => {
                let from = list.place(&key).ok_or_else(|| missing(&key))?;
                if to >= list.count() {
                    return Err(EditError::OutOfRange(to));
                }
                let record = list.remove(from);
                list.insert(to, record);
                Ok(Self::Move(key, from))
            }
        }
    }
}
