//! Looking at a session without changing it: why, in words, and what is said to whoever tries.

use std::path::Path;

use jiff::tz::TimeZone;

use super::Rapporteur;
use super::opening::{Answers, How};
use crate::session::FORMAT;
use crate::store::refused::Why;
use crate::store::{Held, Opened, Unread, UnreadField};
use crate::t;
use crate::ui::dialogs::{Dialog, InUse, Who};
use crate::ui::versions::VersionsAsk;
use crate::ui::{Ask, InUseChoice, OtherDay, ReadOnly};

/// How many fields that are not known are named; of more it is said how many there are.
const MOST_NAMED: usize = 3;

impl Rapporteur {
    /// Asks how to go on with a session that somebody has open.
    pub(super) fn ask_how_to_go_on(&mut self, path: &Path, held: &Held, answers: Answers) {
        self.answered = answers;
        self.state.dialog = Some(Dialog::InUse(told(path, held)));
    }

    /// Goes on as a person has chosen.
    pub(super) fn open_in_use(&mut self, path: &Path, choice: InUseChoice) {
        let how = match choice {
            InUseChoice::ReadOnly => How::ReadOnly,
            InUseChoice::Copy => How::Copy,
            InUseChoice::Anyway => How::Work(Answers { anyway: true, ..self.answered }),
        };
        self.open_file_as(path, how);
    }

    /// Whether what is asked for would change a record that is only looked at; then that is said, in one line.
    pub(super) fn is_held_off(&mut self, ask: &Ask) -> bool {
        let is_read_only = self.open.as_ref().is_some_and(|open| open.read_only().is_some());
        if !is_read_only || !changes_record(ask) {
            return false;
        }
        self.say_read_only();
        true
    }

    pub(super) fn say_read_only(&mut self) {
        self.state.messages.note(t!("message-read-only"));
    }
}

/// Whether an ask would change the record. Where the room is, is not part of that: it is how one looks around.
fn changes_record(ask: &Ask) -> bool {
    match ask {
        Ask::Do(command) => command.changes_record(),
        // Traces too: journal and versions may be those of another window that is at work.
        Ask::Versions(ask) => !matches!(ask, VersionsAsk::Look(_) | VersionsAsk::SaveCopy(_)),
        Ask::OtherDay(choice, _) => *choice != OtherDay::Rehearse,
        Ask::Take(..)
        | Ask::TakeAfterwards(..)
        | Ask::Rewrite(..)
        | Ask::Change(..)
        | Ask::Delete(_)
        | Ask::Step(_)
        | Ask::AddMeasure(..)
        | Ask::Start(_)
        | Ask::BackDate(_)
        | Ask::ReadOnly => true,
        _ => false,
    }
}

/// Who has a session, for the eyes.
fn told(path: &Path, held: &Held) -> InUse {
    let who = held.holder().map(|holder| Who {
        user: holder.user.clone(),
        host: holder.host.clone(),
        since: TimeZone::system().to_datetime(holder.since),
    });
    InUse { path: path.to_owned(), who, here: held.is_here(), certain: held.is_certain() }
}

/// Why a session that was opened is only looked at.
pub(super) fn reason(opened: &Opened) -> ReadOnly {
    let mut lines = Vec::new();
    let mut short = None;
    if let Some(held) = &opened.in_use {
        short = Some(t!("read-only-in-use").into_owned());
        lines.push(t!("read-only-held", who = told(&opened.path, held).sentence()));
    }
    short = short.or_else(|| of_unread(&opened.unread, &mut lines));
    if lines.is_empty() {
        lines.push(t!("read-only-chosen-line").into_owned());
    }
    let copy = if opened.unread.is_none() { t!("read-only-copy") } else { t!("read-only-copy-without") };
    ReadOnly { short: short.unwrap_or_else(|| t!("read-only-chosen").into_owned()), lines, copy: copy.into_owned() }
}

/// Says what is not known of a file; returns the shortest form of it.
fn of_unread(unread: &Unread, lines: &mut Vec<String>) -> Option<String> {
    let mut short = None;
    if let Some((major, minor)) = unread.format {
        let format = format!("{major}.{minor}");
        let ours = format!("{}.{}", FORMAT.0, FORMAT.1);
        lines.push(t!("read-only-format-line", format = format.as_str(), ours = ours));
        short = Some(t!("read-only-format", format = format));
    }
    if !unread.fields.is_empty() {
        lines.push(t!("read-only-fields-line", count = unread.fields.len()));
    }
    lines.extend(unread.fields.iter().take(MOST_NAMED).map(of_field));
    if let Some(more) = unread.fields.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        lines.push(t!("read-only-more-fields", count = more));
    }
    short.or_else(|| (!unread.fields.is_empty()).then(|| t!("read-only-fields", count = unread.fields.len())))
}

fn of_field(field: &UnreadField) -> String {
    let Why::Unknown { found, of, meant, .. } = &field.why else {
        return t!("read-only-field-other", line = field.at.line, why = field.why.to_string());
    };
    let (line, times, found, of) = (field.at.line, field.times, found.as_str(), of.as_str());
    if let Some(meant) = meant.as_deref() {
        return t!("read-only-field-meant", line = line, found = found, of = of, meant = meant, times = times);
    }
    t!("read-only-field", line = line, found = found, of = of, times = times)
}
