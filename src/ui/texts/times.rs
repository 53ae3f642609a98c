//! Days, times and stretches of time as people read them.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::session::due::Due;
use crate::session::moment::{hour_minute, hour_minute_second};
use crate::session::read_back::ReadBack;
use crate::session::timing::{Shown, Standing};
use crate::t;

/// `4 October 2017`.
pub fn date(date: Date) -> String {
    t!("date-day", day = i64::from(date.day()), month = month(date.month()), year = date.year().to_string())
}

/// `today 10:42`, `yesterday 16:03`, `4 October 2017, 16:03`, on the clocks of a zone; to the second where the minute does
/// not tell two apart.
pub fn when(at: Timestamp, now: Timestamp, zone: &TimeZone, seconds: bool) -> String {
    let (at, today) = (zone.to_datetime(at), zone.to_datetime(now).date());
    let time = if seconds { hour_minute_second(at.time()) } else { hour_minute(at.time()) };
    if at.date() == today {
        t!("when-today", time = time)
    } else if today.checked_sub(1.day()).is_ok_and(|yesterday| at.date() == yesterday) {
        t!("when-yesterday", time = time)
    } else {
        t!("when-day", day = date(at.date()), time = time)
    }
}

/// `October`.
pub fn month(month: i8) -> Cow<'static, str> {
    t!(match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        _ => "month-12",
    })
}

/// `March 2018`, `end of 2018`, `short term`.
pub fn due(due: Due) -> String {
    match due {
        Due::Day(day) => date(day),
        Due::Month(year, number) => {
            t!("date-month", month = month(number), year = year.to_string())
        }
        Due::Quarter(year, quarter) => t!("date-quarter", quarter = i64::from(quarter), year = year.to_string()),
        Due::Year(year) => t!("date-end-of-year", year = year.to_string()),
        Due::Short => t!("date-short").into_owned(),
        Due::Medium => t!("date-medium").into_owned(),
        Due::Long => t!("date-long").into_owned(),
    }
}

/// `41 min` or `1 min 20 s`, as time left is shown.
pub fn left(shown: Shown) -> String {
    match shown {
        Shown::Minutes(minutes) => duration_minutes(minutes),
        Shown::Seconds(seconds) => duration_seconds(seconds),
    }
}

/// `2 h 10 min`, `41 min`.
pub fn duration_minutes(minutes: i64) -> String {
    if minutes >= 120 {
        t!("duration-hours", hours = minutes / 60, minutes = minutes % 60)
    } else {
        t!("duration-minutes", minutes = minutes)
    }
}

/// `2 min 40 s`, `45 s`.
pub fn duration_seconds(seconds: i64) -> String {
    if seconds >= 60 {
        t!("duration-minutes-seconds", minutes = seconds / 60, seconds = seconds % 60)
    } else {
        t!("duration-seconds", seconds = seconds)
    }
}

/// `6 min behind`, `3 min ahead`, `on time`; nothing where the plan says nothing about now.
pub fn behind(standing: &Standing) -> Option<String> {
    let minutes = standing.behind? / 60;
    Some(match minutes {
        1.. => t!("run-behind", time = duration_minutes(minutes)),
        0 => t!("run-on-time").into_owned(),
        _ => t!("run-ahead", time = duration_minutes(-minutes)),
    })
}

/// `11:42`, or `4 October 2017, 11:42`.
pub fn said_at(said: ReadBack, with_day: bool) -> String {
    let time = said.at.hour_minute();
    if with_day { t!("read-back-day", day = date(said.at.civil().date()), time = time) } else { time }
}
