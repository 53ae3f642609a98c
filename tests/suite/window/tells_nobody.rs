//! What is said in the room stays on this machine: not a word of it is in the log, and the program speaks to the screen
//! and to the desktop alone.

use std::collections::BTreeSet;
use std::fs;

use super::desk::Desk;
use super::keyboard::US_INTL;
use super::program::{Program, georgetown};
use super::rows::is_there;
use super::wall::open_wall;

/// Words that nobody says by chance, one for each place that a person types into.
const NOTE: &str = "zxnotea";
const SECOND: &str = "zxnoteb";
const DRAFT: &str = "zxdraft";
const SEARCHED: &str = "zxsearch";

/// A morning with an error in it, in a window that is traced and logs all that it can.
fn morning(desk: &Desk, trace: &str, log: &str) {
    let file = georgetown(desk);
    let by = ["strace", "-D", "-f", "-qq", "-e", "trace=network", "-o", trace];
    let program = Program::open_by(desk, &file, &by, &[("RUST_LOG", log)]);
    desk.press_and_see(&program.console, &["F2"]);
    desk.press(&["1"]);
    program.until_saved("the opening runs", |session| session.running().is_some());
    desk.write(&format!("{NOTE} #trs !action @police"));
    desk.press(&["Return"]);
    program.until_saved("the note", |session| session.notes.len() == 1);
    let wall = open_wall(desk, &program);
    desk.until_drawn(&wall);
    desk.until_focused(&program.console);

    // Somebody else writes to the file: what follows is not saved, and that is told.
    let mut theirs = fs::read_to_string(&file).expect("the file is there");
    theirs.push('\n');
    fs::write(&file, &theirs).expect("it can be written");
    desk.write(SECOND);
    desk.press(&["Return"]);
    program.until_entered(SECOND);
    desk.press(&["ctrl+f"]);
    desk.write(SEARCHED);
    desk.press(&["Escape", "Escape", "ctrl+2"]);
    desk.write(DRAFT);
    program.until_draft_kept(DRAFT);
    program.kill();
    // Another day, on what was left: the journal is replayed, and the draft is there.
    fs::write(&file, theirs.trim_end().to_owned() + "\n").expect("it can be written");
    let program = Program::open_by(desk, &file, &[], &[("RUST_LOG", log)]);
    program.until_saved("both notes", |session| session.notes.len() == 2);
}

#[test]
fn a_morning_leaves_no_word_in_the_log_and_asks_no_network() {
    assert!(is_there("strace"), "strace is missing, which shows what the program speaks to: install strace");
    let desk = Desk::new("tells-nobody", US_INTL);
    let trace = desk.home().join("trace");
    morning(&desk, &trace.to_string_lossy(), "trace");

    let log = fs::read_to_string(desk.home().join("rapporteur.log")).expect("it logs");
    assert!(log.contains("TRACE") && log.contains("rapporteur::store"), "it says nothing: {} bytes", log.len());
    for word in [NOTE, SECOND, DRAFT, SEARCHED] {
        let line = log.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word} is in the log");
    }

    let trace = fs::read_to_string(trace).expect("strace writes what it sees");
    let foreign: Vec<&str> = trace.lines().filter(|line| !is_of_this_machine(line)).collect();
    assert!(trace.contains("/tmp/.X11-unix/X"), "it does not even speak to the screen: {trace}");
    assert_eq!(foreign, Vec::<&str>::new(), "it speaks to somebody");
    let partners: BTreeSet<&str> = trace.lines().filter_map(partner).collect();
    for partner in partners {
        let is_known = partner.contains("/.X11-unix/X") || partner.contains("bus") || partner.contains("wayland");
        assert!(is_known, "it speaks to {partner}");
    }
}

/// Whether a line of the trace is about a socket of this machine, or about one that is there already.
fn is_of_this_machine(line: &str) -> bool {
    let call = line.split_once(' ').map_or(line, |(_, call)| call.trim_start());
    match call.split_once('(') {
        Some(("socket" | "socketpair", rest)) => rest.starts_with("AF_UNIX"),
        Some(("connect" | "bind", rest)) => rest.contains("sa_family=AF_UNIX"),
        // Whoever sends says nothing of the socket, which was made above.
        Some(("sendto" | "sendmsg", rest)) => !rest.contains("AF_INET"),
        _ => true,
    }
}

/// The name of the socket that is connected to.
fn partner(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("connect(")?;
    let (_, name) = rest.split_once("sun_path=")?;
    name.split('"').nth(1)
}
