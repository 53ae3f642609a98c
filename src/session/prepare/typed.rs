//! What a field of a form holds, from the text that people type or paste into it.

use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::session::search::fold;
use crate::session::workshop::Agency;
use crate::session::{AgencyId, Session, slug};

/// More days than this in one range are a slip of the year.
const LONGEST_RANGE: usize = 31;

/// One entry a line, without white space around it; empty lines are none.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Reads a count: digits, at most six; nothing is zero.
pub fn parse_count(text: &str) -> Option<u32> {
    match text.trim() {
        "" => Some(0),
        digits if digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok(),
        _ => None,
    }
}

/// Reads the name of a zone, in any case and with spaces for its underscores; returns it as the zone table writes it.
/// Nothing is nothing: then UTC counts.
pub fn parse_zone(text: &str) -> Option<String> {
    let text = text.trim().replace(' ', "_");
    if text.is_empty() {
        return Some(text);
    }
    let zone = TimeZone::get(&text).ok()?;
    zone.iana_name().map(str::to_owned)
}

/// Zones whose name holds what was typed, such as `America/Guyana` for `guy`; those whose place begins with it first.
pub fn zones_like(typed: &str, most: usize) -> Vec<&'static str> {
    static NAMES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let names = jiff::tz::db().available().map(|name| name.as_str().to_owned());
        let mut names: Vec<_> = names.filter(|name| name.contains('/')).map(|name| (fold(&name), name)).collect();
        names.sort();
        names
    });
    let typed = fold(typed.trim()).replace(' ', "_");
    if typed.is_empty() {
        return Vec::new();
    }
    let place = |folded: &str| folded.rsplit('/').next().is_some_and(|place| place.starts_with(&typed));
    let (first, then): (Vec<_>, Vec<_>) =
        NAMES.iter().filter(|(folded, _)| folded.contains(&typed)).partition(|(folded, _)| place(folded));
    first.into_iter().chain(then).map(|(_, name)| name.as_str()).take(most).collect()
}

/// Reads the days of a workshop: `4 October 2017`, `4–6 October 2017`, `4, 5 October 2017`, `2017-10-04`, `4.10.2017`.
///
/// Days stand apart by commas, semicolons or lines; what a day leaves out, it has from the one after it. `months` are the
/// names of the twelve months, of which the first three letters are enough. In order and without doubles; `None` for what
/// is no day, and for a range that goes backwards or over more than a month.
pub fn parse_days(text: &str, months: &[&str]) -> Option<Vec<Date>> {
    let mut days = Vec::new();
    let mut known = Known::default();
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).rev() {
        let (from, to) = ends(part, months);
        let to = known.complete(partial(to, months)?)?;
        let from = match from {
            Some(from) => known.complete(partial(from, months)?)?,
            None => to,
        };
        let range: Vec<Date> = from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to).take(40).collect();
        if range.is_empty() || range.len() > LONGEST_RANGE {
            return None;
        }
        days.extend(range);
    }
    days.sort_unstable();
    days.dedup();
    Some(days)
}

/// The two ends of a range, or the one day.
fn ends<'a>(part: &'a str, months: &[&str]) -> (Option<&'a str>, &'a str) {
    if partial(part, months).is_some() {
        return (None, part);
    }
    let split = ['–', '—', '/'].iter().find_map(|dash| part.split_once(*dash)).or_else(|| part.split_once(" - "));
    // A hyphen alone stands in `4-6 October`; in `2017-10-04` it was a day already.
    let split = split.or_else(|| part.split_once('-'));
    split.map_or((None, part), |(from, to)| (Some(from.trim()), to.trim()))
}

/// A day of which month or year may be left out.
#[derive(Clone, Copy, Debug)]
struct Partial {
    day: i8,
    month: Option<i8>,
    year: Option<i16>,
}

/// Month and year of the day read last.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    month: Option<i8>,
    year: Option<i16>,
}

impl Known {
    fn complete(&mut self, partial: Partial) -> Option<Date> {
        let month = partial.month.or(self.month)?;
        let year = partial.year.or(self.year)?;
        *self = Self { month: Some(month), year: Some(year) };
        Date::new(year, month, partial.day).ok()
    }
}

fn partial(text: &str, months: &[&str]) -> Option<Partial> {
    if let Some((year, rest)) = text.split_once('-')
        && let Some((month, day)) = rest.split_once('-')
    {
        return Some(Partial { day: number(day)?, month: Some(number(month)?), year: Some(year_of(year)?) });
    }
    let parts: Vec<&str> = text.split([' ', '.', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let month = |text: &str| number(text).or_else(|| month_named(text, months));
    match parts.as_slice() {
        [day] => Some(Partial { day: number(day)?, month: None, year: None }),
        [day, name] if number(day).is_some() => {
            Some(Partial { day: number(day)?, month: Some(month(name)?), year: None })
        }
        [name, day] => Some(Partial { day: number(day)?, month: Some(month_named(name, months)?), year: None }),
        [day, name, year] if number(day).is_some() => {
            Some(Partial { day: number(day)?, month: Some(month(name)?), year: Some(year_of(year)?) })
        }
        [name, day, year] => {
            Some(Partial { day: number(day)?, month: Some(month_named(name, months)?), year: Some(year_of(year)?) })
        }
        _ => None,
    }
}

/// One or two digits.
fn number(text: &str) -> Option<i8> {
    (text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Four digits: no century is guessed.
fn year_of(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn month_named(text: &str, months: &[&str]) -> Option<i8> {
    let typed = fold(text);
    if typed.chars().count() < 3 {
        return None;
    }
    let at = months.iter().position(|month| fold(month).starts_with(&typed))?;
    i8::try_from(at + 1).ok()
}

/// Agencies that were pasted, and how many of them the session has already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Those that are new, each with an id of its own.
    pub new: Vec<Agency>,
    /// How many are there already, by id or by name.
    pub known: usize,
}

/// Reads a list of agencies: `gra: Guyana Revenue Authority (GRA)`, or a name alone.
///
/// One a line, or set apart by semicolons; a single line may use commas. An id is taken from the short name, else from
/// the name, where none is given.
pub fn parse_agencies(text: &str, session: &Session) -> Pasted {
    let mut pasted = Pasted::default();
    let by_line = text.trim().contains(['\n', ';']);
    let mut entries: Vec<&str> = Vec::new();
    for line in text.split(['\n', ';']) {
        if by_line { entries.push(line) } else { entries.extend(split_outside_brackets(line)) }
    }
    // Lists come with the bullets and commas of where they were copied from.
    let around = |c: char| c.is_whitespace() || ",•–-*".contains(c);
    for entry in entries
        .into_iter()
        .map(|entry| entry.trim_matches(around))
        .filter(|entry| entry.contains(char::is_alphanumeric))
    {
        let (id, rest) = given_id(entry);
        let (name, short) = name_and_short(rest);
        if name.is_empty() {
            continue;
        }
        let all = || session.agencies.iter().chain(&pasted.new);
        let taken = |id: &str| all().any(|agency| agency.id.as_str() == id);
        let folded = fold(name);
        if id.as_deref().is_some_and(taken) || all().any(|agency| fold(&agency.name) == folded) {
            pasted.known += 1;
            continue;
        }
        let id = id.unwrap_or_else(|| slug(if short.is_empty() { name } else { short }, "agency", taken));
        let agency = Agency { id: AgencyId::from(id.as_str()), name: name.to_owned(), short: short.to_owned() };
        pasted.new.push(agency);
    }
    pasted
}

fn split_outside_brackets(line: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    line.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
    .collect()
}

/// `gra` of `gra: Guyana Revenue Authority`, where what stands before the colon can be an id.
fn given_id(entry: &str) -> (Option<String>, &str) {
    let Some((id, rest)) = entry.split_once(':') else {
        return (None, entry);
    };
    let id = id.trim().trim_start_matches('@').to_lowercase();
    let is_id = !id.is_empty() && id.len() <= 24 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_id { (Some(id), rest.trim()) } else { (None, entry) }
}

/// `Guyana Revenue Authority` and `GRA` of `Guyana Revenue Authority (GRA)`.
fn name_and_short(entry: &str) -> (&str, &str) {
    let inner = entry.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    match inner.map(|(name, short)| (name.trim(), short.trim())) {
        Some((name, short)) if !name.is_empty() && !short.is_empty() => (name, short),
        _ => (entry, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::SessionId;

    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    #[test]
    fn days_as_people_write_them() {
        for (typed, read) in [
            ("4 October 2017", "2017-10-04"),
            ("4 oct 2017", "2017-10-04"),
            ("October 4, 2017", "none"),
            ("October 4 2017", "2017-10-04"),
            ("2017-10-04", "2017-10-04"),
            ("4.10.2017", "2017-10-04"),
            ("4–6 October 2017", "2017-10-04 2017-10-05 2017-10-06"),
            ("4-5 October 2017", "2017-10-04 2017-10-05"),
            ("30 October – 1 November 2017", "2017-10-30 2017-10-31 2017-11-01"),
            ("2017-10-04 – 2017-10-05", "2017-10-04 2017-10-05"),
            ("4, 5 October 2017", "2017-10-04 2017-10-05"),
            ("2017-10-05; 2017-10-04, 2017-10-05", "2017-10-04 2017-10-05"),
            ("", ""),
            ("4", "none"),
            ("4 October", "none"),
            ("4 October 17", "none"),
            ("31 June 2017", "none"),
            ("6–4 October 2017", "none"),
            ("4 October 2017 – 4 October 2018", "none"),
            ("soon", "none"),
        ] {
            let days = parse_days(typed, &MONTHS)
                .map(|days| days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
            assert_eq!(days.as_deref().unwrap_or("none"), read, "{typed}");
        }
    }

    #[test]
    fn a_zone_is_known_by_its_name_in_any_case() {
        assert_eq!(parse_zone("america/guyana").as_deref(), Some("America/Guyana"));
        assert_eq!(parse_zone("America/New York").as_deref(), Some("America/New_York"));
        assert_eq!(parse_zone("  ").as_deref(), Some(""));
        assert_eq!(parse_zone("Georgetown"), None);
        assert_eq!(zones_like("guy", 5).first(), Some(&"America/Guyana"));
        assert!(zones_like("", 5).is_empty());
    }

    #[test]
    fn counts_are_digits_or_nothing() {
        assert_eq!(["24", " 0 ", ""].map(parse_count), [Some(24), Some(0), Some(0)]);
        assert_eq!(["ten", "-1", "+1", "1234567"].map(parse_count), [None; 4]);
    }

    #[test]
    fn agencies_as_people_paste_them() {
        let mut session = Session::empty(SessionId(uuid::Uuid::nil()));
        let read = |session: &Session, text: &str| {
            let pasted = parse_agencies(text, session);
            let rows = pasted.new.iter().map(|a| format!("{}|{}|{}", a.id, a.name, a.short)).collect::<Vec<_>>();
            (rows.join("; "), pasted.known)
        };
        for (typed, rows) in [
            ("gra: Guyana Revenue Authority (GRA)", "gra|Guyana Revenue Authority|GRA"),
            ("Guyana Revenue Authority (GRA)", "gra|Guyana Revenue Authority|GRA"),
            ("Police, Health", "police|Police|; health|Health|"),
            (
                "Ministry of Trade, Industry and Commerce\nPolice",
                "ministry-of-trade|Ministry of Trade, Industry and Commerce|; police|Police|",
            ),
            ("Police; Trade, Industry", "police|Police|; trade-industry|Trade, Industry|"),
            ("Bank (BG, central)", "bg-central|Bank|BG, central"),
            ("Note: a remark", "note|a remark|"),
            ("Fire and rescue: service", "fire-and-rescue-service|Fire and rescue: service|"),
            ("@FIU: Financial Intelligence Unit", "fiu|Financial Intelligence Unit|"),
            (" , ;\n gra: ", ""),
            ("(GRA)", "gra|(GRA)|"),
            ("• Police,\n• Health", "police|Police|; health|Health|"),
        ] {
            assert_eq!(read(&session, typed).0, rows, "{typed}");
        }
        session.agencies = parse_agencies("police: Police", &session).new;
        assert_eq!(
            read(&session, "POLICE, police: Constables, Police Force"),
            ("police-force|Police Force|".into(), 2)
        );
    }
}
