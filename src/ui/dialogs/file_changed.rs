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
    let source = Source::File(change.hash);
    let shown = view.versions.shown.as_deref().filter(|shown| shown.source == source);
    let failed = view.versions.unreadable.as_ref().filter(|(of, _)| *of == source).map(|(_, why)| why.as_str());
    let why = change.unreadable.as_deref().or(failed);
    let beside = Beside { change, shown, why };
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
        |ui, _| head_ui(ui, beside),
        |ui, of, rect| middle_ui(ui, view, of, beside, uncovered, rect),
        |ui, of| foot_ui(ui, view, of, beside, uncovered, enter, asks),
    );
    of.frame = frame;
    flow
}

/// What is known of the file.
#[derive(Clone, Copy)]
struct Beside<'a> {
    change: &'a FileChange,
    /// It beside what is here, once that is compared.
    shown: Option<&'a Shown>,
    /// Why it is not.
    why: Option<&'a str>,
}

/// What happened, what is safe, what can be done.
fn head_ui(ui: &mut Ui, Beside { change, shown, why }: Beside<'_>) {
    let tokens = tokens(ui);
    text::strong(ui, t!("changed-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    let words = match (why, shown) {
        (Some(_), _) if change.unknown => t!("changed-unknown"),
        (Some(_), _) if change.unreadable.is_some() => t!("changed-unreadable"),
        (Some(_), _) => t!("changed-not-compared"),
        (None, None) => t!("changed-comparing"),
        (None, Some(shown)) if shown.is_other => t!("changed-other-session"),
        (None, Some(shown)) if shown.only_adds() => t!("changed-newer"),
        (None, Some(_)) => t!("changed-both"),
    };
    text::label(ui, words, Size::Body, tokens.ink);
    text::label(ui, t!("changed-safe"), Size::Small, tokens.second);
    if shown.is_some_and(|shown| !shown.is_other && !shown.difference.is_empty()) {
        text::label(ui, t!("changed-keys"), Size::Small, tokens.second);
    }
    ui.add_space(space::M);
}

fn middle_ui(
    ui: &mut Ui,
    view: &View<'_>,
    of: &mut FileChangedState,
    Beside { shown, why, .. }: Beside<'_>,
    uncovered: bool,
    area: Rect,
) {
    match (shown, why) {
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
    Beside { shown, why, .. }: Beside<'_>,
    uncovered: bool,
    enter: bool,
    asks: &mut Vec<Ask>,
) -> Flow {
    ui.add_space(space::M);
    let shown = shown.filter(|_| why.is_none());
    let both = shown.filter(|shown| !shown.is_other);
    // What can be done depends on what the two have. Before that is known, and known of what is here now, no button does
    // anything: one that moves away from under a hand would let it press another.
    let known = why.is_some() || shown.is_some_and(|shown| shown.revision == view.revision);
    let mut flow = Flow::Stay;
    let mut decide = |ask| {
        asks.push(Ask::Versions(ask));
        flow = Flow::Close;
    };
    let mut leaves = false;
    ui.horizontal_wrapped(|ui| {
        if !known {
            ui.disable();
        }
        if let Some(shown) = both {
            let marked = of.list.ticked(shown);
            // What has everything from here, and more, is usually wanted whole. Where it lacks something, or has it
            // otherwise, an Enter must not take that away: whether it was in the file once says nothing.
            let enter = enter && known;
            let (whole, some) = (t!("changed-take-all"), t!("changed-take-in", count = marked.len()));
            if shown.only_adds() {
                if button::primary_ui(ui, &whole).clicked() || enter {
                    decide(VersionsAsk::TakeAll);
                }
                if ui.button(some).clicked() {
                    decide(VersionsAsk::TakeIn(marked));
                }
            } else {
                if button::primary_ui(ui, &some).clicked() || enter {
                    decide(VersionsAsk::TakeIn(marked));
                }
                if ui.button(whole).clicked() {
                    decide(VersionsAsk::TakeAll);
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
        let later = ui.button(t!("changed-later"));
        // Without a list to stand in, an Enter decides nothing.
        if shown.is_none() && ui.memory(|memory| memory.focused().is_none()) {
            later.request_focus();
        }
        if later.clicked() {
            flow = Flow::Close;
        }
    });
    flow
}
