//! The place where a paper is chosen, looked at and written.

use egui::{ViewportCommand, ViewportEvent, ViewportId};
use rapporteur::papers::Paper;
use rapporteur::session::note::Note;
use rapporteur::t;
use rapporteur::ui::Place;

use crate::support::app::{Desk, events_of, exercise};

const NOW: &str = "2026-11-23T10:00:00-04:00";

/// Papers, with the first one on the desk.
fn papers() -> Desk {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+4>");
    assert_eq!(desk.state().place, Place::Papers);
    built(&mut desk, Paper::Note);
    desk
}

/// What the choice of a format is called.
fn format(word: &str) -> String {
    let label = t!("papers-format");
    t!("prepare-choice", label = label.as_ref(), word = word)
}

fn built(desk: &mut Desk, paper: Paper) {
    desk.wait("the paper on the desk", |app| app.papers().shown.as_ref().is_some_and(|shown| shown.paper == paper));
}

fn written(desk: &mut Desk) -> String {
    desk.wait("the paper on the disk", |app| app.papers().written.is_some());
    let path = desk.app().papers().written.clone().expect("it was written");
    assert!(path.exists(), "{}", path.display());
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn arrows_choose_a_paper_and_it_is_seen_as_it_will_be() {
    let mut desk = papers();
    desk.must_say("Information Note");
    desk.must_say("Organizers");
    desk.must_say("185 notes: the information note is made from public fields alone");
    desk.press("<ArrowDown>");
    built(&mut desk, Paper::Plan);
    desk.must_say("OP1-SUP.1");
    desk.must_say("Lead agency");
    desk.must_say("4 sensitive notes");
    desk.press("<ArrowUp><ArrowUp>");
    built(&mut desk, Paper::Note);
}

#[test]
fn pages_turn_while_the_list_has_the_focus() {
    let mut desk = papers();
    desk.must_not_say("Additional comments");
    let floor = desk.session().floor.clone();
    desk.press("<PageDown>");
    desk.must_say("Additional comments");
    assert_eq!(desk.session().floor, floor, "the room stays where it is");
    desk.press("<Home>");
    desk.must_not_say("Additional comments");
}

#[test]
fn what_is_written_lies_beside_the_session_and_replaces_nothing() {
    let mut desk = papers();
    desk.press("<Ctrl+P>");
    assert_eq!(written(&mut desk), "information-note-exercise-republic-2026-11-23-en.docx");
    desk.click(&format("Web page"));
    desk.press("<Ctrl+P>");
    desk.wait("the next one", |app| {
        app.papers().written.as_ref().is_some_and(|path| path.extension().is_some_and(|ending| ending == "html"))
    });
    desk.click(&format("Word"));
    desk.click(&t!("papers-write"));
    desk.wait("the second of its name", |app| {
        app.papers().written.as_ref().is_some_and(|path| path.to_string_lossy().ends_with("-en 2.docx"))
    });
}

#[test]
fn from_elsewhere_the_key_leads_here_first() {
    let mut desk = Desk::open(&exercise(), NOW);
    desk.press("<Ctrl+P>");
    assert_eq!(desk.state().place, Place::Papers);
    built(&mut desk, Paper::Note);
    assert!(desk.app().papers().written.is_none(), "nobody writes what was not looked at");
}

#[test]
fn a_change_of_the_record_is_in_the_paper() {
    let mut desk = papers();
    desk.press("<ArrowDown>");
    built(&mut desk, Paper::Plan);
    desk.must_not_say("Count the drums twice a year");
    desk.press("<Ctrl+2>");
    desk.press("#sup !action Count the drums twice a year⏎<Ctrl+4>");
    desk.wait("the new row", |app| {
        let shown = app.papers().shown.as_ref().map(|shown| shown.built.document.texts().collect::<Vec<_>>().join(" "));
        shown.is_some_and(|texts| texts.contains("Count the drums twice a year"))
    });
}

/// So many notes that a plan takes a while to be made.
fn large() -> Desk {
    let mut session = exercise();
    let model = session.notes[0].clone();
    for number in 0..30_000_u128 {
        let id = crate::support::fixtures::note_id(number + 90_000);
        session.notes.push(std::sync::Arc::new(Note { id, ..Note::clone(&model) }));
    }
    let mut desk = Desk::open(&session, NOW);
    desk.press("<Ctrl+4>");
    built(&mut desk, Paper::Note);
    desk
}

/// The keys one by one, without waiting for anything to come to rest.
fn pass_each(desk: &mut Desk, keys: &str) {
    for events in events_of(keys) {
        desk.pass(events);
    }
}

#[test]
fn what_is_asked_for_is_written_when_it_is_there_and_nothing_else_is() {
    let mut desk = large();
    for keys in ["<ArrowDown>", "<Ctrl+P>"] {
        pass_each(&mut desk, keys);
    }
    desk.harness.step();
    assert!(desk.app().papers().asked, "the plan is not there yet");
    desk.must_say("It is written as soon as it is there");
    let name = written(&mut desk);
    assert!(name.starts_with("draft-national-action-plan-"), "{name}");

    for elsewhere in ["<ArrowUp>", "<Ctrl+2>"] {
        let mut desk = large();
        for keys in ["<ArrowDown>", "<Ctrl+P>", elsewhere] {
            pass_each(&mut desk, keys);
        }
        desk.wait("it is dropped", |app| !app.papers().asked);
        desk.press("<Ctrl+4><ArrowDown><ArrowUp>");
        desk.must_say("The paper was not written: something else was chosen before it was there");
        desk.wait("something to look at", |app| app.papers().shown.is_some());
        assert_eq!(papers_in(&desk), 0, "{elsewhere}");
    }
}

/// How many files lie beside the session that are papers.
fn papers_in(desk: &Desk) -> usize {
    let folder = desk.path(".");
    let entries = std::fs::read_dir(folder).expect("the home of the desk");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| [".docx", ".html", ".md", ".xlsx"].iter().any(|ending| name.ends_with(ending))).count()
}

#[test]
fn what_is_asked_for_while_a_paper_is_written_waits_its_turn() {
    let mut desk = papers();
    desk.disk.hold_up_new_files();
    desk.press("<Ctrl+P>");
    desk.wait("it is being written", |app| app.papers().writing.is_some());
    desk.harness.step();
    desk.press("<Ctrl+P>");
    desk.must_say("It is on its way to the disk already");
    desk.click(&format("Web page"));
    desk.press("<Ctrl+P>");
    desk.wait("the other waits", |app| app.papers().waiting == 1);
    desk.harness.step();
    desk.must_say("One more paper is written after it");
    // Both were seen and asked for: where one looks meanwhile does not matter.
    desk.press("<ArrowDown>");
    desk.disk.let_go();
    desk.wait("both are there", |app| app.papers().writing.is_none() && app.papers().waiting == 0);
    assert_eq!(papers_in(&desk), 2);
}

#[test]
fn closing_waits_for_a_paper_and_stays_where_there_is_none() {
    let close = |desk: &mut Desk| {
        desk.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
        desk.harness.step();
        let commands = commands(desk);
        desk.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
        desk.harness.step();
        commands
    };
    for is_full in [false, true] {
        let mut desk = papers();
        desk.disk.hold_up_new_files();
        desk.press("<Ctrl+P>");
        desk.wait("it is being written", |app| app.papers().writing.is_some());
        assert_eq!(close(&mut desk), [ViewportCommand::CancelClose]);
        desk.must_say("A paper is still being written: the window closes by itself as soon as it is there");
        if is_full {
            desk.disk.fill_up();
        }
        desk.disk.let_go();
        let mut seen = Vec::new();
        let begin = std::time::Instant::now();
        while desk.app().papers().writing.is_some() && begin.elapsed().as_secs() < 20 {
            desk.harness.step();
            seen.extend(commands(&desk));
        }
        assert_eq!(seen.contains(&ViewportCommand::Close), !is_full, "{seen:?}");
        desk.harness.step();
        assert_eq!(desk.says("The window was not closed, because something was not written"), is_full);
        assert_eq!(papers_in(&desk), usize::from(!is_full));
        assert_eq!(close(&mut desk), [], "now it goes");
    }
    // Whoever closes again leaves without it.
    let mut desk = papers();
    desk.disk.hold_up_new_files();
    desk.press("<Ctrl+P>");
    desk.wait("it is being written", |app| app.papers().writing.is_some());
    assert_eq!(close(&mut desk), [ViewportCommand::CancelClose]);
    assert_eq!(close(&mut desk), []);
}

/// What the program asked of its window in the last pass, about closing.
fn commands(desk: &Desk) -> Vec<ViewportCommand> {
    let output = desk.harness.output().viewport_output.get(&ViewportId::ROOT).map(|output| output.commands.clone());
    let is_about = |command: &ViewportCommand| matches!(command, ViewportCommand::Close | ViewportCommand::CancelClose);
    output.unwrap_or_default().into_iter().filter(is_about).collect()
}

#[test]
fn what_became_of_a_paper_is_told_when_its_session_is_closed() {
    for is_full in [false, true] {
        let mut desk = papers();
        desk.disk.hold_up_new_files();
        desk.press("<Ctrl+P>");
        desk.wait("it is being written", |app| app.papers().writing.is_some());
        desk.press("<Ctrl+K>start page⏎");
        desk.wait("the first page", |app| app.open_session().is_none());
        if is_full {
            desk.disk.fill_up();
        }
        desk.disk.let_go();
        desk.wait("the outcome", |app| !app.state().messages.all().is_empty());
        desk.settle();
        desk.must_say(if is_full { "the disk is full" } else { "Written: information-note-" });
        assert!(desk.app().papers().written.is_none(), "it is none of this session");
    }
}

#[test]
fn a_rehearsal_shows_papers_and_writes_none() {
    let mut desk = papers();
    desk.press("<Ctrl+K>rehearse the day⏎<Ctrl+4>");
    built(&mut desk, Paper::Note);
    desk.settle();
    desk.press("<Ctrl+P>");
    let words = "In a rehearsal papers are looked at, not written";
    assert_eq!(
        desk.told().iter().filter(|told| told.starts_with(words)).count(),
        2,
        "beside the paper, and to the key"
    );
    desk.press("<ArrowDown><ArrowUp>");
    assert!(!desk.app().papers().asked && desk.app().papers().writing.is_none());
    assert_eq!(papers_in(&desk), 0);
}

#[test]
fn heads_of_columns_are_not_broken_inside_words() {
    let mut desk = Desk::open_at_size(&exercise(), NOW, egui::vec2(1000.0, 700.0));
    desk.press("<Ctrl+4><ArrowDown>");
    built(&mut desk, Paper::Plan);
    desk.settle();
    let shapes = &desk.harness.output().shapes;
    let heads = shapes.iter().filter_map(|clipped| match &clipped.shape {
        egui::Shape::Text(text) if text.galley.text() == "Supporting agencies" => Some(&text.galley),
        _ => None,
    });
    let rows: Vec<Vec<String>> =
        heads.map(|galley| galley.rows.iter().map(|row| row.text().trim().to_owned()).collect()).collect();
    assert_eq!(rows, [["Supporting", "agencies"]]);
}
