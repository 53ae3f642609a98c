//! A sheet of the wall, laid out for a size: shapes to paint, and the texts in them for those who cannot see them.
//!
//! All measures are of a screen 1080 high and scale with the height (DOMAIN 7: body at least 28, titles 36 to 44 there).

mod agenda;
mod clock;
mod coverage;
mod element;
mod paragraph;
mod prompts;
mod read_back;
mod title;

use std::sync::Arc;

use egui::epaint::{Shape, TextShape};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Context, FontFamily, FontId, Galley, NumExt as _, Pos2, Rect, Stroke, Vec2, pos2};

use crate::session::permitted::{Content, WallView};
use crate::session::timing::Shown;
use crate::t;
use crate::ui::texts;
use crate::ui::theme::WallTokens;

/// A sheet, laid out.
pub struct Sheet {
    /// What to paint, from the top left corner.
    pub shapes: Vec<Shape>,
    /// The texts, with where they stand.
    pub texts: Vec<Block>,
    /// Its pages.
    pub pages: Pages,
}

/// The pages that what is on the wall takes, and which of them this is. How they are numbered is a matter of the mode
/// ([`WallMode`](crate::session::permitted::WallMode)); where there is much, only those near this one are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The first one.
    pub first: i32,
    /// The last one.
    pub last: i32,
    /// This one.
    pub shown: i32,
}

impl Pages {
    /// A single page.
    pub const ONE: Self = Self { first: 0, last: 0, shown: 0 };

    /// `count` pages from 0 on, and of those the one that is asked for, or the nearest.
    fn of(count: usize, asked: i32) -> Self {
        let last = i32::try_from(count.saturating_sub(1)).unwrap_or(i32::MAX);
        Self { first: 0, last, shown: asked.clamp(0, last) }
    }

    /// How many there are, as far as is known.
    pub fn count(self) -> usize {
        self.last.abs_diff(self.first) as usize + 1
    }

    /// How many come before this one.
    pub fn before(self) -> usize {
        self.shown.abs_diff(self.first) as usize
    }

    /// The one after this one, or the one before, if there is one.
    pub fn neighbour(self, forwards: bool) -> Option<i32> {
        let to = if forwards { self.shown.checked_add(1) } else { self.shown.checked_sub(1) };
        to.filter(|to| (self.first..=self.last).contains(to))
    }
}

/// A text on the wall.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it says, to those who hear it; a lone number is said with what it counts.
    pub text: String,
    /// Where.
    pub rect: Rect,
    /// There was no room for all of it.
    pub is_cut: bool,
}

/// Sizes of text on a screen 1080 high.
mod size {
    pub const SMALL: f32 = 28.0;
    pub const BODY: f32 = 38.0;
    pub const QUESTION: f32 = 44.0;
    pub const TITLE: f32 = 68.0;
    /// Points shrink from `BODY` no further than this.
    pub const LEAST: f32 = 28.0;
    /// What takes several pages anyway has room for more than the least.
    pub const ON_PAGES: f32 = 32.0;
}

/// The largest text, in pixels of the screen: the toolkit draws no glyph over 1024.
const MOST_PIXELS: f32 = 900.0;

/// Margin at the sides, of a screen 1080 high.
const MARGIN: f32 = 120.0;

/// Lays out what may be seen for a size in points.
pub fn sheet(ctx: &Context, view: &WallView, size: Vec2, tokens: &WallTokens) -> Sheet {
    let mut page = Page {
        ctx,
        tokens: *tokens,
        size,
        scale: (size.y / 1080.0).at_most(size.x / 1280.0).at_least(0.05),
        sheet: Sheet { shapes: Vec::new(), texts: Vec::new(), pages: Pages::ONE },
    };
    match view.content() {
        Content::Black => {}
        Content::Title(sheet) => title::put(&mut page, sheet),
        Content::Agenda(sheet) => agenda::put(&mut page, sheet),
        Content::Element(sheet) => element::put(&mut page, sheet),
        Content::ReadBack(sheet) => read_back::put(&mut page, sheet),
        Content::Clock(sheet) => clock::put(&mut page, sheet),
        Content::Coverage(sheet) => coverage::put(&mut page, sheet),
        Content::Paragraph(paragraph) => paragraph::put(&mut page, *paragraph),
        Content::Prompts => prompts::put(&mut page),
    }
    page.sheet
}

struct Page<'a> {
    ctx: &'a Context,
    tokens: WallTokens,
    size: Vec2,
    scale: f32,
    sheet: Sheet,
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Set {
    points: f32,
    strong: bool,
    color: Color32,
}

impl Page<'_> {
    fn px(&self, points: f32) -> f32 {
        (points * self.scale).round()
    }

    fn left(&self) -> f32 {
        self.px(MARGIN)
    }

    fn right(&self) -> f32 {
        self.size.x - self.px(MARGIN)
    }

    fn width(&self) -> f32 {
        (self.right() - self.left()).at_least(1.0)
    }

    /// Height of a line of text of this size.
    fn line_height(&self, points: f32) -> f32 {
        (self.px(points).at_least(4.0) * 1.32).round()
    }

    /// Where the line at the foot is.
    fn foot_top(&self) -> f32 {
        self.size.y - self.px(134.0)
    }

    fn galley(&self, text: &str, set: Set, width: f32, most_rows: usize) -> Arc<Galley> {
        self.galley_spaced(text, set, width, most_rows, 1.32)
    }

    /// The same with little room above and below: for one line of very large text.
    fn galley_tight(&self, text: &str, set: Set, width: f32, most_rows: usize) -> Arc<Galley> {
        self.galley_spaced(text, set, width, most_rows, 1.15)
    }

    /// A text at the largest size, from that of its set downwards, at which it takes no more than this space and no word is
    /// torn apart; at the least size what is more is cut.
    fn largest(&self, text: &str, set: Set, width: f32, height: f32) -> Arc<Galley> {
        let longest = text.split_whitespace().max_by_key(|word| word.chars().count()).unwrap_or_default();
        let mut points = set.points;
        loop {
            let at = Set { points, ..set };
            let rows = (height / self.line_height(at.points)).floor().at_least(1.0) as usize;
            let galley = self.galley(text, at, width, rows);
            let torn = self.galley(longest, at, width, 2).rows.len() > 1;
            if points <= size::LEAST || (!galley.elided && !torn) {
                return galley;
            }
            points = (points - 2.0).at_least(size::LEAST);
        }
    }

    fn galley_spaced(&self, text: &str, set: Set, width: f32, most_rows: usize, spacing: f32) -> Arc<Galley> {
        // A letter that is larger than this many pixels is not drawn by the toolkit, which says nothing.
        let most = MOST_PIXELS / self.ctx.pixels_per_point();
        let points = self.px(set.points).at_least(4.0).at_most(most);
        let family = if set.strong { FontFamily::Name("semibold".into()) } else { FontFamily::Proportional };
        let format = TextFormat {
            font_id: FontId::new(points, family),
            color: set.color,
            line_height: Some((points * spacing).round()),
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping { max_width: width.at_least(1.0), max_rows: most_rows, ..TextWrapping::default() };
        self.ctx.fonts_mut(|fonts| fonts.layout_job(job))
    }

    fn put(&mut self, galley: Arc<Galley>, at: Pos2) -> f32 {
        let text = galley.job.text.clone();
        self.put_said(galley, at, &text)
    }

    /// Puts a text that says more to those who hear it: not `2`, but `2 gaps`.
    fn put_said(&mut self, galley: Arc<Galley>, at: Pos2, said: &str) -> f32 {
        let height = galley.size().y;
        let (text, rect) = (said.to_owned(), Rect::from_min_size(at, galley.size()));
        self.sheet.texts.push(Block { text, rect, is_cut: galley.elided });
        self.sheet.shapes.push(Shape::Text(TextShape::new(at, galley, self.tokens.ink)));
        height
    }

    /// Puts a text at a height in the left margin; returns where the next one begins.
    fn line(&mut self, text: &str, set: Set, y: f32, most_rows: usize) -> f32 {
        if text.is_empty() {
            return y;
        }
        let galley = self.galley(text, set, self.width(), most_rows);
        let at = pos2(self.left(), y);
        y + self.put(galley, at)
    }

    fn set(&self, points: f32) -> Set {
        Set { points, strong: false, color: self.tokens.ink }
    }

    /// A line from margin to margin.
    fn rule(&mut self, y: f32) {
        let stroke = Stroke::new(self.px(2.0).at_least(1.0), self.tokens.line);
        self.sheet.shapes.push(Shape::hline(self.left()..=self.right(), y, stroke));
    }

    /// The line at the foot, with up to three texts over it. Returns where it begins.
    fn foot(&mut self, left: &str, middle: &str, right: &str) -> f32 {
        let line_y = self.foot_top();
        let (from, to) = (self.left(), self.right());
        self.rule(line_y);
        let set = Set { color: self.tokens.second, ..self.set(size::SMALL) };
        let y = line_y + self.px(20.0);
        let gap = self.px(40.0);
        // The short ones first; the one at the left gets what they leave, and a second row.
        let at_right = self.galley(right, set, self.width() * 0.3, 1);
        let between = self.galley(middle, set, self.width() * 0.4, 1);
        let beside = |galley: &Galley| if galley.job.text.is_empty() { 0.0 } else { galley.size().x + gap };
        let room = self.width() - beside(&at_right) - beside(&between);
        let at_left = self.galley(left, set, room, 2);
        // In the middle, unless the one at the left is too long for that.
        let most = to - beside(&at_right) - between.size().x;
        let middle_x = f32::midpoint(from, to) - between.size().x / 2.0;
        let middle_x = middle_x.at_least(from + beside(&at_left)).at_most(most);
        let right_x = to - at_right.size().x;
        for (galley, x) in [(at_left, from), (at_right, right_x), (between, middle_x)] {
            if !galley.job.text.is_empty() {
                self.put(galley, pos2(x, y));
            }
        }
        line_y
    }
}

/// `Page 2 of 3`; nothing where there is only one.
fn page_of(pages: Pages) -> String {
    match pages.count() {
        1 => String::new(),
        count => t!("wall-page", page = pages.before() + 1, pages = count),
    }
}

/// `41 min`; what is used up is said in words: a zero looks like a clock that has stopped.
fn time(left: Shown) -> String {
    if left == Shown::Seconds(0) { t!("wall-time-up").into_owned() } else { texts::left(left) }
}

/// `41 min left`, or that the time is up.
fn time_left(left: Shown) -> String {
    if left == Shown::Seconds(0) { time(left) } else { t!("run-left", time = texts::left(left)) }
}
