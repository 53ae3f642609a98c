//! Waiting for a condition, with a deadline that only a broken program reaches.

use std::time::{Duration, Instant};

/// Generous: a debug build draws in software, beside other tests, on a small machine.
const DEADLINE: Duration = Duration::from_mins(1);

/// How often is looked: seldom enough to leave the processor to the program.
const PAUSE: Duration = Duration::from_millis(40);

/// Looks until there is something to return, and says what was seen last when there never is.
///
/// The error of `look` is what was seen instead.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let begun = Instant::now();
    loop {
        match look() {
            Ok(found) => return Ok(found),
            Err(seen) if begun.elapsed() > DEADLINE => {
                return Err(format!("waited {} s for {what}; seen instead: {seen}", DEADLINE.as_secs()));
            }
            Err(_) => std::thread::sleep(PAUSE),
        }
    }
}
