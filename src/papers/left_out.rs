//! What a paper left out, and why. Shown beside the paper, never in it.

use crate::t;

/// Something that is in the record and not in the paper, in numbers. That it is there says nothing of what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Notes that are marked sensitive.
    SensitiveNotes(usize),
    /// Measures that grew out of a sensitive note.
    SensitiveMeasures(usize),
    /// Agencies of notes: the rule of the room does not attribute.
    Attributions(usize),
    /// Notes: the information note is made from public fields alone.
    NotesOfPublicPaper(usize),
    /// Measures, for the same reason.
    MeasuresOfPublicPaper(usize),
    /// Agencies, for the same reason.
    AgenciesOfPublicPaper(usize),
    /// Head counts, for the same reason.
    CountsOfPublicPaper,
    /// Measures of elements that were taken off the board.
    MeasuresOfHiddenElements(usize),
    /// Starred elements that no measure serves.
    ElementsWithoutMeasure(usize),
    /// Columns without anything in them.
    EmptyColumns(Vec<String>),
    /// Notes of kinds that the paper does not show.
    OtherKinds(usize),
}

impl LeftOut {
    /// The line that a person reads, in the language of the interface.
    pub fn words(&self) -> String {
        match self {
            Self::SensitiveNotes(count) => t!("left-out-sensitive-notes", count = *count),
            Self::SensitiveMeasures(count) => t!("left-out-sensitive-measures", count = *count),
            Self::Attributions(count) => t!("left-out-attributions", count = *count),
            Self::NotesOfPublicPaper(count) => t!("left-out-public-notes", count = *count),
            Self::MeasuresOfPublicPaper(count) => t!("left-out-public-measures", count = *count),
            Self::AgenciesOfPublicPaper(count) => t!("left-out-public-agencies", count = *count),
            Self::CountsOfPublicPaper => t!("left-out-public-counts").into_owned(),
            Self::MeasuresOfHiddenElements(count) => t!("left-out-hidden-elements", count = *count),
            Self::ElementsWithoutMeasure(count) => t!("left-out-no-measure", count = *count),
            Self::EmptyColumns(titles) => {
                t!("left-out-empty-columns", count = titles.len(), titles = titles.join(", "))
            }
            Self::OtherKinds(count) => t!("left-out-other-kinds", count = *count),
        }
    }

    /// Whether there is anything to tell.
    fn is_something(&self) -> bool {
        match self {
            Self::SensitiveNotes(count)
            | Self::SensitiveMeasures(count)
            | Self::Attributions(count)
            | Self::NotesOfPublicPaper(count)
            | Self::MeasuresOfPublicPaper(count)
            | Self::AgenciesOfPublicPaper(count)
            | Self::MeasuresOfHiddenElements(count)
            | Self::ElementsWithoutMeasure(count)
            | Self::OtherKinds(count) => *count > 0,
            Self::CountsOfPublicPaper => true,
            Self::EmptyColumns(titles) => !titles.is_empty(),
        }
    }

    /// Those that are something to tell.
    pub(super) fn told(all: impl IntoIterator<Item = Self>) -> Vec<Self> {
        all.into_iter().filter(Self::is_something).collect()
    }
}
