//! The fields of one agenda item.

use egui::Ui;

use super::agenda::{self, day_name};
use super::event::optional_time;
use super::form::{self, Typed};
use super::{PrepareState, Want, field_id, frame};
use crate::session::agenda::{AgendaItem, Role, parse_minutes};
use crate::session::history::{Field as Name, Place, Step};
use crate::session::prepare::{edit_item, set_day};
use crate::session::workshop::Rule;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::{Ask, View, texts};

/// More days than this are not offered side by side.
const MOST_DAYS: u32 = 10;

/// The fields.
pub(super) fn item_ui(ui: &mut Ui, view: &View<'_>, item: &AgendaItem, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let place = Place::Item(item.id.clone());
    frame::column_ui(ui, &place, |ui| {
        let title = Field::new(field_id(&place, "title"), t!("prepare-item-title")).paragraph(1);
        let response =
            form::text_ui(ui, title, &item.title, asks, |title| step(item, "title", |next| next.title = title));
        frame::request_focus(&response, state.take_want(Want::Detail));
        role_ui(ui, item, &place, asks);
        times_ui(ui, item, &place, state, asks);
        day_ui(ui, view, item, &place, asks);
        let presenter = Field::new(field_id(&place, "presenter"), t!("prepare-presenter"))
            .help(t!("prepare-presenter-help"))
            .paragraph(1);
        form::text_ui(ui, presenter, &item.presenter, asks, |text| {
            step(item, "presenter", |next| next.presenter = text)
        });
        let covered =
            Field::new(field_id(&place, "covered"), t!("prepare-covered")).help(t!("prepare-covered-help")).lines(3);
        form::typed_ui(ui, covered, &item.covered, &form::lines(), &mut state.drafts, asks, |covered| {
            step(item, "covered", |next| next.covered = covered)
        });
        rule_ui(ui, view, item, &place, asks);
        if frame::remove_ui(ui, &t!("prepare-item-remove"), &place, view.revision, state) {
            agenda::remove(view, state, asks, &item.id);
        }
    });
}

/// The item with one thing changed, as typed into a field.
fn step(item: &AgendaItem, field: Name, change: impl FnOnce(&mut AgendaItem)) -> Step {
    let mut next = item.clone();
    change(&mut next);
    edit_item(field, next)
}

/// The same as a step of its own: what is chosen twice can be taken back twice.
fn choose(item: &AgendaItem, change: impl FnOnce(&mut AgendaItem)) -> Ask {
    Ask::Step(Box::new(Step { joins: None, ..step(item, "", change) }))
}

fn role_ui(ui: &mut Ui, item: &AgendaItem, place: &Place, asks: &mut Vec<Ask>) {
    let roles = Role::ALL.map(|role| (role, texts::role(role).into_owned()));
    let label = t!("prepare-role");
    let name = |word: &str| t!("prepare-choice", label = label.as_ref(), word = word);
    if let Some(role) = choice_ui(ui, field_id(place, "role"), &label, item.role, &roles, name) {
        asks.push(choose(item, |next| next.role = role));
    }
}

/// How long it takes, and when it must begin or end.
fn times_ui(ui: &mut Ui, item: &AgendaItem, place: &Place, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    frame::beside_ui(ui, 3, 120.0, |ui, number| {
        if number == 0 {
            let minutes = Typed {
                parse: &|text| if text.trim().is_empty() { Some(0) } else { parse_minutes(text) },
                show: &|minutes: &u32| match minutes {
                    0 => String::new(),
                    minutes => texts::duration_minutes(i64::from(*minutes)),
                },
                wrong: t!("prepare-minutes-wrong"),
            };
            let field = Field::new(field_id(place, "minutes"), t!("prepare-minutes")).help(t!("prepare-minutes-help"));
            form::typed_ui(ui, field, &item.minutes, &minutes, &mut state.drafts, asks, |minutes| {
                step(item, "minutes", |next| next.minutes = minutes)
            });
        } else if number == 1 {
            let starts = optional_time(t!("prepare-time-wrong"));
            let field = Field::new(field_id(place, "starts"), t!("prepare-starts"))
                .hint(t!("prepare-starts-hint"))
                .help(t!("prepare-starts-help"));
            form::typed_ui(ui, field, &item.starts, &starts, &mut state.drafts, asks, |starts| {
                step(item, "starts", |next| next.starts = starts)
            });
        } else {
            let ends = optional_time(t!("prepare-time-wrong"));
            let field = Field::new(field_id(place, "ends"), t!("prepare-ends"))
                .hint(t!("prepare-ends-hint"))
                .help(t!("prepare-ends-help"));
            form::typed_ui(ui, field, &item.ends, &ends, &mut state.drafts, asks, |ends| {
                step(item, "ends", |next| next.ends = ends)
            });
        }
    });
}

/// On which day; one more than there are, so that a second day can begin.
fn day_ui(ui: &mut Ui, view: &View<'_>, item: &AgendaItem, place: &Place, asks: &mut Vec<Ask>) {
    let used = view.session.agenda.iter().map(|item| item.day).max().unwrap_or(1);
    let dated = u32::try_from(view.session.workshop.days.len()).unwrap_or(1);
    let last = used.max(dated).max(1);
    let last = if dated > used { last } else { last + 1 };
    let days: Vec<(u32, String)> =
        (1..=last.min(MOST_DAYS.max(item.day))).map(|day| (day, t!("prepare-day", day = day))).collect();
    let has_date = view.session.workshop.days.len() >= item.day as usize;
    let label = if has_date { day_name(view, item.day) } else { t!("prepare-day-label").into_owned() };
    let aloud = t!("prepare-day-label");
    let name = |word: &str| t!("prepare-choice", label = aloud.as_ref(), word = word);
    if let Some(day) = choice_ui(ui, field_id(place, "day"), &label, item.day, &days, name) {
        asks.extend(set_day(view.session, &item.id, day).map(|step| Ask::Step(Box::new(step))));
    }
}

fn rule_ui(ui: &mut Ui, view: &View<'_>, item: &AgendaItem, place: &Place, asks: &mut Vec<Ask>) {
    let mut rules = vec![(None, t!("prepare-rule-usual").into_owned())];
    rules.extend(Rule::ALL.map(|rule| (Some(rule), super::room::rule_short(rule).into_owned())));
    let label = t!("prepare-rule");
    let name = |word: &str| t!("prepare-choice", label = label.as_ref(), word = word);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let chosen = choice_ui(ui, field_id(place, "rule"), &label, item.rule, &rules, name);
        let second = tokens(ui).second;
        text::label(ui, texts::rule(item.rule.unwrap_or(view.session.workshop.rule)), Size::Small, second);
        asks.extend(chosen.map(|rule| choose(item, |next| next.rule = rule)));
    });
}
