//! From what a person asks for to what happens: the one match. A change of the record goes through a step, everything
//! else is an effect.

use egui::Context;

use super::Rapporteur;
use crate::command::Command;
use crate::session::agenda::Role;
use crate::session::capture::{self, NewIds};
use crate::session::history::{Moved, Place as Where, Step, StepName};
use crate::session::moment::Moment;
use crate::session::note::{Kind, Note};
use crate::session::permitted::WallMode;
use crate::session::quick::Reading;
use crate::session::{Floor, ItemId, MeasureId, NoteId, Session, run};
use crate::store::Template;
use crate::store::preferences::ThemeChoice;
use crate::t;
use crate::ui::dialogs::{Dialog, PathPurpose};
use crate::ui::{self, Ask, OtherDay, Place, Timekeeping};

impl Rapporteur {
    /// Carries out what was asked for, in order.
    pub(super) fn dispatch(&mut self, asks: Vec<Ask>, ctx: &Context) {
        for ask in asks {
            self.carry_out(ask, ctx);
        }
    }

    fn carry_out(&mut self, ask: Ask, ctx: &Context) {
        match ask {
            Ask::Do(command) => self.command(command, ctx),
            Ask::Take(reading, binding) => {
                let afterwards = self.timekeeping() == Timekeeping::Afterwards;
                let at = if afterwards { None } else { self.moment() };
                self.take_note(&reading, &binding, at, true);
            }
            Ask::TakeAfterwards(reading, binding) => self.take_note(&reading, &binding, None, false),
            Ask::Rewrite(id, reading) => self.rewrite(id, &reading),
            Ask::Change(name, note) => {
                let measure = self.new_measure_id();
                self.with_session(|session| Some(capture::change(session, name, &note, measure)));
            }
            Ask::Delete(id) => self.delete(id),
            Ask::Floor(floor) => self.set_floor(floor),
            Ask::Step(step) => self.take(*step),
            Ask::Start(item) => self.start(item),
            Ask::BackDate(minutes) => self.with_now(|session, now| run::back_date(session, minutes, now)),
            Ask::OtherDay(choice, item) => self.other_day(choice, item),
            Ask::WallMode(mode) => self.wall.mode = mode,
            Ask::OpenFile(path) => self.open_file(&path),
            Ask::SaveCopyTo(path) => self.save_copy_to(&path),
            Ask::ForgetRecent(path) => {
                self.preferences.forget(&path);
                self.keep_preferences();
                self.look_for_recent();
            }
            Ask::EndRehearsal => self.end_rehearsal(),
        }
    }

    fn command(&mut self, command: Command, ctx: &Context) {
        if let Some(kind) = ui::kind_of(command) {
            return self.set_kind(kind);
        }
        match command {
            Command::GoToStart => self.go_to_start(),
            Command::NewGeorgetown => self.new_from(Template::Georgetown2017),
            Command::NewOneDay => self.new_from(Template::OneDay),
            Command::NewEmpty => self.new_from(Template::Empty),
            Command::TryExercise => self.new_from(Template::Exercise),
            Command::Open => self.ask_for_file(PathPurpose::Open, ctx),
            Command::SaveCopy => self.ask_for_file(PathPurpose::SaveCopy, ctx),
            Command::SaveNow => self.save_now(),
            Command::Quit => ctx.send_viewport_cmd_to(egui::ViewportId::ROOT, egui::ViewportCommand::Close),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::GoToPrepare => self.go_to(Place::Prepare),
            Command::GoToRun => self.go_to(Place::Run),
            Command::GoToReview => self.go_to(Place::Review),
            Command::Find => {
                self.go_to(Place::Review);
                self.state.review.focus_search();
            }
            Command::EditLast => self.edit_last(),
            Command::DeleteNote => self.delete_selected(),
            Command::Palette => self.state.dialog = Some(Dialog::palette()),
            Command::Keys => self.state.dialog = Some(Dialog::Keys),
            Command::FindElement => self.state.dialog = Some(Dialog::element_finder()),
            Command::BackDate => self.state.dialog = Some(Dialog::back_date()),
            Command::TextLarger => self.step_text(true),
            Command::TextSmaller => self.step_text(false),
            Command::TextNormal => self.set_text(100),
            Command::ThemeLight => self.set_theme(ThemeChoice::Light),
            Command::ThemeDark => self.set_theme(ThemeChoice::Dark),
            Command::ThemeContrast => self.set_theme(ThemeChoice::HighContrast),
            Command::Uncover => self.state.uncovered = !self.state.uncovered,
            Command::Sensitive => self.toggle_sensitive(),
            _ => self.run_or_wall(command, ctx),
        }
    }

    /// Commands of the room: the day and the wall.
    fn run_or_wall(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::StartItem => self.start_next(),
            Command::PauseItem => self.with_now(run::pause_or_resume),
            Command::EndItem => self.with_now(run::end),
            Command::MinuteMore => self.with_session(|session| run::change_minutes(session, 1)),
            Command::MinuteLess => self.with_session(|session| run::change_minutes(session, -1)),
            Command::Next => self.step_floor(true),
            Command::Previous => self.step_floor(false),
            Command::ClearFloor => self.change_floor(|floor| floor.element = None),
            Command::MarkDiscussed => {
                self.with_session(|session| run::mark_discussed(session, session.floor.element.as_ref()?));
            }
            Command::TakeFloor => self.take_floor(),
            Command::Wall => self.wall.open = !self.wall.open,
            Command::WallFreeze => self.wall.frozen = !self.wall.frozen,
            Command::WallBlack => self.wall.black = !self.wall.black,
            Command::WallTitle => self.wall.mode = WallMode::Title,
            Command::WallAgenda => self.wall.mode = WallMode::Agenda,
            Command::WallElement => self.wall.mode = WallMode::Element,
            Command::WallFullScreen => self.toggle_wall_screen(ctx),
            Command::WallDark => self.wall.dark = !self.wall.dark,
            _ => log::error!("nothing carries out {command:?}"),
        }
    }

    fn timekeeping(&self) -> Timekeeping {
        self.open.as_ref().map(|open| open.timekeeping).unwrap_or_default()
    }

    /// Now, as the clocks of the workshop show it.
    fn moment(&self) -> Option<Moment> {
        let zone = self.open.as_ref()?.session().workshop.time_zone();
        Some(Moment::new(self.around.clock.now(), &zone))
    }

    fn new_measure_id(&self) -> MeasureId {
        MeasureId(self.around.clock.new_id())
    }

    /// Takes a step; says in a line what stands in its way, if something does.
    fn take(&mut self, step: Step) {
        let now = self.around.clock.now();
        let Some(open) = &mut self.open else {
            return;
        };
        if let Err(error) = open.take(step, now) {
            self.state.messages.warn(t!("message-refused", why = error.to_string()));
        }
    }

    fn with_session(&mut self, step: impl FnOnce(&Session) -> Option<Step>) {
        let step = self.open.as_ref().and_then(|open| step(open.session()));
        if let Some(step) = step {
            self.take(step);
        }
    }

    fn with_now(&mut self, step: impl FnOnce(&Session, Moment) -> Option<Step>) {
        if let Some(now) = self.moment() {
            self.with_session(|session| step(session, now));
        }
    }

    fn save_now(&mut self) {
        if let Some(open) = &mut self.open {
            open.save_now();
        }
    }

    /// Another place; what was changed in this one is written at once.
    fn go_to(&mut self, place: Place) {
        if self.open.is_none() {
            return;
        }
        if self.state.place != place {
            self.save_now();
            if let Some(open) = &mut self.open {
                open.close_step();
            }
        }
        self.state.place = place;
        if place == Place::Run {
            self.state.run.line.focus();
        }
    }

    // Notes

    fn take_note(&mut self, reading: &Reading, binding: &capture::Binding, at: Option<Moment>, from_run: bool) {
        let ids = NewIds { note: NoteId(self.around.clock.new_id()), measure: self.new_measure_id() };
        let Some(open) = &self.open else {
            return;
        };
        match capture::take(open.session(), reading, binding, at, ids) {
            Ok(step) => {
                self.take(step);
                if from_run {
                    self.state.run.line.clear();
                    self.state.run.note_taken();
                } else {
                    self.state.review.note_taken(ids.note);
                }
            }
            Err(why) => self.state.run.line.refused = Some(why),
        }
    }

    fn rewrite(&mut self, id: NoteId, reading: &Reading) {
        let measure = self.new_measure_id();
        let Some(open) = &self.open else {
            return;
        };
        match capture::rewrite(open.session(), id, reading, measure) {
            Ok(step) => {
                self.take(step);
                self.state.run.line.clear();
                self.state.run.selected = None;
            }
            Err(why) => self.state.run.line.refused = Some(why),
        }
    }

    fn delete(&mut self, id: NoteId) {
        if self.state.run.line.editing == Some(id) {
            self.state.run.line.clear();
        }
        self.state.run.selected = self.state.run.selected.filter(|selected| *selected != id);
        self.state.review.deleted(id);
        self.with_session(|session| Some(capture::delete(session, id)));
    }

    fn delete_selected(&mut self) {
        if let Some(id) = self.state.selected_note() {
            self.delete(id);
        }
    }

    fn edit_last(&mut self) {
        self.go_to(Place::Run);
        let Some(open) = &self.open else {
            return;
        };
        let session = open.session();
        let today = session
            .workshop
            .days
            .first()
            .copied()
            .unwrap_or_else(|| session.workshop.time_zone().to_datetime(self.around.clock.now()).date());
        match session.notes.last() {
            Some(note) => {
                self.state.run.line.edit(note, session, today);
                self.state.run.selected = Some(note.id);
            }
            None => self.state.messages.note(t!("message-no-note")),
        }
    }

    /// The selected note, unless something is being written: then the keys of kinds mean the draft.
    fn note_meant(&self) -> Option<Note> {
        let line = &self.state.run.line;
        if self.state.place == Place::Run && (!line.is_empty() || line.editing.is_some()) {
            return None;
        }
        let id = self.state.selected_note()?;
        self.open.as_ref()?.session().note(id).map(|note| Note::clone(note))
    }

    fn set_kind(&mut self, kind: Kind) {
        let measure = self.new_measure_id();
        match self.note_meant() {
            Some(note) if note.kind != kind => {
                let changed = Note { kind, ..note };
                self.with_session(|session| Some(capture::change(session, StepName::ChangeKind, &changed, measure)));
            }
            Some(_) => {}
            None if self.state.place == Place::Review => self.state.review.set_kind(kind),
            None => self.state.run.line.kind = Some(kind),
        }
    }

    fn toggle_sensitive(&mut self) {
        let measure = self.new_measure_id();
        match self.note_meant() {
            Some(note) => {
                let changed = Note { sensitive: !note.sensitive, ..note };
                self.with_session(|session| Some(capture::change(session, StepName::MarkSensitive, &changed, measure)));
            }
            None => self.state.run.line.sensitive ^= true,
        }
    }

    // History

    fn undo(&mut self) {
        let now = self.around.clock.now();
        let moved = self.open.as_mut().map(|open| open.undo(now));
        self.after_moving(moved, "message-undone");
    }

    fn redo(&mut self) {
        let now = self.around.clock.now();
        let moved = self.open.as_mut().map(|open| open.redo(now));
        self.after_moving(moved, "message-redone");
    }

    /// Leads to where it happened, and says what was done.
    fn after_moving(&mut self, moved: Option<Result<Option<Moved>, crate::session::edit::EditError>>, key: &str) {
        match moved {
            Some(Ok(Some(moved))) => {
                self.state.last_step = Some(t!(key, step = ui::step_text(moved.name)));
                if let Some(Where::Note(id)) = moved.place {
                    let there = self.open.as_ref().is_some_and(|open| open.session().note(id).is_some());
                    let note = there.then_some(id);
                    self.state.run.selected = note;
                    self.state.review.lead_to(note);
                }
            }
            Some(Err(error)) => self.state.messages.warn(t!("message-refused", why = error.to_string())),
            Some(Ok(None)) | None => {}
        }
    }

    // The floor

    fn set_floor(&mut self, floor: Floor) {
        let now = self.around.clock.now();
        if let Some(open) = &mut self.open {
            let moved = floor.element != open.session().floor.element;
            open.set_floor(floor, now);
            // The wall follows the room, unless it shows something else on purpose while somebody presents.
            let discussing = open.session().current_item().is_none_or(|item| item.role == Role::Discussion);
            if moved && discussing && open.session().floor.element.is_some() {
                self.wall.mode = WallMode::Element;
            }
        }
        self.state.run.line.focus();
    }

    fn change_floor(&mut self, change: impl FnOnce(&mut Floor)) {
        if let Some(open) = &self.open {
            let mut floor = open.session().floor.clone();
            change(&mut floor);
            self.set_floor(floor);
        }
    }

    /// The next or previous element in the discussion, item otherwise.
    fn step_floor(&mut self, forwards: bool) {
        let Some(open) = &self.open else {
            return;
        };
        let session = open.session();
        let item = session.current_item();
        if item.is_none_or(|item| item.role == Role::Discussion) {
            if let Some(next) = run::neighbour(session, session.floor.element.as_ref(), forwards) {
                self.change_floor(|floor| floor.element = Some(next));
            }
            return;
        }
        let at = item.and_then(|item| session.agenda.iter().position(|other| other.id == item.id)).unwrap_or(0);
        let next = if forwards { Some(at + 1) } else { at.checked_sub(1) };
        if let Some(id) = next.and_then(|next| session.agenda.get(next)).map(|item| item.id.clone()) {
            self.change_floor(|floor| floor.item = Some(id));
        }
    }

    /// The draft moves to where the room is now.
    fn take_floor(&mut self) {
        let line = &mut self.state.run.line;
        if let Some(open) = &self.open
            && line.binding.is_some()
        {
            line.binding = Some(capture::Binding::to_floor(open.session()));
        }
    }

    // The day

    fn start_next(&mut self) {
        let next = self.open.as_ref().and_then(|open| {
            let session = open.session();
            let running =
                session.running().and_then(|item| session.agenda.iter().position(|other| other.id == item.id));
            let waiting = |item: &&crate::session::agenda::AgendaItem| item.started.is_none();
            let after = session.agenda.iter().skip(running.map_or(0, |at| at + 1)).find(waiting);
            after.or_else(|| session.agenda.iter().find(waiting)).map(|item| item.id.clone())
        });
        match next {
            Some(item) => self.start(item),
            None => self.state.messages.note(t!("message-nothing-to-start")),
        }
    }

    /// Starts an item; on a day that is not the workshop's it asks first, once.
    fn start(&mut self, item: ItemId) {
        let Some(open) = &self.open else {
            return;
        };
        let session = open.session();
        let today = session.workshop.time_zone().to_datetime(self.around.clock.now()).date();
        let is_day = session.workshop.days.contains(&today);
        match open.timekeeping {
            Timekeeping::Live if !is_day => self.state.dialog = Some(Dialog::OtherDay(Some(item))),
            Timekeeping::Afterwards => self.change_floor(|floor| floor.item = Some(item)),
            Timekeeping::Live | Timekeeping::Rehearsal => self.start_now(&item),
        }
    }

    fn start_now(&mut self, item: &ItemId) {
        self.with_now(|session, now| run::start(session, item, now));
        self.change_floor(|floor| floor.item = Some(item.clone()));
    }

    fn other_day(&mut self, choice: OtherDay, item: Option<ItemId>) {
        let Some(today) = self.moment().map(|now| now.civil().date()) else {
            return;
        };
        let first = self.open.as_ref().and_then(|open| open.session().agenda.first().map(|item| item.id.clone()));
        let Some(item) = item.or(first) else {
            return;
        };
        match choice {
            OtherDay::HoldToday => {
                self.with_session(|session| Some(run::hold_today(session, &item, today)));
                self.start_now(&item);
            }
            OtherDay::Rehearse => {
                self.begin_rehearsal();
                self.with_session(|session| Some(run::hold_today(session, &item, today)));
                self.start_now(&item);
            }
            OtherDay::Afterwards => {
                if let Some(open) = &mut self.open {
                    open.timekeeping = Timekeeping::Afterwards;
                }
                self.change_floor(|floor| floor.item = Some(item));
            }
        }
    }
}
