//! Word files, taken apart: real footnotes, headings of tables that repeat, fields, language and title.

use rapporteur::papers::{Format, Paper};

use super::desk::{exercise, must_be_sound, pairs, parts, worked, written};
use crate::support::fixtures::georgetown;

#[test]
fn every_part_of_every_word_file_is_sound() {
    for session in [georgetown(), worked(), exercise()] {
        for (paper, format) in pairs().filter(|(_, format)| *format == Format::Docx) {
            must_be_sound(&parts(&written(&session, paper, format)));
        }
    }
}

#[test]
fn the_footnote_of_the_note_is_a_footnote() {
    let parts = parts(&written(&georgetown(), Paper::Note, Format::Docx));
    let (body, notes) = (&parts["word/document.xml"], &parts["word/footnotes.xml"]);
    assert!(body.contains("<w:footnoteReference w:id=\"2\"/>"));
    let xml = roxmltree::Document::parse(notes).expect("XML");
    let footnote = xml
        .descendants()
        .find(|node| node.has_tag_name((MAIN, "footnote")) && node.attribute((MAIN, "id")) == Some("2"))
        .expect("there is a footnote of that number");
    assert!(footnote.descendants().any(|node| node.has_tag_name((MAIN, "footnoteRef"))));
    let text: String = footnote.descendants().filter_map(|node| node.text()).collect();
    assert!(text.contains("not an official report"), "{text}");
}

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[test]
fn the_plan_lies_on_its_side_and_repeats_its_headings() {
    let parts = parts(&written(&worked(), Paper::Plan, Format::Docx));
    let body = &parts["word/document.xml"];
    assert!(body.contains("w:orient=\"landscape\""));
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    assert!(body.contains("<w:rStyle w:val=\"ToBeConfirmed\"/>"));
    let (header, footer) = (&parts["word/header1.xml"], &parts["word/footer1.xml"]);
    assert!(header.contains("Unclassified") && header.contains("DRAFT – for national consideration"));
    assert!(footer.contains("Version of 6 October 2017 · Plan period: TBC"), "{footer}");
    assert!(footer.contains("w:instr=\" PAGE \"") && footer.contains("w:instr=\" NUMPAGES \""));
}

#[test]
fn language_title_and_day_are_told_and_no_author_is() {
    let parts = parts(&written(&georgetown(), Paper::Note, Format::Docx));
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("<dc:title>Information Note</dc:title>") && core.contains("<dc:language>en</dc:language>"));
    assert!(core.contains("2017-10-06T00:00:00Z") && !core.contains("creator"));
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"en\""));
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let session = worked();
    for (paper, format) in pairs() {
        assert_eq!(written(&session, paper, format), written(&session, paper, format), "{paper:?} {format:?}");
    }
}
