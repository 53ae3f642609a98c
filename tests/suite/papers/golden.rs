//! The text formats as they are. A change of these files is a change that a reader sees.

use rapporteur::papers::{Format, Paper};

use super::desk::{golden, text, worked};
use crate::support::fixtures::georgetown;

#[test]
fn the_information_note_of_georgetown() {
    golden("georgetown-note.md", &text(&georgetown(), Paper::Note, Format::Markdown));
    golden("georgetown-note.html", &text(&georgetown(), Paper::Note, Format::Html));
}

#[test]
fn the_other_papers_of_a_short_discussion() {
    let session = worked();
    for paper in [Paper::Plan, Paper::Assistance, Paper::Minutes, Paper::NextSteps] {
        golden(&format!("short-{}.md", paper.name()), &text(&session, paper, Format::Markdown));
    }
    golden("short-next-steps.html", &text(&session, Paper::NextSteps, Format::Html));
    for paper in [Paper::Plan, Paper::Assistance, Paper::NextSteps] {
        golden(&format!("short-{}.csv", paper.name()), &text(&session, paper, Format::Csv));
    }
}
