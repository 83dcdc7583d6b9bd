//! The manual's columns, recognised in any order and however they are written.

use std::fmt;

use super::{MOST_COLUMNS, plain};
use crate::{Error, Result};

/// Headings are looked for no further down than this: above them stand titles, not data.
pub(super) const DEEPEST: usize = 30;
/// A row with fewer known headings is not the row of headings.
const FEWEST: usize = 3;

macro_rules! columns {
    ($($name:ident = $label:literal $(| $other:literal)*;)*) => {
        /// A column of the table of requests.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Column { $($name,)* }

        impl Column {
            const ALL: &[Self] = &[$(Self::$name,)*];
            const COUNT: usize = Self::ALL.len();

            /// The heading in the manual's words.
            pub(super) const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }

            fn other_names(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($other,)*],)* }
            }
        }
    };
}

columns! {
    State = "Stato preselezione" | "Situazione" | "Stato richiesta";
    RequestDate = "Data richiesta";
    NotifiedDate = "Data notifica" | "Data di notifica" | "Notificata il";
    Opal = "Codice OPAL" | "OPAL";
    Description = "Descrizione" | "Descrizione OPAL";
    Holder = "Titolare" | "Ente titolare";
    Surname = "Cognome";
    Name = "Nome";
    TaxCode = "Codice fiscale" | "CF";
    Centre = "CPI" | "Centro per l’impiego";
    VoucherId = "Id voucher" | "Identificativo voucher";
    VoucherKind = "Tipo voucher" | "Tipo di voucher" | "Tipologia voucher";
    ActivityState = "Stato attività";
    Component = "Componente" | "Attività";
    Expense = "Voce di spesa";
    Hours = "Ore" | "Ore:minuti" | "Ore concordate";
    Amount = "Importo" | "Importo EUR" | "Valore";
}

impl Column {
    fn of(heading: &str) -> Option<Self> {
        let heading = plain(heading);
        Self::ALL.iter().copied().find(|column| {
            plain(column.label()) == heading
                || column
                    .other_names()
                    .iter()
                    .any(|name| plain(name) == heading)
        })
    }
}

impl fmt::Display for Column {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.label())
    }
}

/// Which cell of a row holds which column.
#[derive(Clone, Debug)]
pub(super) struct Headings {
    places: [Option<usize>; Column::COUNT],
    /// How many cells a row should have.
    pub width: usize,
    /// Headings nobody asked for.
    pub ignored: Vec<String>,
    known: usize,
    twice: Option<(Column, usize, usize)>,
}

impl Headings {
    /// The headings a row holds, or `None` when it is some other row.
    pub fn of<'a>(row: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut headings = Self {
            places: [None; Column::COUNT],
            width: 0,
            ignored: Vec::new(),
            known: 0,
            twice: None,
        };
        for (place, heading) in row.into_iter().enumerate().take(MOST_COLUMNS) {
            if heading.trim().is_empty() {
                continue;
            }
            headings.width = place + 1;
            match Column::of(heading) {
                None => headings.ignored.push(heading.trim().to_owned()),
                Some(column) => headings.put(column, place),
            }
        }
        (headings.known >= FEWEST).then_some(headings)
    }

    fn put(&mut self, column: Column, place: usize) {
        if let Some(slot) = self.places.get_mut(column as usize) {
            match *slot {
                Some(first) => self.twice = self.twice.or(Some((column, first, place))),
                None => {
                    *slot = Some(place);
                    self.known += 1;
                }
            }
        }
    }

    /// The best row of headings among the first ones, with its place.
    pub fn best<'a, R>(rows: impl Iterator<Item = R>) -> Option<(usize, Self)>
    where
        R: IntoIterator<Item = &'a str>,
    {
        rows.take(DEEPEST)
            .enumerate()
            .filter_map(|(place, row)| Some((place, Self::of(row)?)))
            // The first of equals: a table pasted page by page repeats its headings.
            .reduce(|best, next| {
                if next.1.known > best.1.known {
                    next
                } else {
                    best
                }
            })
    }

    /// How many of the manual's columns were recognised.
    pub fn known(&self) -> usize {
        self.known
    }

    /// Where a column stands.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    /// Refuses a table whose columns do not suffice, or that has one of them twice.
    ///
    /// # Errors
    /// `IMPORT_COLUMNS`.
    pub fn check(&self) -> Result<()> {
        use Column::{Centre, Component, Expense, Hours, Name, Opal, State, Surname, TaxCode};
        if let Some((column, first, second)) = self.twice {
            return Err(Error::refused(
                "IMPORT_COLUMNS",
                format!(
                    "La colonna «{column}» compare due volte (colonne {} e {}): togline una e riprova.",
                    first + 1,
                    second + 1
                ),
            ));
        }
        let mut missing: Vec<String> = [State, Opal, Surname, Name, TaxCode, Centre, Hours]
            .into_iter()
            .filter(|column| self.place(*column).is_none())
            .map(|column| format!("«{column}»"))
            .collect();
        if self.place(Expense).is_none() && self.place(Component).is_none() {
            missing.push(format!("«{Expense}»"));
        }
        match missing.as_slice() {
            [] => Ok(()),
            [one] => Err(Error::refused(
                "IMPORT_COLUMNS",
                format!("Manca la colonna {one}."),
            )),
            [more @ .., last] => Err(Error::refused(
                "IMPORT_COLUMNS",
                format!("Mancano le colonne {} e {last}.", more.join(", ")),
            )),
        }
    }
}

/// What is said when no row of headings was found.
pub(super) fn none_found() -> Error {
    Error::refused(
        "IMPORT_NO_HEADINGS",
        "Non si trovano le intestazioni della tabella delle richieste (Stato preselezione, Codice OPAL, Cognome, Nome, Codice fiscale, CPI, Voce di spesa, Ore…): serve la riga con i nomi delle colonne, come sul portale.",
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn headings_are_known_in_any_order_case_and_accent() {
        let row = [
            "IMPORTO €",
            "ore:minuti",
            " Codice  opal",
            "STATO ATTIVITA'",
            "Note",
            "c.f.",
        ];
        let headings = Headings::of(row).unwrap();
        assert_eq!(headings.place(Column::Amount), Some(0));
        assert_eq!(headings.place(Column::Hours), Some(1));
        assert_eq!(headings.place(Column::Opal), Some(2));
        assert_eq!(headings.place(Column::ActivityState), Some(3));
        assert_eq!(headings.place(Column::TaxCode), Some(5));
        assert_eq!(headings.ignored, ["Note"]);
    }

    #[test]
    fn every_missing_column_is_named() {
        let headings = Headings::of(["Codice OPAL", "Cognome", "Nome", "Ore"]).unwrap();
        assert_eq!(
            headings.check().unwrap_err().message(),
            "Mancano le colonne «Stato preselezione», «Codice fiscale», «CPI» e «Voce di spesa»."
        );
    }

    #[test]
    fn a_column_that_comes_twice_is_refused_with_both_places() {
        let row = [
            "Codice OPAL",
            "Cognome",
            "Nome",
            "Ore",
            "Note",
            "Ore concordate",
        ];
        let message = Headings::of(row).unwrap().check().unwrap_err().message();
        assert!(
            message.contains("«Ore» compare due volte (colonne 4 e 6)"),
            "{message}"
        );
    }

    #[test]
    fn no_two_columns_answer_to_one_name() {
        let mut names: Vec<String> = Column::ALL
            .iter()
            .flat_map(|column| {
                std::iter::once(&column.label())
                    .chain(column.other_names())
                    .map(|name| plain(name))
                    .collect::<Vec<_>>()
            })
            .collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
