//! What the RON reader says, in words for a person who mends a file by hand.

use ron::error::{Error, SpannedError};

use crate::store::refused::{At, Why};

/// Where the trouble is, and what it is.
pub fn in_words(text: &str, error: &SpannedError) -> (At, Why) {
    let at = At { line: error.span.start.line, column: Some(error.span.start.col) };
    let last = At { line: error.span.end.line, column: Some(error.span.end.col) };
    let whole = text.trim_end().ends_with(')');
    let cut = match error.code {
        // Nothing ends them in all that follows.
        Error::ExpectedStringEnd | Error::UnclosedBlockComment => !whole,
        Error::MissingStructField { .. } | Error::TrailingCharacters => false,
        _ => ends_there(text, last),
    };
    if cut {
        return (last, Why::CutShort);
    }
    // What follows the end begins where the reader stopped, not where it was done.
    (if matches!(error.code, Error::TrailingCharacters) { last } else { at }, reason(&error.code))
}

/// Whether nothing but white space follows that place.
fn ends_there(text: &str, at: At) -> bool {
    let total = text.trim_end().split('\n').count();
    let last = text.trim_end().rsplit('\n').next().unwrap_or_default();
    at.line > total || at.line == total && at.column.unwrap_or(1) > last.chars().count()
}

fn reason(code: &Error) -> Why {
    let syntax = |text: &str| Why::Syntax(text.to_owned());
    match code {
        Error::ExceededRecursionLimit => Why::TooDeep,
        Error::NoSuchStructField { expected, found, outer } => {
            let of = outer.as_deref().map_or("a field".to_owned(), |outer| format!("a field of {}", record(outer)));
            unknown(found, of, expected)
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            unknown(found, outer.as_deref().map_or("a known word", choice).to_owned(), expected)
        }
        Error::MissingStructField { field, outer } => {
            let of = outer.as_deref().map_or("this", record).to_owned();
            Why::NoField { of, field: (*field).to_owned() }
        }
        Error::DuplicateStructField { field, .. } => {
            Why::Syntax(format!("`{field}` is said twice; leave one of them out"))
        }
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedMap => syntax("expected is `(`"),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => syntax("expected is `)`, or a comma before this"),
        Error::ExpectedArray => syntax("expected is a list in `[` and `]`"),
        Error::ExpectedArrayEnd => syntax("expected is `]`, or a comma before this"),
        Error::ExpectedComma => syntax("expected is a comma before this"),
        Error::ExpectedMapColon => syntax("expected is `:` after the name of a field"),
        Error::ExpectedString => syntax("expected is text in quotes"),
        Error::ExpectedStringEnd => syntax("the text that begins here has no closing quote"),
        Error::ExpectedIdentifier => syntax("expected is a name without quotes"),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => syntax("expected is a whole number"),
        Error::IntegerOutOfBounds => syntax("the number is too large, or less than 0"),
        Error::ExpectedBoolean => syntax("expected is `true` or `false`"),
        Error::InvalidEscape(_) => syntax("what follows `\\` is no known escape; write `\\\\` for a backslash"),
        Error::UnclosedBlockComment => syntax("the comment that begins here has no end"),
        Error::ExpectedAttribute | Error::ExpectedAttributeEnd | Error::NoSuchExtension(_) => {
            syntax("the first line should read `#![enable(implicit_some)]`")
        }
        Error::TrailingCharacters => syntax("something follows the end of the session; take it out, or put it inside"),
        Error::Message(message) if message.starts_with("UUID parsing failed") => {
            syntax("expected is an id such as \"0199d0c4-8f3a-7b52-9c1e-5a40e7d21540\"")
        }
        other => Why::Syntax(one_line(&other.to_string())),
    }
}

fn unknown(found: &str, of: String, expected: &[&str]) -> Why {
    let meant = expected.iter().min_by_key(|name| distance(found, name));
    let meant = meant.filter(|name| distance(found, name) <= 1 + found.chars().count() / 4);
    Why::Unknown {
        found: found.to_owned(),
        of,
        expected: expected.iter().map(|&name| name.to_owned()).collect(),
        meant: meant.map(|&name| name.to_owned()),
    }
}

/// Our types by the words of the file.
fn record(name: &str) -> &str {
    match name {
        "Session" => "the session",
        "Workshop" => "the workshop",
        "Background" => "the background",
        "Counts" => "the counts",
        "Floor" => "the floor",
        "Agency" => "an agency",
        "Element" => "an element",
        "AgendaItem" => "an agenda item",
        "Pause" => "a pause",
        "Note" => "a note",
        "Measure" => "a measure",
        "ReadBack" => "what the room said",
        "Accepted" => "what is accepted",
        other => other,
    }
}

/// Our lists of words by the words of the file.
fn choice(name: &str) -> &str {
    match name {
        "Kind" => "a kind of note",
        "Role" => "a role of an agenda item",
        "Theme" => "a theme",
        "Force" => "a force",
        "Rule" => "a rule of the room",
        "Assistance" => "a type of assistance",
        "Priority" => "a priority",
        "Status" => "a status of a measure",
        "Agreement" => "an agreement of the room",
        "Missing" => "something that can be missing",
        other => other,
    }
}

/// How many letters are wrong, missing or too many, whatever their case.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = text.chars();
    // Sentence case begins before the colon that this text follows.
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
