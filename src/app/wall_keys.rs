//! The keys of the wall's window. Presenter remotes work there unconfigured, commands act as in the console, and text goes
//! to the capture line.
//!
//! What remotes send, as their owners report it: page down and up (nearly all), arrows, or Space and Backspace (the ones with
//! two buttons) to go on and back; `.` (Logitech) or B (Kensington) for a black screen; F5 and Esc in turns from one button
//! (Logitech), or Shift+F5, to start and stop; Enter and Tab to follow a link. The wall has no links, and a draft that
//! somebody is writing must not be taken by a button on the other side of the room: those do nothing.

use egui::{Event, Key};

use crate::command::Command;
use crate::ui::keys;

/// What an event in the wall's window means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A command.
    Do(Command),
    /// Out of the full screen, for now.
    LeaveFullScreen,
    /// The console shall have it as if it had been pressed there.
    Chord(Event),
    /// It belongs to a text.
    Typed(Event),
}

/// For so many seconds after a letter that was typed in this window, what follows belongs to the text: the focus is on its
/// way to the console.
const TYPING: f64 = 2.0;

/// After so many seconds without a letter the console takes the focus. While letters come, they all come through this
/// window: what is typed into two windows arrives in no order.
const REST: f64 = 0.4;

/// Whether somebody is typing a text in the wall's window.
#[derive(Debug, Default)]
pub(super) struct Typing {
    until: f64,
    /// When the console is to take the focus.
    rests: Option<f64>,
}

impl Typing {
    /// What was pressed, in order; `now` in seconds. After the first letter of a text everything belongs to it.
    pub fn read(&mut self, events: Vec<Event>, now: f64) -> Vec<Meaning> {
        let meanings = read(events, now < self.until);
        let wrote =
            |meaning: &Meaning| matches!(meaning, Meaning::Typed(Event::Text(_) | Event::Ime(_) | Event::Paste(_)));
        if meanings.iter().any(wrote) {
            self.until = now + TYPING;
            self.rests = Some(now + REST);
        }
        meanings
    }

    /// Whether it is time for the console to take the focus, once for each text.
    pub fn has_come_to_rest(&mut self, now: f64) -> bool {
        self.rests.take_if(|at| now >= *at).is_some()
    }

    /// Seconds until it is, while somebody types.
    pub fn rests_in(&self, now: f64) -> Option<f64> {
        self.rests.map(|at| (at - now).max(0.0))
    }
}

fn read(events: Vec<Event>, mut writing: bool) -> Vec<Meaning> {
    let mut meanings = Vec::new();
    // A key that is a letter, too, delivers that as text right after.
    let mut letter_of_key = false;
    let mut pending: Option<Event> = None;
    for event in events {
        let is_letter_of_key = std::mem::take(&mut letter_of_key);
        match event {
            Event::Text(_) if is_letter_of_key => {}
            Event::Text(ref text) if text == "." && !writing => meanings.push(Meaning::Do(Command::WallBlack)),
            Event::Text(_) | Event::Ime(_) | Event::Paste(_) => {
                writing = true;
                meanings.extend(pending.take().map(Meaning::Typed));
                meanings.push(Meaning::Typed(event));
            }
            Event::Key { .. } if writing && keys::command_of(&event).is_none() => meanings.push(Meaning::Typed(event)),
            Event::Key { key, physical_key, modifiers, repeat, .. } if modifiers.is_none() && !writing => {
                let meaning = own(key, physical_key);
                letter_of_key = meaning.is_some() && prints(key);
                let is_held = |command| repeat && keys::switches(command);
                match meaning {
                    Some(Meaning::Do(command)) if is_held(command) => {}
                    Some(meaning) => meanings.push(meaning),
                    None if keys::command_of(&event).is_some() => meanings.push(Meaning::Chord(event)),
                    // It means something only together with the letter after it.
                    None => pending = Some(event),
                }
            }
            Event::Key { .. } if keys::command_of(&event).is_some() => meanings.push(Meaning::Chord(event)),
            Event::Key { .. } => pending = Some(event),
            _ => {}
        }
    }
    meanings
}

/// The keys that this window has for itself.
fn own(key: Key, physical: Option<Key>) -> Option<Meaning> {
    Some(Meaning::Do(match key {
        Key::PageDown | Key::ArrowDown | Key::ArrowRight | Key::Space => Command::Next,
        Key::PageUp | Key::ArrowUp | Key::ArrowLeft | Key::Backspace => Command::Previous,
        Key::B | Key::Period => Command::WallBlack,
        // A remote presses the place where a US keyboard has its point; a French one has a colon there.
        Key::Colon if physical == Some(Key::Period) => Command::WallBlack,
        Key::F => Command::WallFreeze,
        Key::F5 => Command::Wall,
        Key::F11 => Command::WallFullScreen,
        Key::Escape => return Some(Meaning::LeaveFullScreen),
        _ => return None,
    }))
}

fn prints(key: Key) -> bool {
    matches!(key, Key::Space | Key::B | Key::F | Key::Period | Key::Colon)
}
