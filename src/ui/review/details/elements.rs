//! The elements of the note: the first one gives an action its number.

use egui::{Id, Popup, Ui};

use super::finder::{Hit, chips_and_field_ui, finder_ui};
use super::{Editor, part_ui};
use crate::session::ElementId;
use crate::session::catalogue::Element;
use crate::session::history::StepName;
use crate::session::quick::{self, Found};
use crate::session::search::fold;
use crate::t;
use crate::ui::run::chips;
use crate::ui::theme::tokens;
use crate::ui::widgets::tag;

/// The elements as chips, a field to add one, and the words that wait for a choice.
pub(super) fn elements_ui(ui: &mut Ui, editor: &mut Editor<'_>, typed: &mut String) {
    part_ui(ui, &t!("review-elements"), |ui| {
        let view = editor.view;
        let on = editor.note.on.clone();
        let find = |typed: &str| hits(&view.session.elements, &on, typed);
        let (name, hint) = (t!("review-elements-add"), t!("review-elements-hint"));
        let id = Id::unique("review-add-element");
        let field = |ui: &mut Ui, width: f32| finder_ui(ui, id, &name, &hint, width, typed, find);
        if let Some(key) = chips_and_field_ui(ui, |ui| chips_ui(ui, editor), field) {
            editor.change(StepName::ChangeElements, |note| note.on.push(ElementId::from(key.as_str())));
        }
        for word in editor.note.unclear.clone() {
            unclear_ui(ui, editor, &word);
        }
    });
}

fn chips_ui(ui: &mut Ui, editor: &mut Editor<'_>) {
    let mut gone = None;
    for id in &editor.note.on {
        let element = editor.view.session.element(id);
        let name = element.map_or(id.as_str(), Element::short_name);
        let tip = element.map_or_else(|| id.to_string(), |element| format!("{id}  {}", element.title));
        if tag::removable_ui(ui, name, &t!("review-remove", name = name), &tip) {
            gone = Some(id.clone());
        }
    }
    if let Some(gone) = gone {
        editor.change(StepName::ChangeElements, |note| note.on.retain(|id| *id != gone));
    }
}

/// The elements that some letters can mean and that are not there yet; an exact word first.
fn hits(elements: &[Element], on: &[ElementId], typed: &str) -> Vec<Hit> {
    let folded = fold(typed);
    let mut found: Vec<&Element> = elements
        .iter()
        .filter(|element| !element.hidden && !on.contains(&element.id) && chips::matches_element(element, &folded))
        .collect();
    found.sort_by_key(|element| fold(element.suffix()) != folded);
    let hit = |element: &Element| Hit {
        key: element.id.to_string(),
        name: element.title.clone(),
        detail: element.id.to_string(),
    };
    found.into_iter().map(hit).collect()
}

/// A word that was typed with `#` or `@` and matches several things: a menu of them, or it stays text.
fn unclear_ui(ui: &mut Ui, editor: &mut Editor<'_>, word: &str) {
    let tokens = tokens(ui);
    let response = tag::chip_ui(ui, &t!("review-unclear", word = word), Some(tokens.gap));
    let session = editor.view.session;
    Popup::menu(&response).show(|ui| {
        let mut chosen = None;
        if let Some(name) = word.strip_prefix('#')
            && let Found::Several(ids) = quick::find_element(name, &session.elements)
        {
            for element in ids.iter().filter_map(|id| session.element(id)) {
                if ui.button(&element.title).clicked() {
                    chosen = Some((element.short_name().to_owned(), Some(element.id.clone()), None));
                }
            }
        }
        if let Some(name) = word.strip_prefix('@')
            && let Found::Several(ids) = quick::find_agency(name, &session.agencies)
        {
            for agency in ids.iter().filter_map(|id| session.agency(id)) {
                if ui.button(&agency.name).clicked() {
                    chosen = Some((agency.short_name().to_owned(), None, Some(agency.id.clone())));
                }
            }
        }
        ui.separator();
        if ui.button(t!("review-unclear-text")).clicked() {
            chosen = Some((word.to_owned(), None, None));
        }
        if let Some((name, element, agency)) = chosen {
            editor.change(StepName::ChangeElements, |note| {
                note.text = note.text.replacen(word, &name, 1);
                note.unclear.retain(|unclear| unclear != word);
                note.on.extend(element.filter(|id| !note.on.contains(id)));
                match agency {
                    Some(id) if note.lead.is_none() => note.lead = Some(id),
                    Some(id) if note.lead.as_ref() != Some(&id) && !note.support.contains(&id) => note.support.push(id),
                    _ => {}
                }
            });
            ui.close();
        }
    });
    response.on_hover_text(t!("capture-unclear-tip"));
}
