//! The wall's window: a deferred viewport that is fed by a snapshot and repaints only when what it shows has changed.
//!
//! The window knows nothing but the allow-list value. Keys pressed in it are handed to the console, so that presenter
//! remotes work wherever the focus is.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use egui::{Context, Event, Vec2, ViewportBuilder, ViewportCommand, ViewportId, WindowLevel, vec2};
use jiff::Timestamp;

use super::frame::standing;
use super::screens::Screens;
use super::wall_keys::{Meaning, Typing};
use super::{OpenSession, Rapporteur};
use crate::session::Session;
use crate::session::agenda::Role;
use crate::session::paragraph::Paragraph;
use crate::session::permitted::{WallMode, WallView};
use crate::session::read_back::Passage;
use crate::session::timing::Standing;
use crate::store::panics::{self, Panicked};
use crate::store::preferences::Screen;
use crate::t;
use crate::ui::theme::WallLook;
use crate::ui::{Ask, Place, WallStatus, wall};

/// Size of the wall as an ordinary window, in points.
const WINDOW_SIZE: Vec2 = vec2(960.0, 540.0);

/// As good as now, but the toolkit paints one frame and not two. What the wall shows is all there before it is asked for.
const SOON: Duration = Duration::from_nanos(1);

/// How long the cursor stays on a full screen after it was moved, in seconds.
const CURSOR_STAYS: f32 = 2.0;

/// The wall, as the app keeps it.
#[derive(Default)]
pub struct WallWindow {
    /// Its window is wanted.
    pub open: bool,
    /// It holds what it shows.
    pub frozen: bool,
    /// It is dark.
    pub black: bool,
    /// What it shows.
    pub mode: WallMode,
    /// Its colours.
    pub look: WallLook,
    /// What was on it before the paragraph, the prompts or what is read back, to go back to.
    before: WallMode,
    /// The paragraph that was on it last.
    paragraph: Paragraph,
    /// It covers a whole screen.
    pub full_screen: bool,
    /// Its window is kept over the console.
    in_front: bool,
    /// The window was there in the last pass.
    shown: bool,
    /// What it showed when it was frozen.
    held: Option<Arc<WallView>>,
    /// The revision of the record for which that was last looked through.
    held_at: u64,
    view: Option<Arc<WallView>>,
    /// The screens that there are.
    pub(super) screens: Screens,
    /// The screen that it fills.
    pub(super) on: Option<Screen>,
    /// The screen that it filled until that one was unplugged.
    pub(super) lost: Option<Screen>,
    /// It was taken off the full screen by a key that a remote may have sent: that is no wish for the next time.
    pub(super) left_full_screen: bool,
    /// Whether somebody is typing in its window.
    typing: Typing,
    shared: Arc<Shared>,
}

/// What both windows know.
#[derive(Default)]
struct Shared {
    state: Mutex<SharedState>,
}

#[derive(Default)]
struct SharedState {
    view: Option<Arc<WallView>>,
    look: WallLook,
    size: Vec2,
    full_screen: bool,
    /// Events for the console.
    events: Vec<Event>,
    /// The person closed the window.
    closed: bool,
    clicked: bool,
    /// The new window took the focus: the console wants it back, once.
    took_focus: bool,
    gave_focus_back: bool,
    /// Drawing it broke off.
    broke: Option<Panicked>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, SharedState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The viewport of the wall.
pub fn viewport_id() -> ViewportId {
    ViewportId::from_hash_of("wall")
}

impl WallWindow {
    /// The wall as the program begins, in high contrast if the console is.
    pub fn new(contrast: bool) -> Self {
        Self { look: WallLook { dark: false, contrast }, ..Self::default() }
    }

    /// What was held belongs to a session that is no longer open.
    pub fn session_changed(&mut self, open: &OpenSession) {
        let session = open.session();
        let discussing = session.current_item().is_none_or(|item| item.role == Role::Discussion);
        if discussing && session.floor.element.is_some() {
            self.mode = WallMode::Element(0);
        }
        self.end_read_back();
        self.forget();
    }

    /// What is read back.
    pub fn passage(&self) -> Option<Passage> {
        self.mode.passage()
    }

    /// Reads a passage to the room, from its first page.
    pub fn read_back(&mut self, passage: Passage) {
        self.show(WallMode::ReadBack(passage, 0));
    }

    /// Whether the room sees this passage now, or listens with the wall off.
    pub fn lets_see(&self, passage: Passage) -> bool {
        !self.open || self.view.as_ref().is_some_and(|view| view.passage() == Some(passage))
    }

    /// Back to what was on the wall before something was read back.
    pub fn end_read_back(&mut self) {
        if self.passage().is_some() {
            self.mode = self.before;
        }
    }

    /// What is no longer for the room is no longer read to it, and does not come back by itself.
    fn stop_reading_what_is_closed(&mut self, session: &Session) {
        if self.passage().is_some_and(|passage| passage.words(session).is_none()) {
            self.mode = WallMode::Element(0);
        }
    }

    /// Size of its window in points; nothing while it is closed.
    fn size(&self) -> Vec2 {
        if self.shown { self.shared.state().size } else { Vec2::ZERO }
    }

    fn forget(&mut self) {
        (self.frozen, self.held, self.view) = (false, None, None);
    }

    /// Its window will take the focus, as windows do that change: the console wants it back, once.
    pub(super) fn give_focus_back(&self) {
        self.shared.state().gave_focus_back = false;
    }

    /// Takes the window away.
    pub fn close(&mut self) {
        self.open = false;
        self.forget();
    }

    /// Shows a mode.
    pub fn show(&mut self, mode: WallMode) {
        if !is_put_over(self.mode) {
            self.before = self.mode;
        }
        if let WallMode::Paragraph(paragraph) = mode {
            self.paragraph = paragraph;
        }
        self.mode = mode;
    }

    /// Puts a paragraph or the prompts over what is on the wall; the same again takes it back to that.
    pub fn put_over(&mut self, mode: WallMode) {
        self.show(if self.mode == mode { self.before } else { mode });
    }

    /// The same with the paragraph that was there last, whichever is there now.
    pub fn put_over_paragraph(&mut self) {
        match self.mode {
            WallMode::Paragraph(_) => self.put_over(self.mode),
            _ => self.put_over(WallMode::Paragraph(self.paragraph)),
        }
    }

    /// Turns the page of what is on the wall, where it has several: `false` where it has not, or no further one. Nobody
    /// turns what is not seen, and what is held stays.
    pub fn turn(&mut self, ctx: &Context, forwards: bool) -> bool {
        if !self.open || self.frozen || self.black {
            return false;
        }
        let Some(view) = &self.view else {
            return false;
        };
        let to = match self.mode {
            WallMode::Paragraph(paragraph) => paragraph.neighbour(forwards).map(WallMode::Paragraph),
            // A wall that has become larger has fewer pages than the one that was turned: it knows itself where it is.
            mode => wall::pages(ctx, view, self.size()).neighbour(forwards).map(|page| mode.on_page(page)),
        };
        let turned = to.is_some();
        self.show(to.unwrap_or(self.mode));
        turned
    }

    /// Back to the page that follows the room: the newest points, what is around now.
    pub fn turn_to_now(&mut self) {
        if matches!(self.mode, WallMode::Element(_) | WallMode::Agenda(_)) {
            self.mode = self.mode.on_page(0);
        }
    }

    /// Holds what there is to see at this moment, whatever else is asked for in the same pass, or lets it go on.
    pub fn toggle_freeze(&mut self, open: &OpenSession, standing: &Standing, now: Timestamp) {
        self.frozen = !self.frozen;
        let holds = self.frozen && !self.black;
        let of = |mode| WallView::of(open.session(), open.index(), standing, mode, false, now);
        let live = || match self.mode {
            WallMode::ReadBack(..) => of(self.mode).over(of(WallMode::Element(0))),
            mode => of(mode),
        };
        self.held = holds.then(live).map(Arc::new);
        self.held_at = open.revision();
    }

    /// What it shows now, held or live, and how its window is.
    pub fn status(&mut self, open: &OpenSession, standing: &Standing, now: Timestamp) -> WallStatus {
        self.stop_reading_what_is_closed(open.session());
        let live = || WallView::of(open.session(), open.index(), standing, self.mode, self.black, now);
        let view = match (&self.held, self.frozen, self.black) {
            // Black is always black, and a held view loses what may no longer be seen.
            (Some(held), true, false) if self.held_at == open.revision() => WallView::clone(held),
            (Some(held), true, false) => WallView::clone(held).still_permitted(open.session(), open.index()),
            _ => live(),
        };
        let view = match &self.view {
            Some(old) if **old == view => Arc::clone(old),
            _ => Arc::new(view),
        };
        if self.frozen && !self.black {
            self.held = Some(Arc::clone(&view));
            self.held_at = open.revision();
        } else if !self.frozen {
            self.held = None;
        }
        self.view = Some(Arc::clone(&view));
        WallStatus {
            open: self.open,
            full_screen: self.full_screen,
            frozen: self.frozen,
            black: self.black,
            mode: self.mode,
            look: self.look,
            screen: self.on.as_ref().map(|on| on.name.clone()).unwrap_or_default(),
            // Not of this window alone: the app adds them.
            screens: Vec::new(),
            as_window: false,
            size: self.size(),
            view,
        }
    }
}

/// Whether a mode is put over another one for a while.
fn is_put_over(mode: WallMode) -> bool {
    matches!(mode, WallMode::Paragraph(_) | WallMode::Prompts | WallMode::ReadBack(..))
}

impl Rapporteur {
    /// What was pressed in the wall's window: commands, and text for the capture line.
    pub(super) fn wall_asks(&mut self, ctx: &Context) -> Vec<Ask> {
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
    pub(super) fn show_wall(&mut self, ctx: &Context) {
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
            .with_icon(super::launch::icon())
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
    pub(super) fn freeze_wall(&mut self) {
        let now = self.around.clock.now();
        if let Some(open) = &self.open {
            self.wall.toggle_freeze(open, &standing(open, now), now);
        }
    }

    /// The wall's window over the console, which keeps the keys: on one screen the console would cover it. The first thing
    /// done in the console takes that back.
    pub(super) fn wall_to_front(&mut self, ctx: &Context) {
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
