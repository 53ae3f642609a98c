//! Sessions that tests begin with, and short ways to say what happens in them.

use jiff::civil::Date;
use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::capture::{self, Binding, Given};
use rapporteur::session::edit::{Change, Edit};
use rapporteur::session::history::{History, Step};
use rapporteur::session::moment::Moment;
use rapporteur::session::note::Note;
use rapporteur::session::plan::Measure;
use rapporteur::session::quick::{self, Reading, Vocabulary};
use rapporteur::session::{Floor, ItemId, MeasureId, NoteId, Session};
use uuid::Uuid;

/// The session that ships: Georgetown, 4 October 2017, nothing said yet.
pub fn georgetown() -> Session {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(include_str!("../../../sessions/georgetown-2017.ron"))
        .expect("the session that ships can be read")
}

/// The day of the Georgetown workshop.
pub fn workshop_day() -> Date {
    jiff::civil::date(2017, 10, 4)
}

/// A time of the Georgetown workshop, such as `10:41:07`.
pub fn at(time: &str) -> Moment {
    format!("2017-10-04T{time}-04:00").parse().expect("a time of day with seconds")
}

/// The note of that number.
pub fn note_id(number: u128) -> NoteId {
    NoteId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + number))
}

/// The measure of that number.
pub fn measure_id(number: u128) -> MeasureId {
    MeasureId(Uuid::from_u128(0x0199_0000_0000_7000_9000_0000_0000_0000 + number))
}

/// What `#` and `@` can mean in a session, on the day of the workshop.
pub fn vocabulary(session: &Session) -> Vocabulary<'_> {
    Vocabulary { elements: &session.elements, agencies: &session.agencies, today: workshop_day() }
}

/// Reads a capture line as the Georgetown room would.
pub fn read(session: &Session, line: &str) -> Reading {
    quick::read(line, &vocabulary(session))
}

/// A room that works: a session, its history, and ids that are given out in order.
pub struct Room {
    /// The record.
    pub session: Session,
    /// What was done to it.
    pub history: History,
    ids: u128,
}

impl Room {
    /// A room that works on `session`.
    pub fn with(session: Session) -> Self {
        Self { session, history: History::default(), ids: 0 }
    }

    /// The Georgetown room, with nothing on the floor.
    pub fn georgetown() -> Self {
        Self::with(georgetown())
    }

    /// Fresh ids, in order: the first note is 1.
    pub fn ids(&mut self) -> Given<'static> {
        self.ids += 1;
        Given { note: note_id(self.ids), measure: measure_id(self.ids), title: "Discussion" }
    }

    /// Moves the floor.
    pub fn floor(&mut self, item: &str, element: Option<&str>) {
        self.session.floor = Floor { item: Some(item.into()), element: element.map(Into::into) };
    }

    /// Carries a step out.
    pub fn step(&mut self, step: Step) {
        self.history.take(&mut self.session, step).expect("the step fits the record");
    }

    /// Types a line and presses Enter at a time of the day; returns the note.
    pub fn take_at(&mut self, time: &str, line: &str) -> Note {
        let ids = self.ids();
        let reading = read(&self.session, line);
        let binding = Binding::to_floor(&self.session);
        let step =
            capture::take(&self.session, &reading, &binding, Some(at(time)), ids).expect("the line can be taken");
        self.step(step);
        self.note(ids.note)
    }

    /// Types a line and presses Enter; returns the note.
    pub fn take(&mut self, line: &str) -> Note {
        self.take_at("14:00:00", line)
    }

    /// The note of that id.
    pub fn note(&self, id: NoteId) -> Note {
        Note::clone(self.session.note(id).expect("the note is there"))
    }

    /// The only measure there is.
    pub fn only_measure(&self) -> &Measure {
        match &*self.session.measures {
            [measure] => measure,
            others => panic!("{} measures", others.len()),
        }
    }

    /// Undoes the last step.
    pub fn undo(&mut self) {
        self.history.undo(&mut self.session).expect("the step fits the record").expect("there is a step to undo");
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) {
        self.history.redo(&mut self.session).expect("the step fits the record").expect("there is a step to redo");
    }

    /// The agenda item of that id.
    pub fn item(&self, id: &str) -> &AgendaItem {
        self.session.item(&ItemId::from(id)).expect("the item is there")
    }

    /// Adds an agenda item at the end.
    pub fn add_item(&mut self, id: &str, role: Role, minutes: u32) {
        let item = AgendaItem { minutes, ..AgendaItem::new(id.into(), role, id) };
        let place = self.session.agenda.len();
        self.session.apply(Edit::Item(Change::Insert(place, item))).expect("the item is new");
    }
}

/// Ids as text, to compare with a list of words.
pub fn texts<T: ToString>(ids: impl IntoIterator<Item = T>) -> Vec<String> {
    ids.into_iter().map(|id| id.to_string()).collect()
}
