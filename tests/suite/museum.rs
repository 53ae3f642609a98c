//! The museum of broken and odd session files: what each of them opens to, or what is said instead.
//!
//! Every exhibit is a real thing in a real folder, opened as the program opens it. A new way of breaking a file is a new
//! row. What only concerns the text of a file, with its line and column, is in `format`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use rapporteur::session::Session;
use rapporteur::store::format::to_text;
use rapporteur::store::{DiskFiles, Places, Progress, open};

/// What becomes of an exhibit.
enum Outcome {
    /// It opens to what `small.ron` opens to.
    Opens,
    /// It opens to that to be looked at, and this is said of what is left unread.
    LooksLike(&'static str),
    /// It opens to something else, of which this is so.
    OpensTo(fn(&Session) -> bool),
    /// It is refused, and this is said; the name of the file stands before it.
    Says(&'static str),
}

use Outcome::{LooksLike, Opens, OpensTo, Says};

/// What is hung up: the bytes of a file, or something that is made in the folder.
enum Thing {
    Bytes(Vec<u8>),
    Made(fn(&Path)),
}

fn bytes(bytes: impl Into<Vec<u8>>) -> Thing {
    Thing::Bytes(bytes.into())
}

fn small() -> String {
    fs::read_to_string("tests/museum/small.ron").expect("the museum's entrance")
}

fn with(from: &str, to: &str) -> Thing {
    let text = small();
    assert!(text.contains(from), "{from}");
    bytes(text.replacen(from, to, 1))
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

/// What editors, transfers and sync programs do to a file that is still all there.
fn odd() -> Vec<(&'static str, Thing, Outcome)> {
    let text = small();
    let headless = text.strip_prefix("#![enable(implicit_some)]\n").expect("the header").to_owned();
    let has_long_note = |session: &Session| session.notes[1].text.len() == 16 * 1024;
    let has_controls = |session: &Session| session.notes[1].text == "a\u{202e}b\u{0}c\u{1b}[2J\u{200b}";
    vec![
        ("as it was", bytes(text.clone()), Opens),
        ("byte order mark", bytes(format!("\u{feff}{text}")), Opens),
        ("CRLF", bytes(text.replace('\n', "\r\n")), Opens),
        ("lost header", bytes(headless.clone()), Opens),
        ("all three", bytes(format!("\u{feff}{}", headless.replace('\n', "\r\n"))), Opens),
        ("a million more lines", bytes(text.clone() + &"\n".repeat(1_000_000)), Opens),
        ("a million lines in it", with("    notes: [", &format!("{}    notes: [", "\n".repeat(1_000_000))), Opens),
        ("comments", with("    notes: [", "    // what was said\n    notes: [ /* in order */"), Opens),
        (
            "comments to the depth of 60",
            with("notes: [", &format!("{}{}notes: [", "/*".repeat(60), "*/".repeat(60))),
            Opens,
        ),
        ("spaces for tabs", bytes(text.replace("    ", "\t")), Opens),
        ("escapes", with("Review powers\", lead", "\\u{52}eview\\x20powers\", lead"), Opens),
        ("a raw string", with("text: \"Review powers\"", "text: r#\"Review powers\"#"), Opens),
        (
            "a note of 16 KiB",
            with("Review powers\", lead", &format!("{}\", lead", "x".repeat(16 * 1024))),
            OpensTo(has_long_note),
        ),
        (
            "bidi and control characters",
            with("Review powers\", lead", "a\u{202e}b\\u{0}c\\u{1b}[2J\u{200b}\", lead"),
            OpensTo(has_controls),
        ),
        (
            "an empty list",
            with("    issued: [\n        (\"OP3D-TRS\", 2),\n    ],\n", "    issued: [],\n"),
            OpensTo(|session| session.issued.len() == 1),
        ),
        (
            "a link",
            Thing::Made(|path| {
                fs::write(path.with_file_name("real.ron"), small()).expect("a file");
                std::os::unix::fs::symlink("real.ron", path).expect("a link");
            }),
            Opens,
        ),
        (
            "a link to a link",
            Thing::Made(|path| {
                fs::write(path.with_file_name("real.ron"), small()).expect("a file");
                std::os::unix::fs::symlink("real.ron", path.with_file_name("between.ron")).expect("a link");
                std::os::unix::fs::symlink("between.ron", path).expect("a link");
            }),
            Opens,
        ),
    ]
}

/// What is no session, or none any more.
fn broken() -> Vec<(&'static str, Thing, Outcome)> {
    let text = small();
    let half = text.len() / 2;
    let mut padded = text.clone().into_bytes();
    padded.extend([0; 4096]);
    let mut hole = text.clone().into_bytes();
    hole[half..half + 100].fill(0);
    let utf16_marked = |mark: &[u8], unit| [mark.to_vec(), utf16(&text, unit)].concat();
    vec![
        ("empty", bytes(""), Says("the file is empty; open a copy of it")),
        ("blank", bytes(" \r\n\t\n"), Says("the file is empty")),
        ("a mark alone", bytes("\u{feff}"), Says("the file is empty")),
        ("the header alone", bytes("#![enable(implicit_some)]\n"), Says("the file ends in the middle of the session")),
        ("zeros", bytes(vec![0; 8192]), Says("the file holds nothing but zeros, as after a power cut")),
        (
            "cut in the middle",
            bytes(&text[..half]),
            Says("the file ends in the middle of the session, so the rest of it is lost"),
        ),
        (
            "cut at the last bracket",
            bytes(text.trim_end().trim_end_matches(')')),
            Says("the file ends in the middle of the session"),
        ),
        ("zeros behind it", bytes(padded), Says("line 28, column 1: something follows the end of the session")),
        ("zeros in the middle", bytes(hole), Says("line 18, column 150: expected is a comma before this")),
        (
            "twice",
            bytes(text.repeat(2)),
            Says("line 28, column 1: something follows the end of the session; take it out"),
        ),
        (
            "UTF-16",
            bytes(utf16_marked(b"\xff\xfe", u16::to_le_bytes)),
            Says("the file is text in UTF-16; save it again as UTF-8"),
        ),
        (
            "UTF-16, the other way round",
            bytes(utf16_marked(b"\xfe\xff", u16::to_be_bytes)),
            Says("the file is text in UTF-16"),
        ),
        ("UTF-16 without a mark", bytes(utf16(&text, u16::to_be_bytes)), Says("the file is text in UTF-16")),
        (
            "Latin-1",
            bytes(text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect::<Vec<u8>>()),
            Says("this is not text in UTF-8"),
        ),
        ("HTML", bytes("<!doctype html><title>Sign in</title>"), Says("this is HTML or XML, not a session")),
        ("zip", bytes(&b"PK\x03\x04\x14\0\0\0"[..]), Says("this is a Word, Excel or ZIP file, not a session")),
        ("JSON", bytes("{\"format\": [1, 0]}"), Says("this is JSON, not a session")),
        (
            "a merge that was not finished",
            bytes(format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> theirs\n")),
            Says("this is a file with a conflict in it that git has left, not a session"),
        ),
        (
            "a merge within",
            with("    notes: [", "<<<<<<< HEAD\n    notes: ["),
            Says("line 17, column 1: expected is a name without quotes"),
        ),
        ("a million words", bytes("word\n".repeat(1_000_000)), Says("line 1, column 1: expected is `(`")),
        ("a megabyte on a line", bytes("x".repeat(1 << 20)), Says("the file ends in the middle of the session")),
        (
            "too large",
            Thing::Made(|path| {
                // As large as it says, and nothing on the disk.
                File::create(path).and_then(|file| file.set_len(257 << 20)).expect("a sparse file");
            }),
            Says("the file has 257 MiB, and a session has at most 256 MiB; this is hardly a session"),
        ),
        (
            "too deep",
            with("star: true", &format!("star: {}", "(".repeat(100))),
            Says("line 12, column 87: expected is `true` or `false`"),
        ),
        (
            "too deep in a list",
            with("on: [", &format!("on: {}", "[".repeat(1000))),
            Says("line 19, column 82: expected is text in quotes"),
        ),
    ]
}

/// What is text of ours, and yet cannot be taken as it stands.
fn wrong() -> Vec<(&'static str, Thing, Outcome)> {
    vec![
        (
            "two notes of one id",
            with("000000000003", "000000000002"),
            Says("stands for two notes (the first one is in line 18); give one of them another id"),
        ),
        (
            "two elements of one id",
            with(
                "        (id: \"OP3D-TRS\"",
                "        (id: \"OP3D-TRS\", theme: F, title: \"\"),\n        (id: \"OP3D-TRS\"",
            ),
            Says("the id OP3D-TRS stands for two elements"),
        ),
        (
            "two items of one id",
            with(
                "        (id: \"discussion\"",
                "        (id: \"discussion\", role: Break, title: \"\"),\n        (id: \"discussion\"",
            ),
            Says("the id discussion stands for two agenda items"),
        ),
        (
            "a note of no item",
            with("item: \"discussion\", t", "item: \"coffee\", t"),
            Says("this note names the agenda item `coffee`, and the file has none of that id"),
        ),
        (
            "a note on no element",
            with("on: [\"OP3D-TRS\"]", "on: [\"OP9\"]"),
            Says("this note names the element `OP9`"),
        ),
        (
            "a measure from no note",
            with(
                "from: [\"0199d0c4-0000-7000-8000-000000000003\"]",
                "from: [\"0199d0c4-0000-7000-8000-00000000000f\"]",
            ),
            OpensTo(|session| session.measures[0].from.len() == 1),
        ),
        (
            "an unknown field",
            with("title: \"A day\",", "title: \"A day\",\n        mood: \"good\","),
            LooksLike("`mood` is not a field of"),
        ),
        ("a newer minor format", with("format: (1, 0)", "format: (1, 9)"), LooksLike("the file has format 1.9")),
        ("a newer major format", with("format: (1, 0)", "format: (2, 0)"), Says("the file has format 2.0")),
        (
            "a format that never was",
            with("format: (1, 0)", "format: (0, 9)"),
            Says("the file says format 0.9, and there is no such format"),
        ),
        ("no format", with("    format: (1, 0),\n", ""), Says("the session has no `format`")),
        ("no id", with("    id: \"0199d0c4-0000-7000-8000-000000000001\",\n", ""), Says("the session has no `id`")),
        ("nothing in it", bytes("()"), Says("the session has no `format`")),
        (
            "a note of 16 KiB and a byte",
            with("Review powers\", lead", &format!("{}\", lead", "x".repeat(16 * 1024 + 1))),
            Says("the text of this note has 16385 bytes, and a note holds at most 16384"),
        ),
        (
            "a huge number",
            with("minutes: 240", &format!("minutes: {}", "9".repeat(40))),
            Says("line 15, column 76: the number is too large, or less than 0"),
        ),
        (
            "a number below zero",
            with("minutes: 240", "minutes: -1"),
            Says("line 15, column 77: the number is too large, or less than 0"),
        ),
        (
            "a number without end",
            with("minutes: 240", "minutes: inf"),
            Says("line 15, column 76: expected is a whole number"),
        ),
        (
            "a moment that never was",
            with("2017-10-04T10:41:07-04:00", "2017-02-30T25:61:07-04:00"),
            Says("line 19, column 15: `2017-02-30T25:61:07-04:00` is not a time such as"),
        ),
        (
            "a control character as it is",
            with("title: \"A day\"", "title: \"A\u{7}day\""),
            OpensTo(|session| session.workshop.title == "A\u{7}day"),
        ),
        ("a comment without an end", with("notes: [", "/* notes: ["), Says("the comment that begins here has no end")),
    ]
}

/// What is no file, or cannot be had.
fn elsewhere() -> Vec<(&'static str, Thing, Outcome)> {
    vec![
        ("nothing", Thing::Made(|_| {}), Says("there is no such file; check the name and the folder")),
        (
            "a folder",
            Thing::Made(|path| fs::create_dir(path).expect("a folder")),
            Says("this is a folder; name the session file in it"),
        ),
        (
            "a link to nothing",
            Thing::Made(|path| std::os::unix::fs::symlink("gone.ron", path).expect("a link")),
            Says("there is no such file"),
        ),
        (
            "a link to itself",
            Thing::Made(|path| std::os::unix::fs::symlink("day.ron", path).expect("a link")),
            Says("the file cannot be read (Too many levels of symbolic links"),
        ),
        (
            "a link to a folder",
            Thing::Made(|path| std::os::unix::fs::symlink("/", path).expect("a link")),
            Says("this is a folder"),
        ),
        (
            "a device",
            Thing::Made(|path| std::os::unix::fs::symlink("/dev/zero", path).expect("a link")),
            Says("this is a device or a pipe, not a file"),
        ),
        (
            "a pipe that nobody writes to",
            Thing::Made(|path| {
                let made = Command::new("mkfifo").arg(path).status().expect("coreutils are there");
                assert!(made.success());
            }),
            Says("this is a device or a pipe, not a file"),
        ),
        (
            "a socket",
            Thing::Made(|path| drop(std::os::unix::net::UnixListener::bind(path).expect("a socket"))),
            Says("this is a device or a pipe, not a file"),
        ),
    ]
}

/// What of an exhibit is not as its label says; `None` where all is well.
fn differs(thing: Thing, outcome: &Outcome, expected: &Session) -> Option<String> {
    let hall = tempfile::tempdir().expect("a temporary folder");
    let path = hall.path().join("day.ron");
    match thing {
        Thing::Bytes(bytes) => fs::write(&path, bytes).expect("a file"),
        Thing::Made(make) => make(&path),
    }
    let before = fs::symlink_metadata(&path).ok().map(|metadata| (metadata.len(), metadata.modified().ok()));
    let places = Places::under(&hall.path().join("home"));
    let opened = open(&DiskFiles, &places, &path, &Arc::new(Progress::default()));
    let after = fs::symlink_metadata(&path).ok().map(|metadata| (metadata.len(), metadata.modified().ok()));
    if before != after {
        return Some("looking at it has changed it".to_owned());
    }
    match (opened, outcome) {
        (Ok(opened), Opens) if opened.session == *expected && opened.unread.is_none() => None,
        (Ok(opened), LooksLike(words)) if opened.session == *expected => {
            let said = opened.unread.refusal(&path).map(|refused| refused.to_string()).unwrap_or_default();
            (!said.contains(words)).then_some(said)
        }
        (Ok(opened), OpensTo(is_it)) if is_it(&opened.session) => {
            // What it opens to can be kept and read again.
            let text = to_text(&opened.session).expect("it has a text");
            fs::write(&path, text).expect("a file");
            let again = open(&DiskFiles, &places, &path, &Arc::new(Progress::default()));
            (again.map(|again| again.session) != Ok(opened.session)).then(|| "it is not kept as it is".to_owned())
        }
        (Ok(_), _) => Some("it opens".to_owned()),
        (Err(refused), Says(words)) => {
            let said = refused.to_string();
            let name = path.display().to_string();
            let is_line = said.starts_with(&name) && !said.contains(char::is_control) && !said.ends_with('.');
            let is_short = said.len() - name.len() < 400;
            (!(is_line && is_short && said.contains(words))).then_some(said)
        }
        (Err(refused), _) => Some(refused.to_string()),
    }
}

#[test]
fn every_exhibit_opens_or_says_why_it_does_not() {
    let expected: Session =
        rapporteur::store::format::from_bytes(Path::new("small.ron"), small().as_bytes(), &Arc::default())
            .expect("it opens");
    let exhibits = [odd(), broken(), wrong(), elsewhere()];
    let found: Vec<String> = exhibits
        .into_iter()
        .flatten()
        .filter_map(|(name, thing, outcome)| Some(format!("{name}: {}", differs(thing, &outcome, &expected)?)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The superuser reads everything, so the disk itself says no.
#[test]
fn a_file_that_may_not_be_read_says_so() {
    use crate::faults::disk::{Fault, Plan};
    use crate::faults::sitting::{file, machine, places};
    let mut said = Vec::new();
    for at in 1..=3 {
        let disk = machine();
        disk.plan(Plan { at, fault: Fault::Error(std::io::ErrorKind::PermissionDenied), lasting: true });
        let refused = open(&disk, &places(), &file(), &Arc::new(Progress::default())).expect_err("it may not be read");
        said.push(refused.to_string());
    }
    let words = "/stick/day.ron: you are not allowed to read this file; ask for the right to read it, or open a copy";
    assert_eq!(said, [words; 3]);
}

#[test]
fn an_exhibit_that_is_a_path() {
    let hall = tempfile::tempdir().expect("a temporary folder");
    let nowhere: PathBuf = hall.path().join("no/such/folder/day.ron");
    let refused = open(&DiskFiles, &Places::under(hall.path()), &nowhere, &Arc::new(Progress::default()));
    assert!(refused.expect_err("nothing is there").to_string().contains("there is no such file"));
    fs::write(hall.path().join("a\nb.ron"), "").expect("a name with a line end");
    let refused = open(&DiskFiles, &Places::under(hall.path()), &hall.path().join("a\nb.ron"), &Arc::default());
    assert!(!refused.expect_err("it is empty").to_string().contains('\n'), "one line, whatever the name");
}
