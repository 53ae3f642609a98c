//! The elements that the room goes through: by theme, starred, hidden, in an order that can be changed.

use egui::{Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{PrepareState, Want, agenda::ask_removal, element, frame};
use crate::session::catalogue::{Element, Theme};
use crate::session::history::{Place, Step};
use crate::session::prepare;
use crate::session::search::fold;
use crate::session::{ElementId, Session};
use crate::t;
use crate::ui::keys::take_exactly;
use crate::ui::theme::{Size, Tokens, space, tokens};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::pick::{Picked, Source, pick_ui};
use crate::ui::widgets::{mark, text};
use crate::ui::{Ask, View, texts};

/// The section.
pub(super) fn elements_ui(ui: &mut Ui, view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let shown = shown(view.session, &state.filter);
    let at = chosen(&shown, state);
    if let Some(at) = at {
        shift(ui, view, &shown, at, state, asks);
    }
    frame::two_ui(
        ui,
        state,
        asks,
        &t!("prepare-elements-back"),
        |ui, state, asks| list_ui(ui, view, &shown, at, state, asks),
        |ui, state, asks| match at.and_then(|at| shown.get(at)) {
            Some(element) => element::element_ui(ui, view, element, state, asks),
            None => frame::column_ui(ui, "elements-empty", |ui| {
                frame::head_ui(ui, &t!("prepare-elements-none"), &t!("prepare-elements-none-how"));
            }),
        },
    );
}

/// Elements that hold every word of the filter, by theme, in board order.
fn shown<'a>(session: &'a Session, filter: &str) -> Vec<&'a Element> {
    let filter = fold(filter);
    let words: Vec<&str> = filter.split_whitespace().collect();
    let holds = |element: &&Element| {
        let text = fold(&format!("{} {} {} {}", element.id, element.title, element.short, element.question));
        words.iter().all(|word| text.contains(word))
    };
    let of = |theme: Theme| session.elements.iter().filter(move |element| element.theme == theme);
    Theme::ALL.into_iter().flat_map(of).filter(|element| words.is_empty() || holds(element)).collect()
}

/// The row that the fields are about.
fn chosen(shown: &[&Element], state: &PrepareState) -> Option<usize> {
    let at = state.element.as_ref().and_then(|id| shown.iter().position(|element| element.id == *id));
    at.or((!shown.is_empty()).then_some(0))
}

/// Alt+↑ and Alt+↓ move the chosen element among those that are listed of its theme.
fn shift(ui: &Ui, view: &View<'_>, shown: &[&Element], at: usize, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    if !ui.memory(|memory| memory.allows_interaction(ui.layer_id())) {
        return;
    }
    for (key, to) in [(Key::ArrowUp, at.checked_sub(1)), (Key::ArrowDown, Some(at + 1))] {
        if ui.input_mut(|input| take_exactly(input, Modifiers::ALT, key)) {
            asks.extend(moved(view, shown, at, to));
            state.element = shown.get(at).map(|element| element.id.clone());
            state.reveals = Some(view.revision);
        }
    }
}

fn moved(view: &View<'_>, shown: &[&Element], from: usize, to: Option<usize>) -> Option<Ask> {
    let (element, beside) = (shown.get(from)?, shown.get(to?)?);
    prepare::move_element(view.session, &element.id, &beside.id).map(|step| Ask::Step(Box::new(step)))
}

fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &[&Element],
    at: Option<usize>,
    state: &mut PrepareState,
    asks: &mut Vec<Ask>,
) {
    let tokens = tokens(ui);
    let list = List { tokens: &tokens, shown };
    if let Some(row) = at
        && (state.take_want(Want::List) || state.take_want(Want::Section))
    {
        ui.memory_mut(|memory| memory.request_focus(list.id(row)));
    }
    ui.spacing_mut().item_spacing.y = space::S;
    let filter = Field::new(Id::unique("prepare-filter"), t!("prepare-filter")).bare().hint(t!("prepare-filter"));
    // Where no row is listed, one begins at the filter.
    let focus = shown.is_empty() && (state.take_want(Want::Section) || state.take_want(Want::List));
    let response = filter.show(ui, &mut state.filter, |_| None);
    frame::request_focus(&response, focus);
    frame::list_ui(
        ui,
        "prepare-elements",
        &mut (state, asks),
        |ui, (state, asks)| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let reveal = state.take_reveal(view.revision);
            if let Some(picked) = pick_ui(ui, &list, at, reveal) {
                answer(view, shown, state, asks, picked);
            }
            if shown.is_empty() {
                text::label(ui, t!("prepare-filter-none"), Size::Body, tokens.second);
            }
            if let (false, Some(element)) = (state.beside, at.and_then(|at| shown.get(at))) {
                frame::refused_ui(ui, &Place::Element(element.id.clone()), view.revision, state);
            }
        },
        |ui, (state, asks)| {
            ui.spacing_mut().item_spacing.y = space::S;
            add_ui(ui, view, at.and_then(|at| shown.get(at)).map(|element| element.theme), state, asks);
            text::label(ui, t!("prepare-elements-keys"), Size::Small, tokens.second);
        },
    );
}

/// The field for a new element, of the theme of the chosen one.
fn add_ui(ui: &mut Ui, view: &View<'_>, theme: Option<Theme>, state: &mut PrepareState, asks: &mut Vec<Ask>) {
    let id = Id::unique("prepare-new-element");
    let (name, hint) = (t!("prepare-element-add"), t!("prepare-element-add-hint"));
    if let Some(title) = frame::add_ui(ui, id, &name, &hint, &mut state.new_element, false) {
        let (step, id) = prepare::add_element(view.session, theme.unwrap_or(Theme::A), &title);
        (state.element, state.filter) = (Some(id), String::new());
        state.reveals = Some(view.revision);
        asks.push(Ask::Step(Box::new(step)));
    }
}

fn answer(view: &View<'_>, shown: &[&Element], state: &mut PrepareState, asks: &mut Vec<Ask>, picked: Picked) {
    let id = |row: usize| shown.get(row).map(|element| element.id.clone());
    match picked {
        Picked::Row(row) => state.element = id(row),
        Picked::Press(row) => {
            state.element = id(row);
            state.open = !state.beside;
        }
        Picked::Open(row) => {
            state.element = id(row);
            state.open = true;
            state.wants = Some(Want::Detail);
        }
        Picked::Mark(row) => asks.extend(shown.get(row).map(|element| {
            let next = Element { star: !element.star, ..(*element).clone() };
            Ask::Step(Box::new(Step { joins: None, ..prepare::edit_element("star", next) }))
        })),
        Picked::Remove(row) => {
            if let Some(element) = shown.get(row).filter(|element| prepare::is_local(element)) {
                remove(view, state, asks, &element.id);
            }
        }
        Picked::Move(from, to) => {
            state.element = id(from);
            asks.extend(moved(view, shown, from, Some(to)));
        }
    }
}

/// Removes a local element and chooses its neighbour, or says why not.
pub(super) fn remove(view: &View<'_>, state: &mut PrepareState, asks: &mut Vec<Ask>, id: &ElementId) {
    let elements = &view.session.elements;
    let at = elements.iter().position(|element| element.id == *id).unwrap_or(0);
    let neighbour = at.checked_sub(1).and_then(|before| elements.get(before)).or(elements.get(at + 1));
    let step = prepare::remove_element(view.session, id);
    if ask_removal(state, asks, view.revision, Place::Element(id.clone()), step) {
        state.element = neighbour.map(|element| element.id.clone());
    }
}

/// The rows of the catalogue.
struct List<'a> {
    tokens: &'a Tokens,
    shown: &'a [&'a Element],
}

impl List<'_> {
    fn star_width(&self) -> f32 {
        self.tokens.scaled(28.0)
    }
}

impl Source for List<'_> {
    fn count(&self) -> usize {
        self.shown.len()
    }

    fn id(&self, row: usize) -> Id {
        Id::unique(("prepare-element", self.shown.get(row).map(|element| &element.id)))
    }

    fn name(&self, row: usize) -> String {
        let Some(element) = self.shown.get(row) else {
            return String::new();
        };
        let mut parts = vec![element.title.clone()];
        if element.star {
            parts.push(t!("prepare-starred").into_owned());
        }
        if element.hidden {
            parts.push(t!("prepare-hidden").into_owned());
        }
        parts.join(", ")
    }

    fn height(&self, _ui: &Ui, _row: usize, _width: f32) -> f32 {
        self.tokens.scaled(28.0)
    }

    fn head_ui(&self, ui: &mut Ui, row: usize) {
        let theme = |row: usize| self.shown.get(row).map(|element| element.theme);
        if let Some(this) = theme(row)
            && row.checked_sub(1).and_then(theme) != Some(this)
        {
            ui.add_space(if row == 0 { 0.0 } else { space::M });
            text::column_head(ui, t!("prepare-theme", letter = this.letter().to_string(), theme = texts::theme(this)));
            ui.add_space(space::XS);
        }
    }

    fn row_ui(&self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Picked> {
        let element = self.shown.get(row)?;
        let tokens = self.tokens;
        let star = Rect::from_min_size(rect.min, vec2(self.star_width(), rect.height()));
        let response = ui.interact(star, self.id(row).with("star"), Sense::CLICK);
        let name = t!("prepare-star-of", element = element.title.as_str());
        response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, element.star, &name));
        let color = if element.star { tokens.accent.ink } else { tokens.faint };
        mark::star(ui.painter(), star.center(), tokens.scaled(13.0), element.star, color);
        let pressed = response.on_hover_text(name).clicked();

        let ink = if element.hidden { tokens.second } else { tokens.ink };
        let state = if element.hidden { t!("prepare-hidden") } else { "".into() };
        let room = rect.width() - self.star_width() - space::S;
        let small = tokens.line_height(Size::Small);
        let state = text::layout_line(ui, &state, tokens.font(Size::Small), small, tokens.second, room);
        let room = room - state.size().x - if element.hidden { space::S } else { 0.0 };
        let title =
            text::layout_line(ui, &element.title, tokens.font(Size::Body), tokens.line_height(Size::Body), ink, room);
        let middle = rect.center().y;
        let right = rect.right() - space::S - state.size().x;
        ui.painter().galley(pos2(star.right(), middle - title.size().y / 2.0), title, ink);
        ui.painter().galley(pos2(right, middle - state.size().y / 2.0), state, tokens.second);
        pressed.then_some(Picked::Mark(row))
    }

    fn is_movable(&self, from: usize, to: usize) -> bool {
        let theme = |row: usize| self.shown.get(row).map(|element| element.theme);
        from != to && theme(from) == theme(to)
    }
}
