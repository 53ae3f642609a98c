//! What is missing before papers can go out.

use rapporteur::session::check::{Missing, Spot, findings};

use crate::support::fixtures::Room;

/// What is said about the notes of a room, without what is said about event and elements.
fn about_notes(room: &Room) -> Vec<Missing> {
    let findings = findings(&room.session).into_iter();
    findings.filter(|finding| matches!(finding.at, Spot::Note(_))).map(|finding| finding.what).collect()
}

#[test]
fn what_a_note_lacks() {
    for (line, missing) in [
        ("#trs A point", vec![]),
        ("A point about nothing", vec![]),
        ("#trs !gap No power", vec![]),
        ("#trs !action @gra by:2018 Review", vec![]),
        ("#trs !action @gra Review", vec![Missing::Date]),
        ("#trs !action by:2018 Review", vec![Missing::Lead]),
        ("!action Review", vec![Missing::Element, Missing::Lead, Missing::Date]),
        ("!q Who pays", vec![Missing::OpenQuestion]),
        ("!parked Later", vec![Missing::Parked]),
        ("See #law and @fo", vec![Missing::Unclear("#law".into()), Missing::Unclear("@fo".into())]),
    ] {
        let mut room = Room::georgetown();
        room.take(line);
        assert_eq!(about_notes(&room), missing, "{line}");
    }
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
