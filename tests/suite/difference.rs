//! What tells two records apart, and what is taken from one into the other.

use std::collections::HashSet;
use std::sync::Arc;

use proptest::prelude::*;
use rapporteur::session::difference::taking::{can_be_taken, take, take_all};
use rapporteur::session::difference::{Difference, Record, Side, share};
use rapporteur::session::history::{History, Step, StepName};
use rapporteur::session::note::Note;
use rapporteur::session::plan::{Measure, MeasureNumber};
use rapporteur::session::{ElementId, Session};

use crate::support::cases;
use crate::support::fixtures::{Room, measure_id, note_id};
use crate::support::random;

const NAME: StepName = StepName::TakeFromVersion;

/// The record after a step, which has to fit.
fn after(session: &Session, step: Step) -> Session {
    let mut session = session.clone();
    History::default().take(&mut session, step).expect("it fits");
    session
}

fn records(difference: &Difference) -> Vec<Record> {
    let takes = difference.all.iter().filter(|differing| can_be_taken(&differing.record, differing.side));
    takes.map(|differing| differing.record.clone()).collect()
}

/// No number is given twice, and none that was given can be given again.
fn numbers_are_sound(session: &Session, before: [&Session; 2]) -> bool {
    let mut seen = HashSet::new();
    let unique = session.measures.iter().all(|measure| seen.insert(measure.number.clone()));
    let counted = |MeasureNumber(element, number): &MeasureNumber| session.highest_number(element) >= *number;
    let given = before.into_iter().flat_map(|session| &session.issued).all(counted);
    unique && given && session.measures.iter().all(|measure| counted(&measure.number))
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_record_does_not_differ_from_itself(session in random::session()) {
        prop_assert!(Difference::between(&session, &session.clone()).is_empty());
        // The same in other memory.
        let mut copy = session.clone();
        copy.notes = copy.notes.iter().map(|note| Arc::new(Note::clone(note))).collect();
        prop_assert!(Difference::between(&session, &copy).is_empty());
        share(&session, &mut copy);
        prop_assert!(session.notes.iter().zip(&copy.notes).all(|(a, b)| Arc::ptr_eq(a, b)));
    }

    #[test]
    fn from_the_other_side_it_is_the_other_way_round(here in random::session(), there in random::session()) {
        let key = |difference: &Difference, turned: bool| -> HashSet<(Record, Side)> {
            let turn = |side| match side {
                Side::Here if turned => Side::There,
                Side::There if turned => Side::Here,
                side => side,
            };
            difference.all.iter().map(|differing| (differing.record.clone(), turn(differing.side))).collect()
        };
        let (one, other) = (Difference::between(&here, &there), Difference::between(&there, &here));
        prop_assert_eq!(key(&one, false), key(&other, true));
        prop_assert_eq!(one.all.len(), key(&one, false).len(), "each is told once");
    }

    #[test]
    fn what_is_taken_whole_is_the_other_one(here in random::session(), there in random::session()) {
        let step = take_all(&here, &there, NAME, true).expect("it fits");
        let mut history = History::default();
        let mut session = here.clone();
        history.take(&mut session, step).expect("it fits");
        prop_assert_eq!(&session.notes, &there.notes);
        prop_assert_eq!(&session.measures, &there.measures);
        prop_assert!(Difference::between(&session, &there).is_empty());
        prop_assert!(numbers_are_sound(&session, [&here, &there]));
        if history.undo_name().is_some() {
            history.undo(&mut session).expect("it fits");
        }
        let issued = std::mem::take(&mut session.issued);
        prop_assert_eq!(&session, &Session { issued: Vec::new(), ..here.clone() }, "one undo goes back");
        prop_assert!(here.issued.iter().all(|given| issued.iter().any(|kept| kept.0 == given.0 && kept.1 >= given.1)));
    }

    #[test]
    fn with_the_floor_left_alone_only_the_floor_differs(here in random::session(), there in random::session()) {
        let session = after(&here, take_all(&here, &there, NAME, false).expect("it fits"));
        prop_assert!(Difference::between(&session, &there).is_only_the_floor());
        prop_assert_eq!(session.floor, here.floor);
    }

    #[test]
    fn what_is_taken_in_loses_nothing(here in random::session(), there in random::session()) {
        let wanted = records(&Difference::between(&here, &there));
        let session = after(&here, take(&here, &there, NAME, &wanted).expect("it fits"));
        for note in &there.notes {
            prop_assert_eq!(session.note(note.id), Some(note));
        }
        prop_assert!(there.measures.iter().all(|measure| session.measure(measure.id).is_some()));
        prop_assert!(here.notes.iter().all(|note| session.note(note.id).is_some()));
        prop_assert!(here.measures.iter().all(|measure| session.measure(measure.id).is_some()));
        if !wanted.is_empty() {
            prop_assert!(numbers_are_sound(&session, [&here, &there]));
        }
        // What differs still is what only here has, and what goes with the whole alone; and measures under new numbers.
        let left = Difference::between(&session, &there);
        let is_renumbered = |record: &Record| match record {
            Record::Measure(id) => {
                let (here, there) = (session.measure(*id).expect("taken"), there.measure(*id).expect("it was"));
                Measure { number: there.number.clone(), ..Measure::clone(here) } == **there
            }
            _ => false,
        };
        let rest: Vec<_> = left.all.iter().filter(|it| can_be_taken(&it.record, it.side) && !is_renumbered(&it.record)).collect();
        prop_assert!(rest.is_empty(), "{rest:?}");
    }
}

#[test]
fn a_note_comes_back_with_its_measure_and_its_number() {
    let mut room = Room::georgetown();
    room.take("#trs !action @gra Review transit powers");
    room.take("A second point");
    let there = room.session.clone();
    let note = there.notes[0].id;
    let step = rapporteur::session::capture::delete(&room.session, note);
    let here = after(&room.session, step);
    assert!(here.measures.is_empty());
    let step = take(&here, &there, NAME, &[Record::Note(note)]).expect("it fits");
    let session = after(&here, step);
    let texts: Vec<&str> = session.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["Review transit powers", "A second point"]);
    assert_eq!(session.measures, there.measures);
}

#[test]
fn what_was_said_in_two_places_stands_in_the_order_of_time() {
    let mut ours = Room::georgetown();
    ours.take_at("10:00:00", "Both have this");
    let common = ours.session.clone();
    ours.take_at("10:10:00", "Ours at ten");
    ours.take_at("10:30:00", "Ours at thirty");
    let mut theirs = Room::with(common);
    for _ in 0..10 {
        theirs.ids();
    }
    let first = theirs.take_at("10:05:00", "Theirs at five");
    let second = theirs.take_at("10:20:00", "Theirs at twenty");
    let wanted = [Record::Note(first.id), Record::Note(second.id)];
    let session = after(&ours.session, take(&ours.session, &theirs.session, NAME, &wanted).expect("it fits"));
    let texts: Vec<&str> = session.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["Both have this", "Theirs at five", "Ours at ten", "Theirs at twenty", "Ours at thirty"]);
}

#[test]
fn of_two_measures_with_one_number_the_one_that_comes_in_gets_another() {
    let mut ours = Room::georgetown();
    let mut theirs = Room::georgetown();
    ours.take("#trs !action Ours");
    theirs.take("#trs !action Theirs");
    // Taken on two machines: nothing but the number is the same.
    let mut there = theirs.session.clone();
    let note = Note { id: note_id(77), ..Note::clone(&there.notes[0]) };
    let measure = Measure { id: measure_id(77), from: vec![note.id], ..Measure::clone(&there.measures[0]) };
    there.notes = vec![Arc::new(note)].into();
    there.measures = vec![Arc::new(measure)].into();
    let here = ours.session.clone();
    let step = take(&here, &there, NAME, &[Record::Note(note_id(77))]).expect("it fits");
    let session = after(&here, step);
    let numbers: Vec<String> = session.measures.iter().map(|measure| measure.number.to_string()).collect();
    assert_eq!(numbers, ["OP3D-TRS.1", "OP3D-TRS.2"]);
    assert_eq!(session.highest_number(&ElementId::from("OP3D-TRS")), 2);
}
