//! Rapporteur: run the workshop, capture the points, leave with the plan.
//!
//! A key press becomes a *command*, a command an *edit*, an edit changes the *session*, the session is *stored*; the screen
//! is drawn from the session again. Each room says at its head what it is for; this is who may use whom:
//!
//! | room | what it is | may use |
//! |---|---|---|
//! | [`session`] | the record: data and rules, pure | nothing |
//! | [`clock`] | times and new ids, and the only place they come from | nothing |
//! | [`store`] | the record on disk: format, journal, saver, templates | `session`, `clock` |
//! | [`papers`] | the record on paper: a neutral document per paper, a writer per format | `session`, `words` |
//! | [`words`] | every text a person reads | nothing |
//! | [`command`] | what a person can ask for | `words` |
//! | [`ui`] | what a person sees: data in, wishes out | `session`, `papers`, `command`, `words` |
//! | [`app`] | the running program: windows, jobs, and the one match from wishes to what happens | everything but `cli` |
//! | [`cli`] | arguments to a task, and the headless commands | `app`, `session`, `store`, `papers`, `words`, `clock` |

pub mod app;
pub mod cli;
pub mod clock;
pub mod command;
pub mod papers;
pub mod session;
pub mod store;
pub mod ui;
pub mod words;
