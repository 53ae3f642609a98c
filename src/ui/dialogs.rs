//! Dialogs: one file each. At most one is open; Esc closes it; the capture line gets the focus back.

mod back_date;
mod beside;
mod cards;
mod choices;
mod delete_traces;
mod element_finder;
mod file_changed;
mod in_use;
mod keys_help;
mod other_day;
mod palette;
mod park;
mod path;
mod replan;
mod rescue;
mod versions;

use egui::{Align2, Frame, Id, Key, Margin, Modal, Modifiers, ScrollArea, Ui, vec2};

pub use self::file_changed::FileChangedState;
pub use self::in_use::{InUse, Who};
pub use self::path::PathPurpose;
pub use self::rescue::{Choice, Question, Way, time_text};
use super::theme::tokens;
use super::{Ask, Place, State, View};
use crate::session::ItemId;

/// The dialog that is open.
#[derive(Debug)]
pub enum Dialog {
    /// Every command by name.
    Palette(palette::PaletteState),
    /// The keys of now.
    Keys,
    /// An element by a few letters.
    ElementFinder(palette::PaletteState),
    /// The element of a new measure.
    NewMeasure(palette::PaletteState),
    /// How to go on, on a day that is not the workshop's; the item that was to be started.
    OtherDay(Option<ItemId>),
    /// When the running item really began.
    BackDate(back_date::BackDateState),
    /// The rest of the day, planned anew.
    Replan(replan::ReplanState),
    /// Elements to put aside.
    Park(park::ParkState),
    /// A path to be typed, where the desktop offers no file dialog.
    Path(path::PathState),
    /// How to go on with a session that somebody has open.
    InUse(InUse),
    /// Earlier versions of the file, beside today.
    Versions(versions::VersionsState),
    /// The file as another program has left it, beside what is here.
    FileChanged(FileChangedState),
    /// Before all traces of the session go.
    DeleteTraces(delete_traces::DeleteTracesState),
    /// A file that is not simply opened.
    Rescue(Box<rescue::RescueState>),
}

impl Dialog {
    /// Every command by name.
    pub fn palette() -> Self {
        Self::Palette(palette::PaletteState::default())
    }

    /// An element by a few letters.
    pub fn element_finder() -> Self {
        Self::ElementFinder(palette::PaletteState::default())
    }

    /// The element of a new measure.
    pub fn new_measure() -> Self {
        Self::NewMeasure(palette::PaletteState::default())
    }

    /// When the running item really began.
    pub fn back_date() -> Self {
        Self::BackDate(back_date::BackDateState::default())
    }

    /// The rest of the day, planned anew.
    pub fn replan() -> Self {
        Self::Replan(replan::ReplanState::default())
    }

    /// Elements to put aside.
    pub fn park() -> Self {
        Self::Park(park::ParkState::default())
    }

    /// Earlier versions of the file.
    pub fn versions() -> Self {
        Self::Versions(versions::VersionsState::default())
    }

    /// The file that another program has changed; with what was marked when that was put off, if it was.
    pub fn file_changed(put_off: Option<FileChangedState>) -> Self {
        Self::FileChanged(put_off.unwrap_or_default())
    }

    /// Before all traces go.
    pub fn delete_traces() -> Self {
        Self::DeleteTraces(delete_traces::DeleteTracesState::default())
    }

    /// Whether it shows another state of the record beside the open one.
    pub fn is_beside(&self) -> bool {
        matches!(self, Self::Versions(_) | Self::FileChanged(_))
    }

    /// A file that is not simply opened.
    pub fn rescue(question: Question) -> Self {
        Self::Rescue(Box::new(rescue::RescueState::new(question)))
    }

    /// A path to be typed, beginning with `suggestion`.
    pub fn path(purpose: PathPurpose, suggestion: String) -> Self {
        Self::Path(path::PathState::new(purpose, suggestion, None))
    }

    /// A path that was typed and that is of no use, because of `why`.
    pub fn path_again(purpose: PathPurpose, typed: String, why: String) -> Self {
        Self::Path(path::PathState::new(purpose, typed, Some(why)))
    }
}

/// What a dialog wants after a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    Stay,
    Close,
}

/// How wide a dialog is at most, and one with two columns, in points at 100 %.
const NARROW: f32 = 560.0;
const WIDE: f32 = 940.0;

/// Where the dialogs with a field and a list begin, as a share of the window's height.
const FIELD_FROM_TOP: f32 = 0.12;

/// Draws the open dialog over everything else.
pub fn dialogs_ui(ui: &mut Ui, view: Option<&View<'_>>, state: &mut State, asks: &mut Vec<Ask>) {
    let Some(mut dialog) = state.dialog.take() else {
        return;
    };
    // From its first pass on, not when the toolkit notices the modal: what is typed ahead is for the dialog.
    ui.memory_mut(|memory| memory.surrender_focus(state.line().id()));
    let tokens = tokens(ui);
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(24)).corner_radius(12.0);
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let id = Id::unique("dialog");
    // Where a list under a field grows and shrinks, the field stays where it is.
    let area = if matches!(dialog, Dialog::Palette(_) | Dialog::ElementFinder(_)) {
        let top = ui.ctx().content_rect().height() * FIELD_FROM_TOP;
        Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top))
    } else {
        Modal::default_area(id)
    };
    let response = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        let widest = if dialog.is_beside() { WIDE } else { NARROW };
        ui.set_max_width(tokens.scaled(widest).min(ui.ctx().content_rect().width() - 80.0));
        match &mut dialog {
            Dialog::Palette(state_of) => palette::palette_ui(ui, view, state_of, asks),
            Dialog::Keys => keys_help::keys_ui(ui, view, state),
            Dialog::ElementFinder(state_of) => element_finder::finder_ui(ui, view, state, state_of, asks),
            Dialog::NewMeasure(state_of) => element_finder::new_measure_ui(ui, view, state, state_of, asks),
            Dialog::OtherDay(item) => other_day::other_day_ui(ui, view, item.as_ref(), asks),
            Dialog::BackDate(state_of) => back_date::back_date_ui(ui, view, state_of, asks),
            Dialog::Replan(state_of) => whole_ui(ui, |ui| replan::replan_ui(ui, view, state_of, asks)),
            Dialog::Park(state_of) => whole_ui(ui, |ui| park::park_ui(ui, view, state_of, asks)),
            Dialog::Path(state_of) => path::path_ui(ui, state_of, asks),
            Dialog::InUse(of) => whole_ui(ui, |ui| in_use::in_use_ui(ui, of, asks)),
            Dialog::Versions(state_of) => {
                whole_ui(ui, |ui| versions::versions_ui(ui, view, state.uncovered, state_of, asks))
            }
            Dialog::FileChanged(state_of) => {
                whole_ui(ui, |ui| file_changed::file_changed_ui(ui, view, state.uncovered, state_of, asks))
            }
            Dialog::DeleteTraces(state_of) => {
                whole_ui(ui, |ui| delete_traces::delete_traces_ui(ui, view, state_of, asks))
            }
            Dialog::Rescue(state_of) => whole_ui(ui, |ui| rescue::rescue_ui(ui, state_of, asks)),
        }
    });
    // It is centred by the size that it had before: in a window that has changed, by the right one only in the next pass.
    let rect = response.response.rect;
    if ui.data_mut(|data| data.get_temp(id).replace(rect) != Some(rect)) {
        ui.data_mut(|data| data.insert_temp(id, rect));
        ui.ctx().request_repaint();
    }
    let clicked_away = response.backdrop_response.clicked();
    if response.inner == Flow::Stay && !escaped && !clicked_away {
        state.dialog = Some(dialog);
    } else {
        if let Dialog::FileChanged(of) = dialog {
            state.put_off = Some(of.put_off());
        }
        match state.place {
            Place::Review => state.review.focus_list(),
            Place::Papers => state.papers.focus(),
            _ => state.run.line.focus(),
        }
        ui.ctx().request_repaint();
    }
}

/// A dialog that may be higher than a small window with large text: then it scrolls.
fn whole_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Flow) -> Flow {
    let most = ui.ctx().content_rect().height() - 80.0;
    ScrollArea::vertical().max_height(most.max(120.0)).min_scrolled_height(most.max(120.0)).show(ui, add).inner
}
