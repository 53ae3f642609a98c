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

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its share of the width. Shares are compared with each other; they read best as millimetres.
    pub width: f32,
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
        Self { title: clean(title.as_ref()), width }
    }
}

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// The widths of its columns as parts of 1.
    pub fn shares(&self) -> Vec<f32> {
        let whole: f32 = self.columns.iter().map(|column| column.width).sum();
        self.columns.iter().map(|column| if whole > 0.0 { column.width / whole } else { 0.0 }).collect()
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
