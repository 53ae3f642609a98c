//! Files that cannot be opened, of each kind: the dialog, the keys, and the copy.

use rapporteur::session::Session;
use rapporteur::store::{DiskFiles, create};

use super::desk::{NOW, read, with_file, with_file_alone, worked_at};
use crate::support::app::{Desk, exercise};

fn texts(session: &Session) -> Vec<&str> {
    session.notes.iter().map(|note| note.text.as_str()).collect()
}

/// Everything that was entered at a desk that was [worked at](worked_at).
fn and_the_point(session: &Session) -> Vec<&str> {
    let mut all = texts(session);
    all.push("A point that was saved");
    all
}

#[test]
fn an_empty_file_and_one_of_zeros_offer_the_version() {
    for bytes in [Vec::new(), vec![0; 5000]] {
        let (desk, _) = worked_at();
        let mut desk = with_file(desk, &bytes);
        assert!(desk.app().open_session().is_none());
        desk.must_say("day.ron cannot be opened");
        desk.must_say("The file is left as it is");
        desk.must_say("1  Open the version of 13 October 2026, 10:40");
        desk.must_say(&format!("{} notes", exercise().notes.len() + 1));
        desk.answer("1");
        assert_eq!(desk.opened().path(), desk.path("day 2.ron").canonicalize().expect("the copy"));
        assert_eq!(texts(&read(&desk.path("day 2.ron"))), and_the_point(&exercise()), "closing kept a version, too");
        assert_eq!(desk.bytes(), bytes, "the broken file stays");
        desk.must_say("This is a copy, day 2.ron");
        // The copy is worked at as any session.
        desk.press("<Ctrl+2>");
        desk.press("Goes on⏎");
        desk.saved();
        assert!(texts(&read(&desk.path("day 2.ron"))).contains(&"Goes on"));
    }
}

#[test]
fn the_line_as_it_stood_goes_along_into_the_copy() {
    let (mut desk, _) = worked_at();
    desk.press("half a thought");
    desk.wait("it is kept", |app| {
        app.open_session().is_some_and(|open| open.draft().is_some_and(|draft| draft.text == "half a thought"))
    });
    let mut desk = with_file(desk, &[0; 10]);
    desk.answer("1");
    assert!(desk.opened().path().ends_with("day 2.ron"));
    let lines = [&desk.state().run.line, &desk.state().review.line];
    assert!(lines.iter().any(|line| line.text == "half a thought"), "{:?}", lines.map(|line| line.text.clone()));
}

#[test]
fn what_was_saved_since_the_last_version_is_not_lost_with_the_file() {
    for bytes in [Vec::new(), vec![0; 5000], b"rubbish".to_vec()] {
        let (mut desk, _) = worked_at();
        desk.press("Another one, saved⏎");
        desk.saved();
        let kept = desk.versions_kept();
        let (path, journal) = desk.journal();
        // Killed, without the version that closing keeps.
        let mut desk = desk.reopen_after_kill(|home| {
            for version in super::desk::versions_in(home).into_iter().filter(|version| !kept.contains(version)) {
                std::fs::remove_file(version).expect("it can be removed");
            }
            std::fs::write(path, &journal).expect("the journal");
            std::fs::write(home.join("day.ron"), &bytes).expect("the file");
        });
        desk.answer("1");
        let opened = texts(desk.session()).into_iter().map(str::to_owned).collect::<Vec<_>>();
        for text in ["A point that was saved", "Another one, saved"] {
            assert_eq!(opened.iter().filter(|opened| *opened == text).count(), 1, "{text}: {opened:?}");
        }
    }
}

#[test]
fn a_file_cut_short_is_read_as_far_as_it_goes_and_gets_the_rest_from_the_version() {
    let (desk, bytes) = worked_at();
    let cut = bytes.len() / 2;
    let mut desk = with_file(desk, &bytes[..cut]);
    desk.must_say("Line ");
    desk.must_say("the file ends in the middle of the session");
    desk.must_say("1  Open what can be read of it");
    desk.must_say("One line that could not be read is kept in a text beside the copy");
    desk.must_say("2  Open the version of");
    desk.answer("1");
    let copy = read(&desk.path("day 2.ron"));
    assert_eq!(texts(&copy), and_the_point(&exercise()), "what the cut took is in the version");
    let kept = std::fs::read_to_string(desk.path("day - not read.txt")).expect("what could not be read is kept");
    let torn = bytes[..cut].rsplit(|byte| *byte == b'\n').next().expect("the last line");
    assert!(kept.contains(std::str::from_utf8(torn).expect("text")), "{kept}");
    assert_eq!(desk.bytes(), &bytes[..cut]);
    desk.must_say("from the version of 13 October 2026, 10:40; one line is kept in day - not read.txt");
}

#[test]
fn what_is_said_of_a_salvaged_file_adds_up_to_what_the_window_shows() {
    let (mut desk, _) = worked_at();
    // What was saved since the opening is in no version either.
    desk.press("Only in recovery⏎Only in recovery, too⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let (path, journal) = desk.journal();
    let kept = desk.versions_kept();
    let mut in_file = 0;
    let cut = |bytes: &[u8]| bytes.len() * 3 / 5;
    let mut desk = desk.reopen_after_kill(|home| {
        for version in super::desk::versions_in(home).into_iter().filter(|version| !kept.contains(version)) {
            std::fs::remove_file(version).expect("it can be removed");
        }
        std::fs::write(path, &journal).expect("the journal");
        let bytes = std::fs::read(home.join("day.ron")).expect("the file");
        let rest = String::from_utf8_lossy(&bytes[..cut(&bytes)]).into_owned();
        let notes = rest.split_once("\n    notes: [\n").expect("the cut is in the notes").1;
        in_file = notes.lines().count() - 1;
        std::fs::write(home.join("day.ron"), &rest).expect("the file");
    });
    let all = exercise().notes.len();
    let sum = format!(
        "The copy has {} notes: {in_file} of {} notes could be read, {} come from the version of 13 October 2026, 10:40, \
         3 come from recovery",
        all + 3,
        in_file + 1,
        all - in_file,
    );
    desk.must_say(&sum);
    desk.answer("1");
    assert_eq!(desk.session().notes.len(), all + 3);
    desk.must_say(&sum);
}

#[test]
fn what_another_program_had_written_is_not_offered_as_the_version() {
    let (desk, bytes) = worked_at();
    let georgetown = crate::support::app::georgetown();
    let theirs = rapporteur::store::format::to_text(&georgetown).expect("text");
    let folder = desk.versions_kept()[0].parent().expect("their folder").to_owned();
    let mut desk = with_file(desk, &bytes);
    // Newer than any other: it gave way to ours.
    std::fs::write(folder.join("2026-10-13T190000Z-theirs.ron"), theirs).expect("a version");
    desk.press("<Escape>");
    let desk = with_file(desk, &[0; 100]);
    desk.must_say("1  Open the version of 13 October 2026, 10:40");
    desk.must_say(&format!("{} notes", exercise().notes.len() + 1));
}

#[test]
fn without_a_version_a_broken_record_costs_itself_alone() {
    let desk = Desk::open(&exercise(), NOW);
    let text = String::from_utf8(desk.bytes()).expect("text").replacen("kind: Gap", "kind: Gab", 1);
    let mut desk = with_file_alone(desk, text.as_bytes());
    let all = exercise().notes.len();
    desk.must_say("`Gab` is not a kind of note");
    desk.must_say(&format!("{} of {all} notes could be read", all - 1));
    desk.must_not_say("Open the version of");
    desk.answer("1");
    assert_eq!(read(&desk.path("day 2.ron")).notes.len(), all - 1);
    assert!(std::fs::read_to_string(desk.path("day - not read.txt")).expect("the text").contains("kind: Gab"));
}

#[test]
fn of_two_notes_with_one_id_a_copy_keeps_both() {
    let desk = Desk::open(&exercise(), NOW);
    let text = String::from_utf8(desk.bytes()).expect("text");
    let session = exercise();
    let measure =
        session.measures.iter().find(|measure| !measure.from.is_empty()).expect("one that grew out of a note");
    let note = session.note(measure.from[0]).expect("its note");
    let line = text.lines().find(|line| line.ends_with(&format!("id: \"{}\"),", note.id))).expect("its line");
    let twin = line.replace(note.text.as_str(), "Said once more");
    let broken = text.replace(line, &format!("{line}\n{twin}"));
    let mut desk = with_file(desk, broken.as_bytes());
    desk.must_say("stands for two notes");
    desk.must_say("1  Open a copy that keeps both");
    desk.must_say("The second note of that id gets a new one; the measure that names it names both");
    desk.answer("1");
    let copy = read(&desk.path("day 2.ron"));
    let second = copy.notes.iter().find(|note| note.text == "Said once more").expect("the second");
    assert_ne!(second.id, note.id);
    assert_eq!(copy.note(note.id).map(|note| note.text.clone()), Some(note.text.clone()));
    assert!(copy.measure(measure.id).expect("the measure").from.ends_with(&[second.id]));
    assert_eq!(desk.bytes(), broken.as_bytes());
    assert!(desk.names_with("", ".txt").is_empty(), "nothing is left over");
}

#[test]
fn closed_without_an_answer_nothing_has_happened() {
    let (desk, bytes) = worked_at();
    let mut desk = with_file(desk, &bytes[..bytes.len() - 400]);
    let before = desk.names_in("");
    assert!(desk.asks());
    desk.press("<Escape>");
    assert!(!desk.asks());
    desk.must_not_say("cannot be opened");
    assert_eq!(desk.names_in(""), before);
    // It does not come again by itself, and can be asked for again.
    desk.press("<Wait>");
    assert!(!desk.asks());
}

#[test]
fn what_is_no_session_is_said_and_offers_nothing() {
    let desk = Desk::open(&exercise(), NOW);
    let mut desk = with_file_alone(desk, b"%PDF-1.7 a paper");
    desk.must_say("This is a PDF, not a session");
    desk.must_say("There is no earlier version of it on this machine");
    desk.must_not_say("1  ");
    desk.press("⏎");
    assert!(!desk.asks(), "the way out has the focus");
}

#[test]
fn where_nothing_can_be_written_the_copy_goes_to_the_documents() {
    let (desk, _) = worked_at();
    let mut desk = with_file(desk, &[0; 10]);
    desk.disk.refuse_new_files_beside(&desk.file());
    desk.answer("1");
    let copy = desk.opened().path().to_owned();
    assert!(copy.ends_with("documents/Rapporteur/day.ron"), "{}", copy.display());
    desk.must_say("because nothing could be written beside the file");
}

#[test]
fn a_journal_is_brought_in_on_top() {
    let (mut desk, bytes) = worked_at();
    // A note that only the journal has, as after a kill.
    desk.disk.keep_session_files_as_they_are(true);
    desk.press("Only in the journal⏎");
    desk.wait("it is in the journal", |app| app.open_session().is_some_and(|open| open.pending().is_empty()));
    let (path, journal) = desk.journal();
    assert!(journal.contains("Only in the journal"));
    let mut desk = desk.reopen_after_kill(|home| {
        std::fs::write(path, &journal).expect("the journal");
        std::fs::write(home.join("day.ron"), &bytes[..bytes.len() / 2]).expect("the file");
    });
    desk.must_say("Recovery holds");
    desk.must_say("It was entered on");
    // By keys alone: the ways, the way out, then the text, and back.
    desk.press("<Tab><Tab><Tab>⏎");
    desk.must_say("Only in the journal");
    desk.press("⏎");
    desk.answer("1");
    assert!(texts(&read(&desk.path("day 2.ron"))).contains(&"Only in the journal"));
    assert!(desk.journal_text().contains("Only in the journal"), "and recovery still has it");
}

#[test]
fn the_command_line_says_what_the_window_offers() {
    use std::process::Command;
    let home = tempfile::tempdir().expect("a folder");
    let path = create(&DiskFiles, &home.path().join("x.ron"), &exercise(), false).expect("a file");
    let check = |bytes: &[u8]| {
        std::fs::write(&path, bytes).expect("the file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        let out = command.args(["check", "x.ron"]).current_dir(home.path()).env("RAPPORTEUR_HOME", home.path());
        let out = out.output().expect("it runs");
        assert_eq!(out.status.code(), Some(2));
        String::from_utf8(out.stderr).expect("text")
    };
    let bytes = std::fs::read(&path).expect("the file");
    let said = check(&bytes[..bytes.len() / 2]);
    assert!(said.contains("; the window offers what can be read of it"), "{said}");
    assert_eq!(said.lines().count(), 1);
    let said = check(b"");
    assert!(!said.contains("offers"), "{said}");
}
