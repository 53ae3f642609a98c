//! On the wall, which elements were discussed and what came of it. Sensitive notes are not counted, or their existence would
//! show: an element with nothing else was not discussed.

use crate::session::catalogue::{Element, Theme};
use crate::session::index::{Index, Rows};
use crate::session::note::Kind;
use crate::session::{ElementId, Session};

/// Which elements were discussed, as the room sees it: the starred ones on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageSheet {
    /// The themes that have such elements, in board order.
    pub themes: Vec<ThemeCoverage>,
    /// Notes of the whole workshop so far.
    pub notes: KindCounts,
    /// The page that is asked for, counted from 0; how many there are is a matter of the screen.
    pub page: i32,
}

/// A theme with its elements.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeCoverage {
    /// Which.
    pub theme: Theme,
    /// Its elements, in board order.
    pub rows: Vec<CoverageRow>,
}

/// An element, how it stands, and its notes.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageRow {
    id: ElementId,
    /// Its title.
    pub title: String,
    /// How it stands.
    pub covered: Covered,
    /// Its notes.
    pub notes: KindCounts,
}

/// How an element stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// It was discussed.
    Discussed,
    /// It was put aside for another meeting.
    Parked,
    /// Neither.
    NotDiscussed,
}

/// How many notes there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindCounts([usize; Kind::ALL.len()]);

impl KindCounts {
    fn new(of: impl Fn(Kind) -> usize) -> Self {
        Self(Kind::ALL.map(of))
    }

    /// The kinds that there are, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (Kind, usize)> {
        Kind::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }

    /// Of each kind the smaller number.
    fn cut_to(&mut self, other: Self) {
        for (count, most) in self.0.iter_mut().zip(other.0) {
            *count = most.min(*count);
        }
    }
}

fn open_notes(index: &Index, id: &ElementId) -> KindCounts {
    KindCounts::new(|kind| index.of_element(id).map_or(0, |rows| rows.open_of_kind(kind)))
}

impl CoverageSheet {
    pub(super) fn of(session: &Session, index: &Index, page: i32) -> Self {
        let mut themes: Vec<ThemeCoverage> =
            Theme::ALL.into_iter().map(|theme| ThemeCoverage { theme, rows: Vec::new() }).collect();
        for element in session.elements.iter().filter(|element| element.star && !element.hidden) {
            if let Some(theme) = themes.iter_mut().find(|theme| theme.theme == element.theme) {
                theme.rows.push(CoverageRow::of(index, element));
            }
        }
        themes.retain(|theme| !theme.rows.is_empty());
        let notes = KindCounts::new(|kind| index.open_of_kind(kind));
        Self { themes, notes, page }
    }

    /// How many elements there are.
    pub fn elements(&self) -> usize {
        self.themes.iter().map(|theme| theme.rows.len()).sum()
    }

    /// How many of them stand so.
    pub fn count(&self, covered: Covered) -> usize {
        self.themes.iter().flat_map(|theme| &theme.rows).filter(|row| row.covered == covered).count()
    }

    /// Takes out what may no longer be counted. Fewer than when it was frozen, never more.
    pub(super) fn cut_back(&mut self, session: &Session, index: &Index) {
        for row in self.themes.iter_mut().flat_map(|theme| &mut theme.rows) {
            row.cut_back(session, index);
        }
        self.notes.cut_to(KindCounts::new(|kind| index.open_of_kind(kind)));
    }
}

impl CoverageRow {
    fn of(index: &Index, element: &Element) -> Self {
        Self {
            id: element.id.clone(),
            title: element.title.clone(),
            covered: covered(index, element),
            notes: open_notes(index, &element.id),
        }
    }

    fn cut_back(&mut self, session: &Session, index: &Index) {
        self.notes.cut_to(open_notes(index, &self.id));
        let now = session.element(&self.id).map(|element| covered(index, element));
        if self.covered == Covered::Discussed && now != Some(Covered::Discussed) {
            self.covered = now.unwrap_or(Covered::NotDiscussed);
        }
    }
}

fn covered(index: &Index, element: &Element) -> Covered {
    if element.discussed || index.of_element(&element.id).is_some_and(Rows::has_open) {
        Covered::Discussed
    } else if element.parked {
        Covered::Parked
    } else {
        Covered::NotDiscussed
    }
}
