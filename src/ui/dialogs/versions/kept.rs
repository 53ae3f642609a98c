//! Which versions there are, as a list: one stop for Tab, in which arrows choose.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::{VersionsState, say_ui};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::versions::{Version, list};
use crate::ui::widgets::text;
use crate::ui::{View, texts};

/// The name by which the list of versions has the focus.
pub(super) fn id() -> Id {
    Id::unique("versions-list")
}

/// The versions: one stop for Tab, in which arrows choose.
pub(super) fn versions_list_ui(ui: &mut Ui, view: &View<'_>, of: &mut VersionsState, area: Rect) {
    let tokens = tokens(ui);
    let response = ui.interact(area, id(), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, t!("versions-list")));
    let focused = response.has_focus();
    let line = if focused { Stroke::new(1.5, tokens.accent.ink) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(area, space::RADIUS, tokens.surface, line, StrokeKind::Inside);
    let Some(kept) = &view.versions.kept else {
        return say_ui(ui, area, &t!("versions-looking"));
    };
    if focused {
        list_keys(ui, of, kept.len());
    }
    let inner = area.shrink(2.0);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("versions"));
    child.set_clip_rect(inner.intersect(ui.clip_rect()));
    let height = tokens.line_height(Size::Body) + tokens.line_height(Size::Small) + 2.0 * space::XS + 1.0;
    let VersionsState { rows, chosen, .. } = of;
    let mut clicked = None;
    rows.show(
        &mut child,
        "versions",
        kept.len(),
        |_, _, _| height,
        |ui, at, rect| {
            if let Some(version) = kept.get(at)
                && version_ui(ui, &tokens, view, version, shares_minute(view, kept, at), at == *chosen, rect)
            {
                clicked = Some(at);
            }
        },
    );
    if let Some(at) = clicked {
        of.chosen = at;
        ui.memory_mut(|memory| memory.request_focus(id()));
    }
}

fn list_keys(ui: &Ui, of: &mut VersionsState, count: usize) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), filter));
    let pressed = |key| ui.input_mut(|input| take_exactly(input, Modifiers::NONE, key));
    let before = of.chosen;
    if pressed(Key::ArrowDown) {
        of.chosen = (of.chosen + 1).min(count - 1);
    }
    if pressed(Key::ArrowUp) {
        of.chosen = of.chosen.saturating_sub(1);
    }
    if pressed(Key::Home) {
        of.chosen = 0;
    }
    if pressed(Key::End) {
        of.chosen = count - 1;
    }
    let goes_in = pressed(Key::ArrowRight) || pressed(Key::Enter);
    if goes_in {
        ui.memory_mut(|memory| memory.request_focus(list::id()));
    }
    if of.chosen != before {
        of.rows.show_row(of.chosen);
        ui.ctx().request_repaint();
    }
}

/// Whether the version above or below would show the same minute.
fn shares_minute(view: &View<'_>, kept: &[Version], at: usize) -> bool {
    let zone = view.session.workshop.time_zone();
    let when = |version: &Version| texts::when(version.at, view.now, &zone, false);
    let neighbours = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| kept.get(at));
    kept.get(at).is_some_and(|version| neighbours.into_iter().any(|other| when(other) == when(version)))
}

/// `today 10:42`, how many notes, and why it was kept.
fn version_ui(
    ui: &mut Ui,
    tokens: &Tokens,
    view: &View<'_>,
    version: &Version,
    seconds: bool,
    chosen: bool,
    rect: Rect,
) -> bool {
    let response = ui.interact(rect, Id::unique(("version", &version.path)), Sense::CLICK);
    let when = texts::when(version.at, view.now, &view.session.workshop.time_zone(), seconds);
    let size = match (version.notes, version.len) {
        (Some(notes), _) => t!("versions-notes", count = notes),
        (None, Some(len)) => t!("versions-bytes", count = len.div_ceil(1024)),
        (None, None) => t!("versions-unreadable").into_owned(),
    };
    let size = match &version.why {
        Some(why) => t!("versions-size-why", size = size, why = why.as_ref()),
        None => size,
    };
    let name = t!("versions-row", when = when.as_str(), size = size.as_str());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if chosen {
        ui.painter().rect_filled(rect, 4.0, tokens.accent.ground);
        // With high contrast the ground is that of the others.
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent.ink);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.hover);
    }
    let at = rect.min + vec2(space::S, space::XS);
    let (line, small) = (tokens.line_height(Size::Body), tokens.line_height(Size::Small));
    let room = rect.width() - 2.0 * space::S;
    let font = if chosen { tokens.strong(Size::Body) } else { tokens.font(Size::Body) };
    let when = text::layout_line(ui, &when, font, line, tokens.ink, room);
    ui.painter().galley(at, when, tokens.ink);
    let size = text::layout_line(ui, &size, tokens.font(Size::Small), small, tokens.second, room);
    ui.painter().galley(at + vec2(0.0, line), size, tokens.second);
    response.clicked()
}
