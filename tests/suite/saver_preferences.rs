//! What the program remembers of a person, and where.

use std::path::{Path, PathBuf};

use rapporteur::session::SessionId;
use rapporteur::store::preferences::{MOST_RECENT, Screen, ThemeChoice};
use rapporteur::store::{DiskFiles, Places, Preferences};

#[test]
fn preferences_are_read_as_they_were_written() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let places = Places::under(home.path());
    assert_eq!(Preferences::read(&DiskFiles, &places), (Preferences::default(), None), "none yet is no trouble");

    let mut preferences = Preferences {
        theme: ThemeChoice::HighContrast,
        text_percent: 150,
        wall_screen: Some(Screen { name: "HDMI-1 «left»".into(), size: (1920, 1080), position: (-1920, 0) }),
        wall_windowed: true,
        ..Preferences::default()
    };
    preferences.opened(Path::new("/a/day's \"one\".ron"));
    preferences.write(&DiskFiles, &places).expect("writable");
    assert_eq!(Preferences::read(&DiskFiles, &places), (preferences, None));
}

#[test]
fn a_screen_is_found_again_by_its_name_and_never_by_its_number() {
    let screen =
        |name: &str, width: u32, left: i32| Screen { name: name.into(), size: (width, 800), position: (left, 0) };
    let wall = screen("HDMI-1", 1280, 1920);
    let console = screen("eDP-1", 1920, 0);
    let cases = [
        ("the same", vec![console.clone(), wall.clone()], Some(1)),
        ("the other way round", vec![wall.clone(), console.clone()], Some(0)),
        ("on the other side", vec![console.clone(), screen("HDMI-1", 1280, -1280)], Some(1)),
        ("another projector in the same socket", vec![console.clone(), screen("HDMI-1", 1024, 1920)], Some(1)),
        ("two of that name", vec![screen("HDMI-1", 1024, 0), screen("HDMI-1", 1280, 1024)], Some(1)),
        ("two of that name and another size", vec![screen("HDMI-1", 1024, 0), screen("HDMI-1", 800, 1024)], None),
        ("gone", vec![console.clone()], None),
    ];
    for (what, screens, place) in cases {
        assert_eq!(wall.place_among(&screens), place, "{what}");
    }
    let nameless = screen("", 1280, 1920);
    assert_eq!(nameless.place_among(&[screen("", 1280, 0)]), None, "no name says nothing");

    assert!(!wall.mirrors(&console), "side by side");
    assert!(screen("HDMI-1", 1280, 0).mirrors(&console), "a part of the same");
}

#[test]
fn whatever_is_wrong_with_them_costs_the_preferences_and_nothing_else() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let places = Places::under(home.path());
    Preferences::default().write(&DiskFiles, &places).expect("writable");
    let brackets = "[".repeat(100_000);
    for bytes in [&b""[..], b"\xff\xfe", b"(theme: Purple)", b"(text_percent: 1000000)", b"((((", brackets.as_bytes()] {
        std::fs::write(places.preferences(), bytes).expect("writable");
        let (read, warning) = Preferences::read(&DiskFiles, &places);
        assert_eq!(read, Preferences::default());
        let warning = warning.expect("it is said").to_string();
        assert!(warning.contains("preferences.ron: the preferences cannot be read (") && !warning.contains('\n'));
    }
    std::fs::write(places.preferences(), "(theme: Dark, text_percent: 900, of_a_later_version: [1, (a: 2)])")
        .expect("writable");
    let (read, warning) = Preferences::read(&DiskFiles, &places);
    assert_eq!((read.theme, read.text_percent, warning), (ThemeChoice::Dark, 200, None));
}

#[test]
fn the_last_file_opened_comes_first() {
    let mut preferences = Preferences::default();
    for number in 0..15 {
        preferences.opened(&PathBuf::from(format!("/{number}.ron")));
    }
    preferences.opened(Path::new("/9.ron"));
    assert_eq!(preferences.recent.len(), MOST_RECENT);
    assert_eq!(preferences.recent[..3], [PathBuf::from("/9.ron"), "/14.ron".into(), "/13.ron".into()]);
    preferences.forget(Path::new("/9.ron"));
    assert_eq!(preferences.recent[0], PathBuf::from("/14.ron"));
}

/// A journal is found again by this name: it must be the same in every release.
#[test]
fn a_journal_has_the_same_name_for_ever() {
    let places = Places::under(Path::new("/h"));
    let id = SessionId("0199d0c4-8f3a-7b52-9c1e-5a40e7d21540".parse().expect("an id"));
    let journal = places.journal(id, Path::new("/w/day.ron"));
    assert_eq!(journal, PathBuf::from("/h/data/journal/0199d0c4-8f3a-7b52-9c1e-5a40e7d21540-3e93c756fd2c29ba.journal"));
    assert_ne!(journal, places.journal(id, Path::new("/w/copy.ron")));
    let versions = places.versions(Path::new("/w/День: día/1.ron"));
    assert!(versions.starts_with("/h/data/versions") && versions.to_string_lossy().contains("/1-"));
    assert_eq!(places.documents(), PathBuf::from("/h/documents/Rapporteur"));
}
