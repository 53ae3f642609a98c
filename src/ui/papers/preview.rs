//! A paper on the screen: the same neutral document that is written, part by part, so that only what is in view is laid out.

mod part;
mod words;

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

pub use self::part::{Part, parts};

use self::part::Laid;
use crate::papers::Document;
use crate::ui::theme::{SheetTokens, space, tokens};
use crate::ui::widgets::rows::Rows;

/// The widest that a millimetre of the sheet is shown, in points at 100 % text.
const WIDEST: f32 = 4.2;

/// How a sheet lies on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// Points a millimetre.
    scale: f32,
    /// Width of the sheet, in points.
    width: f32,
    /// Margins at the left and right of the text, in points.
    margins: [f32; 2],
    /// Text is at least so many points high, however small the sheet is.
    least: f32,
}

impl Sheet {
    fn new(document: &Document, room: f32, text_scale: f32) -> Self {
        let width = document.page.size().0;
        let scale = (room / width).min(WIDEST * text_scale);
        let [_, right, _, left] = document.page.margins();
        Self { scale, width: width * scale, margins: [left * scale, right * scale], least: 8.5 * text_scale }
    }

    /// Points on the screen of so many typographic points on the sheet.
    fn points(self, points: f32) -> f32 {
        const MILLIMETRES: f32 = 25.4 / 72.0;
        (points * MILLIMETRES * self.scale).max(self.least)
    }

    fn text_width(self) -> f32 {
        self.width - self.margins[0] - self.margins[1]
    }
}

/// Draws the paper in all the space there is. `parts` are the document's own.
pub(super) fn preview_ui(ui: &mut Ui, document: &Document, parts: &[Part], rows: &mut Rows) {
    let room = ui.available_width() - 2.0 * space::L;
    let sheet = Sheet::new(document, room, tokens(ui).scale);
    let line = Stroke::new(1.0, SheetTokens::WHITE.line);
    rows.show(
        ui,
        "paper",
        parts.len(),
        |ui, at, _| parts.get(at).map_or(0.0, |part| Laid::out(ui, document, *part, sheet).height),
        |ui, at, rect| {
            let Some(part) = parts.get(at) else {
                return;
            };
            let left = rect.left() + ((rect.width() - sheet.width) / 2.0).max(0.0);
            let paper = Rect::from_min_size(pos2(left, rect.top()), vec2(sheet.width, rect.height()));
            if part.is_gap() {
                return;
            }
            // Half a point more, or a hair of the ground shows between two parts.
            let whole = paper.expand2(vec2(0.0, 0.5));
            ui.painter().rect_filled(whole, 0.0, SheetTokens::WHITE.paper);
            ui.painter().vline(whole.left(), whole.y_range(), line);
            ui.painter().vline(whole.right(), whole.y_range(), line);
            let laid = Laid::out(ui, document, *part, sheet);
            let origin = paper.min + vec2(sheet.margins[0], 0.0);
            for (fill, color) in &laid.fills {
                ui.painter().rect_filled(fill.translate(origin.to_vec2()), 0.0, *color);
            }
            for frame in &laid.frames {
                ui.painter().rect_stroke(frame.translate(origin.to_vec2()), 0.0, line, StrokeKind::Middle);
            }
            for (at, galley) in laid.galleys {
                ui.painter().galley(origin + at, galley, SheetTokens::WHITE.ink);
            }
            let named = ui.interact(paper, ui.scope_id().with(("part", at)), Sense::hover());
            named.widget_info(|| WidgetInfo::labeled(Role::Label, true, &laid.words));
        },
    );
}
