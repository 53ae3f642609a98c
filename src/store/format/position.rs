//! Where something stands in a text.

use crate::store::refused::At;

/// The place right behind `before`, the bytes of a text up to there.
pub fn of_byte(before: &[u8]) -> At {
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    // Bytes that do not begin a character are the inside of one.
    let column = before[start..].iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1;
    At { line, column: Some(column) }
}

/// The byte at which a line and column begin, both counted from 1.
pub fn byte_of(text: &str, line: usize, column: usize) -> Option<usize> {
    let before =
        line.checked_sub(2).map_or(Some(0), |n| memchr::memchr_iter(b'\n', text.as_bytes()).nth(n).map(|at| at + 1))?;
    let (at, _) = text[before..].char_indices().nth(column.checked_sub(1)?)?;
    Some(before + at)
}

/// The lines in which a record of `list` has the id `id`, in order.
///
/// This looks at the text instead of keeping a place for each of a hundred thousand notes: it happens once, and only
/// when there is something to complain about. An id that is written with escapes is not found; then nothing is said.
pub fn lines_of_id(text: &str, list: &str, id: &str) -> Vec<usize> {
    let start = section(text, list);
    let needle = format!("\"{id}\"");
    memchr::memmem::find_iter(&text.as_bytes()[start..], needle.as_bytes())
        .map(|at| start + at)
        .filter(|at| is_own_id(&text[..*at]))
        .map(|at| of_byte(&text.as_bytes()[..at]).line)
        .collect()
}

/// Where the field `list: [` begins; 0 where it is not found.
fn section(text: &str, list: &str) -> usize {
    memchr::memmem::find_iter(text.as_bytes(), list.as_bytes())
        .find(|at| {
            let opens = text[at + list.len()..].trim_start().strip_prefix(':').map(str::trim_start);
            opens.is_some_and(|rest| rest.starts_with('[')) && text[..*at].ends_with(char::is_whitespace)
        })
        .unwrap_or(0)
}

/// Whether what follows `before` is the value of a field called `id`.
fn is_own_id(before: &str) -> bool {
    let name = before.trim_end().strip_suffix(':').map(str::trim_end);
    let rest = name.and_then(|name| name.strip_suffix("id"));
    rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}
