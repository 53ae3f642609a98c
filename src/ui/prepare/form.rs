//! Fields that are bound to the record: what is typed is a step at once, what cannot be read yet is kept beside it.

use std::borrow::Cow;
use std::collections::HashMap;

use egui::{Id, Key, Response, Ui};

use crate::session::history::Step;
use crate::ui::Ask;
use crate::ui::widgets::field::Field;

/// Texts of fields that are not what the record says: being typed, or not readable.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    all: HashMap<Id, Draft>,
}

#[derive(Debug)]
struct Draft {
    text: String,
    /// What the record said then. When it says something else, somebody changed it elsewhere: the draft is void.
    of: String,
    /// What the record said before typing began.
    before: String,
}

/// How the text of a field and the value in the record follow from each other.
pub(super) struct Typed<'a, T> {
    /// The value of a text; `None` while it has none.
    pub parse: &'a dyn Fn(&str) -> Option<T>,
    /// The text of a value.
    pub show: &'a dyn Fn(&T) -> String,
    /// What is said while it has none.
    pub wrong: Cow<'a, str>,
}

/// A field for a text that may be anything.
pub(super) fn text_ui(
    ui: &mut Ui,
    field: Field<'_>,
    value: &str,
    asks: &mut Vec<Ask>,
    step: impl FnOnce(String) -> Step,
) -> Response {
    let mut text = value.to_owned();
    let response = field.show(ui, &mut text, |_| None);
    if response.changed() && text != value {
        asks.push(Ask::Step(Box::new(step(text))));
    }
    response
}

/// A field for a text that has to be read: a duration, a time, a list.
pub(super) fn typed_ui<T>(
    ui: &mut Ui,
    field: Field<'_>,
    value: &T,
    typed: &Typed<'_, T>,
    drafts: &mut Drafts,
    asks: &mut Vec<Ask>,
    step: impl FnOnce(T) -> Step,
) -> Response {
    let id = field.id();
    let shown = (typed.show)(value);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let escaped = focused && ui.input(|input| input.key_pressed(Key::Escape));
    let reads = |text: &str| text == shown || (typed.parse)(text).is_some();
    let keeps = |draft: &Draft| {
        let readable = reads(&draft.text);
        draft.of == shown && if readable { focused } else { !escaped }
    };
    if drafts.all.get(&id).is_some_and(|draft| !keeps(draft)) {
        drafts.all.remove(&id);
    }
    let mut text = drafts.all.get(&id).map_or_else(|| shown.clone(), |draft| draft.text.clone());
    let wrong = typed.wrong.clone();
    let response = field.show(ui, &mut text, |text| (!reads(text)).then(|| wrong.clone()));
    if response.changed() {
        let before = drafts.all.remove(&id).map_or_else(|| shown.clone(), |draft| draft.before);
        // On the way to a text that means nothing, its beginning may have meant something that nobody wanted.
        let value = (typed.parse)(&text).or_else(|| (typed.parse)(&before));
        let of = value.as_ref().map_or_else(|| shown.clone(), typed.show);
        if of != shown
            && let Some(value) = value
        {
            asks.push(Ask::Step(Box::new(step(value))));
        }
        drafts.all.insert(id, Draft { text, of, before });
    }
    response
}

/// How a list is typed: one entry a line.
pub(super) fn lines<'a>() -> Typed<'a, Vec<String>> {
    Typed {
        parse: &|text| Some(crate::session::prepare::typed::lines(text)),
        show: &|lines| lines.join("\n"),
        wrong: Cow::Borrowed(""),
    }
}
