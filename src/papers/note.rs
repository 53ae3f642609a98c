//! The information note: public, one page, made from the public fields alone. No note of the room ever feeds it.

use super::document::{Block, Document, Heading, Lines, List, Style, Text};
use super::frame::{self, Edges};
use super::left_out::LeftOut;
use super::options::Options;
use super::wording::Wording;
use super::{Built, frame::known};
use crate::session::agenda::Role;
use crate::session::permitted::papers::{PublicItem, PublicSheet, Unpublished};
use crate::session::resolutions::{self, Resolution, Says};

/// Builds the note.
pub fn build(sheet: &PublicSheet<'_>, wording: Wording, options: &Options) -> Built {
    let title = say!(wording, "note");
    let edges = Edges { marking: sheet.marking, draft: say!(wording, "draft"), footer: None, landscape: false };
    let mut document = frame::document(wording, options, &title, sheet.title, edges);

    let footnote = document.add_footnote(say!(wording, "note-footnote", organizers = sheet.organizers.len()));
    document.add(Block::Title(Text::from(title).footnote(footnote)));
    document.add(Block::Lines(head(wording, sheet)));
    let mut sections = Sections { wording, number: 0 };
    if !sheet.objectives.trim().is_empty() {
        sections.begin(&mut document, "note-objectives");
        document.paragraph(sheet.objectives.trim());
    }
    sections.begin(&mut document, "note-background");
    for text in background(wording, options, sheet) {
        document.paragraph(text);
    }
    sections.begin(&mut document, "note-highlights");
    highlights(wording, sheet, &mut document);
    sections.begin(&mut document, "note-comments");
    document.paragraph(contact(wording, sheet.contact));
    Built { document, left_out: left_out(sheet.unpublished), quoted: Vec::new(), is_public: true }
}

/// Gives sections their numbers: a section more at the beginning shifts all that follow.
struct Sections {
    wording: Wording,
    number: usize,
}

impl Sections {
    fn begin(&mut self, document: &mut Document, title: &str) {
        self.number += 1;
        let heading = Heading::new(1, say!(self.wording, title)).numbered(format!("{}.", self.number));
        document.add(Block::Heading(heading));
    }
}

fn head(wording: Wording, sheet: &PublicSheet<'_>) -> Lines {
    let mut lines = Lines::new(frame::HEAD_LABEL);
    lines.add(say!(wording, "head-event"), known(wording, sheet.title));
    let organizers = say!(wording, "head-organizers", count = sheet.organizers.len());
    lines.add(organizers, frame::known_list(wording, sheet.organizers, "; "));
    let (label, value) = frame::where_and_when(wording, &sheet.venues, sheet.days);
    lines.add(label, value);
    lines.add(say!(wording, "head-participants"), frame::known_list(wording, sheet.participants, "; "));
    lines
}

/// What asked for the event and what stood behind it; that it took place, and for what.
fn background(wording: Wording, options: &Options, sheet: &PublicSheet<'_>) -> [String; 3] {
    let told = sheet.background;
    let day = sheet.days.first().copied().unwrap_or(options.issued);
    let took_place = if sheet.venues.is_empty() && sheet.days.is_empty() {
        String::new()
    } else {
        say!(
            wording,
            "note-took-place",
            venues = sheet.venues.len(),
            place = wording.series(&sheet.venues),
            days = sheet.days.len(),
            when = wording.held(sheet.days),
        )
    };
    [
        wording.sentences(&[&cited(wording, day), &told.cooperation]),
        wording.sentences(&[&told.request, &told.informed]),
        wording.sentences(&[&took_place, &told.purpose]),
    ]
}

/// The sentence on the resolutions that stood behind an event of that day.
fn cited(wording: Wording, day: jiff::civil::Date) -> String {
    let (resolutions, says) = resolutions::behind(day);
    let citation = |it: &Resolution| {
        say!(wording, "note-resolution", number = it.number.to_string(), year = it.adopted.year().to_string())
    };
    let list = wording.list(&resolutions.iter().map(citation).collect::<Vec<_>>());
    match says {
        Says::Assistance => say!(wording, "note-resolution-first", resolutions = list),
        Says::DialogueAndPlans => {
            say!(wording, "note-resolutions-dialogue", count = resolutions.len(), resolutions = list)
        }
        Says::Plans => say!(wording, "note-resolutions-plans", count = resolutions.len(), resolutions = list),
    }
}

fn highlights(wording: Wording, sheet: &PublicSheet<'_>, document: &mut Document) {
    if sheet.items.is_empty() {
        return;
    }
    document.paragraph(say!(wording, "note-agenda", count = sheet.items.len()));
    let items = sheet.items.iter().map(|item| highlight(wording, item)).collect();
    document.add(Block::List(List { numbered: true, items }));
}

/// The title of an item, and what is known of it: who presented, and what was covered.
fn highlight(wording: Wording, item: &PublicItem<'_>) -> Text {
    let title = Text::styled(say!(wording, "note-item", title = item.title.trim()), Style::Bold);
    let covered: Vec<&str> = item.covered.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
    let presenter = item.presenter.trim();
    let told = match (presenter.is_empty(), covered.as_slice()) {
        (true, []) if item.role == Role::Discussion => say!(wording, "note-discussed"),
        (true, []) => return title,
        (false, []) => say!(wording, "note-presented-alone", presenter = presenter),
        (false, topics) => {
            let list = wording.topics(topics);
            say!(wording, "note-presented", presenter = presenter, count = topics.len(), topics = list)
        }
        (true, told) => wording.sentences(told),
    };
    title.then(" ", Style::Plain).then(told, Style::Plain)
}

fn contact(wording: Wording, contact: &str) -> Text {
    if contact.trim().is_empty() {
        let asked = Text::from(say!(wording, "note-contact-open"));
        return asked.then(" ", Style::Plain).join(frame::to_be_confirmed(wording));
    }
    Text::from(say!(wording, "note-contact", contact = contact.trim()))
}

fn left_out(unpublished: Unpublished) -> Vec<LeftOut> {
    let counts = unpublished.counts.then_some(LeftOut::CountsOfPublicPaper);
    let numbers = [
        LeftOut::NotesOfPublicPaper(unpublished.notes),
        LeftOut::MeasuresOfPublicPaper(unpublished.measures),
        LeftOut::AgenciesOfPublicPaper(unpublished.agencies),
    ];
    LeftOut::told(numbers.into_iter().chain(counts))
}
