//! Whether bytes are the same as once before, without keeping them.

use std::io::{self, Read};

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
        let mut hasher = Hasher::default();
        hasher.take(bytes);
        hasher.finish()
    }

    /// That of everything that `source` gives, a piece at a time: large files are not held in memory for it.
    pub fn read(source: &mut dyn Read) -> io::Result<Self> {
        let mut hasher = Hasher::default();
        let mut piece = vec![0; PIECE];
        loop {
            let filled = fill(source, &mut piece)?;
            hasher.take(&piece[..filled]);
            if filled < PIECE {
                return Ok(hasher.finish());
            }
        }
    }
}

/// How much is read at a time; a whole number of words.
const PIECE: usize = 64 * 1024;

/// Reads until `piece` is full or there is no more; returns how much is in it.
pub fn fill(source: &mut dyn Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < piece.len() {
        match source.read(&mut piece[filled..]) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// A hash that no release of Rust changes. It finds accidents, not forgers: nobody gains by forging his own session.
///
/// Every step is a bijection of the state, so two texts that differ in one word of eight bytes never have the same hash.
pub fn hash(bytes: &[u8]) -> u64 {
    Fingerprint::of(bytes).hash
}

struct Hasher {
    len: u64,
    state: u64,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { len: 0, state: 0x243f_6a88_85a3_08d3 }
    }
}

impl Hasher {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

    /// Takes the next bytes in: all but the last piece have to be whole words.
    fn take(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        let mut state = self.state;
        for word in words {
            state = (state ^ u64::from_le_bytes(*word)).wrapping_mul(Self::ODD).rotate_left(29);
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            state = (state ^ u64::from_le_bytes(last)).wrapping_mul(Self::ODD).rotate_left(29);
        }
        self.state = state;
        self.len += bytes.len() as u64;
    }

    fn finish(self) -> Fingerprint {
        let mut state = (self.state ^ self.len).wrapping_mul(Self::ODD);
        state ^= state >> 32;
        state = state.wrapping_mul(Self::ODD);
        Fingerprint { len: self.len, hash: state ^ (state >> 29) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, PIECE};

    #[test]
    fn read_in_pieces_or_at_once() {
        for len in [0, 1, 7, 8, 9, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 5] {
            let bytes: Vec<u8> = (0..len).map(|n| (n % 251) as u8).collect();
            let of = Fingerprint::of(&bytes);
            assert_eq!(Fingerprint::read(&mut bytes.as_slice()).expect("memory reads"), of);
            for at in [0, len / 2, len.saturating_sub(1)] {
                let mut other = bytes.clone();
                if let Some(byte) = other.get_mut(at) {
                    *byte ^= 1;
                    assert_ne!(Fingerprint::of(&other), of, "{len} {at}");
                }
            }
        }
        assert_ne!(Fingerprint::of(b"a"), Fingerprint::of(b"a\0"));
    }

    /// Journals and folder names hold these: they must not change from release to release.
    #[test]
    fn the_hash_stays_what_it_is() {
        assert_eq!(Fingerprint::of(b"Rapporteur").hash, 5_892_588_703_666_585_543);
    }
}
