//! Review with a session on it, without a program around it: for sizes and looks, and for records that are too long to be
//! written to a file in a test. What the view asks for is carried out at once.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, Ui, Vec2};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, HarnessBuilder};
use jiff::Timestamp;
use rapporteur::command::{Circumstances, Command};
use rapporteur::session::capture;
use rapporteur::session::history::{History, StepName};
use rapporteur::session::index::Index;
use rapporteur::session::note::Note;
use rapporteur::session::permitted::{WallMode, WallView};
use rapporteur::session::{Session, timing};
use rapporteur::ui::papers::Desk as PapersDesk;
use rapporteur::ui::theme::{self, Look, Tokens};
use rapporteur::ui::{self, Ask, Place, SaveState, State, Timekeeping, View, WallStatus, keys};

pub use crate::support::app::exercise;
use crate::support::fixtures::{measure_id, note_id};

/// A session, what was done to it, and what the views remember.
pub struct Desk {
    pub session: Session,
    pub history: History,
    pub state: State,
    index: Index,
    revision: u64,
    ids: u128,
    now: Timestamp,
}

impl Desk {
    pub fn new(session: Session) -> Self {
        let index = Index::new(&session);
        Self {
            session,
            history: History::default(),
            state: State { place: Place::Review, ..State::default() },
            index,
            revision: 0,
            ids: 900,
            now: "2026-10-20T12:00:00Z".parse().expect("a timestamp"),
        }
    }

    /// One pass of the program.
    pub fn pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        keys::hold_back(&ctx, &mut self.state);
        let line = self.state.line();
        let in_text = keys::focus_is_in_text(&ctx, line.id(), line.is_empty());
        for command in keys::take(&ctx, &self.state, in_text, false) {
            self.command(command);
        }
        let mut asks = Vec::new();
        self.draw(ui, &mut asks);
        for ask in asks {
            self.carry_out(ask);
        }
    }

    fn draw(&mut self, ui: &mut Ui, asks: &mut Vec<Ask>) {
        let standing = timing::standing(&self.session, 0, self.now);
        let wall = WallStatus {
            open: false,
            full_screen: false,
            frozen: false,
            black: false,
            mode: WallMode::Title,
            look: theme::WallLook::default(),
            screen: String::new(),
            screens: Vec::new(),
            as_window: false,
            size: Vec2::new(1920.0, 1080.0),
            view: Arc::new(WallView::of(&self.session, &self.index, &standing, WallMode::Title, false, self.now)),
        };
        let view = View {
            session: &self.session,
            index: &self.index,
            revision: self.revision,
            whole_revision: self.revision,
            standing: &standing,
            now: self.now,
            timekeeping: Timekeeping::Afterwards,
            rate: 1,
            undo: self.history.undo_name(),
            redo: self.history.redo_name(),
            save: &SaveState::Saved("10:42:07".into()),
            pending: &HashSet::new(),
            wall: &wall,
            papers: &PapersDesk::default(),
            versions: &ui::versions::Desk::default(),
            changed: None,
            circumstances: Circumstances { open: true, ..Circumstances::default() },
            read_only: None,
            file_name: "exercise",
        };
        ui::console_ui(ui, &view, &mut self.state, asks);
    }

    fn carry_out(&mut self, ask: Ask) {
        match ask {
            Ask::Do(command) => self.command(command),
            Ask::LeaveField => self.history.close_step(),
            Ask::Change(name, note) => self.change(name, &note),
            Ask::Step(step) => self.take(*step),
            other => panic!("Review asked for {other:?}"),
        }
    }

    fn command(&mut self, command: Command) {
        let selected = self.state.selected_note().filter(|_| !self.state.is_writing());
        let note = selected.and_then(|id| self.session.note(id)).map(|note| Note::clone(note));
        match (command, ui::kind_of(command), note) {
            (_, Some(kind), Some(note)) => self.change(StepName::ChangeKind, &Note { kind, ..note }),
            (Command::Find, ..) => self.state.review.focus_search(),
            (Command::Plan, ..) => self.state.review.toggle_plan(&self.session, &self.index),
            (Command::Coverage, ..) => self.state.review.toggle_coverage(false),
            (Command::Undo, ..) => {
                let moved = self.history.undo(&mut self.session).expect("it fits").expect("there is something");
                self.revision += 1;
                self.index.follow(&self.session, &moved.edits, &moved.inverses);
            }
            (other, ..) => panic!("nothing carries out {other:?} here"),
        }
    }

    fn change(&mut self, name: StepName, note: &Note) {
        self.ids += 1;
        let step = capture::change(&self.session, name, note, measure_id(self.ids));
        self.take(step);
    }

    fn take(&mut self, step: rapporteur::session::history::Step) {
        let edits = step.edits.clone();
        let inverses = self.history.take(&mut self.session, step).expect("the step fits the record");
        self.revision += 1;
        self.index.follow(&self.session, &edits, &inverses);
    }

    /// The note that is selected.
    pub fn selected(&self) -> Option<&Note> {
        self.state.review.selected.and_then(|id| self.session.note(id)).map(|note| &**note)
    }
}

/// A builder for the console at a size, in a look, with text of a size.
pub fn builder(size: [f32; 2], look: Look, scale: f32) -> HarnessBuilder<Desk> {
    Harness::builder().with_size(size).with_max_steps(16).with_context_setup(move |ctx| {
        theme::install_fonts(ctx);
        theme::install(ctx, Tokens::new(look, scale));
    })
}

/// A session with so many notes more, spread over elements and kinds.
pub fn with_notes(mut session: Session, count: usize) -> Session {
    let kinds = rapporteur::session::note::Kind::ALL;
    let before = session.notes.len();
    for number in before..count {
        let model = Arc::clone(&session.notes[number % before]);
        let note = Note {
            id: note_id(10_000 + number as u128),
            kind: kinds[number % kinds.len()],
            text: format!("{} ({number})", model.text),
            ..Note::clone(&model)
        };
        session.notes.push(Arc::new(note));
    }
    session
}

/// Review with fingers on its keyboard.
pub struct Console {
    pub harness: Harness<'static, Desk>,
}

impl Console {
    pub fn new(session: Session) -> Self {
        Self::with(builder([1280.0, 800.0], Look::Light, 1.0), session)
    }

    pub fn with(builder: HarnessBuilder<Desk>, session: Session) -> Self {
        let mut harness = builder.build_ui_state(|ui, desk: &mut Desk| desk.pass(ui), Desk::new(session));
        harness.run();
        Self { harness }
    }

    pub fn desk(&self) -> &Desk {
        self.harness.state()
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
        self
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        self.press(Modifiers::NONE, key)
    }

    pub fn ctrl(&mut self, key: Key) -> &mut Self {
        self.press(Modifiers::COMMAND, key)
    }

    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
        self
    }

    /// Tab until the focus is on what is called this.
    pub fn tab_to(&mut self, name: &str) -> &mut Self {
        let mut passed = Vec::new();
        for _ in 0..120 {
            let at = self.focused();
            if at == name {
                return self;
            }
            passed.push(at);
            self.key(Key::Tab);
        }
        panic!("Tab never comes to {name:?}, but to {passed:?}");
    }

    /// What has the focus is called this.
    pub fn focused(&self) -> String {
        let root = self.harness.root();
        let focused = root.children_recursive().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }

    /// Every word on the screen.
    pub fn words(&self) -> Vec<String> {
        let nodes = self.harness.root().children_recursive().map(|node| node.accesskit_node());
        nodes.flat_map(|node| [node.label(), node.value()]).flatten().collect()
    }

    pub fn says(&self, words: &str) -> bool {
        self.words().iter().any(|other| other.contains(words))
    }
}
