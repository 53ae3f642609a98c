//! Points in time as the record keeps them: RFC 3339 with the workshop's offset, whole seconds.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An instant together with the offset that the clocks of the workshop showed, such as `2017-10-04T10:41:07-04:00`.
///
/// The offset is kept because the record is read by people long after the zone's rules may have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    timestamp: Timestamp,
    offset: Offset,
}

impl Moment {
    /// The instant `timestamp` as clocks in `zone` show it, cut to whole seconds.
    pub fn new(timestamp: Timestamp, zone: &TimeZone) -> Self {
        let offset = zone.to_offset(timestamp);
        let whole = Timestamp::from_second(timestamp.as_second()).unwrap_or(timestamp);
        Self { timestamp: whole, offset }
    }

    /// The instant, independent of any zone.
    pub fn timestamp(self) -> Timestamp {
        self.timestamp
    }

    /// What the clock on the wall of the workshop showed.
    pub fn civil(self) -> DateTime {
        self.offset.to_datetime(self.timestamp)
    }

    /// The same offset, `seconds` later (earlier when negative). Stays where it is at the end of time.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let timestamp = self.timestamp.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(self.timestamp);
        Self { timestamp, ..self }
    }

    /// Whole seconds from `earlier` to here; negative when `earlier` is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.timestamp.as_second() - earlier.timestamp.as_second()
    }

    /// `10:41`, as the rows of a record show it.
    pub fn hour_minute(self) -> String {
        hour_minute(self.civil().time())
    }
}

/// `09:05`: hours and minutes on the 24-hour clock.
pub fn hour_minute(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `09:05:07`, where the minute does not tell two times apart.
pub fn hour_minute_second(time: Time) -> String {
    format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

/// Reads a time of day as people type it: `9`, `9:00`, `09.00`, `9h30`, `0930`. Only 24-hour times.
pub fn parse_time(text: &str) -> Option<Time> {
    let text = text.trim();
    let (hours, minutes) = match text.split_once([':', '.', 'h', 'H']) {
        Some((hours, "")) => (hours, "0"),
        Some((_, minutes)) if minutes.len() != 2 => return None,
        Some(parts) => parts,
        None if text.len() <= 2 => (text, "0"),
        None if text.is_ascii() && (3..=4).contains(&text.len()) => text.split_at(text.len() - 2),
        None => return None,
    };
    if !hours.bytes().chain(minutes.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.offset.seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.unsigned_abs() / 60;
        write!(f, "{}{sign}{:02}:{:02}", self.civil().strftime("%Y-%m-%dT%H:%M:%S"), minutes / 60, minutes % 60)
    }
}

impl FromStr for Moment {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let timestamp: Timestamp = text.parse()?;
        let pieces = jiff::fmt::temporal::Pieces::parse(text)?;
        let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
        Ok(Self::new(timestamp, &TimeZone::fixed(offset)))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| de::Error::custom(format_args!("`{text}` is not a time such as 2017-10-04T10:41:07-04:00")))
    }
}

/// Times of day as `"09:00"` in the file, for `#[serde(with = "…")]` on `Option<Time>`.
pub mod time_of_day {
    use jiff::civil::Time;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    /// Writes `Some("09:00")`, or nothing.
    #[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
    pub fn serialize<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
        time.map(super::hour_minute).serialize(serializer)
    }

    /// Reads what [`serialize`] writes; a time that is none is an error with its text.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(None);
        };
        super::parse_time(&text)
            .map(Some)
            .ok_or_else(|| de::Error::custom(format_args!("`{text}` is not a time of day such as 09:00")))
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, parse_time};

    #[test]
    fn a_moment_reads_what_it_writes() {
        for text in ["2017-10-04T10:41:07-04:00", "2026-01-01T00:00:00+05:30", "1999-12-31T23:59:59+00:00"] {
            let moment: Moment = text.parse().expect(text);
            assert_eq!(moment.to_string(), text);
        }
        let utc: Moment = "2017-10-04T14:41:07Z".parse().expect("Z is an offset");
        assert_eq!(utc.to_string(), "2017-10-04T14:41:07+00:00");
        assert!("yesterday".parse::<Moment>().is_err());
        assert!("2017-10-04".parse::<Moment>().is_err());
    }

    #[test]
    fn times_of_day_as_people_type_them() {
        let read = |text| parse_time(text).map(super::hour_minute);
        for (typed, meant) in [
            ("9", "09:00"),
            ("09:00", "09:00"),
            ("9.30", "09:30"),
            ("9h30", "09:30"),
            ("14h", "14:00"),
            ("0930", "09:30"),
            ("930", "09:30"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(meant), "{typed}");
        }
        for typed in ["", "25", "9:3", "9:60", "noon", "12345", "-1", "9:+1"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
