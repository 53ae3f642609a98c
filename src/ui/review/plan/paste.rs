//! A block of cells from a spreadsheet comes into the table from the cell of the cursor on, as one step. What does not read
//! is told, and leaves what stood there.

use std::sync::Arc;

use super::PlanState;
use super::chooser::{Choice, choices};
use super::column::{Column, Editing};
use crate::papers::spreadsheet::harmless;
use crate::session::due::Due;
use crate::session::edit::{Change, Edit};
use crate::session::history::{Place, Step, StepName};
use crate::session::note::LONGEST_TEXT;
use crate::session::plan::Measure;
use crate::session::search::fold;
use crate::t;
use crate::ui::run::capture::reference_day;
use crate::ui::{Ask, View};

/// The rows and cells of a text as spreadsheets copy it. `None` where it is one cell: that is typed.
pub(super) fn block(text: &str) -> Option<Vec<Vec<String>>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut begins) = (false, true);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let was_quoted = quoted;
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                push(&mut rows, '"');
            }
            '"' if quoted => quoted = false,
            '"' if begins => quoted = true,
            '\t' if !quoted => rows.last_mut()?.push(String::new()),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => rows.push(vec![String::new()]),
            c => push(&mut rows, c),
        }
        begins = !was_quoted && matches!(c, '\t' | '\n' | '\r');
    }
    // The last line ends, too.
    if rows.len() > 1 && rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
        rows.pop();
    }
    let is_block = !quoted && (rows.len() > 1 || rows.first().is_some_and(|row| row.len() > 1));
    is_block.then_some(rows)
}

fn push(rows: &mut [Vec<String>], c: char) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.push(c);
    }
}

impl PlanState {
    /// Puts a block of cells into the rows and columns from the cursor on.
    pub(super) fn paste(&mut self, view: &View<'_>, block: &[Vec<String>], uncovered: bool, asks: &mut Vec<Ask>) {
        let columns = self.columns_now();
        let first = columns.iter().position(|column| *column == self.column).unwrap_or(0);
        let mut edits = Vec::new();
        let mut left: Vec<String> = Vec::new();
        for (down, cells) in block.iter().enumerate() {
            let measure = self.listing.rows().get(self.row + down);
            let mut after = measure.map(|measure| Measure::clone(measure));
            for (right, text) in cells.iter().enumerate() {
                // What a copy says that it is a text is the text.
                let text = text.strip_prefix('\'').filter(|rest| harmless(rest) != **rest).unwrap_or(text);
                let read = match (&mut after, columns.get(first + right)) {
                    (Some(after), Some(column)) => column.read(view, after, text, uncovered),
                    _ => text.is_empty(),
                };
                if !read {
                    left.push(text.to_owned());
                }
            }
            edits.extend(after.filter(|after| measure.is_some_and(|before| **before != *after)).map(changed));
        }
        if let (Some(measure), false) = (self.measure(), edits.is_empty()) {
            let step = Step::new(StepName::EditMeasure, edits).at(Place::Measure(measure.id));
            asks.push(Ask::Step(Box::new(step)));
        }
        if let Some(example) = left.first() {
            let example: String = example.chars().take(60).collect();
            asks.push(Ask::Tell(t!("plan-paste-left", count = left.len(), example = example)));
        }
    }
}

fn changed(after: Measure) -> Edit {
    Edit::Measure(Change::Replace(Arc::new(after)))
}

impl Column {
    /// Reads what a cell shall say into a measure; `false` where it does not read, or may not be written over.
    fn read(self, view: &View<'_>, measure: &mut Measure, text: &str, uncovered: bool) -> bool {
        if self.shows(view, measure, true) == text {
            return true;
        }
        let says_nothing = text.trim().is_empty() || (self.is_wanted() && text == t!("review-to-be-confirmed"));
        match self.editing() {
            Editing::Nothing | Editing::Notes => false,
            Editing::Text if view.index.is_sensitive(measure) && !uncovered => false,
            Editing::Text => {
                let fits = text.len() <= LONGEST_TEXT;
                if fits {
                    self.set_text(measure, text);
                }
                fits
            }
            _ if says_nothing => self.clear(measure),
            Editing::Date => {
                let due = Due::parse_words(text, reference_day(view));
                measure.by = due.or(measure.by);
                due.is_some()
            }
            // It is a step of its own.
            Editing::One if self == Self::Papers => false,
            Editing::One => self.take_words(view, measure, &[text]),
            Editing::Several if self == Self::Scope => {
                self.take_words(view, measure, &text.split_whitespace().collect::<Vec<_>>())
            }
            Editing::Several => {
                self.take_words(view, measure, &[text])
                    || self.take_words(view, measure, &text.split(',').collect::<Vec<_>>())
            }
        }
    }

    /// Takes the choices that have these names in the place of those that are there; all of them or none.
    fn take_words(self, view: &View<'_>, measure: &mut Measure, words: &[&str]) -> bool {
        let all = choices(self, view.session, measure, false, "");
        let named = |word: &&str| {
            let word = fold(word.trim());
            all.iter().find(|choice| fold(&choice.name) == word || fold(&choice.detail) == word)
        };
        let Some(meant) = words.iter().map(named).collect::<Option<Vec<&Choice>>>() else {
            return false;
        };
        if self.editing() == Editing::Several {
            self.clear(measure);
        }
        for choice in meant {
            choice.value.put(self, view.session, measure);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::block;

    #[test]
    fn cells_are_told_apart_as_spreadsheets_copy_them() {
        let table: [(&str, Option<&[&[&str]]>); 8] = [
            ("one", None),
            ("one\n", None),
            ("\"one", None),
            ("a\tb", Some(&[&["a", "b"]])),
            ("a\r\n\r\nb\r\n", Some(&[&["a"], &[""], &["b"]])),
            ("\"a\nb\"\t\"say \"\"no\"\"\"", Some(&[&["a\nb", "say \"no\""]])),
            ("a \"b\"\tc", Some(&[&["a \"b\"", "c"]])),
            ("\t\n\tx\n", Some(&[&["", ""], &["", "x"]])),
        ];
        for (text, expected) in table {
            let cells = block(text);
            let expected: Option<Vec<Vec<String>>> = expected
                .map(|rows| rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect());
            assert_eq!(cells, expected, "{text:?}");
        }
    }
}
