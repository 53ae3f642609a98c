//! Arguments and log; then a headless command or a window.

use std::process::ExitCode;

use rapporteur::app::{self, Launch};
use rapporteur::cli::{self, Asked};

fn main() -> ExitCode {
    let asked = match cli::asked(std::env::args_os()) {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    // A headless command says what is wrong in one line; a second one from the log would only repeat it.
    // And what the toolkit finds odd about a desktop is nothing that its owner could mend.
    let level = if matches!(asked, Asked::Headless(_)) { "off" } else { "error,rapporteur=warn" };
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or(level)).init();
    match asked {
        Asked::Headless(command) => cli::carry_out(command),
        Asked::Window { task, renderer } => match app::run(&Launch { task, renderer }) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => cli::fail(&error),
        },
    }
}
