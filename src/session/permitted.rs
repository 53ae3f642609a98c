//! The parts that the wall and [papers] may show: allow-lists.

pub mod papers;
mod wall;

pub use self::wall::{
    AgendaRow, AgendaSheet, ClockSheet, Coming, Content, CoverageRow, CoverageSheet, Covered, ElementSheet, KindCounts,
    OnNow, Point, ReadBackSheet, RowState, ThemeCoverage, TitleSheet, WallMode, WallView,
};
