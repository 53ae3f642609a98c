//! The parts that the wall and [papers] may show: allow-lists.
//!
//! A [`WallView`] is the only thing that the wall and its thumbnail are drawn from, and [`WallView::of`] is the only way
//! to make one. What is not meant for the room has no field here: sensitive notes do not reach it and are not counted,
//! and a rule of the room that forbids attribution leaves out which agency a point came from.

pub mod papers;

use jiff::Timestamp;

use super::catalogue::{Element, Force};
use super::due::Due;
use super::index::Index;
use super::moment::{self, Moment};
use super::note::{Kind, Note};
use super::timing::{self, Shown, Standing};
use super::{ElementId, NoteId, Session};

/// What is on the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WallMode {
    /// The event.
    #[default]
    Title,
    /// The agenda: now, next, clock.
    Agenda,
    /// The element on the floor, with its points.
    Element,
}

impl WallMode {
    /// All modes, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Title, Self::Agenda, Self::Element];
}

/// Exactly what the room may see now.
#[derive(Clone, Debug, PartialEq)]
pub struct WallView {
    content: Content,
}

/// What a wall shows, by mode.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing: the screen is dark.
    Black,
    /// The event.
    Title(TitleSheet),
    /// The agenda.
    Agenda(AgendaSheet),
    /// An element.
    Element(ElementSheet),
}

/// The event as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleSheet {
    /// Title of the event.
    pub title: String,
    /// Who organizes it.
    pub organizers: Vec<String>,
    /// Where.
    pub venue: String,
    /// The first and the last day, if any is set.
    pub days: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// Marking of the session.
    pub marking: String,
}

/// The agenda as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaSheet {
    /// Title of the event.
    pub title: String,
    /// Items of the day.
    pub rows: Vec<AgendaRow>,
    /// Where.
    pub venue: String,
    /// The time in the workshop's zone, `10:49`; `None` on another day than the workshop's.
    pub clock: Option<String>,
}

/// One item of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaRow {
    /// When it began, else when it is planned: `09:24`.
    pub time: String,
    /// Its title.
    pub title: String,
    /// Past, running or still to come.
    pub state: RowState,
    /// Time left, while it is running.
    pub left: Option<Shown>,
}

/// Where an agenda item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// It has ended.
    Past,
    /// It is running.
    Now,
    /// It is still to come.
    Next,
}

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

impl WallView {
    /// Builds what the room may see. `black` wins over any mode.
    pub fn of(
        session: &Session,
        index: &Index,
        standing: &Standing,
        mode: WallMode,
        black: bool,
        now: Timestamp,
    ) -> Self {
        let content = if black {
            Content::Black
        } else {
            match mode {
                WallMode::Title => Content::Title(TitleSheet::of(session)),
                WallMode::Agenda => Content::Agenda(AgendaSheet::of(session, standing, now)),
                WallMode::Element => session
                    .floor
                    .element
                    .as_ref()
                    .and_then(|id| session.element(id))
                    // Without a floor there is no element to show: the agenda says where the room is.
                    .map_or_else(
                        || Content::Agenda(AgendaSheet::of(session, standing, now)),
                        |element| Content::Element(ElementSheet::of(session, index, standing, element)),
                    ),
            }
        };
        Self { content }
    }

    /// What to draw.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Takes out, and cuts back to the record, what a frozen wall may no longer show: a note that was deleted or marked
    /// sensitive since. Everything else stays as it was frozen.
    #[must_use]
    pub fn still_permitted(mut self, session: &Session, index: &Index) -> Self {
        if let Content::Element(sheet) = &mut self.content {
            sheet.points.retain_mut(|point| {
                let note = session.note(point.note).filter(|note| may_be_shown(note));
                // A rule that was tightened since takes the agency away; a looser one brings none in.
                point.agency =
                    point.agency.take().filter(|_| note.is_some_and(|note| may_be_attributed(session, note)));
                note.is_some()
            });
            // Fewer than when it was frozen, never more: what was discussed since is not part of what is held.
            let (done, all) = discussed_openly(session, index);
            sheet.discussed = (sheet.discussed.0.min(done), all);
        }
        self
    }
}

/// Whether the wall may say which agency a point came from. The lead of an action is an entry of the plan.
fn may_be_attributed(session: &Session, note: &Note) -> bool {
    note.kind == Kind::Action || session.rule_of(Some(&note.item)).allows_attribution()
}

/// The one rule on which note may be on the wall.
fn may_be_shown(note: &Note) -> bool {
    !note.sensitive
}

impl TitleSheet {
    fn of(session: &Session) -> Self {
        let workshop = &session.workshop;
        Self {
            title: workshop.title.clone(),
            organizers: workshop.organizers.clone(),
            venue: workshop.venue.clone(),
            days: workshop.days.first().copied().zip(workshop.days.last().copied()),
            marking: workshop.marking.clone(),
        }
    }
}

impl AgendaSheet {
    fn of(session: &Session, standing: &Standing, now: Timestamp) -> Self {
        let today = session.workshop.time_zone().to_datetime(now);
        let day = session
            .running()
            .map(|item| item.day)
            .or_else(|| {
                let at = session.workshop.days.iter().position(|day| *day == today.date())?;
                u32::try_from(at + 1).ok()
            })
            .or_else(|| session.current_item().map(|item| item.day))
            .unwrap_or(1);
        let slots = timing::timetable(session);
        let rows = session
            .agenda
            .iter()
            .zip(&slots)
            .enumerate()
            .filter(|(_, (item, _))| item.day == day && !item.dropped)
            .map(|(index, (item, slot))| {
                let running = standing.running.filter(|running| running.index == index);
                AgendaRow {
                    time: item.started.map_or_else(|| timing::hour_minute(slot.starts), Moment::hour_minute),
                    title: item.title.clone(),
                    state: match (running, item.ended) {
                        (Some(_), _) => RowState::Now,
                        (None, Some(_)) => RowState::Past,
                        (None, None) => RowState::Next,
                    },
                    left: running.map(|running| timing::shown_left(running.left)),
                }
            })
            .collect();
        Self {
            title: session.workshop.title.clone(),
            rows,
            venue: session.workshop.venue.clone(),
            clock: standing.is_workshop_day.then(|| moment::hour_minute(today.time())),
        }
    }
}

impl ElementSheet {
    fn of(session: &Session, index: &Index, standing: &Standing, element: &Element) -> Self {
        let rows = index.of_element(&element.id);
        let notes = rows.map(super::index::Rows::notes).unwrap_or_default();
        let running = standing.running.and_then(|running| session.agenda.get(running.index));
        let item = running.or_else(|| session.current_item());
        // Only the newest can ever be on a screen; what came before is counted.
        let open = notes.len() - rows.map_or(0, super::index::Rows::sensitive);
        let shown = notes.iter().filter(|note| may_be_shown(note)).rev().take(MOST_POINTS);
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
        }
    }
}

/// More points than any screen holds at the least size of text.
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
fn discussed_openly(session: &Session, index: &Index) -> (usize, usize) {
    let openly = |element: &&Element| {
        element.discussed || index.of_element(&element.id).is_some_and(super::index::Rows::has_open)
    };
    let on_the_board = || session.elements.iter().filter(|element| element.star && !element.hidden);
    (on_the_board().filter(openly).count(), on_the_board().count())
}
