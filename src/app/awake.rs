//! Keeps the screen awake while the room looks at it: while the wall is open or an item is running.
//!
//! Asking the desktop means waiting for another process, so a thread does it. Where it cannot be done, the log says so
//! once; nobody in the room could do anything about it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use keepawake::{Builder, KeepAwake};

use crate::t;

/// Asks for a screen that stays awake, and lets it go.
#[derive(Default)]
pub(super) struct Awake {
    wanted: bool,
    wishes: Option<Sender<bool>>,
}

impl Awake {
    /// From now on the screen has to stay awake, or need not. Cheap while nothing changes.
    pub fn want(&mut self, wanted: bool) {
        if std::mem::replace(&mut self.wanted, wanted) == wanted {
            return;
        }
        if self.wishes.get_or_insert_with(begin).send(wanted).is_err() {
            // The thread broke off, and what it held went with it: a new one begins from nothing. Without any, nobody
            // listens, which the log has said.
            let _ = self.wishes.insert(begin()).send(wanted);
        }
    }
}

fn begin() -> Sender<bool> {
    let (wishes, heard) = channel();
    let thread = std::thread::Builder::new().name("awake".to_owned());
    if let Err(error) = thread.spawn(move || serve(&heard)) {
        log::warn!("the screen is not kept awake: {error}");
    }
    wishes
}

fn serve(wishes: &Receiver<bool>) {
    let mut held = Vec::new();
    let mut told = false;
    while let Ok(wanted) = wishes.recv() {
        if wanted {
            // One by one: a desktop that has no say about the screen may still have one about sleep.
            for request in [Builder::default().display(true), Builder::default().idle(true)] {
                match hold(request) {
                    Ok(awake) => held.push(awake),
                    Err(error) if !std::mem::replace(&mut told, true) => {
                        log::warn!("the screen or the machine may fall asleep: {error}");
                    }
                    Err(_) => {}
                }
            }
        } else {
            for awake in held.drain(..) {
                // The crate panics when the desktop has gone meanwhile; then there is nothing left to let go.
                let _ = catch_unwind(AssertUnwindSafe(|| drop(awake)));
            }
        }
    }
}

fn hold(request: &mut Builder) -> keepawake::Result<KeepAwake> {
    request.app_name(t!("app-name")).app_reverse_domain("rapporteur").reason(t!("awake-reason")).create()
}
