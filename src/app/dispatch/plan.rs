//! The plan: rows added and deleted, and the walk through what is missing.

use crate::app::{OpenSession, Rapporteur};
use crate::command::Command;
use crate::session::check::{self, Finding, Spot};
use crate::session::plan::working;
use crate::session::{ElementId, NoteId};
use crate::t;
use crate::ui::dialogs::Dialog;
use crate::ui::review::preflight::Record;
use crate::ui::{self, Place};

impl Rapporteur {
    /// The plan over the whole width, or the notes again.
    pub(super) fn toggle_plan(&mut self) {
        let was_elsewhere = self.state.place != Place::Review;
        self.go_to(Place::Review);
        let Some(open) = &self.open else {
            return;
        };
        if !(was_elsewhere && self.state.review.plan.wide) {
            self.state.review.toggle_plan(open.session(), open.index());
        }
    }

    /// The coverage board over the whole width, or the notes again.
    pub(super) fn toggle_coverage(&mut self) {
        let was_elsewhere = self.state.place != Place::Review;
        self.go_to(Place::Review);
        self.state.review.toggle_coverage(was_elsewhere);
    }

    /// A row for the element that is meant; where none is, it is asked for.
    pub(super) fn new_measure(&mut self) {
        let Some(open) = &self.open else {
            return;
        };
        let meant = self.state.review.new_measure(open.session()).filter(|_| self.state.place == Place::Review);
        match meant {
            Some((element, note)) => self.add_measure(&element, note),
            None => self.state.dialog = Some(Dialog::new_measure()),
        }
    }

    pub(super) fn add_measure(&mut self, element: &ElementId, note: Option<NoteId>) {
        let id = self.new_measure_id();
        let Some(open) = &self.open else {
            return;
        };
        let session = open.session();
        let step = working::add(session, element, note.and_then(|id| session.note(id)).map(|note| &**note), id);
        self.go_to(Place::Review);
        if self.take(step) {
            self.state.review.measure_added(id);
        }
    }

    /// Deletes the selected measure; `false` where none is.
    pub(super) fn delete_measure(&mut self) -> bool {
        let Some(id) = self.state.selected_measure() else {
            return false;
        };
        let number = self.open.as_ref().and_then(|open| open.session().measure(id)).map(|it| it.number.to_string());
        if self.take(working::delete(id)) {
            let key = Command::Undo.key().map(ui::keys::name).unwrap_or_default();
            let number = number.unwrap_or_default();
            self.state.last_step = Some(t!("message-measure-deleted", number = number, key = key));
        }
        true
    }

    /// Keeps the selected measure from the papers, or lets it in; `false` where none is selected.
    pub(super) fn toggle_measure_sensitive(&mut self) -> bool {
        let Some(id) = self.state.selected_measure() else {
            return false;
        };
        let step = self.open.as_ref().and_then(|open| {
            let session = open.session();
            working::set_sensitive(session, id, !open.index().is_sensitive(session.measure(id)?))
        });
        if let Some(step) = step {
            self.take(step);
        }
        true
    }

    pub(super) fn next_finding(&mut self, on: bool) {
        let Some(open) = &mut self.open else {
            return;
        };
        // What is being typed counts as it stands.
        open.close_step();
        match self.state.review.next_finding(&record(open), on) {
            Some(finding) => self.show_finding(&finding),
            None => self.go_to(Place::Review),
        }
    }

    pub(super) fn show_finding(&mut self, finding: &Finding) {
        if finding.at == Spot::Workshop {
            self.go_to(Place::Prepare);
            return self.state.prepare.show(&finding.place());
        }
        self.go_to(Place::Review);
        if let Some(open) = &self.open {
            self.state.review.show_finding(open.session(), finding);
        }
    }

    /// Accepts what the walk is at, and goes on.
    pub(super) fn accept_finding(&mut self) {
        let Some(open) = &mut self.open else {
            return;
        };
        open.close_step();
        let Some(finding) = self.state.review.preflight.current(&record(open)) else {
            return self.next_finding(true);
        };
        let step = check::accept(open.session(), &finding);
        if step.is_some_and(|step| self.take(step)) {
            self.next_finding(true);
        }
    }
}

/// What findings are looked for in.
pub(super) fn record(open: &OpenSession) -> Record<'_> {
    Record { session: open.session(), index: open.index(), revision: open.whole_revision() }
}
