//! The body of a Word file: blocks as paragraphs and tables, then the sheet that they stand on.

use std::io::Write;

use super::super::document::{Block, Document, Heading, Lines, List, Page, Run, Style, Text};
use super::super::format::NotWritten;
use super::super::watch::Watch;
use super::package::{BULLETS, FIRST_FOOTNOTE, HEADER_AND_FOOTER};
use super::styles::QUIET;
use super::table;
use super::xml::Xml;

/// How much XML is gathered before it goes into the zip, in bytes.
const PORTION: usize = 1 << 18;

/// Writes `word/document.xml`, portion by portion.
pub fn write(document: &Document, out: &mut dyn Write, watch: &Watch) -> Result<(), NotWritten> {
    let mut xml = Xml::part();
    xml.raw("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>");
    for (at, block) in document.blocks.iter().enumerate() {
        watch.reached(at, document.blocks.len())?;
        match block {
            Block::Title(text) => paragraph(&mut xml, "Title", text),
            Block::Subtitle(text) => paragraph(&mut xml, "Subtitle", text),
            Block::Paragraph(text) => paragraph(&mut xml, "Normal", text),
            Block::Heading(it) => heading(&mut xml, it),
            Block::Lines(it) => lines(&mut xml, it),
            Block::List(list) => items(&mut xml, list, BULLETS + 1 + at),
            Block::Table(it) => table::write(&mut xml, it, &document.page, out, watch)?,
        }
        pour(&mut xml, out, PORTION)?;
    }
    section(&mut xml, &document.page);
    xml.raw("</w:body></w:document>");
    pour(&mut xml, out, 0)
}

/// Lets what was gathered go, if it is more than so many bytes.
pub fn pour(xml: &mut Xml, out: &mut dyn Write, more_than: usize) -> Result<(), NotWritten> {
    if xml.len() <= more_than {
        return Ok(());
    }
    out.write_all(xml.take().as_bytes()).map_err(super::library)
}

/// Millimetres in twentieths of a point.
pub fn twips(millimetres: f32) -> i32 {
    (millimetres * 1440.0 / 25.4).round() as i32
}

/// A paragraph of a style.
pub fn paragraph(xml: &mut Xml, style: &str, text: &Text) {
    xml.raw("<w:p><w:pPr>").val("pStyle", style).raw("</w:pPr>");
    runs(xml, text, "");
    xml.raw("</w:p>");
}

fn heading(xml: &mut Xml, heading: &Heading) {
    xml.raw("<w:p><w:pPr>").val("pStyle", format_args!("Heading{}", heading.level.clamp(1, 3)));
    if heading.on_new_page {
        xml.raw("<w:pageBreakBefore/>");
    }
    if !heading.number.is_empty() {
        xml.raw("<w:tabs><w:tab w:val=\"left\" w:pos=\"397\"/></w:tabs>");
    }
    xml.raw("</w:pPr>");
    if !heading.number.is_empty() {
        run(xml, &heading.number, "");
        tab(xml);
    }
    runs(xml, &heading.text, "");
    xml.raw("</w:p>");
}

/// Labels at the left, values at an indent: a table would be in the way of whoever edits the text.
fn lines(xml: &mut Xml, lines: &Lines) {
    let indent = twips(lines.label_width);
    let label_look = if lines.quiet { format!("<w:color w:val=\"{QUIET}\"/>") } else { "<w:b/>".to_owned() };
    // A few lines under a heading belong to what follows: they do not stay behind at the foot of a page.
    let is_short = lines.entries.len() <= 6 && lines.entries.iter().all(|(_, value)| value.len() < 300);
    let stays_with_next = is_short && !lines.quiet;
    for (number, (label, value)) in (1..).zip(&lines.entries) {
        xml.raw("<w:p><w:pPr>").val("pStyle", "HeadLine");
        if stays_with_next {
            xml.raw("<w:keepNext/>");
        }
        xml.raw(&format!("<w:tabs><w:tab w:val=\"left\" w:pos=\"{indent}\"/></w:tabs>"));
        if number == lines.entries.len() {
            xml.raw("<w:spacing w:after=\"200\" w:line=\"264\" w:lineRule=\"auto\"/>");
        }
        xml.raw(&format!("<w:ind w:left=\"{indent}\" w:hanging=\"{indent}\"/></w:pPr>"));
        run(xml, label, &label_look);
        tab(xml);
        runs(xml, value, "");
        xml.raw("</w:p>");
    }
}

fn items(xml: &mut Xml, list: &List, number: usize) {
    let number = if list.numbered { number } else { BULLETS };
    for item in &list.items {
        xml.raw("<w:p><w:pPr>").val("pStyle", "ListItem");
        xml.raw(&format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>"));
        runs(xml, item, "");
        xml.raw("</w:p>");
    }
}

/// The runs of a text; `properties` are those of all of them.
pub fn runs(xml: &mut Xml, text: &Text, properties: &str) {
    for part in text.runs() {
        match part {
            Run::Words(words, Style::Plain) => run(xml, words, properties),
            Run::Words(words, Style::Bold) => run(xml, words, &format!("{properties}<w:b/>")),
            Run::Words(words, Style::Italic) => run(xml, words, &format!("{properties}<w:i/>")),
            Run::Words(words, Style::Open) => run(xml, words, "<w:rStyle w:val=\"ToBeConfirmed\"/>"),
            Run::Footnote(at) => {
                let id = FIRST_FOOTNOTE + at;
                xml.raw(&format!("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{id}\"/></w:r>"));
            }
        }
    }
}

/// Words of one weight. A line feed is a break, a tab stays one.
pub fn run(xml: &mut Xml, words: &str, properties: &str) {
    xml.raw("<w:r>");
    if !properties.is_empty() {
        xml.raw("<w:rPr>").raw(properties).raw("</w:rPr>");
    }
    for (line_number, line) in words.split('\n').enumerate() {
        if line_number > 0 {
            xml.raw("<w:br/>");
        }
        for (part_number, part) in line.split('\t').enumerate() {
            if part_number > 0 {
                xml.raw("<w:tab/>");
            }
            if !part.is_empty() {
                xml.raw("<w:t xml:space=\"preserve\">").text(part).raw("</w:t>");
            }
        }
    }
    xml.raw("</w:r>");
}

/// The step to the next tab stop.
pub fn tab(xml: &mut Xml) {
    xml.raw("<w:r><w:tab/></w:r>");
}

/// The sheet, its margins and what stands at its edges.
fn section(xml: &mut Xml, page: &Page) {
    let (width, height) = page.size();
    let [top, right, bottom, left] = page.margins().map(twips);
    let (header, footer) = HEADER_AND_FOOTER;
    let orientation = if page.landscape { " w:orient=\"landscape\"" } else { "" };
    xml.raw("<w:sectPr>");
    xml.raw(&format!("<w:headerReference w:type=\"default\" r:id=\"{header}\"/><w:footerReference w:type=\"default\" r:id=\"{footer}\"/>"));
    xml.raw(&format!("<w:pgSz w:w=\"{}\" w:h=\"{}\"{orientation}/>", twips(width), twips(height)));
    xml.raw(&format!("<w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"567\" w:footer=\"510\" w:gutter=\"0\"/></w:sectPr>"));
}
