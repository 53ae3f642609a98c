//! The writer of HTML: one file that needs no other, reads well on a screen and prints well.
//!
//! Nothing in it can be executed: texts are escaped, there is no script, and the page forbids any.

mod style;

use std::fmt::Write as _;

use super::document::{Block, Document, Edge, Heading, Lines, List, Page, Piece, Row, Run, Style, Table, Text};
use super::watch::{Stopped, Watch};

/// Writes a document as one page of HTML.
pub fn write(document: &Document, watch: &Watch) -> Result<String, Stopped> {
    let mut out = String::new();
    head(&mut out, document);
    edge(&mut out, "header", &document.page.header);
    out.push_str("<main>\n");
    for (at, block) in document.blocks.iter().enumerate() {
        watch.reached(at, document.blocks.len())?;
        match block {
            Block::Title(text) => element(&mut out, "h1", text),
            Block::Subtitle(text) => element(&mut out, "p class=\"subtitle\"", text),
            Block::Paragraph(text) => element(&mut out, "p", text),
            Block::Heading(it) => heading(&mut out, it),
            Block::Lines(it) => lines(&mut out, it),
            Block::List(it) => list(&mut out, it),
            Block::Table(it) => table(&mut out, it, &document.page, watch)?,
        }
    }
    footnotes(&mut out, document);
    out.push_str("</main>\n");
    edge(&mut out, "footer", &document.page.footer);
    out.push_str("</body>\n</html>\n");
    Ok(out)
}

fn head(out: &mut String, document: &Document) {
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
        escaped(&document.language)
    );
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"Rapporteur\">\n");
    let title = [&document.title, &document.subject].into_iter().filter(|part| !part.trim().is_empty());
    let title = title.map(|part| escaped(part)).collect::<Vec<_>>().join(" – ");
    let _ = write!(out, "<title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n", style::sheet(&document.page));
}

/// What stands on every printed page stands once on the screen: above the text and below it.
fn edge(out: &mut String, name: &str, edge: &Edge) {
    let words = |pieces: &[Piece]| {
        // A screen has no pages to count.
        if pieces.iter().any(Piece::counts) {
            String::new()
        } else {
            pieces.iter().filter_map(Piece::words).map(escaped).collect()
        }
    };
    let _ = writeln!(out, "<{name}><span>{}</span><strong>{}</strong></{name}>", words(&edge.left), words(&edge.right));
}

/// An element with a text; `tag` may carry attributes.
fn element(out: &mut String, tag: &str, text: &Text) {
    let name = tag.split(' ').next().unwrap_or(tag);
    let _ = write!(out, "<{tag} dir=\"auto\">");
    inline(out, text);
    let _ = writeln!(out, "</{name}>");
}

fn heading(out: &mut String, heading: &Heading) {
    let level = heading.level.clamp(1, 3) + 1;
    let class = if heading.on_new_page { " class=\"new-page\"" } else { "" };
    let _ = write!(out, "<h{level}{class} dir=\"auto\">");
    if !heading.number.is_empty() {
        let _ = write!(out, "<span class=\"number\">{}</span> ", escaped(&heading.number));
    }
    inline(out, &heading.text);
    let _ = writeln!(out, "</h{level}>");
}

fn lines(out: &mut String, lines: &Lines) {
    let class = if lines.quiet { " class=\"quiet\"" } else { "" };
    let _ = writeln!(out, "<dl{class} style=\"--label: {:.0}mm\">", lines.label_width);
    for (label, value) in &lines.entries {
        let _ = write!(out, "<dt>{}</dt>", escaped(label));
        element(out, "dd", value);
    }
    out.push_str("</dl>\n");
}

fn list(out: &mut String, list: &List) {
    let name = if list.numbered { "ol" } else { "ul" };
    let _ = writeln!(out, "<{name}>");
    for item in &list.items {
        element(out, "li", item);
    }
    let _ = writeln!(out, "</{name}>");
}

fn table(out: &mut String, table: &Table, page: &Page, watch: &Watch) -> Result<(), Stopped> {
    out.push_str("<table>\n<colgroup>");
    for width in table.widths(page.text_width()) {
        let _ = write!(out, "<col style=\"width: {:.2}%\">", width / page.text_width() * 100.0);
    }
    out.push_str("</colgroup>\n<thead><tr>");
    for column in &table.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(&column.title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (at, row) in table.rows.iter().enumerate() {
        watch.reached(at, table.rows.len())?;
        match row {
            Row::Group(text) => {
                let _ = write!(
                    out,
                    "<tr class=\"group\"><th colspan=\"{}\" scope=\"rowgroup\" dir=\"auto\">",
                    table.columns.len()
                );
                inline(out, text);
                out.push_str("</th></tr>\n");
            }
            Row::Cells(cells) => {
                out.push_str("<tr>");
                for text in cells {
                    out.push_str("<td dir=\"auto\">");
                    inline(out, text);
                    out.push_str("</td>");
                }
                out.push_str("</tr>\n");
            }
        }
    }
    out.push_str("</tbody>\n</table>\n");
    Ok(())
}

fn footnotes(out: &mut String, document: &Document) {
    if document.footnotes.is_empty() {
        return;
    }
    out.push_str("<section class=\"footnotes\">\n");
    for (number, text) in (1..).zip(&document.footnotes) {
        let _ = write!(out, "<p id=\"footnote-{number}\"><sup><a href=\"#mark-{number}\">{number}</a></sup> ");
        inline(out, text);
        out.push_str("</p>\n");
    }
    out.push_str("</section>\n");
}

fn inline(out: &mut String, text: &Text) {
    for run in text.runs() {
        match run {
            Run::Words(words, style) => {
                let (open, close) = match style {
                    Style::Plain => ("", ""),
                    Style::Bold => ("<strong>", "</strong>"),
                    Style::Italic => ("<em>", "</em>"),
                    Style::Open => ("<strong class=\"open\">", "</strong>"),
                };
                let _ = write!(out, "{open}{}{close}", escaped(words).replace('\n', "<br>"));
            }
            Run::Footnote(at) => {
                let number = at + 1;
                let _ = write!(out, "<sup><a id=\"mark-{number}\" href=\"#footnote-{number}\">{number}</a></sup>");
            }
        }
    }
}

/// Text as it can stand in an element and in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
