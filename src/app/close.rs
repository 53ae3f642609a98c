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
    /// It was refused once, because of this: closing again goes through, unless more would be lost by then.
    said: Option<Said>,
    /// It waits for a disk that is slow.
    waits_for_disk: bool,
    /// It waits for papers and copies; the next time goes through.
    waits: bool,
    /// One of those was not written.
    not_written: bool,
    /// Somebody leaves although the disk does not answer.
    gives_up: bool,
}

/// What was said when closing was refused.
#[derive(Debug)]
struct Said {
    words: String,
    loss: Loss,
}

/// What would be lost if the window were closed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What was entered and is neither in the file nor in recovery.
    pub entered: bool,
    /// The line that is being typed.
    pub draft: bool,
}

impl Loss {
    /// Whether this loses something that `other` does not.
    fn is_worse_than(self, other: Self) -> bool {
        (self.entered && !other.entered) || (self.draft && !other.draft)
    }
}

impl Closing {
    /// A paper or a copy was not written: whoever waits for it to close the window has to know.
    pub fn not_written(&mut self) {
        self.not_written |= self.waits;
    }

    /// What was said of a disk is not so of the file that is open now.
    pub fn another_file(&mut self) {
        (self.said, self.waits_for_disk) = (None, false);
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
        if let Some(key) = self.is_writing_something().filter(|_| !self.closing.waits) {
            // Its thread would end with the window, and the paper or the copy with it.
            self.closing.waits = true;
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.messages.warn(t!(key));
            return;
        }
        let Some(open) = self.record_mut() else {
            return;
        };
        let (loss, words, is_slow) = match open.settle_soon() {
            Some(Ok(())) => return,
            Some(Err(failure)) => (failure.loss(), said_of(&failure), false),
            None => {
                // A window that answers nothing for half a minute would be killed.
                let loss = Loss { entered: !open.is_journaled(), draft: !open.is_drafted() };
                let key = if loss.entered { "message-close-slow-lost" } else { "message-close-slow" };
                (loss, t!(key).into_owned(), true)
            }
        };
        if self.closing.said.as_ref().is_some_and(|said| !loss.is_worse_than(said.loss)) {
            self.closing.gives_up = is_slow;
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        self.say_what_would_be_lost(words, loss);
        self.closing.waits_for_disk = is_slow;
    }

    fn say_what_would_be_lost(&mut self, words: String, loss: Loss) {
        self.take_back_what_closing_said();
        self.state.messages.warn(words.clone());
        self.closing.said = Some(Said { words, loss });
    }

    fn take_back_what_closing_said(&mut self) {
        if let Some(said) = self.closing.said.take() {
            self.state.messages.take_back(&said.words);
        }
    }

    /// Once everything is written there is nothing left of what was said; the next trouble is told again.
    pub(super) fn see_whether_closing_is_free(&mut self) {
        let is_mended = self.record().is_none_or(|record| record.is_saved() && record.is_drafted());
        if is_mended && !self.closing.waits_for_disk {
            self.take_back_what_closing_said();
        }
    }

    /// The window goes. Whoever closed it although the disk does not answer is not made to wait for that disk by a window that
    /// stands there and does nothing.
    pub(super) fn leave_at_last(&mut self) {
        if self.closing.gives_up
            && let Some(record) = self.record_mut()
        {
            record.give_up();
        }
        self.leave_session();
    }

    /// The record, also while a rehearsal is on.
    pub(super) fn record(&self) -> Option<&OpenSession> {
        self.rehearsal.as_ref().map(Rehearsal::record).or(self.open.as_ref())
    }

    /// The record, also while a rehearsal is on.
    pub(super) fn record_mut(&mut self) -> Option<&mut OpenSession> {
        self.rehearsal.as_mut().map(Rehearsal::record_mut).or(self.open.as_mut())
    }

    /// Closes once the disk has answered that it waits for. What was entered meanwhile is written by that, too.
    fn close_when_settled(&mut self, ctx: &Context) {
        if !self.closing.waits_for_disk {
            return;
        }
        let Some(result) = self.record_mut().and_then(OpenSession::settled) else {
            // A thread that ends without telling wakes nobody.
            return ctx.request_repaint_after(LOOK_AGAIN);
        };
        self.closing.waits_for_disk = false;
        match result {
            Ok(()) => {
                self.take_back_what_closing_said();
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Err(failure) => self.say_what_would_be_lost(said_of(&failure), failure.loss()),
        }
    }

    /// What closing waits for, besides the record: the key of what is said of it.
    fn is_writing_something(&self) -> Option<&'static str> {
        if self.papers.is_busy() {
            Some("message-close-paper")
        } else if self.is_copying() || self.versions.is_copying() {
            Some("message-close-copy")
        } else {
            None
        }
    }

    /// Closes once the papers and copies are written that it waits for. Where one is not, the window stays: it has to say so.
    fn close_when_written(&mut self, ctx: &Context) {
        if !self.closing.waits || self.is_writing_something().is_some() {
            return;
        }
        self.closing.waits = false;
        if std::mem::take(&mut self.closing.not_written) {
            self.state.messages.warn(t!("message-close-not-written"));
        } else {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}

/// The journal has it, or nothing has: either way the person must know before the window is gone.
fn said_of(failure: &NotWritten) -> String {
    let key = match (failure.in_recovery, failure.loses_draft) {
        (false, _) => "message-close-lost",
        (true, true) => "message-close-draft",
        (true, false) => "message-close-recovery",
    };
    t!(key, why = failure.to_string())
}
