//! What must not be in a paper is a word of its own here, and is looked for in every part of every file.

use rapporteur::papers::{Format, Paper};
use rapporteur::session::Session;

use super::desk::{pairs, parts, written};
use crate::support::fixtures::Room;

/// Sensitive notes, the measures that grew out of them, private names, the remark of the file.
const SECRETS: [&str; 6] = ["Kestrelnote", "Ospreyaction", "Merlinneed", "Harriername", "Falconstep", "Buzzardremark"];

/// What the public paper must not hold, either.
const ROOM: [&str; 4] = ["Wrenpoint", "Wrenaction", "Wrenagency", "Wrenneed"];

fn session() -> Session {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    room.session.workshop.private_names = vec!["Harriername".to_owned()].into();
    "Buzzardremark".clone_into(&mut room.session.workshop.remark);
    "Wrenagency".clone_into(&mut room.session.agencies[5].name);
    for line in [
        "!s !gap Kestrelnote",
        "!s !action @gra by:2018-03 Ospreyaction",
        "!s !need @gra Merlinneed",
        "!s !next @gra Falconstep",
        "!gap Wrenpoint",
        "!action @gra Wrenaction",
        "!need @gra Wrenneed",
    ] {
        room.take(line);
    }
    assert_eq!(room.session.measures.len(), 2);
    room.session
}

/// Everything that can be read in a file, unzipped where it is a zip.
fn readable(bytes: &[u8], format: Format) -> String {
    match format {
        Format::Docx | Format::Xlsx => {
            parts(bytes).into_iter().flat_map(|(name, part)| [name, part]).collect::<Vec<_>>().join("\n")
        }
        _ => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
    }
}

#[test]
fn no_secret_is_in_any_paper_of_any_format() {
    let session = session();
    for (paper, format) in pairs() {
        let all = readable(&written(&session, paper, format), format);
        for secret in SECRETS {
            assert!(!all.contains(secret), "{secret} is in {} as {}", paper.name(), format.name());
        }
        for word in ROOM {
            let is_there = all.contains(word);
            assert!(!(paper.is_public() && is_there), "{word} is in {} as {}", paper.name(), format.name());
        }
    }
}

#[test]
fn what_may_be_told_is_there() {
    // Otherwise the test above would pass with empty papers.
    let session = session();
    for (paper, word) in [
        (Paper::Plan, "Wrenaction"),
        (Paper::Plan, "Wrenagency"),
        (Paper::Minutes, "Wrenpoint"),
        (Paper::Assistance, "Wrenneed"),
    ] {
        for format in paper.formats() {
            let all = readable(&written(&session, paper, *format), *format);
            assert!(all.contains(word), "{word} is not in {} as {}", paper.name(), format.name());
        }
    }
}
