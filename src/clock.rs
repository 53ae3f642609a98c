//! The only `now()` and the only maker of new ids; everything else is given times and ids as values.

mod fast;

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use jiff::Timestamp;
use uuid::{Builder, Uuid};

pub use self::fast::FastClock;

/// Where times and ids come from.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;

    /// A new `UUIDv7`. Ids that are made one after another sort in that order.
    fn new_id(&self) -> Uuid;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

#[expect(clippy::disallowed_methods, reason = "the one place where times and ids are made")]
impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// A clock that stands still until it is moved, and whose ids are the same in every run: the twin for tests.
#[derive(Debug)]
pub struct ManualClock {
    state: Mutex<Manual>,
}

#[derive(Debug)]
struct Manual {
    now: Timestamp,
    made: u64,
}

impl ManualClock {
    /// A clock that shows `now`.
    pub fn new(now: Timestamp) -> Self {
        Self { state: Mutex::new(Manual { now, made: 0 }) }
    }

    /// Shows `now` from here on.
    pub fn set(&self, now: Timestamp) {
        self.lock().now = now;
    }

    /// Goes on by so much. Stays where it is at the end of time.
    pub fn advance(&self, by: Duration) {
        let mut state = self.lock();
        state.now = state.now.checked_add(by).unwrap_or(state.now);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Manual> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        self.lock().now
    }

    fn new_id(&self) -> Uuid {
        let mut state = self.lock();
        state.made += 1;
        // The number made goes where chance would stand, so ids made within one instant still sort in order.
        let millis = u64::try_from(state.now.as_millisecond()).unwrap_or_default();
        let mut random = [0; 10];
        random[2..].copy_from_slice(&state.made.to_be_bytes());
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manual_ids_are_the_same_in_every_run_and_in_order() {
        let start: Timestamp = "2017-10-04T14:41:07Z".parse().expect("a timestamp");
        let ids = || {
            let clock = ManualClock::new(start);
            let first = [clock.new_id(), clock.new_id()];
            clock.advance(Duration::from_mins(1));
            [first[0], first[1], clock.new_id()]
        };
        assert_eq!(ids(), ids());
        assert!(ids().is_sorted());
        assert!(ids().iter().all(|id| id.get_version_num() == 7));
    }
}
