//! The journal: whatever people do comes back, on whatever the file has become by then.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use rapporteur::clock::{Clock, ManualClock};
use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::edit::{Change, Edit};
use rapporteur::session::history::{History, Step, StepName};
use rapporteur::session::note::Note;
use rapporteur::session::{Floor, NoteId, Session, SessionId, capture};
use rapporteur::store::fingerprint::Fingerprint;
use rapporteur::store::journal::{Contents, Journal, replay};
use rapporteur::store::{DiskFiles, Template};

use crate::format_any;
use crate::saver_desk::edits;

fn clock() -> ManualClock {
    ManualClock::new("2017-10-04T14:41:07Z".parse::<Timestamp>().expect("a timestamp"))
}

fn day() -> Session {
    Template::Georgetown2017.session(&clock()).expect("it is sound")
}

/// What a journal file with these steps is read as.
fn through_the_disk(steps: &[Vec<Edit>]) -> Contents {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = home.path().join("j/x.journal");
    let id = SessionId(uuid::Uuid::nil());
    let mut journal = Journal::new(Arc::new(DiskFiles), path.clone(), id, Path::new("a\nb.ron"), &Contents::default());
    for (number, edits) in (1..).zip(steps) {
        journal.push(number, edits.clone());
        if number % 2 == 0 {
            journal.flush().expect("there is space");
        }
    }
    journal.flush().expect("there is space");
    Contents::read(&DiskFiles, &path, Fingerprint::of(b""))
}

/// Every edit that makes a session out of an empty one.
fn from_nothing(session: &Session) -> Vec<Vec<Edit>> {
    let mut steps = vec![vec![Edit::Workshop(Box::new(session.workshop.clone())), Edit::Floor(session.floor.clone())]];
    steps.extend(session.agencies.iter().cloned().enumerate().map(|(at, x)| vec![Edit::Agency(Change::Insert(at, x))]));
    steps
        .extend(session.elements.iter().cloned().enumerate().map(|(at, x)| vec![Edit::Element(Change::Insert(at, x))]));
    steps.extend(session.agenda.iter().cloned().enumerate().map(|(at, x)| vec![Edit::Item(Change::Insert(at, x))]));
    steps.extend(session.notes.iter().cloned().enumerate().map(|(at, x)| vec![Edit::Note(Change::Insert(at, x))]));
    steps
        .extend(session.measures.iter().cloned().enumerate().map(|(at, x)| vec![Edit::Measure(Change::Insert(at, x))]));
    steps.extend(
        session.accepted.iter().cloned().enumerate().map(|(at, x)| vec![Edit::Accepted(Change::Insert(at, x))]),
    );
    steps.extend(session.issued.iter().map(|x| vec![Edit::Issued(x.0.clone(), Some(x.1))]));
    steps
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn any_edit_is_read_as_it_was_written(session in format_any::session()) {
        let steps = from_nothing(&session);
        let contents = through_the_disk(&steps);
        prop_assert_eq!(contents.broken, Vec::<String>::new());
        prop_assert_eq!(contents.steps.into_iter().map(|(_, edits)| edits).collect::<Vec<_>>(), steps);
    }

    /// A day of random work is replayed from any point at which the file may have been saved: the same day comes out.
    #[test]
    fn replaying_what_the_file_has_already_does_no_harm(
        work in prop::collection::vec((0_u8..9, any::<prop::sample::Index>()), 1..40),
        saved in any::<prop::sample::Index>(),
    ) {
        let clock = clock();
        let mut session = day();
        let mut history = History::default();
        let mut states = vec![session.clone()];
        let mut steps = Vec::new();
        for (what, which) in work {
            if let Some(edits) = something(&mut session, &mut history, what, which, &clock) {
                steps.push((steps.len() as u64 + 1, edits));
                states.push(session.clone());
            }
        }
        let saved = saved.index(states.len());
        let mut exact = states[saved].clone();
        prop_assert_eq!(replay(&mut exact, &steps[saved..]).unapplied, Vec::new());
        prop_assert_eq!(&exact, &session);

        // The whole journal on the finished file: the case of a kill between the two, were the mark not there.
        let mut twice = session.clone();
        prop_assert_eq!(replay(&mut twice, &steps).unapplied, Vec::new());
        let ids = |session: &Session| session.notes.iter().map(|note| note.id).collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(ids(&twice), ids(&session), "no note is lost, and none comes back");
    }
}

/// One thing that a person may do; the edits that the app would give to the journal.
fn something(
    session: &mut Session,
    history: &mut History,
    what: u8,
    which: prop::sample::Index,
    clock: &ManualClock,
) -> Option<Vec<Edit>> {
    let note = |session: &Session| (!session.notes.is_empty()).then(|| Arc::clone(which.get(&session.notes)));
    let step = match what {
        0..=3 => {
            let line = ["a point", "#trs !action @gra do it", "@new-one #lst says", "#nosuch stays"][usize::from(what)];
            Step::new(StepName::TakeNote, edits(session, line, clock))
        }
        4 => capture::delete(session, note(session)?.id),
        5 => {
            let before = note(session)?;
            let after = Note { text: format!("{}!", before.text), ..Note::clone(&before) };
            let id = rapporteur::session::MeasureId(clock.new_id());
            capture::change(session, StepName::EditNote, &after, id)
        }
        6 => {
            let floor = Floor { element: Some(which.get(&session.elements).id.clone()), ..session.floor.clone() };
            let edit = Edit::Floor(floor);
            session.apply(edit.clone()).expect("a floor always fits");
            return Some(vec![edit]);
        }
        7 => return history.undo(session).expect("it fits").map(|moved| moved.edits),
        _ => return history.redo(session).expect("it fits").map(|moved| moved.edits),
    };
    let edits = step.edits.clone();
    history.take(session, step).expect("it fits");
    Some(edits)
}

#[test]
fn what_fits_nowhere_is_handed_back() {
    let clock = clock();
    let mut session = day();
    let mut file = session.clone();
    let mut steps = Vec::new();
    for (number, line) in (1..).zip(["#trs one", "two", "three"]) {
        let edits = edits(&session, line, &clock);
        for edit in &edits {
            session.apply(edit.clone()).expect("it fits");
        }
        steps.push((number, edits));
    }
    // Meanwhile somebody took the element out of the file by hand, and put another item first.
    file.elements.retain(|element| element.id.as_str() != "OP3D-TRS");
    file.agenda.insert(0, AgendaItem::new("coffee".into(), Role::Break, "Coffee"));
    let replayed = replay(&mut file, &steps);
    assert_eq!(replayed.recovered, 2);
    assert_eq!(replayed.unapplied.len(), 1);
    assert!(matches!(&replayed.unapplied[0], (1, Edit::Note(Change::Insert(0, note))) if note.text == "one"));
    assert_eq!(file.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["two", "three"]);
}

#[test]
fn what_fits_nowhere_is_kept_beside_the_journal() {
    let desk = crate::saver_desk::Desk::new();
    let opened = desk.open();
    let path = desk.places.journal(opened.session.id, &desk.path);
    let mut journal =
        Journal::new(Arc::new(DiskFiles), path.clone(), opened.session.id, &desk.path, &Contents::default());
    journal.push(1, vec![Edit::Note(Change::Replace(Arc::new(stray(&opened.session))))]);
    journal.flush().expect("there is space");
    drop(journal);
    let mut text = std::fs::read_to_string(&path).expect("a journal");
    text.push_str("Step(2, [what is this]\n");
    std::fs::write(&path, text).expect("writable");

    // The second time the journal was written anew, without the line that nobody understands.
    for unapplied in [2, 1] {
        let opened = desk.open();
        assert_eq!((opened.unapplied, opened.recovered), (unapplied, 0));
        desk.sit_down_and_up_again();
        let kept = desk.places.unapplied(opened.session.id, &desk.path);
        let kept = std::fs::read_to_string(kept).expect("it is kept");
        assert_eq!(kept.lines().count(), 2, "once, however often: {kept}");
        assert!(kept.contains("a stray note") && kept.contains("what is this"));
    }
}

fn stray(session: &Session) -> Note {
    let clock = clock();
    let mut with = session.clone();
    for edit in edits(session, "a stray note", &clock) {
        with.apply(edit).expect("it fits");
    }
    Note { id: NoteId(uuid::Uuid::nil()), ..Note::clone(&with.notes[0]) }
}

#[test]
fn a_journal_reads_like_a_diary() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = home.path().join("x.journal");
    let session = day();
    let mut journal = Journal::new(
        Arc::new(DiskFiles),
        path.clone(),
        SessionId(uuid::Uuid::nil()),
        Path::new("day.ron"),
        &Contents::default(),
    );
    journal.push(1, edits(&session, "l'accord\tet après", &clock()));
    journal.flush().expect("there is space");
    journal.about_to_cover(1, Fingerprint { len: 3, hash: 4 });
    let text = std::fs::read_to_string(&path).expect("a journal");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Journal(3,\"00000000-0000-0000-0000-000000000000\",\"day.ron\")");
    assert!(
        lines[1].starts_with("Step(1,[Note(Insert(0,(item:\"opening\",text:\"l'accord\\tet après\""),
        "{}",
        lines[1]
    );
    assert_eq!(lines[2], "Covers(1,(len:3,hash:4))");
    // What the file has stays until a version has it, too.
    let (one, two) = (Fingerprint { len: 3, hash: 4 }, Fingerprint { len: 5, hash: 6 });
    journal.covered(1, Some(one), None);
    assert_eq!(std::fs::read_to_string(&path).expect("a journal"), format!("{text}Saved(1)\n"));
    journal.push(2, edits(&session, "the second", &clock()));
    journal.flush().expect("there is space");
    journal.about_to_cover(2, two);
    journal.covered(2, Some(two), Some(one));
    let text = std::fs::read_to_string(&path).expect("a journal");
    let begin = |line: &str| line.chars().take(20).collect::<String>();
    let shape: Vec<String> = text.lines().map(begin).collect();
    let expected =
        [lines[0], "Covers(1,(len:3,hash:4))", "Step(2,[Note(Insert(0", "Covers(2,(len:5,hash:6))", "Saved(2)"];
    assert_eq!(shape, expected.map(begin));
}
