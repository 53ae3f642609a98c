//! The wall's window: a deferred viewport that is fed by a snapshot and repaints only when what it shows has changed.
//!
//! The window knows nothing but the allow-list value. Keys pressed in it are handed to the console, so that presenter
//! remotes work wherever the focus is.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::{Context, Event, Key, Modifiers, Vec2, ViewportBuilder, ViewportCommand, ViewportId, WindowLevel, vec2};
use jiff::Timestamp;

use super::frame::standing;
use super::{OpenSession, Rapporteur};
use crate::command::Command;
use crate::session::agenda::Role;
use crate::session::paragraph::Paragraph;
use crate::session::permitted::{WallMode, WallView};
use crate::session::timing::Standing;
use crate::store::preferences::Screen;
use crate::t;
use crate::ui::theme::WallLook;
use crate::ui::{Ask, Place, WallStatus, keys, wall};

/// Size of the wall as an ordinary window, in points.
const WINDOW_SIZE: Vec2 = vec2(960.0, 540.0);

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
    /// What was on it before the paragraph or the prompts, to go back to.
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
    screens: Vec<Screen>,
    /// The screen that the console is on, by its place among `screens`.
    console_on: Option<usize>,
    screen: String,
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
    /// What was held belongs to a session that is no longer open.
    pub fn session_changed(&mut self, open: &OpenSession) {
        let session = open.session();
        let discussing = session.current_item().is_none_or(|item| item.role == Role::Discussion);
        if discussing && session.floor.element.is_some() {
            self.mode = WallMode::Element;
        }
        self.forget();
    }

    fn forget(&mut self) {
        (self.frozen, self.held, self.view) = (false, None, None);
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
            WallMode::Coverage(page) => {
                let size = if self.shown { self.shared.state().size } else { Vec2::ZERO };
                // A wall that has become larger has fewer pages than the one that was turned.
                let pages = wall::pages(ctx, view, size);
                let page = page.min(pages.saturating_sub(1));
                let to = if forwards { Some(page + 1) } else { page.checked_sub(1) };
                to.filter(|to| *to < pages).map(WallMode::Coverage)
            }
            _ => None,
        };
        let turned = to.is_some();
        self.show(to.unwrap_or(self.mode));
        turned
    }

    /// Holds what there is to see at this moment, whatever else is asked for in the same pass, or lets it go on.
    pub fn toggle_freeze(&mut self, open: &OpenSession, standing: &Standing, now: Timestamp) {
        self.frozen = !self.frozen;
        let holds = self.frozen && !self.black;
        let live = || WallView::of(open.session(), open.index(), standing, self.mode, false, now);
        self.held = holds.then(live).map(Arc::new);
        self.held_at = open.revision();
    }

    /// What it shows now, held or live, and how its window is.
    pub fn status(&mut self, open: &OpenSession, standing: &Standing, now: Timestamp) -> WallStatus {
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
            screen: self.screen.clone(),
            screens: self.screens.len(),
            size: if self.shown { self.shared.state().size } else { Vec2::ZERO },
            view,
        }
    }

    /// Asks the system which screens there are. Cheap enough for each pass on the systems we know. Returns the name of the
    /// screen that the wall filled, if that one has just gone.
    pub fn look_at_screens(&mut self, frame: &eframe::Frame) -> Option<String> {
        let window = frame.winit_window()?;
        let had = |screens: &[Screen], name: &str| screens.iter().any(|screen| screen.name == name);
        let was_there = self.open && self.full_screen && had(&self.screens, &self.screen);
        let current = window.current_monitor();
        self.screens.clear();
        self.console_on = None;
        for (index, monitor) in window.available_monitors().enumerate() {
            if current.as_ref() == Some(&monitor) {
                self.console_on = Some(index);
            }
            let (size, position) = (monitor.size(), monitor.position());
            self.screens.push(Screen {
                name: monitor.name().unwrap_or_default(),
                size: (size.width, size.height),
                position: (position.x, position.y),
            });
        }
        (was_there && !had(&self.screens, &self.screen)).then(|| std::mem::take(&mut self.screen))
    }

    /// The screen for the wall: the one remembered, else one that the console is not on.
    fn best_screen(&self, remembered: Option<&Screen>) -> Option<usize> {
        if self.screens.len() < 2 {
            return None;
        }
        let same = |wanted: &Screen| {
            self.screens.iter().position(|screen| screen == wanted).or_else(|| {
                self.screens.iter().position(|screen| screen.name == wanted.name && !screen.name.is_empty())
            })
        };
        let other = || (0..self.screens.len()).find(|index| Some(*index) != self.console_on);
        remembered.and_then(same).filter(|index| Some(*index) != self.console_on).or_else(other)
    }
}

/// Whether a mode is put over another one for a while.
fn is_put_over(mode: WallMode) -> bool {
    matches!(mode, WallMode::Paragraph(_) | WallMode::Prompts)
}

impl Rapporteur {
    /// What was pressed in the wall's window: commands, and text for the capture line.
    pub(super) fn wall_asks(&mut self, ctx: &Context) -> Vec<Ask> {
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
        let mut typed = Vec::new();
        for event in events {
            match command_of(&event) {
                Some(WallKey::Command(command)) => asks.extend(self.can(command).then_some(Ask::Do(command))),
                Some(WallKey::LeaveFullScreen) if self.wall.full_screen => self.leave_full_screen(ctx),
                Some(WallKey::LeaveFullScreen | WallKey::Swallow) => {}
                None => typed.push(event),
            }
        }
        let has_text = typed.iter().any(|event| matches!(event, Event::Text(_) | Event::Ime(_)));
        if self.state.place == Place::Run && !typed.is_empty() {
            ctx.input_mut(|input| input.events.extend(typed));
        }
        self.console_to_front(ctx);
        if clicked || has_text {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
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
        ctx.show_viewport_deferred(viewport_id(), builder, move |ui, _class| window_ui(ui, &shared));
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
            ctx.request_repaint_of(viewport_id());
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
        let used = ctx.input(|input| {
            input.pointer.any_pressed() || input.events.iter().any(|event| matches!(event, Event::Text(_)))
        });
        if self.wall.in_front && used {
            self.wall.in_front = false;
            ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::WindowLevel(WindowLevel::Normal));
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        }
    }

    /// On the other screen, if there is one; else as a window, and says why.
    fn place_wall(&mut self, ctx: &Context) {
        let best = self.wall.best_screen(self.preferences.wall_screen.as_ref());
        match best {
            Some(index) if !self.preferences.wall_windowed => self.fill_screen(index, ctx),
            None if self.smoke.is_none() => {
                self.wall_to_front(ctx);
                self.state.messages.note(t!("message-wall-mirror"));
            }
            Some(_) | None => {}
        }
    }

    fn fill_screen(&mut self, index: usize, ctx: &Context) {
        ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::SetMonitor(index));
        if let Some(screen) = self.wall.screens.get(index) {
            self.wall.screen.clone_from(&screen.name);
            self.preferences.wall_screen = Some(screen.clone());
        }
        self.preferences.wall_windowed = false;
        self.keep_preferences();
    }

    /// The screen that the wall filled was unplugged: what is left of it must not lie over the console, unsaid.
    pub(super) fn screen_is_gone(&mut self, screen: &str, ctx: &Context) {
        ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::Fullscreen(false));
        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        let key = Command::WallFullScreen.key().map(keys::name).unwrap_or_default();
        self.state.messages.warn(t!("message-screen-gone", screen = screen, key = key));
    }

    fn leave_full_screen(&mut self, ctx: &Context) {
        ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::Fullscreen(false));
        self.preferences.wall_windowed = true;
        self.keep_preferences();
    }

    /// The whole screen or a window, by the person's wish; with one screen, that one.
    pub(super) fn toggle_wall_screen(&mut self, ctx: &Context) {
        if self.wall.full_screen {
            return self.leave_full_screen(ctx);
        }
        match self.wall.best_screen(self.preferences.wall_screen.as_ref()) {
            Some(index) => self.fill_screen(index, ctx),
            None => ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::Fullscreen(true)),
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
        ctx.set_cursor_icon(egui::CursorIcon::None);
    }
    if let Some(view) = view {
        wall::wall_ui(ui, &view, look);
    }
    if wake {
        ctx.request_repaint_of(ViewportId::ROOT);
    }
}

/// What a key in the wall's window means.
enum WallKey {
    Command(Command),
    LeaveFullScreen,
    /// The other half of a key that was a command already.
    Swallow,
}

fn command_of(event: &Event) -> Option<WallKey> {
    match event {
        Event::Key { key, modifiers, .. } if modifiers.matches_exact(Modifiers::NONE) => Some(match key {
            Key::PageDown => WallKey::Command(Command::Next),
            Key::PageUp => WallKey::Command(Command::Previous),
            Key::B | Key::Period => WallKey::Command(Command::WallBlack),
            Key::F => WallKey::Command(Command::WallFreeze),
            Key::F5 => WallKey::Command(Command::Wall),
            Key::F11 => WallKey::Command(Command::WallFullScreen),
            Key::Escape => WallKey::LeaveFullScreen,
            _ => return None,
        }),
        // Chords act as in the console.
        Event::Text(text) if matches!(text.to_lowercase().as_str(), "b" | "." | "f") => Some(WallKey::Swallow),
        _ => None,
    }
}
