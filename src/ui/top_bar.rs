//! The places as tabs, in the order of the work; at the right the time that matters now.

use egui::{Button, RichText, Sides, Stroke, Ui, vec2};

use super::theme::{Size, space, tokens};
use super::widgets::{button, mark, text};
use super::{Ask, Place, State, Timekeeping, View, texts};
use crate::command::Command;
use crate::session::timing;
use crate::t;

/// The bar.
pub fn top_bar_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    ui.set_height(tokens.scaled(52.0));
    Sides::new().height(tokens.scaled(52.0)).shrink_right().show(
        ui,
        |ui| {
            ui.add_space(space::M);
            ui.spacing_mut().item_spacing.x = space::XS;
            for (place, command, key) in [
                (Place::Prepare, Command::GoToPrepare, "place-prepare"),
                (Place::Run, Command::GoToRun, "place-run"),
                (Place::Review, Command::GoToReview, "place-review"),
                (Place::Papers, Command::GoToPapers, "place-papers"),
            ] {
                let here = state.place == place;
                let (font, ink) = if here {
                    (tokens.strong(Size::Body), tokens.accent.ink)
                } else {
                    (tokens.font(Size::Body), tokens.second)
                };
                let fill = if here { tokens.accent.ground } else { tokens.surface };
                let tab = Button::new(RichText::new(t!(key)).font(font).color(ink))
                    .fill(fill)
                    .stroke(Stroke::NONE)
                    .selected(here)
                    .min_size(vec2(0.0, tokens.scaled(32.0)));
                if ui.add(tab).on_hover_text(button::tip(command)).clicked() {
                    asks.push(Ask::Do(command));
                }
            }
        },
        |ui| {
            ui.add_space(space::L);
            match state.place {
                Place::Run | Place::Start => time_ui(ui, view),
                Place::Review => super::review::search_ui(ui, &mut state.review),
                Place::Prepare | Place::Papers => {}
            }
        },
    );
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), ui.min_rect().bottom() - 0.5, Stroke::new(1.0, tokens.line));
}

/// `4 of 5 · Discussion   41 min left   6 min behind`, from the right.
fn time_ui(ui: &mut Ui, view: &View<'_>) {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.x = space::S;
    let standing = view.standing;
    if let Some(behind) = texts::behind(standing) {
        let late = standing.behind.is_some_and(|seconds| seconds >= 60);
        let ink = if late { tokens.gap.ink } else { tokens.second };
        text::one_line(ui, behind, if late { tokens.strong(Size::Body) } else { tokens.font(Size::Body) }, ink);
        if late {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(tokens.scaled(12.0)), egui::Sense::hover());
            mark::warning(ui.painter(), rect.center(), tokens.scaled(12.0), ink);
        }
        ui.add_space(space::M);
    }
    let Some(running) = standing.running else {
        if view.timekeeping == Timekeeping::Afterwards {
            text::one_line(ui, t!("run-afterwards"), tokens.font(Size::Body), tokens.accent.ink);
            return;
        }
        let words = match standing.overdue.and_then(|index| view.session.agenda.get(index)) {
            Some(item) => t!("run-overdue", item = item.title.as_str()),
            None => t!("run-nothing-running").into_owned(),
        };
        text::one_line(ui, words, tokens.font(Size::Body), tokens.second);
        return;
    };
    if running.paused {
        text::one_line(ui, t!("agenda-paused"), tokens.strong(Size::Large), tokens.gap.ink);
    } else if running.left <= -60 {
        let over = texts::duration_minutes(-running.left / 60);
        text::one_line(ui, t!("run-over", time = over), tokens.strong(Size::Large), tokens.gap.ink);
    } else {
        text::one_line(ui, t!("run-left-word"), tokens.font(Size::Body), tokens.second);
        text::one_line(ui, texts::left(timing::shown_left(running.left)), tokens.strong(Size::Large), tokens.ink);
    }
    ui.add_space(space::M);
    if let Some(item) = view.session.agenda.get(running.index) {
        let count = view.session.agenda.len();
        let words = t!("run-item-of", number = running.index + 1, count = count, item = item.title.as_str());
        text::one_line(ui, words, tokens.font(Size::Body), tokens.second);
    }
}
