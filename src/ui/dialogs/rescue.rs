//! A file that is not simply opened: what is the matter, what there is instead, and what is in recovery for it. It only asks;
//! closed without an answer, everything stays where it is.

use egui::{Key, Label, Modifiers, RichText, ScrollArea, Ui, vec2};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Flow;
use super::choices::{self, choices_ui};
use crate::session::timing::hour_minute;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, texts};

/// What it says, and what there is to choose. Put together by the program, which knows the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What is the matter, in a few words.
    pub title: String,
    /// The file.
    pub path: String,
    /// What, where, and what is safe; a paragraph each.
    pub says: Vec<String>,
    /// What there is to choose, the best first.
    pub ways: Vec<Way>,
    /// What closing it is called.
    pub leave: String,
    /// What is in recovery, to be looked at; nothing where it is empty.
    pub text: Vec<String>,
}

/// A question that is open.
#[derive(Debug)]
pub struct RescueState {
    question: Question,
    /// The text is looked at.
    looks: bool,
    seen: bool,
}

impl RescueState {
    pub(super) fn new(question: Question) -> Self {
        Self { question, looks: false, seen: false }
    }
}

/// One of the things to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What it is.
    pub choice: Choice,
    /// What it is called.
    pub name: String,
    /// What comes of it, a line each.
    pub tells: Vec<String>,
}

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The offer at this place in their list, as a copy.
    Offer(usize),
    /// Open the file, with what recovery could bring back.
    GoOn,
    /// Open a copy with what recovery could bring back; file and recovery stay as they are.
    AsCopy,
    /// Open the file as it is; what is in recovery is kept there.
    AsItIs,
}

/// The dialog.
pub(super) fn rescue_ui(ui: &mut Ui, of: &mut RescueState, asks: &mut Vec<Ask>) -> Flow {
    let tokens = tokens(ui);
    let question = &of.question;
    ui.set_width(ui.max_rect().width());
    text::strong(ui, question.title.as_str(), Size::Large, tokens.ink);
    text::label(ui, question.path.as_str(), Size::Small, tokens.second);
    ui.add_space(space::S);
    if of.looks {
        return text_ui(ui, of);
    }
    for paragraph in &question.says {
        text::label(ui, paragraph.as_str(), Size::Body, tokens.ink);
    }
    ui.add_space(space::M);
    let ways = question.ways.iter();
    let ways = ways.map(|way| choices::Choice { name: way.name.clone(), tells: way.tells.iter().map(String::as_str) });
    let chosen = choices_ui(ui, ways, !of.seen).and_then(|at| question.ways.get(at)).map(|way| way.choice);
    let mut flow = Flow::Stay;
    ui.horizontal(|ui| {
        let leave = ui.button(question.leave.as_str());
        if question.ways.is_empty() && !of.seen {
            leave.request_focus();
        }
        if leave.clicked() {
            flow = Flow::Close;
        }
        if !question.text.is_empty() && ui.button(t!("rescue-look")).clicked() {
            (of.looks, of.seen) = (true, false);
        }
    });
    of.seen |= !of.looks;
    match chosen {
        Some(choice) => {
            asks.push(Ask::Rescue(choice));
            Flow::Close
        }
        None => flow,
    }
}

/// What is in recovery, a line each; the whole of a line is in its tooltip.
fn text_ui(ui: &mut Ui, of: &mut RescueState) -> Flow {
    let tokens = tokens(ui);
    let lines = &of.question.text;
    text::column_head(ui, t!("rescue-text", count = lines.len()));
    ui.add_space(space::XS);
    let row = tokens.line_height(Size::Body);
    let most = (ui.ctx().content_rect().height() - tokens.scaled(260.0)).clamp(row * 3.0, tokens.scaled(320.0));
    let by = ui.input_mut(|input| {
        let mut by = 0.0;
        for (key, rows) in [(Key::ArrowDown, -1.0), (Key::ArrowUp, 1.0), (Key::PageDown, -8.0), (Key::PageUp, 8.0)] {
            by += rows * row * input.count_and_consume_key(Modifiers::NONE, key) as f32;
        }
        by
    });
    ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show_rows(ui, row, lines.len(), |ui, rows| {
        if by != 0.0 {
            ui.scroll_with_delta(vec2(0.0, by));
        }
        for line in lines.get(rows).unwrap_or_default() {
            let words = RichText::new(line.replace('\n', " ")).font(tokens.font(Size::Body)).color(tokens.ink);
            ui.add(Label::new(words).truncate());
        }
    });
    ui.add_space(space::M);
    let back = ui.button(t!("rescue-back"));
    if !of.seen {
        of.seen = true;
        back.request_focus();
    }
    if back.clicked() {
        (of.looks, of.seen) = (false, false);
    }
    Flow::Stay
}

/// `4 October 2017, 10:41`, on the clocks of a zone.
pub fn time_text(at: Timestamp, zone: &TimeZone) -> String {
    let time = zone.to_datetime(at);
    let minutes = u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs());
    t!("rescue-time", date = texts::date(time.date()), time = hour_minute(minutes))
}
