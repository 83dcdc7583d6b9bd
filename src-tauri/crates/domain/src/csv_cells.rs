//! What every table written for a spreadsheet has to say and to avoid, whoever writes it.

use std::borrow::Cow;

/// Between the cells of a row, where the comma divides decimals.
pub const CSV_SEPARATOR: u8 = b';';
/// Without it a spreadsheet takes the file for the system's old encoding.
pub const CSV_MARK: &str = "\u{FEFF}";

/// What a formula begins with, in half and in full width as some systems take them.
const OF_FORMULAS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text as a cell: one that begins like a formula, after whatever blanks, gets an apostrophe, so
/// that it stays a text.
#[must_use]
pub fn csv_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(OF_FORMULAS) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula() {
        for text in [
            "=1+1",
            "+39 0422",
            "-5",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u{A0}@A1",
            "＝1",
            "＋1",
            "－1",
            "＠A1",
        ] {
            assert_eq!(csv_cell(text), format!("'{text}"));
        }
        for text in ["", "Città", "JC-1-1103/014", "a=b", "'già", " Rossi"] {
            assert_eq!(csv_cell(text), text);
        }
    }
}
