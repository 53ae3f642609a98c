//! The keys of the wall's window: a presenter's remote works wherever the focus is, and nobody's text is lost there.

use rapporteur::words;

use super::desk::{Desk, Window};
use super::keyboard::US_INTL;
use super::program::{Program, georgetown};

pub fn is_wall(title: &str) -> bool {
    title == words::text("wall-title")
}

/// The wall, with the first element on it.
pub fn open_wall(desk: &Desk, program: &Program<'_>) -> Window {
    desk.press_and_see(&program.console, &["F2"]);
    desk.press(&["1", "F2", "F2", "F2", "Next", "F5"]);
    let wall = program.window("the wall", is_wall);
    desk.until_drawn(&wall);
    desk.until_focused(&program.console);
    wall
}

#[test]
fn black_freeze_and_away_by_the_keys_of_its_own_window() {
    let desk = Desk::new("wall-keys", US_INTL);
    let program = Program::open(&desk, &georgetown(&desk));
    let wall = open_wall(&desk, &program);
    desk.focus(&wall);
    let floor = || program.until_saved("the session", |_| true).floor.element;

    for key in ["b", "period"] {
        let lit = desk.look_at(&wall);
        desk.press(&[key]);
        program.until("a dark wall", || desk.look_at(&wall).is_black());
        desk.press(&[key]);
        program.until("the same wall again", || desk.look_at(&wall).is(&lit));
    }

    // Frozen, it holds what it shows while the room goes on.
    let held = desk.look_at(&wall);
    let before = floor();
    desk.press(&["f", "Next"]);
    program.until_saved("the next element", |session| session.floor.element != before);
    desk.look_at(&wall).is(&held).expect("the wall is frozen");
    desk.press(&["f"]);
    program.until("the wall goes on", || desk.look_at(&wall).is_not(&held));

    // Escape is not the end of anything.
    desk.press(&["Escape"]);
    desk.press(&["F5"]);
    program.until("no wall", || match desk.windows().iter().find(|window| is_wall(&window.title)) {
        Some(window) => Err(format!("{window:?}")),
        None => Ok(()),
    });
    program.until_saved("the session", |_| true);
}

#[test]
fn text_typed_there_goes_to_the_capture_line() {
    let desk = Desk::new("wall-text", US_INTL);
    let program = Program::open(&desk, &georgetown(&desk));
    let wall = open_wall(&desk, &program);
    desk.focus(&wall);
    // The first letter brings the focus back, so that the letters after it are letters, too.
    desk.write("h");
    desk.until_focused(&program.console);
    desk.write("abit of February, before 5.30");
    desk.press(&["Return"]);
    let session = program.until_saved("the note", |session| session.notes.len() == 1);
    assert_eq!(session.notes[0].text, "habit of February, before 5.30");
}
