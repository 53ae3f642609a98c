//! The file changes while somebody looks at what has become of it; and what is said of it before, meanwhile and afterwards.

use rapporteur::ui::versions::Source;

use super::*;

/// Another note of another machine, with a number of its own.
fn with_another(text: &str, number: u8, words: &str) -> String {
    let id = format!("01990000-0000-7000-8000-0000000000{number:02x}");
    let note = format!("        (item: \"discussion\", text: \"{words}\", id: \"{id}\"),\n");
    let at = text.find("    notes: [\n").expect("notes") + "    notes: [\n".len();
    let end = at + text[at..].find("    ],").expect("their end");
    format!("{}{note}{}", &text[..end], &text[end..])
}

fn put(desk: &mut Desk, theirs: &str) {
    std::fs::write(desk.opened().path(), theirs).expect("writable");
    come_to_the_window(desk);
}

/// Waits until what is in the file now stands beside ours.
fn beside(desk: &mut Desk, theirs: &str) {
    let theirs = theirs.to_owned();
    desk.wait("it is beside ours", move |app| {
        let foreign = app.open_session().and_then(OpenSession::foreign);
        let (Some(foreign), Some(shown)) = (foreign, &app.versions().shown) else {
            return false;
        };
        let is_theirs = foreign.read.as_ref().is_ok_and(|read| to_text(read).is_ok_and(|text| text == theirs));
        is_theirs && shown.source == Source::File(foreign.fingerprint.hash)
    });
    desk.settle();
}

fn said(desk: &Desk) -> String {
    desk.state().messages.all().iter().map(|message| message.text.as_str()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn marks_stay_when_the_file_changes_again_and_what_is_new_is_said() {
    let mut desk = desk_with(&["The first point", "The second point", "The third point"]);
    let ours = desk.file_text();
    let both = ours.replace("The first point", "The first, theirs").replace("The second point", "The second, theirs");
    let one = with_another(&both, 1, "From one machine");
    put(&mut desk, &one);
    is_changed(&mut desk);
    beside(&mut desk, &one);
    desk.must_say("Take one in and save both");
    desk.must_not_say("changed again");
    // Their only note is not wanted, the first of those that differ is.
    desk.press("<Space><ArrowDown><Space>");
    desk.must_say("Take one in and save both");

    let two = with_another(&one.replace("The second, theirs", "The second, theirs again"), 2, "From a second one");
    put(&mut desk, &two);
    beside(&mut desk, &two);
    desk.must_say("changed again meanwhile: one row is new, one says something else, none is gone");
    // What only the file has is marked as it comes; what was unmarked by hand is not marked again.
    desk.must_say("Take 2 in and save both");
    desk.press("⏎");
    assert!(said(&desk).contains("2 rows were taken in, everything else is as it was here"), "{}", said(&desk));
    is_settled(&mut desk);
    let mut found = texts(&on_disk(&desk)).into_iter().map(str::to_owned).collect::<Vec<_>>();
    found.sort();
    assert_eq!(found, ["From a second one", "The first, theirs", "The second point", "The third point"]);
    assert!(versions_of(&desk).contains(&two), "what gave way is kept");
}

#[test]
fn marks_stay_through_a_file_that_is_half_there() {
    let mut desk = desk_with(&["The first point", "The second point"]);
    let theirs = desk.file_text().replace("The first point", "The first, theirs").replace("The second", "Their second");
    put(&mut desk, &theirs);
    is_changed(&mut desk);
    beside(&mut desk, &theirs);
    desk.press("<Space>");
    desk.must_say("Take one in and save both");
    put(&mut desk, &theirs[..theirs.len() / 2]);
    desk.wait("it is half there", |app| {
        app.open_session().and_then(OpenSession::foreign).is_some_and(|foreign| foreign.read.is_err())
    });
    desk.settle();
    desk.must_say("Everything is safe here: all 2 notes are open in this window");
    let theirs = theirs.replace("    notes: [", "\n    notes: [");
    put(&mut desk, &theirs);
    desk.wait("it is whole", |app| {
        app.open_session().and_then(OpenSession::foreign).is_some_and(|foreign| foreign.read.is_ok())
    });
    let canonical = theirs.replace("\n\n    notes: [", "\n    notes: [");
    beside(&mut desk, &canonical);
    desk.must_say("says what it said before");
    desk.must_say("Take one in and save both");
    desk.press("⏎");
    assert!(said(&desk).contains("One row was taken in"), "{}", said(&desk));
    is_settled(&mut desk);
    assert_eq!(texts(&on_disk(&desk)), ["The first, theirs", "The second point"]);
}

#[test]
fn put_off_the_marks_are_there_again_and_nothing_comes_by_itself() {
    let mut desk = desk_with(&["The first point", "The second point"]);
    let theirs = desk.file_text().replace("The first point", "The first, theirs").replace("The second", "Their second");
    put(&mut desk, &theirs);
    is_changed(&mut desk);
    beside(&mut desk, &theirs);
    desk.press("<ArrowDown><Space>");
    desk.must_say("Until then the file is not written to, and marks stay");
    desk.press("<Escape>");
    for _ in 0..3 {
        come_to_the_window(&mut desk);
        desk.settle();
        assert!(desk.state().dialog.is_none(), "it does not come again for the same change");
    }
    assert_eq!(desk.file_text(), theirs);
    desk.press("<Ctrl+K>file was changed⏎");
    beside(&mut desk, &theirs);
    desk.must_not_say("changed again");
    desk.press("⏎");
    is_settled(&mut desk);
    assert_eq!(texts(&on_disk(&desk)), ["The first point", "Their second point"]);
}

#[test]
fn what_was_taken_in_is_not_said_any_more_once_it_is_undone() {
    let mut desk = desk_with(&["The first point"]);
    let theirs = desk.file_text().replace("The first point", "The first, theirs");
    put(&mut desk, &theirs);
    is_changed(&mut desk);
    beside(&mut desk, &theirs);
    desk.press("<Space>⏎");
    assert!(said(&desk).contains("One row was taken in"), "{}", said(&desk));
    desk.press("<Ctrl+Z>");
    assert!(!said(&desk).contains("taken in"), "{}", said(&desk));
    assert_eq!(texts(desk.session()), ["The first point"]);
}

#[test]
fn each_choice_says_what_comes_of_it() {
    let mut desk = desk_with(&["The first point", "The second point"]);
    let second = desk.file_text().lines().find(|line| line.contains("The second point")).expect("its line").to_owned();
    let theirs = desk.file_text().replace(&format!("{second}\n"), "").replace("The first point", "The first, theirs");
    let theirs = with_another(&with_another(&theirs, 1, "One more"), 2, "And one more");
    put(&mut desk, &theirs);
    is_changed(&mut desk);
    beside(&mut desk, &theirs);
    desk.must_say("Everything becomes as it is in the file: 2 come in, one changes, one from here goes");
    desk.must_say("Everything else stays as it is here, and the file gets both");
    desk.must_say("Nothing comes in. The file becomes as it is here; theirs stays as a version");
    desk.must_say("Ours goes on in a file of its own; this file stays as they left it");
    desk.click("Take theirs over");
    let said = said(&desk);
    assert!(said.contains("taken over: 2 came in, one changed, one from here went"), "{said}");
    is_settled(&mut desk);
    assert_eq!(desk.file_text(), theirs);
}

#[test]
fn ours_is_kept_and_that_nothing_came_in_is_said() {
    let mut desk = desk_with(&["The first point"]);
    let theirs = with_a_note(&desk.file_text());
    put(&mut desk, &theirs);
    is_changed(&mut desk);
    beside(&mut desk, &theirs);
    desk.click("Keep ours");
    assert!(said(&desk).contains("Nothing was taken in: the file becomes as it is here"), "{}", said(&desk));
    is_settled(&mut desk);
    assert_eq!(texts(&on_disk(&desk)), ["The first point"]);
}

#[test]
fn of_a_broken_file_first_what_is_safe_is_said_then_what_is_wrong_then_what_to_do() {
    let mut desk = desk_with(&["The first point", "The second point"]);
    let whole = desk.file_text();
    put(&mut desk, &whole[..whole.len() / 2]);
    is_changed(&mut desk);
    let told = desk.told().join("\n");
    let place = |words: &str| told.find(words).unwrap_or_else(|| panic!("nothing says `{words}`, but:\n{told}"));
    let order = [
        "Everything is safe here: all 2 notes are open in this window",
        "the file ends in the middle of the session",
        "It may be half there still",
        "Keep ours",
        "Go on in a copy elsewhere…",
        "Decide later",
    ]
    .map(place);
    assert!(order.is_sorted(), "{order:?}\n{told}");
    desk.must_not_say("is lost");
    desk.click("Keep ours");
    is_settled(&mut desk);
    assert_eq!(desk.file_text(), whole);
}

#[test]
fn another_session_in_the_file_is_named_and_nothing_is_taken_from_it() {
    let mut desk = desk_with(&["The first point"]);
    let ours = desk.file_text();
    let mut other = crate::support::app::exercise();
    other.id = rapporteur::session::SessionId(uuid::Uuid::from_u128(7));
    let theirs = to_text(&other).expect("text");
    put(&mut desk, &theirs);
    is_changed(&mut desk);
    compared(&mut desk);
    desk.must_say("Everything is safe here: the one note is open in this window");
    desk.must_say("The file now holds another session: “National action plan workshop");
    for words in ["Take theirs over", "Take in what is marked", "marks stay"] {
        desk.must_not_say(words);
    }
    desk.click("Keep ours");
    is_settled(&mut desk);
    assert_eq!(desk.file_text(), ours);
    assert!(versions_of(&desk).contains(&theirs));
    // As a version it is the other session still.
    open_versions(&mut desk);
    desk.must_say("This version holds another session: “National action plan workshop");
    desk.must_say("it can be saved as a copy");
}
