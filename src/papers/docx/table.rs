//! Tables of a Word file: fixed widths, headings on every page, quiet lines between the rows.

use std::io::Write;

use super::super::document::{Page, Row, Table, Text};
use super::super::format::NotWritten;
use super::super::watch::Watch;
use super::body::{paragraph, pour, twips};
use super::styles::{GROUP_GROUND, HEAD_GROUND, LINE};
use super::xml::Xml;

/// How much XML is gathered before it goes into the zip, in bytes.
const PORTION: usize = 1 << 18;

/// A row with a longer text than this may be broken between pages: kept together it might not fit on any.
const LONGEST_UNBROKEN: usize = 900;

/// Writes a table, row by row.
pub fn write(xml: &mut Xml, table: &Table, page: &Page, out: &mut dyn Write, watch: &Watch) -> Result<(), NotWritten> {
    let widths: Vec<i32> = table.widths(page.text_width()).into_iter().map(twips).collect();
    let whole: i32 = widths.iter().sum();
    xml.raw(&format!("<w:tbl><w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblBorders>"));
    for side in ["top", "bottom", "insideH"] {
        xml.raw(&format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{LINE}\"/>"));
    }
    xml.raw("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"50\" w:type=\"dxa\"/><w:left w:w=\"70\" w:type=\"dxa\"/><w:bottom w:w=\"50\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
    for width in &widths {
        xml.raw(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    xml.raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in table.columns.iter().zip(&widths) {
        cell(xml, *width, 1, Some(HEAD_GROUND), "TableHead", &Text::from(&column.title));
    }
    xml.raw("</w:tr>");
    for (at, row) in table.rows.iter().enumerate() {
        match row {
            Row::Group(text) => {
                xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
                cell(xml, whole, widths.len(), Some(GROUP_GROUND), "TableGroup", text);
            }
            Row::Cells(cells) => {
                let unbroken = cells.iter().all(|text| text.len() <= LONGEST_UNBROKEN);
                xml.raw(if unbroken { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" } else { "<w:tr>" });
                let empty = Text::default();
                for (number, width) in widths.iter().enumerate() {
                    cell(xml, *width, 1, None, "TableText", cells.get(number).unwrap_or(&empty));
                }
            }
        }
        xml.raw("</w:tr>");
        watch.reached(at, table.rows.len())?;
        pour(xml, out, PORTION)?;
    }
    xml.raw("</w:tbl>");
    // Between a table and what follows there has to be a paragraph; it gives the distance, too.
    xml.raw("<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    Ok(())
}

fn cell(xml: &mut Xml, width: i32, columns: usize, ground: Option<&str>, style: &str, text: &Text) {
    xml.raw(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
    if columns > 1 {
        xml.val("gridSpan", columns);
    }
    if let Some(ground) = ground {
        xml.raw(&format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{ground}\"/>"));
    }
    xml.raw("</w:tcPr>");
    paragraph(xml, style, text);
    xml.raw("</w:tc>");
}
