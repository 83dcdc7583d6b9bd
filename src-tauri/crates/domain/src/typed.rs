//! What people type and paste, cleaned alike everywhere, and how long it may be.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Longest texts, in characters. The page is given the same figures.
pub mod lengths {
    /// A name, a title, an address, a place.
    pub const LINE: usize = 200;
    /// The code of an OPAL.
    pub const OPAL: usize = 40;
    /// The Id of a voucher.
    pub const VOUCHER_ID: usize = 40;
    /// The number of a register kept on paper, as written on it.
    pub const PAPER_NUMBER: usize = 40;
    /// The description of a request.
    pub const REQUEST_DESCRIPTION: usize = 500;
    /// The description of a session, printed on the register (§3.2).
    pub const SESSION_DESCRIPTION: usize = 400;
    /// A note, a private note.
    pub const NOTE: usize = 2000;
    /// Why a request is refused, a session closed (§2, §3.2).
    pub const REASON: usize = 2000;
}

/// A text on one line, composed, without what cannot be seen; spaces of every kind are one space.
#[must_use]
pub fn clean_line(typed: &str) -> Cow<'_, str> {
    let trimmed = typed.trim();
    let plain = trimmed.bytes().all(|byte| (b' '..0x7F).contains(&byte));
    if plain && !trimmed.contains("  ") {
        return Cow::Borrowed(trimmed);
    }
    let visible: String = trimmed
        .nfc()
        .filter(|letter| !is_invisible(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text of several lines, cleaned as [`visible_lines`], without blanks around it.
#[must_use]
pub fn clean_lines(typed: &str) -> String {
    visible_lines(typed).trim().to_owned()
}

/// A text of several lines still being written, composed, without what cannot be seen: every kind of
/// line end becomes one, tabs and no-break spaces become spaces.
#[must_use]
pub fn visible_lines(typed: &str) -> String {
    let lines = typed.replace("\r\n", "\n");
    lines
        .nfc()
        .filter_map(|letter| match letter {
            // Word's line break, a page break, and the separators of other systems.
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            space if space.is_whitespace() => Some(' '),
            hidden if hidden.is_control() || is_invisible(hidden) => None,
            letter => Some(letter),
        })
        .collect()
}

/// What is said of a text longer than `most` characters.
#[must_use]
pub fn too_long(text: &str, most: usize) -> Option<String> {
    let length = text.chars().count();
    (length > most).then(|| format!("Al massimo {most} caratteri: qui sono {length}."))
}

/// The code of an OPAL as it is kept: one line, capitals.
///
/// # Errors
/// The sentence told beside its field when it is empty, too long, or has other signs.
pub fn opal_code(typed: &str) -> Result<String, String> {
    let opal = clean_line(typed).to_uppercase();
    if opal.is_empty() {
        return Err("Scrivi il codice OPAL, per esempio JC-1-1103/022.".to_owned());
    }
    if let Some(message) = too_long(&opal, lengths::OPAL) {
        return Err(message);
    }
    if !opal
        .chars()
        .all(|sign| sign.is_ascii_alphanumeric() || "-/._".contains(sign))
    {
        return Err("Il codice OPAL ha solo lettere, cifre, «-» e «/».".to_owned());
    }
    Ok(opal)
}

/// Zero-width and direction marks: pasted along with a text, they make equal names differ.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_loses_what_cannot_be_seen_and_keeps_its_words_apart() {
        assert_eq!(clean_line("  Rossi  Bianchi "), "Rossi Bianchi");
        assert_eq!(
            clean_line("  Nicolo\u{300}\t\u{200B}De\r\nRossi\u{0} "),
            "Nicolò De Rossi"
        );
        assert_eq!(
            clean_line("Ros\u{AD}si\u{A0}\tBianchi\u{FEFF}\nVerdi"),
            "Rossi Bianchi Verdi"
        );
    }

    #[test]
    fn a_tab_and_a_word_line_break_keep_the_words_apart() {
        assert_eq!(
            clean_lines("colloquio\tinserimento\u{A0}mirato"),
            "colloquio inserimento mirato"
        );
        for end in ["\r\n", "\r", "\n", "\u{B}", "\u{2028}", "\u{85}"] {
            assert_eq!(
                clean_lines(&format!(" a{end}b\u{200B} ")),
                "a\nb",
                "{end:?}"
            );
        }
        assert_eq!(clean_lines("perche\u{301}\u{7}"), "perché");
    }

    #[test]
    fn a_length_is_counted_in_characters() {
        assert_eq!(too_long("perché", 6), None);
        assert_eq!(
            too_long("perché no", 6).as_deref(),
            Some("Al massimo 6 caratteri: qui sono 9.")
        );
    }

    #[test]
    fn a_code_copied_from_a_page_is_the_code_without_what_came_along() {
        assert_eq!(
            opal_code(" jc-1-1103/022\u{200B}\n").as_deref(),
            Ok("JC-1-1103/022")
        );
        assert!(opal_code("").is_err_and(|why| why.contains("JC-1-1103/022")));
        assert!(opal_code("JC 1").is_err_and(|why| why.contains("solo lettere")));
        assert!(opal_code(&"1".repeat(41)).is_err_and(|why| why.contains("qui sono 41")));
    }
}
