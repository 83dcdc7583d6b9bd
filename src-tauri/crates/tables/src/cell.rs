//! What a cell says, however it is spaced and capitalised.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_the_same_whatever_their_capitals_accents_and_spaces() {
        assert!(same("CPI  Treviso", "c.p.i. treviso"));
        assert!(same("Città", "CITTA'"));
        assert!(!same("Treviso", "Trevisan"));
    }
}
