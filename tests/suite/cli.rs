//! The command line: what it does, and one clear line for whatever goes wrong.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use rapporteur::app::{Renderer, Task};
use rapporteur::cli::{Asked, asked};
use rapporteur::clock::SystemClock;
use rapporteur::session::Session;
use rapporteur::session::note::Kind;
use rapporteur::store::format::from_bytes;
use rapporteur::store::{DiskFiles, Files, Places, Progress, Saver, open};

use crate::saver_desk::edits;

/// A folder of its own, which is the home as well.
struct Shell {
    home: tempfile::TempDir,
}

/// What a command said.
#[derive(Debug, PartialEq)]
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Shell {
    fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        said(command.args(arguments).current_dir(self.home.path()).env("RAPPORTEUR_HOME", self.home.path()))
    }

    /// A session made by `new`.
    fn made(template: &str) -> Self {
        let shell = Self::new();
        let said = shell.run(&["new", "--template", template, "-o", "x.ron"]);
        assert_eq!(said, Said { code: 0, out: String::new(), err: String::new() });
        shell
    }

    fn session(&self) -> Session {
        let path = self.path("x.ron");
        let bytes = std::fs::read(&path).expect("the file");
        from_bytes(&path, &bytes, &Arc::new(Progress::default())).expect("a session")
    }
}

fn said(command: &mut Command) -> Said {
    command.env_remove("RUST_LOG");
    let output = loop {
        match command.output() {
            // Another test forked while the copy of the program was being written; it lets go of it right away.
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => std::thread::yield_now(),
            output => break output.expect("the program runs"),
        }
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// The one line of a refusal.
#[track_caller]
fn refusal(said: &Said) -> &str {
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
    let line = said.err.strip_prefix("rapporteur: ").and_then(|line| line.strip_suffix('\n'));
    let line = line.unwrap_or_else(|| panic!("{said:?}"));
    assert!(!line.contains('\n') && !line.contains("panicked") && line.len() < 500, "{line}");
    line
}

#[test]
fn a_note_with_everything_in_it() {
    let shell = Shell::made("georgetown-2017");
    let said =
        shell.run(&["add", "x.ron", "#trs #lst !action @customs by:2018-03 for:c Review powers over goods in transit"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out, "Action · OP3D-TRS OP6-LST · OP3D-TRS.1: Review powers over goods in transit\n");

    let session = shell.session();
    let note = &session.notes[0];
    assert_eq!((note.kind, note.on.len(), note.at), (Kind::Action, 2, None));
    let [measure] = &session.measures[..] else { panic!("one measure") };
    assert_eq!(measure.number.to_string(), "OP3D-TRS.1");
    assert_eq!(measure.lead.as_ref().map(ToString::to_string).as_deref(), Some("customs"));
    assert_eq!(measure.by.map(|by| by.to_string()).as_deref(), Some("2018-03"));

    let said = shell.run(&["add", "x.ron", "#trs !action Who leads is open"]);
    assert_eq!(said.code, 0);
    let said = shell.run(&["check", "x.ron"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "Action without a lead agency: OP3D-TRS.2 “Who leads is open”");
    assert_eq!(lines[1], "Action without a date: OP3D-TRS.2 “Who leads is open”");
    assert!(lines.contains(&"Element not discussed: OP1-SUP No support to non-State actors"));
    assert_eq!(*lines.last().expect("a summary"), format!("{} things are missing", lines.len() - 1));
}

#[test]
fn nothing_missing_is_said_too() {
    let shell = Shell::made("georgetown-2017");
    let path = shell.path("x.ron");
    let text = std::fs::read_to_string(&path).expect("the file");
    std::fs::write(&path, text.replace("star: true, ", "")).expect("writable");
    assert_eq!(
        shell.run(&["check", "x.ron"]),
        Said { code: 0, out: "Nothing is missing\n".into(), err: String::new() }
    );
    std::fs::write(&path, text.replace("star: true, ", "").replace("2017-10-04", "")).expect("writable");
    assert!(refusal(&shell.run(&["check", "x.ron"])).starts_with("x.ron, line 8, column "));
}

#[test]
fn what_was_accepted_is_not_missing() {
    let shell = Shell::made("empty");
    shell.run(&["add", "x.ron", "!parked For another day"]);
    let path = shell.path("x.ron");
    let text = std::fs::read_to_string(&path).expect("the file").replace("star: true, ", "");
    let note = shell.session().notes[0].id;
    let with = |accepted: &str| text.replace("    measures: [],\n", &format!("    measures: [],\n{accepted}"));
    std::fs::write(&path, with("")).expect("writable");
    let lines = |said: &Said| said.out.lines().map(str::to_owned).collect::<Vec<_>>();
    let said = shell.run(&["check", "x.ron"]);
    assert!(said.code == 1 && lines(&said).iter().any(|line| line == "Parked point: “For another day”"), "{said:?}");
    let open = lines(&said).len() - 1;

    let all = ["(what: Title)", "(what: Days)", &format!("(what: Parked, at: \"{note}\")")].join(", ");
    std::fs::write(&path, with(&format!("    accepted: [{all}],\n"))).expect("writable");
    let said = shell.run(&["check", "x.ron"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{open} lines before: {said:?}");
    assert_eq!(lines(&said), ["Nothing is missing".to_owned(), format!("{open} things are accepted as they are")]);
}

#[test]
fn what_is_sensitive_is_not_shown() {
    let shell = Shell::made("empty");
    let said = shell.run(&["add", "x.ron", "!action !s the secret plan"]);
    assert!(said.out.starts_with("Action · Sensitive"), "{}", said.out);
    let said = shell.run(&["check", "x.ron"]);
    assert!(said.out.contains("Action without a lead agency: (sensitive) "), "{}", said.out);
    assert!(!said.out.contains("secret"));
}

#[test]
fn words_that_match_several_things() {
    let shell = Shell::made("georgetown-2017");
    let said = shell.run(&["add", "x.ron", "#nat !gap nobody knows"]);
    let line = refusal(&said);
    assert!(
        line.starts_with("x.ron: `#nat` matches #") && line.ends_with("; write one of them, or add --as-text"),
        "{line}"
    );
    assert!(line.matches('#').count() >= 3, "{line}");
    assert!(shell.session().notes.is_empty());

    assert_eq!(shell.run(&["add", "x.ron", "#nat !gap nobody knows", "--as-text"]).code, 0);
    let session = shell.session();
    assert!(session.notes[0].text.contains("#nat") && session.notes[0].unclear.is_empty());
}

#[test]
fn lines_that_look_like_options_are_lines() {
    let shell = Shell::made("empty");
    for (line, text) in [("-5 we were late", "-5 we were late"), ("--force is a word", "--force is a word")] {
        assert_eq!(shell.run(&["add", "x.ron", line]).code, 0, "{line}");
        assert_eq!(shell.session().notes.last().expect("a note").text, text);
    }
    assert_eq!(
        refusal(&shell.run(&["add", "x.ron", "!gap"])),
        "x.ron: the note was not taken: there is no text in it yet"
    );
}

#[test]
fn a_file_is_never_overwritten_unasked() {
    let shell = Shell::made("empty");
    let before = std::fs::read(shell.path("x.ron")).expect("the file");
    let again = ["new", "--template", "one-day", "-o", "x.ron"];
    let said = shell.run(&again);
    assert_eq!(refusal(&said), "x.ron: there is such a file already; choose another name, or add --force");
    assert_eq!(std::fs::read(shell.path("x.ron")).expect("the file"), before);
    assert_eq!(shell.run(&[&again[..], &["--force"]].concat()).code, 0);
    assert_ne!(std::fs::read(shell.path("x.ron")).expect("the file"), before);
    let said = shell.run(&["new", "--template", "empty", "-o", "nowhere/x.ron"]);
    assert!(refusal(&said).starts_with("nowhere/x.ron: there is no such folder"));
}

/// The bad input of the issue: each one line, exit code 2, and the file as it was.
#[test]
fn bad_input_is_told_in_one_line() {
    let shell = Shell::made("georgetown-2017");
    let good = std::fs::read_to_string(shell.path("x.ron")).expect("the file");
    let utf16: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let note = |id: u8, rest: &str| {
        format!("(item: \"discussion\", {rest}id: \"0199d0c4-0000-7000-8000-00000000000{id}\"),\n")
    };
    let with = |notes: &str| good.replace("notes: []", &format!("notes: [\n{notes}]")).into_bytes();
    std::fs::create_dir(shell.path("folder")).expect("a folder");
    for (name, bytes, line) in [
        ("missing", None, "missing: there is no such file"),
        ("folder", None, "folder: this is a folder"),
        #[cfg(unix)]
        ("/dev/zero", None, "/dev/zero: this is a device or a pipe, not a file"),
        ("empty", Some(Vec::new()), "empty: the file is empty"),
        ("unit", Some(b"()".to_vec()), "unit, line 1, column 2: the session has no `format`"),
        ("json", Some(b"{\"notes\": []}".to_vec()), "json: this is JSON, not a session"),
        ("picture", Some(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()), "picture: this is a picture (PNG)"),
        ("utf16", Some(utf16), "utf16: the file is text in UTF-16"),
        ("nul", Some(vec![0; 10_000]), "nul: the file holds nothing but zeros"),
        ("cut", Some(good.as_bytes()[..good.len() / 2].to_vec()), "the file ends in the middle of the session"),
        ("brackets", Some(vec![b'['; 100_000]), "brackets, line 1, column 1: expected is `(`"),
        ("kind", Some(with(&note(1, "kind: Gapp, text: \"\", "))), "`Gapp` is not a kind of note; did you mean `Gap`?"),
        ("field", Some(with(&note(1, "txt: \"\", "))), "`txt` is not a field of a note; did you mean `text`?"),
        (
            "twins",
            Some(with(&(note(1, "text: \"\", ") + &note(1, "text: \"\", ")))),
            "stands for two notes (the first one is in line ",
        ),
    ] {
        if let Some(bytes) = &bytes {
            std::fs::write(shell.path(name), bytes).expect("writable");
        }
        for arguments in [&["check", name][..], &["add", name, "a note"]] {
            let said = shell.run(arguments);
            assert!(refusal(&said).contains(line), "{said:?}");
        }
        if let Some(bytes) = bytes {
            assert_eq!(std::fs::read(shell.path(name)).expect("the file"), bytes, "{name} was left alone");
        }
    }
}

#[test]
fn a_file_of_300_mib_is_not_read() {
    let shell = Shell::new();
    // With holes: it has the length and takes no space.
    std::fs::File::create(shell.path("large")).and_then(|file| file.set_len(300 << 20)).expect("a sparse file");
    let said = shell.run(&["check", "large"]);
    assert!(refusal(&said).starts_with("large: the file has 300 MiB, and a session has at most 256 MiB"));
}

#[test]
fn a_mark_and_windows_line_ends_open() {
    let shell = Shell::made("georgetown-2017");
    let path = shell.path("x.ron");
    let text = std::fs::read_to_string(&path).expect("the file");
    std::fs::write(&path, format!("\u{feff}{}", text.replace('\n', "\r\n"))).expect("writable");
    assert_eq!(shell.run(&["add", "x.ron", "a point"]).code, 0);
    let after = std::fs::read_to_string(&path).expect("the file");
    assert!(after.starts_with("#![enable") && !after.contains('\r'));
    assert_eq!(shell.session().notes.len(), 1);
}

/// Root may write everywhere, so the program is run by somebody else then.
#[cfg(unix)]
#[test]
fn a_folder_without_the_right_to_write() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    use std::os::unix::process::CommandExt;

    let shell = Shell::made("georgetown-2017");
    let locked = shell.path("locked");
    std::fs::create_dir(&locked).expect("a folder");
    std::fs::rename(shell.path("x.ron"), locked.join("x.ron")).expect("ours");
    let before = std::fs::read(locked.join("x.ron")).expect("the file");
    let program = shell.path("rapporteur");
    std::fs::copy(env!("CARGO_BIN_EXE_rapporteur"), &program).expect("space");
    let mode = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("ours");
    };
    let is_root = std::fs::metadata(shell.home.path()).expect("there").uid() == 0;
    let nobody = 65_534;
    std::fs::create_dir(shell.path("home")).expect("a folder");
    if is_root {
        for path in [shell.home.path().to_owned(), shell.path("home"), locked.clone(), locked.join("x.ron")] {
            chown(path, Some(nobody), Some(nobody)).expect("root may");
        }
    }
    mode(&locked, 0o555);
    for arguments in [&["add", "locked/x.ron", "a note"][..], &["new", "--template", "empty", "-o", "locked/y.ron"]] {
        let mut command = Command::new(&program);
        command.args(arguments).current_dir(shell.home.path()).env("RAPPORTEUR_HOME", shell.path("home"));
        if is_root {
            command.uid(nobody).gid(nobody);
        }
        let said = said(&mut command);
        assert!(refusal(&said).contains(".ron: you are not allowed to write here"), "{said:?}");
    }
    mode(&locked, 0o755);
    assert_eq!(std::fs::read(locked.join("x.ron")).expect("the file"), before);
    assert_eq!(std::fs::read_dir(&locked).expect("a folder").count(), 1, "nothing was left behind");
}

#[test]
fn what_only_the_journal_has_is_not_forgotten() {
    let shell = Shell::made("georgetown-2017");
    let places = Places::under(shell.home.path());
    let files: Arc<dyn Files> = Arc::new(DiskFiles);
    let opened = open(&*files, &places, &shell.path("x.ron"), &Arc::new(Progress::default())).expect("it opens");
    let saver = Saver::start(files, &places, Arc::new(SystemClock), &opened, Box::new(|| {})).expect("a saver");
    saver.journal(edits(&opened.session, "from the window", &SystemClock));

    // While the window is open, nobody else writes.
    while !saver.poll().iter().any(|event| matches!(event, rapporteur::store::Event::Journaled(1))) {
        std::thread::yield_now();
    }
    let said = shell.run(&["add", "x.ron", "from outside"]);
    let who = format!("(process {}); go on there, or close that window first", std::process::id());
    let line = refusal(&said);
    assert!(line.starts_with("x.ron: ") && line.contains("has the session open on") && line.ends_with(&who), "{line}");
    // It may still be read.
    assert_eq!(shell.run(&["check", "x.ron"]).code, 1);
    let said = shell.run(&["report", "x.ron", "--paper", "minutes", "--format", "md", "-o", "x.md"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    drop(saver);

    assert!(shell.session().notes.is_empty(), "it was killed before it saved");
    assert_eq!(shell.run(&["add", "x.ron", "from outside"]).code, 0);
    let session = shell.session();
    let texts: Vec<&str> = session.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["from the window", "from outside"]);
}

#[test]
fn mistakes_in_the_arguments_are_one_line_too() {
    let shell = Shell::new();
    for (arguments, line) in [
        (&["--nonsense"][..], "unexpected argument '--nonsense' found"),
        (&["new"], "the following required arguments were not provided: --template <NAME> --output <FILE>"),
        (
            &["new", "--template", "paris", "-o", "x.ron"],
            "[possible values: georgetown-2017, one-day, empty, exercise]",
        ),
        (&["add", "x.ron"], "required arguments were not provided: <LINE>"),
        (&["--smoke", "pictures"], "required arguments were not provided: <FILE>"),
        (&["--georgetown", "x.ron"], "cannot be used with"),
        (&["--renderer", "paper"], "[possible values: glow, wgpu]"),
    ] {
        let said = shell.run(arguments);
        let refused = refusal(&said);
        assert!(refused.contains(line) && refused.ends_with("; see rapporteur --help"), "{arguments:?}: {refused}");
    }
    let said = shell.run(&["--help"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for word in ["new", "check", "add", "--georgetown", "--smoke", "--renderer"] {
        assert!(said.out.contains(word), "{word}");
    }
}

#[test]
fn what_asks_for_a_window() {
    let ask = |arguments: &[&str]| {
        asked(std::iter::once("rapporteur").chain(arguments.iter().copied()).map(Into::into)).expect("it is right")
    };
    let window = |task| Asked::Window { task, renderer: None };
    assert_eq!(ask(&[]), window(Task::Start));
    assert_eq!(ask(&["day.ron"]), window(Task::Open("day.ron".into())));
    assert_eq!(ask(&["--georgetown"]), window(Task::Georgetown));
    let smoke = Task::Smoke { dir: "out".into(), file: "day.ron".into() };
    assert_eq!(ask(&["--smoke", "out", "day.ron"]), window(smoke.clone()));
    let asked = ask(&["--renderer", "wgpu", "--smoke", "out", "day.ron"]);
    assert_eq!(asked, Asked::Window { task: smoke, renderer: Some(Renderer::Wgpu) });
}

#[test]
fn report_writes_a_paper_and_says_what_is_not_in_it() {
    let shell = Shell::made("exercise");
    let said = shell.run(&["report", "x.ron", "--paper", "plan", "--format", "docx", "-o", "plan.docx"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("Not in the paper:\n– 4 sensitive notes\n"), "{}", said.out);
    assert!(std::fs::read(shell.path("plan.docx")).expect("the paper").starts_with(b"PK"));
}

#[test]
fn report_takes_the_place_of_nothing_unless_told() {
    let shell = Shell::made("georgetown-2017");
    let report = ["report", "x.ron", "--paper", "note", "--format", "md", "-o", "note.md"];
    assert_eq!(shell.run(&report).code, 0);
    let line = shell.run(&report);
    assert!(refusal(&line).contains("there is such a file already") && refusal(&line).ends_with("or add --force"));
    assert_eq!(shell.run(&[&report[..], &["--force"]].concat()).code, 0);
    assert!(std::fs::read_to_string(shell.path("note.md")).expect("the paper").contains("# Information Note"));
}

#[test]
fn report_never_takes_the_place_of_its_session() {
    let shell = Shell::made("georgetown-2017");
    let before = std::fs::read(shell.path("x.ron")).expect("the file");
    std::fs::create_dir(shell.path("sub")).expect("a folder");
    std::os::unix::fs::symlink(shell.path("x.ron"), shell.path("link.md")).expect("a link");
    for output in ["x.ron", "./sub/../x.ron", "link.md"] {
        for force in [&["--force"][..], &[]] {
            let report = ["report", "x.ron", "--paper", "note", "--format", "md", "-o", output];
            let said = shell.run(&[&report[..], force].concat());
            let line = refusal(&said);
            assert!(line.contains("this is the session itself; give the paper another name"), "{output}: {line}");
        }
    }
    let said = shell.run(&["report", "link.md", "--paper", "note", "--format", "md", "-o", "x.ron", "--force"]);
    assert!(refusal(&said).contains("this is the session itself"), "{said:?}");
    assert_eq!(std::fs::read(shell.path("x.ron")).expect("the file"), before);
}

#[test]
fn a_format_or_language_that_is_not_there_names_those_that_are() {
    let shell = Shell::made("georgetown-2017");
    let report = |more: &[&str]| {
        let output: &[&str] = if more.contains(&"-o") { &[] } else { &["-o", "out"] };
        shell.run(&[&["report", "x.ron"], output, more].concat())
    };
    for (arguments, told) in [
        (&["--paper", "note", "--format", "xlsx"][..], "`note` cannot be had as xlsx, but as docx, html, md"),
        (&["--paper", "minutes", "--format", "csv"], "`minutes` cannot be had as csv, but as docx, html, md"),
        (
            &["--paper", "note", "--format", "md", "--language", "tlh"],
            "there are no papers in `tlh`; there are papers in en",
        ),
        (&["--paper", "minutes", "--format", "md", "--with-notes"], "take --with-notes away, or ask for --paper plan"),
        (&["--paper", "note", "--format", "md", "-o", "note.docx"], "would hold md under a name for docx"),
        (&["--paper", "poem", "--format", "md"], "poem"),
        (&["--paper", "note", "--format", "pdf"], "pdf"),
    ] {
        let said = report(arguments);
        assert!(refusal(&said).contains(told), "{said:?}");
    }
    assert!(!shell.path("out").exists());
}

#[test]
fn report_leaves_out_the_word_draft_and_shows_the_notes_when_told() {
    let shell = Shell::made("exercise");
    let plan = |more: &[&str]| {
        let report = ["report", "x.ron", "--paper", "plan", "--format", "md", "-o", "plan.md", "--force"];
        assert_eq!(shell.run(&[&report[..], more].concat()).code, 0);
        std::fs::read_to_string(shell.path("plan.md")).expect("the paper")
    };
    let has = |text: &str| (text.contains("DRAFT"), text.contains("Notes"));
    assert_eq!(has(&plan(&[])), (true, false));
    assert_eq!(has(&plan(&["--no-draft"])), (false, false));
    assert_eq!(has(&plan(&["--with-notes"])), (true, true));
}

#[test]
fn report_warns_of_private_names_without_telling_them() {
    let shell = Shell::made("georgetown-2017");
    let text = std::fs::read_to_string(shell.path("x.ron")).expect("the file");
    let text = text.replace("marking: \"Unclassified\"", "marking: \"Unclassified\", private_names: [\"Zoë Quint\"]");
    std::fs::write(shell.path("x.ron"), text).expect("the file can be written");
    assert_eq!(shell.run(&["add", "x.ron", "#trs zoe quint asked for the floor"]).code, 0);
    let said = shell.run(&["report", "x.ron", "--paper", "minutes", "--format", "md", "-o", "m.md"]);
    assert!(said.out.contains("– A name of the private list stands in a note on OP3D-TRS in agenda item "), "{said:?}");
    assert!(!said.out.to_lowercase().contains("quint"), "{said:?}");
}

#[test]
fn a_note_is_not_added_where_another_machine_may_be_at_work() {
    let shell = Shell::made("empty");
    let lock = shell.path(".x.ron.lock");
    let text = "(host: \"hall-laptop\", user: \"mara\", process: 7, since: \"2017-10-04T14:41:07Z\")";
    std::fs::write(&lock, text).expect("writable");
    let said = shell.run(&["add", "x.ron", "from outside"]);
    assert!(refusal(&said).starts_with("x.ron: mara opened the session on hall-laptop at 2017-10-0"), "{said:?}");
    assert!(shell.session().notes.is_empty() && lock.exists());
    std::fs::remove_file(&lock).expect("there");
    assert_eq!(shell.run(&["add", "x.ron", "from outside"]).code, 0);
    assert!(!lock.exists());
}

#[test]
fn what_a_file_holds_that_is_not_known_is_said_and_never_written_over() {
    let shell = Shell::made("empty");
    let path = shell.path("x.ron");
    let text = std::fs::read_to_string(&path).expect("the file");
    let strange = text.replace("    notes: [", "    mood: Good,\n    notes: [");
    std::fs::write(&path, &strange).expect("writable");
    let said = shell.run(&["add", "x.ron", "from outside"]);
    assert!(refusal(&said).contains("`mood` is not a field of the session"), "{said:?}");
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), strange);

    let said = shell.run(&["check", "x.ron"]);
    assert_eq!((said.code, said.err.lines().count()), (1, 1), "{said:?}");
    assert!(said.err.starts_with("rapporteur: x.ron, line ") && said.err.contains("`mood` is not"), "{said:?}");

    let newer = text.replace("format: (1, 0)", "format: (1, 7)");
    std::fs::write(&path, newer).expect("writable");
    let said = shell.run(&["add", "x.ron", "from outside"]);
    assert!(refusal(&said).contains("the file has format 1.7"), "{said:?}");
    assert!(shell.run(&["check", "x.ron"]).err.contains("the file has format 1.7"));
}

#[test]
fn comments_are_dropped_with_a_word_and_a_version() {
    let shell = Shell::made("empty");
    let path = shell.path("x.ron");
    let text = std::fs::read_to_string(&path).expect("the file");
    let said = shell.run(&["add", "x.ron", "one"]);
    assert_eq!(said.out.lines().count(), 1, "{said:?}");
    let commented = text.replace("    notes: [", "    // mine\n    notes: [");
    std::fs::write(&path, &commented).expect("writable");
    let said = shell.run(&["add", "x.ron", "two"]);
    assert_eq!((said.code, said.out.lines().count()), (0, 2), "{said:?}");
    assert!(said.out.contains("comments"), "{said:?}");
    assert!(!std::fs::read_to_string(&path).expect("the file").contains("// mine"));
    let versions = Places::under(shell.home.path()).versions(&path);
    let kept = std::fs::read_dir(versions)
        .expect("a folder")
        .map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).expect("a version"));
    assert!(kept.into_iter().any(|version| version == commented));
}
