//! What stands in the centre while something other than the elements is on: by the role of the item.

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::session::agenda::{AgendaItem, Role};
use crate::session::catalogue::Force;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{View, texts};

/// Paragraphs of resolution 1540 (2004) with their force, as the presenter goes through them (DOMAIN 2). Paragraph 5, which
/// says that nothing conflicts with the treaties, has none.
const PARAGRAPHS: [(&str, &str, Option<Force>); 13] = [
    ("OP1", "op-1", Some(Force::Decides)),
    ("OP2", "op-2", Some(Force::Decides)),
    ("OP3(a)", "op-3a", Some(Force::Decides)),
    ("OP3(b)", "op-3b", Some(Force::Decides)),
    ("OP3(c)", "op-3c", Some(Force::Decides)),
    ("OP3(d)", "op-3d", Some(Force::Decides)),
    ("OP4", "op-4", Some(Force::CallsUpon)),
    ("OP5", "op-5", None),
    ("OP6", "op-6", Some(Force::CallsUpon)),
    ("OP7", "op-7", Some(Force::CallsUpon)),
    ("OP8", "op-8", Some(Force::CallsUpon)),
    ("OP9", "op-9", Some(Force::CallsUpon)),
    ("OP10", "op-10", Some(Force::CallsUpon)),
];

/// What a request for assistance needs to be specific (DOMAIN 6).
const REQUEST: [&str; 9] = [
    "request-subject",
    "request-situation",
    "request-help",
    "request-beneficiary",
    "request-result",
    "request-timeframe",
    "request-contribution",
    "request-earlier",
    "request-sustained",
];

/// What makes a measure last (DOMAIN 6).
pub const SUSTAINABILITY: [&str; 9] = [
    "sustain-owner",
    "sustain-law",
    "sustain-trainers",
    "sustain-maintenance",
    "sustain-updating",
    "sustain-tasks",
    "sustain-region",
    "sustain-review",
    "sustain-exit",
];

/// The share of the centre that a sheet may take before it scrolls; the rest belongs to the notes.
const SHARE: f32 = 0.5;

/// Height that the notes keep in any case, in points at 100 %.
const NOTES: f32 = 110.0;

/// The share of the width that the labels of a sheet take at most: with large text.
const MOST_LABEL: f32 = 0.3;

/// The sheet of an item.
pub fn sheet_ui(ui: &mut Ui, view: &View<'_>, item: &AgendaItem) {
    let height = ui.available_height();
    let most = (height * SHARE).min(height - tokens(ui).scaled(NOTES)).max(60.0);
    let margin = Margin::symmetric(space::XL as i8, space::M as i8);
    ScrollArea::vertical().id_salt(("sheet", &item.id)).max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            covered_ui(ui, item);
            match item.role {
                Role::Opening => event_ui(ui, view),
                Role::Experts => {
                    paragraphs_ui(ui);
                    columns_ui(ui);
                }
                Role::Assistance => {
                    list_ui(ui, &t!("sheet-request"), &REQUEST);
                    list_ui(ui, &t!("sheet-sustain"), &SUSTAINABILITY);
                }
                Role::Discussion => floor_ui(ui),
                Role::Break | Role::Other => {}
            }
        });
    });
}

/// What a presentation covers.
fn covered_ui(ui: &mut Ui, item: &AgendaItem) {
    let ink = tokens(ui).ink;
    for line in item.covered.iter().filter(|line| !line.is_empty()) {
        text::label(ui, line, Size::Reading, ink);
    }
    if !item.covered.is_empty() {
        ui.add_space(space::S);
    }
}

/// The event sheet: what the opening remarks need at hand.
fn event_ui(ui: &mut Ui, view: &View<'_>) {
    let workshop = &view.session.workshop;
    let days = workshop.days.iter().map(|day| texts::date(*day)).collect::<Vec<_>>().join(", ");
    let rows = [
        ("event-title", workshop.title.clone()),
        ("event-organizers", workshop.organizers.join("; ")),
        ("event-participants", workshop.participants.join("; ")),
        (
            "event-venue",
            [workshop.venue.clone(), days]
                .iter()
                .filter(|part| !part.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
        ),
        ("event-rule", texts::rule(workshop.rule).into_owned()),
        ("event-request", workshop.background.request.clone()),
        ("event-purpose", workshop.background.purpose.clone()),
    ];
    for (label, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        pair_ui(ui, &t!(label), &value);
    }
}

/// The paragraphs, with the verb that separates duty from encouragement.
fn paragraphs_ui(ui: &mut Ui) {
    text::column_head(ui, t!("sheet-paragraphs"));
    for (number, key, force) in PARAGRAPHS {
        let force = force.map(texts::force).unwrap_or_default();
        let label = if force.is_empty() { number.to_owned() } else { format!("{number} · {force}") };
        pair_ui(ui, &label, &t!(key));
    }
}

/// The columns of a plan, so that the room knows what it will be asked for.
fn columns_ui(ui: &mut Ui) {
    let ink = tokens(ui).ink;
    ui.add_space(space::S);
    text::column_head(ui, t!("sheet-columns"));
    text::label(ui, t!("sheet-columns-text"), Size::Body, ink);
}

fn list_ui(ui: &mut Ui, head: &str, keys: &[&str]) {
    let ink = tokens(ui).ink;
    text::column_head(ui, head);
    for key in keys {
        text::label(ui, format!("–  {}", t!(key)), Size::Body, ink);
    }
    ui.add_space(space::S);
}

/// No element is on the floor: how to put one there.
fn floor_ui(ui: &mut Ui) {
    let second = tokens(ui).second;
    text::label(ui, t!("sheet-no-floor"), Size::Reading, second);
}

/// A label and what it says, side by side.
fn pair_ui(ui: &mut Ui, label: &str, value: &str) {
    let tokens = tokens(ui);
    let width = tokens.scaled(132.0).min(ui.available_width() * MOST_LABEL);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.allocate_ui(egui::vec2(width, 0.0), |ui| {
            ui.set_width(width);
            text::label(ui, label, Size::Small, tokens.second);
        });
        ui.vertical(|ui| text::label(ui, value, Size::Body, tokens.ink));
    });
}
