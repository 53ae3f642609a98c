//! THE RECORD. Pure data and rules: no file, no screen, no clock, no thread.
//!
//! Times and new ids come in as values. Nothing here is changed but through [`edit`].

pub mod agenda;
pub mod capture;
pub mod catalogue;
pub mod check;
pub mod difference;
pub mod due;
pub mod edit;
pub mod history;
mod ids;
pub mod index;
pub mod moment;
pub mod note;
pub mod paragraph;
pub mod parking;
pub mod permitted;
pub mod plan;
pub mod prepare;
pub mod private_names;
pub mod quick;
pub mod read_back;
pub mod records;
pub mod replan;
pub mod resolutions;
pub mod run;
pub mod search;
pub mod timing;
pub mod workshop;

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::ids::{AgencyId, ElementId, ItemId, MeasureId, NoteId, SessionId, slug};

use self::agenda::AgendaItem;
use self::catalogue::Element;
use self::check::Accepted;
use self::moment::Moment;
use self::note::Note;
use self::plan::{Measure, MeasureNumber};
use self::records::Records;
use self::workshop::{Agency, Rule, Workshop};

/// One workshop: everything that its file holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Version of the file format: major, minor.
    pub format: (u16, u16),
    /// For ever; a copy of the file keeps it.
    pub id: SessionId,
    /// The event.
    pub workshop: Workshop,
    /// Agencies that can lead or support.
    #[serde(default)]
    pub agencies: Vec<Agency>,
    /// The elements of the plan, in board order.
    #[serde(default)]
    pub elements: Vec<Element>,
    /// The agenda, in order.
    #[serde(default)]
    pub agenda: Vec<AgendaItem>,
    /// Where the room is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub floor: Floor,
    /// The notes, in the order in which they were taken.
    #[serde(default)]
    pub notes: Records<Arc<Note>>,
    /// The highest number ever given per element, sorted by element, so that none is given twice.
    #[serde(default)]
    pub issued: Vec<MeasureNumber>,
    /// The rows of the plan, in the order in which they were made.
    #[serde(default)]
    pub measures: Records<Arc<Measure>>,
    /// What the pre-flight finds and somebody accepted as it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub accepted: Vec<Accepted>,
}

/// The format that this version writes.
pub const FORMAT: (u16, u16) = (1, 0);

/// Where the room is: not part of the history, but kept in the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// The agenda item that notes go to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub item: Option<ItemId>,
    /// The element under discussion.
    #[serde(default, skip_serializing_if = "is_default")]
    pub element: Option<ElementId>,
}

impl Session {
    /// An empty record with nothing in it but its id.
    pub fn empty(id: SessionId) -> Self {
        Self {
            format: FORMAT,
            id,
            workshop: Workshop::default(),
            agencies: Vec::new(),
            elements: Vec::new(),
            agenda: Vec::new(),
            floor: Floor::default(),
            notes: Records::default(),
            issued: Vec::new(),
            measures: Records::default(),
            accepted: Vec::new(),
        }
    }

    /// The agenda item of that id.
    pub fn item(&self, id: &ItemId) -> Option<&AgendaItem> {
        self.agenda.iter().find(|item| item.id == *id)
    }

    /// The element of that id.
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        self.elements.iter().find(|element| element.id == *id)
    }

    /// The agency of that id.
    pub fn agency(&self, id: &AgencyId) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == *id)
    }

    /// The note of that id.
    pub fn note(&self, id: NoteId) -> Option<&Arc<Note>> {
        self.notes.find(&id)
    }

    /// The measure of that id.
    pub fn measure(&self, id: MeasureId) -> Option<&Arc<Measure>> {
        self.measures.find(&id)
    }

    /// Learns where every note and measure stands, so that the first look for one is as quick as all others.
    pub fn learn_places(&self) {
        self.notes.learn();
        self.measures.learn();
    }

    /// The measures that grew out of a note.
    pub fn measures_from(&self, note: NoteId) -> impl Iterator<Item = &Arc<Measure>> {
        self.measures.iter().filter(move |measure| measure.from.contains(&note))
    }

    /// The highest number ever given for an element; 0 where none was.
    pub fn highest_number(&self, element: &ElementId) -> u32 {
        self.issued.iter().find(|issued| issued.0 == *element).map_or(0, |issued| issued.1)
    }

    /// The number that the next measure of an element gets. Where there is none left it is one that is taken.
    pub fn next_number(&self, element: &ElementId) -> MeasureNumber {
        MeasureNumber(element.clone(), self.highest_number(element).saturating_add(1))
    }

    /// The item that is running now. At most one is: starting an item ends the one before.
    pub fn running(&self) -> Option<&AgendaItem> {
        self.agenda.iter().rev().find(|item| item.is_running())
    }

    /// The item that notes go to: the floor's, else the running one, else the first that has not ended, else the last.
    pub fn current_item(&self) -> Option<&AgendaItem> {
        self.floor
            .item
            .as_ref()
            .and_then(|id| self.item(id))
            .or_else(|| self.running())
            .or_else(|| self.agenda.iter().find(|item| item.ended.is_none()))
            .or_else(|| self.agenda.last())
    }

    /// The item that ran at `moment`, standing still or not; `None` where none did.
    pub fn item_at(&self, moment: Moment) -> Option<&AgendaItem> {
        self.agenda.iter().rev().find(|item| {
            item.started.is_some_and(|started| started.timestamp() <= moment.timestamp())
                && item.ended.is_none_or(|ended| moment.timestamp() < ended.timestamp())
        })
    }

    /// The rule under which `item` is held.
    pub fn rule_of(&self, item: Option<&ItemId>) -> Rule {
        item.and_then(|id| self.item(id)).and_then(|item| item.rule).unwrap_or(self.workshop.rule)
    }

    /// Whether a paper may name the agencies of a note. Who is to do something, or needs it, is an entry of the plan and no
    /// quotation; anything else is, and the rule of the room decides.
    pub fn may_name_agencies(&self, note: &Note) -> bool {
        note.is_entry() || self.rule_of(Some(&note.item)).allows_attribution()
    }

    /// The day from which dates such as `by:Q2` are seen: `today` on a day of the workshop and while no day is set, else its
    /// last day, because then they mean what they would have meant in the room.
    pub fn reference_day(&self, today: Date) -> Date {
        let days = &self.workshop.days;
        if days.contains(&today) { today } else { days.last().copied().unwrap_or(today) }
    }

    /// The day that citations are made for: the first one; `None` while no day is set.
    pub fn cited_on(&self) -> Option<Date> {
        self.workshop.days.first().copied()
    }
}

/// For `skip_serializing_if`: what has its default value is left out of the file.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
