//! Opening a file in the background: the window goes on, and shows how far it is.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};

use egui::Context;
use jiff::{SignedDuration, Timestamp};

use super::Surroundings;
use crate::session::index::Index;
use crate::store::{Opened, Progress, Refused, open};
use crate::ui::start::Opening;

/// How long nobody is told that a file is being opened: a page that comes and goes in less is a flash.
const UNSEEN: SignedDuration = SignedDuration::from_millis(250);

/// A file that is being opened.
pub struct OpeningJob {
    path: PathBuf,
    since: Timestamp,
    /// The window to be woken when it is done, once there is one.
    window: Arc<OnceLock<Context>>,
    progress: Arc<Progress>,
    result: Receiver<Result<(Opened, Index), Refused>>,
    /// It is a copy of the open session with its steps up to this number; that session may go in any case.
    pub copied: Option<u64>,
}

impl OpeningJob {
    /// Begins. The window asks with [`poll`](Self::poll).
    pub fn start(around: &Surroundings, path: &Path) -> Self {
        let (sender, result) = channel();
        let progress = Arc::new(Progress::default());
        let (files, places) = (Arc::clone(&around.files), around.places.clone());
        let (of, seen) = (path.to_owned(), Arc::clone(&progress));
        let window: Arc<OnceLock<Context>> = Arc::default();
        let wakes = Arc::clone(&window);
        let work = move || {
            // Nobody waits any more when the window was closed meanwhile.
            let opened = open(&*files, &places, &of, &seen).map(|opened| {
                // Folding every text takes its time, too.
                let index = Index::new(&opened.session);
                opened.session.learn_places();
                (opened, index)
            });
            let _ = sender.send(opened);
            if let Some(window) = wakes.get() {
                window.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("open".to_owned()).spawn(work);
        if let Err(error) = thread {
            log::error!("no thread to open a file: {error}");
        }
        Self { path: path.to_owned(), since: around.clock.now(), window, progress, result, copied: None }
    }

    /// Whether it began so recently that nothing of it is shown yet.
    pub fn is_unseen(&self, now: Timestamp) -> bool {
        let since = now.duration_since(self.since);
        !since.is_negative() && since < UNSEEN
    }

    /// What became of it; `None` while it goes on. Then the window is woken when it is done.
    pub fn poll(&mut self, window: &Context) -> Option<Result<(Opened, Index), Refused>> {
        // First this, then the look: whichever way the other thread is ahead, it is noticed.
        self.window.get_or_init(|| window.clone());
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                let error = std::io::Error::other("the thread that reads it has stopped");
                Some(Err(Refused::from_io(&self.path, &error)))
            }
        }
    }

    /// How far it is, for the first page.
    pub fn look(&self) -> Opening {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Opening { name, done: self.progress.look().fraction() }
    }
}
