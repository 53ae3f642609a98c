//! Rapporteur.
pub mod clock;
pub mod session;
pub mod store;
