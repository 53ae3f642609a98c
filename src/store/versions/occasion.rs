//! Why a version was kept, and how its name says so.

use std::path::PathBuf;

use jiff::Timestamp;

use super::Named;

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// The file as it was opened.
    Opened,
    /// The file as it was while it was worked on.
    Working,
    /// The file as it was closed.
    Closed,
    /// What was here before a version or a changed file was taken.
    BeforeTaking,
    /// What was here when another program had changed the file.
    Ours,
    /// What another program had written before ours took its place.
    Theirs,
}

impl Occasion {
    const ALL: [Self; 6] = [Self::Opened, Self::Working, Self::Closed, Self::BeforeTaking, Self::Ours, Self::Theirs];

    /// Whether it comes with opening, working and closing. The others come when something gives way, to a merge
    /// or to a version that is taken back, and are counted apart.
    pub fn is_regular(self) -> bool {
        matches!(self, Self::Opened | Self::Working | Self::Closed)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Working => "working",
            Self::Closed => "closed",
            Self::BeforeTaking => "before-taking",
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }
}

/// `2017-10-04T144107Z-opened.ron`: sorts by time, and every system takes it.
pub fn name_of(time: Timestamp, occasion: Occasion) -> String {
    format!("{}-{}.ron", time.strftime("%Y-%m-%dT%H%M%SZ"), occasion.word())
}

/// What the name of a version says; `None` where it is none. Earlier programs did not say why.
pub fn read_name(path: PathBuf) -> Option<Named> {
    let (time, word) = path.file_stem()?.to_str()?.split_once('Z')?;
    let at = Timestamp::strptime("%Y-%m-%dT%H%M%S%z", format!("{time}+0000")).ok()?;
    let occasion = Occasion::ALL.into_iter().find(|occasion| word.strip_prefix('-') == Some(occasion.word()));
    Some(Named { at, path, occasion })
}
