//! Dialogs: each opened, used and left by keys alone; the line has the focus again afterwards.

use rapporteur::session::Session;
use rapporteur::t;
use rapporteur::ui::theme::{Look, Tokens};

use super::{NOW, desk, discussion, shown};
use crate::support::app::{Desk, georgetown};

fn floor(session: &Session) -> String {
    session.floor.element.as_ref().map(ToString::to_string).unwrap_or_default()
}

#[test]
fn the_palette_finds_a_command_and_runs_it() {
    for (what, keys, look) in [
        ("by its name", "<Ctrl+K>dark⏎", Look::Dark),
        ("by a few letters of it", "<Ctrl+K>hicon⏎", Look::Contrast),
        ("all at once", "<Ctrl+K>dark⏎<Ctrl+K>light⏎", Look::Light),
        ("left", "<Ctrl+K>dark<Escape>", Look::Light),
        ("nothing found", "<Ctrl+K>zzqq⏎<Escape>", Look::Light),
    ] {
        for at_once in [false, true] {
            let mut desk = desk();
            if at_once {
                desk.press_at_once(keys);
            } else {
                desk.press(keys);
            }
            assert_eq!(Tokens::of(&desk.harness.ctx).look, look, "{what}");
            assert_eq!((shown(&desk).as_str(), desk.focus()), ("|", "line"), "{what}");
            assert!(desk.state().dialog.is_none(), "{what}");
        }
    }
}

#[test]
fn the_palette_offers_what_can_be_done_now_in_order_and_says_when_there_is_nothing() {
    let mut desk = desk();
    desk.press("<Ctrl+K>");
    desk.must_say(&t!("command-end-item"));
    desk.must_not_say(&t!("command-undo"));
    desk.press("zzqq");
    desk.must_say(&t!("palette-none"));
    desk.press("<Escape>No power⏎<Ctrl+K>");
    desk.must_say(&t!("command-undo"));
    // Down and up again, then down: the second of those that match.
    desk.press("theme<ArrowDown><ArrowUp><Escape>");
    assert_eq!(shown(&desk), "Point TRS: No power |");
}

#[test]
fn what_is_typed_in_a_dialog_is_not_the_rooms() {
    let mut desk = desk();
    desk.press("No power⏎<Ctrl+K>abc<Ctrl+Z><Ctrl+Z><F3><Alt+G>.");
    assert_eq!(shown(&desk), "Point TRS: No power |");
    assert_eq!(floor(desk.session()), "OP3D-TRS");
    assert!(desk.session().running().is_some_and(|item| !item.is_paused()));
    desk.press("<Escape><Ctrl+Z>");
    assert_eq!(shown(&desk), "|");
}

#[test]
fn what_a_presenter_remote_sends_acts_over_a_dialog() {
    let mut desk = desk();
    desk.press("<F1><PageDown><F5>");
    assert_eq!((floor(desk.session()).as_str(), desk.wall_is_open()), ("OP3D-END", true));
    desk.must_say(&t!("mark-element"));
}

#[test]
fn the_element_finder_puts_an_element_on_the_floor() {
    for (keys, found) in [
        ("<Ctrl+E>brok⏎", "OP3C-BRK"),
        ("<Ctrl+E>6-lst⏎", "OP6-LST"),
        ("<Ctrl+E>reporting⏎", "OP4-REP"),
        ("<Ctrl+E>brok<Escape>", "OP3D-TRS"),
        ("<Ctrl+E><ArrowDown>⏎", "OP8-TRE"),
    ] {
        let mut desk = desk();
        desk.press(keys);
        assert_eq!((floor(desk.session()).as_str(), desk.focus()), (found, "line"), "{keys}");
    }
    let mut desk = desk();
    desk.press("<Ctrl+E>zzqq");
    desk.must_say(&t!("finder-none"));
}

#[test]
fn a_start_is_corrected() {
    let began = |desk: &Desk| desk.session().running().and_then(|item| item.started).map(|at| at.to_string());
    for (typed, began_at) in [("7", "10:33:00"), ("1h10", "09:30:00"), ("9:30", "09:30:00"), ("soon", "10:36:00")] {
        let mut desk = desk();
        desk.press("<Ctrl+K>correct⏎");
        desk.must_say(&t!("back-date-hint"));
        desk.press(typed);
        assert_eq!(desk.says(&t!("back-date-wrong")), typed == "soon", "{typed}");
        desk.press("⏎<Escape>");
        assert_eq!(began(&desk), Some(format!("2017-10-04T{began_at}-04:00")), "{typed}");
        assert_eq!(desk.focus(), "line", "{typed}");
    }
}

#[test]
fn the_keys_of_now_are_told() {
    let mut desk = desk();
    desk.press("<F1>");
    desk.must_say(&t!("mark-element"));
    desk.must_say("PgDn");
    desk.must_say("Alt+G");
    desk.press("<Escape>");
    desk.must_not_say(&t!("mark-element"));
    assert_eq!(desk.focus(), "line");
}

/// On a desktop without file dialogs a path is typed.
#[test]
fn a_path_is_typed_where_there_is_no_file_dialog() {
    let mut desk = desk();
    let other = Session { agencies: Vec::new(), ..georgetown() };
    let path = desk.path("other.ron");
    rapporteur::store::create(&rapporteur::store::DiskFiles, &path, &other, false).expect("a file");
    desk.press("No power⏎<Ctrl+O>");
    desk.must_say(&t!("path-why"));
    desk.press(&format!("<Ctrl+A>{}⏎", path.display()));
    desk.wait("the other one is open", |app| app.open_session().is_some_and(|open| open.file_name() == "other.ron"));
    desk.settle();
    assert!(desk.session().agencies.is_empty() && desk.session().notes.is_empty());
    assert_eq!(desk.focus(), "line");
    let left = std::fs::read_to_string(desk.path("day.ron")).expect("the first one");
    assert!(left.contains("No power"), "what was left is written");
}

#[test]
fn a_file_that_cannot_be_opened_is_told_in_a_dialog_and_the_open_session_stays() {
    let mut desk = desk();
    desk.press("No power⏎A dra");
    let files: [(&str, &[u8]); 4] = [
        ("empty.ron", b""),
        ("unit.ron", b"()"),
        ("picture.ron", b"\x89PNG\r\n\x1a\n"),
        ("cut.ron", b"(\n    format: (1, 0"),
    ];
    for (name, bytes) in files {
        let path = desk.path(name);
        std::fs::write(&path, bytes).expect("a file");
        desk.press(&format!("<Ctrl+O><Ctrl+A>{}⏎", path.display()));
        desk.wait("it is refused", |app| !app.is_opening());
        desk.settle();
        desk.must_say(&format!("{name} cannot be opened"));
        desk.must_say("The file is left as it is");
        desk.press("<Escape>");
        desk.must_not_say("cannot be opened");
        assert_eq!(shown(&desk), "Point TRS: No power | A dra", "{name}");
        assert_eq!(std::fs::read(&path).expect("it is there"), bytes, "{name} is left alone");
    }
    desk.press("<Ctrl+O><Ctrl+A>/no/such/file.ron⏎");
    desk.wait("it is refused", |app| !app.is_opening());
    let said = desk.state().messages.all().last().map(|message| message.text.clone()).unwrap_or_default();
    assert!(
        said.contains("/no/such/file.ron: there is no such file"),
        "a name that was mistyped is no matter for a dialog: {said}"
    );
    desk.press("<Ctrl+Z>");
    desk.press("ft⏎");
    assert!(shown(&desk).starts_with("Point TRS: No power / "), "work goes on: {}", shown(&desk));
}

#[test]
fn a_copy_is_saved_elsewhere_and_work_goes_on_there() {
    let mut desk = desk();
    desk.press("No power⏎<Ctrl+Shift+S>");
    desk.must_say(&t!("path-save"));
    desk.press("⏎");
    desk.wait("the copy is open", |app| app.open_session().is_some_and(|open| open.file_name() == "day 2.ron"));
    desk.settle();
    assert_eq!(shown(&desk), "Point TRS: No power |");
    desk.press("No list⏎");
    desk.saved();
    assert!(desk.file_text().contains("No list"));
    let first = std::fs::read_to_string(desk.path("day.ron")).expect("the first one");
    assert!(first.contains("No power") && !first.contains("No list"));
}

#[test]
fn the_first_page_offers_the_templates_and_opens_them_as_copies() {
    let mut desk = Desk::start_page();
    desk.must_say(&t!("start-recent-empty"));
    desk.click(&t!("start-georgetown"));
    desk.wait("it is open", |app| app.open_session().is_some());
    desk.settle();
    assert_eq!(desk.focus(), "line");
    assert!(desk.opened().path().starts_with(desk.path("documents")));
    desk.press("No power⏎<Ctrl+K>start page⏎");
    assert!(desk.app().open_session().is_none());
    desk.must_say(&t!("start-new"));
    desk.must_not_say(&t!("start-recent-empty"));
}

#[test]
fn a_session_never_run_opens_in_run_and_one_that_is_over_in_review() {
    use rapporteur::ui::Place;
    assert_eq!(desk().state().place, Place::Run);
    let mut over = discussion();
    for item in &mut over.agenda {
        item.started = Some("2017-10-04T10:36:00-04:00".parse().expect("a moment"));
        item.ended = Some("2017-10-04T14:36:00-04:00".parse().expect("a moment"));
    }
    assert_eq!(Desk::open(&over, NOW).state().place, Place::Review);
}
