//! The names by which records are found. Each is its own type, so that a note is never looked up by an element.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Arc<str>);

        impl $name {
            /// The id as it stands in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

uuid_id! {
    /// One session file, for ever: copies of it share the id.
    SessionId
}
uuid_id! {
    /// One note, for ever.
    NoteId
}
uuid_id! {
    /// One measure of the plan, for ever. What people cite is its [number](super::plan::MeasureNumber).
    MeasureId
}
text_id! {
    /// An element of the catalogue, such as `OP3D-TRS`; a local one begins with `X-`.
    ElementId
}
text_id! {
    /// An agency or institution, such as `customs`: a short slug that is typed after `@`.
    AgencyId
}
text_id! {
    /// An agenda item, such as `discussion`: a short slug.
    ItemId
}

/// Turns a title into a slug: ASCII letters and digits with single hyphens, at most 24 long, made unique against `taken`.
///
/// Accents are folded first; a title of another script gives `item` (or whatever `fallback` says).
pub fn slug(title: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut base = String::new();
    for word in super::search::fold(title).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let longer = base.len() + usize::from(!base.is_empty()) + word.len();
        if longer > 24 && !base.is_empty() {
            break;
        }
        if !base.is_empty() {
            base.push('-');
        }
        base.extend(word.chars().take(24));
    }
    if base.is_empty() {
        base.push_str(fallback);
    }
    if !taken(&base) {
        return base;
    }
    let mut number = 2_u32;
    loop {
        let candidate = format!("{base}-{number}");
        if !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_is_short_ascii_and_not_taken() {
        assert_eq!(slug("Opening remarks", "item", |_| false), "opening-remarks");
        assert_eq!(slug("Café à São Tomé", "item", |_| false), "cafe-a-sao-tome");
        assert_eq!(slug("国家行动计划", "item", |_| false), "item");
        assert_eq!(slug("Lunch", "item", |s| s == "lunch"), "lunch-2");
        assert_eq!(slug("Discussion of the elements of a voluntary plan", "item", |_| false), "discussion-of-the");
    }
}
