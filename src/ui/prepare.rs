//! Prepare: the event before the day.
//!
//! Sections on the left, one at a time beside them. Every keystroke in a field is a step of the record at once; what is
//! typed and is nothing yet (half a date, a duration that is none) waits in [`PrepareState`], and the record keeps what it
//! had.

mod agencies;
mod agenda;
mod agenda_item;
mod element;
mod elements;
mod event;
mod form;
mod frame;
mod room;
mod sections;

use egui::{CentralPanel, Frame, Id, Panel, Ui, Vec2};

pub use self::sections::Section;
use super::theme::{space, tokens};
use super::{Ask, View};
use crate::session::history::Place;
use crate::session::{ElementId, ItemId, SessionId};

/// What Prepare remembers.
#[derive(Debug, Default)]
pub struct PrepareState {
    /// Of which session: what was typed into one is not for another.
    of: Option<SessionId>,
    /// The section that is shown.
    section: Section,
    /// What is typed and not what the record says.
    drafts: form::Drafts,
    /// The chosen agenda item; the first one while there is none.
    item: Option<ItemId>,
    /// The chosen element; the first one while there is none.
    element: Option<ElementId>,
    /// Where there is no room for list and fields beside each other: the fields are shown.
    open: bool,
    /// List and fields stood beside each other in the last pass.
    beside: bool,
    /// Which elements are listed.
    filter: String,
    /// Title of an item that is about to be added.
    new_item: String,
    /// Title of an element that is about to be added.
    new_element: String,
    /// Agencies that are about to be added.
    new_agencies: String,
    /// A private name that is about to be held.
    new_name: room::Covered,
    /// Why something was not removed.
    refused: Option<Refused>,
    /// The chosen row has to come into view once the record is past this revision.
    reveals: Option<u64>,
    /// What wants the focus at the next pass.
    wants: Option<Want>,
}

/// Why something was not removed. Holds for one revision of the record.
#[derive(Debug)]
struct Refused {
    place: Place,
    revision: u64,
    why: String,
    /// It was brought into view.
    was_shown: bool,
}

/// What wants the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    /// Where one begins in a section.
    Section,
    /// The chosen row of the list.
    List,
    /// The first field of what is chosen.
    Detail,
}

impl PrepareState {
    /// Goes to a section, with the focus where one begins there.
    pub fn go_to(&mut self, section: Section) {
        self.section = section;
        self.open = false;
        self.wants = Some(Want::Section);
    }

    /// Asks for the focus where one begins in the section that is shown.
    pub fn focus(&mut self) {
        self.wants = Some(Want::Section);
    }

    /// Goes to where a step happened: undo leads back there.
    pub fn show(&mut self, place: &Place) {
        match place {
            Place::Workshop if self.section == Section::Room => {}
            Place::Workshop => self.section = Section::Event,
            Place::Item(id) => {
                self.section = Section::Agenda;
                self.item = Some(id.clone());
            }
            Place::Element(id) => {
                self.section = Section::Elements;
                self.element = Some(id.clone());
                self.filter.clear();
            }
            Place::Agency(_) => self.section = Section::Agencies,
            Place::Note(_) | Place::Measure(_) => {}
        }
        self.reveals = Some(0);
    }

    /// Whether the chosen row has to come into view in this pass.
    fn take_reveal(&mut self, revision: u64) -> bool {
        let due = self.reveals.is_some_and(|after| revision > after);
        if due {
            self.reveals = None;
        }
        due
    }

    /// Whether this is what wants the focus; then it no longer does.
    fn take_want(&mut self, want: Want) -> bool {
        let wanted = self.wants == Some(want);
        if wanted {
            self.wants = None;
        }
        wanted
    }
}

/// Width from which the sections stand on the left, in points at 100 %.
const WIDE: f32 = 760.0;

/// The whole place.
pub fn prepare_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    if state.of != Some(view.session.id) {
        *state = PrepareState { of: Some(view.session.id), wants: state.wants, ..PrepareState::default() };
    }
    let tokens = tokens(ui);
    sections::keys(ui, state);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let wide = ui.available_width() >= tokens.scaled(WIDE);
    if wide {
        Panel::left("prepare-sections")
            .exact_size(tokens.scaled(if ui.available_width() >= tokens.scaled(1100.0) { 208.0 } else { 176.0 }))
            .resizable(false)
            .show_separator_line(false)
            .frame(
                Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(space::S as i8, space::L as i8)),
            )
            .show(ui, |ui| sections::column_ui(ui, view, state));
    } else {
        Panel::top("prepare-sections-above")
            .resizable(false)
            .show_separator_line(false)
            .frame(
                Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(space::L as i8, space::S as i8)),
            )
            .show(ui, |ui| sections::row_ui(ui, state));
    }
    CentralPanel::default().frame(Frame::new().fill(tokens.surface)).show(ui, |ui| match state.section {
        Section::Event => event::event_ui(ui, view, state, asks),
        Section::Agenda => agenda::agenda_ui(ui, view, state, asks),
        Section::Elements => elements::elements_ui(ui, view, state, asks),
        Section::Agencies => agencies::agencies_ui(ui, view, state, asks),
        Section::Room => room::room_ui(ui, view, state, asks),
    });
}

/// The id of a field, from the record that it is about.
fn field_id(place: &Place, field: &'static str) -> Id {
    Id::unique(("prepare", place, field))
}
