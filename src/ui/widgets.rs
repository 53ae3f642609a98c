//! Small parts that several views are made of.

pub mod button;
pub mod choice;
pub mod field;
pub mod mark;
pub mod pick;
pub mod rows;
pub mod tag;
pub mod text;
