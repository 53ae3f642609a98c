//! Files and lines that nobody would write: whatever they hold is answered, soon, and with little memory.
//!
//! Half of it are bytes at random, half are the sessions that ship after somebody's hands, editor or disk were clumsy.
//! `RAPPORTEUR_FUZZ_SECONDS=600` goes on for as long, with other numbers each time, and prints how far it came.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rapporteur::session::quick::{self, Vocabulary};
use rapporteur::store::Progress;
use rapporteur::store::format::{from_bytes, to_text};

use crate::support::fixtures::{georgetown, workshop_day};

/// Nothing may hang: no input of these takes a hundredth of it.
const HANGS: Duration = Duration::from_secs(1);

/// How much an input may cost at the most, in bytes for each of its bytes, and in any case.
const MEMORY: (u64, u64) = (400, 64 << 20);

/// How many inputs are tried when nobody says otherwise.
const FILES: u64 = 1500;
const LINES: u64 = 6000;

/// Clumsiness with a text of records in lines.
#[derive(Clone, Debug)]
enum Change {
    Delete(Index),
    Duplicate(Index),
    Swap(Index, Index),
    Cut(Index),
    Flip(Index, u8),
    /// A piece of the text is put somewhere else, too.
    Splice(Index, usize, Index),
    /// One id becomes another one that is there.
    Id(Index, Index),
    Nest(Index, char, usize),
    Number(Index, String),
    Insert(Index, String),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let odd = prop_oneof![
        Just("\u{202e}".to_owned()),
        Just("\0".to_owned()),
        Just("/*".to_owned()),
        Just("*/".to_owned()),
        Just("//".to_owned()),
        Just("\"".to_owned()),
        Just("\\u{110000}".to_owned()),
        Just("r#\"".to_owned()),
        Just("Some(".to_owned()),
        Just("#![enable(unwrap_newtypes)]".to_owned()),
        "\\PC{0,6}",
    ];
    let numbers = prop_oneof![
        Just("99999999999999999999999".to_owned()),
        Just("-1".to_owned()),
        Just("1e308".to_owned()),
        Just("NaN".to_owned()),
        Just("0x".to_owned()),
        Just("4294967296".to_owned()),
        "[0-9]{1,400}",
    ];
    prop_oneof![
        at().prop_map(Change::Delete),
        at().prop_map(Change::Duplicate),
        (at(), at()).prop_map(|(one, other)| Change::Swap(one, other)),
        at().prop_map(Change::Cut),
        (at(), 1..=255_u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        (at(), 1..2000_usize, at()).prop_map(|(from, len, to)| Change::Splice(from, len, to)),
        (at(), at()).prop_map(|(one, other)| Change::Id(one, other)),
        (at(), prop_oneof![Just('('), Just('['), Just('{')], 1..2000_usize)
            .prop_map(|(at, bracket, deep)| Change::Nest(at, bracket, deep)),
        (at(), numbers).prop_map(|(at, number)| Change::Number(at, number)),
        (at(), odd).prop_map(|(at, text)| Change::Insert(at, text)),
    ]
}

impl Change {
    fn apply(&self, text: &mut Vec<u8>) {
        if text.is_empty() {
            return;
        }
        let len = text.len();
        match self {
            Self::Delete(_) | Self::Duplicate(_) | Self::Swap(..) => self.apply_to_lines(text),
            Self::Cut(at) => text.truncate(at.index(len)),
            Self::Flip(at, bits) => text[at.index(len)] ^= bits,
            Self::Splice(from, long, to) => {
                let from = from.index(len);
                let piece = text[from..(from + long).min(len)].to_vec();
                let to = to.index(len);
                text.splice(to..to, piece);
            }
            Self::Id(one, other) => {
                let quotes: Vec<usize> = memchr::memmem::find_iter(text, "id: \"").map(|at| at + 5).collect();
                if let [_, _, ..] = &quotes[..] {
                    let (one, other) = (*one.get(&quotes), *other.get(&quotes));
                    let end = |at: usize| at + memchr::memchr(b'"', &text[at..]).unwrap_or_default();
                    let id = text[other..end(other)].to_vec();
                    let old = one..end(one);
                    text.splice(old, id);
                }
            }
            Self::Nest(at, bracket, deep) => {
                let at = at.index(len);
                text.splice(at..at, bracket.to_string().repeat(*deep).into_bytes());
            }
            Self::Number(at, number) => {
                let digits: Vec<usize> = (0..len).filter(|at| text[*at].is_ascii_digit()).collect();
                if !digits.is_empty() {
                    let at = *at.get(&digits);
                    text.splice(at..=at, number.bytes());
                }
            }
            Self::Insert(at, odd) => {
                let at = at.index(len);
                text.splice(at..at, odd.bytes());
            }
        }
    }

    fn apply_to_lines(&self, text: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        match self {
            Self::Delete(at) => drop(lines.remove(at.index(lines.len()))),
            Self::Duplicate(at) => {
                let at = at.index(lines.len());
                lines.insert(at, lines[at].clone());
            }
            Self::Swap(one, other) => {
                let (one, other) = (one.index(lines.len()), other.index(lines.len()));
                lines.swap(one, other);
            }
            _ => {}
        }
        *text = lines.concat();
    }
}

/// A file: bytes at random, or a session that ships and what became of it.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let shipped = ["tests/museum/plan.ron", "sessions/georgetown-2017.ron", "sessions/exercise.ron"]
        .map(|path| std::fs::read(path).expect("it ships"));
    let [small, one, other] = shipped;
    let begin = prop_oneof![2 => Just(small), 2 => Just(one), 1 => Just(other)];
    let changed = (begin, prop::collection::vec(change(), 0..4)).prop_map(|(mut text, changes)| {
        for change in changes {
            change.apply(&mut text);
        }
        text
    });
    let bytes = prop::collection::vec(any::<u8>(), 0..4000);
    let text = "\\PC{0,400}".prop_map(String::into_bytes);
    let notation = "[(){}\\[\\]:,\"a-z0-9 \n/*#!r\\\\]{0,600}".prop_map(String::into_bytes);
    prop_oneof![8 => changed, 1 => bytes, 1 => text, 1 => notation]
}

/// A capture line: words and marks as people may type them, or anything.
fn line() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "#trs",
        "#",
        "##",
        "#OP3D-TRS",
        "#no",
        "@gra",
        "@",
        "@@gra",
        "a@b.c",
        "!gap",
        "!",
        "!!",
        "!s",
        "!zzz",
        "by:2018-03",
        "by:",
        "by:Q2",
        "by:end-2018",
        "by:short",
        "by:99999-99",
        "for:nc",
        "for:",
        "-5",
        "-99999999999999999999",
        "--",
        "\\#trs",
        "\\",
        "\\\\",
        "will review",
        "é",
        "e\u{301}",
        "\u{202e}",
        "\0",
        "\n",
        "\t",
        "  ",
        "🎉",
        "の",
        ".",
        ",",
        "…",
    ]);
    let said = prop::collection::vec(prop_oneof![4 => words.prop_map(str::to_owned), 1 => "\\PC{0,8}"], 0..40);
    let spaced = (said, prop_oneof![3 => Just(" "), 1 => Just("")]).prop_map(|(words, between)| words.join(between));
    let long = ("\\PC{1,4}", 1..6000_usize).prop_map(|(word, times)| word.repeat(times));
    prop_oneof![6 => spaced, 2 => "\\PC{0,200}", 1 => ".{0,200}", 1 => long]
}

fn answers_a_file(bytes: &[u8]) {
    match from_bytes(Path::new("day.ron"), bytes, &Arc::new(Progress::default())) {
        Ok(session) => {
            // What is opened can be kept, and is the same afterwards.
            let text = to_text(&session).expect("it has a text");
            let again = from_bytes(Path::new("day.ron"), text.as_bytes(), &Arc::new(Progress::default()));
            assert_eq!(again.expect("what was written is read"), session);
        }
        Err(refused) => {
            let said = refused.to_string();
            assert!(!said.contains(char::is_control) && said.chars().count() < 700, "{said}");
        }
    }
}

fn answers_a_line(line: &str) {
    let session = georgetown();
    let vocabulary = Vocabulary { elements: &session.elements, agencies: &session.agencies, today: workshop_day() };
    let reading = quick::read(line, &vocabulary);
    // Nothing typed is dropped: what is no mark is in the text.
    assert!(reading.text.len() <= line.len() + 200 * line.split_whitespace().count() + 200, "{reading:?}");
}

/// The most memory that this process has ever had, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok())
        .map_or(0, |kilobytes: u64| kilobytes << 10)
}

/// Whether this process has nothing else to do, so that its memory tells something; if not, another one does this test.
fn is_alone(test: &str) -> bool {
    const ALONE: &str = "RAPPORTEUR_FUZZ_ALONE";
    if std::env::var_os(ALONE).is_some() {
        return true;
    }
    let this = std::env::current_exe().expect("a test has a file");
    let ended = Command::new(this).args([test, "--exact", "--nocapture"]).env(ALONE, "1").status().expect("it starts");
    assert!(ended.success(), "see above");
    false
}

/// An input as it may be pasted into a test.
fn shown(input: impl AsRef<[u8]>) -> String {
    format!("b\"{}\"", input.as_ref().escape_ascii())
}

/// Tries input after input: so many, the same ones in every run, or for as long as somebody wants.
fn try_many<T: AsRef<[u8]> + std::fmt::Debug>(
    name: &str,
    most: u64,
    strategy: impl Strategy<Value = T>,
    answers: impl Fn(&T),
) {
    let seconds = std::env::var("RAPPORTEUR_FUZZ_SECONDS").ok().map(|text| text.parse().expect("a number of seconds"));
    let rng = match seconds {
        Some(_) => TestRng::from_seed(RngAlgorithm::ChaCha, &std::process::id().to_le_bytes().repeat(8)),
        None => TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    };
    let mut runner = TestRunner::new_with_rng(Config { failure_persistence: None, ..Config::default() }, rng);
    let begun = Instant::now();
    let mut tried = 0;
    let mut slowest = Duration::ZERO;
    let goes_on = |tried| seconds.map_or(tried < most, |seconds| begun.elapsed() < Duration::from_secs(seconds));
    while goes_on(tried) {
        let tree = strategy.new_tree(&mut runner).expect("it makes one");
        let input = tree.current();
        let before = peak();
        let start = Instant::now();
        let answered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| answers(&input)));
        let took = start.elapsed();
        let cost = peak().saturating_sub(before);
        if let Err(panic) = answered {
            eprintln!("{name}: {}", shown(&input));
            std::panic::resume_unwind(panic);
        }
        assert!(cost <= MEMORY.0 * input.as_ref().len() as u64 + MEMORY.1, "{cost} bytes for {}", shown(&input));
        // A busy machine may take the processor away once, but hardly three times from one input.
        let is_slow = |again: u8| {
            let start = Instant::now();
            answers(&input);
            again > 0 && start.elapsed() > HANGS
        };
        assert!(took < HANGS || !(1..=2).all(is_slow), "{took:?} for {}", shown(&input));
        slowest = slowest.max(took);
        tried += 1;
    }
    let _ = writeln!(
        io::stderr(),
        "fuzzed, {name}: {tried} in {} s, the slowest took {slowest:?}",
        begun.elapsed().as_secs()
    );
}

#[test]
fn whatever_a_file_holds_is_answered() {
    if !is_alone("fuzz::whatever_a_file_holds_is_answered") {
        return;
    }
    try_many("files", FILES, file(), |bytes| answers_a_file(bytes));
}

#[test]
fn whatever_a_line_says_is_read() {
    if !is_alone("fuzz::whatever_a_line_says_is_read") {
        return;
    }
    try_many("lines", LINES, line(), |line| answers_a_line(line));
}
