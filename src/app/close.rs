//! Closing: everything is written first, and when it cannot be, the window says so once before it goes.

use egui::{Context, ViewportCommand};

use super::Rapporteur;
use super::rehearsal::Rehearsal;
use crate::t;

/// What stands in the way of closing.
#[derive(Debug, Default)]
pub struct Closing {
    /// It was refused once because the file could not be written; the next time goes through.
    anyway: bool,
    /// It waits for papers; the next time goes through.
    waits: bool,
    /// One of those was not written.
    paper_failed: bool,
}

impl Closing {
    /// What stood in the way is mended: the next trouble is told again.
    pub fn is_mended(&mut self) {
        self.anyway = false;
    }

    /// A paper was not written.
    pub fn paper_failed(&mut self) {
        self.paper_failed |= self.waits;
    }
}

impl Rapporteur {
    /// Answers the wish to close the window, in the pass in which it comes.
    pub(super) fn answer_close(&mut self, ctx: &Context) {
        self.close_when_written(ctx);
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if self.papers.is_busy() && !self.closing.waits {
            // Its thread would end with the window, and the paper with it.
            self.closing.waits = true;
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.messages.warn(t!("message-close-paper"));
            return;
        }
        if self.closing.anyway {
            return;
        }
        let Some(open) = self.rehearsal.as_mut().map(Rehearsal::record_mut).or(self.open.as_mut()) else {
            return;
        };
        if let Err(failure) = open.settle() {
            // The journal has it, or nothing has: either way the person must know before the window is gone.
            self.closing.anyway = true;
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            let key = match (failure.in_recovery, failure.loses_draft) {
                (false, _) => "message-close-lost",
                (true, true) => "message-close-draft",
                (true, false) => "message-close-recovery",
            };
            self.state.messages.warn(t!(key, why = failure.to_string()));
        }
    }

    /// Closes once the papers are written that it waits for. Where one is not, the window stays: it has to say so.
    fn close_when_written(&mut self, ctx: &Context) {
        if !self.closing.waits || self.papers.is_busy() {
            return;
        }
        self.closing.waits = false;
        if std::mem::take(&mut self.closing.paper_failed) {
            self.state.messages.warn(t!("message-close-paper-failed"));
        } else {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}
