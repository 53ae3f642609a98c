//! Assistance sheets: one per subject, as a request needs it, each with what is still missing to be specific.
//!
//! A sheet holds what the room said and nothing else. What the record does not know stays open and is listed: general
//! statements of need find no partner.

mod form;

use std::collections::{HashMap, HashSet};

use super::Built;
use super::document::{Block, Column, Document, Heading, Lines, List, Row, Table, Text};
use super::frame::{self, Edges, known, to_be_confirmed};
use super::left_out::LeftOut;
use super::names::Quoted;
use super::options::Options;
use super::wording::Wording;
use crate::session::ElementId;
use crate::session::catalogue::Element;
use crate::session::note::Kind;
use crate::session::permitted::papers::{OpenMeasure, OpenNote, WorkingSheet};

use self::form::Form;

/// Room for the labels of a form, in millimetres.
const LABEL: f32 = 58.0;

/// The element of the catalogue under which needs of any kind are gathered.
const ASSISTANCE: &str = "OP7-ASN";

/// Builds the sheets.
pub fn build(sheet: &WorkingSheet<'_>, wording: Wording, options: &Options) -> Built {
    let subjects = subjects(sheet);
    let forms: Vec<Form> = subjects.iter().map(|subject| Form::fill(wording, options.issued, sheet, subject)).collect();

    let title = say!(wording, "assistance");
    let edges = Edges { marking: sheet.marking, draft: say!(wording, "draft"), footer: None, landscape: false };
    let mut document = frame::document(wording, options, &title, sheet.title, edges);
    document.add(Block::Title(title.into()));
    document.add(Block::Lines(head(wording, sheet)));
    if forms.is_empty() {
        document.paragraph(say!(wording, "assistance-none"));
    } else {
        document.paragraph(say!(wording, "assistance-how"));
        document.add(Block::Table(overview(wording, &forms)));
    }
    for (number, form) in (1..).zip(&forms) {
        page(&mut document, wording, number, form);
    }
    document.sheet = Some(spreadsheet(wording, &forms).or_says(say!(wording, "assistance-none")));

    let needs = sheet.notes.iter().filter(|note| note.kind == Kind::Need);
    let measures = subjects.iter().flat_map(|subject| subject.measures.iter().copied());
    let quoted: Vec<Quoted> = needs
        .chain(subjects.iter().flat_map(|subject| subject.around.iter().copied()))
        .map(|note| Quoted::new(&note.text, note.rule))
        .chain(measures.flat_map(|measure| measure.texts().map(|text| Quoted::new(text, measure.rule))))
        .collect();
    // A note may be on several sheets.
    let on_sheets = subjects.iter().flat_map(|subject| subject.needs.iter().chain(&subject.around));
    let shown: HashSet<*const OpenNote<'_>> = on_sheets.map(|note| std::ptr::from_ref(*note)).collect();
    let left_out = LeftOut::told([
        LeftOut::SensitiveNotes(sheet.withheld.sensitive_notes),
        LeftOut::SensitiveMeasures(sheet.withheld.sensitive_measures),
        LeftOut::Attributions(sheet.withheld.attributions_of(&[Kind::Have, Kind::Gap, Kind::Offer])),
        LeftOut::OtherKinds(sheet.notes.len().saturating_sub(shown.len())),
    ]);
    Built { document, left_out, quoted, is_public: false }
}

/// What one request would be about.
pub struct Subject<'a> {
    /// The element; `None` for needs that were noted without one.
    pub element: Option<&'a Element>,
    /// The measures that serve it.
    pub measures: Vec<&'a OpenMeasure<'a>>,
    /// What is needed.
    pub needs: Vec<&'a OpenNote<'a>>,
    /// What else was said about the element: what is in place, what is missing, what is offered.
    pub around: Vec<&'a OpenNote<'a>>,
}

/// The needs by element, in the order of the board: each template asks for one thing, so a need that several elements have
/// is on the sheet of each. Those without an element come last. A measure that needs a type of assistance is a subject, too.
fn subjects<'a>(sheet: &'a WorkingSheet<'a>) -> Vec<Subject<'a>> {
    let mut needs: HashMap<Option<&ElementId>, Vec<&OpenNote<'_>>> = HashMap::new();
    let on_the_board = |id: &&ElementId| sheet.elements.iter().any(|element| element.id == **id);
    for note in sheet.notes.iter().filter(|note| note.kind == Kind::Need) {
        let of: Vec<&ElementId> = note.on.iter().filter(on_the_board).collect();
        // That it is about assistance is what every need has in common.
        let specific: Vec<&ElementId> = of.iter().copied().filter(|id| id.as_str() != ASSISTANCE).collect();
        let of = if specific.is_empty() { of } else { specific };
        for id in of.iter().copied().map(Some).chain(of.is_empty().then_some(None)) {
            needs.entry(id).or_default().push(note);
        }
    }
    let elements = sheet.elements.iter().map(|element| Some(*element)).chain([None]);
    elements
        .filter_map(|element| {
            let id = element.map(|element| &element.id);
            let serves =
                |measure: &&OpenMeasure<'_>| id.is_some_and(|id| measure.number.0 == *id || measure.also.contains(id));
            let measures: Vec<_> = sheet.measures.iter().filter(serves).collect();
            let asks = |measure: &&OpenMeasure<'_>| {
                Some(&measure.number.0) == id && measure.assistance.iter().any(|answer| answer.is_type())
            };
            let needs = needs.remove(&id).unwrap_or_default();
            if needs.is_empty() && !measures.iter().any(asks) {
                return None;
            }
            let is_around = |note: &&OpenNote<'_>| {
                let is_kind = matches!(note.kind, Kind::Have | Kind::Gap | Kind::Offer);
                is_kind && id.is_some_and(|id| note.on.contains(id))
            };
            Some(Subject { element, measures, needs, around: sheet.notes.iter().filter(is_around).collect() })
        })
        .collect()
}

fn head(wording: Wording, sheet: &WorkingSheet<'_>) -> Lines {
    let mut lines = Lines::new(frame::HEAD_LABEL);
    lines.add(say!(wording, "head-state"), known(wording, sheet.state));
    lines.add(say!(wording, "head-event"), known(wording, sheet.title));
    let (label, value) = frame::where_and_when(wording, &sheet.venues, sheet.days);
    lines.add(label, value);
    lines
}

/// Which sheets there are, and how far each of them is.
fn overview(wording: Wording, forms: &[Form]) -> Table {
    let mut table = Table::new(vec![
        Column::new(say!(wording, "column-sheet"), 13.0).keeping_width(),
        Column::new(say!(wording, "sheet-subject"), 90.0),
        Column::new(say!(wording, "column-beneficiaries"), 40.0),
        Column::new(say!(wording, "column-missing"), 24.0).keeping_width(),
    ]);
    table.rows.extend((1..).zip(forms).map(|(number, form): (usize, _)| {
        Row::Cells(vec![
            number.to_string().into(),
            form.subject(wording),
            form.beneficiaries(wording),
            say!(wording, "sheet-missing-count", count = form.missing().count()).into(),
        ])
    }));
    table
}

/// One sheet on a page of its own.
fn page(document: &mut Document, wording: Wording, number: usize, form: &Form) {
    let heading = Heading::new(1, form.subject(wording)).numbered(format!("{number}.")).on_new_page();
    document.add(Block::Heading(heading));
    let mut lines = Lines::new(LABEL);
    for field in &form.fields {
        let value = if field.value.is_empty() { to_be_confirmed(wording) } else { field.value.clone() };
        lines.add(say!(wording, field.label), value);
    }
    document.add(Block::Lines(lines));
    let missing: Vec<Text> = form.missing().map(|asks| say!(wording, &asks).into()).collect();
    if !missing.is_empty() {
        document.add(Block::Heading(Heading::new(2, say!(wording, "sheet-missing"))));
        document.add(Block::List(List { numbered: false, items: missing }));
    }
}

/// A row for each sheet, a column for each field.
fn spreadsheet(wording: Wording, forms: &[Form]) -> Table {
    let labels = form::LABELS.iter().map(|(label, width)| Column::new(say!(wording, *label), *width));
    let missing = Column::new(say!(wording, "sheet-missing"), 90.0);
    let mut table = Table::new(labels.chain([missing]).collect());
    table.rows.extend(forms.iter().map(|form| {
        let missing = form.missing().map(|asks| say!(wording, &asks)).collect::<Vec<_>>().join("\n");
        let open = |value: &Text| if value.is_empty() { to_be_confirmed(wording) } else { value.clone() };
        Row::Cells(form.fields.iter().map(|field| open(&field.value)).chain([missing.into()]).collect())
    }));
    table
}
