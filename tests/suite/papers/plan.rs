//! The draft plan: its order, what is to be confirmed, and what it cites.

use jiff::civil::date;
use rapporteur::papers::document::{Block, Row, Run, Style, Table, Text};
use rapporteur::papers::{self, LeftOut, Options, Paper};
use rapporteur::session::Session;
use rapporteur::session::plan::{Measure, working};

use super::desk::{ISSUED, built, exercise, worked};
use crate::support::fixtures::{Room, measure_id};

fn table(session: &Session) -> Table {
    let plan = built(session, Paper::Plan).document;
    plan.blocks
        .into_iter()
        .find_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .expect("a plan with measures has a table")
}

fn column(table: &Table, title: &str) -> Vec<Text> {
    let at = table.columns.iter().position(|column| column.title == title).expect("there is such a column");
    let cells = table.rows.iter().filter_map(|row| if let Row::Cells(cells) = row { Some(cells) } else { None });
    cells.map(|cells| cells[at].clone()).collect()
}

fn plain(texts: &[Text]) -> Vec<String> {
    texts.iter().map(Text::plain).collect()
}

#[test]
fn measures_stand_by_theme_and_paragraph() {
    let table = table(&exercise());
    let themes: Vec<String> = table
        .rows
        .iter()
        .filter_map(|row| if let Row::Group(text) = row { Some(text.plain()) } else { None })
        .collect();
    assert!(themes.is_sorted(), "{themes:?}");
    let numbers = plain(&column(&table, "No."));
    let at = |number: &str| numbers.iter().position(|is| is == number).expect("it is in the plan");
    assert!(at("OP1-SUP.1") < at("OP1-SUP.2"));
    assert!(at("OP1-SUP.2") < at("OP8-TRE.1") && at("OP8-TRE.1") < at("CRD-POC.1"), "paragraphs come before practice");
    assert!(at("OP3D-LAW.1") < at("OP6-LST.1"));
}

#[test]
fn what_is_to_be_confirmed_is_seen() {
    let table = table(&worked());
    let lead = column(&table, "Lead agency");
    let open = Text::open("TBC");
    assert_eq!(lead.iter().filter(|text| **text == open).count(), 1, "{lead:?}");
    assert_eq!(column(&table, "Timeline").iter().filter(|text| **text == open).count(), 1);
    assert!(matches!(open.runs(), [Run::Words(_, Style::Open)]));
}

#[test]
fn a_plan_cites_nothing_of_later_years() {
    let mut session = worked();
    let cited = |session: &Session| plain(&column(&table(session), "OP")).join("\n");
    assert!(
        cited(&session).contains("1977 (2011)\n2325 (2016)") || cited(&session).contains("1977 (2011), 2325 (2016)")
    );
    session.workshop.days = vec![date(2012, 10, 4)];
    assert!(cited(&session).contains("1977 (2011)") && !cited(&session).contains("2325"));
    session.workshop.days = vec![date(2005, 10, 4)];
    assert!(!cited(&session).contains("1977"));
}

#[test]
fn the_edges_of_its_pages_say_what_it_is() {
    let plan = built(&worked(), Paper::Plan).document;
    assert!(plan.page.landscape);
    let edges: Vec<String> = plan.page.header.texts().chain(plan.page.footer.texts()).collect();
    let edges = edges.join("|");
    for said in [
        "Unclassified",
        "DRAFT – for national consideration – does not represent the position of the Government",
        "Version of 6 October 2017",
        "Plan period: TBC",
        "Page ",
        " of ",
    ] {
        assert!(edges.contains(said), "{said}: {edges}");
    }
}

#[test]
fn it_tells_what_it_left_out() {
    let mut session = worked();
    let left_out = built(&session, Paper::Plan).left_out;
    assert!(left_out.contains(&LeftOut::SensitiveNotes(2)), "{left_out:?}");
    assert!(left_out.contains(&LeftOut::SensitiveMeasures(1)), "{left_out:?}");
    for element in &mut session.elements {
        element.hidden = element.id.as_str() == "CRD-POC";
    }
    assert!(built(&session, Paper::Plan).left_out.contains(&LeftOut::MeasuresOfHiddenElements(1)));
}

#[test]
fn a_measure_that_was_released_is_in_it_and_its_note_is_not() {
    let mut session = worked();
    let of_secret = |measure: &std::sync::Arc<Measure>| measure.action.contains("nobody may read");
    let at = session.measures.iter().position(of_secret).expect("the action became a measure");
    assert!(!plain(&column(&table(&session), "Action")).join("\n").contains("nobody may read"));
    let measure = std::sync::Arc::make_mut(&mut session.measures[at]);
    measure.released = true;
    "Something that may be read".clone_into(&mut measure.action);
    let all = built(&session, Paper::Plan).document.texts().collect::<Vec<_>>().join("\n");
    assert!(all.contains("Something that may be read") && !all.contains("nobody may read"));
}

#[test]
fn every_row_can_show_the_notes_that_it_came_from() {
    let mut session = worked();
    std::sync::Arc::make_mut(&mut session.measures[0]).action = "Reworded by hand".to_owned();
    let options = Options { with_notes: true, ..Options::new(ISSUED) };
    let plan = papers::build(&session, Paper::Plan, &options).expect("there is English").document;
    let all = plan.texts().collect::<Vec<_>>().join("\n");
    assert!(all.contains("Reworded by hand") && all.contains("Review transit powers and draft an amendment"), "{all}");
    assert!(!all.contains("nobody may read"));
}

/// What is in a spreadsheet is what is on paper: raw notes only if they are wanted.
#[test]
fn notes_are_in_a_spreadsheet_only_if_they_are_wanted() {
    let mut session = worked();
    std::sync::Arc::make_mut(&mut session.measures[0]).action = "Reworded by hand".to_owned();
    for with_notes in [false, true] {
        let options = Options { with_notes, ..Options::new(ISSUED) };
        let plan = papers::build(&session, Paper::Plan, &options).expect("there is English").document;
        let sheet = plan.sheet.expect("a plan is a spreadsheet, too");
        let all = sheet.texts().join("\n");
        assert_eq!(all.contains("Review transit powers and draft an amendment"), with_notes);
    }
}

/// A row that was made from a gap has its words; the other gaps of the element are told all the same, and none twice.
#[test]
fn every_gap_is_told_once_whatever_the_rows_say() {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    let gap = room.take("!gap No power over goods in transit");
    room.take("!gap No list of brokers");
    let told = |room: &Room| {
        let all = plain(&column(&table(&room.session), "Current situation and gap")).join("\n");
        ["No power over goods in transit", "No list of brokers", "In its own words"]
            .map(|text| all.matches(text).count())
    };
    room.step(working::add(&room.session, &"OP3D-TRS".into(), Some(&gap), measure_id(50)));
    assert_eq!(told(&room), [1, 1, 0], "the only row has words of its own");
    let row = Measure { situation: "In its own words".into(), ..room.only_measure().clone() };
    room.step(working::change("situation", row));
    assert_eq!(told(&room), [1, 1, 1]);
    room.take("!action Review");
    assert_eq!(told(&room), [1, 1, 1], "the second row has room for them");
}
