//! The neutral document: what a paper says, in which order and with what weight. It knows no format.
//!
//! A writer gives each part the form that its format has for it; a view draws it on a screen. Texts are
//! [cleaned](text::clean) as they enter, so that no writer meets a character that its format forbids.

mod page;
mod table;
mod text;

use jiff::civil::Date;

pub use self::page::{Edge, PAGE_COUNT, PAGE_NUMBER, Page, Piece};
pub use self::table::{Column, Row, Table};
pub use self::text::{Run, Style, Text, clean};

/// A paper, ready to be written or drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Language of its texts, as a BCP 47 tag such as `en`.
    pub language: String,
    /// What kind of paper it is, such as `Information Note`.
    pub title: String,
    /// The event that it is about.
    pub subject: String,
    /// The day on which it was made.
    pub issued: Option<Date>,
    /// The sheet that it stands on.
    pub page: Page,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
    /// Footnotes, in the order in which the text refers to them; [`Run::Footnote`] counts from 0.
    pub footnotes: Vec<Text>,
    /// The same content as one table for spreadsheets, a record a row; `None` for papers that are prose.
    pub sheet: Option<Table>,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The name of the paper; once, at the top.
    Title(Text),
    /// What stands under the title.
    Subtitle(Text),
    /// The head of a section.
    Heading(Heading),
    /// Running text.
    Paragraph(Text),
    /// Labels with what belongs to them, such as the head lines of a note.
    Lines(Lines),
    /// Things of one kind.
    List(List),
    /// Rows and columns.
    Table(Table),
}

/// The head of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 for a section, 2 for what is within it, 3 within that.
    pub level: u8,
    /// Its number with its full stop, such as `2.`; empty where sections are not numbered.
    pub number: String,
    /// What it says.
    pub text: Text,
    /// Whether it begins a page.
    pub on_new_page: bool,
}

impl Heading {
    /// A heading without a number.
    pub fn new(level: u8, text: impl Into<Text>) -> Self {
        Self { level, number: String::new(), text: text.into(), on_new_page: false }
    }

    /// The same with a number before it.
    #[must_use]
    pub fn numbered(self, number: impl Into<String>) -> Self {
        Self { number: number.into(), ..self }
    }

    /// The same at the top of a page.
    #[must_use]
    pub fn on_new_page(self) -> Self {
        Self { on_new_page: true, ..self }
    }
}

/// Labels, each with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Room for the labels, in millimetres.
    pub label_width: f32,
    /// Whether the labels are quieter than the values: where they tell what sort of thing a value is.
    pub quiet: bool,
    /// Label and value, from top to bottom.
    pub entries: Vec<(String, Text)>,
}

impl Lines {
    /// No lines yet, with so many millimetres for their labels.
    pub fn new(label_width: f32) -> Self {
        Self { label_width, quiet: false, entries: Vec::new() }
    }

    /// The same with quiet labels.
    #[must_use]
    pub fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// Adds a line.
    pub fn add(&mut self, label: impl AsRef<str>, value: impl Into<Text>) {
        self.entries.push((clean(label.as_ref()), value.into()));
    }
}

/// Things of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Numbered from 1; with bullets else.
    pub numbered: bool,
    /// What it holds.
    pub items: Vec<Text>,
}

impl Document {
    /// Every text that a reader can see, in the order of the blocks, then the footnotes, then the edges of the page.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        let blocks = self.blocks.iter().flat_map(Block::texts);
        let edges = [&self.page.header, &self.page.footer].into_iter().flat_map(Edge::texts);
        blocks.chain(self.footnotes.iter().map(Text::plain)).chain(edges)
    }
}

impl Block {
    /// Every text in it.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::Title(text) | Self::Subtitle(text) | Self::Paragraph(text) => vec![text.plain()],
            Self::Heading(heading) => vec![heading.text.plain()],
            Self::Lines(lines) => {
                lines.entries.iter().flat_map(|(label, value)| [label.clone(), value.plain()]).collect()
            }
            Self::List(list) => list.items.iter().map(Text::plain).collect(),
            Self::Table(table) => table.texts(),
        }
    }
}
