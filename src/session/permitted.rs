//! The parts that the wall and [papers] may show: allow-lists.

pub mod papers;
mod wall;

pub use self::wall::{
    AgendaRow, AgendaSheet, Content, ElementSheet, Point, ReadBackSheet, RowState, TitleSheet, WallMode, WallView,
};
