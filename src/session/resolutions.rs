//! Which resolutions may be cited: a text about an event cites nothing that was adopted after it (DOMAIN 2).

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

/// Whether what is cited, such as `2325 (2016), paragraph 8`, was there on that day: by the day of its adoption where that is
/// known, else by the year in its brackets. What names no year was always there.
pub fn is_adopted(citation: &str, day: Date) -> bool {
    let number = citation.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty());
    let known = [FIRST, SECOND, THIRD, FOURTH].into_iter().find(|it| number == Some(it.number.to_string().as_str()));
    match known {
        Some(resolution) => resolution.adopted <= day,
        None => year_in_brackets(citation).is_none_or(|year| year <= day.year()),
    }
}

/// The year in `1673 (2006)`, if there is one.
fn year_in_brackets(citation: &str) -> Option<i16> {
    let (_, rest) = citation.split_once('(')?;
    rest.split_once(')')?.0.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resolution_is_cited_from_the_day_of_its_adoption_on() {
        for (citation, day, may) in [
            ("2325 (2016)", date(2016, 12, 14), false),
            ("2325 (2016)", date(2016, 12, 15), true),
            ("2663 (2022), paragraph 8", date(2022, 5, 1), false),
            ("1673 (2006)", date(2006, 1, 1), true),
            ("1673 (2006)", date(2005, 12, 31), false),
            ("good practice", date(2004, 1, 1), true),
        ] {
            assert_eq!(is_adopted(citation, day), may, "{citation} on {day}");
        }
    }
}
