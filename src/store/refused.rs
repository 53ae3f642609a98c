//! Why a file is not opened: which file, where in it, what was expected, what to do. The file is left as it is.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A file that was not opened. Shows as one line, in words for the person who named the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct Refused {
    /// The file.
    pub path: PathBuf,
    /// Where in it, if the trouble has a place.
    pub at: Option<At>,
    /// What the trouble is.
    pub why: Box<Why>,
}

/// A place in a text, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The line.
    pub line: usize,
    /// The character in the line; `None` where only the line is known.
    pub column: Option<usize>,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Why {
    /// Nothing is there.
    #[error("there is no such file; check the name and the folder")]
    Missing,
    /// A folder.
    #[error("this is a folder; name the session file in it")]
    Folder,
    /// A device, a pipe.
    #[error("this is a device or a pipe, not a file; name a session file")]
    NotAFile,
    /// The system does not let us.
    #[error("you are not allowed to read this file; ask for the right to read it, or open a copy")]
    Permission,
    /// Any other trouble below us.
    #[error("the file cannot be read ({0}); try again, or open a copy from another place")]
    Unreadable(String),
    /// More than [`LARGEST`](super::format::LARGEST).
    #[error("the file has {} MiB, and a session has at most 256 MiB; this is hardly a session", bytes.div_ceil(1 << 20))]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// No byte in it.
    #[error("the file is empty; open a copy of it, or make a new session from a template")]
    Empty,
    /// Nothing but zeros.
    #[error("the file holds nothing but zeros, as after a power cut; open a copy of it")]
    Zeros,
    /// Saved as UTF-16.
    #[error("the file is text in UTF-16; save it again as UTF-8 and open it then")]
    Utf16,
    /// Something else with a name of its own.
    #[error("this is {0}, not a session; choose a file that Rapporteur wrote, or make a new session from a template")]
    SomethingElse(&'static str),
    /// Bytes that are no UTF-8.
    #[error("this is not text in UTF-8; choose a file that Rapporteur wrote, or save this one again as UTF-8")]
    NotText,
    /// It ends in the middle.
    #[error("the file ends in the middle of the session, so the rest of it is lost; open a copy of it")]
    CutShort,
    /// More than [`DEEPEST`](super::format::DEEPEST) brackets within each other.
    #[error("there are more than 64 brackets within each other; this is not a session")]
    TooDeep,
    /// Written by a later version.
    #[error(
        "the file has format {major}.{minor}, and this version of Rapporteur knows {}.{}; open it with a newer version",
        crate::session::FORMAT.0, crate::session::FORMAT.1
    )]
    Newer {
        /// As the file says.
        major: u16,
        /// As the file says.
        minor: u16,
    },
    /// A format that never was.
    #[error("the file says format {major}.{minor}, and there is no such format; the line should read `format: (1, 0)`")]
    NoSuchFormat {
        /// As the file says.
        major: u16,
        /// As the file says.
        minor: u16,
    },
    /// A name that does not belong there.
    #[error("`{found}` is not {of}; {}", Choice { expected, meant: meant.as_deref() })]
    Unknown {
        /// The name as it stands there.
        found: String,
        /// What it would have to be, such as `a field of a note`.
        of: String,
        /// All names that would do.
        expected: Vec<String>,
        /// The one that was probably meant.
        meant: Option<String>,
    },
    /// A mandatory field is not there.
    #[error("{of} has no `{field}`; every one needs it")]
    NoField {
        /// Such as `a note`.
        of: String,
        /// Its name.
        field: String,
    },
    /// The rules of the notation are broken.
    #[error("{0}")]
    Syntax(String),
    /// Two records of one id.
    #[error("the id {id} stands for two {of}{}; give one of them another id", also(*first))]
    Duplicate {
        /// Such as `notes`.
        of: &'static str,
        /// The id.
        id: String,
        /// The line of the first of them.
        first: Option<usize>,
    },
    /// A record points at one that is not there.
    #[error("this {from} names the {to} `{id}`, and the file has none of that id; correct the id, or add the {to}")]
    Dangling {
        /// Such as `note`.
        from: &'static str,
        /// Such as `element`.
        to: &'static str,
        /// The id.
        id: String,
    },
    /// A note that is too long.
    #[error("the text of this note has {bytes} bytes, and a note holds at most 16384 (16 KiB); split it in two")]
    LongText {
        /// Its length.
        bytes: usize,
    },
}

fn also(first: Option<usize>) -> String {
    first.map(|line| format!(" (the first one is in line {line})")).unwrap_or_default()
}

/// `did you mean …?` or the list of what would do.
struct Choice<'a> {
    expected: &'a [String],
    meant: Option<&'a str>,
}

impl fmt::Display for Choice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.meant, self.expected) {
            (Some(meant), _) => write!(f, "did you mean `{meant}`?"),
            (None, []) => f.write_str("nothing is expected there"),
            (None, expected) => {
                f.write_str("expected is one of ")?;
                for (index, name) in expected.iter().enumerate() {
                    write!(f, "{}`{name}`", if index == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
        }
    }
}

impl Refused {
    /// A refusal without a place in the file.
    pub fn new(path: &Path, why: Why) -> Self {
        Self { path: path.to_owned(), at: None, why: Box::new(why) }
    }

    /// The same, with its place.
    #[must_use]
    pub fn at(mut self, at: Option<At>) -> Self {
        self.at = at;
        self
    }

    /// What is wrong, on one line that can be read, without the file and the place in it.
    pub fn what(&self) -> String {
        brief(&self.why.to_string())
    }

    /// A refusal because reading failed below us.
    pub fn from_io(path: &Path, error: &io::Error) -> Self {
        let why = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Why::Missing,
            io::ErrorKind::IsADirectory => Why::Folder,
            io::ErrorKind::PermissionDenied => Why::Permission,
            _ => Why::Unreadable(error.to_string()),
        };
        Self::new(path, why)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", shown(&self.path))?;
        if let Some(At { line, column }) = self.at {
            write!(f, ", line {line}")?;
            if let Some(column) = column {
                write!(f, ", column {column}")?;
            }
        }
        write!(f, ": {}", self.what())
    }
}

/// How many characters of the file a message quotes at most in one piece, and how long it is at most altogether.
const QUOTED: usize = 60;
const LONGEST: usize = 600;

/// A message on one line that can be read: what it quotes may be anything, and as long as the file.
pub(super) fn brief(message: &str) -> String {
    let cut = |text: &str, most: usize| match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    };
    let words = |text: &str| text.split(' ').map(|word| cut(word, QUOTED)).collect::<Vec<_>>().join(" ");
    let quotes = message.split('`').enumerate();
    let pieces = quotes.map(|(number, piece)| if number % 2 == 1 { cut(piece, QUOTED) } else { words(piece) });
    cut(&pieces.collect::<Vec<_>>().join("`"), LONGEST).replace(char::is_control, "\u{fffd}")
}

/// A path on one line, whatever its name holds.
pub fn shown(path: &Path) -> String {
    path.display().to_string().replace(char::is_control, "\u{fffd}")
}
