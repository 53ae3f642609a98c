//! The capture grammar of DESIGN 3, sentence by sentence.

use proptest::prelude::*;
use rapporteur::session::due::Due;
use rapporteur::session::note::Kind;
use rapporteur::session::quick::{self, AgencyRef, Mark, Reading, Unclear};

use crate::support::cases;
use crate::support::fixtures::{georgetown, read, texts, vocabulary, workshop_day};

/// The text that is left, and whatever else the line says, each in the words of the grammar.
fn said(line: &str) -> String {
    in_words(&read(&georgetown(), line))
}

/// `text | #element… @agency… +new… !kind by:… for:… -minutes !s ?word`; the parts that say nothing are left out.
fn in_words(reading: &Reading) -> String {
    let mut words = vec![format!("{} |", reading.text)];
    words.extend(reading.on.iter().map(|id| format!("#{id}")));
    words.extend(reading.agencies.iter().map(|agency| match agency {
        AgencyRef::Known(id) => format!("@{id}"),
        AgencyRef::New(name) => format!("+{name}"),
    }));
    words.extend(reading.kind.map(|kind| format!("!{}", kind.word())));
    words.extend(reading.by.map(|due| format!("by:{due}")));
    if !reading.scope.is_empty() {
        words.push(format!("for:{}", reading.scope));
    }
    words.extend(reading.minutes_ago.map(|minutes| format!("-{minutes}")));
    if reading.sensitive {
        words.push("!s".into());
    }
    words.extend(reading.unclear.iter().map(|unclear| format!("?{}", unclear.word)));
    words.join(" ").trim_start().to_owned()
}

fn table(rows: &[(&str, &str)]) {
    for (line, expected) in rows {
        assert_eq!(said(line), *expected, "typed: {line}");
    }
}

#[test]
fn an_element_by_exact_id_unique_suffix_or_unique_beginning() {
    table(&[
        // Exact id, in any case.
        ("#OP3D-TRS Powers", "Powers | #OP3D-TRS"),
        ("#op3d-trs Powers", "Powers | #OP3D-TRS"),
        ("#crd-poc Name one", "Name one | #CRD-POC"),
        // An exact id wins over other readings: OP2-PEN and OP3D-PEN share a suffix.
        ("#op2-pen Fines", "Fines | #OP2-PEN"),
        // Unique suffix.
        ("#trs Powers", "Powers | #OP3D-TRS"),
        ("#Lst Powers", "Powers | #OP6-LST"),
        // Unique beginning of a suffix.
        ("#tr Powers", "#tr Powers | ?#tr"),
        ("#ls Powers", "Powers | #OP6-LST"),
        ("#bdr Powers", "Powers | #OP3C-BDR"),
        ("#bd Powers", "Powers | #OP3C-BDR"),
        // Unique beginning of a word of a title, wherever it stands in the title.
        ("#brokering Register", "Register | #OP3C-BRK"),
        ("#broker Register", "Register | #OP3C-BRK"),
        ("#trans-shipment Powers", "Powers | #OP3D-TRS"),
        ("#trans-sh Powers", "Powers | #OP3D-TRS"),
        ("#shipment Powers", "Powers | #OP3D-TRS"),
        ("#end-user Checks", "Checks | #OP3D-END"),
        ("#catch-all Goods", "Goods | #OP3D-CAT"),
        ("#parliament Hearing", "Hearing | #OP8D-PUB"),
        // Case and accents do not matter.
        ("#TRÄNS-SHÎP Powers", "Powers | #OP3D-TRS"),
    ]);
}

#[test]
fn a_suffix_wins_over_beginnings() {
    // REP is also the beginning of the title word `reporting`, ACC that of `accomplice` and `accounting`, MAR of nothing else.
    table(&[
        ("#rep Send it", "Send it | #OP4-REP"),
        ("#acc Conspiracy", "Conspiracy | #OP2-ACC"),
        // `res` is a suffix; `response` in a title does not make it unclear.
        ("#res Budget", "Budget | #SUS-RES"),
        // `con` begins words of many titles.
        ("#mec Chair", "Chair | #CRD-MEC"),
    ]);
}

#[test]
fn several_elements_wait_for_a_choice_and_the_word_stays() {
    table(&[
        ("#law Which one", "#law Which one | ?#law"),
        ("Which one #law", "Which one #law | ?#law"),
        ("Under #law it is so", "Under #law it is so | ?#law"),
        ("#LAW, again", "#LAW, again | ?#LAW"),
        ("!gap #law #trs Which", "#law Which | #OP3D-TRS !gap ?#law"),
        // Alone it can be taken too.
        ("#law", "#law | ?#law"),
    ]);
    let reading = read(&georgetown(), "See #law.");
    let expected = Unclear { word: "#law".into(), candidates: vec!["OP3C-LAW".into(), "OP3D-LAW".into()], range: 4..8 };
    assert_eq!(reading.unclear, [expected]);
    assert_eq!(reading.marks, [Mark { range: 4..8, unclear: true }]);
}

#[test]
fn digits_only_or_no_match_stays_text() {
    table(&[
        ("#1540 was adopted in 2004", "#1540 was adopted in 2004 |"),
        ("Resolution #1540", "Resolution #1540 |"),
        ("#3 of the list", "#3 of the list |"),
        ("#hashtag campaign", "#hashtag campaign |"),
        ("#١٥٤٠ was adopted", "#١٥٤٠ was adopted |"),
        ("#t is a letter", "#t is a letter |"),
        ("# alone", "# alone |"),
        ("##trs twice", "##trs twice |"),
        ("a#trs inside", "a#trs inside |"),
        ("C# is a language", "C# is a language |"),
        ("#trs/#lst in one", "#trs/#lst in one |"),
    ]);
}

#[test]
fn digits_stay_text_even_where_an_element_has_them() {
    let mut session = georgetown();
    session.elements[0].id = "X-1540".into();
    session.elements[1].title = "After 2004".into();
    let said = |line| in_words(&read(&session, line));
    assert_eq!(said("#1540 was adopted"), "#1540 was adopted |");
    assert_eq!(said("#2004 was the year"), "#2004 was the year |");
    assert_eq!(said("#x-1540 Committee"), "Committee | #X-1540");
}

#[test]
fn an_element_said_twice_is_said_once() {
    let name = "transit and trans-shipment";
    table(&[("#trs Powers #op3d-trs", "Powers | #OP3D-TRS"), ("#trs #trs", &format!("{name} {name} | #OP3D-TRS"))]);
}

#[test]
fn an_agencys_own_id_or_short_name_wins_over_beginnings() {
    let mut session = georgetown();
    for (agency, (id, name, short)) in session.agencies.iter_mut().zip([
        ("revenue", "Revenue Authority", "RA"),
        ("radio", "Radiation Office", "RAD"),
        ("fin", "Treasury", ""),
        ("finance", "Finance", ""),
    ]) {
        (agency.id, agency.name, agency.short) = (id.into(), name.into(), short.into());
    }
    session.agencies.truncate(4);
    let said = |line| in_words(&read(&session, line));
    assert_eq!(said("@ra Review"), "Review | @revenue");
    assert_eq!(said("@rad Review"), "Review | @radio");
    assert_eq!(said("@fin Review"), "Review | @fin");
    assert_eq!(said("@r Review"), "@r Review | ?@r");
}

#[test]
fn a_hidden_element_is_found_by_its_exact_id_only() {
    let mut session = georgetown();
    for element in &mut session.elements {
        element.hidden = element.id.as_str() == "OP3D-LAW";
    }
    let said = |line| in_words(&read(&session, line));
    assert_eq!(said("#law Action"), "Action | #OP3C-LAW", "the other one is no longer unclear");
    assert_eq!(said("#op3d-law Action"), "Action | #OP3D-LAW");
    assert_eq!(said("#export-c Action"), "#export-c Action |");
}

#[test]
fn an_agency_by_id_short_name_or_unique_beginning() {
    table(&[
        ("@gra Review powers", "Review powers | @gra"),
        ("@GRA Review powers", "Review powers | @gra"),
        ("@guyana Review powers", "Review powers | @gra"),
        ("@rev Review powers", "Review powers | @gra"),
        ("@pol Patrol", "Patrol | @police"),
        // The first one leads, more support.
        ("@police @gra Patrol", "Patrol | @police @gra"),
        ("Patrol @gra @police", "Patrol | @gra @police"),
        ("@gra Patrol with @police daily @health", "Patrol with Police daily | @gra @police @health"),
        // Behind a preposition or a conjunction it is part of the sentence, wherever the sentence ends.
        ("Licences are issued by @gra", "Licences are issued by GRA | @gra"),
        ("Licences are issued by @gra #lst by:2018", "Licences are issued by GRA | #OP6-LST @gra by:2018"),
        ("Agreed between @police and @health.", "Agreed between Police and Health. | @police @health"),
        ("A cargo de la @police #trs", "A cargo de la Police | #OP3D-TRS @police"),
        // Said twice is said once.
        ("@gra Patrol @gra", "Patrol | @gra"),
        ("@gra Patrol @guyana", "Patrol | @gra"),
    ]);
}

#[test]
fn several_agencies_wait_for_a_choice_and_the_word_stays() {
    // Finance, Foreign Affairs, Defence Force.
    table(&[
        ("@f Review", "@f Review | ?@f"),
        ("@fo Review", "@fo Review | ?@fo"),
        ("@for Review", "@for Review | ?@for"),
        ("@fore Review", "Review | @foreign"),
        ("@fi Review", "Review | @finance"),
    ]);
    let reading = read(&georgetown(), "@fo Review");
    assert_eq!(reading.unclear[0].candidates, ["foreign", "defence"]);
    assert!(reading.agencies.is_empty());
}

#[test]
fn an_unknown_agency_is_a_new_one() {
    table(&[
        ("@customs Review powers", "Review powers | +customs"),
        ("@tbc Review powers", "Review powers |"),
        ("Review powers @TBA by:2018", "Review powers | by:2018"),
        ("Review powers @Port-Authority", "Review powers | +Port-Authority"),
        ("@aduaña Revisar", "Revisar | +aduaña"),
        ("@海关 审查", "审查 | +海关"),
        // Typed twice, in whatever case and with or without accents, it is one.
        ("@customs Review @customs", "Review | +customs"),
        ("@customs Review @Customs", "Review | +customs"),
        ("@Aduaña Revisar @aduana", "Revisar | +Aduaña"),
    ]);
}

#[test]
fn what_is_no_name_after_an_at_sign_stays_text() {
    table(&[
        ("Write to 1540experts@un.org today", "Write to 1540experts@un.org today |"),
        ("1540experts@un.org answers", "1540experts@un.org answers |"),
        ("ask jane@gra", "ask jane@gra |"),
        ("@un.org is a domain", "@un.org is a domain |"),
        ("Meet @5pm", "Meet @5pm |"),
        ("Meet @ 5pm", "Meet @ 5pm |"),
        ("@ alone", "@ alone |"),
        ("@@gra twice", "@@gra twice |"),
    ]);
}

#[test]
fn a_kind_by_its_word_or_its_unique_beginning() {
    for kind in Kind::ALL {
        let reading = read(&georgetown(), &format!("!{} Something", kind.word()));
        assert_eq!((reading.kind, reading.text.as_str()), (Some(kind), "Something"), "{}", kind.word());
    }
    table(&[
        ("!GAP No power", "No power | !gap"),
        ("!g No power", "No power | !gap"),
        ("!h A law", "A law | !have"),
        ("!a Draft", "Draft | !action"),
        ("!o Training", "Training | !offer"),
        ("!q Who", "Who | !question"),
        ("!d Agreed", "Agreed | !decision"),
        ("!nee Scanner", "Scanner | !need"),
        ("!nex Meet", "Meet | !next"),
        ("!po Said", "Said | !point"),
        ("!pa Later", "Later | !parked"),
        ("No power !gap", "No power | !gap"),
        // Two kinds begin so.
        ("!n Which", "!n Which |"),
        ("!ne Which", "!ne Which |"),
        ("!p Which", "!p Which |"),
    ]);
}

#[test]
fn an_exclamation_mark_that_names_no_kind_is_text() {
    table(&[
        ("! Attention", "! Attention |"),
        ("!! Attention", "!! Attention |"),
        ("Attention !", "Attention ! |"),
        ("Attention !!", "Attention !! |"),
        ("Attention!", "Attention! |"),
        ("!important Read this", "!important Read this |"),
        ("!gaps Two", "!gaps Two |"),
        ("!5 Two", "!5 Two |"),
        ("!=", "!= |"),
    ]);
}

#[test]
fn s_is_for_sensitive() {
    table(&[
        ("!s A name was given", "A name was given | !s"),
        ("!S A name was given", "A name was given | !s"),
        ("!sensitive A name was given", "A name was given | !s"),
        ("A name was given !s", "A name was given | !s"),
        ("!s !gap A name", "A name | !gap !s"),
        ("!sens A name", "A name | !s"),
        ("!sensible A name", "!sensible A name |"),
    ]);
}

#[test]
fn by_a_date() {
    table(&[
        ("by:2018-03 Draft", "Draft | by:2018-03"),
        ("by:2018-03-15 Draft", "Draft | by:2018-03-15"),
        ("By:Q2 Draft", "Draft | by:2018-Q2"),
        ("by:q4 Draft", "Draft | by:2017-Q4"),
        ("by:end-2018 Draft", "Draft | by:2018"),
        ("by:short Draft", "Draft | by:short"),
        ("Draft by:medium", "Draft | by:medium"),
        ("Draft BY:long.", "Draft. | by:long"),
        ("by:march Draft", "Draft | by:2018-03"),
        ("by:6m Draft", "Draft | by:2018-04"),
        // What is no date stays.
        ("by:soon Draft", "by:soon Draft |"),
        ("by: Draft", "by: Draft |"),
        ("by:2018-13 Draft", "by:2018-13 Draft |"),
        ("nearby:2018-03 Draft", "nearby:2018-03 Draft |"),
    ]);
    assert_eq!(read(&georgetown(), "Draft by:Q2").by, Due::parse("2018-Q2", workshop_day()));
}

#[test]
fn for_a_scope_of_weapons() {
    table(&[
        ("for:nc Register", "Register | for:NC"),
        ("for:dbcn Register", "Register | for:NCBD"),
        ("For:B Register", "Register | for:B"),
        ("Register for:d", "Register | for:D"),
        // Said in two places it is both.
        ("for:n Register for:c", "Register | for:NC"),
        ("for:x Register", "for:x Register |"),
        ("for:nuclear Register", "for:nuclear Register |"),
        ("for: Register", "for: Register |"),
        ("for nuclear material", "for nuclear material |"),
    ]);
}

#[test]
fn minutes_ago_as_the_first_token_only() {
    table(&[
        ("-5 The Chair opened", "The Chair opened | -5"),
        ("  -5 The Chair opened", "The Chair opened | -5"),
        ("-999 The Chair opened", "The Chair opened | -999"),
        ("-05 The Chair opened", "The Chair opened | -5"),
        ("-5 !gap #trs No power", "No power | #OP3D-TRS !gap -5"),
        ("-5, The Chair opened", "The Chair opened | -5"),
        // Not first, not minutes.
        ("!gap -5 degrees", "-5 degrees | !gap"),
        ("Opened -5", "Opened -5 |"),
        ("-5 -6 degrees", "-6 degrees | -5"),
        ("-2017 was long", "-2017 was long |"),
        ("-0 now", "-0 now |"),
        ("-5m now", "-5m now |"),
        ("- a dash", "- a dash |"),
        ("5 agencies", "5 agencies |"),
    ]);
}

#[test]
fn marks_at_both_ends_are_taken_out() {
    table(&[
        (
            "#trs #lst !action @customs by:2018-03 for:c Review powers over goods in transit",
            "Review powers over goods in transit | #OP3D-TRS #OP6-LST +customs !action by:2018-03 for:C",
        ),
        (
            "Review powers over goods in transit #trs #lst !action @customs by:2018-03 for:c",
            "Review powers over goods in transit | #OP3D-TRS #OP6-LST +customs !action by:2018-03 for:C",
        ),
        ("!gap No power to stop #trs", "No power to stop | #OP3D-TRS !gap"),
        ("  !gap   #trs   No   power  ", "No   power | #OP3D-TRS !gap"),
        // Kinds, dates and scopes are kept on any kind; the lead too.
        ("!need @police by:2019 for:n Scanners", "Scanners | @police !need by:2019 for:N"),
    ]);
}

#[test]
fn a_leading_agency_before_a_small_letter_is_the_subject() {
    table(&[
        ("@gra will review #lst", "GRA will review control lists | #OP6-LST @gra"),
        ("!action @gra will review #lst", "GRA will review control lists | #OP6-LST @gra !action"),
        ("!action by:Q2 @gra will review powers", "GRA will review powers | @gra !action by:2018-Q2"),
        ("@customs will review #lst", "customs will review control lists | #OP6-LST +customs"),
        ("@gra, will review", "GRA, will review | @gra"),
        ("@gra will review #lst.", "GRA will review control lists. | #OP6-LST @gra"),
        // Several marks behind it are a list of marks, not the object.
        ("@gra will review powers #lst #trs", "GRA will review powers | #OP6-LST #OP3D-TRS @gra"),
        // Before a capital letter the sentence begins there.
        ("@gra Will review #lst", "Will review | #OP6-LST @gra"),
        // An element is what it is about, not who acts.
        ("#lst will be reviewed", "will be reviewed | #OP6-LST"),
        ("@gra #lst will be reviewed", "will be reviewed | #OP6-LST @gra"),
    ]);
}

#[test]
fn a_name_in_mid_sentence_counts_and_leaves_its_short_name() {
    table(&[
        ("Review #lst with @gra this year", "Review control lists with GRA this year | #OP6-LST @gra"),
        ("Review #lst, then stop", "Review control lists, then stop | #OP6-LST"),
        ("Ask @customs about it", "Ask customs about it | +customs"),
        ("Ask @police, please", "Ask Police, please | @police"),
        ("Both #trs and #lst matter", "Both transit and trans-shipment and control lists matter | #OP3D-TRS #OP6-LST"),
    ]);
    let mut session = georgetown();
    for element in &mut session.elements {
        element.short.clear();
    }
    let reading = read(&session, "Review #lst soon");
    assert_eq!(reading.text, "Review National control lists soon", "without a short name it is the title");
}

#[test]
fn kinds_dates_and_scopes_in_mid_sentence_are_text() {
    table(&[
        ("The !gap is wide", "The !gap is wide |"),
        ("Guards change !s at six, they say", "Guards change at six, they say | !s"),
        ("Guards change !s, they say", "Guards change, they say | !s"),
        ("Say \\!s in full", "Say !s in full |"),
        ("Done by:2018-03 at last", "Done by:2018-03 at last |"),
        ("Good for:nc and more", "Good for:nc and more |"),
    ]);
}

#[test]
fn a_backslash_makes_a_mark_text() {
    table(&[
        (r"\#trs is a hash tag", "#trs is a hash tag |"),
        (r"\@gra is a handle", "@gra is a handle |"),
        (r"\!gap is a word", "!gap is a word |"),
        (r"\by:2018 is a word", "by:2018 is a word |"),
        (r"\for:nc is a word", "for:nc is a word |"),
        (r"\-5 degrees", "-5 degrees |"),
        (r"\-5, said the engineer", "-5, said the engineer |"),
        (r"Written \#trs, with a comma", "Written #trs, with a comma |"),
        (r"Ends with \!gap", "Ends with !gap |"),
        // It ends the run of marks.
        (r"!action \#trs Draft", "#trs Draft | !action"),
        (r"\!gap #trs", "!gap | #OP3D-TRS"),
        // Before anything else it is a backslash.
        (r"\!", r"! |"),
        (r"C:\temp", r"C:\temp |"),
        (r"\n is a line feed", r"\n is a line feed |"),
        (r"a\#trs", r"a\#trs |"),
        // One goes, however many there are: text with a backslash of its own can be written, too.
        (r"\\#trs", r"\#trs |"),
        (r"\\\#trs", r"\\#trs |"),
        (r"\\server\share", r"\\server\share |"),
        (r"\", r"\ |"),
        (r"5 \-5", r"5 \-5 |"),
        (r"\-2017", r"\-2017 |"),
    ]);
}

#[test]
fn a_second_mark_of_what_there_can_be_only_one_stays_text() {
    table(&[
        ("!gap !need Scanners", "!need Scanners | !gap"),
        ("!gap Scanners !need", "Scanners !need | !gap"),
        ("!gap Scanners !gap", "Scanners !gap | !gap"),
        ("by:2018 by:2019 Draft", "by:2019 Draft | by:2018"),
        ("by:2018 Draft by:2019", "Draft by:2019 | by:2018"),
        ("!s Name !s", "Name | !s"),
    ]);
}

#[test]
fn a_line_of_nothing_but_marks() {
    table(&[
        // Only names can stand for a text.
        ("#trs", "transit and trans-shipment | #OP3D-TRS"),
        ("!gap #trs", "transit and trans-shipment | #OP3D-TRS !gap"),
        ("@gra", "GRA | @gra"),
        ("#trs @gra by:Q2", "transit and trans-shipment GRA | #OP3D-TRS @gra by:2018-Q2"),
        // Nothing to take yet.
        ("!gap", "| !gap"),
        ("!gap by:Q2 for:n !s", "| !gap by:2018-Q2 for:N !s"),
        ("-5", "| -5"),
        ("", "|"),
        ("   ", "|"),
        ("\u{3000}\u{a0}", "|"),
    ]);
}

#[test]
fn punctuation_behind_a_mark() {
    table(&[
        // At the front it was a separator.
        ("#trs: Powers are missing", "Powers are missing | #OP3D-TRS"),
        ("#trs, #lst: Powers are missing", "Powers are missing | #OP3D-TRS #OP6-LST"),
        ("!gap: No power", "No power | !gap"),
        ("@gra; Review", "Review | @gra"),
        // Between marks at the end, too.
        ("Powers are missing #trs, #lst.", "Powers are missing. | #OP3D-TRS #OP6-LST"),
        ("Powers are missing #trs; #lst", "Powers are missing | #OP3D-TRS #OP6-LST"),
        // At the end it closes the sentence.
        ("Powers are missing #trs.", "Powers are missing. | #OP3D-TRS"),
        ("Are powers missing #trs?", "Are powers missing? | #OP3D-TRS"),
        ("Powers are missing (see the act) #trs", "Powers are missing (see the act) | #OP3D-TRS"),
        ("Powers, #trs, #lst.", "Powers,. | #OP3D-TRS #OP6-LST"),
        // In the middle it stays where it is.
        (
            "Are #trs, #lst and the rest there?",
            "Are transit and trans-shipment, control lists and the rest there? | #OP3D-TRS #OP6-LST",
        ),
        // Before a mark it makes it text.
        ("(#trs) Powers", "(#trs) Powers |"),
        ("\"#trs\" Powers", "\"#trs\" Powers |"),
    ]);
}

#[test]
fn a_note_of_several_lines() {
    table(&[
        ("!gap No power\nto stop goods #trs", "No power\nto stop goods | #OP3D-TRS !gap"),
        ("#trs\n\nNo power", "No power | #OP3D-TRS"),
        ("No power\n#trs\n", "No power | #OP3D-TRS"),
        ("First line\n!gap in the second\nlast", "First line\n!gap in the second\nlast |"),
        ("First\n-5 second", "First\n-5 second |"),
        ("Tab\tand\r\nline ends stay", "Tab\tand\r\nline ends stay |"),
    ]);
}

#[test]
fn marks_say_where_they_stand() {
    let line = "é #trs, will @gra? !gap";
    let marked: Vec<&str> = read(&georgetown(), line).marks.into_iter().map(|mark| &line[mark.range]).collect();
    assert_eq!(marked, ["#trs", "@gra", "!gap"]);
    let line = r"!gap !need \#trs The by:2018 #nothing";
    let marked: Vec<&str> = read(&georgetown(), line).marks.into_iter().map(|mark| &line[mark.range]).collect();
    assert_eq!(marked, ["!gap"], "what stays text is not marked");
}

#[test]
fn an_element_of_a_renamed_catalogue_is_found_by_its_new_title() {
    let mut session = georgetown();
    session.elements[0].title = "São Tomé: comércio".into();
    let reading = read(&session, "#comercio Lei");
    assert_eq!(texts(&reading.on), [session.elements[0].id.to_string()]);
}

#[test]
fn a_text_escaped_reads_as_itself() {
    let session = georgetown();
    for (text, line) in [
        ("Nothing special", "Nothing special"),
        ("#trs and @gra", r"\#trs and \@gra"),
        ("!gap is a word", r"\!gap is a word"),
        ("Done by:2018, for:nc.", r"Done \by:2018, \for:nc."),
        ("-5 degrees", r"\-5 degrees"),
        ("5 -5", "5 -5"),
        ("!! wow", "!! wow"),
        (r"\#trs", r"\\#trs"),
        (r"C:\temp", r"C:\temp"),
        // The choice is offered again.
        ("See #law", "See #law"),
    ] {
        assert_eq!(quick::escape(text, &vocabulary(&session)), line, "{text}");
        assert_eq!(read(&session, line).text, text, "{line}");
    }
}

#[test]
fn a_line_of_backslashes_is_read_without_climbing_up_them() {
    let line = "\\".repeat(1 << 20) + "#trs";
    assert_eq!(read(&georgetown(), &line).text.len(), line.len() - 1);
}

/// What must be found again in the text, in order: each piece of the line that is no white space.
#[derive(Debug)]
enum Piece<'a> {
    /// A character that no mark stands on.
    Kept(char),
    /// A clear mark: gone, or replaced by this name.
    Taken { name: Option<&'a str> },
    /// May go: the backslash that made the next word text, or a separator among marks.
    MayGo(char),
}

/// Cuts the line at its marks. Only what the grammar names may be missing from the text: a clear mark itself, the
/// backslash of an escape, and a separator straight behind a mark when only marks stand before it or another one follows.
fn pieces<'a>(line: &'a str, reading: &Reading, name_of: impl Fn(&str) -> Option<&'a str>) -> Vec<Piece<'a>> {
    let clear = |at: usize| reading.marks.iter().find(|mark| mark.range.start == at && !mark.unclear);
    let mut pieces = Vec::new();
    let mut behind_mark = false;
    let mut word_begins = true;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let rest = &line[at..];
        if let Some(mark) = clear(at) {
            pieces.push(Piece::Taken { name: name_of(&line[mark.range.clone()]) });
            while chars.next_if(|(next, _)| *next < mark.range.end).is_some() {}
            behind_mark = true;
        } else if c.is_whitespace() {
            behind_mark = false;
            word_begins = true;
            continue;
        } else if c == '\\' && word_begins && looks_like_a_mark(rest.trim_start_matches('\\')) {
            pieces.push(Piece::MayGo(c));
        } else if behind_mark && is_separator(c) {
            let in_front = line[..at].split_whitespace().all(looks_like_a_mark);
            let before_another = rest.split_whitespace().nth(1).is_some_and(looks_like_a_mark);
            let may_go = in_front || before_another;
            pieces.push(if may_go { Piece::MayGo(c) } else { Piece::Kept(c) });
        } else {
            pieces.push(Piece::Kept(c));
            behind_mark = false;
        }
        word_begins = false;
    }
    pieces
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | ':' | ';')
}

fn looks_like_a_mark(word: &str) -> bool {
    let word = word.to_lowercase();
    ["#", "@", "!", "by:", "for:", "-"].iter().any(|mark| word.starts_with(mark))
}

/// Whether `text`, without its white space, is exactly these pieces: nothing else missing, and nothing added but names.
fn is_made_of(text: &[char], pieces: &[Piece<'_>]) -> bool {
    let Some((first, rest)) = pieces.split_first() else {
        return text.is_empty();
    };
    match first {
        Piece::Kept(c) => text.first() == Some(c) && is_made_of(&text[1..], rest),
        Piece::MayGo(c) => (text.first() == Some(c) && is_made_of(&text[1..], rest)) || is_made_of(text, rest),
        Piece::Taken { name } => {
            let named = name.is_some_and(|name| {
                let name: Vec<char> = without_white_space(name);
                text.strip_prefix(name.as_slice()).is_some_and(|text| is_made_of(text, rest))
            });
            named || is_made_of(text, rest)
        }
    }
}

fn without_white_space(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Any line, and lines that are thick with marks, near-marks and punctuation.
fn any_line() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "#trs",
        "#lst",
        "#law",
        "#op3d-trs",
        "#1540",
        "#none",
        "@gra",
        "@customs",
        "@f",
        "@5",
        "!gap",
        "!need",
        "!s",
        "!p",
        "!",
        "!!",
        "by:2018-03",
        "by:q2",
        "by:soon",
        "for:nc",
        "for:x",
        "-5",
        "-",
        "-2017",
        "a@b.org",
    ]);
    let before = prop::sample::select(vec!["", "", "", "", "\\", "\\\\", "\\\\\\", "(", "x"]);
    let behind = prop::sample::select(vec!["", "", "", ",", ":", ".", "!", ").", "?!", ",;:", "’", "é"]);
    let marked = (before, mark, behind).prop_map(|(before, mark, behind)| format!("{before}{mark}{behind}"));
    let word = prop_oneof![4 => marked, 2 => "[a-zA-Zéß]{1,6}", 1 => "\\PC{0,4}"];
    let space = prop::sample::select(vec![" ", " ", " ", "  ", "\n", "\t", "\u{3000}"]);
    let thick = prop::collection::vec((word, space), 0..9)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect::<String>());
    prop_oneof![3 => thick, 1 => any::<String>(), 1 => "\\PC*"]
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn nothing_typed_is_ever_dropped(line in any_line()) {
        let session = georgetown_once();
        let reading = read(session, &line);

        let in_order = reading.marks.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start);
        prop_assert!(in_order, "marks overlap: {:?}", reading.marks);
        prop_assert_eq!(reading.text.trim(), &reading.text);

        let name_of = |mark: &str| name_of(session, &line, mark);
        let pieces = pieces(&line, &reading, name_of);
        prop_assert!(
            is_made_of(&without_white_space(&reading.text), &pieces),
            "{:?} became {:?} with marks {:?}", line, reading.text, reading.marks,
        );
        for unclear in &reading.unclear {
            prop_assert_eq!(&line[unclear.range.clone()], unclear.word.as_str());
            prop_assert!(unclear.candidates.len() > 1);
        }
    }
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn any_text_can_be_escaped(line in any_line()) {
        let session = georgetown_once();
        let text = read(session, &line).text;
        let again = read(session, &quick::escape(&text, &vocabulary(session)));
        prop_assert_eq!(&again.text, &text);
        prop_assert_eq!((again.on, again.agencies, again.kind, again.by), (vec![], vec![], None, None));
        prop_assert_eq!((again.sensitive, again.minutes_ago, again.scope.is_empty()), (false, None, true));
    }
}

fn georgetown_once() -> &'static rapporteur::session::Session {
    static SESSION: std::sync::LazyLock<rapporteur::session::Session> = std::sync::LazyLock::new(georgetown);
    &SESSION
}

/// The name that a mark may leave behind: by reading it alone.
fn name_of<'a>(session: &'a rapporteur::session::Session, line: &'a str, mark: &str) -> Option<&'a str> {
    let alone = read(session, mark);
    if let [id] = alone.on.as_slice() {
        return session.element(id).map(rapporteur::session::catalogue::Element::short_name);
    }
    match alone.agencies.as_slice() {
        [AgencyRef::Known(id)] => session.agency(id).map(rapporteur::session::workshop::Agency::short_name),
        [AgencyRef::New(name)] => line.find(name.as_str()).map(|at| &line[at..at + name.len()]),
        _ => None,
    }
}

#[test]
fn what_looks_like_a_mark_and_is_none_stays_text_and_is_told() {
    for (line, words) in [
        ("!foo Review the act", &["!foo"][..]),
        ("Review the act by:someday", &["by:someday"]),
        ("for:xyz Review #nowhere.", &["for:xyz", "#nowhere"]),
        // Two kinds begin with it.
        ("!p Review the act", &["!p"]),
        // What is plainly no mark, or is said to be none.
        ("#1 Review it now! Stop!! !", &[]),
        (r"\!foo \#nowhere \by:someday", &[]),
        ("!gap #trs @gra by:2018-03 for:n Review the act", &[]),
    ] {
        let reading = read(&georgetown(), line);
        assert_eq!(reading.unknown, words, "{line}");
        assert_eq!(reading.not_understood(), words, "{line}");
        for word in words {
            assert!(reading.text.contains(word), "{line}: {}", reading.text);
        }
    }
    assert_eq!(read(&georgetown(), "#tr !foo Powers").not_understood(), ["#tr", "!foo"]);
}
