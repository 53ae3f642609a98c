//! The papers there are. One stop for Tab; arrows choose.

use egui::{EventFilter, Key, Modifiers, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{PapersState, list_id};
use crate::papers::Paper;
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;

pub(super) fn list_ui(ui: &mut Ui, papers: &mut PapersState) {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    let area = ui.available_rect_before_wrap();
    let list = ui.interact(area, list_id(), Sense::focusable_noninteractive());
    let chosen_name = t!(&format!("paper-{}", papers.paper.name()));
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, t!("papers-list-name", paper = &*chosen_name)));
    let focused = list.has_focus();
    if focused {
        keys(ui, papers);
    }
    for paper in Paper::ALL {
        let chosen = papers.paper == paper;
        let (name, what) = (t!(&format!("paper-{}", paper.name())), t!(&format!("paper-{}-what", paper.name())));
        let width = ui.available_width() - 2.0 * space::M;
        let (font, ink) =
            if chosen { (tokens.strong(Size::Body), tokens.accent.ink) } else { (tokens.font(Size::Body), tokens.ink) };
        let title = text::layout(ui, &name, font, tokens.line_height(Size::Body), ink, width);
        let what = text::layout_size(ui, &tokens, &what, Size::Small, tokens.second, width);
        let height = title.size().y + what.size().y + 2.0 * space::S;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &*name));
        if chosen {
            ui.painter().rect_filled(rect, 8.0, tokens.accent.ground);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 8.0, tokens.hover);
        }
        if chosen && focused {
            ui.painter().rect_stroke(rect, 8.0, Stroke::new(2.0, tokens.accent.ink), StrokeKind::Inside);
        }
        let at = rect.min + vec2(space::M, space::S);
        ui.painter().galley(at, title.clone(), ink);
        ui.painter().galley(at + vec2(0.0, title.size().y), what, tokens.second);
        if response.clicked() {
            papers.choose(paper);
            papers.focus();
        }
    }
}

fn keys(ui: &Ui, papers: &mut PapersState) {
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), arrows));
    let at = Paper::ALL.iter().position(|paper| *paper == papers.paper).unwrap_or(0);
    for (key, to) in [(Key::ArrowDown, at + 1), (Key::ArrowUp, at.wrapping_sub(1))] {
        if ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key))
            && let Some(paper) = Paper::ALL.get(to)
        {
            papers.choose(*paper);
        }
    }
}
