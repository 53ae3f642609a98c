//! The capture line as it stands: never in the session file, and still there after a kill.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::session::capture::Binding;
use crate::session::note::Kind;
use crate::session::{ElementId, ItemId, NoteId};
use crate::store::atomic::{folder_of, replace_in_passing};
use crate::store::failure::{Failure, FailureKind};
use crate::store::files::Files;
use crate::store::format::{options, tidy};
use crate::store::reading::read_all;

/// What stands in the capture line, and what it was begun under.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// As typed, marks and all.
    pub text: String,
    /// The agenda item that it is bound to.
    #[serde(default)]
    pub item: Option<ItemId>,
    /// The element that it is bound to.
    #[serde(default)]
    pub element: Option<ElementId>,
    /// The kind chosen by key, unless one is typed.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Marked sensitive by key.
    #[serde(default)]
    pub sensitive: bool,
    /// The note that is being rewritten; `None` for a new one.
    #[serde(default)]
    pub editing: Option<NoteId>,
    /// How many notes there were when it was typed: it may have become one of those that came since.
    #[serde(default)]
    pub notes: usize,
}

impl Draft {
    /// A draft with what it is bound to.
    pub fn new(text: impl Into<String>, binding: &Binding) -> Self {
        Self { text: text.into(), item: binding.item.clone(), element: binding.element.clone(), ..Self::default() }
    }

    /// What it is bound to.
    pub fn binding(&self) -> Binding {
        Binding { item: self.item.clone(), element: self.element.clone() }
    }

    /// The draft at `path`; a file that is not there or not understood is none.
    pub(in crate::store) fn read(files: &dyn Files, path: &Path) -> Option<Self> {
        let bytes = read_all(files, path).ok()?;
        options().from_bytes(&bytes).ok().filter(|draft: &Self| !draft.text.is_empty())
    }

    /// Puts `draft` at `path`; one without text takes away what is there.
    pub(in crate::store) fn write(files: &dyn Files, path: &Path, draft: &Self) -> Result<(), Failure> {
        let io = |error: std::io::Error| Failure::from_io(path, &error);
        if draft.text.is_empty() {
            return match files.remove(path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(error)),
                _ => Ok(()),
            };
        }
        files.create_folder(folder_of(path)).map_err(io)?;
        let text =
            options().to_string(draft).map_err(|error| Failure::new(path, FailureKind::Other(error.to_string())))?;
        replace_in_passing(files, path, tidy(text).as_bytes())
    }
}
