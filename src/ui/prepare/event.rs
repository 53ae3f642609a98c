//! The event sheet: what the event is, when and where, who takes part, and the public story of it.

use std::borrow::Cow;

use egui::{Id, Ui};
use jiff::civil::{Date, Time};

use super::form::{self, Typed};
use super::{PrepareState, Want, field_id, frame};
use crate::session::history::{Field as Name, Place, Step};
use crate::session::moment::{hour_minute, parse_time};
use crate::session::prepare::{edit_event, typed};
use crate::session::workshop::Workshop;
use crate::t;
use crate::ui::widgets::field::Field;
use crate::ui::{Ask, View, texts};

/// How many zones are offered at once.
const ZONES: usize = 8;

/// The section.
pub(super) fn event_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    frame::column_ui(ui, "event", |ui| {
        frame::head_ui(ui, &t!("prepare-event"), &t!("prepare-event-public"));
        let title = Field::new(id("title"), t!("prepare-title")).hint(t!("prepare-title-hint")).paragraph(2);
        let response = form::text_ui(ui, title, &view.session.workshop.title, asks, |text| {
            step(view, "title", |workshop| workshop.title = text)
        });
        frame::request_focus(&response, state.take_want(Want::Section));
        when_and_where_ui(ui, view, state, asks);
        who_ui(ui, view, state, asks);
        plan_ui(ui, view, asks);
        story_ui(ui, view, asks);
        not_public_ui(ui, view, state, asks);
    });
}

fn id(field: &'static str) -> Id {
    field_id(&Place::Workshop, field)
}

/// The event with one thing changed, as typed into a field.
pub(super) fn step(view: &View<'_>, field: Name, change: impl FnOnce(&mut Workshop)) -> Step {
    let mut next = view.session.workshop.clone();
    change(&mut next);
    edit_event(field, next)
}

fn when_and_where_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let workshop = &view.session.workshop;
    frame::group_ui(ui, &t!("prepare-when-where"), "");
    frame::beside_ui(ui, 2, 220.0, |ui, number| {
        if number == 0 {
            let venue =
                Field::new(id("venue"), t!("prepare-venue")).hint("Georgetown, Guyana").help(t!("prepare-venue-help"));
            form::text_ui(ui, venue, &workshop.venue, asks, |text| step(view, "venue", |next| next.venue = text));
        } else {
            zone_ui(ui, view, state, asks);
        }
    });
    frame::beside_ui(ui, 2, 220.0, |ui, number| {
        if number == 0 {
            days_ui(ui, view, state, asks);
        } else {
            opens_ui(ui, view, state, asks);
        }
    });
}

fn zone_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let suggest = |text: &str| {
        if typed::parse_zone(text).is_some() {
            return Vec::new();
        }
        typed::zones_like(text, ZONES).into_iter().map(str::to_owned).collect()
    };
    let field = Field::new(id("zone"), t!("prepare-zone"))
        .hint("America/Guyana")
        .help(t!("prepare-zone-help"))
        .suggest(&suggest);
    let zone = Typed { parse: &typed::parse_zone, show: &String::clone, wrong: t!("prepare-zone-wrong") };
    form::typed_ui(ui, field, &view.session.workshop.zone, &zone, &mut state.drafts, asks, |zone| {
        step(view, "zone", |next| next.zone = zone)
    });
}

fn days_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let months: Vec<Cow<'static, str>> = (1..=12).map(texts::month).collect();
    let names: Vec<&str> = months.iter().map(|month| &**month).collect();
    let days = Typed {
        parse: &|text| typed::parse_days(text, &names),
        show: &|days: &Vec<Date>| days_text(days),
        wrong: t!("prepare-days-wrong"),
    };
    let field = Field::new(id("days"), t!("prepare-days")).hint(t!("prepare-days-hint")).help(t!("prepare-days-help"));
    form::typed_ui(ui, field, &view.session.workshop.days, &days, &mut state.drafts, asks, |days| {
        step(view, "days", |next| next.days = days)
    });
}

/// `4 October 2017, 9–11 October 2017`: days that follow each other as one range, as they can be typed.
fn days_text(days: &[Date]) -> String {
    let next_to = |a: &Date, b: &Date| a.tomorrow().is_ok_and(|next| next == *b);
    let range = |days: &[Date]| match (days.first(), days.last()) {
        (Some(first), Some(last)) if first == last => texts::date(*first),
        (Some(first), Some(last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
            t!("prepare-days-range", from = i64::from(first.day()), to = texts::date(*last))
        }
        (Some(first), Some(last)) => t!("date-span", from = texts::date(*first), to = texts::date(*last)),
        _ => String::new(),
    };
    days.chunk_by(next_to).map(range).collect::<Vec<_>>().join(", ")
}

fn opens_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let usual = hour_minute(Workshop::default().opening_time());
    let opens = optional_time(t!("prepare-time-wrong"));
    let help = t!("prepare-opens-help", usual = usual.as_str());
    let field = Field::new(id("opens"), t!("prepare-opens")).hint(usual).help(help);
    form::typed_ui(ui, field, &view.session.workshop.opens, &opens, &mut state.drafts, asks, |opens| {
        step(view, "opens", |next| next.opens = opens)
    });
}

/// A time of day that may be left out.
pub(super) fn optional_time(wrong: Cow<'_, str>) -> Typed<'_, Option<Time>> {
    Typed {
        parse: &|text| if text.trim().is_empty() { Some(None) } else { parse_time(text).map(Some) },
        show: &|time| time.map(hour_minute).unwrap_or_default(),
        wrong,
    }
}

fn who_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let workshop = &view.session.workshop;
    frame::group_ui(ui, &t!("prepare-who"), &t!("prepare-who-help"));
    let lines = form::lines();
    let field = Field::new(id("organizers"), t!("prepare-organizers")).lines(2);
    form::typed_ui(ui, field, &workshop.organizers, &lines, &mut state.drafts, asks, |organizers| {
        step(view, "organizers", |next| next.organizers = organizers)
    });
    let field = Field::new(id("participants"), t!("prepare-participants")).lines(4);
    form::typed_ui(ui, field, &workshop.participants, &lines, &mut state.drafts, asks, |participants| {
        step(view, "participants", |next| next.participants = participants)
    });
}

/// Whose plan it is, and for which years.
fn plan_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    let workshop = &view.session.workshop;
    frame::group_ui(ui, &t!("prepare-plan"), "");
    frame::beside_ui(ui, 2, 220.0, |ui, number| {
        if number == 0 {
            let state = Field::new(id("state"), t!("prepare-state")).help(t!("prepare-state-help"));
            form::text_ui(ui, state, &workshop.state, asks, |text| step(view, "state", |next| next.state = text));
        } else {
            let period = Field::new(id("period"), t!("prepare-period"))
                .hint(t!("prepare-period-hint"))
                .help(t!("prepare-period-help"));
            form::text_ui(ui, period, &workshop.plan_period, asks, |text| {
                step(view, "period", |next| next.plan_period = text)
            });
        }
    });
    let office = Field::new(id("office"), t!("prepare-office")).lines(2).help(t!("prepare-office-help"));
    form::text_ui(ui, office, &workshop.point_of_contact, asks, |text| {
        step(view, "office", |next| next.point_of_contact = text)
    });
}

/// The public story: objectives, background, contact.
fn story_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    type Part = (&'static str, &'static str, fn(&mut Workshop) -> &mut String, usize);
    const PARTS: [Part; 6] = [
        ("objectives", "prepare-objectives", |workshop| &mut workshop.objectives, 2),
        ("request", "prepare-request", |workshop| &mut workshop.background.request, 2),
        ("informed", "prepare-informed", |workshop| &mut workshop.background.informed, 2),
        ("cooperation", "prepare-cooperation", |workshop| &mut workshop.background.cooperation, 3),
        ("purpose", "prepare-purpose", |workshop| &mut workshop.background.purpose, 2),
        ("contact", "prepare-contact", |workshop| &mut workshop.contact, 1),
    ];
    frame::group_ui(ui, &t!("prepare-story"), &t!("prepare-story-help"));
    // One copy serves to read all six; a part is copied again only when it is typed into.
    let mut workshop = view.session.workshop.clone();
    for (name, label, part, rows) in PARTS {
        let hint = t!(&format!("{label}-hint"));
        let field = Field::new(id(name), t!(label)).hint(hint);
        let field = if rows > 1 { field.lines(rows) } else { field };
        form::text_ui(ui, field, part(&mut workshop), asks, |text| step(view, name, |next| *part(next) = text));
    }
}

/// What never reaches the information note.
fn not_public_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    type Count = (&'static str, &'static str, fn(&mut Workshop) -> &mut u32);
    const COUNTS: [Count; 3] = [
        ("people", "prepare-people", |workshop| &mut workshop.counts.people),
        ("women", "prepare-women", |workshop| &mut workshop.counts.women),
        ("institutions", "prepare-institutions", |workshop| &mut workshop.counts.institutions),
    ];
    frame::group_ui(ui, &t!("prepare-not-public"), &t!("prepare-not-public-help"));
    let mut counts = Workshop { counts: view.session.workshop.counts, ..Workshop::default() };
    let typed = Typed {
        parse: &typed::parse_count,
        show: &|count: &u32| if *count == 0 { String::new() } else { count.to_string() },
        wrong: t!("prepare-count-wrong"),
    };
    frame::beside_ui(ui, COUNTS.len(), 120.0, |ui, number| {
        let Some((name, label, count)) = COUNTS.get(number) else { return };
        let field = Field::new(id(name), t!(label)).help(t!("prepare-count-help"));
        form::typed_ui(ui, field, count(&mut counts), &typed, &mut state.drafts, asks, |value| {
            step(view, name, |next| *count(next) = value)
        });
    });
    let remark = Field::new(id("remark"), t!("prepare-remark")).hint(t!("prepare-remark-hint")).lines(2);
    form::text_ui(ui, remark, &view.session.workshop.remark, asks, |text| {
        step(view, "remark", |next| next.remark = text)
    });
}
