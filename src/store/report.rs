//! Reports on what went wrong in the program itself, for those who mend it. They carry no text of any session.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;

use super::failure::Failure;
use super::files::Files;
use super::making::write_paper_beside;
use super::panics::Panicked;
use super::places::Places;

/// How many reports are kept.
const MOST: usize = 20;

/// How many reports one run writes: what breaks off again and again has told all there is after a few.
const MOST_OF_A_RUN: u32 = 20;

/// Counts the reports of a run.
#[derive(Debug, Default)]
pub struct Ration(AtomicU32);

impl Ration {
    /// Takes one more report; `false` where there were enough. The one with which the program ends is always taken.
    pub fn take(&self, ended: bool) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |taken| taken.checked_add(1)).unwrap_or(u32::MAX)
            < MOST_OF_A_RUN
            || ended
    }
}

/// What the name of a report ends with while nobody was told that the program ended with it.
const ENDED: &str = "-ended";

/// Writes a report on a panic in `place`; `ended`: the program ends with it, and the next start tells.
pub fn write(
    files: &dyn Files,
    places: &Places,
    at: Timestamp,
    place: &str,
    panicked: &Panicked,
    ended: bool,
) -> Result<PathBuf, Failure> {
    let folder = places.reports();
    files.create_folder(&folder).map_err(|error| Failure::from_io(&folder, &error))?;
    prune(files, &folder);
    let name = format!("{}{}.txt", at.strftime("%Y-%m-%dT%H%M%SZ"), if ended { ENDED } else { "" });
    let text = format!(
        "Rapporteur {} on {}\n{at}\nin {place} (thread {})\nat {}\n{}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        panicked.thread,
        panicked.location,
        panicked.message,
        panicked.backtrace
    );
    write_paper_beside(files, &folder.join(name), text.as_bytes())
}

/// The report with which the program ended last, if nobody was told of it yet; from now on somebody was.
pub fn take_ended(files: &dyn Files, places: &Places) -> Option<PathBuf> {
    let mut told = None;
    for path in sorted(files, &places.reports()) {
        let stem = path.file_stem()?.to_string_lossy().into_owned();
        let Some((time, number)) = stem.split_once(ENDED) else {
            continue;
        };
        let plain = path.with_file_name(format!("{time}{number}.txt"));
        told = Some(match files.rename_new(&path, &plain) {
            Ok(()) => plain,
            Err(_) => path,
        });
    }
    told
}

fn prune(files: &dyn Files, folder: &Path) {
    let reports = sorted(files, folder);
    for old in reports.iter().take(reports.len().saturating_sub(MOST - 1)) {
        let _ = files.remove(old);
    }
}

fn sorted(files: &dyn Files, folder: &Path) -> Vec<PathBuf> {
    let mut reports = files.list(folder).unwrap_or_default();
    reports.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    reports.sort();
    reports
}

#[cfg(test)]
mod tests {
    use super::{MOST_OF_A_RUN, Ration};

    #[test]
    fn a_run_writes_so_many_reports_and_the_last_one_always() {
        let ration = Ration::default();
        assert!((0..MOST_OF_A_RUN).all(|_| ration.take(false)));
        assert!(!ration.take(false) && ration.take(true) && !ration.take(false));
    }
}
