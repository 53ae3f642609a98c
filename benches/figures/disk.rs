//! Saving and opening beside what the disk itself takes for the same bytes, in turn and in one run: their ratio says more of
//! the program than of the disk.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use rapporteur::clock::SystemClock;
use rapporteur::store::{DiskFiles, Event, Places, Progress, Saver, open};

use super::{day, inside};

/// How many notes.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// How often each is done; the one in the middle counts.
const TIMES: usize = 11;

/// Measures, and prints the rows of the table in `README.md`.
pub fn measure() {
    println!("| notes | MiB | write and fsync | save | ratio | read | open | ratio |");
    println!("|---|---|---|---|---|---|---|---|");
    for notes in SIZES {
        println!("{}", row(notes));
    }
}

fn row(notes: usize) -> String {
    let home = inside::home();
    let path = inside::write(home.path(), &day::of(notes));
    let places = Places::under(home.path());
    let bytes = std::fs::read(&path).expect("it was written");
    let raw = home.path().join("raw");

    let opened = open(&DiskFiles, &places, &path, &Arc::new(Progress::default())).expect("it opens");
    let (bell, rung) = channel();
    let bell = std::sync::Mutex::new(bell);
    let wake = Box::new(move || {
        let _ = bell.lock().expect("nobody panics").send(());
    });
    let saver =
        Saver::start(Arc::new(DiskFiles), &places, Arc::new(SystemClock), &opened, wake).expect("nobody has it");
    let mut session = opened.session;
    let (mut written, mut kept, mut read, mut understood) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // The first save also keeps a version, and nobody waits for it.
    for number in 0..=TIMES {
        written.push(time(|| write_and_sync(&raw, &bytes)));
        session.workshop.remark = format!("save {number}");
        kept.push(time(|| {
            saver.save(session.clone(), saver.sequence());
            while !saver.poll().iter().any(|event| matches!(event, Event::Saved { .. })) {
                rung.recv_timeout(Duration::from_mins(1)).expect("it is saved");
            }
        }));
        read.push(time(|| assert_eq!(std::fs::read(&raw).expect("it was written").len(), bytes.len())));
        understood.push(time(|| {
            let opened = open(&DiskFiles, &places, &path, &Arc::new(Progress::default())).expect("it opens");
            assert_eq!(opened.session.notes.len(), notes);
        }));
    }
    let [written, kept, read, understood] = [written, kept, read, understood].map(|times| median(&times[1..]));
    let ratio = |ours: Duration, disk: Duration| ours.as_secs_f64() / disk.as_secs_f64();
    let mebibytes = bytes.len() as f64 / f64::from(1 << 20);
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    format!(
        "| {notes} | {mebibytes:.1} | {:.1} ms | {:.1} ms | {:.1} | {:.2} ms | {:.1} ms | {:.0} |",
        ms(written),
        ms(kept),
        ratio(kept, written),
        ms(read),
        ms(understood),
        ratio(understood, read)
    )
}

/// What the disk takes for the bytes alone: no format, no look at what was there, no reading back, no rename.
fn write_and_sync(path: &Path, bytes: &[u8]) {
    let mut file = File::create(path).expect("the home can be written");
    file.write_all(bytes).and_then(|()| file.sync_all()).expect("there is room");
}

fn time(act: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    act();
    begin.elapsed()
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}
