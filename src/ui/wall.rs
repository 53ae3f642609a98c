//! The wall: what thirty people read from their seats. Drawn from the allow-list value and from nothing else.
//!
//! A sheet is laid out once for a size and painted with a transform: the window paints it as it is, the console's thumbnail
//! paints the same layout small, so that lines break in the same places.

mod layout;

use egui::{Align2, Color32, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, emath::TSTransform, vec2};

pub use self::layout::{Pages, Sheet, sheet};
use super::theme::{self, WallLook, WallTokens, tokens};
use super::widgets::button::{self, Tick};
use super::{Ask, WallStatus, texts};
use crate::command::Command;
use crate::session::paragraph::Paragraph;
use crate::session::permitted::{Content, WallMode, WallView};
use crate::t;

/// The size that a wall is drawn for while its window is closed, in points.
pub const USUAL_SIZE: Vec2 = vec2(1920.0, 1080.0);

/// Draws the wall into the whole of its window.
pub fn wall_ui(ui: &mut Ui, view: &WallView, look: WallLook) {
    let rect = ui.max_rect();
    let tokens = WallTokens::new(look);
    let ground = ground(&tokens, view);
    if theme::is_to_be_painted(ui.ctx(), ground) {
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    let sheet = sheet(ui.ctx(), view, rect.size(), &tokens);
    for (index, block) in sheet.texts.iter().enumerate() {
        let at = block.rect.translate(rect.min.to_vec2());
        let response = ui.interact(at, egui::Id::unique(("wall-text", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &block.text));
    }
    let transform = TSTransform::from_translation(rect.min.to_vec2());
    ui.painter().extend(sheet.shapes.into_iter().map(|mut shape| {
        shape.transform(transform);
        shape
    }));
}

fn ground(tokens: &WallTokens, view: &WallView) -> Color32 {
    if matches!(view.content(), Content::Black) { Color32::BLACK } else { tokens.ground }
}

/// Height of the thumbnail at the width that there is.
pub fn thumbnail_height(ui: &Ui, status: &WallStatus) -> f32 {
    let size = size_or_usual(status.size);
    (ui.available_width() * size.y / size.x).round()
}

fn size_or_usual(size: Vec2) -> Vec2 {
    if size.x >= 1.0 && size.y >= 1.0 { size } else { USUAL_SIZE }
}

/// The wall in small, exactly as it is: black shows black, frozen shows what is frozen. A click goes to the next mode.
pub fn thumbnail_ui(ui: &mut Ui, status: &WallStatus, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    let width = ui.available_width();
    let size = size_or_usual(status.size);
    let (rect, response) = ui.allocate_exact_size(vec2(width, thumbnail_height(ui, status)), Sense::click());
    let name = t!("wall-thumbnail", state = state_text(status));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let wall_tokens = WallTokens::new(status.look);
    ui.painter().rect_filled(rect, 4.0, ground(&wall_tokens, &status.view));
    let sheet = sheet(ui.ctx(), &status.view, size, &wall_tokens);
    let transform = TSTransform::new(rect.min.to_vec2(), rect.width() / size.x);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    for shape in sheet.shapes {
        paint_small(&painter, shape, transform);
    }
    let line = if status.frozen { Stroke::new(2.0, tokens.gap.ink) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect_stroke(rect, 4.0, line, StrokeKind::Outside);
    let response = response.on_hover_text(name);
    if response.clicked() {
        let at = WallMode::ALL.iter().position(|mode| mode.is_like(status.mode)).unwrap_or(0);
        asks.push(Ask::WallMode(WallMode::ALL[(at + 1) % WallMode::ALL.len()]));
    }
    response.context_menu(|ui| {
        for command in MODES.map(|(command, _)| command) {
            let tick = Tick::Switch(mode_of(command).is_some_and(|mode| mode.is_like(status.mode)));
            button::menu_item_ui(ui, command, &command.name(), (true, false), tick, asks);
        }
    });
}

/// The commands that put a mode on the wall.
const MODES: [(Command, WallMode); 7] = [
    (Command::WallTitle, WallMode::Title),
    (Command::WallAgenda, WallMode::Agenda(0)),
    (Command::WallElement, WallMode::Element(0)),
    (Command::WallClock, WallMode::Clock),
    (Command::WallCoverage, WallMode::Coverage(0)),
    (Command::WallParagraph, WallMode::Paragraph(Paragraph::One)),
    (Command::WallPrompts, WallMode::Prompts),
];

/// The mode that a command puts on the wall, if it is one of those; of several pages the first.
pub fn mode_of(command: Command) -> Option<WallMode> {
    MODES.iter().find(|(other, _)| *other == command).map(|(_, mode)| *mode)
}

/// The pages of what is on the wall at a size; that of a wall that is closed where there is none.
pub fn pages(ctx: &egui::Context, view: &WallView, size: Vec2) -> Pages {
    sheet(ctx, view, size_or_usual(size), &WallTokens::new(WallLook::default())).pages
}

/// `Element`, `Agenda, frozen`, `Off`: what is on the wall, in words.
pub fn state_text(status: &WallStatus) -> String {
    let mode = match status.mode {
        WallMode::Title => t!("wall-mode-title"),
        WallMode::Agenda(_) => t!("wall-mode-agenda"),
        WallMode::Element(_) => t!("wall-mode-element"),
        WallMode::ReadBack(..) => t!("wall-mode-read-back"),
        WallMode::Clock => t!("wall-mode-clock"),
        WallMode::Coverage(_) => t!("wall-mode-coverage"),
        WallMode::Paragraph(paragraph) => t!("wall-mode-paragraph", op = paragraph.number()).into(),
        WallMode::Prompts => t!("wall-mode-prompts"),
    };
    let state = match (status.open, status.black, status.frozen) {
        (false, ..) => t!("wall-off", mode = mode.as_ref()),
        (true, true, _) => t!("wall-is-black").into_owned(),
        (true, false, true) => t!("wall-is-frozen", mode = mode.as_ref()),
        (true, false, false) => mode.into_owned(),
    };
    if status.open && !status.screen.is_empty() && status.full_screen {
        t!("wall-on-screen", state = state, screen = status.screen.as_str())
    } else {
        state
    }
}

/// `4 October 2017` or `4 – 6 October 2017`.
pub(super) fn days(days: (jiff::civil::Date, jiff::civil::Date)) -> String {
    if days.0 == days.1 {
        texts::date(days.0)
    } else {
        t!("date-span", from = texts::date(days.0), to = texts::date(days.1))
    }
}

/// Paints a shape of a sheet small. Text is set anew row by row: the rows stay those of the sheet, and the letters are
/// sharp, which letters made for a large screen and squeezed together are not.
fn paint_small(painter: &egui::Painter, shape: Shape, transform: TSTransform) {
    let Shape::Text(text) = shape else {
        let mut shape = shape;
        shape.transform(transform);
        painter.add(shape);
        return;
    };
    let Some(format) = text.galley.job.sections.first().map(|section| &section.format) else {
        return;
    };
    let mut font = format.font_id.clone();
    font.size = (font.size * transform.scaling).max(1.0);
    for row in &text.galley.rows {
        let at = transform * (text.pos + row.rect().left_center().to_vec2());
        painter.text(at, Align2::LEFT_CENTER, row.text(), font.clone(), format.color);
    }
}
