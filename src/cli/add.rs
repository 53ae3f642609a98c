//! `rapporteur add`: one note in the capture grammar, taken as the capture line takes it.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Around, Trouble, say};
use crate::clock::Clock;
use crate::session::capture::{Binding, Given, take};
use crate::session::history::apply_all;
use crate::session::moment::Moment;
use crate::session::quick::{Reading, Unclear, Vocabulary, read};
use crate::session::{MeasureId, NoteId, Session};
use crate::store::{Failure, FailureKind, Machine, Saver};
use crate::t;

/// Takes the note, saves the file, and says what was taken.
pub fn run(file: &Path, line: &str, as_text: bool) -> Result<ExitCode, Trouble> {
    let around = Around::real()?;
    let opened = around.open(file)?;
    if let Some(held) = &opened.in_use {
        return Err(Failure::new(file, FailureKind::InUse(held.clone())).into());
    }
    // Written, what is not known would be lost.
    if let Some(refused) = opened.unread.refusal(file) {
        return Err(refused.into());
    }
    let trouble = |why: String| Trouble::Line { path: file.to_owned(), why };
    if opened.doubt(&Machine::here()).is_some() {
        return Err(trouble(t!("add-doubt").into_owned()));
    }

    let mut session = opened.session.clone();
    let (today, at) = when(&session, &*around.clock);
    let vocabulary = Vocabulary { elements: &session.elements, agencies: &session.agencies, today };
    let mut reading = read(line, &vocabulary);
    if as_text {
        reading.unclear.clear();
        reading.unknown.clear();
    } else if let Some(unclear) = reading.unclear.first() {
        return Err(trouble(choice(unclear)));
    }
    let title = t!("item-discussion");
    let given = Given { note: NoteId(around.clock.new_id()), measure: MeasureId(around.clock.new_id()), title: &title };
    let step = take(&session, &reading, &Binding::to_floor(&session), at, given)
        .map_err(|why| trouble(t!("add-refused", why = why.to_string())))?;
    apply_all(&mut session, &step.edits).map_err(|why| trouble(t!("add-refused", why = why.to_string())))?;

    // Not through the journal: a note that this command does not get into the file was not taken, and says so.
    let clock = Arc::clone(&around.clock);
    let saver = Saver::start(around.files, &around.places, clock, &opened, Box::new(|| {}))?;
    let comments = comments(&saver, opened.comments, file)?;
    saver.finish(session.clone()).saved.map_err(|failure| Failure { path: file.to_owned(), ..failure })?;
    say(&taken(&session, given.note, &reading));
    if let Some(line) = comments {
        say(&line);
    }
    Ok(ExitCode::SUCCESS)
}

/// What is said of comments, which the save drops. A file that cannot be kept with them stays as it is.
fn comments(saver: &Saver, line: Option<usize>, file: &Path) -> Result<Option<String>, Trouble> {
    match (saver.comments_kept(), line) {
        (Some(Ok(())), Some(line)) => Ok(Some(t!("message-comments", line = line))),
        (Some(Err(failure)), _) => Err(Failure { path: file.to_owned(), ..failure.clone() }.into()),
        _ => Ok(None),
    }
}

/// From which day dates are seen, and when the note was said.
///
/// On a day of the workshop that is now. On any other the note is captured afterwards: nobody knows when it was said, and
/// `by:Q2` means what it would have meant in the room.
fn when(session: &Session, clock: &dyn Clock) -> (Date, Option<Moment>) {
    let zone = session.workshop.time_zone();
    let now = clock.now();
    let today = zone.to_datetime(now).date();
    let at = session.workshop.days.contains(&today).then(|| Moment::new(now, &zone));
    (session.reference_day(today), at)
}

fn choice(unclear: &Unclear) -> String {
    let sign = unclear.word.chars().next().unwrap_or('#');
    let candidates: Vec<String> = unclear.candidates.iter().map(|id| format!("{sign}{id}")).collect();
    t!("add-choice", word = unclear.word.as_str(), candidates = candidates.join(", "))
}

/// What was taken: kind, elements, whether it is sensitive, the number of the measure, text.
fn taken(session: &Session, id: NoteId, reading: &Reading) -> String {
    let Some(note) = session.note(id) else {
        return reading.text.clone();
    };
    let mut head = vec![t!(&format!("kind-{}", note.kind.word())).into_owned()];
    if !note.on.is_empty() {
        head.push(note.on.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    }
    if note.sensitive {
        head.push(t!("note-sensitive").into_owned());
    }
    head.extend(session.measures_from(id).map(|measure| measure.number.to_string()));
    format!("{}: {}", head.join(" · "), note.text)
}
