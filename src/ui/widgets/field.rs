//! A labelled field of a form: label above, what is expected below, and in the same line what is wrong with the text.

use std::borrow::Cow;

use egui::style::ScrollAnimation;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    CompletionPopup, EventFilter, Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, RectAlign, Response, Sense,
    Stroke, Suggestion, TextEdit, Ui, Vec2,
};

use super::{mark, text};
use crate::ui::theme::{Size, Tokens, space, tokens};

/// What a text could become.
pub type Suggest<'a> = &'a dyn Fn(&str) -> Vec<String>;

/// A field, before it is shown.
pub struct Field<'a> {
    id: Id,
    label: Cow<'a, str>,
    label_is_drawn: bool,
    hint: Cow<'a, str>,
    help: Cow<'a, str>,
    rows: usize,
    wraps: bool,
    takes_enter: bool,
    covered: bool,
    suggest: Option<Suggest<'a>>,
}

impl<'a> Field<'a> {
    /// A field of one line. The id comes from the record that it is about, never from its place on the screen.
    pub fn new(id: Id, label: impl Into<Cow<'a, str>>) -> Self {
        Self {
            id,
            label: label.into(),
            label_is_drawn: true,
            hint: Cow::Borrowed(""),
            help: Cow::Borrowed(""),
            rows: 1,
            wraps: false,
            takes_enter: false,
            covered: false,
            suggest: None,
        }
    }

    /// The id, for the focus.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Its label is a name only: something else that is drawn says what it is.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.label_is_drawn = false;
        self
    }

    /// What could stand in it, shown while it is empty.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.hint = hint.into();
        self
    }

    /// What is expected, in a small line below. A field that can be wrong always has one, so that nothing jumps.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'a, str>>) -> Self {
        self.help = help.into();
        self
    }

    /// Several lines: Enter begins a new one.
    #[must_use]
    pub fn lines(mut self, rows: usize) -> Self {
        (self.rows, self.wraps, self.takes_enter) = (rows, true, true);
        self
    }

    /// One paragraph that goes over several lines where it is long.
    #[must_use]
    pub fn paragraph(mut self, rows: usize) -> Self {
        (self.rows, self.wraps, self.takes_enter) = (rows, true, false);
        self
    }

    /// What is typed shows as dots and is never drawn.
    #[must_use]
    pub fn covered(mut self) -> Self {
        self.covered = true;
        self
    }

    /// Offers words for what was typed so far; Enter, Tab or a click takes one.
    #[must_use]
    pub fn suggest(mut self, suggest: Suggest<'a>) -> Self {
        self.suggest = Some(suggest);
        self
    }

    /// Shows it. `problem` says what is wrong with a text; that stands below in place of the help.
    pub fn show(self, ui: &mut Ui, text: &mut String, problem: impl Fn(&str) -> Option<Cow<'a, str>>) -> Response {
        ui.vertical(|ui| self.parts_ui(ui, text, problem)).inner
    }

    fn parts_ui(&self, ui: &mut Ui, text: &mut String, problem: impl Fn(&str) -> Option<Cow<'a, str>>) -> Response {
        let tokens = tokens(ui);
        ui.spacing_mut().item_spacing.y = space::XS;
        let label = self.label_is_drawn.then(|| text::strong(ui, &*self.label, Size::Small, tokens.second));
        // What can still become something is not wrong yet.
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let may_become = |text: &str| focused && self.suggest.is_some_and(|suggest| !suggest(text).is_empty());
        let problem = |text: &str| problem(text).filter(|_| !may_become(text));
        let wrong_before = problem(text).is_some();
        let response = self.edit_ui(ui, &tokens, text, wrong_before);
        if response.changed() && self.wraps && !self.takes_enter && text.contains(['\n', '\r']) {
            *text = text.replace(['\n', '\r'], " ");
        }
        let response = match label {
            Some(label) => response.labelled_by(label.id),
            None => response.accessible_name(&*self.label),
        };
        match problem(text) {
            Some(problem) => drop(problem_ui(ui, &problem)),
            None if self.help.is_empty() => {}
            None => drop(text::label(ui, &*self.help, Size::Small, tokens.second)),
        }
        if response.gained_focus() {
            ui.scroll_to_rect_animation(ui.min_rect(), None, ScrollAnimation::none());
            let by_pointer = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
            if !self.wraps && !by_pointer {
                select_all(ui, self.id, text);
            }
        }
        response
    }

    fn edit_ui(&self, ui: &mut Ui, tokens: &Tokens, text: &mut String, wrong: bool) -> Response {
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let line = match (focused, wrong) {
            (true, false) => Stroke::new(2.0, tokens.accent.ink),
            (true, true) => Stroke::new(2.0, tokens.gap.ink),
            (false, true) => Stroke::new(1.0, tokens.gap.ink),
            (false, false) => Stroke::new(1.0, tokens.faint),
        };
        // The wider line takes its point from the margin: nothing moves when the focus comes.
        let inset = i8::from(!focused);
        let frame = Frame::new()
            .fill(tokens.surface)
            .stroke(line)
            .corner_radius(space::RADIUS)
            .inner_margin(Margin::symmetric(9 + inset, 5 + inset));
        let mut shown = text.as_str();
        let read_only = super::is_read_only(ui.ctx());
        let edit = match (self.wraps, read_only) {
            (true, false) => TextEdit::multiline(text),
            (false, false) => TextEdit::singleline(text),
            // It can be read to its end and copied.
            (true, true) => TextEdit::multiline(&mut shown),
            (false, true) => TextEdit::singleline(&mut shown),
        };
        let enter = self.takes_enter.then_some(KeyboardShortcut::new(Modifiers::NONE, Key::Enter));
        let edit = edit
            .id(self.id)
            .font(tokens.font(Size::Body))
            .hint_text(self.hint.to_string())
            .frame(frame)
            .password(self.covered)
            .desired_rows(self.rows)
            .desired_width(f32::INFINITY)
            .return_key(enter)
            .event_filter(EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true });
        let Some(suggest) = self.suggest.filter(|_| !read_only) else {
            return ui.add(edit);
        };
        let output = CompletionPopup::new(self.id)
            .word_boundary(|_| false)
            .accept_keys([Key::Enter, Key::Tab])
            .align(RectAlign::BOTTOM_START)
            .max_height(tokens.scaled(200.0))
            .show(ui, edit, |query| suggest(query.text).into_iter().map(Suggestion::new).collect());
        let mut response = output.text_edit.response.response;
        if output.accepted.is_some() {
            response.mark_changed();
        }
        response
    }
}

/// What is wrong, in small amber words behind a mark.
pub fn problem_ui(ui: &mut Ui, problem: &str) -> Response {
    let tokens = tokens(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let side = tokens.scaled(12.0);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(side, tokens.line_height(Size::Small)), Sense::hover());
        mark::warning(ui.painter(), rect.center(), side, tokens.gap.ink);
        text::label(ui, problem, Size::Small, tokens.gap.ink);
    })
    .response
}

/// A field that is reached by key is replaced by what is typed, as forms do everywhere.
fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(egui::text::CharIndex(text.chars().count()));
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), id);
}
