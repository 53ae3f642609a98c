//! Which measures grew out of a note, and which serve an element.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::session::edit::Change;
use crate::session::plan::Measure;
use crate::session::{ElementId, NoteId};

/// The measures by note and by element, each list in the order of the record.
#[derive(Clone, Debug, Default)]
pub(super) struct Measures {
    by_note: Lists<NoteId>,
    by_element: Lists<ElementId>,
}

impl Measures {
    /// Reads all of them once.
    pub fn new(measures: &[Arc<Measure>]) -> Self {
        let mut lists = Self::default();
        for measure in measures {
            lists.add(measure);
        }
        lists
    }

    /// Follows a change, given with its inverse; `measures` is the list after it. Only a change of order or of what a
    /// measure belongs to costs a look at all of them.
    pub fn follow(&mut self, measures: &[Arc<Measure>], change: &Change<Arc<Measure>>, inverse: &Change<Arc<Measure>>) {
        match (change, inverse) {
            (Change::Insert(at, measure), _) if *at + 1 == measures.len() => self.add(measure),
            (Change::Remove(_), Change::Insert(_, measure)) => {
                measure.from.iter().for_each(|id| self.by_note.remove(id, measure));
                measure.elements().for_each(|id| self.by_element.remove(id, measure));
            }
            (Change::Replace(after), Change::Replace(before))
                if after.from == before.from && after.elements().eq(before.elements()) =>
            {
                after.from.iter().for_each(|id| self.by_note.replace(id, after));
                after.elements().for_each(|id| self.by_element.replace(id, after));
            }
            _ => *self = Self::new(measures),
        }
    }

    fn add(&mut self, measure: &Arc<Measure>) {
        measure.from.iter().for_each(|id| self.by_note.push(id, measure));
        measure.elements().for_each(|id| self.by_element.push(id, measure));
    }

    pub fn from(&self, note: NoteId) -> &[Arc<Measure>] {
        self.by_note.get(&note)
    }

    pub fn of(&self, element: &ElementId) -> &[Arc<Measure>] {
        self.by_element.get(element)
    }
}

/// Measures by something that they belong to. One that names it twice is there once.
#[derive(Clone, Debug)]
struct Lists<K>(HashMap<K, Vec<Arc<Measure>>>);

impl<K> Default for Lists<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Clone + Eq + Hash> Lists<K> {
    fn get(&self, key: &K) -> &[Arc<Measure>] {
        self.0.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    fn push(&mut self, key: &K, measure: &Arc<Measure>) {
        let list = self.0.entry(key.clone()).or_default();
        if list.last().is_none_or(|last| last.id != measure.id) {
            list.push(Arc::clone(measure));
        }
    }

    fn replace(&mut self, key: &K, measure: &Arc<Measure>) {
        if let Some(old) = self.0.get_mut(key).and_then(|list| list.iter_mut().find(|old| old.id == measure.id)) {
            *old = Arc::clone(measure);
        }
    }

    fn remove(&mut self, key: &K, measure: &Arc<Measure>) {
        if let Some(list) = self.0.get_mut(key) {
            list.retain(|old| old.id != measure.id);
        }
    }
}
