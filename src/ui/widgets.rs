//! Small parts that several views are made of.

pub mod button;
pub mod mark;
pub mod rows;
pub mod tag;
pub mod text;
