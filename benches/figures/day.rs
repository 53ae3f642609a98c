//! Days of any size, made from the exercise: its notes again and again, each with an id and a number of its own.

use std::collections::HashMap;
use std::sync::Arc;

use rapporteur::clock::{Clock, ManualClock, SystemClock};
use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::moment::Moment;
use rapporteur::session::note::Note;
use rapporteur::session::plan::{Measure, MeasureNumber};
use rapporteur::session::records::Records;
use rapporteur::session::{ElementId, MeasureId, NoteId, Session};
use rapporteur::store::Template;

/// The element on the floor of a running day: one that the exercise has spoken about.
pub const FLOOR: &str = "OP3D-TRS";

/// Minutes of a discussion that goes on while it is looked at: its timer shows whole minutes.
pub const WHOLE_DAY: u32 = 24 * 60;

/// Minutes of a discussion that is about to end: its timer shows seconds.
pub const LAST_MINUTES: u32 = 2;

/// A day with so many notes, and a measure for each action among them.
pub fn of(notes: usize) -> Session {
    let clock = ManualClock::new("2026-10-13T12:00:00Z".parse().expect("a timestamp"));
    let mut session = Template::Exercise.session(&clock).expect("the exercise is sound");
    let said = std::mem::take(&mut session.notes);
    session.measures = Records::default();
    let mut issued: HashMap<ElementId, u32> = HashMap::new();
    for (number, model) in said.iter().cycle().take(notes).enumerate() {
        let text = format!("{} ({number})", model.text);
        let note = Note { id: NoteId(clock.new_id()), text, ..Note::clone(model) };
        if let Some(first) = note.on.first() {
            let next = issued.get(first).map_or(1, |highest| highest + 1);
            if let Some(measure) = Measure::from_note(&note, next, MeasureId(clock.new_id())) {
                issued.insert(first.clone(), next);
                session.measures.push(Arc::new(measure));
            }
        }
        session.notes.push(Arc::new(note));
    }
    session.issued = issued.into_iter().map(|(element, highest)| MeasureNumber(element, highest)).collect();
    session.issued.sort();
    session
}

/// The same, held today: its last discussion began just now and has so many minutes, with an element on the floor.
pub fn running(notes: usize, minutes: u32) -> Session {
    let mut session = of(notes);
    "UTC".clone_into(&mut session.workshop.zone);
    let now = Moment::new(SystemClock.now(), &session.workshop.time_zone());
    session.workshop.days = vec![now.civil().date()];
    let is_discussion = |item: &AgendaItem| item.role == Role::Discussion;
    let at = session.agenda.iter().rposition(is_discussion).expect("the exercise has a discussion");
    for item in &mut session.agenda[at..] {
        (item.started, item.ended) = (None, None);
        item.pauses.clear();
    }
    let item = &mut session.agenda[at];
    (item.started, item.minutes) = (Some(now), minutes);
    session.floor.item = Some(item.id.clone());
    session.floor.element = Some(FLOOR.into());
    session
}
