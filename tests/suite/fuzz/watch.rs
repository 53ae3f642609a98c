//! Whether an input is answered in time and with little memory. In a process of its own, or its memory would tell nothing.

use std::fmt::Debug;
use std::io::{self, Write as _};
use std::panic::AssertUnwindSafe;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Nothing may hang. Time of the processor, whoever else wants it meanwhile; no input of these takes a tenth of it.
const HANGS: Duration = Duration::from_secs(1);

/// After so long nobody waits any more: the input is shown, and that is the end of the process.
const FOR_EVER: Duration = Duration::from_mins(1);

/// How much an input may cost at the most, in bytes for each of its bytes, and in any case.
const MEMORY: (u64, u64) = (400, 64 << 20);

/// An input, as far as the watch is concerned.
pub trait Input: Clone + Debug + Send + 'static {
    /// How many bytes it has.
    fn size(&self) -> usize;
}

/// Watches over one target.
pub struct Watch {
    name: &'static str,
    begun: Instant,
    tried: u64,
    slowest: Duration,
    now: Arc<Mutex<Option<Now>>>,
}

/// The input that is being tried.
struct Now {
    since: Instant,
    input: Box<dyn Debug + Send>,
}

impl Watch {
    pub fn begin(name: &'static str) -> AssertUnwindSafe<Self> {
        let now: Arc<Mutex<Option<Now>>> = Arc::default();
        let seen = Arc::downgrade(&now);
        std::thread::spawn(move || {
            while let Some(now) = seen.upgrade() {
                if let Some(now) = &*now.lock().unwrap_or_else(PoisonError::into_inner)
                    && now.since.elapsed() > FOR_EVER
                {
                    eprintln!("{name}: hangs at {:?}", now.input);
                    std::process::abort();
                }
                drop(now);
                std::thread::sleep(HANGS);
            }
        });
        AssertUnwindSafe(Self { name, begun: Instant::now(), tried: 0, slowest: Duration::ZERO, now })
    }

    /// Tries one input.
    pub fn over<T: Input>(&mut self, input: &T, answers: impl Fn(&T)) {
        let most = MEMORY.0 * input.size() as u64 + MEMORY.1;
        *self.now() = Some(Now { since: Instant::now(), input: Box::new(input.clone()) });
        let before = peak();
        let start = spent();
        answers(input);
        let took = spent().saturating_sub(start);
        let cost = peak().saturating_sub(before);
        assert!(cost <= most, "{cost} bytes of memory for one of {}", input.size());
        assert!(took < HANGS, "it took {took:?}");
        *self.now() = None;
        self.slowest = self.slowest.max(took);
        self.tried += 1;
    }

    fn now(&self) -> std::sync::MutexGuard<'_, Option<Now>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let (name, tried, seconds, slowest) = (self.name, self.tried, self.begun.elapsed().as_secs(), self.slowest);
        let _ = writeln!(io::stderr(), "fuzzed, {name}: {tried} in {seconds} s, the slowest took {slowest:?}");
    }
}

/// How much time of the processor this process has had.
#[cfg(unix)]
fn spent() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), u32::try_from(spent.tv_nsec).unwrap_or_default())
}

/// Where nobody tells, the time of day has to do.
#[cfg(not(unix))]
fn spent() -> Duration {
    std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}

/// The most memory that this process has ever had, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok())
        .map_or(0, |kilobytes: u64| kilobytes << 10)
}

/// Whether this process has nothing else to do, so that its memory tells something; if not, another one does this test.
pub fn is_alone(test: &str) -> bool {
    /// Set in that process, and where the coverage leads.
    const ALONE: [&str; 2] = ["RAPPORTEUR_FUZZ_ALONE", "BOLERO_LIBFUZZER_ARGS"];
    if ALONE.into_iter().any(|name| std::env::var_os(name).is_some()) {
        return true;
    }
    let this = std::env::current_exe().expect("a test has a file");
    let ended = Command::new(this).args([test, "--exact", "--nocapture"]).env(ALONE[0], "1").status();
    assert!(ended.expect("it starts").success(), "see above");
    false
}
