//! From what a person asks for to what happens: the one match. A change of the record goes through a step, everything
//! else is an effect.

mod day;
mod notes;
mod plan;
mod read_back;

use egui::Context;

use super::{OpenSession, Rapporteur};
use crate::command::Command;
use crate::session::capture;
use crate::session::history::Step;
use crate::session::moment::Moment;
use crate::session::permitted::WallMode;
use crate::session::{MeasureId, Session, run};
use crate::store::Template;
use crate::store::preferences::ThemeChoice;
use crate::t;
use crate::ui::dialogs::{Dialog, PathPurpose};
use crate::ui::papers::PaperAsk;
use crate::ui::{self, Ask, OtherDay, Place, Timekeeping};

impl Rapporteur {
    /// Carries out what was asked for, in order.
    pub(super) fn dispatch(&mut self, asks: Vec<Ask>, ctx: &Context) {
        for ask in asks {
            self.carry_out(ask, ctx);
        }
    }

    fn carry_out(&mut self, ask: Ask, ctx: &Context) {
        if self.is_held_off(&ask) {
            return;
        }
        match ask {
            Ask::Do(command) => self.command(command, ctx),
            Ask::Take(reading, binding) => {
                let at = self.moment_of_notes();
                self.take_note(&reading, &binding, at, true);
            }
            Ask::TakeAfterwards(reading, binding) => self.take_note(&reading, &binding, None, false),
            Ask::Rewrite(id, reading) => self.rewrite(id, &reading),
            Ask::Change(name, note) => {
                let measure = self.new_measure_id();
                self.with_session(|session| Some(capture::change(session, name, &note, measure)));
            }
            Ask::Delete(id) => self.delete(id),
            Ask::LeaveField => self.open.iter_mut().for_each(OpenSession::close_step),
            Ask::Tell(text) => self.state.messages.warn(text),
            Ask::Floor(floor) => self.set_floor(floor),
            Ask::Step(step) => {
                self.take(*step);
            }
            Ask::AddMeasure(element, note) => self.add_measure(&element, note),
            Ask::ShowMeasure(id) => self.state.review.show_measure(id, None),
            Ask::ShowFinding(finding) => self.show_finding(&finding),
            Ask::Start(item) => self.start(item),
            Ask::BackDate(minutes) => self.with_now(|session, now| run::back_date(session, minutes, now)),
            Ask::OtherDay(choice, item) => self.other_day(choice, item),
            Ask::Paper(ask) => self.paper(ask, ctx),
            Ask::WallMode(mode) => self.wall.show(mode),
            Ask::WallPutOver(mode) => {
                self.wall.put_over(mode);
                self.state.line_mut().focus();
            }
            Ask::WallScreen(choice) => self.choose_wall_screen(choice, ctx),
            Ask::ReadBack(passage) => self.read_back(passage),
            Ask::OpenFile(path) => self.open_file(&path),
            Ask::OpenInUse(path, choice) => self.open_in_use(&path, choice),
            // Said by now, where there is a reason to say it.
            Ask::ReadOnly => {}
            Ask::SaveCopyTo(path) => self.save_copy_to(&path),
            Ask::Versions(ask) => self.versions_ask(ask, ctx),
            Ask::SaveVersionTo(path) => self.save_version_to(&path, ctx),
            Ask::Rescue(choice) => self.answer(choice),
            Ask::GoOn => self.go_on(ctx),
            Ask::ForgetRecent(path) => {
                self.preferences.forget(&path);
                self.keep_preferences();
                self.look_for_recent();
            }
        }
    }

    fn command(&mut self, command: Command, ctx: &Context) {
        if let Some(kind) = ui::kind_of(command) {
            return self.set_kind(kind);
        }
        if let Some(outcome) = ui::read_back::outcome_of(command) {
            return self.say(outcome);
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
            Command::Versions => self.show_versions(ctx),
            Command::FileChanged => self.show_changed_file(),
            Command::DeleteTraces => self.ask_to_delete_traces(ctx),
            Command::Quit => ctx.send_viewport_cmd_to(egui::ViewportId::ROOT, egui::ViewportCommand::Close),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::GoToPrepare => self.go_to(Place::Prepare),
            Command::GoToRun => self.go_to(Place::Run),
            Command::GoToReview => self.go_to(Place::Review),
            // Nobody writes a paper without having looked at it.
            Command::WritePaper if self.state.place == Place::Papers => self.paper(PaperAsk::Write, ctx),
            Command::GoToPapers | Command::WritePaper => self.go_to(Place::Papers),
            Command::Plan => self.toggle_plan(),
            Command::Coverage => self.toggle_coverage(),
            Command::NewMeasure => self.new_measure(),
            Command::NextFinding => self.next_finding(true),
            Command::PreviousFinding => self.next_finding(false),
            Command::AcceptFinding => self.accept_finding(),
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
            Command::ParkElements => self.state.dialog = Some(Dialog::park()),
            Command::Replan => self.state.dialog = Some(Dialog::replan()),
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
            Command::EndRehearsal => self.end_rehearsal(),
            Command::Rehearse => self.other_day(OtherDay::Rehearse, None),
            Command::RehearsalPace => self.change_rehearsal_pace(),
            Command::Next if self.wall.turn(ctx, true) => {}
            Command::Previous if self.wall.turn(ctx, false) => {}
            Command::Next => self.step_floor(true),
            Command::Previous => self.step_floor(false),
            Command::ReadBack => self.toggle_read_back(),
            Command::ClearFloor => self.change_floor(|floor| floor.element = None),
            Command::MarkDiscussed => {
                self.with_session(|session| run::mark_discussed(session, session.floor.element.as_ref()?));
            }
            Command::ParkElement => self.park_element(),
            Command::TakeFloor => self.take_floor(),
            Command::Wall => self.wall.open = !self.wall.open,
            Command::WallFreeze => self.freeze_wall(),
            Command::WallBlack => self.wall.black = !self.wall.black,
            Command::WallTitle => self.wall.show(WallMode::Title),
            Command::WallAgenda => self.wall.show(WallMode::Agenda(0)),
            Command::WallElement => self.wall.show(WallMode::Element(0)),
            Command::WallClock => self.wall.show(WallMode::Clock),
            Command::WallCoverage => self.wall.show(WallMode::Coverage(0)),
            Command::WallParagraph => self.wall.put_over_paragraph(),
            Command::WallPrompts => self.wall.put_over(WallMode::Prompts),
            Command::WallFront => self.wall_to_front(ctx),
            Command::WallFullScreen => self.toggle_wall_screen(ctx),
            Command::SwapScreens => self.swap_screens(ctx),
            Command::WallDark => self.wall.look.dark ^= true,
            Command::WallContrast => self.wall.look.contrast ^= true,
            _ => log::error!("nothing carries out {command:?}"),
        }
    }

    /// Now, as the clocks of the workshop show it.
    fn moment(&self) -> Option<Moment> {
        let zone = self.open.as_ref()?.session().workshop.time_zone();
        Some(Moment::new(self.around.clock.now(), &zone))
    }

    /// When what is taken now was said: now, on a day of the workshop or while an item is running; else nobody knows.
    fn moment_of_notes(&self) -> Option<Moment> {
        let open = self.open.as_ref()?;
        let now = self.moment()?;
        let is_day = open.session().workshop.days.contains(&now.civil().date());
        let live = open.timekeeping != Timekeeping::Afterwards && (is_day || open.session().running().is_some());
        live.then_some(now)
    }

    fn new_measure_id(&self) -> MeasureId {
        MeasureId(self.around.clock.new_id())
    }

    /// Takes a step; if something stands in its way, says so in a line and returns `false`.
    pub(super) fn take(&mut self, step: Step) -> bool {
        let now = self.around.clock.now();
        let Some(open) = &mut self.open else {
            return false;
        };
        if open.read_only().is_some() {
            self.say_read_only();
            return false;
        }
        self.state.last_step = None;
        self.state.messages.step_is_past();
        let taken = open.take(step, now);
        if let Err(error) = &taken {
            self.state.messages.warn(t!("message-refused", why = error.to_string()));
        }
        taken.is_ok()
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
    pub(super) fn go_to(&mut self, place: Place) {
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
        match place {
            Place::Run => self.state.run.line.focus(),
            Place::Prepare => self.state.prepare.focus(),
            Place::Papers => self.state.papers.focus(),
            Place::Start | Place::Review => {}
        }
    }
}
