//! What only real windows can show: how long until there is one, what it keeps in memory, what it costs when nothing
//! happens. Each is held against an empty window of the same toolkit on the same screen.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rapporteur::clock::SystemClock;
use rapporteur::session::Session;
use rapporteur::store::Template;
use tempfile::TempDir;

use super::desk::{Desk, LOG, Window};
use super::keyboard::US_INTL;
use super::{day, inside};

/// How often a program is started.
const STARTS: usize = 21;

/// How long nothing happens while it is looked what that costs.
const IDLE: Duration = Duration::from_mins(1);

/// How long a program is left alone before it is looked at: it may still be loading, drawing, saving.
const SETTLING: Duration = Duration::from_secs(5);

/// Longer than anything here takes unless it is broken.
const PATIENCE: Duration = Duration::from_mins(1);

/// How many notes a large day has.
const NOTES: usize = 50_000;

/// The title of the window that there is nothing in.
const EMPTY: &str = "Empty window";

/// Opens a window with nothing in it, by the renderer that the program takes first; it stays until it is closed.
pub fn empty() {
    struct Empty;
    impl eframe::App for Empty {
        fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
    }
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_title(EMPTY).with_inner_size([1280.0, 800.0]),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(EMPTY, options, Box::new(|_| Ok(Box::new(Empty)))).expect("a window");
}

/// Measures all of it and prints the figures.
pub fn measure() {
    let desk = Desk::new("figures", US_INTL);
    starting(&desk);
    memory(&desk);
    idling(&desk, "whole minutes", day::WHOLE_DAY);
    idling(&desk, "seconds", day::LAST_MINUTES);
}

/// The toolkit shows a window when its first frame is painted, for both alike; the window manager tells when it is there.
/// The title names the session from the frame on that shows it.
fn starting(desk: &Desk) {
    let home = inside::home();
    let session = Template::Georgetown2017.session(&SystemClock).expect("it ships");
    let path = inside::write(home.path(), &session);
    let windows = Spy::of(desk, &["-root", "-spy", "_NET_CLIENT_LIST"]);
    windows.until(|line| ids(line).is_empty());
    let (mut empty, mut ours, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let begin = Instant::now();
        let program = Program::empty(desk);
        empty.push(windows.until(|line| !ids(line).is_empty()).0 - begin);
        drop(program);
        windows.until(|line| ids(line).is_empty());

        let begin = Instant::now();
        let program = Program::rapporteur(desk, &path);
        let (at, line) = windows.until(|line| !ids(line).is_empty());
        ours.push(at - begin);
        let title = Spy::of(desk, &["-spy", "-id", ids(&line)[0], "_NET_WM_NAME"]);
        open.push(title.until(|line| line.contains(&session.workshop.title)).0 - begin);
        drop(program);
        windows.until(|line| ids(line).is_empty());
    }
    let [empty, ours, open] = [empty, ours, open].map(median);
    say("start to first frame, empty window", millis(empty));
    say("start to first frame, Georgetown", format!("{}, {:.2} x empty", millis(ours), ours.div_duration_f64(empty)));
    say("start to the open session", format!("{}, {:.2} x empty", millis(open), open.div_duration_f64(empty)));
}

fn memory(desk: &Desk) {
    let empty = {
        let program = Program::empty(desk);
        window(desk, EMPTY);
        std::thread::sleep(SETTLING);
        program.resident()
    };
    let (home, session) = large();
    let path = inside::write(home.path(), &session);
    let program = Program::rapporteur(desk, &path);
    let console = window(desk, &session.workshop.title);
    std::thread::sleep(SETTLING);
    let opened = program.resident();
    desk.focus(&console);
    desk.write("No");
    desk.press(&["Return"]);
    std::thread::sleep(SETTLING);
    let saved = program.resident();
    say("memory, empty window", megabytes(empty));
    say("memory, 50,000 notes opened", format!("{}, {} above", megabytes(opened), megabytes(opened - empty)));
    say("memory, the same after a save", format!("{}, {} above", megabytes(saved), megabytes(saved - empty)));
}

/// Both windows open, a timer running, and nobody there.
fn idling(desk: &Desk, shows: &str, minutes: u32) {
    let home = inside::home();
    let session = day::running(1_000, minutes);
    let path = inside::write(home.path(), &session);
    let program = Program::rapporteur(desk, &path);
    let console = window(desk, &session.workshop.title);
    desk.focus(&console);
    desk.press(&["F5"]);
    let wall = desk.until("the wall", || {
        let windows = desk.windows();
        windows.iter().find(|window| **window != console).cloned().ok_or_else(|| format!("{windows:?}"))
    });
    desk.until_drawn(&wall);
    desk.focus(&console);
    std::thread::sleep(SETTLING);
    let (begin, before) = (Instant::now(), program.used());
    std::thread::sleep(IDLE);
    let share = program.used().saturating_sub(before).div_duration_f64(begin.elapsed());
    say(&format!("idle, a timer with {shows}"), format!("{:.2} % of a core", share * 100.0));
}

fn large() -> (TempDir, Session) {
    (inside::home(), day::running(NOTES, day::WHOLE_DAY))
}

fn say(what: &str, figure: impl Display) {
    println!("{what:40} {figure}");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1000.0)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", bytes as f64 / 1e6)
}

/// A program with a window, killed when it is dropped.
struct Program(Child);

impl Program {
    fn empty(desk: &Desk) -> Self {
        let this = std::env::current_exe().expect("this program is somewhere");
        Self::start(desk, Command::new(this).arg("empty-window"))
    }

    fn rapporteur(desk: &Desk, file: &Path) -> Self {
        Self::start(desk, Command::new(env!("CARGO_BIN_EXE_rapporteur")).arg(file))
    }

    fn start(desk: &Desk, command: &mut Command) -> Self {
        let log = File::create(desk.home().join(LOG)).expect("the home folder can be written");
        let command = command.env_clear().envs(desk.environment()).current_dir(desk.home());
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().expect("it was built with this"))
    }

    /// How much of the machine's memory it has, in bytes.
    fn resident(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("Linux says so");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
    }

    /// How long its threads have had a processor.
    fn used(&self) -> Duration {
        let threads = fs::read_dir(format!("/proc/{}/task", self.0.id())).expect("it runs");
        let used = |thread: std::io::Result<fs::DirEntry>| {
            let said = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            said.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
        };
        threads.filter_map(used).sum()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits for a window with a title that begins like this, and unless it is the empty one, for something in it.
fn window(desk: &Desk, title: &str) -> Window {
    let window = desk.until(title, || {
        let windows = desk.windows();
        windows.iter().find(|window| window.title.contains(title)).cloned().ok_or_else(|| format!("{windows:?}"))
    });
    if title != EMPTY {
        desk.until_drawn(&window);
    }
    window
}

/// What `xprop` says of a property, each time that it changes, with the moment when it said so.
struct Spy {
    child: Child,
    lines: Receiver<(Instant, String)>,
}

impl Spy {
    fn of(desk: &Desk, arguments: &[&str]) -> Self {
        let mut child = Command::new("xprop")
            .args(arguments)
            .env_clear()
            .envs(desk.environment())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("xprop is missing: install x11-utils");
        let (sender, lines) = channel();
        let said = BufReader::new(child.stdout.take().expect("it was asked for"));
        std::thread::spawn(move || {
            for line in said.lines().map_while(Result::ok) {
                let _ = sender.send((Instant::now(), line));
            }
        });
        Self { child, lines }
    }

    /// Waits for a line.
    fn until(&self, is_it: impl Fn(&str) -> bool) -> (Instant, String) {
        loop {
            let said = self.lines.recv_timeout(PATIENCE).expect("the window manager tells of windows");
            if is_it(&said.1) {
                return said;
            }
        }
    }
}

impl Drop for Spy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The windows in a line such as `_NET_CLIENT_LIST(WINDOW): window id # 0x600003, 0x800003`.
fn ids(line: &str) -> Vec<&str> {
    let list = line.split_once('#').map_or("", |(_, list)| list);
    list.split(',').map(str::trim).filter(|id| id.starts_with("0x") && *id != "0x0").collect()
}
