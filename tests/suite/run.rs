//! The console in the room, as tables: how it stands, which keys are pressed, how it stands then.

mod centre;
mod dialogs;
mod keys;
mod line;
mod line_moments;
mod names;
mod other_day;
mod read_back;
mod still;
mod time;
mod undo;

use rapporteur::session::Session;
use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::note::Note;

use crate::support::app::{Desk, georgetown};

/// The time at which the tables begin, on the day of the workshop.
const NOW: &str = "2017-10-04T10:40:00-04:00";

/// The Georgetown workshop in the middle of its discussion, transit on the floor, nothing noted yet; a closing follows.
fn discussion() -> Session {
    let mut session = georgetown();
    let item = session.agenda.last_mut().expect("there is an agenda");
    item.started = Some("2017-10-04T10:36:00-04:00".parse().expect("a moment"));
    session.floor.item = Some(item.id.clone());
    session.agenda.push(AgendaItem { minutes: 15, ..AgendaItem::new("closing".into(), Role::Other, "Closing") });
    session.floor.element = Some("OP3D-TRS".into());
    session
}

/// The console in that discussion.
fn desk() -> Desk {
    Desk::open(&discussion(), NOW)
}

/// The record and the line in one line: `Gap TRS: no power / Point LST: no list | draft`.
fn shown(desk: &Desk) -> String {
    let notes: Vec<String> = desk.session().notes.iter().map(|note| note_text(note)).collect();
    format!("{} | {}", notes.join(" / "), desk.line().text).trim().to_owned()
}

fn note_text(note: &Note) -> String {
    let on: Vec<&str> = note.on.iter().filter_map(|id| id.as_str().rsplit('-').next()).collect();
    format!("{:?} {}: {}", note.kind, on.join(","), note.text)
}

/// Presses what each row says and compares. The line has the focus before and after.
fn try_lines(rows: &[(&str, &str, &str, &str)]) {
    for (what, begin, keys, end) in rows {
        let mut desk = desk();
        desk.press(begin);
        desk.press(keys);
        assert_eq!(shown(&desk), *end, "{what}");
        assert_eq!(desk.focus(), "line", "{what}");
    }
}
