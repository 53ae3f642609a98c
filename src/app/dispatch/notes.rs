//! Notes: taking, changing, deleting, and what undo leads back to.

use crate::app::Rapporteur;
use crate::command::Command;
use crate::session::agenda::Role;
use crate::session::capture::{self, Given};
use crate::session::history::{Moved, Place as Where, StepName};
use crate::session::moment::Moment;
use crate::session::note::{Kind, Note};
use crate::session::quick::Reading;
use crate::session::{MeasureId, NoteId};
use crate::t;
use crate::ui::{self, Place};

impl Rapporteur {
    pub(super) fn take_note(
        &mut self,
        reading: &Reading,
        binding: &capture::Binding,
        at: Option<Moment>,
        from_run: bool,
    ) {
        let title = t!("item-discussion");
        let given = Given { note: NoteId(self.around.clock.new_id()), measure: self.new_measure_id(), title: &title };
        let Some(open) = &self.open else {
            return;
        };
        match capture::take(open.session(), reading, binding, at, given) {
            Ok(step) => {
                // A line that is refused stays where it was typed.
                let taken = self.take(step);
                if taken {
                    self.wall.turn_to_now();
                }
                if taken && from_run {
                    self.state.run.line.clear();
                    self.state.run.note_taken();
                } else if taken {
                    self.state.review.note_taken(given.note);
                }
            }
            Err(why) => self.state.line_mut().refused = Some(why),
        }
    }

    pub(super) fn rewrite(&mut self, id: NoteId, reading: &Reading) {
        let measure = self.new_measure_id();
        let Some(open) = &self.open else {
            return;
        };
        if open.session().note(id).is_none() {
            // It was taken away meanwhile: what was written is a note of its own.
            let binding = self.state.run.line.binding(open.session());
            let at = self.moment_of_notes();
            return self.take_note(reading, &binding, at, true);
        }
        match capture::rewrite(open.session(), id, reading, measure) {
            Ok(step) => {
                if self.take(step) {
                    self.state.run.line.clear();
                    self.state.run.selected = None;
                }
            }
            Err(why) => self.state.run.line.refused = Some(why),
        }
    }

    pub(super) fn delete(&mut self, id: NoteId) {
        if self.state.run.line.editing == Some(id) {
            self.state.run.line.clear();
        }
        self.state.run.selected = self.state.run.selected.filter(|selected| *selected != id);
        self.state.review.deleted(id);
        let before = self.open.as_ref().map(|open| open.index().measures_from(id).to_vec()).unwrap_or_default();
        self.with_session(|session| Some(capture::delete(session, id)));
        let key = Command::Undo.key().map(ui::keys::name).unwrap_or_default();
        // Its measure goes with it as long as nobody has worked on that.
        let is_gone = |id: MeasureId| self.open.as_ref().is_some_and(|open| open.session().measure(id).is_none());
        let gone = before.iter().find(|measure| is_gone(measure.id));
        self.state.last_step = Some(if let Some(measure) = gone {
            t!("message-deleted-with-measure", number = measure.number.to_string(), key = key)
        } else {
            t!("message-deleted", key = key)
        });
    }

    pub(super) fn delete_selected(&mut self) {
        if self.delete_measure() {
            return;
        }
        if let Some(id) = self.state.selected_note() {
            self.delete(id);
        }
    }

    pub(super) fn edit_last(&mut self) {
        self.go_to(Place::Run);
        let Some(open) = &self.open else {
            return;
        };
        let session = open.session();
        let today = session.workshop.time_zone().to_datetime(self.around.clock.now()).date();
        let today = session.reference_day(today);
        match session.notes.last() {
            Some(note) => {
                self.state.run.line.edit(note, session, today);
                self.state.run.selected = Some(note.id);
            }
            None => self.state.messages.note(t!("message-no-note")),
        }
    }

    /// The note that the keys of kinds mean: in Review the selected one. In Run they always mean the line, which has the
    /// focus: a note that is selected somewhere must not change, or come onto the wall, by a key meant for the next one.
    fn note_meant(&self) -> Option<Note> {
        if self.state.is_writing() {
            return None;
        }
        let id = self.state.selected_note()?;
        self.open.as_ref()?.session().note(id).map(|note| Note::clone(note))
    }

    pub(super) fn set_kind(&mut self, kind: Kind) {
        let measure = self.new_measure_id();
        match self.note_meant() {
            // The plan is no place for kinds: a slip must not change a line that nobody sees.
            None if self.state.place == Place::Review && self.state.review.is_in_plan() => {}
            Some(note) if note.kind != kind => {
                let changed = Note { kind, ..note };
                self.with_session(|session| Some(capture::change(session, StepName::ChangeKind, &changed, measure)));
            }
            Some(_) => {}
            None => self.state.line_mut().kind = Some(kind),
        }
    }

    pub(super) fn toggle_sensitive(&mut self) {
        if self.toggle_measure_sensitive() {
            return;
        }
        let measure = self.new_measure_id();
        if let Some(note) = self.note_meant() {
            let changed = Note { sensitive: !note.sensitive, ..note };
            self.with_session(|session| Some(capture::change(session, StepName::MarkSensitive, &changed, measure)));
            return;
        }
        let line = self.state.line_mut();
        line.sensitive ^= true;
        // What is on the wall leaves it now, not when the line is taken.
        let marked = line.editing.filter(|_| line.sensitive);
        self.with_session(|session| {
            let note = Note { sensitive: true, ..Note::clone(session.note(marked?)?) };
            Some(capture::change(session, StepName::MarkSensitive, &note, measure))
        });
    }

    pub(super) fn undo(&mut self) {
        let now = self.around.clock.now();
        let moved = self.open.as_mut().map(|open| open.undo(now));
        self.after_moving(moved, "message-undone");
    }

    pub(super) fn redo(&mut self) {
        let now = self.around.clock.now();
        let moved = self.open.as_mut().map(|open| open.redo(now));
        self.after_moving(moved, "message-redone");
    }

    /// Whether a note is among those that Run shows now.
    fn is_in_view(&self, id: NoteId) -> bool {
        let Some(open) = &self.open else {
            return false;
        };
        let session = open.session();
        let item = session.current_item();
        session.note(id).is_some_and(|note| match &session.floor.element {
            Some(element) if item.is_none_or(|item| item.role == Role::Discussion) => note.on.contains(element),
            _ => item.is_some_and(|item| note.item == item.id),
        })
    }

    /// Leads to where it happened, and says what was done.
    fn after_moving(&mut self, moved: Option<Result<Option<Moved>, crate::session::edit::EditError>>, key: &str) {
        match moved {
            Some(Ok(Some(moved))) => {
                self.state.messages.step_is_past();
                self.state.last_step = Some(t!(key, step = ui::step_text(moved.name)));
                if let (Some(place), Place::Prepare) = (&moved.place, self.state.place) {
                    self.state.prepare.show(place);
                }
                if let (Some(place), Some(open)) = (&moved.place, &self.open) {
                    self.state.review.finding_returns(&super::plan::record(open), place);
                }
                if let Some(Where::Measure(id)) = moved.place {
                    // Where the plan is in sight undo leads to the row; elsewhere it changes nothing of what is in view.
                    self.state.review.lead_to_measure(id);
                }
                if let Some(Where::Note(id)) = moved.place {
                    let there = self.open.as_ref().is_some_and(|open| open.session().note(id).is_some());
                    let note = there.then_some(id);
                    self.state.run.selected = note.filter(|id| self.is_in_view(*id));
                    self.state.review.lead_to(note);
                }
                if moved.name == StepName::StartItem {
                    // The room goes back to what is running now.
                    let running = self.open.as_ref().and_then(|open| open.session().running());
                    // Where nothing runs, it is where it was before anything was started.
                    let item = running.map(|item| item.id.clone());
                    self.change_floor(|floor| floor.item = item);
                }
            }
            Some(Err(error)) => self.state.messages.warn(t!("message-refused", why = error.to_string())),
            Some(Ok(None)) | None => {}
        }
    }
}
