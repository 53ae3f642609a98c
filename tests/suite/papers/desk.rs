//! Papers made from sessions, and files taken apart again.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use jiff::civil::{Date, date};
use rapporteur::clock::SystemClock;
use rapporteur::papers::{self, Built, Format, Options, Paper, Watch};
use rapporteur::session::Session;
use rapporteur::store::Template;

use crate::support::fixtures::Room;

/// The day on which the papers of these tests are made.
pub const ISSUED: Date = date(2017, 10, 6);

/// The paper in English.
pub fn built(session: &Session, paper: Paper) -> Built {
    papers::build(session, paper, &Options::new(ISSUED)).expect("there is English")
}

/// The paper as bytes of a format.
pub fn written(session: &Session, paper: Paper, format: Format) -> Vec<u8> {
    papers::write(&built(session, paper).document, format, &Watch::default()).expect("the paper can be written")
}

/// The paper as text of a format that is text.
pub fn text(session: &Session, paper: Paper, format: Format) -> String {
    String::from_utf8(written(session, paper, format)).expect("UTF-8")
}

/// Every pair of paper and format that there is.
pub fn pairs() -> impl Iterator<Item = (Paper, Format)> {
    Paper::ALL.into_iter().flat_map(|paper| paper.formats().iter().map(move |format| (paper, *format)))
}

/// The session that ships with a day in it.
pub fn exercise() -> Session {
    Template::Exercise.session(&SystemClock).expect("what ships can be read")
}

/// The Georgetown room after a few notes of every kind.
pub fn worked() -> Session {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    for line in [
        "!have Customs Act lets officers open containers that are landed",
        "!gap No power to stop goods in transit for:nc",
        "!action @gra @police by:2018-03 Review transit powers and draft an amendment",
        "!action Write a standing order for officers",
        "!need @gra Training of trainers in transit controls",
        "!offer The partner shares its course material",
        "!question Who boards a ship that only passes through?",
        "!next @foreign by:2017-11-03 Send the draft table to all agencies",
        "!next Agree on the date of a second workshop",
        "!parked Brokering goes to the second workshop",
        "@police A point that somebody made",
        "!s !gap What nobody may read",
        "!s !action @gra What follows from what nobody may read",
    ] {
        room.take(line);
    }
    room.floor("discussion", Some("CRD-POC"));
    room.take("!action @foreign by:short Name a point of contact and a stand-in");
    room.floor("opening", None);
    room.take("!decision Points are not attributed");
    room.session
}

/// The parts of a zip by name.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        parts.insert(file.name().expect("a name").into_owned(), text);
    }
    parts
}

/// Fails unless every part is XML as it should be.
#[track_caller]
pub fn must_be_sound(parts: &BTreeMap<String, String>) {
    for (name, part) in parts {
        if let Err(error) = roxmltree::Document::parse(part) {
            panic!("{name}: {error}");
        }
    }
}

/// Compares with a golden file; `UPDATE_GOLDEN=1` writes it anew.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/papers").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        std::fs::write(&path, text).expect("the golden file can be written");
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    for (number, (is, should)) in (1..).zip(text.lines().zip(wanted.lines())) {
        assert_eq!(is, should, "line {number} of {name}; UPDATE_GOLDEN=1 writes it anew");
    }
    assert_eq!(text, wanted, "{name}; UPDATE_GOLDEN=1 writes it anew");
}
