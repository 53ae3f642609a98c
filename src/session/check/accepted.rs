//! What somebody accepted as it is, of all that is missing.

use std::collections::HashSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Finding, Missing, Spot, findings};
use crate::session::edit::{Change, Edit};
use crate::session::history::{Step, StepName};
use crate::session::{Session, is_default};

/// A finding that somebody accepted as it is. It stays accepted, by what it is and where, until that is taken back or the
/// text that it is about changes: another question is another matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// What is the matter.
    pub what: Missing,
    /// The id of the note, measure or element; empty for the event.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at: String,
    /// The word that is unclear.
    #[serde(default, skip_serializing_if = "is_default")]
    pub word: String,
    /// By what the text of the note, or the action of the measure, is known again; empty for everything else.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reads: String,
}

impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}{}", self.what, self.at, self.word)
    }
}

impl Accepted {
    /// By what a finding is known again.
    pub fn of(session: &Session, finding: &Finding) -> Self {
        let at = match &finding.at {
            Spot::Workshop => String::new(),
            Spot::Note(id) => id.to_string(),
            Spot::Measure(id) => id.to_string(),
            Spot::Element(id) => id.to_string(),
        };
        let text = match &finding.at {
            Spot::Note(id) => session.note(*id).map(|note| note.text.as_str()),
            Spot::Measure(id) => session.measure(*id).map(|measure| measure.action.as_str()),
            Spot::Workshop | Spot::Element(_) => None,
        };
        let reads = text.map(checksum).unwrap_or_default();
        Self { what: finding.what, at, word: finding.word.clone(), reads }
    }
}

impl Accepted {
    /// Whether this was accepted as it reads; what was written into the file by hand, and does not say how it read, holds
    /// for any text.
    pub(super) fn is_among(&self, accepted: &HashSet<&Self>) -> bool {
        accepted.contains(self) || accepted.contains(&self.of_any_text())
    }

    fn of_any_text(&self) -> Self {
        Self { reads: String::new(), ..self.clone() }
    }
}

/// Eight digits that are others for another text (FNV-1a, 32 bits): the same in every version of the program, because they
/// stand in the file.
fn checksum(text: &str) -> String {
    let hash =
        text.trim().bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

/// The step that accepts a finding as it is. What was accepted once and is no longer missing is forgotten with it.
pub fn accept(session: &Session, finding: &Finding) -> Option<Step> {
    let key = Accepted::of(session, finding);
    if session.accepted.contains(&key) || session.accepted.contains(&key.of_any_text()) {
        return None;
    }
    let mut edits = forget_settled(session);
    let left = session.accepted.len() - edits.len();
    edits.push(Edit::Accepted(Change::Insert(left, key)));
    Some(Step::new(StepName::AcceptFinding, edits).at(finding.place()))
}

/// The step that counts what was accepted as missing again.
pub fn withdraw(session: &Session, finding: &Finding) -> Option<Step> {
    let key = Accepted::of(session, finding);
    let kept = [key.of_any_text(), key].into_iter().find(|key| session.accepted.contains(key))?;
    Some(Step::new(StepName::WithdrawAcceptance, vec![Edit::Accepted(Change::Remove(kept))]).at(finding.place()))
}

fn forget_settled(session: &Session) -> Vec<Edit> {
    if session.accepted.is_empty() {
        return Vec::new();
    }
    let missing = findings(session);
    let missing = missing.iter().map(|finding| Accepted::of(session, finding)).flat_map(|it| [it.of_any_text(), it]);
    let missing: HashSet<Accepted> = missing.collect();
    let settled = session.accepted.iter().filter(|accepted| !missing.contains(accepted));
    settled.map(|accepted| Edit::Accepted(Change::Remove(accepted.clone()))).collect()
}
