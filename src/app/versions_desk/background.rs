//! Work for the views on a thread of its own, and what came of it.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

/// Does something on a thread; the window is woken when it is done.
pub(super) fn on_thread<T: Send + 'static>(
    name: &str,
    ctx: &Context,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<Receiver<T>> {
    let (sender, result) = channel();
    let wake = Wake(ctx.clone());
    let work = move || {
        // The sender goes first: whoever is woken sees that it has gone, if the work breaks off.
        let (_wake, sender) = (wake, sender);
        // Nobody waits any more when the window was closed meanwhile.
        let _ = sender.send(work());
    };
    match std::thread::Builder::new().name(name.to_owned()).spawn(work) {
        Ok(_) => Some(result),
        Err(error) => {
            log::error!("no thread for versions: {error}");
            None
        }
    }
}

/// Wakes the window when it goes.
struct Wake(Context);

impl Drop for Wake {
    fn drop(&mut self) {
        self.0.request_repaint();
    }
}

/// What came over a channel, once it has; a thread that has gone without a word gives an error.
pub(super) fn arrived<T>(receiver: Option<&Receiver<T>>) -> Option<Result<T, Gone>> {
    match receiver?.try_recv() {
        Ok(value) => Some(Ok(value)),
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Disconnected) => Some(Err(Gone)),
    }
}

/// A thread has stopped before it was done.
pub(super) struct Gone;
