//! How a page of HTML looks: on a screen one calm column, in print A4 with the same edges as a Word file.

use std::fmt::Write as _;

use super::super::document::{Page, Piece};

/// What does not depend on the paper.
const COMMON: &str = "\
:root { color-scheme: light; --ink: #1b1f24; --quiet: #5f6670; --line: #c9ced6; --heading: #1f3a5f; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 10pt/1.45 Arial, \"Liberation Sans\", Helvetica, \"Noto Sans\", sans-serif; overflow-wrap: anywhere; }
header, footer { display: flex; justify-content: space-between; gap: 1em; color: var(--quiet); font-size: 8pt; }
header { border-bottom: 1px solid var(--line); padding-bottom: 4px; margin-bottom: 24px; }
footer { border-top: 1px solid var(--line); padding-top: 4px; margin-top: 32px; }
h1 { font-size: 17pt; line-height: 1.25; color: var(--heading); margin: 0 0 12px; }
h2 { font-size: 12pt; color: var(--heading); margin: 22px 0 6px; }
h3 { font-size: 10pt; margin: 16px 0 5px; }
h4 { font-size: 9.5pt; color: var(--quiet); margin: 12px 0 4px; }
h1, h2, h3, h4 { break-after: avoid; }
.number { display: inline-block; min-width: 1.6em; }
p { margin: 0 0 8px; orphans: 2; widows: 2; }
.subtitle { color: var(--quiet); font-size: 11pt; }
dl { display: grid; grid-template-columns: var(--label) 1fr; gap: 4px 10px; margin: 0 0 14px; }
dt { font-weight: bold; }
.quiet dt { font-weight: normal; color: var(--quiet); }
dd { margin: 0; min-width: 0; }
dt, dd, li { break-inside: avoid; }
ol, ul { margin: 0 0 10px; padding-left: 1.7em; }
li { margin-bottom: 4px; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 8.5pt; line-height: 1.35; margin: 0 0 12px; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: start; vertical-align: top; padding: 4px 6px; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
thead th { background: #e9edf2; }
.group th { background: #f5f7f9; color: var(--heading); break-after: avoid; }
.group { break-after: avoid; }
.open { color: #7a4b00; background: #fcefcb; padding: 0 2px; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
thead th, .group th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
sup { line-height: 0; font-size: 70%; }
sup a { color: inherit; text-decoration: none; }
.footnotes { border-top: 1px solid var(--line); margin-top: 28px; padding-top: 6px; font-size: 8pt; color: var(--quiet); }
";

/// In print the words at the edges are on every page: every browser repeats the head and the foot of a table, and so the
/// whole page is one. The boxes in the margins of a page, made for this, are known to some browsers only.
const PRINT: &str = "\
@media print {
body { display: table; width: 100%; table-layout: fixed; }
header { display: table-header-group; break-inside: avoid; }
footer { display: table-footer-group; break-inside: avoid; }
main { display: table-row-group; }
header span, footer span { float: left; }
header strong, footer strong { float: right; }
header span, header strong { margin-bottom: 12px; }
footer span, footer strong { margin-top: 12px; }
.new-page { break-before: page; }
}
";

/// So much of the margins above and below the words at the edges take, in millimetres.
const EDGE: f32 = 7.0;

/// The style sheet of a paper on that sheet.
pub fn sheet(page: &Page) -> String {
    let mut css = COMMON.to_owned();
    let (width, _) = page.size();
    let [top, right, bottom, left] = page.margins();
    let _ =
        writeln!(css, "@media screen {{ body {{ max-width: {width}mm; margin: 0 auto; padding: 12mm {right}mm; }} }}");
    css.push_str(PRINT);
    // Pages are counted at the edge, where a browser can do that; the others have a count of their own.
    let orientation = if page.landscape { "landscape" } else { "portrait" };
    let (top, bottom) = (top - EDGE, bottom - EDGE);
    let _ = writeln!(css, "@page {{ size: A4 {orientation}; margin: {top}mm {right}mm {bottom}mm {left}mm;");
    for (edge, vertical) in [(&page.header, "top"), (&page.footer, "bottom")] {
        for (pieces, side) in [(&edge.left, "left"), (&edge.right, "right")] {
            if pieces.iter().any(Piece::counts) {
                let _ = writeln!(
                    css,
                    "@{vertical}-{side} {{ content: {}; font: 8pt Arial, \"Liberation Sans\", sans-serif; color: #5f6670; white-space: nowrap; }}",
                    content(pieces)
                );
            }
        }
    }
    css.push_str("}\n");
    css
}

/// Words as strings of CSS, numbers of pages as its counters.
fn content(pieces: &[Piece]) -> String {
    let parts = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => string(words),
        Piece::PageNumber => "counter(page)".to_owned(),
        Piece::PageCount => "counter(pages)".to_owned(),
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// A string of CSS. Whatever is no letter, digit or space is given by its number: no text can end the string or the sheet.
fn string(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}
