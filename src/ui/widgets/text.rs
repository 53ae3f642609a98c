//! Words on the screen, in the sizes and colours of the theme.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontId, Galley, Label, Response, RichText, Ui};

use crate::ui::theme::{Size, Tokens, tokens};

/// A label of one size, regular.
pub fn label(ui: &mut Ui, text: impl Into<String>, size: Size, color: Color32) -> Response {
    let font = tokens(ui).font(size);
    ui.add(Label::new(RichText::new(text).font(font).color(color)).wrap())
}

/// A label of one size, semibold.
pub fn strong(ui: &mut Ui, text: impl Into<String>, size: Size, color: Color32) -> Response {
    let font = tokens(ui).strong(size);
    ui.add(Label::new(RichText::new(text).font(font).color(color)).wrap())
}

/// A label that stays on one line and ends in `…` where it does not fit; the whole text is in its tooltip.
pub fn one_line(ui: &mut Ui, text: impl Into<String>, font: FontId, color: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font).color(color)).truncate())
}

/// The head of a column: small, semibold, second ink.
pub fn column_head(ui: &mut Ui, text: impl Into<String>) -> Response {
    let second = tokens(ui).second;
    strong(ui, text, Size::Small, second)
}

/// Lays out text for painting, wrapped at `width`, with the line height of its size.
pub fn layout(ui: &Ui, text: &str, font: FontId, line_height: f32, color: Color32, width: f32) -> Arc<Galley> {
    layout_rows(ui, text, font, line_height, color, width, usize::MAX)
}

/// The same on one line, cut with `…` at `width`.
pub fn layout_line(ui: &Ui, text: &str, font: FontId, line_height: f32, color: Color32, width: f32) -> Arc<Galley> {
    let format = TextFormat {
        font_id: font,
        color,
        line_height: Some(line_height),
        valign: Align::Center,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.replace('\n', " "), format);
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}

/// The same wrapped at `width` on so many rows at most; what is more ends in `…`.
pub fn layout_rows(
    ui: &Ui,
    text: &str,
    font: FontId,
    line_height: f32,
    color: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let format = TextFormat {
        font_id: font,
        color,
        line_height: Some(line_height),
        valign: Align::Center,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_rows: rows, ..TextWrapping::wrap_at_width(width.max(1.0)) };
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}

/// Shorthand for [`layout`] in a regular size of the theme.
pub fn layout_size(ui: &Ui, tokens: &Tokens, text: &str, size: Size, color: Color32, width: f32) -> Arc<Galley> {
    layout(ui, text, tokens.font(size), tokens.line_height(size), color, width)
}
