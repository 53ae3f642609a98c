//! The pre-flight: what is missing before papers go out, as a list to walk through. It is looked for when the record has
//! changed and somebody is looking, never per frame.

mod list;
mod strip;

use std::collections::HashMap;
use std::sync::Arc;

use super::{By, Kinds, ReviewState, Wish};
use crate::session::check::{Finding, Missing, Preflight, Spot};
use crate::session::history::Place;
use crate::session::index::Index;
use crate::session::note::Note;
use crate::session::plan::Measure;
use crate::session::{MeasureId, NoteId, Session};
use crate::t;
use crate::ui::review::plan::Column;
use crate::ui::widgets::rows::Rows;
use crate::ui::{View, texts};

pub(super) use self::list::list_ui;
pub use self::strip::strip_ui;

/// What the walk through the pre-flight remembers.
#[derive(Debug, Default)]
pub struct PreflightState {
    found: Option<Found>,
    /// The finding where the walk is, and its place among those that are open.
    current: Option<Finding>,
    at: usize,
    /// It is no longer missing, in what was found last.
    is_settled: bool,
    /// The strip is there: somebody is walking.
    walking: bool,
    /// What was accepted is listed, too.
    shows_accepted: bool,
    /// The row of the list that has the cursor.
    row: usize,
    rows: Rows,
}

/// What was found at a revision, with the records that it is about.
#[derive(Debug)]
struct Found {
    revision: u64,
    preflight: Preflight,
    notes: HashMap<NoteId, Arc<Note>>,
    measures: HashMap<MeasureId, (Arc<Measure>, bool)>,
}

impl Found {
    /// Walks through the whole record.
    fn of(record: &Record<'_>) -> Self {
        let session = record.session;
        let preflight = Preflight::of(session);
        let all = || preflight.open.iter().chain(&preflight.accepted);
        let of_note = |finding: &Finding| if let Spot::Note(id) = finding.at { Some(id) } else { None };
        let wanted: std::collections::HashSet<NoteId> = all().filter_map(of_note).collect();
        let notes = session.notes.iter().filter(|note| wanted.contains(&note.id));
        let notes = notes.map(|note| (note.id, Arc::clone(note))).collect();
        let of = |measure: &Arc<Measure>| (measure.id, (Arc::clone(measure), record.index.is_sensitive(measure)));
        let measures = session.measures.iter().map(of).collect();
        Self { revision: record.revision, preflight, notes, measures }
    }
}

/// What findings are looked for in.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// The record.
    pub session: &'a Session,
    /// What is derived from it.
    pub index: &'a Index,
    /// Grows with every whole step: what is being typed is looked at when it is whole.
    pub revision: u64,
}

impl<'a> From<&View<'a>> for Record<'a> {
    fn from(view: &View<'a>) -> Self {
        Self { session: view.session, index: view.index, revision: view.whole_revision }
    }
}

impl PreflightState {
    /// Looks again if the record has changed.
    fn follow(&mut self, record: &Record<'_>) -> &Preflight {
        if self.found.as_ref().is_some_and(|found| found.revision != record.revision) {
            self.found = None;
            self.is_settled = false;
        }
        let found = self.found.get_or_insert_with(|| Found::of(record));
        // What is no longer missing is no longer where the walk is; its place is taken by the one that follows. Looked
        // for once: nothing of it changes until the record does.
        if let Some(current) = self.current.as_ref().filter(|_| !self.is_settled) {
            let open = &found.preflight.open;
            if open.get(self.at) != Some(current) {
                match open.iter().position(|finding| finding == current) {
                    Some(at) => self.at = at,
                    None => self.is_settled = true,
                }
            }
        }
        &found.preflight
    }

    /// The walk is at this finding, which stands at that place among those that are open.
    fn stand(&mut self, at: usize, finding: Option<Finding>) {
        (self.at, self.current, self.is_settled) = (at, finding, false);
    }

    /// Whether somebody is walking through it.
    pub fn is_walking(&self) -> bool {
        self.walking
    }

    /// The finding where the walk is, as long as it is still missing.
    pub fn current(&mut self, record: &Record<'_>) -> Option<Finding> {
        self.follow(record);
        self.current.clone().filter(|_| !self.is_settled)
    }

    /// Goes back to what is missing at a place where undo or redo has just led, if anything is.
    fn return_to(&mut self, record: &Record<'_>, place: &Place) {
        let before = self.current(record);
        let open = &self.follow(record).open;
        let is_there = before.as_ref().is_some_and(|finding| finding.place() == *place);
        if let Some(at) = open.iter().position(|finding| finding.place() == *place).filter(|_| !is_there) {
            let finding = open.get(at).cloned();
            self.stand(at, finding);
            self.row = at;
            self.rows.show_among_neighbours(at);
        }
    }

    /// Goes on to the next finding, or back to the one before; round and round.
    fn step(&mut self, record: &Record<'_>, on: bool) -> Option<Finding> {
        let is_there = self.current(record).is_some();
        let first = self.current.is_none();
        let at = self.at;
        let open = &self.follow(record).open;
        let count = open.len();
        let to = match (on, is_there) {
            (_, _) if count == 0 => return None,
            (true, _) if first => 0,
            (false, _) if first => count - 1,
            (true, true) => (at + 1) % count,
            // What follows has moved up into its place.
            (true, false) => at % count,
            (false, _) => (at.min(count) + count - 1) % count,
        };
        let finding = open.get(to).cloned();
        self.stand(to, finding.clone());
        self.row = to;
        self.rows.show_among_neighbours(to);
        finding
    }

    /// What a finding is called, and what it is about.
    fn words(&self, session: &Session, finding: &Finding, uncovered: bool) -> (String, String) {
        let found = self.found.as_ref();
        let covered = || t!("note-covered").into_owned();
        let (about, hidden) = match &finding.at {
            Spot::Workshop => (String::new(), false),
            Spot::Element(id) => (session.element(id).map_or_else(|| id.to_string(), |it| it.title.clone()), false),
            Spot::Note(id) => match found.and_then(|found| found.notes.get(id)) {
                Some(note) if note.sensitive && !uncovered => (covered(), true),
                Some(note) => (note.text.clone(), false),
                None => (String::new(), false),
            },
            Spot::Measure(id) => match found.and_then(|found| found.measures.get(id)) {
                Some((measure, true)) if !uncovered => (measure.number.to_string(), true),
                Some((measure, _)) => (format!("{}  {}", measure.number, measure.action).trim().to_owned(), false),
                None => (String::new(), false),
            },
        };
        (texts::finding(finding, hidden), about)
    }
}

impl ReviewState {
    /// Goes on to the next thing that is missing, or back to the one before. `None` where nothing is.
    pub fn next_finding(&mut self, record: &Record<'_>, on: bool) -> Option<Finding> {
        self.preflight.walking = true;
        self.preflight.step(record, on)
    }

    /// Undo or redo has led to a place: while somebody walks through the pre-flight, the walk goes there too, so that what is
    /// accepted next is what is in view.
    pub fn finding_returns(&mut self, record: &Record<'_>, place: &Place) {
        if self.preflight.walking {
            self.preflight.return_to(record, place);
        }
    }

    /// Goes to where a finding is: its note, its cell of the plan, its element. The event sheet is elsewhere.
    pub fn show_finding(&mut self, session: &Session, finding: &Finding) {
        match &finding.at {
            Spot::Note(id) => {
                self.plan.wide = false;
                self.measures_shown = false;
                self.kinds = Kinds::default();
                self.lead_to(session.note(*id).map(|note| note.id));
                self.wish = Some(Wish::List);
            }
            Spot::Measure(id) => {
                self.plan.wide = true;
                self.query.clear();
                let column = match finding.what {
                    Missing::Lead => Column::Lead,
                    Missing::Date => Column::By,
                    _ => Column::Action,
                };
                self.plan.select(*id, Some(column));
                self.wish = Some(Wish::Plan);
            }
            Spot::Element(id) => {
                self.plan.wide = false;
                let by = self.by;
                self.query.clear();
                self.show_element(id.clone());
                if by == By::Missing {
                    self.by = by;
                }
            }
            Spot::Workshop => {}
        }
    }
}
