//! What the room says to what is read to it: kept with the words that were read, and gone with them.

use rapporteur::session::capture;
use rapporteur::session::due::Due;
use rapporteur::session::history::StepName;
use rapporteur::session::note::{Note, Scope};
use rapporteur::session::plan::{Agreement, Measure, working};
use rapporteur::session::read_back::{self, Outcome, Passage, ReadBack};

use crate::support::fixtures::{Room, at, measure_id};

/// A room that discusses transit.
fn room() -> Room {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    room
}

fn say(room: &mut Room, passage: Passage, outcome: Outcome, time: &str) {
    let step = read_back::say(&room.session, passage, outcome, at(time)).expect("it is for the room");
    room.step(step);
}

fn said(outcome: Outcome, time: &str) -> ReadBack {
    ReadBack { outcome, at: at(time) }
}

fn change(room: &mut Room, after: &Note) {
    room.step(capture::change(&room.session, StepName::EditNote, after, measure_id(90)));
}

#[test]
fn what_the_room_says_is_kept_and_undone_by_name() {
    let mut room = room();
    let note = room.take("No power to stop goods");
    say(&mut room, Passage::Note(note.id), Outcome::Reserved, "11:40:00");
    say(&mut room, Passage::Note(note.id), Outcome::Agreed, "11:42:00");
    assert_eq!(room.note(note.id).read_back, Some(said(Outcome::Agreed, "11:42:00")));
    assert_eq!(room.history.undo_name(), Some(StepName::ReadBack));
    room.undo();
    assert_eq!(room.note(note.id).read_back, Some(said(Outcome::Reserved, "11:40:00")));
    room.undo();
    assert_eq!(room.note(note.id), note);
    room.redo();
    assert_eq!(room.note(note.id).read_back, Some(said(Outcome::Reserved, "11:40:00")));
}

#[test]
fn other_words_have_to_be_read_again_in_the_same_step() {
    let mut room = room();
    let note = room.take("No power");
    say(&mut room, Passage::Note(note.id), Outcome::Agreed, "11:42:00");
    // As it is typed: what is sent was read off the screen, and still says what the room said.
    let agreed = room.note(note.id);
    for text in ["No power t", "No power to", "No power to stop"] {
        change(&mut room, &Note { text: text.into(), ..agreed.clone() });
    }
    assert_eq!(room.note(note.id).read_back, None);
    room.undo();
    assert_eq!(room.note(note.id), agreed, "one step for what was typed, and the room's word is back");
    change(&mut room, &Note { by: Some(Due::Year(2018)), ..agreed.clone() });
    assert_eq!(room.note(note.id).read_back, None, "by when is read with the words");
    room.undo();
    change(&mut room, &Note { lead: Some("gra".into()), ..agreed.clone() });
    assert_eq!(room.note(note.id).read_back, None, "and so is who");
    room.undo();
    change(&mut room, &Note { scope: Scope { nuclear: true, ..Scope::default() }, ..agreed.clone() });
    assert_eq!(room.note(note.id).read_back, agreed.read_back, "what is not read changes nothing");
    room.undo();
    let reading = crate::support::fixtures::read(&room.session, "No power at sea");
    room.step(capture::rewrite(&room.session, note.id, &reading, measure_id(91)).expect("it can be taken"));
    assert_eq!(room.note(note.id).read_back, None, "nor by the line");
    change(&mut room, &Note { text: "No power at sea".into(), ..agreed });
    assert_eq!(room.note(note.id).read_back, None, "it does not come back with an old state of the note");
}

#[test]
fn an_action_and_its_measure_hear_the_same() {
    use Agreement as A;
    use Outcome as O;
    for (outcome, before, after) in [
        (O::Agreed, None, Some(A::Agreed)),
        (O::Amended, None, None),
        // A reservation is not yet a difference of views.
        (O::Reserved, None, None),
        (O::Agreed, Some(A::InPrinciple), Some(A::InPrinciple)),
        (O::Reserved, Some(A::DifferingViews), Some(A::DifferingViews)),
    ] {
        let mut room = room();
        let note = room.take("!action @gra Review transit");
        let row = Measure { agreement: before, ..room.only_measure().clone() };
        room.step(working::change("agreement", row));
        say(&mut room, Passage::Note(note.id), outcome, "11:42:00");
        let measure = room.only_measure();
        assert_eq!(
            (measure.agreement, measure.read_back),
            (after, Some(said(outcome, "11:42:00"))),
            "{outcome:?}, {before:?}"
        );
        let changed = Note { text: "Review".into(), ..room.note(note.id) };
        change(&mut room, &changed);
        assert_eq!((room.only_measure().agreement, room.only_measure().read_back), (before, None), "{outcome:?}");
    }
}

#[test]
fn what_was_said_last_counts_and_a_measure_with_words_of_its_own_hears_nothing() {
    let mut room = room();
    let note = room.take("!action Review transit");
    say(&mut room, Passage::Note(note.id), Outcome::Agreed, "11:42:00");
    say(&mut room, Passage::Note(note.id), Outcome::Reserved, "11:50:00");
    let heard = |room: &Room| (room.only_measure().agreement, room.only_measure().read_back);
    assert_eq!(heard(&room), (None, Some(said(Outcome::Reserved, "11:50:00"))));

    let mut row = room.only_measure().clone();
    row.reword("Review transit and re-export");
    room.step(working::change("action", row));
    assert_eq!(heard(&room), (None, None), "other words");
    say(&mut room, Passage::Note(note.id), Outcome::Agreed, "11:55:00");
    assert_eq!(heard(&room), (None, None), "the note was read, not the row");
    let measure = Passage::Measure(room.only_measure().id);
    say(&mut room, measure, Outcome::Agreed, "11:57:00");
    assert_eq!(heard(&room), (Some(Agreement::Agreed), Some(said(Outcome::Agreed, "11:57:00"))));
    assert_eq!(room.note(note.id).read_back, Some(said(Outcome::Agreed, "11:55:00")));
}

#[test]
fn a_row_that_is_read_speaks_for_its_note() {
    let mut room = room();
    let note = room.take("!action Review transit");
    let measure = Passage::Measure(room.only_measure().id);
    say(&mut room, measure, Outcome::Agreed, "11:42:00");
    assert_eq!(room.note(note.id).read_back, Some(said(Outcome::Agreed, "11:42:00")));
    room.undo();
    assert_eq!((room.note(note.id).read_back, room.only_measure().read_back), (None, None));
}

#[test]
fn a_note_that_is_deleted_takes_its_agreed_measure_along() {
    let mut room = room();
    let note = room.take("!action Review transit");
    say(&mut room, Passage::Note(note.id), Outcome::Agreed, "11:42:00");
    room.step(capture::delete(&room.session, note.id));
    assert!(room.session.measures.is_empty(), "nobody has worked on it");
    room.undo();
    let mut row = room.only_measure().clone();
    row.agreement = Some(Agreement::InPrinciple);
    room.step(working::change("agreement", row));
    room.step(capture::delete(&room.session, note.id));
    assert_eq!(room.session.measures.len(), 1, "somebody has");
}

#[test]
fn what_is_sensitive_or_empty_is_not_read() {
    let mut room = room();
    let note = room.take("!action Review transit");
    let measure = Passage::Measure(room.only_measure().id);
    let refused = |room: &Room, passage| read_back::say(&room.session, passage, Outcome::Agreed, at("11:42:00"));
    assert!(refused(&room, measure).is_some());
    change(&mut room, &Note { sensitive: true, ..note.clone() });
    assert_eq!(refused(&room, Passage::Note(note.id)), None);
    assert_eq!(refused(&room, measure), None, "it grew out of a sensitive note");
    let empty = working::add(&room.session, &"OP6-LST".into(), None, measure_id(8));
    room.step(empty);
    assert_eq!(refused(&room, Passage::Measure(measure_id(8))), None);
}
