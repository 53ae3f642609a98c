//! An element on the wall, with what was said about it.

use std::sync::Arc;

use super::{may_be_attributed, may_be_shown};
use crate::session::catalogue::{Element, Force};
use crate::session::due::Due;
use crate::session::index::{Index, Rows};
use crate::session::note::{Kind, Note};
use crate::session::timing::{self, Shown, Standing};
use crate::session::{ElementId, NoteId, Session};

/// An element as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct ElementSheet {
    /// Its id.
    pub id: ElementId,
    /// Paragraphs of resolution 1540 that it rests on.
    pub op: String,
    /// Whether they bind.
    pub force: Force,
    /// Later resolutions that a text of the workshop's day may cite.
    pub later: Vec<String>,
    /// Its title.
    pub title: String,
    /// The question to the room.
    pub question: String,
    /// What was said about it, oldest first; the newest, where there is more than any screen holds.
    pub points: Vec<Point>,
    /// How many points came before those.
    pub earlier: usize,
    /// Title of the running item.
    pub item: String,
    /// Starred elements discussed, and how many there are.
    pub discussed: (usize, usize),
    /// Time left in the running item.
    pub left: Option<Shown>,
    /// The page of points that is asked for: 0 are the newest, those before it are negative.
    pub page: i32,
}

/// One point as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    note: NoteId,
    /// What sort of point.
    pub kind: Kind,
    /// Its text.
    pub text: String,
    /// The agency: of an action its lead, which is an entry of the plan; else only where the rule allows attribution.
    pub agency: Option<String>,
    /// By when.
    pub by: Option<Due>,
}

impl ElementSheet {
    pub(super) fn of(session: &Session, index: &Index, standing: &Standing, element: &Element, page: i32) -> Self {
        let rows = index.of_element(&element.id);
        let notes = rows.map(Rows::notes).unwrap_or_default();
        let running = standing.running.and_then(|running| session.agenda.get(running.index));
        let item = running.or_else(|| session.current_item());
        // Only the newest can ever be on a page, and on the ones behind it those before; what came before is counted.
        let most = MOST_POINTS.saturating_mul(page.unsigned_abs() as usize + 1);
        let open = notes.len() - rows.map_or(0, Rows::sensitive);
        let shown = notes.iter().filter(|note| may_be_shown(note)).rev().take(most);
        let mut points: Vec<Point> = shown.map(|note| Point::of(session, note)).collect();
        points.reverse();
        Self {
            id: element.id.clone(),
            op: element.op.clone(),
            force: element.force,
            later: element.later_by(session.cited_on()).map(str::to_owned).collect(),
            title: element.title.clone(),
            question: element.question.clone(),
            earlier: open - points.len(),
            points,
            item: item.map(|item| item.title.clone()).unwrap_or_default(),
            discussed: discussed_openly(session, index),
            left: standing.running.map(|running| timing::shown_left(running.left)),
            page: page.min(0),
        }
    }
}

impl ElementSheet {
    /// Takes out what may no longer be shown.
    pub(super) fn cut_back(&mut self, session: &Session, index: &Index) {
        self.earlier = self.earlier.min(self.still_earlier(session, index));
        self.points.retain_mut(|point| {
            let note = session.note(point.note).filter(|note| may_be_shown(note));
            // A rule that was tightened since takes the agency away; a looser one brings none in.
            point.agency = point.agency.take().filter(|_| note.is_some_and(|note| may_be_attributed(session, note)));
            note.is_some()
        });
        // Fewer than when it was frozen, never more: what was discussed since is not part of what is held.
        let (done, all) = discussed_openly(session, index);
        self.discussed = (self.discussed.0.min(done), all);
    }

    /// How many notes that may be shown stand before the oldest point that is held. A number tells of a sensitive note,
    /// too.
    fn still_earlier(&self, session: &Session, index: &Index) -> usize {
        let Some(oldest) = self.points.iter().find_map(|point| session.notes.place(&point.note)) else {
            return 0;
        };
        let notes = index.of_element(&self.id).map(Rows::notes).unwrap_or_default();
        let is_before = |note: &&Arc<Note>| session.notes.place(&note.id).is_some_and(|place| place < oldest);
        notes.iter().take_while(is_before).filter(|note| may_be_shown(note)).count()
    }
}

/// More points than any screen holds at the least size of text, by much: a page that far back has one before it.
const MOST_POINTS: usize = 40;

impl Point {
    fn of(session: &Session, note: &Note) -> Self {
        let agency = note.lead.as_ref().filter(|_| may_be_attributed(session, note)).and_then(|id| session.agency(id));
        Self {
            note: note.id,
            kind: note.kind,
            text: note.text.clone(),
            agency: agency.map(|agency| agency.short_name().to_owned()),
            by: note.by,
        }
    }
}

/// Starred elements that the room has visibly discussed: a sensitive note alone does not count, or its existence would
/// show.
pub(super) fn discussed_openly(session: &Session, index: &Index) -> (usize, usize) {
    let openly = |element: &&Element| element.discussed || index.of_element(&element.id).is_some_and(Rows::has_open);
    let on_the_board = || session.elements.iter().filter(|element| element.star && !element.hidden);
    (on_the_board().filter(openly).count(), on_the_board().count())
}
