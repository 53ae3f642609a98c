//! `rapporteur check`: what is missing, in words.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::process::ExitCode;

use super::{Around, Trouble, glimpse, say};
use crate::session::check::{Finding, Missing, Preflight, Spot};
use crate::session::note::Note;
use crate::session::plan::Measure;
use crate::session::{ElementId, ItemId, MeasureId, NoteId, Session};
use crate::t;

/// Says what is missing, a line each. Exit code 1 if there is anything that nobody has accepted.
pub fn run(file: &Path) -> Result<ExitCode, Trouble> {
    let opened = Around::real()?.read(file)?;
    let Preflight { open, accepted } = Preflight::of(&opened.session);
    let places = Places::of(&opened.session);
    for finding in &open {
        say(&places.words(finding));
    }
    say(&if open.is_empty() { t!("check-nothing").into_owned() } else { t!("check-count", count = open.len()) });
    if !accepted.is_empty() {
        say(&t!("check-accepted", count = accepted.len()));
    }
    Ok(if open.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Notes, measures and elements by id: a finding names one, and there may be very many of each.
struct Places<'a> {
    notes: HashMap<NoteId, &'a Note>,
    measures: HashMap<MeasureId, &'a Measure>,
    elements: HashMap<&'a ElementId, &'a str>,
    items: HashMap<&'a ItemId, &'a str>,
    sensitive: HashSet<NoteId>,
}

impl<'a> Places<'a> {
    fn of(session: &'a Session) -> Self {
        Self {
            notes: session.notes.iter().map(|note| (note.id, &**note)).collect(),
            measures: session.measures.iter().map(|measure| (measure.id, &**measure)).collect(),
            elements: session.elements.iter().map(|element| (&element.id, element.title.as_str())).collect(),
            items: session.agenda.iter().map(|item| (&item.id, item.title.as_str())).collect(),
            sensitive: session.sensitive_notes(),
        }
    }

    fn words(&self, finding: &Finding) -> String {
        let what = self.what(finding);
        match &finding.at {
            Spot::Workshop => what.into_owned(),
            Spot::Element(id) => {
                format!("{what}: {id} {}", self.elements.get(id).copied().unwrap_or_default()).trim_end().to_owned()
            }
            Spot::Note(id) => match self.notes.get(id) {
                Some(note) => format!("{what}: {}", self.of_note(note)),
                None => format!("{what}: {id}"),
            },
            Spot::Measure(id) => match self.measures.get(id) {
                Some(measure) => format!("{what}: {}", self.of_measure(measure)),
                None => format!("{what}: {id}"),
            },
        }
    }

    fn what(&self, finding: &Finding) -> Cow<'static, str> {
        let is_sensitive = matches!(&finding.at, Spot::Note(id) if self.sensitive.contains(id));
        // The word is part of the note: of a sensitive one it is not shown.
        if finding.what == Missing::Unclear && !is_sensitive {
            return t!("check-unclear-word", word = finding.word.as_str()).into();
        }
        t!(&format!("check-{}", finding.what.word()))
    }

    /// The number and the beginning of a measure.
    fn of_measure(&self, measure: &Measure) -> String {
        if measure.is_sensitive(&self.sensitive) {
            return t!("check-sensitive", at = "", of = measure.number.to_string());
        }
        if measure.action.trim().is_empty() {
            return measure.number.to_string();
        }
        format!("{} “{}”", measure.number, glimpse(&measure.action))
    }

    /// The time and the beginning of a note. What is sensitive is not shown to whoever looks over a shoulder: where it is
    /// found is.
    fn of_note(&self, note: &Note) -> String {
        let at = note.at.map(|at| format!("{} ", at.hour_minute())).unwrap_or_default();
        if note.sensitive {
            let on = note.on.first().map(ToString::to_string);
            let of = on.unwrap_or_else(|| self.items.get(&note.item).copied().unwrap_or_default().to_owned());
            return t!("check-sensitive", at = at, of = of);
        }
        format!("{at}“{}”", glimpse(&note.text))
    }
}
