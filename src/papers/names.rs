//! The name check (DESIGN 6): does a text of a paper hold a name that must not be in it?
//!
//! It warns and changes nothing: whether a word is a name is for a person to say.

use crate::session::Session;
use crate::session::search::fold;
use crate::session::workshop::Rule;

/// A text that was said in the room and stands in a paper, with the rule under which it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    pub text: String,
    pub rule: Rule,
}

impl Quoted {
    pub fn new(text: &str, rule: Rule) -> Self {
        Self { text: text.to_owned(), rule }
    }
}

/// A text of a paper that holds a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameWarning {
    /// A name of the private list. The text holds it, so it is shown only to whoever makes the paper.
    PrivateName {
        /// The text.
        text: String,
    },
    /// The affiliation of a participant in a text that was said under the Chatham House Rule.
    Affiliation {
        /// Such as `Customs`.
        name: String,
        /// The text.
        text: String,
    },
}

/// Goes through the texts of a paper. Names are found as whole words, whatever their case and accents.
pub fn name_check(session: &Session, built: &super::Built) -> Vec<NameWarning> {
    let private = Names::of_people(session.workshop.private_names.iter());
    let mut warnings = Vec::new();
    if !private.0.is_empty() {
        let texts = built.document.texts().chain(built.document.sheet.iter().flat_map(super::document::Table::texts));
        let mut seen = std::collections::HashSet::new();
        for text in texts {
            if private.found_in(&text).is_some() && seen.insert(text.clone()) {
                warnings.push(NameWarning::PrivateName { text });
            }
        }
    }
    let workshop = &session.workshop;
    let agencies = session.agencies.iter().flat_map(|agency| [&agency.name, &agency.short]);
    let affiliations = Names::new(agencies.chain(&workshop.participants).chain(&workshop.organizers));
    for quoted in built.quoted.iter().filter(|quoted| quoted.rule == Rule::ChathamHouse) {
        if let Some(name) = affiliations.found_in(&quoted.text) {
            warnings.push(NameWarning::Affiliation { name: name.to_owned(), text: quoted.text.clone() });
        }
    }
    warnings
}

/// The shortest family name that is looked for alone, in letters.
const LEAST_FAMILY: usize = 3;

/// Names as they are and as they are looked for.
struct Names<'a>(Vec<(&'a str, String)>);

impl<'a> Names<'a> {
    fn new(names: impl IntoIterator<Item = &'a String>) -> Self {
        let names = names.into_iter().map(|name| name.trim()).filter(|name| !name.is_empty());
        Self(names.map(|name| (name, words(name))).filter(|(_, words)| words != " ").collect())
    }

    /// Names of people: found in full, and by the family name alone, as in `Mr Quint` or `Quint, Z.`.
    fn of_people(names: impl IntoIterator<Item = &'a String>) -> Self {
        let full = Self::new(names);
        let family = |(name, _): &(&'a str, String)| {
            let family =
                name.split_once(',').map_or_else(|| name.split_whitespace().last(), |(family, _)| Some(family))?;
            // Shorter ones are words of the language, too.
            (family.chars().filter(|c| c.is_alphanumeric()).count() >= LEAST_FAMILY).then(|| (*name, words(family)))
        };
        let families: Vec<_> = full.0.iter().filter_map(family).filter(|(_, words)| words != " ").collect();
        Self(full.0.into_iter().chain(families).collect())
    }

    fn found_in(&self, text: &str) -> Option<&'a str> {
        let text = words(text);
        self.0.iter().find(|(_, folded)| text.contains(folded.as_str())).map(|(name, _)| *name)
    }
}

/// Folded words with a space before and behind each: ` ana perez `, so that only whole words are found.
fn words(text: &str) -> String {
    let folded = fold(text);
    let mut words = String::with_capacity(folded.len() + 2);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.push(' ');
        words.push_str(word);
    }
    words.push(' ');
    words
}
