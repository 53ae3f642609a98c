//! Opening a file in the background: the window goes on, and shows how far it is.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};

use egui::Context;
use jiff::{SignedDuration, Timestamp};

use super::Surroundings;
use crate::session::index::Index;
use crate::store::{Failure, Opened, Progress, Refused, Rescue, open, rescue};
use crate::ui::start::Opening;

/// How long nobody is told that a file is being opened: a page that comes and goes in less is a flash.
const UNSEEN: SignedDuration = SignedDuration::from_millis(250);

/// A file that was made to be opened.
pub struct Prepared {
    /// Where it is.
    pub path: PathBuf,
    /// What is to be said once it is open.
    pub tell: Option<String>,
}

/// Makes the file that is to be opened.
pub type Prepare = Box<dyn FnOnce() -> Result<Prepared, Failure> + Send>;

/// What there is when the job is done.
pub struct Ready {
    /// The session.
    pub opened: Opened,
    /// What is derived from its notes.
    pub index: Index,
    /// What is to be said.
    pub tell: Option<String>,
}

/// Why nothing was opened.
pub enum NotOpened {
    /// The file was refused; and what there is instead.
    Refused(Box<Rescue>),
    /// The file that was to be opened could not be made.
    NotMade(Failure),
    /// The thread has gone without a word.
    Gone(Refused),
}

/// A file that is being opened.
pub struct OpeningJob {
    path: PathBuf,
    since: Timestamp,
    /// The window to be woken when it is done, once there is one.
    window: Arc<OnceLock<Context>>,
    progress: Arc<Progress>,
    result: Receiver<Result<Ready, NotOpened>>,
    /// It is a copy of the open session, which may go in any case.
    pub is_copy: bool,
}

impl OpeningJob {
    /// Begins. The window asks with [`poll`](Self::poll).
    pub fn start(around: &Surroundings, path: &Path) -> Self {
        let file = path.to_owned();
        Self::prepare(around, path, Box::new(move || Ok(Prepared { path: file, tell: None })))
    }

    /// Begins with making the file that is then opened. Until then it goes by `path`.
    pub fn prepare(around: &Surroundings, path: &Path, prepare: Prepare) -> Self {
        let (sender, result) = channel();
        let progress = Arc::new(Progress::default());
        let (of, seen) = (around.clone(), Arc::clone(&progress));
        let window: Arc<OnceLock<Context>> = Arc::default();
        let wakes = Arc::clone(&window);
        let work = move || {
            // Nobody waits any more when the window was closed meanwhile.
            let _ = sender.send(work(&of, prepare, &seen));
            if let Some(window) = wakes.get() {
                window.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("open".to_owned()).spawn(work);
        if let Err(error) = thread {
            log::error!("no thread to open a file: {error}");
        }
        Self { path: path.to_owned(), since: around.clock.now(), window, progress, result, is_copy: false }
    }

    /// Whether it began so recently that nothing of it is shown yet.
    pub fn is_unseen(&self, now: Timestamp) -> bool {
        let since = now.duration_since(self.since);
        !since.is_negative() && since < UNSEEN
    }

    /// What became of it; `None` while it goes on. Then the window is woken when it is done.
    pub fn poll(&mut self, window: &Context) -> Option<Result<Ready, NotOpened>> {
        // First this, then the look: whichever way the other thread is ahead, it is noticed.
        self.window.get_or_init(|| window.clone());
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                let error = std::io::Error::other("the thread that reads it has stopped");
                Some(Err(NotOpened::Gone(Refused::from_io(&self.path, &error))))
            }
        }
    }

    /// How far it is, for the first page.
    pub fn look(&self) -> Opening {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Opening { name, done: self.progress.look().fraction() }
    }
}

fn work(around: &Surroundings, prepare: Prepare, progress: &Arc<Progress>) -> Result<Ready, NotOpened> {
    let Surroundings { files, places, clock, .. } = around;
    let Prepared { path, tell } = prepare().map_err(NotOpened::NotMade)?;
    let opened = open(&**files, places, &path, progress)
        .map_err(|refused| NotOpened::Refused(Box::new(rescue(files, places, &**clock, &path, refused))))?;
    // Folding every text takes its time, too.
    let index = Index::new(&opened.session);
    opened.session.learn_places();
    Ok(Ready { opened, index, tell })
}
