//! What all papers have in common: the edges of their pages and the lines at their head.

use jiff::civil::Date;

use super::document::{Block, Document, Edge, PAGE_COUNT, PAGE_NUMBER, Page, Style, Text, clean};
use super::options::Options;
use super::wording::Wording;

/// Room for the labels of head lines, in millimetres.
pub const HEAD_LABEL: f32 = 36.0;

/// What a paper puts at the edges of its pages.
pub struct Edges<'a> {
    /// Security marking of the record.
    pub marking: &'a str,
    /// What a draft says of itself.
    pub draft: String,
    /// What stands in the footer behind the version, such as the plan period.
    pub footer: Option<String>,
    /// Whether the sheet is wider than high.
    pub landscape: bool,
}

/// An empty document with its title and the edges of its pages.
pub fn document(wording: Wording, options: &Options, title: &str, subject: &str, edges: Edges<'_>) -> Document {
    let version = say!(wording, "version", date = wording.date(options.issued));
    let footer = match edges.footer {
        Some(more) => say!(wording, "footer-two", first = version, second = more),
        None => version,
    };
    let page_of = say!(wording, "page-of", page = PAGE_NUMBER.to_string(), pages = PAGE_COUNT.to_string());
    Document {
        language: wording.0.tag().to_owned(),
        title: clean(title),
        subject: clean(subject),
        issued: Some(options.issued),
        page: Page {
            landscape: edges.landscape,
            header: Edge::words(edges.marking, if options.draft { &edges.draft } else { "" }),
            footer: Edge::words(&footer, &page_of),
        },
        ..Document::default()
    }
}

impl Document {
    /// Adds a block.
    pub(super) fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a footnote and returns its place, for the mark.
    pub(super) fn add_footnote(&mut self, text: impl Into<Text>) -> usize {
        self.footnotes.push(text.into());
        self.footnotes.len() - 1
    }

    /// Adds a paragraph, if there is anything in it.
    pub(super) fn paragraph(&mut self, text: impl Into<Text>) {
        let text = text.into();
        if !text.is_empty() {
            self.add(Block::Paragraph(text));
        }
    }
}

/// `Venue and date` and what belongs to it, with what is missing shown as to be confirmed.
pub fn where_and_when(wording: Wording, venues: &[&str], days: &[Date]) -> (String, Text) {
    let label = say!(wording, "head-where-when", venues = venues.len(), days = days.len());
    let (place, dates) = (wording.series(venues), wording.days(days));
    let value = match (place.is_empty(), dates.is_empty()) {
        (true, true) => to_be_confirmed(wording),
        (true, false) => to_be_confirmed(wording).then(" ", Style::Plain).then(dates, Style::Plain),
        (false, true) => Text::from(place).then(" ", Style::Plain).join(to_be_confirmed(wording)),
        (false, false) => Text::from(say!(wording, "where-when", place = place, when = dates)),
    };
    (label, value)
}

/// A value, or that it is to be confirmed.
pub fn known(wording: Wording, value: &str) -> Text {
    let value = value.trim();
    if value.is_empty() { to_be_confirmed(wording) } else { Text::from(value) }
}

/// `TBC`, to be seen.
pub fn to_be_confirmed(wording: Wording) -> Text {
    Text::styled(say!(wording, "tbc"), Style::Open)
}

/// Some, one below the other; or that they are to be confirmed.
pub fn known_list(wording: Wording, values: &[String], between: &str) -> Text {
    let values: Vec<&str> = values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
    known(wording, &values.join(between))
}
