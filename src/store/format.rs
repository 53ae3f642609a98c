//! The session file: RON that people can read, compare and mend (DESIGN 5).
//!
//! What is written is canonical: the same session gives the same bytes. What is read may come from an editor: a byte order
//! mark, Windows line ends and a lost first line do no harm. What a later version may have added is left unread and named,
//! see [`Unread`]. Everything else that is wrong is refused with its place.

mod explain;
mod first;
mod integrity;
mod majors;
mod position;
mod read;
mod scan;
mod sniff;
mod unread;
mod write;

pub use self::read::{Reading, from_bytes, from_file};
pub use self::unread::{Unread, UnreadField};
pub use self::write::{Unwritable, to_text};

pub(super) use self::integrity::settle_numbers;
pub(super) use self::read::{read_back, settled, unchecked};
pub(super) use self::write::tidy;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// How many brackets may stand within each other.
pub const DEEPEST: usize = 64;

/// What a record may cost on the stack is small, but a debug build's frames are not, and threads are given little.
pub(super) const STACK: usize = 8 * 1024 * 1024;

/// RON as all our files use it: `lead: "customs"` instead of `lead: Some("customs")`, whether the file says so or not.
pub(super) fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(DEEPEST)
}
