//! The rows of the plan that the note is tied to: one click or key goes there, and others can be tied to it.

use egui::{Id, Ui};

use super::finder::{Hit, finder_ui};
use super::{Editor, part_ui};
use crate::session::MeasureId;
use crate::session::note::Kind;
use crate::session::plan::{Measure, working};
use crate::session::search::fold;
use crate::t;
use crate::ui::Ask;
use crate::ui::review::plan::Column;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, mark, tag, text};

/// Its measures, and a field that ties it to one.
pub(super) fn measures_ui(ui: &mut Ui, editor: &mut Editor<'_>, typed: &mut String) {
    let view = editor.view;
    let measures = view.index.measures_from(editor.note.id);
    let tokens = tokens(ui);
    part_ui(ui, &t!("review-plan"), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for measure in measures {
                let number = measure.number.to_string();
                let chip = tag::chip_ui(ui, &number, Some(tokens.accent));
                let action = Column::Action.shows(view, measure, editor.uncovered);
                if chip.on_hover_text(t!("review-to-measure", action = action)).clicked() {
                    editor.asks.push(Ask::ShowMeasure(measure.id));
                }
                if button::mark_ui(ui, &t!("review-untie", number = number), mark::cross).clicked() {
                    tie(editor, measure.id, false);
                }
            }
            if measures.is_empty() && editor.note.kind == Kind::Action && editor.note.on.is_empty() {
                text::label(ui, t!("review-no-number"), Size::Body, tokens.gap.ink);
            }
        });
        let find = |letters: &str| hits(editor, letters);
        let (name, hint) = (t!("review-tie"), t!("review-tie-hint"));
        let width = ui.available_width();
        if let Some(key) = finder_ui(ui, Id::unique("review-tie"), &name, &hint, width, typed, find)
            && let Ok(id) = key.parse()
        {
            tie(editor, MeasureId(id), true);
        }
    });
}

fn tie(editor: &mut Editor<'_>, measure: MeasureId, tied: bool) {
    let step = working::link(editor.view.session, measure, editor.note.id, tied);
    editor.asks.extend(step.map(|step| Ask::Step(Box::new(step))));
}

/// The measures that some letters can mean, by number or by action, and that it is not tied to yet. What is covered is
/// found by its number alone: that letters find it would tell what is in it.
fn hits(editor: &Editor<'_>, letters: &str) -> Vec<Hit> {
    let folded = fold(letters);
    let (view, uncovered) = (editor.view, editor.uncovered);
    let others = view.session.measures.iter().filter(|measure| !measure.from.contains(&editor.note.id));
    let is_open = |measure: &Measure| uncovered || !view.index.is_sensitive(measure);
    let mut hits: Vec<Hit> = others
        .filter(|it| {
            fold(&it.number.to_string()).contains(&folded) || (is_open(it) && fold(&it.action).contains(&folded))
        })
        .map(|it| {
            let name = Column::Action.shows(view, it, uncovered);
            Hit { key: it.id.to_string(), name, detail: it.number.to_string() }
        })
        .take(8)
        .collect();
    hits.sort_by_key(|hit| !fold(&hit.detail).contains(&folded));
    hits
}
