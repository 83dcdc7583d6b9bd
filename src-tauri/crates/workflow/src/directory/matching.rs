//! Finding people and employers by words: each word typed, folded, somewhere in the folded column.

use affianca_domain::fold;

/// Nobody types more words than this to find a person.
const MOST_WORDS: usize = 8;

/// The condition on `column` that every word of `text` is in it, numbered after `before` others,
/// with its values. An index that holds `column` answers it without reading the table.
pub(crate) fn containing(column: &str, text: &str, before: usize) -> (String, Vec<String>) {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split_whitespace()
        .take(MOST_WORDS)
        .map(str::to_owned)
        .collect();
    let conditions: Vec<String> = (1..=words.len())
        .map(|number| format!("instr({column}, ?{}) > 0", before + number))
        .collect();
    let condition = if conditions.is_empty() {
        "1".to_owned()
    } else {
        conditions.join(" AND ")
    };
    (condition, words)
}
