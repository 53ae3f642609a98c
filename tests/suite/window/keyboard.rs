//! Keyboards as people have them, and which keys they press on them.
//!
//! What is not a plain letter is pressed by the place of its key, so that no tool has to find a key for a character, and
//! changes the layout behind the program's back when there is none.

/// A keyboard layout of `xkb-data`.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    pub name: &'static str,
    pub variant: Option<&'static str>,
    /// The keys for the marks of the grammar, and for letters that are no plain ones.
    keys: &'static [(char, &'static [Key])],
}

/// A key by its place, with what is held meanwhile, or a letter.
#[derive(Clone, Copy, Debug)]
enum Key {
    /// The key alone.
    Plain(Place),
    /// With Shift.
    Shift(Place),
    /// With `AltGr`.
    AltGr(Place),
    /// A letter that stands on the keyboard, after a dead key.
    Letter(char),
}

/// The number that the X server gives to a key of a PC keyboard.
type Place = u8;

/// `AltGr`, on the right of the space bar.
const ALT_GR: Place = 108;

// The row of digits: 1 is place 10.
const KEY_1: Place = 10;
const KEY_2: Place = 11;
const KEY_3: Place = 12;
const KEY_6: Place = 15;
const KEY_7: Place = 16;
const KEY_8: Place = 17;
const KEY_0: Place = 19;
/// Right of 0.
const KEY_MINUS: Place = 20;
/// Left of 1.
const KEY_GRAVE: Place = 49;
/// Right of P.
const KEY_BRACKET: Place = 34;
/// Right of L, and the two after it.
const KEY_SEMICOLON: Place = 47;
const KEY_QUOTE: Place = 48;
const KEY_BACKSLASH: Place = 51;
/// Left of the right Shift, the second and the first.
const KEY_DOT: Place = 60;
const KEY_SLASH: Place = 61;

/// US international: `'` waits for a letter, the marks do not.
pub const US_INTL: Layout = Layout {
    name: "us",
    variant: Some("intl"),
    keys: &[
        ('#', &[Key::Shift(KEY_3)]),
        ('@', &[Key::Shift(KEY_2)]),
        ('!', &[Key::Shift(KEY_1)]),
        (':', &[Key::Shift(KEY_SEMICOLON)]),
        ('\\', &[Key::Plain(KEY_BACKSLASH)]),
        ('-', &[Key::Plain(KEY_MINUS)]),
        ('é', &[Key::Plain(KEY_QUOTE), Key::Letter('e')]),
    ],
};

/// Spain.
pub const ES: Layout = Layout {
    name: "es",
    variant: None,
    keys: &[
        ('#', &[Key::AltGr(KEY_3)]),
        ('@', &[Key::AltGr(KEY_2)]),
        ('!', &[Key::Shift(KEY_1)]),
        (':', &[Key::Shift(KEY_DOT)]),
        ('\\', &[Key::AltGr(KEY_GRAVE)]),
        ('-', &[Key::Plain(KEY_SLASH)]),
        ('ñ', &[Key::Plain(KEY_SEMICOLON)]),
        ('á', &[Key::Plain(KEY_QUOTE), Key::Letter('a')]),
        ('í', &[Key::Plain(KEY_QUOTE), Key::Letter('i')]),
        ('ó', &[Key::Plain(KEY_QUOTE), Key::Letter('o')]),
    ],
};

/// France: digits need Shift; `!`, `:` and `-` do not.
pub const FR: Layout = Layout {
    name: "fr",
    variant: None,
    keys: &[
        ('#', &[Key::AltGr(KEY_3)]),
        ('@', &[Key::AltGr(KEY_0)]),
        ('!', &[Key::Plain(KEY_SLASH)]),
        (':', &[Key::Plain(KEY_DOT)]),
        ('\\', &[Key::AltGr(KEY_8)]),
        ('-', &[Key::Plain(KEY_6)]),
        ('é', &[Key::Plain(KEY_2)]),
        ('è', &[Key::Plain(KEY_7)]),
        ('ô', &[Key::Plain(KEY_BRACKET), Key::Letter('o')]),
    ],
};

/// Portugal.
pub const PT: Layout = Layout {
    name: "pt",
    variant: None,
    keys: &[
        ('#', &[Key::Shift(KEY_3)]),
        ('@', &[Key::AltGr(KEY_2)]),
        ('!', &[Key::Shift(KEY_1)]),
        (':', &[Key::Shift(KEY_DOT)]),
        ('\\', &[Key::Plain(KEY_GRAVE)]),
        ('-', &[Key::Plain(KEY_SLASH)]),
        ('ç', &[Key::Plain(KEY_SEMICOLON)]),
        ('ã', &[Key::Plain(KEY_BACKSLASH), Key::Letter('a')]),
    ],
};

impl Layout {
    /// The keys to press for a text, as `xdotool key` takes them.
    pub fn keys_for(&self, text: &str) -> Vec<String> {
        text.chars().flat_map(|c| self.keys_for_char(c)).collect()
    }

    fn keys_for_char(&self, c: char) -> Vec<String> {
        if let Some((_, keys)) = self.keys.iter().find(|(of, _)| *of == c) {
            return keys.iter().map(|key| key.chord()).collect();
        }
        let name = match c {
            ' ' => "space".to_owned(),
            ',' => "comma".to_owned(),
            '.' => "period".to_owned(),
            c if c.is_ascii_alphanumeric() => c.to_string(),
            other => panic!("no key is known for {other:?} on {}", self.name),
        };
        vec![name]
    }
}

impl Key {
    /// As `xdotool key` takes it.
    fn chord(self) -> String {
        match self {
            Self::Plain(place) => place.to_string(),
            Self::Shift(place) => format!("shift+{place}"),
            Self::AltGr(place) => format!("{ALT_GR}+{place}"),
            Self::Letter(letter) => letter.to_string(),
        }
    }
}
