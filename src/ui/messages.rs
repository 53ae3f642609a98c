//! What has to be said to a person: one line, with what to do, until it is read. Never a dialog, never on the wall.

use egui::{
    Align, Align2, Area, Id, Layout, Order, Panel, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::theme::{self, Size, space, tokens};
use super::widgets::{button, mark, text};
use crate::t;

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Good to know.
    Note,
    /// Something did not work; nothing is lost.
    Warning,
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// What it says: what happened, what is safe, what to do.
    pub text: String,
    /// How much it matters.
    pub weight: Weight,
    /// It is about the last step, and says how to undo that.
    of_step: bool,
    /// When it was first shown, in seconds of the toolkit's time.
    shown_at: Option<f64>,
}

/// The messages that have not been read.
#[derive(Debug, Default)]
pub struct Messages {
    all: Vec<Message>,
}

/// More than this many nobody reads; older ones give way.
const MOST: usize = 3;

impl Messages {
    /// Says something that is good to know.
    pub fn note(&mut self, text: impl Into<String>) {
        self.say(text.into(), Weight::Note, false);
    }

    /// Says what a step has done and how to undo it: true until another step is taken, or that one is undone.
    pub fn note_of_step(&mut self, text: impl Into<String>) {
        self.say(text.into(), Weight::Note, true);
    }

    /// Another step was taken, or the last one undone.
    pub fn step_is_past(&mut self) {
        self.all.retain(|message| !message.of_step);
    }

    /// Says that something did not work.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.say(text.into(), Weight::Warning, false);
    }

    fn say(&mut self, text: String, weight: Weight, of_step: bool) {
        self.all.retain(|message| message.text != text);
        self.all.push(Message { text, weight, of_step, shown_at: None });
        if self.all.len() > MOST {
            // Good news give way before trouble does.
            let oldest = self.all.iter().position(|message| message.weight == Weight::Note).unwrap_or_default();
            self.all.remove(oldest);
        }
    }

    /// Takes back what is no longer so.
    pub fn take_back(&mut self, text: &str) {
        self.all.retain(|message| message.text != text);
    }

    /// What is shown, oldest first.
    pub fn all(&self) -> &[Message] {
        &self.all
    }

    /// Takes all away: they belong to a session that was left.
    pub fn clear(&mut self) {
        self.all.clear();
    }
}

/// How long a note stays that nobody closes, in seconds; a warning stays until it is closed.
const NOTE_STAYS: f64 = 7.0;

impl Message {
    /// For how many seconds it still stays; `None` for a warning.
    fn stays(&self, now: f64) -> Option<f64> {
        let age = self.shown_at.map_or(0.0, |shown_at| now - shown_at);
        (self.weight == Weight::Note).then_some(NOTE_STAYS - age)
    }
}

/// Height of the strip, in points at 100 %: one line. It is always there, so that nothing moves when a message comes.
const STRIP: f32 = 28.0;

/// The strip at the foot of the window, with the newest message in it. A long one grows upwards, over the margin and the
/// hints that stand there.
pub fn messages_ui(ui: &mut Ui, messages: &mut Messages) {
    let tokens = tokens(ui);
    let strip = Panel::bottom("messages")
        .exact_size(tokens.scaled(STRIP))
        .resizable(false)
        .show_separator_line(false)
        .frame(theme::ground_frame(ui))
        .show(ui, |ui| ui.max_rect())
        .response
        .rect;
    let now = ui.input(|input| input.time);
    for message in &mut messages.all {
        message.shown_at.get_or_insert(now);
    }
    messages.all.retain(|message| message.stays(now).is_none_or(|left| left > 0.0));
    if let Some(next) = messages.all.iter().filter_map(|message| message.stays(now)).reduce(f64::min) {
        ui.ctx().request_repaint_after_secs(next as f32);
    }
    let Some(newest) = messages.all.last() else {
        return;
    };
    let earlier = messages.all.len() - 1;
    // Under dialogs and menus, over everything else.
    let area = Area::new(Id::unique("message")).order(Order::Middle).pivot(Align2::LEFT_BOTTOM);
    let read = area
        .fixed_pos(strip.left_bottom())
        .constrain(false)
        .show(ui.ctx(), |ui| message_ui(ui, newest, earlier, strip.size()))
        .inner;
    if read {
        messages.all.pop();
    }
}

/// One message, at least as high as the strip; `true` when it was closed.
fn message_ui(ui: &mut Ui, message: &Message, earlier: usize, strip: Vec2) -> bool {
    let tokens = tokens(ui);
    let tint = if message.weight == Weight::Warning { tokens.gap } else { tokens.accent };
    let side = tokens.scaled(20.0);
    let more = if earlier > 0 { t!("message-more", count = earlier) } else { String::new() };
    let line = tokens.line_height(Size::Body);
    let more = text::layout_line(ui, &more, tokens.font(Size::Small), line, tint.ink, strip.x);
    let words = strip.x - 2.0 * space::M - 2.0 * (side + space::S) - more.size().x - space::S;
    let galley = text::layout_size(ui, &tokens, &message.text, Size::Body, tokens.ink, words);
    let height = (galley.size().y + space::S).max(strip.y);
    let (rect, response) = ui.allocate_exact_size(vec2(strip.x, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &message.text));
    ui.painter().rect_filled(rect, 0.0, tint.ground);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tint.ink));
    let first = rect.top() + (height - galley.size().y) / 2.0;
    let middle = first + line / 2.0;
    let mark_at = pos2(rect.left() + space::M + side / 2.0, middle);
    if message.weight == Weight::Warning {
        mark::warning(ui.painter(), mark_at, tokens.scaled(13.0), tint.ink);
    } else {
        ui.painter().circle_filled(mark_at, tokens.scaled(4.0), tint.ink);
    }
    ui.painter().galley(pos2(rect.left() + space::M + side + space::S, first), galley, tokens.ink);
    let cross = Rect::from_center_size(pos2(rect.right() - space::M - side / 2.0, middle), Vec2::splat(side));
    ui.painter().galley(pos2(cross.left() - space::S - more.size().x, first), more, tint.ink);
    let builder = UiBuilder::new().max_rect(cross).layout(Layout::top_down(Align::Center));
    ui.scope_builder(builder, |ui| button::mark_sized_ui(ui, &t!("message-read"), side, mark::cross).clicked()).inner
}
