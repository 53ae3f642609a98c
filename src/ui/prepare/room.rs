//! The room: the rule under which it speaks, the marking, and the private names that nothing may show.

use std::borrow::Cow;
use std::fmt;

use egui::text_edit::TextEditState;
use egui::{Button, Event, Id, Key, Modifiers, Ui};

use super::event::step;
use super::{PrepareState, Want, field_id, form, frame};
use crate::session::history::{Place, Step};
use crate::session::prepare::{add_private_names, forget_private_names};
use crate::session::workshop::Rule;
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::{Ask, View, texts};

/// A text that no log may show.
#[derive(Default)]
pub(super) struct Covered(String);

impl fmt::Debug for Covered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Covered")
    }
}

/// The section.
pub(super) fn room_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    frame::column_ui(ui, "room", |ui| {
        frame::head_ui(ui, &t!("prepare-room"), &t!("prepare-room-about"));
        rule_ui(ui, view, state, asks);
        let marking = Field::new(id("marking"), t!("prepare-marking"))
            .hint(t!("prepare-marking-hint"))
            .help(t!("prepare-marking-help"));
        form::text_ui(ui, marking, &view.session.workshop.marking, asks, |text| {
            step(view, "marking", |next| next.marking = text)
        });
        frame::group_ui(ui, &t!("prepare-names"), &t!("prepare-names-about"));
        names_ui(ui, view, state, asks);
    });
}

fn id(field: &'static str) -> Id {
    field_id(&Place::Workshop, field)
}

/// `Non-attribution`.
pub(super) fn rule_short(rule: Rule) -> Cow<'static, str> {
    t!(match rule {
        Rule::NonAttribution => "prepare-rule-non-attribution",
        Rule::ChathamHouse => "prepare-rule-chatham-house",
        Rule::Attributable => "prepare-rule-attributable",
    })
}

fn rule_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let rule = view.session.workshop.rule;
    let rules = Rule::ALL.map(|rule| (rule, rule_short(rule).into_owned()));
    if state.take_want(Want::Section) {
        let at = Rule::ALL.iter().position(|other| *other == rule).unwrap_or(0);
        ui.memory_mut(|memory| memory.request_focus(id("rule").with(at)));
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let label = t!("prepare-rule");
        let chosen = choice_ui(ui, id("rule"), &label, rule, &rules, |word| {
            t!("prepare-choice", label = label.as_ref(), word = word)
        });
        let second = tokens(ui).second;
        text::label(ui, t!("prepare-rule-says", rule = texts::rule(rule)), Size::Small, second);
        if let Some(rule) = chosen {
            // A choice is a step of its own: choosing twice can be taken back twice.
            asks.push(Ask::Step(Box::new(Step { joins: None, ..step(view, "rule", |next| next.rule = rule) })));
        }
    });
}

/// How many names are held; a covered field for more; a button that forgets them. The names themselves are never read here.
fn names_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let held = view.session.workshop.private_names.len();
    let tokens = tokens(ui);
    let id = id("names");
    let mut pasted = String::new();
    if ui.memory(|memory| memory.has_focus(id)) {
        take_pasted(ui, &mut pasted);
        if ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Enter)) {
            pasted.push('\n');
            pasted.push_str(&std::mem::take(&mut state.new_name.0));
            // The field's own undo would keep what was typed.
            TextEditState::default().store(ui.ctx(), id);
        }
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let field = Field::new(id, t!("prepare-names-field"))
            .hint(t!("prepare-names-hint"))
            .help(t!("prepare-names-help"))
            .covered();
        field.show(ui, &mut state.new_name.0, |_| None);
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::label(ui, t!("prepare-names-held", count = held), Size::Body, tokens.ink);
            if held > 0 && frame::in_view(ui.add(Button::new(t!("prepare-names-forget")))).clicked() {
                asks.extend(forget_private_names(view.session).map(|step| Ask::Step(Box::new(step))));
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        });
    });
    asks.extend(add_private_names(view.session, &pasted).map(|step| Ask::Step(Box::new(step))));
}

/// What is pasted goes past the field, so that a list keeps its lines and no name is ever laid out.
fn take_pasted(ui: &Ui, pasted: &mut String) {
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Paste(text) => {
                pasted.push_str(text);
                pasted.push('\n');
                false
            }
            _ => true,
        });
    });
}
