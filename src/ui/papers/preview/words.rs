//! Texts of a paper, laid out: words with their weights, marks of footnotes, what is to be confirmed.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontId, Galley, Stroke, Ui};

use crate::papers::document::{Run, Style, Text};
use crate::ui::theme::{SheetTokens, semibold};

/// How the words of a part look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    /// Height of the text on the screen, in points.
    pub size: f32,
    /// All of it stands out.
    pub strong: bool,
    /// The colour of plain words.
    pub ink: Color32,
}

/// Lays a text out at a width.
pub(super) fn lay_out(ui: &Ui, text: &Text, face: Face, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width.max(1.0)), ..LayoutJob::default() };
    for run in text.runs() {
        match run {
            Run::Words(words, style) => job.append(words, 0.0, format(face, *style)),
            Run::Footnote(number) => job.append(&(number + 1).to_string(), 0.0, mark(face)),
        }
    }
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}

/// The width of the longest word.
pub(super) fn longest_word(ui: &Ui, text: &Text, face: Face) -> f32 {
    let plain = text.plain();
    let width = |word: &str| lay_out(ui, &Text::from(word), face, f32::INFINITY).size().x;
    plain.split_whitespace().map(width).fold(0.0, f32::max)
}

fn format(face: Face, style: Style) -> TextFormat {
    let strong = face.strong || matches!(style, Style::Bold | Style::Open);
    let font_id = if strong { FontId::new(face.size, semibold()) } else { FontId::proportional(face.size) };
    let open = SheetTokens::WHITE.open;
    let is_open = style == Style::Open;
    TextFormat {
        font_id,
        color: if is_open { open.ink } else { face.ink },
        background: if is_open { open.ground } else { Color32::TRANSPARENT },
        italics: style == Style::Italic,
        line_height: Some((face.size * 1.38).round()),
        valign: Align::Center,
        underline: Stroke::NONE,
        ..TextFormat::default()
    }
}

/// A footnote's number stands small and high.
fn mark(face: Face) -> TextFormat {
    let plain = format(face, Style::Plain);
    TextFormat { font_id: FontId::proportional(face.size * 0.7), valign: Align::TOP, ..plain }
}
