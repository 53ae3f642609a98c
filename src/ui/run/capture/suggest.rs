//! Suggestions under the capture line: what the word at the cursor could become.

use egui::Suggestion;

use crate::session::note::Kind;
use crate::session::quick::{self, Found, Vocabulary};
use crate::session::search::fold;
use crate::ui::run::chips;
use crate::ui::texts;

/// What the word under the cursor could become. Nothing once it is exact, so that Tab is Tab again.
pub(super) fn suggest(word: &str, vocabulary: &Vocabulary<'_>) -> Vec<Suggestion> {
    const MOST: usize = 8;
    let item = |insert: String, name: &str, more: &str| {
        Suggestion::new(insert).content(name.to_owned()).description(more.to_owned())
    };
    if let Some(typed) = word.strip_prefix('#') {
        let typed = fold(typed);
        let exact = |id: &str, suffix: &str| fold(id) == typed || fold(suffix) == typed;
        let matching: Vec<_> = vocabulary
            .elements
            .iter()
            .filter(|element| !element.hidden && chips::matches_element(element, &typed))
            .collect();
        if matching.iter().any(|element| exact(element.id.as_str(), element.suffix()))
            && !matches!(quick::find_element(&typed, vocabulary.elements), Found::Several(_))
        {
            return Vec::new();
        }
        return matching
            .into_iter()
            .take(MOST)
            .map(|element| {
                item(format!("#{} ", element.id.as_str().to_lowercase()), &element.title, element.id.as_str())
            })
            .collect();
    }
    if let Some(typed) = word.strip_prefix('@') {
        let typed = fold(typed);
        if vocabulary.agencies.iter().any(|agency| fold(agency.id.as_str()) == typed) {
            return Vec::new();
        }
        return vocabulary
            .agencies
            .iter()
            .filter(|agency| fold(agency.id.as_str()).starts_with(&typed) || fold(&agency.name).contains(&typed))
            .take(MOST)
            .map(|agency| item(format!("@{} ", agency.id), &agency.name, agency.id.as_str()))
            .collect();
    }
    if let Some(typed) = word.strip_prefix('!') {
        let typed = typed.to_lowercase();
        if Kind::ALL.iter().any(|kind| kind.word() == typed) {
            return Vec::new();
        }
        return Kind::ALL
            .into_iter()
            .filter(|kind| kind.word().starts_with(&typed))
            .map(|kind| item(format!("!{} ", kind.word()), &texts::kind(kind), kind.word()))
            .collect();
    }
    Vec::new()
}
