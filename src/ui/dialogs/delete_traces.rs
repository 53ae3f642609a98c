//! Before all traces of the session go: what goes, and what stays.

use egui::{Button, RichText, Stroke, Ui};

use super::Flow;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::versions::VersionsAsk;
use crate::ui::widgets::text;
use crate::ui::{Ask, View};

/// Whether it was drawn before.
#[derive(Debug, Default)]
pub struct DeleteTracesState {
    seen: bool,
}

/// The dialog.
pub(super) fn delete_traces_ui(
    ui: &mut Ui,
    view: Option<&View<'_>>,
    of: &mut DeleteTracesState,
    asks: &mut Vec<Ask>,
) -> Flow {
    let Some(view) = view else {
        return Flow::Close;
    };
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    text::strong(ui, t!("traces-title", file = view.file_name), Size::Large, tokens.ink);
    ui.add_space(space::S);
    text::strong(ui, t!("traces-goes"), Size::Body, tokens.ink);
    let versions = match &view.versions.kept {
        Some(kept) => t!("traces-versions", count = kept.len()),
        None => t!("traces-versions-uncounted").into_owned(),
    };
    for line in [versions, t!("traces-journal").into_owned(), t!("traces-recent").into_owned()] {
        text::label(ui, line, Size::Body, tokens.ink);
    }
    ui.add_space(space::S);
    text::strong(ui, t!("traces-stays"), Size::Body, tokens.ink);
    text::label(ui, t!("traces-stays-what", file = view.file_name), Size::Body, tokens.ink);
    ui.add_space(space::S);
    text::label(ui, t!("traces-after"), Size::Small, tokens.second);
    ui.add_space(space::M);
    let mut flow = Flow::Stay;
    ui.horizontal_wrapped(|ui| {
        // The way back has the focus: an Enter too many deletes nothing.
        let leave = ui.button(t!("traces-leave"));
        if !of.seen {
            of.seen = true;
            leave.request_focus();
        }
        if leave.clicked() {
            flow = Flow::Close;
        }
        let alarm = tokens.alarm;
        let words = RichText::new(t!("traces-delete")).font(tokens.strong(Size::Body)).color(alarm.ink);
        if ui.add(Button::new(words).fill(alarm.ground).stroke(Stroke::new(1.0, alarm.ink))).clicked() {
            asks.push(Ask::Versions(VersionsAsk::DeleteTraces));
            flow = Flow::Close;
        }
    });
    flow
}
