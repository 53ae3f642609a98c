//! What a later version, or a slip of the hand, puts into a file: it opens to be looked at, and names what is left unread.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use rapporteur::session::{FORMAT, Session};
use rapporteur::store::format::{Reading, from_bytes, from_file, to_text};
use rapporteur::store::progress::Progress;
use rapporteur::store::refused::{Refused, Why};

fn read(text: impl AsRef<[u8]>) -> Result<Reading, Refused> {
    from_file(Path::new("day.ron"), text.as_ref(), &Arc::new(Progress::default()))
}

fn small() -> String {
    std::fs::read_to_string("tests/museum/small.ron").expect("the museum's entrance")
}

fn session(text: &str) -> Session {
    from_bytes(Path::new("day.ron"), text.as_bytes(), &Arc::new(Progress::default())).expect("a sound session")
}

/// Line, name, what it was taken for, and how often it is there.
fn named(reading: &Reading) -> Vec<(usize, String, Option<String>, usize)> {
    let field = |field: &rapporteur::store::UnreadField| match &field.why {
        Why::Unknown { found, meant, .. } => (field.at.line, found.clone(), meant.clone(), field.times),
        other => panic!("{other}"),
    };
    reading.unread.fields.iter().map(field).collect()
}

#[test]
fn a_field_that_is_not_known_is_named_and_the_rest_is_read() {
    let text = small();
    let sound = session(&text);
    let none: Option<&str> = None;
    for (from, to, line, name, meant, times) in [
        ("    notes: [", "    mood: Good,\n    notes: [", 17, "mood", none, 1),
        ("title: \"A day\",", "title: \"A day\", venu: \"Hall\",", 6, "venu", Some("venue"), 1),
        ("text: \"No power", "color: (1, [2, \")\"]), text: \"No power", 18, "color", none, 1),
        ("star: true)", "star: true, weight: Some(3.5))", 12, "weight", none, 1),
        ("item: \"discussion\", ", "item: \"discussion\", r#room: {\"a\": 'b'}, ", 18, "room", none, 2),
        ("measures: [", "measurs: [ // one\n(a: 1)],\n    measures: [", 24, "measurs", Some("measures"), 1),
    ] {
        let changed = text.replace(from, to);
        let reading = read(&changed).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        let expected = vec![(line, name.to_owned(), meant.map(str::to_owned), times)];
        assert_eq!(named(&reading), expected, "{changed}");
        assert_eq!(reading.session, sound, "{name}");
        // Where nobody looks on, it is a refusal with its place, as ever.
        let refused = reading.unread.refusal(Path::new("day.ron")).expect("a reason").to_string();
        assert!(refused.starts_with(&format!("day.ron, line {line}, column ")) && refused.contains(name), "{refused}");
    }
}

#[test]
fn several_fields_are_each_named_in_their_place() {
    let text = small()
        .replace("    notes: [", "    mood: Good,\n    notes: [")
        .replace("minutes: 240)", "minutes: 240, room: \"é\", seats: 3)")
        .replace("lead: \"customs\", by", "lead: \"customs\", mood: 1, by");
    let reading = read(&text).expect("it opens");
    let names: Vec<_> = named(&reading).into_iter().map(|(line, name, _, times)| (line, name, times)).collect();
    let expected = [(15, "room", 1), (15, "seats", 1), (17, "mood", 1), (20, "mood", 1), (26, "mood", 1)];
    assert_eq!(names, expected.map(|(line, name, times)| (line, name.to_owned(), times)));
    assert_eq!(reading.session, session(&small()));
    // After an accent the column is still that of the text.
    let at = reading.unread.fields[1].at;
    let line = text.lines().nth(at.line - 1).expect("a line");
    assert!(line.chars().skip(at.column.expect("a column") - 1).collect::<String>().starts_with("seats"));
}

#[test]
fn a_higher_minor_format_opens_and_a_higher_major_does_not() {
    let newer = small().replace("format: (1, 0)", "format: (1, 7)");
    let reading = read(&newer).expect("it opens");
    assert_eq!((reading.unread.format, reading.unread.fields.len()), (Some((1, 7)), 0));
    // A copy of it is of our format, and says so.
    assert_eq!(reading.session, session(&small()));
    assert_eq!(to_text(&reading.session).expect("a text"), small());

    let mood = newer.replace("    notes: [", "    mood: Good,\n    notes: [");
    assert_eq!(named(&read(mood).expect("it opens")).len(), 1);
    for (text, why) in [
        (newer.replace("kind: Action", "kind: Wish"), "the file has format 1.7"),
        (newer.replace("text: \"Review powers\", ", ""), "the file has format 1.7"),
        (newer.replace("lead: \"customs\"", "lead: \"gra\""), "the file has format 1.7"),
        (small().replace("format: (1, 0)", "format: (2, 0)"), "the file has format 2.0"),
        (small().replace("(1, 0),", "(2, 0), mood: Good,"), "the file has format 2.0"),
    ] {
        let refused = read(&text).expect_err(why).to_string();
        assert!(refused.contains(why), "{refused}");
    }
}

#[test]
fn what_makes_a_record_one_is_still_mandatory() {
    let text = small();
    for (from, to, why) in [
        // The slip is the thing to say, not what is missing because of it.
        (
            "text: \"Review",
            "txet: \"Review",
            "line 19, column 95: `txet` is not a field of a note; did you mean `text`?",
        ),
        (
            "item: \"discussion\", text",
            "itm: \"discussion\", text",
            "`itm` is not a field of a note; did you mean `item`?",
        ),
        ("id: \"customs\"", "ident: \"customs\"", "an agency has no `id`"),
        ("kind: Action, ", "kind: Wish, mood: 1, ", "`Wish` is not a kind of note"),
        ("kind: Action, ", "mood: 1, kind: Wish, ", "`Wish` is not a kind of note"),
        ("    notes: [", "    mood: (1, 2,\n    notes: [", "line 17"),
        ("    notes: [", "    mood: Good,\n    note s: [", "line 18"),
    ] {
        assert!(text.contains(from), "{from}");
        let refused = read(text.replacen(from, to, 1)).expect_err(to).to_string();
        assert!(refused.contains(why), "{to}: {refused}");
    }
}

#[test]
fn a_file_of_nothing_but_strange_fields_ends_soon() {
    let mut strange = String::new();
    for number in 0..40 {
        writeln!(strange, "    strange_{number}: {number},").expect("memory");
    }
    let refused = read(small().replace("    notes: [", &format!("{strange}    notes: ["))).expect_err("too many");
    assert!(refused.to_string().contains("is not a field of the session"), "{refused}");
}

#[test]
fn comments_are_seen_and_what_looks_like_one_is_not() {
    let text = small();
    for (from, to, line) in [
        ("", "", None),
        ("A day", "A day // https://example.org /* */", None),
        ("A day", "A \\\" // day", None),
        ("    notes: [", "    // the notes\n    notes: [", Some(17)),
        ("    notes: [", "    notes: [ /* all\n of them */", Some(17)),
        ("title: \"A day\",", "title: r#\"A \"// day\"#, // more", Some(6)),
        ("#![enable(implicit_some)]", "// mine\n#![enable(implicit_some)]", Some(1)),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_eq!(read(&changed).unwrap_or_else(|refused| panic!("{refused}")).comments, line, "{changed}");
    }
}

/// Every major format keeps a file that has to open for ever. That of today is written back to the byte, and has every
/// field that a file can have.
#[test]
fn a_file_of_every_format_that_was_opens() {
    for major in 1..=FORMAT.0 {
        let path = format!("tests/golden/format/{major}.ron");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(text.contains(&format!("    format: ({major}, ")), "{path} is of its format");
        let reading = read(&text).unwrap_or_else(|refused| panic!("{path}: {refused}"));
        assert!(reading.unread.is_none() && reading.comments.is_none());
        assert_eq!(reading.session.format, FORMAT, "it is brought to the format of today");
        let written = to_text(&reading.session).expect("a text");
        assert_eq!(session(&written), reading.session);
        if major == FORMAT.0 {
            assert_eq!(written, text, "{path} is written back as it is");
        }
    }
}

#[test]
fn the_golden_file_has_every_field() {
    let golden = std::fs::read_to_string(format!("tests/golden/format/{}.ron", FORMAT.0)).expect("it is there");
    let mut seen = 0;
    // A strange field in a record of each kind: the refusal lists what it could have.
    for record in [
        "    format: ",
        "        title: \"A day",
        "(people",
        "(request",
        "(id: \"customs\"",
        "(id: \"OP3D",
        "(id: \"opening\"",
        "(from: \"2017",
        "        item: \"discussion\",\n",
        "(at: ",
        "(outcome: Agreed",
        "(number",
        "(what: Unclear",
    ] {
        let at = golden.find(record).unwrap_or_else(|| panic!("{record}"));
        let name = at + record.find(|c: char| c.is_alphabetic()).expect("a name");
        let strange = format!("{}strange: 1, {}", &golden[..name], &golden[name..]);
        let reading = read(&strange).unwrap_or_else(|refused| panic!("{record}: {refused}"));
        let Why::Unknown { expected, .. } = &reading.unread.fields[0].why else { panic!("{record}") };
        let missing: Vec<&String> = expected.iter().filter(|field| !golden.contains(&format!("{field}: "))).collect();
        assert!(missing.is_empty(), "{record}: {missing:?} are in no golden file");
        seen += expected.len();
    }
    assert!(seen > 90, "{seen} fields");
}
