//! The texts of papers: each has its use, and every use its text.

use std::collections::BTreeSet;
use std::path::Path;

use rapporteur::papers::{self, Format, Options, Paper};
use rapporteur::words::{FluentArgs, PaperWords};

use super::desk::{ISSUED, exercise, pairs};
use crate::support::fixtures::georgetown;

/// The keys of the English texts.
fn keys() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/papers/en.ftl");
    let text = std::fs::read_to_string(file).expect("the English texts are there");
    let keys = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    keys.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect()
}

#[test]
fn there_is_english_and_an_unknown_language_is_told() {
    assert!(papers::languages().any(|tag| tag == "en"));
    let options = Options { language: "tlh".to_owned(), ..Options::new(ISSUED) };
    assert!(papers::build(&georgetown(), Paper::Note, &options).is_none());
}

#[test]
fn every_text_is_used() {
    let mut sources = String::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/papers"), &mut sources);
    let put_together = ["theme-", "kind-"];
    let is_used = |key: &String| {
        let base = key.strip_suffix("-ask").unwrap_or(key);
        sources.contains(&format!("\"{base}\"")) || put_together.iter().any(|start| key.starts_with(start))
    };
    let unused: Vec<String> = keys().into_iter().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "nothing uses {unused:?}");
}

fn collect(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources are there").path();
        if path.is_dir() {
            collect(&path, into);
        } else {
            into.push_str(&std::fs::read_to_string(&path).expect("a source can be read"));
        }
    }
}

#[test]
fn no_paper_shows_a_key_or_a_value_that_was_not_given() {
    let keys = keys();
    for session in [georgetown(), exercise(), super::desk::worked()] {
        for paper in Paper::ALL {
            let built = super::desk::built(&session, paper);
            let sheet = built.document.sheet.iter().flat_map(papers::document::Table::texts);
            for text in built.document.texts().chain(sheet) {
                assert!(!keys.contains(text.trim()) || !text.contains('-'), "{text}");
                assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
            }
        }
    }
}

#[test]
fn a_text_that_is_missing_shows_its_key() {
    let english = PaperWords::of("en").expect("there is English");
    assert_eq!(english.with("no-such-text", &FluentArgs::new()), "no-such-text");
}

#[test]
fn note_and_minutes_have_no_spreadsheet() {
    for paper in [Paper::Note, Paper::Minutes] {
        assert!(!pairs().any(|pair| pair == (paper, Format::Xlsx) || pair == (paper, Format::Csv)));
        let document = super::desk::built(&exercise(), paper).document;
        let refused = papers::write(&document, Format::Xlsx, &papers::Watch::default());
        assert_eq!(refused.expect_err("there is no table").to_string(), "this paper has no table");
    }
}

#[test]
fn a_writer_that_is_stopped_stops() {
    let watch = papers::Watch::default();
    watch.stop();
    for (paper, format) in pairs() {
        let document = super::desk::built(&exercise(), paper).document;
        assert!(matches!(papers::write(&document, format, &watch), Err(papers::NotWritten::Stopped(_))), "{format:?}");
    }
    let watch = papers::Watch::default();
    let document = super::desk::built(&exercise(), Paper::Plan).document;
    papers::write(&document, Format::Docx, &watch).expect("the plan can be written");
    assert!((watch.done() - 1.0).abs() < f32::EPSILON);
}

#[test]
fn the_name_of_a_file_holds_letters_digits_and_hyphens_alone() {
    let mut session = georgetown();
    let options = Options::new(ISSUED);
    let name = |session: &rapporteur::session::Session, options: &Options| {
        Paper::Plan.file_name(session, Format::Docx, options)
    };
    assert_eq!(name(&session, &options), "draft-national-action-plan-guyana-2017-10-06-en.docx");
    for (state, slug) in [
        ("Côte d’Ivoire", "cote-d-ivoire-"),
        ("../../etc/passwd", "etc-passwd-"),
        ("C:\\CON|*?\u{202E}", "c-con-"),
        ("Ελλάς", ""),
        ("", ""),
    ] {
        state.clone_into(&mut session.workshop.state);
        assert_eq!(name(&session, &options), format!("draft-national-action-plan-{slug}2017-10-06-en.docx"));
    }
    let options = Options { language: "../x".to_owned(), ..options };
    assert_eq!(name(&session, &options), "draft-national-action-plan-2017-10-06-x.docx");
}
