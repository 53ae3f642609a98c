//! Things to choose below each other, each with its number and what comes of it.

use egui::{Button, Key, Modifiers, RichText, Ui, vec2};

use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;

/// By which they are chosen.
const KEYS: [Key; 4] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];

/// Height of one, in points at 100 %.
const HEIGHT: f32 = 36.0;

/// What can be chosen: what it is called, and a line for each thing that comes of it.
pub struct Choice<L> {
    /// Its name.
    pub name: String,
    /// What comes of it.
    pub tells: L,
}

/// Draws them; the one that was chosen, by its place. The first one has the focus if `begins`.
pub fn choices_ui<L>(ui: &mut Ui, choices: impl IntoIterator<Item = Choice<L>>, begins: bool) -> Option<usize>
where
    L: IntoIterator<Item: Into<String>>,
{
    let tokens = tokens(ui);
    let mut chosen = None;
    for (at, Choice { name, tells }) in choices.into_iter().enumerate() {
        let title = t!("choice-numbered", number = at + 1, name = name);
        let button = Button::new(RichText::new(title).font(tokens.strong(Size::Body)))
            .min_size(vec2(ui.available_width(), tokens.scaled(HEIGHT)));
        let response = ui.add(button);
        if at == 0 && begins {
            response.request_focus();
        }
        let pressed = KEYS.get(at).is_some_and(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
        if response.clicked() || pressed {
            chosen = Some(at);
        }
        for line in tells {
            text::label(ui, line, Size::Small, tokens.second);
        }
        ui.add_space(space::S);
    }
    chosen
}

/// The same for choices that are always called the same: of `slug`, and of `slug` and `-what`.
pub fn fixed_ui<T: Copy>(ui: &mut Ui, choices: &[(T, &str)]) -> Option<T> {
    let begins = ui.memory(egui::Memory::focused).is_none();
    let of = |(_, slug): &(T, &str)| Choice { name: t!(*slug).into_owned(), tells: [t!(&format!("{slug}-what"))] };
    let chosen = choices_ui(ui, choices.iter().map(of), begins)?;
    choices.get(chosen).map(|(choice, _)| *choice)
}
