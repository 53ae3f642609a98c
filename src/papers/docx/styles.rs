//! The styles of a Word file: one face, few sizes, quiet lines. A ministry can change all of it in its own Word.

use super::xml::Xml;

/// There is no face on every machine. This one is on Windows and macOS, and Linux has one of the same widths, so that lines
/// and pages break alike.
pub const FACE: &str = "Arial";
/// What stands in for it where it is missing.
pub const STAND_IN: &str = "Liberation Sans";

/// Lines and secondary text.
pub const QUIET: &str = "5F6670";
/// Lines of tables.
pub const LINE: &str = "C9CED6";
/// The ground of headings of tables.
pub const HEAD_GROUND: &str = "E9EDF2";
/// The ground of heads of groups.
pub const GROUP_GROUND: &str = "F5F7F9";
/// Ink of headings.
const HEADING: &str = "1F3A5F";
/// Ink and ground of what is to be confirmed: dark enough in print without colours.
const OPEN_INK: &str = "7A4B00";
const OPEN_GROUND: &str = "FCEFCB";

/// `word/styles.xml`: tables are set smaller where the sheet is `landscape`. `language` is a BCP 47 tag; sizes are in half points.
pub fn part(language: &str, landscape: bool) -> String {
    let mut xml = Xml::part();
    xml.raw("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>");
    xml.raw(&format!("<w:rFonts w:ascii=\"{FACE}\" w:hAnsi=\"{FACE}\" w:eastAsia=\"{FACE}\" w:cs=\"{FACE}\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"));
    xml.raw("<w:lang w:val=\"")
        .text(language)
        .raw("\" w:eastAsia=\"")
        .text(language)
        .raw("\" w:bidi=\"")
        .text(language);
    xml.raw("\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>");
    // A landscape table has many columns.
    let in_tables = if landscape { 0 } else { 2 };
    for style in STYLES {
        let larger = if style.id.starts_with("Table") { in_tables } else { 0 };
        ParagraphStyle { size: style.size + larger, ..style }.write(&mut xml);
    }
    for (id, name, run) in [
        ("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>".to_owned()),
        (
            "ToBeConfirmed",
            "To be confirmed",
            format!(
                "<w:b/><w:color w:val=\"{OPEN_INK}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{OPEN_GROUND}\"/>"
            ),
        ),
    ] {
        xml.raw(&format!(
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:rPr>{run}</w:rPr></w:style>"
        ));
    }
    xml.raw("</w:styles>");
    xml.take()
}

/// A style of paragraphs.
struct ParagraphStyle {
    id: &'static str,
    /// Word knows its own styles by these names, in every language.
    name: &'static str,
    next: &'static str,
    paragraph: &'static str,
    /// Half points.
    size: u8,
    run: &'static str,
    ink: Option<&'static str>,
}

const fn style(id: &'static str, name: &'static str, paragraph: &'static str, size: u8) -> ParagraphStyle {
    ParagraphStyle { id, name, next: "Normal", paragraph, size, run: "", ink: None }
}

const STYLES: [ParagraphStyle; 14] = [
    ParagraphStyle { next: "Normal", ..style("Normal", "Normal", "", 20) },
    ParagraphStyle {
        run: "<w:b/>",
        ink: Some(HEADING),
        ..style(
            "Title",
            "Title",
            "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"160\" w:line=\"252\" w:lineRule=\"auto\"/>",
            34,
        )
    },
    ParagraphStyle {
        ink: Some(QUIET),
        ..style("Subtitle", "Subtitle", "<w:keepNext/><w:spacing w:after=\"200\"/>", 22)
    },
    ParagraphStyle {
        run: "<w:b/>",
        ink: Some(HEADING),
        ..style(
            "Heading1",
            "heading 1",
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"0\"/>",
            24,
        )
    },
    ParagraphStyle {
        run: "<w:b/>",
        ..style(
            "Heading2",
            "heading 2",
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
            20,
        )
    },
    ParagraphStyle {
        run: "<w:b/>",
        ink: Some(QUIET),
        ..style(
            "Heading3",
            "heading 3",
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"60\"/><w:outlineLvl w:val=\"2\"/>",
            19,
        )
    },
    style("HeadLine", "Head line", "<w:spacing w:after=\"70\" w:line=\"264\" w:lineRule=\"auto\"/>", 20),
    style("ListItem", "List item", "<w:spacing w:after=\"70\"/>", 20),
    style("TableText", "Table text", "<w:spacing w:after=\"0\" w:line=\"252\" w:lineRule=\"auto\"/>", 16),
    ParagraphStyle {
        run: "<w:b/>",
        ..style(
            "TableHead",
            "Table head",
            "<w:keepNext/><w:spacing w:after=\"0\" w:line=\"252\" w:lineRule=\"auto\"/>",
            16,
        )
    },
    ParagraphStyle {
        run: "<w:b/>",
        ink: Some(HEADING),
        ..style(
            "TableGroup",
            "Table group",
            "<w:keepNext/><w:spacing w:before=\"20\" w:after=\"20\" w:line=\"252\" w:lineRule=\"auto\"/>",
            17,
        )
    },
    ParagraphStyle {
        ink: Some(QUIET),
        ..style("Header", "header", "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>", 16)
    },
    ParagraphStyle {
        ink: Some(QUIET),
        ..style("Footer", "footer", "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>", 16)
    },
    style("FootnoteText", "footnote text", "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>", 16),
];

impl ParagraphStyle {
    fn write(&self, xml: &mut Xml) {
        let Self { id, name, next, paragraph, size, run, ink } = self;
        let default = if *id == "Normal" { " w:default=\"1\"" } else { "" };
        xml.raw(&format!("<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>"));
        if *id != "Normal" {
            xml.raw("<w:basedOn w:val=\"Normal\"/>").val("next", next);
        }
        let ink = ink.map(|ink| format!("<w:color w:val=\"{ink}\"/>")).unwrap_or_default();
        xml.raw(&format!("<w:qFormat/><w:pPr>{paragraph}</w:pPr>"));
        xml.raw(&format!("<w:rPr>{run}{ink}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>"));
    }
}
