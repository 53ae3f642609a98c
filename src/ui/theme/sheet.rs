//! Colours of a paper on the screen: those of the paper itself, whatever the look around it.

use egui::Color32;

use super::{Tint, rgb, tint};

/// Colours of a sheet. The same in every look: the preview is what a reader gets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SheetTokens {
    /// The sheet.
    pub paper: Color32,
    /// Words.
    pub ink: Color32,
    /// Second words.
    pub quiet: Color32,
    /// Titles and heads of sections.
    pub heading: Color32,
    /// Lines of tables, and the edge of the sheet.
    pub line: Color32,
    /// Behind the headings of a table.
    pub head: Color32,
    /// Behind the head of a group of rows.
    pub group: Color32,
    /// What is to be confirmed.
    pub open: Tint,
}

impl SheetTokens {
    /// White, and dark on it.
    pub const WHITE: Self = Self {
        paper: rgb(0xff_ffff),
        ink: rgb(0x1b_1f24),
        quiet: rgb(0x5f_6670),
        heading: rgb(0x1f_3a5f),
        line: rgb(0xc9_ced6),
        head: rgb(0xe9_edf2),
        group: rgb(0xf5_f7f9),
        open: tint(0x7a_4b00, 0xfc_efcb),
    };
}
