//! The operative paragraphs of resolution 1540 (2004), as presenters go through them. What they say, in short, is in `words`.

use super::catalogue::Force;

/// A paragraph, or a part of paragraph 3 (DOMAIN 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paragraph {
    /// No support to non-State actors.
    #[default]
    One,
    /// Laws that prohibit.
    Two,
    /// Accounting for and securing.
    ThreeA,
    /// Physical protection.
    ThreeB,
    /// Borders and law enforcement.
    ThreeC,
    /// Export and trans-shipment.
    ThreeD,
    /// Reports.
    Four,
    /// No conflict with the treaties.
    Five,
    /// Control lists.
    Six,
    /// Assistance.
    Seven,
    /// Treaties, rules, cooperation, industry.
    Eight,
    /// Dialogue.
    Nine,
    /// Cooperative action against trafficking.
    Ten,
}

impl Paragraph {
    /// All of them, in their order.
    pub const ALL: [Self; 13] = [
        Self::One,
        Self::Two,
        Self::ThreeA,
        Self::ThreeB,
        Self::ThreeC,
        Self::ThreeD,
        Self::Four,
        Self::Five,
        Self::Six,
        Self::Seven,
        Self::Eight,
        Self::Nine,
        Self::Ten,
    ];

    /// Its number as it is cited, such as `3(d)`.
    pub fn number(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::ThreeA => "3(a)",
            Self::ThreeB => "3(b)",
            Self::ThreeC => "3(c)",
            Self::ThreeD => "3(d)",
            Self::Four => "4",
            Self::Five => "5",
            Self::Six => "6",
            Self::Seven => "7",
            Self::Eight => "8",
            Self::Nine => "9",
            Self::Ten => "10",
        }
    }

    /// Whether it binds. Paragraph 5, which says that nothing conflicts with the treaties, neither binds nor calls upon.
    pub fn force(self) -> Option<Force> {
        match self {
            Self::One | Self::Two | Self::ThreeA | Self::ThreeB | Self::ThreeC | Self::ThreeD => Some(Force::Decides),
            Self::Five => None,
            Self::Four | Self::Six | Self::Seven | Self::Eight | Self::Nine | Self::Ten => Some(Force::CallsUpon),
        }
    }

    /// The one after it, or before it; `None` at the ends.
    pub fn neighbour(self, forwards: bool) -> Option<Self> {
        let at = Self::ALL.iter().position(|other| *other == self)?;
        let to = if forwards { at + 1 } else { at.checked_sub(1)? };
        Self::ALL.get(to).copied()
    }
}
