//! Beneath the wide table: the notes that the selected measure grew out of. A click goes to one.

use egui::{Frame, Margin, ScrollArea, Sense, Ui};

use super::PlanState;
use crate::session::NoteId;
use crate::t;
use crate::ui::View;
use crate::ui::note_row::{self, Row, RowStyle};
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;

/// The notes; the one that was clicked.
pub(in crate::ui::review) fn below_ui(
    ui: &mut Ui,
    view: &View<'_>,
    plan: &mut PlanState,
    uncovered: bool,
) -> Option<NoteId> {
    let tokens = tokens(ui);
    let measure = plan.measure().cloned()?;
    let notes = plan.listing.notes_of(view.session, &measure).to_vec();
    let mut clicked = None;
    let side = space::L as i8;
    let margin = Margin { left: side, right: side, top: space::S as i8, bottom: space::XS as i8 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        let words = t!("plan-notes-of", number = measure.number.to_string(), count = notes.len());
        text::strong(ui, words, Size::Small, tokens.second);
    });
    ScrollArea::vertical().id_salt("plan-notes").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let style = RowStyle { margin: space::L, stacked: false, lines: 4, widest: 900.0 };
        for note in &notes {
            let row = Row {
                note,
                under: None,
                names_item: true,
                selected: false,
                focused: false,
                uncovered,
                sense: Sense::click(),
            };
            let width = ui.available_width();
            let height = note_row::height(ui, view, &row, style, width);
            let (_, rect) = ui.allocate_space(egui::vec2(width, height));
            if note_row::row_ui(ui, view, &row, style, rect).clicked() {
                clicked = Some(note.id);
            }
        }
    });
    clicked
}
