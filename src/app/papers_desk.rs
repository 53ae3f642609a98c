//! Papers in the background: the one that is looked at is built, and the one that is asked for is written, on threads.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use egui::Context;

use super::Rapporteur;
use crate::papers::{self, Built, Format, Options, Paper, Watch};
use crate::session::Session;
use crate::store::{Files, write_paper_beside};
use crate::t;
use crate::ui::papers::{Desk, PaperAsk, Shown};
use crate::ui::{Place, State};

/// What is on the desk, and what is being done for it.
#[derive(Default)]
pub struct PapersDesk {
    desk: Desk,
    /// What `desk.shown` was built from.
    shown: Option<Wanted>,
    building: Option<(Wanted, Receiver<Option<Shown>>)>,
    writing: Option<Writing>,
    /// To be written as this, as soon as what is looked at is built.
    wanted_as: Option<Format>,
}

/// What a paper follows from.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    revision: u64,
    paper: Paper,
    options: Options,
}

struct Writing {
    watch: Arc<Watch>,
    result: Receiver<Result<PathBuf, String>>,
}

impl PapersDesk {
    /// For the views.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Begins to build what is wanted, unless it is there or on its way.
    fn build(&mut self, session: &Session, wanted: Wanted, ctx: &Context) {
        // One at a time: what was built meanwhile is shown until its successor is there.
        if self.shown.as_ref() == Some(&wanted) || self.building.is_some() {
            return;
        }
        let (sender, result) = channel();
        let (session, job, ctx) = (session.clone(), wanted.clone(), ctx.clone());
        let work = move || {
            let shown = papers::build(&session, job.paper, &job.options).map(|built| {
                let warnings = papers::name_check(&session, &built);
                Shown::new(job.paper, built, warnings)
            });
            // Nobody waits any more when the window was closed meanwhile.
            let _ = sender.send(shown);
            ctx.request_repaint();
        };
        match std::thread::Builder::new().name("paper".to_owned()).spawn(work) {
            Ok(_) => self.building = Some((wanted, result)),
            Err(error) => log::error!("no thread to build a paper: {error}"),
        }
    }

    fn take_built(&mut self) {
        let Some((_, result)) = &self.building else {
            return;
        };
        let shown = match result.try_recv() {
            Ok(shown) => shown,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => None,
        };
        if let Some((wanted, _)) = self.building.take() {
            self.desk.shown = shown.map(Arc::new);
            self.shown = Some(wanted);
        }
    }

    fn write(&mut self, files: Arc<dyn Files>, path: PathBuf, format: Format, ctx: &Context) {
        let (Some(shown), None) = (self.desk.shown.clone(), &self.writing) else {
            return;
        };
        let (sender, result) = channel();
        let watch = Arc::new(Watch::default());
        let (seen, ctx) = (Arc::clone(&watch), ctx.clone());
        let work = move || {
            let _ = sender.send(write(&*files, &path, &shown.built, format, &seen));
            ctx.request_repaint();
        };
        match std::thread::Builder::new().name("write paper".to_owned()).spawn(work) {
            Ok(_) => self.writing = Some(Writing { watch, result }),
            Err(error) => log::error!("no thread to write a paper: {error}"),
        }
        self.desk.written = None;
    }
}

/// Writes a paper to this path, or under a like name that is free. The error is a line for a person.
fn write(files: &dyn Files, path: &Path, built: &Built, format: Format, watch: &Watch) -> Result<PathBuf, String> {
    let bytes = papers::write(&built.document, format, watch).map_err(|error| error.to_string())?;
    write_paper_beside(files, path, &bytes).map_err(|failure| failure.to_string())
}

impl Rapporteur {
    /// Builds what is looked at, and takes what the threads have done.
    pub(super) fn follow_papers(&mut self, ctx: &Context) {
        self.papers.take_built();
        self.follow_writing(ctx);
        let Some(open) = &self.open else {
            self.papers = PapersDesk::default();
            return;
        };
        if self.state.place == Place::Papers {
            let State { papers: state, .. } = &self.state;
            let now = self.around.clock.now();
            let issued = open.session().workshop.time_zone().to_datetime(now).date();
            let options = Options {
                language: state.language.clone(),
                draft: state.draft,
                with_notes: state.with_notes,
                ..Options::new(issued)
            };
            let wanted = Wanted { revision: open.revision(), paper: state.paper, options };
            if self.papers.shown.as_ref() == Some(&wanted)
                && let Some(format) = self.papers.wanted_as.take()
            {
                let name = wanted.paper.file_name(open.session(), format, &wanted.options);
                let path = open.path().with_file_name(name);
                self.papers.write(Arc::clone(&self.around.files), path, format, ctx);
            }
            self.papers.build(open.session(), wanted, ctx);
        }
    }

    fn follow_writing(&mut self, ctx: &Context) {
        let Some(writing) = &self.papers.writing else {
            return;
        };
        let outcome = match writing.result.try_recv() {
            Ok(outcome) => outcome,
            Err(TryRecvError::Empty) => {
                self.papers.desk.writing = Some(writing.watch.done());
                ctx.request_repaint_after(Duration::from_millis(100));
                return;
            }
            Err(TryRecvError::Disconnected) => Err(t!("papers-thread-gone").into_owned()),
        };
        self.papers.writing = None;
        self.papers.desk.writing = None;
        match outcome {
            Ok(path) => self.papers.desk.written = Some(path),
            Err(why) => self.state.messages.warn(why),
        }
    }

    /// What is asked for in Papers.
    pub(super) fn paper(&mut self, ask: PaperAsk, ctx: &Context) {
        match ask {
            PaperAsk::Write => {
                self.papers.wanted_as = Some(self.state.papers.format());
                ctx.request_repaint();
            }
            PaperAsk::Stop => {
                if let Some(writing) = &self.papers.writing {
                    writing.watch.stop();
                }
            }
            PaperAsk::OpenFolder(path) => {
                let folder = path.parent().unwrap_or(Path::new("."));
                if let Err(error) = self.around.picker.show_folder(folder) {
                    let folder = folder.display().to_string();
                    self.state.messages.warn(t!("papers-no-folder", folder = folder, why = error.to_string()));
                }
            }
        }
    }
}
