//! The columns of the plan (DOMAIN 3), as far as the record knows them.

use super::super::document::{Column, Style, Text};
use super::super::frame::{known, to_be_confirmed};
use super::super::options::Options;
use super::super::wording::{Wording, agencies, later, scope};
use super::order::{Ordered, PlanRow};
use crate::session::permitted::papers::WorkingSheet;

/// A column of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanColumn {
    /// How the measure is cited.
    Number,
    /// The theme; on paper it heads the rows.
    Theme,
    /// The element; what the plan is to reach.
    Element,
    /// Operative paragraphs, and later resolutions that a plan of its year may cite.
    Op,
    /// Whether the paragraph binds; on paper part of the paragraph.
    Force,
    /// Other elements that the measure serves.
    Also,
    /// What is in place and what is missing.
    Situation,
    /// What is to be done.
    Action,
    /// Weapons and means of delivery.
    Scope,
    /// Who leads.
    Lead,
    /// Who supports.
    Support,
    /// By when.
    By,
    /// The notes that the measure came from.
    Notes,
}

impl PlanColumn {
    /// All columns, as a spreadsheet has them.
    pub const ALL: [Self; 13] = [
        Self::Number,
        Self::Theme,
        Self::Element,
        Self::Op,
        Self::Force,
        Self::Also,
        Self::Situation,
        Self::Action,
        Self::Scope,
        Self::Lead,
        Self::Support,
        Self::By,
        Self::Notes,
    ];

    /// The columns of the printed table.
    pub fn on_paper(options: &Options) -> Vec<Self> {
        let apart = |column: &Self| !matches!(column, Self::Theme | Self::Force | Self::Also);
        let notes = |column: &Self| *column != Self::Notes || options.with_notes;
        Self::ALL.into_iter().filter(apart).filter(notes).collect()
    }

    /// Whether it may be missing where nothing stands in it; the others show that something is to be confirmed.
    pub fn may_be_left_out(self) -> bool {
        matches!(self, Self::Situation | Self::Scope | Self::Support | Self::Notes)
    }

    /// The key of its heading, and its width in millimetres.
    fn head(self) -> (&'static str, f32) {
        match self {
            Self::Number => ("column-number", 23.0),
            Self::Theme => ("column-theme", 34.0),
            Self::Element => ("column-element", 31.0),
            Self::Op => ("column-op", 21.0),
            Self::Force => ("column-force", 20.0),
            Self::Also => ("column-also", 24.0),
            Self::Situation => ("column-situation", 56.0),
            Self::Action => ("column-action", 54.0),
            Self::Scope => ("column-scope", 13.0),
            Self::Lead => ("column-lead", 25.0),
            Self::Support => ("column-support", 24.0),
            Self::By => ("column-by", 21.0),
            Self::Notes => ("column-notes", 50.0),
        }
    }
}

/// What the cells of the plan are filled from.
pub struct Rows<'a> {
    pub wording: Wording,
    /// The year that citations are made for.
    pub year: i16,
    pub sheet: &'a WorkingSheet<'a>,
    pub ordered: &'a Ordered<'a>,
}

impl Rows<'_> {
    /// The heading of a column.
    pub fn column(&self, column: PlanColumn) -> Column {
        let (key, width) = column.head();
        Column::new(say!(self.wording, key), width)
    }

    /// A cell of the printed table: the situation of an element stands in its first row.
    pub fn cell(&self, column: PlanColumn, at: usize) -> Text {
        let Some(row) = self.ordered.rows.get(at) else {
            return Text::default();
        };
        match column {
            PlanColumn::Number => Text::bold(row.measure.number.to_string()),
            PlanColumn::Element => self.element(row),
            PlanColumn::Op => Text::from(self.op_and_force(row)),
            PlanColumn::Situation if !row.is_first => Text::default(),
            _ => self.sheet_cell(column, at),
        }
    }

    /// A cell of the spreadsheet: every row is whole.
    pub fn sheet_cell(&self, column: PlanColumn, at: usize) -> Text {
        let Some(row) = self.ordered.rows.get(at) else {
            return Text::default();
        };
        let (measure, element) = (row.measure, row.element);
        match column {
            PlanColumn::Number => measure.number.to_string().into(),
            PlanColumn::Theme => self.wording.theme(element.theme).into(),
            PlanColumn::Element => element.title.as_str().into(),
            PlanColumn::Op => self.op(row).into(),
            PlanColumn::Force => self.wording.force(element.force).into(),
            PlanColumn::Also => Self::also(row).into(),
            PlanColumn::Situation => self.situation(row),
            PlanColumn::Action => known(self.wording, measure.action),
            PlanColumn::Scope => scope(measure.scope).into(),
            PlanColumn::Lead => match measure.lead {
                Some(lead) => lead.name.as_str().into(),
                None => to_be_confirmed(self.wording),
            },
            PlanColumn::Support => agencies(&measure.support).into(),
            PlanColumn::By => match measure.by {
                Some(by) => self.wording.due(by).into(),
                None => to_be_confirmed(self.wording),
            },
            PlanColumn::Notes => self.notes(row).into(),
        }
    }

    fn element(&self, row: &PlanRow<'_>) -> Text {
        let title = Text::from(row.element.title.as_str());
        let also = Self::also(row);
        if also.is_empty() {
            return title;
        }
        let line = say!(self.wording, "also-serves", elements = also);
        title.then("\n", Style::Plain).then(line, Style::Italic)
    }

    fn also(row: &PlanRow<'_>) -> String {
        row.measure.also.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }

    fn op(&self, row: &PlanRow<'_>) -> String {
        let op = row.element.op.trim();
        let op = if op.is_empty() { String::new() } else { say!(self.wording, "op", op = op) };
        let later = later(row.element, self.year);
        [op, later].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    fn op_and_force(&self, row: &PlanRow<'_>) -> String {
        let force = self.wording.force(row.element.force);
        [self.op(row), force].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// What is in place and what is missing, in the words of the room: the product adds none.
    fn situation(&self, row: &PlanRow<'_>) -> Text {
        let mut text = Text::default();
        for (number, note) in self.ordered.situation(&row.element.id).iter().enumerate() {
            let end = if number == 0 { "" } else { "\n" };
            let kind = say!(self.wording, "situation-kind", kind = self.wording.kind(note.kind));
            text = text
                .then(end, Style::Plain)
                .then(kind, Style::Italic)
                .then(" ", Style::Plain)
                .then(note.text, Style::Plain);
        }
        text
    }

    fn notes(&self, row: &PlanRow<'_>) -> String {
        let notes = row.measure.from.iter().filter_map(|at| self.sheet.notes.get(*at));
        notes.map(|note| note.text).collect::<Vec<_>>().join("\n")
    }
}
