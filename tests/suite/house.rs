//! The rules of the house, read off its own sources: who may use whom, what stays in which room, and that every text has
//! its use and every use its text.
//!
//! The map at the head of `src/lib.rs` is the rule, so whoever moves a wall moves it there.

mod paths;
mod rooms;
mod tokens;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use self::tokens::Token;

/// One file of the sources.
struct Source {
    /// Such as `session/quick.rs`.
    name: String,
    tokens: Vec<Token>,
}

impl Source {
    /// The modules that lead to it: `session`, `quick`.
    fn modules(&self) -> Vec<&str> {
        self.name.trim_end_matches(".rs").split('/').collect()
    }

    /// The room that it is part of.
    fn room(&self) -> &str {
        self.modules().first().copied().unwrap_or_default()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of `src`, in the order of their names.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    let sources: Vec<Source> = files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&src).expect("it is in there").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).expect("a source can be read");
            Source { name, tokens: tokens::read(&text) }
        })
        .collect();
    assert!(sources.len() > 50, "only {} sources were found", sources.len());
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources are there").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
