//! Columns recognised in any order and however they are written.

use crate::{Error, MOST_COLUMNS, Result, plain};

/// Headings are looked for no further down than this: above them stand titles, not data.
pub(crate) const DEEPEST: usize = 30;

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

    /// The column told by its label.
    fn labelled(label: &str) -> Option<Self> {
        let mut columns = Self::ALL.iter().copied();
        columns.find(|column| column.label() == label)
    }

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

/// Names the columns of one kind of table: an enum that is a [`Heading`].
///
/// First how few known headings still are a row of headings, what is said when there is no such
/// row, and which columns are missing from those a table `has`; then each column with its heading
/// and how else that is written.
#[macro_export]
macro_rules! columns {
    ($(#[$doc:meta])* $columns:ident, $fewest:literal, $none:literal, $missing:expr;
     $($name:ident = $label:literal $(| $other:literal)*;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $columns { $($name,)* }

        impl $columns {
            /// The heading as the user is told it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $($columns::$name => $label,)* }
            }
        }

        impl $crate::Heading for $columns {
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

    /// How many columns were recognised.
    #[must_use]
    pub fn known(&self) -> usize {
        self.known
    }

    /// Where a column stands.
    #[must_use]
    pub fn place(&self, column: C) -> Option<usize> {
        self.places.get(column.index()).copied().flatten()
    }

    /// Where a column stands, put at the end when the table has none.
    pub(crate) fn place_or_add(&mut self, column: C) -> usize {
        let place = self.place(column).unwrap_or(self.width);
        if place == self.width {
            self.width += 1;
            self.put(column, place);
        }
        place
    }

    /// Every place a known column stands in.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> {
        self.places.iter().copied().flatten()
    }

    /// Refuses a table whose columns do not suffice, or that has one of them twice.
    ///
    /// # Errors
    /// [`Error::ColumnTwice`], [`Error::ColumnsMissing`].
    pub fn check(&self) -> Result<()> {
        if let Some((column, first, second)) = self.twice {
            return Err(Error::ColumnTwice {
                label: column.label(),
                first: first + 1,
                second: second + 1,
            });
        }
        let missing = C::missing(|column| self.place(column).is_some());
        if missing.is_empty() {
            return Ok(());
        }
        let labels = missing.into_iter().map(Heading::label);
        Err(Error::ColumnsMissing(labels.collect()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::tests::Column;

    #[test]
    fn headings_are_known_in_any_order_case_and_accent() {
        let row = ["AFFINITA'", " ore:minuti", "Note", "nome", "COGNOME  "];
        let headings = Headings::<Column>::of(row).unwrap();
        assert_eq!(headings.place(Column::Affinity), Some(0));
        assert_eq!(headings.place(Column::Hours), Some(1));
        assert_eq!(headings.place(Column::Name), Some(3));
        assert_eq!(headings.place(Column::Surname), Some(4));
        assert_eq!((headings.known(), headings.width), (4, 5));
        assert_eq!(headings.ignored, ["Note"]);
    }

    #[test]
    fn the_row_that_knows_most_is_the_row_of_headings() {
        let rows = [
            vec!["Ore", "Nome", "Elenco"],
            vec!["Cognome", "Nome", "Ore"],
            vec!["Cognome", "Nome", "Ore"],
        ];
        let (place, headings) = Headings::<Column>::best(rows.into_iter()).unwrap();
        assert_eq!((place, headings.known()), (1, 3));
        assert!(Headings::<Column>::best([vec!["Nome", "Elenco"]].into_iter()).is_none());
    }

    #[test]
    fn every_missing_column_is_named() {
        let missing = |row: &[&'static str]| {
            let headings = Headings::<Column>::of(row.iter().copied()).unwrap();
            headings.check().map_err(|error| error.to_string())
        };
        assert_eq!(missing(&["Cognome", "Nome", "Ore"]), Ok(()));
        assert_eq!(
            missing(&["Cognome", "Ore"]),
            Err("Manca la colonna «Nome».".into())
        );
        assert_eq!(
            missing(&["Ore", "Affinità"]),
            Err("Mancano le colonne «Cognome» e «Nome».".into())
        );
        assert_eq!(
            missing(&["Cognome", "Nato il"]),
            Err("Mancano le colonne «Nome» e «Ore».".into())
        );
    }

    #[test]
    fn a_column_that_comes_twice_is_refused_with_both_places() {
        let row = ["Cognome", "Nome", "Ore", "Note", "Ore:minuti"];
        let error = Headings::<Column>::of(row).unwrap().check().unwrap_err();
        assert_eq!(
            error.to_string(),
            "La colonna «Ore» compare due volte (colonne 3 e 5): togline una e riprova."
        );
    }
}
