//! Every call to the disk fails once in every way: afterwards the file is old or new, and nothing acknowledged is missing.
//!
//! Each scenario is run again and again, and every time the next call is the one that fails, until there is no such call.
//! After each run the machine is started anew, with what a kill leaves of its disk and with what a power cut may leave.

mod copies;
pub mod disk;
mod foreign;
mod found;
mod scenarios;
pub mod sitting;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use self::disk::{Fault, Leaving, MemoryDisk, Plan};
use self::sitting::Story;

/// In which ways a call fails, and whether all later ones do, too.
const WAYS: [(Fault, bool); 6] = [
    (Fault::Error(io::ErrorKind::Other), false),
    (Fault::Error(io::ErrorKind::StorageFull), false),
    (Fault::Error(io::ErrorKind::StorageFull), true),
    (Fault::Error(io::ErrorKind::PermissionDenied), false),
    (Fault::HalfDone, false),
    (Fault::Crash, false),
];

/// No scenario has so many calls: it would mean that a fault makes the program try for ever.
const MOST_CALLS: usize = 2000;

/// Runs `scenario` on disks that `prepare` makes, with every fault, and returns how many there were.
fn try_all(
    name: &str,
    prepare: impl Fn() -> MemoryDisk,
    scenario: impl Fn(&MemoryDisk) -> Story,
    check: impl Fn(&MemoryDisk, &Story),
) -> usize {
    let (mut faults, mut ends) = (0, 0);
    // Many faults come to the same end.
    let mut checked = HashSet::new();
    for (fault, lasting) in WAYS {
        for at in 1..MOST_CALLS {
            let plan = Plan { at, fault, lasting };
            let disk = prepare();
            disk.plan(plan);
            let story = scenario(&disk);
            if !disk.was_hit() {
                break;
            }
            faults += 1;
            let calls = disk.calls();
            let mut seen = Vec::new();
            for leaving in Leaving::EACH {
                let left = disk.after(leaving);
                if seen.contains(&left.files()) {
                    continue;
                }
                seen.push(left.files());
                if !checked.insert(end_of(&left, &story)) {
                    continue;
                }
                ends += 1;
                let checked = catch_unwind(AssertUnwindSafe(|| check(&left, &story)));
                if let Err(panic) = checked {
                    eprintln!("{name}: {plan:?} at {:?}, then {leaving:?}; asked was {calls:#?}", calls.get(at - 1));
                    resume_unwind(panic);
                }
            }
        }
    }
    assert!(faults > 0, "{name} asks nothing of the disk");
    // Past the capture of the test's output: the number is wanted also when all is well.
    let _ = writeln!(io::stderr(), "faults injected, {name}: {faults}, with {ends} different ends");
    faults
}

/// A number for what is left and what has to be there.
fn end_of(left: &MemoryDisk, story: &Story) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (path, bytes) in left.files() {
        let name = path.to_string_lossy().into_owned();
        // Temporary files are numbered as they come.
        let is_temporary = path.extension().is_some_and(|ending| ending == "tmp");
        let name = name.split('-').next().filter(|_| is_temporary).unwrap_or(&name);
        (name, bytes).hash(&mut hasher);
    }
    format!("{story:?}").hash(&mut hasher);
    hasher.finish()
}
