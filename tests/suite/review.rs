//! Review: by keyboard, found with and without accents, a hundred thousand notes.

mod desk;
mod keyboard;
mod many;
mod rows;
