//! THE RECORD ON DISK. How a session becomes a file and a file a session, and how nothing is lost in between.
//!
//! The only room that touches files; it does so through one trait, [`Files`], so that a test can make any of it fail.
//! [`open()`] gives an [`Opened`] session, and a [`Saver`] looks after it from then on. Only [`atomic`] writes files, but for
//! the [`journal`], which grows, and the [`lock`], which says who has a session open.

pub mod atomic;
pub mod failure;
pub mod files;
pub mod fingerprint;
pub mod format;
pub mod journal;
pub mod lock;
pub mod machine;
mod making;
mod opening;
pub mod panics;
pub mod places;
pub mod preferences;
pub mod progress;
mod reading;
pub mod recovery;
pub mod refused;
pub mod report;
pub mod rescue;
pub mod salvage;
pub mod saver;
pub mod templates;
pub mod twins;
pub mod versions;

pub use self::failure::{Failure, FailureKind};
pub use self::files::{DiskFiles, Files};
pub use self::fingerprint::Fingerprint;
pub use self::format::{Unread, UnreadField};
pub use self::journal::{Author, Draft};
pub use self::lock::{Held, Holder};
pub use self::machine::Machine;
pub use self::making::{
    NoWorkingCopy, SavedCopy, copy_for_showing, create, new_in_documents, new_session, save_copy, working_copy,
    write_paper, write_paper_beside, write_picture,
};
pub use self::opening::{Opened, open};
pub use self::places::Places;
pub use self::preferences::Preferences;
pub use self::progress::Progress;
pub use self::recovery::Waiting;
pub use self::refused::Refused;
pub use self::rescue::{Rescue, rescue};
pub use self::saver::{Event, Finished, Foreign, NotRead, Saver};
pub use self::templates::Template;
