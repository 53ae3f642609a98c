//! `rapporteur check`: what is missing, in words.

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use super::{Around, Trouble, say};
use crate::session::check::{Finding, Missing, Spot, findings};
use crate::session::note::Note;
use crate::session::{ElementId, NoteId, Session};

/// How much of a note is shown to find it again, in characters.
const GLIMPSE: usize = 60;

/// Says what is missing, a line each. Exit code 1 if there is anything.
pub fn run(file: &Path) -> Result<ExitCode, Trouble> {
    let opened = Around::real()?.open(file)?;
    let findings = findings(&opened.session);
    if findings.is_empty() {
        say("Nothing is missing");
        return Ok(ExitCode::SUCCESS);
    }
    let places = Places::of(&opened.session);
    for finding in &findings {
        say(&places.words(finding));
    }
    say(&match findings.len() {
        1 => "1 thing is missing".to_owned(),
        more => format!("{more} things are missing"),
    });
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

    fn words(&self, finding: &Finding) -> String {
        let what = match &finding.what {
            Missing::Title => "The event has no title".to_owned(),
            Missing::Days => "The event has no date".to_owned(),
            Missing::Lead => "Action without a lead agency".to_owned(),
            Missing::Date => "Action without a date".to_owned(),
            Missing::Element => "Action without an element".to_owned(),
            Missing::OpenQuestion => "Open question".to_owned(),
            Missing::Parked => "Parked point".to_owned(),
            Missing::Unclear(word) => format!("`{word}` matches several things"),
            Missing::NotDiscussed => "Element not discussed".to_owned(),
        };
        match &finding.at {
            Spot::Workshop => what,
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
        return format!("{at}(sensitive) {}", note.id);
    }
    let text = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(GLIMPSE).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    format!("{at}“{short}{dots}”")
}
