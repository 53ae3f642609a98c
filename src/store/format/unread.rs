//! What a file holds that this version does not know, and may leave unread: it opens to be looked at.

use std::path::Path;

use crate::store::refused::{At, Refused, Why};

/// What was left unread. Saving would drop it, so such a session is not saved over its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// The file says this format: a higher minor one than ours.
    pub format: Option<(u16, u16)>,
    /// Fields that are not known, in the order in which they were found.
    pub fields: Vec<UnreadField>,
}

/// A field that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadField {
    /// Where it stands first.
    pub at: At,
    /// In how many records it stands.
    pub times: usize,
    /// What is wrong with it: always [`Why::Unknown`].
    pub why: Why,
}

impl Unread {
    /// Whether everything was read.
    pub fn is_none(&self) -> bool {
        self.format.is_none() && self.fields.is_empty()
    }

    /// What refuses such a file where it cannot be read without it; nothing, where everything was read.
    pub fn refusal(&self, path: &Path) -> Option<Refused> {
        if let Some((major, minor)) = self.format {
            return Some(Refused::new(path, Why::Newer { major, minor }));
        }
        let field = self.fields.first()?;
        Some(Refused::new(path, field.why.clone()).at(Some(field.at)))
    }
}

impl UnreadField {
    /// Whether it was probably meant to be the mandatory field of this name: then its record lacks that.
    pub(super) fn is_meant_to_be(&self, field: &str) -> bool {
        matches!(&self.why, Why::Unknown { meant: Some(meant), .. } if meant == field)
    }
}
