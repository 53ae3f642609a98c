//! Every mode fits every screen: nothing stands outside or over something else, nothing is smaller than the last row can
//! read, and what is cut says so.

use std::sync::Arc;

use egui::{Context, Rect, Shape, Vec2, vec2};
use rapporteur::session::Session;
use rapporteur::session::note::{Kind, Note};
use rapporteur::session::paragraph::Paragraph;
use rapporteur::session::permitted::{WallMode, WallView};
use rapporteur::ui::theme::{self, WallLook, WallTokens};
use rapporteur::ui::wall::{self, Sheet};

use super::sheet::note;
use super::{discussion, view_at};
use crate::support::app::exercise;

/// The screens that there are in such rooms.
const SCREENS: [Vec2; 4] = [vec2(1920.0, 1080.0), vec2(1280.0, 720.0), vec2(1024.0, 768.0), vec2(3840.0, 2160.0)];

/// The least size of text on a screen 1080 high (DOMAIN 7).
const LEAST: f32 = 28.0;

const LONG: &str = "Verantwortungszuweisung for the trans-shipment of goods that pass through three ports, two free zones \
                    and an airport on one and the same day";

/// How much there is to show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Filled {
    /// One word in every place.
    OneWord,
    /// As on a usual day.
    Usual,
    /// More than any screen holds.
    Over,
}

impl Filled {
    pub const ALL: [Self; 3] = [Self::OneWord, Self::Usual, Self::Over];

    pub fn session(self) -> (Session, &'static str) {
        match self {
            Self::OneWord => (one_word(), super::NOW),
            Self::Usual => (afternoon(), "2026-10-13T14:20:00-04:00"),
            Self::Over => (overfull(), super::NOW),
        }
    }

    fn view(self, mode: WallMode) -> WallView {
        let (session, now) = self.session();
        view_at(&session, mode, false, now)
    }
}

fn one_word() -> Session {
    let mut session = discussion();
    session.workshop.title = "Plan".into();
    session.workshop.venue = "Hall".into();
    session.workshop.organizers = vec!["Guyana".into()];
    session.agenda.iter_mut().for_each(|item| item.title = "Talk".into());
    session.elements.retain(|element| element.id == "OP3D-TRS".into());
    session.elements.iter_mut().for_each(|element| {
        (element.title, element.question) = ("Transit".into(), "Why?".into());
    });
    session.notes = [note(1, Kind::Gap, "Power")].into_iter().map(Arc::new).collect();
    session
}

/// The exercise while transit is on the floor.
fn afternoon() -> Session {
    let mut session = exercise();
    let is_discussion =
        |item: &rapporteur::session::agenda::AgendaItem| item.role == rapporteur::session::agenda::Role::Discussion;
    let at = session.agenda.iter().rposition(is_discussion).expect("there is a discussion");
    session.agenda[at].ended = None;
    session.floor.item = Some(session.agenda[at].id.clone());
    for later in &mut session.agenda[at + 1..] {
        (later.started, later.ended) = (None, None);
    }
    session.floor.element = Some("OP3D-TRS".into());
    session
}

/// Forty of everything, each of many words.
fn overfull() -> Session {
    let mut session = discussion();
    session.workshop.title = format!("{LONG}; {LONG}; {LONG}");
    session.workshop.venue = LONG.into();
    session.workshop.marking = LONG.into();
    session.workshop.organizers = vec![LONG.into(); 6];
    let running = session.agenda.pop().expect("there is an agenda");
    for number in 0..40 {
        let mut item = session.agenda[0].clone();
        (item.id, item.title) = (format!("more-{number}").as_str().into(), LONG.into());
        session.agenda.push(item);
    }
    let mut after = session.agenda[0].clone();
    (after.id, after.title) = ("after".into(), LONG.into());
    session.agenda.extend([rapporteur::session::agenda::AgendaItem { title: LONG.into(), ..running }, after]);
    for (at, element) in session.elements.iter_mut().enumerate() {
        (element.star, element.hidden) = (true, false);
        (element.title, element.question) = (LONG.into(), format!("{LONG}: {LONG}?"));
        element.parked = at % 3 == 0;
    }
    let mut notes = Vec::new();
    for element in session.elements.iter().skip(1).step_by(2) {
        for kind in Kind::ALL {
            let number = notes.len() as u128 + 1;
            notes.push(Note { on: vec![element.id.clone(), "OP3D-TRS".into()], ..note(number, kind, LONG) });
        }
    }
    session.notes = notes.into_iter().map(Arc::new).collect();
    session
}

/// Every mode, on all of its pages.
pub fn modes() -> Vec<WallMode> {
    let paragraphs = Paragraph::ALL.map(WallMode::Paragraph);
    let others = WallMode::ALL.into_iter().filter(|mode| !matches!(mode, WallMode::Paragraph(_)));
    let more = [WallMode::Coverage(1), WallMode::Coverage(99)];
    let elements = [-1, -2, -99].map(WallMode::Element);
    let agendas = [-99, -1, 1, 99].map(WallMode::Agenda);
    others.chain(more).chain(elements).chain(agendas).chain(paragraphs).collect()
}

fn lay_out(ctx: &Context, view: &WallView, size: Vec2) -> Sheet {
    wall::sheet(ctx, view, size, &WallTokens::new(WallLook::default()))
}

/// In a pass of the toolkit, which letters need.
fn in_a_pass(test: impl Fn(&Context)) {
    let ctx = Context::default();
    theme::install_fonts(&ctx);
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| test(ui.ctx()));
    output.textures_delta.clear();
}

fn for_every_sheet(test: impl Fn(&Context, Filled, WallMode, Vec2, &Sheet)) {
    in_a_pass(|ctx| {
        for filled in Filled::ALL {
            for mode in modes() {
                let view = filled.view(mode);
                for size in SCREENS {
                    test(ctx, filled, mode, size, &lay_out(ctx, &view, size));
                }
            }
        }
    });
}

#[test]
fn nothing_stands_outside_the_screen() {
    for_every_sheet(|_, filled, mode, size, sheet| {
        let screen = Rect::from_min_size(egui::Pos2::ZERO, size);
        for block in &sheet.texts {
            assert!(screen.contains_rect(block.rect), "{filled:?} {mode:?} at {size}: {block:?}");
        }
    });
}

#[test]
fn nothing_stands_over_something_else() {
    for_every_sheet(|_, filled, mode, size, sheet| {
        for (at, one) in sheet.texts.iter().enumerate() {
            for other in sheet.texts.iter().skip(at + 1) {
                let both = one.rect.shrink(1.0).intersect(other.rect.shrink(1.0));
                assert!(!both.is_positive(), "{filled:?} {mode:?} at {size}: {one:?} and {other:?}");
            }
        }
    });
}

#[test]
fn nothing_is_smaller_than_the_last_row_can_read() {
    for_every_sheet(|_, filled, mode, size, sheet| {
        let least = (LEAST * (size.y / 1080.0).min(size.x / 1280.0)).round();
        for shape in &sheet.shapes {
            let Shape::Text(text) = shape else { continue };
            for section in &text.galley.job.sections {
                let points = section.format.font_id.size;
                assert!(points >= least, "{filled:?} {mode:?} at {size}: {points} of {}", text.galley.text());
            }
        }
    });
}

#[test]
fn nothing_is_larger_than_the_toolkit_draws() {
    for_every_sheet(|ctx, filled, mode, size, sheet| {
        for shape in &sheet.shapes {
            let Shape::Text(text) = shape else { continue };
            let pixels = text.galley.job.sections[0].format.font_id.size * ctx.pixels_per_point();
            assert!(pixels <= 1024.0, "{filled:?} {mode:?} at {size}: {pixels} of {}", text.galley.text());
        }
    });
}

#[test]
fn nothing_is_cut_on_a_usual_day() {
    for_every_sheet(|_, filled, mode, size, sheet| {
        let cut: Vec<_> = sheet.texts.iter().filter(|block| block.is_cut).collect();
        assert!(filled == Filled::Over || cut.is_empty(), "{filled:?} {mode:?} at {size}: {cut:?}");
    });
}

#[test]
fn what_is_cut_says_so() {
    for_every_sheet(|_, filled, mode, size, sheet| {
        let texts = sheet.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(&text.galley),
            _ => None,
        });
        for (galley, block) in texts.zip(&sheet.texts) {
            let painted: usize = galley.rows.iter().map(|row| row.text().chars().count()).sum();
            let is_whole = painted + galley.rows.len() >= galley.job.text.chars().count();
            assert!(is_whole || block.is_cut, "{filled:?} {mode:?} at {size}: {block:?}");
        }
    });
}

#[test]
fn the_pages_of_the_coverage_hold_every_element_once() {
    in_a_pass(|ctx| {
        for filled in Filled::ALL {
            let (mut session, now) = filled.session();
            for (at, element) in session.elements.iter_mut().enumerate() {
                element.title = format!("{} [{at}]", element.title);
            }
            let on_board = session.elements.iter().filter(|element| element.star && !element.hidden);
            let expected: Vec<String> = on_board.map(|element| element.title.clone()).collect();
            for size in SCREENS {
                let page = |page| lay_out(ctx, &view_at(&session, WallMode::Coverage(page), false, now), size);
                let pages = page(0).pages.count();
                let page = |at: usize| page(i32::try_from(at).expect("few"));
                let texts = (0..pages).flat_map(|at| page(at).texts).map(|block| block.text);
                let mut shown: Vec<String> = texts.filter(|text| expected.contains(text)).collect();
                shown.sort();
                let mut expected = expected.clone();
                expected.sort();
                assert_eq!(shown, expected, "{filled:?} at {size}, {pages} pages");
                assert!(filled != Filled::Over || pages > 1, "{pages} at {size}");
            }
        }
    });
}

/// All pages of a mode, from the first to the last, as somebody with a remote gets to them.
fn pages_of(ctx: &Context, session: &Session, mode: WallMode, now: &str, size: Vec2) -> Vec<Sheet> {
    let sheet = |mode| lay_out(ctx, &view_at(session, mode, false, now), size);
    let mut at = mode;
    while let Some(before) = sheet(at).pages.neighbour(false) {
        at = at.on_page(before);
    }
    let mut pages = vec![sheet(at)];
    while let Some(next) = pages.last().and_then(|last| last.pages.neighbour(true)) {
        pages.push(sheet(at.on_page(next)));
    }
    pages
}

/// The texts of those pages that name one of these, in order.
fn named(pages: &[Sheet], names: &[String]) -> Vec<String> {
    let texts = pages.iter().flat_map(|page| &page.texts).map(|block| &block.text);
    texts.filter_map(|text| names.iter().find(|name| text.starts_with(*name)).cloned()).collect()
}

#[test]
fn the_pages_of_an_element_hold_every_point_once_and_say_how_many_come_before_and_after() {
    in_a_pass(|ctx| {
        for count in [1_usize, 3, 12, 60, 300] {
            let mut session = discussion();
            let text = |at: usize| format!("[{at:03}] {}", LONG.split_at((at * 37) % LONG.len()).0);
            let names: Vec<String> = (0..count).map(|at| format!("[{at:03}] ")).collect();
            session.notes = (0..count).map(|at| Arc::new(note(at as u128 + 1, Kind::Gap, &text(at)))).collect();
            for size in SCREENS {
                let pages = pages_of(ctx, &session, WallMode::Element(0), super::NOW, size);
                assert_eq!(named(&pages, &names), names, "{count} at {size}");
                assert!(count < 60 || pages.len() > 3, "{} pages of {count} at {size}", pages.len());
                let mut before = 0;
                for page in &pages {
                    let here = named(std::slice::from_ref(page), &names).len();
                    let said = |word: &str| {
                        let block = page.texts.iter().find(|block| block.text.ends_with(word));
                        let number = |text: &str| text.split(' ').find_map(|part| part.parse().ok()).unwrap_or(1);
                        block.map_or(0, |block| number(&block.text))
                    };
                    let earlier = said("earlier point") + said("earlier points");
                    let later = said("later point") + said("later points");
                    assert_eq!((earlier, later), (before, count - before - here), "{count} at {size}");
                    before += here;
                }
            }
        }
    });
}

#[test]
fn the_pages_of_the_agenda_hold_every_item_once() {
    in_a_pass(|ctx| {
        for filled in Filled::ALL {
            let (mut session, now) = filled.session();
            for (at, item) in session.agenda.iter_mut().enumerate() {
                item.title = format!("[{at:02}] {}", item.title);
            }
            let names: Vec<String> = (0..session.agenda.len()).map(|at| format!("[{at:02}] ")).collect();
            for size in SCREENS {
                let pages = pages_of(ctx, &session, WallMode::Agenda(0), now, size);
                assert_eq!(named(&pages, &names), names, "{filled:?} at {size}");
                assert_eq!(pages.len() > 1, filled == Filled::Over, "{} at {size}", pages.len());
            }
        }
    });
}
