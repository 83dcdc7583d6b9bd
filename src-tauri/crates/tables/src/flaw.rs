//! Cells that hold something else than what they should say.

use std::borrow::Cow;

use crate::encoding::is_garbled;

/// Why what stands in a cell is not to be believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// What a spreadsheet shows where a formula failed, or a column is too narrow.
    #[error("La cella contiene un errore («{0}»): scrivi il valore che manca.")]
    Error(String),
    /// A formula that whoever wrote the file has not worked out.
    #[error(
        "La cella contiene una formula senza risultato: scrivi il valore, oppure apri il file nel foglio di calcolo, salvalo e riprova."
    )]
    NoResult,
    /// A long number that the spreadsheet rounded to show it.
    #[error("«{0}» è un numero che il foglio di calcolo ha arrotondato: scrivi tutte le cifre.")]
    Rounded(String),
    /// Characters already lost when the file was written.
    #[error(
        "«{0}» contiene caratteri illeggibili: riscrivi il testo, o salva di nuovo il file in UTF-8."
    )]
    Unreadable(String),
    /// Letters read in the wrong encoding by whoever wrote the file.
    #[error(
        "In «{0}» le lettere accentate sono guaste: riscrivi il testo, o salva di nuovo il file in UTF-8."
    )]
    Garbled(String),
}

impl Flaw {
    /// What is wrong with a cell that shows `text`.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if is_error(text) {
            Some(Self::Error(text.to_owned()))
        } else if is_formula(text) {
            Some(Self::NoResult)
        } else if is_rounded(text) {
            Some(Self::Rounded(text.to_owned()))
        } else if text.contains('\u{FFFD}') {
            Some(Self::Unreadable(text.to_owned()))
        } else if is_garbled(text) {
            Some(Self::Garbled(text.to_owned()))
        } else {
            None
        }
    }
}

/// `#N/D`, `#VALORE!`, `#NAME?`, `Err:502`, `#####`: in any language a spreadsheet speaks.
fn is_error(text: &str) -> bool {
    if let Some(number) = text.strip_prefix("Err:") {
        return number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(name) = text.strip_prefix('#') else {
        return false;
    };
    let known = ["N/D", "N/A", "N/DISP", "NV"].contains(&name);
    let narrow = name.len() > 1 && name.bytes().all(|byte| byte == b'#');
    let named = name.strip_suffix(['!', '?']).is_some_and(|name| {
        let is_part =
            |letter: char| letter.is_uppercase() || matches!(letter, '/' | '_' | '0'..='9');
        !name.is_empty() && name.chars().all(is_part)
    });
    known || narrow || named
}

/// A formula kept as text, as a table saved with its formulas shown has them.
fn is_formula(text: &str) -> bool {
    text.strip_prefix('=').is_some_and(|rest| {
        let first = rest.trim_start().chars().next();
        first.is_some_and(|letter| letter.is_alphanumeric() || "($+-'\"[".contains(letter))
    })
}

/// `1,23457E+10`: a spreadsheet's way with numbers too long for their column.
fn is_rounded(text: &str) -> bool {
    let is_number = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_digit())
            && text
                .chars()
                .all(|letter| letter.is_ascii_digit() || ",.".contains(letter))
    };
    text.split_once(['E', 'e'])
        .and_then(|(number, power)| Some((number, power.strip_prefix('+')?)))
        .is_some_and(|(number, power)| is_number(number) && is_number(power))
}

/// What a cell says behind what only keeps a spreadsheet from changing it: `="01234"`, `'01234`.
pub(crate) fn unguarded(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let quoted = trimmed
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inner| !inner.replace("\"\"", "").contains('"'));
    if let Some(inner) = quoted {
        return Cow::Owned(inner.replace("\"\"", "\""));
    }
    let guarded = |rest: &&str| {
        rest.starts_with(|first: char| first.is_ascii_digit() || "=+-@".contains(first))
    };
    match trimmed.strip_prefix('\'').filter(guarded) {
        Some(rest) => Cow::Borrowed(rest),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_every_spreadsheet_are_known() {
        for error in [
            "#N/D",
            "#N/A",
            "#VALORE!",
            "#VALUE!",
            "#RIF!",
            "#DIV/0!",
            "#NOME?",
            "#NUM!",
            "#ESPANSIONE!",
            "#SPILL!",
            "Err:502",
            "####",
            " #N/D ",
        ] {
            assert_eq!(
                Flaw::of(error),
                Some(Flaw::Error(error.trim().into())),
                "{error}"
            );
        }
        for text in [
            "",
            "#",
            "#1",
            "#12",
            "n. 3!",
            "Err: vedi nota",
            "Errore!",
            "# 4",
            "JC-AL",
        ] {
            assert_eq!(Flaw::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_formula_kept_as_text_has_no_result() {
        for text in [
            "=A1",
            "=CERCA.VERT(A2;B:C;2;FALSO)",
            "= somma(A1:A3)",
            "=+A1",
            "=\"a\"&B1",
        ] {
            assert_eq!(Flaw::of(text), Some(Flaw::NoResult), "{text}");
        }
        assert_eq!(Flaw::of("=="), None);
    }

    #[test]
    fn numbers_and_letters_already_lost_are_told() {
        let flaw = |text: &str| Flaw::of(text).unwrap_or(Flaw::NoResult);
        assert_eq!(flaw("1,23457E+10"), Flaw::Rounded("1,23457E+10".into()));
        assert_eq!(flaw("3.93E+11"), Flaw::Rounded("3.93E+11".into()));
        assert_eq!(
            flaw("Ros\u{FFFD}i"),
            Flaw::Unreadable("Ros\u{FFFD}i".into())
        );
        assert_eq!(flaw("NicolÃ²"), Flaw::Garbled("NicolÃ²".into()));
        for text in ["JC-1E+2", "12E", "E+4", "Nicolò", "1E3", "+39 0422"] {
            assert_eq!(Flaw::of(text), None, "{text}");
        }
    }

    #[test]
    fn what_guards_a_text_is_no_part_of_it() {
        for (text, wanted) in [
            ("=\"01234567897\"", "01234567897"),
            ("=\"a\"\"b\"", "a\"b"),
            ("'0422123456", "0422123456"),
            ("'+39 0422", "+39 0422"),
            ("'Ndrangheta", "'Ndrangheta"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
        ] {
            assert_eq!(unguarded(text), wanted);
        }
    }
}
