//! Which formats there are, and the writer of each.

use thiserror::Error;

use super::document::Table;
use super::watch::{Stopped, Watch};
use super::{Document, csv, docx, html, markdown, xlsx};

/// What a paper can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a word processor.
    Docx,
    /// For a spreadsheet.
    Xlsx,
    /// For a browser; prints well.
    Html,
    /// Plain text with marks.
    Markdown,
    /// Values with commas between them.
    Csv,
}

/// Why a document was not written.
#[derive(Debug, Error)]
pub enum NotWritten {
    /// Somebody stopped it.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The paper is prose: it has no table for a spreadsheet.
    #[error("this paper has no table")]
    NoTable,
    /// The library that writes the format did not do it.
    #[error("the paper was not written ({0}); try another format")]
    Library(String),
}

impl Format {
    /// All formats, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Docx, Self::Xlsx, Self::Html, Self::Markdown, Self::Csv];

    /// Its name on the command line, which is the ending of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// The format of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Writes a document. `watch` hears how far it is.
pub fn write(document: &Document, format: Format, watch: &Watch) -> Result<Vec<u8>, NotWritten> {
    let bytes = match format {
        Format::Docx => docx::write(document, watch)?,
        Format::Markdown => markdown::write(document, watch)?.into_bytes(),
        Format::Html => html::write(document, watch)?.into_bytes(),
        Format::Xlsx => xlsx::write(document, table(document)?, watch)?,
        Format::Csv => csv::write(table(document)?, watch)?,
    };
    watch.reached(1, 1)?;
    Ok(bytes)
}

fn table(document: &Document) -> Result<&Table, NotWritten> {
    document.sheet.as_ref().ok_or(NotWritten::NoTable)
}
