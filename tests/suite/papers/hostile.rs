//! Texts that want to break out: every paper stays sound, nothing is executed, and nothing is cut without a word.

use pulldown_cmark::{Event, Options, Parser, Tag};
use rapporteur::papers::{Format, Paper};
use rapporteur::session::Session;
use rapporteur::session::note::LONGEST_TEXT;

use super::desk::{must_be_sound, pairs, parts, written};
use crate::support::fixtures::Room;

const HOSTILE: [&str; 14] = [
    "[a](javascript:alert(1)) ![b](http://c) <http://d> https://e",
    "> quoted\n```\ncode\n```\n***\n~~gone~~\n===\n+ x",
    "=cmd()|' /C calc'!A0",
    "<script>alert(1)</script>",
    "]]> <![CDATA[ <!-- & &amp; \" ' ",
    "\u{1}\u{8}\u{B}\u{C}\u{1B}[2J\u{7F}\u{FFFE}\u{FFFF}",
    "\u{200F}\u{202E}right to left\u{2066}\u{202B}",
    "\u{301}",
    "| a | b |\n| --- | --- |",
    "# not a heading\n- nor a list\n1. nor this\n\n\n    nor code",
    "</style></title><img src=x onerror=alert(1)>",
    "\"; } * { display: none } @import url(x);\\",
    "@SUM(1+1)*cmd|'x'!A0",
    "&LA&RB&P&N&\"Arial\"&99",
];

/// A session with the text in every field that can reach a paper.
fn session(text: &str) -> Session {
    let mut room = Room::georgetown();
    room.floor("discussion", Some("OP3D-TRS"));
    for line in ["!action @gra a", "!need @gra b", "!next c", "!gap d", "!question e", "!offer f", "g"] {
        room.take(line);
    }
    let mut session = room.session;
    for note in &mut session.notes {
        text.clone_into(&mut std::sync::Arc::make_mut(note).text);
    }
    for measure in &mut session.measures {
        let measure = std::sync::Arc::make_mut(measure);
        for field in [
            &mut measure.action,
            &mut measure.situation,
            &mut measure.milestone,
            &mut measure.resources,
            &mut measure.sustainability,
            &mut measure.remarks,
        ] {
            text.clone_into(field);
        }
    }
    for agency in &mut session.agencies {
        text.clone_into(&mut agency.name);
        text.clone_into(&mut agency.short);
    }
    for item in &mut session.agenda {
        text.clone_into(&mut item.title);
        text.clone_into(&mut item.presenter);
        item.covered = vec![text.to_owned()];
    }
    for element in &mut session.elements {
        text.clone_into(&mut element.title);
        text.clone_into(&mut element.op);
        element.later = vec![text.to_owned()];
    }
    let workshop = &mut session.workshop;
    let background = &mut workshop.background;
    for field in [
        &mut workshop.title,
        &mut workshop.venue,
        &mut workshop.objectives,
        &mut workshop.contact,
        &mut workshop.marking,
        &mut workshop.state,
        &mut workshop.plan_period,
        &mut workshop.point_of_contact,
        &mut background.request,
        &mut background.informed,
        &mut background.cooperation,
        &mut background.purpose,
    ] {
        text.clone_into(field);
    }
    workshop.organizers = vec![text.to_owned()];
    workshop.participants = vec![text.to_owned(), text.to_owned()];
    session
}

#[track_caller]
fn must_be_harmless(bytes: &[u8], format: Format, what: &str) {
    match format {
        Format::Docx | Format::Xlsx => {
            let parts = parts(bytes);
            must_be_sound(&parts);
            assert!(parts.get("xl/worksheets/sheet1.xml").is_none_or(|sheet| !sheet.contains("<f>")), "{what}");
        }
        Format::Html => {
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            for tag in ["<script", "<img", "</style></title>", "onerror=alert(1)>"] {
                assert!(!text.contains(tag), "{what}: {tag}");
            }
            assert_eq!(text.matches("<style>").count(), 1, "{what}");
            assert_eq!(text.matches("</style>").count(), 1, "{what}");
        }
        Format::Markdown => {
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            let raw = text.replace("<br>", "").replace("\\<", "");
            assert!(!raw.contains('<'), "{what}: {raw}");
            must_be_text(text, what);
        }
        Format::Csv => {
            let text = std::str::from_utf8(bytes).expect("UTF-8").trim_start_matches('\u{FEFF}');
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            for row in reader.records() {
                for cell in &row.expect("a row") {
                    let seen =
                        cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{200b}');
                    assert!(!seen.starts_with(['=', '+', '-', '@', '＝']), "{what}: {cell:?}");
                }
            }
        }
    }
}

/// Fails if a reader of Markdown finds a link, a picture, code, a quotation or a line in it: no paper has any of its own.
#[track_caller]
fn must_be_text(markdown: &str, what: &str) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options) {
        let is_foreign = match &event {
            Event::Start(tag) => {
                matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_))
                    || matches!(tag, Tag::HtmlBlock | Tag::Strikethrough)
            }
            Event::Html(html) | Event::InlineHtml(html) => html.trim() != "<br>",
            Event::Code(_) | Event::Rule => true,
            _ => false,
        };
        assert!(!is_foreign, "{what}: {event:?} in {markdown}");
    }
}

/// The headings that a reader of Markdown finds.
fn headings(markdown: &str) -> usize {
    let is_heading = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { .. }));
    Parser::new_ext(markdown, Options::ENABLE_TABLES).filter(is_heading).count()
}

#[test]
fn no_text_becomes_a_heading() {
    for paper in Paper::ALL {
        let count = |text: &str| headings(&super::desk::text(&session(text), paper, Format::Markdown));
        let usual = count("plain");
        for text in HOSTILE {
            // What cannot be seen at all is no title of a section.
            assert!(count(text) <= usual, "{text:?} in {}", paper.name());
        }
    }
}

#[test]
fn no_text_breaks_out_of_any_paper() {
    for text in HOSTILE {
        let session = session(text);
        for (paper, format) in pairs() {
            let what = format!("{text:?} in {} as {}", paper.name(), format.name());
            must_be_harmless(&written(&session, paper, format), format, &what);
        }
    }
}

#[test]
fn a_word_as_long_as_a_note_may_be_is_whole_in_every_paper() {
    let long = format!("{}END", "Wort".repeat(LONGEST_TEXT / 4 - 1));
    let session = session(&long);
    for (paper, format) in pairs() {
        let bytes = written(&session, paper, format);
        must_be_harmless(&bytes, format, paper.name());
        let all = match format {
            Format::Docx | Format::Xlsx => parts(&bytes).into_values().collect::<String>(),
            _ => String::from_utf8(bytes).expect("UTF-8"),
        };
        assert!(all.contains(&long), "{} as {}", paper.name(), format.name());
    }
}

#[test]
fn a_control_character_is_seen() {
    let session = session("bell\u{7}rings");
    for (paper, format) in pairs().filter(|(paper, _)| *paper == Paper::Minutes) {
        let bytes = written(&session, paper, format);
        let all = match format {
            Format::Docx => parts(&bytes).into_values().collect::<String>(),
            _ => String::from_utf8(bytes).expect("UTF-8"),
        };
        assert!(all.contains("bell\u{FFFD}rings") && !all.contains('\u{7}'), "{}", format.name());
    }
}
