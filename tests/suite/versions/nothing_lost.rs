//! What must not get lost when a version or a changed file is taken, by an Enter, by a full disk, by what is not known here.

use egui_kittest::kittest::{NodeT, Queryable};

use super::*;

/// The dialog about the changed file, with both compared.
fn open_changed(desk: &mut Desk) {
    come_to_the_window(desk);
    is_changed(desk);
    if desk.state().dialog.is_none() {
        desk.press("<Ctrl+K>file was changed⏎");
    }
    compared(desk);
}

#[test]
fn an_enter_does_not_drop_what_only_we_have_saved() {
    let mut desk = desk_with(&["The first point", "The second point"]);
    let second = desk.file_text().lines().find(|line| line.contains("The second point")).expect("its line").to_owned();
    // All of ours is saved. A sync brings what another machine made of an older state.
    let theirs = change_underneath(&desk, |text| with_a_note(text).replace(&format!("{second}\n"), ""));
    open_changed(&mut desk);
    desk.must_say("Something from here is not in the file");
    desk.press("⏎");
    is_settled(&mut desk);
    let all = ["The first point", "The second point", "From another machine"];
    let mut on_disk = texts(&on_disk(&desk)).into_iter().map(str::to_owned).collect::<Vec<_>>();
    on_disk.sort_by_key(|text| all.iter().position(|other| other == text));
    assert_eq!(on_disk, all);
    assert!(versions_of(&desk).contains(&theirs));
}

#[test]
fn an_enter_does_not_change_what_stands_otherwise_there() {
    let mut desk = desk_with(&["The first point"]);
    change_underneath(&desk, |text| with_a_note(text).replace("The first point", "The first poin"));
    open_changed(&mut desk);
    desk.press("⏎");
    is_settled(&mut desk);
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "From another machine"]);
}

#[test]
fn what_gives_way_is_kept_or_nothing_is_saved() {
    let mut desk = desk_with(&["The first point"]);
    // Ours was never in any file: the disk with the versions is full, and theirs is there before it is saved.
    desk.disk.fill_versions(true);
    let theirs = change_underneath(&desk, with_a_note);
    desk.press("Ours alone⏎");
    open_changed(&mut desk);
    desk.click("Take theirs over");
    desk.wait("it says that it is not saved", |app| {
        let state = app.open_session().map(OpenSession::save_state);
        matches!(state, Some(SaveState::NotSaved { why, in_recovery: true }) if why.contains("kept as a version"))
    });
    desk.settle();
    desk.must_say("NOT SAVED");
    assert_eq!(desk.file_text(), theirs);
    assert!(desk.journal_text().contains("Ours alone"), "in recovery as long as it is nowhere else");
    // As soon as there is room, it goes on by itself.
    desk.disk.fill_versions(false);
    desk.press("Another⏎");
    desk.saved();
    assert!(versions_of(&desk).iter().any(|version| version.contains("Ours alone")));
    assert!(!desk.says("NOT SAVED"));
}

/// Their file, whole, with something that is not known here: nothing takes it over, and ours can take its place.
fn gives_way_whole(change: impl FnOnce(&str) -> String) {
    let mut desk = desk_with(&["The first point"]);
    let theirs = change_underneath(&desk, change);
    come_to_the_window(&mut desk);
    is_changed(&mut desk);
    desk.must_say("something that is not known here");
    desk.must_say("The file is whole");
    desk.must_not_say("half there");
    desk.must_not_say("Take theirs over");
    desk.must_not_say("save both");
    desk.click("Keep ours");
    is_settled(&mut desk);
    assert_eq!(texts(&on_disk(&desk)), ["The first point"]);
    assert!(versions_of(&desk).contains(&theirs), "byte for byte");
}

#[test]
fn a_file_of_a_later_version_is_whole() {
    gives_way_whole(|text| with_a_note(text).replacen("format: (1, 0)", "format: (1, 7)", 1));
}

#[test]
fn a_file_with_an_unknown_field_is_whole() {
    gives_way_whole(|text| with_a_note(text).replace("text: \"From another", "mood: \"calm\", text: \"From another"));
}

#[test]
fn what_breaks_off_while_it_is_compared_is_said_and_not_begun_again() {
    let mut desk = desk_with(&["The first point"]);
    desk.press("A second⏎");
    desk.saved();
    let mut desk = desk.reopen();
    // There and back: whoever saves has looked at the newest version by then, and reads none any more.
    desk.press("Another⏎");
    desk.saved();
    desk.press("<Ctrl+Z>");
    desk.saved();
    open_versions(&mut desk);
    desk.disk.break_versions(true);
    let before = desk.disk.versions_read();
    desk.press("<ArrowDown>");
    desk.wait("it is said", |app| app.versions().unreadable.is_some());
    desk.settle();
    desk.must_say("that part of Rapporteur broke off");
    for _ in 0..20 {
        desk.harness.step();
    }
    // Another one can be looked at, and this one again when somebody comes back to it.
    assert_eq!(desk.disk.versions_read(), before + 1);
    desk.disk.break_versions(false);
    desk.press("<ArrowUp>");
    compared(&mut desk);
    desk.must_say("This version is the same");
    assert!(desk.disk.versions_read() > before);
}

#[test]
fn no_button_takes_the_place_of_another_under_a_hand() {
    let mut desk = desk_with(&["The first point"]);
    change_underneath(&desk, with_a_note);
    come_to_the_window(&mut desk);
    // From the first pass with the dialog on: a button that can be pressed stands where it will stand in its row. The row
    // itself may go a few points down, until the list is as high as it can be.
    let mut places = Vec::new();
    desk.wait("the dialog is there", |app| app.state().dialog.is_some());
    while desk.app().versions().shown.is_none() || places.len() < 3 {
        let button = desk.harness.query_by_label("Keep ours");
        let button = button.filter(|button| !button.accesskit_node().is_disabled());
        places.extend(button.map(|button| button.rect().left()));
        desk.harness.step();
    }
    assert!(places.windows(2).all(|two| (two[0] - two[1]).abs() < 0.5), "{places:?}");
    desk.click("Keep ours");
    is_settled(&mut desk);
    assert_eq!(texts(&on_disk(&desk)), ["The first point"]);
}
