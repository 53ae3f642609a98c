//! The paths that a source names, each written out: `use std::{fs, io::Read}` names `std::fs` and `std::io::Read`.

use super::tokens::{Token, What};

/// A path, and the line on which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub line: usize,
    pub names: Vec<String>,
}

/// Every path of two names or more, and every name that is used by itself.
pub fn read(tokens: &[Token]) -> Vec<Path> {
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_used = at > 0 && tokens[at - 1].word() == Some("use");
        if tokens[at].word().is_some() && (is_used || is_colons(tokens, at + 1)) {
            let line = tokens[at].line;
            let mut names = Vec::new();
            let end = tree(tokens, at, &mut Vec::new(), &mut names);
            paths.extend(names.into_iter().map(|names| Path { line, names }));
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    paths
}

/// Reads a path or a tree of paths from `at`; returns where it ends.
fn tree(tokens: &[Token], mut at: usize, before: &mut Vec<String>, paths: &mut Vec<Vec<String>>) -> usize {
    let depth = before.len();
    loop {
        match tokens.get(at).map(|token| &token.what) {
            Some(What::Word(word)) => {
                before.push(word.clone());
                at += 1;
                if is_colons(tokens, at) {
                    at += 2;
                    continue;
                }
            }
            Some(What::Sign('{')) => {
                at += 1;
                while tokens.get(at).is_some_and(|token| !token.is('}')) {
                    let next = tree(tokens, at, before, paths);
                    // What is no name (`*`, a comma) is gone over.
                    at = next.max(at + 1);
                    while tokens.get(at).is_some_and(|token| token.is(',')) {
                        at += 1;
                    }
                }
                before.truncate(depth);
                return at + 1;
            }
            _ => {}
        }
        if before.len() > depth {
            paths.push(before.clone());
        }
        // `use a::b as c` names nothing more.
        if tokens.get(at).and_then(Token::word) == Some("as") {
            at += 2;
        }
        before.truncate(depth);
        return at;
    }
}

fn is_colons(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is(':')) && tokens.get(at + 1).is_some_and(|token| token.is(':'))
}

#[test]
fn a_tree_of_uses_is_written_out() {
    let written_out = |source: &str| -> Vec<String> {
        read(&super::tokens::read(source)).into_iter().map(|path| path.names.join("::")).collect()
    };
    for (source, paths) in [
        ("use a::b::c;", vec!["a::b::c"]),
        (
            "use std::{fs, io::{self, Read}, path::Path as P};",
            vec!["std::fs", "std::io::self", "std::io::Read", "std::path::Path"],
        ),
        ("use crate::{t, ui};", vec!["crate::t", "crate::ui"]),
        ("use a::*;", vec!["a"]),
        ("use a; use b as c;", vec!["a", "b"]),
        ("let x = a::b(c::d, e);", vec!["a::b", "c::d"]),
        ("Vec::<u8>::new()", vec!["Vec"]),
        ("if x { y } else { z::w }", vec!["z::w"]),
        ("a: b, c: &d::E", vec!["d::E"]),
        ("pub use self::a::{B, c::D};", vec!["self::a::B", "self::a::c::D"]),
    ] {
        assert_eq!(written_out(source), paths, "{source}");
    }
}
