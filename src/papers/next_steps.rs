//! Next steps: who, what, by when; and what was left open in the room.

use super::Built;
use super::document::{Block, Column, Lines, Row, Table, Text};
use super::frame::{self, Edges, known, to_be_confirmed};
use super::left_out::LeftOut;
use super::names::Quoted;
use super::options::Options;
use super::wording::{Wording, agencies};
use crate::session::note::Kind;
use crate::session::permitted::papers::{OpenNote, WorkingSheet};

/// What the paper shows, in this order, each with the key of its heading.
const GROUPS: [(Kind, &str); 3] =
    [(Kind::Next, "steps-next"), (Kind::Question, "steps-questions"), (Kind::Parked, "steps-parked")];

/// Builds the list.
pub fn build(sheet: &WorkingSheet<'_>, wording: Wording, options: &Options) -> Built {
    let title = say!(wording, "steps");
    let edges = Edges { marking: sheet.marking, draft: say!(wording, "draft"), footer: None, landscape: false };
    let mut document = frame::document(wording, options, &title, sheet.title, edges);
    document.add(Block::Title(title.into()));
    let mut lines = Lines::new(frame::HEAD_LABEL);
    lines.add(say!(wording, "head-event"), known(wording, sheet.title));
    let (label, value) = frame::where_and_when(wording, &sheet.venues, sheet.days);
    lines.add(label, value);
    document.add(Block::Lines(lines));

    let list = StepList { wording };
    let mut printed = Table::new(list.columns(false));
    let mut spreadsheet = Table::new(list.columns(true));
    let mut quoted = Vec::new();
    for (kind, heading) in GROUPS {
        let notes: Vec<&OpenNote<'_>> = sheet.notes.iter().filter(|note| note.kind == kind).collect();
        if !notes.is_empty() {
            printed.rows.push(Row::Group(say!(wording, heading).into()));
        }
        for note in notes {
            let cells = list.cells(note);
            spreadsheet
                .rows
                .push(Row::Cells(std::iter::once(wording.kind(kind).into()).chain(cells.clone()).collect()));
            printed.rows.push(Row::Cells(cells));
            quoted.push(Quoted::new(&note.text, note.rule));
        }
    }
    let shown = quoted.len();
    if shown == 0 {
        document.paragraph(say!(wording, "steps-none"));
    } else {
        document.add(Block::Table(printed));
    }
    document.sheet = Some(spreadsheet);
    let left_out = LeftOut::told([
        LeftOut::SensitiveNotes(sheet.withheld.sensitive_notes),
        LeftOut::Attributions(sheet.withheld.attributions_of(&GROUPS.map(|(kind, _)| kind))),
        LeftOut::OtherKinds(sheet.notes.len() - shown),
    ]);
    Built { document, left_out, quoted }
}

struct StepList {
    wording: Wording,
}

impl StepList {
    fn columns(&self, with_kind: bool) -> Vec<Column> {
        let column = |key: &str, width: f32| Column::new(say!(self.wording, key), width);
        let kind = with_kind.then(|| column("column-kind", 26.0));
        let rest = [
            column("column-what", 84.0),
            column("column-who", 34.0),
            column("column-when", 28.0).keeping_width(),
            column("column-on", 22.0).keeping_width(),
        ];
        kind.into_iter().chain(rest).collect()
    }

    /// What, who, by when, about which element. Of a step who and when must be known; of a question they may be.
    fn cells(&self, note: &OpenNote<'_>) -> Vec<Text> {
        let who: Vec<_> = note.lead.into_iter().chain(note.support.iter().copied()).collect();
        let missing = || if note.kind == Kind::Next { to_be_confirmed(self.wording) } else { Text::default() };
        let on = note.on.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        vec![
            (&*note.text).into(),
            if who.is_empty() { missing() } else { agencies(&who).into() },
            note.by.map_or_else(missing, |by| self.wording.due(by).into()),
            on.into(),
        ]
    }
}
