//! A discussion note: one point that was made in the room.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::due::Due;
use super::moment::Moment;
use super::plan::Assistance;
use super::read_back::ReadBack;
use super::{AgencyId, ElementId, ItemId, NoteId, is_default};

/// The longest text of a note, in bytes (DESIGN 5).
pub const LONGEST_TEXT: usize = 16 * 1024;

/// One point that was made in the room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// When it was said; unknown for what is captured afterwards.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at: Option<Moment>,
    /// The agenda item that it belongs to.
    pub item: ItemId,
    /// What sort of point it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: Kind,
    /// The elements it is about, the first one first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on: Vec<ElementId>,
    /// What was said, in the note-taker's words.
    pub text: String,
    /// The agency that leads, or that the point is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lead: Option<AgencyId>,
    /// Agencies that support.
    #[serde(default, skip_serializing_if = "is_default")]
    pub support: Vec<AgencyId>,
    /// By when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Option<Due>,
    /// Which weapons it is about; nothing said means not limited.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scope: Scope,
    /// Which assistance a need is for, or an action needs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub assistance: Vec<Assistance>,
    /// Off the wall and out of every paper.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sensitive: bool,
    /// What the room said when the text was read back to it as it stands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub read_back: Option<ReadBack>,
    /// Words typed as marks that matched several things, or nothing, and still wait for somebody to say what was meant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unclear: Vec<String>,
    /// For ever.
    pub id: NoteId,
}

impl Note {
    /// Whether who it names is an entry of the plan, and no quotation: who is to do something, or needs it.
    pub fn is_entry(&self) -> bool {
        matches!(self.kind, Kind::Action | Kind::Need | Kind::Next)
    }
}

/// What sort of point a note is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A point, of no special sort.
    #[default]
    Point,
    /// A measure that exists already.
    Have,
    /// Something that is missing.
    Gap,
    /// Something to be done: becomes a measure of the plan.
    Action,
    /// Assistance that is needed.
    Need,
    /// Assistance that is offered.
    Offer,
    /// An open question.
    Question,
    /// A decision of the room.
    Decision,
    /// A next step after the meeting.
    Next,
    /// Put aside for later.
    Parked,
}

impl Kind {
    /// All kinds, in the order of menus.
    pub const ALL: [Self; 10] = [
        Self::Point,
        Self::Have,
        Self::Gap,
        Self::Action,
        Self::Need,
        Self::Offer,
        Self::Question,
        Self::Decision,
        Self::Next,
        Self::Parked,
    ];

    /// The word that is typed after `!`, and the name of its text in `words`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Have => "have",
            Self::Gap => "gap",
            Self::Action => "action",
            Self::Need => "need",
            Self::Offer => "offer",
            Self::Question => "question",
            Self::Decision => "decision",
            Self::Next => "next",
            Self::Parked => "parked",
        }
    }
}

/// Weapon scope: nuclear, chemical, biological weapons and their means of delivery. In the file as `"NCBD"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scope {
    /// Nuclear.
    pub nuclear: bool,
    /// Chemical.
    pub chemical: bool,
    /// Biological.
    pub biological: bool,
    /// Means of delivery.
    pub delivery: bool,
}

impl Scope {
    /// Reads letters in any order and case: `nc`, `DBN`. `None` for anything else, and for no letters.
    pub fn parse(letters: &str) -> Option<Self> {
        let mut scope = Self::default();
        for letter in letters.chars() {
            match letter.to_ascii_lowercase() {
                'n' => scope.nuclear = true,
                'c' => scope.chemical = true,
                'b' => scope.biological = true,
                'd' => scope.delivery = true,
                _ => return None,
            }
        }
        (!scope.is_empty()).then_some(scope)
    }

    /// Whether nothing was said.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Each part with its letter, and whether it is meant.
    pub fn letters(self) -> [(char, bool); 4] {
        [('N', self.nuclear), ('C', self.chemical), ('B', self.biological), ('D', self.delivery)]
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.letters().into_iter().filter(|(_, meant)| *meant).try_for_each(|(letter, _)| write!(f, "{letter}"))
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let letters = String::deserialize(deserializer)?;
        Self::parse(&letters)
            .ok_or_else(|| de::Error::custom(format_args!("`{letters}` is not a scope of the letters N, C, B, D")))
    }
}
