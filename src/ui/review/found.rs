//! The notes in the middle: computed when something changes that they depend on, never per frame.

use std::sync::Arc;

use super::chosen::{Chosen, Kinds};
use crate::session::NoteId;
use crate::session::note::Note;
use crate::ui::View;

/// What was found, and for what.
#[derive(Debug, Default)]
pub(super) struct Found {
    key: Option<Key>,
    /// Places in the source, in its order; `None`: all of it.
    picked: Option<Vec<u32>>,
    /// The places are those of the whole record, because a search looks through all of it.
    in_record: bool,
    /// Grows with every change.
    generation: u64,
}

#[derive(Debug, PartialEq)]
struct Key {
    revision: u64,
    chosen: Chosen,
    query: String,
    kinds: Kinds,
}

impl Found {
    /// Looks again if anything has changed: one walk through the notes that can be meant.
    pub fn follow(&mut self, view: &View<'_>, chosen: &Chosen, query: &str, kinds: Kinds) {
        let is_same = self.key.as_ref().is_some_and(|key| {
            key.revision == view.revision && key.kinds == kinds && key.chosen == *chosen && key.query == query
        });
        if is_same {
            return;
        }
        let searches = !query.trim().is_empty();
        self.in_record = searches;
        self.picked = if searches {
            let notes = &view.session.notes;
            let hits = view.index.search(query).into_iter();
            Some(
                hits.filter(|at| notes.get(*at).is_some_and(|note| kinds.shows(note.kind) && chosen.holds(note)))
                    .map(|at| at as u32)
                    .collect(),
            )
        } else if kinds.is_all() {
            None
        } else {
            let notes = source(view, chosen).iter().enumerate();
            Some(notes.filter(|(_, note)| kinds.shows(note.kind)).map(|(at, _)| at as u32).collect())
        };
        self.generation += 1;
        self.key = Some(Key { revision: view.revision, chosen: chosen.clone(), query: query.to_owned(), kinds });
    }

    /// The notes that were found when it looked last.
    pub fn listed<'a>(&'a self, view: &'a View<'_>) -> Listed<'a> {
        let notes = match &self.key {
            Some(key) if !self.in_record => source(view, &key.chosen),
            _ => &view.session.notes,
        };
        Listed { notes, picked: self.picked.as_deref() }
    }

    /// Grows whenever something else may be listed.
    pub fn generation(&self) -> u64 {
        self.generation
    }
}

/// The notes that the choice means, unfiltered.
pub(super) fn source<'a>(view: &'a View<'_>, chosen: &Chosen) -> &'a [Arc<Note>] {
    let rows = match chosen {
        Chosen::All => return &view.session.notes,
        Chosen::Element(id) => view.index.of_element(id),
        Chosen::Item(id) => view.index.of_item(id),
        Chosen::Unplaced => Some(view.index.without_element()),
    };
    rows.map(crate::session::index::Rows::notes).unwrap_or_default()
}

/// A list of notes: a slice of them, or some of it.
#[derive(Clone, Copy)]
pub(super) struct Listed<'a> {
    notes: &'a [Arc<Note>],
    picked: Option<&'a [u32]>,
}

impl<'a> Listed<'a> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.picked.map_or(self.notes.len(), <[u32]>::len)
    }

    /// The note in a row.
    pub fn get(&self, row: usize) -> Option<&'a Arc<Note>> {
        match self.picked {
            Some(picked) => picked.get(row).and_then(|at| self.notes.get(*at as usize)),
            None => self.notes.get(row),
        }
    }

    /// The row of a note. Walks through all of them.
    pub fn position(&self, id: NoteId) -> Option<usize> {
        (0..self.len()).rev().find(|row| self.get(*row).is_some_and(|note| note.id == id))
    }
}

/// Where the selected note stands in the list; remembered, so that no frame has to look for it.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    row: Option<usize>,
    /// Where it stood when it last stood anywhere.
    last: usize,
    of: Option<(Option<NoteId>, u64)>,
    scroll: Option<Scroll>,
}

/// How the selected note comes into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scroll {
    /// By the shortest way.
    Near,
    /// From far away: with its neighbours.
    Far,
}

impl Cursor {
    /// Follows the selection and the list.
    pub fn follow(&mut self, selected: Option<NoteId>, listed: &Listed<'_>, generation: u64) {
        if self.of == Some((selected, generation)) {
            return;
        }
        let is_there = |row: &usize| listed.get(*row).is_some_and(|note| Some(note.id) == selected);
        self.row = self.row.filter(is_there).or_else(|| selected.and_then(|id| listed.position(id)));
        self.last = self.row.unwrap_or(self.last);
        self.of = Some((selected, generation));
    }

    /// Stands in a row of which it is known what stands in it.
    pub fn stand(&mut self, row: usize) {
        self.row = Some(row);
    }

    /// The row of the selected note, if it is in the list.
    pub fn row(&self) -> Option<usize> {
        self.row
    }

    /// Brings the selected note into view at the next pass.
    pub fn scroll_to(&mut self, scroll: Scroll) {
        self.scroll = Some(scroll);
    }

    /// The row that has to come into view, once.
    pub fn take_scroll(&mut self) -> Option<(usize, Scroll)> {
        let scroll = self.scroll.take()?;
        self.row.map(|row| (row, scroll))
    }

    /// The note that stands where the selected one stood.
    pub fn neighbour<'a>(&self, listed: &Listed<'a>) -> Option<&'a Arc<Note>> {
        listed.get(self.last.min(listed.len().saturating_sub(1)))
    }
}
