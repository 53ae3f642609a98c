//! Which columns are shown and how wide: a matter of a person and a screen, so it is kept in the preferences and not in
//! the record, which somebody else opens elsewhere.

use super::column::Column;

/// A column as a person wants it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColumnLook {
    /// Which.
    pub column: Column,
    /// Its width, in points at 100 %.
    pub width: f32,
    /// Whether it is there.
    pub shown: bool,
}

/// The least and the greatest width, in points at 100 %.
pub(super) const WIDTHS: std::ops::RangeInclusive<f32> = 48.0..=720.0;

/// All columns as a person wants them.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns(Vec<ColumnLook>);

impl Default for Columns {
    fn default() -> Self {
        let look = |column: Column| ColumnLook { column, width: column.usual_width(), shown: true };
        Self(Column::ALL.map(look).to_vec())
    }
}

impl Columns {
    /// From what was kept, by the names of columns: names that are not known are passed over.
    pub fn from_kept<'a>(kept: impl IntoIterator<Item = (&'a str, f32, bool)>) -> Self {
        let mut columns = Self::default();
        for (name, width, shown) in kept {
            if let Some(look) = columns.0.iter_mut().find(|look| look.column.slug() == name) {
                look.width = if width.is_finite() { width.clamp(*WIDTHS.start(), *WIDTHS.end()) } else { look.width };
                look.shown = shown || look.column == Column::Number;
            }
        }
        columns
    }

    /// Those that are not as usual.
    pub fn to_keep(&self) -> impl Iterator<Item = ColumnLook> {
        let usual = |look: &&ColumnLook| look.shown && (look.width - look.column.usual_width()).abs() < 0.5;
        self.0.iter().filter(move |look| !usual(look)).copied()
    }

    /// Those that are there.
    pub(super) fn shown(&self) -> impl Iterator<Item = Column> {
        self.0.iter().filter(|look| look.shown).map(|look| look.column)
    }

    /// Whether a column is there.
    pub(super) fn is_shown(&self, column: Column) -> bool {
        self.look(column).is_none_or(|look| look.shown)
    }

    /// The width of a column, in points at 100 %.
    pub(super) fn width(&self, column: Column) -> f32 {
        self.look(column).map_or_else(|| column.usual_width(), |look| look.width)
    }

    /// Makes a column as wide as this, or as wide as it can be.
    pub(super) fn set_width(&mut self, column: Column, width: f32) {
        if let Some(look) = self.0.iter_mut().find(|look| look.column == column) {
            look.width = width.clamp(*WIDTHS.start(), *WIDTHS.end()).round();
        }
    }

    /// Shows a column or takes it away. The number stays: a row is nothing without it.
    pub(super) fn show(&mut self, column: Column, shown: bool) {
        if let Some(look) = self.0.iter_mut().find(|look| look.column == column && column != Column::Number) {
            look.shown = shown;
        }
    }

    fn look(&self, column: Column) -> Option<&ColumnLook> {
        self.0.iter().find(|look| look.column == column)
    }
}
