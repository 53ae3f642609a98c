//! The figures of DESIGN 10 that a program can measure of itself: opening, saving, searching, a frame, a note to the disk.
//!
//! How to run it, what else is measured and how, and the figures of one run stand in `README.md` beside this folder.

#![expect(clippy::disallowed_methods, reason = "a stopwatch is what this is for")]

mod console;
mod day;
mod window;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group};
use rapporteur::papers::{self, Format, Options, Paper, Watch};
use rapporteur::session::index::Index;
use rapporteur::store::{DiskFiles, Places, Progress, create, open};

use self::console::Console;

/// How many notes. The last but one of [`LARGE`] is what DESIGN 10 sets a figure for opening.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const LARGE: [usize; 4] = [1_000, 10_000, 50_000, 100_000];

fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    for notes in LARGE {
        let home = tempfile::tempdir().expect("a temporary folder");
        let path = home.path().join("day.ron");
        create(&DiskFiles, &path, &day::of(notes), false).expect("a session file");
        let places = Places::under(home.path());
        group.bench_function(BenchmarkId::from_parameter(notes), |bencher| {
            bencher.iter_with_large_drop(|| {
                let opened = open(&DiskFiles, &places, &path, &Arc::new(Progress::default())).expect("it opens");
                // The window needs it before it shows anything.
                let index = Index::new(&opened.session);
                (opened, index)
            });
        });
    }
}

fn saving(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("save");
    for notes in SIZES {
        let home = tempfile::tempdir().expect("a temporary folder");
        let path = home.path().join("day.ron");
        let session = day::of(notes);
        group.bench_function(BenchmarkId::from_parameter(notes), |bencher| {
            bencher.iter(|| create(&DiskFiles, &path, &session, true).expect("it is written"));
        });
    }
}

/// Each key of a query as it is typed, one search a key.
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
    group.sample_size(10);
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

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame");
    for notes in SIZES {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut console = Console::open(home.path(), &day::of(notes));
        let mut keys = ["a", "<Backspace>"].iter().cycle();
        group.bench_function(BenchmarkId::new("Run, a letter", notes), |bencher| {
            bencher.iter(|| console.frame(keys.next().copied()));
        });
        console.frame(Some("<Ctrl+3>"));
        console.settle();
        let mut keys = ["<ArrowDown>", "<ArrowUp>"].iter().cycle();
        group.bench_function(BenchmarkId::new("Review, an arrow", notes), |bencher| {
            bencher.iter(|| console.frame(keys.next().copied()));
        });
        console.frame(Some("<Ctrl+F>"));
        console.settle();
        let mut keys = ["t", "<Backspace>"].iter().cycle();
        group.bench_function(BenchmarkId::new("Review, a letter of a search", notes), |bencher| {
            bencher.iter(|| console.frame(keys.next().copied()));
        });
    }
}

/// From the Enter to the sync of the journal, with the frames in between and the saves of the file beside it.
fn entering(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("Enter to journal");
    for notes in SIZES {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut console = Console::open(home.path(), &day::of(notes));
        group.bench_function(BenchmarkId::from_parameter(notes), |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| enter(&mut console)).sum());
        });
    }
}

fn enter(console: &mut Console) -> Duration {
    console.frame(Some("N"));
    console.frame(Some("o"));
    console.settle();
    let begin = Instant::now();
    console.frame(Some("<Enter>"));
    while console.is_journaling() {
        std::thread::sleep(Duration::from_micros(50));
        console.logic();
    }
    begin.elapsed()
}

/// Making a day is no part of any figure; this says what it costs, so that nobody wonders what the bench waits for.
fn indexing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("index");
    let session = day::of(100_000);
    group.bench_function(BenchmarkId::from_parameter(100_000), |bencher| {
        bencher.iter_batched(|| (), |()| Index::new(&session), BatchSize::PerIteration);
    });
}

criterion_group! {
    name = figures;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .without_plots();
    targets = opening, saving, searching, writing, frames, entering, indexing
}

/// Without arguments of its own: the figures. `write N FILE`: a day of that size that is running now. `window`: an empty
/// window of the toolkit, to compare with.
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["write", notes, file, ..] => {
            let notes = notes.parse().expect("a number of notes");
            create(&DiskFiles, Path::new(file), &day::running(notes), true).expect("a session file");
        }
        ["window", ..] => window::empty(),
        _ => {
            figures();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
