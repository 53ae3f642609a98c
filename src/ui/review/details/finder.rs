//! A field in which a few letters find one thing of many; Enter or a click takes it.

use egui::{CompletionPopup, EventFilter, Frame, Id, Key, Margin, RectAlign, Stroke, Suggestion, TextEdit, Ui, vec2};

use crate::ui::theme::{Size, space, tokens};

/// One thing that can be found.
pub(super) struct Hit {
    /// What tells it apart.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// A second word for it.
    pub detail: String,
}

/// Room that a field needs beside the chips before it, in points at 100 %.
const LEAST: f32 = 150.0;

/// Chips, and a field behind them where there is room, else below them.
pub(super) fn chips_and_field_ui<R>(
    ui: &mut Ui,
    chips: impl FnOnce(&mut Ui),
    field: impl FnOnce(&mut Ui, f32) -> R,
) -> R {
    let least = tokens(ui).scaled(LEAST);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS + 2.0, space::XS + 2.0);
        // As high as a field: chips stand in its middle.
        ui.set_row_height(tokens(ui).scaled(32.0));
        chips(ui);
        let right = ui.max_rect().right();
        if right - ui.cursor().left() < least {
            ui.end_row();
        }
        let width = right - ui.cursor().left();
        field(ui, width)
    })
    .inner
}

/// How many are offered at most.
const MOST: usize = 8;

/// The field; the key of what was taken. `find` says what some letters can mean, the likeliest first.
pub(super) fn finder_ui(
    ui: &mut Ui,
    id: Id,
    name: &str,
    hint: &str,
    width: f32,
    text: &mut String,
    find: impl Fn(&str) -> Vec<Hit>,
) -> Option<String> {
    let tokens = tokens(ui);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let stroke = if focused { Stroke::new(2.0, tokens.accent.ink) } else { Stroke::new(1.0, tokens.faint) };
    let inset = i8::from(!focused);
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(stroke)
        .corner_radius(space::RADIUS)
        .inner_margin(Margin::symmetric(9 + inset, 4 + inset));
    let edit = TextEdit::singleline(text)
        .hint_text(hint.to_owned())
        .font(tokens.font(Size::Body))
        .frame(frame)
        .desired_width(width)
        .event_filter(EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false });
    let hits = |typed: &str| {
        let typed = typed.trim().trim_start_matches(['#', '@']);
        let mut hits = if typed.is_empty() { Vec::new() } else { find(typed) };
        hits.truncate(MOST);
        hits
    };
    let suggest = |hit: Hit| Suggestion::new(hit.key).content(hit.name).description(hit.detail);
    let output = CompletionPopup::new(id)
        .word_boundary(|_| false)
        .accept_keys([Key::Enter, Key::Tab])
        .align(RectAlign::BOTTOM_START)
        .max_height(tokens.scaled(220.0))
        .show(ui, edit, |query| hits(query.text).into_iter().map(suggest).collect());
    let response = output.text_edit.response.response.accessible_name(name);
    let mut taken = output.accepted.map(|accepted| accepted.insert);
    if taken.is_none() && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        // Typed so fast that the popup had no time to open.
        taken = hits(text).into_iter().next().map(|hit| hit.key);
        response.request_focus();
    }
    if taken.is_some() {
        text.clear();
    }
    taken
}
