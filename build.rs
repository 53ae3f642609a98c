//! Before the build: finds the languages of the papers, so that a further one is a further file and no change of code.
//!
//! Every `assets/papers/TAG.ftl` becomes one line of a list that `words::paper` includes.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    link_without_the_fuzzer();
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("assets/papers");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> =
        fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    let mut list = String::from("[\n");
    for path in files {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy();
        let _ = writeln!(list, "    ({tag:?}, include_str!({:?})),", path.display().to_string());
    }
    list.push(']');
    let out = Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("paper_languages.rs");
    // `store::atomic` is for a person's files; this one is the compiler's.
    io::Write::write_all(
        &mut fs::OpenOptions::new().write(true).create(true).truncate(true).open(out)?,
        list.as_bytes(),
    )
}

/// With the marks of the coverage in it (`tests/suite/fuzz.rs`), a program wants the fuzzer to count them. Only the tests link
/// that; the others are linked all the same, because Cargo builds them along, and started by nobody.
fn link_without_the_fuzzer() {
    if env::var_os("CARGO_CFG_FUZZING_LIBFUZZER").is_some() {
        println!("cargo::rustc-link-arg=-Wl,--unresolved-symbols=ignore-all");
    }
}
