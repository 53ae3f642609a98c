//! File dialogs of the desktop, one at a time, on a thread, behind a trait.
//!
//! The library answers nothing both for *cancelled* and for *there is no dialog here*; so it is asked only where a desktop
//! portal or zenity is known to be there, and elsewhere a path is typed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use crate::t;
use crate::ui::dialogs::PathPurpose;

/// The ending of session files.
pub const ENDING: &str = "ron";

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To open this file.
    Open(PathBuf),
    /// To write a copy to this one.
    SaveCopy(PathBuf),
    /// To write an earlier version to this one.
    SaveVersion(PathBuf),
    /// Nothing.
    Cancelled,
}

/// Where file dialogs come from.
pub trait Picker: Send + Sync {
    /// Whether this desktop can show one.
    fn is_available(&self) -> bool;
    /// Asks for a file to open; `None` when cancelled. Blocks: called on a thread of its own.
    fn open(&self, folder: &Path) -> Option<PathBuf>;
    /// Asks where to write; `None` when cancelled. Blocks: called on a thread of its own.
    fn save(&self, folder: &Path, name: &str) -> Option<PathBuf>;
    /// Shows a folder in the desktop's own way.
    fn show_folder(&self, folder: &Path) -> std::io::Result<()>;
}

/// The desktop's own dialogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemPicker;

impl Picker for SystemPicker {
    fn is_available(&self) -> bool {
        !cfg!(target_os = "linux") || has_portal() || has_zenity()
    }

    fn open(&self, folder: &Path) -> Option<PathBuf> {
        dialog(folder).pick_file()
    }

    fn save(&self, folder: &Path, name: &str) -> Option<PathBuf> {
        dialog(folder).set_file_name(name).save_file()
    }

    fn show_folder(&self, folder: &Path) -> std::io::Result<()> {
        open::that_detached(folder)
    }
}

fn dialog(folder: &Path) -> rfd::FileDialog {
    rfd::FileDialog::new().add_filter(t!("file-kind"), &[ENDING]).set_directory(folder)
}

/// Whether the session bus is there and knows a portal.
fn has_portal() -> bool {
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
    let folders = std::env::var("XDG_DATA_DIRS").unwrap_or_else(|_| "/usr/local/share:/usr/share".to_owned());
    let service = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    bus && std::env::split_paths(&folders).any(|folder| folder.join(service).exists())
}

fn has_zenity() -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").exists()))
}

/// A desktop without file dialogs: paths are typed. For tests, too.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoDialogs;

impl Picker for NoDialogs {
    fn is_available(&self) -> bool {
        false
    }

    fn open(&self, _folder: &Path) -> Option<PathBuf> {
        None
    }

    fn save(&self, _folder: &Path, _name: &str) -> Option<PathBuf> {
        None
    }

    fn show_folder(&self, _folder: &Path) -> std::io::Result<()> {
        Err(std::io::ErrorKind::Unsupported.into())
    }
}

/// A dialog that is open.
pub struct Picking {
    answer: Receiver<Answer>,
}

impl Picking {
    /// Opens a dialog; the window is woken when it is answered.
    pub fn start(picker: &Arc<dyn Picker>, purpose: PathPurpose, folder: PathBuf, name: String, ctx: &Context) -> Self {
        let (sender, answer) = channel();
        let (picker, ctx) = (Arc::clone(picker), ctx.clone());
        let ask = move || {
            let chosen = match purpose {
                PathPurpose::Open => picker.open(&folder).map(Answer::Open),
                PathPurpose::SaveCopy => picker.save(&folder, &name).map(Answer::SaveCopy),
                PathPurpose::SaveVersion => picker.save(&folder, &name).map(Answer::SaveVersion),
            };
            // Nobody waits any more when the window was closed meanwhile.
            let _ = sender.send(chosen.unwrap_or(Answer::Cancelled));
            ctx.request_repaint();
        };
        if let Err(error) = std::thread::Builder::new().name("file dialog".to_owned()).spawn(ask) {
            log::error!("no thread for a file dialog: {error}");
        }
        Self { answer }
    }

    /// The answer, once it is there.
    pub fn poll(&self) -> Option<Answer> {
        match self.answer.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Answer::Cancelled),
        }
    }
}
