//! WHAT A PERSON SEES. Views: read-only data in, wishes out.
//!
//! A view gets a [`View`] of everything there is, its own state, and a list to put its [`Ask`]s into. It changes no record,
//! opens no file, reads no clock. What it remembers (a search text, a scroll position) is in [`State`], never in the record.

pub mod dialogs;
pub mod keys;
mod menu;
pub mod messages;
pub mod note_row;
pub mod papers;
pub mod prepare;
pub mod read_back;
mod read_only;
pub mod review;
pub mod run;
mod screen_menu;
pub mod start;
mod texts;
pub mod theme;
mod top_bar;
pub mod trouble;
pub mod versions;
mod view;
pub mod wall;
pub mod widgets;

use std::path::PathBuf;

use egui::{CentralPanel, Frame, Panel, Ui};

pub use self::view::{ReadOnly, SaveState, ScreenChoice, Timekeeping, View, WallStatus};

use self::run::capture::Line;
use crate::command::Command;
use crate::session::capture::Binding;
use crate::session::check::Finding;
use crate::session::history::{Step, StepName};
use crate::session::note::{Kind, Note};
use crate::session::permitted::WallMode;
use crate::session::quick::Reading;
use crate::session::read_back::Passage;
use crate::session::{ElementId, Floor, ItemId, MeasureId, NoteId};
use crate::t;

/// What a view asks for. Carried out in `app::dispatch`, after the view is drawn.
#[derive(Clone, Debug)]
pub enum Ask {
    /// A command.
    Do(Command),
    /// Take the line as a note.
    Take(Box<Reading>, Binding),
    /// Take the line as a note of the past: without a time.
    TakeAfterwards(Box<Reading>, Binding),
    /// Make the note say what the line says now.
    Rewrite(NoteId, Box<Reading>),
    /// Make the note of the same id this one.
    Change(StepName, Box<Note>),
    /// Delete a note.
    Delete(NoteId),
    /// A field was left: what is typed into it next is a step of its own.
    LeaveField,
    /// Say this in a message that stays until it is read.
    Tell(String),
    /// Something about papers.
    Paper(papers::PaperAsk),
    /// Put the room here. Not in the history.
    Floor(Floor),
    /// Carry out a step that needs neither time nor new ids.
    Step(Box<Step>),
    /// Add a measure under an element, from a note if there is one.
    AddMeasure(ElementId, Option<NoteId>),
    /// Go to a measure of the plan.
    ShowMeasure(MeasureId),
    /// Go to where something is missing.
    ShowFinding(Box<Finding>),
    /// Start this item.
    Start(ItemId),
    /// The running item began so many minutes ago.
    BackDate(u32),
    /// The answer to the question on another day than the workshop's; then start the item, if one was asked for.
    OtherDay(OtherDay, Option<ItemId>),
    /// Read this to the room, or go back from it.
    ReadBack(Passage),
    /// Show the wall in a mode.
    WallMode(WallMode),
    /// Put the wall on the screen at this place in [`WallStatus::screens`]; `None`: show it as an ordinary window.
    WallScreen(Option<usize>),
    /// Put this over what is on the wall, or take it away again.
    WallPutOver(WallMode),
    /// Open a file.
    OpenFile(PathBuf),
    /// The answer to the question about a session that somebody has open.
    OpenInUse(PathBuf, InUseChoice),
    /// Say that nothing can be changed here.
    ReadOnly,
    /// Write a copy of the session to this path and go on with it.
    SaveCopyTo(PathBuf),
    /// Forget a file that is no longer there.
    ForgetRecent(PathBuf),
    /// Something about earlier versions, or about the file that another program has changed.
    Versions(versions::VersionsAsk),
    /// Write the version that was asked for to this path.
    SaveVersionTo(PathBuf),
    /// The answer to the question about a file that is not simply opened.
    Rescue(dialogs::Choice),
    /// Go on after something broke off.
    GoOn,
}

/// How to go on, on a day that is not the workshop's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherDay {
    /// The workshop is held today: its dates move.
    HoldToday,
    /// Try it on a copy that is not kept.
    Rehearse,
    /// Write down what was said back then.
    Afterwards,
}

/// How to go on with a session that somebody has open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InUseChoice {
    /// It is looked at.
    ReadOnly,
    /// A copy beside it is worked on.
    Copy,
    /// It is not open anywhere any more, whatever a lock file says.
    Anyway,
}

/// Where in the program a person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// Templates and recent files.
    #[default]
    Start,
    /// The event before the day.
    Prepare,
    /// The day.
    Run,
    /// The record after the day.
    Review,
    /// What comes out of it.
    Papers,
}

/// What the views remember.
#[derive(Default)]
pub struct State {
    /// Where the person is.
    pub place: Place,
    /// Of the first page.
    pub start: start::StartState,
    /// Of Prepare.
    pub prepare: prepare::PrepareState,
    /// Of Run.
    pub run: run::RunState,
    /// Of Review.
    pub review: review::ReviewState,
    /// What Papers remembers.
    pub papers: papers::PapersState,
    /// The dialog that is open.
    pub dialog: Option<dialogs::Dialog>,
    /// What was marked when somebody put off what shall become of a changed file.
    pub put_off: Option<dialogs::FileChangedState>,
    /// What has to be said to the person.
    pub messages: messages::Messages,
    /// The texts of sensitive notes are shown.
    pub uncovered: bool,
    /// What was pressed after something to do, for the next pass.
    pub held: Vec<egui::Event>,
    /// What undo, redo or a deletion did last, until something else is done.
    pub last_step: Option<String>,
}

impl State {
    /// The capture line of the place.
    pub fn line(&self) -> &Line {
        if self.place == Place::Review { &self.review.line } else { &self.run.line }
    }

    /// The capture line of the place, to change it.
    pub fn line_mut(&mut self) -> &mut Line {
        if self.place == Place::Review { &mut self.review.line } else { &mut self.run.line }
    }

    /// Whether the line, or what Review gives the focus to, will have it in the next pass.
    pub fn wants_focus(&self) -> bool {
        self.line().wants_focus() || (self.place == Place::Review && self.review.wants_focus())
    }

    /// Whether the keys of kinds mean what is written in the capture line: in Run always, in Review while it has the focus.
    pub fn is_writing(&self) -> bool {
        self.place == Place::Run || self.review.is_writing()
    }

    /// The note that commands about a note mean.
    pub fn selected_note(&self) -> Option<NoteId> {
        match self.place {
            Place::Run => self.run.selected,
            Place::Review if self.review.is_in_plan() || self.review.shows_coverage() => None,
            Place::Review => self.review.selected,
            Place::Start | Place::Prepare | Place::Papers => None,
        }
    }

    /// The measure that commands about a measure mean.
    pub fn selected_measure(&self) -> Option<MeasureId> {
        self.review.selected_measure().filter(|_| self.place == Place::Review)
    }
}

/// The name of a command as it would act now: what is open is closed, what is paused goes on.
pub fn name_now(command: Command, view: Option<&View<'_>>) -> std::borrow::Cow<'static, str> {
    let Some(view) = view else {
        return command.name();
    };
    match command {
        Command::ReadBack if view.wall.mode.passage().is_some() => t!("command-read-back-end"),
        Command::Wall if view.wall.open => t!("command-wall-close"),
        Command::SaveCopy if matches!(view.save, SaveState::NotSaved { .. }) => t!("save-elsewhere"),
        Command::PauseItem if view.standing.running.is_some_and(|running| running.paused) => t!("command-resume-item"),
        _ => command.name(),
    }
}

/// The whole console with an open session.
pub fn console_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let tokens = theme::tokens(ui);
    Panel::top("menu")
        .frame(Frame::new().fill(tokens.surface))
        .show(ui, |ui| menu::menu_ui(ui, Some(view), state, asks));
    Panel::top("places")
        .frame(Frame::new().fill(tokens.surface))
        .show(ui, |ui| top_bar::top_bar_ui(ui, view, state, asks));
    if let Some(why) = view.read_only {
        let frame = Frame::new().fill(tokens.gap.ground);
        Panel::top("read-only").resizable(false).frame(frame).show(ui, |ui| read_only::strip_ui(ui, why, asks));
    }
    widgets::set_read_only(ui.ctx(), view.read_only.is_some());
    messages::messages_ui(ui, &mut state.messages);
    if state.review.preflight.is_walking() && matches!(state.place, Place::Prepare | Place::Review) {
        Panel::bottom("preflight")
            .frame(Frame::new().fill(tokens.surface))
            .show(ui, |ui| review::preflight::strip_ui(ui, view, state, asks));
    }
    // In Run it stands over the capture line.
    if state.place == Place::Review && view.wall.mode.passage().is_some() {
        let frame = Frame::new().fill(tokens.ground).inner_margin(theme::space::S);
        Panel::bottom("read-back").frame(frame).show(ui, |ui| read_back::strip_ui(ui, view, asks));
    }
    CentralPanel::default().frame(theme::ground_frame(ui)).show(ui, |ui| match state.place {
        Place::Prepare => prepare::prepare_ui(ui, view, &mut state.prepare, asks),
        Place::Run | Place::Start => run::run_ui(ui, view, state, asks),
        Place::Review => review::review_ui(ui, view, state, asks),
        Place::Papers => papers::papers_ui(ui, view, state, asks),
    });
    dialogs::dialogs_ui(ui, Some(view), state, asks);
}

/// The first page, while no session is open.
pub fn start_ui(ui: &mut Ui, page: &start::StartPage<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let tokens = theme::tokens(ui);
    Panel::top("menu").frame(Frame::new().fill(tokens.surface)).show(ui, |ui| menu::menu_ui(ui, None, state, asks));
    messages::messages_ui(ui, &mut state.messages);
    CentralPanel::default()
        .frame(Frame::new().fill(tokens.ground))
        .show(ui, |ui| start::start_page_ui(ui, page, &mut state.start, asks));
    dialogs::dialogs_ui(ui, None, state, asks);
}

/// The kind that a command sets, if it is one of those.
pub fn kind_of(command: Command) -> Option<Kind> {
    Some(match command {
        Command::KindPoint => Kind::Point,
        Command::KindHave => Kind::Have,
        Command::KindGap => Kind::Gap,
        Command::KindAction => Kind::Action,
        Command::KindNeed => Kind::Need,
        Command::KindOffer => Kind::Offer,
        Command::KindQuestion => Kind::Question,
        Command::KindDecision => Kind::Decision,
        Command::KindNext => Kind::Next,
        Command::KindParked => Kind::Parked,
        _ => return None,
    })
}

/// What undo and redo call a step, for messages.
pub fn step_text(step: StepName) -> std::borrow::Cow<'static, str> {
    texts::step(step)
}
