//! Before all traces of the session go: what goes, and what stays.

use std::borrow::Cow;

use egui::{Button, RichText, Stroke, Ui};

use super::Flow;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::versions::VersionsAsk;
use crate::ui::widgets::text;
use crate::ui::{Ask, SaveState, View};

/// Whether it was drawn before.
#[derive(Debug, Default)]
pub struct DeleteTracesState {
    seen: bool,
}

/// Why they cannot go now: as long as the file has not everything, recovery is all there is.
fn not_now(view: &View<'_>) -> Option<Cow<'static, str>> {
    let is_saved = !matches!(view.save, SaveState::Saving | SaveState::NotSaved { .. });
    match (view.changed, is_saved) {
        (Some(_), _) => Some(t!("traces-not-now-changed")),
        (None, false) => Some(t!("traces-not-now")),
        (None, true) => None,
    }
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
    let not_now = not_now(view);
    if let Some(why) = &not_now {
        ui.add_space(space::S);
        text::strong(ui, why.as_ref(), Size::Body, tokens.gap.ink);
    }
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
        let button = Button::new(words).fill(alarm.ground).stroke(Stroke::new(1.0, alarm.ink));
        if ui.add_enabled(not_now.is_none(), button).clicked() {
            asks.push(Ask::Versions(VersionsAsk::DeleteTraces));
            flow = Flow::Close;
        }
    });
    flow
}
