//! Review: by keyboard in the real program; sizes, looks and a hundred thousand notes in the view alone.

mod afterwards;
mod board;
mod console;
mod desk;
mod details;
mod keyboard;
mod many;
mod plan;
mod preflight;
mod rows;
mod sizes;
