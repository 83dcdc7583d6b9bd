//! Texts made comparable, however they were typed.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case without diacritics, for comparing names typed in different ways.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match letter {
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ø' => folded.push('o'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_folds_to_one_form_however_it_is_written() {
        for (typed, folded) in [
            ("Niccolò", "niccolo"),
            ("NICCOLO\u{300}", "niccolo"),
            ("Łukasz Đorđević", "lukasz dordevic"),
            ("Søren Æbelø", "soren aebelo"),
            ("Straße", "strasse"),
            ("IŞIK ışık", "isik isik"),
            ("œuvre þorn ð", "oeuvre thorn d"),
            ("", ""),
        ] {
            assert_eq!(fold(typed), folded, "{typed}");
        }
    }
}
