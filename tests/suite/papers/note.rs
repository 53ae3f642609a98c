//! The information note of Georgetown: one page that says what DOMAIN 1 says, and nothing else.

use rapporteur::papers::document::{Block, Run};
use rapporteur::papers::{Format, Paper};

use super::desk::{built, text, worked};
use crate::support::fixtures::georgetown;

/// The rows of DOMAIN 1's table, as the note says them.
const MUST_SAY: [&str; 22] = [
    "National Action Plan Workshop on Strengthening the Implementation of United Nations Security Council Resolution 1540 (2004)",
    "Guyana",
    "United Nations Regional Centre for Peace, Disarmament and Development in Latin America and the Caribbean (UNLIREC)",
    "Georgetown, Guyana",
    "4 October 2017",
    "1540 Group of Experts",
    "Stimson Center",
    "Guyana requested assistance in developing a voluntary National Implementation Action Plan (NAP)",
    "The Chair of the 1540 Committee learnt of the workshop through the Office for Disarmament Affairs (UNODA)",
    "the Group of Experts was invited to take part",
    "1977 (2011) and 2325 (2016) encourage",
    "visiting them at their invitation",
    "all States to prepare voluntary national implementation action plans",
    "with the help of the Committee as appropriate",
    "Since the adoption of resolution 1977 (2011), the Group of Experts has supported States in drafting voluntary NAPs",
    "works together with UNLIREC",
    "Opening remarks",
    "Obligations under resolution 1540 (2004)",
    "Overview of voluntary NAPs",
    "funded by the Government of Canada",
    "assistance and sustainability in implementing NAPs",
    "1540experts@un.org",
];

#[test]
fn it_says_every_row_of_the_table() {
    let note = built(&georgetown(), Paper::Note);
    let all = note.document.texts().collect::<Vec<_>>().join("\n");
    for said in MUST_SAY {
        assert!(all.contains(said), "{said}\n\n{all}");
    }
}

#[test]
fn it_has_its_head_lines_its_sections_and_its_footnote() {
    let note = built(&georgetown(), Paper::Note).document;
    let mut labels = Vec::new();
    let mut sections = Vec::new();
    for block in &note.blocks {
        match block {
            Block::Lines(lines) => labels.extend(lines.entries.iter().map(|(label, _)| label.as_str())),
            Block::Heading(heading) => sections.push(format!("{} {}", heading.number, heading.text.plain())),
            _ => {}
        }
    }
    assert_eq!(labels, ["Event", "Organizers", "Venue and date", "Participants"]);
    assert_eq!(sections, ["1. Background", "2. Highlights of discussions", "3. Additional comments"]);
    let Some(Block::Title(title)) = note.blocks.first() else {
        panic!("{:?}", note.blocks.first());
    };
    assert_eq!(title.runs().last(), Some(&Run::Footnote(0)));
    assert!(note.footnotes[0].plain().contains("not an official report"));
}

#[test]
fn it_is_a_page_of_250_to_450_words() {
    let note = built(&georgetown(), Paper::Note).document;
    let blocks = note.blocks.iter().flat_map(Block::texts);
    let all = blocks.chain(note.footnotes.iter().map(rapporteur::papers::document::Text::plain));
    let words: usize = all.map(|text| text.split_whitespace().count()).sum();
    assert!((250..=450).contains(&words), "{words} words");
}

#[test]
fn nothing_that_was_said_in_the_room_reaches_it() {
    let (before, mut session) = (georgetown(), worked());
    assert!(!session.notes.is_empty() && !session.measures.is_empty());
    for format in [Format::Markdown, Format::Html, Format::Docx] {
        assert_eq!(
            super::desk::written(&session, Paper::Note, format),
            super::desk::written(&before, Paper::Note, format)
        );
    }
    session.workshop.counts.people = 4711;
    assert!(!text(&session, Paper::Note, Format::Markdown).contains("4711"));
    let left_out =
        built(&session, Paper::Note).left_out.iter().map(rapporteur::papers::LeftOut::words).collect::<Vec<_>>();
    assert_eq!(
        left_out,
        [
            "15 notes: the information note is made from public fields alone",
            "4 measures: they are no public fields",
            "8 agencies: the information note names States and organizations",
            "The numbers of people and institutions: they are not public",
        ]
    );
}
