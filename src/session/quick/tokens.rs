//! A line cut at white space, and what each piece could be by itself.

use std::ops::Range;

use super::lookup::{Found, find_agency, find_element};
use super::{AgencyId, Due, ElementId, Kind, Scope, Vocabulary};

/// A piece of the line between white space.
pub(super) struct Token {
    /// The white space before it, in bytes.
    pub space: Range<usize>,
    range: Range<usize>,
    /// Where the punctuation behind a mark begins; the end of the token where there is none.
    body_end: usize,
    pub what: What,
}

/// What a piece could be by itself; where it stands decides the rest.
pub(super) enum What {
    Text,
    /// A mark with a backslash before it.
    Escaped,
    /// It looks like a mark and nothing is called that: text, too, but nobody should have to guess why.
    Unknown,
    Element(Found<ElementId>),
    Agency(Found<AgencyId>),
    Kind(Kind),
    Sensitive,
    By(Due),
    For(Scope),
    Ago(u32),
}

impl Token {
    pub fn is_mark(&self) -> bool {
        !matches!(self.what, What::Text | What::Escaped | What::Unknown)
    }

    /// Whether it stands for something with a name that it can leave in the text.
    pub fn has_name(&self) -> bool {
        matches!(self.what, What::Element(_) | What::Agency(_))
    }

    pub fn text<'a>(&self, line: &'a str) -> &'a str {
        &line[self.range.clone()]
    }

    /// Without the punctuation behind it.
    pub fn body<'a>(&self, line: &'a str) -> &'a str {
        &line[self.body_range()]
    }

    pub fn body_range(&self) -> Range<usize> {
        self.range.start..self.body_end
    }

    /// The punctuation behind it.
    pub fn tail<'a>(&self, line: &'a str) -> &'a str {
        &line[self.body_end..self.range.end]
    }
}

/// Punctuation that can stand behind a mark without being part of it.
const CLOSING: [char; 15] = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '»', '”', '’', '…'];

pub(super) fn read(line: &str, vocabulary: &Vocabulary<'_>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let start = at + rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        if start == line.len() {
            break;
        }
        let word = &line[start..];
        let end = start + word.find(char::is_whitespace).unwrap_or(word.len());
        let word = &line[start..end];
        let body = word.trim_end_matches(CLOSING);
        let mut what = classify(body, tokens.is_empty(), vocabulary);
        let mut body_end = start + body.len();
        if matches!(what, What::Text) {
            what = escaped(word, tokens.is_empty());
            body_end = end;
        }
        tokens.push(Token { space: at..start, range: start..end, body_end, what });
        at = end;
    }
    tokens
}

fn escaped(word: &str, first: bool) -> What {
    // Several backslashes: so that text with one of its own can be written too.
    let mark = word.trim_start_matches('\\');
    let typed = mark.to_lowercase();
    let is_mark = mark.starts_with(['#', '@', '!'])
        || typed.starts_with("by:")
        || typed.starts_with("for:")
        || (first && minutes_ago(mark.trim_end_matches(CLOSING)).is_some());
    if is_mark && mark.len() < word.len() { What::Escaped } else { What::Text }
}

fn classify(body: &str, first: bool, vocabulary: &Vocabulary<'_>) -> What {
    if let Some(name) = body.strip_prefix('#') {
        if is_name(name) && !name.bytes().all(|b| b.is_ascii_digit()) {
            return match find_element(name, vocabulary.elements) {
                Found::None => What::Unknown,
                found => What::Element(found),
            };
        }
        return What::Text;
    }
    if let Some(name) = body.strip_prefix('@') {
        // A name of an agency begins with a letter: `@ 5pm` and `@5pm` are times.
        if is_name(name) && name.starts_with(char::is_alphabetic) {
            return What::Agency(find_agency(name, vocabulary.agencies));
        }
        return What::Text;
    }
    if let Some(word) = body.strip_prefix('!') {
        return kind(&word.to_lowercase());
    }
    if let Some(due) = strip_prefix_ignoring_case(body, "by:") {
        return Due::parse(due, vocabulary.today).map_or(What::Unknown, What::By);
    }
    if let Some(letters) = strip_prefix_ignoring_case(body, "for:") {
        return Scope::parse(letters).map_or(What::Unknown, What::For);
    }
    if first && let Some(minutes) = minutes_ago(body) {
        return What::Ago(minutes);
    }
    What::Text
}

/// Letters and digits of any script, hyphens and underscores.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// `gap`, or the beginning of one kind's word alone: `q` is a question, `p` could be two things and is text.
fn kind(word: &str) -> What {
    if word.is_empty() {
        return What::Text;
    }
    // A beginning will do, as for the kinds: no kind begins like that.
    if "sensitive".starts_with(word) {
        return What::Sensitive;
    }
    let mut matching = Kind::ALL.into_iter().filter(|kind| kind.word().starts_with(word));
    match (matching.next(), matching.next()) {
        (Some(kind), None) => What::Kind(kind),
        _ if word.chars().all(char::is_alphabetic) => What::Unknown,
        _ => What::Text,
    }
}

/// `-5`: minus and one to three digits, not all zero.
fn minutes_ago(body: &str) -> Option<u32> {
    let digits = body.strip_prefix('-')?;
    if digits.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|minutes| *minutes > 0)
}
