//! The file is no longer what was last read or written here: another program has changed it. Both are shown, and nothing
//! happens before a person has said what.

mod decisions;

use std::borrow::Cow;
use std::sync::Arc;

use egui::{Key, Modifiers, Rect, Ui};

use self::decisions::foot_ui;
use super::versions::say_ui;
use super::{Flow, beside};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::versions::list::{self, ListState};
use crate::ui::versions::news::News;
use crate::ui::versions::{FileChange, Shown, Source, VersionsAsk};
use crate::ui::widgets::text;
use crate::ui::{Ask, SaveState, View};

/// What is marked, and beside what. It stays when the decision is put off.
#[derive(Debug, Default)]
pub struct FileChangedState {
    frame: beside::Frame,
    list: ListState,
    /// What was asked for last.
    asked: Option<u64>,
    /// Both were beside each other in the last pass.
    both: bool,
    /// What the marks were set beside.
    marked: Option<Arc<Shown>>,
    /// What has become otherwise since somebody looked first.
    news: Option<News>,
}

impl FileChangedState {
    /// The same, for the day on which somebody looks again.
    pub(super) fn put_off(self) -> Self {
        Self { asked: None, both: false, news: None, ..self }
    }

    /// The marks are for what is shown now. What was marked stays marked, whatever came in the place of the file.
    fn settle(&mut self, shown: &Arc<Shown>) {
        match self.marked.replace(Arc::clone(shown)) {
            Some(before) if before.source == shown.source => {}
            Some(before) => {
                let news = News::between(&before, shown);
                self.list.go_on(&before, shown, &news.came);
                self.news = Some(news);
            }
            None => self.list.tick_what_is_new(shown),
        }
    }
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
        if change.unreadable.is_none() {
            asks.push(Ask::Versions(VersionsAsk::Look(Source::File(change.hash))));
        }
    }
    let source = Source::File(change.hash);
    let shown = view.versions.shown.as_ref().filter(|shown| shown.source == source);
    let listed = shown.filter(|shown| !shown.is_other);
    if let Some(shown) = listed {
        of.settle(shown);
        if !of.both {
            // Whoever was on a button has not seen this yet.
            ui.memory_mut(|memory| memory.request_focus(list::id()));
        }
    }
    of.both = listed.is_some();
    let failed = view.versions.unreadable.as_ref().filter(|(of, _)| *of == source).map(|(_, why)| why.as_str());
    let why = change.unreadable.as_deref().or(failed);
    let beside = Beside { change, shown: shown.map(|shown| &**shown), why };
    let enter = ui.memory(|memory| memory.has_focus(list::id()))
        && ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Enter));
    if let Some((wrong, can)) = beside.alone() {
        words_ui(ui, view, &wrong, &can);
        return foot_ui(ui, view, of, beside, uncovered, false, asks);
    }
    let mut frame = std::mem::take(&mut of.frame);
    let flow = beside::parts_ui(
        ui,
        &mut frame,
        of,
        |ui, of| head_ui(ui, beside, of),
        |ui, of, rect| middle_ui(ui, view, of, beside, uncovered, rect),
        |ui, of| foot_ui(ui, view, of, beside, uncovered, enter, asks),
    );
    of.frame = frame;
    flow
}

impl Beside<'_> {
    /// Of what cannot be put beside what is here: what is the matter with it, and what that means for what can be done.
    fn alone(&self) -> Option<(String, Cow<'static, str>)> {
        let Self { change, shown, why } = *self;
        match (why, shown) {
            (Some(why), _) if change.unknown => Some((t!("changed-unknown", why = why), t!("changed-unknown-do"))),
            (Some(why), _) if change.unreadable.is_some() => {
                Some((t!("changed-unreadable", why = why), t!("changed-unreadable-do")))
            }
            (Some(_), _) => Some((t!("changed-not-compared").into_owned(), t!("changed-not-compared-do"))),
            (None, Some(shown)) if shown.is_other => Some((shown.other_session(), t!("changed-other-do"))),
            (None, _) => None,
        }
    }
}

/// What is safe, what is wrong with the file there, what can be done: of a file that cannot be put beside what is here.
fn words_ui(ui: &mut Ui, view: &View<'_>, wrong: &str, can: &str) {
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    text::strong(ui, t!("changed-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    let count = view.session.notes.len();
    let safe = if matches!(view.save, SaveState::NotSaved { in_recovery: false, .. }) {
        t!("changed-here-only", count = count)
    } else {
        t!("changed-here-safe", count = count)
    };
    text::label(ui, safe, Size::Body, tokens.ink);
    ui.add_space(space::S);
    text::label(ui, wrong, Size::Body, tokens.ink);
    ui.add_space(space::S);
    text::label(ui, can, Size::Body, tokens.second);
}

/// What happened, what is safe, what has become otherwise meanwhile.
fn head_ui(ui: &mut Ui, Beside { shown, .. }: Beside<'_>, of: &FileChangedState) {
    let tokens = tokens(ui);
    text::strong(ui, t!("changed-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    let words = match shown {
        None if of.marked.is_some() => t!("changed-comparing-again"),
        None => t!("changed-comparing"),
        Some(shown) if shown.difference.is_empty() => t!("changed-same"),
        Some(shown) if shown.only_adds() => t!("changed-newer"),
        Some(_) => t!("changed-both"),
    };
    text::label(ui, words, Size::Body, tokens.ink);
    if let Some(news) = of.news.as_ref().filter(|_| shown.is_some()) {
        let words = if news.is_nothing() {
            t!("changed-again-same").into_owned()
        } else {
            t!("changed-again", came = news.came.len(), changed = news.changed, gone = news.gone)
        };
        text::strong(ui, words, Size::Body, tokens.gap.ink);
    }
    text::label(ui, t!("changed-safe"), Size::Small, tokens.second);
    if shown.is_some_and(|shown| !shown.difference.is_empty()) {
        text::label(ui, t!("changed-keys"), Size::Small, tokens.second);
    }
    ui.add_space(space::M);
}

fn middle_ui(
    ui: &mut Ui,
    view: &View<'_>,
    of: &mut FileChangedState,
    Beside { shown, .. }: Beside<'_>,
    uncovered: bool,
    area: Rect,
) {
    // While it is compared again, what was compared before stays where it was.
    let before = of.marked.clone();
    match shown.or(before.as_deref()) {
        Some(shown) if shown.difference.is_empty() => say_ui(ui, area, &t!("changed-same")),
        Some(shown) => list::list_ui(ui, view, shown, &mut of.list, uncovered, area),
        None => say_ui(ui, area, &t!("versions-reading")),
    }
}
