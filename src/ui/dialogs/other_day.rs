//! Asked once when something is started on a day that is not the workshop's.

use egui::{Button, Key, Modifiers, RichText, Ui, vec2};

use super::Flow;
use crate::session::ItemId;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, OtherDay, View, texts};

const CHOICES: [(OtherDay, Key, &str); 3] = [
    (OtherDay::HoldToday, Key::Num1, "other-day-hold"),
    (OtherDay::Rehearse, Key::Num2, "other-day-rehearse"),
    (OtherDay::Afterwards, Key::Num3, "other-day-afterwards"),
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
    let mut chosen = None;
    for (index, (choice, key, slug)) in CHOICES.into_iter().enumerate() {
        let title = format!("{}  {}", index + 1, t!(slug));
        let button = Button::new(RichText::new(title).font(tokens.strong(Size::Body)))
            .min_size(vec2(ui.available_width(), tokens.scaled(36.0)));
        let response = ui.add(button);
        if index == 0 && ui.memory(egui::Memory::focused).is_none() {
            response.request_focus();
        }
        let pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if response.clicked() || pressed {
            chosen = Some(choice);
        }
        text::label(ui, t!(&format!("{slug}-what")), Size::Small, tokens.second);
        ui.add_space(space::S);
    }
    match chosen {
        Some(choice) => {
            asks.push(Ask::OtherDay(choice, item.cloned()));
            Flow::Close
        }
        None => Flow::Stay,
    }
}
