//! One pass: what happened meanwhile, the keys, the views, what they ask for, the wall.

use std::time::Duration;

use egui::{Context, Event, Ui};

use super::Rapporteur;
use super::rehearsal::Rehearsal;
use crate::command::{Circumstances, Command};
use crate::session::parking;
use crate::session::timing::{self, Standing};
use crate::store::Draft;
use crate::ui::run::capture;
use crate::ui::start::StartPage;
use crate::ui::{self, Ask, Place, View};

impl Rapporteur {
    /// What `logic` guards.
    pub(super) fn follow_everything(&mut self, ctx: &Context) {
        self.follow_opening(ctx);
        self.follow_picking(ctx);
        self.follow_papers(ctx);
        self.keep_record(ctx);
        self.see_whether_closing_is_free();
        self.tell_of_disk();
        self.follow_versions(ctx);
        if self.is_giving_way() || (self.follow_waiting() && self.open.is_none()) {
            ctx.request_repaint_after(Duration::from_millis(50));
        }
        self.answer_close(ctx);
    }

    /// The record goes to the disk, also while a rehearsal is on: on the machine's clock.
    fn keep_record(&mut self, ctx: &Context) {
        let now = self.machine_clock().now();
        if let Some(again) = self.record_mut().and_then(|record| record.keep(now)) {
            ctx.request_repaint_after(again);
        }
    }

    /// What `frame_ui` guards.
    pub(super) fn pass_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_drops(&ctx);
        self.save_on_leaving(&ctx);
        self.look_on_coming(&ctx);
        let mut asks = self.wall_asks(&ctx);
        asks.extend(self.key_asks(&ctx));
        self.dispatch(asks, &ctx);

        let mut asks = Vec::new();
        if self.open.is_some() && !self.is_giving_way() {
            self.console(ui, &mut asks);
        } else if self.begins_unseen() {
            // The session will be here in a moment; the first page would only be a flash before it.
        } else {
            self.page_was_shown = true;
            let page = StartPage {
                recent: &self.recent,
                waiting: self.waiting.found(),
                opening: self.opening.as_ref().map(super::OpeningJob::look),
            };
            ui::start_ui(ui, &page, &mut self.state, &mut asks);
        }
        self.break_off_for_tests(ui);
        self.dispatch(asks, &ctx);
        self.drop_unanswered();
        // What closed or was done in this pass gave the focus back to the line: it shows in the next one.
        let in_notes =
            self.open.is_some() && !self.is_giving_way() && !matches!(self.state.place, Place::Prepare | Place::Papers);
        if in_notes && self.state.dialog.is_none() && self.state.wants_focus() {
            ctx.request_repaint();
        }
        self.end_typing(&ctx);
        self.keep_draft();
        if self.open.is_some() && self.state.place == Place::Review {
            self.keep_columns(&ctx);
        }
        self.show_wall(&ctx);
        self.name_window(&ctx);
    }

    /// Whether the program was started on a file and has not shown anything yet.
    fn begins_unseen(&self) -> bool {
        let now = self.around.clock.now();
        !self.page_was_shown && self.opening.as_ref().is_some_and(|job| job.is_unseen(now))
    }

    fn console(&mut self, ui: &mut Ui, asks: &mut Vec<Ask>) {
        let now = self.around.clock.now();
        let Some(open) = &self.open else {
            return;
        };
        let standing = standing(open, now);
        let mut wall = self.wall.status(open, &standing, now);
        (wall.screens, wall.as_window) = (self.screen_choices(), self.preferences.wall_windowed);
        let file_name = open.file_name();
        let record = self.rehearsal.as_ref().map(Rehearsal::record);
        let view = View {
            session: open.session(),
            index: open.index(),
            revision: open.revision(),
            whole_revision: open.whole_revision(),
            standing: &standing,
            now,
            timekeeping: open.timekeeping,
            rate: self.rate(),
            undo: open.history().undo_name(),
            redo: open.history().redo_name(),
            // While one rehearses, trouble with the record is the record's all the same.
            save: record.filter(|record| record.is_not_saved()).unwrap_or(open).save_state(),
            pending: open.pending(),
            wall: &wall,
            papers: self.papers.desk(),
            versions: self.versions.desk(),
            changed: self.versions.change(),
            circumstances: self.circumstances(),
            file_name: &file_name,
            read_only: open.read_only(),
        };
        ui::console_ui(ui, &view, &mut self.state, asks);
        if ticks(open, &standing) {
            ui.ctx().request_repaint_after(self.real_time(timing::next_change(&standing, now)));
        }
    }

    /// Keys of commands, in the order pressed; and where letters go when nothing has the focus.
    fn key_asks(&mut self, ctx: &Context) -> Vec<Ask> {
        ui::keys::hold_back(ctx, &mut self.state);
        if self.open.is_none() {
            return ui::keys::take(ctx, &self.state, false, false)
                .into_iter()
                .filter(|command| self.can(*command))
                .map(Ask::Do)
                .collect();
        }
        let takes_notes = self.open.as_ref().is_some_and(|open| open.read_only().is_none());
        let in_run = self.state.place == Place::Run && self.state.dialog.is_none() && takes_notes;
        let line = self.state.line();
        let in_text = ui::keys::focus_is_in_text(ctx, line.id(), line.is_empty());
        let commands = ui::keys::take(ctx, &self.state, in_text, self.wall.open);
        if in_run {
            capture::catch_letters(ctx, &mut self.state.run.line, None);
        }
        commands.into_iter().filter_map(|command| self.ask_of(command)).collect()
    }

    /// What the key of a command asks for now: where the session is only looked at, to say so.
    fn ask_of(&self, command: Command) -> Option<Ask> {
        if command.is_held_off(self.circumstances()) {
            return Some(Ask::ReadOnly);
        }
        if command == Command::SaveCopy && self.rehearsal.is_some() {
            return Some(Ask::Tell(crate::t!("message-no-copy-of-rehearsal").into_owned()));
        }
        self.can(command).then_some(Ask::Do(command))
    }

    /// Whether a command can be carried out now.
    pub(super) fn can(&self, command: Command) -> bool {
        command.is_possible(self.circumstances())
    }

    fn circumstances(&self) -> Circumstances {
        let Some(open) = &self.open else {
            return Circumstances::default();
        };
        Circumstances {
            open: true,
            running: open.session().running().is_some(),
            floor: open.session().floor.element.is_some(),
            note: self.state.selected_note().is_some() || self.state.selected_measure().is_some(),
            wall: self.wall.open,
            read_back: self.wall.passage().is_some(),
            undo: open.history().undo_name().is_some(),
            redo: open.history().redo_name().is_some(),
            rehearsal: open.timekeeping == ui::Timekeeping::Rehearsal,
            read_only: open.read_only().is_some(),
            changed: self.versions.change().is_some(),
        }
    }

    /// Files dropped on the window are opened; the last one wins.
    fn take_drops(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.last().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.open_file(&path);
        }
    }

    /// Losing the focus is leaving: what is not written is written now.
    fn save_on_leaving(&mut self, ctx: &Context) {
        let left = ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::WindowFocused(false))));
        if left && let Some(open) = &mut self.open {
            open.save_now();
        }
    }

    /// Typing ends where the focus goes elsewhere.
    fn end_typing(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        if focused != self.focused {
            self.focused = focused;
            self.open.iter_mut().for_each(super::OpenSession::end_typing);
            ctx.request_repaint();
        }
    }

    /// Keeps what stands in the capture line.
    fn keep_draft(&mut self) {
        let Some(open) = &mut self.open else {
            return;
        };
        let ui::State { run, review, .. } = &self.state;
        let draft = [&run.line, &review.line].into_iter().find(|line| !line.is_empty()).map(|line| {
            let binding = line.binding(open.session());
            Draft {
                kind: line.kind,
                sensitive: line.sensitive,
                editing: line.editing,
                notes: open.session().notes.len(),
                ..Draft::new(line.text.as_str(), &binding)
            }
        });
        open.keep_draft(draft);
    }

    /// The screen stays on while the room looks at it.
    fn stay_awake(&mut self) {
        let now = self.around.clock.now();
        // An item that nobody ended is not running for ever.
        let runs = self.open.as_ref().is_some_and(|open| standing(open, now).running.is_some());
        self.awake.want((self.wall.open && self.open.is_some()) || runs);
    }

    fn name_window(&mut self, ctx: &Context) {
        let app = crate::t!("app-name");
        let title = match &self.open {
            // The file first: two windows with copies of one session are told apart by it.
            Some(open) => match open.session().workshop.title.trim() {
                "" => format!("{} – {app}", open.file_name()),
                title => format!("{} – {title} – {app}", open.file_name()),
            },
            None => app.into_owned(),
        };
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd_to(egui::ViewportId::ROOT, egui::ViewportCommand::Title(title));
        }
    }
}

/// Where the room stands; without live time where it was long ago.
pub(super) fn standing(open: &super::OpenSession, now: jiff::Timestamp) -> Standing {
    let session = open.session();
    timing::standing(session, parking::waiting(session, open.index()).count(), now)
}

/// Whether anything on the screen changes by itself.
fn ticks(open: &super::OpenSession, standing: &Standing) -> bool {
    open.timekeeping != ui::Timekeeping::Afterwards && (standing.is_workshop_day || standing.running.is_some())
}

impl eframe::App for Rapporteur {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.install_looks(ctx);
        self.fit_screen(ctx);
        self.follow_screens(frame, ctx);
        self.stay_awake();
        Self::logic(self, ctx);
        self.follow_smoke(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // Whatever breaks off here: the journal has it.
        let _ = crate::store::panics::catch(|| self.leave_at_last());
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
