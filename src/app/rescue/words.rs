//! What was found, in words: for the question, for the text that keeps what could not be read, and for afterwards.

mod salvaged;

use std::fmt::Write as _;
use std::path::Path;

use jiff::Timestamp;

use crate::session::Session;
use crate::session::moment::hour_minute;
use crate::store::recovery::{Doubt, Told};
use crate::store::refused::{At, Refused, Why};
use crate::store::rescue::{Copy, Offer, Source};
use crate::store::twins::{Twin, TwinOf};
use crate::store::{Author, Opened, Rescue};
use crate::t;
use crate::ui::dialogs::{Choice, Question, Way, time_text};

/// How many records of one id are told one by one.
const MOST_TWINS: usize = 3;

/// The question about a file that cannot be opened.
pub fn of_refused(rescue: &Rescue) -> Question {
    let refused = &rescue.refused;
    let is_missing = *refused.why == Why::Missing;
    let name = name_of(&refused.path);
    let mut says = Vec::new();
    if is_missing {
        says.push(t!("rescue-missing").into_owned());
    } else {
        let safe = if rescue.offers.is_empty() { t!("rescue-alone") } else { t!("rescue-stays") };
        says.extend([why(refused), safe.into_owned()]);
    }
    if rescue.steps > 0 {
        says.push(t!("rescue-steps", count = rescue.steps));
        says.extend(
            rescue.by.as_ref().map(|by| author(by, rescue.times, rescue.offers.first().map(|offer| &offer.session))),
        );
    }
    if rescue.offers.is_empty() && rescue.steps == 0 {
        says.push(t!("rescue-nothing").into_owned());
    }
    let version = version_of(rescue);
    Question {
        title: if is_missing { t!("rescue-title-missing", name = name) } else { t!("rescue-title", name = name) },
        path: refused.path.display().to_string(),
        says,
        ways: rescue.offers.iter().enumerate().map(|(at, offer)| way(at, offer, version)).collect(),
        leave: if is_missing { t!("doubt-leave") } else { t!("rescue-leave") }.into_owned(),
        text: rescue.text.iter().map(told).collect(),
    }
}

/// When the version was kept that is there instead.
fn version_of(rescue: &Rescue) -> Option<Timestamp> {
    rescue.offers.iter().find_map(|offer| match offer.source {
        Source::Version(time) => Some(time),
        _ => None,
    })
}

/// What is the matter, and where. What to do is said by what there is to choose.
pub fn why(refused: &Refused) -> String {
    let why = match *refused.why {
        Why::CutShort => t!("rescue-why-cut-short").into_owned(),
        Why::Empty => t!("rescue-why-empty").into_owned(),
        Why::Zeros => t!("rescue-why-zeros").into_owned(),
        _ => refused.what(),
    };
    match refused.at {
        Some(At { line, column: Some(column) }) => t!("rescue-at", line = line, column = column, why = why),
        Some(At { line, column: None }) => t!("rescue-at-line", line = line, why = why),
        None => {
            let mut letters = why.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

/// Who wrote what is in recovery, and from when to when, on the clocks of the workshop where they are known. A journal of
/// an earlier program tells only when the session was opened.
fn author(by: &Author, times: Option<(Timestamp, Timestamp)>, session: Option<&Session>) -> String {
    let zone = session.map_or(jiff::tz::TimeZone::UTC, |session| session.workshop.time_zone());
    let (host, user) = (by.machine.host.as_str(), by.machine.user.as_str());
    let (first, last) = times.unwrap_or((by.since, by.since));
    let (from, to) = (time_text(first, &zone), time_text(last, &zone));
    let when = match times {
        None => "opened",
        Some(_) if from == to => "once",
        Some(_) => "span",
    };
    // The same day need not be said twice.
    let (first, last) = (zone.to_datetime(first), zone.to_datetime(last));
    let to = if first.date() == last.date() { hour_minute(last.time()) } else { to };
    match (host.is_empty(), user.is_empty()) {
        (false, false) => t!("rescue-by", host = host, user = user, when = when, from = from, to = to),
        (false, true) => t!("rescue-by-host", host = host, when = when, from = from, to = to),
        (true, false) => t!("rescue-by-user", user = user, when = when, from = from, to = to),
        (true, true) => t!("rescue-by-nobody", when = when, from = from, to = to),
    }
}

fn way(at: usize, offer: &Offer, version: Option<Timestamp>) -> Way {
    let notes = offer.session.notes.len();
    let zone = offer.session.workshop.time_zone();
    let version = time_of_version(version, offer);
    let (name, mut tells) = match &offer.source {
        Source::Version(time) => {
            (t!("rescue-version", time = time_text(*time, &zone)), vec![t!("rescue-version-tells", count = notes)])
        }
        Source::Salvage { .. } => (t!("rescue-salvage").into_owned(), salvaged::tells(offer, &version)),
        Source::Twins(twins) => {
            let mut tells = vec![t!("rescue-both-tells").into_owned()];
            tells.extend(told_twins(twins));
            (t!("rescue-both").into_owned(), tells)
        }
        Source::Recovery => (t!("rescue-recovery").into_owned(), vec![t!("rescue-recovery-tells", count = notes)]),
    };
    if offer.recovered > 0 && offer.source != Source::Recovery {
        tells.push(t!("rescue-recovered", count = offer.recovered));
    }
    if !offer.unapplied.is_empty() {
        tells.push(t!("rescue-unapplied", count = offer.unapplied.len()));
    }
    Way { choice: Choice::Offer(at), name, tells }
}

/// The time of a version on the clocks of the workshop.
fn time_of_version(version: Option<Timestamp>, offer: &Offer) -> String {
    let zone = offer.session.workshop.time_zone();
    version.map(|time| time_text(time, &zone)).unwrap_or_default()
}

fn told_twins(twins: &[Twin]) -> Vec<String> {
    let tell = |twin: &Twin| {
        let (was, now, count) = (twin.was.as_str(), twin.now.as_str(), twin.named_by);
        match twin.of {
            TwinOf::Note => t!("rescue-twin-note", count = count),
            TwinOf::Measure => t!("rescue-twin-measure").into_owned(),
            TwinOf::Number => t!("rescue-twin-number", was = was, now = now),
            TwinOf::Agency => t!("rescue-twin-agency", was = was, now = now, count = count),
            TwinOf::Element => t!("rescue-twin-element", was = was, now = now, count = count),
            TwinOf::Item => t!("rescue-twin-item", was = was, now = now, count = count),
        }
    };
    let mut told: Vec<String> = twins.iter().take(MOST_TWINS).map(tell).collect();
    if twins.len() > MOST_TWINS {
        told.push(t!("rescue-twin-more", count = twins.len() - MOST_TWINS));
    }
    told
}

/// The question about a file that opens, and a recovery that is not simple.
pub fn of_doubt(opened: &Opened, doubt: &Doubt, folder: &Path) -> Question {
    let folder = folder.display().to_string();
    let mut says = Vec::new();
    let asks_of_all = doubt.elsewhere || doubt.changed;
    match (doubt.elsewhere, doubt.changed) {
        (true, true) => says.push(t!("doubt-elsewhere-changed", count = doubt.recovered)),
        (true, false) => says.push(t!("doubt-elsewhere", count = doubt.recovered)),
        (false, true) => says.push(t!("doubt-changed", count = doubt.recovered)),
        (false, false) => {}
    }
    let unapplied = doubt.unapplied - usize::from(doubt.unreadable);
    if unapplied > 0 {
        says.push(t!("doubt-unapplied", count = unapplied));
        if !asks_of_all {
            says.push(t!("doubt-fits", count = doubt.recovered));
        }
    }
    if doubt.unreadable {
        says.push(t!("doubt-unreadable").into_owned());
    }
    says.extend(doubt.by.as_ref().map(|by| author(by, doubt.times, Some(&opened.session))));
    let way = |choice, name: String, tells: Vec<String>| Way { choice, name, tells };
    let rest = (unapplied > 0).then(|| t!("doubt-go-on-tells", folder = folder.as_str()));
    let mut ways = Vec::new();
    if asks_of_all {
        let taken = if doubt.changed {
            t!("doubt-take-in-changed", count = doubt.recovered)
        } else {
            t!("doubt-take-in-tells").into_owned()
        };
        let tells = std::iter::once(taken).chain(rest).collect();
        ways.push(way(Choice::GoOn, t!("doubt-take-in", count = doubt.recovered), tells));
        let tells = vec![t!("doubt-as-it-is-tells", folder = folder.as_str())];
        ways.push(way(Choice::AsItIs, t!("doubt-as-it-is").into_owned(), tells));
    } else {
        let tells = vec![t!("doubt-go-on-tells", folder = folder.as_str())];
        ways.push(way(Choice::GoOn, t!("doubt-go-on").into_owned(), tells));
    }
    ways.push(way(Choice::AsCopy, t!("doubt-as-copy").into_owned(), vec![t!("doubt-as-copy-tells").into_owned()]));
    Question {
        title: t!("doubt-title", name = name_of(&opened.path)),
        path: opened.path.display().to_string(),
        says,
        ways,
        leave: t!("doubt-leave").into_owned(),
        text: doubt.text.iter().map(told).collect(),
    }
}

/// One line of what recovery holds.
fn told(told: &Told) -> String {
    match told {
        Told::Words(words) => words.clone(),
        Told::Sensitive => t!("note-covered").into_owned(),
        Told::Event => t!("difference-event").into_owned(),
    }
}

/// The text that keeps what is not in the copy, as it stands there but for zeros and what is no UTF-8.
pub fn of_leftovers(rescue: &Rescue, offer: &Offer) -> String {
    let mut text = t!("rescue-kept-head", name = name_of(&rescue.refused.path));
    text.push_str("\n\n");
    for unread in &offer.unread {
        if unread.bytes.is_empty() {
            let _ = writeln!(text, "{}", t!("rescue-kept-zeros", line = unread.line, count = unread.zeros));
        } else {
            let _ = writeln!(text, "{}", t!("rescue-kept-line", line = unread.line));
            let _ = writeln!(text, "{}", String::from_utf8_lossy(&unread.bytes).trim_end_matches(['\r', '\n']));
        }
    }
    if !offer.unapplied.is_empty() {
        let _ = writeln!(text, "\n{}", t!("rescue-kept-journal"));
        for line in &offer.unapplied {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

/// What was done, once the copy is open.
pub fn of_copy(rescue: &Rescue, offer: &Offer, copy: &Copy) -> String {
    let (name, made) = (name_of(&rescue.refused.path), name_of(&copy.path));
    let kept = copy.kept.as_deref().map(name_of);
    let folder = copy.path.parent().unwrap_or(Path::new("")).display().to_string();
    let told = match (&offer.source, kept) {
        (Source::Salvage { .. }, Some(kept)) => t!(
            "rescue-opened-lines",
            sum = salvaged::sum(offer, &time_of_version(version_of(rescue), offer)),
            lines = offer.lines() + offer.unapplied.len(),
            kept = kept,
            copy = made,
            name = name
        ),
        (_, Some(kept)) => t!("rescue-opened-kept", copy = made, kept = kept, name = name),
        (_, None) if *rescue.refused.why == Why::Missing => {
            return t!("rescue-opened-missing", copy = made, folder = folder);
        }
        (_, None) => t!("rescue-opened", copy = made, name = name),
    };
    if copy.elsewhere.is_none() {
        return told;
    }
    [told, t!("rescue-opened-elsewhere", folder = folder)].join(". ")
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
