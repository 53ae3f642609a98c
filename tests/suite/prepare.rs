//! Prepare by keyboard: what is typed is in the record, what is not yet readable is not.

mod desk;
mod georgetown;

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use rapporteur::session::Session;
use rapporteur::session::agenda::AgendaItem;
use rapporteur::session::catalogue::{Element, Theme};
use rapporteur::session::history::StepName;
use rapporteur::session::note::Note;
use rapporteur::store::Template;
use rapporteur::ui::theme::Look;

use self::desk::{Console, template};

/// The Georgetown session in Prepare.
fn georgetown() -> Console {
    Console::new(template(Template::Georgetown2017))
}

fn titles(session: &Session) -> Vec<&str> {
    session.agenda.iter().map(|item| item.title.split([':', ' ']).next().unwrap_or_default()).collect()
}

fn item<'a>(session: &'a Session, id: &str) -> &'a AgendaItem {
    session.item(&id.into()).expect("an item of this id")
}

#[test]
fn a_duration_is_read_as_people_write_it_and_else_the_old_one_stays() {
    const WRONG: &str = "No duration. Expected";
    for (typed, minutes, wrong) in [
        ("45", 45, false),
        ("90m", 90, false),
        ("1.5h", 90, false),
        ("1:30", 90, false),
        ("0", 0, false),
        ("ten", 240, true),
        ("1:", 240, true),
        ("25h", 240, true),
        ("-5", 240, true),
    ] {
        let mut console = georgetown();
        console.alt(Key::Num2).key(Key::End).key(Key::Enter).tab_to("Duration").type_text(typed);
        assert_eq!(item(console.session(), "discussion").minutes, minutes, "{typed}");
        assert_eq!(console.says(WRONG), wrong, "{typed}");
        console.tab(1);
        assert_eq!(console.says(WRONG), wrong, "{typed}: what is wrong stays in sight when the field is left");
        let shown = console.value("Duration");
        assert_eq!(shown == typed, wrong || typed == "45 min", "{typed} shows as {shown}");
    }
}

#[test]
fn the_beginning_of_a_wrong_text_is_not_what_was_meant() {
    let mut console = georgetown();
    console.alt(Key::Num1).tab_to("Opens at");
    for (letter, opens) in [("2", "02:00:00"), ("5", ""), (":", ""), ("7", ""), ("0", "")] {
        console.type_text(letter);
        let held = console.session().workshop.opens.map(|time| time.to_string()).unwrap_or_default();
        assert_eq!(held, opens, "after {letter}");
    }
    console.key(Key::Escape);
    assert_eq!(console.value("Opens at"), "");
}

#[test]
fn a_wrong_text_goes_by_escape_or_when_the_record_moves_on() {
    let mut console = georgetown();
    console.alt(Key::Num2).key(Key::End).key(Key::Enter).tab_to("Duration").type_text("ten");
    assert_eq!(console.value("Duration"), "ten");
    console.key(Key::Escape);
    assert_eq!((console.value("Duration").as_str(), console.focused().as_str()), ("4 h", "Duration"));

    console.press(Modifiers::COMMAND, Key::A).type_text("60").tab(1).press(Modifiers::SHIFT, Key::Tab).type_text("ten");
    assert_eq!(item(console.session(), "discussion").minutes, 60);
    console.alt(Key::Num2).press(Modifiers::COMMAND, Key::Z);
    assert_eq!((item(console.session(), "discussion").minutes, console.value("Duration").as_str()), (240, "4 h"));
}

#[test]
fn other_fields_that_must_be_read_keep_what_they_had() {
    for (field, typed, wrong) in [
        ("Time zone", "Georgetown", "No such zone"),
        ("Days", "the fourth", "No day yet"),
        ("Opens at", "noon", "No time of day"),
        ("Women among them", "ten", "Expected: a number"),
    ] {
        let mut console = georgetown();
        let before = console.session().clone();
        console.alt(Key::Num1).tab_to(field).type_text(typed);
        assert!(console.says(wrong), "{field}");
        assert_eq!(*console.session(), before, "{field}");
        console.press(Modifiers::COMMAND, Key::A).key(Key::Delete);
        assert!(!console.says(wrong), "{field}: nothing is nothing");
    }
}

#[test]
fn a_zone_is_found_by_its_city() {
    let mut console = Console::new(template(Template::Empty));
    console.alt(Key::Num1).tab_to("Time zone").type_text("guy");
    assert!(console.says("America/Guyana") && !console.says("No such zone"), "it may still become one");
    console.key(Key::Enter);
    assert_eq!(console.session().workshop.zone, "America/Guyana");
    console.tab(1);
    assert_eq!(console.focused(), "Days", "the focus goes on from there");
}

#[test]
fn days_are_shown_as_they_can_be_typed() {
    for (typed, shown) in [
        ("2017-10-04", "4 October 2017"),
        ("4-6 oct 2017", "4–6 October 2017"),
        ("4, 5, 9 October 2017", "4–5 October 2017, 9 October 2017"),
        ("2017-10-30 – 2017-11-01", "30 October 2017 – 1 November 2017"),
    ] {
        let mut console = Console::new(template(Template::Empty));
        console.alt(Key::Num1).tab_to("Days").type_text(typed).tab(1);
        let days = console.session().workshop.days.clone();
        assert_eq!(console.value("Days"), shown);
        console.press(Modifiers::SHIFT, Key::Tab).type_text(shown);
        assert_eq!((&console.session().workshop.days, console.says("No day yet")), (&days, false), "{shown}");
    }
}

#[test]
fn where_one_begins_comes_into_view() {
    let mut console = Console::with(desk::builder([960.0, 600.0], Look::Light, 1.0), template(Template::OneDay));
    let row = |console: &Console, name: &str| console.harness.root().get_by_label_contains(name).rect();
    console.alt(Key::Num1).tab_to("Remark").alt(Key::Num1);
    let title = console.harness.root().get_by_role_and_label(egui::Role::MultilineTextInput, "Title").rect();
    assert!(title.top() > 100.0, "the title is in view again: {title}");
    console.alt(Key::Num3).key(Key::End).tab_to("Add an element of your own").type_text("Rivers\n");
    let below = row(&console, "Add an element of your own").top();
    assert!(row(&console, "Rivers, starred").bottom() < below);
    console.alt(Key::Num3).key(Key::Home).tab_to("Add an element of your own").type_text("Lakes\n");
    assert!(row(&console, "Lakes, starred").bottom() < below);
    console.alt(Key::Num2).key(Key::End).tab_to("Add an item").type_text("Farewell\n");
    assert!(row(&console, ", Farewell").bottom() < row(&console, "Add an item").top());
    console.alt(Key::Num2);
    for _ in 0..10 {
        console.alt(Key::ArrowUp);
    }
    assert!(row(&console, ", Farewell").top() > 90.0, "what is moved is followed");
    console.key(Key::Enter).tab_to("Remove this item");
    let button = console.harness.root().get_by_label("Remove this item").rect();
    assert!(button.bottom() < 600.0, "what Tab comes to is in view");
}

#[test]
fn what_is_typed_is_one_step_that_undo_takes_back() {
    let mut console = georgetown();
    console.alt(Key::Num1).tab_to("Venue");
    for letter in ["P", "a", "r", "i", "s"] {
        console.type_text(letter);
    }
    assert_eq!(console.session().workshop.venue, "Paris");
    console.alt(Key::Num2);
    assert_eq!(console.desk().history.undo_name(), Some(StepName::EditEvent));
    console.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(console.session().workshop.venue, "Georgetown, Guyana");
    assert_eq!(console.desk().history.undo_name(), None);
    assert_eq!(console.value("Venue"), "Georgetown, Guyana", "undo leads back to where it happened");
}

#[test]
fn alt_and_arrows_move_an_item_wherever_the_focus_is() {
    let mut console = georgetown();
    console.alt(Key::Num2).alt(Key::ArrowDown);
    assert_eq!(titles(console.session()), ["Group", "Opening", "Stimson", "Interactive"]);
    console.alt(Key::ArrowDown).alt(Key::ArrowDown).alt(Key::ArrowDown);
    assert_eq!(titles(console.session()), ["Group", "Stimson", "Interactive", "Opening"]);
    console.key(Key::Enter);
    assert_eq!(console.focused(), "Title");
    console.alt(Key::ArrowUp);
    assert_eq!(titles(console.session()), ["Group", "Stimson", "Opening", "Interactive"]);
    assert_eq!(console.desk().history.undo_name(), Some(StepName::MoveItem));
    assert_eq!(console.value("Title"), "Opening remarks", "the arrow moved no cursor and changed no text");
}

#[test]
fn the_timetable_follows_and_says_what_does_not_fit() {
    let mut console = georgetown();
    console.alt(Key::Num2).key(Key::End).key(Key::Enter).tab_to("Pinned start").type_text("10:30");
    assert!(console.says("30 min too late"), "{:?}", console.words());
    console.press(Modifiers::COMMAND, Key::A).type_text("12h");
    assert!(console.says("60 min free before it"));
    assert!(console.says("16:00"), "the end follows");
    console.press(Modifiers::COMMAND, Key::A).key(Key::Delete);
    assert!(!console.says("free before it"));
    assert_eq!(item(console.session(), "discussion").starts, None);
}

#[test]
fn a_second_day_takes_items_and_gives_them_back() {
    let mut console = georgetown();
    console.alt(Key::Num2).key(Key::End).key(Key::Enter).tab_to("Day: Day 1").key(Key::ArrowRight);
    assert_eq!(item(console.session(), "discussion").day, 2);
    assert!(console.says("Ends at 11:00"));
    console.alt(Key::ArrowUp);
    assert_eq!(item(console.session(), "discussion").day, 1);
}

#[test]
fn what_is_in_use_is_not_removed_and_says_why() {
    let mut session = template(Template::Exercise);
    let own = Element { id: "X-OWN".into(), theme: Theme::A, ..session.elements[0].clone() };
    session.elements.insert(0, own);
    let mut note = Note::clone(&session.notes[0]);
    note.on.push("X-OWN".into());
    session.notes[0] = note.into();
    let agency = format!("Remove {}", session.agencies[0].name);
    for (section, button, why) in [
        (Key::Num2, None, "notes refer to it. Change or delete those notes in Review first"),
        (Key::Num2, Some("Remove this item"), "notes refer to it"),
        (Key::Num3, None, "one note refers to it. Change or delete that note in Review first"),
        (Key::Num3, Some("Remove this element"), "one note refers to it"),
        (Key::Num4, Some(agency.as_str()), "refer to it"),
    ] {
        let mut console = Console::new(session.clone());
        console.alt(section);
        match button {
            Some(button) => console.tab_to(button).key(Key::Space),
            None => console.key(Key::Home).key(Key::Delete),
        };
        assert!(console.says(why), "{section:?} {button:?}: {:?}", console.words());
        assert_eq!(*console.session(), session, "{section:?} {button:?}");
    }
}

#[test]
fn an_item_is_dragged_to_another_place() {
    let mut console = georgetown();
    console.alt(Key::Num2);
    let row = |console: &Console, name: &str| {
        let root = console.harness.root();
        root.get_by_label_contains(name).rect().center()
    };
    let (from, to) = (row(&console, "09:00, Opening"), row(&console, "10:15, Stimson"));
    console.harness.drag_at(from);
    console.harness.run();
    for y in [20.0, 60.0] {
        console.harness.hover_at(from + egui::vec2(0.0, y));
        console.harness.run();
    }
    console.harness.hover_at(to + egui::vec2(0.0, 6.0));
    console.harness.run();
    assert_eq!(titles(console.session()), ["Opening", "Group", "Stimson", "Interactive"], "not before it is let go");
    console.harness.drop_at(to + egui::vec2(0.0, 6.0));
    console.harness.run();
    assert_eq!(titles(console.session()), ["Group", "Stimson", "Opening", "Interactive"]);
}

#[test]
fn what_nobody_uses_is_removed_and_undo_brings_it_back() {
    let mut console = georgetown();
    let before = console.session().clone();
    console.alt(Key::Num2).key(Key::ArrowDown).key(Key::Delete);
    assert_eq!(titles(console.session()), ["Opening", "Stimson", "Interactive"]);
    assert!(console.focused().contains("Stimson"), "the neighbour is chosen: {}", console.focused());
    console.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*console.session(), before);

    console.alt(Key::Num4).tab_to("Remove Health").key(Key::Space);
    assert!(console.session().agency(&"health".into()).is_none());
}

#[test]
fn an_element_is_starred_hidden_renamed_and_put_elsewhere() {
    let mut console = georgetown();
    let element = |console: &Console, at: usize| console.session().elements[at].clone();
    console.alt(Key::Num3).key(Key::Space);
    assert!(!element(&console, 0).star);
    console.key(Key::ArrowDown).alt(Key::ArrowUp);
    assert_eq!(element(&console, 0).id.as_str(), "OP8-TRE");
    console.alt(Key::ArrowUp);
    assert_eq!(element(&console, 0).id.as_str(), "OP8-TRE", "the first one stays the first");
    console.key(Key::Enter).type_text("!");
    assert_eq!(element(&console, 0).title, "Treaties and instruments!");
    console
        .tab_to("Short name")
        .type_text("pacts")
        .tab_to("Hidden: left out of the board of this workshop")
        .key(Key::Space);
    let changed = element(&console, 0);
    assert_eq!((changed.short.as_str(), changed.hidden), ("pacts", true));
}

#[test]
fn an_element_of_ones_own_comes_into_the_theme_and_goes_again() {
    let mut console = georgetown();
    let before = console.session().clone();
    console.alt(Key::Num3).press(Modifiers::SHIFT, Key::Tab).type_text("transit");
    assert!(!console.says("Border controls"), "the filter lists what holds the word");
    console.tab_to("Add an element of your own").type_text("Free zones of the river\n");
    let own = console.session().elements.iter().find(|element| element.title.starts_with("Free zones")).expect("added");
    assert_eq!((own.id.as_str(), own.theme.letter(), own.star), ("X-FREE-ZONES-OF-THE-RIVER", 'F', true));
    console.tab_to("Remove this element").key(Key::Space);
    assert_eq!(*console.session(), before);
    console.alt(Key::Num3).key(Key::Home).key(Key::Delete);
    assert_eq!(*console.session(), before, "the catalogue loses none");
}

#[test]
fn agencies_come_by_the_list_and_are_shown_before_they_are_added() {
    let mut console = georgetown();
    console.alt(Key::Num4).paste("Customs (CUS), gra: Guyana Revenue Authority, Police");
    assert!(console.says("@cus Customs (CUS) · 2 are there already"), "{:?}", console.words());
    console.tab_to("Add one agency").key(Key::Enter);
    let last = console.session().agencies.last().expect("an agency").clone();
    assert_eq!((last.id.as_str(), last.name.as_str(), last.short.as_str()), ("cus", "Customs", "CUS"));
    assert_eq!(console.value("Add agencies"), "");
    console.tab_to("Short name of police").type_text("GPF");
    assert_eq!(console.session().agency(&"police".into()).map(|agency| agency.short.as_str()), Some("GPF"));
}

#[test]
fn private_names_are_held_and_never_shown() {
    let mut console = georgetown();
    console.alt(Key::Num5).tab_to("More names").paste("Ada Lovelace\nGrace Hopper").type_text("Mary Shelley\n");
    assert_eq!(*console.session().workshop.private_names, ["Ada Lovelace", "Grace Hopper", "Mary Shelley"]);
    assert!(console.says("3 names are held"));
    console.type_text("Jane Austen");
    for name in ["Ada", "Hopper", "Shelley", "Austen"] {
        assert!(!console.says(name), "{name}");
        assert!(!format!("{:?}", console.desk().state.prepare).contains(name), "{name}");
    }
    console.tab_to("Forget all names").key(Key::Space);
    assert!(console.session().workshop.private_names.is_empty());
    assert!(console.says("No name is held"));
}

#[test]
fn sections_are_reached_by_key() {
    let mut console = georgetown();
    for (key, focused) in [
        (Key::Num1, "Title"),
        (Key::Num2, "09:00, Opening remarks, Opening · 30 min"),
        (Key::Num3, "No support to non-State actors, starred"),
        (Key::Num4, "Add agencies"),
        (Key::Num5, "Rule of the room: Non-attribution"),
    ] {
        assert_eq!(console.alt(key).focused(), focused);
    }
    console.press(Modifiers::CTRL, Key::Tab);
    assert_eq!(console.focused(), "Title");
    let before = console.session().clone();
    let (key, modifiers) = (Key::Num1, Modifiers::ALT);
    let pressed = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    console.harness.input_mut().events.extend([pressed, Event::Text("1".into())]);
    console.harness.run();
    assert_eq!(*console.session(), before, "the character that Alt and a digit still deliver is no text");
    console.press(Modifiers::CTRL | Modifiers::SHIFT, Key::Tab);
    assert_eq!(console.focused(), "Rule of the room: Non-attribution");
    console.key(Key::ArrowRight);
    assert_eq!(console.session().workshop.rule, rapporteur::session::workshop::Rule::ChathamHouse);
}

#[test]
fn in_a_small_window_list_and_fields_take_turns() {
    let small = desk::builder([960.0, 600.0], Look::Light, 2.0);
    let mut console = Console::with(small, template(Template::Georgetown2017));
    console.alt(Key::Num2).key(Key::ArrowDown);
    assert!(!console.says("What it covers"));
    console.key(Key::Enter);
    assert_eq!((console.focused().as_str(), console.says("Add an item")), ("Title", false));
    console.type_text("?").press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(console.focused(), "‹ All items");
    console.key(Key::Space);
    assert!(console.focused().contains("voluntary plans?"), "{}", console.focused());
    console.harness.check_accessibility();

    let small = desk::builder([960.0, 600.0], Look::Light, 2.0);
    let mut console = Console::with(small, template(Template::Exercise));
    console.alt(Key::Num2).key(Key::Delete);
    let why = console.harness.root().get_by_label_contains("Not removed").rect();
    assert!(why.bottom() < 600.0, "why not is in view");
}

#[test]
fn every_control_has_a_name_and_tab_comes_to_all_of_them() {
    for kind in [Template::Empty, Template::Georgetown2017, Template::Exercise] {
        for section in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
            let mut console = Console::new(template(kind));
            console.alt(section);
            console.harness.check_accessibility();
            let first = console.focused();
            assert!(!first.is_empty(), "{section:?} of {kind:?}");
            for _ in 0..160 {
                console.tab(1);
                assert!(!console.focused().is_empty(), "{section:?} of {kind:?}: a stop without a name");
                if console.focused() == first {
                    break;
                }
            }
            assert_eq!(console.focused(), first, "{section:?} of {kind:?}: Tab comes round");
        }
    }
}
