//! Small parts that several views are made of.

pub mod button;
pub mod choice;
pub mod field;
pub mod mark;
pub mod pick;
pub mod rows;
pub mod tag;
pub mod text;

use egui::{Context, Id};

/// Says for this pass whether the session is only looked at: then fields show their text and take none.
pub fn set_read_only(ctx: &Context, read_only: bool) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("read-only"), read_only));
}

/// Whether the session is only looked at.
pub fn is_read_only(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(Id::unique("read-only"))).unwrap_or(false)
}
