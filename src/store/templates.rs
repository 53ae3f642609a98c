//! The sessions that ship with the program. They are sealed into it and only ever handed out as copies.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use crate::clock::Clock;
use crate::session::catalogue::Element;
use crate::session::{Session, SessionId};

use super::format::{from_bytes, options};
use super::progress::Progress;
use super::refused::{Refused, Why};

/// What a new session can begin as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Template {
    /// The workshop of 4 October 2017 in Georgetown, as public sources describe it.
    Georgetown2017,
    /// A usual single day.
    OneDay,
    /// Nothing but the catalogue.
    Empty,
    /// A filled day of a fictional State, to try things on.
    Exercise,
}

/// The catalogue of elements, one per line; the templates are filled from it.
const CATALOGUE: &str = include_str!("../../assets/catalogue.ron");

impl Template {
    /// All templates, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Georgetown2017, Self::OneDay, Self::Empty, Self::Exercise];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Georgetown2017 => "georgetown-2017",
            Self::OneDay => "one-day",
            Self::Empty => "empty",
            Self::Exercise => "exercise",
        }
    }

    /// The template of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|template| template.name() == name)
    }

    /// A new session that begins as this: an id of its own, and the elements of the catalogue where it brings none.
    ///
    /// Fails only if what was sealed into the program is broken, which a test rules out.
    pub fn session(self, clock: &dyn Clock) -> Result<Session, Refused> {
        let path = Path::new(self.name());
        let mut session = from_bytes(path, self.text().as_bytes(), &Arc::new(Progress::default()))?;
        session.id = SessionId(clock.new_id());
        if session.elements.is_empty() {
            session.elements = catalogue()?.to_vec();
        }
        Ok(session)
    }

    fn text(self) -> &'static str {
        match self {
            Self::Georgetown2017 => include_str!("../../assets/templates/georgetown-2017.ron"),
            Self::OneDay => include_str!("../../assets/templates/one-day.ron"),
            Self::Empty => include_str!("../../assets/templates/empty.ron"),
            Self::Exercise => include_str!("../../sessions/exercise.ron"),
        }
    }
}

/// The 44 elements of DOMAIN 4, in board order.
///
/// Fails only if what was sealed into the program is broken, which a test rules out.
pub fn catalogue() -> Result<&'static [Element], Refused> {
    static READ: LazyLock<Result<Vec<Element>, Refused>> = LazyLock::new(|| {
        options()
            .from_str(CATALOGUE)
            .map_err(|error| Refused::new(Path::new("catalogue"), Why::Syntax(error.to_string())))
    });
    READ.as_deref().map_err(Clone::clone)
}
