//! A session to its text.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use thiserror::Error;
use unicode_normalization::char::is_combining_mark;

use crate::session::Session;
use crate::store::reading::roomy;

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
    let mut text = String::with_capacity(estimate(session));
    ron::Options::default()
        .to_writer_pretty(&mut text, session, config)
        .map_err(|error| Unwritable(error.to_string()))?;
    text.push('\n');
    Ok(tidy(text))
}

/// About how long the text will be, in bytes. A text that grows as it is written takes twice its memory on the way.
fn estimate(session: &Session) -> usize {
    let notes: usize = session.notes.iter().map(|note| note.text.len() + 320).sum();
    let measures: usize =
        session.measures.iter().map(|measure| measure.texts().iter().map(|text| text.len()).sum::<usize>() + 480).sum();
    roomy(64 * 1024 + notes + measures)
}

/// Takes back two escapes that make text unreadable and protect nothing: `l\'accord`, and the accents and vowel signs
/// that Unicode writes as a character of their own. Escapes that keep the invisible visible stay.
///
/// A backslash stands nowhere in our files but in front of an escape within quotes. What is put in is never longer than
/// the escape, so this happens in place.
pub(in crate::store) fn tidy(text: String) -> String {
    let Some(first) = text.find('\\') else {
        return text;
    };
    let mut bytes = text.into_bytes();
    let (mut from, mut to) = (first, first);
    while from < bytes.len() {
        let (plain, length) = plain_form(&bytes[from..]);
        match plain {
            // A mark that has no letter before it would sit on the quote.
            Some(c) if c == '\'' || bytes[..to].last() != Some(&b'"') => {
                to += c.encode_utf8(&mut bytes[to..from + length]).len();
            }
            _ => {
                bytes.copy_within(from..from + length, to);
                to += length;
            }
        }
        from += length;
        let next = memchr::memchr(b'\\', &bytes[from..]).map_or(bytes.len(), |at| from + at);
        bytes.copy_within(from..next, to);
        to += next - from;
        from = next;
    }
    bytes.truncate(to);
    String::from_utf8(bytes).unwrap_or_else(|error| {
        // Only whole characters were moved, so this is never reached; and a text with a gap would be refused on reading.
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    })
}

/// What may stand there instead of the escape that `text` begins with, and how many bytes that escape has.
fn plain_form(text: &[u8]) -> (Option<char>, usize) {
    if text.starts_with(b"\\'") {
        return (Some('\''), 2);
    }
    if let Some(rest) = text.strip_prefix(b"\\u{")
        && let Some(length) = rest.iter().take(7).position(|byte| *byte == b'}')
    {
        let digits = std::str::from_utf8(&rest[..length]).unwrap_or_default();
        let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        return (c.filter(|c| is_combining_mark(*c)), length + 4);
    }
    (None, text.len().min(2))
}
