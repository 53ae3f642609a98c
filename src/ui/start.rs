//! Start: what to begin with. Templates, files opened lately, and the exercise.

use std::path::PathBuf;

use egui::{Button, Frame, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Ask;
use super::theme::{Size, space, tokens};
use super::widgets::{button, mark, text};
use crate::command::Command;
use crate::t;

/// What the first page shows.
pub struct StartPage<'a> {
    /// Files opened lately, newest first, and whether they are still there.
    pub recent: &'a [RecentFile],
    /// What is in recovery for files that are not there.
    pub waiting: &'a [WaitingFile],
    /// A file that is being opened, and how far it is.
    pub opening: Option<Opening>,
}

/// A file that is not there, with something in recovery for it.
#[derive(Clone, Debug)]
pub struct WaitingFile {
    /// Where it was.
    pub path: PathBuf,
    /// Name without folder and ending.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// How many changes.
    pub changes: usize,
}

/// A file opened lately.
#[derive(Clone, Debug)]
pub struct RecentFile {
    /// Where it is.
    pub path: PathBuf,
    /// Name without folder and ending.
    pub name: String,
    /// The folder, shortened for reading.
    pub folder: String,
    /// It is still there.
    pub exists: bool,
}

/// A file that is being opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Its name.
    pub name: String,
    /// From 0 to 1; `None` while that is unknown.
    pub done: Option<f32>,
}

/// What the first page remembers.
#[derive(Debug, Default)]
pub struct StartState {}

const TEMPLATES: [(Command, &str); 4] = [
    (Command::NewGeorgetown, "start-georgetown"),
    (Command::NewOneDay, "start-one-day"),
    (Command::NewEmpty, "start-empty"),
    (Command::TryExercise, "start-exercise"),
];

/// The width of the page's column, in points at 100 %.
const WIDTH: f32 = 760.0;

/// The page.
pub fn start_page_ui(ui: &mut Ui, page: &StartPage<'_>, _state: &mut StartState, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let width = tokens.scaled(WIDTH).min(ui.available_width() - 2.0 * space::XL);
    let side = ((ui.available_width() - width) / 2.0).max(space::XL);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(tokens.scaled(44.0));
                text::strong(ui, t!("start-title"), Size::Title, tokens.ink);
                text::label(ui, t!("start-subtitle"), Size::Reading, tokens.second);
                ui.add_space(space::XL);
                if let Some(opening) = &page.opening {
                    opening_ui(ui, opening);
                    return;
                }
                text::column_head(ui, t!("start-new"));
                ui.add_space(space::XS);
                templates_ui(ui, asks);
                ui.add_space(space::XL);
                recent_ui(ui, page, asks);
                waiting_ui(ui, page.waiting, asks);
                ui.add_space(space::XL);
            });
        });
    });
}

fn opening_ui(ui: &mut Ui, opening: &Opening) {
    let tokens = tokens(ui);
    text::strong(ui, t!("start-opening", name = opening.name.as_str()), Size::Reading, tokens.ink);
    ui.add_space(space::S);
    let bar = egui::ProgressBar::new(opening.done.unwrap_or(0.0)).fill(tokens.accent.ink).desired_height(8.0);
    ui.add(bar);
}

/// The templates, two in a row.
fn templates_ui(ui: &mut Ui, asks: &mut Vec<Ask>) {
    let gap = space::M;
    let width = ((ui.available_width() - gap) / 2.0).floor();
    for pair in TEMPLATES.chunks(2) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (command, key) in pair {
                card_ui(ui, *command, key, width, asks);
            }
        });
        ui.add_space(gap - ui.spacing().item_spacing.y);
    }
}

fn card_ui(ui: &mut Ui, command: Command, key: &str, width: f32, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let pad = space::L;
    let name = t!(key);
    let what = t!(&format!("{key}-what"));
    let words = width - 2.0 * pad;
    let title =
        text::layout(ui, &name, tokens.strong(Size::Reading), tokens.line_height(Size::Reading), tokens.ink, words);
    let body = text::layout_size(ui, &tokens, &what, Size::Body, tokens.second, words);
    let height = title.size().y + body.size().y.max(2.0 * tokens.line_height(Size::Body)) + 2.0 * pad + space::XS;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let hovered = response.hovered() || response.has_focus();
    let line = if hovered { Stroke::new(1.5, tokens.accent.ink) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(rect, 8.0, tokens.surface, line, StrokeKind::Inside);
    let at = rect.min + vec2(pad, pad);
    let below = at + vec2(0.0, title.size().y + space::XS);
    ui.painter().galley(at, title, tokens.ink);
    ui.painter().galley(below, body, tokens.second);
    if response.clicked() {
        asks.push(Ask::Do(command));
    }
}

fn recent_ui(ui: &mut Ui, page: &StartPage<'_>, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    ui.horizontal(|ui| {
        text::column_head(ui, t!("start-recent"));
    });
    ui.add_space(space::XS);
    if page.recent.is_empty() {
        text::label(ui, t!("start-recent-empty"), Size::Body, tokens.second);
    }
    Frame::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for file in page.recent {
            recent_row_ui(ui, file, asks);
        }
    });
    ui.add_space(space::S);
    button::command_ui(ui, Command::Open, true, asks);
}

/// A quiet line for each: what it leads to asks before anything is done.
fn waiting_ui(ui: &mut Ui, waiting: &[WaitingFile], asks: &mut Vec<Ask>) {
    if waiting.is_empty() {
        return;
    }
    let tokens = tokens(ui);
    ui.add_space(space::L);
    text::column_head(ui, t!("start-recovery"));
    ui.add_space(space::XS);
    for file in waiting {
        let words =
            t!("start-recovery-file", count = file.changes, name = file.name.as_str(), folder = file.folder.as_str());
        let words = RichText::new(words).font(tokens.font(Size::Body)).color(tokens.second);
        if ui.add(Button::new(words).frame(false).wrap()).on_hover_text(t!("start-recovery-tip")).clicked() {
            asks.push(Ask::OpenFile(file.path.clone()));
        }
    }
}

fn recent_row_ui(ui: &mut Ui, file: &RecentFile, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let width = ui.available_width();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let cross = if file.exists { 0.0 } else { tokens.scaled(32.0) };
        let (rect, response) = ui.allocate_exact_size(vec2(width - cross, tokens.scaled(44.0)), Sense::click());
        let folder =
            if file.exists { file.folder.clone() } else { t!("start-recent-gone", folder = file.folder.as_str()) };
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{}, {folder}", file.name)));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 6.0, tokens.hover);
        }
        let ink = if file.exists { tokens.ink } else { tokens.second };
        let words = rect.width() - 2.0 * space::S;
        let name =
            text::layout_line(ui, &file.name, tokens.strong(Size::Body), tokens.line_height(Size::Body), ink, words);
        let second = tokens.second;
        let below =
            text::layout_line(ui, &folder, tokens.font(Size::Small), tokens.line_height(Size::Small), second, words);
        let top = rect.center().y - f32::midpoint(name.size().y, below.size().y);
        let x = rect.left() + space::S;
        let middle = top + name.size().y;
        ui.painter().galley(pos2(x, top), name, ink);
        ui.painter().galley(pos2(x, middle), below, second);
        // One that is gone may be back, and there may be something in recovery for it.
        if response.clicked() {
            asks.push(Ask::OpenFile(file.path.clone()));
        }
        if !file.exists && button::mark_ui(ui, &t!("start-forget", name = file.name.as_str()), mark::cross).clicked() {
            asks.push(Ask::ForgetRecent(file.path.clone()));
        }
    });
}
