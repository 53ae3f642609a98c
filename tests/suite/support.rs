//! What several topics need: the program without a screen, sessions to begin with, and random ones.

pub mod app;
pub mod fixtures;
pub mod random;

use proptest::prelude::ProptestConfig;

/// How a property is tried: so many cases, and no file of old failures, because what failed once gets a test of its own.
pub fn cases(number: u32) -> ProptestConfig {
    ProptestConfig { cases: number, failure_persistence: None, ..ProptestConfig::default() }
}
