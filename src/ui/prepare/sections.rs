//! The sections of Prepare: beside or above what they show, and the keys that lead to them.

use egui::{Event, FocusDirection, Id, Key, Modifiers, Rect, Ui, pos2};

use super::{PrepareState, Want};
use crate::session::timing;
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::prepare::agenda::planned;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::pick::{Picked, Source, pick_ui};
use crate::ui::widgets::text;
use crate::ui::{View, texts};

/// A part of Prepare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Section {
    /// What the event is, and its public story.
    #[default]
    Event,
    /// What happens when.
    Agenda,
    /// What the room goes through.
    Elements,
    /// Who can lead.
    Agencies,
    /// Rule of the room, marking, private names.
    Room,
}

impl Section {
    /// All sections, in the order of the work.
    pub const ALL: [Self; 5] = [Self::Event, Self::Agenda, Self::Elements, Self::Agencies, Self::Room];

    fn name(self) -> String {
        t!(match self {
            Self::Event => "prepare-event",
            Self::Agenda => "prepare-agenda",
            Self::Elements => "prepare-elements",
            Self::Agencies => "prepare-agencies",
            Self::Room => "prepare-room",
        })
        .into_owned()
    }

    /// What is in it now, in a few words.
    fn meta(self, view: &View<'_>) -> String {
        let session = view.session;
        match self {
            Self::Event => match session.workshop.days.as_slice() {
                [] => t!("prepare-no-date").into_owned(),
                [day] => texts::date(*day),
                [first, more @ ..] => t!("prepare-days-from", date = texts::date(*first), more = more.len()),
            },
            Self::Agenda if session.agenda.is_empty() => t!("prepare-none-yet").into_owned(),
            Self::Agenda => {
                t!(
                    "prepare-agenda-meta",
                    count = session.agenda.len(),
                    time = texts::duration_minutes(planned(session))
                )
            }
            Self::Elements => {
                let visible = || session.elements.iter().filter(|element| !element.hidden);
                let starred = visible().filter(|element| element.star).count();
                t!("prepare-elements-meta", starred = starred, count = visible().count())
            }
            Self::Agencies if session.agencies.is_empty() => t!("prepare-none-yet").into_owned(),
            Self::Agencies => t!("prepare-agencies-meta", count = session.agencies.len()),
            Self::Room => super::room::rule_short(session.workshop.rule).into_owned(),
        }
    }
}

/// Alt and a digit lead to a section, Ctrl+Tab to the next one. Not while a dialog is open.
pub(super) fn keys(ui: &Ui, state: &mut PrepareState) {
    if !ui.memory(|memory| memory.allows_interaction(ui.layer_id())) {
        return;
    }
    let at = Section::ALL.iter().position(|section| *section == state.section).unwrap_or(0);
    let count = Section::ALL.len();
    let wanted = ui.input_mut(|input| {
        if take_exactly(input, Modifiers::CTRL, Key::Tab) {
            return Some((at + 1) % count);
        }
        if take_exactly(input, Modifiers::CTRL | Modifiers::SHIFT, Key::Tab) {
            return Some((at + count - 1) % count);
        }
        take_alt_digit(input)
    });
    if let Some(section) = wanted.and_then(|at| Section::ALL.get(at)) {
        // Where Ctrl is not the command key, the toolkit takes Ctrl+Shift+Tab for Shift+Tab.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        state.go_to(*section);
    }
}

/// The section of a digit pressed with Alt. Where digits need Shift, the place on the keyboard counts.
fn take_alt_digit(input: &mut egui::InputState) -> Option<usize> {
    const DIGITS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    let mut wanted = None;
    // The key still delivers its character as text.
    let mut its_text = false;
    input.events.retain(|event| match event {
        Event::Key { key, physical_key, pressed: true, modifiers, .. }
            if modifiers.alt
                && !modifiers.shift
                && !modifiers.command
                && modifiers.ctrl == cfg!(target_os = "macos") =>
        {
            let digit = DIGITS.iter().position(|digit| key == digit || *physical_key == Some(*digit));
            wanted = digit.or(wanted);
            its_text |= digit.is_some();
            digit.is_none()
        }
        Event::Text(_) => !std::mem::take(&mut its_text),
        _ => true,
    });
    wanted
}

struct Column<'a> {
    view: &'a View<'a>,
    tokens: &'a Tokens,
    chosen: Section,
}

impl Source for Column<'_> {
    fn count(&self) -> usize {
        Section::ALL.len()
    }

    fn id(&self, row: usize) -> Id {
        Id::unique(("prepare-section", row))
    }

    fn name(&self, row: usize) -> String {
        Section::ALL
            .get(row)
            .map(|section| t!("prepare-section", name = section.name(), what = section.meta(self.view)))
            .unwrap_or_default()
    }

    fn height(&self, _ui: &Ui, _row: usize, _width: f32) -> f32 {
        self.tokens.line_height(Size::Body) + self.tokens.line_height(Size::Small) + 2.0 * space::S - 2.0
    }

    fn row_ui(&self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Picked> {
        let section = *Section::ALL.get(row)?;
        let tokens = self.tokens;
        let (font, ink) = if section == self.chosen {
            (tokens.strong(Size::Body), tokens.accent.ink)
        } else {
            (tokens.font(Size::Body), tokens.ink)
        };
        let width = rect.width() - 2.0 * space::M;
        let name = text::layout_line(ui, &section.name(), font, tokens.line_height(Size::Body), ink, width);
        let small = tokens.line_height(Size::Small);
        let meta =
            text::layout_line(ui, &section.meta(self.view), tokens.font(Size::Small), small, tokens.second, width);
        let at = rect.min + egui::vec2(space::M, space::S - 1.0);
        let below = pos2(at.x, at.y + name.size().y);
        ui.painter().galley(at, name, ink);
        ui.painter().galley(below, meta, tokens.second);
        None
    }
}

/// The sections on the left, each with what is in it.
pub(super) fn column_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState) {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    let at = Section::ALL.iter().position(|section| *section == state.section);
    let column = Column { view, tokens: &tokens, chosen: state.section };
    match pick_ui(ui, &column, at, false) {
        Some(Picked::Row(row) | Picked::Press(row)) => choose(state, row),
        Some(Picked::Open(row) | Picked::Mark(row)) => {
            choose(state, row);
            state.wants = Some(Want::Section);
        }
        _ => {}
    }
    ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
        ui.horizontal(|ui| {
            ui.add_space(space::M);
            text::label(ui, t!("prepare-keys"), Size::Small, tokens.second);
        });
    });
}

/// The sections in one line above, where there is no room beside.
pub(super) fn row_ui(ui: &mut Ui, state: &mut PrepareState) {
    let sections = Section::ALL.map(|section| (section, section.name()));
    if let Some(section) = choice_ui(ui, Id::unique("prepare-sections"), "", state.section, &sections, str::to_owned) {
        state.section = section;
        state.open = false;
    }
}

fn choose(state: &mut PrepareState, row: usize) {
    if let Some(section) = Section::ALL.get(row) {
        state.section = *section;
        state.open = false;
    }
}

/// `16:00`, the end of the last item of a day.
pub(super) fn end_of_day(slots: &[timing::Slot], at: usize) -> String {
    slots.get(at).map(|slot| timing::hour_minute(slot.ends)).unwrap_or_default()
}
