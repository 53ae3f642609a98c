//! A clock that runs ahead of another one: a day of rehearsal in half an hour.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::Clock;

/// Shows any time, and goes on from there as many times as fast as the clock that it follows.
pub struct FastClock {
    of: Arc<dyn Clock>,
    pace: Mutex<Pace>,
}

#[derive(Clone, Copy)]
struct Pace {
    /// What the other clock showed when this pace began, and what this one showed.
    began: Timestamp,
    showed: Timestamp,
    rate: u32,
}

impl FastClock {
    /// A clock that shows `now`, and goes `rate` times as fast as `of`.
    pub fn new(of: Arc<dyn Clock>, now: Timestamp, rate: u32) -> Self {
        let pace = Pace { began: of.now(), showed: now, rate };
        Self { of, pace: Mutex::new(pace) }
    }

    /// How many times as fast it goes.
    pub fn rate(&self) -> u32 {
        self.pace().rate
    }

    /// Goes on from what it shows now, so many times as fast.
    pub fn set_rate(&self, rate: u32) {
        let (began, showed) = (self.of.now(), self.now());
        *self.pace.lock().unwrap_or_else(PoisonError::into_inner) = Pace { began, showed, rate };
    }

    fn pace(&self) -> Pace {
        *self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for FastClock {
    fn now(&self) -> Timestamp {
        let pace = self.pace();
        let millis = self.of.now().as_millisecond() - pace.began.as_millisecond();
        // A clock that was set back lets this one stand.
        let gone = SignedDuration::from_millis(millis.max(0).saturating_mul(i64::from(pace.rate)));
        pace.showed.checked_add(gone).unwrap_or(pace.showed)
    }

    fn new_id(&self) -> Uuid {
        self.of.new_id()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::clock::ManualClock;

    #[test]
    fn it_goes_on_from_what_it_shows() {
        let time = |text: &str| text.parse::<Timestamp>().expect("a timestamp");
        let real = Arc::new(ManualClock::new(time("2026-11-23T15:00:00Z")));
        let clock = FastClock::new(Arc::clone(&real) as Arc<dyn Clock>, time("2026-11-23T09:00:00Z"), 20);
        real.advance(Duration::from_secs(30));
        assert_eq!(clock.now(), time("2026-11-23T09:10:00Z"));
        clock.set_rate(1);
        real.advance(Duration::from_secs(30));
        assert_eq!(clock.now(), time("2026-11-23T09:10:30Z"));
        real.set(time("2026-11-23T14:00:00Z"));
        assert_eq!(clock.now(), time("2026-11-23T09:10:00Z"), "set back, it stands where this pace began");
    }
}
