//! A session to its text.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use thiserror::Error;
use unicode_normalization::char::is_combining_mark;

use crate::session::Session;

/// A session that has no text. Our types cannot give one; it is here so that nothing has to panic if they ever do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the session cannot be written as text ({0}); it is kept in memory and in the journal")]
pub struct Unwritable(String);

/// The canonical text of a session: fields one per line, records one per line, defaults left out, LF.
pub fn to_text(session: &Session) -> Result<String, Unwritable> {
    let config = PrettyConfig::new()
        // The same on every system, or a file that changes hands would change everywhere.
        .new_line("\n")
        // Fields of the session, and records of its lists; a record is one line.
        .depth_limit(2)
        .extensions(Extensions::IMPLICIT_SOME);
    let mut text =
        ron::Options::default().to_string_pretty(session, config).map_err(|error| Unwritable(error.to_string()))?;
    text.push('\n');
    Ok(tidy(text))
}

/// Takes back two escapes that make text unreadable and protect nothing: `l\'accord`, and the accents and vowel signs
/// that Unicode writes as a character of their own. Escapes that keep the invisible visible stay.
///
/// A backslash stands nowhere in our files but in front of an escape within quotes.
pub(in crate::store) fn tidy(text: String) -> String {
    if !text.contains('\\') {
        return text;
    }
    let mut tidied = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        tidied.push_str(&rest[..at]);
        let escape = &rest[at..];
        let (plain, length) = plain_form(escape);
        match plain {
            // A mark that has no letter before it would sit on the quote.
            Some(c) if c == '\'' || !tidied.ends_with('"') => tidied.push(c),
            _ => tidied.push_str(&escape[..length]),
        }
        rest = &escape[length..];
    }
    tidied.push_str(rest);
    tidied
}

/// What may stand there instead of the escape that `text` begins with, and how many bytes that escape has.
fn plain_form(text: &str) -> (Option<char>, usize) {
    if text.starts_with("\\'") {
        return (Some('\''), 2);
    }
    if let Some((digits, _)) = text.strip_prefix("\\u{").and_then(|rest| rest.split_once('}')) {
        let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        return (c.filter(|c| is_combining_mark(*c)), digits.len() + 4);
    }
    (None, text.len().min(2))
}
