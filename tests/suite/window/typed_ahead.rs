//! Somebody types faster than the screen is drawn: every key still goes where it was meant to go.

use rapporteur::session::run;

use super::desk::Desk;
use super::keyboard::ES;
use super::program::{Program, georgetown};
use crate::support::fixtures::texts;

#[test]
fn every_key_goes_where_it_was_meant_to_go() {
    let desk = Desk::new("typed-ahead", ES);
    let program = Program::open(&desk, &georgetown(&desk));
    let fresh = program.until_saved("the session", |_| true);

    let mut keys = Vec::new();
    let mut press = |names: &[&str]| keys.extend(names.iter().map(|name| (*name).to_owned()));
    // Hold it today, on to the discussion, the first element.
    press(&["F2", "1", "F2", "F2", "F2", "Next"]);
    let lines = |keys: &mut Vec<String>, texts: &[&str]| {
        for text in texts {
            keys.extend(desk.keys_for(text));
            keys.push("Return".to_owned());
        }
    };
    lines(&mut keys, &["!gap One", "Two @police"]);
    keys.push("Next".to_owned());
    lines(&mut keys, &["Three by:2018", "Four"]);
    // Undone and done again, the wall opened and closed, and on.
    keys.extend(["ctrl+z", "ctrl+z", "ctrl+y", "F5", "F5", "Next"].map(str::to_owned));
    lines(&mut keys, &["Five"]);
    keys.extend(desk.keys_for("Not yet"));
    desk.press_at_once(&keys);

    program.until_draft_kept("Not yet");
    let session = program.until_saved("four notes", |session| session.notes.len() == 4);
    let first = run::neighbour(&fresh, None, true).expect("there are elements");
    let second = run::neighbour(&fresh, Some(&first), true).expect("there are elements");
    let third = run::neighbour(&fresh, Some(&second), true).expect("there are elements");
    let said: Vec<(&str, Vec<String>)> =
        session.notes.iter().map(|note| (note.text.as_str(), texts(&note.on))).collect();
    let on = |id| texts([id]);
    assert_eq!(said, [("One", on(&first)), ("Two", on(&first)), ("Three", on(&second)), ("Five", on(&third))]);
    assert!(session.notes.iter().all(|note| note.item.as_str() == "discussion"));
    assert_eq!(session.floor.element, Some(third));
}
