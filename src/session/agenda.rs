//! Agenda items: what is planned, and what happened. The arithmetic of time is in [`timing`](super::timing).

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::ItemId;
use super::is_default;
use super::moment::{Moment, time_of_day};
use super::workshop::Rule;

/// One item of the agenda.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Slug, unique in the agenda.
    pub id: ItemId,
    /// What the item is for; decides what stands in the centre of Run.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: Role,
    /// Title as the wall shows it.
    pub title: String,
    /// Which day of the workshop, counted from 1.
    #[serde(default = "first_day", skip_serializing_if = "is_first_day")]
    pub day: u32,
    /// Planned duration in minutes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub minutes: u32,
    /// Pinned start: the item begins at this time of day, whatever comes before.
    #[serde(default, skip_serializing_if = "is_default", with = "time_of_day")]
    pub starts: Option<Time>,
    /// Pinned end: the item ends at this time of day, whenever it begins. Its minutes do not count then.
    #[serde(default, skip_serializing_if = "is_default", with = "time_of_day")]
    pub ends: Option<Time>,
    /// The start that the room agreed on when it planned the rest of the day anew. It gives way to a pin.
    #[serde(default, skip_serializing_if = "is_default", with = "time_of_day")]
    pub moved: Option<Time>,
    /// The minutes planned before the day began, where they were changed during it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub planned: Option<u32>,
    /// The room decided not to hold it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dropped: bool,
    /// Organization that presents. Never the name of a person.
    #[serde(default, skip_serializing_if = "is_default")]
    pub presenter: String,
    /// What it covered, a line each; public.
    #[serde(default, skip_serializing_if = "is_default")]
    pub covered: Vec<String>,
    /// Rule of the room for this item, where it differs from the workshop's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rule: Option<Rule>,
    /// When it began.
    #[serde(default, skip_serializing_if = "is_default")]
    pub started: Option<Moment>,
    /// When it stood still.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pauses: Vec<Pause>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ended: Option<Moment>,
}

impl AgendaItem {
    /// A new item with nothing planned but its title.
    pub fn new(id: ItemId, role: Role, title: impl Into<String>) -> Self {
        Self {
            id,
            role,
            title: title.into(),
            day: 1,
            minutes: 0,
            starts: None,
            ends: None,
            moved: None,
            planned: None,
            dropped: false,
            presenter: String::new(),
            covered: Vec::new(),
            rule: None,
            started: None,
            pauses: Vec::new(),
            ended: None,
        }
    }

    /// The minutes planned before the day began.
    pub fn minutes_before(&self) -> u32 {
        self.planned.unwrap_or(self.minutes)
    }

    /// The same with other minutes; what was planned before the day is kept.
    #[must_use]
    pub fn with_minutes(&self, minutes: u32) -> Self {
        let before = self.minutes_before();
        Self { minutes, planned: (minutes != before).then_some(before), ..self.clone() }
    }

    /// Begun and not ended.
    pub fn is_running(&self) -> bool {
        self.started.is_some() && self.ended.is_none()
    }

    /// Running, but standing still.
    pub fn is_paused(&self) -> bool {
        self.is_running() && self.pauses.last().is_some_and(|pause| pause.to.is_none())
    }
}

/// A stretch during which a running item stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// When the item was stopped.
    pub from: Moment,
    /// When it went on; open while it stands still.
    #[serde(default, skip_serializing_if = "is_default")]
    pub to: Option<Moment>,
}

/// What an agenda item is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Opening remarks: the event sheet is at hand.
    Opening,
    /// The 1540 Group of Experts present: the paragraphs are at hand.
    Experts,
    /// A partner presents on assistance: what a specific request needs is at hand.
    Assistance,
    /// The room discusses the elements of the plan.
    Discussion,
    /// Coffee, lunch, a walk.
    Break,
    /// Anything else, next steps and closing among them.
    #[default]
    Other,
}

impl Role {
    /// All roles, in the order of a usual day.
    pub const ALL: [Self; 6] =
        [Self::Opening, Self::Experts, Self::Assistance, Self::Discussion, Self::Break, Self::Other];
}

fn first_day() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_first_day(day: &u32) -> bool {
    *day == 1
}

/// The longest duration that is accepted: one whole day, in minutes.
pub const LONGEST: u32 = 24 * 60;

/// Reads a duration as people write it: `90`, `90m`, `90 min`, `1.5h`, `1,5 h`, `1:30`, `1h30`.
///
/// Returns whole minutes, at most [`LONGEST`]; `None` for what is no duration.
pub fn parse_minutes(text: &str) -> Option<u32> {
    let text: String = text.trim().to_lowercase().split_whitespace().collect();
    let minutes = if let Some((hours, minutes)) = text.split_once(':') {
        whole_hours(hours, minutes)?
    } else if let Some((hours, minutes)) = text.split_once('h') {
        let minutes = minutes.trim_end_matches(['m', 'i', 'n']);
        if minutes.is_empty() {
            let hours: f64 = decimal(hours)?;
            (hours * 60.0).round() as u32
        } else {
            whole_hours(hours, minutes)?
        }
    } else {
        let digits = text.strip_suffix("min").or_else(|| text.strip_suffix('m')).unwrap_or(&text);
        whole(digits)?
    };
    (minutes <= LONGEST).then_some(minutes)
}

fn whole(digits: &str) -> Option<u32> {
    // `parse` alone would take a leading plus sign.
    if digits.is_empty() || digits.len() > 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

fn whole_hours(hours: &str, minutes: &str) -> Option<u32> {
    let (hours, minutes) = (whole(hours)?, whole(minutes)?);
    (minutes < 60 && hours <= 24).then_some(hours * 60 + minutes)
}

fn decimal(text: &str) -> Option<f64> {
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    text.replace(',', ".").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::parse_minutes;

    #[test]
    fn durations_as_people_write_them() {
        for (typed, minutes) in [
            ("90", 90),
            ("90m", 90),
            ("90 min", 90),
            ("1.5h", 90),
            ("1,5 h", 90),
            ("1:30", 90),
            ("1h30", 90),
            ("1h 30 min", 90),
            ("2h", 120),
            (" 0 ", 0),
            ("24h", 1440),
        ] {
            assert_eq!(parse_minutes(typed), Some(minutes), "{typed}");
        }
        for typed in ["", "h", "1:60", "-5", "+5", "ten", "25h", "99999999999", "1:2:3", "1.2.3h"] {
            assert_eq!(parse_minutes(typed), None, "{typed}");
        }
    }
}
