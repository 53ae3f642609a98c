//! `rapporteur check`: what is missing, in words.

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use super::{Around, Trouble, say};
use crate::session::check::{Finding, Missing, Spot, findings};
use crate::session::note::Note;
use crate::session::{ElementId, NoteId, Session};
use crate::t;

/// How much of a note is shown to find it again, in characters.
const GLIMPSE: usize = 60;

/// Says what is missing, a line each. Exit code 1 if there is anything.
pub fn run(file: &Path) -> Result<ExitCode, Trouble> {
    let opened = Around::real()?.open(file)?;
    let findings = findings(&opened.session);
    if findings.is_empty() {
        say(&t!("check-nothing"));
        return Ok(ExitCode::SUCCESS);
    }
    let places = Places::of(&opened.session);
    for finding in &findings {
        say(&places.words(finding));
    }
    say(&t!("check-count", count = findings.len()));
    Ok(ExitCode::from(1))
}

/// Notes and elements by id: a finding names one, and there may be very many of both.
struct Places<'a> {
    notes: HashMap<NoteId, &'a Note>,
    elements: HashMap<&'a ElementId, &'a str>,
}

impl<'a> Places<'a> {
    fn of(session: &'a Session) -> Self {
        Self {
            notes: session.notes.iter().map(|note| (note.id, &**note)).collect(),
            elements: session.elements.iter().map(|element| (&element.id, element.title.as_str())).collect(),
        }
    }

    fn is_sensitive(&self, at: &Spot) -> bool {
        matches!(at, Spot::Note(id) if self.notes.get(id).is_some_and(|note| note.sensitive))
    }

    fn words(&self, finding: &Finding) -> String {
        let what = match &finding.what {
            Missing::Title => t!("check-title"),
            Missing::Days => t!("check-days"),
            Missing::Lead => t!("check-lead"),
            Missing::Date => t!("check-date"),
            Missing::Element => t!("check-element"),
            Missing::OpenQuestion => t!("check-question"),
            Missing::Parked => t!("check-parked"),
            // The word is part of the note: of a sensitive one it is not shown.
            Missing::Unclear(_) if self.is_sensitive(&finding.at) => t!("check-unclear-word"),
            Missing::Unclear(word) => t!("check-unclear", word = word.as_str()).into(),
            Missing::NotDiscussed => t!("check-not-discussed"),
        };
        match &finding.at {
            Spot::Workshop => what.into_owned(),
            Spot::Element(id) => {
                format!("{what}: {id} {}", self.elements.get(id).copied().unwrap_or_default()).trim_end().to_owned()
            }
            Spot::Note(id) => match self.notes.get(id) {
                Some(note) => format!("{what}: {}", glimpse(note)),
                None => format!("{what}: {id}"),
            },
        }
    }
}

/// The time and the beginning of a note. What is sensitive is not shown to whoever looks over a shoulder.
fn glimpse(note: &Note) -> String {
    let at = note.at.map(|at| format!("{} ", at.hour_minute())).unwrap_or_default();
    if note.sensitive {
        return t!("check-sensitive", at = at, id = note.id.to_string());
    }
    let text = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(GLIMPSE).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    format!("{at}“{short}{dots}”")
}
