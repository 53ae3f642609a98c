//! The rows of the notes on the screen, read off the pixels of the console's window.

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

use super::desk::Desk;
use super::wait;

/// Where times stand in the window, in pixels: from the left edge of a row to where its kind begins.
const LEFT: i16 = 256;
const WIDTH: u16 = 56;

/// The part of the window where the rows are.
const TOP: i16 = 200;
const HEIGHT: u16 = 460;

/// How wide the digits of `10:41` are; `…` is narrower, and other texts go on to the right.
const TIME: std::ops::RangeInclusive<usize> = 24..=40;

/// How high digits are.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=13;

/// Darker than this is ink.
const INK: u8 = 170;

/// The console's window, as the server has it.
pub struct Console {
    server: RustConnection,
    window: Window,
}

impl Console {
    /// Waits until there is one window and it has the keyboard.
    pub fn wait(desk: &Desk) -> Self {
        let display = desk.environment()["DISPLAY"].clone();
        let (server, screen) = x11rb::connect(Some(&display)).expect("the server takes one more");
        let root = server.setup().roots[screen].root;
        let atom = |name: &[u8]| server.intern_atom(false, name).ok()?.reply().ok().map(|reply| reply.atom);
        let (list, active) = (atom(b"_NET_CLIENT_LIST"), atom(b"_NET_ACTIVE_WINDOW"));
        let windows = |atom: Option<u32>| -> Vec<Window> {
            let property = server.get_property(false, root, atom.unwrap_or_default(), AtomEnum::WINDOW, 0, 16);
            let reply = property.ok().and_then(|cookie| cookie.reply().ok());
            reply.and_then(|reply| reply.value32().map(Iterator::collect)).unwrap_or_default()
        };
        let window = wait::until("the console", || match (&windows(list)[..], &windows(active)[..]) {
            ([window], [active]) if window == active => Ok(*window),
            other => Err(format!("{other:?}")),
        });
        let window = window.unwrap_or_else(|seen| panic!("{seen}"));
        Self { server, window }
    }

    /// How many rows show a time now.
    pub fn rows_with_times(&self) -> Result<usize, String> {
        let picture = self.server.get_image(ImageFormat::Z_PIXMAP, self.window, LEFT, TOP, WIDTH, HEIGHT, !0);
        let picture = picture.map_err(|error| error.to_string())?.reply().map_err(|error| error.to_string())?;
        Ok(times_in(&picture.data, usize::from(WIDTH)))
    }
}

/// Counts the runs of lines with ink that are as high and as wide as a time.
fn times_in(pixels: &[u8], width: usize) -> usize {
    let lines = pixels.chunks_exact(width * 4).map(|line| {
        let is_ink = |pixel: &[u8]| pixel[..3].iter().all(|colour| *colour < INK);
        let mut ink = line.chunks_exact(4).enumerate().filter(|(_, pixel)| is_ink(pixel)).map(|(at, _)| at);
        ink.next().map(|first| (first, ink.next_back().unwrap_or(first)))
    });
    let mut times = 0;
    let mut run: Option<(usize, usize, usize)> = None;
    for line in lines.chain([None]) {
        run = match (run, line) {
            (None, None) => None,
            (None, Some((left, right))) => Some((1, left, right)),
            (Some((high, left, right)), Some((first, last))) => Some((high + 1, left.min(first), right.max(last))),
            (Some((high, left, right)), None) => {
                let fits = DIGITS.contains(&high) && TIME.contains(&(right + 1 - left)) && right + 1 < width;
                times += usize::from(fits);
                None
            }
        };
    }
    times
}

/// Whether a command can be found.
pub fn is_there(tool: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(tool).is_file()))
}
