//! Bytes to a session, or to a refusal that says where and why.

use std::cell::RefCell;
use std::fmt;
use std::path::Path;
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
use crate::session::{FORMAT, Floor, Session, SessionId};
use crate::store::progress::{Phase, Progress};
use crate::store::refused::{At, Refused, Why};

use super::{LARGEST, STACK, explain, integrity, options, position, sniff};

/// Reads a session. `path` is only for the message of a refusal; `progress` counts the notes as they are understood.
pub fn from_bytes(path: &Path, bytes: &[u8], progress: &Arc<Progress>) -> Result<Session, Refused> {
    read(path, bytes, &Aside { progress: Arc::clone(progress), known: Vec::new() })
}

/// Reads what was just made of `session`, to see that it can be read: notes that come out the same share their memory
/// with those that went in, or checking a large session would need as much again.
pub(in crate::store) fn read_back(path: &Path, text: &str, session: &Session) -> Result<Session, Refused> {
    read(path, text.as_bytes(), &Aside { progress: Arc::default(), known: session.notes.to_vec() })
}

fn read(path: &Path, bytes: &[u8], aside: &Aside) -> Result<Session, Refused> {
    let progress = &aside.progress;
    let refuse = |why| Refused::new(path, why);
    if bytes.len() as u64 > LARGEST {
        return Err(refuse(Why::TooLarge { bytes: bytes.len() as u64 }));
    }
    if let Some(why) = sniff::no_text(bytes) {
        return Err(refuse(why));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = position::of_byte(&bytes[..error.valid_up_to()]);
        // A character that is only half there at the very end: not another encoding, but a file cut short.
        let why = if error.error_len().is_none() { Why::CutShort } else { Why::NotText };
        refuse(why).at(Some(at))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(why) = sniff::other_text(text) {
        return Err(refuse(why));
    }

    // One note is one line, give or take the lines of the other lists.
    progress.begin(Phase::Understanding, memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64);
    let parsed = on_a_big_stack(text, aside).map_err(|error| refuse(Why::Unreadable(error.to_string())))?;
    let mut session = match parsed {
        Ok(session) => session,
        Err(error) => {
            // A later version may have written what we do not understand: then that is the thing to say.
            if let Some(why) = sniff::format(text).and_then(foreign_format) {
                return Err(refuse(why));
            }
            let (at, why) = explain::in_words(text, &error);
            return Err(refuse(why).at(Some(at)));
        }
    };
    if let Some(why) = foreign_format(session.format) {
        return Err(refuse(why));
    }

    progress.begin(Phase::Checking, 0);
    integrity::settle_numbers(&mut session);
    integrity::settle_accepted(&mut session);
    integrity::check(&session).map_err(|flaw| {
        let line = flaw.line(text);
        refuse(flaw.why(text)).at(line.map(|line| At { line, column: None }))
    })?;
    Ok(session)
}

/// A session whose records fit together, put in order; `None` where they do not fit.
pub(in crate::store) fn settled(mut session: Session) -> Option<Session> {
    integrity::settle_numbers(&mut session);
    integrity::settle_accepted(&mut session);
    integrity::check(&session).is_ok().then_some(session)
}

/// The session in a text of our notation, whether or not its records fit together.
pub(in crate::store) fn unchecked(bytes: &[u8]) -> Option<Session> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let session = on_a_big_stack(text, &Aside::default()).ok()?.ok()?;
    foreign_format(session.format).is_none().then_some(session)
}

/// Why a format is not one that this version reads.
fn foreign_format((major, minor): (u16, u16)) -> Option<Why> {
    if (major, minor) > FORMAT {
        return Some(Why::Newer { major, minor });
    }
    (major != FORMAT.0).then_some(Why::NoSuchFormat { major, minor })
}

/// Parses on a thread of its own, because nested input must never cost more stack than there is.
fn on_a_big_stack(text: &str, aside: &Aside) -> std::io::Result<SpannedResult<Session>> {
    std::thread::scope(|scope| {
        let worker =
            std::thread::Builder::new().name("open".to_owned()).stack_size(STACK).spawn_scoped(scope, || {
                ASIDE.set(aside.clone());
                options().from_str::<AsWritten>(text).map(Session::from)
            })?;
        worker.join().map_err(|_| std::io::Error::other("the reader gave up"))
    })
}

/// What reading needs beside the text.
#[derive(Clone, Default)]
struct Aside {
    /// Counts the notes as they are understood.
    progress: Arc<Progress>,
    /// What the notes are expected to be, if anything.
    known: Vec<Arc<Note>>,
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
