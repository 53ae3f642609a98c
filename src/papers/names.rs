//! The name check (DESIGN 6): does a text of a paper hold a name that must not be in it?
//!
//! It warns and changes nothing: whether a word is a name is for a person to say.

mod spot;

use std::collections::HashSet;

use crate::session::Session;
use crate::session::search::fold;
use crate::session::workshop::Rule;

pub use self::spot::NameSpot;

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

/// A text of a paper that holds a name, told by where it stands: the text itself would show the name again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameWarning {
    /// A name of the private list, which is never drawn nor printed.
    PrivateName {
        /// Where.
        at: NameSpot,
    },
    /// The affiliation of a participant in a text that was said under the Chatham House Rule.
    Affiliation {
        /// Such as `Customs`.
        name: String,
        /// Where.
        at: NameSpot,
    },
    /// An agency in a paper for the public, which names States and organizations alone.
    Agency {
        /// Such as `Customs`.
        name: String,
        /// Where.
        at: NameSpot,
    },
}

/// Goes through the texts of a paper. Names are found as whole words, whatever their case and accents.
pub fn name_check(session: &Session, built: &super::Built) -> Vec<NameWarning> {
    let private = Names::of_people(session.workshop.private_names.iter());
    let texts = built.document.texts().chain(built.document.sheet.iter().flat_map(super::document::Table::texts));
    let found: HashSet<String> = texts.map(|text| words(&text)).filter(|text| private.are_in_words(text)).collect();
    let mut warnings = private_names(session, &private, found);
    let workshop = &session.workshop;
    let agencies = session.agencies.iter().flat_map(|agency| [&agency.name, &agency.short]);
    let affiliations = Names::new(agencies.chain(&workshop.participants).chain(&workshop.organizers));
    let quoted = built.quoted.iter().filter(|quoted| quoted.rule == Rule::ChathamHouse);
    let named: Vec<(&str, &str)> = quoted
        .filter_map(|quoted| Some((affiliations.found_in(&quoted.text)?, quoted.text.as_str())))
        // One that holds a private name is told as that.
        .filter(|(name, _)| private.are_not_in(name))
        .collect();
    if !named.is_empty() {
        let spots = NameSpot::of_quoted(session, &private);
        warnings.extend(named.into_iter().map(|(name, text)| {
            let at = spots.get(text).cloned().unwrap_or(NameSpot::Paper);
            NameWarning::Affiliation { name: name.to_owned(), at }
        }));
    }
    if built.is_public {
        warnings.extend(agencies_told(session, &private));
    }
    warnings
}

/// Agencies of the State in the texts of the public paper; who organized the event or took part as such may be named.
fn agencies_told(session: &Session, private: &Names<'_>) -> Vec<NameWarning> {
    let workshop = &session.workshop;
    let known = workshop.organizers.iter().chain(&workshop.participants);
    let known: HashSet<String> = known.map(|name| words(name)).collect();
    let agencies = session.agencies.iter().flat_map(|agency| [&agency.name, &agency.short]);
    let mut agencies = Names::new(agencies);
    agencies.0.retain(|(name, words)| !known.contains(words) && private.are_not_in(name));
    let texts = NameSpot::public(session);
    texts.filter_map(|(text, at)| Some(NameWarning::Agency { name: agencies.found_in(text)?.to_owned(), at })).collect()
}

/// Where in the record the texts of the paper come from that hold a private name; each is given as its folded words.
fn private_names(session: &Session, private: &Names<'_>, mut found: HashSet<String>) -> Vec<NameWarning> {
    if found.is_empty() {
        return Vec::new();
    }
    let mut warnings: Vec<NameWarning> = Vec::new();
    let mut explained = HashSet::new();
    for (text, at) in NameSpot::all(session, private) {
        let text = words(text);
        if !private.are_in_words(&text) {
            continue;
        }
        // A paper puts texts together, and takes long ones apart.
        let of_it: Vec<&String> = found.iter().filter(|shown| shown.contains(&text) || text.contains(*shown)).collect();
        let warning = NameWarning::PrivateName { at };
        if !of_it.is_empty()
            && (matches!(warning, NameWarning::PrivateName { at: NameSpot::Note { .. } })
                || !warnings.contains(&warning))
        {
            warnings.push(warning);
        }
        explained.extend(of_it.into_iter().cloned());
    }
    found.retain(|shown| !explained.contains(shown));
    if !found.is_empty() {
        warnings.push(NameWarning::PrivateName { at: NameSpot::Paper });
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

    /// Whether a text holds none of them.
    fn are_not_in(&self, text: &str) -> bool {
        self.0.is_empty() || !self.are_in_words(&words(text))
    }

    /// Whether a text holds one of them that is folded already.
    fn are_in_words(&self, words: &str) -> bool {
        self.0.iter().any(|(_, folded)| words.contains(folded.as_str()))
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
