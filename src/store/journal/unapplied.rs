//! What of a journal fits nowhere any more: kept in a file of its own, for people to read.

use std::path::Path;

use super::{Contents, Line, Replayed};
use crate::store::atomic::{Expected, folder_of, replace};
use crate::store::failure::Failure;
use crate::store::files::Files;
use crate::store::reading::read_all;

/// What could not be applied, as the lines of a journal have it.
pub fn unapplied_lines(contents: &Contents, replayed: &Replayed) -> Vec<String> {
    let edits = replayed.unapplied.iter();
    let steps = edits.filter_map(|(number, edit)| Line::Step(*number, vec![edit.clone()]).text().ok());
    contents.broken.iter().map(|line| format!("{line}\n")).chain(steps).collect()
}

/// Adds these lines to the file at `path`, before the journal is written anew. Lines that are in it already are not added
/// again. Nothing to add: nothing is touched.
pub fn keep_unapplied(files: &dyn Files, path: &Path, lines: &[String]) -> Result<(), Failure> {
    if lines.is_empty() {
        return Ok(());
    }
    let mut text = read_all(files, path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    for line in lines {
        if !text.lines().any(|known| known == line.trim_end()) {
            text.push_str(line);
        }
    }
    files.create_folder(folder_of(path)).map_err(|error| Failure::from_io(path, &error))?;
    replace(files, path, Expected::Anything, text.as_bytes(), &mut || {}).map(|_| ())
}
