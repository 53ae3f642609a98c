//! Bytes to a session, or to a refusal that says where and why.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use ron::error::{Error, SpannedError, SpannedResult};

use crate::session::{FORMAT, Session};
use crate::store::progress::{Phase, Progress};
use crate::store::refused::{At, Refused, Why};

use super::first::Aside;
use super::unread::{Unread, UnreadField};
use super::{LARGEST, STACK, explain, integrity, majors, position, scan, sniff};

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The session, in today's format.
    pub session: Session,
    /// What of the file is not in the session, for this version does not know it.
    pub unread: Unread,
    /// The line of the first comment. Comments are in no session, so saving drops them.
    pub comments: Option<usize>,
}

/// Reads a file. `path` is only for the message of a refusal; `progress` counts the notes as they are understood.
///
/// Fields that are not known are left unread and named, and so is a higher minor format. Everything else that is wrong is
/// a refusal.
pub fn from_file(path: &Path, bytes: &[u8], progress: &Arc<Progress>) -> Result<Reading, Refused> {
    let text = text_of(path, bytes)?;
    let aside = Aside { progress: Arc::clone(progress), known: Vec::new() };
    let (session, unread) = read(path, text, &aside, MOST_UNREAD)?;
    let comments = scan::first_comment(text).map(|at| position::of_byte(&text.as_bytes()[..at]).line);
    Ok(Reading { session, unread, comments })
}

/// Reads a session of today's format in which everything is known. `path` is only for the message of a refusal;
/// `progress` counts the notes as they are understood.
pub fn from_bytes(path: &Path, bytes: &[u8], progress: &Arc<Progress>) -> Result<Session, Refused> {
    let Reading { session, unread, .. } = from_file(path, bytes, progress)?;
    unread.refusal(path).map_or(Ok(session), Err)
}

/// Reads what was just made of `session`, to see that it can be read: notes that come out the same share their memory
/// with those that went in, or checking a large session would need as much again.
pub(in crate::store) fn read_back(path: &Path, text: &str, session: &Session) -> Result<Session, Refused> {
    let aside = Aside { progress: Arc::default(), known: session.notes.to_vec() };
    let text = text_of(path, text.as_bytes())?;
    read(path, text, &aside, 0).map(|(session, _)| session)
}

/// How many kinds of fields may be unknown before the file is something else than a session of ours. Each costs a
/// reading of its own.
const MOST_UNREAD: usize = 32;

/// The text of a file, without its byte order mark.
fn text_of<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, Refused> {
    let refuse = |why| Refused::new(path, why);
    if bytes.len() as u64 > LARGEST {
        return Err(refuse(Why::TooLarge { bytes: bytes.len() as u64 }));
    }
    if let Some(why) = sniff::no_text(bytes) {
        return Err(refuse(why));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = position::of_byte(&bytes[..error.valid_up_to()]);
        // A character that is only half there at the very end: not another encoding, but a file cut short.
        let why = if error.error_len().is_none() { Why::CutShort } else { Why::NotText };
        refuse(why).at(Some(at))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    sniff::other_text(text).map_or(Ok(text), |why| Err(refuse(why)))
}

/// The session in a text, and at most so many kinds of fields in it that are not known.
fn read(path: &Path, text: &str, aside: &Aside, most_unread: usize) -> Result<(Session, Unread), Refused> {
    let refuse = |why| Refused::new(path, why);
    let (mut session, fields) = parse(path, text, aside, most_unread)?;
    if let Some(why) = majors::foreign(session.format) {
        return Err(refuse(why));
    }
    let (major, minor) = session.format;
    let format = majors::is_higher_minor(session.format).then_some(session.format);
    // What is written is of today's format, whatever was read.
    session.format = FORMAT;

    aside.progress.begin(Phase::Checking, 0);
    integrity::settle_numbers(&mut session);
    integrity::settle_accepted(&mut session);
    integrity::check(&session).map_err(|flaw| {
        if format.is_some() {
            // What does not fit for us may well fit for the version that wrote it.
            return refuse(Why::Newer { major, minor });
        }
        let line = flaw.line(text);
        refuse(flaw.why(text)).at(line.map(|line| At { line, column: None }))
    })?;
    Ok((session, Unread { format, fields }))
}

/// Reads a text. A field that is not known is taken out, wherever records of its kind have it, and it is read again.
fn parse(path: &Path, text: &str, aside: &Aside, most_unread: usize) -> Result<(Session, Vec<UnreadField>), Refused> {
    let mut fields = Vec::new();
    let mut known = Cow::Borrowed(text);
    // One note is one line, give or take the lines of the other lists.
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
    loop {
        aside.progress.begin(Phase::Understanding, lines);
        let parsed = on_a_big_stack(&known, aside);
        let error = match parsed.map_err(|error| Refused::new(path, Why::Unreadable(error.to_string())))? {
            Ok(session) => return Ok((session, fields)),
            Err(error) => error,
        };
        let (at, why) = explain::in_words(&known, &error);
        let stretches = if matches!(why, Why::Unknown { .. }) && fields.len() < most_unread {
            stretches_of(&known, &error)
        } else {
            None
        };
        let Some(stretches) = stretches else {
            return Err(refusal(path, text, &error, at, why, fields));
        };
        known = Cow::Owned(scan::without(&known, &stretches));
        fields.push(UnreadField { at, times: stretches.len(), why });
    }
}

/// Where the field stands that the reader does not know.
fn stretches_of(text: &str, error: &SpannedError) -> Option<Vec<std::ops::Range<usize>>> {
    matches!(error.code, Error::NoSuchStructField { .. }).then_some(())?;
    let begin = error.span.start;
    let at = position::byte_of(text, begin.line, begin.col)?;
    // The place of a raw name, `r#type`, is behind its sign.
    scan::alike(text, at).or_else(|| scan::alike(text, text[..at].strip_suffix("r#")?.len()))
}

/// The one thing to say of a text that is not read.
fn refusal(path: &Path, text: &str, error: &SpannedError, at: At, why: Why, fields: Vec<UnreadField>) -> Refused {
    // A later version may have written what we do not understand: then that is the thing to say.
    if let Some((major, minor)) = sniff::format(text).filter(|format| *format != FORMAT) {
        if majors::is_higher_minor((major, minor)) {
            return Refused::new(path, Why::Newer { major, minor });
        }
        if let Some(why) = majors::foreign((major, minor)) {
            return Refused::new(path, why);
        }
    }
    // What is missing is there, under a name that has a slip in it.
    if let Error::MissingStructField { field, .. } = &error.code
        && let Some(slip) = fields.into_iter().find(|slip| slip.is_meant_to_be(field))
    {
        return Refused::new(path, slip.why).at(Some(slip.at));
    }
    Refused::new(path, why).at(Some(at))
}

/// Parses on a thread of its own, because nested input must never cost more stack than there is.
fn on_a_big_stack(text: &str, aside: &Aside) -> std::io::Result<SpannedResult<Session>> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name("open".to_owned()).stack_size(STACK);
        let worker = builder.spawn_scoped(scope, || majors::read(text, aside.clone()))?;
        worker.join().map_err(|_| std::io::Error::other("the reader gave up"))
    })
}
