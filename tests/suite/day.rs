//! Running the day: starting, pausing, ending and correcting items, and the way through the elements.

use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::history::{Place, Step, StepName};
use rapporteur::session::moment::Moment;
use rapporteur::session::{ElementId, Session, run, timing};

use crate::support::fixtures::{Room, at, georgetown, texts, workshop_day};

/// Carries out what was offered; `false` if nothing was.
fn did(room: &mut Room, offered: impl FnOnce(&Session) -> Option<Step>) -> bool {
    let Some(step) = offered(&room.session) else {
        return false;
    };
    room.step(step);
    true
}

fn start(room: &mut Room, id: &str, time: &str) {
    assert!(did(room, |session| run::start(session, &id.into(), at(time))), "{id} can start");
}

fn pause_or_resume(room: &mut Room, time: &str) {
    assert!(did(room, |session| run::pause_or_resume(session, at(time))), "something is running");
}

fn back_date(room: &mut Room, minutes: u32, now: &str) {
    assert!(did(room, |session| run::back_date(session, minutes, at(now))), "something is running");
}

/// An item as the minutes will say it: `09:00–09:30 paused 09:10–09:15`.
fn actual(item: &AgendaItem) -> String {
    let time = |moment: Option<Moment>| moment.map_or_else(|| "…".into(), Moment::hour_minute);
    let pauses: Vec<String> =
        item.pauses.iter().map(|pause| format!(" paused {}–{}", pause.from.hour_minute(), time(pause.to))).collect();
    format!("{}–{}{}", time(item.started), time(item.ended), pauses.concat())
}

fn elapsed_minutes(item: &AgendaItem, now: &str) -> Option<i64> {
    timing::elapsed(item, at(now).timestamp()).map(|seconds| seconds / 60)
}

#[test]
fn starting_an_item_ends_the_one_before() {
    let mut room = Room::georgetown();
    start(&mut room, "opening", "09:00:00");
    assert_eq!(actual(room.item("opening")), "09:00–…");
    start(&mut room, "experts", "09:32:00");
    assert_eq!(actual(room.item("opening")), "09:00–09:32");
    assert_eq!(actual(room.item("experts")), "09:32–…");
    assert_eq!(room.session.running().map(|item| item.id.as_str()), Some("experts"));
    // Out of order is in order.
    start(&mut room, "discussion", "10:00:00");
    assert_eq!(actual(room.item("experts")), "09:32–10:00");
    assert_eq!(actual(room.item("stimson")), "…–…");

    assert_eq!(room.history.undo_name(), Some(StepName::StartItem));
    room.undo();
    assert_eq!(actual(room.item("experts")), "09:32–…", "one undo for both");
    assert_eq!(actual(room.item("discussion")), "…–…");
}

#[test]
fn an_item_starts_once() {
    let mut room = Room::georgetown();
    start(&mut room, "opening", "09:00:00");
    for (id, when) in [("opening", "it runs"), ("lunch", "there is none")] {
        assert_eq!(run::start(&room.session, &id.into(), at("09:10:00")), None, "{id}: {when}");
    }
    start(&mut room, "experts", "09:30:00");
    assert_eq!(run::start(&room.session, &"opening".into(), at("09:40:00")), None, "it has ended");
}

#[test]
fn starting_the_next_ends_a_paused_item_and_its_pause() {
    let mut room = Room::georgetown();
    start(&mut room, "opening", "09:00:00");
    pause_or_resume(&mut room, "09:10:00");
    start(&mut room, "experts", "09:25:00");
    assert_eq!(actual(room.item("opening")), "09:00–09:25 paused 09:10–09:25");
    assert_eq!(elapsed_minutes(room.item("opening"), "17:00:00"), Some(10));
}

#[test]
fn pause_and_resume() {
    let mut room = Room::georgetown();
    assert_eq!(run::pause_or_resume(&room.session, at("09:00:00")), None, "nothing is running");
    start(&mut room, "opening", "09:00:00");
    pause_or_resume(&mut room, "09:10:00");
    assert!(room.item("opening").is_paused());
    assert_eq!(room.history.undo_name(), Some(StepName::PauseItem));
    assert_eq!(elapsed_minutes(room.item("opening"), "09:20:00"), Some(10), "it stands still");
    pause_or_resume(&mut room, "09:15:00");
    assert_eq!(room.history.undo_name(), Some(StepName::ResumeItem));
    assert_eq!(actual(room.item("opening")), "09:00–… paused 09:10–09:15");
    pause_or_resume(&mut room, "09:20:00");
    assert_eq!(actual(room.item("opening")), "09:00–… paused 09:10–09:15 paused 09:20–…");
    assert_eq!(elapsed_minutes(room.item("opening"), "09:50:00"), Some(15));
    room.undo();
    room.undo();
    room.undo();
    assert_eq!(actual(room.item("opening")), "09:00–…");
}

#[test]
fn ending_the_running_item() {
    let mut room = Room::georgetown();
    assert_eq!(run::end(&room.session, at("09:00:00")), None, "nothing is running");
    start(&mut room, "opening", "09:00:00");
    pause_or_resume(&mut room, "09:10:00");
    assert!(did(&mut room, |session| run::end(session, at("09:30:00"))));
    assert_eq!(actual(room.item("opening")), "09:00–09:30 paused 09:10–09:30");
    assert_eq!(room.session.running(), None);
    assert_eq!(run::end(&room.session, at("09:31:00")), None, "it has ended");
    room.undo();
    assert!(room.item("opening").is_paused(), "as it was");
}

#[test]
fn back_dating_moves_the_start_and_the_end_before_it() {
    let mut room = Room::georgetown();
    start(&mut room, "opening", "09:00:00");
    start(&mut room, "experts", "09:40:00");
    back_date(&mut room, 7, "09:42:00");
    assert_eq!(actual(room.item("opening")), "09:00–09:35");
    assert_eq!(actual(room.item("experts")), "09:35–…");
    // Later than was said is a correction, too.
    back_date(&mut room, 1, "09:42:00");
    assert_eq!(actual(room.item("opening")), "09:00–09:41");
    assert_eq!(actual(room.item("experts")), "09:41–…");
    room.undo();
    room.undo();
    assert_eq!(actual(room.item("opening")), "09:00–09:40");
    assert_eq!(actual(room.item("experts")), "09:40–…");
}

#[test]
fn back_dating_leaves_an_item_alone_that_had_ended_earlier() {
    let mut room = Room::georgetown();
    start(&mut room, "opening", "09:00:00");
    assert!(did(&mut room, |session| run::end(session, at("09:20:00"))));
    start(&mut room, "experts", "09:40:00");
    back_date(&mut room, 10, "09:45:00");
    assert_eq!(actual(room.item("opening")), "09:00–09:20");
    assert_eq!(actual(room.item("experts")), "09:35–…");
}

#[test]
fn back_dating_past_the_item_before_leaves_it_no_time_but_no_less() {
    let mut room = Room::georgetown();
    start(&mut room, "opening", "09:00:00");
    start(&mut room, "experts", "09:10:00");
    back_date(&mut room, 30, "09:15:00");
    assert_eq!(actual(room.item("experts")), "08:45–…");
    assert_eq!(actual(room.item("opening")), "09:00–09:00");
}

#[test]
fn back_dating_keeps_the_pauses_that_remain() {
    // (pauses, so many minutes ago at 10:00, what is left of the item that began at 09:30)
    for (pauses, minutes, left) in [
        (vec!["09:40:00", "09:45:00"], 25, "09:35–… paused 09:40–09:45"),
        (vec!["09:40:00", "09:45:00"], 35, "09:25–… paused 09:40–09:45"),
        (vec!["09:40:00", "09:45:00"], 18, "09:42–… paused 09:42–09:45"),
        (vec!["09:40:00", "09:45:00"], 15, "09:45–…"),
        (vec!["09:40:00", "09:45:00"], 10, "09:50–…"),
        (vec!["09:40:00"], 10, "09:50–… paused 09:50–…"),
    ] {
        let mut room = Room::georgetown();
        start(&mut room, "experts", "09:30:00");
        for time in &pauses {
            pause_or_resume(&mut room, time);
        }
        back_date(&mut room, minutes, "10:00:00");
        assert_eq!(actual(room.item("experts")), left, "paused {pauses:?}, began {minutes} minutes ago");
    }
}

#[test]
fn back_dating_cuts_the_pauses_of_the_item_before() {
    let mut room = Room::georgetown();
    start(&mut room, "opening", "09:00:00");
    for time in ["09:05:00", "09:10:00", "09:20:00", "09:25:00"] {
        pause_or_resume(&mut room, time);
    }
    start(&mut room, "experts", "09:30:00");
    back_date(&mut room, 18, "09:40:00");
    assert_eq!(actual(room.item("opening")), "09:00–09:22 paused 09:05–09:10 paused 09:20–09:22");
    assert_eq!(elapsed_minutes(room.item("opening"), "17:00:00"), Some(15));
    back_date(&mut room, 25, "09:40:00");
    assert_eq!(actual(room.item("opening")), "09:00–09:15 paused 09:05–09:10");
    assert_eq!(elapsed_minutes(room.item("opening"), "17:00:00"), Some(10));
}

#[test]
fn a_minute_more_or_less() {
    let mut room = Room::georgetown();
    assert_eq!(run::change_minutes(&room.session, 1), None, "nothing is running");
    start(&mut room, "opening", "09:00:00");
    for (by, minutes) in [(1, 31), (1, 32), (-1, 31), (-40, 0), (5, 5), (2000, 1440)] {
        assert!(did(&mut room, |session| run::change_minutes(session, by)), "{by}");
        assert_eq!(room.item("opening").minutes, minutes, "{by}");
    }
    assert_eq!(run::change_minutes(&room.session, 1), None, "no item is longer than a day");
    room.undo();
    assert_eq!(room.item("opening").minutes, 30, "presses that follow each other are one step");
    assert!(did(&mut room, |session| run::change_minutes(session, -30)));
    assert_eq!(run::change_minutes(&room.session, -1), None, "none is shorter than nothing");
}

#[test]
fn holding_it_today_keeps_the_distances_of_the_days() {
    let days =
        |days: &[&str]| -> Vec<jiff::civil::Date> { days.iter().map(|day| day.parse().expect("a date")).collect() };
    // (days, day of the item, today, days after)
    for (planned, day, today, held) in [
        (vec!["2017-10-04"], 1, "2026-03-02", vec!["2026-03-02"]),
        (vec!["2017-10-04"], 1, "2017-10-04", vec!["2017-10-04"]),
        (vec!["2017-10-04", "2017-10-05"], 1, "2026-02-28", vec!["2026-02-28", "2026-03-01"]),
        (vec!["2017-10-04", "2017-10-05"], 2, "2026-03-01", vec!["2026-02-28", "2026-03-01"]),
        (
            vec!["2017-10-04", "2017-10-09", "2017-10-10"],
            2,
            "2017-10-11",
            vec!["2017-10-06", "2017-10-11", "2017-10-12"],
        ),
        (vec![], 1, "2026-03-02", vec!["2026-03-02"]),
        // An item of a day that no date was given: the days there are keep theirs, and today is that day.
        (vec!["2017-10-04"], 2, "2026-03-02", vec!["2026-03-01", "2026-03-02"]),
        (vec![], 3, "2026-03-03", vec!["2026-03-01", "2026-03-02", "2026-03-03"]),
    ] {
        let mut room = Room::georgetown();
        room.session.workshop.days = days(&planned);
        room.session.agenda[3].day = day;
        let before = room.session.clone();
        let step = run::hold_today(
            &room.session,
            &"discussion".into(),
            format!("{today}T08:00:00-04:00").parse().expect("a moment"),
        );
        assert_eq!((step.name, &step.place), (StepName::MoveDates, &Some(Place::Workshop)));
        room.step(step);
        assert_eq!(room.session.workshop.days, days(&held), "{planned:?}, day {day}, on {today}");
        room.undo();
        assert_eq!(room.session, before);
    }
}

#[test]
fn held_in_the_afternoon_the_day_opens_in_the_afternoon() {
    // The discussion is planned for 11:00, two hours after the opening.
    for (pin, begun, now, opens) in [
        (None, false, "2026-03-02T14:20:30-04:00", Some("12:20")),
        (None, false, "2026-03-02T10:59:59-04:00", None),
        (Some("10:15"), false, "2026-03-02T14:20:30-04:00", None),
        (None, true, "2026-03-02T14:20:30-04:00", None),
    ] {
        let mut room = Room::georgetown();
        room.session.agenda[1].starts = pin.map(|pin| pin.parse().expect("a time"));
        room.session.agenda[0].started = begun.then(|| now.parse().expect("a moment"));
        room.step(run::hold_today(&room.session, &"discussion".into(), now.parse().expect("a moment")));
        let opens = opens.map(|time: &str| time.parse().expect("a time"));
        assert_eq!(room.session.workshop.opens, opens, "pinned {pin:?}, begun {begun}, at {now}");
    }
}

#[test]
fn discussed_with_nothing_to_note() {
    let mut room = Room::georgetown();
    let id = ElementId::from("OP3D-TRS");
    let is_discussed = |room: &Room| room.session.element(&id).is_some_and(|element| element.discussed);
    assert!(did(&mut room, |session| run::mark_discussed(session, &id)));
    assert!(is_discussed(&room));
    assert!(did(&mut room, |session| run::mark_discussed(session, &id)), "the same key takes it away");
    assert!(!is_discussed(&room));
    assert_eq!(run::mark_discussed(&room.session, &"OP9-NIL".into()), None);
}

#[test]
fn next_and_previous_go_through_the_starred_and_visible_elements() {
    let mut session = georgetown();
    session.elements.truncate(6);
    for (element, (star, hidden)) in session.elements.iter_mut().zip([
        (false, false),
        (true, false),
        (true, true),
        (false, true),
        (true, false),
        (false, false),
    ]) {
        (element.star, element.hidden) = (star, hidden);
    }
    let ids = texts(session.elements.iter().map(|element| &element.id));
    let (second, fifth) = (Some(ids[1].as_str()), Some(ids[4].as_str()));
    // (from, the one before, the one after)
    for (from, before, after) in [
        (None, fifth, second),
        (Some("OP9-NIL"), fifth, second),
        (Some(ids[0].as_str()), None, second),
        (second, None, fifth),
        (Some(ids[2].as_str()), second, fifth),
        (Some(ids[3].as_str()), second, fifth),
        (fifth, second, None),
        (Some(ids[5].as_str()), fifth, None),
    ] {
        let neighbour = |forwards| run::neighbour(&session, from.map(ElementId::from).as_ref(), forwards);
        assert_eq!(neighbour(false), before.map(ElementId::from), "before {from:?}");
        assert_eq!(neighbour(true), after.map(ElementId::from), "after {from:?}");
    }
    session.elements.clear();
    assert_eq!(run::neighbour(&session, None, true), None);
}

#[test]
fn the_item_that_notes_go_to() {
    let mut room = Room::georgetown();
    let current = |room: &Room| room.session.current_item().map(|item| item.id.to_string()).unwrap_or_default();
    assert_eq!(current(&room), "opening", "the first that has not ended");
    start(&mut room, "experts", "09:00:00");
    assert_eq!(current(&room), "experts", "the one that runs");
    room.floor("discussion", None);
    assert_eq!(current(&room), "discussion", "the one on the floor");
    room.floor("removed", None);
    assert_eq!(current(&room), "experts", "a floor that points nowhere is none");
    for (id, time) in [("stimson", "10:00:00"), ("discussion", "11:00:00"), ("opening", "12:00:00")] {
        start(&mut room, id, time);
    }
    assert!(did(&mut room, |session| run::end(session, at("13:00:00"))));
    assert_eq!(current(&room), "discussion", "all have ended: the last");
    assert_eq!(Session { agenda: Vec::new(), ..room.session }.current_item(), None);
}

#[test]
fn the_rule_of_the_room_is_the_items_or_the_workshops() {
    use rapporteur::session::workshop::Rule;
    let mut session = georgetown();
    session.workshop.rule = Rule::ChathamHouse;
    session.agenda[3].rule = Some(Rule::Attributable);
    for (item, rule) in [
        (Some("opening"), Rule::ChathamHouse),
        (Some("discussion"), Rule::Attributable),
        (Some("removed"), Rule::ChathamHouse),
        (None, Rule::ChathamHouse),
    ] {
        assert_eq!(session.rule_of(item.map(Into::into).as_ref()), rule, "{item:?}");
    }
}

#[test]
fn a_day_that_went_as_it_went() {
    let mut room = Room::georgetown();
    room.add_item("closing", Role::Other, 15);
    start(&mut room, "opening", "09:06:00");
    start(&mut room, "experts", "09:36:00");
    pause_or_resume(&mut room, "10:00:00");
    pause_or_resume(&mut room, "10:15:00");
    start(&mut room, "stimson", "10:40:00");
    start(&mut room, "discussion", "11:31:00");
    back_date(&mut room, 2, "11:32:00");
    start(&mut room, "closing", "16:00:00");
    assert!(did(&mut room, |session| run::end(session, at("16:20:00"))));
    let day: Vec<String> = room.session.agenda.iter().map(actual).collect();
    assert_eq!(day, ["09:06–09:36", "09:36–10:40 paused 10:00–10:15", "10:40–11:30", "11:30–16:00", "16:00–16:20"]);
    let minutes: Vec<Option<i64>> = room.session.agenda.iter().map(|item| elapsed_minutes(item, "17:00:00")).collect();
    assert_eq!(minutes, [Some(30), Some(49), Some(50), Some(270), Some(20)]);
    assert_eq!(room.session.workshop.days, [workshop_day()]);
}
