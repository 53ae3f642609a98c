//! Next steps: who, what, by when; and what was left open in the room.

use std::collections::HashMap;

use super::Built;
use super::document::{Block, Column, Heading, Lines, List, Row, Style, Table, Text};
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
    let mut spreadsheet = Table::new(list.columns(true));
    let mut quoted = Vec::new();
    for (kind, heading) in GROUPS {
        let notes: Vec<&OpenNote<'_>> = sheet.notes.iter().filter(|note| note.kind == kind).collect();
        if notes.is_empty() {
            continue;
        }
        document.add(Block::Heading(Heading::new(1, say!(wording, heading))));
        document.add(list.block(kind, &notes));
        for note in notes {
            spreadsheet.rows.push(Row::Cells(list.sheet_cells(note)));
            quoted.push(Quoted::new(&note.text, note.rule));
        }
    }
    let shown = quoted.len();
    if shown == 0 {
        document.paragraph(say!(wording, "steps-none"));
    }
    document.sheet = Some(spreadsheet.or_says(say!(wording, "steps-none")));
    let left_out = LeftOut::told([
        LeftOut::SensitiveNotes(sheet.withheld.sensitive_notes),
        LeftOut::Attributions(sheet.withheld.attributions_of(&GROUPS.map(|(kind, _)| kind))),
        LeftOut::OtherKinds(sheet.notes.len() - shown),
    ]);
    Built { document, left_out, quoted, is_public: false }
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

    /// Steps as a table of who, what and by when; what is open has seldom anybody or a date, and is a list.
    fn block(&self, kind: Kind, notes: &[&OpenNote<'_>]) -> Block {
        if kind != Kind::Next {
            return Block::List(List { numbered: false, items: notes.iter().map(|note| self.item(note)).collect() });
        }
        let mut table = Table::new(self.columns(false));
        table.rows.extend(notes.iter().map(|note| {
            let [who, when] = self.who_and_when(note);
            Row::Cells(vec![self.with_entries(note, &self.elements(note)), who, when])
        }));
        Block::Table(table)
    }

    fn item(&self, note: &OpenNote<'_>) -> Text {
        let entries = self.who_and_when(note).map(|text| text.plain());
        let entries = self.elements(note).into_iter().chain(entries).filter(|entry| !entry.is_empty());
        self.with_entries(note, &entries.collect::<Vec<_>>())
    }

    /// What was said, then in italics what it is about and whatever else is known.
    fn with_entries(&self, note: &OpenNote<'_>, entries: &[String]) -> Text {
        let what = Text::from(&*note.text);
        if entries.is_empty() {
            return what;
        }
        let entries = say!(self.wording, "steps-entries", entries = entries.join("; "));
        what.then(" ", Style::Plain).then(entries, Style::Italic)
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
