//! Agencies: those that can lead or support. Many are pasted at once; each is changed where it stands.

use egui::{Button, Id, Key, Modifiers, Ui, vec2};

use super::agenda::ask_removal;
use super::{PrepareState, Want, field_id, form, frame};
use crate::session::history::{Field as Name, Place, Step};
use crate::session::prepare::typed::{Pasted, parse_agencies};
use crate::session::prepare::{add_agencies, edit_agency, remove_agency};
use crate::session::workshop::Agency;
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::{button, mark, text};
use crate::ui::{Ask, View};

/// Width from which a row holds all of an agency, in points at 100 %.
const ONE_LINE: f32 = 480.0;

/// The section.
pub(super) fn agencies_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    frame::column_ui(ui, "agencies", |ui| {
        frame::head_ui(ui, &t!("prepare-agencies"), &t!("prepare-agencies-about"));
        add_ui(ui, view, state, asks);
        let list = &view.session.agencies;
        let widths = Widths::of(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS + 2.0;
            if let (Some(widths), false) = (&widths, list.is_empty()) {
                heads_ui(ui, widths);
            }
            for agency in list {
                agency_ui(ui, view, agency, widths.as_ref(), state, asks);
            }
            if list.is_empty() {
                let second = tokens(ui).second;
                text::label(ui, t!("prepare-agencies-none"), Size::Body, second);
            }
        });
    });
}

/// A list to be pasted or typed, what it will add, and the button that adds it.
fn add_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let id = Id::unique("prepare-new-agencies");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let entered = focused && ui.input_mut(|input| take_exactly(input, Modifiers::COMMAND, Key::Enter));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let field = Field::new(id, t!("prepare-agencies-add"))
            .hint(t!("prepare-agencies-add-hint"))
            .help(t!("prepare-agencies-add-help"))
            .lines(2);
        let response = field.show(ui, &mut state.new_agencies, |_| None);
        frame::request_focus(&response, state.take_want(Want::Section) || state.take_want(Want::List));
        let pasted = parse_agencies(&state.new_agencies, view.session);
        if !pasted.new.is_empty() || pasted.known > 0 {
            text::label(ui, preview(&pasted), Size::Small, tokens.ink);
        }
        let words = match pasted.new.len() {
            0 => t!("prepare-agencies-add-none").into_owned(),
            count => t!("prepare-agencies-add-some", count = count),
        };
        ui.add_space(space::XS);
        let pressed = frame::in_view(ui.add_enabled(!pasted.new.is_empty(), Button::new(words))).clicked();
        if (pressed || entered)
            && let Some(step) = add_agencies(view.session, pasted.new)
        {
            asks.push(Ask::Step(Box::new(step)));
            state.new_agencies.clear();
            state.wants = Some(Want::Section);
        }
    });
}

/// `@gra Guyana Revenue Authority (GRA) · @police Police · one is there already`.
fn preview(pasted: &Pasted) -> String {
    let mut parts: Vec<String> = pasted
        .new
        .iter()
        .map(|agency| match agency.short.as_str() {
            "" => t!("prepare-agency-preview", id = agency.id.as_str(), name = agency.name.as_str()),
            short => {
                t!("prepare-agency-preview-short", id = agency.id.as_str(), name = agency.name.as_str(), short = short)
            }
        })
        .collect();
    if pasted.known > 0 {
        parts.push(t!("prepare-agencies-known", count = pasted.known));
    }
    parts.join(" · ")
}

/// Widths of the columns: what is typed, name, short name.
struct Widths {
    id: f32,
    name: f32,
    short: f32,
}

impl Widths {
    fn of(ui: &Ui) -> Option<Self> {
        let tokens = tokens(ui);
        let room = ui.available_width();
        let (id, short, button) = (tokens.scaled(116.0), tokens.scaled(130.0), tokens.scaled(28.0));
        (room >= tokens.scaled(ONE_LINE)).then_some(Self {
            id,
            short,
            name: room - id - short - button - 3.0 * space::S,
        })
    }
}

fn heads_ui(ui: &mut Ui, widths: &Widths) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (width, head) in [
            (widths.id, "prepare-agency-id"),
            (widths.name, "prepare-agency-name"),
            (widths.short, "prepare-agency-short"),
        ] {
            cell_ui(ui, width, |ui| drop(text::column_head(ui, t!(head))));
        }
    });
}

fn cell_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui(vec2(width, 0.0), |ui| {
        ui.set_width(width);
        ui.vertical(contents);
    });
}

/// One agency: in one line where there is room, else in two.
fn agency_ui(
    ui: &mut Ui,
    view: &View<'_>,
    agency: &Agency,
    widths: Option<&Widths>,
    state: &mut PrepareState,
    asks: &mut Vec<Ask>,
) {
    let place = Place::Agency(agency.id.clone());
    let mut remove = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let tokens = tokens(ui);
        let room = ui.available_width() - tokens.scaled(28.0) - 2.0 * space::S;
        let stacked = Widths { id: room * 0.3, name: 0.0, short: room * 0.7 };
        let of = widths.unwrap_or(&stacked);
        let middle = tokens.scaled(6.0);
        cell_ui(ui, of.id, |ui| {
            ui.add_space(middle);
            drop(text::one_line(ui, format!("@{}", agency.id), tokens.font(Size::Body), tokens.second));
        });
        if widths.is_some() {
            cell_ui(ui, of.name, |ui| name_ui(ui, agency, &place, asks));
        }
        cell_ui(ui, of.short, |ui| short_ui(ui, agency, &place, asks));
        ui.vertical(|ui| {
            ui.add_space(tokens.scaled(2.0));
            let name = t!("prepare-agency-remove", name = agency.name.as_str());
            remove = frame::in_view(button::mark_ui(ui, &name, mark::cross)).clicked();
        });
    });
    if widths.is_none() {
        name_ui(ui, agency, &place, asks);
        ui.add_space(space::S);
    }
    if remove {
        let step = remove_agency(view.session, &agency.id);
        ask_removal(state, asks, view.revision, place.clone(), step);
    }
    frame::refused_ui(ui, &place, view.revision, state);
}

fn name_ui(ui: &mut Ui, agency: &Agency, place: &Place, asks: &mut Vec<Ask>) {
    let label = t!("prepare-agency-name-of", id = agency.id.as_str());
    let field = Field::new(field_id(place, "name"), label).bare().paragraph(1);
    form::text_ui(ui, field, &agency.name, asks, |text| step(agency, "name", |next| next.name = text));
}

fn short_ui(ui: &mut Ui, agency: &Agency, place: &Place, asks: &mut Vec<Ask>) {
    let label = t!("prepare-agency-short-of", id = agency.id.as_str());
    let field = Field::new(field_id(place, "short"), label).bare();
    form::text_ui(ui, field, &agency.short, asks, |text| step(agency, "short", |next| next.short = text));
}

/// The agency with one thing changed, as typed into a field.
fn step(agency: &Agency, field: Name, change: impl FnOnce(&mut Agency)) -> Step {
    let mut next = agency.clone();
    change(&mut next);
    edit_agency(field, next)
}
