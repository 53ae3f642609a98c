//! Keys: taken at the start of a pass, before any field can act on them.
//!
//! The toolkit's own matching ignores Shift and Alt, and its text fields act on Ctrl+K, U, W and H themselves; so keys are
//! matched here exactly, once, and taken out of the pass.

use egui::{Context, Event, Key, Modifiers};

use super::{Place, State};
use crate::command::{Command, Shortcut};

/// Takes every key of a command out of this pass and returns the commands, in the order pressed.
///
/// `in_text` says that the focus is in a field with text: undo and redo are then its own.
pub fn take(ctx: &Context, state: &State, in_text: bool) -> Vec<Command> {
    if state.dialog.is_some() {
        return Vec::new();
    }
    let line_is_empty = state.run.line.text.is_empty();
    ctx.input_mut(|input| {
        let mut taken = Vec::new();
        let mut letter_to_drop: Option<Key> = None;
        input.events.retain(|event| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                letter_to_drop = None;
                let found = Command::ALL
                    .iter()
                    .copied()
                    .find(|command| {
                        command.key().is_some_and(|shortcut| matches(shortcut, *key, *physical_key, *modifiers))
                    })
                    .or_else(|| alias(*key, *modifiers));
                let Some(command) = found else {
                    return true;
                };
                if in_text && belongs_to_text(command) {
                    return true;
                }
                // A slip of Alt on a page without a capture line must not change anything unseen.
                if modifiers.alt && state.place != Place::Run && state.place != Place::Review {
                    return true;
                }
                if modifiers.alt {
                    letter_to_drop = Some(*key);
                }
                taken.push(command);
                false
            }
            // Alt+letter still delivers its letter as text.
            Event::Text(text) if letter_to_drop.is_some_and(|key| text.eq_ignore_ascii_case(key.name())) => {
                letter_to_drop = None;
                false
            }
            Event::Text(text) if text == "." && state.place == Place::Run && line_is_empty && !in_text => {
                taken.push(Command::WallBlack);
                false
            }
            _ => true,
        });
        taken
    })
}

/// Commands that a text field with text in it does itself.
fn belongs_to_text(command: Command) -> bool {
    matches!(command, Command::Undo | Command::Redo | Command::DeleteNote)
}

/// Second keys that people are used to.
fn alias(key: Key, modifiers: Modifiers) -> Option<Command> {
    if modifiers.matches_exact(Modifiers::COMMAND) {
        return match key {
            Key::Y => Some(Command::Redo),
            Key::Equals => Some(Command::TextLarger),
            _ => None,
        };
    }
    None
}

fn matches(shortcut: Shortcut, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
    let Some(wanted) = Key::from_name(shortcut.key) else {
        return false;
    };
    // Shift turns a digit into another character on most layouts: there the place on the keyboard counts.
    let is_digit = shortcut.key.len() == 1 && shortcut.key.as_bytes()[0].is_ascii_digit();
    if key != wanted && !(is_digit && physical == Some(wanted)) {
        return false;
    }
    let mac_alt = cfg!(target_os = "macos") && shortcut.alt;
    let command = shortcut.ctrl;
    modifiers.shift == shortcut.shift
        && modifiers.alt == shortcut.alt
        && modifiers.command == command
        && (cfg!(not(target_os = "macos")) || modifiers.ctrl == mac_alt)
}

/// A key as people read it on their keyboard: `Ctrl+Shift+S`, `PgDn`.
pub fn name(shortcut: Shortcut) -> String {
    let mut name = String::new();
    let mac = cfg!(target_os = "macos");
    for (held, text) in [
        (shortcut.ctrl, if mac { "⌘" } else { "Ctrl+" }),
        (shortcut.alt, if mac { "⌃⌥" } else { "Alt+" }),
        (shortcut.shift, if mac { "⇧" } else { "Shift+" }),
    ] {
        if held {
            name.push_str(text);
        }
    }
    name.push_str(match shortcut.key {
        "PageUp" => "PgUp",
        "PageDown" => "PgDn",
        "Delete" => "Del",
        "Plus" => "+",
        "Minus" => "−",
        key => key,
    });
    name
}

/// Whether a text field has the focus and holds text, so that undo is its own. `capture` is the capture line, whose text is
/// known; any other focused text field counts as one with text.
pub fn focus_is_in_text(ctx: &Context, capture: egui::Id, capture_is_empty: bool) -> bool {
    match ctx.memory(egui::Memory::focused) {
        Some(id) if id == capture => !capture_is_empty,
        Some(_) => ctx.text_edit_focused(),
        None => false,
    }
}
