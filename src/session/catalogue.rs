//! Elements of a national action plan: the catalogue of DOMAIN 4 as a session carries it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::resolutions;
use super::{ElementId, is_default};

/// One element of the plan that the room can discuss.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Never renumbered, never reused, never translated.
    pub id: ElementId,
    /// The part of the catalogue that it stands in.
    pub theme: Theme,
    /// Title as the wall shows it.
    pub title: String,
    /// A few words for chips and running text; the title where empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub short: String,
    /// Operative paragraphs of resolution 1540 (2004) that it rests on, such as `3(d)`; empty for good practice alone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub op: String,
    /// Whether that paragraph binds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub force: Force,
    /// Later resolutions that it rests on too, with their year, such as `1977 (2011)`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub later: Vec<String>,
    /// What part of it is of another force, such as `radioactive sources: good practice`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remark: String,
    /// Among those that a one-day room goes through.
    #[serde(default, skip_serializing_if = "is_default")]
    pub star: bool,
    /// Left out of this workshop's board.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// Talked about, with nothing to note.
    #[serde(default, skip_serializing_if = "is_default")]
    pub discussed: bool,
    /// Put aside for another meeting: it needs no time in this one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parked: bool,
    /// The question to the room. Neutral: never "do you comply?".
    #[serde(default, skip_serializing_if = "is_default")]
    pub question: String,
}

impl Element {
    /// The few words that stand for it in a chip or in running text.
    pub fn short_name(&self) -> &str {
        if self.short.is_empty() { &self.title } else { &self.short }
    }

    /// The part of the id after the last hyphen, such as `TRS`.
    pub fn suffix(&self) -> &str {
        self.id.as_str().rsplit('-').next().unwrap_or_default()
    }

    /// Later resolutions that a text of `day` may cite: a plan of 2017 cites nothing of 2022. All of them while there is no
    /// day.
    pub fn later_by(&self, day: Option<Date>) -> impl Iterator<Item = &str> {
        let may_cite = move |cited: &&str| day.is_none_or(|day| resolutions::is_adopted(cited, day));
        self.later.iter().map(String::as_str).filter(may_cite)
    }
}

/// The nine parts of the catalogue. Their titles are words of the interface, by language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Theme {
    /// Commitment and coordination.
    A,
    /// Prohibitions, offences and penalties.
    B,
    /// Accounting for and securing.
    C,
    /// Physical protection.
    D,
    /// Borders and law enforcement.
    E,
    /// Export, transit and related controls.
    F,
    /// Outreach.
    G,
    /// Cooperation, reporting and assistance.
    H,
    /// Sustainability and follow-up.
    I,
}

impl Theme {
    /// All themes, in board order.
    pub const ALL: [Self; 9] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F, Self::G, Self::H, Self::I];

    /// The letter that stands before its title.
    pub fn letter(self) -> char {
        (b'A' + self as u8) as char
    }
}

/// The verb of a paragraph separates duty from encouragement (DOMAIN 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Force {
    /// The Council decides: binding.
    Decides,
    /// The Council calls upon, recognizes or invites.
    CallsUpon,
    /// A later resolution or good practice.
    #[default]
    Practice,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_text_of_2017_cites_nothing_later() {
        let element = Element {
            id: "SUS-REV".into(),
            theme: Theme::I,
            title: String::new(),
            short: String::new(),
            op: String::new(),
            force: Force::Practice,
            later: vec!["1977 (2011)".into(), "2663 (2022), paragraph 8".into()],
            remark: String::new(),
            star: false,
            hidden: false,
            discussed: false,
            parked: false,
            question: String::new(),
        };
        assert_eq!(element.later_by(Some(date(2017, 10, 4))).collect::<Vec<_>>(), ["1977 (2011)"]);
        assert_eq!(element.later_by(Some(date(2022, 11, 29))).count(), 1, "adopted on the next day");
        assert_eq!(element.later_by(Some(date(2022, 11, 30))).count(), 2);
        assert_eq!(element.later_by(None).count(), 2);
        assert_eq!(element.suffix(), "REV");
    }
}
