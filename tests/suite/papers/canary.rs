//! What must not be in a paper is a word of its own here, and is looked for in every part of every file.

use rapporteur::papers::{Format, LeftOut, Options, Paper};
use rapporteur::session::history::StepName;
use rapporteur::session::note::Note;
use rapporteur::session::plan::working;
use rapporteur::session::{Session, capture};

use super::desk::{ISSUED, built, pairs, parts, written};
use crate::support::fixtures::{Room, measure_id};

/// Sensitive notes, the measures that grew out of them, private names, the remark of the file.
const SECRETS: [&str; 9] = [
    "Kestrelnote",
    "Ospreyaction",
    "Merlinneed",
    "Harriername",
    "Falconstep",
    "Buzzardremark",
    "Gannetgap",
    "Petrelwords",
    "Fulmarpoint",
];

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
    become_secret(&mut room);
    room.session
}

/// What was open, got rows by hand, was released or worded anew, and is secret now.
fn become_secret(room: &mut Room) {
    let change = |room: &mut Room, after: Note| {
        room.step(capture::change(&room.session, StepName::EditNote, &after, measure_id(1000)));
    };
    for (id, line) in [(1001, "!gap Gannetgap"), (1002, "A Fulmarpoint")] {
        let note = room.take(line);
        room.step(working::add(&room.session, &"OP3D-TRS".into(), Some(&note), measure_id(id)));
        change(room, Note { sensitive: true, ..note });
    }
    let note = room.take("!s !action Something harmless");
    let id = room.session.measures_from(note.id).next().expect("an action has its row").id;
    room.step(working::set_sensitive(&room.session, id, false).expect("it is held back"));
    change(room, Note { text: "Petrelwords".into(), ..note });
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
        let built = built(&session, paper);
        let beside = built.left_out.iter().map(LeftOut::words).collect::<Vec<_>>().join("\n");
        let file = paper.file_name(&session, format, &Options::new(ISSUED));
        for secret in SECRETS {
            assert!(!all.contains(secret), "{secret} is in {} as {}", paper.name(), format.name());
            assert!(!beside.contains(secret) && !file.contains(secret), "{secret} is told beside {}", paper.name());
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
