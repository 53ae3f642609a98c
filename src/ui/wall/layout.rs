//! A sheet of the wall, laid out for a size: shapes to paint, and the texts in them for those who cannot see them.
//!
//! All measures are of a screen 1080 high and scale with the height (DOMAIN 7: body at least 28, titles 36 to 44 there).

mod agenda;

use std::sync::Arc;

use egui::epaint::{Shape, TextShape};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Context, FontFamily, FontId, Galley, NumExt as _, Pos2, Rect, Stroke, Vec2, pos2};

use super::days;
use crate::session::permitted::{Content, ElementSheet, Point, TitleSheet, WallView};
use crate::t;
use crate::ui::texts;
use crate::ui::theme::WallTokens;

/// A sheet, laid out.
pub struct Sheet {
    /// What to paint, from the top left corner.
    pub shapes: Vec<Shape>,
    /// The texts, with where they stand.
    pub texts: Vec<Block>,
}

/// A text on the wall.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it says.
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
}

/// Margin at the sides, of a screen 1080 high.
const MARGIN: f32 = 120.0;

/// Lays out what may be seen for a size in points.
pub fn sheet(ctx: &Context, view: &WallView, size: Vec2, tokens: &WallTokens) -> Sheet {
    let mut page = Page {
        ctx,
        tokens: *tokens,
        size,
        scale: (size.y / 1080.0).at_most(size.x / 1280.0).at_least(0.05),
        sheet: Sheet { shapes: Vec::new(), texts: Vec::new() },
    };
    match view.content() {
        Content::Black => {}
        Content::Title(sheet) => title(&mut page, sheet),
        Content::Agenda(sheet) => agenda::put(&mut page, sheet),
        Content::Element(sheet) => element(&mut page, sheet),
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

    fn galley(&self, text: &str, set: Set, width: f32, most_rows: usize) -> Arc<Galley> {
        let points = self.px(set.points).at_least(4.0);
        let family = if set.strong { FontFamily::Name("semibold".into()) } else { FontFamily::Proportional };
        let format = TextFormat {
            font_id: FontId::new(points, family),
            color: set.color,
            line_height: Some((points * 1.32).round()),
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping { max_width: width.at_least(1.0), max_rows: most_rows, ..TextWrapping::default() };
        self.ctx.fonts_mut(|fonts| fonts.layout_job(job))
    }

    fn put(&mut self, galley: Arc<Galley>, at: Pos2) -> f32 {
        let height = galley.size().y;
        let (text, rect) = (galley.job.text.clone(), Rect::from_min_size(at, galley.size()));
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

    /// The line at the foot, with up to three texts over it. Returns where it begins.
    fn foot(&mut self, left: &str, middle: &str, right: &str) -> f32 {
        let line_y = self.size.y - self.px(134.0);
        let (from, to) = (self.left(), self.right());
        self.sheet.shapes.push(Shape::hline(
            from..=to,
            line_y,
            Stroke::new(self.px(2.0).at_least(1.0), self.tokens.line),
        ));
        let set = Set { color: self.tokens.second, ..self.set(size::SMALL) };
        let y = line_y + self.px(20.0);
        let gap = self.px(40.0);
        // The short ones first; the one at the left gets what they leave.
        let at_right = self.galley(right, set, self.width() * 0.3, 1);
        let between = self.galley(middle, set, self.width() * 0.4, 1);
        let beside = |galley: &Galley| if galley.job.text.is_empty() { 0.0 } else { galley.size().x + gap };
        let room = self.width() - beside(&at_right) - beside(&between);
        let at_left = self.galley(left, set, room, 1);
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

fn title(page: &mut Page<'_>, sheet: &TitleSheet) {
    let foot = page.foot(&sheet.marking, "", "");
    let place = [sheet.venue.clone(), sheet.days.map(days).unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let heading = Set { strong: true, ..page.set(size::TITLE) };
    let second = Set { color: page.tokens.second, ..page.set(size::BODY) };
    let title = if sheet.title.is_empty() { t!("wall-untitled").into_owned() } else { sheet.title.clone() };
    let width = page.width();
    // A long official title shrinks before it is cut.
    let mut set = heading;
    let mut galley = page.galley(&title, set, width, 6);
    while galley.rows.len() > 4 && set.points > size::QUESTION {
        set.points -= 4.0;
        galley = page.galley(&title, set, width, 6);
    }
    let organizers = page.galley(&sheet.organizers.join("\n"), second, width, 5);
    let place = page.galley(&place, second, width, 2);
    let gap = page.px(48.0);
    let total = galley.size().y + gap + organizers.size().y + gap / 2.0 + place.size().y;
    let mut y = ((foot - total) / 2.0).at_least(page.px(80.0));
    let left = page.left();
    y += page.put(galley, pos2(left, y)) + gap;
    y += page.put(organizers, pos2(left, y)) + gap / 2.0;
    page.put(place, pos2(left, y));
}

fn element(page: &mut Page<'_>, sheet: &ElementSheet) {
    let discussed = t!("wall-discussed", done = sheet.discussed.0, all = sheet.discussed.1);
    let left = sheet.left.map(|left| t!("run-left", time = texts::left(left))).unwrap_or_default();
    let foot = page.foot(&sheet.item, &discussed, &left);
    let small = Set { color: page.tokens.second, ..page.set(size::SMALL) };
    let top = page.px(86.0);
    let mut y = page.line(&source(sheet), small, top, 2) + page.px(10.0);
    let heading = Set { strong: true, ..page.set(size::TITLE) };
    y = page.line(&sheet.title, heading, y, 2) + page.px(14.0);
    let question = Set { color: page.tokens.accent, ..page.set(size::QUESTION) };
    y = page.line(&sheet.question, question, y, 4) + page.px(48.0);
    points(page, sheet, y, foot - page.px(20.0));
}

/// `OP3D-TRS · Resolution 1540 (2004), paragraph 3(d): decides`.
fn source(sheet: &ElementSheet) -> String {
    let mut parts = vec![sheet.id.to_string()];
    let force = texts::force(sheet.force).to_lowercase();
    if sheet.op.is_empty() {
        parts.extend(sheet.later.iter().map(|cited| t!("element-later", resolution = cited.as_str())));
        parts.push(force);
    } else {
        parts.push(t!("wall-paragraph", op = sheet.op.as_str(), force = force));
    }
    parts.join("  ·  ")
}

/// The points, as large as they fit; when they do not fit at the least size, the newest, and how many came before.
fn points(page: &mut Page<'_>, sheet: &ElementSheet, top: f32, bottom: f32) {
    let space = bottom - top;
    let mut size = size::BODY;
    while sheet.earlier == 0 && size >= size::LEAST {
        if let Some(rows) = all_points(page, &sheet.points, size, space) {
            put_points(page, rows, top, gap(page, size));
            return;
        }
        size -= 2.0;
    }
    let gap = gap(page, size::LEAST);
    let note = Set { color: page.tokens.second, ..page.set(size::LEAST) };
    let line = page.px(size::LEAST * 1.32) + gap;
    let rows = newest_points(page, &sheet.points, space - line);
    let earlier = sheet.earlier + sheet.points.len() - rows.len();
    let y = page.line(&t!("wall-earlier", count = earlier), note, top, 1) + gap;
    put_points(page, rows, y, gap);
}

/// Between two points.
fn gap(page: &Page<'_>, size: f32) -> f32 {
    page.px(size * 0.62)
}

/// All points at a size, if there is room for them. No more of them are laid out than it takes to see that there is none.
fn all_points(page: &Page<'_>, points: &[Point], size: f32, space: f32) -> Option<Vec<PointRow>> {
    let gap = gap(page, size);
    // A point is one line at least, which may have been rounded down to whole pixels.
    let least = page.px(size) * 1.32 - 1.0 + gap;
    let mut room = space + gap - least * points.len() as f32;
    let row = |point| {
        let row = lay_out(page, point, size);
        room -= row.height() + gap - least;
        (room >= 0.0).then_some(row)
    };
    points.iter().map(row).collect()
}

/// As many of the newest points at the least size as there is room for, and one in any case; oldest first.
fn newest_points(page: &Page<'_>, points: &[Point], space: f32) -> Vec<PointRow> {
    let gap = gap(page, size::LEAST);
    let mut rows: Vec<PointRow> = Vec::new();
    let mut room = space + gap;
    for point in points.iter().rev() {
        let row = lay_out(page, point, size::LEAST);
        room -= row.height() + gap;
        if room < 0.0 && !rows.is_empty() {
            break;
        }
        rows.push(row);
    }
    rows.reverse();
    rows
}

struct PointRow {
    kind: Arc<Galley>,
    text: Arc<Galley>,
}

impl PointRow {
    fn height(&self) -> f32 {
        self.kind.size().y.max(self.text.size().y)
    }
}

/// Width of the column of kinds, of a screen 1080 high.
const KINDS: f32 = 190.0;

fn lay_out(page: &Page<'_>, point: &Point, size: f32) -> PointRow {
    let kind = Set { points: size * 0.82, strong: true, color: page.tokens.second };
    let text = Set { points: size, strong: false, color: page.tokens.ink };
    let width = page.width() - page.px(KINDS);
    PointRow {
        kind: page.galley(&texts::kind(point.kind), kind, page.px(KINDS) - page.px(12.0), 1),
        text: page.galley(&point_text(point), text, width, 6),
    }
}

fn put_points(page: &mut Page<'_>, rows: Vec<PointRow>, top: f32, gap: f32) {
    let left = page.left();
    let mut y = top;
    for row in rows {
        let height = row.height();
        let first_line = row.text.rows.first().map_or(height, |line| line.rect().height());
        let kind_y = y + (first_line - row.kind.size().y) / 2.0;
        page.put(row.kind, pos2(left, kind_y));
        let text_left = left + page.px(KINDS);
        page.put(row.text, pos2(text_left, y));
        y += height + gap;
    }
}

/// `Review transit powers — Customs, March 2018`.
fn point_text(point: &Point) -> String {
    // A date is not torn apart at the end of a line.
    let by = point.by.map(|by| texts::due(by).replace(' ', "\u{a0}"));
    match (&point.agency, by) {
        (None, None) => point.text.clone(),
        (Some(agency), None) => t!("wall-point-tail", text = point.text.as_str(), tail = agency.as_str()),
        (None, Some(by)) => t!("wall-point-tail", text = point.text.as_str(), tail = by),
        (Some(agency), Some(by)) => {
            let tail = t!("wall-point-lead-by", agency = agency.as_str(), by = by);
            t!("wall-point-tail", text = point.text.as_str(), tail = tail)
        }
    }
}
