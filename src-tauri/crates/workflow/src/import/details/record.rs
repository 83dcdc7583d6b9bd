//! What the archive holds of somebody, and what becomes of it when a row says something else.

use std::collections::HashMap;

use affianca_tables::same;

/// Somebody of the archive: every field as text, in its kind's order.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub id: i64,
    pub texts: Vec<String>,
}

/// Everybody of one kind, found by what tells them apart.
#[derive(Debug, Default)]
pub(super) struct Records(HashMap<String, Vec<Record>>);

/// What is to be stored of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Planned {
    /// Whose it is; none for somebody new.
    pub id: Option<i64>,
    /// Every field as it will be.
    pub texts: Vec<String>,
    /// The labels of those that change.
    pub changed: Vec<&'static str>,
}

/// A record and a row put together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Merged {
    pub texts: Vec<String>,
    /// Fields that become something else, with their label.
    pub changed: Vec<(&'static str, String)>,
    /// Fields that say something else here and there, in a sentence each.
    pub differences: Vec<String>,
}

impl Records {
    pub fn add(&mut self, key: String, record: Record) {
        self.0.entry(key).or_default().push(record);
    }

    /// Everybody under one key: more than one where nothing tells them apart.
    pub fn of(&self, key: &str) -> &[Record] {
        self.0.get(key).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Merged {
    /// What is empty here is filled; what differs is kept, unless the row is to be taken for it.
    pub fn of(labels: &[&'static str], here: &[String], there: &[String], overwrite: bool) -> Self {
        let mut merged = Self::default();
        for ((label, here), there) in labels.iter().zip(here).zip(there) {
            let differs = !there.is_empty() && !same(here, there);
            if differs && !here.is_empty() {
                merged
                    .differences
                    .push(format!("{label}: nell’archivio {here}, nel file {there}."));
            }
            let taken = differs && (overwrite || here.is_empty());
            if taken {
                merged.changed.push((label, there.clone()));
            }
            merged.texts.push(if taken { there } else { here }.clone());
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: [&str; 3]) -> Vec<String> {
        texts.map(str::to_owned).to_vec()
    }

    const LABELS: [&str; 3] = ["Nome", "Telefono", "E-mail"];

    #[test]
    fn what_is_empty_is_filled_and_what_differs_is_kept() {
        let here = texts(["Mario", "0422 1", ""]);
        let there = texts(["MARIO", "0422 2", "mario@posta.it"]);
        let merged = Merged::of(&LABELS, &here, &there, false);
        assert_eq!(merged.texts, texts(["Mario", "0422 1", "mario@posta.it"]));
        assert_eq!(merged.changed, [("E-mail", "mario@posta.it".to_owned())]);
        assert_eq!(
            merged.differences,
            ["Telefono: nell’archivio 0422 1, nel file 0422 2."]
        );
    }

    #[test]
    fn the_table_is_taken_when_asked_for_and_never_empties_a_field() {
        let here = texts(["Mario", "0422 1", "mario@posta.it"]);
        let there = texts(["", "0422 2", ""]);
        let merged = Merged::of(&LABELS, &here, &there, true);
        assert_eq!(merged.texts, texts(["Mario", "0422 2", "mario@posta.it"]));
        assert_eq!(merged.changed.len(), 1);
        let again = Merged::of(&LABELS, &merged.texts, &there, true);
        assert!(again.changed.is_empty() && again.differences.is_empty());
    }
}
