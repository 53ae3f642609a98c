//! Every text has its use, and every use its text, with the values that it needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use rapporteur::command::Command;
use rapporteur::session::check::Missing;
use rapporteur::session::note::Kind;
use rapporteur::words;

use super::tokens::{Token, What};
use super::{Source, root, sources};

/// A text of `en.ftl`: the values that it asks for, and the texts that it holds.
#[derive(Debug, Default)]
struct Text {
    values: BTreeSet<String>,
    holds: BTreeSet<String>,
}

/// The texts of `en.ftl` by key.
fn texts() -> BTreeMap<String, Text> {
    let file = fs::read_to_string(root().join("assets/words/en.ftl")).expect("the English texts are there");
    let mut texts: BTreeMap<String, Text> = BTreeMap::new();
    let mut key = String::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase())
            && let Some((name, _)) = line.split_once('=')
        {
            name.trim().clone_into(&mut key);
            assert!(!texts.contains_key(&key), "{key} is there twice");
        }
        let text = texts.entry(key.clone()).or_default();
        text.values.extend(names_after(line, "$"));
        text.holds.extend(names_after(line, "{ "));
    }
    texts.remove("");
    assert!(texts.len() > 100, "only {} texts were found", texts.len());
    texts
}

fn names_after(line: &str, sign: &str) -> Vec<String> {
    let name =
        |rest: &str| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default().to_owned();
    line.split(sign).skip(1).map(name).filter(|name| !name.is_empty()).collect()
}

/// A use of the macro `t!`.
struct Use {
    at: String,
    /// The keys that it can stand for, as far as they are written there.
    keys: Vec<String>,
    /// The values that it gives.
    values: BTreeSet<String>,
}

fn uses(source: &Source) -> Vec<Use> {
    let tokens = &source.tokens;
    (0..tokens.len())
        .filter(|at| tokens[*at].word() == Some("t"))
        .filter(|at| matches!((tokens.get(at + 1), tokens.get(at + 2)), (Some(a), Some(b)) if a.is('!') && b.is('(')))
        .map(|at| {
            let arguments = arguments(&tokens[at + 3..]);
            let (key, values) = arguments.split_first().expect("a key");
            // Of `t!(match x { A => "a", … })` each text is a key; of anything else but a lone text none is.
            let is_chosen = key.first().and_then(Token::word) == Some("match");
            let keys = if is_chosen || key.len() == 1 {
                key.iter().filter_map(Token::text).map(str::to_owned).collect()
            } else {
                Vec::new()
            };
            let values = values.iter().filter_map(|value| value.first()?.word()).map(str::to_owned).collect();
            Use { at: format!("src/{}:{}", source.name, tokens[at].line), keys, values }
        })
        .collect()
}

/// The arguments of a call, from behind its opening bracket.
fn arguments(tokens: &[Token]) -> Vec<&[Token]> {
    let mut depth = 0;
    let mut from = 0;
    let mut arguments = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.what {
            What::Sign('(' | '[' | '{') => depth += 1,
            What::Sign(')' | ']' | '}') if depth == 0 => {
                arguments.push(&tokens[from..at]);
                break;
            }
            What::Sign(')' | ']' | '}') => depth -= 1,
            What::Sign(',') if depth == 0 => {
                arguments.push(&tokens[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    arguments.retain(|argument| !argument.is_empty());
    arguments
}

#[test]
fn every_use_of_a_text_has_its_text_and_gives_what_it_needs() {
    let texts = texts();
    let mut found = Vec::new();
    let mut seen = 0;
    for source in sources().iter().filter(|source| source.room() != "words") {
        for use_ in uses(source) {
            for key in &use_.keys {
                seen += 1;
                match texts.get(key) {
                    None => found.push(format!("{}: there is no `{key}`", use_.at)),
                    Some(text) if text.values != use_.values => {
                        found.push(format!(
                            "{}: `{key}` asks for {:?} and gets {:?}",
                            use_.at, text.values, use_.values
                        ));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    assert!(seen > 100, "only {seen} uses were found");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_text_has_a_use() {
    let texts = texts();
    let literals: BTreeSet<String> = sources()
        .iter()
        .flat_map(|source| source.tokens.iter().filter_map(Token::text).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    // `command-{}-tip`: a key that is put together of a word that stands somewhere, too.
    let patterns: Vec<(&str, &str)> = literals
        .iter()
        .filter_map(|literal| {
            let (before, rest) = literal.split_once('{')?;
            let (_, after) = rest.split_once('}')?;
            let is_key = |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            ((before.ends_with('-') || after.starts_with('-')) && is_key(before) && is_key(after))
                .then_some((before, after))
        })
        .collect();
    let is_put_together = |key: &str| {
        patterns.iter().any(|(before, after)| {
            let middle = key.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            middle.is_some_and(|middle| literals.contains(middle))
        })
    };
    let held: BTreeSet<&String> = texts.values().flat_map(|text| &text.holds).collect();
    let unused: Vec<&String> =
        texts.keys().filter(|key| !literals.contains(*key) && !held.contains(key) && !is_put_together(key)).collect();
    assert!(unused.is_empty(), "nothing uses {unused:#?}");
}

#[test]
fn every_command_and_kind_has_its_texts() {
    for command in Command::ALL {
        for key in [format!("command-{}", command.slug()), format!("command-{}-tip", command.slug())] {
            assert!(words::has(&key), "there is no `{key}`");
        }
    }
    for missing in Missing::ALL {
        assert!(words::has(&format!("check-{}", missing.word())), "there is no text for {missing:?}");
    }
    for kind in Kind::ALL {
        assert!(words::has(&format!("kind-{}", kind.word())), "there is no text for {kind:?}");
    }
}

#[test]
fn no_two_commands_have_one_key() {
    let mut keys: BTreeMap<String, &str> = BTreeMap::new();
    for command in Command::ALL {
        if let Some(key) = command.key() {
            let other = keys.insert(rapporteur::ui::keys::name(key), command.slug());
            assert_eq!(other, None, "{} has the key of another one", command.slug());
        }
    }
}

#[test]
fn a_text_that_is_missing_shows_its_key() {
    assert!(!words::has("no-such-text"));
    assert_eq!(words::text("no-such-text"), "no-such-text");
}
