//! The session file on the disk: never torn, never over somebody else's work, and a way back.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rapporteur::store::versions::{Occasion, Versions};
use rapporteur::store::{DiskFiles, Event, FailureKind, Template, create, working_copy};

use crate::saver_desk::{Desk, texts};

#[test]
fn a_disk_that_does_not_keep_what_it_is_given() {
    let desk = Desk::new();
    let before = std::fs::read(&desk.path).expect("the file");
    let mut seat = desk.seat();
    desk.files.fail_compare(Some(("stick", io::ErrorKind::Other)));
    seat.enter("one");
    seat.save();
    assert_eq!(seat.wait_failed(), (FailureKind::BadDisk, true));
    assert_eq!(std::fs::read(&desk.path).expect("the file"), before);
}

#[test]
fn somebody_elses_change_is_never_overwritten() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let text = std::fs::read_to_string(&desk.path).expect("the file");
    // Of the same length: size and time alone would not tell.
    let theirs = text.replace("Unclassified", "UNCLASSIFIED");
    std::fs::write(&desk.path, &theirs).expect("writable");
    seat.enter("one");
    seat.save();
    assert_eq!(seat.wait_failed(), (FailureKind::Conflict, true));
    assert_eq!(std::fs::read_to_string(&desk.path).expect("the file"), theirs);

    // Put back as it was, it is ours again; and taken away, nothing is there that could be overwritten.
    std::fs::write(&desk.path, &text).expect("writable");
    seat.save();
    seat.wait_saved(1);
    std::fs::remove_file(&desk.path).expect("removable");
    let second = seat.enter("two");
    seat.save();
    seat.wait_saved(second);
    assert!(std::fs::read_to_string(&desk.path).expect("the file").contains("two"));
}

#[test]
fn a_file_is_written_in_ten_steps() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let first = seat.enter("one");
    seat.save();
    seat.wait_saved(first);
    // Long enough after the version of the opening for the next one.
    desk.clock.advance(Duration::from_mins(10));
    let first = seat.enter("two");
    seat.wait_journaled(first);
    desk.files.log();
    seat.save();
    seat.wait_saved(first);
    let log = desk.files.log();
    let at =
        |what: &str| log.iter().position(|done| done.starts_with(what)).unwrap_or_else(|| panic!("{what}: {log:?}"));
    let steps = [
        at("create .rapporteur-"),
        at("write .rapporteur-"),
        at("sync .rapporteur-"),
        at("rename_new 2017-10-04T145107Z-working.ron"),
        at("rename day.ron"),
        at("sync_folder stick"),
        at("truncate "),
    ];
    assert!(steps.is_sorted(), "{log:?}");
}

#[test]
fn what_a_killed_process_left_behind_is_cleared() {
    let desk = Desk::new();
    let folder = desk.path.parent().expect("a folder").to_owned();
    let seat = desk.seat();
    desk.files.close_gate("day.ron");
    seat.save_changed();
    desk.files.wait_at_gate();
    assert_eq!(Desk::left_behind(&folder), 1);
    let alive: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    let temporary = alive.iter().find(|path| path.extension().is_some_and(|tmp| tmp == "tmp")).expect("one");
    let dead = temporary.with_file_name(
        temporary.file_name().expect("a name").to_string_lossy().replace(&std::process::id().to_string(), "1"),
    );
    std::fs::write(&dead, "half of it").expect("writable");
    std::fs::write(folder.join("notes.tmp"), "not ours").expect("writable");
    let journals = desk.journal().with_file_name(".rapporteur-0123456789abcdef-1-0.tmp");
    std::fs::write(&journals, "half of a draft").expect("writable");
    rapporteur::store::atomic::clear_orphans(&desk.files, &desk.path);
    assert!(temporary.exists(), "it is being written");
    assert!(!dead.exists() && folder.join("notes.tmp").exists());
    desk.files.open_gate();
    drop(seat);
    desk.sit_down_and_up_again();
    assert!(!journals.exists());
}

#[test]
fn versions_are_kept_now_and_then() {
    let desk = Desk::new();
    let before = std::fs::read(&desk.path).expect("the file");
    let mut seat = desk.seat();
    for line in ["one", "two"] {
        seat.enter(line);
        seat.save();
        seat.wait_saved(seat.saver.sequence());
    }
    let versions = Versions::new(Arc::new(DiskFiles), desk.places.versions(&desk.path));
    let kept = versions.list();
    assert_eq!(kept.len(), 1, "two saves within ten minutes");
    assert_eq!(std::fs::read(&kept[0].1).expect("a version"), before, "the file as it was opened");
    desk.clock.advance(Duration::from_mins(11));
    seat.enter("three");
    seat.save();
    seat.wait_saved(3);
    assert_eq!(versions.list().len(), 2);
}

#[test]
fn a_version_is_kept_at_each_opening_and_none_twice() {
    let desk = Desk::new();
    let versions = Versions::new(Arc::new(DiskFiles), desk.places.versions(&desk.path));
    for _ in 0..3 {
        // Nothing is entered: the saver keeps the file as it was opened, and ends.
        desk.sit_down_and_up_again();
        desk.clock.advance(Duration::from_mins(1));
    }
    assert_eq!(versions.list().len(), 1, "it was the same three times");
    let mut seat = desk.seat();
    let one = seat.enter("one");
    seat.save();
    seat.wait_saved(one);
    drop(seat);
    // In the same second: neither takes the place of the other.
    desk.sit_down_and_up_again();
    let kept = versions.list();
    assert_eq!(kept.len(), 2);
    assert_eq!(std::fs::read(&kept[1].1).expect("a version"), std::fs::read(&desk.path).expect("the file"));
    let listed = rapporteur::store::versions::kept(&DiskFiles, &desk.places, &desk.path).expect("a list");
    assert_eq!(listed.iter().map(|kept| kept.notes).collect::<Vec<_>>(), [Some(1), Some(0)], "the newest first");
}

#[test]
fn what_another_program_wrote_is_told_and_gives_way_only_when_somebody_says_so() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let ours = std::fs::read(&desk.path).expect("the file");
    // Touched, and the same: nobody hears of it.
    std::fs::write(&desk.path, &ours).expect("writable");
    seat.saver.look();
    let theirs = String::from_utf8(ours.clone()).expect("text").replace("Unclassified", "UNCLASSIFIED");
    std::fs::write(&desk.path, &theirs).expect("writable");
    seat.saver.look();
    let Event::Changed(foreign) = seat.wait(|event| matches!(event, Event::Changed(_))) else {
        unreachable!("only that was waited for");
    };
    assert_eq!(foreign.read.as_ref().expect("it can be read").workshop.marking, "UNCLASSIFIED");

    let one = seat.enter("one");
    seat.save();
    assert_eq!(seat.wait_failed(), (FailureKind::Conflict, true));
    // Changed once more before somebody has decided: what was decided about is not what stands there.
    let later = theirs.replace("UNCLASSIFIED", "Restricted");
    std::fs::write(&desk.path, &later).expect("writable");
    seat.saver.accept(foreign.fingerprint);
    let Event::Changed(foreign) = seat.wait(|event| matches!(event, Event::Changed(_))) else {
        unreachable!("only that was waited for");
    };
    assert_eq!(std::fs::read_to_string(&desk.path).expect("the file"), later);
    seat.saver.accept(foreign.fingerprint);
    seat.save();
    seat.wait_saved(one);
    seat.wait(|event| *event == Event::AsKnown);
    assert_eq!(texts(&desk.file()), ["one"]);
    let kept = rapporteur::store::versions::kept(&DiskFiles, &desk.places, &desk.path).expect("a list");
    assert!(kept.iter().any(|kept| std::fs::read_to_string(&kept.path).expect("a version") == later));
}

#[test]
fn a_file_that_is_half_there_is_looked_at_again() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let text = std::fs::read_to_string(&desk.path).expect("the file").replace("Unclassified", "Restricted");
    std::fs::write(&desk.path, &text[..text.len() / 2]).expect("writable");
    seat.saver.look();
    let half = seat.wait(|event| matches!(event, Event::Changed(_)));
    assert!(matches!(half, Event::Changed(foreign) if foreign.read.is_err()));
    std::fs::write(&desk.path, &text).expect("writable");
    // Nobody asks: it looks by itself.
    let whole = seat.wait(|event| matches!(event, Event::Changed(_)));
    assert!(matches!(whole, Event::Changed(foreign) if foreign.read.is_ok()));
}

#[test]
fn all_traces_go_and_what_is_not_saved_stays_safe() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let one = seat.enter("a first secret");
    seat.saver.draft(Some(rapporteur::store::Draft { text: "half a secret".into(), ..Default::default() }));
    seat.wait_journaled(one);
    seat.save();
    seat.wait_saved(one);
    // Not saved: it must not go.
    let two = seat.enter("a second secret");
    seat.wait_journaled(two);
    seat.saver.forget();
    let Event::Forgotten(result) = seat.wait(|event| matches!(event, Event::Forgotten(_))) else {
        unreachable!("only that was waited for");
    };
    assert_eq!(result, Ok(()));
    assert!(!desk.places.versions(&desk.path).exists(), "the folder has the name of the session");
    let journal = std::fs::read_to_string(desk.journal()).expect("a journal");
    assert!(journal.contains("a second secret") && !journal.contains("a first secret"), "{journal}");
    // And it goes on: a kill now loses nothing.
    let three = seat.enter("a third secret");
    seat.wait_journaled(three);
    seat.die(&desk);
    assert_eq!(texts(&desk.open().session), ["a first secret", "a second secret", "a third secret"]);
}

#[test]
fn old_versions_go_but_for_the_last_of_each_day() {
    let desk = Desk::new();
    let mut versions = Versions::new(Arc::new(DiskFiles), desk.home.path().join("v"));
    let start: Timestamp = "2017-10-01T08:00:00Z".parse().expect("a timestamp");
    let mut now = start;
    for _day in 0..40 {
        for _ in 0..2 {
            // What is the same is kept once.
            std::fs::write(&desk.path, now.to_string()).expect("writable");
            versions.keep(&desk.path, now);
            now += Duration::from_hours(1);
        }
        now += Duration::from_hours(22);
    }
    let kept: Vec<String> = versions.list().iter().map(|(time, _)| time.to_string()).collect();
    // The last five days make the last ten; of the 25 days before, the last one each.
    assert_eq!(kept.len(), 25 + 10, "{kept:?}");
    assert_eq!(kept[0], "2017-10-11T09:00:00Z");
    assert_eq!(kept[24..27], ["2017-11-04T09:00:00Z", "2017-11-05T08:00:00Z", "2017-11-05T09:00:00Z"]);
}

/// What the names say why each version is kept, the oldest first.
fn occasions(versions: &Versions) -> Vec<String> {
    let of = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
    versions.list().iter().map(|(_, path)| of(path).split_once("Z-").expect("why").1.to_owned()).collect()
}

#[test]
fn versions_of_merges_push_no_regular_one_out() {
    let desk = Desk::new();
    let mut versions = Versions::new(Arc::new(DiskFiles), desk.home.path().join("v"));
    let mut now: Timestamp = "2017-10-04T12:00:00Z".parse().expect("a timestamp");
    versions.keep(&desk.path, now);
    // A sync folder that comes back every minute, all day long.
    for number in 0..40 {
        now += Duration::from_mins(1);
        let occasion = if number % 2 == 0 { Occasion::Ours } else { Occasion::Theirs };
        versions.keep_for(format!("merged {number}").as_bytes(), now, occasion).expect("there is room");
    }
    let kept = occasions(&versions);
    assert_eq!(kept.iter().filter(|why| *why == "opened").count(), 1, "{kept:?}");
    assert_eq!(kept.len(), 1 + 10, "the last ten of them: {kept:?}");
    for number in 0..12 {
        std::fs::write(&desk.path, format!("worked {number}")).expect("writable");
        now += Duration::from_mins(11);
        versions.keep(&desk.path, now);
    }
    let kept = occasions(&versions);
    let of = |why: &str| kept.iter().filter(|kept| *kept == why).count();
    assert_eq!((of("working"), of("ours") + of("theirs")), (10, 10), "{kept:?}");
}

#[test]
fn what_was_just_kept_stays_when_the_clock_was_set_back() {
    let desk = Desk::new();
    let mut versions = Versions::new(Arc::new(DiskFiles), desk.home.path().join("v"));
    let now: Timestamp = "2017-10-04T12:00:00Z".parse().expect("a timestamp");
    for number in 1..=10 {
        let later = now + Duration::from_mins(number);
        versions.keep_for(format!("merged {number}").as_bytes(), later, Occasion::Theirs).expect("there is room");
    }
    versions.keep_for(b"about to be overwritten", now, Occasion::Theirs).expect("there is room");
    let kept: Vec<_> = versions.list().iter().map(|(_, path)| std::fs::read(path).expect("a version")).collect();
    assert!(kept.contains(&b"about to be overwritten".to_vec()), "nothing else has it any more");
}

#[test]
fn what_a_merge_kept_stands_for_no_regular_version() {
    let desk = Desk::new();
    let mut versions = Versions::new(Arc::new(DiskFiles), desk.home.path().join("v"));
    let now: Timestamp = "2017-10-04T12:00:00Z".parse().expect("a timestamp");
    let bytes = std::fs::read(&desk.path).expect("the file");
    versions.keep_for(&bytes, now, Occasion::Theirs).expect("there is room");
    versions.keep(&desk.path, now + Duration::from_mins(1));
    assert_eq!(occasions(&versions), ["theirs", "opened"]);
    // The other way round one is enough: regular ones stay longer.
    versions.keep_for(&bytes, now + Duration::from_mins(2), Occasion::Ours).expect("there is room");
    assert_eq!(versions.list().len(), 2);
}

#[test]
fn the_last_of_a_day_is_that_of_the_workshop() {
    let desk = Desk::new();
    let mut versions = Versions::new(Arc::new(DiskFiles), desk.home.path().join("v"));
    versions.set_zone(jiff::tz::TimeZone::get("America/Guyana").expect("a zone"));
    // 20:30 and 21:30 in Guyana, on both sides of midnight in Greenwich.
    let evening: Timestamp = "2017-10-05T00:30:00Z".parse().expect("a timestamp");
    let mut keep = |time: Timestamp| {
        std::fs::write(&desk.path, time.to_string()).expect("writable");
        versions.keep(&desk.path, time);
    };
    keep(evening - Duration::from_hours(1));
    keep(evening);
    (0..10).for_each(|number| keep(evening + Duration::from_hours(48 + number)));
    let kept: Vec<_> = versions.list().into_iter().map(|(time, _)| time).collect();
    assert_eq!((kept.len(), kept[0]), (11, evening), "{kept:?}");
}

#[test]
fn names_of_earlier_programs_are_read_and_do_not_say_why() {
    let desk = Desk::new();
    let folder = desk.places.versions(&desk.path);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::copy(&desk.path, folder.join("2017-10-03T120000Z.ron")).expect("a version");
    let kept = rapporteur::store::versions::kept(&DiskFiles, &desk.places, &desk.path).expect("a list");
    assert_eq!(kept.iter().map(|kept| kept.occasion).collect::<Vec<_>>(), [None]);
}

#[test]
fn modes_and_links_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let desk = Desk::new();
    let mode = |path: &Path| std::fs::metadata(path).expect("there").mode() & 0o777;
    assert_eq!(mode(&desk.path), 0o600, "a new file is private");
    std::fs::set_permissions(&desk.path, std::fs::Permissions::from_mode(0o664)).expect("ours");
    let link = desk.home.path().join("link.ron");
    symlink(&desk.path, &link).expect("a link");

    let mut desk = desk;
    let real = std::mem::replace(&mut desk.path, link.clone());
    let mut seat = desk.seat();
    seat.enter("one");
    assert_eq!(seat.saver.finish(seat.session.clone()).saved, Ok(()));
    assert!(std::fs::symlink_metadata(&link).expect("there").is_symlink());
    desk.path = real;
    assert_eq!(mode(&desk.path), 0o664);
    assert_eq!(texts(&desk.file()), ["one"]);

    std::fs::set_permissions(&desk.path, std::fs::Permissions::from_mode(0o444)).expect("ours");
    let mut seat = desk.seat();
    seat.enter("two");
    let failure = seat.saver.finish(seat.session.clone()).saved.expect_err("write-protected");
    assert_eq!(failure.kind, FailureKind::Permission);
}

#[test]
fn a_new_file_never_takes_the_place_of_another() {
    let desk = Desk::new();
    let session = desk.file();
    let error = create(&desk.files, &desk.path, &session, false).expect_err("it is there");
    assert_eq!(error.kind, FailureKind::Exists);
    create(&desk.files, &desk.path, &session, true).expect("asked for");
    let folder = desk.home.path().join("stick");
    for (path, kind) in [
        (folder.clone(), FailureKind::NotAFile),
        (folder.join("nowhere/x.ron"), FailureKind::NoFolder),
        (desk.path.join("x.ron"), FailureKind::NoFolder),
    ] {
        assert_eq!(create(&desk.files, &path, &session, true).expect_err("impossible").kind, kind);
    }
}

#[test]
fn the_working_copy_is_made_once() {
    let desk = Desk::new();
    let make = || working_copy(&desk.files, &desk.places, &*desk.clock, Template::Georgetown2017).expect("a copy");
    let path = make();
    assert!(path.ends_with("Rapporteur/Georgetown 2017.ron"));
    let mut desk = desk;
    desk.path = path.clone();
    let mut seat = desk.seat();
    seat.enter("one");
    assert_eq!(seat.saver.finish(seat.session.clone()).saved, Ok(()));
    let again = working_copy(&desk.files, &desk.places, &*desk.clock, Template::Georgetown2017).expect("a copy");
    assert_eq!(again, path);
    assert_eq!(texts(&desk.file()), ["one"]);
}
