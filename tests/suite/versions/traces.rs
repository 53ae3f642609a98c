//! Deleting all traces while something is only in them.

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;

/// Whether the button that deletes can be pressed.
fn can_be_deleted(desk: &Desk) -> bool {
    !desk.harness.get_by_label("Delete the traces").accesskit_node().is_disabled()
}

#[test]
fn what_is_not_saved_keeps_its_traces_and_that_is_said_before() {
    let mut desk = desk_with(&["The first point"]);
    desk.disk.keep_session_files_as_they_are(true);
    desk.press("Only in recovery⏎");
    desk.clock.advance(Duration::from_secs(1));
    desk.harness.step();
    desk.wait("it is not saved", |app| {
        app.open_session().is_some_and(|open| matches!(open.save_state(), SaveState::NotSaved { .. }))
    });
    desk.press("<Ctrl+K>delete all⏎");
    desk.must_say("Not yet: the session file has not everything, so recovery is still needed");
    assert!(!can_be_deleted(&desk));
    desk.press("<Tab>⏎");
    assert!(desk.journal_text().contains("Only in recovery"));
    if desk.state().dialog.is_none() {
        desk.press("<Ctrl+K>delete all⏎");
    }
    // The disk takes it again: the dialog notices by itself.
    desk.disk.keep_session_files_as_they_are(false);
    desk.saved();
    desk.must_not_say("Not yet");
    assert!(can_be_deleted(&desk));
}

#[test]
fn a_changed_file_is_decided_about_before_traces_go() {
    let mut desk = desk_with(&["The first point"]);
    change_underneath(&desk, with_a_note);
    come_to_the_window(&mut desk);
    is_changed(&mut desk);
    desk.press("<Escape><Ctrl+K>delete all⏎");
    desk.must_say("Not yet: another program has changed the file");
    assert!(!can_be_deleted(&desk));
}
