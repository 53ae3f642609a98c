//! The menu line: six menus, and at the right the name of the session and whether it is saved.

use egui::{Align, Layout, MenuBar, Ui};

use super::theme::{Look, Size, space, tokens};
use super::versions::FileChange;
use super::widgets::button::Tick;
use super::widgets::{button, text};
use super::{Ask, SaveState, State, Timekeeping, View, name_now, screen_menu, texts, wall};
use crate::command::Command;
use crate::t;

const SESSION: &[Option<Command>] = &[
    Some(Command::GoToStart),
    Some(Command::Open),
    None,
    Some(Command::NewGeorgetown),
    Some(Command::NewOneDay),
    Some(Command::NewEmpty),
    Some(Command::TryExercise),
    None,
    Some(Command::SaveNow),
    Some(Command::SaveCopy),
    Some(Command::WritePaper),
    None,
    Some(Command::Versions),
    Some(Command::FileChanged),
    Some(Command::DeleteTraces),
    None,
    Some(Command::Quit),
];
const EDIT: &[Option<Command>] = &[
    Some(Command::Undo),
    Some(Command::Redo),
    None,
    Some(Command::Find),
    Some(Command::EditLast),
    Some(Command::DeleteNote),
    None,
    Some(Command::NewMeasure),
    Some(Command::NextFinding),
    Some(Command::PreviousFinding),
    Some(Command::AcceptFinding),
];
const VIEW: &[Option<Command>] = &[
    Some(Command::GoToPrepare),
    Some(Command::GoToRun),
    Some(Command::GoToReview),
    Some(Command::GoToPapers),
    Some(Command::Plan),
    Some(Command::Coverage),
    None,
    Some(Command::TextLarger),
    Some(Command::TextSmaller),
    Some(Command::TextNormal),
    None,
    Some(Command::ThemeLight),
    Some(Command::ThemeDark),
    Some(Command::ThemeContrast),
    None,
    Some(Command::Uncover),
];
const ROOM: &[Option<Command>] = &[
    Some(Command::StartItem),
    Some(Command::PauseItem),
    Some(Command::EndItem),
    None,
    Some(Command::MinuteMore),
    Some(Command::MinuteLess),
    Some(Command::BackDate),
    Some(Command::Replan),
    None,
    Some(Command::Next),
    Some(Command::Previous),
    Some(Command::FindElement),
    Some(Command::ClearFloor),
    Some(Command::MarkDiscussed),
    Some(Command::ParkElement),
    Some(Command::ParkElements),
    None,
    Some(Command::Rehearse),
    Some(Command::RehearsalPace),
    Some(Command::EndRehearsal),
];
const WALL: &[Option<Command>] = &[
    Some(Command::Wall),
    Some(Command::WallFront),
    Some(Command::WallFullScreen),
    Some(Command::SwapScreens),
    None,
    Some(Command::WallTitle),
    Some(Command::WallAgenda),
    Some(Command::WallElement),
    Some(Command::WallClock),
    Some(Command::WallCoverage),
    Some(Command::WallParagraph),
    Some(Command::WallPrompts),
    None,
    Some(Command::ReadBack),
    Some(Command::ReadAgreed),
    Some(Command::ReadAmended),
    Some(Command::ReadReserved),
    None,
    Some(Command::WallBlack),
    Some(Command::WallFreeze),
    Some(Command::WallDark),
    Some(Command::WallContrast),
];
const HELP: &[Option<Command>] = &[Some(Command::Keys), Some(Command::Palette)];

/// The menu line.
pub fn menu_ui(ui: &mut Ui, view: Option<&View<'_>>, state: &State, asks: &mut Vec<Ask>) {
    ui.add_space(2.0);
    MenuBar::new().ui(ui, |ui| {
        ui.add_space(space::S);
        for (key, commands) in [
            ("menu-session", SESSION),
            ("menu-edit", EDIT),
            ("menu-view", VIEW),
            ("menu-room", ROOM),
            ("menu-wall", WALL),
            ("menu-help", HELP),
        ] {
            ui.menu_button(t!(key), |ui| {
                ui.set_min_width(tokens(ui).scaled(240.0));
                items_ui(ui, commands, view, state, asks);
            });
        }
        if let Some(view) = view {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::L);
                status_ui(ui, view, state.last_step.as_deref(), asks);
            });
        }
    });
    ui.add_space(2.0);
}

fn items_ui(ui: &mut Ui, commands: &[Option<Command>], view: Option<&View<'_>>, state: &State, asks: &mut Vec<Ask>) {
    let now = view.map(|view| view.circumstances).unwrap_or_default();
    let ticks = commands.iter().flatten().any(|command| checked(ui, *command, view, state).is_some());
    for command in commands {
        let Some(command) = *command else {
            ui.separator();
            continue;
        };
        let enabled = command.is_possible(now);
        match (command, view) {
            (Command::Undo, Some(view)) => step_ui(ui, command, view.undo, asks),
            (Command::Redo, Some(view)) => step_ui(ui, command, view.redo, asks),
            _ => {
                let tick = match checked(ui, command, view, state) {
                    Some(on) => Tick::Switch(on),
                    None if ticks => Tick::Room,
                    None => Tick::None,
                };
                let held_off = command.is_held_off(now);
                button::menu_item_ui(ui, command, &name_now(command, view), (enabled, held_off), tick, asks);
                if let (Command::WallFullScreen, Some(view)) = (command, view) {
                    screen_menu::screen_menu_ui(ui, view.wall, asks);
                }
            }
        }
    }
}

/// Undo and redo with the name of what they would do.
fn step_ui(ui: &mut Ui, command: Command, step: Option<crate::session::history::StepName>, asks: &mut Vec<Ask>) {
    let Some(step) = step else {
        return button::menu_item_ui(ui, command, &command.name(), (false, false), Tick::None, asks);
    };
    let key = if command == Command::Undo { "undo-step" } else { "redo-step" };
    let name = t!(key, step = texts::step(step));
    let key = command.key().map(super::keys::name).unwrap_or_default();
    if ui.add(egui::Button::new(name).shortcut_text(key)).clicked() {
        asks.push(Ask::Do(command));
        ui.close();
    }
}

/// Whether a command that switches something is on.
fn checked(ui: &Ui, command: Command, view: Option<&View<'_>>, state: &State) -> Option<bool> {
    let look = tokens(ui).look;
    let wall = view.map(|view| view.wall);
    Some(match command {
        Command::ThemeLight => look == Look::Light,
        Command::ThemeDark => look == Look::Dark,
        Command::ThemeContrast => look == Look::Contrast,
        Command::Uncover => state.uncovered,
        Command::WallFullScreen => wall?.full_screen,
        Command::WallBlack => wall?.black,
        Command::WallFreeze => wall?.frozen,
        Command::WallDark => wall?.look.dark,
        Command::WallContrast => wall?.look.contrast,
        Command::ReadAgreed | Command::ReadAmended | Command::ReadReserved => {
            let said = wall?.mode.passage().and_then(|passage| passage.said(view?.session));
            said.map(|said| said.outcome) == super::read_back::outcome_of(command)
        }
        _ => wall?.mode.is_like(wall::mode_of(command)?),
    })
}

/// `National action plan workshop · Saved 10:42`.
fn status_ui(ui: &mut Ui, view: &View<'_>, last_step: Option<&str>, asks: &mut Vec<Ask>) {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.x = space::S;
    let (mut state, mut tint) = save_text(view.save);
    if let Some(change) = view.changed.filter(|_| !tint) {
        // Whatever is here was saved once; but the file is another one now.
        (state, tint) = (file_text(change), true);
    }
    if let Some(tint) = tint.then_some(tokens.alarm) {
        egui::Frame::new().fill(tint.ground).inner_margin(egui::Margin::symmetric(8, 2)).corner_radius(4.0).show(
            ui,
            |ui| {
                text::strong(ui, &state, Size::Small, tint.ink);
                let (words, command) = match view.changed {
                    Some(_) => (t!("save-look"), Command::FileChanged),
                    None => (t!("save-elsewhere"), Command::SaveCopy),
                };
                if ui.small_button(words).clicked() {
                    asks.push(Ask::Do(command));
                }
            },
        );
    } else {
        text::one_line(ui, state, tokens.font(Size::Small), tokens.second);
    }
    if let Some(step) = last_step {
        text::one_line(ui, format!("{step}  ·"), tokens.strong(Size::Small), tokens.accent.ink);
    }
    if view.timekeeping == Timekeeping::Rehearsal {
        let end = ui.small_button(Command::EndRehearsal.name()).on_hover_text(button::tip(Command::EndRehearsal));
        if end.clicked() {
            asks.push(Ask::Do(Command::EndRehearsal));
        }
        let pace = if view.rate == 1 { t!("rehearsal-fast") } else { t!("rehearsal-real") };
        if ui.small_button(pace).on_hover_text(button::tip(Command::RehearsalPace)).clicked() {
            asks.push(Ask::Do(Command::RehearsalPace));
        }
        text::strong(ui, t!("rehearsal-on", rate = view.rate), Size::Small, tokens.gap.ink);
    } else {
        text::one_line(ui, format!("{}  ·", title(view)), tokens.font(Size::Small), tokens.second)
            .on_hover_text(view.file_name);
    }
}

fn title(view: &View<'_>) -> String {
    let title = view.session.workshop.title.trim();
    if title.is_empty() { view.file_name.to_owned() } else { title.to_owned() }
}

/// That the file was changed by another program.
fn file_text(change: &FileChange) -> String {
    let words = match &change.unreadable {
        Some(_) if change.unknown => t!("save-changed-unknown"),
        Some(_) => t!("save-changed-unreadable"),
        None => t!("save-changed"),
    };
    words.into_owned()
}

/// The state of saving in words, and whether it is an alarm.
pub fn save_text(save: &SaveState) -> (String, bool) {
    match save {
        SaveState::Saved(time) => (t!("save-saved", time = time.as_str()), false),
        SaveState::Saving => (t!("save-saving").into_owned(), false),
        SaveState::ReadOnly(why) => (t!("save-read-only", why = why.as_str()), false),
        SaveState::NotKept => (t!("save-not-kept").into_owned(), false),
        SaveState::NotSaved { why, in_recovery: true } => (t!("save-not-saved-recovery", why = why.as_str()), true),
        SaveState::NotSaved { why, in_recovery: false } => (t!("save-not-saved", why = why.as_str()), true),
    }
}
