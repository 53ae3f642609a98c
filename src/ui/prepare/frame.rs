//! How a section is laid out: a column of fields at a width that reads well, or a list with the fields of what is chosen.

use egui::style::ScrollAnimation;
use egui::{Button, Frame, Id, Margin, Panel, Response, ScrollArea, Ui};

use super::{PrepareState, WIDE};
use crate::session::history::Place;
use crate::t;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::field::problem_ui;
use crate::ui::widgets::text;

/// Width of a column of fields, in points at 100 %.
const COLUMN: f32 = 620.0;

/// Width from which list and fields stand beside each other, in points at 100 %.
const TWO: f32 = 660.0;

/// A column of fields that scrolls. `id` keeps where it is scrolled to: one for each thing that is shown.
pub(super) fn column_ui(ui: &mut Ui, id: impl std::hash::Hash + std::fmt::Debug, contents: impl FnOnce(&mut Ui)) {
    let tokens = tokens(ui);
    let margin = if ui.available_width() < tokens.scaled(480.0) { space::L } else { space::XL };
    let width = (ui.available_width() - 2.0 * margin).min(tokens.scaled(COLUMN));
    let id = Id::unique(("prepare-column", id));
    ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(margin);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = egui::vec2(space::M, space::L);
                ui.add_space(space::L);
                contents(ui);
                ui.add_space(space::L);
            });
        });
    });
}

/// The head of a column, and a line about it.
pub(super) fn head_ui(ui: &mut Ui, head: &str, about: &str) {
    let tokens = tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        // Where the sections stand above, the chosen one is the head.
        if ui.ctx().content_rect().width() >= tokens.scaled(WIDE) {
            text::strong(ui, head, Size::Large, tokens.ink);
        }
        if !about.is_empty() {
            text::label(ui, about, Size::Body, tokens.second);
        }
    });
}

/// The head of a group of fields.
pub(super) fn group_ui(ui: &mut Ui, head: &str, about: &str) {
    let tokens = tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::M);
        text::strong(ui, head, Size::Reading, tokens.ink);
        if !about.is_empty() {
            text::label(ui, about, Size::Small, tokens.second);
        }
    });
}

/// Fields side by side where there is room, else one below the other. Each is called with its number.
pub(super) fn beside_ui(ui: &mut Ui, count: usize, least: f32, mut field: impl FnMut(&mut Ui, usize)) {
    if ui.available_width() < tokens(ui).scaled(least) * count as f32 {
        (0..count).for_each(|number| field(ui, number));
        return;
    }
    ui.columns(count, |columns| {
        for (number, column) in columns.iter_mut().enumerate() {
            field(column, number);
        }
    });
}

/// A list and the fields of what is chosen in it: beside each other, or one of the two with a way back.
pub(super) fn two_ui<C>(
    ui: &mut Ui,
    state: &mut PrepareState,
    context: &mut C,
    back: &str,
    list: impl FnOnce(&mut Ui, &mut PrepareState, &mut C),
    detail: impl FnOnce(&mut Ui, &mut PrepareState, &mut C),
) {
    let tokens = tokens(ui);
    state.beside = ui.available_width() >= tokens.scaled(TWO);
    if state.beside {
        let width = (ui.available_width() * 0.42).clamp(tokens.scaled(288.0), tokens.scaled(420.0));
        let list_id = Id::unique(("prepare-list", back));
        Panel::left(list_id)
            .exact_size(width)
            .resizable(false)
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(space::M as i8, space::L as i8)))
            .show(ui, |ui| list(ui, state, context));
        detail(ui, state, context);
        return;
    }
    if state.open {
        let margin = Margin::symmetric(space::L as i8, space::S as i8);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            if ui.add(Button::new(back)).clicked() {
                state.open = false;
                state.wants = Some(super::Want::List);
            }
        });
        detail(ui, state, context);
    } else {
        let margin = Margin::symmetric(space::L as i8, space::M as i8);
        Frame::new().inner_margin(margin).show(ui, |ui| list(ui, state, context));
    }
}

/// A list that scrolls, with what adds to it below: in sight where the window is high enough, else at the list's end.
pub(super) fn list_ui<C>(
    ui: &mut Ui,
    salt: &'static str,
    context: &mut C,
    list: impl FnOnce(&mut Ui, &mut C),
    below: impl FnOnce(&mut Ui, &mut C),
) {
    let tokens = tokens(ui);
    let of_below = tokens.scaled(84.0);
    let room = ui.available_height() - of_below;
    let scroll = ScrollArea::vertical().id_salt(salt).auto_shrink([false, true]);
    if room >= tokens.scaled(160.0) {
        scroll.max_height(room).show(ui, |ui| list(ui, context));
        below(ui, context);
    } else {
        scroll.show(ui, |ui| {
            list(ui, context);
            ui.add_space(space::M);
            below(ui, context);
        });
    }
}

/// A field with the button that adds what is in it; the text to be added when it is.
pub(super) fn add_ui(ui: &mut Ui, id: Id, name: &str, hint: &str, typed: &mut String, focus: bool) -> Option<String> {
    use crate::ui::keys::take_exactly;
    use crate::ui::widgets::field::Field;
    let focused = ui.memory(|memory| memory.has_focus(id));
    let entered = focused && ui.input_mut(|input| take_exactly(input, egui::Modifiers::NONE, egui::Key::Enter));
    let mut pressed = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        // As high as the field, whose own margin does not grow with the text.
        ui.spacing_mut().button_padding.y = 7.0;
        let add = t!("prepare-add");
        let tokens = tokens(ui);
        let words =
            text::layout_line(ui, &add, tokens.font(Size::Body), tokens.line_height(Size::Body), tokens.ink, 400.0);
        let button = words.size().x + 2.0 * ui.spacing().button_padding.x + space::S + 4.0;
        let width = ui.available_width() - button;
        ui.allocate_ui(egui::vec2(width, 0.0), |ui| {
            ui.set_width(width);
            let response = Field::new(id, name).bare().hint(hint).show(ui, typed, |_| None);
            request_focus(&response, focus);
        });
        pressed = in_view(ui.add(Button::new(&*add))).on_hover_text(name).clicked();
    });
    let ready = (entered || pressed) && !typed.trim().is_empty();
    ready.then(|| std::mem::take(typed))
}

/// Gives the focus and brings it into view, unless it is there: asking again makes a field deaf for a pass.
pub(super) fn request_focus(response: &Response, wanted: bool) {
    if wanted && !response.has_focus() {
        response.request_focus();
        // With its label, and the head of the section where it is the first field.
        let above = Tokens::of(&response.ctx).scaled(120.0);
        let whole = response.rect.with_min_y(response.rect.top() - above);
        response.clone().with_new_rect(whole).scroll_to_me_animation(None, ScrollAnimation::none());
        response.ctx.request_repaint();
    }
}

/// A button or a box that comes into view when Tab comes to it.
pub(super) fn in_view(response: Response) -> Response {
    if response.gained_focus() {
        response.scroll_to_me_animation(None, ScrollAnimation::none());
    }
    response
}

/// The button that removes what is shown; below it why that was refused.
pub(super) fn remove_ui(ui: &mut Ui, words: &str, place: &Place, revision: u64, state: &mut PrepareState) -> bool {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let pressed = in_view(ui.add(Button::new(words))).clicked();
        refused_ui(ui, place, revision, state);
        pressed
    })
    .inner
}

/// Why the record at `place` was not removed, as long as that may still hold.
pub(super) fn refused_ui(ui: &mut Ui, place: &Place, revision: u64, state: &mut PrepareState) {
    let Some(refused) = state.refused.as_mut().filter(|of| of.place == *place && of.revision == revision) else {
        return;
    };
    let response = problem_ui(ui, &refused.why);
    // Once: whoever scrolls on has read it.
    if !std::mem::replace(&mut refused.was_shown, true) {
        response.scroll_to_me_animation(None, ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}
