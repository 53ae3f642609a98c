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
pub mod wall;
pub mod widgets;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Panel, Ui, Vec2};
use jiff::Timestamp;

use self::run::capture::Line;
use crate::command::{Circumstances, Command};
use crate::session::capture::Binding;
use crate::session::check::Finding;
use crate::session::history::{Step, StepName};
use crate::session::index::Index;
use crate::session::note::{Kind, Note};
use crate::session::permitted::{WallMode, WallView};
use crate::session::quick::Reading;
use crate::session::read_back::Passage;
use crate::session::timing::Standing;
use crate::session::{ElementId, Floor, ItemId, MeasureId, NoteId, Session};
use crate::t;

/// Everything that a view may look at.
pub struct View<'a> {
    /// The record.
    pub session: &'a Session,
    /// What is derived from its notes.
    pub index: &'a Index,
    /// Grows with every change of the record: caches hang on it.
    pub revision: u64,
    /// The same, but while something is typed into a field: for what takes a walk through the record.
    pub whole_revision: u64,
    /// Where the room stands now.
    pub standing: &'a Standing,
    /// Now.
    pub now: Timestamp,
    /// How time is kept on this day.
    pub timekeeping: Timekeeping,
    /// How many times as fast as the machine's clock the room's clock goes: 1, but for a rehearsal.
    pub rate: u32,
    /// What undo would take back.
    pub undo: Option<StepName>,
    /// What redo would do again.
    pub redo: Option<StepName>,
    /// Whether all of it is on disk.
    pub save: &'a SaveState,
    /// Notes that are on their way to the journal: their rows show no time yet.
    pub pending: &'a HashSet<NoteId>,
    /// The wall and its window.
    pub wall: &'a WallStatus,
    /// The paper that was built last, and what became of writing it.
    pub papers: &'a papers::Desk,
    /// Earlier versions, and what stands beside today.
    pub versions: &'a versions::Desk,
    /// The file is no longer what was last read or written here.
    pub changed: Option<&'a versions::FileChange>,
    /// What commands depend on, as it was when the pass began.
    pub circumstances: Circumstances,
    /// Name of the file, without its folder.
    pub file_name: &'a str,
    /// Why the session is only looked at; `None` where it is worked on.
    pub read_only: Option<&'a ReadOnly>,
}

/// How time is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timekeeping {
    /// Not asked yet, or a workshop day: timers are live.
    #[default]
    Live,
    /// The room was long ago: no timers, unknown times stay unknown.
    Afterwards,
    /// A copy to try things with; nothing of it is kept.
    Rehearsal,
}

/// Whether all of the record is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Yes, since this time of day.
    Saved(String),
    /// In a moment.
    Saving,
    /// No: why, and whether the recovery has it.
    NotSaved {
        /// One line that says why.
        why: String,
        /// Every note is in the journal all the same.
        in_recovery: bool,
    },
    /// It is not meant to be: a rehearsal.
    NotKept,
    /// It is only looked at: why, in a few words.
    ReadOnly(String),
}

/// Why a session is only looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOnly {
    /// In a few words, for the corner of the window.
    pub short: String,
    /// In full, a line each; the first one says it all in short.
    pub lines: Vec<String>,
    /// What a copy of it would be.
    pub copy: String,
}

/// The wall and its window.
#[derive(Clone, Debug, PartialEq)]
pub struct WallStatus {
    /// Its window is open.
    pub open: bool,
    /// It covers a whole screen.
    pub full_screen: bool,
    /// It holds what it shows.
    pub frozen: bool,
    /// It is dark.
    pub black: bool,
    /// What it shows.
    pub mode: WallMode,
    /// Its colours.
    pub look: theme::WallLook,
    /// The screen that it is on, as the system names it; empty while unknown.
    pub screen: String,
    /// The screens that there are, in the order of the system.
    pub screens: Vec<ScreenChoice>,
    /// Its window is wanted as an ordinary one, whatever screens there are.
    pub as_window: bool,
    /// Size of its window in points.
    pub size: Vec2,
    /// Exactly what it shows.
    pub view: Arc<WallView>,
}

/// A screen that the wall can be put on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenChoice {
    /// As the system calls it; may be empty.
    pub name: String,
    /// Width and height in physical pixels.
    pub size: (u32, u32),
    /// The wall fills it, or would as soon as it is opened.
    pub for_wall: bool,
    /// The console is on it.
    pub has_console: bool,
}

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
