//! The state of a capture line, and the keys that are its own before any field can see them.

use egui::{Event, Id, Key, Ui};
use jiff::civil::Date;

use super::vocabulary;
use crate::session::capture::{Binding, CannotTake};
use crate::session::note::{Kind, Note};
use crate::session::quick::{self, Reading};
use crate::session::{NoteId, Session};

/// What stands in a capture line: the room's, or that for what is taken afterwards.
#[derive(Debug, Default)]
pub struct Line {
    /// As typed.
    pub text: String,
    /// The item and element that the draft was begun under.
    pub binding: Option<Binding>,
    /// A kind chosen by key or chip, unless one is typed.
    pub kind: Option<Kind>,
    /// Marked sensitive by key or chip.
    pub sensitive: bool,
    /// The note that is being rewritten; `None` while a new one is written.
    pub editing: Option<NoteId>,
    /// Why Enter did not take it.
    pub refused: Option<CannotTake>,
    /// For what is taken afterwards: without a time, and bound to what is chosen in Review instead of the floor.
    afterwards: bool,
    /// What a draft begun now is bound to, where that is not the floor.
    home: Option<Binding>,
    /// The draft that stood here before a note was rewritten: it comes back afterwards.
    aside: Option<Box<Aside>>,
    /// An input method is composing a word.
    pub(super) composing: bool,
    /// Wants the focus at the next pass.
    pub(super) wants_focus: bool,
    /// Wants its cursor at the end, and an undo history that begins here.
    pub(super) fresh: bool,
}

/// A draft that waits while a note is rewritten.
#[derive(Debug)]
struct Aside {
    text: String,
    binding: Option<Binding>,
    kind: Option<Kind>,
    sensitive: bool,
}

/// The id of the field of the room's line, for the focus.
pub fn line_id() -> Id {
    Id::unique("capture-line")
}

impl Line {
    /// A line for what is taken afterwards.
    pub fn afterwards() -> Self {
        Self { afterwards: true, ..Self::default() }
    }

    /// Whether it is for what is taken afterwards.
    pub fn is_afterwards(&self) -> bool {
        self.afterwards
    }

    /// The id of its field, for the focus.
    pub fn id(&self) -> Id {
        if self.afterwards { Id::unique("review-line") } else { line_id() }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether an input method is composing a word in it.
    pub fn is_composing(&self) -> bool {
        self.composing
    }

    /// Whether it will have the focus in this pass, though it may not have it yet.
    pub fn wants_focus(&self) -> bool {
        self.wants_focus
    }

    /// Asks for the focus.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Empties it for the next note, or brings back the draft that stood here before a note was rewritten.
    pub fn clear(&mut self) {
        let aside = self.aside.take();
        self.empty();
        if let Some(aside) = aside {
            (self.text, self.binding) = (aside.text, aside.binding);
            (self.kind, self.sensitive) = (aside.kind, aside.sensitive);
        }
    }

    fn empty(&mut self) {
        let (home, afterwards) = (self.home.take(), self.afterwards);
        *self = Self { home, afterwards, fresh: true, wants_focus: true, ..Self::default() };
    }

    /// Puts a draft back that was there before: its text, what it was bound to, what was chosen by key, and which note it
    /// was rewriting.
    pub fn restore_draft(
        &mut self,
        text: &str,
        binding: Binding,
        kind: Option<Kind>,
        sensitive: bool,
        editing: Option<NoteId>,
    ) {
        self.empty();
        text.clone_into(&mut self.text);
        (self.binding, self.kind, self.sensitive, self.editing) = (Some(binding), kind, sensitive, editing);
    }

    /// Begins to rewrite a note. A draft that stands here is put aside.
    pub fn edit(&mut self, note: &Note, session: &Session, today: Date) {
        let aside = match self.editing {
            Some(_) => self.aside.take(),
            None if self.text.is_empty() => None,
            None => Some(Box::new(Aside {
                text: std::mem::take(&mut self.text),
                binding: self.binding.take(),
                kind: self.kind,
                sensitive: self.sensitive,
            })),
        };
        self.empty();
        self.aside = aside;
        self.text = quick::escape(&note.text, &vocabulary(session, today));
        self.binding = Some(Binding { item: Some(note.item.clone()), element: note.on.first().cloned() });
        self.kind = Some(note.kind);
        self.sensitive = note.sensitive;
        self.editing = Some(note.id);
    }

    /// What the line says now, with what was chosen by key.
    pub fn reading(&self, session: &Session, today: Date) -> Reading {
        let mut reading = quick::read(&self.text, &vocabulary(session, today));
        reading.kind = reading.kind.or(self.kind);
        reading.sensitive |= self.sensitive;
        if let Some(minutes) = reading.minutes_ago.take_if(|_| self.afterwards) {
            // There is no now to count from: what looks like minutes ago is text.
            reading.text.insert_str(0, &format!("-{minutes} "));
        }
        reading
    }

    /// The binding of the draft: the home's until something is typed.
    pub fn binding(&self, session: &Session) -> Binding {
        self.binding.clone().unwrap_or_else(|| self.home(session))
    }

    /// What a draft begun now is bound to: the floor, unless another home was set.
    pub fn home(&self, session: &Session) -> Binding {
        self.home.clone().unwrap_or_else(|| Binding::to_floor(session))
    }

    /// Binds drafts begun from now on to this instead of the floor.
    pub fn set_home(&mut self, home: Binding) {
        self.home = Some(home);
    }

    /// The draft moves to where a new one would begin.
    pub fn move_home(&mut self, session: &Session) {
        if self.binding.is_some() {
            self.binding = Some(self.home(session));
            // By a click on the chip it may have gone.
            self.focus();
        }
    }

    /// Whether the home has moved since the draft was begun: to another item, or to another element that it would take.
    pub fn is_left_behind(&self, session: &Session, types_elements: bool) -> bool {
        let Some(binding) = self.binding.as_ref().filter(|_| self.editing.is_none()) else {
            return false;
        };
        let home = self.home(session);
        let item_moved = home.item.is_some() && binding.item.is_some() && home.item != binding.item;
        item_moved || (!types_elements && binding.element != home.element)
    }
}

/// Gives the line the focus when a letter is typed and nothing has it, or only what has no use for letters: `resting`.
pub fn catch_letters(ctx: &egui::Context, line: &mut Line, resting: Option<Id>) {
    let letter = ctx.input(|input| {
        let is_letter = |text: &str| !text.chars().all(|c| c.is_control() || c.is_whitespace());
        input.events.iter().any(|event| matches!(event, Event::Text(text) if is_letter(text)))
    });
    let focused = ctx.memory(egui::Memory::focused);
    if letter && (focused.is_none() || focused == resting) {
        ctx.memory_mut(|memory| memory.request_focus(line.id()));
        line.wants_focus = false;
    }
}

/// Whether this event is the Enter that takes the note; follows compositions of an input method on the way.
pub fn is_taking_enter(event: &Event, composing: &mut bool) -> bool {
    match event {
        Event::Ime(egui::ImeEvent::Preedit { text, .. }) => {
            *composing = !text.is_empty();
            false
        }
        // The Enter that follows in the same breath ends the composition; it is no Enter of ours.
        Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => !*composing && modifiers.is_none(),
        _ => false,
    }
}

/// Takes a bare Enter out of the pass; `true` if there was one. `composing` says across passes whether an input method is at
/// work: the Enter that ends its word is not ours.
pub fn take_enter(ui: &Ui, composing_before: &mut bool) -> bool {
    ui.input_mut(|input| {
        let mut entered = false;
        let was_composing = *composing_before;
        let mut composing = was_composing;
        input.events.retain(|event| {
            let enter = is_taking_enter(event, &mut composing);
            entered |= enter;
            !enter
        });
        let committed = input.events.iter().any(|event| matches!(event, Event::Ime(egui::ImeEvent::Commit(_))));
        *composing_before = composing && !committed;
        entered && !(was_composing && committed)
    })
}
