//! Two screens, and a third one: where the wall goes, and that nobody loses anything when one of them goes.
//!
//! These need a server with several screens (Xorg with its dummy driver). Where that cannot start, they fail and say why.

use std::fs;
use std::path::Path;

use rapporteur::store::places::Places;

use super::desk::{Area, Desk, FIRST, SECOND, Window};
use super::keyboard::US_INTL;
use super::program::{Program, georgetown};
use super::wall::{is_wall, open_wall};

/// Waits until a window is exactly there.
fn until_at(desk: &Desk, window: &Window, area: Area) {
    desk.until(&format!("{:?} at {area:?}", window.title), || match desk.area(window)? {
        there if there == area => Ok(()),
        elsewhere => Err(format!("it is at {elsewhere:?}")),
    });
}

/// Waits until a window, with its frame or without, is on a screen and does not fill it.
fn until_within(desk: &Desk, window: &Window, screen: Area) {
    desk.until(&format!("{:?} as a window on {screen:?}", window.title), || {
        let (left, top, width, height) = desk.area(window)?;
        let begins = left >= screen.0 && top >= screen.1;
        let ends = left < screen.0 + screen.2.cast_signed() && top < screen.1 + screen.3.cast_signed();
        let fills = (width, height) == (screen.2, screen.3);
        if begins && ends && !fills { Ok(()) } else { Err(format!("it is at {:?}", (left, top, width, height))) }
    });
}

fn until_no_wall(desk: &Desk, program: &Program<'_>) {
    program.until("no wall", || match desk.windows().iter().find(|window| is_wall(&window.title)) {
        Some(window) => Err(format!("{window:?}")),
        None => Ok(()),
    });
}

#[test]
fn the_wall_fills_the_second_screen_and_obeys_a_remote_there() {
    let desk = Desk::with_two_screens("two-screens", US_INTL);
    let program = Program::open(&desk, &georgetown(&desk));
    let wall = open_wall(&desk, &program);
    until_at(&desk, &wall, SECOND);
    desk.until_focused(&program.console);
    let floor = || program.until_saved("the session", |_| true).floor.element;

    desk.write("half a sent");
    desk.focus(&wall);
    // All that remotes send to go on and back.
    for (on, back) in [("Next", "Prior"), ("Right", "Left"), ("Down", "Up"), ("space", "BackSpace")] {
        let before = floor();
        desk.press(&[on]);
        program.until_saved(on, |session| session.floor.element != before);
        desk.press(&[back]);
        program.until_saved(back, |session| session.floor.element == before);
    }
    for key in ["b", "period"] {
        let lit = desk.look_at(&wall);
        desk.press(&[key]);
        program.until("a dark wall", || desk.look_at(&wall).is_black());
        desk.press(&[key]);
        program.until("the same wall again", || desk.look_at(&wall).is(&lit));
    }
    // The buttons for links would take somebody's half note, or take the focus away.
    let before = floor();
    desk.press(&["Return", "Tab", "f", "Next"]);
    let session = program.until_saved("the next element", |session| session.floor.element != before);
    assert_eq!(session.notes.len(), 0, "nobody finished the note");
    desk.press(&["f"]);
    program.until_draft_kept("half a sent");

    // Escape leaves the full screen and ends nothing; the next opening fills the screen as before.
    desk.press(&["Escape"]);
    until_within(&desk, &wall, FIRST_AND_SECOND);
    desk.press(&["Escape", "shift+F5"]);
    until_no_wall(&desk, &program);
    desk.focus(&program.console);
    desk.press(&["Escape", "F5"]);
    let wall = program.window("the wall", is_wall);
    until_at(&desk, &wall, SECOND);

    desk.close(&wall);
    until_no_wall(&desk, &program);
    desk.focus(&program.console);
    desk.write("ence");
    desk.press(&["Return"]);
    let session = program.until_saved("the note", |session| session.notes.len() == 1);
    assert_eq!(session.notes[0].text, "half a sentence");
}

/// All that there is, with two screens.
const FIRST_AND_SECOND: Area = (0, 0, 3200, 1080);

#[test]
fn console_and_wall_change_screens_and_the_choice_is_found_again_by_name() {
    let desk = Desk::with_two_screens("swap", US_INTL);
    let file = georgetown(&desk);
    let program = Program::open(&desk, &file);
    let wall = open_wall(&desk, &program);
    until_at(&desk, &wall, SECOND);
    desk.press(&["shift+F11"]);
    until_at(&desk, &wall, FIRST);
    until_within(&desk, &program.console, SECOND);
    desk.until_focused(&program.console);
    // From the wall's window, too.
    desk.focus(&wall);
    desk.press(&["shift+F11"]);
    until_at(&desk, &wall, SECOND);
    until_within(&desk, &program.console, FIRST);

    // A third screen, chosen by its name, is what the wall takes from then on, though it is not the next one.
    desk.plug_in("DUMMY2", &["--below", "DUMMY0"]);
    let third = (0, 1080, 1280, 800);
    desk.focus(&program.console);
    program.until_logged("screens: DUMMY0, DUMMY1, DUMMY2");
    desk.press(&["ctrl+k"]);
    desk.write("DUMMY2");
    desk.press(&["Return"]);
    desk.until("the choice on disk", || {
        let preferences = Places::under(Path::new(&desk.environment()["RAPPORTEUR_HOME"])).preferences();
        let kept = fs::read_to_string(preferences).map_err(|error| error.to_string())?;
        if kept.contains("\"DUMMY2\"") { Ok(()) } else { Err(kept) }
    });
    until_at(&desk, &wall, third);
    program.kill();
    let program = Program::open(&desk, &file);
    desk.press(&["F5"]);
    let wall = program.window("the wall", is_wall);
    until_at(&desk, &wall, third);
}

#[test]
fn a_screen_is_pulled_out_and_plugged_in_again() {
    let desk = Desk::with_two_screens("unplug", US_INTL);
    let program = Program::open(&desk, &georgetown(&desk));
    let wall = open_wall(&desk, &program);
    until_at(&desk, &wall, SECOND);
    let shown = desk.look_at(&wall);

    desk.unplug("DUMMY1");
    until_within(&desk, &wall, FIRST);
    desk.until_focused(&program.console);
    desk.write("still here");
    desk.press(&["Return"]);
    program.until_saved("the note", |session| session.notes.len() == 1);

    desk.plug_in("DUMMY1", &["--right-of", "DUMMY0"]);
    until_at(&desk, &wall, SECOND);
    desk.until_focused(&program.console);
    program.until("the wall goes on with the note", || desk.look_at(&wall).is_not(&shown));
}

#[test]
fn a_screen_that_mirrors_the_console_is_none_for_the_wall() {
    let desk = Desk::with_two_screens("mirror", US_INTL);
    desk.plug_in("DUMMY1", &["--same-as", "DUMMY0"]);
    let program = Program::open(&desk, &georgetown(&desk));
    let wall = open_wall(&desk, &program);
    until_within(&desk, &wall, FIRST);
    // Extended, it is offered, and not taken unasked: whoever plugs a screen in may want it for something else.
    desk.unplug("DUMMY1");
    desk.press_and_see(&program.console, &["x"]);
    let before = desk.look_at(&program.console);
    desk.plug_in("DUMMY1", &["--right-of", "DUMMY0"]);
    program.until("the offer", || desk.look_at(&program.console).is_not(&before));
    until_within(&desk, &wall, FIRST);
    desk.press(&["F11"]);
    until_at(&desk, &wall, SECOND);
}
