//! A note or a measure, read to the room: as large as fits, on pages where it does not, and never what is not for the room.

use std::sync::Arc;

use egui::{Context, RawInput, Rect, Vec2, vec2};
use rapporteur::session::Session;
use rapporteur::session::index::Index;
use rapporteur::session::note::{Kind, LONGEST_TEXT, Note};
use rapporteur::session::permitted::{WallMode, WallView};
use rapporteur::session::read_back::Passage;
use rapporteur::session::workshop::Rule;
use rapporteur::ui::theme::{self, WallLook, WallTokens};
use rapporteur::ui::wall;

use super::sheet::{note, texts_at};
use super::{discussion, view};

/// The screens of the pictures.
const SIZES: [Vec2; 4] = [vec2(1920.0, 1080.0), vec2(1280.0, 720.0), vec2(1024.0, 768.0), vec2(3840.0, 2160.0)];

fn session_with(note: &Note) -> Session {
    let mut session = discussion();
    session.notes.push(Arc::new(note.clone()));
    session
}

fn reading(session: &Session, note: &Note, page: usize) -> WallView {
    let page = i32::try_from(page).expect("few pages");
    view(session, WallMode::ReadBack(Passage::Note(note.id), page), false)
}

/// A text of a sheet: what it says, where, how large, and whether it is cut.
struct Set {
    text: String,
    rect: Rect,
    points: f32,
    is_cut: bool,
}

/// The texts of a sheet, and how many pages there are.
fn laid_out(view: &WallView, size: Vec2) -> (Vec<Set>, usize) {
    let ctx = Context::default();
    theme::install_fonts(&ctx);
    let mut sets = Vec::new();
    let mut pages = 0;
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        let sheet = wall::sheet(ui.ctx(), view, size, &WallTokens::new(WallLook::default()));
        let points = sheet.shapes.iter().filter_map(|shape| match shape {
            egui::Shape::Text(text) => Some(text.galley.job.sections.first().map_or(0.0, |it| it.format.font_id.size)),
            _ => None,
        });
        sets = (sheet.texts.iter().zip(points))
            .map(|(block, points)| Set { text: block.text.clone(), rect: block.rect, points, is_cut: block.is_cut })
            .collect();
        pages = sheet.pages.count();
    });
    output.textures_delta.clear();
    (sets, pages)
}

#[test]
fn a_short_text_is_large_and_a_long_one_is_never_too_small() {
    let typical = "Customs may only look at goods that are entered for import, so that goods in transit pass without a look, \
                   and nobody else has a right to stop them";
    for (text, largest, least) in
        [("Transit", 96.0, 96.0), (typical, 96.0, 60.0), (&*"Goods pass. ".repeat(90), 60.0, 28.0)]
    {
        for size in SIZES {
            let note = note(1, Kind::Gap, text);
            let (sets, pages) = laid_out(&reading(&session_with(&note), &note, 0), size);
            assert_eq!(pages, 1, "{size}: {text}");
            let scale = (size.y / 1080.0).min(size.x / 1280.0);
            let words = sets.iter().find(|set| set.text == text.trim()).expect("it stands there whole");
            let points = words.points / scale;
            assert!((least - 1.0..=largest + 1.0).contains(&points), "{size}: {points} for {text}");
            check(&sets, size);
        }
    }
}

/// Nothing is cut, nothing lies over something else or outside.
fn check(sets: &[Set], size: Vec2) {
    let screen = Rect::from_min_size(egui::Pos2::ZERO, size);
    for (at, set) in sets.iter().enumerate() {
        assert!(!set.is_cut, "{size}: {}", set.text);
        assert!(screen.contains_rect(set.rect), "{size}: {} at {}", set.text, set.rect);
        for other in &sets[at + 1..] {
            assert!(
                !set.rect.shrink(1.0).intersects(other.rect.shrink(1.0)),
                "{size}: {} over {}",
                set.text,
                other.text
            );
        }
    }
}

#[test]
fn the_longest_text_is_on_its_pages_and_nothing_of_it_is_lost() {
    let words: String = (0..)
        .map(|number| format!("word{number} "))
        .scan(0, |length, word| {
            *length += word.len();
            (*length < LONGEST_TEXT).then_some(word)
        })
        .collect();
    for text in [words.trim().to_owned(), "x".repeat(LONGEST_TEXT), "Line\n".repeat(200).trim().to_owned()] {
        for size in SIZES {
            let note = note(1, Kind::Gap, &text);
            let session = session_with(&note);
            let (_, pages) = laid_out(&reading(&session, &note, 0), size);
            assert!(pages > 1, "{size}");
            let mut read = String::new();
            for page in 0..pages {
                let (sets, again) = laid_out(&reading(&session, &note, page), size);
                assert_eq!(again, pages);
                check(&sets, size);
                let told = format!("Page {} of {pages}", page + 1);
                assert!(sets.iter().any(|set| set.text == told), "{size}: {told}");
                // The head first, then the words.
                read.push_str(&sets[1].text);
            }
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&read), letters(&text), "{size}");
            let beyond = laid_out(&reading(&session, &note, pages + 3), size).0;
            let last = laid_out(&reading(&session, &note, pages - 1), size).0;
            assert_eq!(beyond[1].text, last[1].text, "a page too far is the last one");
        }
    }
}

#[test]
fn who_and_by_when_by_the_rule_of_the_item() {
    for (rule, kind, named) in [
        (Rule::NonAttribution, Kind::Gap, false),
        (Rule::ChathamHouse, Kind::Need, false),
        (Rule::Attributable, Kind::Gap, true),
        (Rule::NonAttribution, Kind::Action, true),
    ] {
        let note = Note { lead: Some("gra".into()), ..note(1, kind, "Goods pass") };
        let mut session = session_with(&note);
        session.workshop.rule = rule;
        let held = reading(&session, &note, 0);
        let has = |view: &WallView| texts_at(view, SIZES[0]).iter().any(|text| text == "GRA");
        assert_eq!(has(&held), named, "{rule:?} {kind:?}");
        // Tightened while it is frozen.
        session.workshop.rule = Rule::ChathamHouse;
        let after = held.still_permitted(&session, &Index::new(&session));
        assert_eq!(has(&after), kind == Kind::Action, "{rule:?} {kind:?}");
    }
}
