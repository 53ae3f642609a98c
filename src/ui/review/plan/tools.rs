//! Above the table: what it is, how many rows, and what can be done with it.

use egui::{Frame, Margin, Popup, PopupCloseBehavior, Sides, Ui};

use super::Column;
use crate::command::Command;
use crate::t;
use crate::ui::review::ReviewState;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, text};
use crate::ui::{Ask, View};

/// The line above the table.
pub(in crate::ui::review) fn tools_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let wide = review.plan.wide;
    let side = if wide { space::L } else { 0.0 } as i8;
    let margin = Margin { left: side, right: side, top: if wide { space::M as i8 } else { 0 }, bottom: space::S as i8 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        let (listed, open) = (review.plan.listing.rows().len(), review.plan.listing.open());
        Sides::new().height(tokens.scaled(32.0)).shrink_left().truncate().show(
            ui,
            |ui| {
                let words = t!("plan-head", count = listed, all = view.session.measures.len());
                text::one_line(ui, words, tokens.strong(Size::Body), tokens.ink);
                if open > 0 && wide {
                    text::one_line(ui, t!("plan-open", count = open), tokens.font(Size::Body), tokens.gap.ink);
                }
            },
            |ui| {
                let words = if wide { t!("plan-narrow") } else { t!("plan-wide") };
                if ui.button(words).on_hover_text(button::tip(Command::Plan)).clicked() {
                    asks.push(Ask::Do(Command::Plan));
                }
                button::command_ui(ui, Command::NewMeasure, true, asks);
                if wide {
                    columns_ui(ui, review);
                }
            },
        );
    });
}

/// Which columns are there, as a menu.
fn columns_ui(ui: &mut Ui, review: &mut ReviewState) {
    let response = ui.button(t!("plan-columns")).on_hover_text(t!("plan-columns-tip"));
    review.plan.tools = Some(response.id);
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(tokens(ui).scaled(220.0));
        for column in Column::ALL.into_iter().filter(|column| *column != Column::Number) {
            let mut shown = review.plan.columns.is_shown(column);
            if ui.checkbox(&mut shown, column.title()).changed() {
                review.plan.columns.show(column, shown);
            }
        }
        ui.separator();
        if ui.button(t!("plan-columns-usual")).clicked() {
            review.plan.columns = super::Columns::default();
            ui.close();
        }
    });
}

/// What stands where there is no row: why, and what to do.
pub(super) fn empty_ui(ui: &mut Ui, view: &View<'_>, query: &str) {
    let tokens = tokens(ui);
    let (what, how) = if !query.is_empty() && !view.session.measures.is_empty() {
        (t!("plan-nothing-found", words = query.trim()), t!("plan-nothing-found-how"))
    } else {
        (t!("plan-empty").into_owned(), t!("plan-empty-how"))
    };
    Frame::new().inner_margin(Margin::same(space::L as i8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::strong(ui, what, Size::Reading, tokens.ink);
        text::label(ui, how, Size::Body, tokens.second);
    });
}
