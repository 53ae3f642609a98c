//! The figures of DESIGN 10: what the program costs, from inside of it and at its real windows.
//!
//! How to run it, and the figures of one run held against what they must reach, stand in `README.md` beside this folder.

#![expect(clippy::disallowed_methods, reason = "a stopwatch is what this is for")]
#![expect(clippy::print_stdout, reason = "the figures go where those of criterion go")]

mod console;
mod day;
mod disk;
mod inside;
mod windows;

// The desk of the tests with a real window: a screen, a window manager, a home.
#[path = "../../tests/suite/window/desk.rs"]
#[expect(dead_code, reason = "the tests do more with it")]
mod desk;
#[path = "../../tests/suite/window/keyboard.rs"]
#[expect(dead_code, reason = "no accents are typed here")]
mod keyboard;
#[path = "../../tests/suite/window/wait.rs"]
mod wait;

use std::path::Path;

use criterion::Criterion;
use rapporteur::store::{DiskFiles, create};

/// Without arguments of its own: what criterion measures. The other arguments are told in `README.md`.
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["windows", ..] => windows::measure(),
        ["empty-window", ..] => windows::empty(),
        ["disk", ..] => disk::measure(),
        ["write", notes, file, ..] => {
            let session = day::running(notes.parse().expect("a number of notes"), day::WHOLE_DAY);
            create(&DiskFiles, Path::new(file), &session, true).expect("a session file");
        }
        _ => {
            inside::figures();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
