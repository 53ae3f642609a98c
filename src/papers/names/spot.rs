//! Where in the record a name stands: told instead of the text, which holds the name.

use std::collections::HashMap;
use std::sync::Arc;

use super::Names;
use crate::session::agenda::AgendaItem;
use crate::session::moment::Moment;
use crate::session::note::Note;
use crate::session::plan::{Measure, MeasureNumber};
use crate::session::{ElementId, Session};
use crate::t;

/// A place in the record, in words that are no text of anybody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameSpot {
    /// The event sheet.
    Event,
    /// The list of agencies.
    Agencies,
    /// An agenda item, by its place in the agenda, counted from 1.
    Item(usize),
    /// An element.
    Element(ElementId),
    /// A note: when it was said, in which agenda item, about which element.
    Note {
        /// When, where that is known.
        at: Option<Moment>,
        /// The place of its item in the agenda, counted from 1.
        item: usize,
        /// The first element that it is about.
        on: Option<ElementId>,
    },
    /// A measure.
    Measure(MeasureNumber),
    /// A text that the paper put together itself.
    Paper,
}

impl NameSpot {
    /// What a person reads, in the language of the interface.
    pub fn words(&self) -> String {
        match self {
            Self::Event => t!("name-in-event").into_owned(),
            Self::Agencies => t!("name-in-agencies").into_owned(),
            Self::Item(item) => t!("name-in-item", item = *item),
            Self::Element(id) => t!("name-in-element", element = id.to_string()),
            Self::Note { at, item, on } => {
                let time = at.map_or_else(|| "none".to_owned(), Moment::hour_minute);
                let element = on.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
                t!("name-in-note", time = time, item = *item, element = element)
            }
            Self::Measure(number) => t!("name-in-measure", number = number.to_string()),
            Self::Paper => t!("name-in-paper").into_owned(),
        }
    }

    /// Where the texts of notes and measures stand. Where a measure reads as its note does, the note is told.
    pub(super) fn of_quoted<'a>(session: &'a Session, private: &Names<'_>) -> HashMap<&'a str, Self> {
        let of_measure = |measure: &'a Arc<Measure>| {
            let spot = Self::of_measure(&measure.number, private);
            measure.texts().map(|text| (text, spot.clone()))
        };
        let notes = session.notes.iter().filter(|note| !note.sensitive);
        let notes = notes.map(|note| (note.text.as_str(), Self::of_note(session, note, private)));
        session.measures.iter().flat_map(of_measure).chain(notes).collect()
    }

    fn of_measure(number: &MeasureNumber, private: &Names<'_>) -> Self {
        if private.are_not_in(number.0.as_str()) { Self::Measure(number.clone()) } else { Self::Paper }
    }

    /// Where a note stands.
    fn of_note(session: &Session, note: &Note, private: &Names<'_>) -> Self {
        let item = session.agenda.iter().position(|item| item.id == note.item).map_or(0, |at| at + 1);
        Self::Note { at: note.at, item, on: note.on.first().filter(|id| private.are_not_in(id.as_str())).cloned() }
    }

    /// The texts of the information note that people write freely.
    pub(super) fn public(session: &Session) -> impl Iterator<Item = (&str, Self)> {
        let event = event(session).map(|text| (text.as_str(), Self::Event));
        let items = session.agenda.iter().enumerate().filter(|(_, item)| !item.dropped);
        event.chain(items.flat_map(|(at, item)| {
            std::iter::once(&item.title).chain(&item.covered).map(move |text| (text.as_str(), Self::Item(at + 1)))
        }))
    }

    /// Every text of the record that a paper may show, with where it stands. Linear in its size.
    pub(super) fn all<'a>(session: &'a Session, private: &'a Names<'a>) -> impl Iterator<Item = (&'a str, Self)> {
        let agencies = session.agencies.iter().flat_map(|it| [&it.name, &it.short]).map(|text| (text, Self::Agencies));
        let of_item = |item: &'a AgendaItem| [&item.title, &item.presenter].into_iter().chain(&item.covered);
        let items = session.agenda.iter().enumerate();
        let items = items.flat_map(move |(at, item)| of_item(item).map(move |text| (text, Self::Item(at + 1))));
        let elements = session.elements.iter().flat_map(|element| {
            let spot =
                if private.are_not_in(element.id.as_str()) { Self::Element(element.id.clone()) } else { Self::Paper };
            [&element.title, &element.short, &element.question].map(|text| (text, spot.clone()))
        });
        let notes = session.notes.iter().filter(|note| !note.sensitive);
        let notes = notes.map(move |note| (&note.text, note)).filter(|(text, _)| !private.are_not_in(text));
        let notes = notes.map(move |(text, note)| (text, Self::of_note(session, note, private)));
        let measures = session.measures.iter().flat_map(|measure| {
            let spot = Self::of_measure(&measure.number, private);
            measure.texts().map(|text| (text, spot.clone()))
        });
        let strings = event(session).map(|text| (text, Self::Event)).chain(agencies).chain(items);
        let strings = strings.chain(elements).chain(notes).map(|(text, spot)| (text.as_str(), spot));
        strings.chain(measures)
    }
}

fn event(session: &Session) -> impl Iterator<Item = &String> {
    let it = &session.workshop;
    let background =
        [&it.background.request, &it.background.informed, &it.background.cooperation, &it.background.purpose];
    let fields = [&it.title, &it.venue, &it.state, &it.plan_period, &it.objectives, &it.contact, &it.marking];
    fields.into_iter().chain(background).chain(&it.organizers).chain(&it.participants)
}
