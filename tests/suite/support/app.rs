//! The real program without a screen: the app as it runs, on a clock and in a home of its own, with keys that arrive as the
//! window system sends them.
//!
//! What a test looks at is what a person has: the line, the record, what is written on the screen and what a screen reader
//! is told.

mod disk;
mod keys;
mod wall;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use egui::{Event, Shape, Vec2, ViewportId, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;
use rapporteur::app::{NoDialogs, OpenSession, Rapporteur, Surroundings, Task};
use rapporteur::clock::{Clock, ManualClock};
use rapporteur::session::Session;
use rapporteur::store::{DiskFiles, Places, Template, create};
use rapporteur::ui::run::capture::Line;
use rapporteur::ui::{State, theme};
use uuid::Uuid;

pub use self::disk::Disk;
pub use self::keys::events_of;
pub use self::wall::{WallDesk, rows_of};

/// How long anything in the background may take before a test gives it up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The size that the console is designed for (DESIGN 8).
const SIZE: Vec2 = vec2(1280.0, 800.0);

/// A console in front of which nobody sits but the test.
pub struct Desk {
    /// Goes first, so that a test that fails while the disk is held up does not wait for it.
    _let_go: LetGo,
    pub harness: Harness<'static, Rapporteur>,
    pub clock: Arc<ManualClock>,
    pub disk: Disk,
    /// Whoever makes an id breaks off: in the midst of carrying out what was asked for.
    pub ids_break: Arc<AtomicBool>,
    home: Arc<tempfile::TempDir>,
}

/// Lets the disk go on when it is dropped.
struct LetGo(Disk);

impl Drop for LetGo {
    fn drop(&mut self) {
        self.0.let_go();
    }
}

/// The clock, with ids that may break off.
struct Ids {
    clock: Arc<ManualClock>,
    breaks: Arc<AtomicBool>,
}

impl Clock for Ids {
    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn new_id(&self) -> Uuid {
        assert!(!self.breaks.load(Ordering::Relaxed), "broken by a test");
        self.clock.new_id()
    }
}

impl Desk {
    /// The program, open on a file with this session, at a time such as `2017-10-04T10:40:00-04:00`.
    pub fn open(session: &Session, now: &str) -> Self {
        Self::open_at_size(session, now, SIZE)
    }

    /// The same in a window of this size.
    pub fn open_at_size(session: &Session, now: &str, size: Vec2) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let path = home.path().join("day.ron");
        let path = create(&DiskFiles, &path, session, false).expect("a session file");
        Self::begin(home, Task::Open(path), now, size)
    }

    /// The program on its first page.
    pub fn start_page() -> Self {
        Self::begin(tempfile::tempdir().expect("a temporary folder"), Task::Start, "2017-10-04T10:40:00-04:00", SIZE)
    }

    /// The program, started for a file that is not there.
    pub fn without_its_file() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let task = Task::Open(home.path().join("missing.ron"));
        Self::begin(home, task, "2017-10-04T10:40:00-04:00", SIZE)
    }

    /// The program, open on the file that `make` makes in its home.
    pub fn open_file(now: &str, make: impl FnOnce(&Path) -> PathBuf) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let path = make(home.path());
        Self::begin(home, Task::Open(path), now, SIZE)
    }

    /// A second window of the same person, on the same file.
    pub fn second_window(&self) -> Self {
        let now = Clock::now(&*self.clock).to_string();
        Self::begin(Arc::clone(&self.home), Task::Open(self.opened().path().to_owned()), &now, SIZE)
    }

    /// A window of another person who shares the folder, on a disk that a test has set up.
    pub fn window_on(&self, disk: Disk) -> Self {
        let now = Clock::now(&*self.clock).to_string();
        Self::begin_on(Arc::clone(&self.home), Task::Open(self.opened().path().to_owned()), &now, SIZE, disk)
    }

    /// The program is left, and started again on the same file, on a disk that a test has set up.
    pub fn window_again_on(self, disk: Disk) -> Self {
        let Self { harness, clock, home, .. } = self;
        let path = harness.state().open_session().expect("a session is open").path().to_owned();
        let now = Clock::now(&*clock).to_string();
        drop(harness);
        Self::begin_on(home, Task::Open(path), &now, SIZE, disk)
    }

    fn begin(home: impl Into<Arc<tempfile::TempDir>>, task: Task, now: &str, size: Vec2) -> Self {
        Self::begin_on(home.into(), task, now, size, Disk::default())
    }

    fn begin_on(home: Arc<tempfile::TempDir>, task: Task, now: &str, size: Vec2, disk: Disk) -> Self {
        let clock = Arc::new(ManualClock::new(now.parse().expect("a time with its offset")));
        let ids_break = Arc::new(AtomicBool::new(false));
        let around = Surroundings {
            clock: Arc::new(Ids { clock: Arc::clone(&clock), breaks: Arc::clone(&ids_break) }),
            files: Arc::new(disk.clone()),
            places: Places::under(home.path()),
            picker: Arc::new(NoDialogs),
        };
        let harness = Harness::builder().with_size(size).with_max_steps(12).build_eframe(move |creation| {
            theme::install_fonts(&creation.egui_ctx);
            // As on a desktop: the wall is a window of its own.
            creation.egui_ctx.set_embed_viewports(false);
            Rapporteur::new(around, task)
        });
        let mut this = Self { _let_go: LetGo(disk.clone()), harness, clock, disk, ids_break, home };
        this.wait("the file is open", |app| !app.is_opening());
        this.settle();
        this
    }

    /// The program is left, and started again on the same file.
    pub fn reopen(self) -> Self {
        self.reopen_after(|| {})
    }

    /// The same, with something that happens while it is not running.
    pub fn reopen_after(self, meanwhile: impl FnOnce()) -> Self {
        let Self { harness, clock, home, .. } = self;
        let path = harness.state().open_session().expect("a session is open").path().to_owned();
        let now = Clock::now(&*clock).to_string();
        drop(harness);
        meanwhile();
        Self::begin(home, Task::Open(path), &now, SIZE)
    }

    /// The program is gone without a word, and started again on the same file; `meanwhile` is given the home.
    pub fn reopen_after_kill(self, meanwhile: impl FnOnce(&Path)) -> Self {
        let Self { harness, clock, home, .. } = self;
        let path = harness.state().open_session().expect("a session is open").path().to_owned();
        let now = Clock::now(&*clock).to_string();
        drop(harness);
        meanwhile(home.path());
        Self::begin(home, Task::Open(path), &now, SIZE)
    }

    /// A path in the home of this desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn app(&self) -> &Rapporteur {
        self.harness.state()
    }

    pub fn state(&self) -> &State {
        self.app().state()
    }

    pub fn line(&self) -> &Line {
        self.state().line()
    }

    pub fn opened(&self) -> &OpenSession {
        self.app().open_session().expect("a session is open")
    }

    pub fn session(&self) -> &Session {
        self.opened().session()
    }

    /// The session file as it is on the disk.
    pub fn file_text(&self) -> String {
        text_of(self.opened().path())
    }

    /// Everything in the folder of the journals.
    pub fn journal_text(&self) -> String {
        let folder = self.path("data").join("journal");
        let Ok(entries) = std::fs::read_dir(folder) else {
            return String::new();
        };
        entries.map(|entry| text_of(&entry.expect("an entry").path())).collect()
    }

    /// One pass, with these events in it.
    pub fn pass(&mut self, events: Vec<Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
    }

    /// Passes until nothing asks for another one at once. Every control has a name, or this fails.
    pub fn settle(&mut self) {
        let steps = self.harness.run_ok();
        assert!(steps.is_some(), "it goes on repainting: {:#?}", self.harness.ctx.repaint_causes());
    }

    /// Passes until `true`, for what happens on other threads.
    pub fn wait(&mut self, what: &str, done: impl Fn(&Rapporteur) -> bool) {
        let begin = Instant::now();
        while !done(self.app()) {
            assert!(begin.elapsed() < PATIENCE, "not within {PATIENCE:?}: {what}");
            std::thread::sleep(Duration::from_millis(1));
            self.harness.step();
        }
    }

    /// Lets the clock go on, and the toolkit with it.
    pub fn advance(&mut self, by: Duration) {
        self.clock.advance(by);
        self.settle();
    }

    /// Everything is in the session file.
    pub fn saved(&mut self) {
        self.clock.advance(Duration::from_secs(1));
        self.harness.step();
        self.wait("the file is saved", |app| app.open_session().is_some_and(OpenSession::is_saved));
        self.settle();
    }

    /// When the console wants to be drawn again; `None`: when something happens.
    pub fn wants_repaint_in(&self) -> Option<Duration> {
        let delay = self.harness.output().viewport_output.get(&ViewportId::ROOT)?.repaint_delay;
        (delay < Duration::from_hours(24)).then_some(delay)
    }

    /// Every name and text that a screen reader is given.
    pub fn told(&self) -> Vec<String> {
        let node = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            [node.label(), node.value()]
        };
        self.harness.root().children_recursive().flat_map(node).flatten().collect()
    }

    /// Whether something on the screen says this, whole or as a part.
    pub fn says(&self, text: &str) -> bool {
        self.told().iter().any(|told| told.contains(text))
    }

    /// Fails unless the screen says this.
    #[track_caller]
    pub fn must_say(&self, text: &str) {
        assert!(self.says(text), "nothing says `{text}`, but:\n{}", self.told().join("\n"));
    }

    /// Fails if the screen says this.
    #[track_caller]
    pub fn must_not_say(&self, text: &str) {
        assert!(!self.says(text), "something says `{text}`");
    }

    /// Clicks what has this name.
    #[track_caller]
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// The texts that are painted, in the order of painting.
    pub fn painted(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for clipped in &self.harness.output().shapes {
            collect(&clipped.shape, &mut texts);
        }
        texts
    }

    /// Nothing has the focus, as after a click on an empty place.
    pub fn lose_focus(&mut self) {
        let line = self.line().id();
        self.harness.ctx.memory_mut(|memory| memory.surrender_focus(line));
        assert_eq!(self.focus(), "nothing");
    }

    /// What the keyboard goes to: `line`, `another`, `nothing`.
    pub fn focus(&self) -> &'static str {
        match self.harness.ctx.memory(egui::Memory::focused) {
            Some(id) if id == self.line().id() => "line",
            Some(_) => "another",
            None => "nothing",
        }
    }
}

fn collect(shape: &Shape, texts: &mut Vec<String>) {
    match shape {
        Shape::Text(text) => texts.push(text.galley.text().to_owned()),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, texts)),
        _ => {}
    }
}

fn text_of(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).expect("a file that can be read")).into_owned()
}

/// The Georgetown workshop, nothing said yet.
pub fn georgetown() -> Session {
    let clock = ManualClock::new("2017-10-01T12:00:00Z".parse().expect("a timestamp"));
    Template::Georgetown2017.session(&clock).expect("the template is sound")
}

/// A filled day of a fictional State.
pub fn exercise() -> Session {
    let clock = ManualClock::new("2017-10-01T12:00:00Z".parse().expect("a timestamp"));
    Template::Exercise.session(&clock).expect("the template is sound")
}
