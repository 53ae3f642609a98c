//! Measures: the rows of the draft plan (DOMAIN 3), as they grow out of action notes or are added by hand.
//!
//! What a person does with them is in [`working`].

mod assistance;
mod citing;
mod standing;
pub mod working;

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::due::Due;
use super::note::{Kind, Note, Scope};
use super::read_back::ReadBack;
use super::{AgencyId, ElementId, MeasureId, NoteId, Session, is_default};

pub use self::assistance::Assistance;
pub use self::citing::Sources;
pub use self::standing::{Agreement, Priority, Status};

/// One row of the draft plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// How it is cited, for ever: from its first element.
    pub number: MeasureNumber,
    /// What is to be done. Empty while a row that was added by hand is being filled.
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
    /// The current situation and the gap, with the law cited.
    #[serde(default, skip_serializing_if = "is_default")]
    pub situation: String,
    /// By what it is seen that it is under way or done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub milestone: String,
    /// What it takes: people, budget line.
    #[serde(default, skip_serializing_if = "is_default")]
    pub resources: String,
    /// Assistance that it needs; nothing said yet while empty. Held by the rules of [`Assistance::toggle`].
    #[serde(default, skip_serializing_if = "is_default")]
    pub assistance: Vec<Assistance>,
    /// What keeps it going after the first year.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sustainability: String,
    /// How much it matters, where that was said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub priority: Option<Priority>,
    /// How far it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// What the room said to it, where it was asked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub agreement: Option<Agreement>,
    /// What the room said when the action was read back to it as it stands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub read_back: Option<ReadBack>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remarks: String,
    /// Held back for itself, not for its notes: somebody said so, or a sensitive note that it grew out of is gone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sensitive: bool,
    /// Somebody looked at it and let it into the papers, although a note of it is sensitive.
    #[serde(default, skip_serializing_if = "is_default")]
    pub released: bool,
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
    /// A measure in which nothing but its action is said yet.
    pub fn new(number: MeasureNumber, action: impl Into<String>, id: MeasureId) -> Self {
        Self {
            number,
            action: action.into(),
            also: Vec::new(),
            lead: None,
            support: Vec::new(),
            by: None,
            scope: Scope::default(),
            situation: String::new(),
            milestone: String::new(),
            resources: String::new(),
            assistance: Vec::new(),
            sustainability: String::new(),
            priority: None,
            status: Status::default(),
            agreement: None,
            read_back: None,
            remarks: String::new(),
            sensitive: false,
            released: false,
            from: Vec::new(),
            id,
        }
    }

    /// The measure that the action `note` asks for; `None` where the note is no action or has no element to be numbered by.
    pub fn from_note(note: &Note, number: u32, id: MeasureId) -> Option<Self> {
        if note.kind != Kind::Action {
            return None;
        }
        let number = MeasureNumber(note.on.first()?.clone(), number);
        Some(Self {
            also: number.beside(&note.on),
            lead: note.lead.clone(),
            support: note.support.clone(),
            by: note.by,
            scope: note.scope,
            assistance: note.assistance.clone(),
            from: vec![note.id],
            ..Self::new(number, note.text.as_str(), id)
        })
    }

    /// Whether everything in it still reads as `note` gave it: nobody has worked on it since.
    ///
    /// The number is no part of that: it stays when the note moves to other elements. Nor is what the room said when the
    /// note was read back to it.
    pub fn is_as_given_by(&self, note: &Note) -> bool {
        let said = self.read_back.filter(|said| note.read_back == Some(*said));
        Self::from_note(note, self.number.1, self.id).is_some_and(|mut given| {
            given.hear(said);
            Self { also: self.number.beside(&note.on), number: self.number.clone(), ..given } == *self
        })
    }

    /// This measure after its note was changed from `before` to `after`.
    ///
    /// What nobody has touched follows the note; what was worked on stays. The number stays in any case: it is a
    /// citation, not a description. What was released was released as it read then: new words of a sensitive note, or a
    /// note that becomes sensitive, hold the measure back again.
    pub fn following(self: &Arc<Self>, before: &Note, after: &Note) -> Arc<Self> {
        let mut next = Self::clone(self);
        if !before.text.is_empty() && next.action == before.text {
            next.reword(&after.text);
            let was_said_of_note = next.read_back.is_none() || next.read_back == before.read_back;
            if was_said_of_note && before.read_back != after.read_back {
                next.hear(after.read_back);
            }
        }
        if !before.text.is_empty() && next.situation == before.text {
            next.situation.clone_from(&after.text);
        }
        next.released &= !after.sensitive || (before.sensitive && before.text == after.text);
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
        if next.assistance == before.assistance {
            next.assistance.clone_from(&after.assistance);
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

    /// Its texts, for checks that hold for each of them.
    pub fn texts(&self) -> [&str; 6] {
        [&self.action, &self.situation, &self.milestone, &self.resources, &self.sustainability, &self.remarks]
    }

    /// Whether no public paper may hold it: while any note that it grew out of is sensitive, until released by hand.
    ///
    /// `sensitive` are [the sensitive notes](Session::sensitive_notes) of the record.
    pub fn is_sensitive(&self, sensitive: &HashSet<NoteId>) -> bool {
        !self.released && (self.sensitive || self.from.iter().any(|id| sensitive.contains(id)))
    }
}

impl Session {
    /// The notes that are kept from wall and papers. Walks through all of them.
    pub fn sensitive_notes(&self) -> HashSet<NoteId> {
        self.notes.iter().filter(|note| note.sensitive).map(|note| note.id).collect()
    }

    /// The measures as the plan lists them: by theme, by element in board order, by number. Walks through all of them.
    pub fn plan(&self) -> Vec<Arc<Measure>> {
        let place: std::collections::HashMap<&ElementId, (super::catalogue::Theme, usize)> =
            self.elements.iter().enumerate().map(|(at, element)| (&element.id, (element.theme, at))).collect();
        let mut plan = self.measures.to_vec();
        plan.sort_by_key(|measure| (place.get(&measure.number.0).copied(), measure.number.1));
        plan
    }
}
