//! What the wall may show: the allow-list of the room.
//!
//! A [`WallView`] is the only thing that the wall and its thumbnail are drawn from, and [`WallView::of`] is the only way
//! to make one. What is not meant for the room has no field here: sensitive notes do not reach it and are not counted,
//! and a rule of the room that forbids attribution leaves out which agency a point came from.

mod agenda;
mod clock;
mod coverage;
mod element;
mod read_back;
mod title;

use jiff::Timestamp;

use crate::session::Session;
use crate::session::index::Index;
use crate::session::note::{Kind, Note};
use crate::session::paragraph::Paragraph;
use crate::session::read_back::Passage;
use crate::session::timing::Standing;

pub use self::agenda::{AgendaRow, AgendaSheet, RowState};
pub use self::clock::{ClockSheet, Coming, OnNow};
pub use self::coverage::{CoverageRow, CoverageSheet, Covered, KindCounts, ThemeCoverage};
pub use self::element::{ElementSheet, Point};
pub use self::read_back::ReadBackSheet;
pub use self::title::TitleSheet;

/// What is on the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WallMode {
    /// The event.
    #[default]
    Title,
    /// The agenda: now, next, clock. On page 0 stands what is around now; those before it are negative.
    Agenda(i32),
    /// The element on the floor, with its points. On page 0 stand the newest; those before it are negative.
    Element(i32),
    /// The time, the time left, what comes next.
    Clock,
    /// Which elements were discussed, with what came of it; by its page, counted from 0.
    Coverage(i32),
    /// A paragraph of resolution 1540 (2004).
    Paragraph(Paragraph),
    /// What makes a measure last.
    Prompts,
    /// A note or a measure that is read to the room, on this page, counted from 0.
    ReadBack(Passage, i32),
}

impl WallMode {
    /// All modes that can be chosen by themselves, in the order of the menu; those of several pages at their first. For a
    /// read-back somebody has to say what is read.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Agenda(0),
        Self::Element(0),
        Self::Clock,
        Self::Coverage(0),
        Self::Paragraph(Paragraph::One),
        Self::Prompts,
    ];

    /// Whether this is the same mode, whatever page or paragraph of it is shown.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// The same mode on another of its pages; unchanged where it has none.
    #[must_use]
    pub fn on_page(self, page: i32) -> Self {
        match self {
            Self::Agenda(_) => Self::Agenda(page),
            Self::Element(_) => Self::Element(page),
            Self::Coverage(_) => Self::Coverage(page),
            Self::ReadBack(passage, _) => Self::ReadBack(passage, page),
            Self::Title | Self::Clock | Self::Paragraph(_) | Self::Prompts => self,
        }
    }

    /// What is read back.
    pub fn passage(self) -> Option<Passage> {
        if let Self::ReadBack(passage, _) = self { Some(passage) } else { None }
    }
}

/// Exactly what the room may see now.
#[derive(Clone, Debug, PartialEq)]
pub struct WallView {
    content: Content,
    /// What a held wall goes back to when what it reads may no longer be seen.
    behind: Option<Box<WallView>>,
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
    /// A note or a measure, read to the room.
    ReadBack(ReadBackSheet),
    /// The time.
    Clock(ClockSheet),
    /// Which elements were discussed.
    Coverage(CoverageSheet),
    /// A paragraph of resolution 1540 (2004): its number and its force, and no word of the record.
    Paragraph(Paragraph),
    /// What makes a measure last: no word of the record.
    Prompts,
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
        let where_the_room_is = |page| {
            let element = session.floor.element.as_ref().and_then(|id| session.element(id));
            // Without a floor there is no element to show: the agenda says where the room is.
            element.map_or_else(
                || Content::Agenda(AgendaSheet::of(session, standing, now, page)),
                |element| Content::Element(ElementSheet::of(session, index, standing, element, page)),
            )
        };
        let content = if black {
            Content::Black
        } else {
            match mode {
                WallMode::Title => Content::Title(TitleSheet::of(session)),
                WallMode::Agenda(page) => Content::Agenda(AgendaSheet::of(session, standing, now, page)),
                WallMode::Element(page) => where_the_room_is(page),
                WallMode::ReadBack(passage, page) => ReadBackSheet::of(session, index, passage, page)
                    .map_or_else(|| where_the_room_is(0), Content::ReadBack),
                WallMode::Clock => Content::Clock(ClockSheet::of(session, standing, now)),
                WallMode::Coverage(page) => Content::Coverage(CoverageSheet::of(session, index, page)),
                WallMode::Paragraph(paragraph) => Content::Paragraph(paragraph),
                WallMode::Prompts => Content::Prompts,
            }
        };
        Self { content, behind: None }
    }

    /// The same, to be held over another one: that is what shows when this one may no longer be seen.
    #[must_use]
    pub fn over(mut self, behind: Self) -> Self {
        self.behind = Some(Box::new(behind));
        self
    }

    /// What is read to the room, if anything is.
    pub fn passage(&self) -> Option<Passage> {
        if let Content::ReadBack(sheet) = &self.content { Some(sheet.passage()) } else { None }
    }

    /// What to draw.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Takes out, and cuts back to the record, what a frozen wall may no longer show: a note that was deleted or marked
    /// sensitive since. Everything else stays as it was frozen. When nothing is left of a sheet, what it is
    /// [held over](Self::over) shows, or nothing.
    #[must_use]
    pub fn still_permitted(mut self, session: &Session, index: &Index) -> Self {
        self.behind = self.behind.map(|behind| Box::new(behind.still_permitted(session, index)));
        match &mut self.content {
            Content::Element(sheet) => sheet.cut_back(session, index),
            Content::ReadBack(sheet) => {
                if !sheet.cut_back(session) {
                    return self.behind.map_or(Self { content: Content::Black, behind: None }, |behind| *behind);
                }
            }
            Content::Coverage(sheet) => sheet.cut_back(session, index),
            // No word of these comes from what was said.
            Content::Black
            | Content::Title(_)
            | Content::Agenda(_)
            | Content::Clock(_)
            | Content::Paragraph(_)
            | Content::Prompts => {}
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
