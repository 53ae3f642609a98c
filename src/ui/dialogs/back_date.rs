//! "It began seven minutes ago": corrects the start of the running item.

use egui::{Key, Modifiers, TextEdit, Ui, WidgetInfo};

use super::Flow;
use crate::session::agenda::parse_minutes;
use crate::session::moment::{Moment, parse_time};
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
    let minutes = view.and_then(|view| minutes_ago(&of.minutes, view));
    let wrong = !of.minutes.trim().is_empty() && minutes.is_none();
    let hint = match (view, minutes) {
        (Some(view), Some(minutes)) => {
            let zone = view.session.workshop.time_zone();
            let began = Moment::new(view.now, &zone).plus_seconds(-60 * i64::from(minutes)).hour_minute();
            t!("back-date-preview", time = began, minutes = minutes)
        }
        _ if wrong => t!("back-date-wrong").into_owned(),
        _ => t!("back-date-hint").into_owned(),
    };
    text::label(ui, hint, Size::Small, if wrong { tokens.gap.ink } else { tokens.second });
    match minutes {
        Some(minutes) if enter || press => {
            asks.push(Ask::BackDate(minutes));
            Flow::Close
        }
        _ => Flow::Stay,
    }
}

/// Minutes ago, from what is typed: a number of minutes, or a time of day that is over.
fn minutes_ago(typed: &str, view: &View<'_>) -> Option<u32> {
    if !typed.contains(':') {
        return parse_minutes(typed);
    }
    let now = view.session.workshop.time_zone().to_datetime(view.now).time();
    let minute_of_day = |time: jiff::civil::Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    u32::try_from(minute_of_day(now) - minute_of_day(parse_time(typed)?)).ok()
}
