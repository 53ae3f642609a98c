//! Words that lead on to a name: a name behind one of them is part of the sentence, also at its very end.

use crate::session::search::fold;

/// Articles, prepositions and conjunctions of the languages of the rooms, folded: English, Spanish, French, Portuguese and
/// Dutch. One that is missing costs a name its place in the sentence; one too many leaves a name in the text.
const WORDS: [&str; 71] = [
    "a", "aan", "al", "an", "and", "ao", "aos", "as", "at", "au", "aux", "avec", "between", "by", "chez", "com", "con",
    "da", "das", "de", "del", "der", "des", "do", "door", "dos", "du", "e", "een", "el", "em", "en", "entre", "et",
    "for", "from", "het", "in", "la", "las", "le", "les", "los", "met", "na", "nas", "no", "nos", "o", "of", "on",
    "or", "os", "ou", "par", "para", "pela", "pelo", "por", "pour", "sur", "the", "to", "u", "un", "una", "under",
    "van", "voor", "with", "y",
];

/// Whether a word leads on to what is behind it.
pub(super) fn leads_on(word: &str) -> bool {
    WORDS.contains(&fold(word).as_str())
}
