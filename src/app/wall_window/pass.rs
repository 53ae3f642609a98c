//! The wall's window from pass to pass: what was pressed in it, and what it is given to show.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use egui::{Context, Event, Vec2, ViewportBuilder, ViewportCommand, ViewportId, WindowLevel, vec2};

use super::viewport_id;
use crate::app::Rapporteur;
use crate::app::frame::standing;
use crate::app::wall_keys::Meaning;
use crate::session::permitted::WallView;
use crate::store::panics::{self, Panicked};
use crate::t;
use crate::ui::theme::WallLook;
use crate::ui::{Ask, Place, wall};

/// Size of the wall as an ordinary window, in points.
const WINDOW_SIZE: Vec2 = vec2(960.0, 540.0);

/// As good as now, but the toolkit paints one frame and not two. What the wall shows is all there before it is asked for.
const SOON: Duration = Duration::from_nanos(1);

/// How long the cursor stays on a full screen after it was moved, in seconds.
const CURSOR_STAYS: f32 = 2.0;

/// What both windows know.
#[derive(Default)]
pub(super) struct Shared {
    state: Mutex<SharedState>,
}

#[derive(Default)]
pub(super) struct SharedState {
    pub(super) view: Option<Arc<WallView>>,
    pub(super) look: WallLook,
    pub(super) size: Vec2,
    pub(super) full_screen: bool,
    /// Events for the console.
    events: Vec<Event>,
    /// The person closed the window.
    closed: bool,
    clicked: bool,
    /// The new window took the focus: the console wants it back, once.
    pub(super) took_focus: bool,
    pub(super) gave_focus_back: bool,
    /// Drawing it broke off.
    broke: Option<Panicked>,
}

impl Shared {
    pub(super) fn state(&self) -> MutexGuard<'_, SharedState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Rapporteur {
    /// What was pressed in the wall's window: commands, and text for the capture line.
    pub(in crate::app) fn wall_asks(&mut self, ctx: &Context) -> Vec<Ask> {
        let broke = self.wall.shared.state().broke.take();
        if let Some(panicked) = broke {
            self.wall_broke_off(&panicked);
        }
        let (events, closed, clicked) = {
            let mut state = self.wall.shared.state();
            self.wall.full_screen = state.full_screen;
            // A window takes the focus when it appears, and the person was typing.
            let back = std::mem::take(&mut state.took_focus) && !std::mem::replace(&mut state.gave_focus_back, true);
            let clicked = std::mem::take(&mut state.clicked) || back;
            (std::mem::take(&mut state.events), std::mem::take(&mut state.closed), clicked)
        };
        if closed {
            self.wall.open = false;
        }
        let mut asks = Vec::new();
        let mut pressed = Vec::new();
        let now = ctx.input(|input| input.time);
        for meaning in self.wall.typing.read(events, now) {
            match meaning {
                Meaning::Do(command) => asks.extend(self.can(command).then_some(Ask::Do(command))),
                Meaning::LeaveFullScreen if self.wall.full_screen => self.leave_full_screen(ctx),
                Meaning::LeaveFullScreen => {}
                Meaning::Chord(event) => pressed.push(event),
                Meaning::Typed(event) => {
                    // Elsewhere it would land in whatever field happens to be open there.
                    let is_run = self.state.place == Place::Run && self.state.dialog.is_none();
                    pressed.extend(is_run.then_some(event));
                }
            }
        }
        // What was typed in the console itself; what comes from the wall's window does not take the focus away from it yet.
        let used = ctx.input(|input| {
            input.pointer.any_pressed() || input.events.iter().any(|event| matches!(event, Event::Text(_)))
        });
        let rested = self.wall.typing.has_come_to_rest(now);
        if used || rested {
            self.console_to_front(ctx);
        }
        if !pressed.is_empty() {
            ctx.input_mut(|input| input.events.extend(pressed));
        }
        if clicked || rested {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        }
        if let Some(seconds) = self.wall.typing.rests_in(now) {
            ctx.request_repaint_after(Duration::from_secs_f64(seconds));
        }
        asks
    }

    /// Shows the wall's window while it is wanted, and gives it what it has to show.
    pub(in crate::app) fn show_wall(&mut self, ctx: &Context) {
        if self.open.is_none() || !self.wall.open {
            (self.wall.shown, self.wall.in_front) = (false, false);
            return;
        }
        let first = !self.wall.shown;
        if first {
            *self.wall.shared.state() = SharedState::default();
        }
        self.publish(ctx);
        let shared = Arc::clone(&self.wall.shared);
        let builder = ViewportBuilder::default()
            .with_title(t!("wall-title"))
            .with_app_id("rapporteur")
            .with_icon(crate::app::launch::icon())
            .with_inner_size(WINDOW_SIZE)
            .with_active(false);
        ctx.show_viewport_deferred(viewport_id(), builder, move |ui, _class| {
            if let Err(panicked) = panics::catch(|| window_ui(ui, &shared)) {
                shared.state().broke = Some(panicked);
                ui.ctx().request_repaint_of(ViewportId::ROOT);
            }
        });
        self.wall.shown = true;
        if first {
            self.place_wall(ctx);
        }
    }

    /// Puts what is to be seen where the window finds it, and wakes the window only if that changed.
    fn publish(&self, ctx: &Context) {
        let Some(view) = &self.wall.view else {
            return;
        };
        let mut state = self.wall.shared.state();
        let same = state.look == self.wall.look && state.view.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, view));
        if !same {
            state.view = Some(Arc::clone(view));
            state.look = self.wall.look;
            drop(state);
            // Not at once: a request for now is two frames, and painting a screen is what costs (`SOON`).
            ctx.request_repaint_after_for(SOON, viewport_id());
        }
    }

    /// Holds the wall, or lets it go on.
    pub(in crate::app) fn freeze_wall(&mut self) {
        let now = self.around.clock.now();
        if let Some(open) = &self.open {
            self.wall.toggle_freeze(open, &standing(open, now), now);
        }
    }

    /// The wall's window over the console, which keeps the keys: on one screen the console would cover it. The first thing
    /// done in the console takes that back.
    pub(in crate::app) fn wall_to_front(&mut self, ctx: &Context) {
        self.wall.in_front = true;
        ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::WindowLevel(WindowLevel::AlwaysOnTop));
    }

    /// Somebody clicks or writes in the console: they want to see it.
    fn console_to_front(&mut self, ctx: &Context) {
        if self.wall.in_front {
            self.wall.in_front = false;
            ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::WindowLevel(WindowLevel::Normal));
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        }
    }
}

/// The window itself.
fn window_ui(ui: &mut egui::Ui, shared: &Shared) {
    let ctx = ui.ctx().clone();
    let (events, close, clicked, full_screen, focused) = ctx.input(|input| {
        (
            input.events.clone(),
            input.viewport().close_requested(),
            input.pointer.any_click(),
            input.viewport().fullscreen.unwrap_or(false),
            input.viewport().focused.unwrap_or(false),
        )
    });
    let (view, look, wake) = {
        let mut state = shared.state();
        let keys = events.into_iter().filter(|event| {
            matches!(event, Event::Key { pressed: true, .. } | Event::Text(_) | Event::Ime(_) | Event::Paste(_))
        });
        let before = state.events.len();
        state.events.extend(keys);
        let size = ui.max_rect().size();
        let took_focus = focused && !state.gave_focus_back;
        let changed = state.size != size || state.full_screen != full_screen;
        let wake = state.events.len() != before || close || clicked || took_focus || changed;
        state.took_focus = took_focus;
        state.size = size;
        state.full_screen = full_screen;
        state.closed |= close;
        state.clicked |= clicked;
        (state.view.clone(), state.look, wake)
    };
    if full_screen {
        hide_resting_cursor(&ctx);
    }
    if let Some(view) = view {
        wall::wall_ui(ui, &view, look);
    }
    if wake {
        ctx.request_repaint_of(ViewportId::ROOT);
    }
}

/// Somebody who moves the mouse wants to see where it is; after that an arrow has no place on a wall.
fn hide_resting_cursor(ctx: &Context) {
    let rests = ctx.input(|input| input.pointer.time_since_last_movement());
    if rests < CURSOR_STAYS {
        ctx.request_repaint_after_secs(CURSOR_STAYS - rests);
    } else {
        ctx.set_cursor_icon(egui::CursorIcon::None);
    }
}
