//! What can be decided about a changed file, and what comes of each.

use egui::Ui;

use super::{Beside, FileChangedState};
use crate::command::Command;
use crate::session::difference::Side;
use crate::t;
use crate::ui::dialogs::Flow;
use crate::ui::dialogs::cards::{Card, cards_ui};
use crate::ui::dialogs::versions::uncover_ui;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::versions::{Shown, VersionsAsk};
use crate::ui::widgets::text;
use crate::ui::{Ask, View};

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

/// The cards, and below them what decides nothing. `enter`: it was pressed in the list.
pub(super) fn foot_ui(
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
        uncover_ui(ui, view, both, uncovered, asks);
        let button = ui.button(t!("changed-later"));
        // Without a list to stand in, an Enter decides nothing.
        if both.is_none() && ui.memory(|memory| memory.focused().is_none()) {
            button.request_focus();
        }
        later = button.clicked();
        let second = tokens(ui).second;
        let tells = if both.is_some() { t!("changed-later-tells") } else { t!("changed-later-alone-tells") };
        text::label(ui, tells, Size::Small, second);
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
