//! The sheet that a paper stands on, and what is on every one of its pages.

use super::clean;

/// A sheet of A4 and its edges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Wider than high: for tables of many columns.
    pub landscape: bool,
    /// What stands above the text of every page.
    pub header: Edge,
    /// What stands below the text of every page.
    pub footer: Edge,
}

/// What stands at one edge of every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edge {
    /// At the left.
    pub left: Vec<Piece>,
    /// At the right.
    pub right: Vec<Piece>,
}

/// A part of what stands on every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The same words on every page.
    Words(String),
    /// The number of the page.
    PageNumber,
    /// How many pages there are.
    PageCount,
}

/// Stands for the number of the page in a text of [`Piece::read`]. Private use: no text of a person means anything by it.
pub const PAGE_NUMBER: char = '\u{E000}';
/// Stands for the number of pages.
pub const PAGE_COUNT: char = '\u{E001}';

impl Page {
    /// Width and height in millimetres.
    pub fn size(&self) -> (f32, f32) {
        if self.landscape { (297.0, 210.0) } else { (210.0, 297.0) }
    }

    /// Margins in millimetres: top, right, bottom, left.
    pub fn margins(&self) -> [f32; 4] {
        if self.landscape { [20.0, 16.0, 18.0, 16.0] } else { [24.0, 25.0, 22.0, 25.0] }
    }

    /// Width of the text in millimetres.
    pub fn text_width(&self) -> f32 {
        let [_, right, _, left] = self.margins();
        self.size().0 - right - left
    }
}

impl Edge {
    /// Words at both sides.
    pub fn words(left: &str, right: &str) -> Self {
        Self { left: Piece::read(left), right: Piece::read(right) }
    }

    /// The words at both sides.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        self.left.iter().chain(&self.right).filter_map(Piece::words).map(str::to_owned)
    }
}

impl Piece {
    /// Its words, if it has any.
    pub fn words(&self) -> Option<&str> {
        if let Self::Words(words) = self { Some(words) } else { None }
    }

    /// Whether it is a number that only pages have.
    pub fn counts(&self) -> bool {
        matches!(self, Self::PageNumber | Self::PageCount)
    }

    /// Takes a text apart at [`PAGE_NUMBER`] and [`PAGE_COUNT`]: where they stand is for the language to say.
    pub fn read(text: &str) -> Vec<Self> {
        let mut pieces = Vec::new();
        for part in text.split_inclusive([PAGE_NUMBER, PAGE_COUNT]) {
            let words = part.trim_end_matches([PAGE_NUMBER, PAGE_COUNT]);
            if !words.is_empty() {
                pieces.push(Self::Words(clean(words)));
            }
            match part.chars().last() {
                Some(PAGE_NUMBER) => pieces.push(Self::PageNumber),
                Some(PAGE_COUNT) => pieces.push(Self::PageCount),
                _ => {}
            }
        }
        pieces
    }
}
