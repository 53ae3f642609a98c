//! Whether bytes are the same as once before, without keeping them.

use serde::{Deserialize, Serialize};

/// Length and hash of a file. The same in every build, so that a journal may hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// In bytes.
    pub len: u64,
    /// See [`hash`].
    pub hash: u64,
}

impl Fingerprint {
    /// That of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { len: bytes.len() as u64, hash: hash(bytes) }
    }
}

/// A hash that no release of Rust changes. It finds accidents, not forgers: nobody gains by forging his own session.
///
/// Every step is a bijection of the state, so two texts that differ in one word of eight bytes never have the same hash.
pub fn hash(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = 0x243f_6a88_85a3_08d3 ^ (bytes.len() as u64);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut take = |word: u64| state = (state ^ word).wrapping_mul(ODD).rotate_left(29);
    for word in words {
        take(u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    take(u64::from_le_bytes(last));
    state ^= state >> 32;
    state = state.wrapping_mul(ODD);
    state ^ (state >> 29)
}
