//! Finding people and employers by words: each word typed somewhere in the column they are found by.

use affianca_domain::words::sought_words;

/// Nobody types more words than this to find a person.
const MOST_WORDS: usize = 8;

/// The condition on `column` that every word of `text` is in it, numbered after `before` others,
/// with its values. An index that holds `column` answers it without reading the table.
pub(crate) fn containing(column: &str, text: &str, before: usize) -> (String, Vec<String>) {
    let words: Vec<String> = sought_words(text).take(MOST_WORDS).collect();
    let conditions: Vec<String> = (1..=words.len())
        .map(|number| format!("instr({column}, ?{}) > 0", before + number))
        .collect();
    let condition = match (conditions.is_empty(), text.trim().is_empty()) {
        (false, _) => conditions.join(" AND "),
        (true, true) => "1".to_owned(),
        // Signs alone, of which no name is made: never true, and no constant, for which SQLite
        // would give up the index that the question names.
        (true, false) => format!("length({column}) < 0"),
    };
    (condition, words)
}
