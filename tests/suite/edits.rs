//! Edits, their inverses, the history and the index that follows them.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rapporteur::session::edit::{Change, Edit, EditError};
use rapporteur::session::history::{History, Step, StepName};
use rapporteur::session::index::{Index, Rows};
use rapporteur::session::note::{Kind, LONGEST_TEXT};
use rapporteur::session::plan::MeasureNumber;
use rapporteur::session::{Floor, ItemId, Session};

use crate::support::cases;
use crate::support::fixtures::{Room, georgetown, note_id, texts};
use crate::support::random;

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn an_edit_and_its_inverse_change_nothing(mut session in random::session(), edit in random::edit()) {
        let before = session.clone();
        match session.apply(edit.clone()) {
            Ok(inverse) => {
                let after = session.clone();
                let again = session.apply(inverse.clone());
                prop_assert!(again.is_ok(), "{inverse:?} was refused: {again:?}");
                prop_assert_eq!(&session, &before, "{:?} was not taken back by {:?}", &edit, inverse);
                // And the inverse of the inverse leads there again.
                prop_assert!(session.apply(again.expect("it was accepted")).is_ok());
                prop_assert_eq!(session, after);
            }
            Err(refused) => prop_assert_eq!(session, before, "{:?} was refused with {}, but changed it", edit, refused),
        }
    }

    #[test]
    fn a_step_stands_or_falls_as_a_whole(mut session in random::session(), step in random::step()) {
        let before = session.clone();
        let mut by_hand = session.clone();
        let one_by_one: Result<Vec<Edit>, EditError> = step.edits.iter().map(|edit| by_hand.apply(edit.clone())).collect();
        let taken = History::default().take(&mut session, step);
        prop_assert_eq!(&taken, &one_by_one);
        prop_assert_eq!(session, if taken.is_ok() { by_hand } else { before });
    }

    #[test]
    fn all_undone_and_all_redone_is_the_same_record(
        mut session in random::session(),
        doings in vec(doing(), 1..40),
    ) {
        let mut model = Model::of(&session);
        let mut history = History::default();
        for doing in doings {
            model.follow(&mut history, &mut session, doing)?;
        }
        while model.undo(&mut history, &mut session)? {}
        prop_assert_eq!(history.undo_name(), None);
        while model.redo(&mut history, &mut session)? {}
        prop_assert_eq!(history.redo_name(), None);
    }
}

proptest! {
    // Each case asks everything that can be asked, after every edit.
    #![proptest_config(cases(250))]

    #[test]
    fn the_index_follows_whole_steps(mut session in random::session(), doings in vec(doing(), 1..30)) {
        let mut index = Index::new(&session);
        let mut history = History::default();
        for doing in doings {
            let moved = match doing {
                Doing::Take(step) => {
                    let edits = step.edits.clone();
                    history.take(&mut session, step).ok().map(|inverses| (edits, inverses))
                }
                Doing::Undo => history.undo(&mut session).expect("it fits").map(|moved| (moved.edits, moved.inverses)),
                Doing::Redo => history.redo(&mut session).expect("it fits").map(|moved| (moved.edits, moved.inverses)),
                Doing::Leave | Doing::Floor(_) => None,
            };
            if let Some((edits, inverses)) = moved {
                index.follow(&session, &edits, &inverses);
                prop_assert_eq!(
                    answers(&index, &session), answers(&Index::new(&session), &session), "after {:?}", edits
                );
            }
        }
    }

    #[test]
    fn the_index_follows_every_edit(mut session in random::session(), doings in vec(doing(), 1..30)) {
        let mut index = Index::new(&session);
        let mut history = History::default();
        for doing in doings {
            let before = session.clone();
            let edits = match doing {
                Doing::Take(step) => {
                    let edits = step.edits.clone();
                    if history.take(&mut session, step).is_ok() { edits } else { Vec::new() }
                }
                Doing::Undo => edits_of(history.undo(&mut session)),
                Doing::Redo => edits_of(history.redo(&mut session)),
                Doing::Leave | Doing::Floor(_) => Vec::new(),
            };
            // Edit by edit, each with the record as it was straight after.
            let mut then = before;
            for edit in edits {
                let inverse = then.apply(edit.clone()).expect("the history carried it out");
                index.follow(&then, std::slice::from_ref(&edit), &[inverse]);
                prop_assert_eq!(answers(&index, &then), answers(&Index::new(&then), &then), "after {:?}", edit);
            }
            prop_assert_eq!(&then, &session);
        }
    }
}

/// What can happen to a history.
#[derive(Clone, Debug)]
enum Doing {
    Take(Step),
    Undo,
    Redo,
    /// The field was left.
    Leave,
    /// The floor moved, beside the history.
    Floor(Floor),
}

fn doing() -> impl Strategy<Value = Doing> {
    let floor = (random::item_id(), random::element_id())
        .prop_map(|(item, element)| Doing::Floor(Floor { item: Some(item), element: Some(element) }));
    prop_oneof![
        6 => random::step().prop_map(Doing::Take),
        2 => Just(Doing::Undo),
        2 => Just(Doing::Redo),
        1 => Just(Doing::Leave),
        1 => floor,
    ]
}

/// What a history should do, said with whole copies of the record.
struct Model {
    /// The record at each point that undo and redo can lead to.
    states: Vec<Session>,
    /// The steps between them, as far as they decide what joins.
    steps: Vec<Step>,
    /// Where we are among the states.
    now: usize,
    /// Whether the next step may join the last.
    open: bool,
}

impl Model {
    fn of(session: &Session) -> Self {
        Self { states: vec![without_floor(session)], steps: Vec::new(), now: 0, open: false }
    }

    fn follow(&mut self, history: &mut History, session: &mut Session, doing: Doing) -> Result<(), TestCaseError> {
        match doing {
            Doing::Take(step) => self.take(history, session, &step)?,
            Doing::Undo => drop(self.undo(history, session)?),
            Doing::Redo => drop(self.redo(history, session)?),
            Doing::Leave => {
                history.close_step();
                self.open = false;
            }
            Doing::Floor(floor) => {
                session.apply(Edit::Floor(floor)).expect("a floor is never refused");
            }
        }
        let names = (self.now.checked_sub(1).map(|last| self.steps[last].name), self.steps.get(self.now));
        prop_assert_eq!(history.undo_name(), names.0);
        prop_assert_eq!(history.redo_name(), names.1.map(|step| step.name));
        Ok(())
    }

    fn take(&mut self, history: &mut History, session: &mut Session, step: &Step) -> Result<(), TestCaseError> {
        let before = session.clone();
        if history.take(session, step.clone()).is_err() {
            prop_assert_eq!(&*session, &before);
            return Ok(());
        }
        self.states.truncate(self.now + 1);
        self.steps.truncate(self.now);
        let joins = self.open
            && step.joins.is_some()
            && self
                .steps
                .last()
                .is_some_and(|last| (last.name, &last.place, last.joins) == (step.name, &step.place, step.joins));
        if joins {
            self.states.pop();
        } else {
            self.steps.push(step.clone());
        }
        self.states.push(without_floor(session));
        self.now = self.states.len() - 1;
        self.open = true;
        Ok(())
    }

    fn undo(&mut self, history: &mut History, session: &mut Session) -> Result<bool, TestCaseError> {
        self.moved(history.undo(session), session, self.now.checked_sub(1))
    }

    fn redo(&mut self, history: &mut History, session: &mut Session) -> Result<bool, TestCaseError> {
        self.moved(history.redo(session), session, Some(self.now + 1).filter(|next| *next < self.states.len()))
    }

    fn moved(
        &mut self,
        moved: Result<Option<rapporteur::session::history::Moved>, EditError>,
        session: &Session,
        to: Option<usize>,
    ) -> Result<bool, TestCaseError> {
        let moved = moved.map_err(|refused| TestCaseError::fail(format!("refused: {refused}")))?;
        prop_assert_eq!(moved.is_some(), to.is_some());
        let (Some(moved), Some(to)) = (moved, to) else {
            return Ok(false);
        };
        let step = &self.steps[to.min(self.now)];
        prop_assert_eq!((moved.name, &moved.place), (step.name, &step.place));
        prop_assert_eq!(without_floor(session), self.states[to].clone());
        // What it says it did is what it did.
        let mut back = session.clone();
        for inverse in moved.inverses.into_iter().rev() {
            prop_assert!(back.apply(inverse).is_ok());
        }
        prop_assert_eq!(without_floor(&back), self.states[self.now].clone());
        self.now = to;
        self.open = false;
        Ok(true)
    }
}

/// Floor and given numbers are in the record, but they do not go back with undo.
fn without_floor(session: &Session) -> Session {
    Session { floor: Floor::default(), issued: Vec::new(), ..session.clone() }
}

fn edits_of(moved: Result<Option<rapporteur::session::history::Moved>, EditError>) -> Vec<Edit> {
    moved.expect("the record fits its history").map(|moved| moved.edits).unwrap_or_default()
}

/// Everything that can be asked of an index.
fn answers(index: &Index, session: &Session) -> Vec<String> {
    let rows = |rows: Option<&Rows>| {
        rows.map(|rows| {
            let notes: Vec<String> = rows.notes().iter().map(|note| format!("{note:?}")).collect();
            (notes, Kind::ALL.map(|kind| rows.of_kind(kind)), rows.has_open())
        })
    };
    let mut answers = Vec::new();
    for element in &session.elements {
        answers.push(format!("{}: {:?}", element.id, rows(index.of_element(&element.id))));
        answers.push(format!("{} discussed: {}", element.id, index.is_discussed(session, &element.id)));
        answers.push(format!("{} measures: {:?}", element.id, index.measures_of(&element.id)));
    }
    for item in &session.agenda {
        answers.push(format!("{}: {:?}", item.id, rows(index.of_item(&item.id))));
    }
    answers.push(format!("discussed: {:?}", index.discussed(session)));
    let mut sensitive: Vec<_> = index.sensitive_notes().iter().collect();
    sensitive.sort();
    answers.push(format!("sensitive: {sensitive:?}"));
    answers.push(format!("without an element: {:?}", rows(Some(index.without_element()))));
    answers.push(format!("kinds: {:?}", Kind::ALL.map(|kind| index.of_kind(kind))));
    for query in ["", "a", "e", "ss", "a b", "police"] {
        answers.push(format!("{query}: {:?}", index.search(query)));
    }
    for note in &session.notes {
        answers.push(format!("{}: {:?}", note.text, index.search(&note.text)));
    }
    // Also of notes that are gone: a measure may still name one.
    for id in (0..8).map(note_id) {
        answers.push(format!("from {id}: {:?}", index.measures_from(id)));
    }
    answers
}

/// A guard on the random edits: a property that only ever sees refusals would hold for any program.
#[test]
fn random_edits_are_carried_out_and_refused_in_every_way() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..12_000 {
        let mut session = random::session().new_tree(&mut runner).expect("nothing is rejected").current();
        let edit = random::edit().new_tree(&mut runner).expect("nothing is rejected").current();
        let words = format!("{edit:?}");
        let mut words = words.split('(');
        let name = format!("{} {}", words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let name = if edit_has_change(&edit) { name } else { name.split(' ').next().unwrap_or_default().to_owned() };
        let outcome = match session.apply(edit) {
            Ok(_) => format!("{name}: done"),
            Err(EditError::Missing(_)) => "Missing".to_owned(),
            Err(EditError::Duplicate(_)) => "Duplicate".to_owned(),
            Err(EditError::OutOfRange(_)) => "OutOfRange".to_owned(),
            Err(EditError::InUse { .. }) => "InUse".to_owned(),
            Err(EditError::TextLength(_)) => "TextLength".to_owned(),
            Err(EditError::CellLength(_)) => "CellLength".to_owned(),
        };
        *seen.entry(outcome).or_default() += 1;
    }
    let lists = ["Agency", "Element", "Item", "Note", "Measure", "Accepted"];
    let changes = ["Insert", "Remove", "Replace", "Move"];
    for list in lists {
        for change in changes {
            let name = format!("{list} {change}: done");
            assert!(seen.get(&name).is_some_and(|times| *times >= 5), "{name} in {seen:#?}");
        }
    }
    for name in [
        "Workshop: done",
        "Floor: done",
        "Issued: done",
        "Missing",
        "Duplicate",
        "OutOfRange",
        "InUse",
        "TextLength",
        "CellLength",
    ] {
        assert!(seen.get(name).is_some_and(|times| *times >= 5), "{name} in {seen:#?}");
    }
}

fn edit_has_change(edit: &Edit) -> bool {
    !matches!(edit, Edit::Workshop(_) | Edit::Floor(_) | Edit::Issued(..))
}

#[test]
fn what_the_record_refuses() {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    let note = room.take("!action @gra Review powers");
    let measure = room.only_measure().clone();
    let with = |change: &dyn Fn(&mut rapporteur::session::note::Note)| {
        let mut changed = note.clone();
        change(&mut changed);
        Edit::Note(Change::Replace(changed.into()))
    };
    let twin = rapporteur::session::plan::Measure { id: crate::support::fixtures::measure_id(9), ..measure };
    let missing = |what: &str| EditError::Missing(what.into());
    let in_use = |id: &str| EditError::InUse { id: id.into(), uses: if id == "discussion" { 1 } else { 2 } };
    for (edit, refusal) in [
        (with(&|note| note.text.clear()), EditError::TextLength(0)),
        (with(&|note| note.text = "é".repeat(LONGEST_TEXT / 2 + 1)), EditError::TextLength(LONGEST_TEXT + 2)),
        (with(&|note| note.item = "lunch".into()), missing("lunch")),
        (with(&|note| note.on.push("OP9-NIL".into())), missing("OP9-NIL")),
        (with(&|note| note.lead = Some("nobody".into())), missing("nobody")),
        (with(&|note| note.support = vec!["nobody".into()]), missing("nobody")),
        (with(&|note| note.id = note_id(9)), missing(&note_id(9).to_string())),
        (Edit::Note(Change::Insert(0, note.clone().into())), EditError::Duplicate(note.id.to_string())),
        (Edit::Note(Change::Move(note.id, 1)), EditError::OutOfRange(1)),
        (Edit::Note(Change::Remove(note_id(9))), missing(&note_id(9).to_string())),
        (Edit::Element(Change::Remove("OP3D-TRS".into())), in_use("OP3D-TRS")),
        (Edit::Agency(Change::Remove("gra".into())), in_use("gra")),
        (Edit::Item(Change::Remove("discussion".into())), in_use("discussion")),
        (Edit::Measure(Change::Insert(0, twin.into())), EditError::Duplicate("OP3D-TRS.1".into())),
    ] {
        let before = room.session.clone();
        assert_eq!(room.session.apply(edit.clone()), Err(refusal), "{edit:?}");
        assert_eq!(room.session, before);
    }
    let longest = with(&|note| note.text = "é".repeat(LONGEST_TEXT / 2));
    assert!(room.session.apply(longest).is_ok(), "the longest text is still one");
}

#[test]
fn discussed_are_starred_and_visible_elements_with_a_note_or_a_mark() {
    let mut room = Room::georgetown();
    room.session.elements.truncate(5);
    for (element, (star, hidden, discussed)) in room.session.elements.iter_mut().zip([
        (true, false, false),
        (true, false, true),
        (true, true, true),
        (false, false, true),
        (true, false, false),
    ]) {
        (element.star, element.hidden, element.discussed) = (star, hidden, discussed);
    }
    assert_eq!(Index::new(&room.session).discussed(&room.session), (1, 3));
    let first = room.session.elements[0].id.clone();
    room.take(&format!("#{first} A note"));
    let index = Index::new(&room.session);
    assert_eq!(index.discussed(&room.session), (2, 3));
    let each: Vec<bool> =
        room.session.elements.iter().map(|element| index.is_discussed(&room.session, &element.id)).collect();
    assert_eq!(each, [true, true, true, true, false]);
}

#[test]
fn issued_numbers_stand_sorted_by_element() {
    let mut session = georgetown();
    for id in ["SUS-REV", "OP3D-TRS", "OP6-LST"] {
        session.apply(Edit::Issued(id.into(), Some(1))).expect("any number is accepted");
    }
    let as_text = |session: &Session| texts(&session.issued);
    assert_eq!(as_text(&session), ["OP3D-TRS.1", "OP6-LST.1", "SUS-REV.1"]);
    let back = session.apply(Edit::Issued("OP6-LST".into(), Some(4))).expect("any number is accepted");
    assert_eq!(back, Edit::Issued("OP6-LST".into(), Some(1)));
    assert_eq!(session.issued[1], MeasureNumber("OP6-LST".into(), 4));
    session.apply(Edit::Issued("OP6-LST".into(), None)).expect("any number is accepted");
    assert_eq!(as_text(&session), ["OP3D-TRS.1", "SUS-REV.1"]);
}

#[test]
fn keystrokes_of_one_field_are_one_step() {
    let mut room = Room::georgetown();
    let first = room.take("Frist point");
    let type_into = |room: &mut Room, text: &str| {
        let after = rapporteur::session::note::Note { text: text.into(), ..room.note(first.id) };
        let place = rapporteur::session::history::Place::Note(after.id);
        let edit = Edit::Note(Change::Replace(after.into()));
        room.step(Step::new(StepName::EditNote, vec![edit]).at(place).joining("text"));
    };
    for text in ["Fist point", "Firt point", "First point"] {
        type_into(&mut room, text);
    }
    room.undo();
    assert_eq!(room.note(first.id).text, "Frist point", "one undo takes all of the typing back");
    assert_eq!(room.history.undo_name(), Some(StepName::TakeNote));
    room.redo();
    assert_eq!(room.note(first.id).text, "First point");

    // After an undo, a redo or leaving the field, typing begins a new step.
    type_into(&mut room, "First point!");
    type_into(&mut room, "First point.");
    room.history.close_step();
    type_into(&mut room, "First point?");
    room.undo();
    assert_eq!(room.note(first.id).text, "First point.");
    room.undo();
    assert_eq!(room.note(first.id).text, "First point");
    room.undo();
    assert_eq!(room.note(first.id).text, "Frist point");
}

#[test]
fn a_step_that_no_longer_fits_is_forgotten_and_the_ones_before_it_are_not() {
    let mut room = Room::georgetown();
    room.take("First");
    let second = room.take("Second");
    // Something beside the history took the note away.
    room.session.apply(Edit::Note(Change::Remove(second.id))).expect("the note is there");
    let before = room.session.clone();
    let refused = room.history.undo(&mut room.session).expect_err("there is nothing to take back");
    assert_eq!(refused, EditError::Missing(second.id.to_string()));
    assert_eq!(room.session, before);
    room.undo();
    assert!(room.session.notes.is_empty());
}

#[test]
fn an_undo_leads_back_to_its_place_and_says_its_name() {
    let mut room = Room::georgetown();
    let note = room.take("First");
    let undone = room.history.undo(&mut room.session).expect("it fits").expect("there is one");
    assert_eq!(undone.name, StepName::TakeNote);
    assert_eq!(undone.place, Some(rapporteur::session::history::Place::Note(note.id)));
    assert_eq!(room.history.redo_name(), Some(StepName::TakeNote));
    room.take("Another");
    assert_eq!(room.history.redo_name(), None, "a new step ends what could be redone");
}

#[test]
fn moving_changes_the_order_and_nothing_else() {
    let mut session = georgetown();
    let order = |session: &Session| texts(session.agenda.iter().map(|item| &item.id));
    let to_end = Edit::Item(Change::Move(ItemId::from("opening"), 3));
    let back = session.apply(to_end).expect("there are four items");
    assert_eq!(order(&session), ["experts", "stimson", "discussion", "opening"]);
    session.apply(back).expect("it fits");
    assert_eq!(order(&session), ["opening", "experts", "stimson", "discussion"]);
}
