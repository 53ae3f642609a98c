//! Hears of screens that come and go on X11.
//!
//! winit keeps a list of the screens and means to ask anew when the server reports a change, but that report does not reach it:
//! it is lost in Xlib, which passes on no event of an extension that it was not asked for (winit issue 3405). It does ask
//! anew when the X resources change, on whatever window. So a connection of our own listens itself, and touches that
//! property on the console's own window, adding nothing to nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use egui::{Context, ViewportId};
use winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
use winit::window::Window;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::randr::{ConnectionExt as _, NotifyMask};
use x11rb::protocol::xproto::{AtomEnum, PropMode};
use x11rb::wrapper::ConnectionExt as _;

/// The window manager moves windows about at the same moment, and winit has to ask first.
const SETTLES: Duration = Duration::from_millis(150);

/// Listens for as long as the program runs, and wakes the console at each change. Returns whether it still does; `None` where
/// there is no X11.
pub(super) fn start(window: &Window, ctx: &Context) -> Option<Arc<AtomicBool>> {
    let id = match window.window_handle().map(|handle| handle.as_raw()) {
        Ok(RawWindowHandle::Xlib(handle)) => u32::try_from(handle.window).ok(),
        Ok(RawWindowHandle::Xcb(handle)) => Some(handle.window.get()),
        _ => None,
    };
    let id = id?;
    let ctx = ctx.clone();
    let alive = Arc::new(AtomicBool::new(true));
    let listens = Arc::clone(&alive);
    let listen = move || {
        // However it ends, from then on somebody has to look.
        let _ends = Ends { listens, ctx: ctx.clone() };
        if let Err(error) = listen(id, &ctx) {
            log::warn!("screens that come and go are not heard of: {error}");
        }
    };
    std::thread::Builder::new().name("screens".to_owned()).spawn(listen).ok().map(|_| alive)
}

/// Tells when nobody listens any more, even if that broke off.
struct Ends {
    listens: Arc<AtomicBool>,
    ctx: Context,
}

impl Drop for Ends {
    fn drop(&mut self) {
        self.listens.store(false, Ordering::Relaxed);
        self.ctx.request_repaint_of(ViewportId::ROOT);
    }
}

fn listen(window: u32, ctx: &Context) -> Result<(), Box<dyn std::error::Error>> {
    let (server, screen) = x11rb::connect(None)?;
    let root = server.setup().roots.get(screen).ok_or("the display has no such screen")?.root;
    let changes = NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE | NotifyMask::OUTPUT_CHANGE;
    server.randr_select_input(root, changes)?.check()?;
    loop {
        let event = server.wait_for_event()?;
        if matches!(event, Event::RandrNotify(_) | Event::RandrScreenChangeNotify(_)) {
            server.change_property8(PropMode::APPEND, window, AtomEnum::RESOURCE_MANAGER, AtomEnum::STRING, &[])?;
            server.flush()?;
            ctx.request_repaint_after_for(SETTLES, ViewportId::ROOT);
        }
    }
}
