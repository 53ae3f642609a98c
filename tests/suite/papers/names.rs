//! The name check warns, and warns only where there is something.

use rapporteur::papers::{NameSpot, NameWarning, Paper, name_check};
use rapporteur::session::plan::{Measure, working};
use rapporteur::session::workshop::Rule;

use super::desk::{built, exercise};
use crate::support::fixtures::Room;

#[test]
fn a_private_name_in_a_text_is_found_whatever_its_case_and_accents() {
    let mut room = Room::georgetown();
    room.session.workshop.private_names = vec!["Zoë Quint".to_owned(), "  ".to_owned(), "—".to_owned()].into();
    room.floor("discussion", Some("OP3D-TRS"));
    room.take("as ZOE QUINT said, the Act is old");
    room.take("Quintessence of the Act");
    let warnings = name_check(&room.session, &built(&room.session, Paper::Minutes));
    let spot = |room: &Room| {
        let note = room.session.notes.iter().find(|note| note.text.starts_with("as ZOE")).expect("it is there");
        let item = room.session.agenda.iter().position(|item| item.id == note.item).expect("its item") + 1;
        NameSpot::Note { at: note.at, item, on: Some("OP3D-TRS".into()) }
    };
    assert_eq!(warnings, [NameWarning::PrivateName { at: spot(&room) }]);
    assert!(name_check(&room.session, &built(&room.session, Paper::Note)).is_empty());
}

#[test]
fn a_person_is_found_by_the_family_name_alone() {
    let mut room = Room::georgetown();
    room.session.workshop.private_names =
        vec!["Zoë Quint".to_owned(), "Palmer, A. B.".to_owned(), "Li Po".to_owned()].into();
    room.floor("discussion", Some("OP3D-TRS"));
    for line in ["Mr Quint asked for it", "QUINT, Z., agreed", "A. Palmer spoke", "Zoë agreed", "A po of it", "Quintet"]
    {
        room.take(line);
    }
    let found = name_check(&room.session, &built(&room.session, Paper::Minutes)).len();
    assert_eq!(found, 3);
}

#[test]
fn an_affiliation_counts_under_the_chatham_house_rule_alone() {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    room.take("GRA sees no way to hold goods");
    let check = |room: &Room| name_check(&room.session, &built(&room.session, Paper::Minutes));
    assert!(check(&room).is_empty());
    room.session.workshop.rule = Rule::ChathamHouse;
    let [NameWarning::Affiliation { name, at: NameSpot::Note { on, .. } }] = &check(&room)[..] else {
        panic!("{:?}", check(&room));
    };
    assert_eq!((name.as_str(), on), ("GRA", &Some("OP3D-TRS".into())));
}

#[test]
fn where_a_private_name_stands_is_told_and_the_name_is_not() {
    let mut session = exercise();
    session.workshop.private_names = vec!["Zoë Quint".to_owned()].into();
    session.workshop.venue = "Hall of Zoe Quint".to_owned();
    session.agenda[1].presenter = "Zoë Quint".to_owned();
    let first = session.plan()[0].clone();
    for measure in &mut session.measures {
        if measure.id == first.id {
            let action = "Ask Zoë Quint\nand nobody else".to_owned();
            *measure = std::sync::Arc::new(Measure { action, ..Measure::clone(measure) });
        }
    }
    let mut told = Vec::new();
    for paper in Paper::ALL {
        for warning in name_check(&session, &built(&session, paper)) {
            let NameWarning::PrivateName { at } = warning else { panic!("{warning:?}") };
            assert!(!at.words().to_lowercase().contains("quint"), "{}", at.words());
            told.push((paper, at));
        }
    }
    assert!(told.contains(&(Paper::Note, NameSpot::Event)), "{told:?}");
    assert!(told.contains(&(Paper::Note, NameSpot::Item(2))), "{told:?}");
    assert!(told.contains(&(Paper::Plan, NameSpot::Measure(first.number.clone()))), "{told:?}");
    assert!(told.iter().all(|(_, at)| *at != NameSpot::Paper), "{told:?}");
}

/// The plan is looked through as it is printed: its own words, and of the notes those that stand in it.
#[test]
fn what_the_plan_says_is_looked_through_and_nothing_else() {
    let mut room = Room::georgetown();
    room.session.workshop.rule = Rule::ChathamHouse;
    room.floor("discussion", Some("OP3D-TRS"));
    room.take("GRA spoke of something that is no part of a plan");
    room.take("!action Review the powers");
    let check = |room: &Room| name_check(&room.session, &built(&room.session, Paper::Plan));
    assert_eq!(check(&room), []);
    let row = Measure { remarks: "As GRA asked".into(), ..room.only_measure().clone() };
    room.step(working::change("remarks", row));
    assert_eq!(check(&room).len(), 1);
    room.take("!gap GRA has no power");
    assert_eq!(check(&room).len(), 2);
}
