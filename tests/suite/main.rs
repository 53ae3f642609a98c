//! The tests of the whole house, a module per topic.

#![expect(clippy::disallowed_methods, reason = "tests make files and wait for deadlines themselves")]

mod allow_list;
mod capture;
mod cli;
mod clocks;
mod day;
mod difference;
mod disk_words;
mod edits;
mod faults;
mod findings;
mod format;
mod format_any;
mod format_foreign;
mod fuzz;
mod grammar;
mod house;
mod journal;
#[cfg(unix)]
mod lock;
mod museum;
mod no_locks;
mod opening;
mod papers;
mod parking;
mod pictures;
mod plan;
mod prepare;
mod read_back;
mod read_only;
mod records;
mod replan;
mod rescue;
mod review;
mod run;
mod salvage;
mod saver;
mod saver_blocked;
mod saver_desk;
mod saver_disk;
mod saver_faults;
mod saver_preferences;
mod support;
mod versions;
mod wall;
#[cfg(target_os = "linux")]
mod window;
mod written;
