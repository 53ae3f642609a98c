//! Running text: words with a weight, and marks of footnotes.

/// A text of several weights. Within it a line feed is a new line of the same paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(Vec<Run>);

/// A stretch of text of one weight, or the mark of a footnote.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Words.
    Words(String, Style),
    /// The mark of a footnote, by its place in the document's footnotes.
    Footnote(usize),
}

/// The weight of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As the paragraph has it.
    #[default]
    Plain,
    /// Stands out.
    Bold,
    /// Set apart.
    Italic,
    /// Something that is to be confirmed: must be seen, in print without colours, too.
    Open,
}

impl Text {
    /// Words of one weight.
    pub fn styled(words: impl AsRef<str>, style: Style) -> Self {
        Self::default().then(words, style)
    }

    /// Bold words.
    pub fn bold(words: impl AsRef<str>) -> Self {
        Self::styled(words, Style::Bold)
    }

    /// Words that say that something is to be confirmed.
    pub fn open(words: impl AsRef<str>) -> Self {
        Self::styled(words, Style::Open)
    }

    /// The same with further words behind it.
    #[must_use]
    pub fn then(mut self, words: impl AsRef<str>, style: Style) -> Self {
        let words = clean(words.as_ref());
        if !words.is_empty() {
            self.0.push(Run::Words(words, style));
        }
        self
    }

    /// The same with a further text behind it.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The same with the mark of a footnote behind it.
    #[must_use]
    pub fn footnote(mut self, number: usize) -> Self {
        self.0.push(Run::Footnote(number));
        self
    }

    /// Its parts.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Its words without weights and marks.
    pub fn plain(&self) -> String {
        self.0
            .iter()
            .filter_map(|run| if let Run::Words(words, _) = run { Some(words.as_str()) } else { None })
            .collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many characters it holds.
    pub fn len(&self) -> usize {
        self.0.iter().map(|run| if let Run::Words(words, _) = run { words.chars().count() } else { 1 }).sum()
    }
}

impl<T: AsRef<str>> From<T> for Text {
    fn from(words: T) -> Self {
        Self::styled(words, Style::Plain)
    }
}

/// Makes a text fit for every format: ends of lines become line feeds, and each character that XML 1.0 forbids becomes
/// U+FFFD, which can be seen, so that nothing goes without a trace.
pub fn clean(text: &str) -> String {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | ' '..='\u{7E}' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(is_allowed) {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\r' | '\u{85}' => clean.push('\n'),
            c if is_allowed(c) => clean.push(c),
            _ => clean.push(char::REPLACEMENT_CHARACTER),
        }
        after_return = c == '\r';
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_xml_forbids_stays_to_be_seen() {
        assert_eq!(clean("a\u{0}b\u{B}c\u{1B}[31m\u{7F}"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}[31m\u{FFFD}");
        assert_eq!(clean("one\r\ntwo\rthree\nfour\tfive"), "one\ntwo\nthree\nfour\tfive");
        assert_eq!(clean("\u{FFFE}\u{FFFF}\u{200F}\u{301}é😀"), "\u{FFFD}\u{FFFD}\u{200F}\u{301}é😀");
    }
}
