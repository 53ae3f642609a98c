//! The fields of one element.

use egui::{Checkbox, Ui};

use super::{PrepareState, Want, elements, field_id, form, frame};
use crate::session::catalogue::{Element, Theme};
use crate::session::history::{Field as Name, Place, Step};
use crate::session::prepare::{edit_element, is_local, set_theme};
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::{Ask, View, texts};

/// The fields.
pub(super) fn element_ui(
    ui: &mut Ui,
    view: &View<'_>,
    element: &Element,
    state: &mut PrepareState,
    asks: &mut Vec<Ask>,
) {
    let place = Place::Element(element.id.clone());
    frame::column_ui(ui, &place, |ui| {
        source_ui(ui, view, element);
        let title = Field::new(field_id(&place, "title"), t!("prepare-element-title")).paragraph(1);
        let response =
            form::text_ui(ui, title, &element.title, asks, |text| step(element, "title", |next| next.title = text));
        frame::request_focus(&response, state.take_want(Want::Detail));
        let short =
            Field::new(field_id(&place, "short"), t!("prepare-element-short")).help(t!("prepare-element-short-help"));
        form::text_ui(ui, short, &element.short, asks, |text| step(element, "short", |next| next.short = text));
        let question = Field::new(field_id(&place, "question"), t!("prepare-question"))
            .help(t!("prepare-question-help"))
            .paragraph(2);
        form::text_ui(ui, question, &element.question, asks, |text| {
            step(element, "question", |next| next.question = text)
        });
        switches_ui(ui, element, asks);
        if is_local(element) {
            theme_ui(ui, view, element, &place, asks);
            if frame::remove_ui(ui, &t!("prepare-element-remove"), &place, view.revision, state) {
                elements::remove(view, state, asks, &element.id);
            }
        }
    });
}

/// The element with one thing changed, as typed into a field.
fn step(element: &Element, field: Name, change: impl FnOnce(&mut Element)) -> Step {
    let mut next = element.clone();
    change(&mut next);
    edit_element(field, next)
}

/// Where the element comes from, and how many notes it has.
fn source_ui(ui: &mut Ui, view: &View<'_>, element: &Element) {
    let second = tokens(ui).second;
    let mut line = texts::source(element, view.session.cited_on());
    if is_local(element) {
        line = t!("prepare-element-local", id = element.id.as_str());
    }
    if let Some(rows) = view.index.of_element(&element.id) {
        line.push_str("  ·  ");
        line.push_str(&t!("board-notes", count = rows.notes().len()));
    }
    text::strong(ui, line, Size::Small, second);
}

fn switches_ui(ui: &mut Ui, element: &Element, asks: &mut Vec<Ask>) {
    let (mut star, mut hidden) = (element.star, element.hidden);
    let mut ask = |step: Step| asks.push(Ask::Step(Box::new(Step { joins: None, ..step })));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        // A box must be seen as one before it is ticked.
        let line = tokens(ui).faint;
        ui.visuals_mut().widgets.inactive.bg_stroke.color = line;
        if frame::in_view(ui.add(Checkbox::new(&mut star, t!("prepare-star")))).changed() {
            ask(step(element, "star", |next| next.star = star));
        }
        if frame::in_view(ui.add(Checkbox::new(&mut hidden, t!("prepare-hide")))).changed() {
            ask(step(element, "hidden", |next| next.hidden = hidden));
        }
    });
}

/// Which part of the board a local element stands in.
fn theme_ui(ui: &mut Ui, view: &View<'_>, element: &Element, place: &Place, asks: &mut Vec<Ask>) {
    let themes = Theme::ALL.map(|theme| (theme, theme.letter().to_string()));
    let label = t!("prepare-element-theme", theme = texts::theme(element.theme));
    let name = |word: &str| {
        let theme = Theme::ALL.into_iter().find(|theme| theme.letter().to_string() == word);
        t!("prepare-theme", letter = word, theme = theme.map(texts::theme).unwrap_or_default())
    };
    if let Some(theme) = choice_ui(ui, field_id(place, "theme"), &label, element.theme, &themes, name) {
        asks.extend(set_theme(view.session, &element.id, theme).map(|step| Ask::Step(Box::new(step))));
    }
}
