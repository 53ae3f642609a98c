//! The agenda beside the room: what is over, what is running, what comes.

use egui::{Align, Frame, Margin, Panel, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::seen::Seen;
use crate::command::Command;
use crate::session::ItemId;
use crate::session::agenda::AgendaItem;
use crate::session::moment::Moment;
use crate::session::timing::{self, Fit, Slot};
use crate::t;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::{button, mark, text};
use crate::ui::{Ask, Timekeeping, View, texts};

/// Where the words of a row begin.
fn indent(tokens: &Tokens) -> f32 {
    space::M + tokens.scaled(20.0)
}

/// The column. `seen` is the item that was brought into view last.
pub fn agenda_ui(ui: &mut Ui, view: &View<'_>, seen: &mut Seen<ItemId>, asks: &mut Vec<Ask>) {
    text::column_head(ui, t!("run-agenda"));
    ui.add_space(space::S);
    Panel::bottom("run-controls")
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin { top: space::S as i8, ..Margin::ZERO }))
        .show(ui, |ui| controls_ui(ui, view, asks));
    let current = view.session.current_item().map(|item| &item.id);
    let moved = seen.is_new(current, ui.available_height());
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let slots = timing::timetable(view.session);
        for (index, (item, slot)) in view.session.agenda.iter().zip(slots).enumerate() {
            let first_of_day = index == 0 || view.session.agenda[index - 1].day != item.day;
            if view.session.workshop.days.len() > 1 && first_of_day {
                day_ui(ui, view, item.day);
            }
            let rect = item_ui(ui, view, index, item, slot, asks);
            if moved && current == Some(&item.id) {
                ui.scroll_to_rect(rect, Some(Align::Center));
            }
        }
        if view.session.agenda.is_empty() {
            let second = tokens(ui).second;
            text::label(ui, t!("run-agenda-empty"), Size::Body, second);
        }
    });
}

fn day_ui(ui: &mut Ui, view: &View<'_>, day: u32) {
    let second = tokens(ui).second;
    let date = view.session.workshop.days.get(day.max(1) as usize - 1).map(|day| texts::date(*day)).unwrap_or_default();
    text::strong(ui, t!("agenda-day", day = day, date = date), Size::Small, second);
}

fn item_ui(ui: &mut Ui, view: &View<'_>, index: usize, item: &AgendaItem, slot: Slot, asks: &mut Vec<Ask>) -> Rect {
    let tokens = tokens(ui);
    let current = view.session.current_item().is_some_and(|current| current.id == item.id);
    let running = view.standing.running.filter(|running| running.index == index);
    let width = ui.available_width();
    let words = width - indent(&tokens) - space::S;
    let over = item.ended.is_some();
    let ink = if over || current || running.is_some() { tokens.ink } else { tokens.second };
    let font = if running.is_some() || current { tokens.strong(Size::Body) } else { tokens.font(Size::Body) };
    let title = text::layout(ui, &item.title, font, tokens.line_height(Size::Body), ink, words);
    let meta = text::layout_size(ui, &tokens, &meta(view, index, item, slot), Size::Small, tokens.second, words);
    let height = title.size().y + meta.size().y + 2.0 * space::S;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::Button, true, current, format!("{}, {}", item.title, meta.job.text))
    });
    paint_card(ui, &tokens, rect, current, response.hovered() || response.has_focus());
    paint_mark(ui, &tokens, rect, item, running.is_some_and(|running| running.paused));
    let at = rect.min + vec2(indent(&tokens), space::S);
    ui.painter().galley(at, title.clone(), ink);
    ui.painter().galley(at + vec2(0.0, title.size().y), meta, tokens.second);
    if response.clicked() {
        let floor = crate::session::Floor { item: Some(item.id.clone()), ..view.session.floor.clone() };
        asks.push(Ask::Floor(floor));
    }
    let startable = item.started.is_none();
    response.on_hover_text(t!("run-item-tip")).context_menu(|ui| {
        if ui.add_enabled(startable, egui::Button::new(t!("run-start-this"))).clicked() {
            asks.push(Ask::Start(item.id.clone()));
            ui.close();
        }
    });
    rect
}

fn paint_card(ui: &Ui, tokens: &Tokens, rect: Rect, current: bool, hovered: bool) {
    if current {
        ui.painter().rect(rect, 8.0, tokens.surface, Stroke::new(1.0, tokens.line), egui::StrokeKind::Inside);
        let bar = Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(3.0, rect.height() - 8.0));
        ui.painter().rect_filled(bar, 1.5, tokens.accent.ink);
    } else if hovered {
        ui.painter().rect_filled(rect, 8.0, tokens.hover);
    }
}

fn paint_mark(ui: &Ui, tokens: &Tokens, rect: Rect, item: &AgendaItem, paused: bool) {
    let center =
        pos2(rect.left() + indent(tokens) / 2.0 + 1.0, rect.top() + space::S + tokens.line_height(Size::Body) / 2.0);
    let size = tokens.scaled(12.0);
    if item.ended.is_some() {
        mark::tick(ui.painter(), center, size, tokens.second);
    } else if paused {
        mark::paused(ui.painter(), center, size, tokens.accent.ink);
    } else if item.is_running() {
        mark::running(ui.painter(), center, size, tokens.accent.ink);
    }
}

/// `09:24 – 10:12 · 3 min longer`, `since 10:36 · 41 min left`, `11:30 · 45 min`.
fn meta(view: &View<'_>, index: usize, item: &AgendaItem, slot: Slot) -> String {
    let planned = i64::from(item.minutes_before());
    if let (Some(started), Some(ended)) = (item.started, item.ended) {
        let mut line = t!("agenda-span", from = started.hour_minute(), to = ended.hour_minute());
        let taken = timing::elapsed(item, view.now).unwrap_or(0);
        let over = (taken - planned * 60 + 30).div_euclid(60);
        if over != 0 && planned != 0 {
            let time = texts::duration_minutes(over.abs());
            line.push_str(" · ");
            line.push_str(&if over > 0 { t!("agenda-longer", time = time) } else { t!("agenda-shorter", time = time) });
        }
        return line;
    }
    if let Some(running) = view.standing.running.filter(|running| running.index == index) {
        let since = item.started.map(Moment::hour_minute).unwrap_or_default();
        let left = if running.paused {
            t!("agenda-paused").into_owned()
        } else if running.left <= -60 {
            t!("run-over", time = texts::duration_minutes(-running.left / 60))
        } else {
            t!("run-left", time = texts::left(timing::shown_left(running.left)))
        };
        return t!("agenda-since", time = since, left = left);
    }
    if item.dropped {
        return t!("agenda-dropped").into_owned();
    }
    if view.timekeeping == Timekeeping::Afterwards {
        return if planned == 0 { String::new() } else { texts::duration_minutes(planned) };
    }
    let mut line = timing::hour_minute(slot.starts);
    let minutes = i64::from(slot.ends - slot.starts);
    if minutes > 0 {
        line.push_str(" · ");
        line.push_str(&texts::duration_minutes(minutes));
    }
    if item.planned.is_some() {
        line.push_str(" · ");
        line.push_str(&t!("agenda-planned", time = texts::duration_minutes(planned)));
    }
    if item.ends.is_some() {
        line.push_str(" · ");
        line.push_str(&t!("agenda-ends", time = timing::hour_minute(slot.ends)));
    }
    if item.starts.is_some() {
        line.push_str(" · ");
        line.push_str(&t!("agenda-pinned"));
    }
    if view.standing.overdue == Some(index) {
        line.push_str(" · ");
        line.push_str(&t!("agenda-overdue"));
    }
    if let Fit::Collides(minutes) = slot.fit {
        line.push_str(" · ");
        line.push_str(&t!("agenda-collides", time = texts::duration_minutes(i64::from(minutes))));
    }
    line
}

/// From so many seconds before or behind the plan on, planning the rest anew is offered.
const WORTH_A_PLAN: i64 = 5 * 60;

/// Start, pause, end, and the minutes, under the agenda.
fn controls_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
    ui.spacing_mut().button_padding.x = space::S;
    let next = view.session.agenda.iter().any(|item| item.started.is_none());
    // It comes and goes: above the others, it moves none of them under the mouse.
    let is_off = view.standing.behind.is_some_and(|behind| behind.abs() >= WORTH_A_PLAN);
    if is_off && ui.button(t!("run-replan")).on_hover_text(button::tip(Command::Replan)).clicked() {
        asks.push(Ask::Do(Command::Replan));
    }
    if let Some(running) = view.standing.running {
        let pause = if running.paused { "run-resume" } else { "run-pause" };
        let item = [(pause, Command::PauseItem), ("run-end", Command::EndItem), ("run-began", Command::BackDate)];
        let minutes = [("run-minute-less", Command::MinuteLess), ("run-minute-more", Command::MinuteMore)];
        for row in [&item[..], &minutes] {
            // More rows than one in a narrow column or with large text.
            ui.horizontal_wrapped(|ui| {
                for (key, command) in row {
                    let pressed = ui.button(t!(key)).on_hover_text(button::tip(*command)).clicked();
                    asks.extend(pressed.then_some(Ask::Do(*command)));
                }
            });
        }
    }
    if next && view.timekeeping != Timekeeping::Afterwards {
        button::command_ui(ui, Command::StartItem, true, asks);
    }
}
