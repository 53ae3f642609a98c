//! Papers in the background: the one that is looked at is built, and the one that is asked for is written, on threads.

mod press;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use egui::Context;

use self::press::{Job, Outcome, Press};
use super::Rapporteur;
use crate::papers::{self, Format, Options, Paper};
use crate::session::Session;
use crate::t;
use crate::ui::papers::{Desk, PaperAsk, Shown};
use crate::ui::{Place, Timekeeping};

/// What is on the desk, and what is being done for it.
#[derive(Default)]
pub struct PapersDesk {
    desk: Desk,
    /// What `desk.shown` was built from.
    shown: Option<Wanted>,
    building: Option<(Wanted, Receiver<Option<Shown>>)>,
    /// To be written as soon as it is built.
    asked: Option<Asked>,
    /// What was asked for last is not written, because something else was chosen before it was built.
    is_dropped: bool,
    press: Press,
}

/// What a paper follows from.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    revision: u64,
    paper: Paper,
    options: Options,
}

/// What a person asked to be written. The record may go on meanwhile: the paper says what it says when it is written.
struct Asked {
    paper: Paper,
    options: Options,
    format: Format,
}

impl Asked {
    fn is(&self, wanted: &Wanted, format: Format) -> bool {
        self.paper == wanted.paper && self.options == wanted.options && self.format == format
    }
}

impl PapersDesk {
    /// For the views.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Something that was asked for is not on the disk yet.
    pub fn is_busy(&self) -> bool {
        self.asked.is_some() || !self.press.is_idle()
    }

    /// Stops what is being written.
    pub fn stop(&self) {
        self.press.stop();
    }

    /// Another session, or none: the desk is cleared. What is on its way to the disk goes there.
    pub fn leave_session(&mut self) {
        self.drop_request();
        self.press.leave_session();
        (self.desk, self.shown, self.building) = (Desk::default(), None, None);
    }

    fn drop_request(&mut self) {
        self.is_dropped |= self.asked.take().is_some();
    }

    /// Begins to build what is wanted, unless it is there or on its way.
    fn build(&mut self, session: &Session, wanted: Wanted, ctx: &Context) -> std::io::Result<()> {
        // One at a time: what was built meanwhile is shown until its successor is there.
        if self.shown.as_ref() == Some(&wanted) || self.building.is_some() {
            return Ok(());
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
        let thread = std::thread::Builder::new().name("paper".to_owned()).spawn(work);
        if thread.is_ok() {
            self.building = Some((wanted, result));
        } else {
            // Not tried again before something else is wanted.
            (self.desk.shown, self.shown) = (None, Some(wanted));
        }
        thread.map(drop)
    }

    /// Takes what was built; `false` where building it has failed.
    fn take_built(&mut self) -> bool {
        let Some((_, result)) = &self.building else {
            return true;
        };
        let shown = match result.try_recv() {
            Ok(shown) => shown,
            Err(TryRecvError::Empty) => return true,
            Err(TryRecvError::Disconnected) => None,
        };
        let is_built = shown.is_some();
        if let Some((wanted, _)) = self.building.take() {
            self.desk.shown = shown.map(Arc::new);
            self.shown = Some(wanted);
        }
        is_built
    }
}

impl Rapporteur {
    /// Builds what is looked at, and takes what the threads have done.
    pub(super) fn follow_papers(&mut self, ctx: &Context) {
        if !self.papers.take_built() {
            self.paper_is_not_built();
        }
        self.follow_press(ctx);
        match self.wanted_paper() {
            Some(wanted) => self.follow_wanted(wanted, ctx),
            None if self.open.is_some() => self.papers.drop_request(),
            None => self.papers.leave_session(),
        }
        if std::mem::take(&mut self.papers.is_dropped) {
            self.state.messages.warn(t!("papers-request-dropped"));
        }
        let desk = &mut self.papers.desk;
        (desk.asked, desk.waiting) = (self.papers.asked.is_some(), self.papers.press.waiting());
    }

    /// What the Papers place shows, while somebody is there.
    fn wanted_paper(&self) -> Option<Wanted> {
        let open = self.open.as_ref().filter(|_| self.state.place == Place::Papers)?;
        let state = &self.state.papers;
        let issued = open.session().workshop.time_zone().to_datetime(self.around.clock.now()).date();
        let options = Options {
            language: state.language.clone(),
            draft: state.draft,
            with_notes: state.with_notes,
            ..Options::new(issued)
        };
        Some(Wanted { revision: open.revision(), paper: state.paper, options })
    }

    fn follow_wanted(&mut self, wanted: Wanted, ctx: &Context) {
        let Some(open) = &self.open else {
            return;
        };
        let format = self.state.papers.format();
        if self.papers.asked.as_ref().is_some_and(|asked| !asked.is(&wanted, format)) {
            self.papers.drop_request();
        }
        if self.papers.shown.as_ref() == Some(&wanted) {
            if let (Some(shown), Some(_)) = (self.papers.desk.shown.clone(), self.papers.asked.take()) {
                let path = open.path().with_file_name(wanted.paper.file_name(open.session(), format, &wanted.options));
                if !self.papers.press.take(Job { shown, format, path, is_left: false }) {
                    self.state.messages.note(t!("papers-written-already"));
                }
                ctx.request_repaint();
            }
        } else if let Err(error) = self.papers.build(open.session(), wanted, ctx) {
            log::error!("no thread to build a paper: {error}");
            self.paper_is_not_built();
        }
    }

    fn paper_is_not_built(&mut self) {
        self.papers.asked = None;
        self.state.messages.warn(t!("papers-not-built"));
    }

    fn follow_press(&mut self, ctx: &Context) {
        // What is told while another session comes would go away with the messages of this one.
        if self.is_giving_way() {
            return;
        }
        while let Some(Outcome { result, is_left }) = self.papers.press.follow(&self.around.files, ctx) {
            match result {
                Ok(path) => {
                    if is_left || self.state.place != Place::Papers {
                        let name = path.file_name().unwrap_or_default().to_string_lossy();
                        self.state.messages.note(t!("papers-written", name = name.as_ref()));
                    }
                    if !is_left {
                        self.papers.desk.written = Some(path);
                    }
                }
                Err(why) => {
                    self.closing.not_written();
                    self.state.messages.warn(why);
                }
            }
        }
        let done = self.papers.press.done();
        if done.is_some() {
            if self.papers.desk.writing.is_none() {
                self.papers.desk.written = None;
            }
            ctx.request_repaint_after(Duration::from_millis(100));
        }
        self.papers.desk.writing = done;
    }

    /// What is asked for in Papers.
    pub(super) fn paper(&mut self, ask: PaperAsk, ctx: &Context) {
        match ask {
            PaperAsk::Write => self.ask_for_paper(ctx),
            PaperAsk::Stop => self.papers.stop(),
            PaperAsk::OpenFolder(path) => {
                let folder = path.parent().unwrap_or(Path::new("."));
                if let Err(error) = self.around.picker.show_folder(folder) {
                    let folder = folder.display().to_string();
                    self.state.messages.warn(t!("papers-no-folder", folder = folder, why = error.to_string()));
                }
            }
        }
    }

    fn ask_for_paper(&mut self, ctx: &Context) {
        let (Some(open), Some(wanted)) = (&self.open, self.wanted_paper()) else {
            return;
        };
        if open.timekeeping == Timekeeping::Rehearsal {
            // What was made up in a rehearsal must not lie beside the papers of the record, looking like one of them.
            return self.state.messages.note(t!("papers-rehearsal"));
        }
        if self.papers.desk.shown.is_none() {
            // It could not be built; asked for again, it is tried again.
            self.papers.shown = None;
        }
        let Wanted { paper, options, .. } = wanted;
        self.papers.asked = Some(Asked { paper, options, format: self.state.papers.format() });
        ctx.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing outside can make the building of a paper break off.
    #[test]
    fn building_that_breaks_off_is_noticed() {
        let mut papers = PapersDesk::default();
        let options = Options::new(jiff::civil::Date::constant(2017, 10, 4));
        let (sender, result) = channel();
        papers.building = Some((Wanted { revision: 1, paper: Paper::Plan, options }, result));
        assert!(papers.take_built(), "it goes on");
        drop(sender);
        assert!(!papers.take_built());
        assert!(papers.take_built(), "once");
    }
}
