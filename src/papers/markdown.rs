//! The writer of Markdown, with tables and footnotes, as most readers know them.
//!
//! Texts of people stand in it as they were typed: every sign that Markdown could take for markup is escaped.

use std::fmt::Write as _;

use super::document::{Block, Document, Edge, Lines, List, Piece, Row, Run, Style, Table, Text};
use super::watch::{Stopped, Watch};

/// Writes a document as Markdown.
pub fn write(document: &Document, watch: &Watch) -> Result<String, Stopped> {
    let mut out = String::new();
    edge(&mut out, &document.page.header);
    // Another bullet begins another list.
    let mut bullet = Bullet('*');
    for (at, block) in document.blocks.iter().enumerate() {
        watch.reached(at, document.blocks.len())?;
        match block {
            Block::Title(text) => paragraph(&mut out, "# ", text),
            Block::Subtitle(text) | Block::Paragraph(text) => paragraph(&mut out, "", text),
            Block::Heading(heading) => {
                let marks = "#".repeat(usize::from(heading.level) + 1);
                let number = if heading.number.is_empty() { String::new() } else { format!("{} ", heading.number) };
                paragraph(&mut out, &format!("{marks} {number}"), &heading.text);
            }
            Block::Lines(it) => lines(&mut out, it, bullet.next()),
            Block::List(it) => list(&mut out, it, bullet.next()),
            Block::Table(it) => table(&mut out, it, watch)?,
        }
    }
    for (number, text) in (1..).zip(&document.footnotes) {
        paragraph(&mut out, &format!("[^{number}]: "), text);
    }
    edge(&mut out, &document.page.footer);
    out.truncate(out.trim_end().len());
    out.push('\n');
    Ok(out)
}

/// There are no pages: what stands on each of them stands here once, without the numbers of pages.
fn edge(out: &mut String, edge: &Edge) {
    let has_numbers = |pieces: &[_]| pieces.iter().any(|piece| !matches!(piece, Piece::Words(_)));
    let sides = [&edge.left, &edge.right].into_iter().filter(|pieces| !has_numbers(pieces));
    let words: Vec<String> = sides
        .map(|pieces| pieces.iter().filter_map(Piece::words).map(|words| escaped(words, Place::Line)).collect())
        .filter(|words: &String| !words.is_empty())
        .map(|words| format!("**{words}**"))
        .collect();
    if !words.is_empty() {
        out.push_str(&words.join(" · "));
        out.push_str("\n\n");
    }
}

fn paragraph(out: &mut String, before: &str, text: &Text) {
    // Within a heading there is no second line.
    let place = if before.starts_with('#') { Place::Cell } else { Place::Line };
    out.push_str(before);
    out.push_str(&inline(text, place));
    out.push_str("\n\n");
}

/// The bullet of the list before.
struct Bullet(char);

impl Bullet {
    fn next(&mut self) -> char {
        self.0 = if self.0 == '-' { '*' } else { '-' };
        self.0
    }
}

fn lines(out: &mut String, lines: &Lines, bullet: char) {
    for (label, value) in &lines.entries {
        let label = escaped(label, Place::Line);
        let value = inline(value, Place::Item);
        let _ = writeln!(out, "{bullet} **{label}:** {value}");
    }
    out.push('\n');
}

fn list(out: &mut String, list: &List, bullet: char) {
    for (number, item) in (1..).zip(&list.items) {
        let mark = if list.numbered { format!("{number}.") } else { bullet.to_string() };
        let _ = writeln!(out, "{mark} {}", inline(item, Place::Item));
    }
    out.push('\n');
}

fn table(out: &mut String, table: &Table, watch: &Watch) -> Result<(), Stopped> {
    let titles = table.columns.iter().map(|column| escaped(&column.title, Place::Cell));
    row(out, titles);
    row(out, table.columns.iter().map(|_| "---".to_owned()));
    for (at, of) in table.rows.iter().enumerate() {
        watch.reached(at, table.rows.len())?;
        match of {
            Row::Group(text) => {
                let head = std::iter::once(format!("**{}**", inline(text, Place::Cell)));
                row(out, head.chain(table.columns.iter().skip(1).map(|_| String::new())));
            }
            Row::Cells(cells) => row(out, cells.iter().map(|text| inline(text, Place::Cell))),
        }
    }
    out.push('\n');
    Ok(())
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out.push('\n');
}

/// Where a text stands: that decides what a line feed in it becomes.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// At the left edge.
    Line,
    /// In an item of a list.
    Item,
    /// In a cell or a heading, which have one line.
    Cell,
}

fn inline(text: &Text, place: Place) -> String {
    let mut out = String::new();
    for run in text.runs() {
        match run {
            Run::Words(words, Style::Plain) => {
                let at_start = out.is_empty();
                out.push_str(&escaped_at(words, place, at_start));
            }
            Run::Words(words, Style::Bold | Style::Open) => weighted(&mut out, "**", words, place),
            Run::Words(words, Style::Italic) => weighted(&mut out, "*", words, place),
            Run::Footnote(at) => {
                let _ = write!(out, "[^{}]", at + 1);
            }
        }
    }
    out
}

/// Marks of weight hold only where no space is within them at either end.
fn weighted(out: &mut String, mark: &str, words: &str, place: Place) {
    let core = words.trim();
    if core.is_empty() {
        out.push_str(&escaped(words, place));
        return;
    }
    let before = &words[..words.len() - words.trim_start().len()];
    let after = &words[words.trim_end().len()..];
    let at_start = out.is_empty();
    out.push_str(&escaped_at(before, place, at_start));
    let _ = write!(out, "{mark}{}{mark}", escaped_at(core, place, false));
    out.push_str(&escaped_at(after, place, false));
}

/// Escapes what Markdown could take for markup, and nothing that a reader would wonder about.
fn escaped(text: &str, place: Place) -> String {
    escaped_at(text, place, true)
}

/// The same for a text that begins in the middle of a line, where fewer signs mean anything.
fn escaped_at(text: &str, place: Place, at_start: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at_start = at_start;
    let mut word_so_far = String::new();
    for c in text.chars() {
        match c {
            '\n' => {
                out.push_str(match place {
                    Place::Line => "\\\n",
                    Place::Item => "\\\n  ",
                    Place::Cell => "<br>",
                });
                at_start = true;
                word_so_far.clear();
                continue;
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // At the start of a line these begin headings, lists and lines.
            '#' | '-' | '+' | '=' | ':' if at_start => {
                out.push('\\');
                out.push(c);
            }
            // `1.` at the start of a line begins a list, whatever the number.
            '.' | ')' if !word_so_far.is_empty() && word_so_far.bytes().all(|byte| byte.is_ascii_digit()) => {
                out.push('\\');
                out.push(c);
            }
            // Four spaces at the start of a line are a block of code; a tab is as good as any space.
            ' ' | '\t' if at_start => out.push_str("&#32;"),
            '\t' => out.push(' '),
            c => out.push(c),
        }
        if at_start || !word_so_far.is_empty() {
            if c.is_ascii_digit() {
                word_so_far.push(c);
            } else {
                word_so_far.clear();
            }
        }
        at_start = false;
    }
    out
}
