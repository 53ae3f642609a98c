//! Where a measure stands: how much it matters, how far it is, what the room said to it (DOMAIN 3).

use serde::{Deserialize, Serialize};

/// How much a measure matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Priority {
    /// First of all.
    High,
    /// In its turn.
    Medium,
    /// When there is room for it.
    Low,
}

impl Priority {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];
}

/// How far a measure is. The State's own words about its own plan: never a score of compliance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// Nothing has been done yet.
    #[default]
    NotStarted,
    /// It is being worked on.
    UnderWay,
    /// It is done.
    Done,
    /// It has no end: a duty.
    Continuing,
    /// Put off.
    Deferred,
    /// It no longer applies.
    NotApplicable,
}

impl Status {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::UnderWay, Self::Done, Self::Continuing, Self::Deferred, Self::NotApplicable];
}

/// What the room said to a measure when it was read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Agreement {
    /// Agreed.
    Agreed,
    /// Agreed in principle.
    InPrinciple,
    /// Views differ.
    DifferingViews,
    /// Somebody who was not there has to be asked.
    ToBeConsulted,
}

impl Agreement {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Agreed, Self::InPrinciple, Self::DifferingViews, Self::ToBeConsulted];
}
