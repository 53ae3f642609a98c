//! The papers of the room: minutes, next steps and assistance sheets.

use rapporteur::papers::{Format, Paper};
use rapporteur::session::agenda::AgendaItem;
use rapporteur::session::read_back::{self, Outcome, Passage};

use super::desk::text;
use crate::support::fixtures::{Room, at};

fn room() -> Room {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    room
}

#[test]
fn what_the_room_dropped_was_not_held() {
    let mut room = room();
    let is_told = |room: &Room| {
        let note = text(&room.session, Paper::Note, Format::Markdown);
        let minutes = text(&room.session, Paper::Minutes, Format::Markdown);
        (note.contains("Stimson Center gave a presentation"), minutes.contains("Not held"))
    };
    assert_eq!(is_told(&room), (true, false));
    let item: &mut AgendaItem =
        room.session.agenda.iter_mut().find(|item| item.id.as_str() == "stimson").expect("an item");
    item.dropped = true;
    assert_eq!(is_told(&room), (false, true));
}

#[test]
fn a_mark_that_nobody_understood_is_a_word() {
    let mut room = room();
    let note = room.take("!next A matter for #law, item #1, by @fo and @police");
    assert_eq!(note.unclear, ["#law", "@fo"]);
    for paper in [Paper::Minutes, Paper::NextSteps] {
        let paper = text(&room.session, paper, Format::Markdown);
        assert!(paper.contains("A matter for law, item #1, by fo and Police"), "{paper}");
    }
}

#[test]
fn a_need_is_on_the_sheet_of_each_of_its_subjects() {
    let mut room = room();
    room.take("#asn #leg !need A legal drafter");
    room.take("#asn !need Guidance in three languages");
    room.take("#leg #trs !need Model laws");
    let sheets = text(&room.session, Paper::Assistance, Format::Csv);
    let count = |text: &str| sheets.matches(text).count();
    assert_eq!((count("A legal drafter"), count("Guidance in three languages"), count("Model laws")), (1, 1, 2));
    assert_eq!(sheets.lines().filter(|line| line.starts_with("\"Assistance: needs")).count(), 1, "{sheets}");
}

/// Nothing that a sheet asks for can only be written by hand afterwards, as far as the record can know it.
#[test]
fn the_office_that_answers_is_on_every_sheet() {
    let mut room = room();
    room.session.workshop.point_of_contact = "Ministry of Foreign Affairs, Treaties Section".to_owned();
    room.take("!need Scanners");
    room.take("#lst !need A list");
    let sheets = text(&room.session, Paper::Assistance, Format::Markdown);
    assert_eq!(sheets.matches("Treaties Section").count(), 2, "{sheets}");
}

#[test]
fn a_spreadsheet_without_rows_says_so() {
    let session = Room::georgetown().session;
    for (paper, words) in [
        (Paper::Plan, "No measure has been recorded."),
        (Paper::NextSteps, "No next step has been recorded."),
        (Paper::Assistance, "No need for assistance has been recorded."),
    ] {
        let table = text(&session, paper, Format::Csv);
        assert!(table.contains(words), "{table}");
    }
}

#[test]
fn what_the_room_said_to_a_note_stands_with_it() {
    let mut room = room();
    let note = room.take("No power to stop goods");
    for (outcome, told) in [
        (Outcome::Agreed, "(agreed 11:42)"),
        (Outcome::Amended, "(amended 11:42)"),
        (Outcome::Reserved, "(reserved 11:42)"),
    ] {
        let step = read_back::say(&room.session, Passage::Note(note.id), outcome, at("11:42:00"));
        room.step(step.expect("it is for the room"));
        let minutes = text(&room.session, Paper::Minutes, Format::Markdown);
        assert!(minutes.contains(told), "{minutes}");
    }
    room.session.workshop.days.push(jiff::civil::date(2017, 10, 5));
    let minutes = text(&room.session, Paper::Minutes, Format::Markdown);
    assert!(minutes.contains("(reserved 4 October 2017, 11:42)"), "on which of two days: {minutes}");
}
