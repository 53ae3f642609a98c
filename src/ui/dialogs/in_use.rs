//! Asked when a session is opened that somebody has open already. It never decides by itself.

use std::path::PathBuf;

use egui::Ui;
use jiff::civil::DateTime;

use super::Flow;
use super::choices::fixed_ui;
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::text;
use crate::ui::{Ask, InUseChoice, texts};

/// A session that somebody has open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InUse {
    /// Its file, as it was named.
    pub path: PathBuf,
    /// Who has it, where that is known.
    pub who: Option<Who>,
    /// On this machine.
    pub here: bool,
    /// The system says so; otherwise only a file does, which may be left over.
    pub certain: bool,
}

/// Who has a session open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// A name; may be empty.
    pub user: String,
    /// The name of the machine.
    pub host: String,
    /// Since when, on the clock of this machine.
    pub since: DateTime,
}

impl InUse {
    /// Who has it, where and since when.
    pub fn sentence(&self) -> String {
        let Some(who) = &self.who else {
            let slug = match (self.certain, self.here) {
                (true, true) => "in-use-somewhere",
                (true, false) => "in-use-unknown",
                (false, _) => "in-use-unknown-perhaps",
            };
            return t!(slug).into_owned();
        };
        let user = if who.user.trim().is_empty() { t!("in-use-somebody").into_owned() } else { one_line(&who.user) };
        let host = one_line(&who.host);
        let time = who.since.time();
        let time = format!("{:02}:{:02}", time.hour(), time.minute());
        let date = texts::date(who.since.date());
        match (self.certain, self.here) {
            (true, true) => t!("in-use-here", user = user, date = date, time = time),
            (true, false) => t!("in-use-there", user = user, host = host, date = date, time = time),
            (false, _) => t!("in-use-perhaps", user = user, host = host, date = date, time = time),
        }
    }
}

/// A name as somebody wrote it into a file, fit to be shown.
fn one_line(name: &str) -> String {
    name.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).take(60).collect()
}

const CHOICES: [(InUseChoice, &str); 3] = [
    (InUseChoice::ReadOnly, "in-use-read-only"),
    (InUseChoice::Copy, "in-use-copy"),
    (InUseChoice::Anyway, "in-use-anyway"),
];

/// The dialog.
pub(super) fn in_use_ui(ui: &mut Ui, of: &InUse, asks: &mut Vec<Ask>) -> Flow {
    let tokens = tokens(ui);
    ui.set_width(ui.max_rect().width());
    let name = of.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let title = if of.certain { t!("in-use-title", name = name) } else { t!("in-use-title-perhaps", name = name) };
    text::strong(ui, title, Size::Large, tokens.ink);
    ui.add_space(space::XS);
    text::label(ui, of.sentence(), Size::Body, tokens.ink);
    let why = if of.certain { t!("in-use-why") } else { t!("in-use-perhaps-why") };
    text::label(ui, why, Size::Body, tokens.second);
    ui.add_space(space::M);
    // What the system says for certain nobody can know better.
    let chosen = fixed_ui(ui, if of.certain { &CHOICES[..2] } else { &CHOICES });
    let left = ui.button(t!("in-use-leave")).clicked();
    match chosen {
        Some(choice) => {
            asks.push(Ask::OpenInUse(of.path.clone(), choice));
            Flow::Close
        }
        None if left => Flow::Close,
        None => Flow::Stay,
    }
}
