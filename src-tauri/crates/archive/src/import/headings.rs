//! Columns recognised in any order and however they are written: the manual's own, and those of
//! other tables.

use super::{MOST_COLUMNS, plain};
use crate::{Error, Result};

/// Headings are looked for no further down than this: above them stand titles, not data.
pub(super) const DEEPEST: usize = 30;

/// The columns of one kind of table.
pub trait Heading: Copy + PartialEq + 'static {
    /// Every column there is.
    const ALL: &'static [Self];
    /// A row with fewer known headings is not the row of headings.
    const FEWEST: usize;
    /// What is said when no row of headings is found.
    const NONE_FOUND: &'static str;

    /// Its place among all.
    fn index(self) -> usize;

    /// The heading as the user is told it.
    fn label(self) -> &'static str;

    /// How else it is written.
    fn other_names(self) -> &'static [&'static str];

    /// The columns without which the table says too little, when `has` does not find them.
    fn missing(has: impl Fn(Self) -> bool) -> Vec<Self>;

    /// The column a heading names.
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

macro_rules! columns {
    ($(#[$doc:meta])* $columns:ident, $fewest:literal, $none:literal, $missing:expr;
     $($name:ident = $label:literal $(| $other:literal)*;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $columns { $($name,)* }

        impl $columns {
            /// The heading as the user is told it.
            pub(in crate::import) const fn label(self) -> &'static str {
                match self { $($columns::$name => $label,)* }
            }
        }

        impl $crate::import::headings::Heading for $columns {
            const ALL: &'static [Self] = &[$($columns::$name,)*];
            const FEWEST: usize = $fewest;
            const NONE_FOUND: &'static str = $none;

            fn index(self) -> usize {
                self as usize
            }

            fn label(self) -> &'static str {
                self.label()
            }

            fn other_names(self) -> &'static [&'static str] {
                match self { $($columns::$name => &[$($other,)*],)* }
            }

            fn missing(has: impl Fn(Self) -> bool) -> Vec<Self> {
                let missing: fn(&dyn Fn(Self) -> bool) -> Vec<Self> = $missing;
                missing(&has)
            }
        }
    };
}

pub(super) use columns;

columns! {
    /// A column of the table of requests, in the manual's words.
    Column,
    3,
    "Non si trovano le intestazioni della tabella delle richieste (Stato preselezione, Codice OPAL, Cognome, Nome, Codice fiscale, CPI, Voce di spesa, Ore…): serve la riga con i nomi delle colonne, come sul portale.",
    |has| {
        use Column::{Centre, Component, Expense, Hours, Name, Opal, State, Surname, TaxCode};
        let mut missing: Vec<Column> = [State, Opal, Surname, Name, TaxCode, Centre, Hours]
            .into_iter()
            .filter(|column| !has(*column))
            .collect();
        if !has(Expense) && !has(Component) {
            missing.push(Expense);
        }
        missing
    };
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

/// Which cell of a row holds which column.
#[derive(Clone, Debug)]
pub struct Headings<C: Heading> {
    places: Vec<Option<usize>>,
    /// How many cells a row should have.
    pub width: usize,
    /// Headings nobody asked for.
    pub ignored: Vec<String>,
    known: usize,
    twice: Option<(C, usize, usize)>,
}

impl<C: Heading> Headings<C> {
    /// The headings a row holds, or `None` when it is some other row.
    pub fn of<'a>(row: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut headings = Self {
            places: vec![None; C::ALL.len()],
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
            match C::of(heading) {
                None => headings.ignored.push(heading.trim().to_owned()),
                Some(column) => headings.put(column, place),
            }
        }
        (headings.known >= C::FEWEST).then_some(headings)
    }

    fn put(&mut self, column: C, place: usize) {
        if let Some(slot) = self.places.get_mut(column.index()) {
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
    pub fn place(&self, column: C) -> Option<usize> {
        self.places.get(column.index()).copied().flatten()
    }

    /// Refuses a table whose columns do not suffice, or that has one of them twice.
    ///
    /// # Errors
    /// `IMPORT_COLUMNS`.
    pub fn check(&self) -> Result<()> {
        if let Some((column, first, second)) = self.twice {
            return Err(Error::refused(
                "IMPORT_COLUMNS",
                format!(
                    "La colonna «{}» compare due volte (colonne {} e {}): togline una e riprova.",
                    column.label(),
                    first + 1,
                    second + 1
                ),
            ));
        }
        let missing: Vec<String> = C::missing(|column| self.place(column).is_some())
            .into_iter()
            .map(|column| format!("«{}»", column.label()))
            .collect();
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
pub(super) fn none_found<C: Heading>() -> Error {
    Error::refused("IMPORT_NO_HEADINGS", C::NONE_FOUND)
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
        let headings = Headings::<Column>::of(row).unwrap();
        assert_eq!(headings.place(Column::Amount), Some(0));
        assert_eq!(headings.place(Column::Hours), Some(1));
        assert_eq!(headings.place(Column::Opal), Some(2));
        assert_eq!(headings.place(Column::ActivityState), Some(3));
        assert_eq!(headings.place(Column::TaxCode), Some(5));
        assert_eq!(headings.ignored, ["Note"]);
    }

    #[test]
    fn every_missing_column_is_named() {
        let headings = Headings::<Column>::of(["Codice OPAL", "Cognome", "Nome", "Ore"]).unwrap();
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
        let message = Headings::<Column>::of(row)
            .unwrap()
            .check()
            .unwrap_err()
            .message();
        assert!(
            message.contains("«Ore» compare due volte (colonne 4 e 6)"),
            "{message}"
        );
    }

    #[test]
    fn no_two_columns_answer_to_one_name() {
        let mut names: Vec<String> = <Column as Heading>::ALL
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
