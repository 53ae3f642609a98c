//! The line for what is taken afterwards: the grammar and the chips of Run, without a time. It binds to the chosen element
//! and to an agenda item that can be chosen.

use egui::{ComboBox, Frame, Key, Margin, Modifiers, Popup, Stroke, Ui};

use super::chosen::Chosen;
use super::{ReviewState, Wish};
use crate::session::ItemId;
use crate::session::agenda::Role;
use crate::session::capture::Binding;
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::run::capture::{completes, hint_ui, line_ui, reference_day};
use crate::ui::run::chips;
use crate::ui::theme::{space, tokens};
use crate::ui::{Ask, View};

/// Width of the menu of items, in points at 100 %.
const ITEM: f32 = 200.0;

/// The line at the bottom of the middle, in the room that the list left. What it will record shows while somebody is at it.
pub(super) fn afterwards_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let area = ui.available_rect_before_wrap();
    review.line.set_home(home(view, review));
    ui.painter().rect_filled(area, 0.0, tokens.ground);
    ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, tokens.line));
    leave(ui, review);
    open_or_close(ui, review);
    let margin = Margin::symmetric(space::L as i8, space::M as i8);
    let frame = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        if review.line_is_open {
            above_ui(ui, view, review, asks);
        }
        line_ui(ui, view, &mut review.line, |_, _| {}, asks);
        if review.line_is_open {
            hint_ui(ui, &review.line);
        }
    });
    // The list gives it the height that it had in the pass before; a line more or less asks for one more pass.
    let height = frame.response.rect.height();
    if (height - review.below).abs() > 0.5 {
        review.below = height;
        ui.ctx().request_discard("the line of Review has another height");
    }
}

/// Esc in an empty line goes back to the list.
fn leave(ui: &Ui, review: &mut ReviewState) {
    let focused = ui.memory(|memory| memory.has_focus(review.line.id()));
    if focused
        && review.line.is_empty()
        && !completes(ui, &review.line)
        && ui.input_mut(|input| take_exactly(input, Modifiers::NONE, Key::Escape))
    {
        review.wish = Some(Wish::List);
    }
}

/// It opens when the focus comes, and closes when the focus is elsewhere and nothing stands in it.
fn open_or_close(ui: &Ui, review: &mut ReviewState) {
    let focused = ui.memory(egui::Memory::focused);
    if focused == Some(review.line.id()) || !review.line.is_empty() {
        review.line_is_open = true;
    } else if focused.is_some() && focused != review.item_menu && !Popup::is_any_open(ui.ctx()) {
        review.line_is_open = false;
    }
}

/// What will be recorded, and to which agenda item.
fn above_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, asks: &mut Vec<Ask>) {
    let reading = review.line.reading(view.session, reference_day(view));
    let width = ui.available_width();
    let item = if view.session.agenda.is_empty() { 0.0 } else { tokens(ui).scaled(ITEM).min(width * 0.4) };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.vertical(|ui| {
            ui.set_width(width - item - space::S);
            chips::chips_ui(ui, view, &mut review.line, &reading, asks);
        });
        if item > 0.0 {
            item_ui(ui, view, review, item);
        }
    });
}

/// The menu of agenda items.
fn item_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, width: f32) {
    let bound = review.line.binding(view.session).item;
    let title = |id: &ItemId| view.session.item(id).map(|item| item.title.clone()).unwrap_or_default();
    let shown = bound.as_ref().map(title).unwrap_or_default();
    let name = t!("review-item-name", item = shown.as_str());
    let menu = ComboBox::from_id_salt("review-item").selected_text(shown).width(width).truncate();
    let response = menu.show_ui(ui, |ui| {
        for item in &view.session.agenda {
            if ui.selectable_label(bound.as_ref() == Some(&item.id), &item.title).clicked() {
                review.item = Some(item.id.clone());
                if let Some(binding) = &mut review.line.binding {
                    binding.item = Some(item.id.clone());
                }
            }
        }
    });
    review.item_menu = Some(response.response.id);
    response.response.accessible_name(name).on_hover_text(t!("review-item-tip"));
}

/// What a draft begun now is bound to.
fn home(view: &View<'_>, review: &ReviewState) -> Binding {
    let session = view.session;
    let chosen = match &review.chosen {
        Chosen::Item(id) => Some(id.clone()),
        _ => None,
    };
    let there = review.item.clone().filter(|id| session.item(id).is_some());
    let discussion = || session.agenda.iter().find(|item| item.role == Role::Discussion);
    let item = there.or(chosen).or_else(|| discussion().or_else(|| session.current_item()).map(|item| item.id.clone()));
    Binding { item, element: review.chosen.element().cloned() }
}
