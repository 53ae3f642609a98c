//! The console without a window: update, layout and tessellation of a frame, and nothing that draws.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Event, Key, Modifiers, RawInput, Rect, pos2};
use rapporteur::app::{NoDialogs, Rapporteur, Surroundings, Task};
use rapporteur::clock::SystemClock;
use rapporteur::session::Session;
use rapporteur::store::{DiskFiles, Places, create};
use rapporteur::ui::theme::{self, Look, Tokens};

/// The size that the console is designed for (DESIGN 8).
const SCREEN: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1280.0, 800.0) };

/// The program, open on a session.
pub struct Console {
    app: Rapporteur,
    ctx: Context,
    frames: f64,
}

impl Console {
    /// Opens a session with an element on the floor that has its share of the notes.
    pub fn open(home: &Path, session: &Session) -> Self {
        let mut session = session.clone();
        session.agenda.iter_mut().for_each(|item| item.ended = None);
        session.floor.element = Some("OP3D-TRS".into());
        session.floor.item =
            session.notes.iter().rev().find(|note| note.on.contains(&"OP3D-TRS".into())).map(|n| n.item.clone());
        let path = create(&DiskFiles, &home.join("day.ron"), &session, false).expect("a session file");
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
        let mut console = Self { app: Rapporteur::new(around, Task::Open(path)), ctx, frames: 0.0 };
        while console.app.is_opening() {
            std::thread::sleep(Duration::from_millis(1));
            console.frame(None);
        }
        console.settle();
        console
    }

    /// A few frames, so that nothing is still finding its place.
    pub fn settle(&mut self) {
        for _ in 0..4 {
            self.frame(None);
        }
    }

    /// One frame with one key or none. Returns how many triangles there would be to draw.
    pub fn frame(&mut self, key: Option<&str>) -> usize {
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
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// What the program does between frames.
    pub fn logic(&mut self) {
        self.app.logic(&self.ctx);
    }

    /// Whether a note waits for the journal.
    pub fn is_journaling(&self) -> bool {
        self.app.open_session().is_some_and(|open| !open.pending().is_empty())
    }
}

/// A letter, or a key in angle brackets: `a`, `<Enter>`, `<Ctrl+3>`.
fn events(key: &str) -> Vec<Event> {
    let name = key.strip_prefix('<').and_then(|key| key.strip_suffix('>'));
    let (modifiers, name) = match name.unwrap_or(key).strip_prefix("Ctrl+") {
        Some(name) => (Modifiers::CTRL | Modifiers::COMMAND, name),
        None => (Modifiers::NONE, name.unwrap_or(key)),
    };
    let found = Key::from_name(name).expect("a key that the toolkit knows");
    let press = Event::Key { key: found, physical_key: Some(found), pressed: true, repeat: false, modifiers };
    let text = (key.len() == 1).then(|| Event::Text(key.to_owned()));
    std::iter::once(press).chain(text).collect()
}
