//! Writing a large paper takes seconds: whoever waits hears how far it is, and can stop it.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use thiserror::Error;

/// How far the writing of a paper is, and whether it shall stop. Shared between the writer and whoever waits.
#[derive(Debug, Default)]
pub struct Watch {
    /// Thousandths.
    done: AtomicU32,
    stop: AtomicBool,
}

/// Somebody stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the paper was not written: it was stopped")]
pub struct Stopped;

impl Watch {
    /// How much is done, from 0 to 1.
    pub fn done(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks the writer to stop at the next row.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// For a writer: so many of so many are done.
    pub(super) fn reached(&self, done: usize, all: usize) -> Result<(), Stopped> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Stopped);
        }
        self.done.store((done * 1000 / all.max(1)) as u32, Ordering::Relaxed);
        Ok(())
    }
}
