//! The lines of a session file, each understood by itself.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::pieces::{self, Piece, Unread};
use crate::session::agenda::AgendaItem;
use crate::session::catalogue::Element;
use crate::session::check::Accepted;
use crate::session::note::{LONGEST_TEXT, Note};
use crate::session::plan::{Measure, MeasureNumber};
use crate::session::workshop::Agency;
use crate::session::{Floor, SessionId};
use crate::store::format::options;

/// What the lines of a file say.
#[derive(Debug, Default)]
pub struct Lines {
    pub id: Option<SessionId>,
    /// The fields of the event, as they are written.
    pub workshop: Vec<(usize, String)>,
    pub agencies: Vec<Agency>,
    pub elements: Vec<Element>,
    pub agenda: Vec<AgendaItem>,
    pub floor: Floor,
    pub notes: Vec<Arc<Note>>,
    pub issued: Vec<MeasureNumber>,
    pub measures: Vec<Arc<Measure>>,
    pub accepted: Vec<Accepted>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// The part of the file in which each of those stands.
    unread_in: Vec<Part>,
    /// Parts that were begun, and parts that were ended with nothing in them that could not be read.
    whole: Vec<Part>,
}

/// The parts of a session file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Top,
    Workshop,
    Agencies,
    Elements,
    Agenda,
    Floor,
    Notes,
    Issued,
    Measures,
    Accepted,
}

impl Part {
    const LISTS: [(Self, &'static str); 7] = [
        (Self::Agencies, "agencies"),
        (Self::Elements, "elements"),
        (Self::Agenda, "agenda"),
        (Self::Notes, "notes"),
        (Self::Issued, "issued"),
        (Self::Measures, "measures"),
        (Self::Accepted, "accepted"),
    ];
}

/// Where in the file the reading is.
#[derive(Default)]
struct Place {
    part: Part,
    /// Something in this part could not be read.
    damaged: bool,
}

impl Lines {
    /// Reads what can be read. Never fails: what cannot be read is in `unread`.
    pub fn read(bytes: &[u8]) -> Self {
        let mut lines = Self::default();
        let mut place = Place::default();
        for piece in pieces::of(bytes) {
            match piece {
                Piece::Zeros(line, zeros) => {
                    place.damaged = true;
                    lines.leave(place.part, Unread { line, bytes: Vec::new(), zeros });
                }
                Piece::Written(line, bytes) => {
                    let text = std::str::from_utf8(bytes).ok().map(str::trim);
                    if !text.is_some_and(|text| lines.take(text, line, &mut place)) {
                        place.damaged = true;
                        lines.leave(place.part, Unread { line, bytes: bytes.to_vec(), zeros: 0 });
                    }
                }
            }
        }
        lines
    }

    /// How many records there are.
    pub fn records(&self) -> usize {
        self.notes.len() + self.measures.len() + self.agencies.len() + self.elements.len() + self.agenda.len()
    }

    /// How many pieces of the list of notes could not be read. Nobody knows how many notes there were where zeros are.
    pub fn unread_notes(&self) -> usize {
        let pieces = self.unread.iter().zip(&self.unread_in);
        pieces.filter(|(unread, part)| **part == Part::Notes && !unread.bytes.is_empty()).count()
    }

    /// Whether a part is there from its beginning to its end.
    pub fn is_whole(&self, part: Part) -> bool {
        self.whole.contains(&part)
    }

    /// Whether everything is there that notes refer to.
    pub fn frame_is_whole(&self) -> bool {
        [Part::Workshop, Part::Agencies, Part::Elements, Part::Agenda].into_iter().all(|part| self.is_whole(part))
    }

    /// A line of the event cannot be read after all.
    pub fn leave_workshop_line(&mut self, line: usize, text: &str) {
        self.leave(Part::Workshop, Unread { line, bytes: text.as_bytes().to_vec(), zeros: 0 });
        self.whole.retain(|part| *part != Part::Workshop);
    }

    fn leave(&mut self, part: Part, unread: Unread) {
        self.unread.push(unread);
        self.unread_in.push(part);
    }

    /// Takes a line in; `false` where it says nothing that is known.
    fn take(&mut self, line: &str, number: usize, place: &mut Place) -> bool {
        let text = line.strip_suffix(',').unwrap_or(line);
        if self.begins_part(text, place) || self.ends_part(text, place) {
            return true;
        }
        if text.starts_with('(') {
            return self.take_record(text, place.part);
        }
        match place.part {
            Part::Workshop => {
                self.workshop.push((number, text.to_owned()));
                true
            }
            Part::Floor => self.take_floor(&format!("({text})")),
            _ => self.take_field(text),
        }
    }

    fn begins_part(&mut self, text: &str, place: &mut Place) -> bool {
        let Some((name, rest)) = text.split_once(':').map(|(name, rest)| (name.trim_end(), rest.trim_start())) else {
            return false;
        };
        let is_open = |rest: &str, bracket| rest == bracket;
        if let Some((part, _)) = Part::LISTS.into_iter().find(|(_, list)| *list == name) {
            if is_open(rest, "[") {
                *place = Place { part, damaged: false };
                return true;
            }
            // A list on one line, as people write it.
            return self.take_list(part, rest);
        }
        let part = match name {
            "workshop" => Part::Workshop,
            "floor" => Part::Floor,
            _ => return false,
        };
        if is_open(rest, "(") {
            *place = Place { part, damaged: false };
            return true;
        }
        match part {
            Part::Workshop => false,
            _ => self.take_floor(rest),
        }
    }

    fn ends_part(&mut self, text: &str, place: &mut Place) -> bool {
        match text {
            "]" | ")" => {
                if !place.damaged {
                    self.whole.push(place.part);
                }
                *place = Place::default();
                true
            }
            "(" | "#![enable(implicit_some)]" => true,
            _ => false,
        }
    }

    fn take_field(&mut self, text: &str) -> bool {
        match text.split_once(':') {
            Some(("id", value)) => {
                self.id = read(value.trim());
                self.id.is_some()
            }
            Some(("format", value)) => read::<(u16, u16)>(value.trim()).is_some(),
            _ => false,
        }
    }

    fn take_floor(&mut self, text: &str) -> bool {
        let Some(floor) = read::<Floor>(text) else {
            return false;
        };
        self.floor.item = floor.item.or(self.floor.item.take());
        self.floor.element = floor.element.or(self.floor.element.take());
        true
    }

    /// A record is known by its shape, whatever part it seems to stand in: its fields are those of no other one.
    fn take_record(&mut self, text: &str, part: Part) -> bool {
        let order = std::iter::once(part).chain(Part::LISTS.into_iter().map(|(list, _)| list));
        order.into_iter().any(|list| self.take_list(list, &format!("[{text}]")))
    }

    fn take_list(&mut self, part: Part, text: &str) -> bool {
        fn add<T: DeserializeOwned>(list: &mut Vec<T>, text: &str, is_sound: impl Fn(&T) -> bool) -> bool {
            match read::<Vec<T>>(text) {
                Some(records) if records.iter().all(is_sound) => {
                    list.extend(records);
                    true
                }
                _ => false,
            }
        }
        let is_read = match part {
            Part::Agencies => add(&mut self.agencies, text, |_| true),
            Part::Elements => add(&mut self.elements, text, |_| true),
            Part::Agenda => add(&mut self.agenda, text, |_| true),
            Part::Notes => add(&mut self.notes, text, |note| note.text.len() <= LONGEST_TEXT),
            Part::Issued => add(&mut self.issued, text, |_| true),
            Part::Measures => add(&mut self.measures, text, |measure: &Arc<Measure>| {
                measure.texts().iter().all(|text| text.len() <= LONGEST_TEXT)
            }),
            Part::Accepted => add(&mut self.accepted, text, |_| true),
            Part::Top | Part::Workshop | Part::Floor => false,
        };
        if is_read && !text.starts_with("[(") {
            self.whole.push(part);
        }
        is_read
    }
}

/// Reads one value.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    options().from_str(text).ok()
}
