//! Safety of what is written: for whose eyes, under which names, and never through a link that somebody has planted.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::civil::date;
use rapporteur::papers::{Format, Options, Paper};
use rapporteur::store::fingerprint::hash;
use rapporteur::store::{Preferences, write_paper, write_paper_beside};

use crate::saver_desk::{Desk, texts};
use crate::support::fixtures::georgetown;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").mode() & 0o777
}

/// Everything under a folder.
fn all_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let mut at = 0;
    while let Some(path) = found.get(at).cloned() {
        if path.is_dir() {
            found.extend(fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        }
        at += 1;
    }
    found
}

#[test]
fn what_the_program_keeps_is_for_its_owner_alone() {
    let desk = Desk::new();
    let mut seat = desk.seat();
    let first = seat.enter("one");
    seat.wait_journaled(first);
    seat.save();
    seat.wait_saved(first);
    seat.saver.draft(Some(rapporteur::store::Draft::new("half", &rapporteur::session::capture::Binding::default())));
    seat.enter("two");
    drop(seat.saver);
    Preferences::default().write(&desk.files, &desk.places).expect("writable");
    write_paper(&desk.files, &desk.home.path().join("stick/note.docx"), b"a paper", false).expect("writable");

    // The home and the stick themselves are the test's.
    let own = ["data", "config"].map(|name| desk.home.path().join(name));
    let kept: Vec<PathBuf> = own.iter().flat_map(|folder| all_under(folder)).collect();
    assert!(kept.len() > 8, "{kept:?}");
    for path in kept.iter().chain([&desk.path, &desk.home.path().join("stick/note.docx")]) {
        assert_eq!(mode(path) & 0o077, 0, "{}: {:o}", path.display(), mode(path));
    }
}

#[test]
fn a_mode_that_somebody_chose_is_kept() {
    let desk = Desk::new();
    for chosen in [0o640, 0o664, 0o600] {
        fs::set_permissions(&desk.path, fs::Permissions::from_mode(chosen)).expect("ours");
        let mut seat = desk.seat();
        seat.enter("more");
        assert_eq!(seat.saver.finish(seat.session.clone()).saved, Ok(()));
        assert_eq!(mode(&desk.path), chosen);
    }
    let paper = desk.home.path().join("stick/note.docx");
    fs::write(&paper, "old").expect("a file");
    fs::set_permissions(&paper, fs::Permissions::from_mode(0o640)).expect("ours");
    write_paper(&desk.files, &paper, b"new", true).expect("writable");
    assert_eq!(mode(&paper), 0o640);
}

/// The names of temporary files can be guessed by whoever knows the process; they are never written through.
#[test]
fn a_link_planted_at_the_name_of_a_temporary_file_is_not_followed() {
    let desk = Desk::new();
    let folder = desk.path.parent().expect("a folder").to_owned();
    let victim = desk.home.path().join("victim");
    fs::write(&victim, "untouched").expect("a file");
    // The shell says who it is, waits, and becomes the program.
    let mut shell = Command::new("sh")
        .args(["-c", "echo $$; read go; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_rapporteur"), "add"])
        .arg(&desk.path)
        .arg("a point")
        .env("RAPPORTEUR_HOME", desk.home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell");
    let mut process = String::new();
    BufReader::new(shell.stdout.take().expect("it was asked for")).read_line(&mut process).expect("it says who it is");
    let name = hash(desk.path.file_name().expect("a name").as_encoded_bytes());
    let planted: Vec<PathBuf> =
        (0..40).map(|number| folder.join(format!(".rapporteur-{name:016x}-{}-{number}.tmp", process.trim()))).collect();
    // Half of them lead to a file, half of them to a pipe that nobody ever writes to.
    let pipe = desk.home.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("coreutils are there").success());
    for (number, link) in planted.iter().enumerate() {
        symlink(if number % 2 == 0 { &victim } else { &pipe }, link).expect("a link");
    }
    shell.stdin.take().expect("it was asked for").write_all(b"\n").expect("it listens");
    assert!(shell.wait().expect("it ends").success());
    assert_eq!(fs::read_to_string(&victim).expect("it is there"), "untouched");
    assert_eq!(texts(&desk.open().session), ["a point"]);
    assert!(fs::symlink_metadata(&desk.path).expect("it is there").is_file());
}

#[test]
fn papers_have_plain_names_whatever_the_record_holds() {
    let long = "x".repeat(300);
    let options = Options::new(date(2017, 10, 6));
    for state in [
        "../../etc/x",
        "..\\..\\x",
        "CON",
        "a\u{202e}b",
        &long,
        "",
        "/",
        "a/b",
        "nul.txt",
        "a\nb\0c",
        "~",
        "-rf",
        "Гайана",
        "...",
    ] {
        let mut session = georgetown();
        state.clone_into(&mut session.workshop.state);
        state.clone_into(&mut session.workshop.title);
        for paper in Paper::ALL {
            for format in paper.formats() {
                let name = paper.file_name(&session, *format, &options);
                let stem = name.strip_suffix(&format!(".{}", format.name())).unwrap_or_else(|| panic!("{name}"));
                let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                assert!(stem.chars().all(is_plain) && !stem.starts_with('-') && name.len() < 200, "{state:?}: {name}");
                assert!(stem.starts_with(|c: char| c.is_ascii_lowercase()), "{state:?}: {name}");
            }
        }
    }
}

#[test]
fn a_paper_never_takes_the_place_of_a_link_or_leaves_the_folder() {
    let desk = Desk::new();
    let folder = desk.home.path().join("papers");
    fs::create_dir(&folder).expect("a folder");
    let victim = desk.home.path().join("victim");
    fs::write(&victim, "untouched").expect("a file");
    let session = georgetown();
    let name = Paper::Note.file_name(&session, Format::Docx, &Options::new(date(2017, 10, 6)));
    symlink(&victim, folder.join(&name)).expect("a link");
    let written = write_paper_beside(&desk.files, &folder.join(&name), b"a paper").expect("under another name");
    assert_eq!(written.parent(), Some(folder.as_path()));
    assert_eq!(fs::read_to_string(&victim).expect("it is there"), "untouched");
    let is_paper = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "docx") && !path.is_symlink();
    assert_eq!(all_under(desk.home.path()).into_iter().filter(is_paper).collect::<Vec<_>>(), [written]);
}
