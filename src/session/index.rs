//! What is derived from notes and measures, kept up with every edit so that no frame has to count them.

mod measures;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use memchr::memmem;

use self::measures::Measures;
use super::edit::{Change, Edit};
use super::note::{Kind, Note};
use super::plan::Measure;
use super::search::fold;
use super::workshop::Agency;
use super::{ElementId, ItemId, NoteId, Session};

/// Counts, rows and folded texts of all notes, and what grew out of them. The record stays the truth: this can be made
/// anew at any time.
#[derive(Clone, Debug, Default)]
pub struct Index {
    by_element: HashMap<ElementId, Rows>,
    by_item: HashMap<ItemId, Rows>,
    /// The notes about no element.
    unplaced: Rows,
    /// Folded text of each note, in the order of the record.
    folded: Vec<Box<str>>,
    /// The notes that are kept from wall and papers.
    sensitive: HashSet<NoteId>,
    measures: Measures,
}

/// The notes of one element or item, in the order of the record, with their number by kind.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    notes: Vec<Arc<Note>>,
    kinds: [usize; Kind::ALL.len()],
    /// How many of each kind are sensitive.
    sensitive: [usize; Kind::ALL.len()],
}

impl Rows {
    /// The notes, in the order of the record.
    pub fn notes(&self) -> &[Arc<Note>] {
        &self.notes
    }

    /// How many there are of one kind.
    pub fn of_kind(&self, kind: Kind) -> usize {
        self.kinds[kind as usize]
    }

    /// How many there are of one kind that are not sensitive.
    pub fn open_of_kind(&self, kind: Kind) -> usize {
        self.kinds[kind as usize] - self.sensitive[kind as usize]
    }

    /// How many of them are sensitive.
    pub fn sensitive(&self) -> usize {
        self.sensitive.iter().sum()
    }

    /// Whether there is a note that is not sensitive.
    pub fn has_open(&self) -> bool {
        self.sensitive() < self.notes.len()
    }

    fn push(&mut self, note: &Arc<Note>) {
        self.count_in(note);
        self.notes.push(Arc::clone(note));
    }

    /// Puts the new state of a note where the old one stands. `is_before` says which notes stand before it in the record.
    fn replace(&mut self, note: &Arc<Note>, is_before: impl Fn(&Note) -> bool) {
        let at = self.notes.partition_point(|other| is_before(other));
        if self.notes.get(at).is_some_and(|old| old.id == note.id) {
            let old = std::mem::replace(&mut self.notes[at], Arc::clone(note));
            self.count_out(&old);
            self.count_in(note);
        }
    }

    /// Takes a note out. `is_before` says which notes stood before it in the record.
    fn remove(&mut self, id: NoteId, is_before: impl Fn(&Note) -> bool) {
        let at = self.notes.partition_point(|other| is_before(other));
        if self.notes.get(at).is_some_and(|note| note.id == id) {
            let note = self.notes.remove(at);
            self.count_out(&note);
        }
    }

    fn count_in(&mut self, note: &Note) {
        self.kinds[note.kind as usize] += 1;
        self.sensitive[note.kind as usize] += usize::from(note.sensitive);
    }

    fn count_out(&mut self, note: &Note) {
        self.kinds[note.kind as usize] -= 1;
        self.sensitive[note.kind as usize] -= usize::from(note.sensitive);
    }
}

impl Index {
    /// Reads the whole record once.
    pub fn new(session: &Session) -> Self {
        let mut index = Self { measures: Measures::new(&session.measures), ..Self::default() };
        for note in &session.notes {
            index.folded.push(folded(session, note));
            index.add(note);
            index.cover(note);
        }
        index
    }

    /// Follows a step that was just carried out, given with the inverse of each edit; `session` is the record after it.
    ///
    /// Costs a step or two for a note at the end or a change of a text, and one look at every note where a note comes back
    /// into the middle or changes its place.
    pub fn follow(&mut self, session: &Session, edits: &[Edit], inverses: &[Edit]) {
        let touches_notes = |edit: &&Edit| matches!(edit, Edit::Note(_) | Edit::Agency(Change::Replace(_)));
        let several_notes = edits.iter().filter(touches_notes).count() > 1;
        let several_measures = edits.iter().filter(|edit| matches!(edit, Edit::Measure(_))).count() > 1;
        // Following one edit looks at the record, and that is already past the edits after it.
        if several_notes {
            *self = Self::new(session);
        } else if several_measures {
            self.measures = Measures::new(&session.measures);
        }
        for (edit, inverse) in edits.iter().zip(inverses) {
            let is_followed = match edit {
                Edit::Measure(_) => several_notes || several_measures,
                _ => several_notes,
            };
            if !is_followed {
                self.follow_edit(session, edit, inverse);
            }
        }
    }

    fn follow_edit(&mut self, session: &Session, edit: &Edit, inverse: &Edit) {
        match edit {
            Edit::Note(Change::Insert(_, note) | Change::Replace(note)) => self.cover(note),
            Edit::Note(Change::Remove(id)) => drop(self.sensitive.remove(id)),
            _ => {}
        }
        match (edit, inverse) {
            (Edit::Note(Change::Insert(at, note)), _) if *at == self.folded.len() => {
                self.folded.push(folded(session, note));
                self.add(note);
            }
            (Edit::Note(Change::Insert(at, note)), _) => {
                self.folded.insert(*at, folded(session, note));
                self.recount(session, &[note]);
            }
            (Edit::Note(Change::Remove(_)), Edit::Note(Change::Insert(at, note))) => {
                self.folded.remove(*at);
                // The note itself has no place any more, and those behind it have moved up.
                let is_before = |other: &Note| session.notes.place(&other.id).is_some_and(|place| place < *at);
                self.rows_of(note, |rows| rows.remove(note.id, is_before));
            }
            (Edit::Note(Change::Replace(after)), Edit::Note(Change::Replace(before))) => {
                let place = session.notes.place(&after.id);
                if after.on == before.on && after.item == before.item {
                    let is_before = |other: &Note| session.notes.place(&other.id) < place;
                    self.rows_of(after, |rows| rows.replace(after, is_before));
                } else {
                    self.recount(session, &[before, after]);
                }
                if let Some(at) = place {
                    self.folded[at] = folded(session, after);
                }
            }
            (Edit::Note(_), _) => *self = Self::new(session),
            (Edit::Agency(Change::Replace(agency)), _) => self.rename(session, agency),
            (Edit::Measure(change), Edit::Measure(inverse)) => self.measures.follow(&session.measures, change, inverse),
            _ => {}
        }
    }

    /// Knows again whether a note is sensitive.
    fn cover(&mut self, note: &Note) {
        if note.sensitive {
            self.sensitive.insert(note.id);
        } else {
            self.sensitive.remove(&note.id);
        }
    }

    fn add(&mut self, note: &Arc<Note>) {
        self.rows_of(note, |rows| rows.push(note));
    }

    /// Does something with every list that the note stands in.
    fn rows_of(&mut self, note: &Note, mut with: impl FnMut(&mut Rows)) {
        for id in elements_of(note) {
            with(self.by_element.entry(id.clone()).or_default());
        }
        if note.on.is_empty() {
            with(&mut self.unplaced);
        }
        with(self.by_item.entry(note.item.clone()).or_default());
    }

    /// Fills the lists that any of these notes stands in anew, in one walk through the record.
    fn recount(&mut self, session: &Session, notes: &[&Arc<Note>]) {
        let mut lists = Self::default();
        for note in notes {
            lists.rows_of(note, |_| {});
        }
        let unplaced = notes.iter().any(|note| note.on.is_empty());
        for note in &session.notes {
            for id in elements_of(note) {
                if let Some(rows) = lists.by_element.get_mut(id) {
                    rows.push(note);
                }
            }
            if let Some(rows) = lists.by_item.get_mut(&note.item) {
                rows.push(note);
            }
            if unplaced && note.on.is_empty() {
                lists.unplaced.push(note);
            }
        }
        self.by_element.extend(lists.by_element);
        self.by_item.extend(lists.by_item);
        if unplaced {
            self.unplaced = lists.unplaced;
        }
    }

    /// Folds again the notes that name this agency.
    fn rename(&mut self, session: &Session, agency: &Agency) {
        for (note, text) in session.notes.iter().zip(&mut self.folded) {
            if note.lead.iter().chain(&note.support).any(|id| *id == agency.id) {
                *text = folded(session, note);
            }
        }
    }

    /// The notes about an element.
    pub fn of_element(&self, id: &ElementId) -> Option<&Rows> {
        self.by_element.get(id).filter(|rows| !rows.notes.is_empty())
    }

    /// The notes of an agenda item.
    pub fn of_item(&self, id: &ItemId) -> Option<&Rows> {
        self.by_item.get(id).filter(|rows| !rows.notes.is_empty())
    }

    /// The notes about no element.
    pub fn without_element(&self) -> &Rows {
        &self.unplaced
    }

    /// How many notes of one kind there are in the whole record.
    pub fn of_kind(&self, kind: Kind) -> usize {
        // Every note belongs to one item.
        self.by_item.values().map(|rows| rows.of_kind(kind)).sum()
    }

    /// How many of them are not sensitive.
    pub fn open_of_kind(&self, kind: Kind) -> usize {
        self.by_item.values().map(|rows| rows.open_of_kind(kind)).sum()
    }

    /// The measures that grew out of a note, in the order of the record.
    pub fn measures_from(&self, note: NoteId) -> &[Arc<Measure>] {
        self.measures.from(note)
    }

    /// The measures that serve an element, in the order of the record.
    pub fn measures_of(&self, element: &ElementId) -> &[Arc<Measure>] {
        self.measures.of(element)
    }

    /// The notes that are kept from wall and papers: as [`Session::sensitive_notes`], without a walk through the record.
    pub fn sensitive_notes(&self) -> &HashSet<NoteId> {
        &self.sensitive
    }

    /// Whether no public paper may hold a measure, and its texts are covered until they are asked for.
    pub fn is_sensitive(&self, measure: &Measure) -> bool {
        measure.is_sensitive(&self.sensitive)
    }

    /// Whether an element has a note, or was marked as discussed.
    pub fn is_discussed(&self, session: &Session, id: &ElementId) -> bool {
        self.of_element(id).is_some() || session.element(id).is_some_and(|element| element.discussed)
    }

    /// Starred, visible elements: how many were discussed, and how many there are.
    pub fn discussed(&self, session: &Session) -> (usize, usize) {
        session.elements.iter().filter(|element| element.star && !element.hidden).fold(
            (0, 0),
            |(done, all), element| {
                (done + usize::from(element.discussed || self.of_element(&element.id).is_some()), all + 1)
            },
        )
    }

    /// Places in the record of the notes whose text, or the name of whose agency, holds every word of `query`.
    ///
    /// Case and accents do not matter. An empty query finds every note.
    pub fn search(&self, query: &str) -> Vec<usize> {
        let query = fold(query);
        let words: Vec<memmem::Finder<'_>> = query.split_whitespace().map(memmem::Finder::new).collect();
        self.folded
            .iter()
            .enumerate()
            .filter(|(_, text)| words.iter().all(|word| word.find(text.as_bytes()).is_some()))
            .map(|(at, _)| at)
            .collect()
    }
}

/// The elements of a note, each once: a file mended by hand may name one twice, and its row is one row all the same.
fn elements_of(note: &Note) -> impl Iterator<Item = &ElementId> {
    note.on
        .iter()
        .enumerate()
        .filter(|(at, id)| !note.on.iter().take(*at).any(|before| before == *id))
        .map(|(_, id)| id)
}

/// What search looks at: the text, then the names of its agencies.
fn folded(session: &Session, note: &Note) -> Box<str> {
    let mut text = fold(&note.text);
    for agency in note.lead.iter().chain(&note.support).filter_map(|id| session.agency(id)) {
        text.push('\n');
        text.push_str(&fold(&agency.name));
        text.push('\n');
        text.push_str(&fold(&agency.short));
    }
    text.into_boxed_str()
}
