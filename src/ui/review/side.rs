//! The left: the elements by theme, or the agenda items, each with its counts. An element without notes says so.

mod entries;

use std::sync::Arc;

use egui::{Galley, Id, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use self::entries::{Columns, Entry, entries};
use super::{By, ReviewState, Wish, board, preflight};
use crate::t;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::pick::{self, Picked, Source};
use crate::ui::widgets::{choice, mark, text};
use crate::ui::{Ask, View, texts};

/// The column.
pub(super) fn side_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, uncovered: bool, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    head_ui(ui, review, asks);
    if review.by == By::Missing {
        return preflight::list_ui(ui, view, review, uncovered, asks);
    }
    ScrollArea::vertical().id_salt("review-side").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let left_out = rows_ui(ui, view, review, &tokens);
        if left_out > 0 {
            ui.add_space(space::S);
            let words =
                if review.all_elements { t!("review-fewer").into_owned() } else { t!("review-more", count = left_out) };
            if ui.add(egui::Button::new(words).frame_when_inactive(false)).clicked() {
                review.all_elements ^= true;
            }
        }
    });
}

/// The same as one line, for windows that have no room for a column: it opens as a menu.
pub(super) fn folded_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, uncovered: bool, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let response = opener_ui(ui, &tokens, &review.chosen.title(view.session));
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        let window = ui.ctx().content_rect().size();
        ui.set_width(tokens.scaled(300.0).min(window.x - 4.0 * space::L));
        ui.set_max_height(window.y * 0.7);
        let before = review.chosen.clone();
        side_ui(ui, view, review, uncovered, asks);
        if review.chosen != before && ui.input(|input| input.pointer.any_click()) {
            ui.close();
        }
    });
}

fn opener_ui(ui: &mut Ui, tokens: &Tokens, title: &str) -> Response {
    let size = vec2(ui.available_width(), tokens.scaled(32.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, t!("review-choose", title = title)));
    let visuals = *ui.style().interact(&response);
    let stroke = if response.has_focus() { ui.visuals().selection.stroke } else { visuals.bg_stroke };
    ui.painter().rect(rect, space::RADIUS, visuals.bg_fill, stroke, egui::StrokeKind::Inside);
    let line = tokens.line_height(Size::Body);
    let room = rect.width() - tokens.scaled(28.0) - space::M;
    let galley = text::layout_line(ui, title, tokens.strong(Size::Body), line, tokens.ink, room);
    ui.painter().galley(pos2(rect.left() + space::M, rect.center().y - line / 2.0), galley, tokens.ink);
    let at = rect.right_center() - vec2(tokens.scaled(16.0), 0.0);
    mark::opens(ui.painter(), at, tokens.scaled(10.0), tokens.second);
    response
}

/// Elements or agenda items, and what the numbers are.
fn head_ui(ui: &mut Ui, review: &mut ReviewState, asks: &mut Vec<Ask>) {
    let choices = [
        (By::Element, t!("review-by-element").into_owned()),
        (By::Item, t!("review-by-item").into_owned()),
        (By::Missing, t!("review-by-missing").into_owned()),
    ];
    let name = |word: &str| t!("review-by-name", word = word);
    if let Some(by) = choice::choice_ui(ui, Id::unique("review-by"), "", review.by, &choices, name) {
        review.by = by;
    }
    ui.add_space(space::S);
    if review.by == By::Missing {
        return;
    }
    let tokens = tokens(ui);
    let line = tokens.line_height(Size::Small);
    let words = if review.by == By::Item { t!("review-counts-item") } else { t!("review-counts-element") };
    let galley = text::layout_line(ui, &words, tokens.strong(Size::Small), line, tokens.second, ui.available_width());
    // In a narrow column the way to the board stands above.
    let beside = ui.available_width() - galley.size().x > tokens.scaled(96.0);
    let opener = review.by == By::Element;
    if opener && !beside {
        board::opener_ui(ui, asks);
    }
    let row = ui.horizontal(|ui| {
        if opener && beside {
            board::opener_ui(ui, asks);
        }
        ui.allocate_exact_size(vec2(ui.available_width(), line), Sense::hover()).0
    });
    let rect = row.inner;
    let left = (rect.right() - space::S - galley.size().x).max(rect.left());
    ui.painter().galley(pos2(left, rect.top()), galley, tokens.second);
    ui.add_space(space::XS);
}

/// The rows; how many elements are left out.
fn rows_ui(ui: &mut Ui, view: &View<'_>, review: &mut ReviewState, tokens: &Tokens) -> usize {
    let (entries, left_out) = entries(view, review);
    let columns = Columns::new(ui, tokens, view, &entries);
    let at = entries.iter().position(|entry| entry.chosen() == review.chosen);
    let scroll = std::mem::take(&mut review.scroll_side);
    let list = List { view, tokens, entries: &entries, columns, chosen: at };
    let picked = pick::pick_ui(ui, &list, at, scroll);
    if let Some(Picked::Row(row) | Picked::Press(row) | Picked::Open(row)) = picked
        && let Some(entry) = entries.get(row)
    {
        review.pick(entry.chosen());
        if matches!(picked, Some(Picked::Open(_))) {
            review.wish = Some(Wish::List);
        }
    }
    left_out
}

struct List<'a> {
    view: &'a View<'a>,
    tokens: &'a Tokens,
    entries: &'a [Entry<'a>],
    columns: Columns,
    chosen: Option<usize>,
}

impl List<'_> {
    /// The title, on three lines at most; the whole of it stands above the notes.
    fn title(&self, ui: &Ui, entry: &Entry<'_>, width: f32, chosen: bool) -> Arc<Galley> {
        let tokens = self.tokens;
        let ink = if chosen { tokens.accent.ink } else { tokens.ink };
        let word = self.empty_word(ui, entry).map_or(0.0, |galley| galley.size().x + self.columns.margin);
        let room = width - self.columns.sum().max(word) - space::S - space::XS;
        let title = entry.chosen().title(self.view.session);
        let layout = |font| text::layout_rows(ui, &title, font, tokens.line_height(Size::Body), ink, room, 3);
        let regular = layout(tokens.font(Size::Body));
        if !chosen {
            return regular;
        }
        // Semibold only where it takes no line more: choosing moves nothing.
        let strong = layout(tokens.strong(Size::Body));
        if strong.rows.len() > regular.rows.len() || strong.elided { regular } else { strong }
    }

    /// A dash and a word where there is nothing.
    fn empty_word(&self, ui: &Ui, entry: &Entry<'_>) -> Option<Arc<Galley>> {
        let [notes, _, measures] = entry.counts(self.view);
        let (word, matters) = entry.emptiness().filter(|_| notes == 0 && measures == 0)?;
        let tokens = self.tokens;
        let ink = if matters { tokens.gap.ink } else { tokens.second };
        let line = tokens.line_height(Size::Body);
        Some(text::layout_line(ui, &word, tokens.font(Size::Small), line, ink, f32::INFINITY))
    }

    fn theme_of(&self, row: usize) -> Option<crate::session::catalogue::Theme> {
        match self.entries.get(row) {
            Some(Entry::Element(element)) => Some(element.theme),
            _ => None,
        }
    }
}

impl Source for List<'_> {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn id(&self, row: usize) -> Id {
        match self.entries.get(row) {
            Some(Entry::Element(element)) => Id::unique(("review-element", element.id.as_str())),
            Some(Entry::Item(item)) => Id::unique(("review-item", item.id.as_str())),
            Some(Entry::Unplaced) => Id::unique("review-unplaced"),
            Some(Entry::All(_)) | None => Id::unique("review-all"),
        }
    }

    fn name(&self, row: usize) -> String {
        let Some(entry) = self.entries.get(row) else {
            return String::new();
        };
        let title = entry.chosen().title(self.view.session);
        let [notes, gaps, third] = entry.counts(self.view);
        if let Some((word, _)) = entry.emptiness().filter(|_| notes == 0 && third == 0) {
            return t!("review-row-empty", title = title, empty = word);
        }
        if matches!(entry, Entry::Item(_) | Entry::All(true)) {
            t!("review-row-item", title = title, notes = notes, gaps = gaps, actions = third)
        } else {
            t!("review-row", title = title, notes = notes, gaps = gaps, measures = third)
        }
    }

    fn height(&self, ui: &Ui, row: usize, width: f32) -> f32 {
        let title = self.entries.get(row).map_or(0.0, |entry| self.title(ui, entry, width, false).size().y);
        title + 2.0 * space::XS
    }

    fn head_ui(&self, ui: &mut Ui, row: usize) {
        let this = self.theme_of(row);
        if this.is_none() {
            if matches!(self.entries.get(row), Some(Entry::Unplaced)) {
                ui.add_space(space::S);
            }
            return;
        }
        let before = row.checked_sub(1).and_then(|row| self.theme_of(row));
        if let Some(theme) = this.filter(|_| this != before) {
            ui.add_space(space::S);
            let words = t!("review-theme", letter = theme.letter().to_string(), theme = texts::theme(theme));
            egui::Frame::new().inner_margin(egui::Margin::symmetric(space::S as i8, 2)).show(ui, |ui| {
                text::strong(ui, words, Size::Small, self.tokens.second);
            });
        }
    }

    fn row_ui(&self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Picked> {
        let entry = self.entries.get(row)?;
        let tokens = self.tokens;
        let title = self.title(ui, entry, rect.width(), self.chosen == Some(row));
        ui.painter().galley(rect.min + vec2(space::S, space::XS), title, tokens.ink);
        let (top, line) = (rect.top() + space::XS, tokens.line_height(Size::Body));
        if let Some(word) = self.empty_word(ui, entry) {
            ui.painter().galley(pos2(rect.right() - self.columns.margin - word.size().x, top), word, tokens.second);
            return None;
        }
        let mut right = rect.right() - self.columns.sum();
        for (count, width) in entry.counts(self.view).into_iter().zip(self.columns.widths) {
            right += width;
            if count > 0 {
                let number = count.to_string();
                let galley = text::layout_line(ui, &number, tokens.font(Size::Small), line, tokens.second, width);
                ui.painter().galley(pos2(right - galley.size().x, top), galley, tokens.second);
            }
        }
        None
    }
}
