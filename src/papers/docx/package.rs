//! The parts of a Word file beside its body: relations, metadata, settings, notes, edges of the pages, numbering.

use super::super::document::{Document, Edge, Piece, Text};
use super::body::{run, runs, tab};
use super::styles::{self, FACE, LINE, STAND_IN};
use super::xml::Xml;

const MAIN: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The first footnote that is a text: the two before it are the lines above the notes of a page.
pub const FIRST_FOOTNOTE: usize = 2;

/// Numbering of lists with bullets and, from this id on, of one numbered list each: every list begins at 1.
pub const BULLETS: usize = 1;

/// Names and contents of all parts but the body.
pub fn parts(document: &Document) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", content_types()),
        (
            "_rels/.rels",
            relations(&[("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")], true),
        ),
        ("docProps/core.xml", core(document)),
        ("docProps/app.xml", app()),
        (
            "word/_rels/document.xml.rels",
            relations(
                &[
                    ("styles", "styles.xml"),
                    ("settings", "settings.xml"),
                    ("fontTable", "fontTable.xml"),
                    ("numbering", "numbering.xml"),
                    ("footnotes", "footnotes.xml"),
                    ("header", "header1.xml"),
                    ("footer", "footer1.xml"),
                ],
                false,
            ),
        ),
        ("word/styles.xml", styles::part(&document.language, document.page.landscape)),
        ("word/settings.xml", settings(document)),
        ("word/fontTable.xml", fonts()),
        ("word/numbering.xml", numbering(document)),
        ("word/footnotes.xml", footnotes(document)),
        ("word/header1.xml", edge(document, "hdr", "Header", &document.page.header)),
        ("word/footer1.xml", edge(document, "ftr", "Footer", &document.page.footer)),
    ]
}

/// The relation of the header and of the footer, as the body names them.
pub const HEADER_AND_FOOTER: (&str, &str) = ("rId6", "rId7");

fn content_types() -> String {
    let mut xml = Xml::part();
    xml.raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    for (name, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("header1", "header"),
        ("footer1", "footer"),
    ] {
        xml.raw(&format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"));
    }
    xml.raw("<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>");
    xml.take()
}

fn relations(targets: &[(&str, &str)], is_root: bool) -> String {
    let mut xml = Xml::part();
    xml.raw("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (number, (kind, target)) in (1..).zip(targets) {
        xml.raw(&format!("<Relationship Id=\"rId{number}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>"));
    }
    if is_root {
        xml.raw("<Relationship Id=\"rIdCore\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>");
    }
    xml.raw("</Relationships>");
    xml.take()
}

/// Title, subject, language and day. No author: whoever writes a paper is nobody's business but the State's.
fn core(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.raw("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    xml.raw("<dc:title>").text(&document.title).raw("</dc:title><dc:subject>").text(&document.subject);
    xml.raw("</dc:subject><dc:language>").text(&document.language).raw("</dc:language>");
    if let Some(issued) = document.issued {
        let at = format!("{issued}T00:00:00Z");
        for name in ["created", "modified"] {
            xml.raw(&format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:{name}>"));
        }
    }
    xml.raw("</cp:coreProperties>");
    xml.take()
}

fn app() -> String {
    let mut xml = Xml::part();
    xml.raw("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Rapporteur</Application></Properties>");
    xml.take()
}

fn settings(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.raw(&format!("<w:settings {MAIN}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"567\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>"));
    xml.raw("<w:footnotePr><w:footnote w:id=\"0\"/><w:footnote w:id=\"1\"/></w:footnotePr>");
    xml.raw("<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>");
    xml.raw("<w:themeFontLang w:val=\"").text(&document.language).raw("\"/></w:settings>");
    xml.take()
}

fn fonts() -> String {
    let mut xml = Xml::part();
    xml.raw(&format!("<w:fonts {MAIN}><w:font w:name=\"{FACE}\"><w:altName w:val=\"{STAND_IN}\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"));
    xml.take()
}

/// One definition for bullets and one for numbers, and a numbering of its own for each numbered list.
fn numbering(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.raw(&format!("<w:numbering {MAIN}>"));
    for (id, format, sign) in [(0, "bullet", "•"), (1, "decimal", "%1.")] {
        xml.raw(&format!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{sign}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"397\" w:hanging=\"397\"/></w:pPr></w:lvl></w:abstractNum>"));
    }
    xml.raw(&format!("<w:num w:numId=\"{BULLETS}\"><w:abstractNumId w:val=\"0\"/></w:num>"));
    for number in 1..=document.blocks.len() {
        xml.raw(&format!("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>", BULLETS + number));
    }
    xml.raw("</w:numbering>");
    xml.take()
}

fn footnotes(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.raw(&format!("<w:footnotes {MAIN}>"));
    for (id, kind) in [(0, "separator"), (1, "continuationSeparator")] {
        xml.raw(&format!("<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"));
    }
    for (id, text) in (FIRST_FOOTNOTE..).zip(&document.footnotes) {
        xml.raw(&format!("<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>"));
        xml.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>");
        runs(&mut xml, &Text::from(" ").join(text.clone()), "");
        xml.raw("</w:p></w:footnote>");
    }
    xml.raw("</w:footnotes>");
    xml.take()
}

/// What stands above or below every page, with a thin line towards the text.
fn edge(document: &Document, element: &str, style: &str, edge: &Edge) -> String {
    let mut xml = Xml::part();
    let side = if element == "hdr" { "bottom" } else { "top" };
    let right = super::body::twips(document.page.text_width());
    xml.raw(&format!("<w:{element} {MAIN}><w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:pBdr><w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"{LINE}\"/></w:pBdr><w:tabs><w:tab w:val=\"right\" w:pos=\"{right}\"/></w:tabs></w:pPr>"));
    pieces(&mut xml, &edge.left, "");
    tab(&mut xml);
    // What a draft says of itself is to be seen.
    pieces(&mut xml, &edge.right, if element == "hdr" { "<w:b/>" } else { "" });
    xml.raw(&format!("</w:p></w:{element}>"));
    xml.take()
}

fn pieces(xml: &mut Xml, pieces: &[Piece], properties: &str) {
    for piece in pieces {
        match piece {
            Piece::Words(words) => run(xml, words, properties),
            Piece::PageNumber => field(xml, "PAGE"),
            Piece::PageCount => field(xml, "NUMPAGES"),
        }
    }
}

fn field(xml: &mut Xml, name: &str) {
    xml.raw(&format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"));
}
