//! A text cut into pieces as its reader sees them: what is a comment, where a field begins and ends. Knows nothing of types.
//!
//! Used beside the reader, never in its place: it finds comments, and takes fields out that the reader does not know.

use std::ops::Range;

/// One piece of a text. White space is none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    what: What,
    range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// `//` to the end of the line, or `/*` to its end.
    Comment,
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    Comma,
    Colon,
    /// A name or a number.
    Word,
    /// Text in quotes, and whatever else stands in a text.
    Other,
}

struct Pieces<'a> {
    text: &'a [u8],
    at: usize,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let rest = &self.text[self.at..];
        self.at += rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let (what, length) = first_piece(&self.text[self.at..]);
        let range = self.at..self.at + length;
        self.at = range.end;
        Some(Piece { what, range })
    }
}

fn pieces(text: &str) -> Pieces<'_> {
    Pieces { text: text.as_bytes(), at: 0 }
}

/// What comes first in `rest`, which is not empty, and its length in bytes.
fn first_piece(rest: &[u8]) -> (What, usize) {
    if rest.starts_with(b"//") {
        return (What::Comment, memchr::memchr(b'\n', rest).unwrap_or(rest.len()));
    }
    if rest.starts_with(b"/*") {
        return (What::Comment, length_of_block(rest));
    }
    if let Some(length) = length_of_text(rest) {
        return (What::Other, length);
    }
    match rest[0] {
        b'(' | b'[' | b'{' => (What::Open, 1),
        b')' | b']' | b'}' => (What::Close, 1),
        b',' => (What::Comma, 1),
        b':' => (What::Colon, 1),
        byte if is_of_word(byte) => {
            // A raw name: `r#type`.
            let sign = if rest.starts_with(b"r#") { 2 } else { 0 };
            let length = rest[sign..].iter().position(|byte| !is_of_word(*byte));
            (What::Word, length.map_or(rest.len(), |length| sign + length).max(1))
        }
        _ => (What::Other, 1),
    }
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-') || byte >= 0x80
}

/// Comments of this kind stand within each other.
fn length_of_block(rest: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The length of the text in quotes, raw or not, or of the character that comes first; `None` where none does.
fn length_of_text(rest: &[u8]) -> Option<usize> {
    let sign = if rest.starts_with(b"br") { 2 } else { usize::from(matches!(rest[0], b'b' | b'r')) };
    let is_raw = rest[..sign].ends_with(b"r");
    let hashes = if is_raw { rest[sign..].iter().take_while(|byte| **byte == b'#').count() } else { 0 };
    let open = sign + hashes;
    match rest.get(open)? {
        b'"' if is_raw => {
            let end = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
            let length = memchr::memmem::find(&rest[open + 1..], &end);
            Some(length.map_or(rest.len(), |length| open + 1 + length + end.len()))
        }
        b'"' => Some(open + 1 + length_to(&rest[open + 1..], b'"').unwrap_or(rest.len() - open - 1)),
        b'\'' if hashes == 0 && !is_raw => {
            let inside = std::str::from_utf8(&rest[open + 1..(open + 12).min(rest.len())]);
            let is_escape = rest.get(open + 1) == Some(&b'\\');
            let length = match inside.map_or_else(|error| error.valid_up_to(), str::len) {
                _ if is_escape => length_to(&rest[open + 1..], b'\'')?,
                0 => return None,
                _ => {
                    let first = rest[open + 1..].iter().skip(1).position(|byte| byte & 0xc0 != 0x80)? + 1;
                    (rest.get(open + 1 + first) == Some(&b'\'')).then_some(first + 1)?
                }
            };
            Some(open + 1 + length)
        }
        _ => None,
    }
}

/// How far it is behind the first `end` that no backslash stands before.
fn length_to(rest: &[u8], end: u8) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'\\', end, &rest[at..])?;
        if rest[at] == end {
            return Some(at + 1);
        }
        at = (at + 2).min(rest.len());
    }
}

/// Where the first comment begins.
pub fn first_comment(text: &str) -> Option<usize> {
    let might = |sign: &str| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    // An address in a note looks like one; only then it takes a walk.
    if !might("//") && !might("/*") {
        return None;
    }
    pieces(text).find(|piece| piece.what == What::Comment).map(|piece| piece.range.start)
}

/// A bracket that is open, and the field within that is being gone through.
#[derive(Default)]
struct Bracket {
    field: Option<Range<usize>>,
    /// A name here would be that of a field.
    begins: bool,
}

/// The field whose name begins at `at`, and every other one of its name in records of its kind: each with its value, and
/// with the comma behind it. `None` where no field begins there, or where the brackets do not fit.
pub fn alike(text: &str, at: usize) -> Option<Vec<Range<usize>>> {
    let mut wanted = None;
    each_field(text, |field, path| {
        if field.start == at {
            wanted = Some(names(text, path));
        }
    })?;
    let wanted = wanted?;
    let mut found = Vec::new();
    each_field(text, |field, path| {
        if path.len() == wanted.len() && path.iter().zip(&wanted).all(|(range, name)| text[range.clone()] == **name) {
            found.push(field);
        }
    })?;
    Some(found)
}

fn names<'a>(text: &'a str, path: &[Range<usize>]) -> Vec<&'a str> {
    path.iter().map(|range| &text[range.clone()]).collect()
}

/// Calls `on` with every field as it ends, and the names of the fields that lead to it, its own last.
fn each_field(text: &str, mut on: impl FnMut(Range<usize>, &[Range<usize>])) -> Option<()> {
    let mut open: Vec<Bracket> = Vec::new();
    let mut path: Vec<Range<usize>> = Vec::new();
    let mut word: Option<Range<usize>> = None;
    for piece in pieces(text).filter(|piece| piece.what != What::Comment) {
        let before = word.take();
        match piece.what {
            What::Open => open.push(Bracket { field: None, begins: true }),
            What::Close => {
                let mut bracket = open.pop()?;
                if let Some(name) = bracket.field.take() {
                    on(name.start..piece.range.start, &path);
                    path.pop();
                }
            }
            What::Comma => {
                let bracket = open.last_mut()?;
                if let Some(name) = bracket.field.take() {
                    on(name.start..piece.range.end, &path);
                    path.pop();
                }
                bracket.begins = true;
            }
            What::Colon => {
                if let (Some(bracket), Some(name)) = (open.last_mut(), before) {
                    path.push(name.clone());
                    bracket.field = Some(name);
                }
            }
            What::Word => {
                if open.last_mut().is_some_and(|bracket| std::mem::take(&mut bracket.begins)) {
                    word = Some(piece.range);
                }
            }
            What::Other | What::Comment => {
                if let Some(bracket) = open.last_mut() {
                    bracket.begins = false;
                }
            }
        }
    }
    open.is_empty().then_some(())
}

/// The text with blanks in place of these stretches: every other character stays in its line and column.
pub fn without(text: &str, stretches: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for stretch in stretches {
        // A field within another one that is gone already.
        if stretch.start < at {
            continue;
        }
        out.push_str(&text[at..stretch.start]);
        out.extend(text[stretch.clone()].chars().map(|c| if matches!(c, '\n' | '\r') { c } else { ' ' }));
        at = stretch.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{alike, first_comment, without};

    #[test]
    fn comments_are_told_from_what_only_looks_like_one() {
        for (text, at) in [
            ("(a: 1)", None),
            ("(a: \"http://x\", b: \"/* no */\")", None),
            (r#"(a: "\"//", b: "\\") // yes"#, Some(21)),
            ("(a: r#\"\"//\"#)/*x*/", Some(13)),
            ("(a: '\"', b: 1) // c", Some(15)),
            ("(a: '\\'', b: \"//\")", None),
            ("// first\n(a: 1)", Some(0)),
            ("(a: \"é//\", b: 'é') /**/", Some(21)),
            ("(a: \"//", None),
        ] {
            assert_eq!(first_comment(text), at, "{text}");
        }
    }

    #[test]
    fn a_field_is_taken_out_of_every_record_of_its_kind() {
        let text = "(n: [(a: 1, x: \"é,)\", b: 2), (x: [(x: 1)], a: 3), (x: /* , */ (1, 2))], x: 4, m: (x: 5))";
        let at = text.find("x: \"").expect("there");
        let found = alike(text, at).expect("a field");
        let out = without(text, &found);
        assert_eq!(out.replace(' ', ""), "(n:[(a:1,b:2),(a:3),()],x:4,m:(x:5))");
        assert_eq!(out.chars().count(), text.chars().count());
        assert_eq!(alike(text, at + 1), None, "no field begins there");
        assert_eq!(alike("(a: (b: 1", 1), None, "brackets that do not fit");
    }

    #[test]
    fn lines_stay_where_they_are() {
        let text = "(a: [\n1,\n],\nb: 2)";
        assert_eq!(without(text, &alike(text, 1).expect("a field")), "(    \n  \n  \nb: 2)");
    }
}
