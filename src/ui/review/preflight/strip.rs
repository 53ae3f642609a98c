//! The strip at the bottom while somebody walks through the pre-flight: where the walk is, and what can be done there.

use egui::{Frame, Margin, Sides, Ui};

use crate::command::Command;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, mark, text};
use crate::ui::{Ask, State, View};

/// The strip; nothing while nobody walks.
pub fn strip_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let uncovered = state.uncovered;
    let preflight = &mut state.review.preflight;
    let current = preflight.current(&view.into());
    let open = preflight.follow(&view.into()).open.len();
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    let mut ends = false;
    Frame::new().fill(tokens.surface).inner_margin(margin).show(ui, |ui| {
        Sides::new().height(tokens.scaled(32.0)).shrink_left().truncate().show(
            ui,
            |ui| {
                let head = match &current {
                    Some(_) => t!("preflight-at", at = preflight.at + 1, count = open),
                    None if open == 0 => t!("check-nothing").into_owned(),
                    None => t!("preflight-settled", count = open),
                };
                text::one_line(ui, head, tokens.strong(Size::Body), tokens.ink);
                if let Some(finding) = &current {
                    let (what, about) = preflight.words(view.session, finding, uncovered);
                    text::one_line(ui, what, tokens.strong(Size::Body), tokens.gap.ink);
                    text::one_line(ui, about, tokens.font(Size::Body), tokens.second);
                }
            },
            |ui| {
                ends = button::mark_ui(ui, &t!("preflight-end"), mark::cross).clicked();
                button::command_ui(ui, Command::NextFinding, open > 0, asks);
                button::command_ui(ui, Command::AcceptFinding, current.is_some(), asks);
                button::command_ui(ui, Command::PreviousFinding, open > 0, asks);
            },
        );
    });
    preflight.walking &= !ends;
}
