//! The real program in Review, with fingers on its keyboard.

use egui::Event;
use egui_kittest::kittest::NodeT as _;
use rapporteur::session::note::Note;
use rapporteur::session::{ElementId, Session};

use crate::support::app::{Desk, exercise};

/// The program, open on the exercise, which is over: so it opens in Review.
pub struct Console {
    pub desk: Desk,
}

impl Console {
    pub fn exercise() -> Self {
        Self::open(&exercise())
    }

    pub fn open(session: &Session) -> Self {
        Self { desk: Desk::open(session, "2026-10-20T09:00:00-04:00") }
    }

    /// The exercise with the notes of an element, found by a few letters.
    pub fn at_element(letters: &str) -> Self {
        let mut console = Self::exercise();
        console.go_to_element(letters);
        console
    }

    pub fn go_to_element(&mut self, letters: &str) -> &mut Self {
        self.press("<Ctrl+E>").press(letters).press("⏎")
    }

    /// Presses the keys of a script: text as typed, `⏎` for Enter, others by name in angle brackets.
    pub fn press(&mut self, script: &str) -> &mut Self {
        self.desk.press(script);
        self
    }

    /// Types into whatever has the focus, in one go.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.pass(vec![Event::Text(text.to_owned())])
    }

    /// One pass with these events in it, and those that follow from it.
    pub fn pass(&mut self, events: Vec<Event>) -> &mut Self {
        self.desk.pass(events);
        self.desk.settle();
        self
    }

    /// Tab until the focus is on what is called this.
    pub fn tab_to(&mut self, name: &str) -> &mut Self {
        let mut passed = Vec::new();
        for _ in 0..80 {
            let at = self.focused();
            if at == name {
                return self;
            }
            passed.push(at);
            self.press("<Tab>");
        }
        panic!("Tab never comes to {name:?}, but to {passed:?}");
    }

    /// What has the focus is called this.
    pub fn focused(&self) -> String {
        let root = self.desk.harness.root();
        let focused = root.children_recursive().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }

    /// What stands in the field of this name.
    pub fn value(&self, name: &str) -> String {
        let root = self.desk.harness.root();
        let field = root.children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.label().as_deref() == Some(name) && node.role() != egui::Role::Label
        });
        field.and_then(|node| node.accesskit_node().value()).unwrap_or_default()
    }

    pub fn says(&self, words: &str) -> bool {
        self.desk.says(words)
    }

    /// Everything that is told.
    pub fn told(&self) -> Vec<String> {
        self.desk.told()
    }

    pub fn desk_mut(&mut self) -> &mut Desk {
        &mut self.desk
    }

    pub fn session(&self) -> &Session {
        self.desk.session()
    }

    /// The selected note.
    #[track_caller]
    pub fn selected(&self) -> Note {
        let id = self.desk.state().review.selected.expect("a note is selected");
        Note::clone(self.session().note(id).expect("the selected note is there"))
    }

    /// The notes about an element, in the order of the record.
    pub fn notes_on(&self, id: &str) -> Vec<Note> {
        let id = ElementId::from(id);
        self.session().notes.iter().filter(|note| note.on.contains(&id)).map(|note| Note::clone(note)).collect()
    }
}
