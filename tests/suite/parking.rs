//! Elements that are put aside so that the others get time.

use rapporteur::session::check::{Missing, Spot, findings};
use rapporteur::session::index::Index;
use rapporteur::session::timing::Pace;
use rapporteur::session::{parking, run};

use crate::support::fixtures::{Room, texts};

fn room() -> Room {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    room
}

fn left(room: &Room) -> usize {
    parking::waiting(&room.session, &Index::new(&room.session)).count()
}

#[test]
fn so_many_are_too_many_as_the_others_need_their_time() {
    for (elements, minutes, too_many) in [
        (24, 240, 0),
        (24, 62, 0),
        (24, 60, 12),
        (15, 41, 0),
        (15, 30, 9),
        (10, 24, 6),
        (10, 4, 10),
        (3, 0, 3),
        (1, 2, 1),
        (0, 0, 0),
    ] {
        let seconds_each = if elements == 0 { 0 } else { minutes * 60 / elements };
        let pace = Pace { elements: elements as usize, seconds_each, left: 0, later: 0 };
        assert_eq!(pace.too_many(), too_many, "{elements} elements in {minutes} min");
    }
}

/// What the afternoon has room for needs not be parked in the morning.
#[test]
fn a_discussion_that_is_still_to_come_has_room_for_some() {
    for (later, too_many) in [(0, 10), (25 * 60, 5), (60 * 60, 0)] {
        let pace = Pace { elements: 10, seconds_each: 0, left: 0, later };
        assert_eq!(pace.too_many(), too_many, "{later} s to come");
    }
}

#[test]
fn what_binds_is_kept_and_what_is_on_the_floor_stays() {
    let room = room();
    let suggested = |elements, seconds_each| {
        let pace = Pace { elements, seconds_each, left: 0, later: 0 };
        texts(parking::suggested(&room.session, &Index::new(&room.session), pace))
    };
    assert_eq!(suggested(24, 600), Vec::<String>::new());
    // Good practice goes first, from the end of the board; then what the Council calls upon States to do.
    assert_eq!(suggested(24, 100)[..5], ["SUS-REV", "SUS-RES", "CRD-POC", "CRD-MEC", "OP7-ASN"]);
    let all = suggested(24, 0);
    assert_eq!((all.len(), all.contains(&"OP3D-TRS".to_owned())), (23, false));
    assert_eq!(all.last().map(String::as_str), Some("OP1-SUP"));
}

#[test]
fn parked_elements_need_no_time_and_are_told_as_missing() {
    let mut room = room();
    let before = room.session.clone();
    assert_eq!(left(&room), 24);
    let ids = ["OP3D-END".into(), "OP3D-FIN".into(), "NO-SUCH".into()];
    room.step(parking::park(&room.session, &ids).expect("there are such elements"));
    assert_eq!(left(&room), 22);
    assert_eq!(parking::park(&room.session, &ids), None, "once is enough");
    let next = run::neighbour(&room.session, room.session.floor.element.as_ref(), true);
    assert_eq!(next, Some("OP8D-IND".into()), "the next one is one that is not parked");
    let told: Vec<_> = findings(&room.session).into_iter().filter(|it| it.what == Missing::ElementParked).collect();
    assert_eq!(
        told.iter().map(|it| it.at.clone()).collect::<Vec<_>>(),
        [Spot::Element("OP3D-END".into()), Spot::Element("OP3D-FIN".into())]
    );

    // What is spoken about after all was discussed, parked or not.
    let note = room.take("#end Checked by customs");
    assert_eq!((left(&room), note.on[0].as_str()), (22, "OP3D-END"));
    assert!(!findings(&room.session).iter().any(|it| it.at == Spot::Element("OP3D-END".into())));
    room.undo();
    room.undo();
    assert_eq!(room.session, before, "one undo takes all of them up again");

    room.step(parking::park_or_take_up(&room.session, &"OP3D-END".into()).expect("there is such an element"));
    assert_eq!(left(&room), 23);
    room.step(parking::park_or_take_up(&room.session, &"OP3D-END".into()).expect("there is such an element"));
    assert_eq!(room.session, before);
}
