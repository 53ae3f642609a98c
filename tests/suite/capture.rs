//! Taking, changing and deleting notes; an action is a measure of the plan from the moment it is taken.

use rapporteur::session::agenda::Role;
use rapporteur::session::capture::{self, Binding, CannotTake};
use rapporteur::session::edit::{Change, Edit};
use rapporteur::session::history::{Place, StepName};
use rapporteur::session::note::{Kind, LONGEST_TEXT, Note};
use rapporteur::session::plan::Measure;
use rapporteur::session::{NoteId, Session, SessionId, run};

use crate::support::fixtures::{Room, at, georgetown, measure_id, note_id, read, texts};

/// A room in the middle of its discussion, with transit on the floor.
fn discussing() -> Room {
    let mut room = Room::georgetown();
    for (id, time) in
        [("opening", "09:00:00"), ("experts", "09:30:00"), ("stimson", "10:20:00"), ("discussion", "11:30:00")]
    {
        room.step(run::start(&room.session, &id.into(), at(time)).expect("it has not begun"));
    }
    room.floor("discussion", Some("OP3D-TRS"));
    room
}

/// Changes a note as the screen does: the same note with something else in it.
fn change(room: &mut Room, id: NoteId, change: impl FnOnce(&mut Note)) {
    let mut after = room.note(id);
    change(&mut after);
    let new_measure = room.ids().measure;
    room.step(capture::change(&room.session, StepName::EditNote, &after, new_measure));
}

fn delete(room: &mut Room, id: NoteId) {
    room.step(capture::delete(&room.session, id));
}

/// Measures as lines of a plan: `OP3D-TRS.1 Review powers · gra · 2018-03`.
fn plan(session: &Session) -> Vec<String> {
    let line = |measure: &Measure| {
        let with_plus = |ids: Vec<String>| ids.into_iter().map(|id| format!(" +{id}")).collect::<Vec<_>>().concat();
        let (also, support) = (with_plus(texts(&measure.also)), with_plus(texts(&measure.support)));
        let lead = measure.lead.as_ref().map_or("–", |id| id.as_str());
        let by = measure.by.map_or_else(|| "–".into(), |due| due.to_string());
        format!("{}{also} {} · {lead}{support} · {by}", measure.number, measure.action)
    };
    session.measures.iter().map(|measure| line(measure)).collect()
}

#[test]
fn a_note_says_when_where_and_on_what() {
    let mut room = discussing();
    let note = room.take_at("14:41:07", "!gap @police for:c No power to stop");
    assert_eq!(note.at, Some(at("14:41:07")));
    assert_eq!(note.item.as_str(), "discussion");
    assert_eq!(note.kind, Kind::Gap);
    assert_eq!(texts(&note.on), ["OP3D-TRS"], "none typed: the floor");
    assert_eq!(note.text, "No power to stop");
    assert_eq!(note.lead, Some("police".into()), "a lead is kept on any kind");
    assert_eq!(note.scope.to_string(), "C");
    assert!(room.session.measures.is_empty());
    assert_eq!(room.history.undo_name(), Some(StepName::TakeNote));

    let note = room.take("#lst #op3d-law Both");
    assert_eq!(texts(&note.on), ["OP6-LST", "OP3D-LAW"], "typed: those and not the floor");
    assert_eq!(note.kind, Kind::Point);

    room.floor("discussion", None);
    assert_eq!(room.take("General remark").on, []);
    assert_eq!(room.session.notes.len(), 3, "in the order in which they were taken");
    assert_eq!(room.session.notes[2].text, "General remark");
}

#[test]
fn a_note_whose_time_is_unknown() {
    let mut room = discussing();
    let ids = room.ids();
    let reading = read(&room.session, "-5 Captured afterwards");
    let binding = Binding::to_floor(&room.session);
    room.step(capture::take(&room.session, &reading, &binding, None, ids).expect("there is text"));
    let note = room.note(ids.note);
    assert_eq!((note.at, note.item.as_str()), (None, "discussion"));
}

#[test]
fn a_line_that_cannot_be_taken() {
    let room = discussing();
    let try_to_take = |line: &str| {
        let reading = read(&room.session, line);
        let ids = capture::Given { note: note_id(1), measure: measure_id(1), title: "Discussion" };
        capture::take(&room.session, &reading, &Binding::default(), None, ids).map(|step| step.edits.len())
    };
    assert_eq!(try_to_take(""), Err(CannotTake::NoText));
    assert_eq!(try_to_take("!gap by:Q2 "), Err(CannotTake::NoText));
    assert_eq!(try_to_take(&"x".repeat(LONGEST_TEXT + 1)), Err(CannotTake::TooLong));
    assert_eq!(try_to_take(&"x".repeat(LONGEST_TEXT)), Ok(1));
    // It is the text of the note that counts, not its marks.
    assert_eq!(try_to_take(&format!("!gap {}", "x".repeat(LONGEST_TEXT))), Ok(1));
}

#[test]
fn an_action_is_a_measure_at_once_and_undo_takes_both_back() {
    let mut room = discussing();
    let before = room.session.clone();
    let note = room.take("#trs #lst !action @gra @police by:2018-03 for:c Review powers");
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 +OP6-LST Review powers · gra +police · 2018-03"]);
    let measure = room.only_measure();
    assert_eq!((measure.from.as_slice(), measure.scope.to_string().as_str()), ([note.id].as_slice(), "C"));
    assert_eq!(texts(&room.session.issued), ["OP3D-TRS.1"]);

    let after = room.session.clone();
    room.undo();
    assert_eq!(Session { issued: Vec::new(), ..room.session.clone() }, before, "only the number stays given");
    room.redo();
    assert_eq!(room.session, after);
}

#[test]
fn an_action_without_an_element_waits_for_one() {
    let mut room = discussing();
    room.floor("discussion", None);
    let note = room.take("!action Meet again");
    assert!(plan(&room.session).is_empty());
    change(&mut room, note.id, |note| note.on = vec!["SUS-REV".into()]);
    assert_eq!(plan(&room.session), ["SUS-REV.1 Meet again · – · –"]);
}

#[test]
fn numbers_count_per_element_and_none_is_given_twice() {
    let mut room = discussing();
    room.take("!action First");
    let second = room.take("!action Second");
    room.take("!action #lst Third");
    assert_eq!(texts(room.session.measures.iter().map(|m| &m.number)), ["OP3D-TRS.1", "OP3D-TRS.2", "OP6-LST.1"]);
    assert_eq!(room.session.next_number(&"OP3D-TRS".into()).to_string(), "OP3D-TRS.3");

    delete(&mut room, second.id);
    room.take("!action Fourth");
    assert_eq!(plan(&room.session).last().map(String::as_str), Some("OP3D-TRS.3 Fourth · – · –"));

    // Also when every measure of the element is gone.
    let all: Vec<NoteId> = room.session.notes.iter().map(|note| note.id).collect();
    for id in all {
        delete(&mut room, id);
    }
    assert!(room.session.measures.is_empty());
    room.take("!action Fifth");
    assert_eq!(plan(&room.session), ["OP3D-TRS.4 Fifth · – · –"]);
}

#[test]
fn a_note_that_is_no_longer_an_action_gives_its_number_up_for_ever() {
    let mut room = discussing();
    let note = room.take("!action Review");
    change(&mut room, note.id, |note| note.kind = Kind::Gap);
    assert!(room.session.measures.is_empty());
    change(&mut room, note.id, |note| note.kind = Kind::Action);
    assert_eq!(plan(&room.session), ["OP3D-TRS.2 Review · – · –"]);
}

#[test]
fn a_note_that_becomes_an_action_becomes_a_measure() {
    let mut room = discussing();
    let note = room.take("@gra Review powers by:2018");
    change(&mut room, note.id, |note| note.kind = Kind::Action);
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 Review powers · gra · 2018"]);
    assert_eq!(room.only_measure().from, [note.id]);
    room.undo();
    assert!(room.session.measures.is_empty());
    // Somebody may have read the number out meanwhile: the next measure gets another one.
    change(&mut room, note.id, |note| note.kind = Kind::Action);
    assert_eq!(plan(&room.session), ["OP3D-TRS.2 Review powers · gra · 2018"]);
}

#[test]
fn a_measure_follows_its_note_until_it_was_worked_on() {
    let mut room = discussing();
    let note = room.take("!action @gra Review powres");
    change(&mut room, note.id, |note| {
        note.text = "Review powers".into();
        note.lead = Some("police".into());
        note.support = vec!["gra".into()];
        note.by = rapporteur::session::due::Due::parse("2018-Q2", crate::support::fixtures::workshop_day());
    });
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 Review powers · police +gra · 2018-Q2"]);
    // Another first element: the number is a citation and stays.
    change(&mut room, note.id, |note| note.on = vec!["OP6-LST".into()]);
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 +OP6-LST Review powers · police +gra · 2018-Q2"]);

    // The rapporteur rewords the row: from then on the note's text no longer reaches it, the rest still does.
    let worded = Measure { action: "Review the act".into(), ..room.only_measure().clone() };
    room.session.apply(Edit::Measure(Change::Replace(worded.into()))).expect("the measure is there");
    change(&mut room, note.id, |note| {
        note.text = "Review all powers".into();
        note.lead = None;
    });
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 +OP6-LST Review the act · – +gra · 2018-Q2"]);
}

#[test]
fn a_measure_goes_with_its_note_unless_it_was_worked_on() {
    // (what was done to the measure before, whether it outlives its note)
    type Work = fn(&mut Measure);
    let works: [(&str, Work, bool); 6] = [
        ("nothing", |_| {}, false),
        ("reworded", |measure| measure.action = "Review the act".into(), true),
        ("another lead", |measure| measure.lead = Some("police".into()), true),
        ("a date", |measure| measure.by = Some(rapporteur::session::due::Due::Short), true),
        ("another element", |measure| measure.also.push("OP6-LST".into()), true),
        ("a second note", |measure| measure.from.push(note_id(1)), true),
    ];
    for (what, work, outlives) in works {
        for ends in ["deleted", "no longer an action", "no longer on an element"] {
            let mut room = discussing();
            room.take("Another note");
            let note = room.take("!action @gra Review");
            let mut measure = room.only_measure().clone();
            work(&mut measure);
            room.session.apply(Edit::Measure(Change::Replace(measure.clone().into()))).expect("it is there");
            let before = room.session.clone();
            match ends {
                "deleted" => delete(&mut room, note.id),
                "no longer an action" => change(&mut room, note.id, |note| note.kind = Kind::Point),
                _ => change(&mut room, note.id, |note| note.on.clear()),
            }
            if outlives {
                measure.from.retain(|id| *id != note.id);
                assert_eq!(*room.only_measure(), measure, "{what}, {ends}: it only loses the link");
            } else {
                assert!(room.session.measures.is_empty(), "{what}, {ends}");
            }
            room.undo();
            assert_eq!(room.session, before, "{what}, {ends}, undone");
        }
    }
}

#[test]
fn a_measure_whose_note_moved_to_another_element_is_still_nobodys_work() {
    let mut room = discussing();
    let note = room.take("!action Review");
    change(&mut room, note.id, |note| note.on = vec!["OP6-LST".into(), "OP3D-TRS".into()]);
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 +OP6-LST Review · – · –"]);
    delete(&mut room, note.id);
    assert!(room.session.measures.is_empty(), "{:?}", plan(&room.session));
}

#[test]
fn a_new_agency_comes_with_its_note_and_goes_with_it() {
    let mut room = discussing();
    let before = room.session.clone();
    let note = room.take("!action @customs @port-authority @gra Search containers");
    assert_eq!(
        (note.lead, texts(&note.support)),
        (Some("customs".into()), vec!["port-authority".into(), "gra".into()])
    );
    let added: Vec<(&str, &str)> =
        room.session.agencies[8..].iter().map(|agency| (agency.id.as_str(), agency.name.as_str())).collect();
    assert_eq!(added, [("customs", "customs"), ("port-authority", "port-authority")]);
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 Search containers · customs +port-authority +gra · –"]);
    room.undo();
    assert_eq!(Session { issued: Vec::new(), ..room.session.clone() }, before, "one step");
    room.redo();
    assert_eq!(room.session.agencies.len(), 10);

    // From now on it is known.
    assert_eq!(room.take("@cust Again").lead, Some("customs".into()));
    assert_eq!(room.session.agencies.len(), 10);
}

#[test]
fn agencies_of_another_script_get_ids_of_their_own() {
    let mut room = discussing();
    let note = room.take("@海关 @警察 审查");
    assert_eq!((note.lead, texts(&note.support)), (Some("agency".into()), vec!["agency-2".into()]));
    let names: Vec<&str> = room.session.agencies[8..].iter().map(|agency| agency.name.as_str()).collect();
    assert_eq!(names, ["海关", "警察"]);
}

#[test]
fn an_empty_agenda_gets_an_item_for_its_first_note() {
    let mut room = Room::with(Session::empty(SessionId(uuid::Uuid::nil())));
    let before = room.session.clone();
    let note = room.take("The first word");
    assert_eq!(note.item.as_str(), "discussion");
    assert_eq!(room.item("discussion").role, Role::Discussion);
    room.undo();
    assert_eq!(room.session, before);
    room.redo();
    room.take("The second");
    assert_eq!(room.session.agenda.len(), 1);
}

#[test]
fn a_note_entered_late_lands_in_the_item_that_ran_then() {
    let mut room = discussing();
    for (line, when, item) in [
        ("-5 Five minutes ago", "14:36:07", "discussion"),
        ("-200 In the talk on assistance", "11:21:07", "stimson"),
        ("-191 The minute before the discussion", "11:30:07", "discussion"),
        ("-192 A minute more", "11:29:07", "stimson"),
        ("-300 The experts", "09:41:07", "experts"),
        // Before anything had begun it is the present item's.
        ("-600 Last night", "04:41:07", "discussion"),
    ] {
        let note = room.take_at("14:41:07", line);
        assert_eq!((note.at, note.item.as_str()), (Some(at(when)), item), "{line}");
    }
}

#[test]
fn an_item_has_its_first_second_and_not_its_last() {
    let mut room = Room::georgetown();
    room.step(run::start(&room.session, &"opening".into(), at("09:00:00")).expect("it has not begun"));
    room.step(run::end(&room.session, at("09:30:00")).expect("it is running"));
    room.step(run::start(&room.session, &"experts".into(), at("09:45:00")).expect("it has not begun"));
    room.floor("discussion", None);
    for (time, item) in [("09:00:00", "opening"), ("09:29:59", "opening"), ("09:45:00", "experts")] {
        assert_eq!(room.session.item_at(at(time)).map(|item| item.id.as_str()), Some(item), "{time}");
    }
    for time in ["08:59:59", "09:30:00", "09:44:59"] {
        assert_eq!(room.session.item_at(at(time)), None, "{time}");
    }
}

/// A morning: the opening from 9:00, coffee from nobody's agenda at 9:30, the experts from 9:45 with a pause from 10:00 to
/// 10:20, the discussion from 11:00 that stands still since 11:30, with an element on the floor.
#[test]
fn what_was_said_some_minutes_ago_belongs_to_what_the_room_did_then() {
    let mut room = Room::georgetown();
    let start = |room: &mut Room, id: &str, time| {
        room.step(run::start(&room.session, &id.into(), at(time)).expect("it has not begun"));
    };
    let pause =
        |room: &mut Room, time| room.step(run::pause_or_resume(&room.session, at(time)).expect("it is running"));
    start(&mut room, "opening", "09:00:00");
    room.step(run::end(&room.session, at("09:30:00")).expect("it is running"));
    start(&mut room, "experts", "09:45:00");
    pause(&mut room, "10:00:00");
    pause(&mut room, "10:20:00");
    start(&mut room, "discussion", "11:00:00");
    pause(&mut room, "11:30:00");
    room.floor("discussion", Some("OP3D-TRS"));
    for (line, now, said, item, on) in [
        ("Now", "11:20:00", "11:20:00", "discussion", "OP3D-TRS"),
        ("-5 In the discussion", "11:20:00", "11:15:00", "discussion", "OP3D-TRS"),
        ("-20 At its first moment", "11:20:00", "11:00:00", "discussion", "OP3D-TRS"),
        ("-21 In the talk before: not about what is on the floor now", "11:20:00", "10:59:00", "experts", ""),
        ("-21 #lst Unless that is typed", "11:20:00", "10:59:00", "experts", "OP6-LST"),
        ("-70 While the talk stood still", "11:20:00", "10:10:00", "experts", ""),
        ("-2 While the discussion stands still", "11:40:00", "11:38:00", "discussion", "OP3D-TRS"),
        ("-105 In the coffee: nothing ran", "11:20:00", "09:35:00", "discussion", "OP3D-TRS"),
        ("-130 In the opening", "11:20:00", "09:10:00", "opening", ""),
        ("-150 Before anything had begun", "11:20:00", "08:50:00", "discussion", "OP3D-TRS"),
    ] {
        let note = room.take_at(now, line);
        let told = (note.at, note.item.as_str(), texts(&note.on).join(" "));
        assert_eq!(told, (Some(at(said)), item, on.to_owned()), "{line}");
    }
}

/// Types a new line for a note, as `↑` in the empty capture line does.
fn rewrite(room: &mut Room, id: NoteId, line: &str) -> Note {
    let reading = read(&room.session, line);
    let new_measure = room.ids().measure;
    room.step(capture::rewrite(&room.session, id, &reading, new_measure).expect("there is text"));
    room.note(id)
}

#[test]
fn rewriting_a_note_changes_what_the_line_says_and_nothing_else() {
    let mut room = discussing();
    let first = room.take("!gap @gra for:c by:2018 No power");
    let before = room.session.clone();
    let changed = rewrite(&mut room, first.id, "No power to stop");
    assert_eq!(changed, Note { text: "No power to stop".into(), ..first.clone() });
    room.undo();
    assert_eq!(room.session, before);

    let line = "!need #lst @police @customs for:n by:2019 No scanner";
    let reading = read(&room.session, line);
    let changed = rewrite(&mut room, first.id, line);
    let expected = Note {
        text: "No scanner".into(),
        kind: Kind::Need,
        on: vec!["OP6-LST".into()],
        lead: Some("police".into()),
        support: vec!["customs".into()],
        by: reading.by,
        scope: reading.scope,
        ..first
    };
    assert_eq!(changed, expected);
    assert_eq!(room.session.agencies.len(), before.agencies.len() + 1, "its new agency comes in the same step");
    room.undo();
    assert_eq!(room.session, before);
}

#[test]
fn rewriting_a_note_into_an_action_makes_its_measure() {
    let mut room = discussing();
    let note = room.take("@gra Review");
    rewrite(&mut room, note.id, "!action @customs Review powers by:2018");
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 Review powers · customs · 2018"]);
    rewrite(&mut room, note.id, "Review all powers");
    assert_eq!(plan(&room.session), ["OP3D-TRS.1 Review all powers · customs · 2018"]);
}

#[test]
fn rewriting_nothing_makes_no_step_and_an_empty_line_is_refused() {
    let mut room = discussing();
    let note = room.take("A point");
    let step = |line: &str| capture::rewrite(&room.session, note.id, &read(&room.session, line), measure_id(9));
    assert_eq!(step("A point").map(|step| step.edits), Ok(Vec::new()));
    assert_eq!(step("!gap").map(|step| step.edits), Err(CannotTake::NoText));
    assert_eq!(step(&"x".repeat(LONGEST_TEXT + 1)).map(|step| step.edits), Err(CannotTake::TooLong));
    let gone = capture::rewrite(&room.session, note_id(9), &read(&room.session, "A point"), measure_id(9));
    assert_eq!(gone.map(|step| step.edits), Ok(Vec::new()));
}

#[test]
fn a_draft_stays_with_the_item_and_element_that_it_was_begun_under() {
    let mut room = discussing();
    let binding = Binding::to_floor(&room.session);
    assert_eq!(binding, Binding { item: Some("discussion".into()), element: Some("OP3D-TRS".into()) });
    room.floor("stimson", Some("OP6-LST"));
    let ids = room.ids();
    let reading = read(&room.session, "Begun under transit");
    room.step(capture::take(&room.session, &reading, &binding, None, ids).expect("there is text"));
    let note = room.note(ids.note);
    assert_eq!((note.item.as_str(), texts(&note.on)), ("discussion", vec!["OP3D-TRS".to_owned()]));

    // An item that was removed meanwhile cannot keep it; the note is not lost.
    let gone = Binding { item: Some("removed".into()), element: None };
    let ids = room.ids();
    room.step(capture::take(&room.session, &reading, &gone, None, ids).expect("there is text"));
    assert_eq!(room.note(ids.note).item.as_str(), "stimson");

    // A floor that points nowhere is none.
    room.floor("removed", Some("OP9-NIL"));
    assert_eq!(Binding::to_floor(&room.session), Binding { item: Some("discussion".into()), element: None });
}

#[test]
fn an_unclear_word_is_kept_with_its_note() {
    let mut room = discussing();
    let note = room.take("See #law and @fo");
    assert_eq!((note.text.as_str(), note.unclear), ("See #law and @fo", vec!["#law".to_owned(), "@fo".to_owned()]));
    assert_eq!(texts(&note.on), ["OP3D-TRS"]);
}

#[test]
fn every_step_says_where_it_happened() {
    let mut room = discussing();
    let note = room.take("!action Review");
    let here = Some(Place::Note(note.id));
    let after = Note { kind: Kind::Gap, ..note.clone() };
    let changed = capture::change(&room.session, StepName::ChangeKind, &after, measure_id(9));
    assert_eq!((changed.name, &changed.place), (StepName::ChangeKind, &here));
    let deleted = capture::delete(&room.session, note.id);
    assert_eq!((deleted.name, &deleted.place), (StepName::DeleteNote, &here));
}

#[test]
fn deleting_or_changing_what_is_gone_does_nothing() {
    let session = georgetown();
    assert!(capture::delete(&session, note_id(1)).edits.is_empty());
    let mut room = discussing();
    let note = room.take("A point");
    delete(&mut room, note.id);
    assert!(capture::change(&room.session, StepName::EditNote, &note, measure_id(9)).edits.is_empty());
}

#[test]
fn undo_takes_a_whole_day_back() {
    let mut room = Room::georgetown();
    let before = room.session.clone();
    room.step(run::start(&room.session, &"discussion".into(), at("09:00:00")).expect("it has not begun"));
    room.floor("discussion", Some("OP3D-TRS"));
    let action = room.take("!action @customs Review #lst");
    room.take("!gap #law by:2018 No power");
    change(&mut room, action.id, |note| note.text = "Review all".into());
    delete(&mut room, action.id);
    room.step(run::end(&room.session, at("17:00:00")).expect("it is running"));
    let after = room.session.clone();
    while room.history.undo(&mut room.session).expect("it fits").is_some() {}
    let undone = room.session.clone();
    assert_eq!(Session { floor: before.floor.clone(), issued: Vec::new(), ..undone }, before);
    while room.history.redo(&mut room.session).expect("it fits").is_some() {}
    assert_eq!(room.session, after);
}
