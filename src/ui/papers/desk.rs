//! What lies on the desk: the paper that was built last, and what became of writing it. The program fills it; views read it.

use std::path::PathBuf;
use std::sync::Arc;

use super::preview::{Part, parts};
use crate::papers::{Built, NameWarning, Paper};

/// What lies on the desk.
#[derive(Debug, Default)]
pub struct Desk {
    /// The paper that was built last; `None` until the first one is.
    pub shown: Option<Arc<Shown>>,
    /// How much of a paper is written, from 0 to 1, while one is.
    pub writing: Option<f32>,
    /// How many papers wait to be written after it.
    pub waiting: usize,
    /// The paper that is chosen is to be written as soon as it is built.
    pub asked: bool,
    /// The file that was written last.
    pub written: Option<PathBuf>,
}

/// A paper as it will be, ready to be drawn.
#[derive(Debug)]
pub struct Shown {
    /// Which it is.
    pub paper: Paper,
    /// The paper and what it left out.
    pub built: Built,
    /// Names in it that should not be.
    pub warnings: Vec<NameWarning>,
    /// What the preview scrolls through.
    pub parts: Vec<Part>,
}

impl Shown {
    /// A paper, with what the name check said about it.
    pub fn new(paper: Paper, built: Built, warnings: Vec<NameWarning>) -> Self {
        let parts = parts(&built.document);
        Self { paper, built, warnings, parts }
    }
}

/// What a person asks for here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperAsk {
    /// Write the paper that is chosen, beside the session file.
    Write,
    /// Stop writing.
    Stop,
    /// Show the folder of what was written.
    OpenFolder(PathBuf),
}
