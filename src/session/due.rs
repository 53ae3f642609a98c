//! By when: dates as people say them in a room, normalised. Whole phrases are read in `words`.

mod words;

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// By when something is to be done. In the file as `"2018-03-15"`, `"2018-03"`, `"2018-Q2"`, `"2018"`, `"short"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// A day.
    Day(Date),
    /// A month: year, month 1 to 12.
    Month(i16, i8),
    /// A quarter: year, quarter 1 to 4.
    Quarter(i16, i8),
    /// The end of a year.
    Year(i16),
    /// Within a year (DOMAIN 3: short, under 12 months).
    Short,
    /// One to three years.
    Medium,
    /// Three to five years.
    Long,
}

/// Years outside of this are typing errors.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2199;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Due {
    /// Reads what is typed after `by:`, seen from the day `from`.
    ///
    /// Takes `2018-03-15`, `2018-03`, `mar-2018`, `march`, `2018-Q2`, `Q2-2018`, `Q2`, `2018`, `end-2018`, `6m`, `2y`,
    /// `short`, `medium`, `long`. A quarter or month without a year is the next one not yet over on `from`.
    pub fn parse(text: &str, from: Date) -> Option<Self> {
        let text = text.trim().to_lowercase();
        match text.as_str() {
            "short" => return Some(Self::Short),
            "medium" => return Some(Self::Medium),
            "long" => return Some(Self::Long),
            _ => {}
        }
        if let Some(year) = text.strip_prefix("end-") {
            return Self::year(year);
        }
        let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
        match parts.as_slice() {
            [one] => Self::one_part(one, from),
            [first, second] => {
                let (year, other) = if parse_year(first).is_some() { (first, second) } else { (second, first) };
                let year = parse_year(year)?;
                Self::quarter_number(other)
                    .map(|quarter| Self::Quarter(year, quarter))
                    .or_else(|| month_number(other).map(|month| Self::Month(year, month)))
            }
            [year, month, day] if year.len() == 4 => {
                Date::new(parse_year(year)?, month_number(month)?, number(day)?).ok().map(Self::Day)
            }
            _ => None,
        }
    }

    fn one_part(text: &str, from: Date) -> Option<Self> {
        if let Some(quarter) = Self::quarter_number(text) {
            let current = (from.month() + 2) / 3;
            let year = if quarter < current { from.year() + 1 } else { from.year() };
            return Some(Self::Quarter(year, quarter));
        }
        if let Some(months) = text.strip_suffix('m').and_then(number) {
            let end = from.checked_add(i64::from(months).months()).ok()?;
            return Some(Self::Month(end.year(), end.month()));
        }
        if let Some(years) = text.strip_suffix('y').and_then(number) {
            let end = from.checked_add(i64::from(years).years()).ok()?;
            return Some(Self::Month(end.year(), end.month()));
        }
        if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Self::year(text);
        }
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let month = month_number(text)?;
        let year = if month < from.month() { from.year() + 1 } else { from.year() };
        Some(Self::Month(year, month))
    }

    fn year(text: &str) -> Option<Self> {
        parse_year(text).map(Self::Year)
    }

    fn quarter_number(text: &str) -> Option<i8> {
        let quarter = text.strip_prefix('q').and_then(number)?;
        (1..=4).contains(&quarter).then_some(quarter)
    }

    /// Reads what [`Display`](fmt::Display) writes and nothing else.
    fn from_file(text: &str) -> Option<Self> {
        // Full forms do not depend on the day they are seen from.
        let any_day = Date::constant(2000, 1, 1);
        Self::parse(text, any_day).filter(|due| due.to_string() == text)
    }

    /// The last day on which it is still in time; `None` for short, medium and long, which count from the plan's date.
    pub fn last_day(self) -> Option<Date> {
        let last_of = |year, month| Date::new(year, month, 1).ok().map(Date::last_of_month);
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, month) => last_of(year, month),
            Self::Quarter(year, quarter) => last_of(year, quarter * 3),
            Self::Year(year) => last_of(year, 12),
            Self::Short | Self::Medium | Self::Long => None,
        }
    }
}

fn number(text: &str) -> Option<i8> {
    if text.is_empty() || text.len() > 2 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn parse_year(text: &str) -> Option<i16> {
    if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|year| YEARS.contains(year))
}

/// `3`, `03`, `mar`, `march` as 3.
fn month_number(text: &str) -> Option<i8> {
    if let Some(month) = number(text) {
        return (1..=12).contains(&month).then_some(month);
    }
    if text.len() < 3 {
        return None;
    }
    let index = MONTHS.iter().position(|month| month.starts_with(text))?;
    i8::try_from(index + 1).ok()
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Short => f.write_str("short"),
            Self::Medium => f.write_str("medium"),
            Self::Long => f.write_str("long"),
        }
    }
}

impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // Files mended by hand may hold `2018-q2`; what a person can type after `by:` in full is welcome there too.
        Self::from_file(&text).or_else(|| Self::from_file(&text.to_uppercase())).ok_or_else(|| {
            de::Error::custom(format_args!(
                "`{text}` is not a date such as 2018-03-15, 2018-03, 2018-Q2, 2018, short, medium or long"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Due;
    use jiff::civil::date;

    #[test]
    fn dates_as_people_say_them() {
        let from = date(2017, 10, 4);
        for (typed, kept) in [
            ("2018-03", "2018-03"),
            ("2018-03-15", "2018-03-15"),
            ("mar-2018", "2018-03"),
            ("March", "2018-03"),
            ("june-2018", "2018-06"),
            ("december", "2017-12"),
            ("Q2", "2018-Q2"),
            ("q4", "2017-Q4"),
            ("2018-Q2", "2018-Q2"),
            ("Q2-2018", "2018-Q2"),
            ("2018", "2018"),
            ("end-2018", "2018"),
            ("6m", "2018-04"),
            ("2y", "2019-10"),
            ("short", "short"),
            ("Medium", "medium"),
        ] {
            let due = Due::parse(typed, from).map(|due| due.to_string());
            assert_eq!(due.as_deref(), Some(kept), "{typed}");
        }
        for typed in
            ["", "soon", "2018-13", "2018-02-30", "Q5", "7", "31", "1066", "18-03", "end", "end-", "2018-", "ma"]
        {
            assert_eq!(Due::parse(typed, from), None, "{typed}");
        }
    }

    #[test]
    fn the_last_day_in_time() {
        let last = |text| Due::parse(text, date(2017, 1, 1)).and_then(Due::last_day);
        assert_eq!(last("2020-02"), Some(date(2020, 2, 29)));
        assert_eq!(last("2018-Q2"), Some(date(2018, 6, 30)));
        assert_eq!(last("2018"), Some(date(2018, 12, 31)));
        assert_eq!(last("short"), None);
    }
}
