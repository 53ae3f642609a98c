//! How far an opening has come, for a window that looks on from another thread.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

/// Written by the thread that opens, read by the one that draws. Values may be a moment old, never torn.
#[derive(Debug, Default)]
pub struct Progress {
    phase: AtomicU8,
    done: AtomicU64,
    total: AtomicU64,
}

/// What an opening is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Getting the bytes; counted in bytes.
    Reading,
    /// Making notes of them; counted in notes, of an estimated total.
    Understanding,
    /// Looking whether everything fits together; not counted.
    Checking,
    /// Taking in what only the journal holds; not counted.
    Recovering,
}

/// One look at a [`Progress`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// What is going on.
    pub phase: Phase,
    /// How much of it is done, in the unit of the phase.
    pub done: u64,
    /// How much there is to do; 0 where that is not known.
    pub total: u64,
}

impl Look {
    /// From 0 to 1; `None` where there is nothing to count.
    pub fn fraction(self) -> Option<f32> {
        (self.total > 0).then(|| (self.done as f32 / self.total as f32).min(1.0))
    }
}

impl Progress {
    /// Begins a phase with so much to do.
    pub fn begin(&self, phase: Phase, total: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        self.phase.store(phase as u8, Ordering::Relaxed);
    }

    /// So much more is done.
    pub fn advance(&self, by: u64) {
        self.done.fetch_add(by, Ordering::Relaxed);
    }

    /// How it stands.
    pub fn look(&self) -> Look {
        let phase = match self.phase.load(Ordering::Relaxed) {
            0 => Phase::Reading,
            1 => Phase::Understanding,
            2 => Phase::Checking,
            _ => Phase::Recovering,
        };
        Look { phase, done: self.done.load(Ordering::Relaxed), total: self.total.load(Ordering::Relaxed) }
    }
}
