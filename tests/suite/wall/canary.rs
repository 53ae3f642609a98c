//! Nothing that is not meant for the room reaches the wall, whatever the session, the mode, the hour.
//!
//! Words that stand nowhere else are put into everything that must not be seen; then every text of every sheet is searched
//! for them.

use std::sync::Arc;

use egui::vec2;
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rapporteur::session::index::Index;
use rapporteur::session::note::{Kind, Note};
use rapporteur::session::permitted::{WallMode, WallView};
use rapporteur::session::plan::{Measure, MeasureNumber};
use rapporteur::session::read_back::Passage;
use rapporteur::session::timing;
use rapporteur::session::workshop::{Agency, Rule};
use rapporteur::session::{Floor, MeasureId, Session};

use super::fit::modes;
use super::sheet::{all_texts_at, note, texts_at};
use crate::support::app::georgetown;

/// Begins every word that must not be seen. No text of ours has it.
const CANARY: &str = "Zqx";

/// One note: its kind, what it is about, whether it is sensitive, who said it.
type Said = (Kind, Vec<usize>, bool, Option<usize>, usize);

fn said() -> impl Strategy<Value = Said> {
    (select(&Kind::ALL), vec(0..6_usize, 0..3), any::<bool>(), option::of(0..3_usize), 0..4_usize)
}

fn session_of(
    notes: &[Said],
    rule: Rule,
    rules: &[Option<Rule>],
    floor: (Option<usize>, Option<usize>),
    began: usize,
) -> Session {
    let mut session = georgetown();
    session.workshop.rule = rule;
    session.workshop.private_names = vec![format!("{CANARY}name Private"), format!("{CANARY}name")].into();
    session.workshop.remark = format!("{CANARY}remark");
    session.workshop.contact = format!("{CANARY}contact");
    session.workshop.participants.push(format!("{CANARY}participant"));
    session.agencies = (0..3)
        .map(|n| Agency {
            id: format!("a{n}").as_str().into(),
            name: format!("{CANARY}agency{n}"),
            short: String::new(),
        })
        .collect();
    for (item, rule) in session.agenda.iter_mut().zip(rules) {
        item.rule = *rule;
    }
    for (at, item) in session.agenda.iter_mut().enumerate().take(began) {
        let moment = |minutes: usize| format!("2017-10-04T09:{minutes:02}:00-04:00").parse().expect("a moment");
        item.started = Some(moment(10 * at));
        item.ended = (at + 1 < began).then(|| moment(10 * at + 10));
    }
    let elements: Vec<_> =
        session.elements.iter().filter(|element| element.star).take(6).map(|e| e.id.clone()).collect();
    let items: Vec<_> = session.agenda.iter().map(|item| item.id.clone()).collect();
    session.floor = Floor {
        item: floor.0.and_then(|at| items.get(at)).cloned(),
        element: floor.1.and_then(|at| elements.get(at)).cloned(),
    };
    for (number, (kind, on, sensitive, lead, item)) in notes.iter().enumerate() {
        let text = if *sensitive { format!("{CANARY}said{number} here") } else { format!("Said {number} openly") };
        let mut on: Vec<_> = on.iter().map(|at| elements[*at].clone()).collect();
        on.dedup();
        session.notes.push(Arc::new(Note {
            on,
            sensitive: *sensitive,
            lead: lead.map(|n| format!("a{n}").as_str().into()),
            item: items[*item % items.len()].clone(),
            unclear: vec![format!("#{CANARY}unclear")],
            ..note(number as u128 + 1, *kind, &text)
        }));
    }
    session
}

fn wall(session: &Session, mode: WallMode, now: Timestamp) -> WallView {
    let index = Index::new(session);
    let (done, all) = index.discussed(session);
    WallView::of(session, &index, &timing::standing(session, all - done, now), mode, false, now)
}

/// Whether a note of this agency may be named on the wall: an action's lead, or what a rule lets be attributed.
fn may_name(session: &Session, agency: &str) -> bool {
    session.notes.iter().filter(|note| !note.sensitive).any(|note| {
        let open = note.kind == Kind::Action || session.rule_of(Some(&note.item)).allows_attribution();
        open && note.lead.as_ref().is_some_and(|lead| lead.as_str() == agency)
    })
}

proptest! {
    #![proptest_config(crate::support::cases(48))]

    #[test]
    fn what_is_not_for_the_room_is_on_no_sheet(
        notes in vec(said(), 0..12),
        rule in select(&Rule::ALL),
        rules in vec(option::of(select(&Rule::ALL)), 4),
        floor in (option::of(0..4_usize), option::of(0..6_usize)),
        began in 0..5_usize,
        minutes in 0..1440_i64,
    ) {
        let session = session_of(&notes, rule, &rules, floor, began);
        let midnight: Timestamp = "2017-10-04T00:00:00-04:00".parse().expect("a timestamp");
        let now = Timestamp::from_second(midnight.as_second() + 60 * minutes).expect("a timestamp");
        // Neither in words nor in numbers: as if the sensitive notes had never been taken.
        let mut without = session.clone();
        without.notes = without.notes.iter().filter(|note| !note.sensitive).cloned().collect();
        for mode in modes() {
            let view = wall(&session, mode, now);
            // The pace counts what the facilitator has heard, and is not for the room.
            prop_assert_eq!(&view, &wall(&without, mode, now), "{:?}", mode);
            for text in all_texts_at(&view, vec2(1280.0, 720.0)) {
                let named = (0..3).any(|n| may_name(&session, &format!("a{n}")) && text.contains(&format!("{CANARY}agency{n}")));
                let rest = if named { (0..3).fold(text.clone(), |rest, n| rest.replace(&format!("{CANARY}agency{n}"), "")) } else { text.clone() };
                prop_assert!(!rest.contains(CANARY), "{:?} shows {}", mode, text);
            }
        }
    }

    #[test]
    fn what_is_frozen_loses_whatever_becomes_sensitive(
        notes in vec(said(), 1..12),
        floor in 0..6_usize,
        sensitive in vec(any::<bool>(), 12),
    ) {
        let open: Vec<Said> = notes.into_iter().map(|(kind, on, _, lead, item)| (kind, on, false, lead, item)).collect();
        let mut session = session_of(&open, Rule::Attributable, &[], (Some(3), Some(floor)), 4);
        let now = super::NOW.parse().expect("a timestamp");
        let held: Vec<_> = modes().into_iter().map(|mode| (mode, wall(&session, mode, now))).collect();
        for (note, sensitive) in session.notes.iter_mut().zip(&sensitive) {
            Arc::make_mut(note).sensitive = *sensitive;
        }
        let mut without = session.clone();
        without.notes = without.notes.iter().filter(|note| !note.sensitive).cloned().collect();
        for (mode, held) in held {
            let held = held.still_permitted(&session, &Index::new(&session));
            // Nothing else has changed since: what is held is what would be shown had the notes never been taken.
            prop_assert_eq!(&held, &wall(&without, mode, now), "{:?}", mode);
            let shown = all_texts_at(&held, vec2(1280.0, 720.0));
            for note in session.notes.iter().filter(|note| note.sensitive) {
                prop_assert!(!shown.iter().any(|text| text.starts_with(&note.text)), "{} in {:?}", note.text, shown);
            }
        }
    }

    #[test]
    fn what_is_frozen_counts_nothing_that_came_later(
        before in vec(said(), 0..8),
        after in vec(said(), 1..8),
        floor in 0..6_usize,
    ) {
        let open = |notes: Vec<Said>| notes.into_iter().map(|(kind, on, _, lead, item)| (kind, on, false, lead, item));
        let before: Vec<Said> = open(before).collect();
        let all: Vec<Said> = before.iter().cloned().chain(open(after)).collect();
        let session = session_of(&before, Rule::Attributable, &[], (Some(3), Some(floor)), 4);
        let later = session_of(&all, Rule::Attributable, &[], (Some(3), Some(floor)), 4);
        let now = super::NOW.parse().expect("a timestamp");
        for mode in modes() {
            let held = wall(&session, mode, now);
            prop_assert_eq!(&held.clone().still_permitted(&later, &Index::new(&later)), &held, "{:?}", mode);
        }
    }

    #[test]
    fn what_becomes_sensitive_is_no_longer_read(
        notes in vec(said(), 1..8),
        read in (any::<bool>(), 0..8_usize),
        floor in option::of(0..6_usize),
        sensitive in vec(any::<bool>(), 8),
        size in select(vec![vec2(1280.0, 720.0), vec2(1024.0, 768.0)]),
    ) {
        let mut session = session_of(&notes, Rule::Attributable, &[], (Some(3), floor), 4);
        for (number, note) in session.notes.iter_mut().enumerate() {
            let note = Arc::make_mut(note);
            note.text = format!("{CANARY}text{number} is read");
            if note.kind == Kind::Action && let Some(element) = note.on.first().cloned() {
                let number = MeasureNumber(element, 1 + u32::try_from(number).unwrap_or_default());
                let id = MeasureId(note.id.0);
                let measure = Measure { from: vec![note.id], ..Measure::new(number, note.text.as_str(), id) };
                session.measures.push(Arc::new(measure));
            }
        }
        let id = session.notes[read.1 % session.notes.len()].id;
        let passage = if read.0 { Passage::Note(id) } else { Passage::Measure(MeasureId(id.0)) };
        let now = super::NOW.parse().expect("a timestamp");
        let mode = WallMode::ReadBack(passage, 0);
        let held = wall(&session, mode, now);
        let alone = held.clone();
        let over = held.over(wall(&session, WallMode::Element(0), now));
        let of_sensitive = |session: &Session, text: &str| {
            session.notes.iter().any(|note| note.sensitive && text.contains(note.text.as_str()))
        };
        for text in texts_at(&alone, size) {
            prop_assert!(!of_sensitive(&session, &text), "{}", text);
        }
        for (note, sensitive) in session.notes.iter_mut().zip(&sensitive) {
            Arc::make_mut(note).sensitive |= *sensitive;
        }
        let index = Index::new(&session);
        let (alone, over) = (alone.still_permitted(&session, &index), over.still_permitted(&session, &index));
        for view in [wall(&session, mode, now), alone, over] {
            for text in texts_at(&view, size) {
                prop_assert!(!of_sensitive(&session, &text), "{}", text);
            }
        }
    }
}
