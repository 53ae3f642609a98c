//! Who has a session open: what lies beside the file, what a second one is told, and what a killed one leaves behind.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};

use jiff::Timestamp;
use rapporteur::clock::Clock as _;
use rapporteur::store::fingerprint::Fingerprint;
use rapporteur::store::lock::{Lock, beside};
use rapporteur::store::{DiskFiles, Failure, FailureKind, Files, Held, Holder};

use crate::saver_desk::{Desk, Seat, texts};

/// A number that no process has: more than Linux gives.
const NOBODY: u32 = 0x7fff_fff0;

fn here() -> Holder {
    Holder::this_process("2017-10-04T14:00:00Z".parse::<Timestamp>().expect("a time"))
}

/// A lock file as `holder` would have left it.
fn leave(desk: &Desk, holder: &Holder) -> PathBuf {
    let path = beside(&desk.path);
    let Holder { host, user, process, since } = holder;
    let text = format!("(host: {host:?}, user: {user:?}, process: {process}, since: \"{since}\")\n");
    std::fs::write(&path, text).expect("writable");
    path
}

fn elsewhere() -> Holder {
    Holder { host: "hall-laptop".into(), user: "mara".into(), process: 4711, ..here() }
}

#[track_caller]
fn held(desk: &Desk) -> Held {
    desk.open().in_use.expect("it is in use")
}

#[track_caller]
fn refused(seat: Result<Seat, Failure>) -> Held {
    match seat.err().expect("refused").kind {
        FailureKind::InUse(held) => held,
        other => panic!("{other}"),
    }
}

#[test]
fn who_has_it_is_told_beside_the_file_until_it_is_closed() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    std::fs::set_permissions(&desk.path, std::fs::Permissions::from_mode(0o640)).expect("ours");
    let path = desk.path.with_file_name(".day.ron.lock");
    assert!(desk.open().in_use.is_none() && !path.exists(), "to open is not to hold");

    let seat = desk.seat();
    let text = std::fs::read_to_string(&path).expect("a file that a person can read");
    for line in [format!("process: {},", std::process::id()), "since: \"2017-10-04T14:41:07Z\",".to_owned()] {
        assert!(text.contains(&line), "{text}");
    }
    let mode = std::fs::metadata(&path).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640, "whoever may read the session may know who has it");
    let held = held(&desk);
    assert!(held.is_certain() && held.is_here());
    let holder = held.holder().expect("it says who");
    assert_eq!((holder.process, holder.since), (std::process::id(), desk.clock.now()));
    let line = held.to_string();
    assert!(line.contains(&holder.host) && line.contains("since 2017-10-04 "), "{line}");

    assert_eq!(refused(desk.try_seat()), held);
    assert!(path.exists(), "a second one that was refused takes nothing away");
    drop(seat);
    assert!(!path.exists() && desk.open().in_use.is_none());
}

#[test]
fn the_session_file_itself_is_never_locked() {
    let desk = Desk::new();
    let _seat = desk.seat();
    File::open(&desk.path).expect("there").try_lock().expect("nobody holds it");
}

#[test]
fn what_a_killed_one_left_behind_is_taken_over_in_silence() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let first = seat.enter("one");
    seat.wait_journaled(first);
    seat.die(&desk);
    let path = beside(&desk.path);
    assert!(path.exists(), "a killed process takes nothing away");

    let mut seat = desk.seat();
    assert_eq!(texts(&seat.session), ["one"]);
    let second = seat.enter("two");
    seat.wait_journaled(second);
    drop(seat);
    assert!(!path.exists());

    // Another user's, or that of a machine before it was started anew; and one that says nothing.
    let dead = Holder { process: NOBODY, user: "otto".into(), ..here() };
    for text in ["", "(host: \"hall", "\0\0\0\0"] {
        leave(&desk, &dead);
        assert!(desk.open().in_use.is_none());
        desk.sit_down_and_up_again();
        assert!(!path.exists());
        std::fs::write(&path, text).expect("writable");
        assert!(desk.open().in_use.is_none(), "{text:?}");
        desk.sit_down_and_up_again();
        assert!(!path.exists(), "{text:?}");
    }
}

#[test]
fn of_another_machine_nobody_can_be_sure() {
    let desk = Desk::new();
    let path = leave(&desk, &elsewhere());
    let held = held(&desk);
    assert_eq!(held.holder(), Some(&elsewhere()));
    assert!(!held.is_certain() && !held.is_here());
    assert!(held.to_string().starts_with("mara opened the session on hall-laptop at "), "{held}");
    assert_eq!(refused(desk.try_seat()), held, "nobody decides that by himself");
    assert!(path.exists());

    // Somebody knows that the laptop is off.
    let seat = desk.seat_with(desk.open().anyway()).expect("a saver");
    let text = std::fs::read_to_string(&path).expect("there");
    assert!(text.contains(&format!("process: {}", std::process::id())), "{text}");
    drop(seat);
    assert!(!path.exists());
}

#[test]
fn a_lock_that_is_seen_to_be_held_cannot_be_passed() {
    let desk = Desk::new();
    let path = leave(&desk, &elsewhere());
    let theirs = OpenOptions::new().read(true).append(true).open(&path).expect("there");
    theirs.try_lock().expect("nobody holds it yet");
    assert!(held(&desk).is_certain());
    assert!(refused(desk.seat_with(desk.open().anyway())).is_certain());
    drop(theirs);
    assert!(!held(&desk).is_certain());
}

#[test]
fn where_no_lock_can_lie_the_journal_still_tells() {
    let desk = Desk::new();
    for kind in [io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied, io::ErrorKind::StorageFull] {
        desk.files.fail_create(Some((".day.ron.lock", kind)));
        let mut seat = desk.seat();
        assert!(!beside(&desk.path).exists());
        let number = seat.enter("one");
        seat.wait_journaled(number);
        let held = held(&desk);
        assert!(held.is_certain() && held.is_here() && held.holder().is_none());
        assert_eq!(refused(desk.try_seat()), held, "{kind}");
        drop(seat);
        assert!(desk.open().in_use.is_none());
    }
}

#[test]
fn a_disk_without_room_for_a_name_is_held_all_the_same() {
    let desk = Desk::new();
    desk.files.fail_write(Some((".day.ron.lock", io::ErrorKind::StorageFull)));
    let seat = desk.seat();
    assert!(held(&desk).is_certain());
    drop(seat);
    assert!(!beside(&desk.path).exists());
}

#[test]
fn a_lock_file_that_somebody_took_away_does_not_open_the_door() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let number = seat.enter("one");
    seat.wait_journaled(number);
    std::fs::remove_file(beside(&desk.path)).expect("there");
    assert!(held(&desk).is_certain());
    refused(desk.try_seat());
    // What another one has put there meanwhile stays.
    let path = leave(&desk, &elsewhere());
    drop(seat);
    assert!(path.exists());
}

#[test]
fn on_a_share_without_locks_a_process_that_is_gone_is_gone() {
    let desk = Desk::new();
    desk.files.fail_lock(Some((".day.ron.lock", io::ErrorKind::Unsupported)));
    let path = leave(&desk, &Holder { process: NOBODY, ..here() });
    assert!(desk.open().in_use.is_none());
    desk.sit_down_and_up_again();
    assert!(!path.exists());

    // One that is there may be another one by now: a person has to say.
    leave(&desk, &here());
    let held = held(&desk);
    assert!(!held.is_certain() && held.is_here());
    assert!(!refused(desk.try_seat()).is_certain());
    drop(desk.seat_with(desk.open().anyway()).expect("a saver"));
    assert!(!path.exists());
}

#[test]
fn of_many_at_once_one_has_it() {
    const MANY: usize = 8;
    let desk = Desk::new();
    let files: Arc<dyn Files> = Arc::new(DiskFiles);
    for round in 0..40 {
        if round % 2 == 0 {
            leave(&desk, &Holder { process: NOBODY, ..here() });
        }
        let begin = Barrier::new(MANY);
        let end = Barrier::new(MANY);
        let taken: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..MANY)
                .map(|number| {
                    let (begin, end, files, path) = (&begin, &end, Arc::clone(&files), desk.path.clone());
                    let holder = Holder { user: format!("user {number}"), ..here() };
                    scope.spawn(move || {
                        begin.wait();
                        let lock = Lock::take(&files, &path, holder, false);
                        end.wait();
                        usize::from(matches!(lock, Ok(Some(_))))
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().expect("no panic")).sum()
        });
        assert_eq!(taken, 1, "round {round}");
        assert!(!beside(&desk.path).exists());
    }
}

#[test]
fn while_they_come_and_go_it_is_never_two() {
    const MANY: usize = 4;
    let desk = Desk::new();
    let files: Arc<dyn Files> = Arc::new(DiskFiles);
    let holding = AtomicUsize::new(0);
    let taken = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for number in 0..MANY {
            let (holding, taken, files, path) = (&holding, &taken, Arc::clone(&files), desk.path.clone());
            scope.spawn(move || {
                for round in 0..400 {
                    let holder = Holder { user: format!("{number} {round}"), ..here() };
                    if let Ok(lock) = Lock::take(&files, &path, holder, false) {
                        let lock = lock.expect("there is room for it");
                        assert_eq!(holding.fetch_add(1, Ordering::SeqCst), 0, "two have it");
                        taken.fetch_add(1, Ordering::SeqCst);
                        std::thread::yield_now();
                        holding.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                }
            });
        }
    });
    assert!(taken.into_inner() > 1);
    assert!(!beside(&desk.path).exists());
}

#[test]
fn a_machine_that_has_got_the_name_of_another_network_knows_its_own_lock() {
    let desk = Desk::new();
    let name = here().host.split('.').next().expect("a first one").to_owned();
    for host in [format!("{name}.local"), format!("{}.example.org", name.to_uppercase()), name] {
        let path = leave(&desk, &Holder { host, process: NOBODY, ..here() });
        assert!(desk.open().in_use.is_none());
        desk.sit_down_and_up_again();
        assert!(!path.exists());
    }
}

/// Something that is put where the lock would be.
type Planted = (&'static str, Box<dyn Fn()>);

fn planted(desk: &Desk) -> Vec<Planted> {
    use std::os::unix::fs::symlink;
    let path = beside(&desk.path);
    let other = desk.home.path().join("stick").join("bashrc");
    std::fs::write(&other, "export EDITOR=vi\n").expect("writable");
    let at = || path.clone();
    let (to_other, to_session, to_nothing, to_empty) = (at(), at(), at(), at());
    let (pipe, folder, theirs, hard) = (at(), at(), at(), at());
    let session = desk.path.clone();
    let empty = other.with_file_name("empty");
    vec![
        ("a link", Box::new(move || symlink("bashrc", &to_other).expect("a link"))),
        ("a link to the session", Box::new(move || symlink("day.ron", &to_session).expect("a link"))),
        ("a link to nothing", Box::new(move || symlink("nothing", &to_nothing).expect("a link"))),
        (
            "a link to what is empty",
            Box::new(move || {
                std::fs::write(&empty, "").expect("writable");
                symlink("empty", &to_empty).expect("a link");
            }),
        ),
        ("a folder", Box::new(move || std::fs::create_dir(&folder).expect("a folder"))),
        ("a file", Box::new(move || std::fs::write(&theirs, "my notes").expect("writable"))),
        ("the session under two names", Box::new(move || std::fs::hard_link(&session, &hard).expect("a link"))),
        (
            "a pipe",
            Box::new(move || {
                assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
            }),
        ),
    ]
}

/// All that lies beside the session, with what the files hold.
fn everything(desk: &Desk) -> Vec<(PathBuf, std::fs::FileType, Option<Fingerprint>)> {
    let entries = std::fs::read_dir(desk.path.parent().expect("a folder")).expect("a folder");
    let mut all: Vec<_> = entries
        .map(|entry| {
            let (path, kind) = entry.map(|entry| (entry.path(), entry.file_type().expect("known"))).expect("an entry");
            let is_file = std::fs::metadata(&path).is_ok_and(|metadata| metadata.is_file());
            let holds = is_file.then(|| Fingerprint::of(&std::fs::read(&path).expect("readable")));
            (path, kind, holds)
        })
        .collect();
    all.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    all
}

#[test]
fn what_is_no_lock_is_neither_followed_nor_written_to_nor_removed() {
    let desk = Desk::new();
    for (what, plant) in planted(&desk) {
        plant();
        let before = everything(&desk);
        let mut seat = desk.seat();
        let number = seat.enter("one");
        seat.wait_journaled(number);
        assert_eq!(everything(&desk), before, "{what}");
        // On this machine it is told all the same.
        let held = held(&desk);
        assert!(held.is_certain() && held.is_here() && held.holder().is_none(), "{what}");
        assert_eq!(refused(desk.seat_with(desk.open().anyway())), held, "{what}");
        drop(seat);
        assert!(desk.open().in_use.is_none(), "{what}");
        assert_eq!(everything(&desk), before, "{what}");
        let path = beside(&desk.path);
        if path.is_dir() { std::fs::remove_dir(path) } else { std::fs::remove_file(path) }.expect("ours");
    }
    // Put in the place of a lock that is held.
    let seat = desk.seat();
    let path = beside(&desk.path);
    std::fs::remove_file(&path).expect("there");
    std::os::unix::fs::symlink("bashrc", &path).expect("a link");
    drop(seat);
    assert!(path.is_symlink());
}

#[test]
fn whoever_only_looks_does_not_cost_the_journal_its_lock() {
    let desk = Desk::new();
    desk.files.fail_create(Some((".day.ron.lock", io::ErrorKind::ReadOnlyFilesystem)));
    desk.files.look_while_locking(".journal", 3);
    let mut seat = desk.seat();
    let number = seat.enter("one");
    seat.wait_journaled(number);
    assert!(held(&desk).is_certain());
    refused(desk.try_seat());
}

#[test]
fn what_was_entered_between_reading_and_locking_is_not_replaced() {
    let desk = Desk::new();
    for (entered, is_killed) in [("one", true), ("two", false)] {
        let opened = desk.open();
        let mut seat = desk.seat();
        let number = seat.enter(entered);
        seat.wait_journaled(number);
        if is_killed {
            seat.die(&desk);
        } else {
            let session = seat.session.clone();
            assert!(seat.saver.finish(session).saved.is_ok());
        }
        let failure = desk.seat_with(opened).err().expect("it is not what was read");
        assert_eq!(failure.kind, FailureKind::Overtaken);
        assert!(desk.open().in_use.is_none(), "whoever is refused leaves no lock");
        assert_eq!(texts(&desk.open().session).last(), Some(&entered));
    }
    desk.sit_down_and_up_again();
    assert_eq!(texts(&desk.open().session), ["one", "two"]);
}

/// Between the look at what lies there and the opening somebody may put a link in its place.
#[test]
fn of_a_link_nothing_is_opened_to_be_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (link, target) = (folder.path().join(".day.ron.lock"), folder.path().join("precious"));
    std::fs::write(&target, "precious").expect("writable");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    assert!(DiskFiles.append(&link).is_err());
    assert!(DiskFiles.append(&target).is_ok());
    assert_eq!(std::fs::read(&target).expect("readable"), b"precious");
}
