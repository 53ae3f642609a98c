//! Sessions that come and go: opening one, taking it over, leaving it. Going on in a copy is told in [`moving`](super::moving).
//!
//! How a file is opened off this thread is told in [`opening`](super::opening); what is asked before that, in
//! [`rescue`](super::rescue) and [`read_only`].

use std::path::Path;
use std::sync::Arc;

use egui::Context;

use super::opening::{Begun, How, NotBegun, OpeningJob};
use super::rehearsal::Rehearsal;
use super::{OpenSession, Rapporteur, Surroundings, read_only};
use crate::clock::Clock;
use crate::session::agenda::AgendaItem;
use crate::session::quick::{self, Vocabulary};
use crate::session::{Session, timing};
use crate::store::{Draft, Saver, Template};
use crate::t;
use crate::ui::{Place, State};

impl Rapporteur {
    /// Begins to open a file in the background. What is open now stays until the other one is there.
    pub(super) fn open_file(&mut self, path: &Path) {
        self.open_file_as(path, How::default());
    }

    pub(super) fn open_file_as(&mut self, path: &Path, how: How) {
        let is_open = self
            .open
            .as_ref()
            // What is only looked at may be opened anew: perhaps nothing stands in the way any more.
            .filter(|open| open.read_only().is_none())
            .is_some_and(|open| self.around.files.canonical(path).is_ok_and(|real| real == open.path()));
        if is_open {
            self.state.messages.note(t!("message-open-already"));
            return;
        }
        self.opening = Some(OpeningJob::start(&self.machine(), path, how));
    }

    /// What is around without the clock of a rehearsal, which is not for a session that is opened and ends it.
    pub(super) fn machine(&self) -> Surroundings {
        Surroundings { clock: Arc::clone(self.machine_clock()), ..self.around.clone() }
    }

    /// The machine's clock, also while a rehearsal has one of its own.
    pub(super) fn machine_clock(&self) -> &Arc<dyn Clock> {
        self.rehearsal.as_ref().map_or(&self.around.clock, Rehearsal::clock)
    }

    /// Opens the working copy of a session that ships.
    pub(super) fn open_working_copy(&mut self, template: Template) {
        let around = &self.around;
        match crate::store::working_copy(&*around.files, &around.places, &*around.clock, template) {
            Ok(path) => self.open_file(&path),
            Err(error) => self.state.messages.warn(error.to_string()),
        }
    }

    /// A new session from a template, in the documents folder under a name that is free.
    pub(super) fn new_from(&mut self, template: Template) {
        let around = &self.around;
        match crate::store::new_in_documents(&*around.files, &around.places, &*around.clock, template) {
            Ok(path) => self.open_file(&path),
            Err(error) => self.state.messages.warn(error.to_string()),
        }
    }

    /// Follows the background opening; takes the session over when it is there.
    pub(super) fn follow_opening(&mut self, ctx: &Context) {
        let Some(result) = self.opening.as_mut().and_then(|job| job.poll(ctx)) else {
            return;
        };
        if let Some(copying) = self.opening.take().and_then(|job| job.copying) {
            return self.follow_copying(&copying, result);
        }
        match result {
            Ok(begun) => self.take_over(begun),
            Err(NotBegun::InUse(path, held, answers)) => self.ask_how_to_go_on(&path, &held, answers),
            Err(NotBegun::Doubt(opened, answers)) => self.ask_about_recovery(opened, answers),
            Err(NotBegun::Refused(rescue)) => self.ask_about_refused(*rescue),
            Err(NotBegun::NotMade(failure)) => {
                self.state.messages.warn(t!("rescue-not-made", why = failure.to_string()));
            }
            Err(NotBegun::Failed(failure)) => self.state.messages.warn(failure.to_string()),
            Err(NotBegun::Gone(refused)) => self.state.messages.warn(refused.to_string()),
        }
    }

    /// Goes on with a session that was opened.
    pub(super) fn take_over(&mut self, begun: Begun) {
        let Begun { opened, index, saver, tell } = begun;
        if !self.leave_session() {
            return;
        }
        // The clock of the machine: a rehearsal has ended.
        let clock = Arc::clone(&self.around.clock);
        self.state.messages.clear();
        // What another window has entered is not brought back: it was never away.
        let is_shared = opened.in_use.is_some();
        if opened.recovered > 0 && !is_shared && saver.is_some() {
            self.state.messages.note(t!("message-recovered", count = opened.recovered));
        }
        if opened.unapplied > 0 && !is_shared {
            self.state.messages.warn(t!("message-unapplied", count = opened.unapplied));
        }
        if let Some(text) = tell {
            self.state.messages.warn(text);
        }
        self.tell_of_end();
        let draft = opened.draft.clone().filter(|_| saver.is_some());
        let path = opened.path.clone();
        let session = match saver {
            Some(saver) => {
                self.tell_of_comments(opened.comments, &saver);
                self.tell_of_refusal(saver.refused());
                OpenSession::new(opened, index, saver, &*clock)
            }
            None => OpenSession::looked_at(read_only::reason(&opened), opened, index),
        };
        self.state = State {
            messages: std::mem::take(&mut self.state.messages),
            place: first_place(&session, clock.now()),
            ..State::default()
        };
        self.lay_out_plan();
        self.state.run.line.focus();
        // A kill between taking a line and forgetting it as a draft must not offer it twice.
        if let Some(draft) = draft.filter(|draft| !is_taken(draft, session.session())) {
            self.restore_draft(&draft);
        }
        self.wall.session_changed(&session);
        self.open = Some(session);
        self.page_was_shown = true;
        if self.smoke.is_none() {
            self.preferences.opened(&path);
            self.keep_preferences();
            self.look_for_recent();
        }
    }

    /// Says that saving will drop the comments of a file, and what has become of the file with them.
    pub(super) fn tell_of_comments(&mut self, line: Option<usize>, saver: &Saver) {
        match (line, saver.comments_kept()) {
            (Some(line), Some(Ok(()))) => self.state.messages.warn(t!("message-comments", line = line)),
            (Some(line), Some(Err(failure))) => {
                let why = failure.kind.to_string();
                self.state.messages.warn(t!("message-comments-not-kept", line = line, why = why));
            }
            _ => {}
        }
    }

    pub(super) fn restore_draft(&mut self, draft: &Draft) {
        // A note is rewritten in Run alone.
        let line = if draft.editing.is_some() { &mut self.state.run.line } else { self.state.line_mut() };
        line.restore_draft(&draft.text, draft.binding(), draft.kind, draft.sensitive, draft.editing);
    }

    /// Writes what is left of the open session and lets it go; `false` when neither file nor journal could be written.
    pub(super) fn leave_session(&mut self) -> bool {
        self.end_rehearsal();
        self.papers.leave_session();
        self.versions.leave_session();
        let Some(mut session) = self.open.take() else {
            return true;
        };
        self.closing.another_file();
        let Some(settled) = session.settle_before_leaving() else {
            self.state.messages.warn(t!("message-leave-slow"));
            self.open = Some(session);
            return false;
        };
        match settled {
            Ok(()) => true,
            Err(failure) => {
                self.state.messages.warn(failure.to_string());
                let kept = failure.in_recovery && !failure.loses_draft;
                if !kept {
                    self.open = Some(session);
                }
                kept
            }
        }
    }

    /// Back to the first page.
    pub(super) fn go_to_start(&mut self) {
        if self.leave_session() {
            self.look_for_recent();
            self.state = State { messages: std::mem::take(&mut self.state.messages), ..State::default() };
            self.wall.close();
        }
    }
}

/// Where a file opens: in Review once its last item has ended, in Run otherwise.
fn first_place(open: &OpenSession, now: jiff::Timestamp) -> Place {
    let session = open.session();
    let today = session.workshop.time_zone().to_datetime(now).date();
    let last = session.agenda.last();
    let over = last.is_some_and(|item| item.ended.is_some())
        // Nobody ended the last item, and the room went home long ago.
        || last.is_some_and(AgendaItem::is_running) && timing::standing(session, 0, now).running.is_none();
    let captured_afterwards = session.agenda.iter().all(|item| item.started.is_none()) && !session.notes.is_empty();
    if over || (captured_afterwards && !session.workshop.days.contains(&today)) { Place::Review } else { Place::Run }
}

/// Whether a draft, or what was typed behind it, has become a note since.
fn is_taken(draft: &Draft, session: &Session) -> bool {
    if draft.editing.is_some() {
        return false;
    }
    let vocabulary = Vocabulary {
        elements: &session.elements,
        agencies: &session.agencies,
        today: session.reference_day(jiff::civil::Date::MIN),
    };
    let begins = quick::read(&draft.text, &vocabulary).text;
    session.notes.iter().skip(draft.notes).any(|note| note.text.starts_with(&begins))
}
