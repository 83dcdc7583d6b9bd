//! Which of a programme's activities a cell means, by its expense code or by its title.

use std::cmp::Reverse;
use std::collections::HashMap;

use affianca_domain::{Component, Programme, fold};

/// The component an expense begins with the code of: `JC-AL-R - Allenamento Rinforzato`.
pub(super) fn coded<'p>(programme: &'p Programme, expense: &str) -> Option<&'p Component> {
    programme
        .components
        .iter()
        .filter(|component| {
            let code = component.code.as_str();
            let after = expense.as_bytes().get(code.len());
            expense
                .get(..code.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(code))
                && !after.is_some_and(u8::is_ascii_alphanumeric)
        })
        .max_by_key(|component| component.code.as_str().len())
}

/// The components of a programme by their titles, told by the beginnings of the words: the portal
/// writes «SUPERVISIONE DELL'ATTIVITA'», «Puntualizzazioni delle problematiche», «Allenamento
/// Rinforzato». A table says the same few titles thousands of times.
pub(super) struct Titles<'p> {
    /// Where they are looked up.
    pub programme: &'p Programme,
    found: HashMap<String, Option<&'p Component>>,
}

impl<'p> Titles<'p> {
    /// Nothing looked up yet.
    pub fn new(programme: &'p Programme) -> Self {
        Self {
            programme,
            found: HashMap::new(),
        }
    }

    /// The component a title names.
    pub fn find(&mut self, title: &str) -> Option<&'p Component> {
        if let Some(found) = self.found.get(title) {
            return *found;
        }
        let found = titled(self.programme, title);
        self.found.insert(title.to_owned(), found);
        found
    }
}

fn titled<'p>(programme: &'p Programme, title: &str) -> Option<&'p Component> {
    let told = stems(title);
    programme
        .components
        .iter()
        .filter_map(|component| {
            let stems = stems(&component.title);
            let first = stems.first()?;
            let common = stems.iter().filter(|stem| told.contains(stem)).count();
            let fewer = Reverse(stems.len());
            told.contains(first).then_some((common, fewer, component))
        })
        .max_by_key(|(common, fewer, _)| (*common, *fewer))
        .map(|(.., component)| component)
}

fn stems(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(|word| word.chars().take(6).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_spelling_of_the_manual_names_its_activity() {
        let programme = Programme::job_coach_1103().unwrap();
        for (text, code) in [
            ("ALLENAMENTO E AFFIANCAMENTO", "JC-AL"),
            ("ALLENAMENTO E AFFIANCAMENTO RINFORZATO", "JC-AL-R"),
            ("Allenamento Rinforzato", "JC-AL-R"),
            ("SUPERVISIONE DELL'ATTIVITA'", "JC-SU"),
            ("Puntualizzazioni delle problematiche", "JC-PU"),
            ("definizione programma", "JC-DE"),
            ("Analisi del quadro generale", "JC-AN"),
        ] {
            assert_eq!(
                titled(&programme, text).unwrap().code.as_str(),
                code,
                "{text}"
            );
        }
        for (text, code) in [
            ("JC-AL - Allenamento e affiancamento", "JC-AL"),
            ("jc-al-r - Allenamento Rinforzato", "JC-AL-R"),
            ("JC-SU", "JC-SU"),
        ] {
            assert_eq!(
                coded(&programme, text).unwrap().code.as_str(),
                code,
                "{text}"
            );
        }
        assert_eq!(coded(&programme, "JC-ALX - altro"), None);
        assert_eq!(titled(&programme, "Tirocinio"), None);
    }
}
