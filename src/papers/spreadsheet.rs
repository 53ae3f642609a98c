//! What spreadsheets do with texts.

use std::borrow::Cow;

/// Signs that make a spreadsheet compute a cell, and their full-width forms: some spreadsheets take those for the same.
const COMPUTES: [char; 8] = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// The text of a cell that no spreadsheet computes, in whatever file or on whatever clipboard: where it would, an
/// apostrophe before it says that it is text.
///
/// Spaces and what cannot be seen do not count: some spreadsheets take them away before they look. A tab or a line end at
/// the beginning may move the rest into a cell of its own.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let begins = cell.chars().find(|c| !is_passed_over(*c));
    let moves = cell.starts_with(['\t', '\r', '\n']);
    if moves || begins.is_some_and(|first| COMPUTES.contains(&first)) { format!("'{cell}").into() } else { cell.into() }
}

/// A space, a control, a mark that has no width.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_begins_like_a_formula_behind_whatever_cannot_be_seen_is_a_text() {
        for cell in [
            "=cmd()",
            "+1",
            "-1",
            "@SUM(A1)",
            " =cmd()",
            "\n=cmd()",
            "\u{a0}\u{3000}=1",
            "\u{feff}=1",
            "\u{200b}-1",
            "\u{7}=1",
            "\u{ff1d}cmd()",
            " \u{ff0b}1",
            "\u{ff0d}1",
            "\u{ff20}x",
            "\tx",
            "\rx",
            "\nx",
        ] {
            assert_eq!(harmless(cell), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["", " ", "a = b", "Review §3 – 4", "'=already", "–1", "1 + 1"] {
            assert_eq!(harmless(cell), cell, "{cell:?}");
        }
    }
}
