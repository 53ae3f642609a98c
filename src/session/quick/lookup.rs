//! What a word typed after `#` or `@` means.

use crate::session::catalogue::Element;
use crate::session::search::fold;
use crate::session::workshop::Agency;
use crate::session::{AgencyId, ElementId};

/// What a word matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// Nothing.
    None,
    /// One thing.
    One(T),
    /// Several things, in the order of their list.
    Several(Vec<T>),
}

impl<T> Found<T> {
    fn of(mut all: Vec<T>) -> Self {
        match all.len() {
            0 => Self::None,
            1 => all.pop().map_or(Self::None, Self::One),
            _ => Self::Several(all),
        }
    }
}

/// Finds an element by a word: exact id, else its suffix, else the beginning of its suffix or of a word of its title.
///
/// Case and accents do not matter. A hidden element is found by its exact id only.
pub fn find_element(word: &str, elements: &[Element]) -> Found<ElementId> {
    let word = fold(word);
    let ids = |matches: &dyn Fn(&Element) -> bool| {
        elements.iter().filter(|element| matches(element)).map(|element| element.id.clone()).collect::<Vec<_>>()
    };
    // People leave out the letters that all ids share: `3d-trs` is as exact as `op3d-trs`.
    let exact = ids(&|element| {
        let id = fold(element.id.as_str());
        id == word || id.strip_prefix("op").is_some_and(|rest| rest == word)
    });
    if !exact.is_empty() {
        return Found::of(exact);
    }
    let by_suffix = ids(&|element| !element.hidden && fold(element.suffix()) == word);
    if !by_suffix.is_empty() {
        return Found::of(by_suffix);
    }
    if word.chars().count() < 2 {
        return Found::None;
    }
    Found::of(ids(&|element| {
        !element.hidden && (fold(element.suffix()).starts_with(&word) || has_word(&element.title, &word))
    }))
}

/// Finds an agency by a word: exact id or short name, else the beginning of its id or of a word of its name.
pub fn find_agency(word: &str, agencies: &[Agency]) -> Found<AgencyId> {
    let word = fold(word);
    let ids = |matches: &dyn Fn(&Agency) -> bool| {
        agencies.iter().filter(|agency| matches(agency)).map(|agency| agency.id.clone()).collect::<Vec<_>>()
    };
    let exact = ids(&|agency| fold(agency.id.as_str()) == word || fold(agency.short_name()) == word);
    if !exact.is_empty() {
        return Found::of(exact);
    }
    Found::of(ids(&|agency| {
        fold(agency.id.as_str()).starts_with(&word) || has_word(&agency.name, &word) || has_word(&agency.short, &word)
    }))
}

/// Whether a word of `text` begins with `folded`; both `trans-shipment` and its `shipment` are words.
fn has_word(text: &str, folded: &str) -> bool {
    let text = fold(text);
    text.match_indices(folded).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}
