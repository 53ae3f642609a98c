//! The columns of the plan (DOMAIN 3).

use super::super::document::{Column, Style, Text};
use super::super::frame::{known, to_be_confirmed};
use super::super::options::Options;
use super::super::wording::{Wording, scope};
use super::order::{Ordered, PlanRow};
use crate::session::permitted::papers::WorkingSheet;
use crate::session::plan::Status;

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
    /// Other elements that the measure serves; on paper part of the element.
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
    /// By what it is seen; on paper part of the means.
    Milestone,
    /// What it takes; on paper part of the means.
    Resources,
    /// Milestone, resources and sustainability in one: a sheet of paper is only so wide.
    Means,
    /// Which help it needs.
    Assistance,
    /// What keeps it going; on paper part of the means.
    Sustainability,
    /// How much it matters; on paper part of the standing.
    Priority,
    /// How far it is; on paper part of the standing.
    Status,
    /// What the room said to it; on paper part of the standing.
    Agreement,
    /// Anything else; on paper part of the standing.
    Remarks,
    /// Priority, status, agreement and remarks in one.
    Standing,
    /// The notes that the measure came from.
    Notes,
}

use PlanColumn as C;

/// As a spreadsheet has them: everything in a column of its own.
const IN_SPREADSHEET: [C; 21] = [
    C::Number,
    C::Theme,
    C::Element,
    C::Op,
    C::Force,
    C::Also,
    C::Situation,
    C::Action,
    C::Scope,
    C::Lead,
    C::Support,
    C::By,
    C::Milestone,
    C::Resources,
    C::Assistance,
    C::Sustainability,
    C::Priority,
    C::Status,
    C::Agreement,
    C::Remarks,
    C::Notes,
];

/// As a sheet of paper has them: what belongs together shares a column.
const ON_PAPER: [C; 13] = [
    C::Number,
    C::Element,
    C::Op,
    C::Situation,
    C::Action,
    C::Scope,
    C::Lead,
    C::Support,
    C::By,
    C::Means,
    C::Assistance,
    C::Standing,
    C::Notes,
];

impl PlanColumn {
    /// The columns of the printed table.
    pub fn on_paper(options: &Options) -> Vec<Self> {
        ON_PAPER.into_iter().filter(|column| column.is_wanted(options)).collect()
    }

    /// The columns of the spreadsheet.
    pub fn in_spreadsheet(options: &Options) -> Vec<Self> {
        IN_SPREADSHEET.into_iter().filter(|column| column.is_wanted(options)).collect()
    }

    fn is_wanted(self, options: &Options) -> bool {
        self != Self::Notes || options.with_notes
    }

    /// Whether it may be missing where nothing stands in it; the others show that something is to be confirmed.
    pub fn may_be_left_out(self) -> bool {
        !matches!(self, Self::Number | Self::Element | Self::Op | Self::Action | Self::Lead | Self::By)
    }

    /// Whether what stands in it must not be broken.
    fn keeps_width(self) -> bool {
        matches!(self, Self::Number | Self::Op | Self::Scope | Self::By | Self::Support | Self::Assistance)
    }

    /// The key of its heading, and its width in millimetres.
    fn head(self) -> (&'static str, f32) {
        match self {
            Self::Number => ("column-number", 21.0),
            Self::Theme => ("column-theme", 30.0),
            Self::Element => ("column-element", 28.0),
            Self::Op => ("column-op", 24.0),
            Self::Force => ("column-force", 17.0),
            Self::Also => ("column-also", 18.0),
            Self::Situation => ("column-situation", 52.0),
            Self::Action => ("column-action", 50.0),
            Self::Scope => ("column-scope", 16.0),
            Self::Lead => ("column-lead", 25.0),
            Self::Support => ("column-support", 25.0),
            Self::By => ("column-by", 22.0),
            Self::Milestone => ("column-milestone", 30.0),
            Self::Resources => ("column-resources", 26.0),
            Self::Means => ("column-means", 40.0),
            Self::Assistance => ("column-assistance", 20.0),
            Self::Sustainability => ("column-sustainability", 30.0),
            Self::Priority => ("column-priority", 16.0),
            Self::Status => ("column-status", 18.0),
            Self::Agreement => ("column-agreement", 20.0),
            Self::Remarks => ("column-remarks", 26.0),
            Self::Standing => ("column-standing", 30.0),
            Self::Notes => ("column-notes", 44.0),
        }
    }
}

/// What the cells of the plan are filled from.
pub struct Rows<'a> {
    /// The language.
    pub wording: Wording,
    /// What is permitted.
    pub sheet: &'a WorkingSheet<'a>,
    /// The measures in their order.
    pub ordered: &'a Ordered<'a>,
}

impl Rows<'_> {
    /// The heading of a column.
    pub fn column(&self, column: PlanColumn) -> Column {
        let (key, width) = column.head();
        let made = Column::new(say!(self.wording, key), width);
        if column.keeps_width() { made.keeping_width() } else { made }
    }

    /// A cell of the printed table.
    pub fn cell(&self, column: PlanColumn, at: usize) -> Text {
        let Some(row) = self.ordered.rows.get(at) else {
            return Text::default();
        };
        match column {
            C::Number => Text::bold(row.measure.number.to_string()),
            C::Element => self.element(row),
            C::Op => lines([self.op(row), self.force(row)]).into(),
            _ => self.sheet_cell(column, row),
        }
    }

    /// A cell of the spreadsheet.
    pub fn sheet_cell(&self, column: PlanColumn, row: &PlanRow<'_>) -> Text {
        let (wording, measure) = (self.wording, row.measure);
        match column {
            C::Number => measure.number.to_string().into(),
            C::Theme => wording.theme(row.element.theme).into(),
            C::Element => row.element.title.as_str().into(),
            C::Op => self.op(row).into(),
            C::Force => self.force(row).into(),
            C::Also => also(row).into(),
            C::Situation => self.situation(row),
            C::Action => known(wording, measure.action),
            C::Scope => scope(measure.scope).into(),
            C::Lead => measure.lead.map_or_else(|| to_be_confirmed(wording), |lead| lead.name.as_str().into()),
            C::Support => lines(measure.support.iter().map(|agency| agency.name.clone())).into(),
            C::By => measure.by.map_or_else(|| to_be_confirmed(wording), |by| wording.due(by).into()),
            C::Milestone => measure.milestone.trim().into(),
            C::Resources => measure.resources.trim().into(),
            C::Means => self.labelled(row, &[C::Milestone, C::Resources, C::Sustainability]),
            C::Assistance => wording.assistance(measure.assistance).into(),
            C::Sustainability => measure.sustainability.trim().into(),
            C::Priority => measure.priority.map(|priority| wording.priority(priority)).unwrap_or_default().into(),
            C::Status => wording.status(measure.status).into(),
            C::Agreement => measure.agreement.map(|agreement| wording.agreement(agreement)).unwrap_or_default().into(),
            C::Remarks => measure.remarks.trim().into(),
            C::Standing if measure.status == Status::NotStarted => {
                self.labelled(row, &[C::Priority, C::Agreement, C::Remarks])
            }
            C::Standing => self.labelled(row, &[C::Priority, C::Status, C::Agreement, C::Remarks]),
            C::Notes => self.notes(row).into(),
        }
    }

    /// Several columns in one, each with its heading before it.
    fn labelled(&self, row: &PlanRow<'_>, columns: &[PlanColumn]) -> Text {
        let cells = columns.iter().map(|column| (self.column(*column).title, self.sheet_cell(*column, row)));
        self.entries(cells.filter(|(_, value)| !value.is_empty()))
    }

    fn entries(&self, entries: impl Iterator<Item = (String, Text)>) -> Text {
        entries.fold(Text::default(), |text, (label, value)| {
            let end = if text.is_empty() { "" } else { "\n" };
            let label = say!(self.wording, "situation-kind", kind = label);
            text.then(end, Style::Plain).then(label, Style::Italic).then(" ", Style::Plain).join(value)
        })
    }

    fn element(&self, row: &PlanRow<'_>) -> Text {
        let title = Text::from(row.element.title.as_str());
        let also = also(row);
        if also.is_empty() {
            return title;
        }
        let line = say!(self.wording, "also-serves", elements = also);
        title.then("\n", Style::Plain).then(line, Style::Italic)
    }

    fn op(&self, row: &PlanRow<'_>) -> String {
        let sources = &row.measure.sources;
        let op = (!sources.op.is_empty()).then(|| say!(self.wording, "op", op = sources.op.join(", ")));
        lines([op.unwrap_or_default(), sources.later.join(", ")])
    }

    fn force(&self, row: &PlanRow<'_>) -> String {
        self.wording.force(row.measure.sources.force.unwrap_or(row.element.force))
    }

    /// The row's own words on the situation, and in one row of each element what the room said is in place and missing:
    /// repeated in each row it would drown the plan. The product adds no words of its own.
    fn situation(&self, row: &PlanRow<'_>) -> Text {
        let own = row.measure.situation.trim();
        if !row.tells {
            return own.into();
        }
        // What was taken over into a row as it was said does not stand there twice.
        let said = self.ordered.situation(&row.element.id).iter().filter(|note| note.text.trim() != own);
        let said = self.entries(said.map(|note| (self.wording.kind(note.kind), (&*note.text).into())));
        match (own.is_empty(), said.is_empty()) {
            (true, _) => said,
            (false, true) => own.into(),
            (false, false) => Text::from(own).then("\n", Style::Plain).join(said),
        }
    }

    fn notes(&self, row: &PlanRow<'_>) -> String {
        lines(
            row.measure
                .from
                .iter()
                .filter_map(|at| self.sheet.notes.get(*at))
                .map(|note| note.text.clone().into_owned()),
        )
    }
}

fn also(row: &PlanRow<'_>) -> String {
    row.measure.also.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What there is, one below the other.
fn lines(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
