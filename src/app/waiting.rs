//! What the first page wants to know of the disk, looked for in the background: which of the files opened lately are still
//! there, and what is in recovery for files that are not. A disk that does not answer must not hold the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Surroundings;
use crate::store::Waiting;
use crate::store::recovery::waiting;
use crate::ui::start::WaitingFile;

/// A look at recovery.
#[derive(Default)]
pub struct WaitingLook {
    found: Vec<WaitingFile>,
    result: Option<Receiver<Found>>,
}

/// What was found.
struct Found {
    waiting: Vec<Waiting>,
    /// Files that are no longer there, of those that were opened lately.
    gone: Vec<PathBuf>,
}

impl WaitingLook {
    /// Begins to look; `recent` are the files opened lately.
    pub fn start(around: &Surroundings, recent: Vec<PathBuf>) -> Self {
        let (sender, result) = channel();
        let (files, places) = (Arc::clone(&around.files), around.places.clone());
        let look = move || {
            // Nobody waits any more when the window was closed meanwhile.
            let gone = recent.into_iter().filter(|path| files.stat(path).is_err()).collect();
            let _ = sender.send(Found { waiting: waiting(&*files, &places), gone });
        };
        let thread = std::thread::Builder::new().name("recovery".to_owned()).spawn(look);
        // Without it the line is not there; what is in recovery still is.
        Self { found: Vec::new(), result: thread.is_ok().then_some(result) }
    }

    /// What was found, as far as that is known.
    pub fn found(&self) -> &[WaitingFile] {
        &self.found
    }

    /// Whether it is still looked for.
    pub fn is_looking(&self) -> bool {
        self.result.is_some()
    }

    /// Takes what was found. Returns which files are gone, once.
    pub fn follow(&mut self) -> Option<Vec<PathBuf>> {
        let found = match self.result.as_ref()?.try_recv() {
            Ok(found) => Some(found),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
        };
        self.result = None;
        let Found { waiting, gone } = found?;
        self.found = waiting.into_iter().map(file).collect();
        Some(gone)
    }
}

fn file(Waiting { path, steps }: Waiting) -> WaitingFile {
    WaitingFile {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
        changes: steps,
        path,
    }
}
