//! Asked once when something is started on a day that is not the workshop's.

use egui::Ui;

use super::Flow;
use super::choices::fixed_ui;
use crate::session::ItemId;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, OtherDay, View, texts};

const CHOICES: [(OtherDay, &str); 3] = [
    (OtherDay::HoldToday, "other-day-hold"),
    (OtherDay::Rehearse, "other-day-rehearse"),
    (OtherDay::Afterwards, "other-day-afterwards"),
];

/// The dialog.
pub(super) fn other_day_ui(ui: &mut Ui, view: Option<&View<'_>>, item: Option<&ItemId>, asks: &mut Vec<Ask>) -> Flow {
    let Some(view) = view else {
        return Flow::Close;
    };
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    let days = view.session.workshop.days.iter().map(|day| texts::date(*day)).collect::<Vec<_>>().join(", ");
    let title =
        if days.is_empty() { t!("other-day-title-undated").into_owned() } else { t!("other-day-title", days = days) };
    text::strong(ui, title, Size::Large, tokens.ink);
    ui.add_space(space::XS);
    text::label(ui, t!("other-day-question"), Size::Body, tokens.second);
    ui.add_space(space::M);
    match fixed_ui(ui, &CHOICES) {
        Some(choice) => {
            asks.push(Ask::OtherDay(choice, item.cloned()));
            Flow::Close
        }
        None => Flow::Stay,
    }
}
