//! Opening a file in the background: the window goes on, and shows how far it is.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};

use egui::Context;
use jiff::{SignedDuration, Timestamp};

use super::Surroundings;
use crate::session::index::Index;
use crate::store::rescue::write_copy;
use crate::store::{Failure, FailureKind, Held, Machine, Opened, Progress, Refused, Rescue, Saver, open, rescue};
use crate::t;
use crate::ui::start::Opening;

/// How long nobody is told that a file is being opened: a page that comes and goes in less is a flash.
const UNSEEN: SignedDuration = SignedDuration::from_millis(250);

/// How often it is opened anew because somebody was at work on it between reading and locking.
const TRIES: u32 = 3;

/// How a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// To work on it. Where somebody has it open, or recovery is not simple, a person is asked who has not answered yet.
    Work(Answers),
    /// To look at it.
    ReadOnly,
    /// A copy of it, made beside it, to work on.
    Copy,
}

impl Default for How {
    fn default() -> Self {
        Self::Work(Answers::default())
    }
}

/// What a person has answered while a file is opened to work on it. Each answer is one to its own question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Whatever a lock file says that nobody is seen to hold.
    pub anyway: bool,
    /// With what recovery holds: it was seen what that is.
    pub taking_in: bool,
}

/// A session that is open.
pub struct Begun {
    /// What was opened.
    pub opened: Opened,
    /// What is derived from its notes.
    pub index: Index,
    /// Looks after it; `None` where it is only looked at.
    pub saver: Option<Saver>,
    /// What is to be said.
    pub tell: Option<String>,
}

/// Why a session is not open.
pub enum NotBegun {
    /// The file cannot be read; and what there is instead.
    Refused(Box<Rescue>),
    /// The file that was to be opened could not be made.
    NotMade(Failure),
    /// Something could not be written.
    Failed(Failure),
    /// Somebody has it open: a person has to say how to go on.
    InUse(PathBuf, Held, Answers),
    /// What recovery holds is not simple: a person has to say what becomes of it.
    Doubt(Box<Opened>, Answers),
    /// The thread has gone without a word.
    Gone(Refused),
}

/// A file that was made to be opened.
pub struct Prepared {
    /// Where it is.
    pub path: PathBuf,
    /// What is to be said once it is open.
    pub tell: Option<String>,
}

/// Makes the file that is to be opened.
pub type Prepare = Box<dyn FnOnce() -> Result<Prepared, Failure> + Send>;

/// A file that is being opened.
pub struct OpeningJob {
    path: PathBuf,
    since: Timestamp,
    /// The window to be woken when it is done, once there is one.
    window: Arc<OnceLock<Context>>,
    progress: Arc<Progress>,
    result: Receiver<Result<Begun, NotBegun>>,
    /// It is a copy of the open session, made for it; that session may go in any case.
    pub copying: Option<Copying>,
}

/// A copy of the open session that is made to go on with.
pub struct Copying {
    /// The path as it was chosen.
    pub typed: PathBuf,
    /// What is said while it is made.
    pub words: String,
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What the thread needs.
struct Work {
    around: Surroundings,
    how: How,
    progress: Arc<Progress>,
    window: Arc<OnceLock<Context>>,
}

impl Work {
    fn run(self, prepare: Prepare) -> Result<Begun, NotBegun> {
        let Prepared { mut path, mut tell } = prepare().map_err(NotBegun::NotMade)?;
        if self.how == How::Copy {
            let opened = self.open(&path)?;
            let Surroundings { files, places, .. } = &self.around;
            let copy = write_copy(&**files, places, &opened.path, &opened.session, None).map_err(NotBegun::Failed)?;
            tell = Some(t!("rescue-opened", copy = name_of(&copy.path), name = name_of(&opened.path)));
            path = copy.path;
        }
        for _ in 1..TRIES {
            match self.begin(&path, tell.clone()) {
                Err(NotBegun::Failed(Failure { kind: FailureKind::Overtaken, .. })) => {}
                result => return result,
            }
        }
        self.begin(&path, tell)
    }

    fn begin(&self, path: &Path, tell: Option<String>) -> Result<Begun, NotBegun> {
        let mut opened = self.open(path)?;
        // Folding every text takes its time, too.
        let index = Index::new(&opened.session);
        opened.session.learn_places();
        // What is not known here would be lost by a save: there is nothing to ask.
        if self.how == How::ReadOnly || !opened.unread.is_none() {
            return Ok(Begun { opened, index, saver: None, tell });
        }
        let answers = if let How::Work(answers) = self.how { answers } else { Answers::default() };
        if let Some(held) = opened.in_use.take_if(|held| held.is_certain() || !answers.anyway) {
            return Err(NotBegun::InUse(path.to_owned(), held, answers));
        }
        if !answers.taking_in && opened.doubt(&Machine::here()).is_some() {
            return Err(NotBegun::Doubt(Box::new(opened), answers));
        }
        let opened = if answers.anyway { opened.anyway() } else { opened };
        let window = Arc::clone(&self.window);
        let wake = Box::new(move || window.get().into_iter().for_each(Context::request_repaint));
        let Surroundings { files, places, clock, .. } = self.around.clone();
        match Saver::start(files, &places, clock, &opened, wake) {
            Ok(saver) => Ok(Begun { opened, index, saver: Some(saver), tell }),
            // Somebody was faster.
            Err(Failure { kind: FailureKind::InUse(held), .. }) => Err(NotBegun::InUse(path.to_owned(), held, answers)),
            Err(failure) => Err(NotBegun::Failed(failure)),
        }
    }

    fn open(&self, path: &Path) -> Result<Opened, NotBegun> {
        let Surroundings { files, places, clock, .. } = &self.around;
        let refused = |refused| NotBegun::Refused(Box::new(rescue(files, places, &**clock, path, refused)));
        open(&**files, places, path, &self.progress).map_err(refused)
    }
}

impl OpeningJob {
    /// Begins. The window asks with [`poll`](Self::poll). The clock that is around is that of the machine.
    pub fn start(around: &Surroundings, path: &Path, how: How) -> Self {
        let file = path.to_owned();
        Self::begin(around, path, how, Box::new(move || Ok(Prepared { path: file, tell: None })))
    }

    /// Begins with making the file that is then opened. Until then it goes by `path`.
    pub fn prepare(around: &Surroundings, path: &Path, prepare: Prepare) -> Self {
        Self::prepare_as(around, path, How::default(), prepare)
    }

    /// The same, where a person has answered something already.
    pub fn prepare_as(around: &Surroundings, path: &Path, how: How, prepare: Prepare) -> Self {
        Self::begin(around, path, how, prepare)
    }

    fn begin(around: &Surroundings, path: &Path, how: How, prepare: Prepare) -> Self {
        let (sender, result) = channel();
        let progress = Arc::new(Progress::default());
        let window: Arc<OnceLock<Context>> = Arc::default();
        let work = Work { around: around.clone(), how, progress: Arc::clone(&progress), window: Arc::clone(&window) };
        let wakes = Arc::clone(&window);
        let run = move || {
            // Nobody waits any more when the window was closed meanwhile.
            let _ = sender.send(work.run(prepare));
            if let Some(window) = wakes.get() {
                window.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("open".to_owned()).spawn(run);
        if let Err(error) = thread {
            log::error!("no thread to open a file: {error}");
        }
        Self { path: path.to_owned(), since: around.clock.now(), window, progress, result, copying: None }
    }

    /// The same, where it is a copy of the open session.
    #[must_use]
    pub fn of(self, copying: Copying) -> Self {
        Self { copying: Some(copying), ..self }
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
                Some(Err(NotBegun::Gone(Refused::from_io(&self.path, &error))))
            }
        }
    }

    /// How far it is, for the first page.
    pub fn look(&self) -> Opening {
        Opening { name: name_of(&self.path), done: self.progress.look().fraction() }
    }
}
