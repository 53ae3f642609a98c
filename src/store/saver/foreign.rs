//! What another program has put in the place of our file: a sync folder, an editor, git.

use std::path::Path;
use std::sync::Arc;

use crate::session::Session;
use crate::store::fingerprint::Fingerprint;
use crate::store::format::{Reading, from_file};
use crate::store::refused::{Refused, Why};

/// The file as somebody else has left it.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// What it holds.
    pub fingerprint: Fingerprint,
    /// The record that it holds; or why it cannot be read.
    pub read: Result<Session, NotRead>,
}

/// Why what another program has written is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It may be half there still.
    Broken(Refused),
    /// It is whole, and holds something that this version does not know. Whoever took the rest of it would drop that.
    Unknown(Refused),
}

impl NotRead {
    /// What is the matter with it, and where.
    pub fn why(&self) -> &Refused {
        match self {
            Self::Broken(why) | Self::Unknown(why) => why,
        }
    }
}

/// Reads what another program has written, as opening does: what is not known is no reason to call it broken.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Session, NotRead> {
    let why = match from_file(path, bytes, &Arc::default()) {
        Ok(Reading { session, unread, .. }) => match unread.refusal(path) {
            None => return Ok(session),
            Some(refused) => return Err(NotRead::Unknown(refused)),
        },
        Err(refused) => refused,
    };
    Err(if matches!(*why.why, Why::Newer { .. }) { NotRead::Unknown(why) } else { NotRead::Broken(why) })
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
