//! Closing: everything is written first, and when it cannot be, the window says so once before it goes.

use std::time::Duration;

use egui::{Context, ViewportCommand};

use super::open_session::NotWritten;
use super::rehearsal::Rehearsal;
use super::{OpenSession, Rapporteur};
use crate::t;

/// How often the window looks whether a slow disk has answered.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

/// What stands in the way of closing.
#[derive(Debug, Default)]
pub struct Closing {
    /// It was refused once because the file could not be written, and this was said; the next time goes through.
    anyway: Option<String>,
    /// It waits for papers; the next time goes through.
    waits: bool,
    /// It waits for a disk that is slow, and this was said; the next time goes through.
    waits_for_disk: Option<String>,
    /// One of those was not written.
    paper_failed: bool,
}

impl Closing {
    /// What stood in the way is mended: the next trouble is told again. Returns what is no longer so.
    pub fn mended(&mut self) -> Option<String> {
        self.anyway.take()
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
        self.close_when_settled(ctx);
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
        if self.closing.anyway.is_some() || self.closing.waits_for_disk.is_some() {
            return;
        }
        let Some(open) = self.record_mut() else {
            return;
        };
        match open.settle_soon() {
            Some(Ok(())) => {}
            Some(Err(failure)) => {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.say_not_written(&failure);
            }
            None => {
                // A window that answers nothing for half a minute would be killed.
                let key = if open.is_journaled() { "message-close-slow" } else { "message-close-slow-lost" };
                let words = t!(key).into_owned();
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.state.messages.warn(words.clone());
                self.closing.waits_for_disk = Some(words);
            }
        }
    }

    /// The window goes. Whoever closed it although the disk does not answer is not made to wait for that disk by a window that
    /// stands there and does nothing.
    pub(super) fn leave_at_last(&mut self) {
        if self.closing.waits_for_disk.is_some()
            && let Some(record) = self.record_mut()
        {
            record.give_up();
        }
        self.leave_session();
    }

    /// The record, also while a rehearsal is on.
    fn record_mut(&mut self) -> Option<&mut OpenSession> {
        self.rehearsal.as_mut().map(Rehearsal::record_mut).or(self.open.as_mut())
    }

    /// The journal has it, or nothing has: either way the person must know before the window is gone.
    fn say_not_written(&mut self, failure: &NotWritten) {
        let key = match (failure.in_recovery, failure.loses_draft) {
            (false, _) => "message-close-lost",
            (true, true) => "message-close-draft",
            (true, false) => "message-close-recovery",
        };
        let words = t!(key, why = failure.to_string());
        self.state.messages.warn(words.clone());
        self.closing.anyway = Some(words);
    }

    /// Closes once the disk has answered that it waits for. What was entered meanwhile is written by that, too.
    fn close_when_settled(&mut self, ctx: &Context) {
        if self.closing.waits_for_disk.is_none() {
            return;
        }
        let Some(result) = self.record_mut().map_or(Some(Ok(())), OpenSession::settled) else {
            // A thread that ends without telling wakes nobody.
            return ctx.request_repaint_after(LOOK_AGAIN);
        };
        if let Some(words) = self.closing.waits_for_disk.take() {
            self.state.messages.take_back(&words);
        }
        match result {
            Ok(()) => ctx.send_viewport_cmd(ViewportCommand::Close),
            Err(failure) => self.say_not_written(&failure),
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
