//! Read-back: a note or a measure is read to the room, and the room says what it thinks of it as it stands there.
//!
//! What was said holds for the words that were read: whoever changes the words takes it away with them.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::edit::{Change, Edit};
use super::history::{Place, Step, StepName};
use super::moment::Moment;
use super::note::Note;
use super::plan::{Agreement, Measure};
use super::{MeasureId, NoteId, Session};

/// What the room said to a text that was read to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    /// It stands as it was read.
    Agreed,
    /// It stands with the changes that were made to it.
    Amended,
    /// Somebody keeps a reservation.
    Reserved,
}

impl Outcome {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Agreed, Self::Amended, Self::Reserved];
}

/// What the room said, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadBack {
    /// What it said.
    pub outcome: Outcome,
    /// When it said so.
    pub at: Moment,
}

impl ReadBack {
    /// What it means for the plan. A reservation is not yet a difference of views: that is for the rapporteur to say.
    pub fn agreement(self) -> Option<Agreement> {
        (self.outcome == Outcome::Agreed).then_some(Agreement::Agreed)
    }

    /// Whether the hour alone does not say when it was: on any day but that of a workshop of one day.
    pub fn needs_day(self, days: &[Date]) -> bool {
        days != [self.at.civil().date()]
    }
}

/// What is read to the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Passage {
    /// A note.
    Note(NoteId),
    /// A measure of the plan.
    Measure(MeasureId),
}

impl Passage {
    /// The words that are read; `None` where there are none, or none that are meant for the room.
    pub fn words(self, session: &Session) -> Option<&str> {
        let words = match self {
            Self::Note(id) => session.note(id).filter(|note| !note.sensitive)?.text.as_str(),
            Self::Measure(id) => session.measure(id).filter(|measure| !measure.is_held_back(session))?.action.as_str(),
        };
        (!words.trim().is_empty()).then_some(words)
    }

    /// What the room said to it, if it was read back as it stands.
    pub fn said(self, session: &Session) -> Option<ReadBack> {
        match self {
            Self::Note(id) => session.note(id)?.read_back,
            Self::Measure(id) => session.measure(id)?.read_back,
        }
    }
}

/// The step that keeps what the room says to a passage now. `None` where that is not, or no longer, for the room.
///
/// What is said to a note is said to its measure, too, where that has the same words, and the other way round. What stands
/// in the plan as the agreement of the room stays, if it was not said by a read-back.
pub fn say(session: &Session, passage: Passage, outcome: Outcome, now: Moment) -> Option<Step> {
    passage.words(session)?;
    let said = Some(ReadBack { outcome, at: now });
    let step = |edits| Step::new(StepName::ReadBack, edits);
    match passage {
        Passage::Note(id) => {
            let before = session.note(id)?;
            let after = Note { read_back: said, ..Note::clone(before) };
            let mut edits = Vec::new();
            for measure in session.measures_from(id).filter(|measure| !measure.is_held_back(session)) {
                let next = measure.following(before, &after);
                if !Arc::ptr_eq(&next, measure) {
                    edits.push(Edit::Measure(Change::Replace(next)));
                }
            }
            edits.insert(0, Edit::Note(Change::Replace(Arc::new(after))));
            Some(step(edits).at(Place::Note(id)))
        }
        Passage::Measure(id) => {
            let mut after = Measure::clone(session.measure(id)?);
            after.hear(said);
            let notes = after.from.iter().filter_map(|id| session.note(*id));
            let mut edits: Vec<Edit> = notes
                .filter(|note| !note.sensitive && note.text == after.action)
                .map(|note| Edit::Note(Change::Replace(Arc::new(Note { read_back: said, ..Note::clone(note) }))))
                .collect();
            edits.push(Edit::Measure(Change::Replace(Arc::new(after))));
            Some(step(edits).at(Place::Measure(id)))
        }
    }
}

impl Measure {
    /// Takes in what the room said to it, or that it said nothing to these words. An agreement that somebody entered by
    /// hand stays.
    pub(in crate::session) fn hear(&mut self, said: Option<ReadBack>) {
        if self.agreement == self.read_back.and_then(ReadBack::agreement) {
            self.agreement = said.and_then(ReadBack::agreement);
        }
        self.read_back = said;
    }

    /// Gives it other words. What the room said was said to those before.
    pub fn reword(&mut self, action: &str) {
        if self.action != action {
            action.clone_into(&mut self.action);
            self.hear(None);
        }
    }

    /// Whether it is kept from wall and papers now, as [`is_sensitive`](Self::is_sensitive) says of many; asks only for
    /// its own notes.
    pub fn is_held_back(&self, session: &Session) -> bool {
        let from_sensitive = || self.from.iter().filter_map(|id| session.note(*id)).any(|note| note.sensitive);
        !self.released && (self.sensitive || from_sensitive())
    }
}
