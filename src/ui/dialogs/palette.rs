//! The palette: every command by a few letters of its name.

use egui::{Key, Modifiers, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::Flow;
use crate::command::Command;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, View, keys, name_now, screen_menu};

/// What is typed, and which row is chosen.
#[derive(Debug, Default)]
pub struct PaletteState {
    query: String,
    chosen: usize,
    seen: bool,
}

/// A row of the list under the field.
pub(super) struct Choice {
    pub name: String,
    pub detail: String,
}

/// The dialog.
pub(super) fn palette_ui(ui: &mut Ui, view: Option<&View<'_>>, of: &mut PaletteState, asks: &mut Vec<Ask>) -> Flow {
    let now = view.map(|view| view.circumstances).unwrap_or_default();
    let is_possible = |command: &Command| *command != Command::Palette && command.is_possible(now);
    let of_command = |command: Command| {
        let name = name_now(command, view).into_owned();
        let detail = command.key().map(keys::name).unwrap_or_default();
        (Choice { name, detail }, Ask::Do(command))
    };
    let commands = Command::ALL.iter().copied().filter(is_possible).map(of_command);
    let screens = view.into_iter().flat_map(|view| screen_menu::palette_rows(view.wall));
    let screens = screens.map(|(name, ask)| (Choice { name, detail: String::new() }, ask));
    let (choices, mut wishes): (Vec<Choice>, Vec<Ask>) = commands.chain(screens).unzip();
    match choose_ui(ui, &t!("palette-hint"), &t!("palette-none"), &choices, of) {
        Some(index) => {
            asks.extend((index < wishes.len()).then(|| wishes.swap_remove(index)));
            Flow::Close
        }
        None => Flow::Stay,
    }
}

/// A field and the rows that match it, best first; the index of the row that Enter or a click took.
pub(super) fn choose_ui(
    ui: &mut Ui,
    hint: &str,
    none: &str,
    choices: &[Choice],
    of: &mut PaletteState,
) -> Option<usize> {
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    let (up, down, enter) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let field = TextEdit::singleline(&mut of.query)
        .hint_text(hint.to_owned())
        .font(tokens.font(Size::Reading))
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::text_edit(true, "", of.query.as_str(), hint));
    if !of.seen {
        of.seen = true;
        response.request_focus();
    }
    if response.changed() {
        of.chosen = 0;
    }
    let rows = ranked(&of.query, choices);
    if rows.is_empty() {
        ui.add_space(space::S);
        text::label(ui, none, Size::Body, tokens.second);
        return None;
    }
    if down {
        of.chosen = (of.chosen + 1) % rows.len();
    }
    if up {
        of.chosen = (of.chosen + rows.len() - 1) % rows.len();
    }
    of.chosen = of.chosen.min(rows.len() - 1);
    if enter {
        return rows.get(of.chosen).copied();
    }
    ui.add_space(space::S);
    let mut taken = None;
    ScrollArea::vertical().max_height(tokens.scaled(340.0)).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, index) in rows.iter().enumerate() {
            let Some(choice) = choices.get(*index) else { continue };
            let (rect, response) =
                ui.allocate_exact_size(vec2(ui.available_width(), tokens.scaled(32.0)), Sense::click());
            let chosen = place == of.chosen;
            response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &choice.name));
            if chosen {
                ui.painter().rect_filled(rect, 4.0, tokens.accent.ground);
                if up || down {
                    response.scroll_to_me(None);
                }
            } else if response.hovered() {
                ui.painter().rect_filled(rect, 4.0, tokens.hover);
            }
            let line = tokens.line_height(Size::Body);
            let detail = text::layout_line(
                ui,
                &choice.detail,
                tokens.font(Size::Small),
                line,
                tokens.second,
                rect.width() / 3.0,
            );
            let left = rect.width() - detail.size().x - 3.0 * space::S;
            let name = text::layout_line(ui, &choice.name, tokens.font(Size::Body), line, tokens.ink, left);
            let y = rect.center().y - line / 2.0;
            ui.painter().galley(pos2(rect.left() + space::S, y), name, tokens.ink);
            ui.painter().galley(pos2(rect.right() - space::S - detail.size().x, y), detail, tokens.second);
            if response.clicked() {
                taken = Some(*index);
            }
        }
    });
    taken
}

/// Indices of the choices that match, best first; all of them, in their order, for an empty query.
fn ranked(query: &str, choices: &[Choice]) -> Vec<usize> {
    if query.trim().is_empty() {
        return (0..choices.len()).collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize)> = choices
        .iter()
        .enumerate()
        .filter_map(|(index, choice)| {
            let text = format!("{} {}", choice.name, choice.detail);
            let score = pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher)?;
            Some((score, index))
        })
        .collect();
    scored.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    scored.into_iter().map(|(_, index)| index).collect()
}
