//! The rows of the table: which measures, in which order. Computed when something changes that they depend on, and never
//! put in another order by what is being typed into them.

use std::collections::HashMap;
use std::sync::Arc;

use super::column::Column;
use crate::session::note::Note;
use crate::session::plan::Measure;
use crate::session::search::fold;
use crate::session::{ElementId, MeasureId, NoteId, Session};
use crate::ui::View;

/// Which measures are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Whose {
    /// The whole plan.
    #[default]
    All,
    /// Those that serve an element.
    Element(ElementId),
    /// Those that grew out of a note.
    Note(NoteId),
}

/// By which column, and whether from the end.
pub(super) type Sort = Option<(Column, bool)>;

/// The measures that are listed, in order.
#[derive(Debug, Default)]
pub(super) struct Listing {
    revision: Option<u64>,
    key: (Whose, String, Sort),
    rows: Vec<Arc<Measure>>,
    /// How many have no lead or no date.
    open: usize,
    /// How many measures there were to list, found or not.
    of: usize,
    /// The notes of one measure.
    notes: Option<(MeasureId, Vec<Arc<Note>>)>,
}

impl Listing {
    /// Brings it up to date.
    pub fn follow(&mut self, view: &View<'_>, whose: &Whose, query: &str, sort: Sort) {
        let same = self.key.0 == *whose && self.key.1 == query && self.key.2 == sort;
        if same && self.revision == Some(view.revision) {
            return;
        }
        let measures = match whose {
            Whose::All => &view.session.measures,
            Whose::Element(id) => view.index.measures_of(id),
            Whose::Note(id) => view.index.measures_from(*id),
        };
        if !(same && self.refresh(measures)) {
            self.rows = sorted(view.session, found(view.session, measures, query), sort);
        }
        self.open = self.rows.iter().filter(|measure| measure.lead.is_none() || measure.by.is_none()).count();
        self.of = measures.len();
        self.notes = None;
        self.revision = Some(view.revision);
        self.key = (whose.clone(), query.to_owned(), sort);
    }

    /// Takes over what was typed into the rows, where they are still the same ones: they stay where they stand.
    fn refresh(&mut self, measures: &[Arc<Measure>]) -> bool {
        let now: HashMap<MeasureId, &Arc<Measure>> = measures.iter().map(|measure| (measure.id, measure)).collect();
        // One that is new or gone is looked for again; what is typed into one that is listed leaves it there, found or not.
        let before = self.rows.iter().filter(|row| now.contains_key(&row.id)).count();
        if before != self.rows.len() || now.len() != self.of {
            return false;
        }
        for row in &mut self.rows {
            if let Some(measure) = now.get(&row.id) {
                *row = Arc::clone(measure);
            }
        }
        true
    }

    /// The rows.
    pub fn rows(&self) -> &[Arc<Measure>] {
        &self.rows
    }

    /// How many of them have no lead or no date.
    pub fn open(&self) -> usize {
        self.open
    }

    /// Where a measure stands.
    pub fn position(&self, id: MeasureId) -> Option<usize> {
        self.rows.iter().position(|measure| measure.id == id)
    }

    /// The notes that a measure grew out of; looked up once per change.
    pub fn notes_of(&mut self, session: &Session, measure: &Measure) -> &[Arc<Note>] {
        if self.notes.as_ref().is_none_or(|(id, _)| *id != measure.id) {
            let notes = measure.from.iter().filter_map(|id| session.note(*id)).cloned().collect();
            self.notes = Some((measure.id, notes));
        }
        self.notes.as_ref().map(|(_, notes)| notes.as_slice()).unwrap_or_default()
    }
}

/// Those in which every word stands, in whatever column.
fn found(session: &Session, measures: &[Arc<Measure>], query: &str) -> Vec<Arc<Measure>> {
    let words = fold(query);
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.is_empty() {
        return measures.to_vec();
    }
    let holds = |measure: &&Arc<Measure>| {
        let all = Column::ALL.iter().map(|column| column.says(session, measure)).collect::<Vec<_>>().join("\n");
        let all = fold(&all);
        words.iter().all(|word| all.contains(word))
    };
    measures.iter().filter(holds).cloned().collect()
}

/// In plan order, and by a column where one is chosen.
fn sorted(session: &Session, mut rows: Vec<Arc<Measure>>, sort: Sort) -> Vec<Arc<Measure>> {
    let place: HashMap<&ElementId, _> =
        session.elements.iter().enumerate().map(|(at, element)| (&element.id, (element.theme, at))).collect();
    rows.sort_by_key(|measure| (place.get(&measure.number.0).copied(), measure.number.1));
    if let Some((column, backwards)) = sort {
        if column != Column::Number {
            rows.sort_by_cached_key(|measure| column.sort_key(session, measure));
        }
        if backwards {
            rows.reverse();
            // What says nothing stays last in either direction.
            rows.sort_by_key(|measure| column.says(session, measure).is_empty());
        }
    }
    rows
}
