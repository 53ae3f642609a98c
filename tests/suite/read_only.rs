//! A session that somebody has open, and one that holds what is not known: how it is asked, and looking without changing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::session::Session;
use rapporteur::store::lock::beside;
use rapporteur::store::versions::Versions;
use rapporteur::store::{DiskFiles, Files, Holder, Places, Saver, create, open};
use rapporteur::t;
use rapporteur::ui::dialogs::Dialog;
use rapporteur::ui::{Place, SaveState};

use crate::saver_desk::edits;
use crate::support::app::{Desk, exercise, georgetown};

const NOW: &str = "2017-10-04T10:40:00-04:00";

fn is_asked(desk: &Desk) -> bool {
    matches!(desk.state().dialog, Some(Dialog::InUse(_)))
}

fn is_read_only(desk: &Desk) -> bool {
    matches!(desk.opened().save_state(), SaveState::ReadOnly(_))
}

fn name(desk: &Desk) -> String {
    desk.opened().path().file_name().expect("a name").to_string_lossy().into_owned()
}

fn opens(desk: &mut Desk) {
    desk.wait("the file is open", |app| !app.is_opening());
    desk.settle();
}

fn texts(session: &Session) -> Vec<&str> {
    session.notes.iter().map(|note| note.text.as_str()).collect()
}

/// Whether any file in a folder says this.
fn folder_says(folder: &Path, text: &str) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| std::fs::read_to_string(entry.path()).ok()).any(|found| found.contains(text))
}

/// A file with this text.
fn text_file(text: String) -> impl FnOnce(&Path) -> PathBuf {
    move |home| {
        let path = home.join("day.ron");
        std::fs::write(&path, text).expect("writable");
        path
    }
}

fn small() -> String {
    std::fs::read_to_string("tests/museum/small.ron").expect("the museum's entrance")
}

/// A file of the workshop that this holder has left a lock beside.
fn left_open(holder: &Holder) -> impl FnOnce(&Path) -> PathBuf {
    move |home| {
        let path = create(&DiskFiles, &home.join("day.ron"), &georgetown(), false).expect("a session file");
        let Holder { host, user, process, since } = holder;
        let text = format!("(host: {host:?}, user: {user:?}, process: {process}, since: \"{since}\")");
        std::fs::write(beside(&path), text).expect("writable");
        path
    }
}

fn here() -> Holder {
    Holder::this_process("2017-10-04T14:00:00Z".parse().expect("a time"))
}

fn elsewhere() -> Holder {
    Holder { host: "hall-laptop".into(), user: "mara".into(), ..here() }
}

#[test]
fn a_second_window_is_told_who_has_it_and_decides_nothing() {
    let first = Desk::open(&georgetown(), NOW);
    let mut second = first.second_window();
    assert!(is_asked(&second) && second.app().open_session().is_none());
    second.must_say("in another window on this computer, since ");
    second.must_say("4 October 2017");
    second.must_not_say(&t!("in-use-anyway"));
    second.press("<Escape>");
    assert!(second.state().dialog.is_none() && second.app().open_session().is_none());
    second.must_say(&t!("start-title"));
    assert!(beside(first.opened().path()).exists());
}

#[test]
fn read_only_it_sees_what_the_first_one_has_and_touches_nothing() {
    let mut first = Desk::open(&georgetown(), NOW);
    first.press("One⏎half a line");
    first.wait("the note is safe", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let journals = first.path("data").join("journal");
    first.wait("the draft is kept", |_| folder_says(&journals, "half a line"));
    let mut second = first.second_window();
    second.press("1");
    opens(&mut second);
    assert!(is_read_only(&second) && texts(second.session()) == ["One"]);
    second.must_say(&t!("save-read-only", why = t!("read-only-in-use")));
    second.must_say(&t!("capture-read-only", why = t!("read-only-in-use")));
    assert_eq!(second.line().text, "", "the draft is that of the first window");
    let before = (first.file_text(), first.journal_text());
    second.press("Two⏎<F2><Alt+G>");
    assert_eq!((texts(second.session()), second.line().text.as_str()), (vec!["One"], ""));
    second.must_say(&t!("message-read-only"));
    drop(second);
    assert_eq!((first.file_text(), first.journal_text()), before);
    assert!(first.journal_text().contains("half a line"));
    // The first one goes on.
    first.press("⏎");
    first.saved();
    assert!(first.file_text().contains("half a line"));
}

#[test]
fn a_copy_lies_beside_it_and_is_worked_on() {
    let mut first = Desk::open(&georgetown(), NOW);
    first.press("One⏎");
    first.saved();
    let mut second = first.second_window();
    second.press("2");
    opens(&mut second);
    assert_eq!((name(&second).as_str(), texts(second.session())), ("day 2.ron", vec!["One"]));
    second.press("Two⏎");
    second.saved();
    assert!(second.file_text().contains("Two") && !first.file_text().contains("Two"));
    assert_eq!(second.focus(), "line");
}

#[test]
fn of_another_machine_it_says_what_is_not_known_and_offers_to_open_it_anyway() {
    let mut desk = Desk::open_file(NOW, left_open(&elsewhere()));
    assert!(is_asked(&desk));
    desk.must_say("mara opened this session on hall-laptop at ");
    desk.must_say(&t!("in-use-perhaps-why"));
    desk.press("3");
    opens(&mut desk);
    assert!(!is_read_only(&desk));
    desk.press("One⏎");
    desk.saved();
    assert!(desk.file_text().contains("One"));
    let lock = std::fs::read_to_string(beside(desk.opened().path())).expect("ours by now");
    assert!(lock.contains(&format!("process: {}", std::process::id())), "{lock}");
}

#[test]
fn after_a_kill_nobody_is_asked() {
    let mut desk = Desk::open_file(NOW, left_open(&Holder { process: 0x7fff_fff0, ..here() }));
    assert!(desk.state().dialog.is_none() && !is_read_only(&desk));
    assert!(desk.state().messages.all().is_empty(), "{:?}", desk.state().messages);
    desk.press("One⏎");
    desk.saved();
}

#[test]
fn the_question_comes_over_an_open_session_and_leaves_it() {
    let first = Desk::open(&georgetown(), NOW);
    let other = first.path("other.ron");
    create(&DiskFiles, &other, &exercise(), false).expect("a session file");
    let mut second = first.second_window();
    second.press("<Escape><Ctrl+O>");
    let path = |path: &Path| path.display().to_string();
    second.press("<Ctrl+A>");
    second.pass(vec![egui::Event::Text(path(&other))]);
    second.press("⏎");
    opens(&mut second);
    assert_eq!(name(&second), "other.ron");
    second.press("<Ctrl+O><Ctrl+A>");
    second.pass(vec![egui::Event::Text(path(first.opened().path()))]);
    second.press("⏎");
    opens(&mut second);
    assert!(is_asked(&second));
    second.click(&t!("in-use-leave"));
    assert_eq!((name(&second).as_str(), is_read_only(&second)), ("other.ron", false));
}

#[test]
fn a_field_that_is_not_known_is_named_and_a_copy_goes_on_without_it() {
    let text = small().replace("    notes: [", "    note: 3,\n    notes: [").replace("minutes: 240", "minuts: 240");
    let mut desk = Desk::open_file(NOW, text_file(text.clone()));
    assert!(is_read_only(&desk));
    desk.must_say("Line 17: “note” is not a field of the session; did you mean “notes”?");
    desk.must_say("Line 15: “minuts” is not a field of an agenda item; did you mean “minutes”?");
    desk.must_say(&t!("save-read-only", why = t!("read-only-fields", count = 2)));
    let original = desk.opened().path().to_owned();
    assert!(!beside(&original).exists(), "who only looks holds nothing");

    desk.press("<Ctrl+Shift+S><Ctrl+A>");
    desk.pass(vec![egui::Event::Text(desk.path("mended.ron").display().to_string())]);
    desk.press("⏎");
    opens(&mut desk);
    assert_eq!((name(&desk).as_str(), is_read_only(&desk)), ("mended.ron", false));
    desk.must_not_say("No notes are taken here");
    desk.press("One⏎");
    desk.saved();
    assert!(desk.file_text().contains("One") && !desk.file_text().contains("minuts"));
    assert_eq!(std::fs::read_to_string(original).expect("there"), text);
}

#[test]
fn a_newer_minor_format_opens_to_be_looked_at() {
    let mut desk = Desk::open_file(NOW, text_file(small().replace("format: (1, 0)", "format: (1, 3)")));
    assert!(is_read_only(&desk));
    desk.must_say(&t!("read-only-format-line", format = "1.3", ours = "1.0"));
    desk.must_say(&t!("save-read-only", why = t!("read-only-format", format = "1.3")));
    let before = desk.file_text();
    desk.press("<F2><Ctrl+3><Ctrl+S>");
    desk.advance(std::time::Duration::from_secs(2));
    assert_eq!(desk.file_text(), before);
}

/// The exercise, only to be looked at.
fn looked_at() -> Desk {
    let text = rapporteur::store::format::to_text(&exercise()).expect("a text");
    Desk::open_file(NOW, text_file(text.replace("    notes: [", "    mood: Good,\n    notes: [")))
}

#[test]
fn whatever_would_change_it_is_refused_in_one_calm_line() {
    for (place, keys) in [
        (Place::Run, "Something⏎"),
        (Place::Run, "<F2>"),
        (Place::Run, "<Ctrl+D>"),
        (Place::Run, "<Ctrl+Shift+D>"),
        (Place::Run, "<F7>"),
        (Place::Run, "<ArrowUp><Alt+A><Alt+S>"),
        (Place::Prepare, "<Tab><Tab>changed"),
        (Place::Review, "<Ctrl+M>"),
        (Place::Review, "<ArrowDown><ArrowDown><Ctrl+Delete>"),
        (Place::Review, "<ArrowDown>⏎changed⏎"),
        (Place::Review, "<ArrowDown><Alt+S><Alt+A>"),
        (Place::Review, "<F8><Ctrl+F8>"),
        (Place::Review, "<F9><ArrowRight>changed⏎<Delete>"),
        (Place::Review, "<F9><ArrowRight>⏎⏎"),
    ] {
        let mut desk = looked_at();
        let before = desk.session().clone();
        desk.press(match place {
            Place::Prepare => "<Ctrl+1>",
            Place::Review => "<Ctrl+3>",
            _ => "<Ctrl+2>",
        });
        desk.press(keys);
        let now = desk.session();
        assert_eq!((&now.notes, &now.measures), (&before.notes, &before.measures), "{keys}");
        assert!(now.workshop == before.workshop && now.agenda == before.agenda, "{keys}");
        assert!(now.elements == before.elements && now.accepted == before.accepted, "{keys}");
        assert!(desk.state().messages.all().len() <= 1, "{keys}: {:?}", desk.state().messages);
        assert!(desk.state().dialog.is_none(), "{keys}");
    }
}

#[test]
fn the_menu_shows_what_cannot_be_done() {
    let mut desk = looked_at();
    desk.press("<Ctrl+2>");
    desk.click(&t!("menu-room"));
    let is_disabled = |desk: &Desk, command: &str| {
        let node = desk.harness.get_by(|node| node.label().is_some_and(|label| label.starts_with(command)));
        node.accesskit_node().is_disabled()
    };
    assert!(is_disabled(&desk, &t!("command-replan")));
    assert!(!is_disabled(&desk, &t!("command-find-element")));
    assert!(!is_disabled(&desk, &t!("command-rehearse")));
    desk.press("<Escape><Ctrl+K>");
    desk.must_not_say(&t!("command-replan"));
}

#[test]
fn it_is_looked_through_shown_and_printed() {
    let mut desk = looked_at();
    desk.press("<Ctrl+2><Ctrl+E>lst⏎");
    let floor = desk.session().floor.element.as_ref().map(ToString::to_string);
    assert_eq!(floor.as_deref(), Some("OP6-LST"), "one looks around");
    desk.press("<F5>");
    assert!(desk.state().messages.all().len() <= 1);
    desk.press("<Ctrl+4>");
    desk.wait("the paper on the desk", |app| app.papers().shown.is_some());
    desk.press("<Ctrl+P>");
    desk.wait("the paper on the disk", |app| app.papers().written.is_some());
    let path = desk.app().papers().written.clone().expect("it was written");
    assert!(path.exists());
    // Where the room is looked at is not kept.
    let before = desk.file_text();
    let desk = desk.reopen();
    assert_eq!(desk.file_text(), before);
}

#[test]
fn a_day_may_be_rehearsed_and_it_is_still_only_looked_at_afterwards() {
    let mut desk = Desk::open_file(NOW, text_file(small().replace("format: (1, 0)", "format: (1, 3)")));
    desk.press("<Ctrl+K>rehearse⏎");
    assert_eq!(desk.opened().save_state(), &SaveState::NotKept);
    desk.press("One⏎");
    assert_eq!(texts(desk.session()).last(), Some(&"One"));
    desk.press("<Ctrl+K>end rehearsal⏎");
    assert!(is_read_only(&desk));
    assert_ne!(texts(desk.session()).last(), Some(&"One"));
}

#[test]
fn comments_are_told_of_and_kept_as_a_version_before_anything_is_saved() {
    let kept = |desk: &Desk| {
        let path = desk.opened().path().to_owned();
        Versions::new(Arc::new(DiskFiles), Places::under(path.parent().expect("a folder")).versions(&path)).list()
    };
    let text = small().replace("    notes: [", "    // mine\n    notes: [");
    let desk = Desk::open_file(NOW, text_file(text.clone()));
    let message = t!("message-comments", line = 17);
    assert!(desk.state().messages.all().iter().any(|said| said.text == message));
    let versions = kept(&desk);
    assert_eq!(versions.len(), 1);
    assert_eq!(std::fs::read_to_string(&versions[0].1).expect("a version"), text);
    assert_eq!(desk.file_text(), text, "nothing is saved yet");
    // The same file again is the same version.
    let mut desk = desk.reopen();
    assert_eq!(kept(&desk).len(), 1);
    desk.press("<Ctrl+2>One⏎");
    desk.saved();
    assert!(!desk.file_text().contains("// mine"));
    let desk = desk.reopen();
    assert!(desk.state().messages.all().is_empty(), "nothing is said of a file without");
}

#[test]
fn once_the_other_window_is_closed_it_is_opened_anew_to_be_worked_on() {
    let mut first = Desk::open(&georgetown(), NOW);
    first.press("One⏎");
    first.saved();
    let mut second = first.second_window();
    second.press("1");
    opens(&mut second);
    let again = |second: &mut Desk| {
        let path = second.opened().path().display().to_string();
        second.press("<Ctrl+O><Ctrl+A>");
        second.pass(vec![egui::Event::Text(path)]);
        second.press("⏎");
        opens(second);
    };
    again(&mut second);
    assert!(is_asked(&second), "it is still open there");
    second.press("<Escape>");
    drop(first);
    again(&mut second);
    assert!(!is_read_only(&second));
    second.press("Two⏎");
    second.saved();
    assert_eq!(texts(second.session()), ["One", "Two"]);
}

#[test]
fn where_nobody_knows_who_has_it_no_window_is_named() {
    let mut desk = Desk::start_page();
    let path = create(&DiskFiles, &desk.path("day.ron"), &georgetown(), false).expect("a session file");
    // What a full disk leaves of a lock, on a share that knows none.
    std::fs::write(beside(&path), "").expect("writable");
    desk.disk.know_no_locks();
    open_by_path(&mut desk, &path);
    assert!(is_asked(&desk));
    desk.must_say(&t!("in-use-unknown-perhaps"));
    desk.must_not_say("on this computer");
    desk.press("3");
    opens(&mut desk);
    assert!(!is_read_only(&desk));
}

#[test]
fn what_another_window_entered_before_this_one_had_the_lock_is_there() {
    let mut desk = Desk::start_page();
    let path = create(&DiskFiles, &desk.path("day.ron"), &georgetown(), false).expect("a session file");
    let (places, clock, file) = (Places::under(&desk.path("")), Arc::clone(&desk.clock), path.clone());
    desk.disk.before_next_lock(move || {
        let files: Arc<dyn Files> = Arc::new(DiskFiles);
        let opened = open(&*files, &places, &file, &Arc::default()).expect("it opens");
        let saver = Saver::start(files, &places, Arc::clone(&clock) as Arc<_>, &opened, Box::new(|| {}));
        let saver = saver.expect("nobody has it yet");
        saver.journal(edits(&opened.session, "Entered by the other one", &*clock));
        // The journal has it and the file has not, as after a kill.
        drop(saver);
    });
    open_by_path(&mut desk, &path);
    assert_eq!(texts(desk.session()), ["Entered by the other one"]);
    desk.press("Entered here⏎");
    desk.saved();
    assert!(desk.file_text().contains("Entered by the other one") && desk.file_text().contains("Entered here"));
}

fn open_by_path(desk: &mut Desk, path: &Path) {
    desk.press("<Ctrl+O><Ctrl+A>");
    desk.pass(vec![egui::Event::Text(path.display().to_string())]);
    desk.press("⏎");
    opens(desk);
}
