//! What is missing before papers can go out. Each finding leads to its place.

use super::note::Kind;
use super::{ElementId, NoteId, Session};

/// One thing that is missing or open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is the matter.
    pub what: Missing,
    /// Where.
    pub at: Spot,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A note.
    Note(NoteId),
    /// An element.
    Element(ElementId),
    /// The event sheet.
    Workshop,
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The event has no title.
    Title,
    /// The event has no date.
    Days,
    /// An action without a lead agency.
    Lead,
    /// An action without a date.
    Date,
    /// An action without an element, hence without a number in the plan.
    Element,
    /// A question that waits for an answer.
    OpenQuestion,
    /// A point that was put aside.
    Parked,
    /// A word that matches several things.
    Unclear(String),
    /// A starred element that nobody has spoken about.
    NotDiscussed,
}

/// Goes through the whole record, in its order: the event, the notes, the elements. Linear in its size.
pub fn findings(session: &Session) -> Vec<Finding> {
    let mut findings = Vec::new();
    if session.workshop.title.trim().is_empty() {
        findings.push(Finding { what: Missing::Title, at: Spot::Workshop });
    }
    if session.workshop.days.is_empty() {
        findings.push(Finding { what: Missing::Days, at: Spot::Workshop });
    }
    for note in &session.notes {
        let mut add = |what| findings.push(Finding { what, at: Spot::Note(note.id) });
        match note.kind {
            Kind::Action => {
                if note.on.is_empty() {
                    add(Missing::Element);
                }
                if note.lead.is_none() {
                    add(Missing::Lead);
                }
                if note.by.is_none() {
                    add(Missing::Date);
                }
            }
            Kind::Question => add(Missing::OpenQuestion),
            Kind::Parked => add(Missing::Parked),
            _ => {}
        }
        note.unclear.iter().for_each(|word| add(Missing::Unclear(word.clone())));
    }
    let discussed: std::collections::HashSet<&ElementId> = session.notes.iter().flat_map(|note| &note.on).collect();
    findings.extend(
        session
            .elements
            .iter()
            .filter(|element| element.star && !element.hidden && !element.discussed && !discussed.contains(&element.id))
            .map(|element| Finding { what: Missing::NotDiscussed, at: Spot::Element(element.id.clone()) }),
    );
    findings
}
