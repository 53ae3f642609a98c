//! What stands where there are no notes: why, and what to do.

use egui::{Frame, Margin, Ui};

use crate::session::ElementId;
use crate::t;
use crate::ui::View;
use crate::ui::review::chosen::{Chosen, Kinds};
use crate::ui::review::found::source;
use crate::ui::review::{ReviewState, Wish};
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::rows::Rows;
use crate::ui::widgets::text;

/// The words, and the button that leads on where there is one.
pub(super) fn empty_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState) {
    let tokens = tokens(ui);
    let margin = Margin { left: space::L as i8, right: space::L as i8, top: space::XL as i8, bottom: 0 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let (what, how) = words(view, review);
        text::strong(ui, what, Size::Reading, tokens.ink);
        text::label(ui, how, Size::Body, tokens.second);
        if !review.kinds.is_all() && !source(view, &review.chosen).is_empty() {
            if ui.button(t!("review-all-kinds")).clicked() {
                review.kinds = Kinds::default();
                review.wish = Some(Wish::List);
            }
        } else if !review.query.is_empty()
            && review.chosen != Chosen::All
            && ui.button(t!("review-look-everywhere")).clicked()
        {
            review.chosen = Chosen::All;
            review.rows = Rows::default();
            review.wish = Some(Wish::List);
        }
    });
}

fn words(view: &View<'_>, review: &ReviewState) -> (String, String) {
    let text = |what: &str, how: &str| (t!(what).into_owned(), t!(how).into_owned());
    if view.session.notes.is_empty() {
        return text("review-no-notes", "review-no-notes-how");
    }
    if !review.query.is_empty() {
        let what = t!("review-nothing-found", words = review.query.trim());
        return (what, t!("review-nothing-found-how").into_owned());
    }
    if !review.kinds.is_all() && !source(view, &review.chosen).is_empty() {
        return text("review-no-such-kind", "review-no-such-kind-how");
    }
    match &review.chosen {
        Chosen::Element(id) => element_words(view, id),
        _ => text("review-no-notes-item", "review-no-notes-here-how"),
    }
}

fn element_words(view: &View<'_>, id: &ElementId) -> (String, String) {
    let element = view.session.element(id);
    let what = if element.is_some_and(|element| element.discussed) {
        t!("review-nothing-to-note")
    } else {
        t!("review-no-notes-element")
    };
    (what.into_owned(), t!("review-no-notes-here-how").into_owned())
}
