//! The thin binary.
use rapporteur::app::{Launch, Task, run};
fn main() {
    env_logger::init();
    let mut args = std::env::args().skip(1);
    let task = match args.next().as_deref() {
        None => Task::Start,
        Some("--georgetown") => Task::Georgetown,
        Some("--smoke") => {
            Task::Smoke { dir: args.next().unwrap_or_default().into(), file: args.next().unwrap_or_default().into() }
        }
        Some(path) => Task::Open(path.into()),
    };
    if let Err(error) = run(&Launch { task, renderer: None }) {
        eprintln!("{error}");
        std::process::exit(2);
    }
}
