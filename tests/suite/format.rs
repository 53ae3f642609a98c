//! The session file: what is written is read again, what is broken is refused with its place.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use rapporteur::clock::ManualClock;
use rapporteur::session::catalogue::Element;
use rapporteur::session::{Session, SessionId};
use rapporteur::store::format::{from_bytes, to_text};
use rapporteur::store::progress::{Phase, Progress};
use rapporteur::store::refused::{Refused, Why};
use rapporteur::store::templates::{Template, catalogue};

use crate::format_any;

fn clock() -> ManualClock {
    ManualClock::new("2017-10-04T14:41:07Z".parse::<Timestamp>().expect("a timestamp"))
}

fn read(bytes: impl AsRef<[u8]>) -> Result<Session, Refused> {
    from_bytes(Path::new("day.ron"), bytes.as_ref(), &Arc::new(Progress::default()))
}

fn text_of(session: &Session) -> String {
    to_text(session).expect("every session has a text")
}

/// A small session as text: one element, one agency, one item, two notes, one measure.
fn small() -> String {
    std::fs::read_to_string("tests/museum/small.ron").expect("the museum's entrance")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn any_session_is_read_as_it_was_written(session in format_any::session()) {
        let text = text_of(&session);
        prop_assert!(!text.contains('\r') && text.starts_with("#![enable(implicit_some)]\n(\n") && text.ends_with("\n)\n"));
        let again = read(&text).expect("what was written is read");
        prop_assert_eq!(&again, &session);
        prop_assert_eq!(text_of(&again), text);
    }

    #[test]
    fn a_cut_anywhere_is_refused_and_never_read_as_less(session in format_any::session(), at in 0.0..1.0_f64) {
        let text = text_of(&session);
        let at = (text.len() as f64 * at) as usize;
        // Only white space is missing when the last line end is.
        prop_assume!(at + 1 < text.len());
        prop_assert!(read(&text.as_bytes()[..at]).is_err());
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read(bytes).is_err());
    }
}

#[test]
fn a_record_is_a_line_and_defaults_are_left_out() {
    let text = small();
    assert_eq!(text_of(&read(&text).expect("small.ron opens")), text, "small.ron is canonical");
    for line in [
        "    format: (1, 0),",
        "        (id: \"customs\", name: \"Direction générale de l'accise\"),",
        "    issued: [",
        "        (\"OP3D-TRS\", 2),",
    ] {
        assert!(text.lines().any(|other| other == line), "{line}");
    }
    assert_eq!(text.matches("kind: ").count(), 1, "a point says nothing of its kind");
}

#[test]
fn every_column_of_the_plan_has_its_place_in_the_file() {
    let text = std::fs::read_to_string("tests/museum/plan.ron").expect("a plan in the museum");
    let session = read(&text).expect("plan.ron opens");
    assert_eq!(text_of(&session), text, "plan.ron is canonical");
    let [full, bare] = &session.measures[..] else { panic!("two measures") };
    for column in full.texts() {
        assert!(!column.is_empty(), "{full:?}");
    }
    assert!(full.priority.is_some() && full.agreement.is_some() && full.released && !full.assistance.is_empty());
    assert!(bare.priority.is_none() && bare.assistance.is_empty() && !bare.released);
    assert_eq!(session.accepted.len(), 3);
    for (column, broken, why) in [
        ("priority: High", "priority: Hihg", "`Hihg` is not a priority; did you mean `High`?"),
        ("status: UnderWay", "status: Underway", "`Underway` is not a status of a measure; did you mean `UnderWay`?"),
        ("milestone: ", "milstone: ", "`milstone` is not a field of a measure; did you mean `milestone`?"),
        ("[Legal, Training]", "[Law]", "`Law` is not a type of assistance"),
        ("what: Title", "what: Tilte", "did you mean `Title`?"),
    ] {
        let refused = read(text.replace(column, broken)).expect_err(broken).to_string();
        assert!(refused.contains(why), "{refused}");
    }
    let twice = text.replace("(what: Title),", "(what: Title),\n        (what: Title),");
    assert_eq!(read(twice).expect("said twice is said"), session);
    let long = text.replace("See the study", &"x".repeat(20_000));
    assert!(read(long).expect_err("a cell of 20,000 bytes").to_string().contains("20000 bytes"));
}

#[test]
fn text_stays_legible_and_the_invisible_visible() {
    let mut session = read(small()).expect("small.ron opens");
    for (text, written) in [
        ("l'accord", "l'accord"),
        ("e\u{301} हिन्दी", "e\u{301} हिन्दी"),
        ("\u{301}e", "\\u{301}e"),
        ("a\nb\t\"c\" \\'", "a\\nb\\t\\\"c\\\" \\\\'"),
        ("a\\u{301}", "a\\\\u{301}"),
        ("\u{202e}abc\u{200b}", "\\u{202e}abc\\u{200b}"),
    ] {
        session.workshop.remark = text.to_owned();
        let line = format!("remark: \"{written}\",");
        assert!(text_of(&session).contains(&line), "{line}");
    }
}

#[test]
fn what_an_editor_does_to_a_file_does_no_harm() {
    let text = small();
    let session = read(&text).expect("small.ron opens");
    let headless = text.strip_prefix("#![enable(implicit_some)]\n").expect("the header");
    for (done, changed) in [
        ("byte order mark", format!("\u{feff}{text}")),
        ("CRLF", text.replace('\n', "\r\n")),
        ("both", format!("\u{feff}{}", text.replace('\n', "\r\n"))),
        ("no header", headless.to_owned()),
        ("no header, BOM", format!("\u{feff}{headless}")),
        ("explicit Some", text.replace("lead: \"customs\"", "lead: Some(\"customs\")")),
        ("comments", text.replace("    notes: [", "    // the notes\n    notes: [ /* all of them */")),
        ("one line", text.replace("\n    ", " ")),
        ("no last line end", text.trim_end().to_owned()),
    ] {
        assert_eq!(read(&changed).expect(done), session, "{done}");
    }
}

/// The file, the place and the words of each refusal: one line, that says what to do.
#[test]
fn what_is_broken_is_told_with_its_place() {
    let text = small();
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1).into_bytes()
    };
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut latin1 = with("générale", "g?n?rale");
    let accent = latin1.iter().position(|byte| *byte == b'?').expect("there");
    latin1[accent] = 0xe9;
    let mut wrong = Vec::new();
    for (name, bytes, line) in [
        ("empty", Vec::new(), "day.ron: the file is empty"),
        ("blank", b"\n\n  ".to_vec(), "day.ron: the file is empty"),
        ("()", b"()".to_vec(), "day.ron, line 1, column 2: the session has no `format`"),
        ("JSON", br#"{"format": [1, 0]}"#.to_vec(), "day.ron: this is JSON, not a session"),
        ("JSON list", br#"[{"format": [1, 0]}]"#.to_vec(), "day.ron: this is JSON, not a session"),
        ("HTML", b"<!DOCTYPE html>".to_vec(), "day.ron: this is HTML or XML, not a session"),
        ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "day.ron: this is a picture (PNG), not a session"),
        ("Word", b"PK\x03\x04\x14\0".to_vec(), "day.ron: this is a Word, Excel or ZIP file, not a session"),
        ("binary", (0..=255).collect(), "day.ron: this is not text in UTF-8"),
        ("Latin-1", latin1, "day.ron, line 9, column 43: this is not text in UTF-8"),
        ("UTF-16 with a mark", [b"\xff\xfe".to_vec(), utf16(&text)].concat(), "day.ron: the file is text in UTF-16"),
        ("UTF-16 without", utf16(&text), "day.ron: the file is text in UTF-16"),
        ("zeros", vec![0; 4096], "day.ron: the file holds nothing but zeros"),
        ("brackets", vec![b'['; 100_000], "day.ron, line 1, column 1: expected is `(`"),
        ("round brackets", vec![b'('; 100_000], "day.ron, line 1, column 2: expected is a name without quotes"),
        (
            "brackets within",
            with("by: \"2018-03\"", &format!("by: {}", "[".repeat(100_000))),
            "day.ron, line 19, column 138: expected is text in quotes",
        ),
        ("comments within", with("notes: [", &"/*".repeat(100_000)), "the comment that begins here has no end"),
        (
            "kind",
            with("kind: Action", "kind: Acton"),
            "line 19, column 69: `Acton` is not a kind of note; did you mean `Action`?",
        ),
        (
            "no such kind",
            with("kind: Action", "kind: Zzz"),
            "`Zzz` is not a kind of note; expected is one of `Point`, `Have`",
        ),
        ("field", with("text: \"Review", "txet: \"Review"), "`txet` is not a field of a note; did you mean `text`?"),
        (
            "session's field",
            with("notes: [", "note: ["),
            "day.ron, line 17, column 5: `note` is not a field of the session; did you mean `notes`?",
        ),
        ("no text", with("text: \"Review powers\", ", ""), "day.ron, line 19, column 169: a note has no `text`"),
        (
            "comma",
            with("item: \"discussion\", kind", "item: \"discussion\" kind"),
            "day.ron, line 19, column 62: expected is",
        ),
        ("quote", with("text: \"Review", "text: Review"), "expected is text in quotes"),
        ("date", with("2018-03", "soon"), "`soon` is not a date such as 2018-03-15"),
        ("id", with("0199d0c4-0000-7000-8000-000000000002", "17"), "expected is an id such as \"0199"),
        ("more", [text.as_bytes(), b"()"].concat(), "day.ron, line 28, column 1: something follows the end"),
        (
            "newer",
            with("(1, 0)", "(2, 0)"),
            "day.ron: the file has format 2.0, and this version of Rapporteur knows 1.0",
        ),
        ("a little newer", with("format: (1, 0),", "format: (1, 7), mood: Good,"), "day.ron: the file has format 1.7"),
        ("older", with("(1, 0)", "(0, 3)"), "day.ron: the file says format 0.3, and there is no such format"),
        (
            "note id",
            with("000000000003", "000000000002"),
            "day.ron, line 19: the id 0199d0c4-0000-7000-8000-000000000002 stands for two notes (the first one is in line 18)",
        ),
        (
            "agency id",
            with("(id: \"customs\"", "(id: \"customs\", name: \"\"), (id: \"customs\""),
            "day.ron, line 9: the id customs stands for two agencies (the first one is in line 9)",
        ),
        (
            "element",
            with("on: [\"OP3D-TRS\"]", "on: [\"OP3D-XXX\"]"),
            "day.ron, line 19: this note names the element `OP3D-XXX`",
        ),
        (
            "item",
            with("item: \"discussion\", t", "item: \"coffee\", t"),
            "day.ron, line 18: this note names the agenda item `coffee`",
        ),
        ("agency", with("lead: \"customs\"", "lead: \"gra\""), "day.ron, line 19: this note names the agency `gra`"),
        ("long", with("Review powers", &"x".repeat(16385)), "day.ron, line 19: the text of this note has 16385 bytes"),
    ] {
        let refused = read(bytes).expect_err(name).to_string();
        let one_line = refused.starts_with("day.ron") && !refused.contains('\n') && !refused.ends_with('.');
        if !refused.contains(line) || !one_line || refused.len() > 400 {
            wrong.push(format!("{name}: {refused}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_cut_in_the_middle_is_called_that() {
    let text = small();
    for at in [40, text.find("notes").expect("there"), text.find("Review po").expect("there") + 8, text.len() - 2] {
        let refused = read(&text.as_bytes()[..at]).expect_err("cut");
        assert_eq!(*refused.why, Why::CutShort, "{at}: {refused}");
        assert!(refused.at.is_some());
    }
    let accent = text.find('é').expect("there") + 1;
    assert_eq!(*read(&text.as_bytes()[..accent]).expect_err("cut").why, Why::CutShort);
}

#[test]
fn numbers_forgotten_by_hand_are_never_given_again() {
    let text = small().replace("(\"OP3D-TRS\", 2),", "(\"Z\", 1),\n        (\"OP3D-TRS\", 1),\n        (\"A\", 9),");
    let session = read(text.replace("(\"OP3D-TRS\", 1), action", "(\"OP3D-TRS\", 4), action")).expect("it opens");
    let issued: Vec<String> = session.issued.iter().map(ToString::to_string).collect();
    assert_eq!(issued, ["A.9", "OP3D-TRS.4", "Z.1"]);
}

#[test]
fn an_opening_can_be_watched() {
    let progress = Arc::new(Progress::default());
    let session = from_bytes(Path::new("day.ron"), small().as_bytes(), &progress).expect("it opens");
    assert_eq!(progress.look().phase, Phase::Checking);
    assert_eq!(session.notes.len(), 2);

    let cut = &small()[..small().find("    issued").expect("there")];
    from_bytes(Path::new("day.ron"), cut.as_bytes(), &progress).expect_err("it is cut");
    let look = progress.look();
    assert_eq!((look.phase, look.done), (Phase::Understanding, 2), "both notes were counted before the trouble");
    assert!(look.total >= 2);
}

/// `RAPPORTEUR_REWRITE=1 cargo test --test suite shipped` puts what ships into canonical form.
#[test]
fn shipped_sessions_are_canonical() {
    let rewrite = std::env::var_os("RAPPORTEUR_REWRITE").is_some();
    let mut seen = 0;
    for folder in ["assets/templates", "sessions", "tests/museum"] {
        for entry in std::fs::read_dir(folder).expect(folder) {
            let path = entry.expect("an entry").path();
            let bytes = std::fs::read(&path).expect("readable");
            let session =
                from_bytes(&path, &bytes, &Arc::new(Progress::default())).unwrap_or_else(|refused| panic!("{refused}"));
            let text = text_of(&session);
            if rewrite && text.as_bytes() != bytes {
                std::fs::write(&path, &text).expect("writable");
            } else {
                assert!(text.as_bytes() == bytes, "{} is not canonical", path.display());
            }
            seen += 1;
        }
    }
    assert!(seen >= 6);
}

#[test]
fn templates_are_fresh_and_carry_the_catalogue() {
    let clock = clock();
    assert_eq!(catalogue().expect("it is sound").len(), 44);
    for template in Template::ALL {
        assert_eq!(Template::by_name(template.name()), Some(template));
        let one = template.session(&clock).expect("it is sound");
        let ids = |elements: &[Element]| elements.iter().map(|element| element.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&one.elements), ids(catalogue().expect("it is sound")), "{}", template.name());
        assert_ne!(one.id, template.session(&clock).expect("it is sound").id);
    }
    assert_eq!(Template::by_name("georgetown"), None);
}

#[test]
fn the_georgetown_session_is_its_template() {
    let bytes = std::fs::read("sessions/georgetown-2017.ron").expect("it ships");
    let shipped = read(bytes).expect("it opens");
    let template = Template::Georgetown2017.session(&clock()).expect("it is sound");
    assert_eq!(
        Session { id: SessionId(uuid::Uuid::nil()), ..shipped },
        Session { id: SessionId(uuid::Uuid::nil()), ..template }
    );
}
