//! Closing: everything is written first, and when it cannot be, the window says so once before it goes.

use egui::{Context, ViewportCommand};

use super::Rapporteur;
use super::rehearsal::Rehearsal;

impl Rapporteur {
    /// Answers the wish to close the window, in the pass in which it comes.
    pub(super) fn answer_close(&mut self, ctx: &Context) {
        let wishes = ctx.input(|input| input.viewport().close_requested());
        if !wishes || self.close_anyway {
            return;
        }
        let Some(open) = self.rehearsal.as_mut().map(Rehearsal::record_mut).or(self.open.as_mut()) else {
            return;
        };
        if let Err(failure) = open.settle() {
            // The journal has it, or nothing has: either way the person must know before the window is gone.
            self.close_anyway = true;
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            let key = if failure.in_recovery { "message-close-recovery" } else { "message-close-lost" };
            self.state.messages.warn(crate::t!(key, why = failure.to_string()));
        }
    }
}
