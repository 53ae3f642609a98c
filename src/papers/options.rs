//! What a person chooses for a paper.

use jiff::civil::Date;

/// What a person chooses for a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Its language, one of [`languages`](super::languages).
    pub language: String,
    /// The day on which it is made: its version.
    pub issued: Date,
    /// Whether each page says that it is a draft.
    pub draft: bool,
    /// Whether the draft plan shows the notes that each row came from.
    pub with_notes: bool,
}

impl Options {
    /// A draft in English.
    pub fn new(issued: Date) -> Self {
        Self { language: "en".to_owned(), issued, draft: true, with_notes: false }
    }
}
