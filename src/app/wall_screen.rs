//! Where the wall's window is: which screen it fills, or a window among others.
//!
//! The person's wish is in the preferences: a screen by its name, or an ordinary window. What can be done of it changes as
//! screens come and go; a screen that goes never ends the wish.

use egui::{Context, Pos2, Rect, Vec2, ViewportCommand, ViewportId, pos2, vec2};

use super::Rapporteur;
use super::screens::Difference;
use super::wall_window::viewport_id;
use crate::command::Command;
use crate::store::preferences::Screen;
use crate::t;
use crate::ui::{ScreenChoice, keys};

/// How often the screens are looked at while the wall waits for one where nobody tells of a new one, in seconds.
const LOOK_AGAIN: f32 = 3.0;

impl Rapporteur {
    /// Follows what comes and goes. Asking is cheap enough for each pass on the systems we know.
    pub(super) fn follow_screens(&mut self, frame: &eframe::Frame, ctx: &Context) {
        let Some(window) = frame.winit_window() else {
            return;
        };
        let Difference { gone, come } = self.wall.screens.look(window, ctx);
        if !self.wall.open {
            return;
        }
        if let Some(was) = self.wall.on.take_if(|on| self.wall.full_screen && on.place_among(&gone).is_some()) {
            self.screen_is_gone(was, ctx);
        }
        if !come.is_empty() && !self.wall.full_screen {
            self.screen_has_come(&come, ctx);
        }
        if self.waits_for_screen() && !self.wall.screens.is_told() {
            ctx.request_repaint_after_secs(LOOK_AGAIN);
        }
    }

    /// The wall would fill a screen if there were one for it.
    fn waits_for_screen(&self) -> bool {
        !self.wall.full_screen && !self.wall.left_full_screen && !self.preferences.wall_windowed
    }

    /// The screen that the wall filled was unplugged: what is left of it must not lie over the console, unsaid.
    fn screen_is_gone(&mut self, screen: Screen, ctx: &Context) {
        ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::Fullscreen(false));
        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        self.state.messages.warn(t!("message-screen-gone", screen = screen.name.as_str()));
        self.wall.lost = Some(screen);
    }

    /// A screen that the wall was taken from, or that was chosen for it, gets it back. Any other one is offered: whoever
    /// plugs something in may want it for something else.
    fn screen_has_come(&mut self, come: &[Screen], ctx: &Context) {
        let wished = [self.wall.lost.as_ref(), self.preferences.wall_screen.as_ref()];
        let back = wished.into_iter().flatten().find_map(|screen| screen.place_among(come)).and_then(|at| come.get(at));
        let place = back.and_then(|screen| screen.place_among(self.wall.screens.all()));
        if let Some(place) = place.filter(|_| self.waits_for_screen()) {
            self.fill_screen(place, ctx);
            let name = self.screen_name(place);
            self.state.messages.take_back(&t!("message-wall-mirror"));
            if let Some(lost) = self.wall.lost.take() {
                self.state.messages.take_back(&t!("message-screen-gone", screen = lost.name.as_str()));
            }
            self.state.messages.note(t!("message-screen-back", screen = name));
        } else if let Some(place) = self.wall.screens.for_wall(come.first()) {
            let key = Command::WallFullScreen.key().map(keys::name).unwrap_or_default();
            let name = self.screen_name(place);
            self.state.messages.take_back(&t!("message-wall-mirror"));
            self.state.messages.note(t!("message-screen-new", screen = name, key = key));
        }
    }

    /// On a screen of its own, if there is one; else as a window, and says why.
    pub(super) fn place_wall(&mut self, ctx: &Context) {
        (self.wall.on, self.wall.lost) = (None, None);
        (self.wall.full_screen, self.wall.left_full_screen) = (false, false);
        let best = self.wall.screens.for_wall(self.preferences.wall_screen.as_ref());
        match best {
            Some(place) if !self.preferences.wall_windowed => self.fill_screen(place, ctx),
            None if self.smoke.is_none() => {
                self.wall_to_front(ctx);
                self.state.messages.note(t!("message-wall-mirror"));
            }
            Some(_) | None => {}
        }
    }

    /// The wall over the whole of this screen, from wherever it is now.
    fn fill_screen(&mut self, place: usize, ctx: &Context) {
        self.wall.left_full_screen = false;
        self.wall.on = self.wall.screens.get(place).cloned();
        if ctx.input(|input| input.viewport().focused == Some(true)) {
            self.wall.give_focus_back();
        }
        if self.wall.full_screen {
            // Not every window manager moves a window that fills a screen.
            ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::Fullscreen(false));
        }
        ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::SetMonitor(place));
    }

    /// A window again, until the wall is opened the next time or asked for otherwise.
    pub(super) fn leave_full_screen(&mut self, ctx: &Context) {
        (self.wall.on, self.wall.left_full_screen) = (None, true);
        ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::Fullscreen(false));
        let key = Command::WallFullScreen.key().map(keys::name).unwrap_or_default();
        self.state.messages.note(t!("message-left-full-screen", key = key));
    }

    fn wish_for_window(&mut self, windowed: bool) {
        if self.preferences.wall_windowed != windowed {
            self.preferences.wall_windowed = windowed;
            self.keep_preferences();
        }
    }

    /// The whole screen or a window, by the person's wish; with one screen, that one.
    pub(super) fn toggle_wall_screen(&mut self, ctx: &Context) {
        if self.wall.full_screen {
            self.leave_full_screen(ctx);
            return self.wish_for_window(true);
        }
        self.wish_for_window(false);
        match self.wall.screens.for_wall(self.preferences.wall_screen.as_ref()) {
            Some(place) => self.fill_screen(place, ctx),
            None => ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::Fullscreen(true)),
        }
    }

    /// The person chooses a screen for the wall by its place among all, or an ordinary window.
    pub(super) fn choose_wall_screen(&mut self, choice: Option<usize>, ctx: &Context) {
        let Some(place) = choice else {
            if self.wall.open && self.wall.full_screen {
                self.leave_full_screen(ctx);
            }
            return self.wish_for_window(true);
        };
        let Some(screen) = self.wall.screens.get(place).cloned() else {
            return;
        };
        self.preferences.wall_screen = Some(screen);
        self.preferences.wall_windowed = false;
        self.keep_preferences();
        if !self.wall.open {
            return;
        }
        // The wall must not lie over the console: that one goes where there is room.
        let room = || (0..self.wall.screens.all().len()).find(|other| *other != place);
        if self.wall.screens.console_on() == Some(place)
            && let Some(room) = room()
        {
            return self.exchange(place, room, ctx);
        }
        self.fill_screen(place, ctx);
    }

    /// Console and wall change screens, for whoever finds them the wrong way round.
    pub(super) fn swap_screens(&mut self, ctx: &Context) {
        let filled = self.wall.on.as_ref().and_then(|on| on.place_among(self.wall.screens.all()));
        let walls = filled.or_else(|| self.wall.screens.for_wall(self.preferences.wall_screen.as_ref()));
        match (self.wall.screens.console_on(), walls) {
            (Some(consoles), Some(walls)) if consoles != walls => self.exchange(consoles, walls, ctx),
            _ => self.state.messages.note(t!("message-swap-one")),
        }
    }

    /// The wall to one screen, the console to another.
    fn exchange(&mut self, for_wall: usize, for_console: usize, ctx: &Context) {
        if !self.wall.screens.windows_can_be_moved() {
            return self.state.messages.note(t!("message-swap-by-hand"));
        }
        let (Some(wall), Some(console)) = (self.wall.screens.get(for_wall), self.wall.screens.get(for_console)) else {
            return;
        };
        let wall_at = area(wall, ctx).min;
        move_console(area(console, ctx), ctx);
        self.preferences.wall_screen = Some(wall.clone());
        self.keep_preferences();
        if self.wall.full_screen || self.waits_for_screen() {
            self.fill_screen(for_wall, ctx);
        } else {
            ctx.send_viewport_cmd_to(viewport_id(), ViewportCommand::OuterPosition(wall_at + MARGIN));
        }
        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
    }

    /// The screens as a person can choose among them.
    pub(super) fn screen_choices(&self) -> Vec<ScreenChoice> {
        let screens = &self.wall.screens;
        let filled = self.wall.on.as_ref().and_then(|on| on.place_among(screens.all()));
        let would_fill = || screens.for_wall(self.preferences.wall_screen.as_ref());
        let for_wall = if self.preferences.wall_windowed { None } else { filled.or_else(would_fill) };
        let choice = |(place, screen): (usize, &Screen)| ScreenChoice {
            name: self.screen_name(place),
            size: screen.size,
            for_wall: for_wall == Some(place),
            has_console: screens.console_on() == Some(place),
        };
        screens.all().iter().enumerate().map(choice).collect()
    }

    /// What a screen is called; by its number where the system has no name for it.
    fn screen_name(&self, place: usize) -> String {
        match self.wall.screens.get(place) {
            Some(screen) if !screen.name.is_empty() => screen.name.clone(),
            _ => t!("wall-screen-unnamed", number = place + 1),
        }
    }
}

/// Where an ordinary window is put on a screen, from its corner, in points: room for a panel of the desktop.
const MARGIN: Vec2 = vec2(40.0, 40.0);

/// A screen in points, as the console counts them.
fn area(screen: &Screen, ctx: &Context) -> Rect {
    let scale = ctx.pixels_per_point();
    let at = pos2(screen.position.0 as f32, screen.position.1 as f32) / scale;
    Rect::from_min_size(at, vec2(screen.size.0 as f32, screen.size.1 as f32) / scale)
}

/// Moves the console to the middle of a screen; smaller where it would not fit, and over the whole of it if it was so.
fn move_console(area: Rect, ctx: &Context) {
    let (inner, outer, maximized) = ctx.input(|input| {
        let window = input.viewport();
        (window.inner_rect, window.outer_rect, window.maximized.unwrap_or(false))
    });
    let tell = |command| ctx.send_viewport_cmd_to(ViewportId::ROOT, command);
    if maximized {
        tell(ViewportCommand::Maximized(false));
    }
    let outer_size = outer.or(inner).map_or(area.size(), |rect| rect.size());
    let fits = outer_size.min(area.size());
    if fits != outer_size && !maximized {
        let frame = inner.map_or(Vec2::ZERO, |inner| outer_size - inner.size());
        tell(ViewportCommand::InnerSize(fits - frame));
    }
    let at: Pos2 = area.min + (area.size() - fits) / 2.0;
    tell(ViewportCommand::OuterPosition(at));
    if maximized {
        tell(ViewportCommand::Maximized(true));
    }
}
