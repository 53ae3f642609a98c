//! Files and lines that nobody would write: whatever they hold is answered, soon, and with little memory.
//!
//! Some of it are bytes at random, most are the sessions that ship, their journals and what lies beside them, after
//! somebody's hands, editor or disk were clumsy. Under `cargo test` each target gets a few seconds, other inputs every time;
//! `BOLERO_RANDOM_TEST_TIME_MS=600000 cargo test --test suite fuzz::` goes on for ten minutes each, and what fails prints
//! the input and the `BOLERO_RANDOM_SEED` with which it comes again.
//!
//! Led by the coverage, with the stable compiler and nothing to install. The first build takes as long as a cold one:
//!
//! ```text
//! cover=-Cllvm-args=-sanitizer-coverage
//! export RUSTFLAGS="--cfg fuzzing --cfg fuzzing_libfuzzer -Cpasses=sancov-module $cover-level=4 $cover-inline-8bit-counters \
//!     $cover-pc-table $cover-trace-compares $cover-stack-depth"
//! cargo test --test suite --no-run --target x86_64-unknown-linux-gnu --target-dir target/fuzz
//! mkdir -p target/fuzz/corpus
//! BOLERO_LIBFUZZER_ARGS="target/fuzz/corpus -max_total_time=600 -timeout=30 -len_control=0 -max_len=4096" \
//!     target/fuzz/x86_64-unknown-linux-gnu/debug/deps/suite-… fuzz::whatever_a_file_holds_is_answered --exact --nocapture
//! ```

mod beside;
mod clumsy;
mod lines;
mod looking;
mod lying;
mod watch;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bolero::check;
use rapporteur::clock::{Clock, ManualClock};
use rapporteur::session::Session;
use rapporteur::session::note::Note;
use rapporteur::session::quick::{self, Vocabulary};
use rapporteur::store::format::{from_bytes, to_text};
use rapporteur::store::salvage::salvage;
use rapporteur::store::{Files as _, Preferences, Progress, Template};

use self::clumsy::{Bytes, Clumsy, SESSIONS, SHIPPED};
use self::lines::{Line, Said};
use self::lying::Lying;
use self::watch::{Watch, is_alone};
use crate::faults::disk::MemoryDisk;
use crate::faults::sitting::{clock, places};
use crate::support::fixtures::workshop_day;

/// How long each target goes on; all of them together half a minute.
const TIME: Duration = Duration::from_secs(5);

/// The most bytes that an input is made of. Most need a few dozen.
const LONGEST: usize = 16 * 1024;

#[test]
fn whatever_a_file_holds_is_answered() {
    if is_alone("fuzz::whatever_a_file_holds_is_answered") {
        let mut watch = Watch::begin("files");
        check!()
            .with_generator(lying::of_which_the_file_is_broken())
            .with_max_len(LONGEST)
            .with_test_time(TIME)
            .for_each(|lying: &Lying| watch.over(lying, lying::is_answered));
    }
}

#[test]
fn whatever_lies_beside_a_file_is_answered() {
    if is_alone("fuzz::whatever_lies_beside_a_file_is_answered") {
        let mut watch = Watch::begin("journals, drafts, locks and versions");
        check!()
            .with_generator(lying::of_which_the_rest_is_broken())
            .with_max_len(LONGEST)
            .with_test_time(TIME)
            .for_each(|lying: &Lying| watch.over(lying, lying::is_answered));
    }
}

#[test]
fn whatever_is_left_of_a_file_is_salvaged() {
    if is_alone("fuzz::whatever_is_left_of_a_file_is_salvaged") {
        let mut watch = Watch::begin("salvage");
        check!()
            .with_generator((Clumsy::with(SHIPPED.to_vec()), bolero::produce::<bool>()))
            .with_max_len(LONGEST)
            .with_test_time(TIME)
            .for_each(|left: &(Bytes, bool)| watch.over(left, |(bytes, version)| is_salvaged(&bytes.0, *version)));
    }
}

#[test]
fn whatever_the_preferences_say_is_read() {
    if is_alone("fuzz::whatever_the_preferences_say_is_read") {
        let mut watch = Watch::begin("preferences");
        check!()
            .with_generator(Clumsy::with(vec![beside::preferences()]))
            .with_max_len(LONGEST)
            .with_test_time(TIME)
            .for_each(|bytes: &Bytes| watch.over(bytes, |bytes| are_preferences(&bytes.0)));
    }
}

#[test]
fn whatever_a_line_says_is_read() {
    if is_alone("fuzz::whatever_a_line_says_is_read") {
        let mut watch = Watch::begin("lines");
        check!()
            .with_generator(Line)
            .with_max_len(LONGEST)
            .with_test_time(TIME)
            .for_each(|said: &Said| watch.over(said, |said| is_read(&said.0)));
    }
}

/// A record that was put together can be kept, and is the same afterwards.
fn can_be_kept(session: &Session) {
    let text = to_text(session).expect("it has a text");
    let again = from_bytes(Path::new("day.ron"), text.as_bytes(), &Arc::new(Progress::default()));
    assert_eq!(&again.expect("what was written is read"), session);
}

fn is_read(line: &str) {
    let session = &SESSIONS[1];
    let vocabulary = Vocabulary { elements: &session.elements, agencies: &session.agencies, today: workshop_day() };
    let reading = quick::read(line, &vocabulary);
    // Nothing typed is dropped: what is no mark is in the text.
    assert!(reading.text.len() <= line.len() + 200 * line.split_whitespace().count() + 200, "{reading:?}");
}

/// What is salvaged can be kept; no note is lost whose line is whole; none is there that neither file nor version has.
fn is_salvaged(bytes: &[u8], with_version: bool) {
    let clock: Arc<ManualClock> = clock();
    let empty = Template::Empty.session(&*clock).expect("it is sound");
    let version = with_version.then(|| &SESSIONS[0]);
    let salvaged = salvage(bytes, version, &empty, &mut || clock.new_id());
    let pieces = bytes.split(|byte| *byte == b'\n' || *byte == 0).map(<[u8]>::trim_ascii);
    let whole: Vec<Note> = pieces.filter_map(clumsy::note).collect();
    let Some(salvaged) = salvaged else {
        assert!(whole.is_empty(), "not salvaged: {whole:?}");
        return;
    };
    let said = |note: &Note| (note.text.clone(), note.kind, note.at, note.sensitive);
    let there: Vec<_> = salvaged.session.notes.iter().map(|note| said(note)).collect();
    for note in &whole {
        assert!(there.contains(&said(note)), "lost: {note:?}");
    }
    let text = String::from_utf8_lossy(bytes);
    for note in &salvaged.session.notes {
        let is_of_version = version.is_some_and(|version| version.notes.contains(note));
        let written = ron::to_string(&note.text).expect("a text");
        let is_written = text.contains(written.trim_matches('"')) || text.contains(note.text.as_str());
        assert!(is_of_version || is_written || whole.iter().any(|it| said(it) == said(note)), "invented: {note:?}");
    }
    can_be_kept(&salvaged.session);
}

/// Whatever the file says, there are preferences, and they are kept as they are.
fn are_preferences(bytes: &[u8]) {
    let disk = MemoryDisk::new();
    disk.create_folder(places().preferences().parent().expect("a folder")).expect("no fault");
    lying::put(&disk, &places().preferences(), bytes);
    let (preferences, warning) = Preferences::read(&disk, &places());
    if let Some(warning) = warning {
        lying::is_one_line(&warning.to_string());
        assert_eq!(preferences, Preferences::default());
    }
    preferences.write(&disk, &places()).expect("no fault");
    let (again, warning) = Preferences::read(&disk, &places());
    // In words, for a width that is no number is not like itself.
    assert_eq!((format!("{again:?}"), warning), (format!("{preferences:?}"), None));
}
