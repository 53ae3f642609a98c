//! What the information note is made from: public fields, and nothing else.

use jiff::civil::Date;

use super::venues;
use crate::session::Session;
use crate::session::agenda::{AgendaItem, Role};
use crate::session::workshop::{Background, Counts};

/// What the information note may say.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicSheet<'a> {
    /// Title of the event.
    pub title: &'a str,
    /// Where it was held; several where it moved.
    pub venues: Vec<&'a str>,
    /// When, in order.
    pub days: &'a [Date],
    /// States and organizations that organized it.
    pub organizers: &'a [String],
    /// States and organizations that took part.
    pub participants: &'a [String],
    /// What it was to reach; may be empty.
    pub objectives: &'a str,
    /// How it came about.
    pub background: &'a Background,
    /// Where a reader may write to.
    pub contact: &'a str,
    /// Security marking.
    pub marking: &'a str,
    /// What was held or is to be, in order; no breaks.
    pub items: Vec<PublicItem<'a>>,
    /// What is not in here.
    pub unpublished: Unpublished,
}

/// What the public sheet keeps back, in numbers: all of it is the room's or the State's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unpublished {
    /// Notes.
    pub notes: usize,
    /// Measures.
    pub measures: usize,
    /// Agencies.
    pub agencies: usize,
    /// Whether heads were counted.
    pub counts: bool,
}

/// One agenda item as the public may know it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicItem<'a> {
    /// What it was for.
    pub role: Role,
    /// Its title.
    pub title: &'a str,
    /// Organization that presented.
    pub presenter: &'a str,
    /// What it covered.
    pub covered: &'a [String],
}

impl<'a> PublicSheet<'a> {
    /// Takes the public fields of a record.
    pub fn of(session: &'a Session) -> Self {
        let workshop = &session.workshop;
        let item = |item: &'a AgendaItem| PublicItem {
            role: item.role,
            title: &item.title,
            presenter: &item.presenter,
            covered: &item.covered,
        };
        Self {
            title: &workshop.title,
            venues: venues(&workshop.venue),
            days: &workshop.days,
            organizers: &workshop.organizers,
            participants: &workshop.participants,
            objectives: &workshop.objectives,
            background: &workshop.background,
            contact: &workshop.contact,
            marking: &workshop.marking,
            items: session.agenda.iter().filter(|item| item.role != Role::Break && !item.dropped).map(item).collect(),
            unpublished: Unpublished {
                notes: session.notes.len(),
                measures: session.measures.len(),
                agencies: session.agencies.len(),
                counts: workshop.counts != Counts::default(),
            },
        }
    }
}
