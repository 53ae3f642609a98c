//! Who has a session open, as the lock file says it: a few lines of RON that a person can read.

use std::fmt;
use std::io;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::store::files::{Files, Writing};
use crate::store::format::options;
use crate::store::machine::{Machine, read_word};

/// A process that has a session open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name of its machine.
    #[serde(deserialize_with = "read_word")]
    pub host: String,
    /// The name under which somebody is logged in there; empty where the system does not say.
    #[serde(deserialize_with = "read_word")]
    pub user: String,
    /// Its number.
    pub process: u32,
    /// When it opened the session.
    pub since: Timestamp,
}

/// A session that another process has open. Shows as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    holder: Option<Box<Holder>>,
    certain: bool,
    here: bool,
}

impl Held {
    pub(super) fn by(holder: Option<Holder>, certain: bool) -> Self {
        let here = holder.as_ref().is_some_and(Holder::is_of_this_machine);
        Self { holder: holder.map(Box::new), certain, here }
    }

    /// A window on this machine has it; which one is not told.
    pub fn on_this_machine() -> Self {
        Self { here: true, ..Self::by(None, true) }
    }

    /// Who has it, where that is known.
    pub fn holder(&self) -> Option<&Holder> {
        self.holder.as_deref()
    }

    /// The system says so. Otherwise a file says so that nobody can be seen to hold: it may be left over.
    pub fn is_certain(&self) -> bool {
        self.certain
    }

    /// Whoever has it is known to be on this machine.
    pub fn is_here(&self) -> bool {
        self.here
    }
}

impl Holder {
    /// This process, from `since` on.
    pub fn this_process(since: Timestamp) -> Self {
        // Nobody reads parts of a second.
        let since = Timestamp::from_second(since.as_second()).unwrap_or(since);
        let Machine { host, user } = Machine::here();
        Self { host, user, process: std::process::id(), since }
    }

    /// Whether it is on this machine, by its name.
    pub fn is_of_this_machine(&self) -> bool {
        Machine::here().is_called(&self.host)
    }

    /// When it opened the session, on the clock of this machine: `2017-10-04 10:42`.
    pub fn since_here(&self) -> String {
        TimeZone::system().to_datetime(self.since).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// Whether it is known that there is no such process on this machine any more.
    pub(super) fn is_gone(&self, files: &dyn Files) -> bool {
        // Where the system shows its processes as files. Elsewhere nobody knows.
        let processes = Path::new("/proc");
        let gone = files.stat(&processes.join(self.process.to_string()));
        files.stat(&processes.join("self")).is_ok() && gone.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Says it in a lock file, in place of what that said.
    pub(super) fn write(&self, file: &mut dyn Writing, mode: u32) -> io::Result<()> {
        let config = PrettyConfig::new().new_line("\n");
        let mut text = options().to_string_pretty(self, config).map_err(io::Error::other)?;
        text.push('\n');
        file.truncate(0)?;
        file.write_all(text.as_bytes())?;
        file.set_mode(mode)
    }
}

/// A name on one line, whatever somebody wrote into the file.
fn shown(name: &str) -> String {
    crate::store::refused::shown(Path::new(name))
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(holder) = self.holder() else {
            return f.write_str(if self.certain {
                "the session is open in another window of Rapporteur; go on there, or close that window first"
            } else {
                "somebody may have the session open, and who is not known; open it in a window here and choose"
            });
        };
        let (host, process, since) = (shown(&holder.host), holder.process, holder.since_here());
        let user = if holder.user.is_empty() { "somebody".to_owned() } else { shown(&holder.user) };
        if self.certain {
            write!(
                f,
                "{user} has the session open on {host} since {since} (process {process}); go on there, or close that \
                 window first"
            )
        } else {
            write!(
                f,
                "{user} opened the session on {host} at {since} and has not closed it, as far as can be seen from here; \
                 close it there, or open it in a window here and choose"
            )
        }
    }
}
