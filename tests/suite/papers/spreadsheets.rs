//! Spreadsheets, taken apart: text in every cell, headings that stay, nothing that computes.

use rapporteur::papers::document::{Column, Document, Row, Table};
use rapporteur::papers::{Format, Paper, Watch, write};

use super::desk::{exercise, must_be_sound, pairs, parts, text, worked, written};

fn xlsx(table: Table) -> std::collections::BTreeMap<String, String> {
    let document = Document { title: "Table".to_owned(), sheet: Some(table), ..Document::default() };
    parts(&write(&document, Format::Xlsx, &Watch::default()).expect("a table can be written"))
}

/// The shared strings of a workbook.
fn strings(parts: &std::collections::BTreeMap<String, String>) -> Vec<String> {
    let xml = roxmltree::Document::parse(&parts["xl/sharedStrings.xml"]).expect("XML");
    let items = xml
        .descendants()
        .filter(|node| node.has_tag_name((xml.root_element().tag_name().namespace().unwrap_or_default(), "si")));
    items
        .map(|item| item.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect())
        .collect()
}

#[test]
fn every_part_is_sound_and_no_cell_is_a_formula() {
    for session in [worked(), exercise()] {
        for (paper, format) in pairs().filter(|(_, format)| *format == Format::Xlsx) {
            let parts = parts(&written(&session, paper, format));
            must_be_sound(&parts);
            assert!(!parts["xl/worksheets/sheet1.xml"].contains("<f>"), "{paper:?}");
        }
    }
}

#[test]
fn headings_stay_and_can_be_filtered_by() {
    let parts = parts(&written(&worked(), Paper::Plan, Format::Xlsx));
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    assert!(sheet.contains("<autoFilter ref=\"A5:") && sheet.contains("state=\"frozen\""), "{sheet:.2000}");
    assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("paperSize=\"9\""));
    assert!(sheet.contains("DRAFT") && sheet.contains("&amp;P") && sheet.contains("&amp;N"));
    assert!(parts["xl/workbook.xml"].contains("_xlnm.Print_Titles"));
}

#[test]
fn a_text_that_is_too_long_for_a_cell_goes_on_below() {
    let long = format!("{}END", "x".repeat(32_767));
    let mut table = Table::new(vec![Column::new("No.", 20.0), Column::new("Text", 50.0)]);
    table.rows.push(Row::Cells(vec!["1".into(), long.as_str().into()]));
    table.rows.push(Row::Cells(vec!["2".into(), "after".into()]));
    let strings = strings(&xlsx(table));
    let parts: String = strings.iter().filter(|text| text.starts_with('x') || *text == "END").cloned().collect();
    assert_eq!(parts, long);
    assert!(strings.contains(&"1 …".to_owned()), "the row that goes on says whose it is: {strings:.100?}");
    assert!(strings.contains(&"after".to_owned()));
}

#[test]
fn no_cell_of_csv_computes() {
    let mut table = Table::new(vec![Column::new("=1+1", 20.0)]);
    for cell in ["=cmd()", "+1", "-1", "@x", "\tx", "\rx", "plain", "a=b", "\"quoted\"", "two\nlines", ""] {
        table.rows.push(Row::Cells(vec![cell.into()]));
    }
    let document = Document { sheet: Some(table), ..Document::default() };
    let bytes = write(&document, Format::Csv, &Watch::default()).expect("a table can be written");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let wanted = "\u{FEFF}'=1+1\r\n'=cmd()\r\n'+1\r\n'-1\r\n'@x\r\n'\tx\r\n\"'\nx\"\r\nplain\r\na=b\r\n\"\"\"quoted\"\"\"\r\n\"two\nlines\"\r\n\"\"\r\n";
    assert_eq!(text, wanted);
}

#[test]
fn csv_has_a_row_for_each_measure() {
    let session = worked();
    let text = text(&session, Paper::Plan, Format::Csv);
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let numbers: Vec<String> = reader.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    assert_eq!(numbers, ["CRD-POC.1", "OP3D-TRS.1", "OP3D-TRS.2"]);
}
