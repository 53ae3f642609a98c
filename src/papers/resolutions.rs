//! Which resolutions a paper cites: a text about an event cites nothing that was adopted after it (DOMAIN 2).

use jiff::civil::{Date, date};

/// A resolution of the Security Council.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Such as 1977.
    pub number: u16,
    /// The day on which it was adopted; its year is part of its citation.
    pub adopted: Date,
}

/// What the resolutions of a time say about the work with States.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// Dialogue and assistance; no voluntary plans yet.
    Assistance,
    /// The Committee engages with States, and States are encouraged to prepare voluntary plans.
    DialogueAndPlans,
    /// States are encouraged to prepare voluntary plans.
    Plans,
}

const FIRST: Resolution = Resolution { number: 1540, adopted: date(2004, 4, 28) };
const SECOND: Resolution = Resolution { number: 1977, adopted: date(2011, 4, 20) };
const THIRD: Resolution = Resolution { number: 2325, adopted: date(2016, 12, 15) };
const FOURTH: Resolution = Resolution { number: 2663, adopted: date(2022, 11, 30) };

/// The resolutions that stood behind an event of that day, and what they say.
pub fn behind(day: Date) -> (&'static [Resolution], Says) {
    if day >= FOURTH.adopted {
        (&[FOURTH], Says::Plans)
    } else if day >= THIRD.adopted {
        (&[SECOND, THIRD], Says::DialogueAndPlans)
    } else if day >= SECOND.adopted {
        (&[SECOND], Says::DialogueAndPlans)
    } else {
        (&[FIRST], Says::Assistance)
    }
}
