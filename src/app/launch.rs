//! From nothing to a window: options, renderer, icon.

use std::sync::{Arc, Mutex, PoisonError};

use eframe::{NativeOptions, egui};
use egui::{Context, IconData, Vec2, ViewportBuilder, ViewportCommand, vec2};
use thiserror::Error;

use super::{Rapporteur, Surroundings, SystemPicker, Task};
use crate::clock::SystemClock;
use crate::store::{DiskFiles, Places, panics, report};
use crate::t;
use crate::ui::theme;

/// How the window is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL: starts fastest.
    Glow,
    /// Whatever the graphics card offers, or the processor.
    Wgpu,
}

/// What to start, and how.
#[derive(Clone, Debug)]
pub struct Launch {
    /// What for.
    pub task: Task,
    /// Only this renderer; `None`: the first one that works.
    pub renderer: Option<Renderer>,
}

/// Why there is no window.
#[derive(Debug, Error)]
pub enum RunError {
    /// The system does not say where files belong.
    #[error(transparent)]
    Places(#[from] crate::store::places::NoHome),
    /// The system announces no display.
    #[error("there is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set")]
    NoDisplay,
    /// No renderer works here.
    #[error("no window can be opened here ({0}); OpenGL or Vulkan must be installed (Mesa on most Linux systems)")]
    NoWindow(String),
    /// `--smoke` did not get its pictures.
    #[error("{0}")]
    Smoke(String),
}

/// Size of the console's window at first, in points.
const SIZE: Vec2 = vec2(1280.0, 800.0);

/// The least size at which everything still works: a screen of 960×600 (DESIGN 8) has a title bar and a taskbar on it, too.
const LEAST_SIZE: [f32; 2] = [960.0, 540.0];

/// Opens the window and returns when it is closed.
///
/// There is no automatic fallback in the toolkit: a renderer that does not work is an error, and the next one is tried.
pub fn run(launch: &Launch) -> Result<(), RunError> {
    let around = Surroundings {
        clock: Arc::new(SystemClock),
        files: Arc::new(DiskFiles),
        places: Places::of_user()?,
        picker: Arc::new(SystemPicker),
    };
    if !has_display() {
        return Err(RunError::NoDisplay);
    }
    report_what_breaks_off(&around);
    let order = match launch.renderer {
        Some(only) => vec![only],
        None => vec![Renderer::Glow, Renderer::Wgpu],
    };
    let mut why = Vec::new();
    for renderer in order {
        match run_with(renderer, &around, &launch.task) {
            Ok(outcome) => return outcome.map_err(RunError::Smoke),
            Err(error) => {
                // The next one may work; if none does, the error says so.
                log::info!("{renderer:?} does not work here: {error}");
                why.push(error.to_string());
            }
        }
    }
    Err(RunError::NoWindow(why.join("; ")))
}

/// Whatever nobody catches is reported. On the main thread it ends the program, which the next start tells; a thread of a job
/// is missed by whoever waits for it.
fn report_what_breaks_off(around: &Surroundings) {
    let around = around.clone();
    let ration = report::Ration::default();
    panics::tell_of_others(Box::new(move |panicked| {
        let ends = panicked.thread == "main";
        log::error!("broke off at {}", panicked.location);
        if !ration.take(ends) {
            return;
        }
        let now = around.clock.now();
        let written = report::write(&*around.files, &around.places, now, "the window", panicked, ends);
        if let Err(failure) = written {
            log::error!("no report was written: {failure}");
        }
    }));
}

/// Whether the system announces a display. Where it does not announce any, the toolkit has to find out.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(set)
}

/// The outcome of `--smoke`, or nothing to complain about.
type Outcome = Result<(), String>;

fn run_with(renderer: Renderer, around: &Surroundings, task: &Task) -> Result<Outcome, eframe::Error> {
    let smoke = Arc::new(Mutex::new(None));
    let seen = Arc::clone(&smoke);
    let (around, task) = (around.clone(), task.clone());
    eframe::run_native(
        &t!("app-name"),
        options(renderer),
        Box::new(move |creation| {
            theme::install_fonts(&creation.egui_ctx);
            theme::windows_are_cleared(&creation.egui_ctx);
            creation.egui_ctx.options_mut(|options| {
                // The console's text grows by its own tokens: the toolkit's zoom would zoom the wall, too.
                options.zoom_with_keyboard = false;
            });
            let app = Rapporteur::new(around, task);
            *seen.lock().unwrap_or_else(PoisonError::into_inner) = app.smoke_outcome();
            Ok(Box::new(app))
        }),
    )?;
    let outcome = smoke.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok(outcome.map_or(Ok(()), |outcome| {
        let outcome = outcome.lock().unwrap_or_else(PoisonError::into_inner).take();
        outcome.unwrap_or_else(|| Err("the window was closed before the pictures were taken".to_owned()))
    }))
}

fn options(renderer: Renderer) -> NativeOptions {
    let mut options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(t!("app-name"))
            .with_app_id("rapporteur")
            .with_icon(icon())
            .with_inner_size(SIZE)
            .with_min_inner_size(LEAST_SIZE)
            .with_drag_and_drop(true),
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        },
        // It hides the bands of gradients, of which there are none, and costs a software renderer time at every pixel.
        dithering: false,
        ..NativeOptions::default()
    };
    if let eframe::egui_wgpu::WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup {
        // A laptop on battery, all day.
        setup.power_preference = eframe::wgpu::PowerPreference::LowPower;
    }
    options
}

/// Room for the window's title and the desktop's bars, in points: without it the foot of the window is off the screen.
const BARS: Vec2 = vec2(8.0, 96.0);

impl Rapporteur {
    /// On a screen that is too small for the usual window, the window takes all that there is. Once, and not for pictures.
    pub(super) fn fit_screen(&mut self, ctx: &Context) {
        let Some(screen) = ctx.input(|input| input.viewport().monitor_size).filter(|_| !self.fits_screen) else {
            return;
        };
        self.fits_screen = true;
        let needed = SIZE + BARS;
        if self.smoke.is_none() && (screen.x < needed.x || screen.y < needed.y) {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }
}

/// The icon of both windows; none if what ships is broken, which a test rules out.
pub fn icon() -> Arc<IconData> {
    static ICON: std::sync::LazyLock<Arc<IconData>> = std::sync::LazyLock::new(|| {
        let png = include_bytes!("../../assets/icon.png");
        Arc::new(eframe::icon_data::from_png_bytes(png).unwrap_or_default())
    });
    Arc::clone(&ICON)
}
