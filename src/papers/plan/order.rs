//! The order of the plan: by theme, then by paragraph of the resolution, then as on the board, then by number.

use std::collections::{HashMap, HashSet};

use crate::session::ElementId;
use crate::session::catalogue::Element;
use crate::session::note::Kind;
use crate::session::permitted::papers::{OpenMeasure, OpenNote, WorkingSheet};

/// The rows of the plan in their order, with what is looked up for them.
pub struct Ordered<'a> {
    /// The rows.
    pub rows: Vec<PlanRow<'a>>,
    /// Measures of elements that are not on the board.
    pub hidden: usize,
    /// What is known of the present state of an element: what is in place, then what is missing.
    situations: HashMap<&'a ElementId, Vec<&'a OpenNote<'a>>>,
}

/// One row of the plan.
#[derive(Clone, Copy)]
pub struct PlanRow<'a> {
    /// The measure.
    pub measure: &'a OpenMeasure<'a>,
    /// The element in its number.
    pub element: &'a Element,
    /// Whether it is the one of its element that tells what the room said of the situation.
    pub tells: bool,
}

impl<'a> Ordered<'a> {
    /// Sorts the measures of a sheet.
    pub fn of(sheet: &'a WorkingSheet<'a>) -> Self {
        let places: HashMap<&ElementId, usize> =
            sheet.elements.iter().enumerate().map(|(at, element)| (&element.id, at)).collect();
        let mut rows: Vec<(usize, PlanRow<'a>)> = sheet
            .measures
            .iter()
            .filter_map(|measure| {
                let at = *places.get(&measure.number.0)?;
                Some((at, PlanRow { measure, element: sheet.elements.get(at)?, tells: false }))
            })
            .collect();
        rows.sort_by_key(|(at, row)| (row.element.theme, paragraph(&row.element.op), *at, row.measure.number.1));
        let mut rows: Vec<PlanRow<'a>> = rows.into_iter().map(|(_, row)| row).collect();
        for rows in rows.chunk_by_mut(|one, other| one.element.id == other.element.id) {
            // The first one that has no words of its own; where all have, the first.
            let at = rows.iter().position(|row| row.measure.situation.trim().is_empty()).unwrap_or(0);
            rows[at].tells = true;
        }
        Self { hidden: sheet.measures.len() - rows.len(), rows, situations: situations(sheet) }
    }

    /// What was said about the present state of an element.
    pub fn situation(&self, element: &ElementId) -> &[&'a OpenNote<'a>] {
        self.situations.get(element).map(Vec::as_slice).unwrap_or_default()
    }

    /// Starred elements that no row serves.
    pub fn without_measure(&self, sheet: &WorkingSheet<'_>) -> usize {
        let served: HashSet<&ElementId> =
            self.rows.iter().flat_map(|row| std::iter::once(&row.element.id).chain(row.measure.also)).collect();
        sheet.elements.iter().filter(|element| element.star && !served.contains(&element.id)).count()
    }
}

fn situations<'a>(sheet: &'a WorkingSheet<'a>) -> HashMap<&'a ElementId, Vec<&'a OpenNote<'a>>> {
    let mut situations: HashMap<_, Vec<_>> = HashMap::new();
    for kind in [Kind::Have, Kind::Gap] {
        for note in sheet.notes.iter().filter(|note| note.kind == kind) {
            note.on.iter().for_each(|id| situations.entry(id).or_default().push(note));
        }
    }
    situations
}

/// A paragraph as it sorts: `3(d)` is behind `3(a)` and before `10`; what rests on no paragraph comes last.
fn paragraph(op: &str) -> (u32, String) {
    let first = op.split(',').next().unwrap_or_default().trim();
    let digits: String = first.chars().take_while(char::is_ascii_digit).collect();
    let letter = first.chars().skip(digits.len()).filter(char::is_ascii_alphabetic).collect();
    (digits.parse().unwrap_or(u32::MAX), letter)
}
