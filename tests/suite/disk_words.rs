//! What the window says when the disk does not do as it should, and what it offers: in words, before anything can be lost.

use std::path::Path;
use std::time::Duration;

use egui::{ViewportCommand, ViewportEvent, ViewportId};
use rapporteur::app::OpenSession;
use rapporteur::ui::{Place, SaveState, Timekeeping};

use crate::support::app::{Desk, georgetown};

const NOON: &str = "2017-10-04T12:00:00-04:00";

fn desk() -> Desk {
    Desk::open(&georgetown(), NOON)
}

/// Lets the file be due, and waits for how that went.
fn until_not_saved(desk: &mut Desk, in_recovery: bool) {
    desk.clock.advance(Duration::from_secs(1));
    desk.harness.step();
    desk.wait("it is not saved", |app| {
        app.open_session().is_some_and(
            |open| matches!(open.save_state(), SaveState::NotSaved { in_recovery: kept, .. } if *kept == in_recovery),
        )
    });
    desk.settle();
}

/// The window is closed by its cross; whether it stays.
fn stays_when_closed(desk: &mut Desk) -> bool {
    desk.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    desk.harness.step();
    let stays = commands(desk).contains(&ViewportCommand::CancelClose);
    desk.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
    desk.settle();
    stays
}

/// What the last pass asked of the window.
fn commands(desk: &Desk) -> Vec<ViewportCommand> {
    desk.harness.output().viewport_output.get(&ViewportId::ROOT).expect("it is drawn").commands.clone()
}

#[test]
fn a_disk_that_takes_its_time_holds_the_window_but_not_the_hand() {
    let mut desk = desk();
    desk.disk.hold_up_session_files();
    desk.press("Entered last⏎");
    assert!(stays_when_closed(&mut desk));
    desk.must_say("The disk takes its time: the window closes by itself");
    desk.must_say("Everything is in recovery already");
    // One may change one's mind, or the disk goes on.
    desk.press("And after that⏎");
    desk.disk.let_go();
    let mut closes = false;
    let begin = std::time::Instant::now();
    while !closes && begin.elapsed() < Duration::from_secs(20) {
        desk.harness.step();
        closes = commands(&desk).contains(&ViewportCommand::Close);
    }
    assert!(closes, "nobody has to ask again");
    assert!(!stays_when_closed(&mut desk));
    assert!(desk.file_text().contains("And after that"), "what was entered meanwhile is written before it goes");
    desk.must_not_say("The disk takes its time");
}

#[test]
fn a_disk_that_does_not_answer_is_told_of_while_one_works() {
    let mut desk = desk();
    desk.disk.hold_up_session_files();
    desk.press("Entered meanwhile⏎");
    desk.advance(Duration::from_secs(1));
    desk.must_say("Saving…");
    desk.wait("the journal has it", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    assert!(desk.wants_repaint_in().is_some_and(|wait| wait <= Duration::from_secs(5)), "nobody moves the mouse");
    desk.advance(Duration::from_secs(6));
    desk.must_say("NOT SAVED: the disk does not answer; wait for it, or save elsewhere. Kept in recovery");
    desk.disk.let_go();
    desk.wait("it is saved by itself", |app| app.open_session().is_some_and(OpenSession::is_saved));
    desk.settle();
    desk.must_not_say("NOT SAVED");
    assert!(desk.file_text().contains("Entered meanwhile"));
}

#[test]
fn whoever_closes_again_does_not_wait_for_the_disk() {
    let mut desk = desk();
    desk.disk.hold_up_session_files();
    desk.press("Entered last⏎");
    assert!(stays_when_closed(&mut desk));
    assert!(!stays_when_closed(&mut desk));
    assert!(desk.journal_text().contains("Entered last"));
}

#[test]
fn whoever_moves_away_from_a_slow_disk_is_not_closed_by_it() {
    let mut desk = desk();
    desk.disk.hold_up_session_files();
    desk.press("Entered last⏎");
    assert!(stays_when_closed(&mut desk));
    move_to(&mut desk, "elsewhere.ron");
    desk.disk.let_go();
    for text in ["Zebras⏎", "Yaks⏎", "Xylophones⏎"] {
        desk.press(text);
        desk.clock.advance(Duration::from_secs(1));
        let begin = std::time::Instant::now();
        while begin.elapsed() < Duration::from_secs(20) && !desk.file_text().contains(text.trim_end_matches('⏎')) {
            desk.harness.step();
            assert!(!commands(&desk).contains(&ViewportCommand::Close), "nobody wants it closed any more");
        }
        for _ in 0..3 {
            desk.harness.step();
            assert!(!commands(&desk).contains(&ViewportCommand::Close), "nobody wants it closed any more");
        }
    }
    assert!(desk.file_text().contains("Entered last"));
    desk.must_not_say("The disk takes its time");
}

#[test]
fn what_is_entered_while_a_copy_is_made_is_in_the_copy() {
    let mut desk = desk();
    desk.press("before⏎");
    desk.saved();
    desk.disk.hold_up_new_files();
    let copy = desk.path("elsewhere.ron");
    desk.press(&format!("<Ctrl+Shift+S><Ctrl+A>{}⏎", copy.display()));
    desk.must_say(&format!("Writing the copy {}", copy.display()));
    desk.press("meanwhile⏎");
    assert!(stays_when_closed(&mut desk), "the copy would end with the window");
    desk.must_say("A copy is still being written");
    // A second one is not begun beside it.
    desk.press(&format!("<Ctrl+Shift+S><Ctrl+A>{}⏎", desk.path("another.ron").display()));
    desk.must_say("A copy is still being written; wait until it is there");
    desk.disk.keep_session_files_as_they_are(true);
    desk.disk.let_go();
    desk.wait("it is there", |app| app.open_session().is_some_and(|open| open.path().ends_with("elsewhere.ron")));
    desk.wait("the journal of the copy has it", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    // Killed before the copy's first save: it was entered, and it is there.
    let text = std::fs::read_to_string(&copy).expect("the copy");
    assert!(text.contains("before") && !text.contains("meanwhile"));
    assert!(!desk.path("another.ron").exists());
    let desk = desk.reopen_after_kill(|_| {});
    assert!(desk.opened().path().ends_with("elsewhere.ron"));
    let notes: Vec<_> = desk.session().notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["before", "meanwhile"]);
}

#[test]
fn a_rehearsal_does_not_hold_the_window_for_ever() {
    let mut desk = desk();
    let file = desk.opened().path().to_owned();
    desk.disk.take_out(&file);
    desk.press("Entered before⏎");
    until_not_saved(&mut desk, true);
    desk.press("<Ctrl+K>rehearse⏎");
    assert_eq!(desk.opened().timekeeping, Timekeeping::Rehearsal);
    assert!(stays_when_closed(&mut desk));
    desk.must_say("Everything is kept in recovery and comes back at the next start");
    assert!(!stays_when_closed(&mut desk), "it was said");
}

#[test]
fn what_was_said_at_closing_does_not_count_when_more_would_be_lost() {
    let mut desk = desk();
    let file = desk.opened().path().to_owned();
    desk.disk.take_out(&file);
    desk.press("In recovery⏎");
    until_not_saved(&mut desk, true);
    assert!(stays_when_closed(&mut desk));
    desk.must_say("Everything is kept in recovery");
    desk.disk.fill_every_disk(true);
    desk.press("In this window alone⏎");
    until_not_saved(&mut desk, false);
    assert!(stays_when_closed(&mut desk), "that is another matter");
    desk.must_say("Recovery cannot be written either");
    assert!(!stays_when_closed(&mut desk));
}

/// Saves a copy in the home, and waits until the session has moved there.
fn move_to(desk: &mut Desk, name: &str) {
    let copy = desk.path(name);
    desk.press(&format!("<Ctrl+Shift+S><Ctrl+A>{}⏎", copy.display()));
    desk.wait("it is there", |app| app.open_session().is_some_and(|open| open.path().file_name() == copy.file_name()));
    desk.settle();
}

#[test]
fn with_every_disk_full_it_is_said_aloud_that_the_notes_are_in_the_window_alone() {
    let mut desk = desk();
    desk.disk.fill_every_disk(true);
    desk.press("Ports need radiation monitors⏎");
    until_not_saved(&mut desk, false);
    desk.wait("it is said", |app| {
        app.state().messages.all().iter().any(|said| said.text.contains("this window alone"))
    });
    desk.settle();
    desk.must_say("save elsewhere with Ctrl+Shift+S");
    desk.must_say("NOT SAVED");

    // Somebody frees some space: it comes back by itself, and what was said is no longer so.
    desk.disk.fill_every_disk(false);
    desk.wait("it is saved by itself", |app| app.open_session().is_some_and(OpenSession::is_saved));
    desk.settle();
    desk.must_not_say("this window alone");
    assert!(desk.file_text().contains("Ports need radiation monitors"));
}

#[test]
fn a_line_that_is_kept_nowhere_holds_the_window_once() {
    let mut desk = desk();
    desk.disk.fill_data(true);
    desk.press("Half a thou");
    assert!(stays_when_closed(&mut desk), "the line would be gone without a word");
    desk.must_say("not the line that is being typed");
    // What is no longer so is not said any more, and closing begins anew.
    desk.disk.fill_data(false);
    desk.press("ght");
    desk.wait("the line is kept", |app| app.open_session().is_some_and(OpenSession::is_drafted));
    desk.settle();
    desk.must_not_say("not the line that is being typed");
    desk.disk.fill_data(true);
    desk.press("!");
    assert!(stays_when_closed(&mut desk), "it is told again");
    assert!(!stays_when_closed(&mut desk), "it was said");
}

#[test]
fn a_line_that_is_kept_again_does_not_hold_the_window() {
    let mut desk = desk();
    desk.disk.fill_data(true);
    desk.press("Half a thou");
    desk.disk.fill_data(false);
    assert!(!stays_when_closed(&mut desk), "it is tried once more before the window goes");
    let desk = desk.reopen();
    assert_eq!(desk.line().text, "Half a thou");
}

#[test]
fn the_line_holds_the_session_too_when_another_one_is_opened() {
    let mut desk = desk();
    desk.disk.fill_data(true);
    desk.press("Half a thou");
    desk.press("<Ctrl+K>");
    desk.press("start page⏎");
    assert!(desk.app().open_session().is_some(), "{:?}", desk.told());
    assert_eq!(desk.line().text, "Half a thou");
}

#[test]
fn a_stick_that_is_taken_out_is_not_written_to_as_a_folder() {
    let mut desk = desk();
    let file = desk.opened().path().to_owned();
    let before = std::fs::read(&file).expect("the file");
    desk.disk.take_out(&file);
    desk.press("Entered meanwhile⏎");
    until_not_saved(&mut desk, true);
    desk.must_say("was taken out; put it in again");
    desk.must_say("Kept in recovery");
    assert_eq!(std::fs::read(&file).expect("the file"), before);

    desk.disk.put_in();
    desk.wait("it is saved by itself", |app| app.open_session().is_some_and(OpenSession::is_saved));
    assert!(desk.file_text().contains("Entered meanwhile"));
    desk.must_not_say("written there anew");
}

#[test]
fn a_file_that_somebody_took_away_is_written_anew_and_that_is_said() {
    let mut desk = desk();
    let file = desk.opened().path().to_owned();
    std::fs::rename(&file, file.with_file_name("moved.ron")).expect("it is moved");
    desk.press("Entered afterwards⏎");
    desk.saved();
    desk.must_say("day.ron was no longer in its folder, and was written there anew");
    assert!(desk.file_text().contains("Entered afterwards"));
}

#[test]
fn a_file_that_nobody_may_write_is_told_of_before_the_first_note() {
    let desk = Desk::open_file(NOON, |home| {
        let path = home.join("day.ron");
        let path =
            rapporteur::store::create(&rapporteur::store::DiskFiles, &path, &georgetown(), false).expect("a file");
        let mut rights = std::fs::metadata(&path).expect("it is there").permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&path, rights).expect("the right is taken away");
        path
    });
    desk.must_say("you are not allowed to write here");
    desk.must_say("kept in recovery on this computer");
    desk.must_not_say("NOT SAVED");
}

#[test]
fn saving_elsewhere_goes_on_where_one_was_and_says_where_that_is() {
    let mut desk = desk();
    let stick = desk.opened().path().to_owned();
    desk.disk.take_out(&stick);
    desk.press("Entered meanwhile⏎");
    until_not_saved(&mut desk, true);
    let place = desk.state().place;
    assert_eq!(place, Place::Run);
    desk.press("Half a line");
    // Under the words of the alarm, as anybody would look for it.
    desk.press("<Ctrl+K>elsewhere⏎");
    let suggested = desk.path("documents/Rapporteur/day 2.ron").display().to_string();
    desk.must_say(&suggested);

    // A folder that is not there: the path can be mended where it stands, and is not typed into the line.
    desk.press("<Ctrl+A>/nowhere/at-all/day.ron⏎");
    desk.wait("it is refused", |app| !app.is_opening());
    desk.settle();
    desk.must_say("Nothing was written:");
    desk.must_say("/nowhere/at-all/day.ron");
    let copy = desk.path("documents/Rapporteur/elsewhere.ron");
    assert!(!copy.parent().expect("a folder").exists(), "it is made when it is wanted");
    desk.press(&format!("<Ctrl+A>{}⏎", copy.display()));
    desk.wait("the copy is open", |app| app.open_session().is_some_and(|open| open.path().ends_with("elsewhere.ron")));
    desk.settle();
    desk.must_say(&format!("From now on everything is saved in {}", copy.display()));
    desk.must_say("and nothing more in day.ron");
    assert_eq!(desk.state().place, place);
    assert_eq!(desk.line().text, "Half a line");
    assert_eq!(desk.focus(), "line");
    assert!(std::fs::read_to_string(&copy).expect("the copy").contains("Entered meanwhile"));

    // What was done before can be undone, and the stick is not asked for any more.
    desk.press("<Ctrl+A><Delete><Ctrl+Z>");
    desk.saved();
    assert!(!std::fs::read_to_string(&copy).expect("the copy").contains("Entered meanwhile"));
    desk.wait("the stick is left", |_| !is_held(&stick));
    desk.press("<Ctrl+K>start page⏎");
    desk.settle();
    desk.must_say("Opened lately");
    desk.must_not_say("In recovery");
}

/// Whether a window still looks after this file.
fn is_held(file: &Path) -> bool {
    file.with_file_name(".day.ron.lock").exists()
}
