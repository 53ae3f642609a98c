//! A note is entered when the journal has it: what comes after that moment cannot take it away.

use super::desk::Desk;
use super::keyboard::US_INTL;
use super::program::{Program, georgetown};

/// The file follows the journal within a second, so a kill in between has to be tried for.
const TRIES: usize = 3;

#[test]
fn an_entered_note_is_there_again_even_if_the_file_never_had_it() {
    let desk = Desk::new("power-cut", US_INTL);
    let file = georgetown(&desk);
    let program = Program::open(&desk, &file);
    desk.press_and_see(&program.console, &["F2"]);
    desk.press(&["1"]);
    program.until_saved("the opening runs", |session| session.running().is_some());
    drop(program);

    let mut texts = Vec::new();
    let mut only_in_journal = 0;
    for number in 1..=TRIES {
        let program = Program::open(&desk, &file);
        let text = format!("Entered as number {number}");
        desk.write(&text);
        desk.press(&["Return"]);
        program.until_entered(&text);
        program.kill();
        only_in_journal += usize::from(!std::fs::read_to_string(&file).expect("the file is there").contains(&text));
        texts.push(text);

        let program = Program::open(&desk, &file);
        let session = program.until_saved("the note", |session| session.notes.len() == number);
        assert_eq!(session.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), texts);
    }
    assert!(only_in_journal > 0, "the file was always there first, so nothing was shown");
}
