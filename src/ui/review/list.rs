//! The middle: whose notes they are, of which kinds, and the notes.

mod empty;
mod kinds;

use std::sync::Arc;

use egui::{
    EventFilter, Frame, Key, Margin, Modifiers, Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::chosen::Chosen;
use super::found::source;
use super::{ReviewState, Wish, list_id, side};
use crate::session::note::Note;
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::note_row::{self, Row, RowStyle};
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, View, texts};

/// How the list is shown.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// There is no column on the left: the elements are a menu above the list.
    pub folded: bool,
    /// The texts of sensitive notes are shown.
    pub uncovered: bool,
}

/// Width from which time and kind stand beside the text, in points at 100 %.
const BESIDE: f32 = 600.0;

/// Room below which the kinds are a menu instead of buttons, in points at 100 %.
const LOW: f32 = 560.0;

/// The list with its head. Leaves room for the line below it.
pub(super) fn list_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, look: Look, asks: &mut Vec<Ask>) {
    let margin = Margin { left: space::L as i8, right: space::L as i8, top: space::L as i8, bottom: space::S as i8 };
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = ui.available_size().min_elem() / tokens(ui).scale;
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        head_ui(ui, view, review, look, room < LOW, asks);
        if room >= LOW {
            let counts = kinds::counts(view, review);
            kinds::buttons_ui(ui, &counts, &mut review.kinds);
        }
    });
    review.follow(view);
    let area = ui.available_rect_before_wrap();
    let line = tokens(ui).line;
    ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, line));
    let below = review.below.min(area.height() * 0.7);
    let rect = Rect::from_min_max(area.min + vec2(0.0, 1.0), area.max - vec2(0.0, below));
    ui.advance_cursor_after_rect(rect);
    let mut list = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("review-notes"));
    list.set_clip_rect(rect.intersect(ui.clip_rect()));
    rows_ui(&mut list, view, review, look.uncovered, asks);
}

/// `Notes · Transit, trans-shipment, re-export` and how many; where there is no room beside it, with menus.
fn head_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, look: Look, low: bool, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let (shown, all) = (review.listed(view).len(), source(view, &review.chosen).len());
    let count = if shown == all { all.to_string() } else { t!("review-count-of", shown = shown, all = all) };
    let title = review.chosen.title(view.session);
    let element = review.chosen.element().and_then(|id| view.session.element(id));
    let counts = kinds::counts(view, review);
    let mut kinds = review.kinds;
    egui::Sides::new().height(tokens.scaled(if low { 32.0 } else { 24.0 })).shrink_left().truncate().show(
        ui,
        |ui| {
            if look.folded {
                side::folded_ui(ui, view, review, look.uncovered, asks);
                return;
            }
            let title = text::one_line(ui, t!("review-head", title = title), tokens.strong(Size::Body), tokens.ink);
            if let Some(element) = element {
                let source = texts::source(element, view.session.cited_on());
                title.on_hover_text(format!("{source}\n{}", element.question));
            }
        },
        |ui| {
            text::one_line(ui, count, tokens.font(Size::Body), tokens.second);
            if low {
                kinds::menu_ui(ui, &counts, &mut kinds);
            }
        },
    );
    review.kinds = kinds;
}

/// The rows themselves: one stop for Tab, in which keys move the selection.
fn rows_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, uncovered: bool, asks: &mut Vec<Ask>) {
    let area = ui.max_rect();
    let response = ui.interact(area, list_id(), Sense::focusable_noninteractive());
    let name = t!("review-list-name", title = review.chosen.title(view.session));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, &name));
    let focused = response.has_focus();
    if focused {
        keys(ui, view, review);
    }
    if review.listed(view).len() == 0 {
        empty::empty_ui(ui, view, review);
    } else {
        notes_ui(ui, view, review, uncovered, asks);
    }
    if focused && review.cursor.row().is_none() {
        ring(ui, &response);
    }
    // What was selected just now is shown just now.
    review.follow(view);
}

/// What a person does with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    /// Asks what can be done with it.
    Select,
    /// Looks at it.
    Open,
    /// Goes to its text.
    Edit,
}

fn notes_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, uncovered: bool, asks: &mut Vec<Ask>) {
    let stacked = ui.max_rect().width() < tokens(ui).scaled(BESIDE);
    let style = RowStyle { margin: space::L, stacked, lines: 6, widest: 760.0 };
    let focused = ui.memory(|memory| memory.has_focus(list_id()));
    let ReviewState { rows, found, chosen, selected, .. } = &mut *review;
    let listed = found.listed(view);
    let row = |at: usize| {
        listed.get(at).map(|note| Row {
            note,
            under: chosen.element(),
            names_item: !matches!(chosen, Chosen::Item(_)),
            selected: *selected == Some(note.id),
            focused,
            uncovered,
            sense: Sense::CLICK,
        })
    };
    let mut done = None;
    rows.show(
        ui,
        "review",
        listed.len(),
        |ui, at, width| row(at).map_or(0.0, |row| note_row::height(ui, view, &row, style, width)),
        |ui, at, rect| {
            if let (Some(row), Some(note)) = (row(at), listed.get(at)) {
                let response = note_row::row_ui(ui, view, &row, style, rect);
                done = deed(&response, note, asks).map(|deed| (at, note.id, deed)).or(done);
            }
        },
    );
    if let Some((at, id, deed)) = done {
        review.selected = Some(id);
        review.cursor.stand(at);
        ui.memory_mut(|memory| memory.request_focus(list_id()));
        review.open |= deed != Deed::Select;
        if deed == Deed::Edit {
            review.wish = Some(Wish::Text);
        }
    }
}

/// What the pointer does to a row.
fn deed(response: &Response, note: &Arc<Note>, asks: &mut Vec<Ask>) -> Option<Deed> {
    let mut deed = if response.double_clicked() {
        Some(Deed::Edit)
    } else if response.clicked() {
        Some(Deed::Open)
    } else {
        response.secondary_clicked().then_some(Deed::Select)
    };
    response.context_menu(|ui| {
        if ui.button(t!("note-edit")).clicked() {
            deed = Some(Deed::Edit);
            ui.close();
        }
        note_row::menu_ui(ui, note, asks);
    });
    deed
}

/// The focus is here, but on no row yet.
fn ring(ui: &Ui, response: &Response) {
    let line = Stroke::new(1.5, tokens(ui).accent.ink);
    ui.painter().rect_stroke(response.rect.shrink(2.0), space::RADIUS, line, egui::StrokeKind::Inside);
}

/// Keys of the list, while it has the focus.
fn keys(ui: &Ui, view: &View<'_>, review: &mut ReviewState) {
    let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), filter));
    let pressed = |key| ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key));
    if pressed(Key::Escape) && !review.query.is_empty() {
        review.end_search();
        return;
    }
    let count = review.listed(view).len();
    if count == 0 {
        return;
    }
    let whole = review.rows.whole();
    let page = whole.len().saturating_sub(1).max(1);
    let at = review.cursor.row();
    let to = if pressed(Key::ArrowDown) {
        Some(at.map_or(whole.start, |at| at + 1))
    } else if pressed(Key::ArrowUp) {
        Some(at.map_or(whole.end, |at| at).saturating_sub(1))
    } else if pressed(Key::PageDown) {
        Some(at.unwrap_or(whole.start) + page)
    } else if pressed(Key::PageUp) {
        Some(at.unwrap_or(whole.end).saturating_sub(page))
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(count - 1)
    } else {
        None
    };
    if let Some(to) = to {
        review.go_to(view, to.min(count - 1));
    }
    if pressed(Key::Enter) && review.selected.is_some() {
        (review.open, review.wish) = (true, Some(Wish::Text));
        ui.ctx().request_repaint();
    }
}
