//! Whose notes are shown, and of which kinds.

use crate::session::note::{Kind, Note};
use crate::session::{ElementId, ItemId, Session};
use crate::t;

/// Whose notes stand in the middle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Chosen {
    /// All of the record.
    #[default]
    All,
    /// Those about an element.
    Element(ElementId),
    /// Those of an agenda item.
    Item(ItemId),
    /// Those about no element.
    Unplaced,
}

impl Chosen {
    /// Whether it is still there.
    pub fn exists(&self, session: &Session) -> bool {
        match self {
            Self::All | Self::Unplaced => true,
            Self::Element(id) => session.element(id).is_some(),
            Self::Item(id) => session.item(id).is_some(),
        }
    }

    /// Whether a note is among them.
    pub fn holds(&self, note: &Note) -> bool {
        match self {
            Self::All => true,
            Self::Element(id) => note.on.contains(id),
            Self::Item(id) => note.item == *id,
            Self::Unplaced => note.on.is_empty(),
        }
    }

    /// What it is called.
    pub fn title(&self, session: &Session) -> String {
        match self {
            Self::All => t!("review-all").into_owned(),
            Self::Element(id) => session.element(id).map_or_else(|| id.to_string(), |element| element.title.clone()),
            Self::Item(id) => session.item(id).map_or_else(|| id.to_string(), |item| item.title.clone()),
            Self::Unplaced => t!("review-unplaced").into_owned(),
        }
    }

    /// The element, if it is one.
    pub fn element(&self) -> Option<&ElementId> {
        match self {
            Self::Element(id) => Some(id),
            _ => None,
        }
    }
}

/// Kinds of notes; none chosen means all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u16);

impl Kinds {
    /// Whether all kinds are shown.
    pub fn is_all(self) -> bool {
        self.0 == 0
    }

    /// Whether a kind was chosen.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// Whether notes of a kind are shown.
    pub fn shows(self, kind: Kind) -> bool {
        self.is_all() || self.has(kind)
    }

    /// Chooses a kind, or no longer.
    pub fn toggle(&mut self, kind: Kind) {
        self.0 ^= Self::bit(kind);
    }

    fn bit(kind: Kind) -> u16 {
        1 << kind as u16
    }
}
