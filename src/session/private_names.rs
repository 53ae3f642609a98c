//! Names that must not reach a paper.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// Names that serve the name check alone: never drawn, printed, searched or logged. A debug print tells how many there are.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PrivateNames(Vec<String>);

impl PrivateNames {
    /// Adds a name, unless it is held already.
    pub fn add(&mut self, name: String) {
        if !self.0.contains(&name) {
            self.0.push(name);
        }
    }
}

impl Deref for PrivateNames {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl From<Vec<String>> for PrivateNames {
    fn from(names: Vec<String>) -> Self {
        Self(names)
    }
}

impl fmt::Debug for PrivateNames {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PrivateNames({})", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_debug_print_tells_no_name() {
        let names = PrivateNames::from(vec!["A. Person".to_owned()]);
        assert_eq!(format!("{names:?}"), "PrivateNames(1)");
    }
}
