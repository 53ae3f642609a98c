//! Texts of records in lines, and what clumsiness makes of them.

use std::fmt;
use std::ops::Bound::{Excluded, Included};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use bolero::{Driver, ValueGenerator};
use rapporteur::session::Session;
use rapporteur::session::note::{LONGEST_TEXT, Note};
use rapporteur::store::Progress;
use rapporteur::store::format::from_bytes;

use super::watch::Input;

/// The bytes of a file. Shows as it may be pasted into a test.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

impl Input for Bytes {
    fn size(&self) -> usize {
        self.0.len()
    }
}

impl Input for (Bytes, bool) {
    fn size(&self) -> usize {
        self.0.size()
    }
}

/// The sessions that ship, and a small one with a plan: whoever is tried most comes first.
pub static SHIPPED: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    ["tests/museum/plan.ron", "sessions/georgetown-2017.ron", "sessions/exercise.ron"]
        .map(|path| std::fs::read(path).expect("it ships"))
});

/// What they hold.
pub static SESSIONS: LazyLock<[Session; 3]> = LazyLock::new(|| SHIPPED.each_ref().map(|bytes| session(bytes)));

/// The session in a file that nobody was clumsy with.
fn session(bytes: &[u8]) -> Session {
    from_bytes(Path::new("day.ron"), bytes, &Arc::new(Progress::default())).expect("it is sound")
}

/// The note of a line that is whole.
pub fn note(line: &[u8]) -> Option<Note> {
    let line = std::str::from_utf8(line).ok()?;
    let line = line.strip_suffix(',').unwrap_or(line).trim();
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let is_alone = line.starts_with('(');
    options
        .with_recursion_limit(64)
        .from_str(line)
        .ok()
        .filter(|note: &Note| is_alone && note.text.len() <= LONGEST_TEXT)
}

/// A number below `end`; 0 where that is 0.
pub fn below<D: Driver>(driver: &mut D, end: usize) -> Option<usize> {
    driver.gen_usize(Included(&0), Excluded(&end.max(1)))
}

/// One of these.
pub fn one_of<'a, D: Driver, T: ?Sized>(driver: &mut D, all: &[&'a T]) -> Option<&'a T> {
    below(driver, all.len()).and_then(|at| all.get(at).copied())
}

/// A few characters, most of them as people type them.
pub fn characters<D: Driver>(driver: &mut D, most: usize) -> Option<String> {
    let long = below(driver, most + 1)?;
    (0..long)
        .map(|_| match below(driver, 3)? {
            0 => driver.produce::<char>(),
            _ => driver.gen_char(Included(&' '), Included(&'~')),
        })
        .collect()
}

/// Makes files: one of `texts` and what becomes of it, or bytes at random.
pub struct Clumsy {
    texts: Vec<Vec<u8>>,
}

impl Clumsy {
    pub fn with(texts: Vec<Vec<u8>>) -> Self {
        Self { texts }
    }
}

impl ValueGenerator for Clumsy {
    type Output = Bytes;

    fn generate<D: Driver>(&self, driver: &mut D) -> Option<Bytes> {
        let bytes = match below(driver, 12)? {
            0 => anything(driver)?,
            1 => notation(driver)?,
            2 => characters(driver, 200)?.into_bytes(),
            _ => {
                let at = below(driver, self.texts.len())?.min(below(driver, self.texts.len())?);
                let mut text = self.texts.get(at)?.clone();
                for _ in 0..below(driver, 5)? {
                    change(driver, &mut text)?;
                }
                text
            }
        };
        Some(Bytes(bytes))
    }
}

fn anything<D: Driver>(driver: &mut D) -> Option<Vec<u8>> {
    let long = below(driver, 2000)?;
    (0..long).map(|_| driver.produce::<u8>()).collect()
}

/// Signs of our notation, in no order.
fn notation<D: Driver>(driver: &mut D) -> Option<Vec<u8>> {
    const SIGNS: &[&str] = &[
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        "\"",
        "\n",
        " ",
        "/*",
        "*/",
        "//",
        "#",
        "!",
        "r",
        "\\",
        "a",
        "0",
        "id: ",
        "text: ",
        "notes: [",
        "format: (1, 0)",
        "workshop: (",
        "Some(",
        "None",
        "true",
        "Step(",
        "Journal(",
        "Covers(",
    ];
    let long = below(driver, 200)?;
    let signs: Option<Vec<&str>> = (0..long).map(|_| one_of(driver, SIGNS)).collect();
    Some(signs?.concat().into_bytes())
}

/// One clumsiness.
fn change<D: Driver>(driver: &mut D, text: &mut Vec<u8>) -> Option<()> {
    let len = text.len();
    match below(driver, 12)? {
        what @ 0..=2 => lines(driver, text, what)?,
        3 => text.truncate(below(driver, len + 1)?),
        4 => {
            let (at, bits) = (below(driver, len)?, driver.produce::<u8>()?);
            text.get_mut(at).into_iter().for_each(|byte| *byte ^= bits);
        }
        5 => {
            // A piece of the text is put somewhere else, too.
            let from = below(driver, len)?;
            let to = from + below(driver, 2000)?.min(len - from);
            let piece = text[from..to].to_vec();
            put(text, below(driver, len + 1)?, &piece);
        }
        6 => same_id(driver, text)?,
        7 => {
            let bracket = one_of(driver, &["(", "[", "{", "Some(", "/*"])?;
            let deep = below(driver, 2000)?;
            put(text, below(driver, len + 1)?, bracket.repeat(deep).as_bytes());
        }
        8 => number(driver, text)?,
        9 => {
            // As a disk leaves what was not written yet.
            let from = below(driver, len)?;
            let to = from + below(driver, 4000)?.min(len - from);
            text[from..to].fill(0);
        }
        10 => {
            let from = below(driver, len)?;
            let to = from + below(driver, 200)?.min(len - from);
            text.drain(from..to);
        }
        _ => {
            const ODD: &[&str] = &[
                "\u{202e}",
                "\0",
                "/*",
                "*/",
                "//",
                "\"",
                "\\u{110000}",
                "r#\"",
                "Some(",
                "#![enable(unwrap_newtypes)]",
                "\u{feff}",
                "\r\n",
                "),",
                "],",
                "unknown: 1, ",
            ];
            let odd = if driver.produce()? { one_of(driver, ODD)?.to_owned() } else { characters(driver, 6)? };
            put(text, below(driver, len + 1)?, odd.as_bytes());
        }
    }
    Some(())
}

fn put(text: &mut Vec<u8>, at: usize, piece: &[u8]) {
    text.splice(at..at, piece.iter().copied());
}

/// A line goes, comes twice, or changes places with another one.
fn lines<D: Driver>(driver: &mut D, text: &mut Vec<u8>, what: usize) -> Option<()> {
    let mut lines: Vec<Vec<u8>> = text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (below(driver, lines.len())?, below(driver, lines.len())?);
    match what {
        _ if lines.is_empty() => {}
        0 => drop(lines.remove(one)),
        1 => lines.insert(one, lines[other].clone()),
        _ => lines.swap(one, other),
    }
    *text = lines.concat();
    Some(())
}

/// One id becomes another one that is there.
fn same_id<D: Driver>(driver: &mut D, text: &mut Vec<u8>) -> Option<()> {
    let quotes: Vec<usize> = memchr::memmem::find_iter(text, "id: \"").map(|at| at + 5).collect();
    if let [_, _, ..] = &quotes[..] {
        let (one, other) = (quotes[below(driver, quotes.len())?], quotes[below(driver, quotes.len())?]);
        let end = |at: usize| at + memchr::memchr(b'"', &text[at..]).unwrap_or_default();
        let id = text[other..end(other)].to_vec();
        let old = one..end(one);
        text.splice(old, id);
    }
    Some(())
}

/// A digit becomes a number that nobody expects.
fn number<D: Driver>(driver: &mut D, text: &mut Vec<u8>) -> Option<()> {
    const NUMBERS: &[&str] = &[
        "99999999999999999999999",
        "-1",
        "1e308",
        "NaN",
        "inf",
        "-inf",
        "0x",
        "4294967296",
        "4294967295",
        "65536",
        "2147483648",
        "18446744073709551615",
        "9223372036854775807",
        "0",
    ];
    let digits: Vec<usize> = (0..text.len()).filter(|at| text[*at].is_ascii_digit()).collect();
    let number = match below(driver, 4)? {
        0 => "7".repeat(1 + below(driver, 400)?),
        _ => one_of(driver, NUMBERS)?.to_owned(),
    };
    let at = below(driver, digits.len())?;
    if let Some(at) = digits.get(at) {
        text.splice(at..=at, number.bytes());
    }
    Some(())
}
