//! "It began seven minutes ago": corrects the start of the running item.

use egui::{Key, Modifiers, TextEdit, Ui, WidgetInfo};

use super::Flow;
use crate::session::agenda::parse_minutes;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{button, text};
use crate::ui::{Ask, View};

/// What is typed.
#[derive(Debug, Default)]
pub struct BackDateState {
    minutes: String,
    seen: bool,
}

/// The dialog.
pub(super) fn back_date_ui(ui: &mut Ui, view: Option<&View<'_>>, of: &mut BackDateState, asks: &mut Vec<Ask>) -> Flow {
    let running = view.and_then(|view| view.session.agenda.get(view.standing.running?.index));
    let Some(item) = running else {
        return Flow::Close;
    };
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    text::strong(ui, t!("back-date-title", item = item.title.as_str()), Size::Large, tokens.ink);
    ui.add_space(space::S);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let mut press = false;
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut of.minutes).desired_width(tokens.scaled(80.0)).hint_text("7");
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::text_edit(true, "", of.minutes.as_str(), t!("back-date-field")));
        if !of.seen {
            of.seen = true;
            response.request_focus();
        }
        text::label(ui, t!("back-date-field"), Size::Body, tokens.ink);
        ui.add_space(space::M);
        press = button::primary_ui(ui, &t!("back-date-do")).clicked();
    });
    let minutes = parse_minutes(&of.minutes);
    let wrong = !of.minutes.trim().is_empty() && minutes.is_none();
    let hint = if wrong { t!("back-date-wrong") } else { t!("back-date-hint") };
    text::label(ui, hint, Size::Small, if wrong { tokens.gap.ink } else { tokens.second });
    match minutes {
        Some(minutes) if enter || press => {
            asks.push(Ask::BackDate(minutes));
            Flow::Close
        }
        _ => Flow::Stay,
    }
}
