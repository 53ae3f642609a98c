//! The event: what is public about it, and the rules under which the room speaks.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::is_default;
use super::moment::time_of_day;
use super::private_names::PrivateNames;

/// The event itself. Everything but `private_names` may reach the information note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workshop {
    /// Full title of the event.
    pub title: String,
    /// IANA zone of the venue, such as `America/Guyana`; empty or unknown means UTC.
    #[serde(default, skip_serializing_if = "is_default")]
    pub zone: String,
    /// The days on which the workshop is held, in order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub days: Vec<Date>,
    /// When the first item of a day begins; 09:00 unless said.
    #[serde(default, skip_serializing_if = "is_default", with = "time_of_day")]
    pub opens: Option<Time>,
    /// Where it is held, such as `Georgetown, Guyana`; several places with semicolons between them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub venue: String,
    /// States and organizations that organize it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub organizers: Vec<String>,
    /// States and organizations that take part. Never names of persons.
    #[serde(default, skip_serializing_if = "is_default")]
    pub participants: Vec<String>,
    /// The State whose plan the workshop is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: String,
    /// The years of that plan, such as `2018–2021`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub plan_period: String,
    /// The office that answers questions on a request for assistance, in the capital and in New York. Never a person's name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub point_of_contact: String,
    /// How many people and institutions were there; never part of the information note.
    #[serde(default, skip_serializing_if = "is_default")]
    pub counts: Counts,
    /// Optional section of the information note.
    #[serde(default, skip_serializing_if = "is_default")]
    pub objectives: String,
    /// How the event came about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub background: Background,
    /// Where a reader of the information note may write to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub contact: String,
    /// Security marking of the session and its papers, such as `Unclassified`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub marking: String,
    /// Rule of the room, unless an agenda item has its own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rule: Rule,
    /// A remark for whoever opens the file, such as where its durations come from. On no paper and no wall.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remark: String,
    /// Names that must not reach a paper.
    #[serde(default, skip_serializing_if = "is_default")]
    pub private_names: PrivateNames,
}

impl Workshop {
    /// The zone of the venue; UTC where the name is empty or unknown.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// When the first item of a day begins.
    pub fn opening_time(&self) -> Time {
        self.opens.unwrap_or(Time::constant(9, 0, 0, 0))
    }
}

/// How the event came about, in the public words of the information note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// Who asked for what.
    #[serde(default, skip_serializing_if = "is_default")]
    pub request: String,
    /// How the Committee learnt of the event.
    #[serde(default, skip_serializing_if = "is_default")]
    pub informed: String,
    /// Who works with whom, and since when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cooperation: String,
    /// What the event was for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub purpose: String,
}

/// Head counts, as reports of such events give them. Zero means not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// People in the room.
    #[serde(default, skip_serializing_if = "is_default")]
    pub people: u32,
    /// Women among them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub women: u32,
    /// Institutions that they came from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub institutions: u32,
}

/// Under which rule what is said may be used (DOMAIN 7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// No speaker names. The default.
    #[default]
    NonAttribution,
    /// Chatham House Rule: neither identity nor affiliation of speakers or participants.
    ChathamHouse,
    /// What is said may be attributed to delegations.
    Attributable,
}

impl Rule {
    /// All rules, strictest last.
    pub const ALL: [Self; 3] = [Self::Attributable, Self::NonAttribution, Self::ChathamHouse];

    /// Whether the wall may say which agency a point came from.
    pub fn allows_attribution(self) -> bool {
        self == Self::Attributable
    }
}

/// An agency or institution that can lead or support a measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// What is typed after `@`.
    pub id: super::AgencyId,
    /// Full name, such as `Guyana Revenue Authority`.
    pub name: String,
    /// Short name for chips and running text, such as `GRA`; the full name where empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub short: String,
}

/// What people write where an agency is still to be found. The empty name is not among them.
const NOBODY: [&str; 10] =
    ["?", "??", "nobody", "none", "open", "tba", "tbc", "tbd", "to be confirmed", "to be decided"];

/// Whether a name says that the agency is to be confirmed.
pub fn is_to_be_confirmed(name: &str) -> bool {
    let name = name.trim().trim_end_matches('.');
    NOBODY.iter().any(|word| word.eq_ignore_ascii_case(name))
}

impl Agency {
    /// The short name, or the full one where there is no short one.
    pub fn short_name(&self) -> &str {
        if self.short.is_empty() { &self.name } else { &self.short }
    }
}
