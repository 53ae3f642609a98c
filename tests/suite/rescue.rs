//! A file that is not simply opened: what the window says, what it offers, and what then lies on the disk.

mod breaks;
mod broken;
mod desk;
mod recovery;
mod trouble;
mod two_questions;
