//! The wall: what the room sees, and what it never sees.

mod canary;
mod fit;
mod read_back;
mod sheet;
mod window;

use rapporteur::session::Session;
use rapporteur::session::index::Index;
use rapporteur::session::permitted::{WallMode, WallView};
use rapporteur::session::timing;

use crate::support::app::georgetown;

/// The time of the tables, on the day of the workshop.
const NOW: &str = "2017-10-04T10:40:00-04:00";

/// The Georgetown workshop in the middle of its discussion, transit on the floor.
fn discussion() -> Session {
    let mut session = georgetown();
    let last = session.agenda.last_mut().expect("there is an agenda");
    last.started = Some("2017-10-04T10:36:00-04:00".parse().expect("a moment"));
    session.floor.item = Some(last.id.clone());
    session.floor.element = Some("OP3D-TRS".into());
    session
}

/// What the room may see of a session.
fn view(session: &Session, mode: WallMode, black: bool) -> WallView {
    view_at(session, mode, black, NOW)
}

/// What the room may see of a session at a time.
pub fn view_at(session: &Session, mode: WallMode, black: bool, now: &str) -> WallView {
    let now = now.parse().expect("a timestamp");
    let index = Index::new(session);
    let (done, all) = index.discussed(session);
    WallView::of(session, &index, &timing::standing(session, all - done, now), mode, black, now)
}
