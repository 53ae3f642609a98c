//! One note as a row: time, kind, text, and a small line of everything else.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::theme::{Size, Tokens, space, tokens};
use super::widgets::{tag, text};
use super::{Ask, View, texts};
use crate::session::ElementId;
use crate::session::history::StepName;
use crate::session::moment::Moment;
use crate::session::note::{Kind, Note};
use crate::session::read_back::Passage;
use crate::t;

/// How rows are laid out.
#[derive(Clone, Copy, Debug)]
pub struct RowStyle {
    /// Space at the left and right of the row.
    pub margin: f32,
    /// Kind and time above the text instead of beside it: for narrow columns.
    pub stacked: bool,
    /// How many lines of a text are shown at most.
    pub lines: usize,
    /// How wide a text gets at most, at 100 %: longer lines are hard to read.
    pub widest: f32,
}

/// What a row needs to know beside the note.
pub struct Row<'a> {
    /// The note.
    pub note: &'a Note,
    /// The element under whose head it stands: it is not named again.
    pub under: Option<&'a ElementId>,
    /// Its agenda item is named, where nothing else is to be said beside the text.
    pub names_item: bool,
    /// Selected.
    pub selected: bool,
    /// Selected in a list that has the focus.
    pub focused: bool,
    /// The texts of sensitive notes are shown.
    pub uncovered: bool,
    /// What it reacts to: it can be a stop for Tab itself, or a part of a list that is one.
    pub sense: Sense,
}

/// The parts of a row, laid out for a width.
struct Parts {
    text: Arc<Galley>,
    meta: Option<Arc<Galley>>,
    left: f32,
    top: f32,
}

const TIME: f32 = 56.0;
const KIND: f32 = 84.0;

fn parts(ui: &Ui, tokens: &Tokens, view: &View<'_>, row: &Row<'_>, style: RowStyle, width: f32) -> Parts {
    let left = if style.stacked { style.margin } else { style.margin + tokens.scaled(TIME + KIND) };
    let top = if style.stacked { tokens.scaled(24.0) } else { 0.0 };
    let words = (width - left - style.margin).min(tokens.scaled(style.widest)).max(40.0);
    let covered = row.note.sensitive && !row.uncovered;
    let shown = if covered { t!("note-covered").into_owned() } else { row.note.text.clone() };
    let color = if covered { tokens.second } else { tokens.ink };
    let size = if style.stacked { Size::Body } else { Size::Reading };
    let text = text::layout_rows(ui, &shown, tokens.font(size), tokens.line_height(size), color, words, style.lines);
    let meta =
        if style.stacked { None } else { meta_galley(ui, tokens, view, row, "", TextWrapping::wrap_at_width(words)) };
    Parts { text, meta, left, top }
}

/// How high a row is at a width.
pub fn height(ui: &Ui, view: &View<'_>, row: &Row<'_>, style: RowStyle, width: f32) -> f32 {
    let tokens = tokens(ui);
    let parts = parts(ui, &tokens, view, row, style, width);
    let meta = parts.meta.map_or(0.0, |meta| meta.size().y);
    parts.top + parts.text.size().y + meta + 2.0 * space::S + 1.0
}

/// Draws a row into `rect`.
pub fn row_ui(ui: &mut Ui, view: &View<'_>, row: &Row<'_>, style: RowStyle, rect: Rect) -> Response {
    let tokens = tokens(ui);
    let response = ui.interact(rect, egui::Id::unique(("note", row.note.id)), row.sense);
    let parts = parts(ui, &tokens, view, row, style, rect.width());
    let name = format!("{}, {}", texts::kind(row.note.kind), parts.text.job.text);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, row.selected, &name));
    if row.selected {
        ui.painter().rect_filled(rect, 0.0, tokens.selected);
        if row.focused {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0.0, tokens.accent.ink);
        }
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, tokens.hover.gamma_multiply(0.6));
    }
    let at = rect.min + vec2(style.margin, space::S);
    if style.stacked {
        paint_head(ui, &tokens, view, row, Rect::from_min_max(at, rect.right_bottom() - vec2(style.margin, 0.0)));
    } else {
        paint_beside(ui, &tokens, view, row.note, at);
    }
    let at = pos2(rect.left() + parts.left, at.y + parts.top);
    let below = at + vec2(0.0, parts.text.size().y);
    ui.painter().galley(at, parts.text, tokens.ink);
    if let Some(meta) = parts.meta {
        ui.painter().galley(below, meta, tokens.second);
    }
    let ends = (rect.left() + style.margin)..=(rect.right() - style.margin);
    ui.painter().hline(ends, rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    response
}

/// Time and kind to the left of the text, on the line of its first words.
fn paint_beside(ui: &Ui, tokens: &Tokens, view: &View<'_>, note: &Note, at: Pos2) {
    let line = tokens.line_height(Size::Reading);
    let room = tokens.scaled(TIME);
    let time = text::layout_line(ui, &time(view, note), tokens.font(Size::Small), line, tokens.second, room);
    ui.painter().galley(at, time, tokens.second);
    let kind = Rect::from_min_size(at + vec2(room, 0.0), vec2(tokens.scaled(KIND), line));
    tag::paint_kind(ui, tokens, kind, note.kind);
}

/// Kind, time and everything else on one line above the text.
fn paint_head(ui: &Ui, tokens: &Tokens, view: &View<'_>, row: &Row<'_>, rect: Rect) {
    let size = tag::tag_size(ui, tokens, &texts::kind(row.note.kind));
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), size.y));
    tag::paint_kind(ui, tokens, head, row.note.kind);
    let left = head.left() + size.x + space::S;
    let wrap = TextWrapping::truncate_at_width((head.right() - left).max(1.0));
    if let Some(galley) = meta_galley(ui, tokens, view, row, &time(view, row.note), wrap) {
        ui.painter().galley(pos2(left, head.center().y - galley.size().y / 2.0), galley, tokens.second);
    }
}

/// What can be done with a note, for its context menu.
pub fn menu_ui(ui: &mut Ui, note: &Arc<Note>, asks: &mut Vec<Ask>) {
    ui.menu_button(t!("note-kind"), |ui| {
        for kind in Kind::ALL {
            if ui.add(egui::Button::new(texts::kind(kind)).selected(kind == note.kind)).clicked() {
                let changed = Note { kind, ..Note::clone(note) };
                asks.push(Ask::Change(StepName::ChangeKind, Box::new(changed)));
                ui.close();
            }
        }
    });
    if ui.add_enabled(!note.sensitive, egui::Button::new(t!("note-read-back"))).clicked() {
        asks.push(Ask::ReadBack(Passage::Note(note.id)));
        ui.close();
    }
    let label = if note.sensitive { t!("note-mark-open") } else { t!("note-mark-sensitive") };
    if ui.button(label).clicked() {
        let changed = Note { sensitive: !note.sensitive, ..Note::clone(note) };
        asks.push(Ask::Change(StepName::MarkSensitive, Box::new(changed)));
        ui.close();
    }
    if ui.button(t!("note-delete")).clicked() {
        asks.push(Ask::Delete(note.id));
        ui.close();
    }
}

/// `10:41`; `…` while it is on its way to the journal.
fn time(view: &View<'_>, note: &Note) -> String {
    if view.pending.contains(&note.id) {
        return "…".to_owned();
    }
    note.at.map_or_else(|| t!("note-no-time").into_owned(), Moment::hour_minute)
}

/// What is known beside the text, after `before`: first, in amber, what waits for somebody to say what was meant.
fn meta_galley(
    ui: &Ui,
    tokens: &Tokens,
    view: &View<'_>,
    row: &Row<'_>,
    before: &str,
    wrap: TextWrapping,
) -> Option<Arc<Galley>> {
    let note = row.note;
    let covered = note.sensitive && !row.uncovered;
    let unclear = match (note.unclear.is_empty(), covered) {
        (true, _) => String::new(),
        // The word is a word of the text.
        (false, true) => t!("note-unclear-covered").into_owned(),
        (false, false) => t!("note-unclear", words = note.unclear.join(", ")),
    };
    let format = |font, color| TextFormat {
        font_id: font,
        color,
        line_height: Some(tokens.line_height(Size::Small)),
        valign: egui::Align::Center,
        ..TextFormat::default()
    };
    let mut job = LayoutJob { wrap, ..LayoutJob::default() };
    for (part, is_unclear) in [(before, false), (unclear.as_str(), true), (meta(view, row).as_str(), false)] {
        if part.is_empty() {
            continue;
        }
        let plain = format(tokens.font(Size::Small), tokens.second);
        if !job.text.is_empty() {
            job.append(" · ", 0.0, plain.clone());
        }
        job.append(part, 0.0, if is_unclear { format(tokens.strong(Size::Small), tokens.gap.ink) } else { plain });
    }
    (!job.text.is_empty()).then(|| ui.ctx().fonts_mut(|fonts| fonts.layout_job(job)))
}

/// `Lead Customs · by March 2018 · OP3D-TRS.1`: what is known beside the text.
fn meta(view: &View<'_>, row: &Row<'_>) -> String {
    let note = row.note;
    let session = view.session;
    let mut parts: Vec<String> = Vec::new();
    if note.sensitive {
        parts.push(t!("note-sensitive").into_owned());
    }
    let agency = |id| session.agency(id).map_or_else(|| id.to_string(), |agency| agency.short_name().to_owned());
    if let Some(lead) = &note.lead {
        let name = agency(lead);
        parts.push(if note.kind == Kind::Action { t!("note-lead", agency = name) } else { name });
    }
    if !note.support.is_empty() {
        let names = note.support.iter().map(agency).collect::<Vec<_>>().join(", ");
        parts.push(t!("note-with", agencies = names));
    }
    if let Some(by) = note.by {
        parts.push(t!("note-by", date = texts::due(by)));
    }
    if !note.scope.is_empty() {
        parts.push(texts::scope(note.scope));
    }
    let others: Vec<&str> = note
        .on
        .iter()
        .filter(|id| Some(*id) != row.under)
        .filter_map(|id| session.element(id))
        .map(crate::session::catalogue::Element::short_name)
        .collect();
    if !others.is_empty() {
        let names = others.join(", ");
        parts.push(if row.under.is_some_and(|under| note.on.contains(under)) {
            t!("note-also", elements = names)
        } else {
            names
        });
    }
    if note.kind == Kind::Action {
        parts.extend(view.index.measures_from(note.id).iter().map(|measure| measure.number.to_string()));
    }
    parts.extend(note.read_back.map(|said| texts::said(said, &session.workshop.days)));
    if parts.is_empty() && row.names_item {
        parts.extend(session.item(&note.item).map(|item| item.title.clone()));
    }
    parts.join(" · ")
}
