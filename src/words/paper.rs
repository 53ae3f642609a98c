//! The texts of papers. The language of a paper is a choice of its own, apart from that of the interface.
//!
//! Each `assets/papers/TAG.ftl` is one language; the build finds them, so that a further one changes no code. What a
//! language lacks is taken from English.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::bundle;

/// The language that is complete, and stands in where another one has a gap.
const COMPLETE: &str = "en";

const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/paper_languages.rs"));

static LANGUAGES: LazyLock<Vec<PaperWords>> =
    LazyLock::new(|| FILES.iter().map(|(tag, text)| PaperWords { tag, bundle: bundle(tag, text) }).collect());

/// The texts of papers in one language.
pub struct PaperWords {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl PaperWords {
    /// Tags of the languages that there are, such as `en`, in alphabetical order.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(tag, _)| *tag)
    }

    /// The texts of the language of that tag.
    pub fn of(tag: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|words| words.tag == tag)
    }

    /// The tag of the language, for the head of a document.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// The text of a key with its values filled in; the key itself where there is none, so that a gap is seen.
    pub fn with(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let complete = || Self::of(COMPLETE).and_then(|words| words.message(key, args));
        self.message(key, args).or_else(complete).unwrap_or_else(|| {
            log::error!("no paper text for `{key}`");
            key.to_owned()
        })
    }

    fn message(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if !errors.is_empty() {
            log::error!("paper text of `{key}`: {errors:?}");
        }
        Some(text)
    }
}
