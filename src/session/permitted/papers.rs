//! The parts that papers may show: two allow-lists.
//!
//! [`PublicSheet`] is what the information note is made from: fields that are public, and nothing else. [`WorkingSheet`]
//! is what the papers for the State's own use are made from: never a sensitive note, nor a measure that grew out of one.
//! Private names have no field in either. What was kept back is counted, so that a paper can say so.

mod public;
mod working;

pub use self::public::{PublicItem, PublicSheet, Unpublished};
pub use self::working::{OpenItem, OpenMeasure, OpenNote, Withheld, WorkingSheet};

/// The places of an event that moved stand in one field, with semicolons between them: a comma is part of most names.
fn venues(venue: &str) -> Vec<&str> {
    venue.split(';').map(str::trim).filter(|place| !place.is_empty()).collect()
}
