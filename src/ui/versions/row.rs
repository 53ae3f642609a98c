//! One record that differs, as a row: what it says there, what it says here, and in which fields it differs.

use std::sync::Arc;

use egui::{Color32, Galley, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Shown, Source};
use crate::session::catalogue::Element;
use crate::session::difference::{Differing, Field, Record, of_measures, of_notes};
use crate::session::moment::Moment;
use crate::session::note::Note;
use crate::session::plan::Measure;
use crate::session::{MeasureId, NoteId, Session};
use crate::t;
use crate::ui::theme::{Size, Tint, Tokens, space};
use crate::ui::widgets::{mark, tag, text};
use crate::ui::{View, texts};

/// How a row looks in this pass.
#[derive(Clone, Copy)]
pub struct Look {
    /// The texts of sensitive notes are shown.
    pub uncovered: bool,
    /// The cursor is on it.
    pub at_cursor: bool,
    /// The list has the focus.
    pub focused: bool,
    /// It is marked to be taken; `None` where it cannot be.
    pub ticked: Option<bool>,
}

/// What a row says.
struct Content {
    tag: Option<(String, Tint)>,
    head: String,
    /// Texts, each under a label where there are two.
    texts: Vec<(String, String)>,
    covered: bool,
    foot: String,
}

/// A row laid out for a width.
struct Laid {
    content: Content,
    head: Arc<Galley>,
    blocks: Vec<(Arc<Galley>, Color32)>,
}

/// Room for the mark at the left, at 100 %.
const MARK: f32 = 28.0;

/// How many lines of a text are shown at most.
const LINES: usize = 6;

/// How high a row is at a width.
pub fn height(ui: &Ui, tokens: &Tokens, view: &View<'_>, shown: &Shown, at: usize, uncovered: bool, width: f32) -> f32 {
    lay_out(ui, tokens, view, shown, at, uncovered, width).map_or(1.0, |laid| laid.height(tokens))
}

/// Draws a row.
pub fn row_ui(
    ui: &mut Ui,
    tokens: &Tokens,
    view: &View<'_>,
    shown: &Shown,
    at: usize,
    look: Look,
    rect: Rect,
) -> Response {
    let key = shown.difference.all.get(at).map(|differing| &differing.record);
    let response = ui.interact(rect, Id::unique(("differs", key)), Sense::CLICK);
    let Some(laid) = lay_out(ui, tokens, view, shown, at, look.uncovered, rect.width()) else {
        return response;
    };
    let name = laid.content.name();
    match look.ticked {
        Some(on) => response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, &name)),
        None => response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name)),
    }
    if look.at_cursor {
        ui.painter().rect_filled(rect, 0.0, tokens.selected);
        if look.focused {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0.0, tokens.accent.ink);
        }
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, tokens.hover.gamma_multiply(0.6));
    }
    if let Some(on) = look.ticked {
        mark_ui(ui, tokens, rect, on);
    }
    let mut at = pos2(rect.left() + tokens.scaled(MARK) + space::S, rect.top() + space::S);
    let line = tokens.line_height(Size::Body);
    let mut left = at.x;
    if let Some((word, tint)) = &laid.content.tag {
        let size = tag::tag_size(ui, tokens, word);
        tag::paint_tag(ui, tokens, Rect::from_min_size(at, vec2(size.x, line)), word, *tint);
        left += size.x + space::S;
    }
    ui.painter().galley(pos2(left, at.y), laid.head, tokens.second);
    at.y += line;
    for (galley, ink) in laid.blocks {
        let height = galley.size().y;
        ui.painter().galley(at, galley, ink);
        at.y += height;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    response
}

fn mark_ui(ui: &Ui, tokens: &Tokens, rect: Rect, on: bool) {
    let side = tokens.scaled(16.0);
    let middle = pos2(
        rect.left() + tokens.scaled(MARK) / 2.0 + 3.0,
        rect.top() + space::S + tokens.line_height(Size::Body) / 2.0,
    );
    let square = Rect::from_center_size(middle, Vec2::splat(side));
    let (ground, line) = if on { (tokens.accent.ground, tokens.accent.ink) } else { (tokens.surface, tokens.faint) };
    ui.painter().rect(square, 3.0, ground, Stroke::new(1.0, line), StrokeKind::Inside);
    if on {
        mark::tick(ui.painter(), middle, tokens.scaled(12.0), tokens.accent.ink);
    }
}

fn lay_out(
    ui: &Ui,
    tokens: &Tokens,
    view: &View<'_>,
    shown: &Shown,
    at: usize,
    uncovered: bool,
    width: f32,
) -> Option<Laid> {
    let content = Content::of(tokens, view, shown, shown.difference.all.get(at)?, uncovered);
    let words = (width - tokens.scaled(MARK) - 2.0 * space::M).max(40.0);
    let tag = content.tag.as_ref().map_or(0.0, |(word, _)| tag::tag_size(ui, tokens, word).x + space::S);
    let line = tokens.line_height(Size::Body);
    let head =
        text::layout_line(ui, &content.head, tokens.font(Size::Small), line, tokens.second, (words - tag).max(1.0));
    let mut blocks = Vec::new();
    let small = tokens.line_height(Size::Small);
    for (label, words_of) in &content.texts {
        if !label.is_empty() {
            let label = text::layout_line(ui, label, tokens.strong(Size::Small), small, tokens.second, words);
            blocks.push((label, tokens.second));
        }
        let ink = if content.covered { tokens.second } else { tokens.ink };
        blocks.push((text::layout_rows(ui, words_of, tokens.font(Size::Body), line, ink, words, LINES), ink));
    }
    if !content.foot.is_empty() {
        let foot = text::layout_rows(ui, &content.foot, tokens.font(Size::Small), small, tokens.gap.ink, words, 2);
        blocks.push((foot, tokens.gap.ink));
    }
    Some(Laid { content, head, blocks })
}

impl Laid {
    fn height(&self, tokens: &Tokens) -> f32 {
        let blocks: f32 = self.blocks.iter().map(|(galley, _)| galley.size().y).sum();
        tokens.line_height(Size::Body) + blocks + 2.0 * space::S + 1.0
    }
}

impl Content {
    fn of(tokens: &Tokens, view: &View<'_>, shown: &Shown, differing: &Differing, uncovered: bool) -> Self {
        match &differing.record {
            Record::Note(id) => Self::of_note(tokens, view, shown, *id, uncovered),
            Record::Measure(id) => Self::of_measure(tokens, view, shown, *id, uncovered),
            record => {
                let (head, here, there) = other(view, shown, record);
                let texts = both(shown, here, there, false);
                Self { tag: None, head, texts, covered: false, foot: String::new() }
            }
        }
    }

    fn of_note(tokens: &Tokens, view: &View<'_>, shown: &Shown, id: NoteId, uncovered: bool) -> Self {
        let (here, there) = (view.session.note(id), shown.there.note(id));
        let covered = !uncovered && [here, there].into_iter().flatten().any(|note| note.sensitive);
        let kind = |note: &Note| (texts::kind(note.kind).into_owned(), tokens.kind(note.kind));
        let main = there.or(here);
        let session = if there.is_some() { &shown.there } else { view.session };
        let head = main.map(|note| head_of_note(session, note)).unwrap_or_default();
        let foot = match (here, there) {
            (Some(here), Some(there)) => {
                let names = names_of(&of_notes(here, there));
                if here.kind == there.kind {
                    t!("difference-fields", fields = names)
                } else {
                    let (from, to) = (texts::kind(there.kind), texts::kind(here.kind));
                    t!("difference-fields-kind", fields = names, there = from, here = to)
                }
            }
            _ => String::new(),
        };
        let of_text = |note: &Arc<Note>| note.text.clone();
        Self {
            tag: main.map(|note| kind(note)),
            head,
            texts: both(shown, here.map(of_text), there.map(of_text), covered),
            covered,
            foot,
        }
    }

    fn of_measure(tokens: &Tokens, view: &View<'_>, shown: &Shown, id: MeasureId, uncovered: bool) -> Self {
        let (here, there) = (view.session.measure(id), shown.there.measure(id));
        let covered = !uncovered
            && (here.is_some_and(|measure| view.index.is_sensitive(measure))
                || there.is_some_and(|measure| measure.is_sensitive(&shown.sensitive)));
        let foot = match (here, there) {
            (Some(here), Some(there)) => t!("difference-fields", fields = names_of(&of_measures(here, there))),
            _ => String::new(),
        };
        let of_text = |measure: &Arc<Measure>| measure.action.clone();
        let number = there.or(here).map(|measure| measure.number.to_string()).unwrap_or_default();
        Self {
            tag: Some((t!("difference-measure").into_owned(), tokens.neutral)),
            head: number,
            texts: both(shown, here.map(of_text), there.map(of_text), covered),
            covered,
            foot,
        }
    }

    /// What a screen reader says.
    fn name(&self) -> String {
        let tag = self.tag.as_ref().map(|(word, _)| word.as_str());
        let texts = self.texts.iter().flat_map(|(label, text)| [label.as_str(), text.as_str()]);
        let parts = tag.into_iter().chain([self.head.as_str()]).chain(texts).chain([self.foot.as_str()]);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// `text, kind`.
fn names_of(fields: &[Field]) -> String {
    let names: Vec<_> = fields.iter().map(|field| t!(&format!("field-{}", field.word()))).collect();
    names.join(", ")
}

/// `10:41 · transit`: when it was said, and on what.
fn head_of_note(session: &Session, note: &Note) -> String {
    let time = note.at.map_or_else(|| t!("note-no-time").into_owned(), Moment::hour_minute);
    let elements: Vec<&str> = note.on.iter().filter_map(|id| session.element(id)).map(Element::short_name).collect();
    if elements.is_empty() { time } else { t!("difference-note-head", time = time, elements = elements.join(", ")) }
}

/// One text, or both under their labels where they differ; nothing of either where they are covered.
fn both(shown: &Shown, here: Option<String>, there: Option<String>, covered: bool) -> Vec<(String, String)> {
    if covered {
        return vec![(String::new(), t!("note-covered").into_owned())];
    }
    let labels = match shown.source {
        Source::Version(_) => (t!("difference-then"), t!("difference-today")),
        Source::File(_) => (t!("difference-in-file"), t!("difference-here")),
    };
    match (here, there) {
        (Some(here), Some(there)) if here != there => {
            vec![(labels.0.into_owned(), there), (labels.1.into_owned(), here)]
        }
        (here, there) => there.or(here).into_iter().map(|text| (String::new(), text)).collect(),
    }
}

/// What is not a note or a measure, in coarser words: what it is, and what it is called here and there.
fn other(view: &View<'_>, shown: &Shown, record: &Record) -> (String, Option<String>, Option<String>) {
    let both = |name: &dyn Fn(&Session) -> Option<String>| (name(view.session), name(&shown.there));
    let (word, (here, there)) = match record {
        Record::Event => (t!("difference-event"), (None, None)),
        Record::Item(id) => (t!("difference-item"), both(&|session| session.item(id).map(|item| item.title.clone()))),
        Record::Element(id) => {
            (t!("difference-element"), both(&|session| session.element(id).map(|element| element.title.clone())))
        }
        Record::Agency(id) => {
            (t!("difference-agency"), both(&|session| session.agency(id).map(|agency| agency.name.clone())))
        }
        Record::Order => (t!("difference-order"), (None, None)),
        Record::Accepted => (t!("difference-accepted"), (None, None)),
        Record::Floor => (t!("difference-floor"), (None, None)),
        Record::Note(_) | Record::Measure(_) => (t!("difference-measure"), (None, None)),
    };
    (word.into_owned(), here, there)
}
