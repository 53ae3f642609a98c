//! Papers on their way to the disk: on a thread, one after the other.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use crate::papers::{self, Built, Format, Watch};
use crate::store::{Files, write_paper_beside};
use crate::t;
use crate::ui::papers::Shown;

/// What is being written, and what waits for it. It outlives the session that it was asked for in.
#[derive(Default)]
pub struct Press {
    under_way: Option<UnderWay>,
    waiting: VecDeque<Job>,
}

/// A paper that is to be written as it was seen.
pub struct Job {
    /// The paper.
    pub shown: Arc<Shown>,
    /// As what.
    pub format: Format,
    /// Where to, unless there is something already.
    pub path: PathBuf,
    /// The session that it was asked for in was left meanwhile.
    pub is_left: bool,
}

struct UnderWay {
    job: Job,
    watch: Arc<Watch>,
    result: Receiver<Result<PathBuf, String>>,
}

/// What became of a paper.
pub struct Outcome {
    /// Where it lies, or a line for a person.
    pub result: Result<PathBuf, String>,
    /// The session that it was asked for in was left meanwhile.
    pub is_left: bool,
}

impl Press {
    /// Nothing is written, and nothing waits to be.
    pub fn is_idle(&self) -> bool {
        self.under_way.is_none() && self.waiting.is_empty()
    }

    /// How much is done of what is being written, from 0 to 1.
    pub fn done(&self) -> Option<f32> {
        self.under_way.as_ref().map(|under_way| under_way.watch.done())
    }

    /// How many papers wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Takes a paper, to be written after what was asked for before; `false` where the very same is on its way already.
    pub fn take(&mut self, job: Job) -> bool {
        let is_same = |other: &Job| Arc::ptr_eq(&other.shown, &job.shown) && other.format == job.format;
        let under_way = self.under_way.iter().map(|under_way| &under_way.job);
        if under_way.chain(&self.waiting).any(is_same) {
            return false;
        }
        self.waiting.push_back(job);
        true
    }

    /// Stops what is being written.
    pub fn stop(&self) {
        if let Some(under_way) = &self.under_way {
            under_way.watch.stop();
        }
    }

    /// The session is left. What was asked for is written all the same.
    pub fn leave_session(&mut self) {
        let under_way = self.under_way.iter_mut().map(|under_way| &mut under_way.job);
        under_way.chain(&mut self.waiting).for_each(|job| job.is_left = true);
    }

    /// What became of the paper that was being written, once it is known; begins with the next one.
    pub fn follow(&mut self, files: &Arc<dyn Files>, ctx: &Context) -> Option<Outcome> {
        if let Some(under_way) = &self.under_way {
            let result = match under_way.result.try_recv() {
                Ok(result) => result,
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => Err(t!("papers-thread-gone").into_owned()),
            };
            let is_left = under_way.job.is_left;
            self.under_way = None;
            return Some(Outcome { result, is_left });
        }
        let job = self.waiting.pop_front()?;
        let is_left = job.is_left;
        let begun = UnderWay::begin(job, Arc::clone(files), ctx.clone());
        match begun {
            Ok(under_way) => {
                self.under_way = Some(under_way);
                None
            }
            Err(error) => Some(Outcome { result: Err(t!("papers-no-thread", why = error.to_string())), is_left }),
        }
    }
}

impl UnderWay {
    fn begin(job: Job, files: Arc<dyn Files>, ctx: Context) -> std::io::Result<Self> {
        let (sender, result) = channel();
        let watch = Arc::new(Watch::default());
        let (seen, shown, path, format) = (Arc::clone(&watch), Arc::clone(&job.shown), job.path.clone(), job.format);
        let work = move || {
            // Nobody waits any more when the window was closed meanwhile.
            let _ = sender.send(write(&*files, &path, &shown.built, format, &seen));
            ctx.request_repaint();
        };
        std::thread::Builder::new().name("write paper".to_owned()).spawn(work)?;
        Ok(Self { job, watch, result })
    }
}

/// Writes a paper to this path, or under a like name that is free. The error is a line for a person.
fn write(files: &dyn Files, path: &Path, built: &Built, format: Format, watch: &Watch) -> Result<PathBuf, String> {
    let bytes = papers::write(&built.document, format, watch).map_err(|error| error.to_string())?;
    write_paper_beside(files, path, &bytes).map_err(|failure| failure.to_string())
}
