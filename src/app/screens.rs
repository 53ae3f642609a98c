//! The screens that there are now, and which of them are good for what.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::Context;

use crate::store::preferences::Screen;

/// What the system says about its screens.
#[derive(Default)]
pub(super) struct Screens {
    all: Vec<Screen>,
    /// The one that the console is on, by its place.
    console_on: Option<usize>,
    /// The system lets a program say where its windows are; Wayland does not.
    windows_can_be_moved: bool,
    /// Somebody listens, and wakes the program when a screen comes or goes; asked for once.
    watch: Option<Watch>,
}

/// Who listens, for as long as they do; nobody where there is nobody to ask.
struct Watch(Option<Arc<AtomicBool>>);

impl Watch {
    fn is_alive(&self) -> bool {
        self.0.as_ref().is_some_and(|alive| alive.load(Ordering::Relaxed))
    }
}

/// What is different since the last look.
#[derive(Default)]
pub(super) struct Difference {
    pub gone: Vec<Screen>,
    pub come: Vec<Screen>,
}

impl Screens {
    /// Asks the system, and says what is different. The first look finds no difference.
    pub fn look(&mut self, window: &winit::window::Window, ctx: &Context) -> Difference {
        #[cfg(target_os = "linux")]
        if self.watch.is_none() {
            self.watch = Some(Watch(super::screen_watch::start(window, ctx)));
        }
        #[cfg(not(target_os = "linux"))]
        let _ = ctx;
        let current = window.current_monitor();
        let mut console_on = None;
        let mut all = Vec::new();
        for (index, monitor) in window.available_monitors().enumerate() {
            if current.as_ref() == Some(&monitor) {
                console_on = Some(index);
            }
            let (size, position) = (monitor.size(), monitor.position());
            all.push(Screen {
                name: monitor.name().unwrap_or_default(),
                size: (size.width, size.height),
                position: (position.x, position.y),
            });
        }
        // For a moment while screens are set up anew, and while a laptop wakes up, there may be none.
        if all.is_empty() {
            return Difference::default();
        }
        self.windows_can_be_moved = window.outer_position().is_ok();
        let before =
            Self { all: std::mem::replace(&mut self.all, all), console_on: self.console_on, ..Self::default() };
        self.console_on = console_on;
        if before.all.is_empty() || before.all == self.all {
            return Difference::default();
        }
        let names: Vec<&str> = self.all.iter().map(|screen| screen.name.as_str()).collect();
        log::info!("screens: {}", names.join(", "));
        Difference { gone: before.without(self), come: self.without(&before) }
    }

    /// The screens that are not among the others, or only mirror the console's there: where a person chooses *extend* or
    /// *mirror*, a screen comes or goes for the wall, though the same ones are plugged in.
    fn without(&self, others: &Self) -> Vec<Screen> {
        let console = |screens: &Self| screens.console_on.and_then(|at| screens.all.get(at)).map(|it| it.name.clone());
        let same_console = console(self) == console(others);
        let is_new = |(at, screen): &(usize, &Screen)| match screen.place_among(&others.all) {
            None => true,
            Some(there) => same_console && self.is_apart(*at) && !others.is_apart(there),
        };
        self.all.iter().enumerate().filter(is_new).map(|(_, screen)| screen.clone()).collect()
    }

    pub fn all(&self) -> &[Screen] {
        &self.all
    }

    pub fn get(&self, place: usize) -> Option<&Screen> {
        self.all.get(place)
    }

    pub fn console_on(&self) -> Option<usize> {
        self.console_on
    }

    /// Whether the program is woken when a screen comes or goes; else it has to look again now and then.
    pub fn is_told(&self) -> bool {
        self.watch.as_ref().is_some_and(Watch::is_alive)
    }

    pub fn windows_can_be_moved(&self) -> bool {
        self.windows_can_be_moved
    }

    /// The screen for the wall: the one chosen, else any that the console is not on; never one that shows the same.
    pub fn for_wall(&self, chosen: Option<&Screen>) -> Option<usize> {
        let others = || (0..self.all.len()).filter(|place| self.is_apart(*place));
        let chosen = chosen.and_then(|screen| screen.place_among(&self.all));
        chosen.filter(|place| self.is_apart(*place)).or_else(|| others().next())
    }

    /// Whether it shows nothing of what the console's screen shows.
    fn is_apart(&self, place: usize) -> bool {
        let console = self.console_on.or_else(|| (!self.all.is_empty()).then_some(0));
        match (self.all.get(place), console.and_then(|console| self.all.get(console))) {
            (Some(screen), Some(console)) => !screen.mirrors(console),
            _ => false,
        }
    }
}
