//! What stands on the left, with the numbers of each.

use egui::Ui;

use crate::session::agenda::AgendaItem;
use crate::session::catalogue::{Element, Theme};
use crate::session::index::Rows;
use crate::session::note::Kind;
use crate::t;
use crate::ui::View;
use crate::ui::review::chosen::Chosen;
use crate::ui::review::{By, ReviewState};
use crate::ui::theme::{Size, Tokens, space};
use crate::ui::widgets::text;

/// A row of the column.
pub(super) enum Entry<'a> {
    /// All notes; beside agenda items, if so.
    All(bool),
    /// An element.
    Element(&'a Element),
    /// An agenda item.
    Item(&'a AgendaItem),
    /// The notes without an element.
    Unplaced,
}

impl Entry<'_> {
    /// What a click on it shows.
    pub fn chosen(&self) -> Chosen {
        match self {
            Self::All(_) => Chosen::All,
            Self::Element(element) => Chosen::Element(element.id.clone()),
            Self::Item(item) => Chosen::Item(item.id.clone()),
            Self::Unplaced => Chosen::Unplaced,
        }
    }

    /// Notes, gaps, and measures; for agenda items actions.
    pub fn counts(&self, view: &View<'_>) -> [usize; 3] {
        let of = |rows: Option<&Rows>| {
            rows.map_or([0; 3], |rows| [rows.notes().len(), rows.of_kind(Kind::Gap), rows.of_kind(Kind::Action)])
        };
        match self {
            Self::All(by_item) => {
                let actions = view.index.of_kind(Kind::Action);
                let third = if *by_item { actions } else { view.session.measures.len() };
                [view.session.notes.len(), view.index.of_kind(Kind::Gap), third]
            }
            Self::Element(element) => {
                let [notes, gaps, _] = of(view.index.of_element(&element.id));
                [notes, gaps, view.index.measures_of(&element.id).len()]
            }
            Self::Item(item) => of(view.index.of_item(&item.id)),
            Self::Unplaced => {
                let [notes, gaps, _] = of(Some(view.index.without_element()));
                [notes, gaps, 0]
            }
        }
    }

    /// The word for having no notes, and whether that matters: a starred element should have been discussed.
    pub fn emptiness(&self) -> Option<(String, bool)> {
        match self {
            Self::Element(element) if element.discussed => Some((t!("review-discussed").into_owned(), false)),
            Self::Element(element) => Some((t!("review-empty").into_owned(), element.star)),
            Self::Item(_) => Some((t!("review-empty").into_owned(), false)),
            Self::All(_) | Self::Unplaced => None,
        }
    }
}

/// The rows, and how many elements are left out: those that nobody had to discuss and nobody spoke about.
pub(super) fn entries<'a>(view: &'a View<'_>, review: &ReviewState) -> (Vec<Entry<'a>>, usize) {
    let by_item = review.by == By::Item;
    let mut entries = vec![Entry::All(by_item)];
    if by_item {
        entries.extend(view.session.agenda.iter().map(Entry::Item));
        return (entries, 0);
    }
    let (mut shown, mut left_out) = (Vec::new(), 0);
    for element in &view.session.elements {
        let has_something =
            view.index.of_element(&element.id).is_some() || !view.index.measures_of(&element.id).is_empty();
        let chosen = review.chosen.element() == Some(&element.id);
        if has_something || chosen || (!element.hidden && (element.star || element.discussed)) {
            shown.push(element);
        } else if !element.hidden {
            left_out += 1;
            if review.all_elements {
                shown.push(element);
            }
        }
    }
    for theme in Theme::ALL {
        entries.extend(shown.iter().filter(|element| element.theme == theme).copied().map(Entry::Element));
    }
    if !view.index.without_element().notes().is_empty() || review.chosen == Chosen::Unplaced {
        entries.push(Entry::Unplaced);
    }
    (entries, left_out)
}

/// Where the numbers stand.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// Width of each, from the left.
    pub widths: [f32; 3],
    /// From the last one to the edge.
    pub margin: f32,
}

impl Columns {
    /// Wide enough for the widest number of each.
    pub fn new(ui: &Ui, tokens: &Tokens, view: &View<'_>, entries: &[Entry<'_>]) -> Self {
        let mut widest = [0_usize; 3];
        for entry in entries {
            for (widest, count) in widest.iter_mut().zip(entry.counts(view)) {
                *widest = count.max(*widest);
            }
        }
        let line = tokens.line_height(Size::Small);
        let digit = text::layout_line(ui, "0", tokens.font(Size::Small), line, tokens.ink, line).size().x;
        let width = |count: usize| {
            let digits = count.checked_ilog10().unwrap_or(0) + 1;
            (digits as f32 * digit + space::S).max(tokens.scaled(22.0)).ceil()
        };
        Self { widths: widest.map(width), margin: space::S }
    }

    /// From the left of the first one to the edge.
    pub fn sum(&self) -> f32 {
        self.widths.iter().sum::<f32>() + self.margin
    }
}
