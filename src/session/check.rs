//! The pre-flight: what is missing before papers can go out. Each finding leads to its place.
//!
//! It is derived from the record and never kept; what is kept is which findings somebody [accepted](Accepted) as they are.

mod accepted;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::history::Place;
use super::note::{Kind, Note};
use super::plan::{Assistance, Measure};
use super::{ElementId, MeasureId, NoteId, Session};

pub use self::accepted::{Accepted, accept, withdraw};

/// One thing that is missing or open.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// What is the matter.
    pub what: Missing,
    /// Where.
    pub at: Spot,
    /// The word that is unclear; empty for everything else.
    pub word: String,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The event sheet.
    Workshop,
    /// A note.
    Note(NoteId),
    /// A measure.
    Measure(MeasureId),
    /// An element.
    Element(ElementId),
}

/// What is the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Missing {
    /// The event has no title.
    Title,
    /// The event has no date.
    Days,
    /// An action without an element, hence without a number in the plan.
    Element,
    /// An action whose row was deleted.
    Row,
    /// A measure that does not say what is to be done.
    Action,
    /// No lead agency: to be confirmed.
    Lead,
    /// No date: to be confirmed.
    Date,
    /// A need that does not say which type of assistance.
    AssistanceType,
    /// A question that waits for an answer.
    OpenQuestion,
    /// A point that was put aside.
    Parked,
    /// A word typed as a mark that matches several things, or nothing.
    Unclear,
    /// A starred element that nobody has spoken about.
    NotDiscussed,
    /// A starred element that was put aside for another meeting.
    ElementParked,
}

impl Missing {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Days,
        Self::Element,
        Self::Row,
        Self::Action,
        Self::Lead,
        Self::Date,
        Self::AssistanceType,
        Self::OpenQuestion,
        Self::Parked,
        Self::Unclear,
        Self::NotDiscussed,
        Self::ElementParked,
    ];

    /// The last part of the name of its text in `words`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Days => "days",
            Self::Element => "element",
            Self::Row => "row",
            Self::Action => "action",
            Self::Lead => "lead",
            Self::Date => "date",
            Self::AssistanceType => "assistance-type",
            Self::OpenQuestion => "open-question",
            Self::Parked => "parked",
            Self::Unclear => "unclear",
            Self::NotDiscussed => "not-discussed",
            Self::ElementParked => "element-parked",
        }
    }
}

impl Finding {
    /// The record that it is about.
    pub fn place(&self) -> Place {
        match &self.at {
            Spot::Workshop => Place::Workshop,
            Spot::Note(id) => Place::Note(*id),
            Spot::Measure(id) => Place::Measure(*id),
            Spot::Element(id) => Place::Element(id.clone()),
        }
    }
}

/// What the pre-flight found: what is still missing, and what somebody accepted. Both in the order of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preflight {
    /// Nobody has said yet that it may stay so.
    pub open: Vec<Finding>,
    /// Somebody has.
    pub accepted: Vec<Finding>,
}

impl Preflight {
    /// Goes through the whole record. Linear in its size.
    pub fn of(session: &Session) -> Self {
        let accepted: HashSet<&Accepted> = session.accepted.iter().collect();
        let is_accepted =
            |finding: &Finding| !accepted.is_empty() && Accepted::of(session, finding).is_among(&accepted);
        let (accepted, open) = findings(session).into_iter().partition(is_accepted);
        Self { open, accepted }
    }
}

/// Everything that is missing, accepted or not: the event, the notes, the plan, the elements. Linear in the record's size.
pub fn findings(session: &Session) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |what, at| findings.push(Finding { what, at, word: String::new() });
    if session.workshop.title.trim().is_empty() {
        add(Missing::Title, Spot::Workshop);
    }
    if session.workshop.days.is_empty() {
        add(Missing::Days, Spot::Workshop);
    }
    let planned: HashSet<NoteId> = session.measures.iter().flat_map(|measure| &measure.from).copied().collect();
    let served: HashSet<NoteId> = session
        .measures
        .iter()
        .filter(|measure| says_type(&measure.assistance))
        .flat_map(|measure| &measure.from)
        .copied()
        .collect();
    for note in &session.notes {
        of_note(note, planned.contains(&note.id), served.contains(&note.id), &mut findings);
    }
    for measure in session.plan() {
        of_measure(&measure, &mut findings);
    }
    let discussed: HashSet<&ElementId> = session.notes.iter().flat_map(|note| &note.on).collect();
    let silent = |id: &ElementId| !discussed.contains(id);
    let elements = session.elements.iter();
    let missed = elements.filter(|it| it.star && !it.hidden && !it.discussed && silent(&it.id));
    findings.extend(missed.map(|element| Finding {
        what: if element.parked { Missing::ElementParked } else { Missing::NotDiscussed },
        at: Spot::Element(element.id.clone()),
        word: String::new(),
    }));
    findings
}

/// What a note lacks. An action that is in the plan is looked at there: the row says who and by when.
fn of_note(note: &Note, is_planned: bool, is_served: bool, findings: &mut Vec<Finding>) {
    let mut add = |what, word: &str| {
        findings.push(Finding { what, at: Spot::Note(note.id), word: word.to_owned() });
    };
    match note.kind {
        Kind::Action if !is_planned => {
            add(if note.on.is_empty() { Missing::Element } else { Missing::Row }, "");
            if note.lead.is_none() {
                add(Missing::Lead, "");
            }
            if note.by.is_none() {
                add(Missing::Date, "");
            }
        }
        Kind::Need if !says_type(&note.assistance) && !is_served => add(Missing::AssistanceType, ""),
        Kind::Question => add(Missing::OpenQuestion, ""),
        Kind::Parked => add(Missing::Parked, ""),
        _ => {}
    }
    note.unclear.iter().for_each(|word| add(Missing::Unclear, word));
}

fn of_measure(measure: &Measure, findings: &mut Vec<Finding>) {
    let mut add = |what| findings.push(Finding { what, at: Spot::Measure(measure.id), word: String::new() });
    if measure.action.trim().is_empty() {
        add(Missing::Action);
    }
    if measure.lead.is_none() {
        add(Missing::Lead);
    }
    if measure.by.is_none() {
        add(Missing::Date);
    }
}

fn says_type(assistance: &[Assistance]) -> bool {
    assistance.iter().any(|answer| answer.is_type())
}
