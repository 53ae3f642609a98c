//! Who may use whom, and what stays in which room.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{Source, paths, root, sources};

/// What a room may use, by the map in `src/lib.rs`.
fn map() -> BTreeMap<String, BTreeSet<String>> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs is there");
    let in_backticks = |cell: &str| -> Vec<String> {
        cell.split('`').skip(1).step_by(2).map(|name| name.trim_matches(['[', ']']).to_owned()).collect()
    };
    let rows: Vec<(String, String)> = lib
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.strip_prefix("//! |")?.split('|').map(str::trim).collect();
            let [room, _, uses, ..] = cells.as_slice() else {
                return None;
            };
            let room = in_backticks(room).pop()?;
            Some((room, (*uses).to_owned()))
        })
        .collect();
    let all: BTreeSet<String> = rows.iter().map(|(room, _)| room.clone()).collect();
    rows.iter()
        .map(|(room, uses)| {
            let named: BTreeSet<String> = in_backticks(uses).into_iter().collect();
            let allowed = match uses.strip_prefix("everything but") {
                Some(_) => all.difference(&named).cloned().collect(),
                None => named,
            };
            (room.clone(), allowed)
        })
        .collect()
}

/// The room that a path leads to, if it leads out of the file by the root of the crate.
fn room_of<'a>(names: &'a [String], source: &Source) -> Option<&'a str> {
    let first = names.first()?.as_str();
    let from_root = match first {
        "crate" | "rapporteur" => 1,
        "super" => {
            let ups = names.iter().take_while(|name| *name == "super").count();
            // In a module of tests within the file there is one more to climb.
            let depth = source.modules().len();
            if ups < depth {
                return None;
            }
            ups
        }
        _ => return None,
    };
    let name = names.get(from_root)?.as_str();
    // The macro of `words` is at the root, as macros are.
    Some(if name == "t" { "words" } else { name })
}

#[test]
fn every_room_is_on_the_map() {
    let rooms: BTreeSet<String> = sources().iter().map(|source| source.room().to_owned()).collect();
    let on_the_map: BTreeSet<String> = map().into_keys().chain(["lib".to_owned(), "main".to_owned()]).collect();
    assert_eq!(rooms, on_the_map);
}

#[test]
fn the_map_is_read_as_it_is_meant() {
    let map = map();
    assert!(map["session"].is_empty());
    assert!(map["command"].iter().eq(["words"]));
    assert!(map["app"].contains("store") && !map["app"].contains("cli"));
}

#[test]
fn rooms_use_only_what_the_map_allows() {
    let mut map = map();
    map.insert("main".to_owned(), ["app".to_owned(), "cli".to_owned()].into());
    let mut found = Vec::new();
    for source in sources() {
        let Some(allowed) = map.get(source.room()) else {
            continue;
        };
        for path in paths::read(&source.tokens) {
            if let Some(room) = room_of(&path.names, &source)
                && map.contains_key(room)
                && room != source.room()
                && !allowed.contains(room)
            {
                found.push(format!("src/{}:{} uses {}", source.name, path.line, path.names.join("::")));
            }
        }
    }
    assert!(found.is_empty(), "not allowed by the map in src/lib.rs:\n{}", found.join("\n"));
}

/// What comes from outside: where it may be named, and why nowhere else.
const OUTSIDE: [(&[&str], &[&str], &str); 16] = [
    (&["egui"], &["ui", "app"], "the record and the disk know no screen"),
    (&["eframe", "winit"], &["app"], "a view is drawn without its window"),
    (&["rfd"], &["app"], "one file picker at a time"),
    (&["image"], &["app"], "the pictures of --smoke"),
    (&["ron"], &["store"], "one place that knows the format"),
    (&["tempfile", "std::fs"], &["store"], "one place that touches the disk"),
    (&["directories"], &["store"], "one place that knows where things live"),
    (&["gethostname"], &["store"], "one place that says who has a session open"),
    (&["clap"], &["cli"], "one place that reads arguments"),
    (&["fluent_bundle", "unic_langid"], &["words"], "one place that has the texts"),
    (&["nucleo_matcher"], &["ui"], "palette and element finder only"),
    (&["zip", "rust_xlsxwriter", "csv"], &["papers"], "the formats of papers"),
    (&["std::net"], &[], "no network"),
    (&["std::process::exit", "std::process::abort", "std::process::Command"], &[], "it ends by returning, and alone"),
    (&["std::thread"], &["store", "app"], "the record knows no thread, and no view waits"),
    (&["std::env"], &["app", "cli", "main", "store"], "what was set outside is asked for at the edge"),
];

/// Calls that ask for the time or for chance.
const NOW: [&str; 8] = [
    "Timestamp::now",
    "Zoned::now",
    "Instant::now",
    "SystemTime::now",
    "Uuid::now_v1",
    "Uuid::now_v6",
    "Uuid::now_v7",
    "Uuid::new_v4",
];

#[test]
fn what_comes_from_outside_stays_in_its_rooms() {
    let mut found = Vec::new();
    for source in sources() {
        for path in paths::read(&source.tokens) {
            let full = path.names.join("::");
            for (names, rooms, why) in OUTSIDE {
                let is_named = names.iter().any(|name| full == *name || full.starts_with(&format!("{name}::")));
                if is_named && !rooms.contains(&source.room()) {
                    found.push(format!("src/{}:{} names {full}: {why}", source.name, path.line));
                }
            }
            let asks = NOW.iter().any(|call| full == *call || full.ends_with(&format!("::{call}")));
            if asks && source.room() != "clock" {
                found.push(format!("src/{}:{} calls {full}: times and ids come from `clock`", source.name, path.line));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
