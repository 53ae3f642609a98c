//! The Georgetown event, built from nothing by keyboard alone.

use egui::Key;
use rapporteur::session::Session;
use rapporteur::session::agenda::{AgendaItem, Role};
use rapporteur::session::workshop::Workshop;
use rapporteur::store::Template;

use super::desk::{Console, template};

#[test]
fn the_georgetown_event_is_built_by_keyboard_alone() {
    let wanted = template(Template::Georgetown2017);
    let mut console = Console::new(template(Template::Empty));
    event(&mut console, &wanted.workshop);
    agenda(&mut console, &wanted.agenda);
    agencies(&mut console);
    console.alt(Key::Num5).tab_to("Marking").type_text("Unclassified");

    let mut built = console.session().clone();
    built.id = wanted.id;
    assert_eq!(built.agenda.len(), wanted.agenda.len());
    for (item, like) in built.agenda.iter_mut().zip(&wanted.agenda) {
        item.id = like.id.clone();
    }
    same(&built, &wanted);
}

/// Part by part first, so that a difference is found.
fn same(built: &Session, wanted: &Session) {
    assert_eq!(built.workshop, wanted.workshop);
    assert_eq!(built.agenda, wanted.agenda);
    assert_eq!(built.agencies, wanted.agencies);
    assert_eq!(built.elements, wanted.elements);
    assert_eq!(built, wanted);
}

fn event(console: &mut Console, workshop: &Workshop) {
    console.alt(Key::Num1);
    assert_eq!(console.focused(), "Title");
    console.type_text(&workshop.title);
    let background = &workshop.background;
    let (organizers, participants) = (workshop.organizers.join("\n"), workshop.participants.join("\n"));
    for (field, text) in [
        ("Venue", workshop.venue.as_str()),
        ("Time zone", "guyana\n"),
        ("Days", "4 oct 2017"),
        ("Organizers", &organizers),
        ("Participants", &participants),
        ("State", &workshop.state),
        ("Plan period", &workshop.plan_period),
        ("Point of contact for assistance", &workshop.point_of_contact),
        ("Objectives", &workshop.objectives),
        ("Who asked for what", &background.request),
        ("How the Committee learnt of it", &background.informed),
        ("Who works with whom", &background.cooperation),
        ("What it was for", &background.purpose),
        ("Contact", &workshop.contact),
        ("Remark", &workshop.remark),
    ] {
        console.tab_to(field).type_text(text);
    }
}

fn agenda(console: &mut Console, items: &[AgendaItem]) {
    console.alt(Key::Num2);
    assert_eq!(console.focused(), "Add an item");
    for item in items {
        console.type_text(&item.title).key(Key::Enter);
    }
    for (at, item) in items.iter().enumerate() {
        console.alt(Key::Num2).key(Key::Home);
        (0..at).for_each(|_| {
            console.key(Key::ArrowDown);
        });
        console.key(Key::Enter).tab_to("What it is for: Other");
        // From the last role to the right comes the first one.
        let steps = Role::ALL.iter().position(|role| *role == item.role).map_or(0, |at| at + 1);
        (0..steps % Role::ALL.len()).for_each(|_| {
            console.key(Key::ArrowRight);
        });
        console.tab_to("Duration").type_text(&format!("{}:{:02}", item.minutes / 60, item.minutes % 60));
        console.tab_to("Presenter").type_text(&item.presenter);
        console.tab_to("What it covers").type_text(&item.covered.join("\n"));
    }
}

fn agencies(console: &mut Console) {
    console.alt(Key::Num4).type_text(
        "foreign: Foreign Affairs\nsecurity: Public Security\nHealth\nAgriculture\nFinance\n\
         Guyana Revenue Authority (GRA)\nPolice\ndefence: Defence Force",
    );
    console.tab_to("Add 8 agencies").key(Key::Enter);
}
