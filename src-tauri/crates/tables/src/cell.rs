//! What a cell says, however it is spaced and capitalised.

use std::borrow::Cow;

use affianca_domain::fold;

/// Whether two cells say the same, however they are capitalised or spaced.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// Letters and figures only, folded.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(char::is_alphanumeric);
    folded
}

/// A cell on one line, without what cannot be seen.
pub(crate) fn clean(cell: &str) -> Cow<'_, str> {
    let trimmed = cell.trim();
    let plain = trimmed.bytes().all(|byte| (b' '..0x7F).contains(&byte));
    if plain && !trimmed.contains("  ") {
        return Cow::Borrowed(trimmed);
    }
    let visible: String = trimmed
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_cleaned_of_what_cannot_be_seen() {
        assert_eq!(clean("  Rossi  Bianchi "), "Rossi Bianchi");
        assert_eq!(
            clean("Ros\u{AD}si\u{A0}\tBianchi\u{FEFF}\nVerdi"),
            "Rossi Bianchi Verdi"
        );
    }

    #[test]
    fn cells_are_the_same_whatever_their_capitals_accents_and_spaces() {
        assert!(same("CPI  Treviso", "c.p.i. treviso"));
        assert!(same("Città", "CITTA'"));
        assert!(!same("Treviso", "Trevisan"));
    }
}
