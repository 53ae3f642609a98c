//! THE RUNNING PROGRAM. The only room with an egui context, a file dialog and threads together.
//!
//! [`Rapporteur`] holds the open session and what surrounds it. A pass goes: what happened meanwhile, the keys, the views,
//! what the views ask for, the wall. Whatever changes the record goes through `dispatch`.

mod awake;
mod close;
mod coming;
mod disk_trouble;
mod dispatch;
mod file_dialogs;
mod frame;
mod launch;
mod looks;
mod moving;
mod open_session;
mod opening;
mod papers_desk;
mod read_only;
mod rehearsal;
mod rescue;
#[cfg(target_os = "linux")]
mod screen_watch;
mod screens;
mod smoke;
mod trouble;
mod versions_desk;
mod waiting;
mod wall_keys;
mod wall_screen;
mod wall_window;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

pub use self::file_dialogs::{Answer, NoDialogs, Picker, SystemPicker};
pub use self::launch::{Launch, Renderer, RunError, run};
pub use self::open_session::OpenSession;

use self::awake::Awake;
use self::close::Closing;
use self::opening::OpeningJob;
use self::papers_desk::PapersDesk;
use self::rehearsal::Rehearsal;
use self::rescue::Pending;
use self::smoke::Smoke;
use self::trouble::Troubles;
use self::versions_desk::VersionsDesk;
use self::waiting::WaitingLook;
use self::wall_window::WallWindow;
use crate::clock::Clock;
use crate::session::SessionId;
use crate::store::preferences::ThemeChoice;
use crate::store::{Failure, Files, Places, Preferences, Template};
use crate::t;
use crate::ui::State;
use crate::ui::dialogs::{Dialog, PathPurpose};
use crate::ui::start::RecentFile;

/// What the program is started for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// The first page.
    Start,
    /// This file.
    Open(PathBuf),
    /// The working copy of the Georgetown session, made on the first run.
    Georgetown,
    /// Both windows on a copy of this file, a picture of each, and out.
    Smoke {
        /// Where the pictures go.
        dir: PathBuf,
        /// What to show.
        file: PathBuf,
    },
}

/// Where the program runs: everything outside of it that it uses.
#[derive(Clone)]
pub struct Surroundings {
    /// Times and new ids.
    pub clock: Arc<dyn Clock>,
    /// The disk.
    pub files: Arc<dyn Files>,
    /// Where things live on it.
    pub places: Places,
    /// File dialogs.
    pub picker: Arc<dyn Picker>,
}

/// The program.
pub struct Rapporteur {
    around: Surroundings,
    preferences: Preferences,
    recent: Vec<RecentFile>,
    open: Option<OpenSession>,
    /// What waits while a copy of the record is rehearsed on.
    rehearsal: Option<Rehearsal>,
    opening: Option<OpeningJob>,
    /// What the question is about that is open, if it is about a file.
    pending: Option<Pending>,
    /// What was answered before the question that is open, if it is about a session that is in use.
    answered: opening::Answers,
    waiting: WaitingLook,
    troubles: Troubles,
    /// The file dialog of the desktop that is open, and the session for which it was asked for.
    picking: Option<(file_dialogs::Picking, Option<SessionId>)>,
    papers: PapersDesk,
    versions: VersionsDesk,
    wall: WallWindow,
    awake: Awake,
    /// It was said that nothing can be written, and nothing has changed since.
    told_only_here: bool,
    /// It was said that the line is not kept as it is typed, and nothing has changed since.
    told_no_draft: bool,
    state: State,
    smoke: Option<Smoke>,
    /// The first page, or a session, was shown.
    page_was_shown: bool,
    /// The looks have to be installed before the next pass.
    looks_changed: bool,
    /// The size of the screen was looked at once.
    fits_screen: bool,
    closing: Closing,
    /// What had the focus in the last pass.
    focused: Option<egui::Id>,
    title: String,
}

impl Rapporteur {
    /// The program as it is before its first pass.
    pub fn new(around: Surroundings, task: Task) -> Self {
        let (preferences, warning) = Preferences::read(&*around.files, &around.places);
        let mut app = Self {
            around,
            wall: WallWindow::new(preferences.theme == ThemeChoice::HighContrast),
            preferences,
            recent: Vec::new(),
            open: None,
            rehearsal: None,
            opening: None,
            pending: None,
            answered: opening::Answers::default(),
            waiting: WaitingLook::default(),
            troubles: Troubles::default(),
            picking: None,
            papers: PapersDesk::default(),
            versions: VersionsDesk::default(),
            awake: Awake::default(),
            told_only_here: false,
            told_no_draft: false,
            state: State::default(),
            smoke: None,
            page_was_shown: false,
            looks_changed: true,
            fits_screen: false,
            closing: Closing::default(),
            focused: None,
            title: String::new(),
        };
        if let Some(warning) = warning {
            app.state.messages.warn(t!("message-preferences", why = warning.reason));
        }
        app.look_for_recent();
        app.look_for_end(task == Task::Start);
        app.begin(task);
        app
    }

    fn begin(&mut self, task: Task) {
        match task {
            Task::Start => {}
            Task::Open(path) => self.open_file(&path),
            Task::Georgetown => self.open_working_copy(Template::Georgetown2017),
            Task::Smoke { dir, file } => self.begin_smoke(dir, &file),
        }
    }

    /// What lies on the desk of Papers; for tests.
    pub fn papers(&self) -> &crate::ui::papers::Desk {
        self.papers.desk()
    }

    /// What is looked at beside today; for tests.
    pub fn versions(&self) -> &crate::ui::versions::Desk {
        self.versions.desk()
    }

    /// What the views remember; for tests and for the frame bench.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The open session, if there is one.
    pub fn open_session(&self) -> Option<&OpenSession> {
        self.open.as_ref()
    }

    /// Whether a file is being opened.
    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// Asks for a file, by the desktop's dialog or by a typed path where there is none.
    fn ask_for_file(&mut self, purpose: PathPurpose, ctx: &Context) {
        let folder = self.folder_to_ask_in(purpose);
        let name = match (&self.open, purpose) {
            (Some(open), PathPurpose::SaveCopy | PathPurpose::SaveVersion) => open.name_for_copy(),
            _ => String::new(),
        };
        if self.around.picker.is_available() {
            let picking = file_dialogs::Picking::start(&self.around.picker, purpose, folder, name, ctx);
            self.picking = Some((picking, self.open_id()));
        } else {
            let suggestion = folder.join(&name).display().to_string();
            self.state.dialog = Some(Dialog::path(purpose, suggestion));
        }
    }

    /// Where a person is likely to look for a file, or to want one.
    fn folder_to_ask_in(&self, purpose: PathPurpose) -> PathBuf {
        let documents = self.around.places.documents();
        match &self.open {
            // The folder of the file is where nothing can be written just now.
            Some(open) if purpose == PathPurpose::SaveCopy && open.is_not_saved() => documents,
            Some(open) => open.path().parent().map(Path::to_owned).unwrap_or_default(),
            None => documents,
        }
    }

    /// What was chosen could not be written. Where it was typed, it can be mended; the dialogs of a desktop are asked for anew.
    fn ask_for_file_again(&mut self, purpose: PathPurpose, path: &Path, failure: &Failure) {
        if self.around.picker.is_available() {
            self.state.messages.warn(failure.to_string());
        } else {
            self.state.dialog = Some(Dialog::path_again(purpose, path.display().to_string(), failure.kind.to_string()));
        }
    }

    fn open_id(&self) -> Option<SessionId> {
        self.open.as_ref().map(|open| open.session().id)
    }

    /// Takes the answer of a file dialog.
    fn follow_picking(&mut self, ctx: &Context) {
        let Some((answer, of)) = self.picking.as_ref().and_then(|(picking, of)| Some((picking.poll()?, *of))) else {
            return;
        };
        self.picking = None;
        let is_late = of != self.open_id();
        match answer {
            Answer::Open(path) => self.open_file(&path),
            Answer::SaveCopy(_) | Answer::SaveVersion(_) if is_late => {
                self.state.messages.warn(t!("message-picked-late"));
            }
            Answer::SaveCopy(path) => self.save_copy_to(&path),
            Answer::SaveVersion(path) => self.save_version_to(&path, ctx),
            Answer::Cancelled => {}
        }
    }

    fn keep_preferences(&mut self) {
        if let Err(failure) = self.preferences.write(&*self.around.files, &self.around.places) {
            log::warn!("the preferences are not kept: {failure}");
        }
    }

    /// Looks in the background which of the recent files are still there. Until that is known, what was known before counts.
    fn look_for_recent(&mut self) {
        let paths = self.preferences.recent.clone();
        let was_gone = |path: &Path| self.recent.iter().any(|recent| recent.path == *path && !recent.exists);
        self.recent = paths.iter().map(|path| recent_file(path, !was_gone(path))).collect();
        self.waiting = WaitingLook::start(&self.around, paths);
    }

    /// Takes what was found out about files; `true` while that goes on.
    fn follow_waiting(&mut self) -> bool {
        if let Some(gone) = self.waiting.follow() {
            self.recent.iter_mut().for_each(|recent| recent.exists = !gone.contains(&recent.path));
        }
        self.waiting.is_looking()
    }
}

fn recent_file(path: &Path, exists: bool) -> RecentFile {
    RecentFile {
        path: path.to_owned(),
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
        exists,
    }
}
