//! THE RECORD ON DISK. How a session becomes a file and a file a session, and how nothing is lost in between.
//!
//! The only room that touches files; it does so through one trait, so that a test can make any of it fail.

pub mod format;
pub mod progress;
pub mod refused;
pub mod templates;
