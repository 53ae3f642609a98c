//! Which versions there are and why, what is undone among them, and when nobody can tell.

use super::*;

#[test]
fn versions_of_one_minute_are_told_apart_and_each_says_why_it_was_kept() {
    let mut desk = desk_with(&["The first point"]);
    open_versions(&mut desk);
    // Opened and closed within the minute, and opened again as it was closed.
    let rows: Vec<_> = desk.told().into_iter().filter(|told| told.starts_with("today 10:40:0")).collect();
    let ends = ["One note · at closing", "0 notes · as opened"];
    assert!(rows.len() == 2 && rows.iter().zip(ends).all(|(row, end)| row.ends_with(end)), "{rows:?}");
    desk.press("<Escape>");
    desk.clock.advance(Duration::from_mins(11));
    desk.press("The second point⏎");
    desk.saved();
    open_versions(&mut desk);
    desk.press("<ArrowDown>");
    desk.wait("the older one is compared", |app| {
        app.versions().shown.as_ref().is_some_and(|shown| shown.there.notes.is_empty())
    });
    desk.settle();
    desk.click("Take the whole version");
    desk.saved();
    open_versions(&mut desk);
    desk.must_say("2 notes · before it was replaced");
}

#[test]
fn what_a_merge_keeps_says_whose_it_is() {
    let mut desk = desk_with(&["The first point"]);
    change_underneath(&desk, |text| text.replace("The first point", "Something else"));
    desk.press("Ours⏎");
    desk.clock.advance(Duration::from_secs(1));
    desk.harness.step();
    is_changed(&mut desk);
    desk.press("<Ctrl+K>file was changed⏎");
    compared(&mut desk);
    desk.click("Keep ours");
    is_settled(&mut desk);
    open_versions(&mut desk);
    desk.must_say("One note · what another program wrote");
    desk.must_say("2 notes · when the file was changed");
}

#[test]
fn undo_works_in_the_dialog_and_nothing_says_taken_back_after_it() {
    let mut desk = desk_with(&["The first point"]);
    desk.press("<Ctrl+3><ArrowDown><Home><Ctrl+Delete>");
    desk.saved();
    open_versions(&mut desk);
    desk.must_say("Ctrl+Z undoes that");
    // The deletion is not undone from here: one would not see what it does.
    desk.press("<Ctrl+Z>");
    assert!(texts(desk.session()).is_empty());
    desk.press("<ArrowRight>⏎");
    desk.must_say("Taken back: one");
    compared_again(&mut desk);
    assert_eq!(texts(desk.session()), ["The first point"]);
    desk.press("<Ctrl+Z>");
    compared_again(&mut desk);
    assert!(desk.state().dialog.is_some(), "it stays open");
    assert!(texts(desk.session()).is_empty());
    desk.must_not_say("Taken back");
    desk.must_say("In this version, not today: one");
    desk.press("<Ctrl+Shift+Z>");
    compared_again(&mut desk);
    assert_eq!(texts(desk.session()), ["The first point"]);
}

#[test]
fn versions_that_cannot_be_listed_are_not_called_none() {
    let mut desk = desk_with(&["The first point"]);
    desk.disk.break_versions(true);
    desk.press("<Ctrl+K>versions⏎");
    desk.wait("it is said", |app| app.versions().unlisted.is_some());
    desk.settle();
    desk.must_say("Which versions there are could not be found out");
    desk.must_not_say("There is no version of this file");
    desk.disk.break_versions(false);
    desk.press("⏎");
    desk.wait("the versions are listed", |app| app.versions().kept.is_some());
    desk.settle();
    compared(&mut desk);
    desk.must_say("at closing");
    desk.press("<ArrowDown>");
    desk.must_say("as opened");
}

#[test]
fn a_folder_of_versions_that_cannot_be_read_is_said_with_the_reason() {
    let mut desk = desk_with(&["The first point"]);
    let folder = std::fs::read_dir(desk.path("data").join("versions")).expect("a folder").next();
    let folder = folder.expect("one of them").expect("an entry").path();
    let aside = folder.with_extension("aside");
    std::fs::rename(&folder, &aside).expect("it can be moved");
    std::fs::write(&folder, "no folder").expect("writable");
    desk.press("<Ctrl+K>versions⏎");
    desk.wait("it is said", |app| app.versions().unlisted.is_some());
    desk.settle();
    desk.must_say(&folder.display().to_string());
    std::fs::remove_file(&folder).expect("it can be removed");
    std::fs::rename(&aside, &folder).expect("it can be moved back");
    desk.click("Try again");
    desk.wait("the versions are listed", |app| app.versions().kept.as_ref().is_some_and(|kept| kept.len() == 2));
}

#[test]
fn where_there_is_no_version_that_is_said_and_an_enter_closes() {
    let mut desk = desk_with(&["The first point"]);
    std::fs::remove_dir_all(desk.path("data").join("versions")).expect("there are some");
    desk.press("<Ctrl+K>versions⏎");
    desk.wait("the versions are listed", |app| app.versions().kept.is_some());
    desk.settle();
    desk.must_say("There is no version of this file");
    for words in ["Take it back", "Take the whole version", "Try again"] {
        desk.must_not_say(words);
    }
    desk.press("⏎");
    assert!(desk.state().dialog.is_none());
}
