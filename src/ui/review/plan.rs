//! The plan as a table: measures as rows, edited in place like a spreadsheet. In the right column with the few columns
//! that fit there, or over the whole width with all of them and the notes of the selected row beneath.

mod below;
mod chooser;
mod column;
mod columns;
mod copy;
mod editing;
mod grid;
mod head;
mod keys;
mod listing;
mod paste;
mod table;
mod tools;
mod typing;

use std::sync::Arc;

use egui::{Event, Id, Ui};

use self::chooser::Chooser;
use self::listing::{Listing, Sort, Whose};
use self::typing::Typing;
use super::ReviewState;
use crate::session::plan::Measure;
use crate::session::{MeasureId, NoteId};
use crate::t;
use crate::ui::widgets::rows::Rows;
use crate::ui::{Ask, View};

pub(super) use self::below::below_ui;
pub use self::column::Column;
pub use self::columns::{ColumnLook, Columns};
pub(super) use self::tools::tools_ui;

/// What the table remembers.
#[derive(Debug, Default)]
pub struct PlanState {
    /// It has the whole width.
    pub wide: bool,
    /// The selected measure.
    pub selected: Option<MeasureId>,
    /// Widths, and which columns are there.
    pub columns: Columns,
    /// The column of the cursor.
    column: Column,
    /// Where the selected measure stood when it was looked up last.
    row: usize,
    /// The note whose row was selected with it.
    of_note: Option<NoteId>,
    /// The other end of what is marked: row and column.
    anchor: Option<(usize, Column)>,
    listing: Listing,
    sort: Sort,
    mode: Mode,
    /// What was typed into a cell that was left meanwhile, until it is told what became of it.
    left: Option<(Column, Typing)>,
    rows: Rows,
    heights: table::Heights,
    /// How far it is scrolled to the right, in points.
    scroll: f32,
    /// The cell of the cursor has to come into view.
    reveal: bool,
    /// It has the focus, or a cell of it.
    pub(super) focused: bool,
    /// What was pressed after a key that changed what it means.
    held: Vec<Event>,
    /// The keyboard wants to go elsewhere.
    leave: Option<Leave>,
    /// The first of the buttons above it.
    pub(super) tools: Option<Id>,
    /// Somebody tried to type over what is covered.
    says_covered: bool,
}

/// What the keys do.
#[derive(Debug, Default)]
enum Mode {
    /// They move the cursor.
    #[default]
    Moving,
    /// They go into the cell.
    Typing(Typing),
    /// They choose what the cell says.
    Choosing(Chooser),
}

/// Where the keyboard wants to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leave {
    /// Out of the table.
    Out,
    /// To the notes of the selected measure.
    ToNotes,
}

/// The columns of the narrow table.
const FEW: [Column; 4] = [Column::Number, Column::Action, Column::Lead, Column::By];

/// The id of the table, for the focus.
pub(super) fn table_id() -> Id {
    Id::unique("review-plan")
}

impl PlanState {
    /// Selects a measure and brings it into view, with the cursor in a column.
    pub fn select(&mut self, id: MeasureId, column: Option<Column>) {
        self.leave_cell();
        self.selected = Some(id);
        self.column = column.unwrap_or(self.column);
        (self.anchor, self.reveal) = (None, true);
        if !self.wide && !FEW.contains(&self.column) {
            self.column = Column::Action;
        }
    }

    /// What was pressed after a key that changed what it means: for the next pass.
    pub fn take_held(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.held)
    }

    /// Whether a field over a cell has the focus: its text has an undo of its own.
    pub(super) fn is_editing(&self) -> bool {
        !matches!(self.mode, Mode::Moving)
    }

    /// Where the keyboard wants to go, once.
    pub(super) fn take_leave(&mut self) -> Option<Leave> {
        self.leave.take()
    }

    /// The columns that are there now.
    fn columns_now(&self) -> Vec<Column> {
        if self.wide { self.columns.shown().collect() } else { FEW.to_vec() }
    }

    /// The selected measure, if it is listed.
    fn measure(&self) -> Option<&Arc<Measure>> {
        self.listing.rows().get(self.row).filter(|measure| Some(measure.id) == self.selected)
    }

    /// Brings it up to date before it is drawn: rows, and where the selected one stands.
    fn follow(&mut self, view: &View<'_>, whose: &Whose, query: &str) {
        self.listing.follow(view, whose, query, self.sort);
        let rows = self.listing.rows();
        let is_there = |row: usize| rows.get(row).is_some_and(|measure| Some(measure.id) == self.selected);
        if !is_there(self.row) {
            let at = self.selected.and_then(|id| self.listing.position(id));
            self.row = at.unwrap_or(self.row).min(rows.len().saturating_sub(1));
            self.selected = rows.get(self.row).map(|measure| measure.id);
            self.reveal |= at.is_some();
            if at.is_none() {
                self.leave_cell();
            }
        }
        if !self.columns_now().contains(&self.column) {
            self.column = Column::Action;
        }
    }

    /// Stands in a row.
    fn stand(&mut self, row: usize) {
        let row = row.min(self.listing.rows().len().saturating_sub(1));
        self.row = row;
        self.selected = self.listing.rows().get(row).map(|measure| measure.id);
        (self.reveal, self.says_covered) = (true, false);
    }

    /// Moves the cursor by so many columns and rows; `extend` marks what it passes.
    fn go(&mut self, columns: isize, rows: isize, extend: bool) {
        let anchor = extend.then(|| self.anchor.unwrap_or((self.row, self.column)));
        let all = self.columns_now();
        let at = all.iter().position(|column| *column == self.column).unwrap_or(0);
        let step = |at: usize, by: isize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
        self.column = all.get(step(at, columns, all.len())).copied().unwrap_or_default();
        self.stand(step(self.row, rows, self.listing.rows().len()));
        self.anchor = anchor;
    }

    /// Marks all of it.
    fn select_all(&mut self) {
        let columns = self.columns_now();
        self.anchor = Some((0, columns.first().copied().unwrap_or_default()));
        self.row = self.listing.rows().len().saturating_sub(1);
        self.selected = self.listing.rows().last().map(|measure| measure.id);
        self.column = columns.last().copied().unwrap_or_default();
    }

    /// The rows and columns that are marked; the cell of the cursor alone where nothing is.
    fn marked(&self) -> (std::ops::RangeInclusive<usize>, Vec<Column>) {
        let (row, column) = self.anchor.unwrap_or((self.row, self.column));
        let all = self.columns_now();
        let place = |column: Column| all.iter().position(|other| *other == column).unwrap_or(0);
        let (from, to) = (place(column).min(place(self.column)), place(column).max(place(self.column)));
        (row.min(self.row)..=row.max(self.row), all.get(from..=to).unwrap_or_default().to_vec())
    }

    /// What is marked as text for a spreadsheet; with its heads where that is the whole table.
    fn copied(&self, view: &View<'_>, uncovered: bool) -> Option<String> {
        let (rows, columns) = self.marked();
        let all = self.listing.rows();
        let is_whole = rows.clone().count() == all.len() && columns.len() == self.columns_now().len();
        let head = is_whole.then(|| columns.iter().map(|column| column.title().into_owned()).collect());
        let cells =
            |measure: &Arc<Measure>| columns.iter().map(|column| column.shows(view, measure, uncovered)).collect();
        let marked = all.get(rows)?;
        (!marked.is_empty()).then(|| copy::tsv(head.into_iter().chain(marked.iter().map(cells))))
    }

    /// Sorts by a column; the same again puts the rows back into plan order.
    fn sort_by(&mut self, column: Column, backwards: bool) {
        let wanted = Some((column, backwards));
        self.sort = if self.sort == wanted { None } else { wanted };
        (self.anchor, self.reveal) = (None, true);
    }

    /// Makes a column wider or narrower by so much, in points at 100 %.
    fn widen(&mut self, column: Column, by: f32) {
        self.columns.set_width(column, self.columns.width(column) + by);
        self.reveal = true;
    }
}

/// What a cell is called: for screen readers, and to be found by.
fn cell_name(view: &View<'_>, measure: &Measure, column: Column, uncovered: bool) -> String {
    let says = column.shows(view, measure, uncovered);
    t!("plan-cell", column = column.title(), number = measure.number.to_string(), says = says)
}

impl ReviewState {
    /// Whose measures stand in the right column: those of the element, or of the selected note.
    fn whose(&self) -> Whose {
        if self.plan.wide {
            return Whose::All;
        }
        match (self.chosen.element(), self.selected) {
            (Some(id), _) => Whose::Element(id.clone()),
            (None, Some(note)) => Whose::Note(note),
            (None, None) => Whose::All,
        }
    }
}

/// The table with its toolbar above and, where it is wide, the notes beneath. `query` is what is looked for.
pub(super) fn plan_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, uncovered: bool, asks: &mut Vec<Ask>) {
    let whose = review.whose();
    let query = if review.plan.wide { review.query.clone() } else { String::new() };
    review.plan.follow(view, &whose, &query);
    if !review.plan.wide && !review.plan.focused && review.plan.of_note != review.selected {
        // A note that is selected shows which of the rows are its own.
        review.plan.of_note = review.selected;
        let own = review.selected.map(|id| view.index.measures_from(id)).unwrap_or_default().first();
        if let Some(row) = own.and_then(|measure| review.plan.listing.position(measure.id)) {
            review.plan.stand(row);
        }
    }
    tools_ui(ui, view, review, asks);
    let plan = &mut review.plan;
    if plan.listing.rows().is_empty() {
        tools::empty_ui(ui, view, &query);
        return;
    }
    table::table_ui(ui, view, plan, uncovered, asks);
}

/// The notes that the selected measure grew out of.
pub(super) fn notes_of_selected(view: &View<'_>, plan: &mut PlanState) -> Vec<NoteId> {
    let Some(measure) = plan.measure().cloned() else {
        return Vec::new();
    };
    plan.listing.notes_of(view.session, &measure).iter().map(|note| note.id).collect()
}
