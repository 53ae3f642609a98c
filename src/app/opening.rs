//! Opening a file in the background: the window goes on, and shows how far it is.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};

use egui::Context;
use jiff::{SignedDuration, Timestamp};

use super::Surroundings;
use crate::clock::Clock;
use crate::session::index::Index;
use crate::store::{Failure, FailureKind, Files, Held, Opened, Places, Progress, Refused, Saver, copy_beside, open};
use crate::ui::start::Opening;

/// How long nobody is told that a file is being opened: a page that comes and goes in less is a flash.
const UNSEEN: SignedDuration = SignedDuration::from_millis(250);

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// To work on it. Where somebody has it open, a person is asked.
    #[default]
    Asking,
    /// To look at it.
    ReadOnly,
    /// A copy of it, made beside it, to work on.
    Copy,
    /// To work on it, whatever a lock file says that nobody is seen to hold.
    Anyway,
}

/// A session that is open.
pub struct Begun {
    /// What was opened.
    pub opened: Opened,
    /// What is derived from its notes.
    pub index: Index,
    /// Looks after it; `None` where it is only looked at.
    pub saver: Option<Saver>,
}

/// Why a session is not open.
pub enum NotBegun {
    /// The file cannot be read.
    Refused(Refused),
    /// Something could not be written.
    Failed(Failure),
    /// Somebody has it open: a person has to say how to go on.
    InUse(PathBuf, Held),
}

/// A file that is being opened.
pub struct OpeningJob {
    path: PathBuf,
    since: Timestamp,
    /// The window to be woken when it is done, once there is one.
    window: Arc<OnceLock<Context>>,
    progress: Arc<Progress>,
    result: Receiver<Result<Begun, NotBegun>>,
    /// It is a copy of the open session with its steps up to this number; that session may go in any case.
    pub copied: Option<u64>,
}

/// What the thread needs.
struct Work {
    files: Arc<dyn Files>,
    places: Places,
    clock: Arc<dyn Clock>,
    path: PathBuf,
    how: How,
    progress: Arc<Progress>,
    window: Arc<OnceLock<Context>>,
}

impl Work {
    fn run(self) -> Result<Begun, NotBegun> {
        let mut opened = self.open(&self.path)?;
        if self.how == How::Copy {
            let copy = copy_beside(&*self.files, &opened.path, &opened.session).map_err(NotBegun::Failed)?;
            opened = self.open(&copy)?;
        }
        // Folding every text takes its time, too.
        let index = Index::new(&opened.session);
        opened.session.learn_places();
        // What is not known here would be lost by a save: there is nothing to ask.
        if self.how == How::ReadOnly || !opened.unread.is_none() {
            return Ok(Begun { opened, index, saver: None });
        }
        let anyway = self.how == How::Anyway;
        if let Some(held) = opened.in_use.take_if(|held| held.is_certain() || !anyway) {
            return Err(NotBegun::InUse(self.path, held));
        }
        let opened = if anyway { opened.anyway() } else { opened };
        let window = self.window;
        let wake = Box::new(move || window.get().into_iter().for_each(Context::request_repaint));
        match Saver::start(self.files, &self.places, self.clock, &opened, wake) {
            Ok(saver) => Ok(Begun { opened, index, saver: Some(saver) }),
            // Somebody was faster.
            Err(Failure { kind: FailureKind::InUse(held), .. }) => Err(NotBegun::InUse(self.path, held)),
            Err(failure) => Err(NotBegun::Failed(failure)),
        }
    }

    fn open(&self, path: &Path) -> Result<Opened, NotBegun> {
        open(&*self.files, &self.places, path, &self.progress).map_err(NotBegun::Refused)
    }
}

impl OpeningJob {
    /// Begins. The window asks with [`poll`](Self::poll). `clock` is that of the machine.
    pub fn start(around: &Surroundings, clock: &Arc<dyn Clock>, path: &Path, how: How) -> Self {
        let (sender, result) = channel();
        let progress = Arc::new(Progress::default());
        let window: Arc<OnceLock<Context>> = Arc::default();
        let work = Work {
            files: Arc::clone(&around.files),
            places: around.places.clone(),
            clock: Arc::clone(clock),
            path: path.to_owned(),
            how,
            progress: Arc::clone(&progress),
            window: Arc::clone(&window),
        };
        let wakes = Arc::clone(&window);
        let run = move || {
            // Nobody waits any more when the window was closed meanwhile.
            let _ = sender.send(work.run());
            if let Some(window) = wakes.get() {
                window.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("open".to_owned()).spawn(run);
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
    pub fn poll(&mut self, window: &Context) -> Option<Result<Begun, NotBegun>> {
        // First this, then the look: whichever way the other thread is ahead, it is noticed.
        self.window.get_or_init(|| window.clone());
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                let error = std::io::Error::other("the thread that reads it has stopped");
                Some(Err(NotBegun::Refused(Refused::from_io(&self.path, &error))))
            }
        }
    }

    /// How far it is, for the first page.
    pub fn look(&self) -> Opening {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Opening { name, done: self.progress.look().fraction() }
    }
}
