//! The draft national action plan: its measures by theme and paragraph, in landscape. It is the State's own document.

mod columns;
mod order;

use super::Built;
use super::document::{Block, Lines, Row, Table, Text};
use super::frame::{self, Edges, known};
use super::left_out::LeftOut;
use super::names::Quoted;
use super::options::Options;
use super::wording::Wording;
use crate::session::permitted::papers::WorkingSheet;

use self::columns::{PlanColumn, Rows};
use self::order::Ordered;

/// Builds the plan.
pub fn build(sheet: &WorkingSheet<'_>, wording: Wording, options: &Options) -> Built {
    let ordered = Ordered::of(sheet);
    let rows = Rows { wording, sheet, ordered: &ordered };

    let period = known(wording, sheet.period);
    let edges = Edges {
        marking: sheet.marking,
        draft: say!(wording, "draft-plan"),
        footer: Some(say!(wording, "plan-period-footer", period = period.plain())),
        landscape: true,
    };
    let mut document = frame::document(wording, options, &say!(wording, "plan"), sheet.title, edges);
    document.add(Block::Title(say!(wording, "plan-title").into()));
    document.add(Block::Lines(head(wording, options, sheet, period)));

    let shown = PlanColumn::on_paper(options);
    let (table, empty) = table(&rows, &shown);
    if ordered.rows.is_empty() {
        document.paragraph(say!(wording, "plan-none"));
    } else {
        document.add(Block::Table(table));
        document.paragraph(say!(wording, "plan-legend"));
    }
    document.sheet = Some(spreadsheet(&rows, &PlanColumn::in_spreadsheet(options)).or_says(say!(wording, "plan-none")));

    let left_out = LeftOut::told([
        LeftOut::SensitiveNotes(sheet.withheld.sensitive_notes),
        LeftOut::SensitiveMeasures(sheet.withheld.sensitive_measures),
        LeftOut::MeasuresOfHiddenElements(ordered.hidden),
        LeftOut::ElementsWithoutMeasure(ordered.without_measure(sheet)),
        LeftOut::EmptyColumns(empty),
    ]);
    Built { document, left_out, quoted: quoted(sheet, &ordered, options), is_public: false }
}

fn head(wording: Wording, options: &Options, sheet: &WorkingSheet<'_>, period: Text) -> Lines {
    let mut lines = Lines::new(frame::HEAD_LABEL);
    lines.add(say!(wording, "head-state"), known(wording, sheet.state));
    lines.add(say!(wording, "plan-period"), period);
    lines.add(say!(wording, "head-event"), known(wording, sheet.title));
    let (label, value) = frame::where_and_when(wording, &sheet.venues, sheet.days);
    lines.add(label, value);
    if options.draft {
        lines.add(say!(wording, "plan-status"), Text::bold(say!(wording, "draft-plan")));
    }
    lines
}

/// The table as it is printed: themes as heads of groups. Returns the headings of the columns that had nothing in them.
fn table(rows: &Rows<'_>, shown: &[PlanColumn]) -> (Table, Vec<String>) {
    let mut table = Table::new(shown.iter().map(|column| rows.column(*column)).collect());
    let mut theme = None;
    for (at, row) in rows.ordered.rows.iter().enumerate() {
        if theme != Some(row.element.theme) {
            theme = Some(row.element.theme);
            table.rows.push(Row::Group(rows.wording.theme(row.element.theme).into()));
        }
        table.rows.push(Row::Cells(shown.iter().map(|column| rows.cell(*column, at)).collect()));
    }
    let may_go: Vec<bool> = shown.iter().map(|column| column.may_be_left_out()).collect();
    let empty = table.drop_empty_columns(|at| may_go.get(at).copied().unwrap_or_default());
    (table, empty)
}

/// The same for a spreadsheet: everything in a column of its own, each row whole, so that it can be sorted and filtered.
fn spreadsheet(rows: &Rows<'_>, shown: &[PlanColumn]) -> Table {
    let mut table = Table::new(shown.iter().map(|column| rows.column(*column)).collect());
    let cells = |row| Row::Cells(shown.iter().map(|column| rows.sheet_cell(*column, row)).collect());
    table.rows.extend(rows.ordered.rows.iter().map(cells));
    table.drop_empty_columns(|at| shown.get(at).is_some_and(|column| column.may_be_left_out()));
    table
}

/// What can be read in the plan: the texts of its rows, the notes on the situation, and the notes of each row if they are
/// wanted.
fn quoted(sheet: &WorkingSheet<'_>, ordered: &Ordered<'_>, options: &Options) -> Vec<Quoted> {
    let mut quoted = Vec::new();
    for row in &ordered.rows {
        quoted.extend(row.measure.texts().map(|text| Quoted::new(text, row.measure.rule)));
        if row.tells {
            quoted.extend(ordered.situation(&row.element.id).iter().map(|note| Quoted::new(&note.text, note.rule)));
        }
        if options.with_notes {
            let notes = row.measure.from.iter().filter_map(|at| sheet.notes.get(*at));
            quoted.extend(notes.map(|note| Quoted::new(&note.text, note.rule)));
        }
    }
    quoted
}
