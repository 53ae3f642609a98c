//! Every text that a person reads, by language.
//!
//! Texts are in `assets/words/*.ftl` (Fluent), so that plural, order and gender belong to the language and no string is
//! built by gluing words. English is complete and the fallback of every other language. [`PaperWords`] are the texts of
//! papers, whose language is chosen for each paper.

mod paper;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
pub use fluent_bundle::{FluentArgs, FluentValue};
use unic_langid::LanguageIdentifier;

pub use self::paper::PaperWords;

const ENGLISH: &str = include_str!("../assets/words/en.ftl");

static WORDS: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("en-GB", ENGLISH));

/// The texts of one language. What is wrong with them is told in the log, and the rest of them still serves.
fn bundle(tag: &str, texts: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(texts.to_owned()).unwrap_or_else(|(resource, errors)| {
        log::error!("texts of {tag}: {errors:?}");
        resource
    });
    let mut bundle =
        FluentBundle::new_concurrent(vec![LanguageIdentifier::from_bytes(tag.as_bytes()).unwrap_or_default()]);
    // The marks that isolate directions would show as boxes in places that draw no bidirectional text.
    bundle.set_use_isolating(false);
    if let Err(errors) = bundle.add_resource(resource) {
        log::error!("texts of {tag}: {errors:?}");
    }
    bundle
}

/// The text of a key; the key itself where there is none, so that a gap is seen and reported.
pub fn text(key: &str) -> Cow<'static, str> {
    format(key, None)
}

/// The text of a key with its values filled in.
pub fn with(key: &str, args: &FluentArgs<'_>) -> String {
    format(key, Some(args)).into_owned()
}

fn format(key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let Some(pattern) = WORDS.get_message(key).and_then(|message| message.value()) else {
        log::error!("no text for `{key}`");
        return Cow::Owned(key.to_owned());
    };
    let mut errors = Vec::new();
    let text = WORDS.format_pattern(pattern, args, &mut errors);
    if !errors.is_empty() {
        log::error!("text of `{key}`: {errors:?}");
    }
    text
}

/// Whether there is a text for a key.
pub fn has(key: &str) -> bool {
    WORDS.has_message(key)
}

/// The text of a key: `t!("place-run")`, or with values: `t!("run-left-minutes", minutes = 41)`.
#[macro_export]
macro_rules! t {
    ($key:expr) => {
        $crate::words::text($key)
    };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::words::FluentArgs::new();
        $(args.set(stringify!($name), $value);)+
        $crate::words::with($key, &args)
    }};
}
