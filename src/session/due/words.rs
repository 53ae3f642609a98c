//! Dates as people write them in a field of their own, in English words.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Due, month_number, number};

/// Words that say nothing of the date itself.
const FILLING: [&str; 20] = [
    "by", "the", "of", "in", "within", "term", "before", "until", "till", "no", "later", "than", "at", "latest", "a",
    "an", "on", "from", "now", "about",
];

const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

impl Due {
    /// Reads a date as people write it in a field of its own: all that [`parse`](Self::parse) takes, and words between
    /// spaces: `March 2018`, `15 March 2018`, `Q2 2018`, `end of 2018`, `within 6 months`, `mid-2018`, `second quarter`,
    /// `next year`, `1 to 3 years`, `short term`.
    pub fn parse_words(text: &str, from: Date) -> Option<Self> {
        // What `by:` takes reads there first: its hyphens and points belong to the date.
        if let Some(due) = Self::parse(text, from) {
            return Some(due);
        }
        let text = text.to_lowercase().replace(['\u{2013}', '\u{2014}'], "-");
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || c == ',')
            .flat_map(parts)
            .filter(|word| !word.is_empty() && !FILLING.contains(word))
            .collect();
        let had_one = text.split_whitespace().any(|word| matches!(word, "a" | "an"));
        Self::phrase(&words, from, had_one)
    }

    fn phrase(words: &[&str], from: Date, had_one: bool) -> Option<Self> {
        match words {
            ["next" | "coming" | "following", count, rest @ ..] if counted(count).is_some() && !rest.is_empty() => {
                Self::phrase(&words[1..], from, had_one)
            }
            ["year" | "month" | "months" | "years"] if !had_one => None,
            ["year"] => months_on(from, 12),
            ["month"] => months_on(from, 1),
            ["half", "year"] => months_on(from, 6),
            ["this" | "next", ..] => named(words, from),
            ["end"] => None,
            ["end", rest @ ..] => Self::phrase(rest, from, had_one).or_else(|| named(rest, from)),
            ["mid" | "middle", year] | [year, "mid"] => Some(Self::Month(Self::year_in(year)?, 6)),
            ["early" | "beginning" | "start", year] => Some(Self::Quarter(Self::year_in(year)?, 1)),
            ["late", year] => Some(Self::Year(Self::year_in(year)?)),
            ["less" | "under" | "fewer" | "<", "12", "months"] => Some(Self::Short),
            [low, high, "years"] | [low, "to" | "-", high, "years"] => range_of_years(low, high),
            [count, "month" | "months" | "mths"] => months_on(from, counted(count)?),
            [count, "year" | "years" | "yrs"] => months_on(from, months_in(count)?),
            [count, "week" | "weeks"] => days_on(from, counted(count)?.checked_mul(7)?),
            [count, "day" | "days"] => days_on(from, counted(count)?),
            [which, "quarter", year @ ..] => Self::with_year("q", ordinal_word(which)?, year, from),
            [which, "half", year @ ..] => half(which, year, from),
            ["h1", year @ ..] => half("first", year, from),
            ["h2", year @ ..] => half("second", year, from),
            [day, month, year] => Self::day_month_year(day, month, year, from),
            [one] => Self::parse(one, from),
            [first, second] => Self::parse(&words.join("-"), from).or_else(|| Self::day_and_month(first, second, from)),
            _ => None,
        }
    }

    fn year_in(text: &str) -> Option<i16> {
        match Self::parse(text, Date::constant(2000, 1, 1))? {
            Self::Year(year) => Some(year),
            _ => None,
        }
    }

    fn with_year(letter: &str, number: i8, year: &[&str], from: Date) -> Option<Self> {
        match year {
            [] => Self::parse(&format!("{letter}{number}"), from),
            [year] => Self::parse(&format!("{year}-{letter}{number}"), from),
            _ => None,
        }
    }

    /// `15 March 2018`, `March 15th 2018`, `15 3 2018`: the day stands first where only digits stand.
    fn day_month_year(first: &str, second: &str, year: &str, from: Date) -> Option<Self> {
        let is_day = number(ordinal(first)).is_some();
        let (day, month) = if is_day { (first, second) } else { (second, first) };
        Self::parse(&format!("{year}-{month}-{}", ordinal(day)), from)
    }

    /// `15 March`, without a year: the next one not yet over.
    fn day_and_month(first: &str, second: &str, from: Date) -> Option<Self> {
        let (day, month) = if number(ordinal(first)).is_some() { (first, second) } else { (second, first) };
        // Two numbers alone could be anything.
        number(month).is_none().then_some(())?;
        let (day, month) = (number(ordinal(day))?, month_number(month)?);
        let date = Date::new(from.year(), month, day).ok()?;
        let date = if date < from { Date::new(from.year() + 1, month, day).ok()? } else { date };
        Some(Self::Day(date))
    }
}

/// `mid-2018` as two words, `15/03/2018` as three; what `by:` takes as one stays one.
fn parts(word: &str) -> Vec<&str> {
    // `1.5` is a number, `15.3.2018` and `3.2018` are dates.
    let is_number =
        word.split_once('.').is_some_and(|(whole, rest)| counted(whole).is_some() && number(rest).is_some());
    if is_number {
        return vec![word];
    }
    let parts: Vec<&str> = word.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let starts_with_year = parts.first().is_some_and(|first| first.len() == 4 && first.parse::<u16>().is_ok());
    if starts_with_year { vec![word.trim_end_matches('.')] } else { parts }
}

/// `this year`, `next month`, `next quarter`, and their ends.
fn named(words: &[&str], from: Date) -> Option<Due> {
    let later = |months: i64| from.checked_add(months.months()).ok();
    match words {
        ["this", "year"] | ["year"] => Some(Due::Year(from.year())),
        ["next", "year"] => Some(Due::Year(from.year() + 1)),
        ["this", "month"] | ["month"] => Some(Due::Month(from.year(), from.month())),
        ["next", "month"] => later(1).map(|date| Due::Month(date.year(), date.month())),
        ["this", "quarter"] | ["quarter"] => Some(Due::Quarter(from.year(), quarter_of(from))),
        ["next", "quarter"] => later(3).map(|date| Due::Quarter(date.year(), quarter_of(date))),
        _ => None,
    }
}

fn quarter_of(date: Date) -> i8 {
    (date.month() + 2) / 3
}

fn half(which: &str, year: &[&str], from: Date) -> Option<Due> {
    let number = ordinal_word(which).filter(|half| *half <= 2)?;
    Due::with_year("q", number * 2, year, from)
}

/// The terms of DOMAIN 3: short is under a year, medium one to three, long three to five.
fn range_of_years(low: &str, high: &str) -> Option<Due> {
    match (counted(low)?, counted(high)?) {
        (0, 1) => Some(Due::Short),
        (1, 3) => Some(Due::Medium),
        (3, 5) => Some(Due::Long),
        _ => None,
    }
}

fn months_on(from: Date, months: i64) -> Option<Due> {
    let end = from.checked_add(months.months()).ok()?;
    Some(Due::Month(end.year(), end.month()))
}

fn days_on(from: Date, days: i64) -> Option<Due> {
    from.checked_add(days.days()).ok().map(Due::Day)
}

/// `6` and `six`; more than 99 of anything is a slip.
fn counted(word: &str) -> Option<i64> {
    let named = NUMBERS.iter().position(|name| *name == word).and_then(|at| i64::try_from(at + 1).ok());
    named.or_else(|| number(word).map(i64::from))
}

/// Months of so many years: `2`, `two`, `1.5`. What is no whole number of months is a slip.
fn months_in(years: &str) -> Option<i64> {
    if let Some(years) = counted(years) {
        return years.checked_mul(12);
    }
    let (whole, tenths) = years.split_once('.').filter(|(_, tenths)| tenths.len() == 1)?;
    let (whole, tenths) = (counted(whole)?, i64::from(number(tenths)?));
    (tenths * 12 % 10 == 0).then_some(whole * 12 + tenths * 12 / 10)
}

/// `second` and `2nd` as 2.
fn ordinal_word(word: &str) -> Option<i8> {
    let named = ORDINALS.iter().position(|name| *name == word).and_then(|at| i8::try_from(at + 1).ok());
    named.or_else(|| number(ordinal(word)))
}

/// `15th` as `15`.
fn ordinal(day: &str) -> &str {
    ["st", "nd", "rd", "th"].into_iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::Due;
    use jiff::civil::date;

    #[test]
    fn dates_in_words() {
        let from = date(2017, 10, 4);
        for (typed, kept) in [
            ("March 2018", "2018-03"),
            ("  mar 2018 ", "2018-03"),
            ("by March", "2018-03"),
            ("15 March 2018", "2018-03-15"),
            ("March 15th, 2018", "2018-03-15"),
            ("4 October 2017", "2017-10-04"),
            ("15 March", "2018-03-15"),
            ("10 Dec", "2017-12-10"),
            ("15.3.2018", "2018-03-15"),
            ("15/03/2018", "2018-03-15"),
            ("Q2 2018", "2018-Q2"),
            ("2018 Q2", "2018-Q2"),
            ("second quarter of 2018", "2018-Q2"),
            ("4th quarter", "2017-Q4"),
            ("first half of 2018", "2018-Q2"),
            ("H2 2018", "2018-Q4"),
            ("end of 2018", "2018"),
            ("end 2018", "2018"),
            ("late 2018", "2018"),
            ("mid-2018", "2018-06"),
            ("early 2018", "2018-Q1"),
            ("by the end of March 2018", "2018-03"),
            ("end of the year", "2017"),
            ("end of this year", "2017"),
            ("end of next year", "2018"),
            ("next year", "2018"),
            ("within the next 6 months", "2018-04"),
            ("in the coming two years", "2019-10"),
            ("1.5 years", "2019-04"),
            ("3.2018", "2018-03"),
            ("next month", "2017-11"),
            ("next quarter", "2018-Q1"),
            ("within 6 months", "2018-04"),
            ("within six months", "2018-04"),
            ("18 months", "2019-04"),
            ("within a year", "2018-10"),
            ("in 2 years", "2019-10"),
            ("in 3 weeks", "2017-10-25"),
            ("within 30 days", "2017-11-03"),
            ("no later than June 2018", "2018-06"),
            ("short", "short"),
            ("short term", "short"),
            ("Long-term", "long"),
            ("less than 12 months", "short"),
            ("1-3 years", "medium"),
            ("3 to 5 years", "long"),
            ("2018-03", "2018-03"),
            ("2018-03-15", "2018-03-15"),
            ("Q2", "2018-Q2"),
        ] {
            let due = Due::parse_words(typed, from).map(|due| due.to_string());
            assert_eq!(due.as_deref(), Some(kept), "{typed}");
        }
        for typed in [
            "",
            "  ",
            "soon",
            "end",
            "in months",
            "years",
            "31 February 2018",
            "March 18th 18",
            "the",
            "2 4",
            "half",
            "fifth quarter of 2018",
            "2-7 years",
            "as soon as possible",
            "third half of 2018",
            "100 years",
            "1.3 years",
            "3.4 years",
            "end of Q2 or Q3 2019",
            "next 6",
        ] {
            assert_eq!(Due::parse_words(typed, from), None, "{typed}");
        }
    }
}
