//! A workshop is run, captured, projected, cut off, and reopened; everything is there.

use rapporteur::session::note::{Kind, Note};
use rapporteur::session::{ElementId, Session, run};
use rapporteur::words;

use super::desk::Desk;
use super::keyboard::ES;
use super::program::{Program, georgetown};
use crate::support::fixtures::texts;

/// What is typed, and what the note says then.
const LINES: [(&str, Kind, &str); 5] = [
    ("#trs #lst !action @customs by:2018-03 for:c Review powers over goods", Kind::Action, "Review powers over goods"),
    (
        "!gap Ninguna ley para detener mercancías en tránsito",
        Kind::Gap,
        "Ninguna ley para detener mercancías en tránsito",
    ),
    ("@gra will review #lst", Kind::Point, "GRA will review control lists"),
    ("Revisión cada año by:end-2018 #rev", Kind::Point, "Revisión cada año"),
    ("!s !q Who pays", Kind::Question, "Who pays"),
];

fn notes(session: &Session) -> Vec<(Kind, &str)> {
    session.notes.iter().map(|note| (note.kind, note.text.as_str())).collect()
}

#[test]
fn a_morning_survives_a_power_cut() {
    let desk = Desk::new("whole-morning", ES);
    let file = georgetown(&desk);
    let program = Program::open(&desk, &file);
    let fresh = program.until_saved("the session", |_| true);

    // Today is not the day of the workshop, so it asks, once: hold it today.
    desk.press_and_see(&program.console, &["F2"]);
    desk.press(&["1"]);
    program.until_saved("the opening runs", |session| running(session) == Some("opening"));
    for item in ["experts", "stimson", "discussion"] {
        desk.press(&["F2"]);
        program.until_saved(item, |session| running(session) == Some(item));
    }
    desk.press(&["Next"]);
    let first = run::neighbour(&fresh, None, true);
    let begun = program.until_saved("the first element on the floor", |session| session.floor.element == first);
    assert_ne!(begun.workshop.days, fresh.workshop.days, "it is held today");

    for (typed, ..) in LINES {
        desk.write(typed);
        desk.press(&["Return"]);
    }
    let said: Vec<(Kind, &str)> = LINES.iter().map(|(_, kind, text)| (*kind, *text)).collect();
    let taken = program.until_saved("five notes", |session| notes(session) == said);
    check_lines(&taken, first.as_ref());

    // Undo leads back in the record, because the line is empty; redo leads forth.
    desk.press(&["ctrl+z"]);
    let undone = program.until_saved("four notes", |session| notes(session) == said[..4]);
    assert_eq!(undone, Session { notes: taken.notes[..4].to_vec().into(), ..taken.clone() });
    desk.press(&["ctrl+shift+z"]);
    program.until_saved("the fifth again", |session| *session == taken);

    // The wall comes, and the console keeps the focus.
    desk.press(&["F5"]);
    let wall = program.window("the wall", |title| title == words::text("wall-title"));
    desk.until_drawn(&wall);
    desk.until_focused(&program.console);

    let second = run::neighbour(&taken, first.as_ref(), true);
    desk.press(&["Next"]);
    program.until_saved("the second element", |session| session.floor.element == second);
    desk.focus(&wall);
    let third = run::neighbour(&taken, second.as_ref(), true);
    desk.press(&["Next"]);
    program.until_saved("the third element, by the wall's window", |session| session.floor.element == third);
    desk.press(&["Prior"]);
    program.until_saved("the second element, by the wall's window", |session| session.floor.element == second);

    // One more note, and a line that was begun. The power goes as soon as the note is entered and the draft is kept.
    desk.focus(&program.console);
    desk.write("!d Agreed before the power went");
    desk.press(&["Return"]);
    desk.write("!need Escáner para el puerto");
    program.until_entered("Agreed before the power went");
    program.until_draft_kept("!need Escáner para el puerto");
    desk.picture("before");
    let before = program.until_saved("the session", |_| true);
    program.kill();

    let program = Program::open(&desk, &file);
    desk.picture("after");
    let after = program.until_saved("six notes", |session| session.notes.len() == 6);
    assert_eq!(after.notes[..5], *taken.notes);
    assert_eq!((after.notes[5].kind, after.notes[5].text.as_str()), (Kind::Decision, "Agreed before the power went"));
    assert_eq!(after.agenda, before.agenda, "the item that runs, since the same second");
    assert_eq!(running(&after), Some("discussion"));
    assert_eq!(after.floor.element, second);
    assert_eq!((after.measures, after.issued, after.agencies), (taken.measures, taken.issued, taken.agencies));

    // The draft stands in the line, under the element that it was begun under: Enter takes it.
    desk.press(&["Return"]);
    let last = program.until_saved("the draft taken", |session| session.notes.len() == 7);
    let note = &last.notes[6];
    assert_eq!((note.kind, note.text.as_str()), (Kind::Need, "Escáner para el puerto"));
    assert_eq!(note.on, second.into_iter().collect::<Vec<_>>());
}

fn running(session: &Session) -> Option<&str> {
    session.running().map(|item| item.id.as_str())
}

/// What the five lines say beside their kinds and texts.
fn check_lines(session: &Session, floor: Option<&ElementId>) {
    let [action, gap, review, yearly, question] = &*session.notes else {
        panic!("{} notes", session.notes.len());
    };
    assert!(session.notes.iter().all(|note| note.item.as_str() == "discussion" && note.at.is_some()));
    let by = |note: &Note| note.by.map(|due| due.to_string());
    let on_the_floor = texts(floor);

    assert_eq!(texts(&action.on), ["OP3D-TRS", "OP6-LST"]);
    assert_eq!((by(action).as_deref(), action.scope.to_string().as_str()), (Some("2018-03"), "C"));
    assert_eq!(action.lead, Some("customs".into()));
    assert!(session.agency(&"customs".into()).is_some(), "the new agency came with its note");
    assert_eq!(texts(session.measures.iter().map(|measure| &measure.number)), ["OP3D-TRS.1"]);

    assert_eq!(texts(&gap.on), on_the_floor);
    assert_eq!((texts(&review.on), &review.lead), (vec!["OP6-LST".to_owned()], &Some("gra".into())));
    assert_eq!((texts(&yearly.on), by(yearly).as_deref()), (vec!["SUS-REV".to_owned()], Some("2018")));
    assert_eq!((texts(&question.on), question.sensitive), (on_the_floor, true));
}
