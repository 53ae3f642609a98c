//! Grammar by number and by date: one table, as text.

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use rapporteur::papers::document::Block;
use rapporteur::papers::{Paper, document::Text};
use rapporteur::session::Session;

use super::desk::{built, golden};
use crate::support::fixtures::georgetown;

/// What varies from note to note.
fn variants() -> Vec<(&'static str, Session)> {
    let with = |change: &dyn Fn(&mut Session)| {
        let mut session = georgetown();
        change(&mut session);
        session
    };
    let held = |days: &[Date]| with(&|session| session.workshop.days = days.to_vec());
    let organized =
        |by: &[&str]| with(&|session| session.workshop.organizers = by.iter().map(|name| (*name).to_owned()).collect());
    let at = |venue: &str| with(&|session| venue.clone_into(&mut session.workshop.venue));
    vec![
        ("one organizer", organized(&["Guyana"])),
        ("three organizers", organized(&["Guyana", "UNLIREC", "Stimson Center"])),
        ("no organizer", organized(&[])),
        ("2005", held(&[date(2005, 10, 4)])),
        ("2012", held(&[date(2012, 10, 4)])),
        ("2016, before resolution 2325", held(&[date(2016, 12, 14)])),
        ("2016, on its day", held(&[date(2016, 12, 15)])),
        ("2022, before resolution 2663", held(&[date(2022, 11, 29)])),
        ("2023", held(&[date(2023, 10, 4)])),
        ("two days", held(&[date(2017, 10, 4), date(2017, 10, 5)])),
        ("four days", held(&[date(2017, 10, 3), date(2017, 10, 4), date(2017, 10, 5), date(2017, 10, 6)])),
        ("from one month to the next", held(&[date(2017, 10, 30), date(2017, 10, 31), date(2017, 11, 1)])),
        ("three days apart", held(&[date(2017, 10, 4), date(2017, 10, 9), date(2018, 2, 28)])),
        ("no day", held(&[])),
        ("no venue", at("")),
        ("two venues", at("Georgetown, Guyana; Linden, Guyana")),
        ("three venues", at("Georgetown, Guyana; Linden, Guyana; Lethem, Guyana")),
        ("no venue and no day", {
            let mut session = at("");
            session.workshop.days.clear();
            session
        }),
        ("objectives", with(&|session| "To discuss a plan.".clone_into(&mut session.workshop.objectives))),
        ("one item", with(&|session| session.agenda.truncate(1))),
        ("no contact", with(&|session| session.workshop.contact.clear())),
    ]
}

/// The parts of a note that grammar is at work in.
fn parts(session: &Session) -> String {
    let note = built(session, Paper::Note).document;
    let mut out = String::new();
    for block in &note.blocks {
        match block {
            Block::Lines(lines) => {
                for (label, value) in &lines.entries[1..3] {
                    let _ = writeln!(out, "  {label}: {}", value.plain());
                }
            }
            Block::Heading(heading) => {
                let _ = writeln!(out, "  {} {}", heading.number, heading.text.plain());
            }
            Block::Paragraph(text) => {
                let text = text.plain();
                let of_interest = ["Security Council", "The event", "Contact"];
                for sentence in
                    text.split_inclusive(". ").filter(|it| of_interest.iter().any(|part| it.starts_with(part)))
                {
                    let _ = writeln!(out, "     {}", sentence.trim_end());
                }
            }
            _ => {}
        }
    }
    for note in note.footnotes.iter().map(Text::plain) {
        let _ = writeln!(out, "  [1] {}", note.rsplit("necessarily ").next().unwrap_or_default());
    }
    out
}

#[test]
fn grammar_follows_numbers_and_dates() {
    let usual = parts(&georgetown());
    let mut table = format!("Georgetown as it is\n{usual}");
    for (name, session) in variants() {
        // Only what is not as in the first one, so that a reader sees what a variant changes.
        let parts = parts(&session);
        let other = parts.lines().filter(|line| !usual.lines().any(|usual| usual == *line));
        let _ = write!(table, "\n{name}\n{}\n", other.collect::<Vec<_>>().join("\n"));
    }
    golden("grammar.txt", &table);
}

#[test]
fn no_note_cites_what_was_not_adopted_yet() {
    for (day, cites, not) in [
        (date(2005, 10, 4), &["1540 (2004)"][..], &["1673", "1810", "1977 (2011) en", "2325", "2663"][..]),
        (date(2012, 10, 4), &["1977 (2011) encourages"], &["2325", "2663"]),
        (date(2017, 10, 4), &["1977 (2011) and 2325 (2016) encourage"], &["2663"]),
        (date(2023, 10, 4), &["2663 (2022) encourages"], &["2325"]),
    ] {
        let mut session = georgetown();
        session.workshop.days = vec![day];
        let all = built(&session, Paper::Note).document.texts().collect::<Vec<_>>().join("\n");
        for cited in cites {
            assert!(all.contains(cited), "{day}: {cited}\n{all}");
        }
        for cited in not {
            assert!(!all.contains(cited), "{day}: {cited}\n{all}");
        }
    }
}
