//! What is searched, compared and sorted by: only letters and figures count, however a name was typed.

use crate::fold::fold;

/// A text as searches compare it: folded, without apostrophes, hyphens, spaces and other signs, so that
/// `D'Angelo`, `D’Angelo`, `d angelo` and `dangelo` are one.
#[must_use]
pub fn sought(text: &str) -> String {
    // `ʼ` and its like are letters to Unicode, and apostrophes to who types them.
    let counts = |sign: &char| sign.is_alphanumeric() && !matches!(sign, '\u{2B0}'..='\u{2FF}');
    fold(text).chars().filter(counts).collect()
}

/// The words typed in a search, each as [`sought`]; a word of signs alone is none.
pub fn sought_words(typed: &str) -> impl Iterator<Item = String> {
    typed
        .split_whitespace()
        .map(sought)
        .filter(|word| !word.is_empty())
}

/// Several texts as one is found by: each as [`sought`], apart from each other.
#[must_use]
pub fn found_by<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().map(sought).collect::<Vec<_>>().join(" ")
}

/// What a person is sorted and found by.
#[must_use]
pub fn person_found_by(surname: &str, name: &str, tax_code: &str) -> String {
    found_by([surname, name, tax_code])
}

/// What an employer is sorted and found by.
#[must_use]
pub fn employer_found_by(name: &str, municipality: &str, tax_code: &str) -> String {
    found_by([name, municipality, tax_code])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_hyphens_and_spaces_do_not_count() {
        for typed in [
            "d'angelo",
            "d’angelo",
            "D ANGELO",
            "d´angelo",
            "d`angelo",
            "dʼangelo",
            "dangelo",
            "D‘Angelo",
            "d-angelo",
            "D′Angelo",
        ] {
            assert_eq!(sought(typed), "dangelo", "{typed}");
        }
        assert_eq!(sought("Dalla Costa"), sought("dallacosta"));
        assert_eq!(sought("jc 1 1103 201"), sought("JC-1-1103/201"));
        assert_eq!(sought("Nicolo'"), sought("Nicolò"));
        assert_eq!(sought("ROSSI–BIANCHI"), sought("rossi bianchi"));
        assert_eq!(sought("Ștefan ț"), "stefant");
        assert_eq!(sought("' - €"), "");
    }

    #[test]
    fn words_of_signs_alone_are_no_words() {
        let words: Vec<_> = sought_words("sofia - d'ang  ’").collect();
        assert_eq!(words, ["sofia", "dang"]);
    }

    #[test]
    fn texts_stand_apart_so_that_none_is_found_across_them() {
        let found = person_found_by("D’Angelo", "Maria Grazia", "DNGMGR80A41L736X");
        assert_eq!(found, "dangelo mariagrazia dngmgr80a41l736x");
        assert!(!found.contains(&sought("angelo maria")));
        assert_eq!(
            employer_found_by("L'Orto s.r.l.", "Treviso", ""),
            "lortosrl treviso "
        );
    }
}
