//! The minutes: agenda item by item, what was planned and what happened, and the notes by element. Internal.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Built;
use super::document::{Block, Document, Heading, Lines, Style, Text};
use super::frame::{self, Edges, known};
use super::left_out::LeftOut;
use super::names::Quoted;
use super::options::Options;
use super::wording::{Wording, agencies};
use crate::session::ElementId;
use crate::session::agenda::Role;
use crate::session::moment::Moment;
use crate::session::note::Kind;
use crate::session::permitted::papers::{OpenItem, OpenNote, WorkingSheet};
use crate::session::read_back::{Outcome, ReadBack};
use crate::session::timing::hour_minute;
use crate::session::workshop::Rule;

/// Room for the kind of a note, in millimetres.
const KIND_LABEL: f32 = 24.0;

/// Builds the minutes.
pub fn build(sheet: &WorkingSheet<'_>, wording: Wording, options: &Options) -> Built {
    let title = say!(wording, "minutes");
    let edges = Edges { marking: sheet.marking, draft: say!(wording, "draft"), footer: None, landscape: false };
    let mut document = frame::document(wording, options, &title, sheet.title, edges);
    document.add(Block::Title(title.into()));
    document.add(Block::Lines(head(wording, sheet)));
    document.paragraph(Text::styled(say!(wording, "minutes-rule", rule = rule(sheet.rule)), Style::Italic));
    let part = Part { wording, titles: &sheet.titles, days: sheet.days };
    for (number, item) in (1..).zip(&sheet.items) {
        let notes: Vec<&OpenNote<'_>> = sheet.notes.iter().filter(|note| note.item == item.id).collect();
        part.item(&mut document, number, item, sheet.days.len());
        part.notes(&mut document, &notes);
        if notes.is_empty() && item.role != Role::Break && !item.dropped {
            document.paragraph(say!(wording, "minutes-nothing"));
        }
    }
    let left_out = LeftOut::told([
        LeftOut::SensitiveNotes(sheet.withheld.sensitive_notes),
        LeftOut::Attributions(sheet.withheld.attributions_of(&Kind::ALL)),
    ]);
    let quoted = sheet.notes.iter().map(|note| Quoted::new(&note.text, note.rule)).collect();
    Built { document, left_out, quoted, is_public: false }
}

/// The rule of the room as its text in `minutes-rule` is called.
fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Attributable => "attributable",
        Rule::ChathamHouse => "chatham",
        Rule::NonAttribution => "non-attribution",
    }
}

fn head(wording: Wording, sheet: &WorkingSheet<'_>) -> Lines {
    let mut lines = Lines::new(frame::HEAD_LABEL);
    lines.add(say!(wording, "head-event"), known(wording, sheet.title));
    let (label, value) = frame::where_and_when(wording, &sheet.venues, sheet.days);
    lines.add(label, value);
    let organizers = say!(wording, "head-organizers", count = sheet.organizers.len());
    lines.add(organizers, frame::known_list(wording, sheet.organizers, "; "));
    lines.add(say!(wording, "head-participants"), frame::known_list(wording, sheet.participants, "; "));
    if sheet.counts.people > 0 {
        let counts = sheet.counts;
        let text = say!(
            wording,
            "head-counts",
            people = counts.people,
            women = counts.women,
            institutions = counts.institutions
        );
        lines.add(say!(wording, "head-attendance"), text);
    }
    lines
}

/// What the parts of the minutes are made with.
struct Part<'a> {
    wording: Wording,
    titles: &'a HashMap<&'a ElementId, &'a str>,
    days: &'a [Date],
}

impl Part<'_> {
    fn item(&self, document: &mut Document, number: usize, item: &OpenItem<'_>, days: usize) {
        let wording = self.wording;
        document.add(Block::Heading(Heading::new(1, item.title).numbered(format!("{number}."))));
        let mut lines = Lines::new(KIND_LABEL);
        lines.add(say!(wording, "minutes-time"), self.times(item, days));
        if !item.presenter.trim().is_empty() {
            lines.add(say!(wording, "minutes-presenter"), item.presenter.trim());
        }
        if !item.covered.is_empty() && !item.dropped {
            lines.add(say!(wording, "minutes-covered"), item.covered.join("\n"));
        }
        document.add(Block::Lines(lines));
    }

    /// `Planned 09:00–09:30, held 09:04–09:30`. What was never started has no second half.
    fn times(&self, item: &OpenItem<'_>, days: usize) -> String {
        let wording = self.wording;
        if item.dropped {
            return say!(wording, "minutes-dropped");
        }
        let (from, to) = (hour_minute(item.planned.starts), hour_minute(item.planned.ends));
        let planned = if days > 1 {
            say!(wording, "minutes-planned-day", day = item.day, from = from, to = to)
        } else {
            say!(wording, "minutes-planned", from = from, to = to)
        };
        let held = match (item.started.map(Moment::hour_minute), item.ended.map(Moment::hour_minute)) {
            (Some(from), Some(to)) => say!(wording, "minutes-held", from = from, to = to),
            (Some(from), None) => say!(wording, "minutes-begun", from = from),
            (None, _) => return planned,
        };
        say!(wording, "footer-two", first = planned, second = held)
    }

    /// Notes about no element, then the others by their first element, in the order in which the room came to it.
    fn notes(&self, document: &mut Document, notes: &[&OpenNote<'_>]) {
        let general: Vec<&OpenNote<'_>> = notes.iter().copied().filter(|note| note.on.is_empty()).collect();
        self.list(document, &general);
        let mut order: Vec<&ElementId> = Vec::new();
        let mut by_element: HashMap<&ElementId, Vec<&OpenNote<'_>>> = HashMap::new();
        for note in notes {
            if let Some(first) = note.on.first() {
                let list = by_element.entry(first).or_default();
                if list.is_empty() {
                    order.push(first);
                }
                list.push(note);
            }
        }
        for id in order {
            let title = self.titles.get(id).copied().unwrap_or_default();
            let title = say!(self.wording, "minutes-element", title = title, id = id.as_str());
            document.add(Block::Heading(Heading::new(2, title)));
            self.list(document, by_element.get(id).map(Vec::as_slice).unwrap_or_default());
        }
    }

    fn list(&self, document: &mut Document, notes: &[&OpenNote<'_>]) {
        if notes.is_empty() {
            return;
        }
        let mut lines = Lines::new(KIND_LABEL).quiet();
        for note in notes {
            lines.add(self.wording.kind(note.kind), self.note(note));
        }
        document.add(Block::Lines(lines));
    }

    /// `agreed 11:42`.
    fn said(&self, said: ReadBack) -> String {
        let wording = self.wording;
        let time = said.at.hour_minute();
        let at = if said.needs_day(self.days) {
            say!(wording, "minutes-said-day", day = wording.date(said.at.civil().date()), time = time)
        } else {
            time
        };
        let outcome = match said.outcome {
            Outcome::Agreed => "agreed",
            Outcome::Amended => "amended",
            Outcome::Reserved => "reserved",
        };
        say!(wording, "minutes-said", outcome = outcome, at = at)
    }

    /// The text, then who and by when in italics, as far as they may be told.
    fn note(&self, note: &OpenNote<'_>) -> Text {
        let mut entries = Vec::new();
        let who: Vec<_> = note.lead.into_iter().chain(note.support.iter().copied()).collect();
        if !who.is_empty() {
            entries.push(agencies(&who));
        }
        if let Some(by) = note.by {
            entries.push(self.wording.due(by));
        }
        entries.extend(note.on.iter().skip(1).map(ToString::to_string));
        entries.extend(note.read_back.map(|said| self.said(said)));
        let text = Text::from(&*note.text);
        if entries.is_empty() {
            return text;
        }
        let entries = say!(self.wording, "minutes-entries", entries = entries.join("; "));
        text.then(" ", Style::Plain).then(entries, Style::Italic)
    }
}
