//! Earlier versions of the file: which there are, and what tells the chosen one from today. From it single notes are taken
//! back, or the whole of it, or it is written to another file.

mod kept;

use egui::{Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, pos2};

use self::kept::{id, versions_list_ui};
use super::{Flow, beside};
use crate::command::Command;
use crate::session::history::StepName;
use crate::t;
use crate::ui::keys::{self, take_command, take_exactly};
use crate::ui::theme::{Size, space, tokens};
use crate::ui::versions::list::{self, ListState};
use crate::ui::versions::{Shown, Source, Version, VersionsAsk};
use crate::ui::widgets::rows::Rows;
use crate::ui::widgets::{button, text};
use crate::ui::{Ask, View};

/// Which version is looked at.
#[derive(Debug, Default)]
pub struct VersionsState {
    frame: beside::Frame,
    rows: Rows,
    chosen: usize,
    /// What was asked for last.
    asked: Option<Source>,
    list: ListState,
    seen: bool,
}

/// Width of the list of versions, in points at 100 %.
const LEFT: f32 = 252.0;

/// The dialog.
pub(super) fn versions_ui(
    ui: &mut Ui,
    view: Option<&View<'_>>,
    uncovered: bool,
    of: &mut VersionsState,
    asks: &mut Vec<Ask>,
) -> Flow {
    let Some(view) = view else {
        return Flow::Close;
    };
    if !of.seen {
        of.seen = true;
        ui.memory_mut(|memory| memory.request_focus(id()));
    }
    undo_keys(ui, view, asks);
    look(view, of, asks);
    let shown = shown(view, of);
    let enter = ui.memory(|memory| memory.has_focus(list::id()))
        && ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Enter));
    let is_empty = view.versions.kept.as_ref().is_some_and(Vec::is_empty);
    if is_empty || view.versions.unlisted.is_some() {
        return nothing_ui(ui, view, asks);
    }
    let mut frame = std::mem::take(&mut of.frame);
    let flow = beside::parts_ui(
        ui,
        &mut frame,
        of,
        |ui, _| head_ui(ui, view),
        |ui, of, rect| {
            let left = tokens(ui).scaled(LEFT).min(rect.width() * 0.4);
            let (versions, right) = rect.split_left_right_at_x(rect.left() + left);
            versions_list_ui(ui, view, of, versions);
            right_ui(ui, view, of, shown, uncovered, right.with_min_x(right.left() + space::M));
        },
        |ui, of| foot_ui(ui, view, of, shown, uncovered, enter, asks),
    );
    of.frame = frame;
    flow
}

/// Undo and redo of what was taken in here; of anything else one would not see here what it does.
fn undo_keys(ui: &Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    for (command, step) in [(Command::Undo, view.undo), (Command::Redo, view.redo)] {
        let is_ours = matches!(step, Some(StepName::TakeFromVersion | StepName::TakeVersion));
        if ui.input_mut(|input| take_command(input, command)) && is_ours {
            asks.push(Ask::Do(command));
        }
    }
}

/// The version that the cursor is on.
fn chosen<'a>(view: &View<'a>, of: &VersionsState) -> Option<&'a Version> {
    let kept = view.versions.kept.as_ref()?;
    kept.get(of.chosen.min(kept.len().saturating_sub(1)))
}

/// Asks for what the cursor is on, once.
fn look(view: &View<'_>, of: &mut VersionsState, asks: &mut Vec<Ask>) {
    let wanted = chosen(view, of).map(|version| Source::Version(version.path.clone()));
    if let Some(source) = wanted.filter(|wanted| of.asked.as_ref() != Some(wanted)) {
        of.list.begin();
        of.asked = Some(source.clone());
        asks.push(Ask::Versions(VersionsAsk::Look(source)));
    }
}

fn shown<'a>(view: &View<'a>, of: &VersionsState) -> Option<&'a Shown> {
    view.versions.shown.as_deref().filter(|shown| of.asked.as_ref() == Some(&shown.source))
}

fn head_ui(ui: &mut Ui, view: &View<'_>) {
    let tokens = tokens(ui);
    text::strong(ui, t!("versions-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    text::label(ui, where_they_are(view), Size::Small, tokens.second);
    let undo = Command::Undo.key().map(keys::name).unwrap_or_default();
    text::label(ui, t!("versions-keys", undo = undo), Size::Small, tokens.second);
    ui.add_space(space::M);
}

/// Which are kept, and where.
fn where_they_are(view: &View<'_>) -> String {
    t!("versions-where", folder = view.versions.folder.as_str())
}

/// Where there is no version to look at: none is there, or nobody knows, which is not the same.
fn nothing_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) -> Flow {
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    text::strong(ui, t!("versions-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    let words = match &view.versions.unlisted {
        Some(why) => t!("versions-unlisted", why = why.as_str()),
        None => t!("versions-none").into_owned(),
    };
    text::label(ui, words, Size::Body, tokens.ink);
    text::label(ui, where_they_are(view), Size::Small, tokens.second);
    ui.add_space(space::M);
    let mut flow = Flow::Stay;
    ui.horizontal_wrapped(|ui| {
        let again = view.versions.unlisted.is_some().then(|| ui.button(t!("versions-list-again")));
        let close = ui.button(t!("versions-close"));
        if ui.memory(|memory| memory.focused().is_none_or(|focused| focused == id())) {
            again.as_ref().unwrap_or(&close).request_focus();
        }
        if again.is_some_and(|again| again.clicked()) {
            asks.push(Ask::Versions(VersionsAsk::List));
            ui.memory_mut(|memory| memory.request_focus(id()));
        }
        if close.clicked() {
            flow = Flow::Close;
        }
    });
    flow
}

fn right_ui(ui: &mut Ui, view: &View<'_>, of: &mut VersionsState, shown: Option<&Shown>, uncovered: bool, area: Rect) {
    let unreadable = view.versions.unreadable.as_ref().filter(|(source, _)| of.asked.as_ref() == Some(source));
    match (shown, unreadable) {
        (Some(shown), _) if shown.is_other => {
            say_ui(ui, area, &t!("versions-other-session", which = shown.other_session()));
        }
        (Some(shown), _) if shown.difference.is_empty() => say_ui(ui, area, &t!("versions-same")),
        (Some(shown), _) => {
            list::list_ui(ui, view, shown, &mut of.list, uncovered, area);
            let leaves = ui.memory(|memory| memory.has_focus(list::id()))
                && ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::ArrowLeft));
            if leaves {
                ui.memory_mut(|memory| memory.request_focus(id()));
            }
        }
        (None, Some((_, why))) => say_ui(ui, area, why),
        (None, None) if of.asked.is_some() => say_ui(ui, area, &t!("versions-reading")),
        (None, None) => {}
    }
}

/// Words where there is no list.
pub(super) fn say_ui(ui: &Ui, area: Rect, words: &str) {
    let tokens = tokens(ui);
    let galley = text::layout_size(ui, &tokens, words, Size::Body, tokens.second, area.width() - 2.0 * space::M);
    ui.painter().with_clip_rect(area).galley(
        pos2(area.left() + space::M, area.top() + space::M),
        galley,
        tokens.second,
    );
    let label = ui.interact(area, Id::unique(("say", words)), Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
}

fn foot_ui(
    ui: &mut Ui,
    view: &View<'_>,
    of: &mut VersionsState,
    shown: Option<&Shown>,
    uncovered: bool,
    enter: bool,
    asks: &mut Vec<Ask>,
) -> Flow {
    ui.add_space(space::M);
    let meant = shown.map(|shown| of.list.meant(shown)).unwrap_or_default();
    let mut flow = Flow::Stay;
    ui.horizontal_wrapped(|ui| {
        let takes = !meant.is_empty();
        let count = meant.len();
        let pressed =
            ui.add_enabled_ui(takes, |ui| button::primary_ui(ui, &t!("versions-take", count = count))).inner.clicked();
        if takes && (pressed || enter) {
            asks.push(Ask::Versions(VersionsAsk::Take(meant)));
        }
        let differs = shown.is_some_and(|shown| !shown.difference.is_empty() && !shown.is_other);
        if ui.add_enabled(differs, egui::Button::new(t!("versions-take-all"))).clicked() {
            asks.push(Ask::Versions(VersionsAsk::TakeAll));
            flow = Flow::Close;
        }
        let version = chosen(view, of);
        if ui.add_enabled(version.is_some(), egui::Button::new(t!("versions-copy"))).clicked()
            && let Some(version) = version
        {
            asks.push(Ask::Versions(VersionsAsk::SaveCopy(version.path.clone())));
        }
        uncover_ui(ui, view, shown, uncovered, asks);
        if ui.button(t!("versions-close")).clicked() {
            flow = Flow::Close;
        }
    });
    flow
}

/// Shows the texts of sensitive notes, or covers them, where there are any.
pub(super) fn uncover_ui(ui: &mut Ui, view: &View<'_>, shown: Option<&Shown>, uncovered: bool, asks: &mut Vec<Ask>) {
    let any = shown.is_some_and(|shown| !shown.sensitive.is_empty() || !view.index.sensitive_notes().is_empty());
    let words = if uncovered { t!("versions-cover") } else { t!("versions-uncover") };
    if any && ui.button(words).on_hover_text(button::tip(Command::Uncover)).clicked() {
        asks.push(Ask::Do(Command::Uncover));
    }
}
