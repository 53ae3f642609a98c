//! The wall's window, without a window: what the program hands to the system to be shown there is run in a context of its
//! own, with keys of its own.

use std::sync::Arc;

use egui::epaint::ClippedShape;
use egui::{Context, Event, RawInput, Rect, Shape, Vec2, ViewportId};
use egui_kittest::kittest;
use rapporteur::ui::theme;

use super::Desk;
use super::keys::events_of;

/// The window that the room sees.
pub struct WallDesk {
    ctx: Context,
    size: Vec2,
    /// What a screen reader would be told there.
    pub texts: Vec<String>,
}

impl WallDesk {
    /// A window of this size.
    pub fn new(size: Vec2) -> Self {
        let ctx = Context::default();
        theme::install_fonts(&ctx);
        ctx.enable_accesskit();
        Self { ctx, size, texts: Vec::new() }
    }

    /// One pass of the window with these keys; then the console takes in what came of it.
    pub fn press(&mut self, desk: &mut Desk, script: &str) {
        for events in events_of(script) {
            self.pass(desk, events);
            desk.settle();
        }
        // What the console has changed is shown.
        self.pass(desk, Vec::new());
    }

    /// The same with all keys in one pass.
    pub fn press_at_once(&mut self, desk: &mut Desk, script: &str) {
        self.pass(desk, events_of(script).into_iter().flatten().collect());
        desk.settle();
        self.pass(desk, Vec::new());
    }

    /// Shows what is on the wall now.
    pub fn look(&mut self, desk: &Desk) -> &[String] {
        self.pass(desk, Vec::new());
        &self.texts
    }

    fn pass(&mut self, desk: &Desk, events: Vec<Event>) {
        let Some(show) = desk.wall_content() else {
            self.texts.clear();
            return;
        };
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, self.size));
        let mut output = self.ctx.run_ui(RawInput { screen_rect, events, ..RawInput::default() }, |ui| show(ui));
        output.textures_delta.clear();
        let update = output.platform_output.accesskit_update.take().expect("it is on");
        let tree = kittest::State::new(update);
        let name = |node: kittest::AccessKitNode<'_>| node.value().or_else(|| node.label());
        self.texts = nodes(tree.root()).into_iter().filter_map(name).collect();
    }
}

fn nodes(node: kittest::AccessKitNode<'_>) -> Vec<kittest::AccessKitNode<'_>> {
    std::iter::once(node).chain(node.children().flat_map(nodes)).collect()
}

impl Desk {
    /// What the program wants to be shown in the wall's window; `None` while that is closed.
    fn wall_content(&self) -> Option<Arc<egui::DeferredViewportUiCallback>> {
        let windows = &self.harness.output().viewport_output;
        windows.iter().find(|(id, _)| **id != ViewportId::ROOT)?.1.viewport_ui_cb.clone()
    }

    /// Whether the wall's window is open.
    pub fn wall_is_open(&self) -> bool {
        self.wall_content().is_some()
    }
}

/// The lines of the texts painted within a rectangle, in the order of painting.
pub fn rows_of<'a>(shapes: impl IntoIterator<Item = &'a ClippedShape>, within: Rect) -> Vec<String> {
    let inside = shapes.into_iter().filter(|clipped| within.expand(0.5).contains_rect(clipped.clip_rect));
    let texts = inside.filter_map(|clipped| match &clipped.shape {
        Shape::Text(text) => Some(&text.galley),
        _ => None,
    });
    texts.flat_map(|galley| galley.rows.iter().map(|row| row.text())).collect()
}
