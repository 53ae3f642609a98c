//! The kinds that there are, with their numbers: a click shows only those that were chosen.

use egui::{Popup, PopupCloseBehavior, Ui, vec2};

use crate::session::note::Kind;
use crate::t;
use crate::ui::review::ReviewState;
use crate::ui::review::chosen::{Chosen, Kinds};
use crate::ui::theme::{space, tokens};
use crate::ui::widgets::tag;
use crate::ui::{View, texts};

/// As buttons side by side.
pub(super) fn buttons_ui(ui: &mut Ui, counts: &[(Kind, usize)], kinds: &mut Kinds) {
    if counts.is_empty() {
        return;
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS + 2.0, space::XS + 2.0);
        toggles_ui(ui, counts, kinds);
    });
}

/// As a menu, where there is no room for them.
pub(super) fn menu_ui(ui: &mut Ui, counts: &[(Kind, usize)], kinds: &mut Kinds) {
    if counts.is_empty() {
        return;
    }
    let chosen: Vec<_> = Kind::ALL.into_iter().filter(|kind| kinds.has(*kind)).map(texts::kind).collect();
    let words = if chosen.is_empty() { t!("review-all-kinds").into_owned() } else { chosen.join(", ") };
    let response = ui.button(words).on_hover_text(t!("review-kind-tip"));
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(tokens(ui).scaled(160.0));
        ui.spacing_mut().item_spacing.y = space::XS + 2.0;
        toggles_ui(ui, counts, kinds);
    });
}

fn toggles_ui(ui: &mut Ui, counts: &[(Kind, usize)], kinds: &mut Kinds) {
    let tokens = tokens(ui);
    for (kind, count) in counts {
        let word = t!("review-kind-count", kind = texts::kind(*kind), count = *count);
        let response = tag::toggle_ui(ui, &word, tokens.kind(*kind), kinds.has(*kind));
        if response.on_hover_text(t!("review-kind-tip")).clicked() {
            kinds.toggle(*kind);
        }
    }
    if !kinds.is_all() && tag::chip_ui(ui, &t!("review-all-kinds"), None).clicked() {
        *kinds = Kinds::default();
    }
}

/// The kinds to choose from: those that there are, and those that are chosen.
pub(super) fn counts(view: &View<'_>, review: &ReviewState) -> Vec<(Kind, usize)> {
    let count = |kind: Kind| match &review.chosen {
        Chosen::All => view.index.of_kind(kind),
        Chosen::Element(id) => view.index.of_element(id).map_or(0, |rows| rows.of_kind(kind)),
        Chosen::Item(id) => view.index.of_item(id).map_or(0, |rows| rows.of_kind(kind)),
        Chosen::Unplaced => view.index.without_element().of_kind(kind),
    };
    let counts = Kind::ALL.into_iter().map(|kind| (kind, count(kind)));
    counts.filter(|(kind, count)| *count > 0 || review.kinds.has(*kind)).collect()
}
