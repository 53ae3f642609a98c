//! What the program can measure of itself: opening, saving, searching, a frame with a key, a note to the disk.
//!
//! Before anything is timed it is looked at whether it does what it is called.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, criterion_group};
use rapporteur::papers::{self, Format, Options, Paper, Watch};
use rapporteur::session::Session;
use rapporteur::session::index::Index;
use rapporteur::session::note::Note;
use rapporteur::store::{DiskFiles, Places, Progress, create, open};
use rapporteur::ui::Place;
use tempfile::TempDir;

use super::console::Console;
use super::day;

/// How many notes.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// How many notes are opened: DESIGN 10 sets its figure for 50,000.
const OPENED: [usize; 4] = [1_000, 10_000, 50_000, 100_000];

/// A home on the disk that builds go to: `/tmp` may be in memory, where a sync costs nothing.
pub fn home() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder")
}

/// Writes a session into a home.
pub fn write(home: &Path, session: &Session) -> PathBuf {
    create(&DiskFiles, &home.join("day.ron"), session, true).expect("a session file")
}

fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    for notes in OPENED {
        let home = home();
        let path = write(home.path(), &day::of(notes));
        let places = Places::under(home.path());
        group.bench_function(BenchmarkId::new("file to record", notes), |bencher| {
            bencher.iter_with_large_drop(|| {
                let opened = open(&DiskFiles, &places, &path, &Arc::new(Progress::default())).expect("it opens");
                // The window needs it before it shows anything.
                let index = Index::new(&opened.session);
                (opened, index)
            });
        });
        group.bench_function(BenchmarkId::new("start to console", notes), |bencher| {
            bencher.iter_custom(|times| median_of(times, || opened_in_console(home.path(), &path).0));
        });
        group.bench_function(BenchmarkId::new("longest frame meanwhile", notes), |bencher| {
            bencher.iter_custom(|times| median_of(times, || opened_in_console(home.path(), &path).1));
        });
    }
}

/// How long it takes from the start of the program until the console is there, and its longest frame until then.
fn opened_in_console(home: &Path, path: &Path) -> (Duration, Duration) {
    let mut console = Console::start(home, path);
    console.frame(None);
    let begin = Instant::now();
    let longest = console.follow_opening();
    (begin.elapsed(), longest)
}

fn saving(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("save");
    for notes in SIZES {
        let home = home();
        let session = day::of(notes);
        group.bench_function(BenchmarkId::from_parameter(notes), |bencher| {
            bencher.iter(|| write(home.path(), &session));
        });
    }
}

/// The search alone; with the frame that shows what was found it is in [`frames`].
fn searching(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("search");
    for notes in SIZES {
        let session = day::of(notes);
        let index = Index::new(&session);
        for (what, query) in [("one letter", "t"), ("one word", "transit"), ("two words, accents", "contrôle transit")]
        {
            group.bench_function(BenchmarkId::new(what, notes), |bencher| {
                bencher.iter(|| index.search(black_box(query)).len());
            });
        }
    }
}

/// The draft plan of a long conference: 10,000 notes and some 2,000 measures.
fn writing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("paper");
    let session = day::of(10_000);
    let options = Options::new(jiff::civil::date(2026, 10, 14));
    for (paper, format) in [(Paper::Plan, Format::Docx), (Paper::Plan, Format::Xlsx), (Paper::Minutes, Format::Docx)] {
        group.bench_function(format!("{} as {}", paper.name(), format.name()), |bencher| {
            bencher.iter(|| {
                let built = papers::build(&session, paper, &options).expect("there is English");
                papers::write(&built.document, format, &Watch::default()).expect("it is written").len()
            });
        });
    }
}

/// A key press to a frame: update, layout, tessellation.
fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame");
    for notes in SIZES {
        let home = home();
        let session = day::running(notes, day::WHOLE_DAY);
        let is_shown = |note: &&Arc<Note>| note.on.contains(&day::FLOOR.into()) && !note.sensitive;
        let newest = session.notes.iter().rfind(is_shown).expect("the floor has notes").text.clone();
        let path = write(home.path(), &session);
        let console = &mut Console::open(home.path(), &path);
        console.must_show(Place::Run, &newest);
        frames_of_run(&mut group, notes, console);
        console.press(&["<Ctrl+3>"]);
        let oldest = console.session().notes[0].text.clone();
        console.must_show(Place::Review, &oldest);
        frames_of_review(&mut group, notes, console);
    }
}

fn frames_of_run(group: &mut BenchmarkGroup<'_, WallTime>, notes: usize, console: &mut Console) {
    console.press(&["x", "y"]);
    assert_eq!(console.state().run.line.text, "xy", "letters arrive in the line");
    frame(group, "Run, a letter", notes, console, &["<Backspace>"], "a");
    assert!(!console.has_wall(), "the wall is off");
    console.press(&["<F5>"]);
    assert!(console.has_wall(), "the wall is on");
    frame(group, "Run, a letter, with the wall", notes, console, &["<Backspace>"], "a");
    console.press(&["<F5>", "<Backspace>", "<Backspace>", "<Backspace>"]);

    let before = console.session().floor.clone();
    console.press(&["<PageDown>"]);
    assert_ne!(console.session().floor, before, "the room goes on");
    frame(group, "Run, next element", notes, console, &["<PageUp>"], "<PageDown>");
    console.press(&["<F5>"]);
    frame(group, "Run, next element, with the wall", notes, console, &["<PageUp>"], "<PageDown>");
    console.press(&["<F5>", "<PageUp>"]);

    let before = console.session().notes.len();
    console.press(&["N", "o", "<Enter>"]);
    assert_eq!(console.session().notes.len(), before + 1, "the note is taken");
    frame(group, "Run, Enter", notes, console, &["N", "o"], "<Enter>");
    console.press(&["<Backspace>", "<Backspace>"]);
    frame(group, "Run to Review after a note", notes, console, &["<Ctrl+2>", "N", "o", "<Enter>"], "<Ctrl+3>");
    console.press(&["<Ctrl+2>"]);
}

fn frames_of_review(group: &mut BenchmarkGroup<'_, WallTime>, notes: usize, console: &mut Console) {
    console.press(&["<ArrowDown>"]);
    let selected = console.state().review.selected;
    console.press(&["<ArrowDown>"]);
    assert_ne!(console.state().review.selected, selected, "the selection moves");
    frame(group, "Review, an arrow", notes, console, &["<ArrowUp>"], "<ArrowDown>");

    console.press(&["<Home>", "<Enter>", "<End>", "q"]);
    assert!(console.session().notes[0].text.contains('q'), "the letter is in the oldest note");
    frame(group, "Review, a letter in the oldest note", notes, console, &["<Backspace>"], "q");

    console.press(&["<Ctrl+F>", "9", "9", "9"]);
    console.must_show(Place::Review, "(999)");
    console.press(&["<Backspace>", "<Backspace>", "<Backspace>"]);
    frame(group, "Review, first letter of a search", notes, console, &["<Backspace>"], "t");
    console.press(&["<Backspace>", "c", "o", "n", "t", "r"]);
    frame(group, "Review, fifth letter of a search", notes, console, &["<Backspace>"], "r");
}

/// Times the frame of one key. The keys before it, and what they leave to be done, are not in the time.
fn frame(
    group: &mut BenchmarkGroup<'_, WallTime>,
    what: &str,
    notes: usize,
    console: &mut Console,
    before: &[&str],
    key: &str,
) {
    group.bench_function(BenchmarkId::new(what, notes), |bencher| {
        bencher.iter_custom(|times| {
            let one = |_| {
                console.press(before);
                console.time(key)
            };
            (0..times).map(one).sum()
        });
    });
}

/// What so many runs take if each takes as long as the one in the middle: a machine is seldom all ours, and whoever takes
/// the processor away in the midst of a frame is not part of it.
fn median_of(times: u64, mut one: impl FnMut() -> Duration) -> Duration {
    let mut taken: Vec<Duration> = (0..times).map(|_| one()).collect();
    taken.sort();
    taken[taken.len() / 2].mul_f64(times as f64)
}

/// From the Enter to the sync of the journal, with the frame in between and the saves of the file beside it.
fn entering(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("Enter to journal");
    for notes in SIZES {
        let home = home();
        let path = write(home.path(), &day::running(notes, day::WHOLE_DAY));
        let mut console = Console::open(home.path(), &path);
        group.bench_function(BenchmarkId::from_parameter(notes), |bencher| {
            bencher.iter_custom(|times| median_of(times, || enter(&mut console)));
        });
    }
}

fn enter(console: &mut Console) -> Duration {
    console.press(&["N", "o"]);
    let begin = Instant::now();
    console.frame(Some("<Enter>"));
    assert!(console.is_journaling(), "the note is on its way");
    while console.is_journaling() {
        std::thread::sleep(Duration::from_micros(50));
        console.logic();
    }
    begin.elapsed()
}

criterion_group! {
    name = figures;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
        .configure_from_args();
    targets = opening, saving, searching, writing, frames, entering
}
