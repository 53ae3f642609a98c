//! The writer of Word files: XML in a zip (ECMA-376), with headings, real footnotes and fields.
//!
//! The parts are written one after the other straight into the zip, so that a plan of thousands of rows takes little
//! memory. Every text goes through [`xml::Xml::text`], which is the only place that escapes.

mod body;
mod package;
mod styles;
mod table;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::document::Document;
use super::format::NotWritten;
use super::watch::Watch;

/// Writes a document as a Word file.
pub fn write(document: &Document, watch: &Watch) -> Result<Vec<u8>, NotWritten> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The same paper gives the same bytes, whenever it is written.
        .last_modified_time(zip::DateTime::default());
    for (name, part) in package::parts(document) {
        zip.start_file(name, options).map_err(library)?;
        zip.write_all(part.as_bytes()).map_err(library)?;
    }
    zip.start_file("word/document.xml", options).map_err(library)?;
    body::write(document, &mut zip, watch)?;
    Ok(zip.finish().map_err(library)?.into_inner())
}

fn library(error: impl std::fmt::Display) -> NotWritten {
    NotWritten::Library(error.to_string())
}
