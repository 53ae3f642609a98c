//! What the wall may show: the allow-list of the room.
//!
//! A [`WallView`] is the only thing that the wall and its thumbnail are drawn from, and [`WallView::of`] is the only way
//! to make one. What is not meant for the room has no field here: sensitive notes do not reach it and are not counted,
//! and a rule of the room that forbids attribution leaves out which agency a point came from.

mod agenda;
mod clock;
mod coverage;
mod element;
mod title;

use jiff::Timestamp;

use crate::session::Session;
use crate::session::index::Index;
use crate::session::note::{Kind, Note};
use crate::session::paragraph::Paragraph;
use crate::session::timing::Standing;

pub use self::agenda::{AgendaRow, AgendaSheet, RowState};
pub use self::clock::{ClockSheet, Coming, OnNow};
pub use self::coverage::{CoverageRow, CoverageSheet, Covered, KindCounts, ThemeCoverage};
pub use self::element::{ElementSheet, Point};
pub use self::title::TitleSheet;

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
    /// The time, the time left, what comes next.
    Clock,
    /// Which elements were discussed, with what came of it; by its page, counted from 0.
    Coverage(usize),
    /// A paragraph of resolution 1540 (2004).
    Paragraph(Paragraph),
    /// What makes a measure last.
    Prompts,
}

impl WallMode {
    /// All modes, in the order of the menu; those of several pages at their first.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Agenda,
        Self::Element,
        Self::Clock,
        Self::Coverage(0),
        Self::Paragraph(Paragraph::One),
        Self::Prompts,
    ];

    /// Whether this is the same mode, whatever page or paragraph of it is shown.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
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
                WallMode::Clock => Content::Clock(ClockSheet::of(session, standing, now)),
                WallMode::Coverage(page) => Content::Coverage(CoverageSheet::of(session, index, page)),
                WallMode::Paragraph(paragraph) => Content::Paragraph(paragraph),
                WallMode::Prompts => Content::Prompts,
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
        match &mut self.content {
            Content::Element(sheet) => sheet.cut_back(session, index),
            Content::Coverage(sheet) => sheet.cut_back(session, index),
            Content::Black | Content::Title(_) | Content::Agenda(_) => {}
            Content::Clock(_) | Content::Paragraph(_) | Content::Prompts => {}
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
