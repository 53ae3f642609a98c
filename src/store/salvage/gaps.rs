//! A session of what the lines of a file say, its gaps filled from an earlier version or from an empty session.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use ron::ser::PrettyConfig;

use super::lines::{Lines, Part, read};
use crate::session::edit::Keyed;
use crate::session::workshop::Workshop;
use crate::session::{Floor, Session, SessionId};

/// Where a part of the file is whole, it is taken as it is: what it does not have was deleted. Where it is not, what the
/// earlier version has beside it is kept; a record that comes back by mistake is seen, one that is lost is not.
pub fn fill(mut lines: Lines, base: &Session, id: SessionId) -> Session {
    let workshop = workshop(&mut lines, &base.workshop);
    let whole = |part| lines.is_whole(part);
    let Lines { agencies, elements, agenda, notes, issued, measures, accepted, floor, .. } = &lines;
    let merged_issued = if whole(Part::Issued) { Vec::new() } else { base.issued.clone() };
    Session {
        format: base.format,
        id,
        workshop,
        agencies: if whole(Part::Agencies) { agencies.clone() } else { merge(agencies, &base.agencies) },
        elements: if whole(Part::Elements) { elements.clone() } else { merge(elements, &base.elements) },
        agenda: if whole(Part::Agenda) { agenda.clone() } else { merge(agenda, &base.agenda) },
        floor: if *floor == Floor::default() { base.floor.clone() } else { floor.clone() },
        notes: if whole(Part::Notes) { notes.clone() } else { merge(notes, &base.notes) }.into(),
        issued: issued.iter().cloned().chain(merged_issued).collect(),
        measures: if whole(Part::Measures) { measures.clone() } else { merge(measures, &base.measures) }.into(),
        // It has no place in the file while nothing is accepted, so nothing tells whether it is whole.
        accepted: if accepted.is_empty() { base.accepted.clone() } else { accepted.clone() },
    }
}

/// The records of `list`, and those of `base` that it lacks, each behind the one that it stood behind.
fn merge<T: Keyed + Clone>(list: &[T], base: &[T]) -> Vec<T>
where
    T::Key: Hash + Eq,
{
    let there: HashSet<T::Key> = list.iter().map(Keyed::key).collect();
    let mut first = Vec::new();
    let mut behind: HashMap<T::Key, Vec<&T>> = HashMap::new();
    let mut before: Option<T::Key> = None;
    for record in base {
        if there.contains(&record.key()) {
            before = Some(record.key());
            continue;
        }
        match &before {
            Some(key) => behind.entry(key.clone()).or_default().push(record),
            None => first.push(record),
        }
    }
    let mut merged: Vec<T> = first.into_iter().cloned().collect();
    for record in list {
        merged.push(record.clone());
        merged.extend(behind.remove(&record.key()).unwrap_or_default().into_iter().cloned());
    }
    merged
}

/// The event: the fields that can be read, and where some cannot, those of `base` that are not among them.
fn workshop(lines: &mut Lines, base: &Workshop) -> Workshop {
    let whole = |fields: &[String]| read::<Workshop>(&format!("({})", fields.join(",")));
    let fields: Vec<String> = lines.workshop.iter().map(|(_, text)| text.clone()).collect();
    if lines.is_whole(Part::Workshop)
        && let Some(workshop) = whole(&fields)
    {
        return workshop;
    }
    let mut kept: Vec<String> = Vec::new();
    for (number, text) in std::mem::take(&mut lines.workshop) {
        let with_title = if name_of(&text) == "title" { format!("({text})") } else { format!("(title: \"\",{text})") };
        let is_new = kept.iter().all(|other| name_of(other) != name_of(&text));
        if is_new && read::<Workshop>(&with_title).is_some() {
            kept.push(text);
        } else {
            lines.leave_workshop_line(number, &text);
        }
    }
    let missing = fields_of(base).into_iter().filter(|field| kept.iter().all(|other| name_of(other) != name_of(field)));
    let filled: Vec<String> = kept.iter().cloned().chain(missing).collect();
    whole(&filled).unwrap_or_else(|| base.clone())
}

/// Its fields, one by one, as the file has them.
fn fields_of(workshop: &Workshop) -> Vec<String> {
    let config = PrettyConfig::new().new_line("\n").depth_limit(1).indentor("");
    let text = crate::store::format::options().to_string_pretty(workshop, config).unwrap_or_default();
    let inner = text.trim().trim_start_matches('(').trim_end_matches(')');
    inner.lines().map(|line| line.trim().trim_end_matches(',').to_owned()).filter(|line| !line.is_empty()).collect()
}

fn name_of(field: &str) -> &str {
    field.split(':').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::{fields_of, merge};
    use crate::session::workshop::{Agency, Counts, Workshop};

    #[test]
    fn what_is_missing_stands_where_it_stood() {
        let agencies = |ids: &str| -> Vec<Agency> {
            ids.chars()
                .map(|id| Agency { id: id.to_string().as_str().into(), name: String::new(), short: String::new() })
                .collect()
        };
        for (list, base, merged) in
            [("", "abc", "abc"), ("b", "abc", "abc"), ("acx", "abc", "abcx"), ("cab", "abcd", "cdab"), ("xy", "", "xy")]
        {
            assert_eq!(merge(&agencies(list), &agencies(base)), agencies(merged), "{list} {base}");
        }
    }

    #[test]
    fn every_field_stands_by_itself() {
        let counts = Counts { people: 3, ..Counts::default() };
        let fields = fields_of(&Workshop { title: "A, (b)".to_owned(), counts, ..Workshop::default() });
        assert_eq!(fields, ["title: \"A, (b)\"", "counts: (people: 3)"]);
    }
}
