//! The writer of spreadsheets: one table that can be sorted and filtered, and that prints with its headings on every page.
//!
//! Every cell is text. What is longer than a cell may be goes on in a row of its own below, and says so.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::document::{Document, Edge, Piece, Row, Run, Style, Table, Text};
use super::format::NotWritten;
use super::watch::Watch;

/// The longest text of a cell, in units of UTF-16 (a limit of the format).
const LONGEST: usize = 32_767;

/// The longest text at an edge of a page, both sides together, in characters (a limit of the format is 255, with the marks
/// for its sides and its font).
const LONGEST_EDGE: usize = 205;

/// So much of an edge is left to the left side, however long the right one is.
const LEFT_EDGE: usize = 40;

/// Rows above the table: the name of the paper, the event, what the paper says of itself, and an empty one.
const HEAD_ROWS: u32 = 4;

/// The number of the paper in the format.
const A4: u8 = 9;

/// How much of a table goes onto one page beside each other, in millimetres: more could not be read.
const WIDEST: f32 = 330.0;

/// Width of a column in characters for each millimetre.
const CHARACTERS: f64 = 0.56;

/// Writes the table of a document.
pub fn write(document: &Document, table: &Table, watch: &Watch) -> Result<Vec<u8>, NotWritten> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?);
    let sheet = workbook.add_worksheet();
    let looks = Looks::new();
    head(sheet, document, &looks)?;
    columns(sheet, table, &looks)?;
    let widths: Vec<f64> = table.columns.iter().map(|column| f64::from(column.width) * CHARACTERS).collect();
    let mut at = HEAD_ROWS + 1;
    for (number, row) in table.rows.iter().enumerate() {
        watch.reached(number, table.rows.len())?;
        at = put(sheet, row, at, &widths, &looks)?;
    }
    page(sheet, document, table, at)?;
    Ok(workbook.save_to_buffer()?)
}

impl From<XlsxError> for NotWritten {
    fn from(error: XlsxError) -> Self {
        Self::Library(error.to_string())
    }
}

fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let properties = DocProperties::new().set_title(&document.title).set_subject(&document.subject);
    Ok(match document.issued {
        // Without a day the library would ask the clock.
        Some(day) => {
            let day = ExcelDateTime::from_ymd(
                day.year().unsigned_abs(),
                day.month().unsigned_abs(),
                day.day().unsigned_abs(),
            )?;
            properties.set_creation_datetime(&day)
        }
        None => properties,
    })
}

/// How cells look.
struct Looks {
    title: Format,
    quiet: Format,
    heading: Format,
    group: Format,
    cell: Format,
    open: Format,
}

impl Looks {
    fn new() -> Self {
        let line = Color::RGB(0x00C9_CED6);
        let text = Format::new().set_font_name("Arial").set_font_size(9.0);
        let cell = text
            .clone()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(line);
        Self {
            title: text.clone().set_font_size(14.0).set_bold().set_font_color(Color::RGB(0x001F_3A5F)),
            quiet: text.clone().set_font_color(Color::RGB(0x005F_6670)),
            heading: cell.clone().set_bold().set_background_color(Color::RGB(0x00E9_EDF2)),
            group: cell.clone().set_bold().set_background_color(Color::RGB(0x00F5_F7F9)),
            open: cell.clone().set_bold().set_font_color(Color::RGB(0x007A_4B00)),
            cell,
        }
    }
}

fn head(sheet: &mut Worksheet, document: &Document, looks: &Looks) -> Result<(), XlsxError> {
    let edge = [&document.page.header.left, &document.page.header.right, &document.page.footer.left];
    let said: Vec<String> = edge.into_iter().map(|pieces| words(pieces)).filter(|words| !words.is_empty()).collect();
    sheet.write_string_with_format(0, 0, cut(&document.title), &looks.title)?;
    sheet.write_string_with_format(1, 0, cut(&document.subject), &looks.quiet)?;
    sheet.write_string_with_format(2, 0, cut(&said.join(" · ")), &looks.quiet)?;
    Ok(())
}

/// The beginning of a text that has a place of its own elsewhere, for the one that has a limit.
fn cut(text: &str) -> String {
    pieces(text).into_iter().next().unwrap_or_default().to_owned()
}

fn words(pieces: &[Piece]) -> String {
    pieces.iter().filter_map(Piece::words).collect()
}

fn columns(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, f64::from(column.width) * CHARACTERS)?;
        sheet.write_string_with_format(HEAD_ROWS, at, cut(&column.title), &looks.heading)?;
    }
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let widths: Vec<f64> = table.columns.iter().map(|column| f64::from(column.width) * CHARACTERS).collect();
    sheet.set_row_height(HEAD_ROWS, height(&titles, &widths))?;
    Ok(())
}

/// Height of a line of text, and the most that a row may have, in points.
const LINE_HEIGHT: f64 = 12.0;
const HIGHEST_ROW: f64 = 409.0;

/// How high a row has to be for its texts, in points: not every program finds that out by itself.
fn height(texts: &[&str], widths: &[f64]) -> f64 {
    let lines = |text: &str, width: f64| -> f64 {
        // The type is smaller than the one that widths are counted in, and words that do not fit leave room behind them.
        let room = (width * 1.3 - 1.0).max(1.0);
        text.split('\n').map(|line| (line.chars().count() as f64 / room).ceil().max(1.0)).sum()
    };
    let most = texts.iter().zip(widths).map(|(text, width)| lines(text, *width)).fold(1.0, f64::max);
    (most * LINE_HEIGHT + 3.0).min(HIGHEST_ROW)
}

/// Puts a row there and returns where the next one goes: a text that is too long for a cell takes further rows.
fn put(sheet: &mut Worksheet, row: &Row, at: u32, widths: &[f64], looks: &Looks) -> Result<u32, XlsxError> {
    let one;
    let (cells, plain) = match row {
        Row::Cells(cells) => (cells.as_slice(), &looks.cell),
        Row::Group(text) => {
            one = [text.clone()];
            (one.as_slice(), &looks.group)
        }
    };
    let texts: Vec<String> = cells.iter().map(Text::plain).collect();
    let parts: Vec<Vec<&str>> = texts.iter().map(|text| pieces(text)).collect();
    let rows = parts.iter().map(Vec::len).max().unwrap_or(1).max(1);
    for line in 0..rows {
        let part_of = |number: usize| parts.get(number).and_then(|parts| parts.get(line)).copied().unwrap_or_default();
        let shown: Vec<&str> = (0..widths.len()).map(part_of).collect();
        // The head of a group stands over the whole width.
        let high = if matches!(row, Row::Group(_)) { LINE_HEIGHT + 6.0 } else { height(&shown, widths) };
        sheet.set_row_height(at + line as u32, high)?;
        for (number, part) in shown.into_iter().enumerate() {
            let is_open = line == 0 && cells.get(number).is_some_and(is_to_be_confirmed);
            // A row that goes on begins as the row that it belongs to.
            let text = match texts.first() {
                Some(first) if line > 0 && number == 0 && part.is_empty() => format!("{} …", cut(first)),
                _ => part.to_owned(),
            };
            let look = if is_open { &looks.open } else { plain };
            sheet.write_string_with_format(at + line as u32, number as u16, text, look)?;
        }
    }
    Ok(at + rows as u32)
}

fn is_to_be_confirmed(text: &Text) -> bool {
    matches!(text.runs(), [Run::Words(_, Style::Open)])
}

/// The parts of a text that fit into a cell, one after the other. Nothing is lost between them.
fn pieces(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units + c.len_utf16() > LONGEST {
            parts.push(&text[from..at]);
            (from, units) = (at, 0);
        }
        units += c.len_utf16();
    }
    parts.push(&text[from..]);
    parts
}

/// What is on every printed page: headings, edges, all columns side by side.
fn page(sheet: &mut Worksheet, document: &Document, table: &Table, next_row: u32) -> Result<(), XlsxError> {
    let last_column = table.columns.len().saturating_sub(1) as u16;
    sheet.set_name(name(&document.title))?;
    let width: f32 = table.columns.iter().map(|column| column.width).sum();
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages((width / WIDEST).ceil() as u16, 0);
    sheet.set_repeat_columns(0, 0)?;
    sheet.set_margins(0.6, 0.6, 0.8, 0.7, 0.4, 0.4);
    sheet.set_header(edge(&document.page.header)).set_footer(edge(&document.page.footer));
    sheet.set_repeat_rows(HEAD_ROWS, HEAD_ROWS)?;
    sheet.set_freeze_panes(HEAD_ROWS + 1, 1)?;
    sheet.autofilter(HEAD_ROWS, 0, next_row.saturating_sub(1).max(HEAD_ROWS), last_column)?;
    Ok(())
}

/// The name of the sheet: at most 31 characters, without those that the format forbids.
fn name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name }
}

/// An edge of a page in the marks of the format: `&L…&R…`.
fn edge(edge: &Edge) -> String {
    let side = |pieces: &[Piece], most: usize| -> String {
        let part = |piece: &Piece| match piece {
            Piece::Words(words) => short(words, most),
            Piece::PageNumber => "&P".to_owned(),
            Piece::PageCount => "&N".to_owned(),
        };
        guarded(&pieces.iter().map(part).collect::<String>())
    };
    // At the right stands what a draft says of itself: the marking at the left gets what that leaves.
    let right = side(&edge.right, LONGEST_EDGE - LEFT_EDGE);
    let left = side(&edge.left, LONGEST_EDGE.saturating_sub(right.chars().count()));
    format!("&L&\"Arial,Regular\"&8{left}&R&\"Arial,Regular\"&8{right}")
}

/// Words with the sign of marks doubled, as many as fit: all of them stand above the table.
fn short(words: &str, most: usize) -> String {
    let mut out = String::new();
    for c in words.chars() {
        if out.chars().count() + 3 > most {
            out.push('…');
            break;
        }
        out.push(c);
        if c == '&' {
            out.push(c);
        }
    }
    out
}

/// A digit right after the size would be read as part of it.
fn guarded(text: &str) -> String {
    if text.starts_with(|c: char| c.is_ascii_digit()) { format!(" {text}") } else { text.to_owned() }
}
