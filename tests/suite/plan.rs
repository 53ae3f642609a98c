//! Working on the plan: rows added, changed, tied to notes, kept from the papers, deleted.

use rapporteur::session::capture;
use rapporteur::session::catalogue::Force;
use rapporteur::session::check::Preflight;
use rapporteur::session::history::StepName;
use rapporteur::session::note::{Kind, LONGEST_TEXT, Note};
use rapporteur::session::plan::{Measure, Sources, working};
use rapporteur::session::workshop::Rule;

use crate::support::fixtures::{Room, measure_id, texts};

fn numbers(room: &Room) -> Vec<String> {
    texts(room.session.measures.iter().map(|measure| &measure.number))
}

fn add(room: &mut Room, element: &str, id: u128) {
    let step = working::add(&room.session, &element.into(), None, measure_id(id));
    room.step(step);
}

#[test]
fn a_number_is_given_once() {
    let mut room = Room::georgetown();
    for id in 1..=2 {
        add(&mut room, "OP3D-TRS", id);
    }
    assert_eq!(numbers(&room), ["OP3D-TRS.1", "OP3D-TRS.2"]);
    room.step(working::delete(measure_id(2)));
    add(&mut room, "OP3D-TRS", 3);
    assert_eq!(numbers(&room), ["OP3D-TRS.1", "OP3D-TRS.3"], "not after a deletion");
    room.undo();
    room.undo();
    assert_eq!(numbers(&room), ["OP3D-TRS.1", "OP3D-TRS.2"], "what was deleted comes back as what it was");
    add(&mut room, "OP3D-TRS", 4);
    assert_eq!(numbers(&room), ["OP3D-TRS.1", "OP3D-TRS.2", "OP3D-TRS.4"], "not after an undo");
    for _ in 0..3 {
        room.undo();
    }
    assert!(room.session.measures.is_empty());
    for _ in 0..3 {
        room.redo();
    }
    assert_eq!(numbers(&room), ["OP3D-TRS.1", "OP3D-TRS.2", "OP3D-TRS.4"]);
    add(&mut room, "OP3D-TRS", 5);
    assert_eq!(numbers(&room).last().map(String::as_str), Some("OP3D-TRS.5"));
}

#[test]
fn what_is_typed_into_a_cell_is_one_step() {
    let mut room = Room::georgetown();
    add(&mut room, "OP3D-TRS", 1);
    for typed in ["R", "Re", "Review"] {
        room.step(working::change("action", Measure { action: typed.into(), ..room.only_measure().clone() }));
    }
    room.step(working::change("remarks", Measure { remarks: "Soon".into(), ..room.only_measure().clone() }));
    room.undo();
    assert_eq!((room.only_measure().action.as_str(), room.only_measure().remarks.as_str()), ("Review", ""));
    room.undo();
    assert_eq!(room.only_measure().action, "");
    let long = Measure { remarks: "x".repeat(LONGEST_TEXT + 1), ..room.only_measure().clone() };
    let refused = room.history.take(&mut room.session, working::change("remarks", long));
    assert!(refused.is_err_and(|why| why.to_string().contains("at most 16384 bytes")));
}

#[test]
fn a_row_that_was_deleted_stays_away_while_its_note_is_worded() {
    let mut room = Room::georgetown();
    let note = room.take("#trs !action Review");
    room.step(working::delete(room.only_measure().id));
    let after = Note { text: "Review it".into(), ..note };
    let name = StepName::EditNote;
    let step = capture::change(&room.session, name, &after, measure_id(9));
    room.step(step);
    assert!(room.session.measures.is_empty());
    let step = working::add(&room.session, &"OP3D-TRS".into(), Some(&after), measure_id(9));
    room.step(step);
    assert_eq!((room.only_measure().action.as_str(), room.only_measure().number.1), ("Review it", 2));
}

/// A measure is kept from the papers while any of its notes is, until somebody releases it.
#[test]
fn what_is_sensitive_about_a_measure() {
    let mut room = Room::georgetown();
    let open = room.take("#trs !action Review");
    let secret = room.take("#trs !gap !s Nobody guards it");
    let id = room.only_measure().id;
    let held = |room: &Room| room.only_measure().is_sensitive(&room.session.sensitive_notes());
    let link = |room: &mut Room, note: &Note, linked| {
        let step = working::link(&room.session, id, note.id, linked).expect("it changes something");
        room.step(step);
    };
    assert!(!held(&room));
    link(&mut room, &secret, true);
    assert!(held(&room), "while a note is");
    let release = |room: &mut Room, sensitive| {
        let step = working::set_sensitive(&room.session, id, sensitive).expect("it changes something");
        room.step(step);
    };
    release(&mut room, false);
    assert!(!held(&room) && room.only_measure().released, "released by hand");
    link(&mut room, &open, false);
    link(&mut room, &secret, false);
    assert!(!held(&room), "it was released");
    link(&mut room, &secret, true);
    assert!(held(&room), "it was not released for a note that came later");
    room.step(capture::delete(&room.session, secret.id));
    assert!(held(&room) && room.only_measure().from.is_empty(), "its words are still there");
    release(&mut room, false);
    assert!(!held(&room) && !room.only_measure().released, "there is no note to be released from");
    release(&mut room, true);
    assert!(held(&room));
    assert!(working::set_sensitive(&room.session, id, true).is_none());
    assert!(Preflight::of(&room.session).open.len() > 1);
}

/// Rows made by hand from notes of any kind, and what becomes of them while their note is worked on.
#[test]
fn a_row_made_by_hand_stays_tied_to_its_note_and_is_held_back_with_it() {
    for line in ["#trs !gap No power", "#trs !need Scanners", "!action Review", "#trs A point"] {
        let mut room = Room::georgetown();
        let note = room.take(line);
        let row = room.session.measures.iter().next().map(|measure| measure.id);
        assert_eq!(row, None, "{line}");
        room.step(working::add(&room.session, &"OP3D-TRS".into(), Some(&note), measure_id(9)));
        let change = |room: &mut Room, after: Note| {
            let step = capture::change(&room.session, StepName::EditNote, &after, measure_id(10));
            room.step(step);
        };
        change(&mut room, Note { text: "Other words".into(), ..note.clone() });
        let row = room.only_measure();
        assert_eq!((row.from.as_slice(), row.texts().contains(&"Other words")), (&[note.id][..], true), "{line}");
        change(&mut room, Note { text: "Other words".into(), sensitive: true, ..note.clone() });
        assert!(room.only_measure().is_sensitive(&room.session.sensitive_notes()), "{line}");
        assert_eq!(room.only_measure().from, [note.id], "{line}");
    }
    // What stops being an action and becomes sensitive in one go leaves its words behind, and they are held back.
    let mut room = Room::georgetown();
    let note = room.take("#trs !action Review");
    room.step(working::change("remarks", Measure { remarks: "Soon".into(), ..room.only_measure().clone() }));
    let after = Note { kind: Kind::Point, sensitive: true, ..note };
    room.step(capture::change(&room.session, StepName::EditNote, &after, measure_id(10)));
    assert!(room.only_measure().from.is_empty());
    assert!(room.only_measure().is_sensitive(&room.session.sensitive_notes()));
}

/// Somebody looked at a measure and let it into the papers; what comes later they have not looked at.
#[test]
fn a_release_holds_for_what_was_released() {
    let mut room = Room::georgetown();
    let note = room.take("#trs !action !s Review");
    let id = room.only_measure().id;
    let held = |room: &Room| room.only_measure().is_sensitive(&room.session.sensitive_notes());
    let change = |room: &mut Room, after: Note| {
        let step = capture::change(&room.session, StepName::EditNote, &after, measure_id(10));
        room.step(step);
    };
    let release = |room: &mut Room| {
        assert!(held(room));
        let step = working::set_sensitive(&room.session, id, false).expect("it is held back");
        room.step(step);
        assert!(!held(room));
    };
    release(&mut room);
    change(&mut room, Note { by: Some(rapporteur::session::due::Due::Year(2018)), ..note.clone() });
    assert!(!held(&room), "its words are the same");
    change(&mut room, Note { text: "Review the guards".into(), ..note.clone() });
    release(&mut room);
    change(&mut room, Note { text: "Review the guards".into(), sensitive: false, ..note.clone() });
    assert!(!held(&room));
    change(&mut room, Note { text: "Review the guards".into(), ..note.clone() });
    release(&mut room);
    let other = room.take("#trs !gap Nobody there");
    let step = working::link(&room.session, id, other.id, true).expect("it is not tied yet");
    room.step(step);
    assert!(!held(&room));
    change(&mut room, Note { sensitive: true, ..other });
    assert!(held(&room), "another note of it became sensitive");
}

/// Under a rule without attribution, who said a thing does not become who is to do it.
#[test]
fn a_row_names_who_is_to_act_and_not_who_spoke() {
    let mut room = Room::georgetown();
    for (line, rule, lead) in [
        ("#trs !gap @gra No power", Rule::NonAttribution, None),
        ("#trs !gap @gra No power", Rule::ChathamHouse, None),
        ("#trs !gap @gra No power", Rule::Attributable, Some("gra")),
        ("#trs !need @gra Scanners", Rule::NonAttribution, Some("gra")),
        ("#trs !next @gra Send the table", Rule::ChathamHouse, Some("gra")),
    ] {
        room.session.workshop.rule = rule;
        let note = room.take(line);
        room.step(working::add(&room.session, &"OP3D-TRS".into(), Some(&note), measure_id(9)));
        assert_eq!(room.only_measure().lead.as_ref().map(ToString::to_string).as_deref(), lead, "{line} {rule:?}");
        room.undo();
        room.undo();
    }
}

#[test]
fn what_a_measure_rests_on_knows_the_year() {
    let mut room = Room::georgetown();
    add(&mut room, "SUS-REV", 1);
    let row = Measure { also: vec!["OP2-FIN".into(), "OP3D-TRS".into()], ..room.only_measure().clone() };
    room.step(working::change("elements", row));
    let sources = room.only_measure().sources(&room.session);
    let op = |list: &[&str]| list.iter().map(|op| (*op).to_owned()).collect::<Vec<_>>();
    let then = Sources { op: op(&["2", "3(d)"]), later: op(&[]), force: Some(Force::Decides) };
    assert_eq!(Sources { later: Vec::new(), ..sources.clone() }, then);
    assert!(!sources.later.iter().any(|cited| cited.contains("2022")), "a plan of 2017 cites nothing of 2022");
    room.session.workshop.days = vec![jiff::civil::date(2023, 5, 2)];
    let later = room.only_measure().sources(&room.session).later;
    assert!(later.iter().any(|cited| cited.starts_with("2663 (2022)")), "{later:?}");
}

#[test]
fn the_plan_stands_by_theme_and_element() {
    let mut room = Room::georgetown();
    for (id, element) in (1..).zip(["SUS-REV", "OP3D-TRS", "OP1-SUP", "OP3D-TRS", "OP6-LST"]) {
        add(&mut room, element, id);
    }
    let plan = texts(room.session.plan().iter().map(|measure| &measure.number));
    assert_eq!(plan, ["OP1-SUP.1", "OP6-LST.1", "OP3D-TRS.1", "OP3D-TRS.2", "SUS-REV.1"]);
}
