//! The console without a window: update, layout and tessellation of a frame, and nothing that draws.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::epaint::ClippedShape;
use egui::{Context, Event, FullOutput, Key, Modifiers, RawInput, Rect, Shape, pos2};
use rapporteur::app::{NoDialogs, OpenSession, Rapporteur, Surroundings, Task};
use rapporteur::clock::SystemClock;
use rapporteur::session::Session;
use rapporteur::store::{DiskFiles, Places};
use rapporteur::ui::theme::{self, Look, Tokens};
use rapporteur::ui::{Place, State};

/// The size that the console is designed for (DESIGN 8).
const SCREEN: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1280.0, 800.0) };

/// The program, open on a session or about to be.
pub struct Console {
    app: Rapporteur,
    ctx: Context,
    frames: f64,
}

impl Console {
    /// Starts on a file, which is opened in the background.
    pub fn start(home: &Path, file: &Path) -> Self {
        let around = Surroundings {
            clock: Arc::new(SystemClock),
            files: Arc::new(DiskFiles),
            places: Places::under(home),
            picker: Arc::new(NoDialogs),
        };
        let ctx = Context::default();
        theme::install_fonts(&ctx);
        theme::install(&ctx, Tokens::new(Look::Light, 1.0));
        ctx.set_embed_viewports(false);
        Self { app: Rapporteur::new(around, Task::Open(file.to_owned())), ctx, frames: 0.0 }
    }

    /// Starts on a file and waits until it is open and nothing moves any more.
    pub fn open(home: &Path, file: &Path) -> Self {
        let mut console = Self::start(home, file);
        console.follow_opening();
        console.settle();
        console
    }

    /// Goes on until the file is open, with a frame every millisecond. Returns how long the longest frame took.
    pub fn follow_opening(&mut self) -> Duration {
        let mut longest = Duration::ZERO;
        while self.app.is_opening() {
            std::thread::sleep(Duration::from_millis(1));
            let begin = thread_time();
            self.frame(None);
            longest = longest.max(thread_time().saturating_sub(begin));
        }
        longest
    }

    /// A few frames, so that nothing is still finding its place.
    pub fn settle(&mut self) {
        for _ in 0..4 {
            self.frame(None);
        }
    }

    /// Presses keys, each in a frame of its own, and a few frames more.
    pub fn press(&mut self, keys: &[&str]) {
        for key in keys {
            self.frame(Some(key));
        }
        self.settle();
    }

    /// One frame with one key or none. Returns how many pieces there would be to draw.
    pub fn frame(&mut self, key: Option<&str>) -> usize {
        let output = self.pass(key);
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// How long a frame takes with this key.
    pub fn time(&mut self, key: &str) -> Duration {
        let begin = thread_time();
        std::hint::black_box(self.frame(Some(key)));
        thread_time().saturating_sub(begin)
    }

    /// Whether the wall's window is there.
    pub fn has_wall(&mut self) -> bool {
        self.pass(None).viewport_output.len() > 1
    }

    fn pass(&mut self, key: Option<&str>) -> FullOutput {
        self.frames += 1.0;
        let input = RawInput {
            screen_rect: Some(SCREEN),
            time: Some(self.frames / 60.0),
            events: key.map(events).unwrap_or_default(),
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| {
            self.app.logic(ui.ctx());
            self.app.frame_ui(ui);
        });
        output.textures_delta.clear();
        output
    }

    /// What the program does between frames.
    pub fn logic(&mut self) {
        self.app.logic(&self.ctx);
    }

    /// The record.
    pub fn session(&self) -> &Session {
        self.app.open_session().map(OpenSession::session).expect("a session is open")
    }

    /// What the views remember.
    pub fn state(&self) -> &State {
        self.app.state()
    }

    /// Whether a note waits for the journal.
    pub fn is_journaling(&self) -> bool {
        self.app.open_session().is_some_and(|open| !open.pending().is_empty())
    }

    /// Fails unless it is in a place and a text is written somewhere on the screen: what is measured must be what is meant.
    pub fn must_show(&mut self, place: Place, text: &str) {
        assert_eq!(self.state().place, place);
        let shapes = self.pass(None).shapes;
        assert!(shapes.iter().any(|ClippedShape { shape, .. }| has_text(shape, text)), "{text:?} is not on the screen");
    }
}

/// How long this thread has had a processor. A frame waits for nothing, so on a machine with nothing else to do this goes
/// as a clock does; on one that others use, too, it goes on only with our work.
#[cfg(unix)]
fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Elsewhere, a clock.
#[cfg(not(unix))]
fn thread_time() -> Duration {
    static BEGIN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGIN.elapsed()
}

fn has_text(shape: &Shape, text: &str) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(|shape| has_text(shape, text)),
        Shape::Text(written) => written.galley.text().contains(text),
        _ => false,
    }
}

/// A letter, or a key in angle brackets: `a`, `<Enter>`, `<Ctrl+3>`.
fn events(key: &str) -> Vec<Event> {
    let name = key.strip_prefix('<').and_then(|key| key.strip_suffix('>'));
    let (modifiers, name) = match name.unwrap_or(key).strip_prefix("Ctrl+") {
        Some(name) => (Modifiers::CTRL | Modifiers::COMMAND, name),
        None => (Modifiers::NONE, name.unwrap_or(key)),
    };
    let found = Key::from_name(&name.to_uppercase()).or_else(|| Key::from_name(name)).expect("a key of the toolkit");
    let press = Event::Key { key: found, physical_key: Some(found), pressed: true, repeat: false, modifiers };
    let text = (key.len() == 1).then(|| Event::Text(key.to_owned()));
    std::iter::once(press).chain(text).collect()
}
