//! THE RUNNING PROGRAM. The only room with an egui context, a file dialog and threads together.
//!
//! [`Rapporteur`] holds the open session and what surrounds it. A pass goes: what happened meanwhile, the keys, the views,
//! what the views ask for, the wall. Whatever changes the record goes through `dispatch`.

mod awake;
mod close;
mod dispatch;
mod file_dialogs;
mod frame;
mod launch;
mod looks;
mod open_session;
mod opening;
mod papers_desk;
mod read_only;
mod rehearsal;
#[cfg(target_os = "linux")]
mod screen_watch;
mod screens;
mod smoke;
mod versions_desk;
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
use self::opening::{Begun, How, NotBegun, OpeningJob};
use self::papers_desk::PapersDesk;
use self::rehearsal::Rehearsal;
use self::smoke::Smoke;
use self::versions_desk::VersionsDesk;
use self::wall_window::WallWindow;
use crate::clock::Clock;
use crate::session::agenda::AgendaItem;
use crate::session::quick::{self, Vocabulary};
use crate::session::{Session, timing};
use crate::store::preferences::ThemeChoice;
use crate::store::{Draft, Files, Places, Preferences, Saver, Template};
use crate::t;
use crate::ui::dialogs::{Dialog, PathPurpose};
use crate::ui::run::capture::Line;
use crate::ui::start::RecentFile;
use crate::ui::{Place, State};

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
    picking: Option<file_dialogs::Picking>,
    papers: PapersDesk,
    versions: VersionsDesk,
    wall: WallWindow,
    awake: Awake,
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
            picking: None,
            papers: PapersDesk::default(),
            versions: VersionsDesk::default(),
            awake: Awake::default(),
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

    /// Begins to open a file in the background. What is open now stays until the other one is there.
    fn open_file(&mut self, path: &Path) {
        self.open_file_as(path, How::Asking);
    }

    fn open_file_as(&mut self, path: &Path, how: How) {
        let is_open = self
            .open
            .as_ref()
            // What is only looked at may be opened anew: perhaps nothing stands in the way any more.
            .filter(|open| open.read_only().is_none())
            .is_some_and(|open| self.around.files.canonical(path).is_ok_and(|real| real == open.path()));
        if is_open {
            self.state.messages.note(t!("message-open-already"));
            return;
        }
        // A rehearsal ends with this: its clock is not for the session that is opened.
        let clock = self.rehearsal.as_ref().map_or(&self.around.clock, Rehearsal::clock);
        self.opening = Some(OpeningJob::start(&self.around, clock, path, how));
    }

    /// Opens the working copy of a session that ships.
    fn open_working_copy(&mut self, template: Template) {
        let around = &self.around;
        match crate::store::working_copy(&*around.files, &around.places, &*around.clock, template) {
            Ok(path) => self.open_file(&path),
            Err(error) => self.state.messages.warn(error.to_string()),
        }
    }

    /// A new session from a template, in the documents folder under a name that is free.
    fn new_from(&mut self, template: Template) {
        let around = &self.around;
        match crate::store::new_in_documents(&*around.files, &around.places, &*around.clock, template) {
            Ok(path) => self.open_file(&path),
            Err(error) => self.state.messages.warn(error.to_string()),
        }
    }

    /// Follows the background opening; takes the session over when it is there.
    fn follow_opening(&mut self, ctx: &Context) {
        let Some(result) = self.opening.as_mut().and_then(|job| job.poll(ctx)) else {
            return;
        };
        let copied = self.opening.take().and_then(|job| job.copied);
        let is_copy = copied.is_some();
        let Begun { opened, index, saver } = match result {
            Ok(begun) => begun,
            Err(NotBegun::InUse(path, held)) => return self.ask_how_to_go_on(&path, &held),
            Err(NotBegun::Failed(failure)) => return self.state.messages.warn(failure.to_string()),
            Err(NotBegun::Refused(refused)) => {
                self.state.messages.warn(refused.to_string());
                return;
            }
        };
        // A copy has everything that the session had: getting away from a broken disk must not wait for that disk.
        let lines = is_copy.then(|| {
            let State { run, review, .. } = &mut self.state;
            (std::mem::take(&mut run.line), std::mem::replace(&mut review.line, Line::afterwards()))
        });
        if let (Some(through), Some(open)) = (copied, &self.open) {
            open.moved_on(through);
        }
        if !self.leave_session() && !is_copy {
            return;
        }
        // The clock of the machine: a rehearsal has ended.
        let clock = Arc::clone(&self.around.clock);
        self.state.messages.clear();
        // What another window has entered is not brought back: it was never away.
        let is_shared = opened.in_use.is_some();
        if opened.recovered > 0 && !is_shared {
            self.state.messages.note(t!("message-recovered", count = opened.recovered));
        }
        if opened.unapplied > 0 && !is_shared {
            self.state.messages.warn(t!("message-unapplied", count = opened.unapplied));
        }
        let draft = opened.draft.clone().filter(|_| saver.is_some());
        let path = opened.path.clone();
        let session = match saver {
            Some(saver) => {
                self.tell_of_comments(opened.comments, &saver);
                OpenSession::new(opened, index, saver, &*clock)
            }
            None => OpenSession::looked_at(read_only::reason(&opened), opened, index),
        };
        self.state = State {
            messages: std::mem::take(&mut self.state.messages),
            place: first_place(&session, clock.now()),
            ..State::default()
        };
        self.lay_out_plan();
        self.state.run.line.focus();
        // A kill between taking a line and forgetting it as a draft must not offer it twice.
        if let Some(draft) = draft.filter(|draft| !is_taken(draft, session.session())) {
            self.restore_draft(&draft);
        }
        if let Some(lines) = lines {
            (self.state.run.line, self.state.review.line) = lines;
            self.state.line_mut().focus();
        }
        self.wall.session_changed(&session);
        self.open = Some(session);
        self.page_was_shown = true;
        if self.smoke.is_none() {
            self.preferences.opened(&path);
            self.keep_preferences();
            self.look_for_recent();
        }
    }

    /// Says that saving will drop the comments of a file, and what has become of the file with them.
    fn tell_of_comments(&mut self, line: Option<usize>, saver: &Saver) {
        match (line, saver.comments_kept()) {
            (Some(line), Some(Ok(()))) => self.state.messages.warn(t!("message-comments", line = line)),
            (Some(line), Some(Err(failure))) => {
                let why = failure.kind.to_string();
                self.state.messages.warn(t!("message-comments-not-kept", line = line, why = why));
            }
            _ => {}
        }
    }

    fn restore_draft(&mut self, draft: &Draft) {
        // A note is rewritten in Run alone.
        let line = if draft.editing.is_some() { &mut self.state.run.line } else { self.state.line_mut() };
        line.restore_draft(&draft.text, draft.binding(), draft.kind, draft.sensitive, draft.editing);
    }

    /// Writes what is left of the open session and lets it go; `false` when neither file nor journal could be written.
    fn leave_session(&mut self) -> bool {
        self.end_rehearsal();
        self.papers.leave_session();
        self.versions.leave_session();
        let Some(mut session) = self.open.take() else {
            return true;
        };
        match session.settle() {
            Ok(()) => true,
            Err(failure) => {
                self.state.messages.warn(failure.to_string());
                let kept = failure.in_recovery;
                if !kept {
                    self.open = Some(session);
                }
                kept
            }
        }
    }

    /// Back to the first page.
    fn go_to_start(&mut self) {
        if self.leave_session() {
            self.look_for_recent();
            self.state = State { messages: std::mem::take(&mut self.state.messages), ..State::default() };
            self.wall.close();
        }
    }

    /// Writes a copy of the session elsewhere and goes on with that.
    fn save_copy_to(&mut self, path: &Path) {
        let Some(open) = &self.open else {
            return;
        };
        // The dialog may have been open before the rehearsal began.
        if self.rehearsal.is_some() {
            return self.state.messages.note(t!("message-no-copy-of-rehearsal"));
        }
        let path = Self::with_ending(path);
        match crate::store::create(&*self.around.files, &path, open.session(), false) {
            Ok(path) => {
                let through = open.sequence();
                self.open_file(&path);
                if let Some(job) = &mut self.opening {
                    job.copied = Some(through);
                }
            }
            Err(failure) => self.state.messages.warn(failure.to_string()),
        }
    }

    /// A name without an ending gets ours: the file dialogs of some desktops leave it out.
    fn with_ending(path: &Path) -> PathBuf {
        if path.extension().is_some() { path.to_owned() } else { path.with_extension(file_dialogs::ENDING) }
    }

    /// Asks for a file, by the desktop's dialog or by a typed path where there is none.
    fn ask_for_file(&mut self, purpose: PathPurpose, ctx: &Context) {
        let folder = match &self.open {
            Some(open) => open.path().parent().map(Path::to_owned).unwrap_or_default(),
            None => self.around.places.documents(),
        };
        let name = match (&self.open, purpose) {
            (Some(open), PathPurpose::SaveCopy | PathPurpose::SaveVersion) => open.name_for_copy(),
            _ => String::new(),
        };
        if self.around.picker.is_available() {
            self.picking = Some(file_dialogs::Picking::start(&self.around.picker, purpose, folder, name, ctx));
        } else {
            let suggestion = folder.join(&name).display().to_string();
            self.state.dialog = Some(Dialog::path(purpose, suggestion));
        }
    }

    /// Takes the answer of a file dialog.
    fn follow_picking(&mut self, ctx: &Context) {
        let Some(answer) = self.picking.as_ref().and_then(file_dialogs::Picking::poll) else {
            return;
        };
        self.picking = None;
        match answer {
            Answer::Open(path) => self.open_file(&path),
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

    /// Looks which of the recent files are still there. Not per frame: it asks the disk.
    fn look_for_recent(&mut self) {
        let files = &self.around.files;
        let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.recent = self
            .preferences
            .recent
            .iter()
            .map(|path| RecentFile {
                path: path.clone(),
                name: name(path),
                folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
                exists: files.stat(path).is_ok(),
            })
            .collect();
    }
}

/// Whether a draft, or what was typed behind it, has become a note since.
fn is_taken(draft: &Draft, session: &Session) -> bool {
    if draft.editing.is_some() {
        return false;
    }
    let vocabulary = Vocabulary {
        elements: &session.elements,
        agencies: &session.agencies,
        today: session.reference_day(jiff::civil::Date::MIN),
    };
    let begins = quick::read(&draft.text, &vocabulary).text;
    session.notes.iter().skip(draft.notes).any(|note| note.text.starts_with(&begins))
}

/// Where a file opens: in Review once its last item has ended, in Run otherwise.
fn first_place(open: &OpenSession, now: jiff::Timestamp) -> Place {
    let session = open.session();
    let today = session.workshop.time_zone().to_datetime(now).date();
    let last = session.agenda.last();
    let over = last.is_some_and(|item| item.ended.is_some())
        // Nobody ended the last item, and the room went home long ago.
        || last.is_some_and(AgendaItem::is_running) && timing::standing(session, 0, now).running.is_none();
    let captured_afterwards = session.agenda.iter().all(|item| item.started.is_none()) && !session.notes.is_empty();
    if over || (captured_afterwards && !session.workshop.days.contains(&today)) { Place::Review } else { Place::Run }
}
