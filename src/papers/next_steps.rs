//! Next steps: who, what, by when; and what was left open in the room.

use std::collections::HashMap;

use super::Built;
use super::document::{Block, Column, Lines, Row, Style, Table, Text};
use super::frame::{self, Edges, known, to_be_confirmed};
use super::left_out::LeftOut;
use super::names::Quoted;
use super::options::Options;
use super::wording::{Wording, agencies};
use crate::session::ElementId;
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

    let list = StepList { wording, titles: &sheet.titles };
    let mut printed = Table::new(list.columns(false));
    let mut spreadsheet = Table::new(list.columns(true));
    let mut quoted = Vec::new();
    for (kind, heading) in GROUPS {
        let notes: Vec<&OpenNote<'_>> = sheet.notes.iter().filter(|note| note.kind == kind).collect();
        if !notes.is_empty() {
            printed.rows.push(Row::Group(say!(wording, heading).into()));
        }
        for note in notes {
            spreadsheet.rows.push(Row::Cells(list.sheet_cells(note)));
            printed.rows.push(Row::Cells(list.cells(note)));
            quoted.push(Quoted::new(&note.text, note.rule));
        }
    }
    let shown = quoted.len();
    if shown == 0 {
        document.paragraph(say!(wording, "steps-none"));
    } else {
        document.add(Block::Table(printed));
    }
    document.sheet = Some(spreadsheet.or_says(say!(wording, "steps-none")));
    let left_out = LeftOut::told([
        LeftOut::SensitiveNotes(sheet.withheld.sensitive_notes),
        LeftOut::Attributions(sheet.withheld.attributions_of(&GROUPS.map(|(kind, _)| kind))),
        LeftOut::OtherKinds(sheet.notes.len() - shown),
    ]);
    Built { document, left_out, quoted }
}

struct StepList<'a> {
    wording: Wording,
    titles: &'a HashMap<&'a ElementId, &'a str>,
}

impl StepList<'_> {
    fn columns(&self, in_spreadsheet: bool) -> Vec<Column> {
        let column = |key: &str, width: f32| Column::new(say!(self.wording, key), width);
        let kind = in_spreadsheet.then(|| column("column-kind", 26.0));
        let on = in_spreadsheet.then(|| column("column-element", 50.0));
        let rest =
            [column("column-what", 104.0), column("column-who", 36.0), column("column-when", 28.0).keeping_width()];
        kind.into_iter().chain(rest).chain(on).collect()
    }

    /// What, with the elements that it is about, then who and by when.
    fn cells(&self, note: &OpenNote<'_>) -> Vec<Text> {
        let on = self.elements(note);
        let what = Text::from(&*note.text);
        let what = if on.is_empty() {
            what
        } else {
            let on = say!(self.wording, "steps-on", elements = on.join("; "));
            what.then(" ", Style::Plain).then(on, Style::Italic)
        };
        let [who, when] = self.who_and_when(note);
        vec![what, who, when]
    }

    fn sheet_cells(&self, note: &OpenNote<'_>) -> Vec<Text> {
        let [who, when] = self.who_and_when(note);
        let kind = self.wording.kind(note.kind);
        vec![kind.into(), (&*note.text).into(), who, when, self.elements(note).join("\n").into()]
    }

    /// Of a step who and when must be known; of a question they may be.
    fn who_and_when(&self, note: &OpenNote<'_>) -> [Text; 2] {
        let who: Vec<_> = note.lead.into_iter().chain(note.support.iter().copied()).collect();
        let missing = || if note.kind == Kind::Next { to_be_confirmed(self.wording) } else { Text::default() };
        let who = if who.is_empty() { missing() } else { agencies(&who).into() };
        [who, note.by.map_or_else(missing, |by| self.wording.due(by).into())]
    }

    fn elements(&self, note: &OpenNote<'_>) -> Vec<String> {
        let title = |id: &ElementId| self.titles.get(id).copied().map_or_else(|| id.to_string(), str::to_owned);
        note.on.iter().map(title).collect()
    }
}
