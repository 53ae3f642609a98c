//! The plan as a table, by keyboard alone: filled, sorted, copied, walked between notes and rows.

use egui::OutputCommand;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::session::Session;
use rapporteur::session::check::Preflight;
use rapporteur::session::note::Note;
use rapporteur::session::plan::{Agreement, Assistance, Measure, Priority, Status};

use super::console::Console;
use crate::support::app::{Desk, exercise};

/// The exercise in Review, with the whole plan in sight.
fn plan() -> Console {
    let mut console = Console::exercise();
    console.press("<F9>");
    assert!(console.focused().starts_with("Plan: Action of OP1-SUP.1: Insert"), "{}", console.focused());
    console
}

fn measure(console: &Console, number: &str) -> Measure {
    let found = console.session().measures.iter().find(|measure| measure.number.to_string() == number);
    Measure::clone(found.unwrap_or_else(|| panic!("there is no {number}")))
}

fn lead(console: &Console, number: &str) -> String {
    measure(console, number).lead.map(|id| id.to_string()).unwrap_or_default()
}

#[test]
fn a_row_is_filled_from_cell_to_cell() {
    let mut console = plan();
    console.press(
        "<ArrowLeft>Customs Act 1952<Tab>Draft a clause<Tab>hea<Tab><ArrowRight>within 6 months<Tab>Bill tabled",
    );
    console.press("<Tab>Two drafters<Tab>tra⏎leg⏎<Tab>Standing order<Tab>h⏎<ArrowUp><Tab>und⏎<ArrowUp><Tab>pri⏎<ArrowUp><Tab>See the study⏎");
    let row = measure(&console, "OP1-SUP.1");
    let texts =
        ["Draft a clause", "Customs Act 1952", "Bill tabled", "Two drafters", "Standing order", "See the study"];
    assert_eq!(row.texts(), texts);
    assert_eq!(row.by.map(|by| by.to_string()).as_deref(), Some("2027-04"));
    assert_eq!(row.assistance, [Assistance::Legal, Assistance::Training]);
    assert_eq!((row.priority, row.status), (Some(Priority::High), Status::UnderWay));
    assert_eq!(row.agreement, Some(Agreement::InPrinciple));
    assert_eq!(lead(&console, "OP1-SUP.1"), "health");
    assert!(
        console.focused().starts_with("Plan: Remarks of OP1-SUP.2"),
        "Enter goes one row down: {}",
        console.focused()
    );
}

#[test]
fn what_the_keys_do_to_a_cell() {
    // (keys from the action of the first row, its action then, and where the cursor is)
    let action = "Insert a general clause on non-support into the Strategic Goods Bill";
    let table = [
        ("New⏎", "New", "Action of OP1-SUP.2"),
        ("New<Escape>", action, "Action of OP1-SUP.1"),
        ("⏎!<Tab>", &format!("{action}!"), "Lead agency of OP1-SUP.1"),
        ("⏎<Shift+Tab>", action, "Situation and gap, with the law of OP1-SUP.1"),
        ("One<Shift+Enter>two⏎", "One\ntwo", "Action of OP1-SUP.2"),
        ("<Delete>", "", "Action of OP1-SUP.1"),
        ("<Delete><Ctrl+Z>", action, "Action of OP1-SUP.1"),
        ("New⏎<Ctrl+Z>", action, "Action of OP1-SUP.1"),
        ("New⏎<ArrowUp>Newer⏎<Ctrl+Z>", "New", "Action of OP1-SUP.1"),
        ("<ArrowDown><ArrowRight><ArrowLeft><ArrowUp>", action, "Action of OP1-SUP.1"),
        ("<Home>", action, "No. of OP1-SUP.1"),
        ("<End><Tab>", action, "No. of OP1-SUP.2"),
        ("<Ctrl+End><ArrowUp><Ctrl+Home>", action, "Action of OP1-SUP.1"),
    ];
    for (keys, expected, cursor) in table {
        let mut console = plan();
        console.press(keys);
        assert_eq!(measure(&console, "OP1-SUP.1").action, expected, "{keys}");
        assert!(console.focused().contains(cursor), "{keys}: {}", console.focused());

        let mut console = plan();
        console.desk.press_at_once(keys);
        assert_eq!(measure(&console, "OP1-SUP.1").action, expected, "{keys}, all at once");
        assert!(console.focused().contains(cursor), "{keys}, all at once: {}", console.focused());
    }
}

#[test]
fn a_lead_is_chosen_by_typing_or_arrows_and_a_new_one_is_added() {
    for (keys, expected) in [
        ("custo⏎", "customs"),
        ("⏎<ArrowDown>⏎", "police"),
        ("⏎<Escape>", "justice"),
        ("tbc<Escape>", "justice"),
        ("to be⏎", ""),
        ("<Delete>", ""),
        ("Space agency⏎", "space-agency"),
        ("TBC⏎", ""),
        ("Customs and Police⏎", "customs"),
    ] {
        let mut console = plan();
        let agencies = console.session().agencies.len();
        console.press("<ArrowRight>").press(keys);
        let next = if keys.contains("<ArrowDown>") { lead(&console, "OP1-SUP.1") } else { expected.to_owned() };
        assert_eq!(lead(&console, "OP1-SUP.1"), next, "{keys}");
        assert_ne!(lead(&console, "OP1-SUP.1") == "justice", expected != "justice", "{keys}");
        let support = measure(&console, "OP1-SUP.1").support;
        assert_eq!(support.iter().any(|id| id.as_str() == "police"), keys.starts_with("Customs and"), "{keys}");
        let added = usize::from(expected == "space-agency");
        assert_eq!(console.session().agencies.len(), agencies + added, "{keys}");
        if added > 0 {
            console.press("<Ctrl+Z>");
            assert_eq!((console.session().agencies.len(), lead(&console, "OP1-SUP.1")), (agencies, "justice".into()));
        }
    }
}

#[test]
fn a_date_is_said_back_and_nonsense_is_not_kept() {
    let mut console = plan();
    console.press("<ArrowRight><ArrowRight><ArrowRight>soon");
    assert!(console.says("Not a date yet; the one before is kept"));
    assert_eq!(measure(&console, "OP1-SUP.1").by.map(|by| by.to_string()).as_deref(), Some("2027-Q2"));
    console.press("<Escape>by Mar");
    assert!(console.says("Means March 2027"));
    console.press("⏎");
    assert_eq!(measure(&console, "OP1-SUP.1").by.map(|by| by.to_string()).as_deref(), Some("2027-03"));
    assert!(console.says("By when of OP1-SUP.1: March 2027"));
}

#[test]
fn a_date_that_does_not_read_as_a_whole_is_not_kept_in_part() {
    let by = |console: &Console| measure(console, "OP1-SUP.1").by.map(|by| by.to_string());
    let before = Some("2027-Q2".to_owned());
    // (keys from the date of the first row, its date then, and where the cursor is)
    let table = [
        ("end of Q2 or Q3 2029⏎", "2027-Q2", "By when of OP1-SUP.1"),
        ("end of Q2 or Q3 2029<Tab>", "2027-Q2", "By when of OP1-SUP.1"),
        ("Q3 2029 or so<Shift+Tab>", "2027-Q2", "By when of OP1-SUP.1"),
        (
            "Q3 2029 or so⏎<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>⏎",
            "2029-Q3",
            "By when of OP1-SUP.2",
        ),
        ("Q3 2029<Escape>", "2027-Q2", "By when of OP1-SUP.1"),
        ("Q3 2029 or so⏎<Escape>", "2027-Q2", "By when of OP1-SUP.1"),
        ("Q3 2029<Escape>long<Tab>", "long", "Milestone or indicator of OP1-SUP.1"),
    ];
    for (keys, expected, cursor) in table {
        let mut console = plan();
        console.press("<ArrowRight><ArrowRight><ArrowRight>").press(keys);
        assert_eq!(by(&console).as_deref(), Some(expected), "{keys}");
        assert!(console.focused().contains(cursor), "{keys}: {}", console.focused());
        let mut console = plan();
        console.press("<ArrowRight><ArrowRight><ArrowRight>");
        console.desk.press_at_once(keys);
        assert_eq!(by(&console).as_deref(), Some(expected), "{keys}, all at once");
    }
    // What was typed and taken back is no step.
    let mut console = plan();
    console.press("New⏎<ArrowRight><ArrowRight><ArrowRight>Q3 2029 or⏎<Escape><Ctrl+Z>");
    assert!(measure(&console, "OP1-SUP.1").action.starts_with("Insert a general clause"));
    assert_eq!(by(&console), before);
}

#[test]
fn what_cannot_be_kept_stays_in_its_field_or_is_told() {
    let long = "x".repeat(17 * 1024);
    let action = |console: &Console| measure(console, "OP1-SUP.1").action;
    let mut console = plan();
    let before = action(&console);
    console.press("⏎ and").pass(vec![egui::Event::Paste(long)]);
    console.press("⏎<Tab>");
    assert!(console.says("A note holds 16 KiB of text at most"), "it stays where it is");
    assert_eq!(action(&console), before);
    console.press("<F8>");
    console.desk.must_say("Not kept in Action of OP1-SUP.1, what stood there before is there again: “");
    assert_eq!(action(&console), before);
    let mut console = plan();
    console.press("<ArrowRight><ArrowRight><ArrowRight>soon");
    console.desk.click("Columns");
    console.desk.must_say("there again: “soon”");
}

/// What was copied last.
fn copied(console: &mut Console, keys: &str) -> String {
    let mut text = String::new();
    for events in [keys, "copy"] {
        let events =
            if events == "copy" { vec![vec![egui::Event::Copy]] } else { crate::support::app::events_of(events) };
        for events in events {
            console.desk.pass(events);
            for command in &console.desk.harness.output().platform_output.commands {
                if let OutputCommand::CopyText(copied) = command {
                    text.clone_from(copied);
                }
            }
        }
    }
    text
}

#[test]
fn cells_are_copied_for_a_spreadsheet() {
    let mut console = plan();
    console.press("⏎<Ctrl+A> =cmd()⏎<ArrowUp>");
    assert_eq!(copied(&mut console, ""), "' =cmd()");
    console.press("=cmd()⏎<ArrowUp>");
    assert_eq!(
        copied(&mut console, "<ArrowDown>"),
        "Issue a circular to all ministries and public companies until the bill is in force"
    );
    assert_eq!(
        copied(&mut console, "<ArrowUp><Shift+ArrowDown><Shift+ArrowRight>"),
        "'=cmd()\tJustice\nIssue a circular to all ministries and public companies until the bill is in force\tForeign Affairs"
    );
    let all = copied(&mut console, "<Ctrl+A>");
    let lines: Vec<&str> = all.lines().collect();
    assert_eq!(lines.len(), console.session().measures.len() + 1, "a line per row, and the heads");
    assert!(lines[0].starts_with("No.\tObjective\tRests on\tWeapons\t"), "{}", lines[0]);
    assert!(lines.iter().all(|line| line.split('\t').count() == lines[0].split('\t').count()));
}

#[test]
fn cells_of_a_spreadsheet_are_pasted_as_one_step_and_what_does_not_read_is_told() {
    let mut console = plan();
    let before = console.session().clone();
    let text = "'=Draft\tcustoms\tPolice, Health\tQ3 2029\r\n\"Two\nlines\"\tnobody\t\tsoon\r\n";
    console.pass(vec![egui::Event::Paste(text.to_owned())]);
    let (one, two) = (measure(&console, "OP1-SUP.1"), measure(&console, "OP1-SUP.2"));
    assert_eq!((one.action.as_str(), two.action.as_str()), ("=Draft", "Two\nlines"));
    assert_eq!(lead(&console, "OP1-SUP.1"), "customs");
    assert_eq!(one.support.len(), 2);
    assert_eq!(one.by.map(|by| by.to_string()).as_deref(), Some("2029-Q3"));
    let kept = before.measures.iter().find(|it| it.id == two.id).expect("it was there");
    assert_eq!((&two.lead, two.by), (&kept.lead, kept.by), "what does not read leaves what stood there");
    console
        .desk
        .must_say("2 cells were left as they were, because what was pasted does not fit there: “nobody” and others");
    console.press("<Ctrl+Z>");
    assert_eq!(console.session().measures, before.measures, "one step");
    // What is copied here can be pasted here, and says the same.
    let all = copied(&mut console, "<Ctrl+Home><Ctrl+A>");
    let rows: Vec<&str> = all.lines().skip(1).collect();
    console.press("<Escape><Ctrl+Home><Home>");
    console.pass(vec![egui::Event::Paste(rows.join("\n"))]);
    assert_eq!(console.session().measures, before.measures);
}

#[test]
fn a_note_leads_to_its_row_and_a_row_to_its_notes() {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Home><ArrowDown>");
    let note = console.selected();
    console.press("<F9>");
    assert!(console.focused().contains("of OP6-LST.3"), "{}", console.focused());
    assert!(console.says("OP6-LST.3 · its note") && console.says(&note.text));
    console.press("<ArrowDown><ArrowDown>");
    let row = console.desk.state().review.plan.selected.expect("a row is selected");
    let from = console.session().measure(row).expect("it is there").from[0];
    console.press("<F9>");
    assert_eq!(console.selected().id, from);
    // On a number Enter goes to the notes, too.
    console.press("<F9><Home>⏎");
    assert_eq!(console.selected().id, from);
    assert!(console.focused().starts_with("Notes of"));
}

#[test]
fn a_row_is_added_deleted_and_brought_back_and_keeps_its_number() {
    let mut console = plan();
    let count = console.session().measures.len();
    console.press("<Ctrl+M>⏎Publish the clause⏎");
    assert_eq!(measure(&console, "OP1-SUP.3").action, "Publish the clause", "under the element of the selected row");
    assert!(measure(&console, "OP1-SUP.3").from.is_empty());
    console.press("<ArrowUp>");
    while !console.focused().contains("OP1-SUP.3") {
        console.press("<ArrowUp>");
    }
    console.press("<Ctrl+Delete>");
    assert_eq!(console.session().measures.len(), count);
    assert!(console.says("OP1-SUP.3 deleted, Ctrl+Z brings it back"));
    console.press("<Ctrl+Z>");
    assert_eq!(measure(&console, "OP1-SUP.3").action, "Publish the clause");
    console.press("<Ctrl+Delete><Ctrl+M>op1-sup⏎");
    assert_eq!(measure(&console, "OP1-SUP.4").action, "");
}

#[test]
fn a_measure_grows_out_of_a_note_and_is_tied_to_others() {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Home><ArrowDown><ArrowDown><ArrowDown>");
    let gap = console.selected();
    console.press("<Ctrl+M>");
    let row = measure(&console, "OP3D-TRS.3");
    assert_eq!((row.situation, row.action.as_str(), row.from), (gap.text.clone(), "", vec![gap.id]));
    assert!(console.focused().contains("Action of OP3D-TRS.3"), "{}", console.focused());
    console.press("Draft the power to stop⏎<Escape>");
    assert_eq!(measure(&console, "OP3D-TRS.3").action, "Draft the power to stop");
    console.press("<ArrowDown>");
    let other = console.selected();
    // The right column shows the note again.
    console.tab_to("Show: Measures").press("<ArrowLeft>");
    console.tab_to("Tie to a measure").press("trs.3⏎");
    assert_eq!(measure(&console, "OP3D-TRS.3").from, [gap.id, other.id]);
    console.tab_to("Untie from OP3D-TRS.3").press("<Space>");
    assert_eq!(measure(&console, "OP3D-TRS.3").from, [gap.id]);
}

#[test]
fn the_right_column_holds_the_measures_of_the_element() {
    let mut console = Console::at_element("op3d-trs");
    console.press("<Home>").tab_to("Show: Note").press("<ArrowRight>");
    assert!(console.says("Plan · 3 of 43"));
    console.tab_to(
        "Plan: Action of OP6-LST.3: Put the correlation of tariff codes and list entries into the customs system",
    );
    console.press("<ArrowDown><ArrowRight>pol⏎");
    assert_eq!(lead(&console, "OP3D-TRS.1"), "police");
    console.press("<Escape>");
    assert!(console.focused().starts_with("Notes of"), "{}", console.focused());
}

#[test]
fn rows_are_sorted_by_a_column_and_stay_while_they_are_typed_into() {
    let mut console = plan();
    let first = |console: &mut Console| {
        console.press("<Ctrl+Home>");
        console.focused()
    };
    console.press("<ArrowRight><ArrowRight><ArrowRight><Ctrl+ArrowDown>");
    let earliest = first(&mut console);
    console.press("<Ctrl+ArrowUp>");
    assert_ne!(first(&mut console), earliest);
    console.press("<Ctrl+ArrowUp>");
    assert!(first(&mut console).contains("OP1-SUP.1"), "the same again is the order of the plan");
    console.press("<Ctrl+ArrowDown>");
    assert_eq!(first(&mut console), earliest);
    console.press("long<Tab>");
    assert!(
        earliest.split(": ").nth(1).is_some_and(|of| console.focused().contains(of.rsplit(' ').next().unwrap_or(of)))
    );
}

#[test]
fn columns_stay_as_they_were_wanted() {
    let mut console = plan();
    console.press("<Escape>");
    assert_eq!(console.focused(), "Columns");
    console.press("<Space>").tab_to("Weapons").press("<Space><Escape>");
    console.press("<F9><F9>");
    assert!(!console.says("Weapons of OP1-SUP.1"));
    console.tab_to("Plan: Action of OP1-SUP.1: Insert a general clause on non-support into the Strategic Goods Bill");
    console.press("<Alt+ArrowRight><Alt+ArrowRight>");
    let columns = console.desk.state().review.plan.columns.clone();
    let text = std::fs::read_to_string(console.desk.path("config/preferences.ron")).expect("the preferences");
    assert!(text.contains("name: \"scope\"") && text.contains("name: \"action\""), "{text}");
    assert!(!console.desk.file_text().contains("292"), "nothing of it is in the record");
    let desk = console.desk.reopen();
    assert_eq!(desk.state().review.plan.columns, columns);
}

#[test]
fn what_a_sensitive_note_gave_is_covered_until_it_is_asked_for() {
    let (session, first) = with_a_sensitive_row();
    let mut console = Console::open(&session);
    console.press("<F9>");
    assert!(!console.says(&first.action));
    console.press("<End>");
    assert!(console.says("Papers of OP1-SUP.1: Held back"));
    console.press("<Home>").tab_to("Plan: Action of OP1-SUP.1: Sensitive note, covered").press("x");
    assert_eq!(measure(&console, "OP1-SUP.1").action, first.action, "nothing is typed over what is covered");
    assert!(!copied(&mut console, "<Ctrl+A>").contains(&first.action));
    console.press("<Ctrl+Home><Home><Alt+S>");
    assert!(measure(&console, "OP1-SUP.1").released && console.says(&first.action));
    console.press("<Ctrl+Z>");
    assert!(!console.says(&first.action));
    console.press("<Ctrl+Shift+U>");
    assert!(console.says(&first.action));
}

/// The exercise, in which the first row of the plan grew out of a sensitive note; and that row.
fn with_a_sensitive_row() -> (Session, Measure) {
    let mut session = exercise();
    let first = session.plan()[0].clone();
    for note in &mut session.notes {
        if first.from.contains(&note.id) {
            *note = std::sync::Arc::new(Note { sensitive: true, ..Note::clone(note) });
        }
    }
    (session, Measure::clone(&first))
}

#[test]
fn what_is_covered_in_the_plan_is_covered_beside_the_note_too() {
    let (session, row) = with_a_sensitive_row();
    // High enough for the whole of the note.
    let size = egui::vec2(1280.0, 1600.0);
    let mut console = Console { desk: Desk::open_at_size(&session, "2026-10-20T09:00:00-04:00", size) };
    console.press("<Ctrl+E>op1-sup⏎<Home>");
    while !row.from.contains(&console.selected().id) {
        console.press("<ArrowDown>");
    }
    let number = row.number.to_string();
    console.desk.harness.get_by_label(&number).hover();
    // What is told on hovering comes after a while of resting there.
    for _ in 0..60 {
        console.desk.harness.step();
    }
    console.desk.must_say("Go to its row: Sensitive note, covered");
    console.desk.must_not_say(&row.action);
    // From another note it is found by its number, not by the words in it.
    console.press("<ArrowDown>");
    while row.from.contains(&console.selected().id) {
        console.press("<ArrowDown>");
    }
    let covered =
        |console: &Console| console.desk.told().iter().filter(|told| told.contains("Sensitive note, covered")).count();
    console.tab_to("Tie to a measure");
    let elsewhere = covered(&console);
    console.press("sup.1");
    assert_eq!(covered(&console), elsewhere + 1);
    console.desk.must_not_say(&row.action);
    console.press("<Ctrl+A><Backspace>general clause on non");
    assert_eq!(covered(&console), elsewhere);
    console.press("<Ctrl+Shift+U>");
    assert!(console.says(&row.action), "uncovered, it is found by its words");
}

#[test]
fn what_takes_a_walk_through_the_record_waits_until_the_typing_ends() {
    let mut console = plan();
    let grown = |console: &Console| (console.desk.opened().revision(), console.desk.opened().whole_revision());
    console.press("Draft");
    let before = grown(&console);
    console.press(" it now");
    assert_eq!(grown(&console), (before.0 + 7, before.1));
    console.press("⏎");
    assert_eq!(grown(&console), (before.0 + 7, before.0 + 7));
    console.press("<Delete>");
    assert_eq!(grown(&console), (before.0 + 8, before.0 + 8));
}

#[test]
fn words_are_found_in_every_column() {
    let mut console = plan();
    console.press("<Ctrl+F>customs tariff⏎");
    assert!(console.says("Plan · 1 of 43"), "{}", console.focused());
    assert!(console.focused().contains("OP6-LST.3"), "{}", console.focused());
    console.press("<Escape>");
    assert!(console.says("Plan · 43 of 43"));
    assert!(console.focused().contains("OP6-LST.3"), "what was found stays selected: {}", console.focused());
    // A row that goes and comes back while a search is on is found again.
    console.press("<Ctrl+F>customs<Enter>");
    let found = |console: &Console| (1..44).find(|count| console.says(&format!("Plan · {count} of 43")));
    let before = found(&console);
    console.press("<Ctrl+Delete><Ctrl+Z>");
    assert_eq!((found(&console), before.is_some_and(|count| count > 1)), (before, true));
}

/// Three rows by keyboard alone, then everything that is still missing, one accepted.
#[test]
fn a_rapporteur_fills_three_rows_and_walks_through_the_pre_flight() {
    let mut console = plan();
    let open = |console: &Console| Preflight::of(console.session()).open.len();
    let before = open(&console);
    let rows: Vec<String> = {
        let plan = console.session().plan();
        let missing = plan.iter().filter(|row| row.lead.is_none() || row.by.is_none());
        missing.take(3).map(|row| row.number.to_string()).collect()
    };
    // F8 goes past the notes to the first cell that is to be confirmed; what is missing is typed where it leads.
    let mut filled = 0;
    for _ in 0..2 * before {
        console.press("<F8>");
        let focused = console.focused();
        if !focused.ends_with("To be confirmed") {
            continue;
        }
        if !rows.iter().any(|number| focused.contains(&format!("of {number}:"))) {
            break;
        }
        console.press(if focused.contains("Lead agency") { "custo⏎" } else { "end of 2027⏎" });
        filled += 1;
    }
    assert!(filled >= 3, "{filled} cells");
    for number in &rows {
        let row = measure(&console, number);
        assert!(row.lead.is_some() && row.by.is_some(), "{row:?}");
    }
    assert_eq!(open(&console), before - filled);
    console.press("<Ctrl+F8>");
    assert_eq!((open(&console), console.session().accepted.len()), (before - filled - 1, 1));
    let said = format!("of {}", before - filled - 1);
    assert!(console.says(&said), "the strip says how many are left");
    console.desk.saved();
    assert!(console.desk.file_text().contains("    accepted: [\n        (what: "));
    console.press("<Ctrl+Z>");
    assert_eq!(open(&console), before - filled);
}

#[test]
fn only_the_visible_rows_of_two_thousand_measures_are_drawn() {
    let mut session = exercise();
    let model = session.measures[0].clone();
    for number in 0..2_000_u32 {
        let id = crate::support::fixtures::measure_id(u128::from(number) + 50_000);
        let number = rapporteur::session::plan::MeasureNumber(model.number.0.clone(), number + 10);
        let action = format!("{} ({number})", model.action);
        session.measures.push(std::sync::Arc::new(Measure { number, action, id, ..Measure::clone(&model) }));
    }
    let mut console = Console::open(&session);
    console.press("<F9>");
    let cells = |console: &Console| {
        let nodes = console.desk.harness.root().children_recursive();
        nodes.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Action of "))).count()
    };
    assert!((3..20).contains(&cells(&console)), "{}", cells(&console));
    console.press("<Ctrl+End>");
    assert!((3..20).contains(&cells(&console)), "{}", cells(&console));
    assert!(console.desk.state().review.plan.selected.is_some());
}
