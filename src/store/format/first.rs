//! Format 1, as it stands in a file.
//!
//! Today's records are those of format 1, so only the session itself is told here. Whoever changes what a file holds in a
//! way that an older program would misread begins format 2: what this format says stays told here, with records of its own
//! where today's have become others, and [`Session::from`] brings it to the session of today.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use ron::error::SpannedResult;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::session::agenda::AgendaItem;
use crate::session::catalogue::Element;
use crate::session::check::Accepted;
use crate::session::note::Note;
use crate::session::plan::{Measure, MeasureNumber};
use crate::session::records::Records;
use crate::session::workshop::{Agency, Workshop};
use crate::session::{Floor, Session, SessionId};
use crate::store::progress::Progress;

use super::options;

/// Reads a text of this format.
pub fn read(text: &str, aside: Aside) -> SpannedResult<Session> {
    ASIDE.set(aside);
    options().from_str::<AsWritten>(text).map(Session::from)
}

/// What reading needs beside the text.
#[derive(Clone, Default)]
pub struct Aside {
    /// Counts the notes as they are understood.
    pub progress: Arc<Progress>,
    /// What the notes are expected to be, if anything.
    pub known: Vec<Arc<Note>>,
}

thread_local! {
    /// That of the session that this thread reads. Serde has no other way in.
    static ASIDE: RefCell<Aside> = RefCell::default();
}

/// The session with its notes counted as they come. A field that [`Session`] gets and this does not is a compile error.
#[derive(Deserialize)]
#[serde(rename = "Session", deny_unknown_fields)]
struct AsWritten {
    format: (u16, u16),
    id: SessionId,
    workshop: Workshop,
    #[serde(default)]
    agencies: Vec<Agency>,
    #[serde(default)]
    elements: Vec<Element>,
    #[serde(default)]
    agenda: Vec<AgendaItem>,
    #[serde(default)]
    floor: Floor,
    #[serde(default, deserialize_with = "counted")]
    notes: Records<Arc<Note>>,
    #[serde(default)]
    issued: Vec<MeasureNumber>,
    #[serde(default)]
    measures: Records<Arc<Measure>>,
    #[serde(default)]
    accepted: Vec<Accepted>,
}

impl From<AsWritten> for Session {
    fn from(read: AsWritten) -> Self {
        let AsWritten { format, id, workshop, agencies, elements, agenda, floor, notes, issued, measures, accepted } =
            read;
        Self { format, id, workshop, agencies, elements, agenda, floor, notes, issued, measures, accepted }
    }
}

fn counted<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Records<Arc<Note>>, D::Error> {
    struct Notes(Aside);

    impl<'de> Visitor<'de> for Notes {
        type Value = Vec<Arc<Note>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of notes")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut notes = Vec::new();
            while let Some(note) = list.next_element::<Note>()? {
                let known = self.0.known.get(notes.len()).filter(|known| ***known == note);
                notes.push(known.map_or_else(|| Arc::new(note), Arc::clone));
                self.0.progress.advance(1);
            }
            Ok(notes)
        }
    }

    deserializer.deserialize_seq(Notes(ASIDE.take())).map(Records::from)
}
