//! Rust cut into words, strings and signs: enough to see what a source names, without its comments.

/// One piece of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Counted from 1.
    pub line: usize,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A word of the language, a name, a number.
    Word(String),
    /// What a string literal holds, escapes and all.
    Text(String),
    /// Any other character.
    Sign(char),
}

impl Token {
    pub fn word(&self) -> Option<&str> {
        match &self.what {
            What::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.what {
            What::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn is(&self, sign: char) -> bool {
        self.what == What::Sign(sign)
    }
}

/// Cuts a source up. Comments, characters and lifetimes are left out.
pub fn read(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let (length, what) = piece(rest, first);
        if let Some(what) = what {
            tokens.push(Token { line, what });
        }
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length of what comes first, in bytes, and what it is.
fn piece(rest: &str, first: char) -> (usize, Option<What>) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), None);
    }
    if rest.starts_with("/*") {
        return (end_of_block_comment(rest), None);
    }
    if let Some((start, end, length)) = string(rest) {
        return (length, Some(What::Text(rest[start..end].to_owned())));
    }
    if first == '\'' {
        return (end_of_character(rest), None);
    }
    if first.is_alphanumeric() || first == '_' {
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        return (length, Some(What::Word(rest[..length].to_owned())));
    }
    (first.len_utf8(), (!first.is_whitespace()).then_some(What::Sign(first)))
}

/// Where the content of a string literal begins and ends, and how long it is with its quotes.
fn string(rest: &str) -> Option<(usize, usize, usize)> {
    let after_letters = rest.trim_start_matches(['b', 'c', 'r']);
    let letters = rest.len() - after_letters.len();
    if letters > 2 {
        return None;
    }
    let after_hashes = after_letters.trim_start_matches('#');
    let hashes = after_letters.len() - after_hashes.len();
    let content = after_hashes.strip_prefix('"')?;
    let start = rest.len() - content.len();
    let end = if rest[..letters].contains('r') {
        let close = format!("\"{}", "#".repeat(hashes));
        start + content.find(&close)?
    } else if hashes == 0 {
        start + end_of_escaped(content, '"')?
    } else {
        return None;
    };
    Some((start, end, end + 1 + hashes))
}

/// Where the first `close` stands that no backslash is before.
fn end_of_escaped(content: &str, close: char) -> Option<usize> {
    let mut escaped = false;
    content.char_indices().find_map(|(at, c)| {
        let ends = c == close && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at)
    })
}

fn end_of_block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// Past a character literal, or past the quote of a lifetime.
fn end_of_character(rest: &str) -> usize {
    let content = &rest[1..];
    let mut chars = content.chars();
    match (chars.next(), chars.next()) {
        (Some('\\'), _) => end_of_escaped(content, '\'').map_or(rest.len(), |end| end + 2),
        (Some(c), Some('\'')) => 2 + c.len_utf8(),
        _ => 1,
    }
}

#[test]
fn a_source_is_cut_into_what_it_names() {
    let words = |source: &str| -> Vec<String> {
        read(source)
            .into_iter()
            .map(|token| match token.what {
                What::Word(word) => word,
                What::Text(text) => format!("<{text}>"),
                What::Sign(sign) => sign.to_string(),
            })
            .collect()
    };
    for (source, cut) in [
        ("use a::b; // c", vec!["use", "a", ":", ":", "b", ";"]),
        ("a /* b /* c */ d */ e", vec!["a", "e"]),
        (r#"f("x // \" y")"#, vec!["f", "(", r#"<x // \" y>"#, ")"]),
        ("r#\"a \"b\"\"# c", vec!["<a \"b\">", "c"]),
        (r#"b"x" br"y" r"z\" w"#, vec!["<x>", "<y>", r"<z\>", "w"]),
        (r"'a' '\'' '\\' b", vec!["b"]),
        ("&'a str", vec!["&", "a", "str"]),
        ("'é' 'x", vec!["x"]),
        ("bar(r, c)", vec!["bar", "(", "r", ",", "c", ")"]),
    ] {
        assert_eq!(words(source), cut, "{source}");
    }
    let lines: Vec<usize> = read("a\n\"b\nc\" /* d\n */ e").into_iter().map(|token| token.line).collect();
    assert_eq!(lines, [1, 2, 4]);
}
