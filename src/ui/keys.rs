//! Keys: taken at the start of a pass, before any field can act on them.
//!
//! The toolkit's own matching ignores Shift and Alt, and its text fields act on Ctrl+K, U, W and H themselves; so keys are
//! matched here exactly, once, and taken out of the pass.

use egui::{Context, Event, InputState, Key, Modifiers};

use super::run::capture;
use super::{Place, State};
use crate::command::{Command, Shortcut};

/// Makes sure that a pass holds one thing to do at most, with what was typed before it: everything after that waits for the
/// next pass. To be called first of all in a pass.
///
/// On a slow machine, or when somebody types fast, one pass brings a whole line, its Enter, a command and the next line.
/// Taken in one go, the letters would land in whatever had the focus when the pass began.
pub fn hold_back(ctx: &Context, state: &mut State) {
    let mut held = std::mem::take(&mut state.held);
    // What the table did not come to is older than what was held back of the pass.
    let of_plan = state.review.plan.take_held();
    held.splice(0..0, of_plan);
    let in_dialog = state.dialog.is_some();
    // A dialog that has just gone still has the focus in this pass: what is typed waits until the line has it again.
    if !in_dialog && ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        ctx.input_mut(|input| held.extend(input.events.extract_if(.., |event| is_typing(event))));
        state.held = held;
        return ctx.request_repaint();
    }
    let line = state.line();
    // With nothing focused the letters go to the line of Run, and so does the Enter after them.
    let in_line = matches!(state.place, Place::Run | Place::Review)
        && ctx.memory(|memory| {
            let catches = state.place == Place::Run && memory.focused().is_none();
            memory.has_focus(line.id()) || catches || line.wants_focus()
        });
    let mut composing = line.is_composing();
    state.held = ctx.input_mut(|input| {
        input.events.splice(0..0, held);
        let events = &input.events;
        let mut is_enter = false;
        let at = events.iter().position(|event| {
            is_enter = !in_dialog && in_line && capture::is_taking_enter(event, &mut composing);
            is_enter || if in_dialog { answers_dialog(event) } else { command_of(event).is_some() }
        });
        let Some(at) = at else {
            return Vec::new();
        };
        let typed_before = events[..at].iter().any(is_typing);
        // The capture line takes its Enter after the letters before it; a command comes before the fields see theirs.
        let from = if typed_before && !is_enter { at } else { at + 1 + usize::from(is_letter_of(events, at)) };
        input.events.split_off(from)
    });
    if !state.held.is_empty() {
        ctx.request_repaint();
    }
}

fn is_typing(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Cut | Event::Key { pressed: true, .. })
}

/// Keys by which a dialog is answered or left.
fn answers_dialog(event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else {
        return false;
    };
    // Digits need Shift on some keyboards.
    let plain = !modifiers.ctrl && !modifiers.alt && !modifiers.command;
    plain && matches!(key, Key::Enter | Key::Escape | Key::Num1 | Key::Num2 | Key::Num3)
}

/// Whether the event after a key is the letter that the same press delivers as text.
fn is_letter_of(events: &[Event], at: usize) -> bool {
    match (&events[at], events.get(at + 1)) {
        (Event::Key { key, .. }, Some(Event::Text(text))) => text.eq_ignore_ascii_case(key.name()),
        _ => false,
    }
}

/// The command that a pressed key stands for.
pub fn command_of(event: &Event) -> Option<Command> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
        return None;
    };
    Command::ALL
        .iter()
        .copied()
        .find(|command| command.key().is_some_and(|shortcut| matches(shortcut, *key, *physical_key, *modifiers)))
        .or_else(|| alias(*key, *modifiers))
}

/// Takes every key of a command out of this pass and returns the commands, in the order pressed.
///
/// `in_text` says that the focus is in a field with text: undo and redo are then its own. `wall_is_open` says that a point
/// in the empty line has something to black.
pub fn take(ctx: &Context, state: &State, in_text: bool, wall_is_open: bool) -> Vec<Command> {
    let in_dialog = state.dialog.is_some();
    let mut point_blacks =
        wall_is_open && !in_dialog && !in_text && state.place == Place::Run && state.run.line.text.is_empty();
    // A slip of Alt on a page without notes must not change anything unseen.
    let has_notes = matches!(state.place, Place::Run | Place::Review);
    // With the wall off, PgUp and PgDn belong to a list that has the focus; with it on, they always move the wall.
    let in_list = match state.place {
        Place::Review => state.review.takes_page_keys(),
        Place::Papers => state.papers.takes_page_keys(),
        _ => false,
    };
    ctx.input_mut(|input| {
        let mut taken = Vec::new();
        let mut letter_to_drop: Option<Key> = None;
        // The key whose letter comes next is held down; it is where a US keyboard has its point, which remotes press.
        let (mut is_held, mut is_point) = (false, false);
        input.events.retain(|event| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, repeat } => {
                letter_to_drop = None;
                (is_held, is_point) = (*repeat, *physical_key == Some(Key::Period));
                let command = command_of(event)
                    .filter(|command| !(in_text && belongs_to_text(*command)) && (has_notes || !modifiers.alt))
                    .filter(|command| !in_dialog || acts_always(*command))
                    .filter(|command| !(in_list && matches!(command, Command::Next | Command::Previous)));
                let Some(command) = command else {
                    return true;
                };
                letter_to_drop = modifiers.alt.then_some(*key);
                taken.extend((!(*repeat && switches(command))).then_some(command));
                false
            }
            // Alt+letter still delivers its letter as text.
            Event::Text(text) if letter_to_drop.is_some_and(|key| text.eq_ignore_ascii_case(key.name())) => {
                letter_to_drop = None;
                false
            }
            Event::Text(text) if point_blacks && (text == "." || (text == ":" && is_point)) => {
                taken.extend((!is_held).then_some(Command::WallBlack));
                false
            }
            // A whole word may come in one pass: the line is not empty any more, though nobody has seen the letter.
            Event::Text(_) | Event::Paste(_) | Event::Ime(_) => {
                point_blacks = false;
                true
            }
            _ => true,
        });
        taken
    })
}

/// Commands that go on and off by the same key: a key that is held down must not make the wall flicker.
pub fn switches(command: Command) -> bool {
    use Command as C;
    let on_the_wall = matches!(command, C::WallBlack | C::WallFreeze | C::WallParagraph | C::WallPrompts);
    on_the_wall || matches!(command, C::Wall | C::WallFullScreen | C::SwapScreens | C::PauseItem | C::Coverage)
}

/// Keys of presenter remotes and of the wall act over dialogs, too: the room is waiting (DESIGN 4).
fn acts_always(command: Command) -> bool {
    use Command as C;
    matches!(command, C::Next | C::Previous | C::Wall | C::WallFreeze | C::WallBlack)
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
    // Presenter remotes start "from the current slide" with it.
    (modifiers.matches_exact(Modifiers::SHIFT) && key == Key::F5).then_some(Command::Wall)
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
    // Plus needs Shift on some keyboards and not on others: which key it is says all.
    (modifiers.shift == shortcut.shift || wanted == Key::Plus)
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

/// Takes the keys of a command out of the pass: for a dialog in which it acts.
pub fn take_command(input: &mut InputState, wanted: Command) -> bool {
    let before = input.events.len();
    input.events.retain(|event| command_of(event) != Some(wanted));
    input.events.len() != before
}

/// Takes a key with exactly these modifiers out of the pass.
pub fn take_exactly(input: &mut InputState, wanted: Modifiers, wanted_key: Key) -> bool {
    let before = input.events.len();
    input.events.retain(|event| {
        !matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted_key && modifiers.matches_exact(wanted))
    });
    input.events.len() != before
}
