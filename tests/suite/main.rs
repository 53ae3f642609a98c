//! The tests of the whole house, a module per topic.

mod cli;
mod format;
mod format_any;
mod grammar;
mod journal;
mod saver;
mod saver_faults;
mod saver_preferences;
mod support;
