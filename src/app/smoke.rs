//! `--smoke`: both windows on a copy, a picture of each, and out. For machines without anybody in front of them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use egui::{ColorImage, Context, ViewportCommand, ViewportId};

use super::{Rapporteur, wall_window};
use crate::session::permitted::WallMode;
use crate::store;

/// How many passes the windows get to settle before the pictures are taken.
const SETTLE: u32 = 12;

/// How long it may take altogether, in passes of [`STEP`].
const PATIENCE: u32 = 600;

/// The time between passes while the windows settle.
const STEP: Duration = Duration::from_millis(50);

/// What `--smoke` is busy with.
pub struct Smoke {
    dir: PathBuf,
    passes: u32,
    waited: u32,
    asked: bool,
    pictures: Arc<Mutex<Pictures>>,
    outcome: SharedOutcome,
}

/// How it went, for whoever waits: nothing while it goes on.
pub type SharedOutcome = Arc<Mutex<Option<Result<(), String>>>>;

#[derive(Default)]
struct Pictures {
    console: Option<Arc<ColorImage>>,
    wall: Option<Arc<ColorImage>>,
}

impl Smoke {
    /// Where the outcome will be: nothing while it goes on.
    pub fn outcome(&self) -> SharedOutcome {
        Arc::clone(&self.outcome)
    }
}

impl Rapporteur {
    /// Makes a copy of `file` in `dir` and opens it.
    pub(super) fn begin_smoke(&mut self, dir: PathBuf, file: &Path) {
        let smoke =
            Smoke { dir, passes: 0, waited: 0, asked: false, pictures: Arc::default(), outcome: Arc::default() };
        match store::copy_for_showing(&*self.around.files, &self.around.places, file, &smoke.dir) {
            Ok(copy) => self.open_file(&copy),
            Err(why) => finish(&smoke, Err(why)),
        }
        self.smoke = Some(smoke);
    }

    /// The outcome of `--smoke`, to be read after the window is gone.
    pub fn smoke_outcome(&self) -> Option<SharedOutcome> {
        self.smoke.as_ref().map(Smoke::outcome)
    }

    /// One step of it, once a pass.
    pub(super) fn follow_smoke(&mut self, ctx: &Context) {
        let Some(smoke) = &mut self.smoke else {
            return;
        };
        smoke.waited += 1;
        let failed = (self.open.is_none() && self.opening.is_none())
            .then(|| self.state.messages.all().last().map(|message| message.text.clone()).unwrap_or_default());
        if let Some(why) = failed {
            finish(smoke, Err(why));
        } else if smoke.waited > PATIENCE {
            finish(smoke, Err("the windows did not come up in time".to_owned()));
        }
        if is_over(smoke) {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Close);
            return;
        }
        ctx.request_repaint_after(STEP);
        if self.opening.is_some() {
            return;
        }
        smoke.passes += 1;
        if smoke.passes == 1 {
            self.wall.open = true;
            self.wall.mode = WallMode::Element(0);
        } else if smoke.passes > SETTLE && !smoke.asked {
            smoke.asked = true;
            ask_for_pictures(smoke, ctx);
        } else if smoke.asked {
            write_pictures(smoke, &*self.around.files);
        }
    }
}

fn ask_for_pictures(smoke: &Smoke, ctx: &Context) {
    for (id, is_wall) in [(ViewportId::ROOT, false), (wall_window::viewport_id(), true)] {
        let pictures = Arc::clone(&smoke.pictures);
        let callback = egui::ScreenshotCallback::new(move |image| {
            let mut pictures = pictures.lock().unwrap_or_else(PoisonError::into_inner);
            *(if is_wall { &mut pictures.wall } else { &mut pictures.console }) = Some(image);
        });
        ctx.send_viewport_cmd_to(id, ViewportCommand::Screenshot(callback));
        ctx.request_repaint_of(id);
    }
}

fn write_pictures(smoke: &Smoke, files: &dyn store::Files) {
    let pictures = smoke.pictures.lock().unwrap_or_else(PoisonError::into_inner);
    let (Some(console), Some(wall)) = (&pictures.console, &pictures.wall) else {
        return;
    };
    let write = |name: &str, image: &ColorImage| {
        let png = png(image)?;
        store::write_picture(files, &smoke.dir.join(name), &png).map_err(|failure| failure.to_string())
    };
    finish(smoke, write("console.png", console).and_then(|()| write("wall.png", wall)));
}

fn png(image: &ColorImage) -> Result<Vec<u8>, String> {
    use image::ImageEncoder as _;
    let mut bytes = Vec::new();
    let (width, height) = (image.size[0] as u32, image.size[1] as u32);
    let pixels: Vec<u8> = image.pixels.iter().flat_map(egui::Color32::to_array).collect();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&pixels, width, height, image::ExtendedColorType::Rgba8)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn finish(smoke: &Smoke, outcome: Result<(), String>) {
    smoke.outcome.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(outcome);
}

fn is_over(smoke: &Smoke) -> bool {
    smoke.outcome.lock().unwrap_or_else(PoisonError::into_inner).is_some()
}
