//! Every text that a person reads, by language.
//!
//! Texts are in `assets/words/*.ftl` (Fluent), so that plural, order and gender belong to the language and no string is
//! built by gluing words. English is complete and the fallback of every other language.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
pub use fluent_bundle::{FluentArgs, FluentValue};
use unic_langid::LanguageIdentifier;

const ENGLISH: &str = include_str!("../assets/words/en.ftl");

static WORDS: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let resource = match FluentResource::try_new(ENGLISH.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            log::error!("en.ftl: {errors:?}");
            resource
        }
    };
    let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::from_bytes(b"en-GB").unwrap_or_default()]);
    // The marks that isolate directions would show as boxes in places that draw no bidirectional text.
    bundle.set_use_isolating(false);
    if let Err(errors) = bundle.add_resource(resource) {
        log::error!("en.ftl: {errors:?}");
    }
    bundle
});

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
