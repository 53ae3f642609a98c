//! The parts of a paper, each as high as it is, one below the other: what a list can scroll through.

use std::sync::Arc;

use egui::{Color32, Galley, Rect, Ui, Vec2, pos2, vec2};

use super::Sheet;
use super::words::{Face, lay_out, longest_word};
use crate::papers::Document;
use crate::papers::document::{Block, Edge, Heading, Lines, List, Piece, Row, Table, Text};
use crate::ui::theme::SheetTokens;

/// How small the heads of a table get at the least, to their usual size.
const LEAST_HEAD: f32 = 0.7;

/// A part of a document, by where it is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What stands above the text of every page.
    Top,
    /// A block that is one part.
    Block(usize),
    /// A line of labels: block and entry.
    Entry(usize, usize),
    /// A thing in a list: block and item.
    Item(usize, usize),
    /// The headings of a table.
    Head(usize),
    /// A row of a table: block and row.
    Row(usize, usize),
    /// A footnote.
    Footnote(usize),
    /// What stands below the text of every page.
    Bottom,
    /// Between two sheets.
    Gap,
}

impl Part {
    /// Not on a sheet.
    pub(super) fn is_gap(self) -> bool {
        self == Self::Gap
    }
}

/// The parts of a document, from top to bottom.
pub fn parts(document: &Document) -> Vec<Part> {
    let mut parts = vec![Part::Gap, Part::Top];
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Heading(heading) if heading.on_new_page => parts.extend([Part::Gap, Part::Top, Part::Block(at)]),
            Block::Title(_) | Block::Subtitle(_) | Block::Heading(_) | Block::Paragraph(_) => {
                parts.push(Part::Block(at));
            }
            Block::Lines(lines) => parts.extend((0..lines.entries.len()).map(|entry| Part::Entry(at, entry))),
            Block::List(list) => parts.extend((0..list.items.len()).map(|item| Part::Item(at, item))),
            Block::Table(table) => {
                parts.push(Part::Head(at));
                parts.extend((0..table.rows.len()).map(|row| Part::Row(at, row)));
            }
        }
    }
    parts.extend((0..document.footnotes.len()).map(Part::Footnote));
    parts.extend([Part::Bottom, Part::Gap]);
    parts
}

/// A part laid out: positions count from the left edge of the text and the top of the part, in points.
pub(super) struct Laid {
    pub height: f32,
    pub galleys: Vec<(Vec2, Arc<Galley>)>,
    pub fills: Vec<(Rect, Color32)>,
    pub frames: Vec<Rect>,
    /// What it says, read aloud.
    pub words: String,
}

impl Laid {
    /// Lays a part out.
    pub fn out(ui: &Ui, document: &Document, part: Part, sheet: Sheet) -> Self {
        let mut laid =
            Self { height: 0.0, galleys: Vec::new(), fills: Vec::new(), frames: Vec::new(), words: String::new() };
        let pen = Pen { ui, sheet, landscape: document.page.landscape };
        match part {
            Part::Gap => laid.height = pen.points(14.0),
            Part::Top => pen.edge(&mut laid, &document.page.header, pen.points(22.0), pen.points(18.0)),
            Part::Bottom => pen.edge(&mut laid, &document.page.footer, pen.points(28.0), pen.points(22.0)),
            Part::Footnote(at) => pen.footnote(&mut laid, document, at),
            Part::Block(at) | Part::Entry(at, _) | Part::Item(at, _) | Part::Head(at) | Part::Row(at, _) => {
                if let Some(block) = document.blocks.get(at) {
                    pen.block(&mut laid, block, part);
                }
            }
        }
        laid
    }

    /// Leaves so much free above it.
    fn move_down(&mut self, by: f32) {
        let by_both = vec2(0.0, by);
        self.height += by;
        self.galleys.iter_mut().for_each(|(at, _)| *at += by_both);
        self.fills.iter_mut().for_each(|(fill, _)| *fill = fill.translate(by_both));
        self.frames.iter_mut().for_each(|frame| *frame = frame.translate(by_both));
    }

    fn add(&mut self, at: Vec2, galley: Arc<Galley>) {
        self.galleys.push((at, galley));
    }
}

/// What lays out, with what it needs for it.
#[derive(Clone, Copy)]
struct Pen<'a> {
    ui: &'a Ui,
    sheet: Sheet,
    landscape: bool,
}

impl Pen<'_> {
    /// Points on the screen of so many points on the sheet, without a least size: for space.
    fn points(self, points: f32) -> f32 {
        points * 25.4 / 72.0 * self.sheet.scale
    }

    fn face(self, points: f32, strong: bool, ink: Color32) -> Face {
        Face { size: self.sheet.points(points), strong, ink }
    }

    /// Sizes are those of the Word file (`papers::docx`).
    fn block(self, laid: &mut Laid, block: &Block, part: Part) {
        let colors = SheetTokens::WHITE;
        match (block, part) {
            (Block::Title(text), _) => self.text(laid, text, self.face(17.0, true, colors.heading), 0.0, 8.0),
            (Block::Subtitle(text), _) => self.text(laid, text, self.face(11.0, false, colors.quiet), 0.0, 10.0),
            (Block::Heading(heading), _) => self.heading(laid, heading),
            (Block::Paragraph(text), _) => self.text(laid, text, self.face(10.0, false, colors.ink), 0.0, 6.0),
            (Block::Lines(lines), Part::Entry(_, entry)) => self.entry(laid, lines, entry),
            (Block::List(list), Part::Item(_, item)) => self.item(laid, list, item),
            (Block::Table(table), Part::Head(_)) => self.head(laid, table),
            (Block::Table(table), Part::Row(_, row)) => self.row(laid, table, row),
            (Block::Lines(_) | Block::List(_) | Block::Table(_), _) => {}
        }
    }

    fn text(self, laid: &mut Laid, text: &Text, face: Face, before: f32, after: f32) {
        let galley = lay_out(self.ui, text, face, self.sheet.text_width());
        laid.height = self.points(before) + galley.size().y + self.points(after);
        laid.words = text.plain();
        laid.add(vec2(0.0, self.points(before)), galley);
    }

    fn heading(self, laid: &mut Laid, heading: &Heading) {
        let colors = SheetTokens::WHITE;
        let (points, ink, before, after) = match heading.level {
            1 => (12.0, colors.heading, 14.0, 5.0),
            2 => (10.0, colors.ink, 10.0, 4.0),
            _ => (9.5, colors.quiet, 8.0, 3.0),
        };
        let number = if heading.number.is_empty() { String::new() } else { format!("{} ", heading.number) };
        self.text(laid, &Text::from(number).join(heading.text.clone()), self.face(points, true, ink), before, after);
    }

    fn entry(self, laid: &mut Laid, lines: &Lines, at: usize) {
        let Some((label, value)) = lines.entries.get(at) else {
            return;
        };
        let colors = SheetTokens::WHITE;
        let ink = if lines.quiet { colors.quiet } else { colors.ink };
        let indent = lines.label_width * self.sheet.scale;
        let label_text = Text::from(label);
        let label = lay_out(self.ui, &label_text, self.face(10.0, !lines.quiet, ink), indent - self.points(6.0));
        let width = self.sheet.text_width() - indent;
        let galley = lay_out(self.ui, value, self.face(10.0, false, colors.ink), width);
        let after = if at + 1 == lines.entries.len() { 7.0 } else { 3.5 };
        laid.height = label.size().y.max(galley.size().y) + self.points(after);
        laid.words = format!("{} {}", label.text(), value.plain());
        laid.add(Vec2::ZERO, label);
        laid.add(vec2(indent, 0.0), galley);
    }

    fn item(self, laid: &mut Laid, list: &List, at: usize) {
        let Some(text) = list.items.get(at) else {
            return;
        };
        let face = self.face(10.0, false, SheetTokens::WHITE.ink);
        let indent = self.points(18.0);
        let mark = if list.numbered { format!("{}.", at + 1) } else { "•".to_owned() };
        let mark = lay_out(self.ui, &Text::from(mark), face, indent);
        let galley = lay_out(self.ui, text, face, self.sheet.text_width() - indent);
        laid.height = galley.size().y + self.points(3.5);
        laid.words = text.plain();
        laid.add(vec2(self.points(4.0), 0.0), mark);
        laid.add(vec2(indent, 0.0), galley);
    }

    fn head(self, laid: &mut Laid, table: &Table) {
        let colors = SheetTokens::WHITE;
        let cells: Vec<Text> = table.columns.iter().map(|column| Text::from(&column.title)).collect();
        let face = self.face(self.table_size(), true, colors.ink);
        // A word that is broken in its middle is not read: all heads get smaller together until each word fits.
        let millimetres = self.sheet.text_width() / self.sheet.scale;
        let rooms = table.widths(millimetres).into_iter().map(|width| width * self.sheet.scale - 2.0 * self.pad());
        let fits = rooms.zip(&cells).map(|(room, text)| room / longest_word(self.ui, text, face).max(1.0));
        let size = face.size * fits.fold(1.0, f32::min).max(LEAST_HEAD);
        self.cells(laid, table, &cells, Face { size, ..face }, Some(colors.head));
        laid.move_down(self.points(6.0));
    }

    fn row(self, laid: &mut Laid, table: &Table, at: usize) {
        let colors = SheetTokens::WHITE;
        match table.rows.get(at) {
            Some(Row::Cells(cells)) => {
                self.cells(laid, table, cells, self.face(self.table_size(), false, colors.ink), None);
            }
            Some(Row::Group(text)) => {
                let face = self.face(self.table_size() + 0.5, true, colors.heading);
                let pad = self.pad();
                let galley = lay_out(self.ui, text, face, self.sheet.text_width() - 2.0 * pad);
                laid.height = galley.size().y + 2.0 * pad;
                laid.words = text.plain();
                let frame = Rect::from_min_size(pos2(0.0, 0.0), vec2(self.sheet.text_width(), laid.height));
                laid.fills.push((frame, colors.group));
                laid.frames.push(frame);
                laid.add(vec2(pad, pad), galley);
            }
            None => {}
        }
    }

    /// Room between the line of a cell and its text.
    fn pad(self) -> f32 {
        self.points(3.5)
    }

    fn table_size(self) -> f32 {
        if self.landscape { 8.0 } else { 9.0 }
    }

    fn cells(self, laid: &mut Laid, table: &Table, cells: &[Text], face: Face, fill: Option<Color32>) {
        let pad = self.pad();
        let mut left = 0.0;
        let mut frames = Vec::with_capacity(cells.len());
        let millimetres = self.sheet.text_width() / self.sheet.scale;
        for (width, text) in table.widths(millimetres).into_iter().zip(cells) {
            let width = width * self.sheet.scale;
            let galley = lay_out(self.ui, text, face, width - 2.0 * pad);
            laid.height = laid.height.max(galley.size().y + 2.0 * pad);
            laid.add(vec2(left + pad, pad), galley);
            frames.push((left, width));
            left += width;
        }
        for (left, width) in frames {
            let frame = Rect::from_min_size(pos2(left, 0.0), vec2(width, laid.height));
            laid.fills.extend(fill.map(|fill| (frame, fill)));
            laid.frames.push(frame);
        }
        laid.words = cells.iter().map(Text::plain).collect::<Vec<_>>().join(" · ");
    }

    fn footnote(self, laid: &mut Laid, document: &Document, at: usize) {
        let Some(text) = document.footnotes.get(at) else {
            return;
        };
        let before = if at == 0 { 20.0 } else { 0.0 };
        let words = Text::default().footnote(at).join(Text::from(" ")).join(text.clone());
        self.text(laid, &words, self.face(8.0, false, SheetTokens::WHITE.quiet), before, 3.0);
        if at == 0 {
            let line = Rect::from_min_size(pos2(0.0, self.points(14.0)), vec2(self.points(140.0), 1.0));
            laid.fills.push((line, SheetTokens::WHITE.line));
        }
    }

    fn edge(self, laid: &mut Laid, edge: &Edge, before: f32, after: f32) {
        let face = self.face(8.0, false, SheetTokens::WHITE.quiet);
        let half = self.sheet.text_width() / 2.0;
        let left = lay_out(self.ui, &Self::pieces(&edge.left), face, half * 0.8);
        let right = lay_out(self.ui, &Self::pieces(&edge.right), face, half * 1.2);
        laid.height = before + left.size().y.max(right.size().y) + after;
        format!("{} {}", left.text(), right.text()).trim().clone_into(&mut laid.words);
        laid.add(vec2(self.sheet.text_width() - right.size().x, before), right);
        laid.add(vec2(0.0, before), left);
    }

    /// The screen has no pages to count: their numbers stand as dots.
    fn pieces(pieces: &[Piece]) -> Text {
        pieces.iter().fold(Text::default(), |text, piece| match piece {
            Piece::Words(words) => text.join(Text::from(words)),
            Piece::PageNumber | Piece::PageCount => text.join(Text::from("…")),
        })
    }
}
