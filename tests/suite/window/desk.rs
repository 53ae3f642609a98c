//! A screen with a window manager, and a home folder: all that the program sees of a machine.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex, PoisonError};

use tempfile::TempDir;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};

use super::keyboard::Layout;
use super::wait;

/// The tools, and the Debian packages that they come in.
const TOOLS: [(&str, &str); 6] = [
    ("Xvfb", "xvfb"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("import", "imagemagick"),
    ("setxkbmap", "x11-xkb-utils"),
    ("xkbcomp", "x11-xkb-utils"),
];

/// What the program says on standard error, in the home folder.
pub const LOG: &str = "rapporteur.log";

/// Every screen draws in software: more than these at once would only slow each other down.
const AT_ONCE: usize = 2;

/// Openbox with nothing of its own: no keys that the program does not get, no second desktop, no animations.
const OPENBOX: &str = r#"<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <desktops><number>1</number></desktops>
  <keyboard></keyboard>
</openbox_config>
"#;

/// A card with as many sockets as anybody wants, and none of the devices of the machine.
const XORG: &str = r#"
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoEnableDevices" "false"
    Option "DontVTSwitch" "true"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 256000
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5.0-1000.0
    VertRefresh 5.0-200.0
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual 4096 2160
    EndSubSection
EndSection
"#;

/// Where something is among all screens, in pixels: left, top, width, height.
pub type Area = (i32, i32, u32, u32);

/// The first screen of a desk with two.
pub const FIRST: Area = (0, 0, 1920, 1080);

/// The second one.
pub const SECOND: Area = (1920, 0, 1280, 800);

/// A screen, a window manager, a keyboard and a home folder, gone when it is dropped.
pub struct Desk {
    name: &'static str,
    layout: Layout,
    display: String,
    folder: TempDir,
    manager: Child,
    server: Child,
    /// There is a picture of the failure already.
    pictured: Cell<bool>,
    _turn: Turn,
}

/// A window as the window manager knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub id: String,
    pub title: String,
}

/// What a window looked like; an error where it could not be seen.
pub struct Look(Result<image::RgbImage, String>);

impl Look {
    /// Whether it is dark all over.
    pub fn is_black(&self) -> Result<(), String> {
        let lit = self.0.as_ref().map_err(String::clone)?.pixels().filter(|pixel| pixel.0 != [0, 0, 0]).count();
        if lit == 0 { Ok(()) } else { Err(format!("{lit} pixels are lit")) }
    }

    /// Whether it is the same.
    pub fn is(&self, other: &Self) -> Result<(), String> {
        if self.0.as_ref().map_err(String::clone)? == other.0.as_ref()? {
            Ok(())
        } else {
            Err("another picture".to_owned())
        }
    }

    /// Whether it is not the same.
    pub fn is_not(&self, other: &Self) -> Result<(), String> {
        if self.0.as_ref().map_err(String::clone)? == other.0.as_ref()? {
            Err("the same picture".to_owned())
        } else {
            Ok(())
        }
    }
}

impl Desk {
    /// Sets up a desk for the test of that name; its pictures are named after it.
    pub fn new(name: &'static str, layout: Layout) -> Self {
        let arguments = ["-screen", "0", "1600x1000x24"].map(str::to_owned);
        Self::on_server("Xvfb", |_| arguments.to_vec(), name, layout)
    }

    /// A desk with two screens side by side, [`FIRST`] and [`SECOND`], which can be plugged in and pulled out.
    ///
    /// Xvfb has one screen only, so this is the server of real desktops, with a card that is none.
    pub fn with_two_screens(name: &'static str, layout: Layout) -> Self {
        for (tool, package) in [("Xorg", "xserver-xorg-core"), ("xrandr", "x11-xserver-utils")] {
            assert!(is_there(tool), "{tool} is missing, which tests of two screens need: install {package}");
        }
        let driver = Path::new("/usr/lib/xorg/modules/drivers/dummy_drv.so");
        assert!(driver.exists(), "tests of two screens need {}: install xserver-xorg-video-dummy", driver.display());
        let arguments = |folder: &Path| {
            let config = folder.join("xorg.conf");
            fs::write(&config, XORG).expect("the folder is new");
            let path = |path: PathBuf| path.to_string_lossy().into_owned();
            let plain = ["-novtswitch", "-sharevts", "-logfile"].map(str::to_owned).into_iter();
            plain.chain([path(folder.join("xorg.log")), "-config".to_owned(), path(config)]).collect()
        };
        let desk = Self::on_server("Xorg", arguments, name, layout);
        desk.xrandr(&["--output", "DUMMY0", "--mode", "1920x1080"]);
        desk.xrandr(&["--newmode", "wall", "83.5", "1280", "1352", "1480", "1680", "800", "803", "809", "831"]);
        desk.plug_in("DUMMY1", &["--right-of", "DUMMY0"]);
        desk
    }

    /// Plugs a screen in, where it is said.
    pub fn plug_in(&self, screen: &str, place: &[&str]) {
        self.xrandr(&["--addmode", screen, "wall"]);
        let mut arguments = vec!["--output", screen, "--mode", "wall"];
        arguments.extend(place);
        self.xrandr(&arguments);
    }

    /// Pulls a screen out.
    pub fn unplug(&self, screen: &str) {
        self.xrandr(&["--output", screen, "--off"]);
    }

    fn xrandr(&self, arguments: &[&str]) {
        self.run("xrandr", arguments).expect("the server can do that");
    }

    fn on_server(server: &str, arguments: impl Fn(&Path) -> Vec<String>, name: &'static str, layout: Layout) -> Self {
        for (tool, package) in TOOLS {
            assert!(is_there(tool), "{tool} is missing, which tests of the real window need: install {package}");
        }
        let turn = Turn::wait();
        let folder = tempfile::Builder::new().prefix("rapporteur-desk-").tempdir().expect("a temporary folder");
        let mut process = Command::new(server)
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
            .args(arguments(folder.path()))
            .stdout(Stdio::piped())
            .stderr(log(folder.path(), "server.log"))
            .stdin(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{server} does not start: {error}"));
        // It takes the first free number and says which, as soon as it can be used.
        let mut number = String::new();
        let said = process.stdout.take().map(|out| BufReader::new(out).read_line(&mut number));
        let log_text = || fs::read_to_string(folder.path().join("server.log")).unwrap_or_default();
        assert!(matches!(said, Some(Ok(1..))), "{server} cannot run here and gave no display: {}", log_text());
        let display = format!(":{}", number.trim());

        let rules = folder.path().join("openbox.xml");
        fs::write(&rules, OPENBOX).expect("the folder is new");
        let manager = Command::new("openbox")
            .args(["--sm-disable", "--config-file"])
            .arg(&rules)
            .env_clear()
            .envs(environment(folder.path(), &display))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log(folder.path(), "openbox.log"))
            .spawn()
            .expect("openbox starts");
        let desk =
            Self { name, layout, display, folder, manager, server: process, pictured: Cell::new(false), _turn: turn };
        desk.until("the window manager", || desk.xdotool(&["get_desktop"]).map(drop));
        let mut keyboard = vec!["-layout", layout.name];
        keyboard.extend(layout.variant.iter().flat_map(|variant| ["-variant", variant]));
        desk.run("setxkbmap", &keyboard).expect("xkb-data has the layout");
        desk
    }

    /// The home folder of whoever sits here.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// What the program gets to know of the machine: this screen, this home, nothing else.
    pub fn environment(&self) -> BTreeMap<String, String> {
        environment(self.folder.path(), &self.display)
    }

    /// Waits for a condition; when it never comes, the test fails with what was seen and a picture.
    pub fn until<T>(&self, what: &str, look: impl FnMut() -> Result<T, String>) -> T {
        wait::until(what, look).unwrap_or_else(|seen| panic!("{seen}\nwindows: {:?}", self.windows()))
    }

    /// The visible windows that have a title, the oldest first.
    pub fn windows(&self) -> Vec<Window> {
        // `search` fails when there is none.
        let ids = self.xdotool(&["search", "--onlyvisible", "--name", "."]).unwrap_or_default();
        let title = |id: &str| self.xdotool(&["getwindowname", id]).ok();
        ids.lines().filter_map(|id| Some(Window { id: id.to_owned(), title: title(id)?.trim().to_owned() })).collect()
    }

    /// Gives the focus to a window, as a click on its title would.
    pub fn focus(&self, window: &Window) {
        self.until(&format!("the focus on {:?}", window.title), || {
            if self.xdotool(&["getactivewindow"])?.trim() == window.id {
                return Ok(());
            }
            // Asked again while it does not come: a window that was just mapped may still be on its way.
            self.xdotool(&["windowactivate", &window.id])?;
            Err(format!("the focus is on {}", self.xdotool(&["getactivewindow", "getwindowname"])?))
        });
    }

    /// Waits until a window has the focus, without giving it.
    pub fn until_focused(&self, window: &Window) {
        self.until(&format!("the focus on {:?}", window.title), || {
            let active = self.xdotool(&["getactivewindow"])?;
            if active.trim() == window.id { Ok(()) } else { Err(format!("the focus is on {active}")) }
        });
    }

    /// Where the inside of a window is.
    pub fn area(&self, window: &Window) -> Result<Area, String> {
        let said = self.xdotool(&["getwindowgeometry", "--shell", &window.id])?;
        let number = |name: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            line.and_then(|number| number.parse::<i32>().ok()).ok_or_else(|| said.clone())
        };
        Ok((number("X")?, number("Y")?, number("WIDTH")?.unsigned_abs(), number("HEIGHT")?.unsigned_abs()))
    }

    /// Asks a window to close, as the cross in its title does.
    pub fn close(&self, window: &Window) {
        let ask = || -> Result<(), Box<dyn std::error::Error>> {
            let (server, screen) = x11rb::connect(Some(&self.display))?;
            let root = server.setup().roots[screen].root;
            let close = server.intern_atom(false, b"_NET_CLOSE_WINDOW")?.reply()?.atom;
            let message = ClientMessageEvent::new(32, window.id.parse()?, close, [0; 5]);
            let listeners = EventMask::SUBSTRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_REDIRECT;
            server.send_event(false, root, listeners, message)?.check()?;
            Ok(())
        };
        ask().expect("the server passes it on");
    }

    /// Waits until something is drawn in the window.
    pub fn until_drawn(&self, window: &Window) {
        self.until(&format!("something drawn in {:?}", window.title), || {
            let colours = self.look_at(window).0?.pixels().map(|pixel| pixel.0).collect::<BTreeSet<_>>().len();
            if colours > 8 { Ok(()) } else { Err(format!("{colours} colours")) }
        });
    }

    /// What a window looks like now.
    pub fn look_at(&self, window: &Window) -> Look {
        let picture = self.folder.path().join("look.png");
        let read = || image::open(&picture).map(image::DynamicImage::into_rgb8).map_err(|error| error.to_string());
        Look(self.picture_of(&window.id, &picture).and_then(|()| read()))
    }

    /// Presses keys and waits until the window looks different: somebody who looks before going on.
    pub fn press_and_see(&self, window: &Window, keys: &[&str]) {
        let before = self.look_at(window);
        self.press(keys);
        self.until(&format!("what {keys:?} changes on the screen"), || self.look_at(window).is_not(&before));
    }

    /// Presses keys one after another, each by its name or number, with modifiers as in `ctrl+z`.
    pub fn press(&self, keys: &[&str]) {
        let mut arguments = vec!["key", "--delay", "25", "--"];
        arguments.extend(keys);
        self.xdotool(&arguments).expect("the keys are there");
    }

    /// Presses everything without a pause, as a slow machine sees somebody who types ahead.
    pub fn press_at_once(&self, keys: &[String]) {
        let mut arguments = vec!["key", "--delay", "0", "--"];
        arguments.extend(keys.iter().map(String::as_str));
        self.xdotool(&arguments).expect("the keys are there");
    }

    /// The keys for a text on the keyboard of this desk.
    pub fn keys_for(&self, text: &str) -> Vec<String> {
        self.layout.keys_for(text)
    }

    /// Types a text as a person does on the keyboard of this desk.
    pub fn write(&self, text: &str) {
        let keys = self.layout.keys_for(text);
        self.press(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<String, String> {
        self.run("xdotool", arguments)
    }

    fn run(&self, tool: &str, arguments: &[&str]) -> Result<String, String> {
        let output = Command::new(tool)
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("{tool}: {error}"))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(format!("{tool} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }

    fn picture_of(&self, window: &str, path: &Path) -> Result<(), String> {
        self.run("import", &["-silent", "-window", window, &path.to_string_lossy()]).map(drop)
    }

    /// Keeps a picture of a failure, while there is something to see.
    pub fn picture_failure(&self) {
        if std::thread::panicking() && !self.pictured.replace(true) {
            eprintln!("the screen at that moment: {}", self.picture("failed").display());
        }
    }

    /// Keeps a picture of the screen, and says where.
    pub fn picture(&self, moment: &str) -> PathBuf {
        let folder = pictures();
        let path = folder.join(format!("{}-{moment}.png", self.name));
        if let Err(error) =
            fs::create_dir_all(&folder).map_err(|e| e.to_string()).and_then(|()| self.picture_of("root", &path))
        {
            eprintln!("no picture {}: {error}", path.display());
        }
        path
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.picture_failure();
            for log in [LOG, "openbox.log", "server.log"] {
                let text = fs::read_to_string(self.folder.path().join(log)).unwrap_or_default();
                let end: Vec<&str> = text.lines().rev().take(20).collect();
                eprintln!("{log}:\n{}", end.into_iter().rev().collect::<Vec<_>>().join("\n"));
            }
        }
        for child in [&mut self.manager, &mut self.server] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Where the pictures of failures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("window-tests")
}

fn log(folder: &Path, name: &str) -> Stdio {
    File::options().create(true).append(true).open(folder.join(name)).expect("the folder is new").into()
}

fn is_there(tool: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(tool).is_file()))
}

fn environment(home: &Path, display: &str) -> BTreeMap<String, String> {
    let folder = |name: &str| {
        let folder = home.join(name);
        fs::create_dir_all(&folder).expect("the home folder can be written");
        folder.to_string_lossy().into_owned()
    };
    let path = std::env::var("PATH").unwrap_or_default();
    let own = [
        ("DISPLAY", display.to_owned()),
        ("HOME", home.to_string_lossy().into_owned()),
        ("PATH", path),
        ("LANG", "C.UTF-8".to_owned()),
        ("TMPDIR", folder("tmp")),
        ("RAPPORTEUR_HOME", folder("rapporteur")),
        ("XDG_CACHE_HOME", folder(".cache")),
        ("XDG_CONFIG_HOME", folder(".config")),
        ("XDG_DATA_HOME", folder(".local/share")),
        ("XDG_STATE_HOME", folder(".local/state")),
        ("XDG_RUNTIME_DIR", folder(".run")),
        // No graphics card, the same pixels everywhere.
        ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
        ("WINIT_X11_SCALE_FACTOR", "1".to_owned()),
        ("RUST_BACKTRACE", "1".to_owned()),
        ("RUST_LOG", "rapporteur=info".to_owned()),
    ];
    own.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The right to have a screen; given back when dropped.
struct Turn;

static TAKEN: Mutex<usize> = Mutex::new(0);
static GIVEN_BACK: Condvar = Condvar::new();

impl Turn {
    fn wait() -> Self {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = GIVEN_BACK.wait_while(taken, |taken| *taken >= AT_ONCE).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        GIVEN_BACK.notify_one();
    }
}
