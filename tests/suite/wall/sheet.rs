//! What stands on a sheet of the wall, mode by mode, as a screen reader would tell it.

use std::sync::Arc;

use egui::{Context, RawInput, Shape, Vec2, vec2};
use rapporteur::session::agenda::AgendaItem;
use rapporteur::session::catalogue::Element;
use rapporteur::session::index::Index;
use rapporteur::session::note::{Kind, Note};
use rapporteur::session::paragraph::Paragraph;
use rapporteur::session::permitted::{Content, Covered, WallMode, WallView};
use rapporteur::session::workshop::Rule;
use rapporteur::session::{NoteId, Session};
use rapporteur::t;
use rapporteur::ui::theme::{self, WallLook, WallTokens};
use rapporteur::ui::wall;
use uuid::Uuid;

use super::{discussion, view};
use crate::support::app::exercise;

/// Everything on a sheet of this size that can be heard or read.
pub fn all_texts_at(view: &WallView, size: Vec2) -> Vec<String> {
    let (mut texts, painted) = heard_and_painted(view, size);
    texts.extend(painted);
    texts
}

/// The texts of a sheet of this size.
pub fn texts_at(view: &WallView, size: Vec2) -> Vec<String> {
    heard_and_painted(view, size).0
}

fn painted_text(shape: &Shape) -> Option<String> {
    if let Shape::Text(text) = shape { Some(text.galley.text().to_owned()) } else { None }
}

fn heard_and_painted(view: &WallView, size: Vec2) -> (Vec<String>, Vec<String>) {
    let ctx = Context::default();
    theme::install_fonts(&ctx);
    let (mut texts, mut painted) = (Vec::new(), Vec::new());
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        let sheet = wall::sheet(ui.ctx(), view, size, &WallTokens::new(WallLook::default()));
        texts = sheet.texts.into_iter().map(|block| block.text).collect();
        // What is painted and what is heard may differ: neither may show what is not meant for the room.
        painted = sheet.shapes.iter().filter_map(painted_text).collect();
    });
    output.textures_delta.clear();
    (texts, painted)
}

fn texts(session: &Session, mode: WallMode, black: bool) -> Vec<String> {
    texts_at(&view(session, mode, black), vec2(1920.0, 1080.0))
}

/// A note about what is on the floor.
pub fn note(number: u128, kind: Kind, text: &str) -> Note {
    Note {
        at: Some("2017-10-04T10:38:00-04:00".parse().expect("a moment")),
        item: "discussion".into(),
        kind,
        on: vec!["OP3D-TRS".into()],
        text: text.to_owned(),
        lead: None,
        support: Vec::new(),
        by: None,
        scope: rapporteur::session::note::Scope::default(),
        assistance: Vec::new(),
        sensitive: false,
        read_back: None,
        unclear: Vec::new(),
        id: NoteId(Uuid::from_u128(number)),
    }
}

fn with_notes(notes: impl IntoIterator<Item = Note>) -> Session {
    let mut session = discussion();
    session.notes = notes.into_iter().map(Arc::new).collect();
    session
}

#[test]
fn each_mode_shows_its_own() {
    let session = with_notes([note(1, Kind::Gap, "No power to stop goods in transit")]);
    let title = texts(&session, WallMode::Title, false);
    assert!(title[1].starts_with("National Action Plan Workshop"), "{title:?}");
    assert_eq!(title[0], "Unclassified");
    assert!(title.iter().any(|text| text == "Georgetown, Guyana, 4 October 2017"), "{title:?}");

    let agenda = texts(&session, WallMode::Agenda(0), false);
    for text in ["10:40", "Opening remarks", "Interactive discussion of the elements of a voluntary plan", "3 h 56 min"]
    {
        assert!(agenda.iter().any(|told| told == text), "{text} is not in {agenda:?}");
    }

    let element = texts(&session, WallMode::Element(0), false);
    for text in [
        "OP3D-TRS  ·  Resolution 1540 (2004), paragraph 3(d): decides",
        "Transit, trans-shipment, re-export",
        "Which powers exist over goods in transit, trans-shipped or re-exported?",
        "Gap",
        "No power to stop goods in transit",
        "1 of 24 elements discussed",
        "3 h 56 min left",
    ] {
        assert!(element.iter().any(|told| told == text), "{text} is not in {element:?}");
    }
    let clock = texts(&session, WallMode::Clock, false);
    for text in ["10:40", "3 h 56 min left", "This is the last item"] {
        assert!(clock.iter().any(|told| told == text), "{text} is not in {clock:?}");
    }
    let coverage = texts(&session, WallMode::Coverage(0), false);
    for text in ["A  Commitment and coordination", "not discussed", "1 gap", "1 of 24 elements discussed"] {
        assert!(coverage.iter().any(|told| told == text), "{text} is not in {coverage:?}");
    }
    let paragraph = texts(&session, WallMode::Paragraph(Paragraph::ThreeD), false);
    let whole = t!("op-3d");
    for text in ["Resolution 1540 (2004), paragraph 3(d)", "Decides", &*whole] {
        assert!(paragraph.iter().any(|told| told == text), "{text} is not in {paragraph:?}");
    }
    let neither = texts(&session, WallMode::Paragraph(Paragraph::Five), false);
    assert!(!neither.contains(&"Decides".to_owned()) && neither.contains(&t!("op-5").into_owned()), "{neither:?}");
    let prompts = texts(&session, WallMode::Prompts, false);
    assert!(prompts.contains(&t!("sustain-owner").into_owned()) && prompts.contains(&t!("sustain-exit").into_owned()));
    for mode in WallMode::ALL {
        assert!(texts(&session, mode, true).is_empty(), "black shows nothing");
    }
}

#[test]
fn nothing_is_cut_while_there_is_room() {
    let ctx = Context::default();
    theme::install_fonts(&ctx);
    for size in [vec2(960.0, 540.0), vec2(1280.0, 800.0), vec2(1920.0, 1080.0), vec2(3840.0, 2160.0)] {
        for (mode, session) in WallMode::ALL.into_iter().flat_map(|mode| [(mode, discussion()), (mode, exercise())]) {
            let view = view(&session, mode, false);
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                let sheet = wall::sheet(ui.ctx(), &view, size, &WallTokens::new(WallLook::default()));
                let cut: Vec<_> = sheet.texts.iter().filter(|block| block.is_cut).collect();
                assert!(cut.is_empty(), "{mode:?} at {size}: {cut:?}");
            });
            output.textures_delta.clear();
        }
    }
}

#[test]
fn a_long_agenda_shows_what_is_around_now() {
    let mut session = discussion();
    let last = session.agenda.pop().expect("there is an agenda");
    for number in 0..30 {
        let mut item = session.agenda[0].clone();
        item.id = format!("more-{number}").as_str().into();
        item.title = format!("Presentation {number}");
        session.agenda.push(item);
    }
    session.agenda.insert(20, last);
    let shown = texts(&session, WallMode::Agenda(0), false);
    let has = |title: &str| shown.iter().any(|text| text == title);
    assert!(
        has("Interactive discussion of the elements of a voluntary plan")
            && has("Presentation 15")
            && has("Presentation 18")
    );
    assert!(!has("Opening remarks") && !has("Presentation 29"), "{shown:?}");
    let told = shown.iter().find(|text| text.ends_with(" later")).expect("what is not there is told");
    let numbers: usize = told.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<usize>().ok()).sum();
    let rows = shown.iter().filter(|text| session.agenda.iter().any(|item| item.title == **text)).count();
    assert_eq!(numbers + rows, session.agenda.len(), "{told}: {shown:?}");
}

#[test]
fn the_clock_is_there_on_the_day_alone() {
    let mut session = discussion();
    assert!(texts(&session, WallMode::Agenda(0), false).contains(&"10:40".to_owned()));
    session.workshop.days = vec![jiff::civil::date(2017, 10, 5)];
    assert!(!texts(&session, WallMode::Agenda(0), false).contains(&"10:40".to_owned()));
}

#[test]
fn without_an_element_on_the_floor_the_wall_says_where_the_room_is() {
    let mut session = discussion();
    session.floor.element = None;
    assert_eq!(view(&session, WallMode::Element(0), false), view(&session, WallMode::Agenda(0), false));
}

#[test]
fn attribution_follows_the_rule_of_the_room() {
    let by_customs = |kind| Note { lead: Some("gra".into()), ..note(1, kind, "Nobody stops goods") };
    for (rule, kind, tail) in [
        (Rule::NonAttribution, Kind::Point, ""),
        (Rule::NonAttribution, Kind::Gap, ""),
        (Rule::ChathamHouse, Kind::Need, ""),
        (Rule::Attributable, Kind::Point, " — GRA"),
        // Who leads an action is an entry of the plan and not a word of anybody.
        (Rule::NonAttribution, Kind::Action, " — GRA"),
        (Rule::ChathamHouse, Kind::Action, " — GRA"),
    ] {
        let mut session = with_notes([by_customs(kind)]);
        session.workshop.rule = rule;
        let shown = texts(&session, WallMode::Element(0), false);
        let expected = format!("Nobody stops goods{tail}");
        assert!(shown.contains(&expected), "{rule:?} {kind:?}: {shown:?}");
    }
    // The rule of the item wins over that of the workshop, in both directions.
    for (workshop, item, named) in
        [(Rule::Attributable, Rule::ChathamHouse, false), (Rule::NonAttribution, Rule::Attributable, true)]
    {
        let mut session = with_notes([by_customs(Kind::Point)]);
        session.workshop.rule = workshop;
        session.agenda.last_mut().expect("it is there").rule = Some(item);
        let named_on_it = texts(&session, WallMode::Element(0), false).iter().any(|text| text.contains("GRA"));
        assert_eq!(named_on_it, named, "{workshop:?}, then {item:?}");
    }
}

#[test]
fn a_sensitive_note_is_not_there_and_not_counted() {
    let sensitive = Note { sensitive: true, ..note(1, Kind::Gap, "Names were named") };
    let alone = with_notes([sensitive.clone()]);
    assert_eq!(view(&alone, WallMode::Element(0), false), view(&discussion(), WallMode::Element(0), false));
    let open = note(2, Kind::Gap, "No power");
    assert_eq!(
        view(&with_notes([sensitive, open.clone()]), WallMode::Element(0), false),
        view(&with_notes([open]), WallMode::Element(0), false)
    );
}

#[test]
fn what_does_not_fit_is_counted_and_the_newest_stand() {
    let session = with_notes((1..=30).map(|number| note(number, Kind::Point, &format!("Point number {number}."))));
    let shown = texts(&session, WallMode::Element(0), false);
    let first = (1..=30).find(|number| shown.contains(&format!("Point number {number}."))).expect("some are shown");
    assert!(first > 1, "30 points do not fit");
    assert!(shown.contains(&t!("wall-earlier", count = first - 1)), "{shown:?}");
    assert!((first..=30).all(|number| shown.contains(&format!("Point number {number}."))));
}

#[test]
fn a_frozen_sheet_loses_what_may_no_longer_be_seen() {
    let one = note(1, Kind::Point, "First");
    let two = note(2, Kind::Point, "Second");
    let held = view(&with_notes([one.clone(), two.clone()]), WallMode::Element(0), false);
    let only_second = |session: &Session| {
        let shown = texts_at(&held.clone().still_permitted(session, &Index::new(session)), vec2(1920.0, 1080.0));
        !shown.contains(&"First".to_owned()) && shown.contains(&"Second".to_owned())
    };
    assert!(only_second(&with_notes([two.clone()])), "deleted");
    assert!(only_second(&with_notes([Note { sensitive: true, ..one.clone() }, two.clone()])), "made sensitive");
    let changed = with_notes([Note { text: "Something else".to_owned(), ..one }, two]);
    let still = held.clone().still_permitted(&changed, &Index::new(&changed));
    assert_eq!(still, held, "everything else stays as it was");
}

#[test]
fn the_clock_shows_no_time_of_day_on_another_day() {
    let mut session = discussion();
    session.workshop.days = vec![jiff::civil::date(2017, 10, 5)];
    let shown = texts(&session, WallMode::Clock, false);
    assert!(!shown.contains(&"10:40".to_owned()), "{shown:?}");
    assert!(shown.contains(&"3 h 56 min left".to_owned()), "what runs is running on any day: {shown:?}");
}

#[test]
fn the_clock_shows_whole_minutes_until_the_last_two_then_seconds_then_that_time_is_up() {
    for (now, left) in [
        ("2017-10-04T14:00:30-04:00", "36 min left"),
        ("2017-10-04T14:33:59-04:00", "3 min left"),
        ("2017-10-04T14:34:05-04:00", "1 min 55 s left"),
        ("2017-10-04T14:35:51-04:00", "9 s left"),
        ("2017-10-04T14:35:30-04:00", "30 s left"),
        ("2017-10-04T14:36:00-04:00", "Time is up"),
        ("2017-10-04T14:50:00-04:00", "Time is up"),
    ] {
        let view = super::view_at(&discussion(), WallMode::Clock, false, now);
        let shown = texts_at(&view, vec2(1920.0, 1080.0));
        assert!(shown.contains(&left.to_owned()), "{now}: {left} is not in {shown:?}");
    }
}

#[test]
fn the_clock_changes_when_what_it_shows_changes_and_not_before() {
    let at = |now: &str| super::view_at(&discussion(), WallMode::Clock, false, now);
    assert_eq!(at("2017-10-04T10:40:01-04:00"), at("2017-10-04T10:40:59-04:00"), "a minute is a minute");
    assert_ne!(at("2017-10-04T10:40:01-04:00"), at("2017-10-04T10:41:01-04:00"));
    assert_eq!(at("2017-10-04T14:35:26-04:00"), at("2017-10-04T14:35:29-04:00"), "seconds are shown in steps of five");
    assert_ne!(at("2017-10-04T14:35:29-04:00"), at("2017-10-04T14:35:30-04:00"));
    assert_ne!(at("2017-10-04T14:35:51-04:00"), at("2017-10-04T14:35:52-04:00"), "each of the last ten is shown");
}

#[test]
fn the_clock_says_what_comes_next_and_when_as_it_looks_now() {
    let mut session = discussion();
    let next = |session: &Session, now: &str| match super::view_at(session, WallMode::Clock, false, now).content() {
        Content::Clock(sheet) => sheet.next.clone().map(|next| (next.title, next.time.unwrap_or_default())),
        other => panic!("{other:?}"),
    };
    let after = |session: &mut Session| {
        let last = session.agenda.last().expect("there is an agenda").clone();
        session.agenda.push(AgendaItem { id: "after".into(), title: "Closing".into(), started: None, ..last });
    };
    assert_eq!(next(&session, super::NOW), None, "nothing comes after the last");
    after(&mut session);
    assert_eq!(next(&session, super::NOW), Some(("Closing".into(), "14:36".into())), "it began six minutes late");
    assert_eq!(next(&session, "2017-10-04T14:50:00-04:00"), Some(("Closing".into(), "14:50".into())), "overrun");
    session.agenda.iter_mut().for_each(|item| item.started = None);
    let first = session.agenda[0].title.clone();
    assert_eq!(next(&session, "2017-10-04T09:10:00-04:00"), Some((first.clone(), "09:00".into())), "it is overdue");
    assert_eq!(next(&session, "2017-10-07T09:10:00-04:00"), Some((first, String::new())), "on another day");
}

#[test]
fn the_coverage_says_how_each_element_stands() {
    let mut session = with_notes([
        Note { on: vec!["OP6-LST".into()], ..note(1, Kind::Gap, "No list") },
        Note { on: vec!["OP6-LST".into()], sensitive: true, ..note(2, Kind::Gap, "A name") },
        Note { on: vec!["OP3D-END".into()], sensitive: true, ..note(3, Kind::Gap, "Another name") },
    ]);
    let mark = |session: &mut Session, id: &str, change: fn(&mut Element)| {
        change(session.elements.iter_mut().find(|element| element.id.as_str() == id).expect("it is there"));
    };
    mark(&mut session, "OP3D-LAW", |element| element.discussed = true);
    mark(&mut session, "OP3D-FIN", |element| element.parked = true);
    mark(&mut session, "OP6-LST", |element| element.parked = true);
    mark(&mut session, "OP2-FIN", |element| element.hidden = true);
    let view = view(&session, WallMode::Coverage(0), false);
    let Content::Coverage(sheet) = view.content() else { panic!("{view:?}") };
    let row = |title: &str| {
        let rows = || sheet.themes.iter().flat_map(|theme| &theme.rows);
        let row = rows().find(|row| row.title == title)?;
        Some((row.covered, row.notes.iter().collect::<Vec<_>>()))
    };
    assert_eq!(row("National control lists"), Some((Covered::Discussed, vec![(Kind::Gap, 1)])));
    assert_eq!(row("End-user controls"), Some((Covered::NotDiscussed, vec![])), "a sensitive note alone is nothing");
    assert_eq!(row("Export-control framework"), Some((Covered::Discussed, vec![])));
    assert_eq!(row("Funds and services"), Some((Covered::Parked, vec![])));
    assert_eq!(row("Financing of proliferation"), None, "it is hidden");
    assert_eq!(row("Security during transport"), None, "it has no star");
    assert_eq!((sheet.count(Covered::Discussed), sheet.count(Covered::Parked), sheet.elements()), (2, 1, 23));
    assert_eq!(sheet.notes.iter().collect::<Vec<_>>(), [(Kind::Gap, 1)]);
}
