//! The event on the wall.

use crate::session::Session;

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

impl TitleSheet {
    pub(super) fn of(session: &Session) -> Self {
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
