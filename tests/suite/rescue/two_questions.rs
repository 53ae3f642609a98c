//! A session that somebody may have open, and that has something in recovery: each question is asked once, and an answer to
//! one is none to the other.

use std::path::Path;

use rapporteur::store::lock::beside;
use rapporteur::ui::dialogs::Dialog;

use super::recovery::{elsewhere, has_it, killed};
use crate::support::app::Desk;

/// Another computer has, or has had, the session open.
fn opens_elsewhere(path: &Path) {
    let text = r#"(host: "hall-laptop", user: "mara", process: 1, since: "2026-10-13T14:00:00Z")"#;
    std::fs::write(beside(path), text).expect("writable");
}

fn asks_who_has_it(desk: &Desk) -> bool {
    matches!(desk.state().dialog, Some(Dialog::InUse(_)))
}

fn press(desk: &mut Desk, key: &str) {
    desk.press(key);
    desk.wait("it is open, or something is asked", |app| !app.is_opening());
    desk.settle();
}

/// Who has it by the lock beside it.
fn lock(desk: &Desk) -> String {
    std::fs::read_to_string(beside(&desk.file())).expect("a lock")
}

#[test]
fn taking_in_does_not_pass_a_lock_that_came_meanwhile() {
    let mut desk = killed(elsewhere, |_| {});
    assert!(desk.asks());
    opens_elsewhere(&desk.file());
    press(&mut desk, "1");
    assert!(asks_who_has_it(&desk) && desk.app().open_session().is_none(), "nobody was asked about that one yet");
    assert!(lock(&desk).contains("hall-laptop"));
    press(&mut desk, "3");
    assert!(!desk.asks() && has_it(&desk), "what recovery holds was answered");
    assert!(!lock(&desk).contains("hall-laptop"));
}

#[test]
fn opening_anyway_holds_when_recovery_was_asked_about_after_it() {
    for (answer, has) in [("1", true), ("2", false)] {
        let mut desk = killed(elsewhere, opens_elsewhere);
        assert!(asks_who_has_it(&desk));
        press(&mut desk, "3");
        assert!(desk.asks() && lock(&desk).contains("hall-laptop"));
        press(&mut desk, answer);
        assert!(!asks_who_has_it(&desk) && desk.app().open_session().is_some(), "{answer}: it was answered");
        assert_eq!(has_it(&desk), has);
        assert!(!lock(&desk).contains("hall-laptop"));
    }
}
