//! The real program in a real window with real keys: what no test without a screen can know.
//!
//! Every test has a screen of its own (Xvfb, a plain window manager) and a home of its own. What is looked at is what a
//! person has: the window, its title, the session file. Where one of the tools is missing, the test fails and names the
//! package.

mod desk;
mod keyboard;
mod kill;
mod power_cut;
mod program;
mod rows;
mod tells_nobody;
mod wait;

mod marks;
mod two_screens;
mod typed_ahead;
mod wall;
mod whole_morning;
