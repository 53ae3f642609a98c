//! What comes back of a broken session file: every record whose line is whole, and every other byte as it stands.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use rapporteur::clock::{Clock, ManualClock};
use rapporteur::session::note::Note;
use rapporteur::session::{NoteId, Session};
use rapporteur::store::Template;
use rapporteur::store::format::{from_bytes, to_text};
use rapporteur::store::salvage::{Frame, Salvaged, salvage};
use rapporteur::store::twins::TwinOf;

use crate::support::cases;

const SHIPPED: [&str; 2] =
    [include_str!("../../sessions/exercise.ron"), include_str!("../../sessions/georgetown-2017.ron")];

fn clock() -> ManualClock {
    ManualClock::new("2017-10-04T14:41:07Z".parse::<Timestamp>().expect("a timestamp"))
}

fn session(bytes: &[u8]) -> Session {
    from_bytes("x".as_ref(), bytes, &Arc::default()).expect("a session")
}

fn try_salvage(bytes: &[u8], version: Option<&Session>) -> Option<Salvaged> {
    let clock = clock();
    let empty = Template::Empty.session(&clock).expect("it is sound");
    let salvaged = salvage(bytes, version, &empty, &mut || clock.new_id())?;
    let text = to_text(&salvaged.session).expect("it can be written");
    let read = session(text.as_bytes());
    assert_eq!((&*read.notes, &*read.measures), (&*salvaged.session.notes, &*salvaged.session.measures), "it reads");
    Some(salvaged)
}

fn must_salvage(bytes: &[u8], version: Option<&Session>) -> Salvaged {
    try_salvage(bytes, version).expect("something can be read")
}

/// The notes whose lines are whole in these bytes, by the id that ends each line.
fn whole_notes(bytes: &[u8], all: &Session) -> BTreeSet<NoteId> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    all.notes
        .iter()
        .map(|note| note.id)
        .filter(|id| {
            text.lines().any(|line| {
                let line = line.trim().trim_matches('\0');
                line.starts_with('(') && line.trim_end_matches(',').ends_with(&format!("id: \"{id}\")"))
            })
        })
        .collect()
}

fn ids(session: &Session) -> BTreeSet<NoteId> {
    session.notes.iter().map(|note| note.id).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_note_whose_line_is_whole_survives_any_cut(which in 0..2_usize, at in any::<prop::sample::Index>()) {
        let text = SHIPPED[which];
        let cut = &text.as_bytes()[..at.index(text.len() + 1)];
        let all = session(text.as_bytes());
        let whole = whole_notes(cut, &all);
        let salvaged = try_salvage(cut, None);
        let found = salvaged.as_ref().map(|it| ids(&it.session)).unwrap_or_default();
        prop_assert_eq!(&found, &whole);
        if let Some(version) = try_salvage(cut, Some(&all)) {
            prop_assert_eq!(ids(&version.session), ids(&all), "what the cut took is in the version");
            prop_assert_eq!(&version.session.workshop, &all.workshop);
        }
    }

    #[test]
    fn zeros_and_rubbish_cost_only_what_they_stand_on(
        from in any::<prop::sample::Index>(),
        len in 1_usize..6000,
        byte in prop_oneof![Just(0_u8), Just(b'x'), Just(0xff_u8), Just(b'('), Just(b'"')],
    ) {
        let mut bytes = SHIPPED[0].as_bytes().to_vec();
        let all = session(&bytes);
        let from = from.index(bytes.len());
        let to = (from + len).min(bytes.len());
        bytes[from..to].fill(byte);
        let salvaged = must_salvage(&bytes, None);
        let text = SHIPPED[0].as_bytes();
        let starts = std::iter::once(0).chain(text.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at + 1));
        let is_note = |line: &[u8]| String::from_utf8_lossy(line).contains(" text: \"");
        let lost = starts.filter(|start| {
            let line = text[*start..].split(|b| *b == b'\n').next().unwrap_or_default();
            is_note(line) && *start <= to && start + line.len() >= from
        }).count();
        prop_assert!(ids(&salvaged.session).is_subset(&ids(&all)), "nothing is made up");
        prop_assert!(salvaged.notes + lost >= all.notes.len(), "{} of {} with {lost} touched", salvaged.notes, all.notes.len());
    }

    #[test]
    fn no_bytes_at_all_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..400), shape in "[(\\[:,)\\]\"a-z0 \n]{0,200}") {
        let _ = try_salvage(&bytes, None);
        let _ = try_salvage(shape.as_bytes(), None);
    }
}

#[test]
fn what_cannot_be_read_is_handed_back_to_the_byte() {
    let text = SHIPPED[0].replace("kind: Gap", "kind: Gab");
    let broken: Vec<&str> = text.lines().filter(|line| line.contains("kind: Gab")).collect();
    assert!(broken.len() > 3);
    let salvaged = must_salvage(text.as_bytes(), None);
    let kept: Vec<&str> = salvaged.unread.iter().map(|it| std::str::from_utf8(&it.bytes).expect("text")).collect();
    assert_eq!(kept, broken);
    assert_eq!(salvaged.unread_notes, broken.len());
    assert_eq!(salvaged.notes + broken.len(), session(SHIPPED[0].as_bytes()).notes.len());
    assert_eq!(salvaged.frame, Frame::Whole);
}

#[test]
fn a_whole_list_is_taken_as_it_is_and_a_broken_one_gets_back_what_it_lacks() {
    let version = session(SHIPPED[0].as_bytes());
    let line =
        |id: NoteId| SHIPPED[0].lines().find(|line| line.ends_with(&format!("id: \"{id}\"),"))).expect("its line");
    let (first, second) = (version.notes[0].id, version.notes[1].id);
    // Somebody deleted a note, and elsewhere an agency was torn: the note stays deleted.
    let text = SHIPPED[0].replace(&format!("{}\n", line(first)), "").replace("(id: \"police\"", "(id: \"police");
    let salvaged = must_salvage(text.as_bytes(), Some(&version));
    assert!(salvaged.session.note(first).is_none());
    assert_eq!(salvaged.session.agencies, version.agencies);
    assert_eq!((salvaged.from_version, salvaged.frame), (0, Frame::Version));
    // Torn in the list of notes itself, nobody knows: it comes back where it stood.
    let text = SHIPPED[0].replace(&format!("{}\n", line(first)), "").replace(line(second), "(rubbish");
    let salvaged = must_salvage(text.as_bytes(), Some(&version));
    assert_eq!(
        salvaged.session.notes.iter().map(|note| note.id).collect::<Vec<_>>(),
        version.notes.iter().map(|note| note.id).collect::<Vec<_>>()
    );
    assert_eq!(salvaged.from_version, 2);
}

#[test]
fn without_a_frame_names_stand_in_for_what_is_gone() {
    let all = session(SHIPPED[0].as_bytes());
    let notes = SHIPPED[0].split_once("    notes: [\n").expect("a list of notes").1;
    let salvaged = must_salvage(notes.as_bytes(), None);
    assert_eq!(ids(&salvaged.session), ids(&all));
    assert_eq!(salvaged.frame, Frame::Empty);
    assert!(salvaged.stand_ins > 3);
    let named = &all.notes[0].item;
    assert_eq!(salvaged.session.item(named).map(|item| item.title.as_str()), Some(named.as_str()));
    assert!(
        salvaged
            .session
            .elements
            .iter()
            .any(|element| element.id.as_str() == "OP3D-TRS" && element.title != "OP3D-TRS")
    );
}

#[test]
fn the_event_keeps_each_field_that_can_be_read() {
    let version = session(SHIPPED[0].as_bytes());
    let text = SHIPPED[0].replace("zone: \"", "zone: ").replace("venue: \"Capital", "venue: \"The capital");
    let salvaged = must_salvage(text.as_bytes(), Some(&version));
    let workshop = &salvaged.session.workshop;
    assert_eq!(workshop.venue, "The capital, Exercise Republic");
    assert_eq!(workshop.zone, version.workshop.zone, "from the version");
    let workshop = must_salvage(text.as_bytes(), None).session.workshop;
    assert_eq!((workshop.zone.as_str(), workshop.title.as_str()), ("", version.workshop.title.as_str()));
}

#[test]
fn of_two_with_one_id_both_come_back() {
    let all = session(SHIPPED[0].as_bytes());
    let first = &all.notes[0];
    let line = SHIPPED[0].lines().find(|line| line.contains(&format!("id: \"{}\"", first.id))).expect("its line");
    let other = line.replace(first.text.as_str(), "Another text");
    let text = SHIPPED[0].replace(line, &format!("{line}\n{other}\n(torn"));
    let salvaged = must_salvage(text.as_bytes(), None);
    assert_eq!(salvaged.session.notes.len(), all.notes.len() + 1);
    assert_eq!(salvaged.session.notes[1].text, "Another text");
    assert_eq!(salvaged.twins.iter().map(|twin| twin.of).collect::<Vec<_>>(), [TwinOf::Note]);
    let same: Vec<&Arc<Note>> = salvaged.session.notes.iter().filter(|note| note.id == first.id).collect();
    assert_eq!(same, [first]);
}
