//! What can be typed after `rapporteur`. Parsing only; what does not fit together is told here.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use super::{fail, say};
use crate::app::{Renderer, Task};
use crate::papers::{Format, Paper};
use crate::store::Template;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A window.
    Window {
        /// What for.
        task: Task,
        /// Drawn by what; `None` for whatever works.
        renderer: Option<Renderer>,
    },
    /// Something that needs no window.
    Headless(Headless),
}

/// Run the workshop, capture the points, leave with the plan
#[derive(Parser)]
#[command(name = "rapporteur", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
struct Arguments {
    /// Session file to open
    file: Option<PathBuf>,

    /// Open your working copy of the Georgetown workshop; the first time, it is made
    #[arg(long, conflicts_with_all = ["file", "smoke"])]
    georgetown: bool,

    /// Open both windows on a copy of FILE, write console.png and wall.png to DIR, and quit
    #[arg(long, value_name = "DIR", requires = "file")]
    smoke: Option<PathBuf>,

    /// What draws the windows; whatever works best unless said
    #[arg(long, value_name = "NAME", value_parser = renderer())]
    renderer: Option<Renderer>,

    #[command(subcommand)]
    command: Option<Headless>,
}

/// What needs no window.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Headless {
    /// Make a new session file from a template
    New {
        /// What it begins as
        #[arg(long, value_name = "NAME", value_parser = template())]
        template: Template,

        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,

        /// Take the place of a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Say what is missing; exit code 0: nothing, 1: something, 2: the file cannot be read
    Check {
        /// Session file
        file: PathBuf,
    },
    /// Write a paper, and say what is not in it and why
    Report {
        /// Session file
        file: PathBuf,

        /// Which one
        #[arg(long, value_name = "NAME", value_parser = paper())]
        paper: Paper,

        /// How it is written; not every paper has every format
        #[arg(long, value_name = "NAME", value_parser = format())]
        format: Format,

        /// In which language
        #[arg(long, value_name = "TAG", default_value = "en")]
        language: String,

        /// Do not say on each page that it is a draft
        #[arg(long)]
        no_draft: bool,

        /// Show under each row of the plan the notes it came from
        #[arg(long)]
        with_notes: bool,

        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,

        /// Take the place of a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Take one note, typed as in the capture line
    Add {
        /// Session file
        file: PathBuf,

        /// Such as '#trs !gap No power to stop goods in transit'
        #[arg(allow_hyphen_values = true)]
        line: String,

        /// Leave words with `#` or `@` that match several things as text
        #[arg(long)]
        as_text: bool,
    },
}

/// Template names, from the one list of them.
fn template() -> impl TypedValueParser<Value = Template> {
    PossibleValuesParser::new(Template::ALL.map(Template::name))
        .try_map(|name| Template::by_name(&name).ok_or("there is no such template"))
}

/// Names of papers, from the one list of them.
fn paper() -> impl TypedValueParser<Value = Paper> {
    PossibleValuesParser::new(Paper::ALL.map(Paper::name))
        .try_map(|name| Paper::by_name(&name).ok_or("there is no such paper"))
}

/// Names of formats, from the one list of them.
fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .try_map(|name| Format::by_name(&name).ok_or("there is no such format"))
}

/// The two renderers, by the names that their makers gave them.
fn renderer() -> impl TypedValueParser<Value = Renderer> {
    PossibleValuesParser::new(["glow", "wgpu"]).map(|name| if name == "glow" { Renderer::Glow } else { Renderer::Wgpu })
}

/// Reads the arguments, the program's name first.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, ExitCode> {
    let arguments = Arguments::try_parse_from(arguments).map_err(|error| answer(&error))?;
    if let Some(command) = arguments.command {
        return Ok(Asked::Headless(command));
    }
    let task = match (arguments.file, arguments.smoke) {
        (Some(file), Some(dir)) => Task::Smoke { dir, file },
        (Some(file), None) => Task::Open(file),
        (None, _) if arguments.georgetown => Task::Georgetown,
        (None, _) => Task::Start,
    };
    Ok(Asked::Window { task, renderer: arguments.renderer })
}

/// Help goes where it was asked for; a mistake is one line.
fn answer(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        say(text.trim_end());
        return ExitCode::SUCCESS;
    }
    let lines =
        text.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let what = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let what = what.strip_prefix("error: ").unwrap_or(&what);
    fail(&format!("{what}; see {} --help", Arguments::command().get_name()))
}
