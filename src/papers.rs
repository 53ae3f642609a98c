//! THE RECORD ON PAPER. A paper is built once as a neutral [`Document`], and written by one writer per format.
//!
//! [`build`] takes a session to a document by way of the allow-lists of [`permitted`](crate::session::permitted), and says
//! what it left out. [`write()`] takes the document to bytes. The same document can be drawn on a screen. Nothing here
//! touches a file.

/// A text of a paper: `say!(wording, "tbc")`, or with values: `say!(wording, "version", date = "4 October 2017")`.
macro_rules! say {
    ($wording:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {{
        #[allow(unused_mut, clippy::allow_attributes, reason = "a text without values needs none")]
        let mut args = $crate::words::FluentArgs::new();
        $(args.set(stringify!($name), $value);)*
        $wording.with($key, &args)
    }};
}

mod assistance;
mod csv;
pub mod document;
mod docx;
mod format;
mod frame;
mod html;
mod left_out;
mod markdown;
mod minutes;
mod names;
mod next_steps;
mod note;
mod options;
mod paper;
mod plan;
pub mod spreadsheet;
mod watch;
mod wording;
mod xlsx;

use crate::session::Session;
use crate::session::permitted::papers::{PublicSheet, WorkingSheet};
use crate::words::PaperWords;

pub use self::document::Document;
pub use self::format::{Format, NotWritten, write};
pub use self::left_out::LeftOut;
pub use self::names::{NameSpot, NameWarning, name_check};
pub use self::options::Options;
pub use self::paper::Paper;
pub use self::watch::{Stopped, Watch};

use self::names::Quoted;
use self::wording::Wording;

/// A paper as it will be, and what is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Built {
    /// What it says.
    pub document: Document,
    /// What was left out, and why, most important first.
    pub left_out: Vec<LeftOut>,
    /// What was said in the room and stands in the paper: for the name check.
    quoted: Vec<Quoted>,
}

/// The languages in which papers can be made, as tags such as `en`.
pub fn languages() -> impl Iterator<Item = &'static str> {
    PaperWords::languages()
}

/// Builds a paper. `None` where there is no such language.
pub fn build(session: &Session, paper: Paper, options: &Options) -> Option<Built> {
    let wording = Wording(PaperWords::of(&options.language)?);
    // From here on nothing sees the record itself: only what is permitted to a paper of that sort.
    let permitted = || WorkingSheet::of(session);
    Some(match paper {
        Paper::Note => note::build(&PublicSheet::of(session), wording, options),
        Paper::Plan => plan::build(&permitted(), wording, options),
        Paper::Assistance => assistance::build(&permitted(), wording, options),
        Paper::Minutes => minutes::build(&permitted(), wording, options),
        Paper::NextSteps => next_steps::build(&permitted(), wording, options),
    })
}
