//! Random sessions and edits.
