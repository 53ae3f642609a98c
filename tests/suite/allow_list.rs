//! What the room may see: nothing that is not meant for it has any influence on the wall.

use std::sync::Arc;

use proptest::prelude::*;
use rapporteur::session::history::StepName;
use rapporteur::session::index::Index;
use rapporteur::session::moment::Moment;
use rapporteur::session::note::{Kind, Note};
use rapporteur::session::permitted::{Content, ElementSheet, WallMode, WallView};
use rapporteur::session::read_back::Passage;
use rapporteur::session::workshop::{Counts, Rule};
use rapporteur::session::{Floor, Session, capture, run, timing};

use crate::support::cases;
use crate::support::fixtures::{Room, at, measure_id};
use crate::support::random;

/// The wall as the program builds it.
fn wall(session: &Session, mode: WallMode, now: Moment) -> WallView {
    let index = Index::new(session);
    let (done, all) = index.discussed(session);
    let standing = timing::standing(session, all - done, now.timestamp());
    WallView::of(session, &index, &standing, mode, false, now.timestamp())
}

fn without_sensitive(session: &Session) -> Session {
    let notes = session.notes.iter().filter(|note| !note.sensitive).cloned().collect();
    Session { notes, ..session.clone() }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_sensitive_note_leaves_no_trace(
        mut session in random::session(),
        element in random::element_id(),
        now in random::moment(),
    ) {
        session.floor = Floor { item: None, element: Some(element) };
        for mode in WallMode::ALL {
            prop_assert_eq!(wall(&session, mode, now), wall(&without_sensitive(&session), mode, now));
        }
    }

    #[test]
    fn what_is_sensitive_is_not_read_back(
        mut session in random::session(),
        element in random::element_id(),
        now in random::moment(),
    ) {
        session.floor = Floor { item: None, element: Some(element) };
        let sensitive = session.sensitive_notes();
        let notes = session.notes.iter().filter(|note| note.sensitive).map(|note| Passage::Note(note.id));
        let held_back = session.measures.iter().filter(|measure| measure.is_sensitive(&sensitive));
        for passage in notes.chain(held_back.map(|measure| Passage::Measure(measure.id))) {
            let view = wall(&session, WallMode::ReadBack(passage, 0), now);
            prop_assert_eq!(view, wall(&session, WallMode::Element(0), now));
        }
    }

    #[test]
    fn without_attribution_nobody_sees_who_said_it(
        mut session in random::session(),
        element in random::element_id(),
        now in random::moment(),
        rule in prop::sample::select(vec![Rule::NonAttribution, Rule::ChathamHouse]),
    ) {
        session.floor = Floor { item: None, element: Some(element) };
        session.workshop.rule = rule;
        let mut nameless = session.clone();
        for note in &mut nameless.notes {
            // The lead of an action is an entry of the plan, not who said it.
            if note.kind != Kind::Action {
                *note = Arc::new(Note { lead: None, support: Vec::new(), ..Note::clone(note) });
            }
        }
        for mode in WallMode::ALL {
            prop_assert_eq!(wall(&session, mode, now), wall(&nameless, mode, now));
        }
    }

    #[test]
    fn names_counts_and_remarks_leave_no_trace(mut session in random::session(), now in random::moment()) {
        session.floor.element = Some("OP3D-TRS".into());
        let mut told = session.clone();
        told.workshop.private_names = vec!["Jane Doe".to_owned()].into();
        told.workshop.counts = Counts { people: 40, women: 20, institutions: 12 };
        told.workshop.remark = "Between us".into();
        told.workshop.contact = "jane@example.org".into();
        for mode in WallMode::ALL {
            prop_assert_eq!(wall(&session, mode, now), wall(&told, mode, now));
        }
    }

    #[test]
    fn what_becomes_sensitive_leaves_no_trace_on_a_frozen_wall(
        mut session in random::session(),
        element in random::element_id(),
        now in random::moment(),
        marked in prop::collection::vec(any::<bool>(), 40),
    ) {
        session.floor = Floor { item: None, element: Some(element) };
        let mut later = session.clone();
        for (note, marked) in later.notes.iter_mut().zip(marked) {
            let sensitive = note.sensitive || marked;
            *note = Arc::new(Note { sensitive, ..Note::clone(note) });
        }
        let gone = without_sensitive(&later);
        for mode in WallMode::ALL {
            let held = wall(&session, mode, now);
            // As if the notes had been deleted, which leaves no trace at all.
            let marked = held.clone().still_permitted(&later, &Index::new(&later));
            prop_assert_eq!(marked, held.still_permitted(&gone, &Index::new(&gone)));
        }
    }

    #[test]
    fn a_dark_wall_shows_nothing(session in random::session(), now in random::moment()) {
        let index = Index::new(&session);
        let standing = timing::standing(&session, 0, now.timestamp());
        for mode in WallMode::ALL {
            let view = WallView::of(&session, &index, &standing, mode, true, now.timestamp());
            prop_assert_eq!(view.content(), &Content::Black);
        }
    }
}

/// A room that discusses transit, under a rule.
fn discussing(rule: Rule) -> Room {
    let mut room = Room::georgetown();
    room.session.workshop.rule = rule;
    room.step(run::start(&room.session, &"discussion".into(), at("10:00:00")).expect("it has not begun"));
    room.floor("discussion", Some("OP3D-TRS"));
    room
}

/// The points on the wall: kind, text, and the agency if it is shown.
fn points(view: &WallView) -> Vec<(Kind, String, Option<String>)> {
    let Content::Element(ElementSheet { points, .. }) = view.content() else {
        panic!("{view:?} shows no element");
    };
    points.iter().map(|point| (point.kind, point.text.clone(), point.agency.clone())).collect()
}

#[test]
fn the_points_of_the_element_with_what_the_rule_allows() {
    for (rule, who) in
        [(Rule::NonAttribution, None), (Rule::ChathamHouse, None), (Rule::Attributable, Some("GRA".to_owned()))]
    {
        let mut room = discussing(rule);
        room.take("!gap @gra No power to stop");
        room.take("#lst Another element");
        room.take("!s A name was given");
        room.take("!action @gra Review");
        let view = wall(&room.session, WallMode::Element(0), at("10:30:00"));
        let gra = || Some("GRA".to_owned());
        let expected = [(Kind::Gap, "No power to stop".into(), who), (Kind::Action, "Review".into(), gra())];
        assert_eq!(points(&view), expected, "{rule:?}");
    }
}

#[test]
fn a_rule_of_the_item_wins_over_the_workshops() {
    let mut room = discussing(Rule::Attributable);
    room.session.agenda[3].rule = Some(Rule::ChathamHouse);
    room.take("!gap @gra No power to stop");
    let view = wall(&room.session, WallMode::Element(0), at("10:30:00"));
    assert_eq!(points(&view), [(Kind::Gap, "No power to stop".into(), None)]);
}

#[test]
fn discussed_counts_what_the_room_has_seen() {
    let discussed = |room: &Room| match wall(&room.session, WallMode::Element(0), at("10:30:00")).content() {
        Content::Element(sheet) => sheet.discussed.0,
        other => panic!("{other:?}"),
    };
    let mut room = discussing(Rule::default());
    room.take("!s Only this");
    assert_eq!(discussed(&room), 0, "the board of the console counts it, the room's does not");
    room.take("And this");
    assert_eq!(discussed(&room), 1);
    room.step(run::mark_discussed(&room.session, &"OP6-LST".into()).expect("there is one"));
    assert_eq!(discussed(&room), 2);
}

#[test]
fn a_frozen_wall_loses_at_once_what_may_no_longer_be_seen_and_nothing_else() {
    let mut room = discussing(Rule::default());
    let deleted = room.take("To be deleted");
    let marked = room.take("To be marked");
    let changed = room.take("To be changed");
    let held = wall(&room.session, WallMode::Element(0), at("10:30:00"));

    room.step(capture::delete(&room.session, deleted.id));
    let after = Note { sensitive: true, ..marked };
    room.step(capture::change(&room.session, StepName::MarkSensitive, &after, measure_id(90)));
    let after = Note { text: "Changed".into(), ..changed };
    room.step(capture::change(&room.session, StepName::EditNote, &after, measure_id(91)));
    room.take("New");
    let shown = held.still_permitted(&room.session, &Index::new(&room.session));
    assert_eq!(points(&shown), [(Kind::Point, "To be changed".into(), None)]);
}

#[test]
fn a_frozen_wall_no_longer_counts_what_became_sensitive_among_the_points_before() {
    let earlier = |view: &WallView| match view.content() {
        Content::Element(sheet) => (sheet.earlier, sheet.points.len()),
        other => panic!("{other:?}"),
    };
    let mut room = discussing(Rule::default());
    let notes: Vec<Note> = (0..45).map(|number| room.take(&format!("Point {number}"))).collect();
    let held = wall(&room.session, WallMode::Element(0), at("10:30:00"));
    assert_eq!(earlier(&held), (5, 40));
    for note in [&notes[1], &notes[5]] {
        let after = Note { sensitive: true, ..note.clone() };
        room.step(capture::change(&room.session, StepName::MarkSensitive, &after, measure_id(90)));
    }
    // What was said since does not take their place in the number.
    room.take("New");
    let shown = held.still_permitted(&room.session, &Index::new(&room.session));
    assert_eq!(earlier(&shown), (4, 39), "one of the five, and the oldest of those that are seen");
}

#[test]
fn without_an_element_on_the_floor_the_wall_shows_the_agenda() {
    for floor in [None, Some("OP9-NIL")] {
        let mut room = discussing(Rule::default());
        room.floor("discussion", floor);
        let view = wall(&room.session, WallMode::Element(0), at("10:30:00"));
        assert!(matches!(view.content(), Content::Agenda(_)), "{floor:?}: {view:?}");
    }
}

#[test]
fn a_plan_of_2017_cites_nothing_later_on_the_wall() {
    let mut room = discussing(Rule::default());
    room.floor("discussion", Some("SUS-REV"));
    let later = |room: &Room| match wall(&room.session, WallMode::Element(0), at("10:30:00")).content() {
        Content::Element(sheet) => sheet.later.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(later(&room), ["1977 (2011)"]);
    room.session.workshop.days = vec![jiff::civil::date(2024, 1, 8)];
    assert_eq!(later(&room), ["1977 (2011)", "2663 (2022), paragraph 8"]);
}
