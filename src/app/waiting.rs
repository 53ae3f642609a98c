//! What is in recovery for files that are not there: looked for in the background, for a quiet line on the first page.

use std::path::Path;
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
    result: Option<Receiver<Vec<Waiting>>>,
}

impl WaitingLook {
    /// Begins to look.
    pub fn start(around: &Surroundings) -> Self {
        let (sender, result) = channel();
        let (files, places) = (Arc::clone(&around.files), around.places.clone());
        let look = move || {
            // Nobody waits any more when the window was closed meanwhile.
            let _ = sender.send(waiting(&*files, &places));
        };
        let thread = std::thread::Builder::new().name("recovery".to_owned()).spawn(look);
        // Without it the line is not there; what is in recovery still is.
        Self { found: Vec::new(), result: thread.is_ok().then_some(result) }
    }

    /// What was found, as far as that is known.
    pub fn found(&self) -> &[WaitingFile] {
        &self.found
    }

    /// Takes what was found; `true` while it is still looked for.
    pub fn follow(&mut self) -> bool {
        let Some(result) = &self.result else {
            return false;
        };
        match result.try_recv() {
            Ok(waiting) => self.found = waiting.into_iter().map(file).collect(),
            Err(TryRecvError::Empty) => return true,
            Err(TryRecvError::Disconnected) => {}
        }
        self.result = None;
        false
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
