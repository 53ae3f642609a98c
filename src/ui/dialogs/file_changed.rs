//! The file is no longer what was last read or written here: another program has changed it. Both are shown, and nothing
//! happens before a person has said what.

use std::sync::Arc;

use egui::{Key, Modifiers, Rect, Ui};

use super::Flow;
use super::beside;
use super::cards::{Card, cards_ui};
use super::versions::{say_ui, uncover_ui};
use crate::command::Command;
use crate::session::difference::Side;
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
    if let Some(shown) = shown {
        of.settle(shown);
    }
    if shown.is_some() && !of.both {
        // Whoever was on a button has not seen this yet.
        ui.memory_mut(|memory| memory.request_focus(list::id()));
    }
    of.both = shown.is_some();
    let failed = view.versions.unreadable.as_ref().filter(|(of, _)| *of == source).map(|(_, why)| why.as_str());
    let why = change.unreadable.as_deref().or(failed);
    let beside = Beside { change, shown: shown.map(|shown| &**shown), why };
    let enter = ui.memory(|memory| memory.has_focus(list::id()))
        && ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Enter));
    if why.is_some() {
        return words_ui(ui, view, of, beside, uncovered, asks);
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

/// What cannot be put beside what is here: what is safe, what is wrong with the file there, what can be done.
fn words_ui(
    ui: &mut Ui,
    view: &View<'_>,
    of: &mut FileChangedState,
    beside: Beside<'_>,
    uncovered: bool,
    asks: &mut Vec<Ask>,
) -> Flow {
    let Beside { change, why, .. } = beside;
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
    let wrong = why.unwrap_or_default();
    let wrong = match (change.unknown, change.unreadable.is_some()) {
        (true, _) => t!("changed-unknown", why = wrong),
        (false, true) => t!("changed-unreadable", why = wrong),
        (false, false) => t!("changed-not-compared").into_owned(),
    };
    text::label(ui, wrong, Size::Body, tokens.ink);
    ui.add_space(space::S);
    let can = match (change.unknown, change.unreadable.is_some()) {
        (true, _) => t!("changed-unknown-do"),
        (false, true) => t!("changed-unreadable-do"),
        (false, false) => t!("changed-not-compared-do"),
    };
    text::label(ui, can, Size::Body, tokens.second);
    foot_ui(ui, view, of, beside, uncovered, false, asks)
}

/// What happened, what is safe, what has become otherwise meanwhile.
fn head_ui(ui: &mut Ui, Beside { shown, .. }: Beside<'_>, of: &FileChangedState) {
    let tokens = tokens(ui);
    text::strong(ui, t!("changed-title"), Size::Large, tokens.ink);
    ui.add_space(space::XS);
    let words = match shown {
        None if of.marked.is_some() => t!("changed-comparing-again"),
        None => t!("changed-comparing"),
        Some(shown) if shown.is_other => t!("changed-other-session"),
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
    if shown.is_some_and(|shown| !shown.is_other && !shown.difference.is_empty()) {
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

/// What can be decided.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decision {
    TakeIn,
    TakeAll,
    KeepOurs,
    Elsewhere,
}

impl Decision {
    fn id(self) -> &'static str {
        match self {
            Self::TakeIn => "take-in",
            Self::TakeAll => "take-all",
            Self::KeepOurs => "keep-ours",
            Self::Elsewhere => "elsewhere",
        }
    }

    /// What it is called, and what comes of it.
    fn words(self, both: Option<&Shown>, marked: usize) -> (String, String) {
        let count = |side| both.map_or(0, |shown| shown.difference.count(side));
        match self {
            Self::TakeIn => (t!("changed-take-in", count = marked), t!("changed-take-in-tells", count = marked)),
            Self::TakeAll => (
                t!("changed-take-all").into_owned(),
                t!(
                    "changed-take-all-tells",
                    came = count(Side::There),
                    changed = count(Side::Both),
                    gone = count(Side::Here)
                ),
            ),
            Self::KeepOurs => (t!("changed-keep-ours").into_owned(), t!("changed-keep-ours-tells").into_owned()),
            Self::Elsewhere => (t!("changed-elsewhere").into_owned(), t!("changed-elsewhere-tells").into_owned()),
        }
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
    let marked = both.map(|shown| of.list.ticked(shown)).unwrap_or_default();
    // What has everything from here, and more, is usually wanted whole. Where it lacks something, or has it otherwise, an
    // Enter must not take that away: whether it was in the file once says nothing.
    let ways: &[Decision] = match both {
        Some(both) if both.only_adds() => {
            &[Decision::TakeAll, Decision::TakeIn, Decision::KeepOurs, Decision::Elsewhere]
        }
        Some(_) => &[Decision::TakeIn, Decision::TakeAll, Decision::KeepOurs, Decision::Elsewhere],
        None => &[Decision::KeepOurs, Decision::Elsewhere],
    };
    let words: Vec<_> = ways.iter().map(|way| (*way, way.words(both, marked.len()))).collect();
    let can = |way| known && (way != Decision::TakeIn || !marked.is_empty());
    let cards: Vec<_> = words
        .iter()
        .enumerate()
        .map(|(at, (way, (name, tells)))| Card {
            id: way.id(),
            name,
            tells,
            enabled: can(*way),
            primary: at == 0 && both.is_some(),
        })
        .collect();
    let pressed = cards_ui(ui, &cards).and_then(|at| ways.get(at));
    let first = ways.first().filter(|way| enter && both.is_some() && can(**way));
    let decided = pressed.or(first).copied();
    ui.add_space(space::S);
    let mut later = false;
    ui.horizontal_wrapped(|ui| {
        uncover_ui(ui, view, shown, uncovered, asks);
        let button = ui.button(t!("changed-later"));
        // Without a list to stand in, an Enter decides nothing.
        if shown.is_none() && ui.memory(|memory| memory.focused().is_none()) {
            button.request_focus();
        }
        later = button.clicked();
        let second = tokens(ui).second;
        text::label(ui, t!("changed-later-tells"), Size::Small, second);
    });
    let Some(decided) = decided else {
        return if later { Flow::Close } else { Flow::Stay };
    };
    asks.push(match decided {
        Decision::TakeIn => Ask::Versions(VersionsAsk::TakeIn(marked)),
        Decision::TakeAll => Ask::Versions(VersionsAsk::TakeAll),
        Decision::KeepOurs => Ask::Versions(VersionsAsk::KeepOurs),
        Decision::Elsewhere => Ask::Do(Command::SaveCopy),
    });
    Flow::Close
}
