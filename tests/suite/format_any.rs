//! Any session at all: what the properties of format and journal are tried on.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use rapporteur::session::agenda::{AgendaItem, Pause, Role};
use rapporteur::session::catalogue::{Element, Force, Theme};
use rapporteur::session::check::{Accepted, findings};
use rapporteur::session::due::Due;
use rapporteur::session::moment::Moment;
use rapporteur::session::note::{Kind, Note, Scope};
use rapporteur::session::plan::{Agreement, Assistance, Measure, MeasureNumber, Priority, Status};
use rapporteur::session::read_back::{Outcome, ReadBack};
use rapporteur::session::workshop::{Agency, Background, Counts, Rule, Workshop};
use rapporteur::session::{AgencyId, ElementId, Floor, ItemId, MeasureId, NoteId, Session, SessionId};
use uuid::Uuid;

/// Text with everything in it that has ever broken a text format.
pub fn nasty() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "\"",
        "'",
        "\\",
        "\\u{301}",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{7f}",
        "\u{feff}",
        "#![enable(implicit_some)]",
        "\"#",
        "r#\"",
        "//",
        "/*",
        "*/",
        "),\n    ]",
        "None",
        "Some(1)",
        "l'accord",
        "e\u{301}",
        "\u{301}",
        "हिन्दी",
        "ภาษา",
        "\u{202e}",
        "\u{200d}",
        "👩\u{200d}🔬",
        "❤\u{fe0f}",
        "\u{2028}",
        "İ",
        "ß",
        "\u{10ffff}",
        "日本",
        "עברית",
    ]);
    vec(prop_oneof![pieces.prop_map(str::to_owned), any::<String>()], 0..4).prop_map(|pieces| pieces.concat())
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-z A-Z]{0,12}", 2 => nasty()]
}

fn moment() -> impl Strategy<Value = Moment> {
    (0_i64..4_000_000_000, -14 * 60..14 * 60_i32).prop_map(|(second, minutes)| {
        let offset = Offset::from_seconds(minutes * 60).expect("within a day");
        Moment::new(Timestamp::from_second(second).expect("in range"), &TimeZone::fixed(offset))
    })
}

fn date() -> impl Strategy<Value = Date> {
    (1990_i16..2199, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).expect("a day that exists"))
}

fn time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(h, m)| Time::new(h, m, 0, 0).expect("a time that exists"))
}

fn due() -> impl Strategy<Value = Due> {
    prop_oneof![
        date().prop_map(Due::Day),
        (1990_i16..2199, 1_i8..=12).prop_map(|(y, m)| Due::Month(y, m)),
        (1990_i16..2199, 1_i8..=4).prop_map(|(y, q)| Due::Quarter(y, q)),
        (1990_i16..2199).prop_map(Due::Year),
        select(vec![Due::Short, Due::Medium, Due::Long]),
    ]
}

fn scope() -> impl Strategy<Value = Scope> {
    // In the file a scope is its letters; no letters is no scope.
    any::<[bool; 4]>().prop_map(|[nuclear, chemical, biological, delivery]| Scope {
        nuclear,
        chemical,
        biological,
        delivery,
    })
}

fn workshop() -> impl Strategy<Value = Workshop> {
    (
        (words(), words(), vec(date(), 0..3), of(time()), words(), vec(words(), 0..3), vec(words(), 0..3)),
        (any::<[u32; 3]>(), words(), [words(), words(), words(), words()], words(), words()),
        (select(Rule::ALL.to_vec()), words(), vec(words(), 0..3), words(), words(), words()),
    )
        .prop_map(|(event, texts, rules)| {
            let (title, zone, days, opens, venue, organizers, participants) = event;
            let (
                [people, women, institutions],
                objectives,
                [request, informed, cooperation, purpose],
                contact,
                marking,
            ) = texts;
            let (rule, remark, private_names, state, plan_period, point_of_contact) = rules;
            Workshop {
                title,
                zone,
                days,
                opens,
                venue,
                organizers,
                participants,
                state,
                plan_period,
                point_of_contact,
                counts: Counts { people, women, institutions },
                objectives,
                background: Background { request, informed, cooperation, purpose },
                contact,
                marking,
                rule,
                remark,
                private_names: private_names.into(),
            }
        })
}

fn agency(n: usize) -> impl Strategy<Value = Agency> {
    (words(), words(), words()).prop_map(move |(id, name, short)| Agency {
        id: format!("{n}{id}").as_str().into(),
        name,
        short,
    })
}

fn element(n: usize) -> impl Strategy<Value = Element> {
    (
        (words(), select(Theme::ALL.to_vec()), words(), words(), words(), vec(words(), 0..2), words(), words()),
        select(vec![Force::Decides, Force::CallsUpon, Force::Practice]),
        any::<[bool; 4]>(),
    )
        .prop_map(
            move |(
                (id, theme, title, short, op, later, remark, question),
                force,
                [star, hidden, discussed, parked],
            )| {
                let id = format!("{n}{id}").as_str().into();
                Element { id, theme, title, short, op, force, later, remark, star, hidden, discussed, parked, question }
            },
        )
}

fn item(n: usize) -> impl Strategy<Value = AgendaItem> {
    (
        (words(), select(Role::ALL.to_vec()), words(), any::<u32>(), any::<u32>(), of(time()), words()),
        (vec(words(), 0..3), of(select(Rule::ALL.to_vec())), of(moment()), vec((moment(), of(moment())), 0..3)),
        (of(moment()), of(time()), of(time()), of(any::<u32>()), any::<bool>()),
    )
        .prop_map(
            move |(
                (id, role, title, day, minutes, starts, presenter),
                (covered, rule, started, pauses),
                (ended, ends, moved, planned, dropped),
            )| {
                AgendaItem {
                    id: format!("{n}{id}").as_str().into(),
                    role,
                    title,
                    day,
                    minutes,
                    starts,
                    ends,
                    moved,
                    planned,
                    dropped,
                    presenter,
                    covered,
                    rule,
                    started,
                    pauses: pauses.into_iter().map(|(from, to)| Pause { from, to }).collect(),
                    ended,
                }
            },
        )
}

/// `count` records with an id that begins with their number, so that no two are the same.
fn list<T: std::fmt::Debug, S: Strategy<Value = T> + 'static>(
    range: std::ops::Range<usize>,
    one: fn(usize) -> S,
) -> impl Strategy<Value = Vec<T>> {
    range.prop_flat_map(move |count| (0..count).map(one).collect::<Vec<_>>())
}

fn some_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> BoxedStrategy<Vec<T>> {
    if all.is_empty() {
        return Just(Vec::new()).boxed();
    }
    vec(select(all.to_vec()), 0..3).boxed()
}

fn read_back() -> impl Strategy<Value = ReadBack> {
    (select(Outcome::ALL.to_vec()), moment()).prop_map(|(outcome, at)| ReadBack { outcome, at })
}

fn uuids(count: usize) -> impl Strategy<Value = Vec<Uuid>> {
    proptest::collection::hash_set(any::<u128>().prop_map(Uuid::from_u128), count)
        .prop_map(|set| set.into_iter().collect())
}

fn note(items: &[ItemId], elements: &[ElementId], agencies: &[AgencyId]) -> impl Strategy<Value = Note> + use<> {
    (
        (of(moment()), select(items.to_vec()), select(Kind::ALL.to_vec()), some_of(elements), words()),
        (some_of(agencies), some_of(agencies), of(due()), scope(), any::<bool>(), vec(words(), 0..2)),
        of(read_back()),
    )
        .prop_map(|((at, item, kind, on, text), (lead, support, by, scope, sensitive, unclear), read_back)| Note {
            read_back,
            at,
            item,
            kind,
            on,
            text,
            lead: lead.into_iter().next(),
            support,
            by,
            scope,
            assistance: if sensitive { vec![Assistance::Legal, Assistance::Training] } else { Vec::new() },
            sensitive,
            unclear,
            id: NoteId(Uuid::nil()),
        })
}

type LooseMeasure = ((ElementId, Vec<ElementId>, Vec<AgencyId>, Vec<AgencyId>), Measure);

fn measures(elements: &[ElementId], agencies: &[AgencyId]) -> BoxedStrategy<Vec<LooseMeasure>> {
    if elements.is_empty() {
        return Just(Vec::new()).boxed();
    }
    let refers = (select(elements.to_vec()), some_of(elements), some_of(agencies), some_of(agencies));
    vec((refers, columns()), 0..4).boxed()
}

/// A measure in which every column may say something, but nothing that refers to other records.
fn columns() -> impl Strategy<Value = Measure> {
    let texts = vec(prop_oneof![Just(String::new()), words()], 6);
    let held = (any::<(bool, bool)>(), of(read_back()));
    let standing = (
        of(select(Priority::ALL.to_vec())),
        select(Status::ALL.to_vec()),
        of(select(Agreement::ALL.to_vec())),
        vec(select(Assistance::ALL.to_vec()), 0..4),
    );
    (texts, (of(due()), scope()), standing, held).prop_map(|(texts, (by, scope), standing, (held, read_back))| {
        let (priority, status, agreement, answers) = standing;
        let mut texts = texts.into_iter();
        let mut text = || texts.next().expect("six of them");
        let mut measure = Measure {
            situation: text(),
            milestone: text(),
            resources: text(),
            sustainability: text(),
            remarks: text(),
            by,
            scope,
            priority,
            status,
            agreement,
            read_back,
            sensitive: held.0,
            released: held.1,
            ..Measure::new(MeasureNumber("X".into(), 1), text(), MeasureId(Uuid::nil()))
        };
        for answer in answers {
            answer.toggle(&mut measure.assistance);
        }
        measure
    })
}

/// A session that fits together, with anything at all in its texts.
pub fn session() -> impl Strategy<Value = Session> {
    (any::<u128>(), workshop(), list(0..4, agency), list(0..4, element), list(1..4, item), any::<bool>())
        .prop_flat_map(|(id, workshop, agencies, elements, agenda, floor)| {
            let items: Vec<ItemId> = agenda.iter().map(|item| item.id.clone()).collect();
            let on: Vec<ElementId> = elements.iter().map(|element| element.id.clone()).collect();
            let by: Vec<AgencyId> = agencies.iter().map(|agency| agency.id.clone()).collect();
            let session = Session {
                workshop,
                agencies,
                elements,
                agenda,
                floor: Floor { item: floor.then(|| items[0].clone()), element: on.first().filter(|_| floor).cloned() },
                ..Session::empty(SessionId(Uuid::from_u128(id)))
            };
            (Just(session), vec(note(&items, &on, &by), 0..6), measures(&on, &by), uuids(12))
        })
        .prop_map(|(mut session, notes, loose, ids)| {
            let mut ids = ids.into_iter();
            let mut next = || ids.next().expect("enough of them");
            session.notes = notes.into_iter().map(|note| Arc::new(Note { id: NoteId(next()), ..note })).collect();
            let from = session.notes.first().map(|note| note.id);
            for (number, ((first, also, lead, support), columns)) in (1..).zip(loose) {
                let number = MeasureNumber(first, number);
                session.issued.retain(|issued| issued.0 != number.0);
                session.issued.push(number.clone());
                session.measures.push(Arc::new(Measure {
                    number,
                    also,
                    lead: lead.into_iter().next(),
                    support,
                    from: from.into_iter().collect(),
                    id: MeasureId(next()),
                    ..columns
                }));
            }
            session.accepted = findings(&session).iter().step_by(3).map(|it| Accepted::of(&session, it)).collect();
            session.issued.sort();
            session
        })
}
