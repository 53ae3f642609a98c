//! `rapporteur new`: a session file from a template.

use std::path::Path;
use std::process::ExitCode;

use super::Trouble;
use crate::clock::SystemClock;
use crate::store::{DiskFiles, FailureKind, Template, create, new_session};

/// Writes the file. Says nothing when it is done.
pub fn run(template: Template, output: &Path, force: bool) -> Result<ExitCode, Trouble> {
    let session = new_session(&SystemClock, template)?;
    create(&DiskFiles, output, &session, force).map_err(|failure| match failure.kind {
        FailureKind::Exists => Trouble::Exists(failure),
        _ => Trouble::Failure(failure),
    })?;
    Ok(ExitCode::SUCCESS)
}
