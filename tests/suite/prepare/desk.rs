//! The console with a session on it, without a program around it: what views ask for is carried out at once.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, Ui, Vec2};
use egui_kittest::kittest::NodeT;
use egui_kittest::{Harness, HarnessBuilder};
use jiff::Timestamp;
use rapporteur::clock::ManualClock;
use rapporteur::command::Circumstances;
use rapporteur::command::Command;
use rapporteur::session::Session;
use rapporteur::session::history::History;
use rapporteur::session::index::Index;
use rapporteur::session::permitted::{WallMode, WallView};
use rapporteur::session::timing;
use rapporteur::store::Template;
use rapporteur::ui::papers::Desk as PapersDesk;
use rapporteur::ui::theme::{self, Look, Tokens};
use rapporteur::ui::{self, Ask, Place, SaveState, State, Timekeeping, View, WallStatus, keys};

/// A session, what was done to it, and what the views remember.
pub struct Desk {
    pub session: Session,
    pub history: History,
    pub state: State,
    pub revision: u64,
    index: Index,
    now: Timestamp,
}

impl Desk {
    /// A session in Prepare.
    pub fn new(session: Session) -> Self {
        let index = Index::new(&session);
        let state = State { place: Place::Prepare, ..State::default() };
        let now = "2017-10-03T12:00:00Z".parse().expect("a timestamp");
        Self { session, history: History::default(), state, revision: 0, index, now }
    }

    fn pass(&mut self, ui: &mut Ui) {
        let in_text = ui.ctx().text_edit_focused();
        for command in keys::take(ui.ctx(), &self.state, in_text, false) {
            self.carry_out(Ask::Do(command));
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
            timekeeping: Timekeeping::Live,
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
            file_name: "georgetown-2017",
        };
        ui::console_ui(ui, &view, &mut self.state, asks);
    }

    fn carry_out(&mut self, ask: Ask) {
        let done = match ask {
            Ask::Step(step) => self.history.take(&mut self.session, *step).map(|_| None),
            Ask::Do(Command::Undo) => self.history.undo(&mut self.session),
            Ask::Do(Command::Redo) => self.history.redo(&mut self.session),
            other => panic!("Prepare asked for {other:?}"),
        };
        if let Some(moved) = done.expect("what Prepare asks for fits the record") {
            moved.place.iter().for_each(|place| self.state.prepare.show(place));
        }
        self.revision += 1;
        self.index = Index::new(&self.session);
    }
}

/// A new session from a template.
pub fn template(template: Template) -> Session {
    let clock = ManualClock::new("2017-10-03T12:00:00Z".parse().expect("a timestamp"));
    template.session(&clock).expect("a template that ships can be read")
}

/// The console of this size, in this look, with text of this size.
pub fn builder(size: [f32; 2], look: Look, scale: f32) -> HarnessBuilder<Desk> {
    Harness::builder().with_size(size).with_max_steps(16).with_context_setup(move |ctx| {
        theme::install_fonts(ctx);
        theme::install(ctx, Tokens::new(look, scale));
    })
}

/// The console on a session, with fingers on its keyboard.
pub struct Console {
    pub harness: Harness<'static, Desk>,
}

impl Console {
    /// The session in Prepare, at the design size.
    pub fn new(session: Session) -> Self {
        let harness = builder([1280.0, 800.0], Look::Light, 1.0)
            .build_ui_state(|ui, desk: &mut Desk| desk.pass(ui), Desk::new(session));
        Self { harness }
    }

    /// The same, of any size and look.
    pub fn with(builder: HarnessBuilder<Desk>, session: Session) -> Self {
        Self { harness: builder.build_ui_state(|ui, desk: &mut Desk| desk.pass(ui), Desk::new(session)) }
    }

    pub fn desk(&self) -> &Desk {
        self.harness.state()
    }

    pub fn session(&self) -> &Session {
        &self.harness.state().session
    }

    /// Presses a key.
    pub fn press(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
        self
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        self.press(Modifiers::NONE, key)
    }

    pub fn alt(&mut self, key: Key) -> &mut Self {
        self.press(Modifiers::ALT, key)
    }

    /// Tab, so many times.
    pub fn tab(&mut self, times: usize) -> &mut Self {
        (0..times).for_each(|_| {
            self.key(Key::Tab);
        });
        self
    }

    /// Types into whatever has the focus; a line end is Enter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.key(Key::Enter);
            }
            if !line.is_empty() {
                self.harness.event(Event::Text(line.to_owned()));
                self.harness.run();
            }
        }
        self
    }

    /// Pastes into whatever has the focus.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.harness.event(Event::Paste(text.to_owned()));
        self.harness.run();
        self
    }

    /// Tab until the focus is on what is called this.
    pub fn tab_to(&mut self, name: &str) -> &mut Self {
        let mut passed = Vec::new();
        for _ in 0..200 {
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

    /// What stands in the field of this name.
    pub fn value(&self, name: &str) -> String {
        let root = self.harness.root();
        let field = root.children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.label().as_deref() == Some(name) && node.role() != egui::Role::Label
        });
        field.and_then(|node| node.accesskit_node().value()).unwrap_or_default()
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
