//! Assistance that a measure needs, by type (DOMAIN 3).

use serde::{Deserialize, Serialize};

/// An answer to the question which assistance is needed. Several types can be; *no* and *not sure* stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Assistance {
    /// None is needed.
    No,
    /// Nobody knows yet.
    NotSure,
    /// Drafting and reviewing law.
    Legal,
    /// Training.
    Training,
    /// Equipment.
    Equipment,
    /// Expertise.
    Expertise,
    /// Something else.
    Other,
}

impl Assistance {
    /// All answers, in the order of menus.
    pub const ALL: [Self; 7] =
        [Self::No, Self::NotSure, Self::Legal, Self::Training, Self::Equipment, Self::Expertise, Self::Other];

    /// Whether it says what is needed.
    pub fn is_type(self) -> bool {
        !matches!(self, Self::No | Self::NotSure)
    }

    /// Gives this answer, or takes it back: types stand in the order of menus, beside each other but beside no *no*.
    pub fn toggle(self, answers: &mut Vec<Self>) {
        if answers.contains(&self) {
            answers.retain(|answer| *answer != self);
            return;
        }
        answers.retain(|answer| self.is_type() && answer.is_type());
        answers.push(self);
        answers.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::Assistance::{self, Equipment, Legal, No, NotSure, Training};

    #[test]
    fn types_stand_together_and_no_stands_alone() {
        let mut answers = Vec::new();
        for (given, then) in [
            (Training, vec![Training]),
            (Legal, vec![Legal, Training]),
            (No, vec![No]),
            (NotSure, vec![NotSure]),
            (Equipment, vec![Equipment]),
            (Equipment, vec![]),
        ] {
            Assistance::toggle(given, &mut answers);
            assert_eq!(answers, then, "after {given:?}");
        }
    }
}
