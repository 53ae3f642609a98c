//! The keys of commands: they act wherever the focus is, and leave the line alone.

use rapporteur::t;

use super::{desk, discussion};
use crate::support::app::Desk;

/// Where the focus is when the key is pressed.
#[derive(Clone, Copy, Debug)]
enum Focus {
    EmptyLine,
    LineWithText,
    Nothing,
    /// Something that is no field: a button that Tab went to.
    Button,
}

const FOCI: [Focus; 4] = [Focus::EmptyLine, Focus::LineWithText, Focus::Nothing, Focus::Button];

fn with_focus(focus: Focus) -> Desk {
    let mut desk = desk();
    match focus {
        Focus::EmptyLine => {}
        Focus::LineWithText => desk.press("No power"),
        Focus::Nothing => desk.lose_focus(),
        Focus::Button => desk.press("<Tab>"),
    }
    let expected = match focus {
        Focus::EmptyLine | Focus::LineWithText => "line",
        Focus::Nothing => "nothing",
        Focus::Button => "another",
    };
    assert_eq!(desk.focus(), expected);
    desk
}

/// `Run TRS running, wall off · element`: all that a command of the room can change, and the dialog.
fn room(desk: &Desk) -> String {
    let state = desk.state();
    let session = desk.session();
    let floor = session.floor.element.as_ref().and_then(|id| id.as_str().rsplit('-').next()).unwrap_or("none");
    let item = match session.running() {
        Some(item) if item.is_paused() => "paused".to_owned(),
        Some(item) => item.id.to_string(),
        None => "nothing".to_owned(),
    };
    let name = t!("wall-thumbnail", state = "*");
    let (before, after) = name.split_once('*').expect("the state stands in it");
    let told = desk.told();
    let wall = told.iter().find_map(|told| told.strip_prefix(before)?.strip_suffix(after)).unwrap_or("unseen");
    let dialog = state.dialog.as_ref().map(|dialog| format!("{dialog:?}")).unwrap_or_default();
    let dialog = dialog.split(['(', ' ', '{']).next().unwrap_or_default();
    format!("{:?} {dialog} {floor} {item}, wall {wall}", state.place)
}

#[test]
fn keys_of_commands_act_wherever_the_focus_is() {
    for (keys, end) in [
        ("", "Run  TRS discussion, wall off · element"),
        ("<Ctrl+K>", "Run Palette TRS discussion, wall off · element"),
        ("<Ctrl+E>", "Run ElementFinder TRS discussion, wall off · element"),
        ("<F1>", "Run Keys TRS discussion, wall off · element"),
        ("<Ctrl+1>", "Prepare  TRS discussion, wall unseen"),
        ("<Ctrl+2>", "Run  TRS discussion, wall off · element"),
        ("<Ctrl+3>", "Review  TRS discussion, wall unseen"),
        ("<Ctrl+3><Ctrl+2>", "Run  TRS discussion, wall off · element"),
        ("<PageDown>", "Run  END discussion, wall off · element"),
        ("<PageUp>", "Run  LST discussion, wall off · element"),
        ("<PageDown><PageUp>", "Run  TRS discussion, wall off · element"),
        ("<F2>", "Run  TRS closing, wall off · element"),
        ("<F3>", "Run  TRS paused, wall off · element"),
        ("<F3><F3>", "Run  TRS discussion, wall off · element"),
        ("<F4>", "Run  TRS nothing, wall off · element"),
        ("<F5>", "Run  TRS discussion, wall element"),
        ("<F5><F5>", "Run  TRS discussion, wall off · element"),
        ("<F5><F6>", "Run  TRS discussion, wall element, frozen"),
        ("<F5><F6><F6>", "Run  TRS discussion, wall element"),
        ("<F5><Ctrl+B>", "Run  TRS discussion, wall black"),
        ("<F5><Ctrl+B><Ctrl+B>", "Run  TRS discussion, wall element"),
        ("<F5><Ctrl+Shift+1>", "Run  TRS discussion, wall title"),
        ("<Ctrl+Shift+1>", "Run  TRS discussion, wall off · title"),
        ("<Ctrl+Shift+1><PageDown>", "Run  END discussion, wall off · element"),
        ("<Ctrl+B>", "Run  TRS discussion, wall off · element"),
        ("<F6>", "Run  TRS discussion, wall off · element"),
        ("<Ctrl+Shift+2>", "Run  TRS discussion, wall off · agenda"),
        ("<Ctrl+Shift+2><Ctrl+Shift+3>", "Run  TRS discussion, wall off · element"),
        ("<Ctrl+Shift+4>", "Run  TRS discussion, wall off · clock"),
        ("<Ctrl+Shift+5>", "Run  TRS discussion, wall off · coverage"),
        ("<Ctrl+Shift+6>", "Run  TRS discussion, wall off · paragraph 1"),
        ("<Ctrl+Shift+6><Ctrl+Shift+6>", "Run  TRS discussion, wall off · element"),
        ("<Ctrl+Shift+4><Ctrl+Shift+6><Ctrl+Shift+6>", "Run  TRS discussion, wall off · clock"),
        ("<Ctrl+Shift+7>", "Run  TRS discussion, wall off · sustainability"),
        ("<Ctrl+Shift+7><Ctrl+Shift+7>", "Run  TRS discussion, wall off · element"),
        ("<Ctrl+Shift+2><Ctrl+Shift+6><Ctrl+Shift+7><Ctrl+Shift+7>", "Run  TRS discussion, wall off · agenda"),
        // Pages turn where there are some, and the room moves on where there are none.
        ("<F5><Ctrl+Shift+6><PageDown>", "Run  TRS discussion, wall paragraph 2"),
        ("<F5><Ctrl+Shift+6><PageDown><PageUp>", "Run  TRS discussion, wall paragraph 1"),
        ("<F5><Ctrl+Shift+6><PageUp>", "Run  LST discussion, wall element"),
        ("<F5><Ctrl+Shift+6><PageDown><Ctrl+Shift+6><Ctrl+Shift+6>", "Run  TRS discussion, wall paragraph 2"),
        ("<Ctrl+Shift+6><PageDown>", "Run  END discussion, wall off · element"),
        ("<F5><Ctrl+Shift+6><F6><PageDown>", "Run  END discussion, wall element, frozen"),
        ("<F5><Ctrl+Shift+5><PageDown>", "Run  TRS discussion, wall coverage"),
        ("<F5><Ctrl+Shift+5><PageDown><PageDown>", "Run  END discussion, wall element"),
        ("<Shift+F9>", "Review  TRS discussion, wall unseen"),
    ] {
        for focus in FOCI {
            let mut desk = with_focus(focus);
            let line = desk.state().run.line.text.clone();
            desk.press(keys);
            assert_eq!(room(&desk), end, "{keys} with the focus on {focus:?}");
            assert_eq!(desk.state().run.line.text, line, "{keys} with the focus on {focus:?}");
            assert_eq!(desk.session().notes.len(), 0, "{keys} with the focus on {focus:?}");
        }
    }
}

#[test]
fn minutes_are_given_and_taken() {
    let planned = |desk: &Desk| desk.session().item(&"discussion".into()).map(|item| item.minutes);
    let mut desk = desk();
    desk.press("<Ctrl+Shift+PageUp><Ctrl+Shift+PageUp><Ctrl+Shift+PageDown>");
    assert_eq!(planned(&desk), Some(241));
    desk.press("<Ctrl+Z>");
    assert_eq!(planned(&desk), Some(240), "minutes given one after the other are one step");
}

#[test]
fn an_element_is_marked_as_discussed_and_not() {
    let marked = |desk: &Desk| desk.session().element(&"OP3D-TRS".into()).map(|element| element.discussed);
    let mut desk = desk();
    desk.press("<Ctrl+D>");
    assert_eq!(marked(&desk), Some(true));
    desk.press("<Ctrl+D>");
    assert_eq!(marked(&desk), Some(false));
}

#[test]
fn a_point_blacks_the_wall_in_the_empty_line_alone() {
    for (what, keys, line, black) in [
        ("in the empty line", "<F5>.", "", true),
        ("and shows it again", "<F5>..", "", false),
        ("within a text", "<F5>No power.", "No power.", false),
        ("after a note", "<F5>No power⏎.", "", true),
        ("without a wall", ".", ".", false),
    ] {
        let mut desk = desk();
        desk.press(keys);
        assert_eq!((desk.line().text.as_str(), room(&desk).ends_with("black")), (line, black), "{what}");
    }
}

#[test]
fn next_and_previous_mean_items_until_the_discussion() {
    let mut session = discussion();
    session.floor = rapporteur::session::Floor::default();
    session.agenda.iter_mut().for_each(|item| item.started = None);
    let mut desk = Desk::open(&session, super::NOW);
    let mut floor = |keys: &str| {
        desk.press(keys);
        let floor = &desk.session().floor;
        let name = |id: Option<String>| id.unwrap_or_else(|| "none".to_owned());
        let item = name(floor.item.as_ref().map(ToString::to_string));
        format!("{item} {}", name(floor.element.as_ref().map(ToString::to_string)))
    };
    assert_eq!(floor("<PageUp>"), "none none");
    assert_eq!(floor("<PageDown>"), "experts none");
    assert_eq!(floor("<PageDown><PageDown>"), "discussion none");
    assert_eq!(floor("<PageDown>"), "discussion OP1-SUP");
    assert_eq!(floor("<PageDown>"), "discussion OP8-TRE");
    assert_eq!(floor("<PageUp>"), "discussion OP1-SUP");
    assert_eq!(floor("<PageUp>"), "discussion OP1-SUP", "there is none before the first");
}
