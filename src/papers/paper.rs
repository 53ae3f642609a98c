//! Which papers there are, and in which formats each of them can be had (DESIGN 6).

use super::{Format, Options};
use crate::session::{Session, slug};

/// A paper that comes out of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// The information note: public, one page.
    Note,
    /// The draft national action plan: the State's own.
    Plan,
    /// Assistance sheets: one per subject.
    Assistance,
    /// The minutes: internal.
    Minutes,
    /// Who does what by when.
    NextSteps,
}

impl Paper {
    /// All papers, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Note, Self::Plan, Self::Assistance, Self::Minutes, Self::NextSteps];

    /// Its name on the command line and in the names of files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Plan => "plan",
            Self::Assistance => "assistance",
            Self::Minutes => "minutes",
            Self::NextSteps => "next-steps",
        }
    }

    /// The paper of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.name() == name)
    }

    /// The formats that it can be written in, the usual one first.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Note | Self::Minutes => &[Format::Docx, Format::Html, Format::Markdown],
            Self::Plan | Self::Assistance | Self::NextSteps => {
                &[Format::Docx, Format::Xlsx, Format::Html, Format::Markdown, Format::Csv]
            }
        }
    }

    /// A name for its file, such as `draft-national-action-plan-guyana-2017-10-06-en.docx`: letters a to z, digits and hyphens
    /// alone, whatever the record holds, so that every system takes it and no text of a session can lead to another folder.
    pub fn file_name(self, session: &Session, format: Format, options: &Options) -> String {
        let stem = match self {
            Self::Note => "information-note",
            Self::Plan => "draft-national-action-plan",
            Self::Assistance => "assistance-sheets",
            Self::Minutes => "minutes",
            Self::NextSteps => "next-steps",
        };
        let state = slug(&session.workshop.state, "", |_| false);
        let issued = options.issued.to_string();
        let parts = [stem, &state, &issued, &options.language];
        let words = parts.into_iter().flat_map(|part| part.split(|c: char| !c.is_ascii_alphanumeric()));
        let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        format!("{name}.{}", format.name())
    }

    /// Whether it is for the public; every other paper is for the State's own use.
    pub fn is_public(self) -> bool {
        self == Self::Note
    }
}
