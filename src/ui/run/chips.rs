//! What will be recorded, as chips above the capture line.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::capture::Line;
use crate::command::Command;
use crate::session::agenda::Role;
use crate::session::capture::Landing;
use crate::session::catalogue::Element;
use crate::session::moment::Moment;
use crate::session::note::Kind;
use crate::session::quick::{AgencyRef, Reading, Unclear};
use crate::session::search::fold;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{tag, text};
use crate::ui::{Ask, View, texts};

/// A row of chips, and the text as it will stand. It is one row high, so that nothing jumps; what does not fit, because
/// somebody types much, goes into further rows: a chip that nobody sees asks nobody.
pub fn chips_ui(ui: &mut Ui, view: &View<'_>, line: &mut Line, reading: &Reading, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let height = tokens.scaled(28.0);
    if wants_prompts(view, reading) {
        let prompts = texts::sustainability().join(" · ");
        let prompts = t!("capture-sustain", prompts = prompts);
        text::one_line(ui, prompts, tokens.font(Size::Small), tokens.second);
    }
    let layout = Layout::left_to_right(Align::Center).with_main_wrap(true);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), layout, |ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        row_ui(ui, view, line, reading, asks);
    });
}

fn row_ui(ui: &mut Ui, view: &View<'_>, line: &mut Line, reading: &Reading, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    if let Some(note) = line.editing.and_then(|id| view.session.note(id)) {
        let time = note.at.map_or_else(|| t!("note-no-time").into_owned(), Moment::hour_minute);
        tag::tag_ui(ui, &t!("capture-editing", time = time), tokens.accent);
    }
    let kind = reading.kind.unwrap_or_default();
    let response = tag::tag_ui(ui, &texts::kind(kind), tokens.kind(kind));
    response.on_hover_text(t!("capture-kind-tip"));
    if reading.sensitive {
        tag::tag_ui(ui, &t!("note-sensitive"), tokens.alarm);
    }
    element_chips_ui(ui, view, line, reading, asks);
    agency_chips_ui(ui, view, reading);
    if let Some(by) = reading.by {
        tag::chip_ui(ui, &t!("note-by", date = texts::due(by)), None);
    }
    if !reading.scope.is_empty() {
        tag::chip_ui(ui, &texts::scope(reading.scope), None);
    }
    for unclear in &reading.unclear {
        unclear_ui(ui, line, unclear);
    }
    for word in &reading.unknown {
        let label = t!("capture-unknown", word = word.as_str());
        tag::chip_ui(ui, &label, Some(tokens.gap)).on_hover_text(t!("capture-unknown-tip"));
    }
    // The text stands in the line itself: it takes what is left of the row, and never a row of its own.
    let left = ui.available_size_before_wrap().x;
    if !reading.text.is_empty() && left > tokens.scaled(40.0) {
        let line = tokens.line_height(Size::Body);
        let galley = text::layout_line(ui, &reading.text, tokens.font(Size::Body), line, tokens.second, left);
        let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
        ui.painter().galley(rect.min, galley, tokens.second);
    }
}

/// Whether the sustainability prompts stand beside this draft: once the partner on assistance has presented.
fn wants_prompts(view: &View<'_>, reading: &Reading) -> bool {
    let kind = matches!(reading.kind, Some(Kind::Action | Kind::Need));
    kind && view.session.agenda.iter().any(|item| item.role == Role::Assistance && item.started.is_some())
}

fn element_chips_ui(ui: &mut Ui, view: &View<'_>, line: &mut Line, reading: &Reading, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let binding = line.binding(view.session);
    // When a note was said is known already: in the line of one, minutes are words.
    let minutes_ago = reading.minutes_ago.filter(|_| line.editing.is_none());
    let now = minutes_ago.map(|_| Moment::new(view.now, &view.session.workshop.time_zone()));
    let Landing { item, on: elements, is_elsewhere, .. } = Landing::of(view.session, reading, &binding, now);
    if let Some(minutes) = minutes_ago {
        match item.filter(|_| is_elsewhere) {
            Some(item) => {
                let label = t!("capture-ago-in", minutes = minutes, item = item.title.as_str());
                tag::chip_ui(ui, &label, Some(tokens.accent)).on_hover_text(t!("capture-ago-in-tip"));
            }
            None => {
                tag::chip_ui(ui, &t!("capture-ago", minutes = minutes), None);
            }
        }
    }
    for id in &elements {
        if let Some(element) = view.session.element(id) {
            tag::chip_ui(ui, element.short_name(), None).on_hover_text(format!("{id}  {}", element.title));
        }
    }
    if elements.is_empty() && !is_elsewhere {
        // Only what a person might miss: a note without an element is fine while somebody presents.
        if let Some(item) = item {
            tag::chip_ui(ui, &item.title, None).on_hover_text(t!("capture-item-tip"));
        }
    }
    if reading.kind == Some(Kind::Action) && line.editing.is_none() {
        match elements.first() {
            Some(first) => {
                tag::chip_ui(ui, &view.session.next_number(first).to_string(), Some(tokens.accent));
            }
            None => {
                tag::chip_ui(ui, &t!("capture-no-number"), Some(tokens.gap)).on_hover_text(t!("capture-no-number-tip"));
            }
        }
    }
    if line.is_left_behind(view.session, !reading.on.is_empty()) {
        let (label, tip) = if line.is_afterwards() {
            (t!("review-moved"), t!("review-moved-tip"))
        } else {
            (t!("capture-moved"), t!("capture-moved-tip"))
        };
        if tag::chip_ui(ui, &label, Some(tokens.gap)).on_hover_text(tip).clicked() {
            asks.push(Ask::Do(Command::TakeFloor));
        }
    }
}

fn agency_chips_ui(ui: &mut Ui, view: &View<'_>, reading: &Reading) {
    let tokens = tokens(ui);
    for agency in &reading.agencies {
        match agency {
            AgencyRef::Known(id) => {
                let name = view.session.agency(id).map_or(id.as_str(), |agency| agency.short_name());
                tag::chip_ui(ui, &format!("@ {name}"), None);
            }
            AgencyRef::New(name) => {
                tag::chip_ui(ui, &t!("capture-new-agency", name = name.as_str()), Some(tokens.accent));
            }
        }
    }
}

/// A word that matches several things: a menu of what it could be. Choosing writes the choice into the line.
fn unclear_ui(ui: &mut Ui, line: &mut Line, unclear: &Unclear) {
    let tokens = tokens(ui);
    let label = t!("capture-unclear", word = unclear.word.as_str(), count = unclear.candidates.len());
    let response = tag::chip_ui(ui, &label, Some(tokens.gap));
    egui::Popup::menu(&response).show(|ui| {
        for candidate in &unclear.candidates {
            if ui.button(candidate).clicked() {
                let mark = unclear.word.chars().next().unwrap_or('#');
                line.text.replace_range(unclear.range.clone(), &format!("{mark}{}", candidate.to_lowercase()));
                line.focus();
                ui.close();
            }
        }
    });
    response.on_hover_text(t!("capture-unclear-tip"));
}

/// Whether an element is among what a person may mean by `folded`: a part of its id or the beginning of a word of its title.
pub fn matches_element(element: &Element, folded: &str) -> bool {
    fold(element.id.as_str()).contains(folded)
        || fold(&element.title).split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(folded))
}
