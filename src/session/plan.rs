//! Measures: the rows of the draft plan, in their first form, as they grow out of action notes.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::due::Due;
use super::note::{Kind, Note, Scope};
use super::{AgencyId, ElementId, MeasureId, NoteId, is_default};

/// One row of the draft plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// How it is cited, for ever: from its first element.
    pub number: MeasureNumber,
    /// What is to be done.
    pub action: String,
    /// Elements that it serves beside the one in its number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub also: Vec<ElementId>,
    /// The one agency that leads; to be confirmed while there is none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lead: Option<AgencyId>,
    /// Agencies that support.
    #[serde(default, skip_serializing_if = "is_default")]
    pub support: Vec<AgencyId>,
    /// By when; to be confirmed while there is none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Option<Due>,
    /// Which weapons it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scope: Scope,
    /// The notes that it grew out of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub from: Vec<NoteId>,
    /// For ever.
    pub id: MeasureId,
}

/// `OP3D-TRS.2`: an element and a number within it. In the file as `("OP3D-TRS", 2)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MeasureNumber(pub ElementId, pub u32);

impl MeasureNumber {
    /// The elements of a list beside the one in this number.
    fn beside(&self, on: &[ElementId]) -> Vec<ElementId> {
        on.iter().filter(|id| **id != self.0).cloned().collect()
    }
}

impl fmt::Display for MeasureNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

impl Measure {
    /// The measure that the action `note` asks for; `None` where the note is no action or has no element to be numbered by.
    pub fn from_note(note: &Note, number: u32, id: MeasureId) -> Option<Self> {
        if note.kind != Kind::Action {
            return None;
        }
        let number = MeasureNumber(note.on.first()?.clone(), number);
        Some(Self {
            also: number.beside(&note.on),
            number,
            action: note.text.clone(),
            lead: note.lead.clone(),
            support: note.support.clone(),
            by: note.by,
            scope: note.scope,
            from: vec![note.id],
            id,
        })
    }

    /// Whether everything in it still reads as `note` gave it: nobody has worked on it since.
    ///
    /// The number is no part of that: it stays when the note moves to other elements.
    pub fn is_as_given_by(&self, note: &Note) -> bool {
        Self::from_note(note, self.number.1, self.id).is_some_and(|given| {
            Self { also: self.number.beside(&note.on), number: self.number.clone(), ..given } == *self
        })
    }

    /// This measure after its note was changed from `before` to `after`.
    ///
    /// What nobody has touched follows the note; what was worked on stays. The number stays in any case: it is a
    /// citation, not a description.
    pub fn following(self: &Arc<Self>, before: &Note, after: &Note) -> Arc<Self> {
        let mut next = Self::clone(self);
        if next.action == before.text {
            next.action.clone_from(&after.text);
        }
        if next.lead == before.lead {
            next.lead.clone_from(&after.lead);
        }
        if next.support == before.support {
            next.support.clone_from(&after.support);
        }
        if next.by == before.by {
            next.by = after.by;
        }
        if next.scope == before.scope {
            next.scope = after.scope;
        }
        if next.also == self.number.beside(&before.on) {
            next.also = self.number.beside(&after.on);
        }
        if next == **self { Arc::clone(self) } else { Arc::new(next) }
    }

    /// Every element that it serves, the one in its number first.
    pub fn elements(&self) -> impl Iterator<Item = &ElementId> {
        std::iter::once(&self.number.0).chain(&self.also)
    }
}
