//! Keys as the window system sends them: the key, then the text that it gives, in one pass; the release with them.
//!
//! A script is text as typed, with `⏎` for Enter and names in angle brackets for what has no letter: `<Ctrl+Z>`,
//! `<Shift+Enter>`, `<ArrowUp>`; `<Wait>` is a while in which nothing is pressed.

use egui::{Event, Key, Modifiers};

use super::Desk;

impl Desk {
    /// Presses the keys of a script, each in a pass of its own.
    pub fn press(&mut self, script: &str) {
        for events in events_of(script) {
            self.pass(events);
        }
        self.settle();
    }

    /// Presses the keys of a script so fast that all of them arrive in one pass.
    pub fn press_at_once(&mut self, script: &str) {
        self.pass(events_of(script).into_iter().flatten().collect());
        self.settle();
    }
}

/// The events of a script, key by key.
pub fn events_of(script: &str) -> Vec<Vec<Event>> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            if name == "Wait" {
                keys.extend(vec![Vec::new(); 8]);
            } else {
                keys.push(chord(name));
            }
            rest = after;
        } else {
            keys.push(character(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    keys
}

fn character(c: char) -> Vec<Event> {
    if c == '⏎' {
        return press(Key::Enter, Modifiers::NONE, None);
    }
    match Key::from_name(&c.to_uppercase().to_string()) {
        Some(key) => press(key, Modifiers { shift: c.is_uppercase(), ..Modifiers::NONE }, Some(c.to_string())),
        // What a keyboard makes of two keys, such as é after a dead key, is text without a key.
        None => vec![Event::Text(c.to_string())],
    }
}

fn chord(name: &str) -> Vec<Event> {
    let mut modifiers = Modifiers::NONE;
    let mut key = name;
    loop {
        let (modifier, rest) = match key.split_once('+') {
            Some((modifier, rest)) if !rest.is_empty() => (modifier, rest),
            _ => break,
        };
        modifiers |= match modifier {
            "Ctrl" => Modifiers::CTRL | Modifiers::COMMAND,
            "Shift" => Modifiers::SHIFT,
            "Alt" => Modifiers::ALT,
            other => panic!("`{other}` is no modifier"),
        };
        key = rest;
    }
    let found = Key::from_name(key).unwrap_or_else(|| panic!("`{key}` is no key"));
    // Alt lets the letter through, Ctrl does not.
    let letter = (key.chars().count() == 1 && !modifiers.ctrl).then(|| key.to_lowercase());
    press(found, modifiers, letter)
}

fn press(key: Key, modifiers: Modifiers, text: Option<String>) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
    let held = (modifiers != Modifiers::NONE).then_some(Event::ModifiersChanged(modifiers));
    let released = (modifiers != Modifiers::NONE).then_some(Event::ModifiersChanged(Modifiers::NONE));
    let down = held.into_iter().chain([event(true)]).chain(text.map(Event::Text));
    down.chain([event(false)]).chain(released).collect()
}
