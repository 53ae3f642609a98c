//! The pre-flight: every line goes to its place, and what is accepted can be taken back.

use rapporteur::session::check::{Missing, Preflight, Spot};
use rapporteur::ui::Place;

use super::console::Console;
use super::desk::{Console as Small, builder, exercise};
use rapporteur::ui::theme::Look;

fn open(console: &Console) -> Vec<rapporteur::session::check::Finding> {
    Preflight::of(console.session()).open
}

#[test]
fn f8_goes_from_line_to_line_each_to_its_place_and_back() {
    let mut console = Console::exercise();
    let all = open(&console);
    for (at, finding) in all.iter().enumerate() {
        console.press("<F8>");
        assert!(console.says(&format!("Pre-flight {} of {}", at + 1, all.len())), "{finding:?}");
        match &finding.at {
            Spot::Note(id) => assert_eq!(console.selected().id, *id),
            Spot::Measure(id) => {
                assert_eq!(console.desk.state().review.plan.selected, Some(*id));
                let column = if finding.what == Missing::Lead { "Lead agency of " } else { "By when of " };
                assert!(console.focused().contains(column), "{finding:?}: {}", console.focused());
            }
            Spot::Element(id) => {
                let title = console.session().element(id).expect("it is there").title.clone();
                assert!(console.says(&format!("Notes of {title}")), "{finding:?}");
            }
            Spot::Workshop => panic!("the exercise has a title and a date"),
        }
    }
    console.press("<F8>");
    assert!(console.says(&format!("Pre-flight 1 of {}", all.len())), "round and round");
    console.press("<Shift+F8>");
    assert!(console.says(&format!("Pre-flight {0} of {0}", all.len())));
    console.tab_to("End the pre-flight").press("<Space>");
    assert!(!console.says("Pre-flight 1 of"));
}

#[test]
fn what_is_missing_in_the_event_leads_to_its_sheet() {
    let mut session = exercise();
    session.workshop.title.clear();
    let mut console = Console::open(&session);
    console.press("<F8>");
    assert_eq!(console.desk.state().place, Place::Prepare);
    assert!(console.says("The event has no title") && console.says("Pre-flight 1 of"));
    console.press("<F8>");
    assert_eq!(console.desk.state().place, Place::Review);
}

#[test]
fn the_strip_follows_what_is_typed_when_it_is_whole() {
    let mut console = Console::exercise();
    console.press("<F8>");
    let Spot::Note(id) = open(&console)[0].at else { panic!("the first finding is about a note") };
    let before = console.selected().text;
    console.press("⏎<End> once more");
    assert_eq!(console.selected().text, format!("{before} once more"));
    assert_eq!(strip(&console), format!("{before} "), "the first letter, and no other");
    console.press("⏎");
    assert_eq!(strip(&console), format!("{before} once more"));
    // A key of the walk takes what is typed as it stands.
    console.press("⏎<End>!<F8><Shift+F8>");
    assert_eq!(console.selected().id, id);
    assert_eq!(strip(&console), format!("{before} once more!"));
}

/// What the strip says that the finding is about.
fn strip(console: &Console) -> String {
    let painted = console.desk.painted();
    let at = painted.iter().rposition(|text| text.starts_with("Pre-flight ")).expect("the strip is there");
    painted[at + 2].clone()
}

#[test]
fn the_list_accepts_shows_what_was_accepted_and_takes_it_back() {
    let mut console = Console::exercise();
    let before = open(&console).len();
    console.tab_to("List by: Elements").press("<ArrowRight><ArrowRight>");
    assert!(console.says(&format!("{before} things are missing")));
    console.press("<Tab>");
    assert!(console.focused().starts_with("Pre-flight: Open question: "), "{}", console.focused());
    console.press("<ArrowDown>⏎");
    assert_eq!(Spot::Note(console.selected().id), open(&console)[1].at, "Enter goes there");
    let accepted = open(&console)[1].clone();
    console.press("<Ctrl+F8>");
    assert_eq!(open(&console).len(), before - 1);
    let list = |console: &mut Console| {
        for _ in 0..80 {
            if console.focused().starts_with("Pre-flight: ") {
                return;
            }
            console.press("<Tab>");
        }
        panic!("Tab never comes to the list");
    };
    list(&mut console);
    console.press("<End>");
    assert_eq!(console.focused(), "Pre-flight: 1 thing is accepted as it is");
    console.press("⏎<End>");
    assert!(console.focused().starts_with("Pre-flight: Open question"), "{}", console.focused());
    console.press("<Space>");
    assert_eq!(open(&console).len(), before);
    assert!(open(&console).contains(&accepted));
    console.press("<Ctrl+Z>");
    assert_eq!(open(&console).len(), before - 1, "taking back is a step, too");
}

#[test]
fn a_need_is_given_its_type() {
    let mut console = Console::exercise();
    let need = open(&console).iter().position(|finding| finding.what == Missing::AssistanceType).expect("one");
    for _ in 0..=need {
        console.press("<F8>");
    }
    let before = open(&console).len();
    console.tab_to("Training").press("<Space>");
    assert_eq!(open(&console).len(), before - 1);
    assert!(console.says("left"), "the strip says that it is settled");
}

#[test]
fn plan_and_pre_flight_are_at_home_in_every_size_and_look() {
    for size in [[960.0, 600.0], [1280.0, 800.0], [1920.0, 1080.0]] {
        for (look, scale) in [(Look::Light, 1.0), (Look::Dark, 1.5), (Look::Contrast, 2.0)] {
            let mut console = Small::with(builder(size, look, scale), exercise());
            console.key(egui::Key::F9);
            assert!(console.focused().starts_with("Plan: Action of"), "{size:?} at {scale}: {}", console.focused());
            console.type_text("x").key(egui::Key::Tab).key(egui::Key::Enter).key(egui::Key::Escape);
            assert!(
                console.focused().starts_with("Plan: Lead agency of"),
                "{size:?} at {scale}: {}",
                console.focused()
            );
        }
    }
}

/// What was accepted by mistake is taken back, and what is accepted next is what is in view again.
#[test]
fn undo_leads_the_walk_back_to_what_is_in_view() {
    let mut console = Console::exercise();
    console.press("<F8><F8><F8>");
    let third = open(&console)[2].clone();
    console.press("<Ctrl+F8>");
    assert!(!open(&console).contains(&third));
    console.press("<Ctrl+Z>");
    assert!(open(&console).contains(&third));
    assert!(console.says(&format!("Pre-flight 3 of {}", open(&console).len())));
    console.press("<Ctrl+F8>");
    assert!(!open(&console).contains(&third), "the same one, not the one behind it");
}
