//! The file is no longer what was last read or written here: another program has changed it. Both are shown, and nothing
//! happens before a person has said what.

use egui::{Key, Modifiers, Rect, Ui};

use super::versions::{say_ui, uncover_ui};
use super::{Flow, beside};
use crate::command::Command;
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::versions::list::{self, ListState};
use crate::ui::versions::{FileChange, Shown, Source, VersionsAsk};
use crate::ui::widgets::{button, text};
use crate::ui::{Ask, View};

/// What is marked.
#[derive(Debug, Default)]
pub struct FileChangedState {
    frame: beside::Frame,
    list: ListState,
    /// What was asked for last.
    asked: Option<u64>,
    /// What the marks were set for.
    ticked_for: Option<u64>,
}

/// The dialog.
pub(super) fn file_changed_ui(
    ui: &mut Ui,
    view: Option<&View<'_>>,
    uncovered: bool,
    of: &mut FileChangedState,
    asks: &mut Vec<Ask>,
) -> Flow {
    // Once it is settled there is nothing left to ask, whoever has settled it.
    let Some((view, change)) = view.and_then(|view| Some((view, view.changed?))) else {
        return Flow::Close;
    };
    if of.asked != Some(change.hash) {
        of.asked = Some(change.hash);
        of.list.begin();
        if change.unreadable.is_none() {
            asks.push(Ask::Versions(VersionsAsk::Look(Source::File(change.hash))));
        }
    }
    let shown = view.versions.shown.as_deref().filter(|shown| shown.source == Source::File(change.hash));
    if let Some(shown) = shown.filter(|_| of.ticked_for != Some(change.hash)) {
        of.ticked_for = Some(change.hash);
        of.list.tick_what_is_new(shown);
        ui.memory_mut(|memory| memory.request_focus(list::id()));
    }
    let enter = ui.memory(|memory| memory.has_focus(list::id()))
        && ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Enter));
    let mut frame = std::mem::take(&mut of.frame);
    let flow = beside::parts_ui(
        ui,
        &mut frame,
        of,
        |ui, _| head_ui(ui, change, shown),
        |ui, of, rect| middle_ui(ui, view, of, change, shown, uncovered, rect),
        |ui, of| foot_ui(ui, view, of, (change, shown), uncovered, enter, asks),
    );
    of.frame = frame;
    flow
}

/// What happened, what is safe, what can be done.
fn head_ui(ui: &mut Ui, change: &FileChange, shown: Option<&Shown>) {
    let tokens = tokens(ui);
    text::strong(ui, t!("changed-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    let is_other = shown.is_some_and(|shown| shown.is_other);
    let words = match (&change.unreadable, change.unsaved) {
        (Some(_), _) => t!("changed-unreadable"),
        (None, _) if is_other => t!("changed-other-session"),
        (None, false) => t!("changed-newer"),
        (None, true) => t!("changed-both"),
    };
    text::label(ui, words, Size::Body, tokens.ink);
    text::label(ui, t!("changed-safe"), Size::Small, tokens.second);
    text::label(ui, t!("changed-keys"), Size::Small, tokens.second);
    ui.add_space(space::M);
}

fn middle_ui(
    ui: &mut Ui,
    view: &View<'_>,
    of: &mut FileChangedState,
    change: &FileChange,
    shown: Option<&Shown>,
    uncovered: bool,
    area: Rect,
) {
    match (shown, &change.unreadable) {
        (_, Some(why)) => say_ui(ui, area, why),
        (Some(shown), None) if shown.difference.is_empty() => say_ui(ui, area, &t!("changed-same")),
        (Some(shown), None) => list::list_ui(ui, view, shown, &mut of.list, uncovered, area),
        (None, None) => say_ui(ui, area, &t!("versions-reading")),
    }
}

fn foot_ui(
    ui: &mut Ui,
    view: &View<'_>,
    of: &mut FileChangedState,
    (change, shown): (&FileChange, Option<&Shown>),
    uncovered: bool,
    enter: bool,
    asks: &mut Vec<Ask>,
) -> Flow {
    ui.add_space(space::M);
    let shown = shown.filter(|_| change.unreadable.is_none());
    let both = shown.filter(|shown| !shown.is_other);
    let mut flow = Flow::Stay;
    let mut decide = |ask| {
        asks.push(Ask::Versions(ask));
        flow = Flow::Close;
    };
    let mut leaves = false;
    ui.horizontal_wrapped(|ui| {
        if let Some(shown) = both {
            let marked = of.list.ticked(shown);
            // What is newer, and nothing here that it does not know of, is usually wanted whole.
            let (whole, some) = (t!("changed-take-all"), t!("changed-take-in", count = marked.len()));
            if change.unsaved {
                if button::primary_ui(ui, &some).clicked() || enter {
                    decide(VersionsAsk::TakeIn(marked));
                }
                if ui.button(whole).clicked() {
                    decide(VersionsAsk::TakeAll);
                }
            } else {
                if button::primary_ui(ui, &whole).clicked() || enter {
                    decide(VersionsAsk::TakeAll);
                }
                if ui.button(some).clicked() {
                    decide(VersionsAsk::TakeIn(marked));
                }
            }
        }
        if ui.button(t!("changed-keep-ours")).clicked() {
            decide(VersionsAsk::KeepOurs);
        }
        if ui.button(t!("changed-elsewhere")).clicked() {
            leaves = true;
        }
    });
    if leaves {
        asks.push(Ask::Do(Command::SaveCopy));
        flow = Flow::Close;
    }
    ui.horizontal_wrapped(|ui| {
        uncover_ui(ui, view, shown, uncovered, asks);
        if ui.button(t!("changed-later")).clicked() {
            flow = Flow::Close;
        }
    });
    flow
}
