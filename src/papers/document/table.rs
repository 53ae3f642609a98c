//! Tables: columns with a width, rows of texts, and rows that head a group.

use super::{Text, clean};

/// Rows and columns. Its headings stand at the top of every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
}

/// How much of a sheet columns that keep their width may take together.
const MOST_KEPT: f32 = 0.6;

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its width in millimetres. Columns of prose share what the others leave, in proportion to theirs.
    pub width: f32,
    /// Whether it keeps its width, because what stands in it must not be broken: numbers, dates.
    pub keeps_width: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// The head of the rows below it, over the whole width.
    Group(Text),
    /// A text for each column.
    Cells(Vec<Text>),
}

impl Column {
    /// A column of that heading and width.
    pub fn new(title: impl AsRef<str>, width: f32) -> Self {
        Self { title: clean(title.as_ref()), width, keeps_width: false }
    }

    /// The same, keeping its width.
    #[must_use]
    pub fn keeping_width(self) -> Self {
        Self { keeps_width: true, ..self }
    }
}

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// The same; without rows it says so in one.
    #[must_use]
    pub fn or_says(mut self, nothing: impl Into<Text>) -> Self {
        if self.rows.is_empty() {
            self.rows.push(Row::Group(nothing.into()));
        }
        self
    }

    /// The widths of its columns on a sheet with so many millimetres of text.
    pub fn widths(&self, whole: f32) -> Vec<f32> {
        let sum = |keep: bool| -> f32 {
            self.columns.iter().filter(|column| column.keeps_width == keep).map(|column| column.width).sum()
        };
        let (kept, shared) = (sum(true), sum(false));
        // Where the narrow ones would take most of the sheet, or there are no others, all of them give way.
        let all_give = shared <= 0.0 || kept > whole * MOST_KEPT;
        let scale = if all_give { whole / (kept + shared).max(1.0) } else { (whole - kept) / shared };
        let of = |column: &Column| if column.keeps_width && !all_give { column.width } else { column.width * scale };
        self.columns.iter().map(of).collect()
    }

    /// Every text in it, headings first.
    pub fn texts(&self) -> Vec<String> {
        let heads = self.columns.iter().map(|column| column.title.clone());
        let cells = self.rows.iter().flat_map(|row| match row {
            Row::Group(text) => vec![text.plain()],
            Row::Cells(cells) => cells.iter().map(Text::plain).collect(),
        });
        heads.chain(cells).collect()
    }

    /// Takes away the columns, counted from 0, that have nothing in any row, and returns their headings.
    pub fn drop_empty_columns(&mut self, from: impl Fn(usize) -> bool) -> Vec<String> {
        let is_empty = |at: usize| {
            self.rows.iter().all(|row| match row {
                Row::Group(_) => true,
                Row::Cells(cells) => cells.get(at).is_none_or(Text::is_empty),
            })
        };
        let keep: Vec<bool> = (0..self.columns.len()).map(|at| !from(at) || !is_empty(at)).collect();
        let kept = |at: &mut usize| {
            *at += 1;
            keep.get(*at - 1).copied().unwrap_or(true)
        };
        for row in &mut self.rows {
            if let Row::Cells(cells) = row {
                let mut at = 0;
                cells.retain(|_| kept(&mut at));
            }
        }
        let mut dropped = Vec::new();
        let mut at = 0;
        self.columns.retain(|column| {
            let keeps = kept(&mut at);
            if !keeps {
                dropped.push(column.title.clone());
            }
            keeps
        });
        dropped
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Table};

    fn widths(whole: f32, columns: &[(f32, bool)]) -> Vec<f32> {
        let column = |(width, keeps): &(f32, bool)| Column { keeps_width: *keeps, ..Column::new("", *width) };
        Table::new(columns.iter().map(column).collect()).widths(whole)
    }

    #[test]
    fn columns_of_prose_share_what_the_others_leave() {
        assert_eq!(widths(100.0, &[(20.0, true), (10.0, false), (30.0, false)]), [20.0, 20.0, 60.0]);
        assert_eq!(widths(100.0, &[(100.0, true), (100.0, false)]), [50.0, 50.0]);
        assert_eq!(widths(100.0, &[(10.0, true), (40.0, true)]), [20.0, 80.0]);
        assert!(widths(100.0, &[]).is_empty());
    }
}
