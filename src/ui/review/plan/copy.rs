//! Cells as text for a spreadsheet: tabs between cells, a line per row.

use crate::papers::spreadsheet::harmless;

/// A table as tab-separated text. A cell with tabs, line ends or quotes stands in quotes, as spreadsheets write it.
pub(super) fn tsv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let lines = rows.into_iter().map(|cells| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t"));
    lines.collect::<Vec<_>>().join("\n")
}

fn quoted(cell: &str) -> String {
    let cell = harmless(cell);
    if cell.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::tsv;

    #[test]
    fn a_cell_stays_a_cell_and_a_text_a_text() {
        let rows =
            [vec!["No.", "Action"], vec!["A.1", "Say \"no\"\nto all"], vec!["A.2", "=cmd()"], vec!["\n=cmd()", "a\tb"]];
        let rows = rows.map(|row| row.into_iter().map(str::to_owned).collect());
        assert_eq!(tsv(rows), "No.\tAction\nA.1\t\"Say \"\"no\"\"\nto all\"\nA.2\t'=cmd()\n\"'\n=cmd()\"\t\"a\tb\"");
    }
}
