//! What is missing before papers can go out, and what somebody accepted as it is.

use rapporteur::session::capture;
use rapporteur::session::check::{Accepted, Finding, Missing, Preflight, Spot, accept, findings, withdraw};
use rapporteur::session::history::{StepName, apply_all};
use rapporteur::session::note::{Kind, Note};
use rapporteur::session::plan::{Assistance, Measure, working};

use crate::support::fixtures::{Room, measure_id};

/// What is said about the notes of a room, and about its measures.
fn about(room: &Room) -> (Vec<String>, Vec<Missing>) {
    let findings = findings(&room.session);
    let named = |finding: &Finding| format!("{:?}{}", finding.what, finding.word);
    let of_notes = findings.iter().filter(|finding| matches!(finding.at, Spot::Note(_))).map(named).collect();
    let of_plan = findings.iter().filter(|finding| matches!(finding.at, Spot::Measure(_)));
    (of_notes, of_plan.map(|finding| finding.what).collect())
}

#[test]
fn what_a_note_and_its_row_lack() {
    for (line, of_note, of_row) in [
        ("#trs A point", "", vec![]),
        ("A point about nothing", "", vec![]),
        ("#trs !gap No power", "", vec![]),
        ("#trs !action @gra by:2018 Review", "", vec![]),
        ("#trs !action @gra Review", "", vec![Missing::Date]),
        ("#trs !action by:2018 Review", "", vec![Missing::Lead]),
        ("!action Review", "Element Lead Date", vec![]),
        ("!action @gra by:2018 Review", "Element", vec![]),
        ("#trs !need Scanners", "AssistanceType", vec![]),
        ("!q Who pays", "OpenQuestion", vec![]),
        ("!parked Later", "Parked", vec![]),
        ("See #law and @fo", "Unclear#law Unclear@fo", vec![]),
    ] {
        let mut room = Room::georgetown();
        room.take(line);
        let (notes, plan) = about(&room);
        assert_eq!((notes.join(" ").as_str(), plan), (of_note, of_row), "{line}");
    }
}

#[test]
fn the_row_speaks_for_its_action() {
    let mut room = Room::georgetown();
    let note = room.take("#trs !action Review");
    assert_eq!(about(&room).1, [Missing::Lead, Missing::Date]);
    // The rapporteur fills the row, not the note.
    let mut row = room.only_measure().clone();
    row.lead = Some("gra".into());
    row.by = Some(rapporteur::session::due::Due::Year(2018));
    room.step(working::change("lead", row));
    assert_eq!(about(&room), (vec![], vec![]));
    room.step(working::delete(room.only_measure().id));
    assert_eq!(about(&room).0, ["Row", "Lead", "Date"], "the action is in no plan any more");
    let step = working::add(&room.session, &"OP3D-TRS".into(), Some(&note), measure_id(7));
    room.step(step);
    assert_eq!(about(&room).1, [Missing::Lead, Missing::Date]);
    let empty = working::add(&room.session, &"OP6-LST".into(), None, measure_id(8));
    room.step(empty);
    assert_eq!(about(&room).1.iter().filter(|missing| **missing == Missing::Action).count(), 1);
}

#[test]
fn a_need_says_its_type_or_a_measure_says_it() {
    let mut room = Room::georgetown();
    let note = room.take("#trs !need Scanners");
    let typed = Note { assistance: vec![Assistance::Equipment], ..note.clone() };
    let mut told = room.session.clone();
    told.notes[0] = typed.into();
    assert!(!findings(&told).iter().any(|finding| finding.what == Missing::AssistanceType));

    let step = working::add(&room.session, &"OP3D-TRS".into(), Some(&note), measure_id(7));
    room.step(step);
    assert!(about(&room).0.contains(&"AssistanceType".to_owned()));
    for (answer, says) in [(Assistance::NotSure, false), (Assistance::Training, true)] {
        let row = Measure { assistance: vec![answer], ..room.only_measure().clone() };
        room.step(working::change("assistance", row));
        assert_eq!(about(&room).0.is_empty(), says, "{answer:?}");
    }
}

#[test]
fn what_is_accepted_stays_accepted_until_it_is_taken_back() {
    let mut room = Room::georgetown();
    room.session.elements.retain(|element| element.id.as_str() == "OP3D-TRS");
    let question = room.take("#trs !q Who pays");
    room.take("#trs !parked Later");
    let open = |room: &Room| Preflight::of(&room.session).open.len();
    let first = Preflight::of(&room.session).open[0].clone();
    assert_eq!((first.what, open(&room)), (Missing::OpenQuestion, 2));
    room.step(accept(&room.session, &first).expect("it is open"));
    assert_eq!((open(&room), Preflight::of(&room.session).accepted.len()), (1, 1));
    assert!(accept(&room.session, &first).is_none(), "once");

    // Other work leaves it accepted.
    room.take("#trs A point");
    assert_eq!(open(&room), 1);
    room.undo();
    room.undo();
    assert_eq!(open(&room), 2, "undo takes the acceptance back");
    room.redo();
    room.step(withdraw(&room.session, &first).expect("it is accepted"));
    assert_eq!(open(&room), 2);
    room.undo();

    // What is answered meanwhile is forgotten with the next acceptance.
    let answered = Note { kind: Kind::Decision, ..question };
    room.session.notes[0] = answered.into();
    assert_eq!(Preflight::of(&room.session).accepted.len(), 0);
    let parked = Preflight::of(&room.session).open[0].clone();
    let step = accept(&room.session, &parked).expect("it is open");
    apply_all(&mut room.session, &step.edits).expect("it fits");
    assert_eq!(room.session.accepted, [Accepted::of(&room.session, &parked)]);

    // The point that was put aside is worded anew: another point is another matter.
    assert_eq!(open(&room), 0);
    let parked = &room.session.notes[1];
    let other = Note { text: "Never".into(), ..Note::clone(parked) };
    room.step(capture::change(&room.session, StepName::EditNote, &other, measure_id(9)));
    assert_eq!(open(&room), 1);
    room.undo();
    assert_eq!(open(&room), 0);
}

#[test]
fn a_starred_element_is_discussed_by_a_note_or_a_mark() {
    let mut room = Room::georgetown();
    room.session.elements.truncate(5);
    for (element, (star, hidden, discussed)) in room.session.elements.iter_mut().zip([
        (true, false, false),
        (true, false, false),
        (true, false, true),
        (true, true, false),
        (false, false, false),
    ]) {
        (element.star, element.hidden, element.discussed) = (star, hidden, discussed);
    }
    let ids: Vec<_> = room.session.elements.iter().map(|element| element.id.clone()).collect();
    room.take(&format!("#{} A point", ids[1]));
    let not_discussed: Vec<_> = findings(&room.session).into_iter().map(|finding| (finding.what, finding.at)).collect();
    assert_eq!(not_discussed, [(Missing::NotDiscussed, Spot::Element(ids[0].clone()))]);
}

#[test]
fn the_event_needs_a_title_and_a_date() {
    let mut room = Room::georgetown();
    room.session.elements.clear();
    assert_eq!(findings(&room.session), []);
    room.session.workshop.title = "  ".into();
    room.session.workshop.days.clear();
    let missing: Vec<_> = findings(&room.session).into_iter().map(|finding| finding.what).collect();
    assert_eq!(missing, [Missing::Title, Missing::Days]);
}
