//! Arguments to a task, and the tasks that need no window: the program's headless twin.
//!
//! Whatever goes wrong is one line on standard error that says what, where and what to do, and exit code 2.

mod add;
mod arguments;
mod check;
mod new;
mod report;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use thiserror::Error;

use crate::clock::{Clock, SystemClock};
use crate::store::places::NoHome;
use crate::store::rescue::Source;
use crate::store::{DiskFiles, Failure, Files, Machine, Opened, Places, Progress, Refused, open, rescue};
use crate::t;

use self::arguments::read;
pub use self::arguments::{Asked, Headless};

/// Exit code of whatever could not be done.
const TROUBLE: u8 = 2;

/// What is asked for by these arguments, the program's name first. Where that is nothing (help, or a mistake, each told
/// where it belongs), the exit code to end with.
pub fn asked(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, ExitCode> {
    read(arguments)
}

/// Carries out what needs no window.
pub fn carry_out(command: Headless) -> ExitCode {
    let done = match command {
        Headless::New { template, output, force } => new::run(template, &output, force),
        Headless::Check { file } => check::run(&file),
        Headless::Report { file, paper, format, language, no_draft, with_notes, output, force } => {
            let report = report::Report {
                paper,
                format,
                language: &language,
                draft: !no_draft,
                with_notes,
                output: &output,
                force,
            };
            report::run(&file, &report)
        }
        Headless::Add { file, line, as_text } => add::run(&file, &line, as_text),
    };
    done.unwrap_or_else(|trouble| fail(&trouble))
}

/// Tells what went wrong and gives the exit code for it.
pub fn fail(trouble: &dyn Display) -> ExitCode {
    tell(trouble);
    ExitCode::from(TROUBLE)
}

/// One line on standard error.
fn tell(trouble: &dyn Display) {
    let line = trouble.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    // Nobody listens on standard error: then the exit code has to do.
    let _ = writeln!(std::io::stderr().lock(), "rapporteur: {line}");
}

/// A line for whoever asked. Somebody who stopped listening, such as `head`, has heard enough.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Why a headless command was not carried out.
#[derive(Debug, Error)]
enum Trouble {
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    Failure(#[from] Failure),
    #[error(transparent)]
    NoHome(#[from] NoHome),
    #[error("{}, or add --force", .0)]
    Exists(Failure),
    #[error("{0}")]
    Refusal(String),
    #[error("{0}")]
    Paper(String),
    #[error("{}: {why}", crate::store::refused::shown(.path))]
    Line { path: PathBuf, why: String },
}

/// How much of a text is shown to find it again, in characters.
const GLIMPSE: usize = 60;

/// The beginning of a text, in one line.
fn glimpse(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(GLIMPSE).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    format!("{short}{dots}")
}

/// Everything outside of the program that a headless command uses.
struct Around {
    files: Arc<dyn Files>,
    places: Places,
    clock: Arc<dyn Clock>,
}

impl Around {
    fn real() -> Result<Self, Trouble> {
        Ok(Self { files: Arc::new(DiskFiles), places: Places::of_user()?, clock: Arc::new(SystemClock) })
    }

    fn open(&self, path: &std::path::Path) -> Result<Opened, Trouble> {
        open(&*self.files, &self.places, path, &Arc::new(Progress::default()))
            .map_err(|refused| self.refused(path, refused))
    }

    /// Why a file is not opened, and what its window would offer instead, if that is something.
    fn refused(&self, path: &std::path::Path, refused: Refused) -> Trouble {
        let found = rescue(&self.files, &self.places, &*self.clock, path, refused.clone());
        let Some(offer) = found.offers.first() else {
            return refused.into();
        };
        let why = refused.to_string();
        Trouble::Refusal(match &offer.source {
            Source::Version(time) => {
                let time = offer.session.workshop.time_zone().to_datetime(*time).strftime("%Y-%m-%d %H:%M").to_string();
                t!("cli-offers-version", why = why, time = time)
            }
            Source::Twins(_) => t!("cli-offers-both", why = why),
            Source::Salvage { .. } => t!("cli-offers-salvage", why = why),
            Source::Recovery => t!("cli-offers-recovery", why = why),
        })
    }

    /// Opens a session to read it, and warns of what is left unread of it, and of what nobody has decided about yet.
    fn read(&self, path: &std::path::Path) -> Result<Opened, Trouble> {
        let opened = self.open(path)?;
        if let Some(refused) = opened.unread.refusal(path) {
            tell(&t!("cli-left-unread", what = refused.to_string()));
        }
        if opened.doubt(&Machine::here()).is_some() {
            tell(&t!("cli-doubt"));
        }
        Ok(opened)
    }
}
