//! Random edits, and sessions that they lead to.
//!
//! Ids come from small pools, so that edits meet: a note about an element that was just removed, an agenda item inserted
//! twice, a place past the end. A session is what is left of a series of edits after the refused ones were skipped, so it
//! is one that the program can get into.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rapporteur::session::agenda::{AgendaItem, Pause, Role};
use rapporteur::session::catalogue::{Element, Force, Theme};
use rapporteur::session::check::{Accepted, Missing};
use rapporteur::session::due::Due;
use rapporteur::session::edit::{Change, Edit, Keyed};
use rapporteur::session::history::{Place, Step, StepName};
use rapporteur::session::moment::Moment;
use rapporteur::session::note::{Kind, LONGEST_TEXT, Note, Scope};
use rapporteur::session::plan::{Measure, MeasureNumber};
use rapporteur::session::read_back::{Outcome, ReadBack};
use rapporteur::session::workshop::{Agency, Workshop};
use rapporteur::session::{AgencyId, ElementId, Floor, ItemId, MeasureId, NoteId, Session, SessionId};
use uuid::Uuid;

use super::fixtures::{at, measure_id, note_id};

/// The last one of each is not there to begin with, and seldom asked for.
const ELEMENTS: [&str; 4] = ["OP3D-TRS", "OP6-LST", "SUS-REV", "X-LOCAL"];
const ITEMS: [&str; 4] = ["opening", "discussion", "lunch", "closing"];
const AGENCIES: [&str; 4] = ["gra", "police", "health", "customs"];

fn one_of([first, second, third, last]: [&'static str; 4]) -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(first), 4 => Just(second), 4 => Just(third), 1 => Just(last)]
}

pub fn element_id() -> impl Strategy<Value = ElementId> {
    one_of(ELEMENTS).prop_map(ElementId::from)
}

pub fn item_id() -> impl Strategy<Value = ItemId> {
    one_of(ITEMS).prop_map(ItemId::from)
}

pub fn agency_id() -> impl Strategy<Value = AgencyId> {
    one_of(AGENCIES).prop_map(AgencyId::from)
}

pub fn any_note_id() -> impl Strategy<Value = NoteId> {
    (1..7_u128).prop_map(note_id)
}

pub fn any_measure_id() -> impl Strategy<Value = MeasureId> {
    (1..4_u128).prop_map(measure_id)
}

pub fn moment() -> impl Strategy<Value = Moment> {
    (0..86_400_i64).prop_map(|seconds| at("00:00:00").plus_seconds(seconds))
}

fn kind() -> impl Strategy<Value = Kind> {
    select(&Kind::ALL)
}

fn scope() -> impl Strategy<Value = Scope> {
    any::<(bool, bool, bool, bool)>().prop_map(|(nuclear, chemical, biological, delivery)| Scope {
        nuclear,
        chemical,
        biological,
        delivery,
    })
}

fn due() -> impl Strategy<Value = Due> {
    select(vec![Due::Month(2018, 3), Due::Quarter(2018, 2), Due::Year(2019), Due::Short, Due::Long])
}

/// Mostly words of a note; sometimes empty, sometimes too long, sometimes what only Unicode can think of.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        20 => "[a-zé]{1,8}( [A-Zß]{1,5})?",
        4 => "\\PC{1,8}",
        1 => Just(String::new()),
        1 => Just("x".repeat(LONGEST_TEXT + 1)),
    ]
}

pub fn note() -> impl Strategy<Value = Note> {
    let what = (option::of(moment()), item_id(), kind(), vec(element_id(), 0..3), text());
    let who = (option::of(agency_id()), vec(agency_id(), 0..2), option::of(due()), scope(), any::<bool>());
    let key = (option::of(read_back()), any_note_id());
    (what, who, key).prop_map(|((at, item, kind, on, text), (lead, support, by, scope, sensitive), (read_back, id))| {
        Note {
            at,
            item,
            kind,
            on,
            text,
            lead,
            support,
            by,
            scope,
            assistance: Vec::new(),
            sensitive,
            read_back,
            unclear: Vec::new(),
            id,
        }
    })
}

/// What a room said to what was read to it.
pub fn read_back() -> impl Strategy<Value = ReadBack> {
    (select(&Outcome::ALL), moment()).prop_map(|(outcome, at)| ReadBack { outcome, at })
}

fn measure() -> impl Strategy<Value = Measure> {
    let number = (element_id(), 1..3_u32);
    let who = (option::of(agency_id()), vec(agency_id(), 0..2), option::of(due()), scope());
    let from = (vec(any_note_id(), 0..2), option::of(read_back()));
    (number, text(), vec(element_id(), 0..2), who, from, any_measure_id()).prop_map(
        |((element, number), action, also, (lead, support, by, scope), (from, read_back), id)| Measure {
            also,
            lead,
            support,
            by,
            scope,
            from,
            read_back,
            ..Measure::new(MeasureNumber(element, number), action, id)
        },
    )
}

fn accepted() -> impl Strategy<Value = Accepted> {
    let what = select(vec![Missing::Lead, Missing::OpenQuestion]);
    (what, (1..3_u128).prop_map(measure_id)).prop_map(|(what, at)| Accepted {
        what,
        at: at.to_string(),
        word: String::new(),
        reads: String::new(),
    })
}

fn element() -> impl Strategy<Value = Element> {
    (element_id(), text(), any::<[bool; 4]>()).prop_map(|(id, title, [star, hidden, discussed, parked])| Element {
        id,
        theme: Theme::F,
        title,
        short: String::new(),
        op: String::new(),
        force: Force::Decides,
        later: Vec::new(),
        remark: String::new(),
        star,
        hidden,
        discussed,
        parked,
        question: String::new(),
    })
}

fn item() -> impl Strategy<Value = AgendaItem> {
    let times = (option::of(moment()), option::of(moment()), vec((moment(), option::of(moment())), 0..2));
    (item_id(), text(), 0..300_u32, times).prop_map(|(id, title, minutes, (started, ended, pauses))| AgendaItem {
        minutes,
        started,
        ended: ended.filter(|_| started.is_some()),
        pauses: pauses.into_iter().map(|(from, to)| Pause { from, to }).collect(),
        ..AgendaItem::new(id, Role::Discussion, title)
    })
}

fn agency() -> impl Strategy<Value = Agency> {
    (agency_id(), text(), text()).prop_map(|(id, name, short)| Agency { id, name, short })
}

fn change<T: Keyed + Clone + std::fmt::Debug>(
    record: impl Strategy<Value = T> + Clone,
    key: impl Strategy<Value = T::Key> + Clone,
) -> impl Strategy<Value = Change<T>> {
    // Records come twice as often as they go, so that lists grow.
    prop_oneof![
        4 => (0..6_usize, record.clone()).prop_map(|(at, record)| Change::Insert(at, record)),
        3 => record.prop_map(Change::Replace),
        1 => key.clone().prop_map(Change::Remove),
        1 => (key, 0..6_usize).prop_map(|(key, to)| Change::Move(key, to)),
    ]
}

pub fn edit() -> impl Strategy<Value = Edit> {
    let workshop = text().prop_map(|title| Workshop { title, ..Workshop::default() });
    let floor = (option::of(item_id()), option::of(element_id())).prop_map(|(item, element)| Floor { item, element });
    let note = note().prop_map(Arc::new).boxed();
    let measure = measure().prop_map(Arc::new).boxed();
    prop_oneof![
        1 => workshop.prop_map(|workshop| Edit::Workshop(Box::new(workshop))),
        1 => floor.prop_map(Edit::Floor),
        2 => (element_id(), option::of(0..5_u32)).prop_map(|(id, number)| Edit::Issued(id, number)),
        3 => change(agency().boxed(), agency_id().boxed()).prop_map(Edit::Agency),
        3 => change(element().boxed(), element_id().boxed()).prop_map(Edit::Element),
        3 => change(item().boxed(), item_id().boxed()).prop_map(Edit::Item),
        8 => change(note, any_note_id().boxed()).prop_map(Edit::Note),
        3 => change(accepted().boxed(), accepted().boxed()).prop_map(Edit::Accepted),
        4 => change(measure, any_measure_id().boxed()).prop_map(Edit::Measure),
    ]
}

/// A session in which something has happened: elements, items and agencies are there, then notes, then anything.
pub fn session() -> impl Strategy<Value = Session> {
    let whole = (vec(element(), ELEMENTS.len() - 1), vec(item(), ITEMS.len() - 1), vec(agency(), AGENCIES.len() - 1));
    let notes = (vec(note(), 0..8), vec(measure(), 0..4));
    let doings = (vec(edit(), 0..12), vec(accepted(), 2));
    (whole, notes, doings).prop_map(|((elements, items, agencies), (notes, measures), (edits, accepted))| {
        let mut session = Session::empty(SessionId(Uuid::nil()));
        for (id, element) in ELEMENTS.into_iter().zip(elements) {
            session.elements.push(Element { id: id.into(), ..element });
        }
        for (id, item) in ITEMS.into_iter().zip(items) {
            session.agenda.push(AgendaItem { id: id.into(), ..item });
        }
        for (id, agency) in AGENCIES.into_iter().zip(agencies) {
            session.agencies.push(Agency { id: id.into(), ..agency });
        }
        let notes = notes.into_iter().map(|note| Edit::Note(Change::Insert(0, note.into())));
        let measures = measures.into_iter().map(|measure| Edit::Measure(Change::Insert(0, measure.into())));
        let accepted = accepted.into_iter().map(|accepted| Edit::Accepted(Change::Insert(0, accepted)));
        for edit in notes.chain(measures).chain(accepted).chain(edits) {
            // What is refused has changed nothing: that is what the first property says.
            let _ = session.apply(edit);
        }
        session
    })
}

fn step_name() -> impl Strategy<Value = StepName> {
    select(vec![StepName::EditNote, StepName::EditItem, StepName::TakeNote])
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![any_note_id().prop_map(Place::Note), item_id().prop_map(Place::Item)]
}

/// A step of a few edits, refused or not, of which many would join the one before.
pub fn step() -> impl Strategy<Value = Step> {
    let any_step = (step_name(), option::of(place()), option::of(select(vec!["text", "title"])), vec(edit(), 1..4))
        .prop_map(|(name, place, joins, edits)| Step { name, edits, place, joins });
    // What typing into a field looks like: the same record replaced again and again.
    let typing_a_note = note().prop_map(|note| {
        let place = Place::Note(note.id);
        Step::new(StepName::EditNote, vec![Edit::Note(Change::Replace(Arc::new(note)))]).at(place).joining("text")
    });
    let typing_a_title = item().prop_map(|item| {
        let place = Place::Item(item.id.clone());
        Step::new(StepName::EditItem, vec![Edit::Item(Change::Replace(item))]).at(place).joining("title")
    });
    prop_oneof![3 => any_step, 2 => typing_a_note, 2 => typing_a_title]
}
