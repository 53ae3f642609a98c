//! What another program has put in the place of our file: a sync folder, an editor, git.

use crate::session::Session;
use crate::store::fingerprint::Fingerprint;

/// The file as somebody else has left it.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// What it holds.
    pub fingerprint: Fingerprint,
    /// The record that it holds; or, in a line for people, why it cannot be read. It may be half there still.
    pub read: Result<Session, String>,
}

impl PartialEq for Foreign {
    fn eq(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint
    }
}

impl Eq for Foreign {}

/// What a look at the file has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Somebody has written something else into it.
    Foreign(Box<Foreign>),
    /// It holds again what we know.
    AsKnown,
}
