//! The writer of CSV, as spreadsheets like it: UTF-8 with its mark, lines that end in CR LF, and no cell that a
//! spreadsheet takes for a formula.

use csv::{Terminator, WriterBuilder};

use super::document::{Row, Table};
use super::format::NotWritten;
use super::spreadsheet::harmless;
use super::watch::Watch;

/// Spreadsheets take a file without it for one in the letters of their own country.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes a table.
pub fn write(table: &Table, watch: &Watch) -> Result<Vec<u8>, NotWritten> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let library = |error: csv::Error| NotWritten::Library(error.to_string());
    writer.write_record(table.columns.iter().map(|column| harmless(&column.title).into_owned())).map_err(library)?;
    for (at, row) in table.rows.iter().enumerate() {
        watch.reached(at, table.rows.len())?;
        let cells: Vec<String> = match row {
            Row::Group(text) => {
                let empty = table.columns.iter().skip(1).map(|_| String::new());
                std::iter::once(harmless(&text.plain()).into_owned()).chain(empty).collect()
            }
            Row::Cells(cells) => cells.iter().map(|text| harmless(&text.plain()).into_owned()).collect(),
        };
        writer.write_record(cells).map_err(library)?;
    }
    writer.into_inner().map_err(|error| NotWritten::Library(error.to_string()))
}
