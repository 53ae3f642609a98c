//! What the program remembers of a person: recent files, looks, the screen of the wall. Nothing of any session.

use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::atomic::{Expected, clear_orphans, folder_of, replace};
use super::failure::{Failure, FailureKind};
use super::files::Files;
use super::format::options;
use super::places::Places;
use super::reading::read_all;
use super::refused::{brief, shown};

/// How many recent files are remembered.
pub const MOST_RECENT: usize = 10;

/// What the program remembers. A field that is not in the file has its default, one that is not known is passed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Session files, the last one opened first.
    pub recent: Vec<PathBuf>,
    /// Colours.
    pub theme: ThemeChoice,
    /// Size of the console's text, in percent; 50 to 200.
    pub text_percent: u16,
    /// The screen that the person chose for the wall.
    pub wall_screen: Option<Screen>,
    /// The wall is an ordinary window, not a full screen.
    pub wall_windowed: bool,
    /// Columns of the plan that are not as usual. Of a person and a screen, not of a session.
    pub plan_columns: Vec<PlanColumn>,
}

/// A column of the plan as a person wants it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanColumn {
    /// Such as `action`.
    pub name: String,
    /// Its width, in points at 100 %.
    pub width: f32,
    /// Whether it is there.
    pub shown: bool,
}

/// The colours of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// For bad projectors and bad eyes.
    HighContrast,
}

/// A screen as it is found again: by name, size and place, never by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// As the system calls it.
    pub name: String,
    /// Width and height in physical pixels.
    pub size: (u32, u32),
    /// Left and top of it in physical pixels.
    pub position: (i32, i32),
}

impl Screen {
    /// Its place among `screens`: the very same, else one of the same name and size, else the only one of that name. A dock
    /// or another cable changes where a screen stands, another projector behind the same socket changes its size.
    pub fn place_among(&self, screens: &[Self]) -> Option<usize> {
        let alike = |screen: &&Self| !self.name.is_empty() && screen.name == self.name;
        let exact = screens.iter().position(|screen| screen == self);
        let same_size = || screens.iter().position(|screen| alike(&screen) && screen.size == self.size);
        let same_name = || screens.iter().position(|screen| alike(&screen));
        let is_only = screens.iter().filter(alike).count() == 1;
        exact.or_else(same_size).or_else(|| same_name().filter(|_| is_only))
    }

    /// Whether it shows some of what the other one shows: then one of them mirrors the other.
    pub fn mirrors(&self, other: &Self) -> bool {
        let overlap = |at: i32, size: u32, other_at: i32, other_size: u32| {
            let end = |at: i32, size: u32| i64::from(at) + i64::from(size);
            i64::from(at) < end(other_at, other_size) && i64::from(other_at) < end(at, size)
        };
        overlap(self.position.0, self.size.0, other.position.0, other.size.0)
            && overlap(self.position.1, self.size.1, other.position.1, other.size.1)
    }
}

/// Preferences that could not be read. Nobody has to act on it; the defaults are in use.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}: the preferences cannot be read ({reason}); the defaults are used", shown(.path))]
pub struct Warning {
    /// Their file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub reason: String,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            theme: ThemeChoice::Light,
            text_percent: 100,
            wall_screen: None,
            wall_windowed: false,
            plan_columns: Vec::new(),
        }
    }
}

impl Preferences {
    /// Reads them. Whatever is wrong with the file costs the preferences and nothing else.
    pub fn read(files: &dyn Files, places: &Places) -> (Self, Option<Warning>) {
        let path = places.preferences();
        let warn = |reason: String| (Self::default(), Some(Warning { path: path.clone(), reason }));
        let bytes = match read_all(files, &path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return (Self::default(), None),
            Err(error) => return warn(error.to_string()),
        };
        match options().from_bytes::<Self>(&bytes) {
            Ok(mut preferences) => {
                preferences.text_percent = preferences.text_percent.clamp(50, 200);
                preferences.recent.truncate(MOST_RECENT);
                (preferences, None)
            }
            Err(error) => warn(brief(&error.to_string())),
        }
    }

    /// Writes them.
    pub fn write(&self, files: &dyn Files, places: &Places) -> Result<(), Failure> {
        let path = places.preferences();
        let config = PrettyConfig::new().new_line("\n").depth_limit(2);
        let text = options()
            .to_string_pretty(self, config)
            .map_err(|error| Failure::new(&path, FailureKind::Other(error.to_string())))?;
        files.create_folder(folder_of(&path)).map_err(|error| Failure::from_io(&path, &error))?;
        clear_orphans(files, &path);
        replace(files, &path, Expected::Anything, (text + "\n").as_bytes(), &mut || {}).map(|_| ())
    }

    /// Puts a file at the top of the recent ones. A path that is no Unicode cannot be kept, and is not.
    pub fn opened(&mut self, path: &Path) {
        self.forget(path);
        if path.to_str().is_some() {
            self.recent.insert(0, path.to_owned());
            self.recent.truncate(MOST_RECENT);
        }
    }

    /// Takes a file off the recent ones, for one that is gone.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
    }
}
