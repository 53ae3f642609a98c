//! `rapporteur report`: a paper out of a session.

use std::path::Path;
use std::process::ExitCode;

use super::{Around, Trouble, say};
use crate::papers::{self, Format, NameWarning, Options, Paper, Watch};
use crate::store::{FailureKind, write_paper};
use crate::t;

/// What is asked for, beside the session.
pub struct Report<'a> {
    pub paper: Paper,
    pub format: Format,
    pub language: &'a str,
    pub draft: bool,
    pub with_notes: bool,
    pub output: &'a Path,
    pub force: bool,
}

/// Writes the paper, and says what is not in it and why.
pub fn run(file: &Path, report: &Report<'_>) -> Result<ExitCode, Trouble> {
    let paper = report.paper;
    if !paper.formats().contains(&report.format) {
        let formats = paper.formats().iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
        let why = t!("report-no-format", paper = paper.name(), format = report.format.name(), formats = formats);
        return Err(Trouble::Paper(why));
    }
    let ending = report.output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let other = Format::ALL.into_iter().find(|format| ending.as_deref() == Some(format.name()));
    if let Some(other) = other.filter(|other| *other != report.format) {
        let file = report.output.display().to_string();
        return Err(Trouble::Paper(t!(
            "report-ending",
            file = file,
            ending = other.name(),
            format = report.format.name()
        )));
    }
    if report.with_notes && paper != Paper::Plan {
        return Err(Trouble::Paper(t!("report-notes-of-plan", plan = Paper::Plan.name())));
    }
    let around = Around::real()?;
    let opened = around.read(file)?;
    if around.files.canonical(report.output).is_ok_and(|output| output == opened.path) {
        // Not even with --force: the paper would be all that is left of the session.
        return Err(Trouble::Paper(t!("report-onto-session", path = crate::store::refused::shown(report.output))));
    }
    let session = opened.session;
    let today = session.workshop.time_zone().to_datetime(around.clock.now()).date();
    let language = report.language.to_owned();
    let options = Options { language, issued: today, draft: report.draft, with_notes: report.with_notes };
    let built = papers::build(&session, paper, &options).ok_or_else(|| {
        let languages = papers::languages().collect::<Vec<_>>().join(", ");
        Trouble::Paper(t!("report-no-language", language = report.language, languages = languages))
    })?;
    let bytes = papers::write(&built.document, report.format, &Watch::default())
        .map_err(|error| Trouble::Paper(error.to_string()))?;
    write_paper(&*around.files, report.output, &bytes, report.force).map_err(|failure| match failure.kind {
        FailureKind::Exists => Trouble::Exists(failure),
        _ => Trouble::Failure(failure),
    })?;
    if !built.left_out.is_empty() {
        say(&t!("report-left-out"));
        for left_out in &built.left_out {
            say(&t!("report-line", text = left_out.words()));
        }
    }
    let warnings = papers::name_check(&session, &built);
    if !warnings.is_empty() {
        say(&t!("report-names"));
        for warning in &warnings {
            say(&t!("report-line", text = words(warning)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Where it stands. The name itself is not shown, nor the text that holds it: it is on the list because it is nobody's
/// business.
fn words(warning: &NameWarning) -> String {
    match warning {
        NameWarning::PrivateName { at } => t!("report-private-name", place = at.words()),
        NameWarning::Agency { name, at } => t!("report-agency-told", name = name.as_str(), place = at.words()),
        NameWarning::Affiliation { name, at } => {
            t!("report-affiliation", name = name.as_str(), place = at.words())
        }
    }
}
