//! The file as another program has left it: noticed, told, asked about.

use std::borrow::Cow;

use egui::{Context, Event};

use crate::app::Rapporteur;
use crate::app::rescue::words;
use crate::store::NotRead;
use crate::t;
use crate::ui::dialogs::Dialog;
use crate::ui::versions::FileChange;

impl Rapporteur {
    /// Opens the dialog about the file that another program has changed, with what was marked in it before.
    pub(in crate::app) fn show_changed_file(&mut self) {
        self.state.dialog = Some(Dialog::file_changed(self.state.put_off.take()));
    }

    /// What became of the file since the last pass.
    pub(super) fn follow_file(&mut self, ctx: &Context) {
        let Some(open) = &mut self.open else {
            self.versions.change = None;
            return;
        };
        if let Some(forgotten) = open.take_forgotten() {
            match forgotten {
                Ok(()) => self.state.messages.note(t!("message-traces-deleted")),
                Err(failure) => self.state.messages.warn(t!("message-traces-failed", why = failure.to_string())),
            }
        }
        let change = open.foreign().map(|foreign| FileChange {
            hash: foreign.fingerprint.hash,
            unreadable: foreign.read.as_ref().err().map(|not_read| words::why(not_read.why())),
            unknown: matches!(foreign.read, Err(NotRead::Unknown(_))),
        });
        let before = std::mem::replace(&mut self.versions.change, change);
        let messages = [t!("message-file-changed"), t!("message-file-unreadable"), t!("message-file-unknown")];
        let Some(change) = self.versions.change.clone() else {
            if before.is_some() {
                self.take_back(&messages);
                self.state.put_off = None;
                // Somebody was about to decide, and the dialog goes from under their hands.
                if matches!(self.state.dialog, Some(Dialog::FileChanged(_))) {
                    self.state.messages.note(t!("message-file-as-it-was"));
                }
                ctx.request_repaint();
            }
            return;
        };
        if before.is_some_and(|before| before.hash == change.hash) {
            return;
        }
        self.take_back(&messages);
        let [changed, unreadable, unknown] = messages;
        let words = if change.unreadable.is_none() { changed } else { unreadable };
        self.state.messages.warn(if change.unknown { unknown } else { words });
        // Whoever has just come to the window from another program is asked at once. Whoever is typing is not: their next
        // letters would land in a dialog.
        if std::mem::take(&mut self.versions.just_came) && self.state.dialog.is_none() && self.state.line().is_empty() {
            self.show_changed_file();
        }
        ctx.request_repaint();
    }

    fn take_back(&mut self, messages: &[Cow<'_, str>]) {
        for text in messages {
            self.state.messages.take_back(text);
        }
    }

    /// Coming to the window is a moment to look at the file: another program was at work.
    pub(in crate::app) fn look_on_coming(&mut self, ctx: &Context) {
        let (came, used) = ctx.input(|input| {
            let came = input.events.iter().any(|event| matches!(event, Event::WindowFocused(true)));
            let used = input.events.iter().any(|event| {
                matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Key { pressed: true, .. })
            });
            (came, used)
        });
        if came && let Some(open) = &self.open {
            open.look_at_file();
        }
        self.versions.just_came = (self.versions.just_came || came) && !used;
    }
}
